import datetime

import pytest
from babel.support import Translations
from jinja2 import DictLoader, Environment

from plugins.keptword.languages.catalogues import MessageFolder, read_catalogues
from plugins.keptword.languages.current import Gettext, known_languages, long_date, speak
from tests.conftest import LANGUAGES, ROOT

FOLDERS = [
    MessageFolder(ROOT / "theme/templates", ROOT / "theme/translations"),
    MessageFolder(ROOT / "plugins/consent/templates", ROOT / "plugins/keptword/components/translations"),
    MessageFolder(ROOT / "plugins/policy_versions/templates", ROOT / "plugins/policy_versions/translations"),
    MessageFolder(ROOT / "plugins/translation_status/templates", ROOT / "plugins/translation_status/translations"),
]


@pytest.fixture
def environment() -> Environment:
    gettext = Gettext(read_catalogues(FOLDERS, LANGUAGES))
    environment = Environment(
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        loader=DictLoader(
            {
                "macros.html": "{% macro label() %}{{ _('Reject all') }}{% endmacro %}",
                "page.html": "{% import 'macros.html' as macros %}{{ macros.label() }}",
            }
        ),
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        gettext.gettext, gettext.ngettext, newstyle=True, pgettext=gettext.pgettext, npgettext=gettext.npgettext
    )
    return environment


def test_an_imported_macro_speaks_the_language_of_each_page(environment: Environment) -> None:
    template = environment.get_template("page.html")
    spoken = []
    for language in LANGUAGES * 2:
        speak(language)
        spoken.append(template.render())
    assert spoken == ["Reject all", "Alles weigeren", "Tout refuser", "Alle ablehnen"] * 2


def test_dates_are_written_as_each_language_writes_them() -> None:
    written = []
    for language in LANGUAGES:
        speak(language)
        written.append(long_date(datetime.date(2026, 3, 1)))
    assert written == ["1 March 2026", "1 maart 2026", "1 mars 2026", "1. März 2026"]


def test_each_language_is_called_by_its_own_name() -> None:
    assert known_languages(LANGUAGES) == {"en": "English", "nl": "Nederlands", "fr": "Français", "de": "Deutsch"}


def test_plurals_and_contexts_follow_the_language() -> None:
    gettext = Gettext({"en": Translations()})
    speak("en")
    assert gettext.ngettext("%(num)s page", "%(num)s pages", 2) == "%(num)s pages"
    assert gettext.pgettext("verb", "Save") == "Save"
    assert gettext.npgettext("file", "one", "many", 1) == "one"
