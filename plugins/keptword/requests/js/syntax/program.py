"""Reads some code into the program that `nodes` describes."""

from collections.abc import Mapping
from typing import TypeVar

from ..nodes import Program
from . import chains, constants, functions, operators, structures
from .declarations import bind_assignments
from .reader import Reader
from .statements import STATEMENTS
from .tree import kinds_named, syntax_tree

_VALUES = constants.VALUES | chains.VALUES | operators.VALUES | structures.VALUES | functions.VALUES

_Rule = TypeVar("_Rule")


def _by_kind(rules: Mapping[str, _Rule]) -> dict[int, _Rule]:
    """Return rules by the numbers of kinds."""
    return {kind: rule for name, rule in rules.items() for kind in kinds_named(name)}


_VALUE_RULES = _by_kind(_VALUES)
_STATEMENT_RULES = _by_kind(STATEMENTS)


def read_program(code: str) -> Program:
    """Read all of some code, in which marks may stand for unknown parts.

    What cannot be read leaves the program incomplete; all else in it is read.
    """
    program = Reader(code, _VALUE_RULES, _STATEMENT_RULES).read(syntax_tree(code))
    bind_assignments(program)
    return program
