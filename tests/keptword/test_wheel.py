"""The wheel, as other people have it: built, installed in a new environment beside Pelican, and used there."""

import os
import re
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO
from zipfile import ZipFile

import pytest
from packaging.metadata import Metadata

from tests.conftest import ROOT, SETTINGS, Visitor
from tests.foreign.packages import installer
from tests.made_once import made_once

UNKNOWN = '<iframe src="https://player.unknown-vendor.example/x" title="A film"></iframe>'
VIDEO = '<iframe src="https://www.youtube.com/embed/abcdefghijk" title="A film"></iframe>'
PIXEL = '<script src="https://connect.facebook.net/en_US/fbevents.js"></script>'

pytestmark = pytest.mark.long

README = (ROOT / "tools/wheel/README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def build(folder: Path) -> None:
        command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)

    (built,) = made_once(tmp_path_factory, "wheel", build).glob("*.whl")
    return built


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of a new environment that holds the wheel, Pelican, and what they ask for."""

    def install(folder: Path) -> None:
        venv.create(folder, symlinks=True)
        command = [*installer(folder / "bin/python"), f"keptword[pelican] @ {wheel.as_uri()}"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stdout + done.stderr

    return made_once(tmp_path_factory, "wheel environment", install) / "bin"


class Owner:
    """Somebody who runs installed programs in a folder of their own."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs = programs
        self.folder = folder
        outside = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        self._environment = {**outside, "PYTHONUNBUFFERED": "1"}

    def run(self, program: str, *arguments: str, traced: bool = False) -> tuple[int, str]:
        """Return the exit status, and all that was said: with the steps of a program only where others are to blame."""
        command = [str(self._programs / program), *arguments]
        done = subprocess.run(
            command, cwd=self.folder, env=self._environment, capture_output=True, text=True, timeout=120
        )
        assert ("Traceback" in done.stdout + done.stderr) == traced
        return done.returncode, done.stdout + done.stderr

    def begun(self, program: str, *arguments: str, out: TextIO) -> "subprocess.Popen[str]":
        """Begin a program, which says what it says into a file."""
        command = [str(self._programs / program), *arguments]
        return subprocess.Popen(command, cwd=self.folder, env=self._environment, stdout=out, stderr=out, text=True)

    def write(self, file: str, text: str) -> None:
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def replace(self, file: str, old: str, new: str) -> None:
        text = (self.folder / file).read_text("utf-8")
        assert old in text
        self.write(file, text.replace(old, new))

    def pages(self, folder: str) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted((self.folder / folder).rglob("*.html"))}


@pytest.fixture
def owner(programs: Path, tmp_path: Path) -> Owner:
    return Owner(programs, tmp_path)


def write_blog(owner: Owner) -> None:
    """Write a site of Pelican's stock theme, with a video in a post."""
    owner.write("content/post.md", f"Title: A post\nDate: 2026-01-02\n\nText.\n\n{VIDEO}\n")
    owner.write("content/pages/privacy.md", "Title: Privacy\nSlug: privacy\n\nText.\n")
    names = ("AUTHOR", "SITENAME")
    settings = [*(f'{name} = "Ada"' for name in names), 'SITEURL = ""', "RELATIVE_URLS = True", 'TIMEZONE = "UTC"']
    owner.write("pelicanconf.py", "\n".join([*settings, "FEED_ALL_ATOM = CATEGORY_FEED_ATOM = None\n"]))


def settle(owner: Owner) -> None:
    """Let the first run write the settings, and fill them in: it found the privacy policy itself."""
    owner.run("pelican", "content")
    owner.replace("consent/settings.toml", "[COMPANY]", "Ada's blog")
    owner.replace("consent/settings.toml", "[ADDRESS]", SETTINGS.address.url)


@pytest.fixture
def blogger(owner: Owner) -> Owner:
    write_blog(owner)
    return owner


def test_its_metadata_is_valid_and_all_files_of_the_library_are_in_it(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())
        (metadata,) = (name for name in names if name.endswith(".dist-info/METADATA"))
        read = Metadata.from_email(archive.read(metadata), validate=True)
    assert (read.name, read.license_expression) == ("keptword", "MIT")
    assert read.description == README
    specifiers = [specifier for wanted in read.requires_dist or () for specifier in wanted.specifier]
    assert "==" not in {specifier.operator for specifier in specifiers}, "ranges, no pins"
    library = [path for path in (ROOT / "plugins/keptword").rglob("*") if path.is_file() and path.suffix != ".pyc"]
    assert {path.relative_to(ROOT / "plugins").as_posix() for path in library} <= names
    assert "pelican/plugins/keptword/__init__.py" in names
    assert not [name for name in names if name.startswith(("plugins/", "tests/", "tools/"))]


def test_the_commands_of_its_readme_protect_a_folder(owner: Owner) -> None:
    owner.write("public/index.html", f"<!doctype html><html lang=en><title>Home</title><p>Text.</p>{VIDEO}</html>")
    owner.write("public/privacy/index.html", "<!doctype html><html lang=en><title>Privacy</title><h1>Privacy</h1>")
    commands = [line.split() for line in re.findall(r"^(keptword .*)$", README, re.MULTILINE)]
    assert [command[1] for command in commands] == ["init", "protect"]
    assert owner.run(*commands[0])[0] == 0
    owner.replace("consent/settings.toml", "[COMPANY]", "Ada's blog")
    owner.replace("consent/settings.toml", "[ADDRESS]", "https://www.example.com")
    status, said = owner.run(*commands[1])
    assert (status, said.splitlines()[0]) == (0, "3 pages protected. Waiting for consent: youtube.")
    assert b"data-src" in owner.pages("public")["index.html"] or b"consent-embed" in owner.pages("public")["index.html"]
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert owner.run("python", "-c", f"{code}\nprint(report.changed)") == (0, "False\n")
    status, said = owner.run("keptword", "scan", "public")
    assert (status, said) == (2, 'This needs a browser to be driven. Install it: pip install "keptword[scan]"\n')
    table = dict(re.findall(r"^\| `keptword (\w+)[^`]*` \| (.*) \|$", README, re.MULTILINE))
    assert set(table) == set(re.findall(r"^  (\w+)  ", owner.run("keptword", "--help")[1], re.MULTILINE))


def test_the_first_run_of_pelican_proposes_settings_and_publishes_nothing(blogger: Owner) -> None:
    status, said = blogger.run("pelican", "content")
    assert status == 1
    assert "Written: consent/services/youtube.toml" in said
    assert blogger.pages("output") == {}
    status, said = blogger.run("pelican", "content")
    assert status == 1
    assert "company is still to be filled in" in said


def test_known_services_wait_for_a_yes_under_a_stock_theme(published: Owner, visitor: Visitor) -> None:
    first = published.pages("output")
    assert published.run("pelican", "content")[0] == 0
    assert published.pages("output") == first, "twice the same bytes"
    before = visitor.receiver.folder
    visitor.receiver.folder = published.folder / "output"
    try:
        for address in ("/", "/a-post.html", "/pages/privacy.html"):
            visitor.go(address)
            assert visitor.banner_is_visible
        assert visitor.receiver.foreign_hosts() == set()
        visitor.go("/a-post.html")
        visitor.accept_all()
        visitor.page.locator("iframe").wait_for()
        assert visitor.receiver.foreign_hosts() == {"www.youtube-nocookie.com"}
    finally:
        visitor.receiver.folder = before


@pytest.fixture(scope="module")
def published_once(programs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of that site with settings, protected once."""

    def make(folder: Path) -> None:
        owner = Owner(programs, folder)
        write_blog(owner)
        settle(owner)
        assert owner.run("pelican", "content")[0] == 0

    return made_once(tmp_path_factory, "wheel blog", make)


@pytest.fixture
def published(published_once: Path, programs: Path, tmp_path: Path) -> Iterator[Owner]:
    """The same, which is to stay whole where a later run fails."""
    owner = Owner(programs, Path(shutil.copytree(published_once, tmp_path / "blog")))
    before = owner.pages("output")
    yield owner
    assert owner.pages("output") == before
    assert [path.name for path in owner.folder.iterdir() if path.name.startswith(".output-")] == []


def test_a_wrong_category_ends_the_run_and_publishes_nothing(published: Owner) -> None:
    published.write("consent/services/youtube.toml", 'use = "youtube"\ncategory = "analitics"\n')
    status, said = published.run("pelican", "content")
    assert status == 1
    assert 'consent/services/youtube.toml:2:1: category "analitics"' in said


def test_a_frame_of_an_unknown_vendor_is_told_where_it_was_pasted(published: Owner) -> None:
    with (published.folder / "content/post.md").open("a", encoding="utf-8") as post:
        post.write(f"\n{UNKNOWN}\n")
    status, said = published.run("pelican", "content")
    assert status == 1
    assert said.count("loads https://player.unknown-vendor.example/x") == 1, (
        "not once for each page that lists the post"
    )
    assert "content/post.md:8:1: loads" in said
    assert "keptword new player.unknown-vendor.example" in said


def test_what_another_plugin_writes_at_the_end_is_judged_too(published: Owner) -> None:
    published.write(
        "late.py",
        "from pathlib import Path\nfrom pelican import signals\n\ndef write(pelican):\n"
        f"    Path(pelican.output_path, 'late.html').write_text('<title>x</title>' + '''{PIXEL}''')\n\n"
        "def register():\n    signals.finalized.connect(write)\n",
    )
    with (published.folder / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write('PLUGIN_PATHS = ["."]\nPLUGINS = ["keptword", "late"]\n')
    status, said = published.run("pelican", "content")
    assert status == 1
    assert "late.html:1:" in said


def test_where_pelican_fails_itself_nothing_is_published(published: Owner) -> None:
    published.write(
        "broken.py",
        "from pelican import signals\n\ndef fail(path, context):\n    raise RuntimeError('theirs fails')\n\n"
        "def register():\n    signals.content_written.connect(fail)\n",
    )
    with (published.folder / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write('PLUGIN_PATHS = ["."]\nPLUGINS = ["keptword", "broken"]\n')
    status, said = published.run("pelican", "content", traced=True)
    assert status == 1
    assert "theirs fails" in said


def test_another_address_than_that_of_pelican_is_told(published: Owner) -> None:
    published.replace("pelicanconf.py", 'SITEURL = ""', 'SITEURL = "https://other.example/blog"')
    status, said = published.run("pelican", "content")
    assert status == 1
    assert "SITEURL in the settings of Pelican is https://other.example/blog" in said


def test_pelican_that_waits_for_changes_builds_again_after_each(published: Owner) -> None:
    said = published.folder / "said.txt"
    with said.open("w") as out, published.begun("pelican", "-r", "content", out=out) as run:
        try:
            wait_for("Done:", said)
            # Pelican says that it is done a moment before it looks for changes.
            post = published.folder / "content/post.md"
            text = post.read_text("utf-8")
            wait_for("content/post.md:8:1: loads", said, lambda: post.write_text(f"{text}\n{UNKNOWN}\n", "utf-8"))
            wait_for("Done:", said, lambda: post.write_text(f"{text}\nMended.\n", "utf-8"), times=2)
        finally:
            run.terminate()
    assert b"Mended." in published.pages("output")["a-post.html"]
    published.replace("content/post.md", "Mended.", "")
    assert published.run("pelican", "content")[0] == 0


def wait_for(words: str, file: Path, act: Callable[[], object] = lambda: None, times: int = 1) -> None:
    """Wait for words in a file, and do again and again what leads to them."""
    for step in range(600):
        if file.read_text("utf-8").count(words) >= times:
            return
        if step % 50 == 0:
            act()
        time.sleep(0.1)
    raise AssertionError(file.read_text("utf-8"))


def test_what_others_put_into_the_output_stays(published: Owner) -> None:
    published.write("output/CNAME", "www.example.com\n")
    assert published.run("pelican", "content")[0] == 0
    assert (published.folder / "output/CNAME").read_text("utf-8") == "www.example.com\n"
