"""What each id means that `check` can print, with an example that passes and one that fails.

Each is explained after ``#:`` above the function that reports it: a paragraph that says what must
hold, if the docstring does not, then what "``the-id`` passes" and what "It fails" with. An example
shows only what differs from the smallest knowledge that holds, or, where it is laid over, from
the built-in one.

Run ``python -m backadvisor.quality.explained`` to print `CHECKS.md`; a test holds the file equal
to it, and runs each example.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path

from ..model.record import Record
from ..model.wording import upper_first
from .meanings import written_above

# Where ids are reported, in the order of the page, with the heading there.
MODULES = {
    "Reading a file": ("model/problems", "knowledge/bounded", "knowledge/yaml_reader"),
    "What a file holds": ("knowledge/schema",),
    "The folder": ("knowledge/loader", "quality/lint"),
    "Words and facts": ("quality/checks/words",),
    "Sources and messages": ("quality/checks/sources",),
    "Signs, screens and steps": ("quality/checks/reach",),
    "Texts, days and amounts": ("quality/checks/texts",),
    "A folder laid over the built-in knowledge": ("knowledge/overlay", "knowledge/overlay_words"),
    "`check --trust`": ("quality/ipdas",),
}
_PACKAGE = Path(__file__).parent.parent
_PASSES = re.compile(r"(?:On (?P<day>\S+), )?``(?P<id>[\w-]+)`` passes ")
_FILE = re.compile(r"(?P<over>laid over )?(?:with|and) ``(?P<name>[^`]+)``::")
_DEED = re.compile(r"where ``(?P<name>[^`]+)`` is (?P<deed>[^.]+)\.")


class Example(Record):
    """What a folder holds in some of its files, or what was done with one of them."""

    files: tuple[tuple[str, str], ...]
    deed: tuple[str, str] | None
    is_overlay: bool


class Explained(Record):
    """An id of `check`: what must hold, and how that looks."""

    id: str
    means: str
    day: str
    passes: Example
    fails: Example


def explained(module: str) -> Iterator[Explained]:
    """Every id that is explained in a module, such as ``quality/lint``, in its order."""
    source = (_PACKAGE / f"{module}.py").read_text(encoding="utf-8")
    functions = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef))
    for function in sorted(functions, key=lambda node: node.lineno):
        docstring = (ast.get_docstring(function) or "").split("\n\n")[0]
        above = "\n".join(written_above(source, function.lineno))
        yield from _entries([docstring, *above.split("\n\n")])


def _entries(paragraphs: list[str]) -> Iterator[Explained]:
    """Each id of a comment; the paragraph before its examples says what it means."""
    begun = [(n, begins) for n, text in enumerate(paragraphs) if (begins := _PASSES.match(text))]
    ends = [n - 1 for n, _ in begun[1:]]
    for (start, begins), end in zip_longest(begun, ends):
        examples = "\n\n".join(paragraphs[start:end])[begins.end() :]
        passes, fails = map(_example, examples.split("It fails "))
        means = " ".join(paragraphs[start - 1].split()).removeprefix(f"{begins['id']}: ")
        yield Explained(begins["id"], upper_first(means), begins["day"] or "", passes, fails)


def _example(text: str) -> Example:
    """The blocks that follow the names of files, or the one thing that was done."""
    deed, named = _DEED.search(text), list(_FILE.finditer(text))
    ends = [block.start() for block in named[1:]]
    return Example(
        tuple(
            (block["name"], _block(text[block.end() : end]))
            for block, end in zip_longest(named, ends)
        ),
        (deed["name"], deed["deed"]) if deed else None,
        bool(named and named[0]["over"]),
    )


def _block(text: str) -> str:
    lines = [line.removeprefix("    ") for line in text.strip("\n").splitlines()]
    return "\n".join(lines).strip("\n") + "\n"


# --- The page -------------------------------------------------------------------------

_LEAD = """# What `backadvisor check` asks for

Each line that `backadvisor check` prints ends with an id in brackets. Here is what each asks
for, with an example that passes and one that fails. An example shows only what differs from
knowledge that holds; "laid over", what differs from the built-in item that has its id.

The page is made from the code (`python -m backadvisor.quality.explained`), where each id is
explained above the function that reports it. A test holds it equal, and runs every example.
What each field means stands in `knowledge/README.md`.
"""


def page() -> str:
    """The whole of `CHECKS.md`."""
    return "\n".join([_LEAD, *_sections()])


def _sections() -> Iterable[str]:
    for title, modules in MODULES.items():
        yield f"## {title}\n"
        for entry in (entry for module in modules for entry in explained(module)):
            yield f"### {entry.id}\n"
            yield f"{entry.means}\n"
            day = f" on {entry.day}" if entry.day else ""
            yield from _shown(f"Passes{day}", entry.passes)
            yield from _shown("Fails", entry.fails)


def _shown(word: str, example: Example) -> Iterable[str]:
    if example.deed:
        yield f"{word} where `{example.deed[0]}` is {example.deed[1]}.\n"
    over = " laid over" if example.is_overlay else ""
    for n, (name, text) in enumerate(example.files):
        lead = f"{word}{over} with" if n == 0 else "and"
        yield f"{lead} `{name}`:\n"
        yield f"```yaml\n{text}```\n"


if __name__ == "__main__":
    sys.stdout.write(page())
