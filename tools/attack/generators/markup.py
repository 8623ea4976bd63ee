"""Random HTML: elements that fetch, in whatever spelling, inside whatever changes how they are parsed."""

import html
import random
from collections.abc import Callable

from tools.attack.generators.drawings import svg_element
from tools.attack.generators.refreshes import refresh
from tools.attack.generators.sheets import declarations, style_sheet, value
from tools.attack.generators.spelling import address, tag

_URL_ATTRIBUTES = (
    "src href data srcset poster background action formaction ping cite longdesc usemap lowsrc dynsrc code codebase "
    "archive classid manifest profile icon xlink:href imagesrcset attributionsrc content value to values from style "
    "srcdoc"
).split()
_ANY_ELEMENTS = (
    "img image input video audio source track embed object iframe frame link script base meta a area form button body "
    "table td th tr col thead svg use feImage math mi style template p div q select option portal fencedframe model "
    "applet bgsound param html head marquee hr li picture slot dialog x-y"
).split()
_RELS = (
    "stylesheet preload prefetch preconnect dns-prefetch modulepreload icon manifest next search prerender alternate "
    "canonical apple-touch-icon mask-icon author help license me pingback prev compression-dictionary expect"
).split()
_AS = ("image", "script", "style", "font", "fetch", "track", "video", "document", "json", "", "worker", "object")
_TYPES = (
    "image/webp image/png image/x-png image/png;x=y image/jpg image/gif image/svg+xml image/avif x/y image/bmp "
    "image/tiff image/x-icon image/heic image/jxl image/* application/pdf"
).split()
_SCRIPT_TYPES = (
    "",
    "module",
    "text/javascript",
    "text/plain",
    "application/json",
    "text/jscript",
    "importmap",
    "speculationrules",
)
_WRAPPERS = (
    "<svg>{i}</svg>",
    "<svg>{i}",
    "<svg><foreignObject>{i}</foreignObject></svg>",
    "<svg><title>{i}</title></svg>",
    "<svg><desc>{i}</desc></svg>",
    "<svg><style>{i}</style></svg>",
    "<svg><defs>{i}</defs></svg>",
    "<svg><a>{i}</a></svg>",
    "<svg><script>{i}</script></svg>",
    "<svg><![CDATA[{i}]]></svg>",
    "<math>{i}</math>",
    "<math><mi>{i}</mi></math>",
    "<math><mtext>{i}</mtext></math>",
    "<math><svg>{i}</svg></math>",
    "<svg><math>{i}</math></svg>",
    '<math><annotation-xml encoding="text/html">{i}</annotation-xml></math>',
    "<math><annotation-xml>{i}</annotation-xml></math>",
    "<math><mglyph>{i}</mglyph></math>",
    "<template>{i}</template>",
    "<template><div>{i}</div></template>",
    "<svg><template>{i}</template></svg>",
    '<div><template shadowrootmode="open">{i}</template></div>',
    '<div><template shadowrootmode="closed">{i}</template></div>',
    "<noscript>{i}</noscript>",
    "<noscript><svg>{i}</svg></noscript>",
    "<select>{i}</select>",
    "<select><option>{i}</option></select>",
    "<select><button>{i}</button></select>",
    "<table>{i}</table>",
    "<table><tr>{i}</tr></table>",
    "<table><colgroup>{i}</colgroup></table>",
    "<table><caption>{i}</caption></table>",
    "<picture>{i}</picture>",
    "<picture><span>{i}</span></picture>",
    "<picture><svg>{i}</svg></picture>",
    "<video preload=none>{i}</video>",
    "<video muted autoplay>{i}</video>",
    "<audio>{i}</audio>",
    "<object>{i}</object>",
    "<object data=/none>{i}</object>",
    "<textarea>{i}</textarea>",
    "<title>{i}</title>",
    "<style>{i}</style>",
    "<xmp>{i}</xmp>",
    "<noembed>{i}</noembed>",
    "<noframes>{i}</noframes>",
    "<iframe>{i}</iframe>",
    "<!-- {i} -->",
    "<!-- {i} --!>",
    "<!--> {i} -->",
    "<? {i} ?>",
    "<![CDATA[{i}]]>",
    "<script type=text/plain>{i}</script>",
    "<p title='{i}'>x</p>",
    "<div hidden>{i}</div>",
    "<details>{i}</details>",
    "<dialog>{i}</dialog>",
    "<div popover>{i}</div>",
    "<button>{i}</button>",
    "<a href=/>{i}</a>",
    "<b><p>{i}</b></p>",
    "<form>{i}</form>",
    "<head>{i}</head>",
    "<body>{i}</body>",
    "</p>{i}",
    "</template>{i}",
    "</svg>{i}",
    "<plaintext>{i}",
    "<ruby>{i}</ruby>",
    "<map name=m>{i}</map>",
)


def markup(rng: random.Random, count: int) -> str:
    """Return a few elements, each in up to four others."""
    return "\n".join(_nested(rng, rng.choice((0, 0, 1, 1, 2, 3, 4))) for _ in range(count))


def _nested(rng: random.Random, depth: int) -> str:
    if not depth:
        return rng.choice(_FETCHING)(rng)
    before = rng.choice(("", "", "", "<p>x</p>", "<br>", "x"))
    return rng.choice(_WRAPPERS).replace("{i}", before + _nested(rng, depth - 1))


def _img(rng: random.Random) -> str:
    return tag(rng, rng.choice(("img", "image")), ("src", address(rng)), ("alt", ""))


def _srcset(rng: random.Random) -> str:
    descriptors = ("", " 1x", " 2x", " 100w", " 1x 2x", " foo", " 1x,", " (x,y)", " 0x", " -1x", " 1e1x", " 50h 50w")
    joints = (", ", ",", " , ", ",,", "\n,")
    candidates = [rng.choice((address(rng), "/own.png")) + rng.choice(descriptors) for _ in range(rng.randint(1, 3))]
    text = rng.choice(("", ",", " ", "\t")) + rng.choice(joints).join(candidates)
    source = ("srcset", text), ("type", rng.choice(_TYPES)), ("media", rng.choice(("", "all", "print")))
    kept = rng.sample(source[1:], rng.choice((0, 0, 1, 2)))
    if rng.random() < 0.5:
        return f"<picture>{tag(rng, 'source', source[0], *kept)}<img src=/own.png alt=></picture>"
    return tag(rng, rng.choice(("img", "source", "image")), ("src", "/own.png"), source[0], ("sizes", "100vw"))


def _link(rng: random.Random) -> str:
    rel = " ".join(rng.sample(_RELS, rng.choice((1, 1, 1, 2))))
    attributes = [("rel", rel), ("href", address(rng))]
    if "load" in rel or rng.random() < 0.2:
        attributes.append(("as", rng.choice(_AS)))
    if rng.random() < 0.1:
        attributes.append(("imagesrcset", f"{address(rng)} 1x"))
    if rng.random() < 0.1:
        attributes.append(("media", rng.choice(("print", "not all", "(min-width:0)"))))
    return tag(rng, "link", *attributes)


def _input(rng: random.Random) -> str:
    return tag(
        rng, "input", ("type", rng.choice(("image", "IMAGE", " image", "text", "image "))), ("src", address(rng))
    )


def _media(rng: random.Random) -> str:
    name = rng.choice(("video", "audio"))
    attributes = [(rng.choice(("src", "poster")), address(rng)), ("preload", rng.choice(("none", "auto", "NONE", "")))]
    if rng.random() < 0.3:
        attributes.append(("autoplay", ""))
    inner = (
        tag(rng, rng.choice(("source", "track")), ("src", address(rng)), ("default", "")) if rng.random() < 0.4 else ""
    )
    return f"{tag(rng, name, *attributes)}{inner}</{name}>"


def _script(rng: random.Random) -> str:
    kind = rng.choice(_SCRIPT_TYPES)
    attributes = [("type", kind)] if kind or rng.random() < 0.2 else []
    if kind in ("importmap", "speculationrules"):
        inner = '{"prefetch":[{"urls":["' + address(rng).replace("\\", "\\\\") + '"]}],"imports":{"a":"//HOST/a"}}'
        return f"{tag(rng, 'script', *attributes)}{inner}</script>"
    return f"{tag(rng, 'script', (rng.choice(('src', 'href', 'xlink:href')), address(rng)), *attributes)}</script>"


def _frame(rng: random.Random) -> str:
    name, attribute = rng.choice(
        (("iframe", "src"), ("object", "data"), ("embed", "src"), ("frame", "src"), ("iframe", "srcdoc"))
    )
    content = address(rng)
    if attribute == "srcdoc":
        content = _nested(rng, 1)
        content = html.escape(content, quote=False) if rng.random() < 0.2 else content
    elif rng.random() < 0.25:
        kind = rng.choice(
            ("text/html", "image/svg+xml", "application/xhtml+xml", "text/xml", "text/html;charset=utf-8")
        )
        content = f"data:{kind},{_nested(rng, 0)}"
    return f"{tag(rng, name, (attribute, content), ('title', 'x'))}</{name}>"


def _style(rng: random.Random) -> str:
    kind = rng.choice(("", "", "", "text/css", "text/x"))
    css = style_sheet(rng)
    return f"{tag(rng, 'style', *([('type', kind)] if kind else []))}{css}</style><p class=a id=b>x</p>"


def _style_attribute(rng: random.Random) -> str:
    return f"{tag(rng, rng.choice(('p', 'div', 'hr', 'mi', 'g', 'body')), ('style', declarations(rng)))}x"


def _svg(rng: random.Random) -> str:
    return f"<svg width=90 height=90>{svg_element(rng, 2)}</svg>"


def _presentation(rng: random.Random) -> str:
    name = rng.choice(("fill", "mask", "cursor", "clip-path", "marker-start", "filter", "stroke", "mask-image"))
    rectangle = tag(rng, "rect", (name, value(rng)), ("width", "90"), ("height", "90"), close=True)
    return f"<svg width=90 height=90>{rectangle}</svg>"


def _anything(rng: random.Random) -> str:
    names = rng.sample(_URL_ATTRIBUTES, rng.choice((1, 1, 2, 3)))
    name = rng.choice(_ANY_ELEMENTS)
    return (
        f"{tag(rng, name, *((attribute, address(rng)) for attribute in names))}{rng.choice(('', 'x', f'x</{name}>'))}"
    )


def _base(rng: random.Random) -> str:
    href = rng.choice(("http://site.example/", "//HOST/", address(rng), "https://", "data:,x", "/own/", "javascript:1"))
    source = rng.choice(("a.png", "https:HOST/a", address(rng)))
    return f"{tag(rng, 'base', ('href', href))}{tag(rng, 'img', ('src', source))}"


def _attribute_animation(rng: random.Random) -> str:
    name = ("attributeName", rng.choice(("href", "xlink:href", "mask", "cursor", " href")))
    to = (rng.choice(("to", "values")), rng.choice((address(rng), f"url({address(rng)})")))
    inner = tag(rng, rng.choice(("set", "animate")), name, to, close=True)
    around = rng.choice(("image", "rect", "use", "a", "feImage"))
    return f"<svg width=90 height=90><{around} width=90 height=90>{inner}</svg>"


_FETCHING: tuple[Callable[[random.Random], str], ...] = (
    _img,
    _srcset,
    _srcset,
    _link,
    _link,
    _link,
    _input,
    _media,
    _script,
    _frame,
    _style,
    _style,
    _style_attribute,
    _svg,
    _presentation,
    _anything,
    _anything,
    _anything,
    _base,
    _attribute_animation,
    refresh,
)
