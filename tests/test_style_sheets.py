from pathlib import Path

from plugins.style_sheets import imported_sheets, joined

SHEETS = {
    "style.css": '@import "tokens.css";\n@import "parts/form.css";\n\nbody { color: var(--ink) }\n',
    "tokens.css": ":root { --ink: #000 }\n",
    "parts/form.css": "@import 'field.css';\nform { margin: 0 }\n",
    "parts/field.css": "input { margin: 0 }\n",
    "other.css": '@import "gone.css";\n@import "https://example.com/a.css";\n',
}


def test_what_a_sheet_imports_stands_in_the_place_of_the_import() -> None:
    together = joined("style.css", SHEETS)
    places = [together.index(text) for text in (":root", "input", "form {", "body")]
    assert places == sorted(places)
    assert "@import" not in together


def test_an_import_of_what_is_not_there_stays_to_be_judged() -> None:
    assert joined("other.css", SHEETS) == SHEETS["other.css"]


def test_imported_sheets_are_known() -> None:
    assert imported_sheets(SHEETS) == {"tokens.css", "parts/form.css", "parts/field.css"}


def test_the_site_has_one_small_style_sheet_with_the_tokens_in_it(site: Path) -> None:
    (sheet,) = (site / "theme").rglob("*.css")
    text = sheet.read_text("utf-8")
    assert "--paper:" in text
    assert "@import" not in text
    assert "/*" not in text
    assert len(text.encode()) <= 16_384
