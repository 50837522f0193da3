"""A plain ``next`` read without a parser.

Only ``next`` with known flags in their plain form is read here; anything else (help, a
mistake, an abbreviation, another command) is left to Typer. A test holds both readings equal.
"""

from __future__ import annotations

from typing import Any

from ..terminal import MOST_DIGITS
from .edge import Told

CASE_LISTS = ("tried", "other", "symptoms", "conditions", "absent", "avoid", "goals")
CASE_VALUES = ("duration", "age", "region")
VIEW_VALUES = {
    "knowledge": "knowledge",
    "format": "format",
    "output": "output",
    "case": "case_file",
    "for": "for_whom",
}
SWITCHES = ("screened", "json", "details")


def quick_next(words: list[str]) -> Told | None:
    """Read the words of a plain ``next``, or give None to leave them to Typer."""
    if not words or words[0] != "next":
        return None
    case: dict[str, Any] = {}
    view: dict[str, Any] = {}
    rest = iter(words[1:])
    for word in rest:
        name, equals, value = word.removeprefix("--").partition("=")
        if not word.startswith("--") or not name:
            return None
        if name in SWITCHES and not equals:
            (case if name == "screened" else view)[name] = True
            continue
        given = value if equals else next(rest, None)
        if given is None or (not equals and given.startswith("-")):
            return None
        if not _take(case, view, name, given):
            return None
    return Told(case, **view)


def as_far_as_known(words: list[str]) -> Told:
    """Read what can be read of any words: beside a mistake, a warning sign is still judged."""
    case: dict[str, Any] = {}
    view: dict[str, Any] = {}
    rest = iter(words)
    for word in rest:
        name, equals, value = word.removeprefix("--").partition("=")
        if word.startswith("--") and name in SWITCHES:
            (case if name == "screened" else view)[name] = True
        elif word.startswith("--"):
            _take(case, view, name, value if equals else next(rest, ""))
    return Told(case, **view)


def _take(case: dict[str, Any], view: dict[str, Any], name: str, value: str) -> bool:
    if name in CASE_LISTS:
        case.setdefault(name, []).append(value)
    elif name in CASE_VALUES:
        case[name] = value
    elif name in VIEW_VALUES:
        view[VIEW_VALUES[name]] = value
    elif name == "top" and value.isascii() and value.isdigit() and len(value) <= MOST_DIGITS:
        view["top"] = int(value)
    else:
        return False
    return True
