"""The types of `model` as the one description of what a file may hold.

``validate`` checks a placed value against a type and gives plain data, with an empty stand-in
wherever it reports a mistake, so that reading goes on; ``build`` turns plain
data (from YAML or from the compiled JSON) into the frozen records; ``json_schema`` describes a
type to others. So the shape is written down once.
"""

from __future__ import annotations

import sys
import types
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Literal,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from ..model.problems import Problem, did_you_mean, one_of
from ..model.record import Record

if TYPE_CHECKING:
    from .yaml_reader import Place, Value

_Made = TypeVar("_Made", bound=Record)
Path = tuple[str | int, ...]
_SCALARS = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}
_LONG = 40  # characters of a wrong text that are worth repeating


class Report:
    """What reading found: every problem, the place of every value, and what has gaps.

    ``incomplete`` names the sections of which some item could not be read, not even its id.
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.places: dict[Path, Place] = {}
        self.incomplete: set[str] = set()

    def valid_items(self, further: Iterable[Problem] = ()) -> set[Path]:
        """The items, such as ``("facts", "fever")``, that have no problem inside.

        ``further`` are problems that were found after reading.
        """
        wrong = {
            (problem.path, problem.line, problem.column) for problem in (*self.problems, *further)
        }
        faulty = {
            at[:2]
            for at, place in self.places.items()
            if (place.path, place.line, place.column) in wrong
        }
        return {at[:2] for at in self.places} - faulty

    def add(self, place: Place, message: str, check: str) -> None:
        """Note one problem."""
        self.problems.append(place.problem(message, check))

    #: Each field holds what the field table says: text, a number, true or false, a list, parts.
    #:
    #: ``wrong-type`` passes with ``categories.yaml``::
    #:
    #:     - id: self-care
    #:       step: 1
    #:
    #: It fails with ``categories.yaml``::
    #:
    #:     - id: self-care
    #:       step: first
    def wrong_type(self, value: Value, wanted: str) -> None:
        """Note that something else stands where ``wanted`` should be."""
        if isinstance(value.data, Problem):
            return  # noted when it was read
        bare = wanted == _SCALARS[str] and isinstance(value.data, int | float)
        message = (
            f"Here should be {wanted}, not {_said(value)}.{' Put it in quotes.' if bare else ''}"
        )
        self.add(value.place, message, "wrong-type")

    def nearest(self, at: Path, folder: str, message: str, check: str) -> Problem:
        """A problem at a path, or at the nearest thing above it that has a place."""
        while at and at not in self.places:
            at = at[:-1]
        if not at:
            return Problem(folder, 0, 0, message, check)
        return self.places[at].problem(message, check)


def choices(hint: Any) -> tuple[str, ...]:
    """The allowed words of a ``Literal``, or of a union of them; else nothing."""
    if get_origin(hint) is Literal:
        return get_args(hint)
    if _is_union(hint):
        return tuple(word for arm in get_args(hint) for word in choices(arm))
    return ()


def _is_union(hint: Any) -> bool:
    return get_origin(hint) in (Union, types.UnionType)


@cache
def _without_none(hint: Any) -> Any:
    arms = [arm for arm in get_args(hint) if arm is not types.NoneType]
    return arms[0] if _is_union(hint) and len(arms) == 1 else hint


@cache
def _hints(record: type) -> dict[str, Any]:
    """The type of each field; what belongs to the class itself is no field."""
    if is_typeddict(record):  # keeps its types in a form of its own, and no start reads one
        return get_type_hints(record)
    hints: dict[str, Any] = {}
    for part in reversed(record.__mro__):
        said = vars(part).get("__annotations__", {})
        hints |= {name: _meaning(text, part.__module__) for name, text in said.items()}
    return {name: hint for name, hint in hints.items() if get_origin(hint) is not ClassVar}


@cache
def _meaning(text: str, module: str) -> Any:
    """Read the words of a type once: a class at a time, most would be compiled twenty times."""
    said = type("Said", (), {"__annotations__": {"it": text}})
    return get_type_hints(said, vars(sys.modules[module]))["it"]


def is_record(hint: Any) -> bool:
    """Whether a type is a record with fields."""
    return isinstance(hint, type) and issubclass(hint, Record)


# --- From a placed value to plain data ------------------------------------------------


def validate(value: Value, hint: Any, at: Path, report: Report) -> Any:
    """Check ``value`` against ``hint``; give plain data, with stand-ins for mistakes."""
    report.places[at] = value.place
    if isinstance(value.data, Problem):  # noted when it was read
        return placeholder(hint)
    conform, inner = _conforming(hint)
    return conform(value, inner, at, report)


@cache
def _conforming(hint: Any) -> tuple[Callable[[Value, Any, Path, Report], Any], Any]:
    """How a value of a type is read, and what of the type that needs: found out once."""
    hint = _without_none(hint)
    if is_record(hint):
        return _validate_record, hint
    if get_origin(hint) is tuple:
        return _conform_list, get_args(hint)[0]
    if get_origin(hint) is Mapping:
        return _conform_mapping, get_args(hint)[1]
    if allowed := choices(hint):
        return _conform_choice, allowed
    return _conform_scalar, hint


def placeholder(hint: Any) -> Any:
    """An empty value of a type, to stand where a mistake was reported."""
    hint = _without_none(hint)
    if is_record(hint):
        return {name: placeholder(_hints(hint)[name]) for name in _needed(hint)}
    if allowed := choices(hint):
        return allowed[0]
    return {tuple: list, Mapping: dict}.get(get_origin(hint), hint)()


@cache
def _needed(record: Any) -> tuple[str, ...]:
    return tuple(name for name in record.field_names if name not in record.defaults)


#: Every field that the field table calls needed is there.
#:
#: ``missing-field`` passes with ``groups.yaml``::
#:
#:     - id: lying
#:       name: Lying
#:       members: [rest, opioids]
#:
#: It fails with ``groups.yaml``::
#:
#:     - id: lying
#:       members: [rest, opioids]
#:
#: Every field is one of those in the field table.
#:
#: ``unknown-field`` passes with ``facts.yaml``::
#:
#:     - id: fever
#:       aliases: [high temperature]
#:
#: It fails with ``facts.yaml``::
#:
#:     - id: fever
#:       alias: [high temperature]
def _validate_record(value: Value, record: Any, at: Path, report: Report) -> dict[str, Any]:
    if not isinstance(value.data, dict):
        report.wrong_type(value, "named fields")
        empty: dict[str, Any] = placeholder(record)
        return empty
    hints, known = _hints(record), record.field_names
    plain: dict[str, Any] = dict.fromkeys(_needed(record))
    for name in plain:
        if name not in value.data:
            plain[name] = placeholder(hints[name])
            report.add(value.place, f'The field "{name}" is missing.', "missing-field")
    for name, item in value.data.items():
        if name in known:
            plain[name] = validate(item, hints[name], (*at, name), report)
        else:
            message = f'There is no field "{name}" here.{did_you_mean(name, known)}'
            place = report.places[*at, name] = item.key or item.place
            report.add(place, message, "unknown-field")
    return plain


def _conform_list(value: Value, hint: Any, at: Path, report: Report) -> list[Any]:
    if not isinstance(value.data, list):
        report.wrong_type(value, "a list")
        return []
    return [validate(item, hint, (*at, index), report) for index, item in enumerate(value.data)]


def _conform_mapping(value: Value, hint: Any, at: Path, report: Report) -> dict[str, Any]:
    if not isinstance(value.data, dict):
        report.wrong_type(value, "named parts")
        return {}
    return {key: validate(item, hint, (*at, key), report) for key, item in value.data.items()}


#: Where a field has a closed list, its word is on it.
#:
#: ``unknown-word`` passes with ``red-flags.yaml``::
#:
#:     - id: infection
#:       urgency: urgent
#:
#: It fails with ``red-flags.yaml``::
#:
#:     - id: infection
#:       urgency: quick
def _conform_choice(value: Value, allowed: tuple[str, ...], _: Path, report: Report) -> str:
    if value.data in allowed:
        return str(value.data)
    near = did_you_mean(value.data, allowed) if isinstance(value.data, str) else ""
    message = f"Here should be {one_of(allowed)}, not {_said(value)}.{near}"
    report.add(value.place, message, "unknown-word")
    return allowed[0]


#: A text says something; a field that need not be there is left out instead.
#:
#: ``empty-text`` passes with ``facts.yaml``::
#:
#:     - id: fever
#:       name: fever
#:
#: It fails with ``facts.yaml``::
#:
#:     - id: fever
#:       name: ""
def _conform_scalar(value: Value, hint: Any, _: Path, report: Report) -> Any:
    if hint is float and type(value.data) is int:
        return float(value.data)
    if type(value.data) is not hint:
        report.wrong_type(value, _SCALARS[hint])
        return placeholder(hint)
    if isinstance(value.data, str) and not value.data.strip():
        report.add(value.place, "This text is empty.", "empty-text")
    return value.data


def _said(value: Value) -> str:
    match value.data:
        case dict():
            return "named fields"
        case list():
            return "a list"
        case None:
            return "nothing"
        case bool():
            return "true" if value.data else "false"
        case str():
            return f'"{value.data}"' if len(value.data) <= _LONG else "a longer text"
        case _:
            return f"the number {value.data}"


# --- From plain data to records, and through them ---------------------------------------


def build(record: type[_Made], plain: Any) -> _Made:
    """Build a record from plain data that conforms to it."""
    made: _Made = _builder(cast("Hashable", record))(plain)
    return made


def _same(plain: Any) -> Any:
    return plain


@cache
def _builder(hint: Any) -> Callable[[Any], Any]:
    hint = _without_none(hint)
    if is_record(hint):
        return _record_builder(hint)
    if get_origin(hint) is tuple:
        inner = _builder(get_args(hint)[0])
        return tuple if inner is _same else lambda plain: tuple(map(inner, plain))
    if get_origin(hint) is Mapping:
        inner = _builder(get_args(hint)[1])
        return lambda plain: {key: inner(item) for key, item in plain.items()}
    return _same


def _record_builder(record: Any) -> Callable[[Any], Any]:
    hints = _hints(record)
    deep = [(name, make) for name in hints if (make := _builder(hints[name])) is not _same]
    if not deep:
        return cast("Callable[[Any], Any]", record.unchecked)

    def make_record(plain: Any) -> Any:
        made = {name: make(plain[name]) for name, make in deep if name in plain}
        return record.unchecked(plain, made)

    return make_record


def walk(value: Any, at: Path = ()) -> Iterator[tuple[Path, Any]]:
    """A value and everything inside it, each with its path."""
    yield at, value
    if isinstance(value, Record):
        parts: Iterable[tuple[str | int, Any]] = vars(value).items()
    elif isinstance(value, Mapping):
        parts = value.items()
    else:
        parts = enumerate(value) if isinstance(value, tuple) else ()
    for key, part in parts:
        if isinstance(part, str):  # most are, and hold nothing further
            yield (*at, key), part
        else:
            yield from walk(part, (*at, key))


# --- The same shape for others --------------------------------------------------------


def json_schema(hint: Any) -> dict[str, Any]:
    """Describe a type as JSON Schema (draft 2020-12), derived and never hand-written."""
    arms = get_args(hint)
    if allowed := choices(hint):
        return {"enum": list(allowed)}
    if _is_union(hint):
        return {"anyOf": [json_schema(arm) for arm in arms]}
    if is_record(hint):
        return _record_schema(hint, list(hint.field_names))
    if is_typeddict(hint):
        return _record_schema(hint, sorted(hint.__required_keys__))
    if get_origin(hint) in (tuple, list, Sequence):
        return {"type": "array", "items": json_schema(arms[0])}
    if get_origin(hint) is Mapping:
        return {"type": "object", "additionalProperties": json_schema(arms[1])}
    names = {str: "string", int: "integer", float: "number", bool: "boolean"}
    return {"type": names.get(hint, "null")} if hint is not object else {}


def _record_schema(record: Any, always: list[str]) -> dict[str, Any]:
    return {
        "type": "object",
        "description": (record.__doc__ or "").split("\n")[0],
        "properties": {name: json_schema(hint) for name, hint in _hints(record).items()},
        "required": always,
    }
