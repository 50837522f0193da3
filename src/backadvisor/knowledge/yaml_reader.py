"""YAML text to plain values that know their line and column.

Values are made from the events of the parser, so that YAML's own traps (a bare ``no``,
``1:30``, ``0777``, two equal keys, an alias without end) are reported with their place and
never guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.reader import Reader
from yaml.resolver import Resolver

from ..model.problems import InvalidInput, Problem
from ..model.record import Record, replace
from .bounded import read_whole

# The C loader is five times faster; it is missing where PyYAML was built without libyaml.
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"
DEEPEST = 40  # an honest file is not half as deep; a hostile one must not break the reader
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
# How many texts aliases may stand for in one file. The knowledge repeats some twenty; a file that
# says thousands of things in a few lines means harm, and each of them would be looked up.
MOST_REPEATED = 1_000
# Fifteen digits are exact in every reader of JSON.
_WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,14})\.[0-9]{1,15}")

# The parser's commonest complaints, in the words of somebody who writes the file.
_PLAINER = {
    "mapping values are not allowed": 'a text that holds ": " must stand in quotes',
    "found character": "no text starts with this character; take it out or put the text in quotes",
}

Scalar = str | int | float | bool | None
Data = Scalar | Problem | list["Value"] | dict[str, "Value"]
Event = Any  # the published types leave every mark and tag optional


class Place(Record):
    """A place in a file; line and column start at 1."""

    path: str
    line: int
    column: int

    def problem(self, message: str, check: str) -> Problem:
        """A problem at this place."""
        return Problem(self.path, self.line, self.column, message, check)


class Value(Record):
    """A YAML value with its place; mappings and lists hold further values.

    ``key`` is the place of the key it stands under. Where the text is a mistake, ``data`` is
    the problem that was reported.
    """

    data: Data
    place: Place
    key: Place | None = None


def read_file(path: str, shown: str = "") -> tuple[Value | None, list[Problem]]:
    """Read one YAML file. ``shown`` is the path to name in problems."""
    shown = shown or path
    try:
        return read_text(read_whole(path, shown), shown)
    except InvalidInput as error:
        return None, list(error.problems)


#: A file is saved as UTF-8.
#:
#: ``not-utf-8`` passes where ``facts.yaml`` is a file.
#: It fails where ``facts.yaml`` is in Latin-1.
def decoded(raw: bytes, path: str) -> str:
    """Bytes as text. Raises `InvalidInput` at the first that is no UTF-8."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        place = _after(raw[: error.start].decode("utf-8"), path)
        message = "This is not UTF-8 text. Save the file as UTF-8."
        raise InvalidInput([place.problem(message, "not-utf-8")]) from None


#: A file holds something, if only an empty list.
#:
#: ``empty-file`` passes with ``combinations.yaml``::
#:
#:     []
#:
#: It fails with ``combinations.yaml``::
#:
#:     # Nothing yet.
def read_text(raw: bytes | str, path: str) -> tuple[Value | None, list[Problem]]:
    """Read YAML text. The value is None when the text is not YAML at all."""
    if isinstance(raw, str):
        raw = raw.encode("utf-8", "surrogatepass")
    try:
        text = decoded(raw, path)
    except InvalidInput as error:
        return None, list(error.problems)
    if odd := Reader.NON_PRINTABLE.search(text):
        message = f"The character U+{ord(odd[0]):04X} cannot stand in YAML text."
        return None, [_after(text[: odd.start()], path).problem(message, "yaml-syntax")]
    reader = _Reader(text, path)
    try:
        value = reader.document()
    except yaml.MarkedYAMLError as error:
        return None, [*reader.problems, _syntax_problem(error, path)]
    except InvalidInput as error:
        return None, [*reader.problems, *error.problems]
    if value is None or value.data is None:
        return None, [Problem(path, 1, 1, "The file is empty.", "empty-file")]
    return value, reader.problems


def _after(before: str, path: str) -> Place:
    """The place that follows this text."""
    lines = _LINE_END.split(before)
    return Place(path, len(lines), len(lines[-1]) + 1)


#: A file is YAML: a text that holds ": " stands in quotes, or below its key after ``>-``.
#:
#: ``yaml-syntax`` passes with ``facts.yaml``::
#:
#:     - id: fever
#:       question: "Fever: do you have one?"
#:
#: It fails with ``facts.yaml``::
#:
#:     - id: fever
#:       question: Fever: do you have one?
def _syntax_problem(error: yaml.MarkedYAMLError, path: str) -> Problem:
    mark, start = error.problem_mark or error.context_mark, error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = str(error.problem)
    plainer = next((words for key, words in _PLAINER.items() if said.startswith(key)), None)
    if not plainer and error.context and start:
        said = f"{error.context} that starts in line {start.line + 1}, {said}"
    return Problem(path, line, column, f"Not valid YAML: {plainer or said}.", "yaml-syntax")


class _Reader:
    """Turns the events of a parser into values, keeping the problems met on the way."""

    def __init__(self, text: str, path: str) -> None:
        self.problems: list[Problem] = []
        self._path = path
        self._events: Iterator[Event] = iter(yaml.parse(text, Loader=_Loader))
        self._resolver: Any = Resolver()  # published without types
        self._anchors: dict[str, Value] = {}
        self._repeated_so_far = 0

    def document(self) -> Value | None:
        """Read the one document of the file; None when there is none."""
        root = None
        for event in self._events:
            if not isinstance(event, yaml.DocumentStartEvent):
                continue
            if root:
                message = 'A file holds one document; nothing may follow a second "---".'
                self._report(event, message, "yaml-syntax")
                break
            root = self._value(next(self._events), 0)
        return root

    def _place(self, event: Event) -> Place:
        return Place(self._path, event.start_mark.line + 1, event.start_mark.column + 1)

    def _report(self, event: Event, message: str, check: str) -> Problem:
        problem = self._place(event).problem(message, check)
        self.problems.append(problem)
        return problem

    def _value(self, event: Event, depth: int, key: Place | None = None) -> Value:
        value = Value(self._data(event, depth), self._place(event), key)
        if event.anchor and not isinstance(event, yaml.AliasEvent):
            self._anchors[event.anchor] = value
        return value

    #: Nothing has a tag: YAML's own types say enough.
    #:
    #: ``yaml-tag`` passes with ``facts.yaml``::
    #:
    #:     - id: fever
    #:       name: fever
    #:
    #: It fails with ``facts.yaml``::
    #:
    #:     - id: fever
    #:       name: !!str fever
    def _data(self, event: Event, depth: int) -> Data:
        if isinstance(event, yaml.AliasEvent):
            return self._repeated(event)
        if event.tag:
            tag = event.tag.replace(_TAG, "!!")
            self._report(event, f'Tags have no meaning here; take out "{tag}".', "yaml-tag")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if depth == DEEPEST:
            raise InvalidInput([too_deep(self._place(event))])
        if isinstance(event, yaml.MappingStartEvent):
            return put_together(self._pairs(depth + 1))
        return list(self._items(depth + 1))

    #: An alias stands for a text or a list of texts, and for one that ended before it.
    #:
    #: ``yaml-alias`` passes with ``red-flags.yaml``::
    #:
    #:     - id: infection
    #:       do: &today See a clinician today.
    #:       because: *today
    #:
    #: It fails with ``red-flags.yaml``::
    #:
    #:     - id: infection
    #:       do: *today
    #:       because: &today See a clinician today.
    def _repeated(self, event: Event) -> Data:
        """What an alias stands for: no more than a list of texts, lest it have no end."""
        meant = self._anchors.get(event.anchor)
        if meant is None:
            message = f'No part named "&{event.anchor}" ends before this.'
            return self._report(event, message, "yaml-alias")
        if not _is_flat(meant.data):
            message = "An alias may only stand for a text or a list of texts. Write this out."
            return self._report(event, message, "yaml-alias")
        self._repeated_so_far += len(meant.data) if isinstance(meant.data, list) else 1
        if self._repeated_so_far > MOST_REPEATED:
            message = f"Aliases stand for more than {MOST_REPEATED:,} texts here. Write them out."
            raise InvalidInput([self._place(event).problem(message, "yaml-alias")])
        return meant.data

    def _items(self, depth: int) -> Iterator[Value]:
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield self._value(event, depth)

    #: A key stands once.
    #:
    #: ``duplicate-key`` passes with ``facts.yaml``::
    #:
    #:     - id: fever
    #:       name: fever
    #:
    #: It fails with ``facts.yaml``::
    #:
    #:     - id: fever
    #:       name: fever
    #:       name: high temperature
    def _pairs(self, depth: int) -> Iterator[tuple[str, Value]]:
        seen: set[str] = set()
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            name = self._name(event, depth)
            if name in seen:
                self._report(event, f'The key "{name}" stands here twice.', "duplicate-key")
            item = self._value(next(self._events), depth, self._place(event))
            if name:
                seen.add(name)
                yield name, item

    #: A key is text, also in the eyes of YAML, which takes a bare NO for false.
    #:
    #: ``yaml-key`` passes with ``about.yaml``::
    #:
    #:     regions:
    #:       "NO":
    #:         name: Norway
    #:         emergency: "113"
    #:
    #: It fails with ``about.yaml``::
    #:
    #:     regions:
    #:       NO:
    #:         name: Norway
    #:         emergency: "113"
    def _name(self, event: Event, depth: int) -> str:
        """The text of a key, or nothing where it is no text."""
        if isinstance(event, yaml.ScalarEvent) and event.value:
            if self._kind(event) == "str":
                return event.value
            self._report(event, f'Write this key in quotes: "{event.value}".', "yaml-key")
        else:
            self._value(event, depth)
            self._report(event, "A key must be text.", "yaml-key")
        return ""

    def _kind(self, event: Event) -> str:
        """What YAML takes a scalar for: ``str``, ``int``, ``bool`` ..."""
        if event.style:
            return "str"
        tag: str = self._resolver.resolve(yaml.ScalarNode, event.value, event.implicit)
        return tag.removeprefix(_TAG)

    #: Yes and no are written ``true`` and ``false``, or as a text in quotes.
    #:
    #: ``yaml-boolean`` passes with ``categories.yaml``::
    #:
    #:     - id: self-care
    #:       low_risk: true
    #:
    #: It fails with ``categories.yaml``::
    #:
    #:     - id: self-care
    #:       low_risk: yes
    #:
    #: A number is written plainly, so that every reader takes it for the same.
    #:
    #: ``yaml-number`` passes with ``categories.yaml``::
    #:
    #:     - id: self-care
    #:       step: 1
    #:
    #: It fails with ``categories.yaml``::
    #:
    #:     - id: self-care
    #:       step: 01
    def _scalar(self, event: Event) -> Scalar | Problem:
        text: str = event.value
        kind = self._kind(event)
        if kind == "null":
            return None
        if kind == "bool" and text in ("true", "false"):
            return text == "true"
        if kind in ("int", "float") and (number := number_in(text)) is not None:
            return number
        if kind == "bool":
            message = f"YAML reads {text} as true or false. {_plainly('one of them', text)}"
            return self._report(event, message, "yaml-boolean")
        if kind in ("int", "float"):
            message = f"YAML may read {text} as another number. {_plainly('it plainly', text)}"
            return self._report(event, message, "yaml-number")
        return text


def put_together(pairs: Iterator[tuple[str, Value]]) -> dict[str, Value]:
    """Keep all that the lists of a repeated key say: the mistake may hold a warning sign."""
    joined: dict[str, Value] = {}
    for name, item in pairs:
        earlier, here = joined[name].data if name in joined else None, item.data
        if isinstance(earlier, list) and isinstance(here, list):
            joined[name] = replace(item, data=[*earlier, *here])
        else:
            joined[name] = item
    return joined


#: Nothing is nested more than 40 deep; an honest file is not half as deep.
#:
#: ``yaml-depth`` passes with ``combinations.yaml``::
#:
#:     []
#:
#: It fails with ``combinations.yaml``::
#:
#:     [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
def too_deep(place: Place) -> Problem:
    """The problem of what is nested deeper than anything is read."""
    return place.problem(f"This is nested more than {DEEPEST} deep.", "yaml-depth")


def number_in(text: str) -> int | float | None:
    """A number that is written plainly, so that every reader takes it for the same."""
    if _WHOLE_NUMBER.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else None


def _plainly(wanted: str, text: str) -> str:
    return f'Write {wanted}, or put it in quotes: "{text}".'


def _is_flat(data: Data) -> bool:
    if isinstance(data, list):
        return not any(isinstance(item.data, dict | list) for item in data)
    return not isinstance(data, dict)
