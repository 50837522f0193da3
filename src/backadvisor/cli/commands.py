"""What each command does, once its words are read: gather, advise, show, exit status.

Nothing here knows how words were parsed, so the quick path and Typer run the same code.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import TextIOWrapper
from typing import TextIO

from .. import __version__
from ..engine.advise import advise
from ..knowledge.loader import load_knowledge
from ..knowledge.vocabulary import Vocabulary
from ..model import Advice, Knowledge
from ..model.problems import InvalidInput, Problem, WrongUsage, did_you_mean, one_of, unreadable
from ..terminal import streams as terminal
from .common import (
    GIVEN,
    INVALID,
    STREAM,
    Told,
    draw,
    format_of,
    gather,
    of_the_day,
    show,
    show_advice,
)

# --- next -----------------------------------------------------------------------------


def next_(told: Told) -> int:
    """Give one-shot advice; the status says whether it was withheld."""
    form = format_of(told)
    knowledge = load_knowledge(told.knowledge)
    return show_advice(advised(told, knowledge), form, told)


def advised(told: Told, knowledge: Knowledge) -> Advice:
    """Give the answer to a case, with what is to be said back of how it was taken."""
    case, notices = gather(told, knowledge)
    return advise(case, knowledge, notices)


# --- why and compare ------------------------------------------------------------------


def why(name: str, told: Told) -> int:
    """Say why one treatment stands where it stands, and what would move it."""
    form = format_of(told)
    knowledge = load_knowledge(told.knowledge)
    ids = treatment_ids(name, knowledge)
    advice = advised(told, knowledge)
    if advice.triage.withheld:
        return show_advice(advice, form, told)
    from ..engine.what_if import turns

    chosen = [entry for entry in advice.entries if entry.treatment.id in ids]
    found = [(entry, turns(advice, entry)) for entry in chosen]
    if form == "json":
        from ..render.formats.json import render_why

        show(render_why(advice, found) + "\n", told.file)
        return GIVEN
    from ..render.pages.why import reasoning

    pages = [reasoning(advice, entry, turned) for entry, turned in found]
    show(draw(form, told, *pages), told.file)
    return GIVEN


def compare(names: list[str], told: Told) -> int:
    """Show two or more treatments side by side."""
    form = format_of(told)
    knowledge = load_knowledge(told.knowledge)
    ids = list(dict.fromkeys(one for name in names for one in treatment_ids(name, knowledge)))
    if not ids[1:]:
        raise WrongUsage("Name two or more, for example: backadvisor compare yoga acupuncture")
    if form == "json":
        from ..render.formats.json import render_treatments

        show(render_treatments(ids, knowledge) + "\n", told.file)
        return GIVEN
    from ..render.pages.comparison import comparison

    page = comparison([knowledge.treatments[one] for one in ids], knowledge)
    show(draw(form, told, page), told.file)
    return GIVEN


# --- batch ----------------------------------------------------------------------------


def batch(path: str, told: Told) -> int:
    """Answer a stream of cases, NDJSON or CSV in, NDJSON out."""
    from .batch import answers

    knowledge = load_knowledge(told.knowledge)
    with _opened(path) as stream:
        return _answer_all(answers(stream, path, knowledge, of_the_day(knowledge)))


def _opened(path: str) -> TextIO:
    """Open a file of cases, or the input stream. A byte that is no UTF-8 spoils its own line."""
    from ..knowledge.bounded import is_endless  # plain answers read no file

    if path == STREAM:
        if isinstance(sys.stdin, TextIOWrapper):
            sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")
        return sys.stdin
    try:
        if is_endless(path):
            raise InvalidInput([Problem(path, 0, 0, "This is no file of cases.", "no-file")])
        return open(path, encoding="utf-8", errors="surrogateescape", newline="")
    except OSError as error:
        raise InvalidInput([unreadable(path, error)]) from None


def _answer_all(answered: Iterator[tuple[str, bool]]) -> int:
    status = GIVEN
    for text, is_answer in answered:
        status = status if is_answer else INVALID
        if not show(text + "\n"):
            break  # nobody reads on
    return status


# --- show and list --------------------------------------------------------------------


def show_treatment(name: str, told: Told) -> int:
    """Show one treatment in full, or each member of a category."""
    form = format_of(told)
    knowledge = load_knowledge(told.knowledge)
    ids = treatment_ids(name, knowledge)
    if form == "json":
        from ..render.formats.json import render_treatments

        show(render_treatments(ids, knowledge) + "\n", told.file)
        return GIVEN
    from ..render.pages.treatment import card

    pages = [card(knowledge.treatments[one], knowledge) for one in ids]
    show(draw(form, told, *pages), told.file)
    return GIVEN


def treatment_ids(name: str, knowledge: Knowledge) -> tuple[str, ...]:
    """Give the treatments a name stands for; an unknown one is wrong usage."""
    try:
        return Vocabulary(knowledge).treatment_ids(name)
    except ValueError as error:
        raise WrongUsage(str(error)) from None


LISTS = ("treatments", "symptoms", "conditions", "sources", "red-flags")


def list_(what: str, told: Told) -> int:
    """List what the knowledge holds of one kind."""
    form = format_of(told)
    if what not in LISTS:
        near = did_you_mean(what, LISTS)
        raise WrongUsage(f'There is no list of "{what}".{near} Write one of {one_of(LISTS)}.')
    knowledge = load_knowledge(told.knowledge)
    if form == "json":
        from ..render.formats.json import render_list

        show(render_list(what, knowledge) + "\n", told.file)
        return GIVEN
    from ..render.pages.lists import listing

    show(draw(form, told, listing(what, knowledge)), told.file)
    return GIVEN


# --- version and help -----------------------------------------------------------------


def version() -> int:
    """Print the version."""
    show(f"backadvisor {__version__}\n")
    return GIVEN


def help_(topic: str | None) -> int:
    """Print the page on a topic, or the list of topics."""
    from .help_pages import page

    show(page(topic, terminal.width()))
    return GIVEN


# --- schema ---------------------------------------------------------------------------


def schema(what: str) -> int:
    """Print the JSON Schema of what goes in or out."""
    from .schema import SCHEMAS

    if what not in SCHEMAS:
        near = did_you_mean(what, SCHEMAS)
        raise WrongUsage(
            f'There is no schema "{what}".{near} Write one of {one_of(list(SCHEMAS))}.'
        )
    import json

    show(json.dumps(SCHEMAS[what](), indent=2) + "\n")
    return GIVEN
