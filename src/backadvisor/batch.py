"""Streams of cases: one object a line in, one answer a line out, nothing kept."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from .advice import advise
from .case import CaseBuilder, CaseDocument
from .model import Knowledge
from .problems import Problem
from .render.json import render, render_problems
from .vocabulary import Vocabulary

NOT_TEXT = "This line is not UTF-8. Save the file as UTF-8."


def answers(stream: TextIO, name: str, knowledge: Knowledge) -> Iterator[tuple[str, bool]]:
    """Answer a stream of cases in order; give each line of JSON and whether it is an answer.

    A line that is no case gives its problems in its place, so that lines stay aligned.
    """
    words = Vocabulary(knowledge)
    for number, told in _cases(stream):
        builder = CaseBuilder(words)
        if isinstance(told, dict):
            builder.add_all(told)
            problems = [f"{key}: {said}" for key, said in builder.problems]
        else:
            problems = [str(told)]
        if problems:
            found = [Problem(name, number, 1, said, "case") for said in problems]
            yield render_problems(found), False
        else:
            yield render(advise(builder.case(), knowledge)), True


def _cases(stream: TextIO) -> Iterator[tuple[int, Any]]:
    """Read CSV where the first line names a key of a case, else NDJSON; a mistake is text.

    What is neither is never passed over: a lost line could be a warning sign.
    """
    lines = ((number, line) for number, line in enumerate(stream, 1) if line.strip())
    number, first = next(lines, (0, ""))
    first = first.removeprefix("\ufeff")
    names = _cells(first)
    if isinstance(names, list) and CaseDocument.__annotations__.keys() & names:
        yield from _rows(number, names, lines)
    elif first:
        yield number, _object(first)
        yield from ((number, _object(line)) for number, line in lines)


def _object(line: str) -> Any:
    if not _is_text(line):
        return NOT_TEXT
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"This line is not JSON: {error}."
    return told if isinstance(told, dict) else "A case is an object with keys such as tried."


def _rows(
    header: int, names: list[str], lines: Iterable[tuple[int, str]]
) -> Iterator[tuple[int, Any]]:
    if len(set(names)) < len(names):
        yield header, "The header names a column twice."
        return
    for number, line in lines:
        cells = _cells(line)
        if isinstance(cells, str):
            yield number, cells
        elif len(cells) != len(names):
            yield number, f"This row has {len(cells)} cells, the header {len(names)}."
        else:
            told = zip(names, cells, strict=True)
            yield number, {name: _value(name, cell) for name, cell in told if cell}


def _cells(line: str) -> list[str] | str:
    """Give the cells of one line, or what is wrong with it; a case stands on one line."""
    if not _is_text(line):
        return NOT_TEXT
    try:
        return [cell.strip() for cell in next(csv.reader([line], strict=True), [])]
    except csv.Error as error:
        return f"This row is not CSV: {error}. A row stands on one line."


def _is_text(line: str) -> bool:
    """Say whether a line was UTF-8; a byte that was not stands in it as a lone surrogate."""
    return line.isascii() or not any("\udc80" <= letter <= "\udcff" for letter in line)


def _value(name: str, cell: str) -> Any:
    if name == "screened":
        return {"true": True, "false": False, "yes": True, "no": False}.get(cell.lower(), cell)
    return cell
