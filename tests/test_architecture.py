"""Imports point one way: a folder leans only on the folders named before it."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from .package import MODULES, source
from .process import packed

# The whole architecture. Folders in one tuple do not know each other.
LAYERS = (
    ("model", "terminal"),
    ("knowledge", "engine"),
    ("intake",),
    ("render", "interview", "quality"),
    ("cli",),
)
# What reads no file, clock, terminal or library.
PURE = {"__future__", "collections", "functools", "types", "typing"}
PURE_FOLDERS = ("model", "engine")
ALSO = {
    "model/problems": {"os", "difflib"},  # names what the system says; finds what is near
    "model/record": {"dataclasses"},  # for type checkers only; no start loads it, as is held below
}
IMPORTS = (ast.Import, ast.ImportFrom)
LIBRARIES = {
    "typer": {"__main__", "cli/app", "cli/help_format", "cli/manpage"},
    "rich": {"render/formats/table"},
    "prompt_toolkit": {"interview/prompts"},
    "yaml": {"knowledge/yaml_reader"},
    "pyphen": {"quality/readability"},
}


@cache
def imports(module: str) -> tuple[set[str], set[str]]:
    """The folders and the outside packages that a module imports, wherever in its file."""
    own, outside = set(), set()
    for node in ast.walk(ast.parse(source(module))):
        if isinstance(node, ast.Import):
            outside |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            outside.add((node.module or "").split(".")[0])
        elif isinstance(node, ast.ImportFrom):
            above = module.split("/")[: -node.level]
            named = [*above, *(node.module.split(".") if node.module else [])]
            own |= {named[0]} if named else {alias.name for alias in node.names}
    return own, outside


@pytest.mark.parametrize("module", sorted(MODULES - {"__init__", "__main__"}))
def test_imports_point_one_way(module: str) -> None:
    folder = module.split("/", maxsplit=1)[0]
    (level,) = (n for n, layer in enumerate(LAYERS) if folder in layer)
    below = {name for layer in LAYERS[:level] for name in layer}

    assert imports(module)[0] - {"__version__"} <= below | {folder}


@pytest.mark.parametrize("module", sorted(m for m in MODULES if m.startswith(PURE_FOLDERS)))
def test_the_core_is_pure(module: str) -> None:
    assert imports(module)[1] <= PURE | ALSO.get(module, set())


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_is_known_in_one_place(library: str) -> None:
    assert {module for module in MODULES if library in imports(module)[1]} == LIBRARIES[library]


@pytest.mark.process
@pytest.mark.parametrize(
    ("flags", "heavy"),
    [
        (["--json"], {"typer", "rich", "prompt_toolkit", "dataclasses", "yaml_reader"}),
        (["--format", "plain"], {"typer", "rich", "prompt_toolkit", "dataclasses"}),
        (["--format", "table"], {"typer", "prompt_toolkit", "rich"}),
    ],
)
def test_a_plain_next_loads_nothing_heavy(flags: list[str], heavy: set[str]) -> None:
    words = ["next", "--tried", "pt", *flags]
    code = (
        f"import sys; sys.path.insert(0, {packed()!r}); sys.argv = ['backadvisor', *{words}]\n"
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
    assert Path(read_from).is_relative_to(packed())
    assert not {name.rpartition(".")[2] for name in loaded} & heavy


@pytest.mark.process
def test_plain_lines_never_load_the_prompt_library() -> None:
    code = (
        "import sys, backadvisor.cli.app, backadvisor.interview.linear\n"
        "import backadvisor.interview.prompts\n"
        "sys.exit('prompt_toolkit' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_import_inside_a_function_says_why() -> None:
    for module in MODULES - {"cli/app"}:  # there its docstring says it for all commands
        lines = source(module).splitlines()
        for node in ast.walk(ast.parse(source(module))):
            if isinstance(node, ast.FunctionDef):
                inside = [part for part in ast.walk(node) if isinstance(part, IMPORTS)]
                said = any("  # " in lines[part.lineno - 1] for part in inside)
                assert said or not inside, f"{module}: {node.name}"


def test_no_function_is_longer_than_forty_lines() -> None:
    for module in MODULES - {"cli/app"}:  # there a flag is a parameter
        for node in ast.walk(ast.parse(source(module))):
            if isinstance(node, ast.FunctionDef):
                body = (node.end_lineno or 0) - node.body[0].lineno + 1
                assert body <= 40, f"{module}: {node.name}"


def test_what_several_test_modules_need_stands_in_none_of_them() -> None:
    tests = Path(__file__).parent
    indirect = {
        path.name: found
        for path in tests.rglob("*.py")
        if (found := re.findall(r"\nfrom \S*\btest_\w+ import .*", path.read_text("utf-8")))
    }

    assert indirect == {}
