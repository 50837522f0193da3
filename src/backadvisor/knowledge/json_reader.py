r"""JSON text to plain values that know their line and column, as `yaml_source` gives them.

YAML holds almost all of JSON, but not ``"\ud83d\ude00"``: half a character, then the other.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator

from ..model.problems import InvalidInput, Problem
from .yaml_reader import DEEPEST, Data, Place, Value, number_in, put_together, too_deep

_BLANK = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?", re.ASCII)
_STRING = json.JSONDecoder().raw_decode
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}


class NotJson(Exception):
    """A text is no JSON; carries the place of the first letter that cannot stand there."""

    def __init__(self, place: Place) -> None:
        self.place = place
        super().__init__()


def read_json(text: str, path: str) -> tuple[Value, list[Problem]]:
    """Read JSON text. Raises `NotJson` where it is none, `InvalidInput` where it is too deep."""
    reader = _Reader(text, path)
    return reader.document(), reader.problems


class _Reader:
    """Reads values from left to right, keeping the problems met on the way."""

    def __init__(self, text: str, path: str) -> None:
        self.problems: list[Problem] = []
        self._text = text
        self._path = path
        self._at = 0
        self._lines = [0, *(found.end() for found in re.finditer(r"\r\n?|\n", text))]

    def document(self) -> Value:
        """Read the one value of the text. Raises `NotJson` where more follows."""
        value = self._value(0)
        if self._next() != "":
            raise NotJson(self._place())
        return value

    def _place(self, at: int | None = None) -> Place:
        at = self._at if at is None else at
        line = bisect_right(self._lines, at)
        return Place(self._path, line, at - self._lines[line - 1] + 1)

    def _next(self) -> str:
        """Pass over blanks; give the letter that follows, or nothing at the end."""
        found = _BLANK.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._text[self._at : self._at + 1]

    def _takes(self, letter: str) -> bool:
        if self._next() != letter:
            return False
        self._at += 1
        return True

    def _must_take(self, letter: str) -> None:
        if not self._takes(letter):
            raise NotJson(self._place())

    def _value(self, depth: int, key: Place | None = None) -> Value:
        first, place = self._next(), self._place()
        return Value(self._data(first, place, depth), place, key)

    def _data(self, first: str, place: Place, depth: int) -> Data:
        if first == '"':
            return self._string()
        if first in ("{", "["):
            if depth == DEEPEST:
                raise InvalidInput([too_deep(place)])
            self._at += 1
            return self._inner(first, depth + 1)
        for word, meant in _WORDS.items():
            if self._text.startswith(word, self._at):
                self._at += len(word)
                return meant
        return self._number(place)

    def _inner(self, first: str, depth: int) -> Data:
        return put_together(self._pairs(depth)) if first == "{" else list(self._items(depth))

    def _string(self) -> str:
        """Read a text. Half a character without the other becomes "?", as any odd byte does."""
        try:
            text, self._at = _STRING(self._text, self._at)
        except json.JSONDecodeError as error:
            raise NotJson(self._place(error.pos)) from None
        return str(text).encode("utf-8", "replace").decode()

    def _number(self, place: Place) -> Data:
        found = _NUMBER.match(self._text, self._at)
        if not found:
            raise NotJson(place)
        self._at = found.end()
        number = number_in(found[0])
        if number is None:
            message = "This number has too many digits, or is written in an unusual way."
            self.problems.append(problem := place.problem(message, "json-number"))
            return problem
        return number

    def _items(self, depth: int) -> Iterator[Value]:
        if self._takes("]"):
            return
        yield self._value(depth)
        while not self._takes("]"):
            self._must_take(",")
            yield self._value(depth)

    def _pairs(self, depth: int) -> Iterator[tuple[str, Value]]:
        seen: set[str] = set()
        if self._takes("}"):
            return
        yield self._pair(depth, seen)
        while not self._takes("}"):
            self._must_take(",")
            yield self._pair(depth, seen)

    def _pair(self, depth: int, seen: set[str]) -> tuple[str, Value]:
        if self._next() != '"':
            raise NotJson(self._place())
        place = self._place()
        name = self._string()
        if name in seen:
            message = f'The key "{name}" stands here twice.'
            self.problems.append(place.problem(message, "duplicate-key"))
        seen.add(name)
        self._must_take(":")
        return name, self._value(depth, place)
