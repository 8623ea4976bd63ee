"""Which languages the library speaks, and how well: messages, readers, spelling, and the banner on a phone (CB-20).

    python -m tests.browser.language_matrix [folder]

protects a site of one page a language, drafts too, and prints a line for each language. With a folder, the site stays
there, to be looked at. Nothing here may be wrong but the spelling of words that no dictionary has.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel import Locale
from babel.core import get_global
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from plugins.content_checks.hunspell import dictionary_for, installed_dictionaries, words_in_dictionary
from plugins.keptword.browser.chromium import find_or_install_headless_chromium
from plugins.keptword.browser.launching import running_browser
from plugins.keptword.browser.loopback import LOOPBACK_ONLY, served
from plugins.keptword.languages.catalogue_files import is_draft, read_catalogue
from plugins.keptword.languages.tags import text_direction
from tests.browser.banner_sizes import PHONES, BannerSize, banner_sizes

ROOT = Path(__file__).parents[2]
MESSAGES = "plugins/keptword/components/translations"
SENTENCES = "plugins/keptword/inventory/catalogue/translations"

# A language that is written from right to left, for a site that needs one: it is no real translation.
RIGHT_TO_LEFT = "he"

# One of each category, and one whose items stay until they are deleted: the longest banner there is.
SERVICES = {
    "google-analytics": "G-ABC1234567",
    "youtube": "abcdefghijk",
    "google-maps": "!1m18",
    "meta-pixel": "1234567890",
}

_PAGE = """<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
</head>
<body>
<h1>{title}</h1>
<p><a href="/{language}/privacy/">{title}</a></p>
<div data-keptword="list"></div>
</body>
</html>
"""


@dataclass(frozen=True)
class Row:
    """One language: messages and sentences left to translate, words that no dictionary has, and the banner."""

    language: str
    is_draft: bool
    open_messages: int
    open_sentences: int
    unknown_words: tuple[str, ...] | None
    sizes: tuple[BannerSize, ...]

    @property
    def fits(self) -> bool:
        """Whether all of the first layer is in sight on each phone, without scrolling."""
        return not any(size.hidden or size.is_scrolling for size in self.sizes)

    @property
    def is_sound(self) -> bool:
        return self.fits and not self.open_messages and not self.open_sentences


def languages() -> tuple[str, ...]:
    """Return English and all languages into which the library is translated, drafts too."""
    return tuple(sorted({"en", *(file.stem for file in (ROOT / MESSAGES).glob("*.po"))}))


def site_in(folder: Path, wanted: Sequence[str]) -> Path:
    """Write and protect a site with a page for each language, by a copy of the library in which drafts count."""
    library = folder / "library"
    shutil.copytree(ROOT / "plugins/keptword", library / "keptword", ignore=shutil.ignore_patterns("__pycache__"))
    for file in library.rglob("*.po"):
        text = file.read_text("utf-8")
        file.write_text(re.sub(r"^#, fuzzy\n(?=msgid \"\")", "", text, count=1, flags=re.MULTILINE), "utf-8")
        if file.stem == "nl" and RIGHT_TO_LEFT in wanted:
            _write_right_to_left(file)
    public, consent = folder / "public", folder / "consent"
    for language in wanted:
        for name in ("index.html", "privacy/index.html"):
            page = public / language / name
            page.parent.mkdir(parents=True, exist_ok=True)
            title = (Locale.parse(language).get_display_name(language) or language).capitalize()
            page.write_text(_PAGE.format(language=language, direction=text_direction(language), title=title), "utf-8")
    (consent / "services").mkdir(parents=True)
    starter = (ROOT / "plugins/keptword/cli/starter/consent-choice.toml").read_text("utf-8")
    (consent / "services/consent-choice.toml").write_text(starter, "utf-8")
    for service, number in SERVICES.items():
        (consent / f"services/{service}.toml").write_text(f'use = "{service}"\nid = "{number}"\n', "utf-8")
    tags = ", ".join(f'"{language}"' for language in wanted)
    policies = "\n".join(f'{language} = "/{language}/privacy/"' for language in wanted)
    (consent / "settings.toml").write_text(
        f'company = "Example Ltd"\naddress = "https://www.example.com"\nlanguages = [{tags}]\n[privacy]\n{policies}\n',
        "utf-8",
    )
    command = [sys.executable, "-m", "keptword", "protect", str(public), "--consent", str(consent)]
    done = subprocess.run(command, cwd=library, capture_output=True, text=True, env={"PYTHONPATH": "."})
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    return public


def _write_right_to_left(file: Path) -> None:
    """Write, beside a catalogue, that of the test language: each message in Hebrew letters, which mean nothing."""
    catalogue = read_catalogue(file, file.stem)
    letters = str.maketrans({chr(97 + number): chr(0x5D0 + number) for number in range(26)})
    with file.with_stem(RIGHT_TO_LEFT).open("wb") as written:
        for message in catalogue:
            parts = re.split(r"(%\(\w+\)s)", str(message.id))
            message.string = "".join(one if one[:1] == "%" else one.lower().translate(letters) for one in parts)
        catalogue.locale = RIGHT_TO_LEFT
        catalogue.fuzzy = False
        write_po(written, catalogue)


def sizes_on_phones(public: Path, wanted: Sequence[str], phones: Sequence[tuple[int, int]]) -> Iterator[BannerSize]:
    """Yield the measures of the banner in each language, in light and dark, with usual and large text."""
    with (
        served(public) as origin,
        running_browser(find_or_install_headless_chromium(), LOOPBACK_ONLY) as browser,
    ):
        page = browser.new_page()
        yield from banner_sizes(page, lambda code: page.goto(f"{origin}/{code}/"), wanted, phones)


def rows(public: Path, wanted: Sequence[str]) -> Iterator[Row]:
    """Yield what there is to say of each language."""
    sizes = list(sizes_on_phones(public, wanted, PHONES))
    installed = installed_dictionaries()
    for language in wanted:
        files = [ROOT / folder / f"{language}.po" for folder in (MESSAGES, SENTENCES)]
        read = [read_catalogue(file, language) for file in files]
        dictionary = dictionary_for(language, installed) or _other_dictionary(language, installed)
        yield Row(
            language=language,
            is_draft=any(file.exists() and is_draft(file) for file in files),
            open_messages=_left(read[0]),
            open_sentences=_left(read[1]),
            unknown_words=None if dictionary is None else tuple(_unknown(read, dictionary)),
            sizes=tuple(size for size in sizes if size.language == language),
        )


def _other_dictionary(language: str, installed: Collection[str]) -> str | None:
    """Return the dictionary of the country where most speak a language, or else of any."""
    likely = f"{language}_{get_global('likely_subtags').get(language, '').rpartition('_')[2]}"
    others = sorted(name for name in installed if name.startswith(f"{language}_"))
    return likely if likely in installed else next(iter(others), None)


def _left(catalogue: Catalog) -> int:
    return sum(1 for message in catalogue if message.id and (message.fuzzy or not message.string))


def _unknown(catalogues: Sequence[Catalog], dictionary: str) -> Iterator[str]:
    """Yield the words in small letters that a dictionary has not: names of companies begin with a capital."""
    texts = (str(message.string) for catalogue in catalogues for message in catalogue if message.id)
    found = {word for text in texts for word in re.findall(r"[^\W\d_]+", re.sub(r"%\(\w+\)s", " ", text))}
    small = sorted(word for word in found if word.islower() and len(word) > 2)
    known = words_in_dictionary(dictionary, small)
    yield from (word for word in small if word not in known)


def table(found: Sequence[Row]) -> Iterator[str]:
    """Yield the lines of the matrix."""
    yield "language  read twice  messages  sentences  spelling      banner at 360×640: 100%  130%  fits"
    for row in found:
        left = [f"{count} left" if count else "all" for count in (row.open_messages, row.open_sentences)]
        words = "no dictionary" if row.unknown_words is None else f"{len(row.unknown_words)} unknown"
        heights = [size.height for size in row.sizes if size.screen == PHONES[0] and size.scheme == "light"]
        measured = "  ".join(f"{height:4.0f}" for height in heights)
        read = "no, a draft" if row.is_draft else "yes"
        yield f"{row.language:8}  {read:11} {left[0]:8}  {left[1]:9}  {words:13} {measured:>28}  {_yes(row.fits)}"


def _yes(fits: bool) -> str:
    return "yes" if fits else "NO"


def main() -> int:
    wanted = languages()
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder)
        found = list(rows(site_in(kept, wanted), wanted))
    for line in table(found):
        print(line)
    for row in found:
        for size in row.sizes:
            if (size.hidden or size.is_scrolling) and size.scheme == "light":
                print(
                    f"{row.language} {size.screen} {size.text_size}%: {len(size.hidden)} hidden, {size.height:.0f} high"
                )
        if row.unknown_words:
            print(f"{row.language} no dictionary has: {' '.join(row.unknown_words)}")
    return 0 if all(row.is_sound for row in found) else 1


if __name__ == "__main__":
    sys.exit(main())
