from pathlib import Path

import pytest

from plugins.content_checks.late_pasted import late_pasted
from tests.conftest import ROOT

WAITS = "<script>\n  document.addEventListener('DOMContentLoaded', start);\n</script>"


def told(root: Path, file: str, text: str) -> list[str]:
    (root / file).parent.mkdir(parents=True)
    (root / file).write_text(text, "utf-8")
    return [str(problem) for problem in late_pasted(root)]


@pytest.mark.parametrize("file", ["content/pages/nl/home.md", "theme/templates/parts/map.html"])
def test_27_pasted_code_that_waits_for_what_has_been_is_told_with_its_line(tmp_path: Path, file: str) -> None:
    (one,) = told(tmp_path, file, f"Title: x\n\n<script>a(`b`)</script>\n{WAITS}<script>c(`d`)</script>")
    assert one.startswith(f"{file}:5:1: this waits for DOMContentLoaded")


@pytest.mark.parametrize(
    "text",
    [
        "<script>document.readyState === 'loading' ? addEventListener('DOMContentLoaded', a) : a()</script>",
        "<script>addEventListener('load', a)</script>",
        f"```html\n{WAITS}\n```",
        "Say `addEventListener('DOMContentLoaded')` and <script>no()</script>",
    ],
)
def test_27_all_other_text_is_none_of_its_business(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, "content/pages/en/home.md", f"Title: x\n\n{text}\n") == []


def test_27_nothing_pasted_on_this_site_waits_in_vain() -> None:
    assert list(late_pasted(ROOT)) == []
