"""The program in this process is the one that people run; only what says so starts another."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pexpect
import pytest

from backadvisor.knowledge import loader

from . import process, program

NOTHING: Mapping[str, str] = {}
CSV = "tried,age\npt,50\n,17\n"


@pytest.mark.process
@pytest.mark.parametrize(
    ("words", "stdin", "env"),
    [
        ("", None, NOTHING),
        ("--version", None, NOTHING),
        ("--help", None, NOTHING),
        ("--help", None, {"COLUMNS": "40"}),
        ("next --help", None, {"COLUMNS": "160"}),
        ("help privacy", None, {"COLUMNS": "60"}),
        ("next --tried injections,pt", None, NOTHING),
        ("next --tried injections,pt --json", None, NOTHING),
        ("next --tried pt --format table", None, NOTHING),
        ("next --tried pt --format html --for relative", None, {"LC_ALL": "C"}),
        ("next --tried pt --format markdown --details", None, {"LC_ALL": "POSIX"}),
        ("next --symptoms saddle-numbness", None, NOTHING),
        ("next --symptoms saddle-numbness --output /nowhere/page.html", None, NOTHING),
        ("next --case -", "tried: [pt]\r\nsymptoms: [leg-pain]\r\n", NOTHING),
        ("next --case - --json", "age: old\n", NOTHING),
        ("next --case -", None, NOTHING),
        ("next --case nowhere.yaml", None, NOTHING),
        ("next --tried xyzzy --symptoms saddle-numbness", None, NOTHING),
        ("next --tried xyzzy", None, {"SOURCE_DATE_EPOCH": "4102444800"}),
        ("next --tried pt", None, {"SOURCE_DATE_EPOCH": "4102444800"}),
        ("next --tried \x1b[31mcaf\u00e9", None, NOTHING),
        ("next --nonsense", None, NOTHING),
        ("nonsense", None, NOTHING),
        ("ask", "0\n", NOTHING),
        ("batch -", CSV, NOTHING),
        ("batch -", "\ufeff{}\n[\n", NOTHING),
        ("show duloxetine", None, {"LC_ALL": "C"}),
        ("compare yoga heat", None, {"COLUMNS": "50"}),
        ("why yoga --tried pt --json", None, NOTHING),
        ("list red-flags", None, NOTHING),
        ("list sources --format html", None, NOTHING),
        ("schema advice", None, NOTHING),
        ("check KNOWLEDGE --trust --today 2099-01-01", None, NOTHING),
        ("check /nowhere --json", None, NOTHING),
    ],
)
def test_it_says_in_this_process_what_it_says_in_its_own(
    words: str, stdin: str | None, env: Mapping[str, str], tmp_path: Path
) -> None:
    (tmp_path / "KNOWLEDGE").symlink_to(loader.CHECKOUT)
    here = program.run(*words.split(), stdin=stdin, env=env, cwd=tmp_path)
    there = process.run(*words.split(), stdin=stdin, env=env, cwd=tmp_path)

    assert (here.returncode, here.stdout) == (there.returncode, there.stdout)
    assert here.stderr == there.stderr


def test_it_leaves_this_process_as_it_was(tmp_path: Path) -> None:
    def state() -> object:
        streams = (sys.stdin, sys.stdout, sys.stderr, sys.argv, sys.modules["__main__"])
        return dict(os.environ), Path.cwd(), gc.isenabled(), list(map(id, streams))

    before = state()
    program.run("next", "--case", "-", stdin="age: old\n", cwd=tmp_path, env={"COLUMNS": "40"})

    assert state() == before


def test_what_is_read_from_a_stream_is_read_anew_each_time() -> None:
    for age in (50, 51):
        done = program.run("next", "--case", "-", "--json", stdin=f"age: {age}\n")
        assert f'"age":{age}' in done.stdout.replace(" ", "")


@pytest.mark.parametrize(
    "starts",
    [
        lambda: subprocess.run(["true"], check=False),
        lambda: pexpect.spawn("true"),
        lambda: os.system("true"),
        os.fork,
    ],
)
def test_without_its_mark_a_test_starts_no_process(starts: Callable[[], object]) -> None:
    with pytest.raises(AssertionError, match=r"mark it with @pytest\.mark\.process"):
        starts()
