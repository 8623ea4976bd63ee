"""A large site as the stock themes of documentation write it, made up here: no two pages are alike."""

import random
from collections.abc import Iterator
from pathlib import Path

ADDRESS = "https://docs.example"

_WORDS = (
    "a the of to and in is for with on as by or from that each one when it file page name value option build site theme"
    " text list table line block code call path index query result default order section field entry client server"
).split()
_ICONS = ("menu", "search", "sun", "moon", "edit", "next", "back", "top")
_CLASSES = ("k", "n", "o", "p", "s2", "mi", "nf", "c1", "kn", "nn")

_SNIPPET = """<script async src="https://www.googletagmanager.com/gtag/js?id=G-ABC1234567"></script>
<script>
  window.dataLayer = window.dataLayer || [];
  function gtag(){dataLayer.push(arguments);}
  gtag('js', new Date());
  gtag('config', 'G-ABC1234567');
</script>"""
_FONTS = '<link rel="stylesheet" href="https://fonts.googleapis.com/css2?family=Roboto:wght@400;700&amp;display=swap">'

_PAGE = """<!DOCTYPE html>
<html class="no-js" lang="en" data-content-root="../">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Example 1.0">
<title>{title} - Example documentation</title>
<link rel="canonical" href="{address}/{file}">
<link rel="index" title="Index" href="../index.html"><link rel="next" title="Next" href="{next}">
<link rel="stylesheet" type="text/css" href="../static/theme.css?v=1"><link rel="icon" href="../static/icon.png">
{fonts}
<style>:root {{ --accent: #2962ff; --text: #222 }} @media print {{ .sidebar {{ display: none }} }}</style>
<script>document.documentElement.classList.replace("no-js", "js")</script>
{snippet}
</head>
<body data-scheme="auto">
<script>document.body.dataset.scheme = localStorage.getItem("scheme") || "auto";</script>
<svg xmlns="http://www.w3.org/2000/svg" style="display: none">{icons}</svg>
<header class="top"><a class="brand" href="../index.html" title="Example">Example</a>
<button type="button" class="icon" aria-label="Menu"><svg><use href="#svg-menu"></use></svg></button>
<form action="../search.html" method="get" role="search"><input type="search" name="q" placeholder="Search"></form>
</header>
<aside class="sidebar"><nav aria-label="Pages"><ul>
{navigation}
</ul></nav></aside>
<main id="content" role="main"><article>
<h1>{title}<a class="headerlink" href="#content" title="Link to this heading">#</a></h1>
{sections}
</article>
<nav class="related"><a href="{next}" rel="next">Next <svg><use href="#svg-next"></use></svg></a></nav>
</main>
<footer class="foot"><p>Made with <a href="https://generator.example/" rel="nofollow">Example</a>.
<a href="../privacy/index.html">Privacy</a></p></footer>
<script src="../static/doctools.js?v=2"></script><script src="../static/theme.js" defer></script>
<script>
  window.addEventListener("load", () => {{ for (let i = 0; i < 3; i++) document.body.dataset.loaded = i; }});
</script>
</body>
</html>
"""

_SMALL = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{0}</title></head><body><h1>{0}</h1></body></html>
"""

_SECTION = """<section id="part-{part}"><h2>{title}<a class="headerlink" href="#part-{part}">#</a></h2>
{texts}
<div class="highlight-python"><div class="highlight"><pre>{code}</pre></div></div></section>"""
_TEXT = '<p>{words} See <a class="reference external" href="https://other.example/{number}/{part}">there</a>.</p>'
_TABLE = """<table class="docutils"><thead><tr><th>Name</th><th>Value</th></tr></thead>
<tbody>{rows}</tbody></table>"""
_FILM = '<iframe width="560" height="315" src="https://www.youtube.com/embed/film{:07}" title="A film"></iframe>'


def write_foreign_site(folder: Path, pages: int) -> None:
    """Write a site with so many pages: some of them carry code of vendors, most a snippet that counts visits."""
    static = folder / "static"
    static.mkdir(parents=True)
    (static / "theme.css").write_text("body { color: #222; background: url(paper.png) }\n", "utf-8")
    (static / "theme.js").write_text('document.querySelector(".icon").addEventListener("click", () => {});\n', "utf-8")
    (static / "doctools.js").write_text("const Documentation = { init: () => {} };\n", "utf-8")
    for name, title in (("index.html", "Example"), ("privacy/index.html", "Privacy policy")):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(_SMALL.format(title), "utf-8")
    for number in range(pages - 2):
        file = _file(number)
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_text(_page(number, pages - 2), "utf-8")


def _file(number: int) -> str:
    return f"part-{number // 250}/page-{number}.html"


def _page(number: int, pages: int) -> str:
    chosen = random.Random(number)
    near = [(number + step) % pages for step in range(-20, 20)]
    return _PAGE.format(
        title=_sentence(chosen, 4).rstrip("."),
        address=ADDRESS,
        file=_file(number),
        next=f"../{_file((number + 1) % pages)}",
        fonts=_FONTS if number % 4 == 0 else "",
        snippet=_SNIPPET if number % 2 == 0 else "",
        icons="".join(_icon(name) for name in _ICONS),
        navigation="\n".join(
            f'<li class="toctree-l1"><a class="reference internal" href="../{_file(one)}">Page {one}</a></li>'
            for one in near
        ),
        sections="\n".join(_sections(chosen, number)),
    )


def _sections(chosen: random.Random, number: int) -> Iterator[str]:
    for part in range(6):
        texts = (
            _TEXT.format(words=" ".join(_sentence(chosen, 12) for _ in range(5)), number=number, part=part)
            for _ in range(3)
        )
        yield _SECTION.format(part=part, title=_sentence(chosen, 5), texts="\n".join(texts), code=_code(chosen))
    rows = (f"<tr><td>{_sentence(chosen, 2)}</td><td><code>{_sentence(chosen, 1)}</code></td></tr>" for _ in range(12))
    yield _TABLE.format(rows="".join(rows))
    if number % 10 == 0:
        yield _FILM.format(number)


def _code(chosen: random.Random) -> str:
    return "\n".join(
        " ".join(f'<span class="{chosen.choice(_CLASSES)}">{chosen.choice(_WORDS)}</span>' for _ in range(6))
        for _ in range(8)
    )


def _icon(name: str) -> str:
    lines = "".join(f'<line x1="{at}" y1="{at * 2}" x2="{at + 9}" y2="{at}"></line>' for at in range(4))
    return f'<symbol id="svg-{name}" viewBox="0 0 24 24"><title>{name}</title>{lines}</symbol>'


def _sentence(chosen: random.Random, words: int) -> str:
    return " ".join(chosen.choices(_WORDS, k=words)).capitalize() + "."
