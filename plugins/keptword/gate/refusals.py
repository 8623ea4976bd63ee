"""Problems for what is refused in a gated page, for the person who wrote it."""

from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path

from ..inventory import Inventory, Service, read_inventory
from ..inventory.entries import CATALOGUE, with_entry
from ..inventory.positions import nearest
from ..inventory.written import written
from ..problems import Problem, ProblemsFoundError
from ..requests import Load
from ..requests.causes import Act
from ..requests.load import without_query
from ..requests.mentions import Mention
from ..text_files import read_text
from .advice import OF_THE_SITE, Advice, ServiceCommands
from .gate import GatedPage
from .origin import Origin

_LOADS = 2_000


class Refusals:
    """Makes problems of what the gate found, for one inventory; `commands` are those that messages name.

    `problems` are those of the catalogue itself, which is read once something is refused.
    """

    def __init__(self, inventory: Inventory, commands: ServiceCommands = OF_THE_SITE) -> None:
        self._inventory = inventory
        self._commands = commands
        self.problems: list[Problem] = []
        # Cached: the same loads are on many pages.
        self._how_to_declare = lru_cache(maxsize=_LOADS)(self._declaring)
        self._entry_of_load = lru_cache(maxsize=_LOADS)(self._found_entry)

    def of_loads(self, loads: Iterable[Load], origin: Origin) -> Iterator[Problem]:
        """Yield a problem for each load that no service declares."""
        for load in loads:
            wrong = f'loads {load.url} from "{load.host}", which no service declares'
            instead = self._how_to_declare(load.anywhere)
            yield origin.problem(load.place, _excerpts(load), wrong, instead)

    def of_page(self, page: GatedPage, origin: Origin) -> Iterator[Problem]:
        """Yield what is wrong in a page, where `origin` says that it was written."""
        yield from self.of_loads(page.undeclared, origin)
        for mention in page.mentioned:
            yield origin.problem(mention.place, _excerpts(mention), *_told(mention))
        for mention in page.nested:
            wrong = f"{mention.how} {mention.url} stands in the element of another service and would come along with it"
            yield origin.problem(mention.place, _excerpts(mention), wrong, "Move it out of that element, or remove it")
        others: set[Load] = set()
        for load, service in page.owned:
            if entry := self._entry_of_load(load.anywhere, service.id):
                others.add(load)
                wrong = f"loads {load.url}, which is of {entry.name}, not of {service.name}"
                yield origin.problem(load.place, _excerpts(load), wrong, f"{self._advice.adding(entry)}, or remove it")
        for twice in page.doubled:
            load, service = twice.load, twice.service
            if load in others:
                continue
            place = _scripts_place(origin.root, service, twice.script)
            wrong = f"loads {load.url}, which {service.name} loads on every page already ({place}): it would run twice"
            instead = f"Remove it here, or write scripts = [] in {service.file}: then only what is pasted runs"
            yield origin.problem(load.place, _excerpts(load), wrong, instead)
        for reserved in page.reserved:
            use = reserved.use
            wrong = f"<{reserved.element}> carries {use.written}, which {use.why.value}"
            excerpts = (use.written, use.value, use.attribute)
            yield origin.problem(reserved.place, excerpts, wrong, "Write another name, or remove it")

    def _declaring(self, load: Load) -> str:
        return self._advice.how_to_declare(load)

    def _found_entry(self, load: Load, service_id: str) -> Service | None:
        """Return the entry of the catalogue that a load is of, where its service has only a host in common with it."""
        service = self._inventory.find(service_id)
        return self._advice.closer_entry(load, service) if service is not None and service.entry else None

    @cached_property
    def _advice(self) -> Advice:
        try:
            catalogue = read_inventory(CATALOGUE.folder, (), CATALOGUE.shown_as)
        except ProblemsFoundError as error:
            self.problems += error.problems
            catalogue = Inventory()
        return Advice(self._inventory, catalogue, self._commands)


def _told(mention: Mention) -> tuple[str, str]:
    """Return what is wrong with a URL that nothing can hold back, and what to write instead."""
    if mention.cause.act is Act.REFRESH:
        wrong = f'<meta http-equiv="refresh" content="{mention.url}"> may lead away from the site'
        return wrong, "Write the seconds alone, or link to the page"
    wrong = f"{mention.how} names {mention.url}, which browsers may fetch before anyone has said yes"
    return wrong, "Remove it; an address that visitors may follow is a link: <a href>"


def _scripts_place(root: Path, service: Service, index: int) -> str:
    """Return file and line of one of a service's `[[scripts]]`, in its own file or in the catalogue's.

    Where its own is not below `root`, only its name.
    """
    if not (root / service.file).is_file():
        return service.file
    whole = with_entry(written(service.file, read_text(root / service.file)), CATALOGUE)
    place = nearest(("scripts", index), whole.content.places)
    return f"{place.file}:{place.line}"


def _excerpts(found: Load | Mention) -> tuple[str, ...]:
    """Return what a person may have written for an address: code often puts the end of one together."""
    whole, file = found.url, without_query(found.url)
    return (whole, whole.partition(":")[2], file, file.partition(":")[2], found.host)
