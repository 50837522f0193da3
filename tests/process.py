"""The program as people run it: another process, with its own environment.

A test that starts one bears the mark ``process``; without it no process can be started.
"""

from __future__ import annotations

import atexit
import compileall
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pexpect
import pytest

import backadvisor
from backadvisor.knowledge import loader

from .program import plain_environment

PROGRAM = [sys.executable, "-m", "backadvisor"]


@cache
def packed() -> str:
    """A folder with the package as a wheel carries it: its knowledge is one JSON.

    That is how people run it, and it starts four times as fast as from the YAML of a checkout.
    The modules are links, so that coverage finds them where they are.
    """
    folder = Path(tempfile.mkdtemp(prefix="packed-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    above = Path(backadvisor.__file__).parents[1]
    for path in Path(backadvisor.__file__).parent.rglob("*.py"):
        link = folder / path.relative_to(above)
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(path)
    here = folder / Path(loader.__file__).parent.relative_to(above)
    text = loader.compile_folder(loader.CHECKOUT)
    (here / loader.COMPILED).write_text(text, encoding="utf-8")
    compileall.compile_dir(folder, quiet=1)
    return str(folder)


def environment(**changes: str) -> dict[str, str]:
    """A plain environment with the packed package."""
    return plain_environment(PYTHONPATH=packed(), **changes)


def run(
    *words: str,
    stdin: str | None = None,
    cwd: Path | None = None,
    env: Mapping[str, str] = MappingProxyType({}),
) -> subprocess.CompletedProcess[str]:
    """Run the program through a pipe."""
    return subprocess.run(
        [*PROGRAM, *words],
        input=stdin,
        stdin=None if stdin is not None else subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(**env),
        cwd=cwd,
        timeout=60,
        check=False,
    )


def installed(name: str) -> str:
    """The path of a program that is no Python package; a test that needs it says so."""
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed")  # pip cannot bring it; the CI workflow does
    return path


def in_terminal(
    *words: str, columns: int = 80, env: Mapping[str, str] = MappingProxyType({})
) -> tuple[str, int]:
    """Run the program in a terminal of this width; give what it printed and its status."""
    child = pexpect.spawn(
        PROGRAM[0],
        [*PROGRAM[1:], *words],
        env=environment(**{"TERM": "xterm-256color", **env}),
        dimensions=(50, columns),
        encoding="utf-8",
        timeout=60,
    )
    text = child.read()
    child.close()
    return text.replace("\r\n", "\n"), child.exitstatus
