"""A case written in a YAML or JSON file, or on stdin as ``-``."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from typing import Any

from ..knowledge.bounded import read_stdin, read_whole
from ..knowledge.hearing import without_denied
from ..knowledge.json_reader import NotJson, read_json
from ..knowledge.yaml_reader import Place, Value, decoded, read_text
from ..model.problems import InvalidInput, Problem
from ..model.record import Record
from .case import UNREAD

STDIN = "-"


class CaseText(Record):
    """What a case file says, and where it says each key, to name in problems."""

    values: dict[str, Any]
    path: str
    places: dict[str, Place]

    def problem(self, key: str, message: str) -> Problem:
        """A problem at the value of a key."""
        place = self.places.get(key, Place(self.path, 0, 0))
        return place.problem(message, f"case-{key}")


def read_case(path: str) -> CaseText:
    """What a case file says, YAML or JSON; a file that is named so has to be JSON.

    Raises `InvalidInput` with every problem.
    """
    shown = _shown(path)
    value, problems = _read(_raw(path), shown)
    if value and not problems and not isinstance(value.data, dict):
        message = "A case is a set of keys such as tried, symptoms and duration."
        problems = [value.place.problem(message, "case-shape")]
    if problems or value is None:
        raise InvalidInput(problems or [Problem(shown, 0, 0, "There is no case.", "case-shape")])
    keys = {name: item for name, item in _plain(value).items() if name != "schema"}
    places = {name: item.place for name, item in _items(value)}
    return CaseText(keys, shown, places)


def readable_part(path: str) -> dict[str, Any]:
    """What of a case file can be read, mistakes left out; nothing where that is nothing."""
    try:
        raw = _raw(path)
    except InvalidInput:
        return {}
    try:
        value, _ = _read(raw, _shown(path))
    except InvalidInput:
        value = None
    keys = _plain(value) if value else None
    return keys if isinstance(keys, dict) else {UNREAD: without_denied(_decoded(raw))}


def _decoded(raw: bytes) -> str:
    """Bytes as text, whatever they are: only words are looked for in it."""
    is_utf_16 = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    return raw.decode("utf-16" if is_utf_16 else "utf-8", "replace")


def _shown(path: str) -> str:
    return "<stdin>" if path == STDIN else path


def _raw(path: str) -> bytes:
    """The bytes of a file, read as often as asked for; a stream is read once, and kept."""
    is_stream = path == STDIN or not os.path.isfile(path)
    return _read_once(path) if is_stream else read_whole(path, path)


@cache
def _read_once(path: str) -> bytes:
    shown = _shown(path)
    return read_stdin(shown) if path == STDIN else read_whole(path, shown, may_be_pipe=True)


def _read(raw: bytes, shown: str) -> tuple[Value | None, list[Problem]]:
    """JSON where it is told to be, or looks like it; YAML in braces looks like it, too.

    Raises `InvalidInput` where a file that is named so is no JSON.
    """
    named_json = shown.endswith(".json")
    text = decoded(raw, shown).removeprefix("\ufeff")
    if not text.strip() or not (named_json or text.lstrip().startswith("{")):
        return read_text(raw, shown)
    try:
        return read_json(text, shown)
    except NotJson as error:
        if named_json:
            raise InvalidInput([error.place.problem("This is not JSON.", "json-syntax")]) from None
        return read_text(raw, shown)


def _items(value: Value) -> Iterable[tuple[str, Value]]:
    return value.data.items() if isinstance(value.data, dict) else ()


def _plain(value: Value) -> Any:
    if isinstance(value.data, dict):
        return {key: _plain(item) for key, item in value.data.items()}
    if isinstance(value.data, list):
        return [_plain(item) for item in value.data]
    return None if isinstance(value.data, Problem) else value.data
