"""The tasks of the project: `invoke --list` explains each. Their work is done, and tested, elsewhere."""

import shutil
import sys
from pathlib import Path

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT))

from plugins.consent.weight import consent_weights  # noqa: E402
from plugins.problems import ProblemsFoundError  # noqa: E402
from plugins.publication.building import BuildError, audit_site, build_site  # noqa: E402
from plugins.publication.serving import serve_site  # noqa: E402

OUTPUT = ROOT / "output"


@task(help={"publish": "with the settings for visitors, which refuse what is untranslated"})
def build(_: Context, publish: bool = False) -> None:
    """Build the site into output/, all of it or, with a problem, nothing."""
    try:
        build_site(ROOT, OUTPUT, "publishconf.py" if publish else "pelicanconf.py")
    except BuildError as error:
        raise Exit(str(error), code=1) from error


@task
def serve(_: Context) -> None:
    """Build the site, serve it on this machine, and build again after each change."""
    serve_site(ROOT, OUTPUT)


@task(help={"only": "run only the tests whose names contain this"})
def test(context: Context, only: str = "") -> None:
    """Run all tests, those in a real browser included."""
    context.run(f"{sys.executable} -m pytest {f'-k {only!r}' if only else ''}", pty=sys.stdout.isatty())


@task
def lint(context: Context) -> None:
    """Check types (mypy, strict) and style (ruff)."""
    for command in ("mypy", "ruff check .", "ruff format --check ."):
        context.run(f"{sys.executable} -m {command}")


@task
def audit(_: Context) -> None:
    """Judge output/: nothing third party may load before consent."""
    if not OUTPUT.is_dir():
        raise Exit("There is no output/ to judge. Run: invoke build", code=2)
    try:
        findings = audit_site(ROOT, OUTPUT)
    except ProblemsFoundError as error:
        raise Exit(str(error), code=2) from error
    if findings:
        raise Exit("\n".join(str(finding) for finding in findings), code=1)
    print("Nothing third party loads before consent.")


@task
def bench(_: Context) -> None:
    """Measure what consent weighs on the privacy policy, in bytes, per language."""
    build_site(ROOT, OUTPUT)
    for page in sorted(OUTPUT.glob("??/*/index.html")):
        html = page.read_text("utf-8")
        if "page-privacy" in html:
            print(f"\n/{page.parent.relative_to(OUTPUT)}/")
            print(f"{'':24}{'raw':>8}{'gzip':>8}{'brotli':>8}")
            for part in consent_weights(html):
                print(f"{part.part:24}{part.raw:8,}{part.gzip:8,}{part.brotli:8,}")


@task
def clean(_: Context) -> None:
    """Remove what was built and cached; texts and settings stay."""
    for folder in (OUTPUT, *(ROOT / f".{tool}_cache" for tool in ("pytest", "mypy", "ruff")), ROOT / ".hypothesis"):
        shutil.rmtree(folder, ignore_errors=True)
