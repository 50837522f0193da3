"""The check of a knowledge folder as a command: what is wrong, what it vouches for."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from datetime import datetime

from ..knowledge.loader import CHECKOUT, load_knowledge
from ..model.problems import Problem, UsageError, in_order, one_of
from ..model.record import Record
from ..quality import report as audit
from ..quality.checks.texts import is_day
from ..quality.declared import declared
from ..quality.lint import check_folder
from ..quality.readability import HOW_TO_MEASURE, can_measure
from ..quality.trust import judge_folder, too_hard
from ..render.formats.json import render_problems
from ..terminal import streams as terminal
from ..terminal.escape import escape_controls
from .common import GIVEN, INVALID, STYLES
from .output import show


class Check(Record):
    """The words of `check`: what to judge, by which day, and how to show what is found."""

    folder: str | None = None
    style: str | None = None
    today: str | None = None
    json: bool = False
    overlay: bool = False


def check(words: Check) -> int:
    """Check a knowledge folder; print every problem of every file. Raises `UsageError`."""
    line, folder, day = _problem_line(words), _folder(words), _day(words)
    problems, treatments = check_folder(folder, day, words.overlay)
    problems = in_order([*problems, *too_hard(folder, day, words.overlay)])
    if words.json:
        show(render_problems(problems) + "\n")
    else:
        _show_lines(map(line, problems))
        terminal.write(f"{treatments} treatments checked, {audit.counted(problems)}.\n", sys.stderr)
        if not can_measure():
            terminal.say(f"How hard it is to read was not measured: {HOW_TO_MEASURE}")
    return INVALID if problems else GIVEN


def trust(words: Check) -> int:
    """Judge a knowledge folder by the trust items; print how many pass, and every failure.

    Raises `UsageError`, as `check` does.
    """
    line = _problem_line(words)
    judged = judge_folder(_folder(words), _day(words), words.overlay)
    if words.json:
        show(audit.trust_json(judged) + "\n")
    else:
        _show_lines([*audit.trust_lines(judged), *map(line, judged.problems)])
        found = audit.counted(judged.problems)
        terminal.write(f"{judged.treatments} treatments judged, {found}.\n", sys.stderr)
    return INVALID if judged.problems else GIVEN


def report(words: Check) -> int:
    """Print what the knowledge declares that each guideline says, row by row.

    Raises `UsageError` where another flag stands beside it.
    """
    idle = {"--overlay": words.overlay, "--format": words.style, "--today": words.today}
    for flag, value in idle.items():
        if value:
            raise UsageError(f"--report and {flag} do not go together.")
    rows = declared(load_knowledge(words.folder))
    if words.json:
        show(audit.declared_json(rows) + "\n")
    else:
        _show_lines(audit.declared_lines(rows))
    return GIVEN


def _folder(words: Check) -> str:
    """The folder to check: the one named, else of this checkout, else the one that is here.

    Raises `UsageError` where there is none.
    """
    near = next(filter(os.path.isdir, (CHECKOUT, os.path.basename(CHECKOUT))), "")
    folder = near if words.folder is None else words.folder
    if not folder:
        raise UsageError("Name the knowledge folder to check, for example: check knowledge")
    return folder


def _day(words: Check) -> str:
    """The day to judge by: the one told, else the one of the clock. Raises `UsageError`."""
    if words.today is None:
        return datetime.now().astimezone().date().isoformat()
    if not is_day(words.today):
        raise UsageError("--today takes a day of the calendar, for example 2026-11-21.")
    return words.today


def _problem_line(words: Check) -> Callable[[Problem], str]:
    """How a problem is printed. Raises `UsageError` where there is no such style."""
    if words.style not in (None, *STYLES):
        raise UsageError(f'"{words.style}" is not a form of problems. Write {one_of(STYLES)}.')
    if words.style and words.json:
        raise UsageError(f'"--json" and "--format {words.style}" do not go together.')
    return audit.annotation if words.style == "github" else str


def _show_lines(lines: Iterable[str]) -> None:
    """Print lines as such: one that quotes a line break of a file stays one line."""
    show("".join(escape_controls(line).replace("\n", "\\n") + "\n" for line in lines))
