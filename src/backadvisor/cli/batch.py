"""Streams of cases: one object a line in, one answer a line out, nothing kept.

Each answer says the line it is for and passes its ``id`` through, so that answers can be tied to
cases. A line with a mistake gives its problems in its place, and beside them the warning sign
that could be read from the rest.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from io import TextIOWrapper
from types import MappingProxyType
from typing import Any, TextIO

from ..engine.advise import advise
from ..engine.triage import in_danger
from ..intake.case import UNREAD, CaseBuilder
from ..intake.keys import KEY, Switch
from ..knowledge.bounded import is_endless
from ..knowledge.hearing import without_denied
from ..knowledge.loader import load_knowledge
from ..knowledge.vocabulary import Vocabulary
from ..model import Advice, Knowledge, Notice
from ..model.problems import InvalidInput, Problem, unreadable
from ..model.record import Record
from ..render.formats.json import render, render_problems
from .common import GIVEN, INVALID, STREAM, Request, of_the_day, today
from .output import show

# A line is one case, and an honest one has a thousandth of this. A longer one is passed over up to
# its end, and none of it is read: what was cut off could be a warning sign.
MOST_LETTERS = 1_000_000
NOT_TEXT = "This line is not UTF-8. Save the file as UTF-8."
_ID = "id"


class Row(Record):
    """One line of a stream: what of a case could be read, and what is wrong with the rest.

    What a repeated key says is told each time, so that no sign is lost.
    """

    line: int
    values: Mapping[str, Any] = MappingProxyType({})
    problems: tuple[str, ...] = ()
    is_blank: bool = False


def batch(path: str, request: Request) -> int:
    """Answer a stream of cases, NDJSON or CSV in, NDJSON out. Raises `InvalidInput` for no file."""
    knowledge = load_knowledge(request.knowledge)
    with _opened(path) as stream:
        return _answer_all(answers(stream, path, knowledge, of_the_day(knowledge), today()))


def _opened(path: str) -> TextIO:
    """Open a file of cases, or the input stream. A byte that is no UTF-8 spoils its own line."""
    if path == STREAM:
        if isinstance(sys.stdin, TextIOWrapper):
            sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")
        return sys.stdin
    try:
        if is_endless(path):
            raise InvalidInput([Problem(path, 0, 0, "This is no file of cases.", "no-file")])
        return open(path, encoding="utf-8", errors="surrogateescape", newline="")
    except OSError as error:
        raise InvalidInput([unreadable(path, error)]) from None


def _answer_all(answered: Iterator[tuple[str, bool]]) -> int:
    status = GIVEN
    for text, is_answer in answered:
        status = status if is_answer else INVALID
        if not show(text + "\n"):
            break  # nobody reads on
    return status


def answers(
    stream: TextIO,
    name: str,
    knowledge: Knowledge,
    notices: tuple[Notice, ...] = (),
    day: str = "",
) -> Iterator[tuple[str, bool]]:
    """Each line of JSON that answers a stream of cases, in order, and whether it is an answer.

    A line that is no case gives its problems in its place, so that lines stay aligned; a blank
    one between two cases gives no problem and no answer. ``notices`` stand in every answer; ``day``
    is the one on which the cases are told.
    """
    words = Vocabulary(knowledge, day)
    for row in _without_last_blanks(rows_of(stream)):
        yield _answered(row, name, words, notices)


def _without_last_blanks(rows: Iterable[Row]) -> Iterator[Row]:
    waiting: list[Row] = []
    for row in rows:
        if row.is_blank:
            waiting.append(row)
        else:
            yield from waiting
            yield row
            waiting.clear()


def _answered(
    row: Row, name: str, words: Vocabulary, notices: tuple[Notice, ...]
) -> tuple[str, bool]:
    builder = taken_in(row, words)
    said = [*row.problems]
    said += [f"{key}: {message}" for key, message in builder.problems if key != UNREAD]
    tied = {"line": row.line, **{key: value for key, value in row.values.items() if key == _ID}}
    if not said and not row.is_blank:
        taken = (*builder.notices(), *notices)
        advice = advise(builder.case(), words.knowledge, taken, builder.heard)
        return render(advice, tied), True
    found = [Problem(name, row.line, 1, message, "case") for message in said]
    return render_problems(found, _danger(builder), tied), row.is_blank


def taken_in(row: Row, words: Vocabulary) -> CaseBuilder:
    """What a line tells, taken in; what cannot be read is among the problems."""
    builder = CaseBuilder(words)
    builder.add_all({key: value for key, value in row.values.items() if key != _ID})
    return builder


def _danger(builder: CaseBuilder) -> Advice | None:
    advice = advise(builder.case(), builder.vocabulary.knowledge)
    return advice if in_danger(advice.triage) else None


# --- From lines to rows ---------------------------------------------------------------


def rows_of(stream: TextIO) -> Iterator[Row]:
    """The lines of CSV where the first one names a key of a case, else of NDJSON.

    What is neither is never passed over: a lost line could be a warning sign.
    """
    lines = enumerate(_bounded(stream), 1)
    for number, line in lines:
        first = line.removeprefix("\ufeff") if number == 1 else line
        if not first.strip():
            yield Row(number, is_blank=True)
            continue
        names = _cells(first)
        if isinstance(names, list) and KEY.keys() & names:
            yield from _from_csv(number, names, lines)
        else:
            yield _from_json(number, first)
            yield from (_from_json(after, line) for after, line in lines)


def _bounded(stream: TextIO) -> Iterator[str]:
    """Each line; for one that is too long, something else that is."""
    while line := stream.readline(MOST_LETTERS + 1):
        if len(line) <= MOST_LETTERS:
            yield line
            continue
        while line and not line.endswith(("\n", "\r")):
            line = stream.readline(MOST_LETTERS + 1)
        yield "?" * (MOST_LETTERS + 1)  # never blank, as its beginning could be


def _unfit(line: str) -> str:
    """Why nothing of a line can be read, or nothing."""
    if len(line) > MOST_LETTERS:
        return f"This line has more than {MOST_LETTERS:,} letters. None of it was read."
    return "" if _is_text(line) else NOT_TEXT


def _from_json(number: int, line: str) -> Row:
    if not line.strip():
        return Row(number, is_blank=True)
    if unfit := _unfit(line):
        return Row(number, problems=(unfit,))
    twice: list[str] = []
    try:
        case = json.loads(line, object_pairs_hook=lambda pairs: _merged(pairs, twice))
    except (ValueError, RecursionError) as error:
        return _unread(number, line, f"This line is not JSON: {error}.")
    if not isinstance(case, dict):
        return _unread(number, line, "A case is an object with keys such as tried.")
    return Row(number, case, tuple(f'The key "{key}" stands here twice.' for key in twice))


def _unread(number: int, line: str, problem: str) -> Row:
    """A line that is no case is only heard: it may have been a warning sign."""
    return Row(number, {UNREAD: without_denied(line)}, (problem,))


def _merged(pairs: Iterable[tuple[str, Any]], twice: list[str]) -> dict[str, Any]:
    """What a repeated key says each time, put together: the second must not hide the first."""
    merged: dict[str, Any] = {}
    for key, value in pairs:
        if key in merged:
            twice.append(key)
        merged[key] = [*_listed(merged[key]), *_listed(value)] if key in merged else value
    return merged


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _from_csv(header: int, names: list[str], lines: Iterable[tuple[int, str]]) -> Iterator[Row]:
    twice = tuple(dict.fromkeys(name for name in names if names.count(name) > 1))
    wrong = tuple(f'The header names the column "{name}" twice.' for name in twice)
    if wrong:
        yield Row(header, problems=wrong)
    for number, line in lines:
        cells = _cells(line)
        if not line.strip():
            yield Row(number, is_blank=True)
        elif isinstance(cells, str):
            yield _unread(number, line, cells)
        else:
            pairs = ((name, _value(name, cell)) for name, cell in zip(names, cells, strict=False))
            case = _merged(((name, value) for name, value in pairs if value != ""), [])
            yield Row(number, case, (*wrong, *_wrong_count(names, cells)))


def _wrong_count(names: list[str], cells: list[str]) -> Iterator[str]:
    if len(cells) != len(names):
        yield f"This row has {len(cells)} cells, the header {len(names)}."


def _cells(line: str) -> list[str] | str:
    """The cells of one line, or what is wrong with it; a case stands on one line."""
    if unfit := _unfit(line):
        return unfit
    try:
        return [cell.strip() for cell in next(csv.reader([line], strict=True), [])]
    except csv.Error as error:
        return f"This row is not CSV: {error}. A row stands on one line."


def _is_text(line: str) -> bool:
    """Whether a line was UTF-8; a byte that was not stands in it as a lone surrogate."""
    return line.isascii() or not any("\udc80" <= letter <= "\udcff" for letter in line)


def _value(name: str, cell: str) -> Any:
    """What a cell says; of a switch, which is no text elsewhere, a word for yes or no."""
    if name in KEY and isinstance(KEY[name].form, Switch):
        return {"true": True, "false": False, "yes": True, "no": False}.get(cell.lower(), cell)
    return cell
