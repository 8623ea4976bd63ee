"""What waits for a frame takes the frame's place, and nothing of its style fetches or leaves its rule."""

import pytest

from plugins.keptword.components.frame_box import frame_box
from plugins.keptword.requests import Kind, read_file


@pytest.mark.parametrize(
    ("attributes", "place"),
    [
        ({"width": "560", "height": "315"}, "width:560px;height:315px"),
        ({"width": " 100%", "height": "450px"}, "width:100%;height:450px"),
        ({"width": "560", "style": "border:0; width: 100%"}, "border:0;width:100%"),
        ({"width": "8", "frameborder": "0"}, "width:8px;border:0"),
        ({"style": "display: block; MARGIN: 0 auto; color: red"}, "display:grid;margin:0 auto"),
        ({"style": "display:none"}, "display:none"),
        ({"style": "width: calc(100% - 2px) !important"}, "width:calc(100% - 2px)!important"),
        ({"width": "wide", "height": ""}, ""),
    ],
)
def test_it_is_as_wide_and_high_as_the_frame_says(attributes: dict[str, str], place: str) -> None:
    assert frame_box(attributes).place == place


def test_the_frame_itself_keeps_the_style_of_its_attribute() -> None:
    assert frame_box({"style": "filter: none; float: left"}).frame == "filter:none;float:left"


def test_frames_without_size_or_style_need_no_rule() -> None:
    assert frame_box({"title": "x"}).css == ""


@pytest.mark.parametrize(
    "style",
    [
        "background: url(//evil.example/x)",
        "border-image: url('https://evil.example/x') 1",
        "width: 1px} body { color: red",
        "width: 1px; } @import '//evil.example/x.css'; a {",
        "width: 1px</style><script>evil()</script>",
        "background: image-set('//evil.example/x' 1x)",
        "width: expression(evil())",
        "--x: url(//evil.example/x); width: 1px",
        "width: calc(1px + url(//evil.example/x))",
        "content: 'a\\",
    ],
)
def test_no_style_fetches_or_says_anything_of_other_elements(style: str) -> None:
    box = frame_box({"style": style})
    reading = read_file(box.css.encode(), "x.css", "https://www.example.com/x.css", kind=Kind.STYLE)
    assert list(reading.loads) == []
    assert "evil" not in box.css
    assert "color" not in box.css
    assert "<" not in box.css
    assert box.css.count("{") == box.css.count("}") == box.css.count(".consent-embed")
