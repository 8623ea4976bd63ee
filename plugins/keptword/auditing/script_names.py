"""What a script is, by what it says of itself: a library and its version, a generator's own script, a bundle.

Of a script that cannot be read this tells a person whether it is one that half the web has, or one to be looked at.
"""

import re

# A comment at the very beginning says what the file is: `/*! jQuery v3.7.1 | (c) …`, `/*! * Bootstrap v5.3.3 (…`.
_FIRST_COMMENT = re.compile(r"[\s;(!'\"\w]{0,40}?/\*[*!]?(.{0,600}?)\*/", re.DOTALL)
_PACKAGE = re.compile(
    r"(?:@(?:license|preserve|name|module|file)\b:?\s*)?"
    r"(?P<name>@?[A-Za-z][\w@/.-]*(?: [A-Z][\w.]*| JavaScript Library)?)"
    r"[\s,:-]+(?:version[ :]*)?v?(?P<version>\d+(?:\.\d+)+(?:-[\w.]+)?)",
    re.IGNORECASE,
)
_DECORATION = re.compile(r"^[\s*=~#-]+|[\s*=~#-]+$")

# What only these have in them; the surer stands first. Of a bundle it is the tool that tells, of a library its face.
_KNOWN: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("doctools of Sphinx", re.compile(r"utilities for all (?:Sphinx HTML )?documentation|\bDocumentation\.init\(")),
    ("search of Sphinx", re.compile(r"utilities for the full-text search|\bSearch\.setIndex\(")),
    ("search of MkDocs", re.compile(r"\bbase_url\b[\s\S]{0,4000}search_index\.json|mkdocs-search-results")),
    ("Material for MkDocs", re.compile(r"\bdata-md-component\b")),
    ("a bundle of Docusaurus", re.compile(r"webpackChunk\w*docusaurus|docusaurus\.config")),
    ("a bundle of Next.js", re.compile(r"webpackChunk_N_E|__NEXT_DATA__|self\.__next_f\b")),
    ("a bundle of Nuxt", re.compile(r"__NUXT__|webpackJsonp\w*nuxt")),
    ("a bundle of Gatsby", re.compile(r"webpackChunk\w*gatsby|___gatsby")),
    ("a bundle of Astro", re.compile(r"astro-island|astro:page-load|astro:after-swap")),
    ("a bundle of VitePress", re.compile(r"\bVPNav|\bvitepress\b")),
    ("a bundle of SvelteKit", re.compile(r"__sveltekit_")),
    ("a bundle of Angular", re.compile(r"webpackChunk\w*angular|\bng-version\b")),
    ("React", re.compile(r"react-dom(?:\.production|-client)|__REACT_DEVTOOLS_GLOBAL_HOOK__")),
    ("Vue", re.compile(r"__VUE__\b|__VUE_DEVTOOLS|@vue/shared")),
    ("Google Tag Manager's snippet", re.compile(r"gtm\.start")),
    (
        "a bundle of webpack",
        re.compile(
            r"webpackChunk|webpackJsonp|__webpack_require__|webpackBootstrap|/\*! For license information please see"
        ),
    ),
    ("a bundle of Vite", re.compile(r"__vite__mapDeps|vite:preloadError|__vitePreload")),
    ("a bundle of Parcel", re.compile(r"\bparcelRequire")),
    ("a bundle of Browserify", re.compile(r"Cannot find module '\"\+|MODULE_NOT_FOUND\"[,;]")),
    ("a bundle of Rollup", re.compile(r"^\s*(?:import\{[^}]*\}from\"\./|System\.register\()")),
    ("a bundle of esbuild", re.compile(r"Object\.defineProperty;var \w+=\(\w+,\w+,\w+\)=>\w+ in \w+\?")),
    ("Emscripten's loader", re.compile(r"\bENVIRONMENT_IS_NODE\b")),
)

# The scripts of generators' themes as they stand in built sites: by where they are and what they have in them.
_STOCK: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        "Material for MkDocs",
        re.compile(r"(?:^|/)assets/javascripts/bundle\.[0-9a-f]{8}\.min\.js"),
        re.compile(r"data-md-component"),
    ),
    (
        "search of Material for MkDocs",
        re.compile(r"(?:^|/)assets/javascripts/workers/search\.[0-9a-f]{8}\.min\.js"),
        re.compile(r"lunr"),
    ),
    (
        "search of MkDocs",
        re.compile(r"(?:^|/)search/(?:main|worker)\.js"),
        re.compile(r"search_index\.json|mkdocs-search-results"),
    ),
    (
        "doctools of Sphinx",
        re.compile(r"(?:^|/)_static/doctools\.js"),
        re.compile(r"utilities for all (?:Sphinx HTML )?documentation"),
    ),
    (
        "search of Sphinx",
        re.compile(r"(?:^|/)_static/searchtools\.js"),
        re.compile(r"utilities for the full-text search"),
    ),
)

_LOOKED_AT = 400_000
"""So many characters are looked at: the faces of bundles stand at their beginning."""


def script_name(code: str) -> str:
    """Return what a script is, in a few words for people; empty where it does not say."""
    if found := _by_first_comment(code):
        return found
    looked_at = code[:_LOOKED_AT]
    return next((name for name, face in _KNOWN if face.search(looked_at)), "")


def stock_script(file: str, code: str) -> str:
    """Return which script of a generator's theme a file of a site is; empty where it is none of those known."""
    return next((name for name, path, face in _STOCK if path.search(file) and face.search(code)), "")


def _by_first_comment(code: str) -> str:
    comment = _FIRST_COMMENT.match(code[:800])
    if comment is None:
        return ""
    lines = [_DECORATION.sub("", line) for line in comment[1].splitlines()]
    # The name stands in the first words; further down are those of authors and of what it was made from.
    for line in [line for line in lines if line][:2]:
        if (found := _PACKAGE.match(line)) and found["name"].lower() not in ("version", "copyright", "license"):
            name = found["name"].removesuffix(" JavaScript Library").strip(" -")
            return f"{name.removesuffix('.min.js').removesuffix('.js')} {found['version']}"
    return ""
