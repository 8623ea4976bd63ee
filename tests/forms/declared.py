"""Service files for those who receive forms, as a company would write them."""

from collections.abc import Iterable

from plugins.keptword.inventory import Service
from plugins.keptword.inventory.reading import read_service

LANGUAGES = ("en", "nl", "fr", "de")


def service_text(name: str, hosts: Iterable[str], *, by_script: bool, country: str = "BE") -> str:
    """Return the file of a necessary service at these hosts, which gets forms, and answers scripts or not."""
    texts = "\n".join(f'{code} = "Receives what you send ({code})."' for code in LANGUAGES)
    listed = ", ".join(f'"{host}"' for host in hosts)
    return "\n".join(
        [
            f'name = "{name}"\ncategory = "necessary"\ncompany = "{name} Ltd"\ncountry = "{country}"',
            'role = "processor"\nchecked = 2026-11-22',
            *(f"[{table}]\n{texts}" for table in ("purpose", "data", "reason")),
            f'[[recipients]]\nname = "{name} Ltd"\ncountry = "{country}"',
            f"[hosts]\nform-action = [{listed}]",
            *([f"connect-src = [{listed}]"] if by_script else []),
        ]
    )


def declared_service(name: str, host: str, *, by_script: bool) -> Service:
    service, problems = read_service(
        name, f"content/services/{name}.toml", service_text(name, [host], by_script=by_script), LANGUAGES
    )
    assert service is not None, problems
    return service
