"""How an answer leaves: drawn in its format, then on the output stream or in a file, whole."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

from ..model import Advice
from ..model.problems import InvalidInput, Problem
from ..terminal import streams as terminal
from .common import GIVEN, RELATIVE, WITHHELD, Request

if TYPE_CHECKING:
    from ..render.page import Page


class Unwritten(InvalidInput):
    """The answer could not be written to its file, and was shown on the screen instead."""


def advice_text(advice: Advice, form: str, request: Request) -> str:
    """An answer in a format."""
    if form == "json":
        from ..render.formats.json import render  # only where JSON was asked for

        return render(advice) + "\n"
    from ..render.page import View  # JSON needs no page
    from ..render.pages.advice import compose  # nor what stands on it

    view = View(request.details, request.top, spacious=form in ("markdown", "html"))
    return draw(form, request, compose(advice, view))


def show_advice(advice: Advice, form: str, request: Request) -> int:
    """Show the answer; the status says whether it was withheld.

    Raises `InvalidInput` where it cannot be written.
    """
    show(advice_text(advice, form, request), request.file)
    if not advice.triage.withheld:
        return GIVEN
    if request.file or terminal.is_nowhere(sys.stdout):  # it may be read by nobody for a while
        from ..render.pages.warning import last_word  # only where somebody is to be warned

        terminal.say(last_word(advice))
    return WITHHELD


def draw(form: str, request: Request, *pages: Page) -> str:
    """Pages, drawn in a format, in the words for the one they are about."""
    if request.for_whom == RELATIVE:
        from ..render.third_person import for_relative  # most people ask for themselves

        pages = tuple(map(for_relative, pages))
    if form == "html":
        from ..render.formats import html  # one format draws an answer

        return html.render(*pages)  # several pages in one file are one document
    return "\n".join(_drawn(page, form, request) for page in pages)


def _drawn(page: Page, form: str, request: Request) -> str:
    if form == "plain":
        from ..render.formats import plain  # one format draws an answer

        return plain.render(page, terminal.width())
    if form == "markdown":
        from ..render.formats import markdown  # one format draws an answer

        return markdown.render(page)
    from ..render.formats import table  # Rich costs more time than the answer; only to draw

    colour = terminal.wants_colour(sys.stdout) and not request.file
    return table.render(page, terminal.width(), colour)


def show(text: str, output: str | None = None) -> bool:
    """Print the answer, or write it to the file that was asked for; say whether it is read.

    An answer that cannot be written to its file is printed, so that nobody is left without one,
    and `Unwritten` is raised; `InvalidInput` where it cannot be printed.
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
    """Raise `InvalidInput` for a file that cannot be written.

    Nothing is opened, so nothing is made or changed.
    """
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
