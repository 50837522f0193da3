"""What each field and each closed word of the knowledge means, read from beside it.

A meaning is the comment after ``#:`` above a field of a record, a closed list or one of its words.
No program that answers needs one, so they stand in the source alone and cost no start anything.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from ..knowledge.schema import choices
from ..model import closed_lists
from ..model.record import Record

_MARK = "#:"


class ClosedList(Record):
    """A closed list: its name in the code, what it is, and the meaning of each of its words."""

    name: str
    meaning: str
    words: Mapping[str, str]


def of_fields(record: type) -> dict[str, str]:
    """The meaning of each field of a record; empty where nothing is written."""
    source = inspect.getsource(record)
    (declared,) = ast.parse(source).body
    return {
        node.target.id: _above(source, node)
        for node in ast.iter_child_nodes(declared)
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }


def of_words(hint: Any) -> ClosedList | None:
    """The closed list that a type takes its words from; None where it takes none."""
    words = set(choices(hint))
    return next(
        (closed_list for closed_list in closed() if words and words >= closed_list.words.keys()),
        None,
    )


@cache
def closed() -> tuple[ClosedList, ...]:
    """Every closed list of words of which the meaning is told, in the order of the code."""
    return tuple(_closed(inspect.getsource(closed_lists)))


def _closed(source: str) -> Iterator[ClosedList]:
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and (meaning := _above(source, node)):
            words = {
                word.value: _above(source, word)
                for word in ast.walk(node.value)
                if isinstance(word, ast.Constant) and isinstance(word.value, str)
            }
            yield ClosedList(ast.unparse(node.targets[0]), meaning, words)


def _above(source: str, node: ast.stmt | ast.expr) -> str:
    """What is written above a line, in one line."""
    return " ".join(written_above(source, node.lineno))


def written_above(source: str, number: int) -> list[str]:
    """The lines of the comment after ``#:`` that stands right above a line."""
    said: list[str] = []
    for line in reversed(source.splitlines()[: number - 1]):
        mark, found, text = line.partition(_MARK)
        if mark.strip() or not found:
            break
        said.insert(0, text.removeprefix(" ").rstrip())
    return said
