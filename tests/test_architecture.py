"""The rooms lean only on what the table in the design allows them to."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import backadvisor

ROOMS = Path(backadvisor.__file__).parent

# Each room of the core, and the rooms it may lean on.
CORE: dict[str, set[str]] = {
    "noun": set(),
    "wording": set(),
    "model": {"noun"},
    "situation": {"model", "noun"},
    "triage": {"model", "situation"},
    "guidelines": {"model"},
    "light": {"guidelines", "model", "noun", "situation", "wording"},
    "reasons": {"guidelines", "light", "model", "situation", "wording"},
    "ledger": {"light", "model", "reasons", "wording"},
    "plan": {"light", "model", "reasons", "wording"},
    "questions": {"model", "noun", "light", "ledger", "situation", "triage"},
    "advice": {"model", "light", "ledger", "plan", "questions", "situation", "triage"},
}
INPUT: dict[str, set[str]] = {
    "problems": {"noun", "wording"},
    "yaml_source": {"noun", "problems"},
    "shape": {"noun", "problems", "yaml_source"},
    "knowledge": {"model", "noun", "problems", "shape", "yaml_source"},
    "case": {"model", "problems"},
}
# What is asked, and how it stands on a screen: pure as well, but for folding lines.
ASKED: dict[str, set[str]] = {
    "interview": {"model", "noun", "reasons", "situation", "triage"},
    "asking": {"case", "interview", "model", "noun", "problems"},
    "search": {"case", "model", "noun"},
    "panel": {"asking", "interview", "noun", "search", "wording"},
    "panel_view": {"noun", "panel", "render"},
}
# The two ways to ask. They know terminals, and share all that an answer means.
WAYS: dict[str, set[str]] = {
    "linear": {"", "asking", "case", "interview", "terminal", "wording"},
    "prompts": {"asking", "case", "interview", "noun", "panel", "panel_view", "search", "terminal"},
}
# The core sees no file, no clock, no terminal, no chance and no library.
PURE = {"__future__", "collections", "functools", "types", "typing"}


def imports(room: str) -> set[str]:
    """Every module a room imports, wherever in the file; own rooms with a leading dot."""
    found = set()
    for node in ast.walk(ast.parse((ROOMS / f"{room}.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add("." * node.level + (node.module or "").split(".")[0])
    return found


def own(room: str) -> set[str]:
    return {name.lstrip(".") for name in imports(room) if name.startswith(".")}


@pytest.mark.parametrize("room", CORE)
def test_a_core_room_imports_only_pure_modules(room: str) -> None:
    outside = {name for name in imports(room) if not name.startswith(".")}

    assert outside <= PURE


@pytest.mark.parametrize("room", ASKED)
def test_what_is_asked_knows_no_terminal(room: str) -> None:
    outside = {name for name in imports(room) if not name.startswith(".")}

    assert outside <= PURE | {"shlex", "textwrap"}


@pytest.mark.parametrize("room", [*CORE, *INPUT, *ASKED, *WAYS])
def test_a_room_leans_only_on_the_rooms_it_may(room: str) -> None:
    assert own(room) <= (CORE | INPUT | ASKED | WAYS)[room]


def test_renderers_never_import_the_edges() -> None:
    edges = {"run", "edge", "cli", "quick", "terminal", "case_file"}
    for path in (ROOMS / "render").glob("*.py"):
        assert not own(f"render/{path.stem}") & edges, path.name


def test_only_the_table_imports_rich_and_only_the_command_line_imports_typer() -> None:
    names = [str(path.relative_to(ROOMS))[:-3] for path in ROOMS.rglob("*.py")]

    assert [name for name in names if "rich" in imports(name)] == ["render/table"]
    typed = sorted(name for name in names if "typer" in imports(name))
    assert typed == ["__main__", "cli", "grouped", "manpage"]
    assert [name for name in names if "prompt_toolkit" in imports(name)] == ["prompts"]


@pytest.mark.parametrize(
    ("flags", "heavy"),
    [
        (["--json"], {"typer", "rich", "prompt_toolkit", "dataclasses", "yaml_source"}),
        (["--format", "plain"], {"typer", "rich", "prompt_toolkit", "dataclasses"}),
        (["--format", "table"], {"typer", "prompt_toolkit"}),
    ],
)
def test_a_plain_next_loads_nothing_heavy(flags: list[str], heavy: set[str]) -> None:
    words = ["next", "--tried", "pt", *flags]
    code = (
        f"import sys; sys.argv = ['backadvisor', *{words}]\n"
        "from backadvisor.__main__ import main\n"
        "try:\n    main()\n"
        "except SystemExit:\n    pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    compiled = (ROOMS / "_knowledge.json").exists()
    loaded = set(done.stderr.split())
    assert not loaded & (heavy if compiled else heavy - {"dataclasses"})


def test_plain_lines_never_load_the_prompt_library() -> None:
    code = (
        "import sys, backadvisor.cli, backadvisor.linear, backadvisor.prompts\n"
        "sys.exit('prompt_toolkit' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_no_function_is_longer_than_forty_lines() -> None:
    for path in ROOMS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and path.name != "cli.py":
                body = (node.end_lineno or 0) - node.body[0].lineno + 1
                assert body <= 40, f"{path.name}: {node.name}"
