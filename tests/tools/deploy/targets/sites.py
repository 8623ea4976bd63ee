"""Small sites to publish."""

from pathlib import Path

from tools.deploy.targets.mark import MARK, Owner, mark_text

URL = "https://privacy.codedor.example"
OWNER = Owner(URL)


def write_site(folder: Path, text: str, *more: str, url: str = URL) -> Path:
    """Write a site of two pages and a style sheet that is named by the text; `more` are further files."""
    files = ("index.html", "en/index.html", "scripts.json", "_headers", f"theme/style.{text}.css", *more)
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, "utf-8")
    (folder / MARK).write_text(mark_text(url), "utf-8")
    return folder


def tree(folder: Path) -> dict[str, str]:
    """Return the text of each file by its path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}
