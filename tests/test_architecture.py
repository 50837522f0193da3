"""The rooms lean only on what the table in the design allows them to."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import backadvisor
from backadvisor.knowledge import CHECKOUT, COMPILED, compile_folder

ROOMS = Path(backadvisor.__file__).parent

# The core sees no file, no clock, no terminal, no chance and no library.
PURE = {"__future__", "collections", "functools", "types", "typing"}
# Every room, and the rooms it may lean on.
CORE: dict[str, set[str]] = {
    "noun": set(),
    "wording": set(),
    "model": {"noun"},
    "citing": {"model"},
    "situation": {"model", "noun"},
    "triage": {"model", "situation"},
    "guidelines": {"model"},
    "light": {"guidelines", "model", "noun", "situation", "wording"},
    "reasons": {"guidelines", "light", "model", "situation", "wording"},
    "ledger": {"light", "model", "reasons", "wording"},
    "plan": {"light", "model", "reasons", "wording"},
    "questions": {"model", "noun", "light", "ledger", "situation", "triage"},
    "notices": {"model", "situation"},
    "advice": {"model", "light", "ledger", "notices", "plan", "questions", "situation", "triage"},
    "named_in_code": {"model"},
    "overdue": {"model"},
    "as_loud": {"model", "noun"},
    "quieter": {"as_loud", "model", "noun"},
    "turns": {"advice", "light", "model", "noun", "questions", "situation", "wording"},
    "interview": {"light", "model", "noun", "reasons", "situation", "triage", "wording"},
}
INPUT: dict[str, set[str]] = {
    "problems": {"model", "noun", "wording"},  # the type of what it carries
    "reading": {"problems"},
    "yaml_source": {"noun", "problems", "reading"},
    "json_source": {"problems", "yaml_source"},
    "shape": {"noun", "problems", "yaml_source"},
    "knowledge": {
        *("model", "moved_words", "named_in_code", "noun"),
        *("problems", "quieter", "shape", "yaml_source"),
    },
    "lasting": set(),
    "hearing": {"model", "noun"},
    "vocabulary": {"hearing", "model", "problems"},
    "moved_words": {"model", "quieter", "vocabulary"},
    "case": {
        *("lasting", "model", "noun", "problems"),
        *("situation", "triage", "vocabulary"),
    },
    "case_file": {
        *("case", "hearing", "json_source", "noun"),
        *("problems", "reading", "yaml_source"),
    },
}
# What is asked, and how it stands on a screen: pure as well.
ASKED: dict[str, set[str]] = {
    "asking/answers": {
        *("case", "citing", "interview", "model"),
        *("noun", "problems", "vocabulary"),
    },
    "asking/search": {"model", "noun", "vocabulary"},
    "asking/panel": {"asking/answers", "asking/search", "interview", "noun", "wording"},
    "asking/panel_view": {
        "asking/answers",
        "asking/panel",
        "noun",
        "render/folding",
        "render/safe",
    },
}
# The two ways to ask. They know terminals, and share all that an answer means.
WAYS: dict[str, set[str]] = {
    "asking/linear": {"asking/answers", "interview", "terminal", "vocabulary", "wording"},
    "asking/prompts": {
        *("asking/answers", "asking/panel", "asking/panel_view", "asking/search"),
        *("interview", "noun", "terminal", "vocabulary"),
    },
}
CHECKING: dict[str, set[str]] = {
    "checking/grade": set(),
    "checking/declared": {"model", "noun"},
    "checking/field_table": {"knowledge", "model", "shape"},
    "checking/lint": {
        *("citing", "knowledge", "model", "problems"),
        *("shape", "situation", "vocabulary"),
    },
    "checking/ipdas": {
        *("checking/grade", "checking/lint"),
        *("knowledge", "model", "noun", "problems", "shape"),
    },
    "checking/trust": {
        *("checking/grade", "checking/ipdas", "checking/lint"),
        *("knowledge", "model", "noun", "problems"),
    },
}
# A renderer reads the answer and the words for it; it knows no file, terminal or command.
PARTS = (
    *("card", "closing", "documents", "folding", "notices"),
    *("options", "page", "plain", "warning"),
)
WORDS = {"citing", "model", "notices", "noun", "reasons", "situation", "wording"}
SHOWN = {*WORDS, "case", "problems", "checking/declared", "checking/grade"}
SHOWN |= {"checking/trust", *(f"render/{name}" for name in PARTS)}
SHOWN |= {"render/safe"}
# The edge, but for what puts it together: `cli`, `__main__` and what each command does.
EDGE: dict[str, set[str]] = {
    "batch": {
        *("advice", "case", "hearing", "model", "noun", "problems"),
        *("render/json", "triage", "vocabulary"),
    },
    "schema": {"case", "render/documents", "render/json", "shape"},
    "terminal": {"render/folding", "render/safe"},
    "commands/completion": {"commands/helptexts", "knowledge", "model", "schema"},
    "commands/grouped": set(),
    "commands/helptexts": {"problems", "render/folding", "render/plain"},
    "commands/manpage": {"cli", "commands/helptexts", "terminal"},
    "commands/quick": {"commands/edge", "terminal"},
}


def rooms() -> set[str]:
    """Every module, as its path below the package without the ending."""
    return {path.relative_to(ROOMS).as_posix()[:-3] for path in ROOMS.rglob("*.py")}


def imports(room: str) -> tuple[set[str], set[str]]:
    """The rooms and the outside packages that a room imports, wherever in its file."""
    own, outside = set(), set()
    for node in ast.walk(ast.parse((ROOMS / f"{room}.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            outside |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            outside.add((node.module or "").split(".")[0])
        elif isinstance(node, ast.ImportFrom):
            above = room.split("/")[: -node.level]
            named = [*above, *(node.module.split(".") if node.module else [])]
            whole = (ROOMS / "/".join(named)).is_dir()
            own |= {"/".join([*named, one.name] if whole else named) for one in node.names}
    return own & rooms(), outside


@pytest.mark.parametrize("room", [*CORE])
def test_a_core_room_imports_only_pure_modules(room: str) -> None:
    assert imports(room)[1] <= PURE


@pytest.mark.parametrize("room", ASKED)
def test_what_is_asked_knows_no_terminal(room: str) -> None:
    assert imports(room)[1] <= PURE | {"re", "shlex"}


@pytest.mark.parametrize("room", [*CORE, *INPUT, *ASKED, *WAYS, *CHECKING, *EDGE])
def test_a_room_leans_only_on_the_rooms_it_may(room: str) -> None:
    assert imports(room)[0] <= (CORE | INPUT | ASKED | WAYS | CHECKING | EDGE)[room]


def test_every_room_is_in_the_table_or_at_the_edge() -> None:
    told = {*CORE, *INPUT, *ASKED, *WAYS, *CHECKING, *EDGE, "__init__", "__main__", "cli"}
    others = {room for room in rooms() - told if not room.endswith("/__init__")}

    assert {room.split("/")[0] for room in others} == {"commands", "render"}
    assert told <= rooms()


def test_only_the_edge_leans_on_the_commands() -> None:
    for room in rooms() - {"__main__", "cli"}:
        if not room.startswith("commands/"):
            assert not [one for one in imports(room)[0] if one.startswith("commands/")], room


def test_renderers_never_import_the_edges() -> None:
    for room in rooms():
        if room.startswith("render/"):
            assert imports(room)[0] <= SHOWN, room


def test_only_the_table_imports_rich_and_only_the_command_line_imports_typer() -> None:
    def users(library: str) -> list[str]:
        return sorted(room for room in rooms() if library in imports(room)[1])

    assert users("rich") == ["render/table"]
    assert users("typer") == ["__main__", "cli", "commands/grouped", "commands/manpage"]
    assert users("prompt_toolkit") == ["asking/prompts"]


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package as a wheel carries it: its knowledge is one JSON."""
    folder = tmp_path_factory.mktemp("packed")
    copied = shutil.copytree(ROOMS, folder / ROOMS.name, ignore=shutil.ignore_patterns("__py*"))
    (copied / COMPILED).write_text(compile_folder(CHECKOUT), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("flags", "heavy"),
    [
        (["--json"], {"typer", "rich", "prompt_toolkit", "dataclasses", "yaml_source"}),
        (["--format", "plain"], {"typer", "rich", "prompt_toolkit", "dataclasses"}),
        (["--format", "table"], {"typer", "prompt_toolkit", "rich"}),
    ],
)
def test_a_plain_next_loads_nothing_heavy(flags: list[str], heavy: set[str], packed: Path) -> None:
    words = ["next", "--tried", "pt", *flags]
    code = (
        f"import sys; sys.path.insert(0, {str(packed)!r}); sys.argv = ['backadvisor', *{words}]\n"
        "from backadvisor.__main__ import main\n"
        "try:\n    main()\n"
        "except SystemExit:\n    pass\n"
        "print(*sys.modules, sys.modules['backadvisor'].__file__, file=sys.stderr)"
    )
    # What measures coverage loads much itself, and would count the copy as further files.
    bare = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=bare
    )

    *loaded, read_from = done.stderr.split()
    assert Path(read_from).is_relative_to(packed)
    assert not {name.rpartition(".")[2] for name in loaded} & heavy


def test_plain_lines_never_load_the_prompt_library() -> None:
    code = (
        "import sys, backadvisor.cli, backadvisor.asking.linear, backadvisor.asking.prompts\n"
        "sys.exit('prompt_toolkit' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_no_function_is_longer_than_forty_lines() -> None:
    for path in ROOMS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and path.name != "cli.py":
                body = (node.end_lineno or 0) - node.body[0].lineno + 1
                assert body <= 40, f"{path.name}: {node.name}"
