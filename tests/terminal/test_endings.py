"""An end from outside, while questions are asked: what was told is kept."""

from __future__ import annotations

import json
import os
import signal
import stat
import termios
import time
from pathlib import Path
from typing import Any

import pytest

from .people import ENTER, NO_SIGNS, SPACE, step
from .session import Screen, spawned

pytestmark = pytest.mark.process

LEG = step("Where does it hurt?", "3", "3", SPACE, ENTER)
AGE = step("How old are you?", "50")
NEXT = "How long have you had this pain?"


def in_lines(*words: str) -> Any:
    """Answer three questions in plain lines; give the program at the fourth."""
    child = spawned(["ask", "--accessible", *words])
    for given in (NO_SIGNS, AGE, LEG):
        child.expect_exact("\r\n> ")
        child.sendline(given.line)
    child.expect_exact(NEXT)
    child.expect_exact("\r\n> ")
    return child


def in_keys(*words: str) -> Any:
    """Answer three questions by keys; give the program at the fourth."""
    screen = Screen("ask", *words)
    for given in (NO_SIGNS, AGE, LEG):
        screen.answer(given)
    screen.wait_for(NEXT)
    screen.wait_for("leave.")
    return screen.child


WAYS = pytest.mark.parametrize("begun", [in_lines, in_keys])


@WAYS
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_an_end_from_outside_keeps_what_was_told(begun: Any, number: int, tmp_path: Path) -> None:
    kept = tmp_path / "case.json"
    child = begun("--save", str(kept))
    child.kill(number)
    said = child.read()
    child.close()

    assert child.exitstatus == 130
    assert "Traceback" not in said
    assert f"kept in {kept}" in said.replace("\r\n", " ")
    case = json.loads(kept.read_text("utf-8"))
    assert (case["age"], case["symptoms"]) == (50, ["leg-pain"])
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


@WAYS
def test_a_closed_window_keeps_what_was_told(begun: Any, tmp_path: Path) -> None:
    kept = tmp_path / "case.json"
    child = begun("--save", str(kept))
    with open(os.devnull, "rb") as nothing:
        os.dup2(nothing.fileno(), child.child_fd)  # nobody holds this end of the terminal any more
    until = time.monotonic() + 20
    while child.isalive() and time.monotonic() < until:
        time.sleep(0.05)

    assert json.loads(kept.read_text("utf-8"))["age"] == 50
    assert child.exitstatus == 130


@WAYS
def test_an_end_from_outside_writes_nothing_that_nobody_asked_for(
    begun: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    child = begun()
    child.kill(signal.SIGTERM)
    said = child.read()
    child.close()

    assert "nothing was kept" in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_the_terminal_is_as_it_was_after_an_end_from_outside(number: int) -> None:
    def modes(child: Any) -> list[Any]:
        return termios.tcgetattr(child.child_fd)[:4]  # the rest are speeds and characters

    in_plain_lines = in_lines()
    before = modes(in_plain_lines)
    in_plain_lines.close()
    child = in_keys()
    asked = modes(child)
    child.kill(number)
    said = child.read()

    assert asked != before  # keys come one by one, and are not shown
    assert modes(child) == before
    assert said.rindex("\x1b[?2004l") > said.rfind("\x1b[?2004h")  # a paste is plain again
    assert said.rfind("\x1b[?25l") <= said.rfind("\x1b[?25h")  # the cursor is shown
    child.close()
