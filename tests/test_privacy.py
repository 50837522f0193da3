"""Nothing is sent anywhere, and nothing is written unless asked: in the code, and as it runs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from .deeds import deeds
from .package import MODULES, PACKAGE, source
from .process import environment

# The one module that writes files, and the one that writes to the streams that are open already.
MAY = {
    "cli/files": {
        *("open to write", "os.open to write", "os.fdopen"),
        *("os.replace", "os.unlink", "os.chmod", "os.chown"),
    },
    "terminal/streams": {"os.write", "os.fdopen"},
}


def test_every_module_is_searched() -> None:
    assert {"cli/app", "cli/batch", "interview/prompts", "render/formats/html"} <= MODULES
    assert len(MODULES) > 80
    assert {path.stem for path in PACKAGE.glob("*.py")} <= MODULES


def test_one_module_writes_files_and_none_sends_anything() -> None:
    found = {module: done for module in MODULES if (done := deeds(source(module)))}

    assert found == MAY


ADDED = {
    "import socket": "import socket",
    "def f():\n    from urllib.request import urlopen": "import urllib",
    "import http.client as quiet": "import http",
    "import ssl, json": "import ssl",
    "import asyncio": "import asyncio",
    "import subprocess": "import subprocess",
    "from multiprocessing import Process": "import multiprocessing",
    "import shutil": "import shutil",
    "import tempfile": "import tempfile",
    "import logging": "import logging",
    "import sqlite3": "import sqlite3",
    "__import__('socket')": "__import__",
    "import importlib\nimportlib.import_module('socket')": "import_module",
    "from importlib import import_module": "import_module",
    "exec('import socket')": "exec",
    "open(path, 'w')": "open to write",
    "open(\n    path,\n    mode='a',\n)": "open to write",
    "open(path, 'r+b')": "open to write",
    "open(path, how)": "open to write",
    "io.open(path, 'x')": "open to write",
    "Path(path).open('w')": "open to write",
    "io.FileIO(path, 'w')": "FileIO",
    "Path(path).write_text('x')": ".write_text",
    "path.write_bytes(b'x')": ".write_bytes",
    "path.touch()": ".touch",
    "path.mkdir()": ".mkdir",
    "path.unlink()": ".unlink",
    "path.rename(other)": ".rename",
    "path.replace(other)": ".replace",
    "os.open(path, os.O_WRONLY)": "os.open to write",
    "os.open(path, os.O_RDONLY | os.O_CREAT)": "os.open to write",
    "os.open(path, flags)": "os.open to write",
    "os.open(path, 1)": "os.open to write",
    "os.replace(one, other)": "os.replace",
    "os.rename(one, other)": "os.rename",
    "os.remove(path)": "os.remove",
    "os.unlink(path)": "os.unlink",
    "os.mkdir(path)": "os.mkdir",
    "os.makedirs(path)": "os.makedirs",
    "os.symlink(one, other)": "os.symlink",
    "os.truncate(path, 0)": "os.truncate",
    "os.system('curl')": "os.system",
    "os.posix_spawn(path, [], {})": "os.posix_spawn",
    "os.execv(path, [])": "os.execv",
    "from os import replace": "os.replace",
    "import os as quiet": "os by another name",
    "getattr(os, 'rena' + 'me')(one, other)": "os by a worked-out name",
    "move = os.rename": "os.rename",
}


@pytest.mark.parametrize("line", ADDED)
def test_a_deed_added_by_hand_is_found_in_any_module(line: str) -> None:
    for module in ("render/formats/html", "engine/advise"):
        assert deeds(f"{source(module)}\n{line}\n") == {ADDED[line]}


@pytest.mark.parametrize(
    "line",
    [
        "open(path, 'rb')",
        "open(path, encoding='utf-8')",
        "path.open()",
        "os.open(path, os.O_RDONLY)",
        "os.open(os.devnull, os.O_RDWR)",
        "text.replace('a', 'b')",
        "replace(case, age=50)",
        "'import socket'",
        "# open(path, 'w')",
        "from .files import write_file",
    ],
)
def test_what_is_no_deed_is_not_called_one(line: str) -> None:
    assert deeds(line) == set()


# --- As it runs -------------------------------------------------------------------------

# Notes what the whole process does, libraries and all, and says it last on the error stream.
WATCHED = """
import json, os, sys
seen = []
def watch(event, told):
    if event == "open":
        path, mode, flags = told
        writes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
        writes = writes or set(mode or "") & set("wax+")
        if writes and path not in (os.devnull, 0, 1, 2):
            seen.append(f"open {path}")
    elif event.split(".")[0] in ("socket", "subprocess", "shutil", "tempfile", "urllib", "sqlite3"):
        seen.append(event)
    elif event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink",
                   "os.truncate", "os.chmod", "os.chown", "os.system", "os.exec", "os.fork",
                   "os.posix_spawn", "os.forkpty"):
        seen.append(event)
sys.addaudithook(watch)
sys.argv = ["backadvisor", *sys.argv[1:]]
from backadvisor.__main__ import main
try:
    main()
except SystemExit:
    pass
BEFORE_THE_END
sys.stderr.write("\\nSEEN " + json.dumps(seen) + "\\n")
"""


def bare() -> dict[str, str]:
    """What measures coverage writes a file of its own."""
    return {name: value for name, value in environment().items() if not name.startswith("COV")}


def watched(added: str = "") -> list[str]:
    return [sys.executable, "-c", WATCHED.replace("BEFORE_THE_END", added)]


def seen(said: str) -> list[str]:
    seen: list[str] = json.loads(said.rpartition("SEEN ")[2].splitlines()[0])
    return seen


def run_watched(*words: str, added: str = "", cwd: Path | None = None) -> list[str]:
    done = subprocess.run(
        [*watched(added), *words],
        input='{"tried": ["pt"]}\n',
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=bare(),
        cwd=cwd,
        timeout=60,
        check=True,
    )
    assert done.stdout
    return seen(done.stderr)


@pytest.mark.process
@pytest.mark.parametrize(
    "words",
    [
        "next --tried pt",
        "next --case - --json",
        "next --symptoms saddle-numbness --format html",
        "batch -",
        "why yoga --tried pt",
        "show injections",
        "compare yoga heat --format markdown",
        "list",
        "help privacy",
        "next --help",
    ],
)
def test_a_run_opens_nothing_to_write_and_no_connection(words: str) -> None:
    assert run_watched(*words.split()) == []


@pytest.mark.process
def test_an_interview_opens_nothing_to_write_and_no_connection() -> None:
    command = watched()
    child = pexpect.spawn(
        command[0],
        [*command[1:], "ask", "--accessible"],
        env=bare() | {"TERM": "dumb"},
        encoding="utf-8",
        timeout=30,
    )
    for line in ("0", "50", "q"):
        child.expect_exact("\r\n> ")
        child.sendline(line)
    said = child.read()
    child.close()

    assert "Stopped" in said
    assert seen(said.replace("\r\n", "\n")) == []


@pytest.mark.process
@pytest.mark.parametrize(
    ("added", "event"),
    [
        ("import socket; socket.socket().close()", "socket.__new__"),
        ("import subprocess; subprocess.run(['true'])", "subprocess.Popen"),
        ("open('kept', 'w').close()", "open kept"),
        ("os.mkdir('kept')", "os.mkdir"),
    ],
)
def test_a_deed_of_a_run_would_be_seen(added: str, event: str, tmp_path: Path) -> None:
    assert event in run_watched("next", "--tried", "pt", added=added, cwd=tmp_path)
