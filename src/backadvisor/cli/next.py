"""What starts without a parser: ``next``, once its words are read, and the version.

Nothing here knows how words were parsed, so the fast path and Typer run the same code.
"""

from __future__ import annotations

from .. import __version__
from ..engine.advise import advise
from ..knowledge.loader import load_knowledge
from ..model import Advice, Knowledge
from .common import GIVEN, Request, build_case, format_of
from .output import show, show_advice


def next_(request: Request) -> int:
    """Show the advice; the status says whether it was withheld.

    Raises `UsageError` and `InvalidInput`.
    """
    form = format_of(request)
    knowledge = load_knowledge(request.knowledge)
    return show_advice(advised(request, knowledge), form, request)


def advised(request: Request, knowledge: Knowledge) -> Advice:
    """The answer to a case, with what is to be said back of how it was taken.

    Raises `UsageError` and `InvalidInput`, as `build_case` does.
    """
    case, notices, heard = build_case(request, knowledge)
    return advise(case, knowledge, notices, heard)


def version() -> int:
    """Print the version."""
    show(f"backadvisor {__version__}\n")
    return GIVEN
