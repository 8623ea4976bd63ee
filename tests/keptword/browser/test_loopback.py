from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from plugins.keptword.browser.loopback import served


def test_pages_are_asked_for_again_and_files_are_kept(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>é", "utf-8")
    (tmp_path / "style.css").write_text("p { color: red }")
    with served(tmp_path) as origin:
        for path in ("/", "/?next"):
            with urlopen(origin + path) as page:
                assert page.read().decode() == "<p>é"
                assert page.headers["Cache-Control"] == "no-cache"
                assert page.headers["Content-Type"] == "text/html; charset=utf-8"
        with urlopen(f"{origin}/style.css") as style:
            assert "immutable" in style.headers["Cache-Control"]
        with pytest.raises(HTTPError, match="404"):
            urlopen(f"{origin}/none.css")
