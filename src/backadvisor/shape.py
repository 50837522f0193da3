"""The types of `model.py` as the one description of what a file may hold.

``conform`` checks a placed value against a type and gives plain data; ``build`` turns plain
data (from YAML or from the compiled JSON) into the frozen nouns; ``json_schema`` describes a
type to others. So the shape is written down once.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cache
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from .noun import Noun
from .problems import Problem, did_you_mean, one_of

if TYPE_CHECKING:
    from .yaml_source import Place, Value

_Made = TypeVar("_Made", bound=Noun)
Path = tuple[str | int, ...]
_SCALARS = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


class Report:
    """What conforming found: every problem, and the place of every value."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.places: dict[Path, Place] = {}

    def add(self, place: Place, message: str, check: str) -> None:
        """Note one problem."""
        self.problems.append(place.problem(message, check))


def choices(hint: Any) -> tuple[str, ...]:
    """Give the allowed words of a ``Literal``, or of a union of them; else nothing."""
    if get_origin(hint) is Literal:
        return get_args(hint)
    if _is_union(hint):
        return tuple(word for arm in get_args(hint) for word in choices(arm))
    return ()


def _is_union(hint: Any) -> bool:
    return get_origin(hint) in (Union, types.UnionType)


def _without_none(hint: Any) -> Any:
    arms = [arm for arm in get_args(hint) if arm is not types.NoneType]
    return arms[0] if _is_union(hint) and len(arms) == 1 else hint


@cache
def _hints(noun: type) -> dict[str, Any]:
    return get_type_hints(noun)


def is_noun(hint: Any) -> bool:
    """Say whether a type is a noun with fields."""
    return isinstance(hint, type) and issubclass(hint, Noun)


# --- From a placed value to plain data ------------------------------------------------


def conform(value: Value, hint: Any, at: Path, report: Report) -> Any:
    """Check ``value`` against ``hint``; give plain data, or None where it does not fit."""
    report.places[at] = value.place
    hint = _without_none(hint)
    if is_noun(hint):
        return _conform_noun(value, hint, at, report)
    if get_origin(hint) is tuple:
        return _conform_list(value, get_args(hint)[0], at, report)
    if get_origin(hint) is Mapping:
        return _conform_mapping(value, get_args(hint)[1], at, report)
    if allowed := choices(hint):
        return _conform_choice(value, allowed, report)
    return _conform_scalar(value, hint, report)


def _conform_noun(value: Value, noun: Any, at: Path, report: Report) -> dict[str, Any] | None:
    if not isinstance(value.data, dict):
        report.add(value.place, f"Here should be fields, not {_said(value)}.", "wrong-type")
        return None
    known: tuple[str, ...] = noun.field_names
    for key, item in value.data.items():
        if key not in known:
            hint = did_you_mean(key, known)
            report.add(item.place, f'There is no field "{key}" here.{hint}', "unknown-field")
    for name in known:
        if name not in noun.defaults and name not in value.data:
            report.add(value.place, f'The field "{name}" is missing.', "missing-field")
    return {
        name: conform(item, _hints(noun)[name], (*at, name), report)
        for name, item in value.data.items()
        if name in known
    }


def _conform_list(value: Value, hint: Any, at: Path, report: Report) -> list[Any] | None:
    if not isinstance(value.data, list):
        report.add(value.place, f"Here should be a list, not {_said(value)}.", "wrong-type")
        return None
    return [conform(item, hint, (*at, index), report) for index, item in enumerate(value.data)]


def _conform_mapping(value: Value, hint: Any, at: Path, report: Report) -> dict[str, Any] | None:
    if not isinstance(value.data, dict):
        report.add(value.place, f"Here should be named parts, not {_said(value)}.", "wrong-type")
        return None
    return {key: conform(item, hint, (*at, key), report) for key, item in value.data.items()}


def _conform_choice(value: Value, allowed: tuple[str, ...], report: Report) -> str | None:
    if value.data in allowed:
        return str(value.data)
    hint = did_you_mean(str(value.data), allowed)
    message = f"{_said(value)} is not one of {one_of(allowed)}.{hint}"
    report.add(value.place, message[0].upper() + message[1:], "unknown-word")
    return None


def _conform_scalar(value: Value, hint: Any, report: Report) -> Any:
    if hint is float and isinstance(value.data, int) and not isinstance(value.data, bool):
        return float(value.data)
    if type(value.data) is not hint:
        wanted = _SCALARS[hint]
        report.add(value.place, f"Here should be {wanted}, not {_said(value)}.", "wrong-type")
        return None
    if value.data == "":
        report.add(value.place, "This text is empty.", "empty-text")
    return value.data


def _said(value: Value) -> str:
    match value.data:
        case dict():
            return "named parts"
        case list():
            return "a list"
        case None:
            return "nothing"
        case _:
            return f'"{value.data}"'


# --- From plain data to nouns ---------------------------------------------------------


def build(noun: type[_Made], plain: Any) -> _Made:
    """Build a noun from plain data that conforms to it."""
    made: _Made = _builder(cast("Hashable", noun))(plain)
    return made


def _same(plain: Any) -> Any:
    return plain


@cache
def _builder(hint: Any) -> Callable[[Any], Any]:
    hint = _without_none(hint)
    if is_noun(hint):
        return _noun_builder(hint)
    if get_origin(hint) is tuple:
        inner = _builder(get_args(hint)[0])
        return tuple if inner is _same else lambda plain: tuple(map(inner, plain))
    if get_origin(hint) is Mapping:
        inner = _builder(get_args(hint)[1])
        return lambda plain: {key: inner(item) for key, item in plain.items()}
    return _same


def _noun_builder(noun: Any) -> Callable[[Any], Any]:
    hints = _hints(noun)
    deep = {name: make for name in hints if (make := _builder(hints[name])) is not _same}

    def make_noun(plain: Any) -> Any:
        if plain is None:
            return None
        return noun.of({k: deep[k](v) if k in deep else v for k, v in plain.items()})

    return make_noun


# --- The same shape for others --------------------------------------------------------


def json_schema(hint: Any) -> dict[str, Any]:
    """Describe a type as JSON Schema (draft 2020-12), derived and never hand-written."""
    arms = get_args(hint)
    if allowed := choices(hint):
        return {"enum": list(allowed)}
    if _is_union(hint):
        return {"anyOf": [json_schema(arm) for arm in arms]}
    if is_noun(hint):
        return _noun_schema(hint, list(hint.field_names))
    if is_typeddict(hint):
        return _noun_schema(hint, sorted(hint.__required_keys__))
    if get_origin(hint) in (tuple, list, Sequence):
        return {"type": "array", "items": json_schema(arms[0])}
    if get_origin(hint) is Mapping:
        return {"type": "object", "additionalProperties": json_schema(arms[1])}
    names = {str: "string", int: "integer", float: "number", bool: "boolean"}
    return {"type": names.get(hint, "null")} if hint is not object else {}


def _noun_schema(noun: Any, always: list[str]) -> dict[str, Any]:
    return {
        "type": "object",
        "description": (noun.__doc__ or "").split("\n")[0],
        "properties": {name: json_schema(hint) for name, hint in _hints(noun).items()},
        "required": always,
    }
