"""Random style sheets and declarations: every property and function that takes an address, in every kind of rule."""

import random

from tools.attack.generators.spelling import address

_PROPERTIES = (
    "background background-image border-image border-image-source list-style list-style-image cursor content mask "
    "mask-image -webkit-mask-image mask-border-source -webkit-mask-box-image-source shape-outside filter "
    "backdrop-filter clip-path offset-path fill stroke marker-start src --u behavior -moz-binding symbols color inset"
).split()
_FUNCTIONS = (
    "url({q})",
    "url({q})",
    "url({a})",
    "url( {a} )",
    "URL({q})",
    "u\\72l({q})",
    "src({q})",
    "image({q})",
    "image-set({q} 1x)",
    "image-set(url({q}) 1x, url({a}) 2x)",
    "-webkit-image-set(url({q}) 1x)",
    "image-set({q} type({t}) 1x)",
    "cross-fade(url({q}), url({a}), 50%)",
    "-webkit-cross-fade(url({q}), url({a}), 50%)",
    "-moz-image-rect(url({q}), 0, 1, 1, 0)",
    "var(--none, url({q}))",
    "var(--u)",
    "image-set(var(--s) 1x)",
    "env(none, url({q}))",
    "attr(title type(<url>), url({q}))",
    "if(else: url({q}))",
    "light-dark(url({q}), url({a}))",
    "element(#b), url({q})",
    "paint(x, url({q}))",
    "url({q} crossorigin(anonymous))",
    "linear-gradient(red, red), url({q})",
    "{q}",
    "none",
)
_SELECTORS = (
    "*",
    "p",
    ".a",
    "#b",
    "p::before",
    "li::marker",
    "a:visited",
    ":root",
    "body",
    "p:has(x), div",
    "[title='//x']",
)
_AROUND = (
    "{r}",
    "{r}",
    "{r}",
    "@media all{{{r}}}",
    "@media print{{{r}}}",
    "@supports (display: block){{{r}}}",
    "@supports not (display: x){{{r}}}",
    "@layer x{{{r}}}",
    "@scope (body){{{r}}}",
    "@container (min-width: 0px){{{r}}}",
    "@starting-style{{{r}}}",
    "div{{{r}}}",
    "@-moz-document url-prefix(){{{r}}}",
    "@page{{{r}}}",
    "<!-- {r} -->",
    "/* {r} */",
    "@namespace x; {r}",
    "@x y; {r}",
    "@x{{y}} {r}",
    "{r}}}{r}",
    "p{{color:'\n{r}",
    "p{{x:({r}",
)
_WHOLE = (
    "@import {q};",
    "@import url({a});",
    "@import url({q}) layer(x) screen;",
    "@import {q} supports(display: block);",
    "@\\69mport {q};",
    "@IMPORT/**/{q};",
    "@charset 'utf-8';@import {q};",
    "@layer a, b;@import {q};",
    "@namespace {q};@import {q};",
    "<!--@import {q};",
    "@import {q}",
    "@import url({a}",
    "@import {a};",
    "@import url({j});",
    "@import {q} {j}",
    "@import url({j}",
    "@import {j}",
    "@import 'x' url({j});",
    ";@import {q};",
    "@font-face{{font-family:q;src:url({q}) format('woff2'),local(x),url({a})}}body{{font-family:q}}",
    "@font-face{{font-family:q;src:{q},url({a})}}*{{font:9px q}}",
    "@property --u{{syntax:'<image>';inherits:true;initial-value:url({q})}}",
    "@counter-style q{{system:cyclic;symbols:url({q}) 'x'}}ul{{list-style:q}}",
    "@keyframes q{{from{{background:url({q})}}to{{background:url({a})}}}}*{{animation:q 1s infinite}}",
    "@function --f(){{result:url({q})}}p{{background:--f()}}",
    ":root{{--s:{q};--u:url({a})}}",
)


def style_sheet(rng: random.Random) -> str:
    """Return a style sheet of a few rules."""
    rules = (_filled(rng, rng.choice(_WHOLE)) if rng.random() < 0.35 else _rule(rng) for _ in range(rng.randint(1, 4)))
    return rng.choice(("", "\n", " ")).join(rules)


def declarations(rng: random.Random) -> str:
    """Return what a `style` attribute may hold."""
    return ";".join(_declaration(rng) for _ in range(rng.randint(1, 2)))


def value(rng: random.Random) -> str:
    """Return a value of some property."""
    return _filled(rng, rng.choice(_FUNCTIONS))


def _rule(rng: random.Random) -> str:
    rule = f"{rng.choice(_SELECTORS)}{{{declarations(rng)}}}"
    return rng.choice(_AROUND).format(r=rule)


def _declaration(rng: random.Random) -> str:
    name = rng.choice(_PROPERTIES)
    name = name.upper() if rng.random() < 0.1 and not name.startswith("--") else name
    important = rng.choice(("", "", " !important", "/**/"))
    return f"{name}:{value(rng)}{important}"


def _filled(rng: random.Random, pattern: str) -> str:
    quote = rng.choice("\"'")
    bare = address(rng)
    bare = bare if not set(bare) & set(" \t\n\x0c\x01\"'()") else "//HOST/a"
    text = address(rng).replace("\n", "\\a " if rng.random() < 0.5 else "").replace("\x0c", "").replace(quote, "")
    kind = "'image/png'"
    # What no parser of CSS takes for an address, but a scanner may.
    junk = address(rng) + rng.choice(("", " 1x", '"', "'", "(b", "\x01", "\n", "\\", "\\\n", "/**/", "{", ")x"))
    return pattern.format(q=f"{quote}{_escaped(rng, text)}{quote}", a=_escaped(rng, bare), t=kind, j=junk)


def _escaped(rng: random.Random, text: str) -> str:
    """Write a few characters outside of HOST as escapes of CSS."""
    if rng.random() < 0.75:
        return text.replace("\\", "\\\\")
    parts = text.split("HOST")
    return "HOST".join("".join(_escape(rng, character) for character in part) for part in parts)


def _escape(rng: random.Random, character: str) -> str:
    if rng.random() < 0.5 and character != "\\":
        return character
    number = ord(character)
    return rng.choice((f"\\{number:x} ", f"\\{number:06x}", f"\\{number:x}\n"))
