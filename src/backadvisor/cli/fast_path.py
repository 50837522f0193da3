"""A plain ``next`` read without a parser.

Only ``next`` with known flags in their plain form is read here; anything else (help, a
mistake, an abbreviation, another command) is left to Typer. A test holds both readings equal.
"""

from __future__ import annotations

from typing import Any, assert_never

from ..intake.case import TEXT
from ..intake.keys import KEY, ListOf, Switch, Text, WholeNumber
from ..terminal.streams import MOST_DIGITS
from .common import Request

VIEW_VALUES = {
    "knowledge": "knowledge",
    "format": "format",
    "output": "output",
    "case": "case_file",
    "for": "for_whom",
}
LOOSE = "words"  # no key of a case: what stands there is only heard
VIEW_SWITCHES = ("json", "details")


def fast_next(words: list[str]) -> Request | None:
    """The words of a plain ``next``, read; None where they are left to Typer."""
    if not words or words[0] != "next":
        return None
    case: dict[str, Any] = {}
    view: dict[str, Any] = {}
    rest = iter(words[1:])
    for word in rest:
        if not word.startswith("-") and TEXT not in case:
            case[TEXT] = word
            continue
        name, equals, value = word.removeprefix("--").partition("=")
        if not word.startswith("--") or not name:
            return None
        if not equals and _switched(case, view, name):
            continue
        given = value if equals else next(rest, None)
        if given is None or (not equals and given.startswith("-")):
            return None
        if not _take(case, view, name, given):
            return None
    return Request(case, **view)


def as_far_as_known(words: list[str]) -> Request:
    """What can be read of any words: beside a mistake, a warning sign is still judged.

    What stands behind no flag that is known is heard as words.
    """
    case: dict[str, Any] = {}
    view: dict[str, Any] = {}
    rest = [*words]
    while rest:
        word = rest.pop(0)
        name, equals, value = word.removeprefix("--").partition("=")
        if not word.startswith("--"):
            case.setdefault(LOOSE, []).append(word)
        elif not _switched(case, view, name):
            # A word that begins like a flag is no value of the flag before it.
            if not equals and rest and not rest[0].startswith("--"):
                value = rest.pop(0)
            if not _take(case, view, name, value):
                case.setdefault(LOOSE, []).append(value)
    return Request(case, **view)


def heard_in(*words: str) -> Request:
    """Words that tell no case: where they are a mistake, a warning sign in them is told."""
    return Request({LOOSE: list(words)})


def _switched(case: dict[str, Any], view: dict[str, Any], name: str) -> bool:
    """Take in a flag without a value; False where it is none."""
    if name in KEY and isinstance(KEY[name].form, Switch):
        case[name] = True
    elif name in VIEW_SWITCHES:
        view[name] = True
    else:
        return False
    return True


def _take(case: dict[str, Any], view: dict[str, Any], name: str, value: str) -> bool:
    """Take in a flag with its value; False where there is none of that name."""
    form = KEY[name].form if name in KEY else None
    match form:
        case ListOf():
            case.setdefault(name, []).append(value)
        case Text() | WholeNumber():
            case[name] = value
        case Switch() | None:
            return _take_view(view, name, value)
        case _:
            assert_never(form)
    return True


def _take_view(view: dict[str, Any], name: str, value: str) -> bool:
    if name in VIEW_VALUES:
        view[VIEW_VALUES[name]] = value
    elif name == "top" and value.isascii() and value.isdigit() and len(value) <= MOST_DIGITS:
        view["top"] = int(value)
    else:
        return False
    return True
