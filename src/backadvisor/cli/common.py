"""What every command shares: the words of its flags, the format of its answer, the case told.

What it answers is shown by `output.py`; what goes wrong is said by `errors.py`.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from ..intake.case import CaseBuilder
from ..knowledge.overdue import overdue_notice
from ..knowledge.vocabulary import Vocabulary
from ..model import Case, Knowledge, Notice
from ..model.heard import Heard
from ..model.problems import InvalidInput, UsageError, did_you_mean, one_of
from ..model.record import Record
from ..terminal import streams as terminal

ME, RELATIVE = "me", "relative"
FORMATS = ("table", "plain", "json", "markdown", "html")
LISTS = ("treatments", "symptoms", "conditions", "sources", "red-flags")
STYLES = ("text", "github")  # of the problems that `check` finds
STREAM = "-"  # the output stream, where a file could be named
_LAST_SECOND = 2**40  # of the years that have four digits on every system
GIVEN, INVALID, MISUSED, WITHHELD, INTERRUPTED = 0, 1, 2, 3, 130


class Request(Record):
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
        """Whether the answer, and any failure, is to be JSON."""
        return self.json or self.format == "json"

    @property
    def file(self) -> str | None:
        """The file that the answer goes to, or None for the output stream."""
        return None if self.output == STREAM else self.output


# A case, what is to be said back of how it was taken, and what was heard in own words.
Gathered = tuple[Case, tuple[Notice, ...], Heard | None]


def build_case(request: Request, knowledge: Knowledge) -> Gathered:
    """The case of the file and the flags together; flags add to the file and win over it.

    With it comes what is to be said back of how it was taken. Raises `InvalidInput` where the
    file cannot be used, `UsageError` where a flag cannot.
    """
    builder = CaseBuilder(Vocabulary(knowledge, today()))
    if request.case_file is not None:
        from ..intake.case_file import read_case  # PyYAML is not needed for flags alone

        filed = read_case(request.case_file)
        builder.add_all(filed.values)
        if builder.problems:
            raise InvalidInput(filed.problem(name, message) for name, message in builder.problems)
    builder.correct(request.case)
    if builder.problems:
        raise UsageError("\n".join(f"--{name}: {message}" for name, message in builder.problems))
    said = (*builder.notices(), *of_the_day(knowledge))
    return builder.case(), said, builder.heard


def of_the_day(knowledge: Knowledge) -> tuple[Notice, ...]:
    """A notice where the knowledge is past the day by which it was to be read again."""
    late = overdue_notice(knowledge, today())
    return (Notice("overdue", late),) if late else ()


def today() -> str:
    """The day of the clock, or the one that ``SOURCE_DATE_EPOCH`` fixes, as builds do."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = float(fixed) if fixed.isascii() and fixed.isdigit() else time.time()
    return time.strftime("%Y-%m-%d", time.localtime(min(seconds, _LAST_SECOND)))


def format_of(request: Request) -> str:
    """The format that was asked for, or the usual one.

    Raises `UsageError` where what was asked for is unknown, or does not go together.
    """
    if request.format is not None and request.format not in FORMATS:
        near = did_you_mean(request.format, FORMATS)
        raise UsageError(
            f'"{request.format}" is not a format.{near} Write one of {one_of(FORMATS)}.'
        )
    if request.json and request.format not in (None, "json"):
        raise UsageError(f'"--json" and "--format {request.format}" do not go together.')
    if request.for_whom not in (None, ME, RELATIVE):
        raise UsageError(f'--for takes "{ME}" or "{RELATIVE}", for example --for {RELATIVE}.')
    if request.top is not None and request.top < 1:
        raise UsageError("--top takes a whole number from 1 on, for example --top 5.")
    if request.output == "":
        raise UsageError('--output takes the name of a file, or "-" for the output stream.')
    if request.file and request.case_file:
        _must_differ(request.case_file, request.file)
    return "json" if request.json else request.format or _usual_format(request)


def _must_differ(case_file: str, output: str) -> None:
    from .files import another_name, is_one_file  # most answers go to the screen

    if is_one_file(case_file, output):
        raise UsageError(
            f"--case and --output name one file, and the answer would replace the case. "
            f"Give the answer another name, for example: --output {another_name(output)}"
        )


def _usual_format(request: Request) -> str:
    """A table in a terminal; plain text in a file, a pipe or a dumb terminal, or by wish."""
    accessible = request.accessible or terminal.is_accessible()
    drawn = terminal.is_terminal(sys.stdout) and not terminal.is_dumb() and not request.file
    return "table" if drawn and not accessible else "plain"
