"""The program in this process: the same entry, with its own words, environment and streams.

It answers four times as fast as a process of its own and gives the same (`test_program.py`
compares them). What is about streams, terminals or the start itself needs `tests/process.py`.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any
from unittest.mock import patch

import typer.main

from backadvisor import __main__
from backadvisor.intake import case_file

# Noon of a day in November 2026: no test may turn red because the knowledge is overdue.
DAY = "1795953600"
# While this module is loaded, the width is worked out that help is folded to.
COMMANDS = "backadvisor.cli.app"
_loaded_for: list[str] = []  # the columns of that width
_built_once = cache(typer.main.get_command)


def plain_environment(**changes: str) -> dict[str, str]:
    """A plain environment: UTF-8, no colour and no other setting of the machine."""
    keep = {
        name: value
        for name, value in os.environ.items()
        if name in ("PATH", "HOME") or name.startswith("COV")  # coverage follows into processes
    }
    fixed = {"LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1", "SOURCE_DATE_EPOCH": DAY}
    return {**keep, **fixed, **changes}


def run(
    *words: str,
    stdin: str | None = None,
    cwd: Path | None = None,
    env: Mapping[str, str] = MappingProxyType({}),
    entry: Callable[[], object] = __main__.main,
) -> subprocess.CompletedProcess[str]:
    """Run the program through pipes, in this process.

    Raises whatever the program does not turn into a message and a status.
    """
    assert not [name for name in env if name.startswith("PYTHON")], "is read at a start only"
    out, err = io.BytesIO(), io.BytesIO()
    streams: dict[str, Any] = {
        "stdin": io.TextIOWrapper(io.BytesIO((stdin or "").encode()), "utf-8"),
        "stdout": io.TextIOWrapper(out, "utf-8"),
        "stderr": io.TextIOWrapper(err, "utf-8", errors="backslashreplace"),
    }
    with (
        patch.multiple(sys, argv=[__main__.__file__, *words], **streams),
        patch.dict(os.environ, plain_environment(**env), clear=True),
        contextlib.chdir(cwd or Path.cwd()),
        patch("typer.main.get_command", _built_once),
        _as_at_a_start(),
    ):
        status = _status_of(entry)
    for stream in ("stdout", "stderr"):
        streams[stream].flush()
    return subprocess.CompletedProcess([*words], status, _text(out), _text(err))


@contextlib.contextmanager
def _as_at_a_start() -> Iterator[None]:
    """Forget what a process keeps from its start to its end, and look as ``-m`` would start it."""
    case_file._read_once.cache_clear()
    columns = os.environ.get("COLUMNS", "")
    if _loaded_for != [columns]:
        sys.modules.pop(COMMANDS, None)
        importlib.import_module(COMMANDS)
        _loaded_for[:] = [columns]
    pytest_itself = sys.modules["__main__"]
    sys.modules["__main__"] = __main__
    try:
        yield
    finally:
        sys.modules["__main__"] = pytest_itself
        gc.enable()  # the program collects no garbage


def _status_of(entry: Callable[[], object]) -> int:
    try:
        entry()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def _text(stream: io.BytesIO) -> str:
    """What another process would read from a pipe, as text."""
    return io.TextIOWrapper(io.BytesIO(stream.getvalue()), "utf-8").read()


def answer(*words: str) -> Any:
    """Run ``next --json`` and give the answer."""
    return json.loads(run("next", *words, "--json").stdout)


def commands() -> list[str]:
    """The name of every command."""
    from typer.core import TyperGroup
    from typer.main import get_command

    from backadvisor.cli.app import app

    group = get_command(app)
    assert isinstance(group, TyperGroup)
    return list(group.commands)
