"""The commands that show treatments: why one stands where it stands, side by side, each, all."""

from __future__ import annotations

from ..engine.what_if import what_ifs
from ..knowledge.loader import load_knowledge
from ..knowledge.vocabulary import Vocabulary
from ..model import Knowledge
from ..model.problems import UsageError, did_you_mean, one_of
from ..render.formats.json import render_list, render_treatments, render_why
from ..render.pages.comparison import comparison
from ..render.pages.lists import listing
from ..render.pages.treatment import treatment_page
from ..render.pages.why import reasoning
from .common import GIVEN, LISTS, Request, format_of
from .next import advised
from .output import draw, show, show_advice


def why(name: str, request: Request) -> int:
    """Show why one treatment stands where it stands, and what would move it.

    Raises `UsageError` and `InvalidInput`, as all here do.
    """
    form = format_of(request)
    knowledge = load_knowledge(request.knowledge)
    ids = treatment_ids(name, knowledge)
    advice = advised(request, knowledge)
    if advice.triage.withheld:
        return show_advice(advice, form, request)
    chosen = [entry for entry in advice.entries if entry.treatment.id in ids]
    found = [(entry, what_ifs(advice, entry)) for entry in chosen]
    if form == "json":
        show(render_why(advice, found) + "\n", request.file)
        return GIVEN
    pages = [reasoning(advice, entry, turned) for entry, turned in found]
    show(draw(form, request, *pages), request.file)
    return GIVEN


def compare(names: list[str], request: Request) -> int:
    """Show two or more treatments side by side. Raises `UsageError` where there is only one."""
    form = format_of(request)
    knowledge = load_knowledge(request.knowledge)
    ids = list(
        dict.fromkeys(treatment for name in names for treatment in treatment_ids(name, knowledge))
    )
    if not ids[1:]:
        raise UsageError("Name two or more, for example: backadvisor compare yoga acupuncture")
    if form == "json":
        show(render_treatments(ids, knowledge) + "\n", request.file)
        return GIVEN
    page = comparison([knowledge.treatments[item_id] for item_id in ids], knowledge)
    show(draw(form, request, page), request.file)
    return GIVEN


def show_treatment(name: str, request: Request) -> int:
    """Show one treatment in full, or each member of a category."""
    form = format_of(request)
    knowledge = load_knowledge(request.knowledge)
    ids = treatment_ids(name, knowledge)
    if form == "json":
        show(render_treatments(ids, knowledge) + "\n", request.file)
        return GIVEN
    pages = [treatment_page(knowledge.treatments[item_id], knowledge) for item_id in ids]
    show(draw(form, request, *pages), request.file)
    return GIVEN


def treatment_ids(name: str, knowledge: Knowledge) -> tuple[str, ...]:
    """The treatments that a name stands for. Raises `UsageError` where it is not known."""
    try:
        return Vocabulary(knowledge).treatment_ids(name)
    except ValueError as error:
        raise UsageError(str(error)) from None


def list_(what: str, request: Request) -> int:
    """List what the knowledge holds of one kind. Raises `UsageError` for no such list."""
    form = format_of(request)
    if what not in LISTS:
        near = did_you_mean(what, LISTS)
        raise UsageError(f'There is no list of "{what}".{near} Write one of {one_of(LISTS)}.')
    knowledge = load_knowledge(request.knowledge)
    if form == "json":
        show(render_list(what, knowledge) + "\n", request.file)
        return GIVEN
    show(draw(form, request, listing(what, knowledge)), request.file)
    return GIVEN
