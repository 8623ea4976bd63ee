"""What causes a load: for code an `Act` to decide by, for people words that are made from it here."""

from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache


class Act(Enum):
    """What makes a browser request something, as far as anything is decided by it."""

    ATTRIBUTE = "an attribute of an element"
    FRAME = "the address of an <iframe>"
    CODE = "code in the place of an address"
    DATA_BLOCK = "a script of a type that only other scripts read"
    LINK = "a <link>"
    REFRESH = "a <meta> that leads the whole page elsewhere"
    PROPERTY = "an address that code gives to elements"
    MADE = "an address of an element that a library makes"
    IMPORT = "an import of a module"
    IMPORT_MAP = "an import map that code writes"
    LOADER = "a function that fetches code and runs it"
    WORKER = "a worker that code starts"
    WINDOW = "a window that code opens"
    NAVIGATION = "code that leads the page elsewhere"
    CLICK = "a click by code"
    OTHER = "anything else"


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause: the act, what it is called there, and the elements concerned, sorted (none where they are unknown).

    `name` is that of an attribute, property or relation, else the words for the whole. `within` is the code that it
    stands in, in words, and `note` what else is to be said of it.
    """

    act: Act
    name: str
    elements: tuple[str, ...] = ()
    within: str = ""
    note: str = ""

    @property
    def text(self) -> str:
        """The words for people, such as `<img src>`, or `inline script: src of <script>`."""
        match self.act:
            case Act.ATTRIBUTE | Act.FRAME | Act.CODE | Act.MADE:
                said = f"<{self.elements[0]} {self.name}>"
            case Act.LINK:
                said = f"<link rel={self.name}>"
            case Act.PROPERTY if not self.elements:
                said = f"{self.name} of an element"
            case Act.PROPERTY:
                said = f"{self.name} of <{'|'.join(self.elements)}>"
            case _:
                said = self.name
        before = f"{self.within}: " if self.within else ""
        return f"{before}{said}{self.note}"

    def inside(self, code: str) -> "Cause":
        """Return this cause where it stands in code, which `code` describes."""
        return replace(self, within=code)

    def noted(self, note: str) -> "Cause":
        """Return this cause where more is to be said of it, such as "in a template": the page itself does less."""
        return replace(self, act=_ELSEWHERE.get(self.act, self.act), note=f"{self.note} {note}")


# What is no frame of the page, or does not lead it elsewhere, where it stands in a template.
_ELSEWHERE = {Act.FRAME: Act.ATTRIBUTE, Act.REFRESH: Act.OTHER}

REFRESH = Cause(Act.REFRESH, "<meta refresh>")


@lru_cache(maxsize=1024)
def attribute(element: str, name: str) -> Cause:
    """Return the cause that an attribute of an element is."""
    return Cause(Act.FRAME if (element, name) == ("iframe", "src") else Act.ATTRIBUTE, name, (element,))


def words(text: str) -> Cause:
    """Return a cause of which people are told, and by which nothing is decided."""
    return Cause(Act.OTHER, text)
