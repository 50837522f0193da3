"""A case written in a YAML or JSON file, or on stdin as ``-``."""

from __future__ import annotations

import sys
from typing import Any

from .problems import InvalidInput, Problem
from .yaml_source import Value, read_file, read_text

STDIN = "-"


def read_case(path: str) -> tuple[dict[str, Any], str]:
    """Read a case file; give its keys and the path to name in problems.

    JSON is read as YAML, of which it is a part. Raises `InvalidInput` with every problem.
    """
    if path == STDIN:
        shown = "<stdin>"
        value, problems = read_text(sys.stdin.buffer.read(), shown)
    else:
        shown = path
        value, problems = read_file(path)
    if value and not problems and not isinstance(value.data, dict):
        message = "A case is a set of keys such as tried, symptoms and duration."
        problems = [value.place.problem(message, "case-shape")]
    if problems or value is None:
        raise InvalidInput(problems or [Problem(shown, 0, 0, "There is no case.", "case-shape")])
    told = _plain(value)
    return {key: item for key, item in told.items() if key != "schema"}, shown


def _plain(value: Value) -> Any:
    if isinstance(value.data, dict):
        return {key: _plain(item) for key, item in value.data.items()}
    if isinstance(value.data, list):
        return [_plain(item) for item in value.data]
    return value.data
