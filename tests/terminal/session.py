"""Sessions in a real terminal: lines typed at prompts, and keys pressed on a screen."""

from __future__ import annotations

import re
import shlex
import signal
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

import pexpect
import pyte

from tests.process import PROGRAM, environment
from tests.program import run

from .people import PEOPLE, Step

ROWS = 50
Env = Mapping[str, str]
PLAIN: Env = MappingProxyType({})


class Session(NamedTuple):
    """What a session wrote, with what was typed, and the status it ended with."""

    text: str
    status: int


def spawned(words: Sequence[str], columns: int = 80, rows: int = ROWS, env: Env = PLAIN) -> Any:
    """Start the program in a terminal of this size."""
    child = pexpect.spawn(
        PROGRAM[0],
        [*PROGRAM[1:], *words],
        env=environment(**{"TERM": "xterm-256color", **env}),
        dimensions=(rows, columns),
        encoding="utf-8",
        timeout=20,
        echo=False,
        preexec_fn=_hear_what_ends_it,
    )
    child.delaybeforesend = None  # pexpect waits before each key, for passwords; here none is asked
    return child


def _hear_what_ends_it() -> None:
    """Tests in the background ignore Ctrl-C, and under nohup a closed window; that is inherited."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def _ended(child: Any) -> int:
    """Give the status. A terminal that closes ends its program, so this waits for the end."""
    child.close()
    return int(child.exitstatus if child.exitstatus is not None else -child.signalstatus)


# --- Plain lines ----------------------------------------------------------------------


def in_lines(
    lines: Iterable[str], *words: str, columns: int = 80, accessible: bool = True, env: Env = PLAIN
) -> Session:
    """Type one line at each prompt; give the whole transcript, the typed lines within it."""
    asked = ["ask", *words, *["--accessible"] * accessible]
    child = spawned(asked, columns, ROWS, env)
    seen = ""
    for line in lines:
        if child.expect([r"\r\n> ", pexpect.EOF]) == 1:
            break
        seen += f"{child.before}{child.after}{line}\r\n"
        child.sendline(line)
    seen += child.before if child.before and child.after is pexpect.EOF else child.read()
    return Session(seen.replace("\r\n", "\n"), _ended(child))


@cache
def played(person: str, *words: str) -> Session:
    """What one of the five people types in lines; held once, however many tests look at it."""
    return in_lines([step.line for step in PEOPLE[person]], *words)


# --- Keys -----------------------------------------------------------------------------


class Screen:
    """The program on a terminal that is read as a person reads it: what the screen shows."""

    def __init__(self, *words: str, columns: int = 100, rows: int = ROWS, env: Env = PLAIN) -> None:
        self.child = spawned(words or ("ask",), columns, rows, env)
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.Stream(self.screen)
        self.raw = ""

    def text(self) -> str:
        """Give the screen as lines, without the blanks behind them."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def words(self) -> str:
        """Give the screen as one line of words."""
        return " ".join(self.text().split())

    def wait_for(self, words: str) -> None:
        """Read until the screen shows these words."""
        while words not in self.words():
            self._read(words)

    def wait_while(self, words: str) -> None:
        """Read until the screen no longer shows these words."""
        while words in self.words():
            self._read(f"a screen without {words}")

    def _read(self, words: str) -> None:
        try:
            some = self.child.read_nonblocking(4096, timeout=20)
        except (pexpect.EOF, pexpect.TIMEOUT) as error:
            shown = f"{words!r} was never shown, but:\n{self.text()}"
            raise AssertionError(shown) from error
        self.raw += some
        self.stream.feed(some)

    def press(self, *keys: str) -> None:
        """Press keys, one at a time."""
        for key in keys:
            self.child.send(key)

    def answer(self, step: Step) -> None:
        """Wait for a question with its keys below it, then press."""
        self.wait_for(step.asked)
        self.wait_for("leave.")
        self.press(*step.keys)

    def end(self) -> Session:
        """Read to the end; give everything that was sent to the terminal."""
        self.raw += self.child.read()
        return Session(self.raw.replace("\r\n", "\n"), _ended(self.child))


def in_keys(steps: Iterable[Step], *words: str) -> Session:
    """Answer each question by its keys."""
    screen = Screen("ask", *words)
    for step in steps:
        screen.answer(step)
    return screen.end()


@cache
def played_by_keys(person: str, *words: str) -> Session:
    """What one of the five people presses; held once as well."""
    return in_keys(PEOPLE[person], *words)


# --- What a session says --------------------------------------------------------------


def answered(session: Session) -> str:
    """Give the JSON that stands in a session."""
    found = re.search(r'^\{"schema".*$', session.text, re.MULTILINE)
    assert found is not None, session.text
    return found[0] + "\n"


def command(session: Session) -> list[str]:
    """Give the words of the command that a session ends with."""
    found = re.search(r"The same again:\n(backadvisor next .*)", session.text)
    assert found is not None, session.text
    return shlex.split(found[1])[1:]


def again(session: Session) -> Session:
    """Give the JSON and the status of the command that a session ends with."""
    done = run(*command(session), "--json")
    return Session(done.stdout, done.returncode)


def normalised(session: Session, columns: int = 80) -> str:
    """Give a session as it is recorded: an advice that the command repeats is told as such.

    What a warning sign makes the program say stays in full.
    """
    text = session.text
    if not session.status:
        advice = run(*command(session), env={"COLUMNS": str(columns)}).stdout
        assert advice in text, "the advice is not what the printed command gives"
        text = text.replace(advice, "\n(the advice, as the command below gives it)\n")
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())
