"""Random contents of `<meta http-equiv=refresh>`, put together from what parsers look for."""

import random

from tools.attack.generators.spelling import tag

_SPACES = [
    chr(code) for code in (*range(1, 0x21), 0x85, 0xA0, 0x1680, 0x180E, 0x2003, 0x200B, 0x2028, 0x205F, 0x3000, 0xFEFF)
]
_BITS = (
    *("0", "0", "0.", ".0", ".", "..", "00", ";", ";", ",", " ", "\t", "url", "URL", "url=", "=", "'", '"', "//HOST/"),
    *(
        "https://HOST/",
        "//",
        "@HOST/",
        "#",
        "\\\\HOST/",
        "'//",
        "u",
        "http:",
        "x",
        "",
        "-",
        "+",
        "e1",
        "%",
        "/",
        "/en/",
    ),
    *("https://site.example", "https:HOST/", "javascript:location='//HOST/'", "data:text/html,", "?", "&", "/.//HOST/"),
)
_SPACED = (
    "{c}0;url=//HOST/",
    "0{c};url=//HOST/",
    "0{c}//HOST/",
    "0;{c}url=//HOST/",
    "0;url{c}=//HOST/",
    "0;url={c}//HOST/",
)
_NAMES = ("refresh", "refresh", "refresh", "Refresh", "REFRESH", " refresh", "refresh\t", "refreſh")
_AROUND = (
    "{m}",
    "{m}",
    "{m}",
    "<svg>{m}</svg>",
    "<noscript>{m}</noscript>",
    "<template>{m}</template>",
    "<table>{m}</table>",
    "<select>{m}</select>",
    "<math><mi>{m}</mi></math>",
    "<svg><title>{m}</title></svg>",
    "{m}{m}",
)


def refresh(rng: random.Random) -> str:
    """Return a refresh, somewhere in a page."""
    if rng.random() < 0.3:
        content = rng.choice(_SPACED).format(c=rng.choice(_SPACES))
    else:
        content = rng.choice(("0", "0;", "0;url=", "")) + "".join(rng.choice(_BITS) for _ in range(rng.randint(1, 7)))
    if "HOST" not in content:
        content += "//HOST/"
    meta = tag(rng, "meta", ("http-equiv", rng.choice(_NAMES)), ("content", content))
    return rng.choice(_AROUND).format(m=meta)
