"""The one form of the files of ``knowledge/``, in which a changed sentence is a small difference.

Block style, one key a line, folded at 100 columns: a text that does not fit on its line, or was
folded before, stands below it after ``>-``, where it needs no quotes. A list of words that is
written in brackets stays so while it fits on its line. Comments, anchors and the order of keys are
kept, and a file is only written if it still says the same.

    python tools/format_knowledge.py            # write what is not in this form
    python tools/format_knowledge.py --check    # name it, and end with 1
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.emitter import RoundTripEmitter
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    LiteralScalarString,
    PlainScalarString,
    ScalarString,
    SingleQuotedScalarString,
)

from backadvisor.knowledge.yaml_reader import Value, read_text

FOLDER = Path(__file__).parent.parent / "knowledge"
WIDTH = 100
STEP = 2  # columns between one depth and the next
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def formatted(text: str) -> str:
    """The same YAML in the one form; raises `ValueError` where it would not say the same."""
    said = _said(text)
    library = YAML()
    library.Emitter = _Emitter
    library.width = sys.maxsize  # the library folds behind the word that was too many
    root = library.load(text)
    _Styles().items(root, 0)
    out = StringIO()
    library.dump(root, out)
    result = out.getvalue()
    if _said(result) != said or _comments(result) != _comments(text):
        raise ValueError("in the one form this would not say the same")
    return result


class _Emitter(RoundTripEmitter):
    """Writes a list two columns in, unless it is the whole file."""

    def expect_block_sequence_item(self, first: bool = False) -> None:
        whole_file = len(self.indents) == 1
        self.sequence_dash_offset = 0 if whole_file else STEP
        self.best_sequence_indent = STEP if whole_file else 2 * STEP
        super().expect_block_sequence_item(first)


class _Styles:
    """The style of each value of one file. What an alias stands for is styled once."""

    def __init__(self) -> None:
        self._anchored: dict[int, tuple[Any, Any]] = {}  # by id, with the object to keep it alive

    def items(self, node: CommentedMap | CommentedSeq, column: int) -> None:
        """Style what stands in a map or a list whose keys or dashes stand in ``column``."""
        node.fa.set_block_style()
        if isinstance(node, CommentedMap):
            for key, value in node.items():
                node[key] = self._value(value, column, f"{key}: ")
        else:
            for index, value in enumerate(node):
                node[index] = self._value(value, column, "- ")

    def _value(self, value: Any, column: int, lead: str) -> Any:
        """A value in its style; ``lead`` stands before it on its line."""
        name = getattr(getattr(value, "anchor", None), "value", None)
        if name is None:
            return self._styled(value, column, lead)
        if id(value) not in self._anchored:
            styled = self._styled(value, column, f"{lead}&{name} ")
            if isinstance(styled, ScalarString):
                styled.yaml_set_anchor(name, always_dump=True)
            self._anchored[id(value)] = styled, value
        return self._anchored[id(value)][0]

    def _styled(self, value: Any, column: int, lead: str) -> Any:
        room = WIDTH - column - len(lead)
        if isinstance(value, str):
            return _text(value, room, WIDTH - column - STEP)
        if isinstance(value, CommentedSeq) and (words := _in_brackets(value, room)):
            value[:] = words
        elif isinstance(value, CommentedMap | CommentedSeq):
            self.items(value, column + STEP)
        return value


def _in_brackets(items: CommentedSeq, room: int) -> list[Any]:
    """The items of a list as they stand in its brackets; none where they cannot."""
    if not items.fa.flow_style() or any(isinstance(item, list | dict) for item in items):
        return []
    words = [_on_one_line(item, "[{}]") if isinstance(item, str) else item for item in items]
    return words if sum(len(_shown(word)) + len(", ") for word in words) <= room else []


def _text(text: str, room: int, below: int) -> Any:
    """A text on its line where there is ``room``, else folded under it."""
    foldable = re.fullmatch(r"[^\s]+( [^\s]+)*", text)
    if isinstance(text, FoldedScalarString | LiteralScalarString) and not foldable:
        return text  # it holds lines or blanks of its own
    line = _on_one_line(text, "- {}")
    fits = len(_shown(line)) <= room or " " not in text
    if not foldable or (fits and not isinstance(text, FoldedScalarString)):
        return line
    folded: Any = FoldedScalarString(text)
    lines = textwrap.wrap(text, below, break_long_words=False, break_on_hyphens=False)
    folded.fold_pos = [len(" ".join(lines[:end])) for end in range(1, len(lines))]
    return folded


def _on_one_line(text: str, place: str) -> Any:
    """A text without quotes where it needs none in such a ``place``."""
    value, problems = read_text(place.format(text), "")
    if not problems and value and _plain(value) == [text]:
        return PlainScalarString(text)
    return SingleQuotedScalarString(text) if '"' in text else DoubleQuotedScalarString(text)


def _shown(word: Any) -> str:
    """A word of one line as it will be written."""
    if isinstance(word, SingleQuotedScalarString):
        return f"'{word}'" + "'" * word.count("'")  # each stands twice
    return f'"{word}"' if isinstance(word, DoubleQuotedScalarString) else str(word)


# --- That it still says the same --------------------------------------------------------


def _said(text: str) -> Any:
    """What YAML says, in its order, without the places."""
    value, problems = read_text(text, "")
    if problems or value is None:
        raise ValueError(str(problems[0]) if problems else "the file is empty")
    return _plain(value)


def _plain(value: Value) -> Any:
    if isinstance(value.data, dict):
        return [(key, _plain(item)) for key, item in value.data.items()]
    return [_plain(item) for item in value.data] if isinstance(value.data, list) else value.data


def _comments(text: str) -> list[str]:
    """Every comment: what follows a ``#`` outside the texts."""
    outside, end = "", 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.ScalarEvent) and event.start_mark and event.end_mark:
            outside += text[end : event.start_mark.index] + "\n"
            end = event.end_mark.index
    return re.findall(r"#.*", outside + text[end:])


# --- The command ------------------------------------------------------------------------


def main(arguments: list[str]) -> int:
    """Write or check every file; 1 where one is not in the form, or cannot be."""
    problems = [
        f"{path}{problem}\n"
        for path in sorted(FOLDER.rglob("*.yaml"))
        for problem in _problems(path, check="--check" in arguments)
    ]
    sys.stderr.writelines(problems)
    return 1 if problems else 0


def _problems(path: Path, check: bool) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    try:
        result = formatted(text)
    except (ValueError, YAMLError) as error:
        yield f": {error}"
        return
    if result != text and check:
        yield ": is not in the one form; python tools/format_knowledge.py brings it there"
    elif result != text:
        path.write_text(result, encoding="utf-8")
    for number, line in enumerate(result.splitlines(), 1):
        if line.lstrip().startswith("# ") and len(line) > WIDTH:
            yield f":{number}: this comment is too long; fold it by hand at {WIDTH} columns"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
