"""A case written in a YAML or JSON file, or on stdin as ``-``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from .noun import Noun
from .problems import InvalidInput, Problem
from .yaml_source import Place, Value, read_file, read_text

STDIN = "-"


class CaseText(Noun):
    """What a case file says, and where it says each key, to name in problems."""

    told: dict[str, Any]
    path: str
    places: dict[str, Place]

    def problem(self, key: str, message: str) -> Problem:
        """Give a problem at the value of a key."""
        place = self.places.get(key, Place(self.path, 0, 0))
        return place.problem(message, f"case-{key}")


def read_case(path: str) -> CaseText:
    """Read a case file.

    JSON is read as YAML, of which it is a part; a file that is named so has to be JSON. Raises
    `InvalidInput` with every problem.
    """
    if path == STDIN:
        shown = "<stdin>"
        value, problems = _read(path)
    else:
        shown = path
        value, problems = _read(path)
        if path.endswith(".json") and not problems:
            problems = list(_not_json(path))
    if value and not problems and not isinstance(value.data, dict):
        message = "A case is a set of keys such as tried, symptoms and duration."
        problems = [value.place.problem(message, "case-shape")]
    if problems or value is None:
        raise InvalidInput(problems or [Problem(shown, 0, 0, "There is no case.", "case-shape")])
    told = {key: item for key, item in _plain(value).items() if key != "schema"}
    places = {key: item.place for key, item in _items(value)}
    return CaseText(told, shown, places)


def readable_part(path: str) -> dict[str, Any]:
    """Give what of a case file can be read, mistakes left out; nothing where that is nothing."""
    try:
        value, _ = _read(path)
    except (InvalidInput, OSError):
        return {}
    told = _plain(value) if value else {}
    return told if isinstance(told, dict) else {}


@cache
def _stdin() -> bytes:
    """Give the whole input stream; it can be read once only, and may be asked for twice."""
    return sys.stdin.buffer.read()


def _read(path: str) -> tuple[Value | None, list[Problem]]:
    return read_text(_stdin(), "<stdin>") if path == STDIN else read_file(path)


def _items(value: Value) -> Iterable[tuple[str, Value]]:
    return value.data.items() if isinstance(value.data, dict) else ()


def _not_json(path: str) -> Iterator[Problem]:
    import json

    with open(path, encoding="utf-8-sig") as file:
        try:
            json.load(file)
        except ValueError as error:
            line, column = getattr(error, "lineno", 0), getattr(error, "colno", 0)
            yield Problem(path, line, column, "This is not JSON.", "json-syntax")


def _plain(value: Value) -> Any:
    if isinstance(value.data, dict):
        return {key: _plain(item) for key, item in value.data.items()}
    if isinstance(value.data, list):
        return [_plain(item) for item in value.data]
    return None if isinstance(value.data, Problem) else value.data
