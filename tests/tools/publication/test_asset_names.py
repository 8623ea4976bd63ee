import hashlib

import pytest

from plugins.keptword.site_address import site_address
from tools.publication.asset_names import UnknownAssetError, named_by_content, with_new_addresses

STYLE = b"@font-face { src: url(fonts/a.woff2) } a { background: url('/theme/b.svg#x'), url(\"data:,x\") }"
FILES = {"theme/style.css": STYLE, "theme/fonts/a.woff2": b"font", "theme/b.svg": b"<svg/>"}
SITE = site_address("https://site.example")


def digits(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:8]


def test_a_name_holds_what_is_in_the_file() -> None:
    assets = named_by_content(FILES)
    assert assets["theme/fonts/a.woff2"].path == f"theme/fonts/a.{digits(b'font')}.woff2"
    assert assets["theme/fonts/a.woff2"].data == b"font"


def test_a_style_sheet_refers_to_new_names_and_is_named_by_that() -> None:
    style = named_by_content(FILES)["theme/style.css"]
    assert f"url(/theme/fonts/a.{digits(b'font')}.woff2)".encode() in style.data
    assert f"url('/theme/b.{digits(b'<svg/>')}.svg#x')".encode() in style.data
    assert b'url("data:,x")' in style.data
    assert style.path == f"theme/style.{digits(style.data)}.css"
    another = named_by_content(FILES | {"theme/fonts/a.woff2": b"another font"})
    assert another["theme/style.css"].path != style.path


def test_imported_style_sheets_are_named_first_and_never_in_a_circle() -> None:
    files = {"theme/a.css": b'@import "b.css"; a {}', "theme/b.css": b"b {}"}
    assets = named_by_content(files)
    assert f'@import "/{assets["theme/b.css"].path}"'.encode() in assets["theme/a.css"].data
    with pytest.raises(UnknownAssetError, match="in a circle"):
        named_by_content(files | {"theme/b.css": b"@import url(a.css);"})


def test_what_a_style_sheet_lacks_is_named() -> None:
    with pytest.raises(UnknownAssetError, match=r"theme/style\.css: refers to fonts/a\.woff2, which is not there"):
        named_by_content({"theme/style.css": STYLE})


@pytest.mark.parametrize(
    "text",
    [
        '<link href="/theme/b.svg">',
        f'<meta content="{SITE.url}/theme/b.svg">',
        '<img srcset="/theme/b.svg 1x, /theme/b.svg 2x">',
        "<use href='/theme/b.svg#part'>",
    ],
)
def test_addresses_in_pages_become_the_new_ones(text: str) -> None:
    assets = named_by_content(FILES)
    assert with_new_addresses(text, "index.html", SITE, assets) == text.replace(
        "theme/b.svg", assets["theme/b.svg"].path
    )


def test_addresses_of_others_stay() -> None:
    text = '<a href="https://other.example/theme/x.css">the /en/theme/ of it</a>'
    assert with_new_addresses(text, "index.html", SITE, {}) == text


def test_what_a_page_refers_to_in_vain_is_named() -> None:
    with pytest.raises(UnknownAssetError, match=r"en/index\.html: refers to /theme/gone\.css, which is not there"):
        with_new_addresses('<link href="/theme/gone.css">', "en/index.html", SITE, named_by_content(FILES))


def test_07_addresses_below_a_path_become_the_new_ones_below_it() -> None:
    """Case 07."""
    site = site_address("https://site.example/privacy")
    assets = named_by_content(FILES | {"theme/style.css": STYLE.replace(b"/theme/", b"/privacy/theme/")}, site.path)
    assert b"url(/privacy/theme/fonts/a." in assets["theme/style.css"].data
    assert b"url('/privacy/theme/b." in assets["theme/style.css"].data
    new = assets["theme/b.svg"].path
    for before in ("/privacy", "https://site.example/privacy"):
        assert with_new_addresses(f'<x y="{before}/theme/b.svg">', "", site, assets) == f'<x y="{before}/{new}">'
    others = '<x y="/theme/b.svg">'
    assert with_new_addresses(others, "", site, assets) == others
