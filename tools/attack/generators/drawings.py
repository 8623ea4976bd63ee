"""Random SVG and XHTML files: references, presentation attributes, animation, style, and what XML adds."""

import random

from tools.attack.generators.sheets import declarations, style_sheet, value
from tools.attack.generators.spelling import address

_SVG = "http://www.w3.org/2000/svg"
_XHTML = "http://www.w3.org/1999/xhtml"
_XLINK = "http://www.w3.org/1999/xlink"
_PRESENTATION = (
    "fill stroke clip-path mask filter marker-start marker-end cursor mask-image style background-image".split()
)
_ELEMENTS = (
    "image image use feImage a script linearGradient pattern textPath mpath tref cursor filter animate set rect "
    "foreignObject style discard audio video iframe link meta object embed source img"
).split()
_INSTRUCTIONS = (
    '<?xml-stylesheet href="{a}"?>',
    '<?xml-stylesheet type="text/css" href="{a}"?>',
    '<?xml-stylesheet type="text/xsl" href="{a}"?>',
    '<!DOCTYPE {r} [<!ENTITY e "{a}">]>',
    '<!DOCTYPE {r} SYSTEM "{a}">',
    '<!DOCTYPE {r} PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "{a}">',
)


def drawing_file(rng: random.Random) -> str:
    """Return an SVG file."""
    inner = "".join(svg_element(rng, 2) for _ in range(rng.randint(1, 4)))
    prefixes = f'xmlns:xlink="{_XLINK}" xmlns:h="{_XHTML}" xmlns:x="{_XLINK}"'
    return f'{_prologue(rng, "svg")}<svg xmlns="{_SVG}" {prefixes} width="90" height="90">{inner}</svg>'


def formula_file(rng: random.Random) -> str:
    """Return an XHTML file, with SVG and MathML in it."""
    inner = "".join(_xhtml_element(rng) for _ in range(rng.randint(1, 3)))
    head = "<head><title>x</title></head>"
    prefixes = f'xmlns:xlink="{_XLINK}" xmlns:s="{_SVG}" xmlns:h="{_XHTML}" xmlns:x="{_XLINK}"'
    return f'{_prologue(rng, "html")}<html xmlns="{_XHTML}" {prefixes}>{head}<body>{inner}</body></html>'


def svg_element(rng: random.Random, depth: int) -> str:
    """Return an element of SVG, well formed; `xlink` has to be declared around it."""
    name = rng.choice(_ELEMENTS)
    inside = "".join(svg_element(rng, depth - 1) for _ in range(rng.randint(0, 2))) if depth else ""
    attributes = [f'{rng.choice(("href", "xlink:href", "href", "x:href", "src"))}="{_address(rng)}"']
    if name in ("animate", "set"):
        target = rng.choice(("href", "xlink:href", "fill", "mask", "cursor", "style", "src", "clip-path"))
        to = _address(rng) if "href" in target or target == "src" else f"url({_address(rng)})"
        attributes = [f'attributeName="{target}"', f'{rng.choice(("to", "values", "from", "by"))}="{to}"', 'dur="0.1s"']
        wrapped = f"<{name} {' '.join(attributes)}/>"
        return rng.choice(
            (f'<image width="9" height="9">{wrapped}</image>', f'<rect width="9" height="9">{wrapped}</rect>')
        )
    if name == "style":
        css = style_sheet(rng).replace("&", "").replace("]]>", "").replace("\x01", "")
        return f"<style><![CDATA[{css}]]></style>" if rng.random() < 0.5 else f"<style>{_text(css)}</style>"
    if rng.random() < 0.3:
        property_ = rng.choice(_PRESENTATION)
        attributes = [f'{property_}="{_quoted(declarations(rng) if property_ == "style" else value(rng))}"']
    if name == "link":
        attributes.append(f'rel="{rng.choice(("stylesheet", "preload", "preconnect", "icon"))}" as="image"')
    if name in ("img", "iframe", "object", "embed", "source", "meta", "link", "audio", "video") and rng.random() < 0.7:
        name = f"h:{name}"
        attributes.append(f'data="{_address(rng)}"' if name == "h:object" else 'autoplay=""')
    return f'<{name} width="9" height="9" {" ".join(attributes)}>{inside}</{name}>'


def _xhtml_element(rng: random.Random) -> str:
    choice = rng.random()
    if choice < 0.35:
        return f'<svg xmlns="{_SVG}">{svg_element(rng, 1)}</svg>'
    name, attribute = rng.choice(
        (("img", "src"), ("h:img", "src"), ("iframe", "src"), ("object", "data"), ("input type='image'", "src"),
         ("link rel='stylesheet'", "href"), ("link rel='preconnect'", "href"), ("video", "poster"), ("script", "src"),
         ("a", "href"), ("IMG", "src"), ("img", "SRC"), ("img srcset='/a 9x'", "xlink:href"), ("p", "style"))
    )  # fmt: skip
    what = _quoted(declarations(rng)) if attribute == "style" else _address(rng)
    return f'<{name} {attribute}="{what}"></{name.split()[0]}>'


def _prologue(rng: random.Random, root: str) -> str:
    if rng.random() < 0.75:
        return '<?xml version="1.0"?>' if rng.random() < 0.5 else ""
    return rng.choice(_INSTRUCTIONS).format(a=_address(rng), r=root)


def _address(rng: random.Random) -> str:
    return _quoted(address(rng))


def _quoted(text: str) -> str:
    return _text(text).replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;")


def _text(text: str) -> str:
    clean = "".join(character for character in text if character >= " " or character in "\t\n\r")
    return clean.replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "")
