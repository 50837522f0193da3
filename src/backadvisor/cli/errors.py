"""What goes wrong: a mistake becomes a message and an exit status here, and nowhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from ..model import Advice
from ..model.problems import InvalidInput, Problem, UsageError, unreadable
from ..model.record import replace
from ..terminal import streams as terminal
from ..terminal.escape import escape_controls
from .common import INTERRUPTED, INVALID, MISUSED, Request, format_of
from .output import Unwritten, advice_text


def handle_errors(
    command: Callable[[], int], wants_json: bool, request: Request | None = None
) -> int:
    """Run a command; a mistake becomes a message on stderr (JSON where asked) and a status.

    Where what could be read of the case is a reason to act now or today, that is said before
    the mistake, whatever the mistake was.
    """
    try:
        return command()
    except UsageError as error:
        _complain([Problem("", 0, 0, str(error), "usage")], wants_json, request)
        return MISUSED
    except Unwritten as error:  # whoever asked has the answer, and what it warns of
        _complain(error.problems, wants_json)
        return INVALID
    except InvalidInput as error:
        _complain(error.problems, wants_json, request)
        return INVALID
    except OSError as error:  # a disk that fails while it is read; `show` names what it writes
        _complain([unreadable("", error)], wants_json, request)
        return INVALID
    except KeyboardInterrupt:
        return INTERRUPTED


def _complain(
    problems: Sequence[Problem], wants_json: bool, request: Request | None = None
) -> None:
    danger = None
    if request is not None and (request.case or request.case_file):
        from .danger import danger_in  # only after a mistake

        danger = danger_in(request)
    if wants_json:
        from ..render.formats.json import render_problems  # only where JSON was asked for

        terminal.write(render_problems(problems, danger) + "\n", sys.stderr)
        return
    if danger and request:
        _warn(danger, request, lost=any(problem.check == "unwritable" for problem in problems))
    for problem in problems:
        terminal.write(
            escape_controls(str(problem) if problem.path else problem.message) + "\n", sys.stderr
        )


def _warn(danger: Advice, request: Request, lost: bool) -> None:
    """Show what to do now on the screen; a file that was asked for is left alone.

    Where the output stream is ``lost``, it is said on the other one.
    """
    try:
        form = format_of(request)
    except UsageError:
        form = "plain"
    drawn = "plain" if request.file else form
    text = advice_text(danger, drawn, replace(request, top=None, output=None))
    try:
        terminal.write(text, sys.stderr if lost else sys.stdout)
    except OSError:
        terminal.write(text, sys.stderr)
