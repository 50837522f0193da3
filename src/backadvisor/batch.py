"""Streams of cases: one object a line in, one answer a line out, nothing kept."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from .advice import advise
from .case import CaseBuilder, Vocabulary
from .model import Knowledge
from .problems import Problem
from .render.json import render, render_problems


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
    """Read NDJSON, or CSV where the first line is no object; a mistake is given as text."""
    lines = ((number, line) for number, line in enumerate(stream, 1) if line.strip())
    first = next(lines, None)
    if first is None:
        return
    if first[1].lstrip().startswith("{"):
        yield first[0], _object(first[1])
        yield from ((number, _object(line)) for number, line in lines)
    else:
        yield from _rows(first[1], lines)


def _object(line: str) -> Any:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"This line is not JSON: {error}."
    return told if isinstance(told, dict) else "A case is an object with keys such as tried."


def _rows(header: str, lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, Any]]:
    names = next(csv.reader([header.removeprefix("\ufeff")]))
    for number, line in lines:
        cells = next(csv.reader([line]))
        if len(cells) != len(names):
            yield number, f"This row has {len(cells)} cells, the header {len(names)}."
            continue
        yield (
            number,
            {
                name.strip(): _cell(name.strip(), cell)
                for name, cell in zip(names, cells, strict=True)
                if cell.strip()
            },
        )


def _cell(name: str, cell: str) -> Any:
    if name == "screened":
        return {"true": True, "false": False, "yes": True, "no": False}.get(cell.lower(), cell)
    return cell.strip()
