"""The banner under the style sheets of widely used frameworks: there when asked, gone once answered."""

from collections.abc import Iterator
from pathlib import Path

import pelican

from tests.engines.visitor import Visitor
from tests.fetched import fetched

# Package, version, and the sheet in it.
PACKAGES = (
    ("normalize.css", "8.0.1", "normalize.css"),
    ("bootstrap", "5.3.9", "dist/css/bootstrap.css"),
    ("bulma", "1.0.4", "css/bulma.css"),
    ("@picocss/pico", "2.1.1", "css/pico.css"),
    ("tailwindcss", "4.3.5", "preflight.css"),
)
CONTROLS = ("#consent-accept-all", "#consent-reject-all", "#site-consent a[data-consent-open]")

# In place of the site's own sheets, and after the banner's own style: its rules win where both are as specific.
PUT_ON = """
for (const sheet of document.styleSheets) if (sheet.href) sheet.disabled = true;
const sheet = new CSSStyleSheet();
sheet.replaceSync(arguments[0]);
document.adoptedStyleSheets = [sheet];
return sheet.cssRules.length;
"""

IS_CLICKABLE = """
const control = document.querySelector(arguments[0]);
control.scrollIntoView({ block: 'center' });
const { left, top, width, height } = control.getClientRects()[0];
return control.contains(document.elementFromPoint(left + width / 2, top + height / 2));
"""


def style_sheets() -> Iterator[tuple[str, str]]:
    """Yield the name and the rules of each sheet; those that a sheet imports are left out by browsers here."""
    css = Path(pelican.__file__).parent / "themes/notmyidea/static/css"
    yield "notmyidea", "\n".join((css / name).read_text("utf-8") for name in ("reset.css", "main.css", "wide.css"))
    for name, version, sheet in PACKAGES:
        yield name, (fetched(name, version, "the banner under style sheets of others") / sheet).read_text("utf-8")


def test_under_style_sheets_of_others_the_banner_is_there_until_the_answer_and_then_gone(visitor: Visitor) -> None:
    for name, rules in style_sheets():
        visitor.begin_anew()
        visitor.go("/en/")
        assert visitor.session.run(PUT_ON, rules) > 3, name
        assert visitor.is_asked, name
        for control in CONTROLS:
            assert visitor.session.is_displayed(control), (name, control)
            assert visitor.session.run(IS_CLICKABLE, control), (name, control)
        visitor.session.click("#consent-reject-all")
        visitor.wait_until("document.documentElement.dataset.consent === 'answered'")
        assert visitor.session.value("document.querySelector('#site-consent').getClientRects().length") == 0, name
