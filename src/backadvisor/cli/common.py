"""What every command shares: the words told, the format, and how an answer is shown.

A mistake becomes a message and an exit status here, and nowhere else.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ..intake.case import CaseBuilder
from ..knowledge.overdue import overdue_notice
from ..knowledge.vocabulary import Vocabulary
from ..model import Advice, Case, Knowledge, Notice
from ..model.problems import InvalidInput, Problem, WrongUsage, did_you_mean, one_of, unreadable
from ..model.record import Noun, replace
from ..terminal import streams as terminal
from ..terminal.escape import safe

if TYPE_CHECKING:
    from ..render.page import Page

ME, RELATIVE = "me", "relative"
FORMATS = ("table", "plain", "json", "markdown", "html")
STREAM = "-"  # the output stream, where a file could be named
_LAST_SECOND = 2**40  # of the years that have four digits on every system
GIVEN, INVALID, MISUSED, WITHHELD, INTERRUPTED = 0, 1, 2, 3, 130


class Told(Noun):
    """The words of a command: the case told in flags, and how to show the answer."""

    case: Mapping[str, Any] = MappingProxyType({})
    case_file: str | None = None
    knowledge: str | None = None
    format: str | None = None
    json: bool = False
    output: str | None = None
    details: bool = False
    top: int | None = None
    for_whom: str | None = None
    accessible: bool = False

    @property
    def wants_json(self) -> bool:
        """Say whether the answer, and any failure, is to be JSON."""
        return self.json or self.format == "json"

    @property
    def file(self) -> str | None:
        """Give the file that the answer goes to, or None for the output stream."""
        return None if self.output == STREAM else self.output


class Unwritten(InvalidInput):
    """The answer could not be written to its file, and was shown on the screen instead."""


def guarded(command: Callable[[], int], wants_json: bool, told: Told | None = None) -> int:
    """Run a command; a mistake becomes a message on stderr (JSON where asked) and a status.

    Where what could be read of the case is a reason to act now or today, that is said before
    the mistake, whatever the mistake was.
    """
    try:
        return command()
    except WrongUsage as error:
        _complain([Problem("", 0, 0, str(error), "usage")], wants_json, told)
        return MISUSED
    except Unwritten as error:  # whoever asked has the answer, and what it warns of
        _complain(error.problems, wants_json)
        return INVALID
    except InvalidInput as error:
        _complain(error.problems, wants_json, told)
        return INVALID
    except OSError as error:  # a disk that fails while it is read; `show` names what it writes
        _complain([unreadable("", error)], wants_json, told)
        return INVALID
    except KeyboardInterrupt:
        return INTERRUPTED


def _complain(problems: Sequence[Problem], wants_json: bool, told: Told | None = None) -> None:
    danger = None
    if told is not None and (told.case or told.case_file):
        from .danger import danger_in  # only after a mistake

        danger = danger_in(told)
    if wants_json:
        from ..render.formats.json import render_problems  # only where JSON was asked for

        terminal.write(render_problems(problems, danger) + "\n", sys.stderr)
        return
    if danger and told:
        _warn(danger, told, lost=any(one.check == "unwritable" for one in problems))
    for problem in problems:
        terminal.write(safe(str(problem) if problem.path else problem.message) + "\n", sys.stderr)


def _warn(danger: Advice, told: Told, lost: bool) -> None:
    """Show what to do now on the screen; a file that was asked for is left alone.

    Where the output stream is ``lost``, it is told on the other one.
    """
    try:
        form = format_of(told)
    except WrongUsage:
        form = "plain"
    drawn = "plain" if told.file else form
    text = advice_text(danger, drawn, replace(told, top=None, output=None))
    try:
        terminal.write(text, sys.stderr if lost else sys.stdout)
    except OSError:
        terminal.write(text, sys.stderr)


def gather(told: Told, knowledge: Knowledge) -> tuple[Case, tuple[Notice, ...]]:
    """Put the case file and the flags together; flags add to the file and win over it.

    Gives the case, and what is to be said back of how it was taken.
    """
    builder = CaseBuilder(Vocabulary(knowledge))
    if told.case_file is not None:
        from ..intake.case_file import read_case  # PyYAML is not needed for flags alone

        filed = read_case(told.case_file)
        builder.add_all(filed.told)
        if builder.problems:
            raise InvalidInput(filed.problem(key, message) for key, message in builder.problems)
    builder.correct(told.case)
    if builder.problems:
        raise WrongUsage("\n".join(f"--{key}: {said}" for key, said in builder.problems))
    return builder.case(), (*builder.notices(), *of_the_day(knowledge))


def of_the_day(knowledge: Knowledge) -> tuple[Notice, ...]:
    """Say where the knowledge is past the day by which it was to be read again."""
    late = overdue_notice(knowledge, _today())
    return (Notice("overdue", late),) if late else ()


def _today() -> str:
    """Give the day of the clock, or the one that ``SOURCE_DATE_EPOCH`` fixes, as builds do."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = float(fixed) if fixed.isascii() and fixed.isdigit() else time.time()
    return time.strftime("%Y-%m-%d", time.localtime(min(seconds, _LAST_SECOND)))


def format_of(told: Told) -> str:
    """Give the format that was asked for, or the usual one; check what does not go together."""
    if told.format is not None and told.format not in FORMATS:
        near = did_you_mean(told.format, FORMATS)
        raise WrongUsage(f'"{told.format}" is not a format.{near} Write one of {one_of(FORMATS)}.')
    if told.json and told.format not in (None, "json"):
        raise WrongUsage(f'"--json" and "--format {told.format}" do not go together.')
    if told.for_whom not in (None, ME, RELATIVE):
        raise WrongUsage(f'--for takes "{ME}" or "{RELATIVE}", for example --for {RELATIVE}.')
    if told.top is not None and told.top < 1:
        raise WrongUsage("--top takes a whole number from 1 on, for example --top 5.")
    if told.output == "":
        raise WrongUsage('--output takes the name of a file, or "-" for the output stream.')
    if told.file and told.case_file:
        _must_differ(told.case_file, told.file)
    return "json" if told.json else told.format or _usual_format(told)


def _must_differ(case_file: str, output: str) -> None:
    from .files import another_name, is_one_file  # most answers go to the screen

    if is_one_file(case_file, output):
        raise WrongUsage(
            f"--case and --output name one file, and the answer would replace the case. "
            f"Give the answer another name, for example: --output {another_name(output)}"
        )


def _usual_format(told: Told) -> str:
    """A table in a terminal; plain text in a file, a pipe or a dumb terminal, or by wish."""
    accessible = told.accessible or terminal.is_accessible()
    drawn = terminal.is_terminal(sys.stdout) and not terminal.is_dumb() and not told.file
    return "table" if drawn and not accessible else "plain"


def advice_text(advice: Advice, form: str, told: Told) -> str:
    """Give an answer in a format."""
    if form == "json":
        from ..render.formats.json import render  # only where JSON was asked for

        return render(advice) + "\n"
    from ..render.page import View
    from ..render.pages.advice import compose  # JSON needs no page

    view = View(told.details, told.top, spacious=form in ("markdown", "html"))
    return draw(form, told, compose(advice, view))


def show_advice(advice: Advice, form: str, told: Told) -> int:
    """Show the answer; the status says whether it was withheld."""
    show(advice_text(advice, form, told), told.file)
    if not advice.triage.withheld:
        return GIVEN
    if told.file or terminal.is_nowhere(sys.stdout):  # it may be read by nobody for a while
        from ..render.pages.warning import last_word  # only where somebody is to be warned

        terminal.say(last_word(advice))
    return WITHHELD


def draw(form: str, told: Told, *pages: Page) -> str:
    """Draw pages in a format, in the words for the one they are about."""
    if told.for_whom == RELATIVE:
        from ..render.third_person import for_relative  # most people ask for themselves

        pages = tuple(map(for_relative, pages))
    if form == "html":
        from ..render.formats import html

        return html.render(*pages)  # several pages in one file are one document
    return "\n".join(_drawn(page, form, told) for page in pages)


def _drawn(page: Page, form: str, told: Told) -> str:
    if form == "plain":
        from ..render.formats import plain

        return plain.render(page, terminal.width())
    if form == "markdown":
        from ..render.formats import markdown

        return markdown.render(page)
    from ..render.formats import table  # Rich costs more time than the answer; only to draw

    colour = terminal.wants_colour(sys.stdout) and not told.file
    return table.render(page, terminal.width(), colour)


def show(text: str, output: str | None = None) -> bool:
    """Print the answer, or write it to the file that was asked for; say whether it is read.

    An answer that cannot be written to its file is printed, so that nobody is left without one.
    """
    if output is not None:
        try:
            write_to(output, text)
        except InvalidInput as error:
            terminal.write(text, sys.stdout)
            raise Unwritten(error.problems) from None
        return True
    try:
        return terminal.write(text, sys.stdout)
    except OSError as error:
        raise _unwritable(None, error.errno) from None


def write_to(path: str, text: str, tighten: bool = False) -> None:
    """Write a file; ``tighten`` lets only its owner read one that was there, as a new one is.

    Raises `InvalidInput` where it cannot be written.
    """
    from .files import write_file  # most answers go to the screen

    try:
        write_file(path, text, tighten)
    except OSError as error:
        raise _unwritable(path, error.errno) from None


def must_be_writable(path: str) -> None:
    """Refuse a file that cannot be written. Nothing is opened, so nothing is made or changed."""
    folder = os.path.dirname(path) or "."
    if os.path.isdir(path):
        raise _unwritable(path, errno.EISDIR)
    if not os.path.isdir(folder):
        raise _unwritable(path, errno.ENOENT)
    if not os.access(path if os.path.exists(path) else folder, os.W_OK):
        raise _unwritable(path, errno.EACCES)


def _unwritable(path: str | None, code: int | None) -> InvalidInput:
    what = "Cannot" if path else "The answer cannot"
    message = f"{what} be written: {os.strerror(code or 0)}."
    return InvalidInput([Problem(path or "", 0, 0, message, "unwritable")])
