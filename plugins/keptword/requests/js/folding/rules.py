"""Which rule folds which kind of node."""

from ..nodes import (
    Assignment,
    Call,
    Choice,
    Class,
    Each,
    Function,
    Items,
    Joined,
    Member,
    Name,
    Operation,
    Pattern,
    Program,
    Record,
    Tagged,
    This,
)
from .calls import fold_call
from .folder import Folder, Rules
from .members import fold_member
from .names import fold_name
from .operators import (
    fold_assignment,
    fold_choice,
    fold_each,
    fold_itself,
    fold_joined,
    fold_operation,
    fold_tagged,
    fold_this,
)

RULES: Rules = {
    Name: fold_name,
    Member: fold_member,
    Joined: fold_joined,
    Choice: fold_choice,
    Operation: fold_operation,
    Assignment: fold_assignment,
    Each: fold_each,
    Tagged: fold_tagged,
    This: fold_this,
    Call: fold_call,
    Items: fold_itself,
    Record: fold_itself,
    Function: fold_itself,
    Class: fold_itself,
    Pattern: fold_itself,
}


def folder_of(program: Program) -> Folder:
    """Return what answers for all parts of a program."""
    return Folder(program, RULES)
