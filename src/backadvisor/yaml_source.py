"""YAML text to plain values that know their line and column.

Scalars are read from composed nodes, so that YAML's own traps (a bare ``no``, ``1:30``,
``0777``, two equal keys) are reported with their place and never guessed at.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence

import yaml

from .noun import Noun
from .problems import Problem

# The C loader is five times faster; it is missing where PyYAML was built without libyaml.
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"
_WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")


class Place(Noun):
    """A place in a file; line and column start at 1."""

    path: str
    line: int
    column: int

    def problem(self, message: str, check: str) -> Problem:
        """Give a problem at this place."""
        return Problem(self.path, self.line, self.column, message, check)


class Value(Noun):
    """A YAML value with its place; mappings and lists hold further values."""

    data: str | int | float | bool | Sequence[Value] | Mapping[str, Value] | None
    place: Place


def read_file(path: str, shown: str = "") -> tuple[Value | None, list[Problem]]:
    """Read one YAML file. ``shown`` is the path to name in problems."""
    shown = shown or path
    try:
        with open(path, "rb") as file:
            return read_text(file.read(), shown)
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        return None, [Problem(shown, 0, 0, f"Cannot be read: {reason}.", "unreadable")]


def read_text(raw: bytes | str, path: str) -> tuple[Value | None, list[Problem]]:
    """Read YAML text. The value is None when the text is not YAML at all."""
    try:
        text = raw if isinstance(raw, str) else raw.decode("utf-8")
        node = yaml.compose(text, Loader=_Loader)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return None, [Problem(path, line, 1, "This line is not UTF-8 text.", "not-utf-8")]
    except yaml.MarkedYAMLError as error:
        return None, [_syntax_problem(error, path)]
    except yaml.YAMLError as error:
        first = str(error).splitlines()[0]
        return None, [Problem(path, 1, 1, f"This is not YAML text: {first}.", "yaml-syntax")]
    except RecursionError:
        return None, [Problem(path, 1, 1, "This is nested too deeply.", "yaml-depth")]
    if node is None:
        return None, [Problem(path, 1, 1, "The file is empty.", "empty-file")]
    reader = _Reader(path)
    return reader.value(node), reader.problems


def _syntax_problem(error: yaml.MarkedYAMLError, path: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Problem(path, line, column, f"Not valid YAML: {error.problem}.", "yaml-syntax")


def _is_flat_list(node: yaml.Node) -> bool:
    return isinstance(node, yaml.SequenceNode) and all(
        isinstance(item, yaml.ScalarNode) for item in node.value
    )


class _Reader:
    """Turns composed nodes into values, keeping the problems met on the way."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def place(self, node: yaml.Node) -> Place:
        return Place(self.path, node.start_mark.line + 1, node.start_mark.column + 1)

    def report(self, node: yaml.Node, message: str, check: str) -> None:
        self.problems.append(self.place(node).problem(message, check))

    def value(self, node: yaml.Node) -> Value:
        if isinstance(node, yaml.ScalarNode):
            return Value(self.scalar(node), self.place(node))
        if id(node) in self._seen and not _is_flat_list(node):
            # Such an alias could repeat without end or even contain itself.
            self.report(
                node, "An alias may only stand for a text or a list of texts.", "yaml-alias"
            )
            return Value(None, self.place(node))
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return Value(dict(self.pairs(node)), self.place(node))
        return Value([self.value(item) for item in node.value], self.place(node))

    def pairs(self, node: yaml.MappingNode) -> Iterator[tuple[str, Value]]:
        seen: set[str] = set()
        for key, item in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if not name or key.tag != _TAG + "str":
                message = f'Write this key in quotes: "{name}".' if name else "A key must be text."
                self.report(key, message, "yaml-key")
            if name in seen:
                self.report(key, f'The key "{name}" stands here twice.', "duplicate-key")
            seen.add(name)
            yield name, self.value(item)

    def scalar(self, node: yaml.ScalarNode) -> str | int | float | bool | None:
        text: str = node.value
        kind = node.tag.removeprefix(_TAG)
        if kind in ("str", "timestamp"):
            return text
        if kind == "null":
            return None
        if kind == "bool" and text in ("true", "false"):
            return text == "true"
        if kind == "int" and _WHOLE_NUMBER.fullmatch(text):
            return int(text)
        if kind == "float" and _DECIMAL.fullmatch(text):
            return float(text)
        check = "yaml-boolean" if kind == "bool" else "yaml-number"
        other = {"bool": "a yes-or-no value", "int": "a number", "float": "a number"}
        self.report(
            node,
            f'YAML reads {text} as {other.get(kind, kind)}. Write it in quotes: "{text}".',
            check,
        )
        return text
