"""The places where code makes a browser request something, and what is requested there."""

from ...causes import Act, Cause, words
from ..nodes import Literal, Member, Program, Record
from ..visitor_acts import acted_spans
from .addresses import add_url
from .calls import read_call, read_tagged
from .comparisons import canonical_name
from .contents import add_markup
from .finds import Finds
from .properties import read_assignment
from .request_names import NOTED
from .search import Search


def find_sinks(program: Program) -> Finds:
    """Find all that a program requests."""
    search = Search(program)
    search.finds.is_opaque = not program.is_complete
    _note_properties(search)
    for imported in program.imports:
        add_url(search, str(imported.value), imported.at, Cause(Act.IMPORT, "import"))
    for call in program.calls:
        read_call(search, call)
    for assignment in program.assignments:
        read_assignment(search, assignment)
    for tagged in program.tagged:
        read_tagged(search, tagged)
    if program.result is not None:
        add_markup(search, [program.result], words("javascript:"), strict=False)
    search.finds.sources = search.folder.sources
    search.finds.acted_spans = acted_spans(program, search.folder.index)
    return search.finds


def _note_properties(search: Search) -> None:
    """Note properties that are set by methods, before anything asks for them."""
    for call in search.program.calls:
        callee, arguments = call.callee, call.arguments
        if not isinstance(callee, Member) or not isinstance(callee.key, Literal):
            continue
        if callee.key.value == "setAttribute" and len(arguments) == 2 and isinstance(arguments[0], Literal):
            name = canonical_name(str(arguments[0].value))
            if name in NOTED or name.startswith("data-"):
                search.folder.set_property(call.at, callee.owner, name, arguments[1])
        elif callee.key.value == "assign" and len(arguments) == 2 and isinstance(arguments[1], Record):
            for key, value in arguments[1].properties:
                if isinstance(key, Literal) and key.value in NOTED:
                    search.folder.set_property(call.at, arguments[0], str(key.value), value)
