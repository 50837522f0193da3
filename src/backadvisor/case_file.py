"""A case written in a YAML or JSON file, or on stdin as ``-``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from .problems import InvalidInput, Problem
from .yaml_source import Value, read_file, read_text

STDIN = "-"


def read_case(path: str) -> tuple[dict[str, Any], str]:
    """Read a case file; give its keys and the path to name in problems.

    JSON is read as YAML, of which it is a part; a file that is named so has to be JSON. Raises
    `InvalidInput` with every problem.
    """
    if path == STDIN:
        shown = "<stdin>"
        value, problems = read_text(sys.stdin.buffer.read(), shown)
    else:
        shown = path
        value, problems = read_file(path)
        if path.endswith(".json") and not problems:
            problems = list(_not_json(path))
    if value and not problems and not isinstance(value.data, dict):
        message = "A case is a set of keys such as tried, symptoms and duration."
        problems = [value.place.problem(message, "case-shape")]
    if problems or value is None:
        raise InvalidInput(problems or [Problem(shown, 0, 0, "There is no case.", "case-shape")])
    told = _plain(value)
    return {key: item for key, item in told.items() if key != "schema"}, shown


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
    return value.data
