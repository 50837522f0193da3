"""Why one treatment stands where it stands, and what would change it."""

from __future__ import annotations

from collections.abc import Iterable

from ...model import Advice, Bucket, Entry, Reason, Treatment, Turn
from ...model.citation import file_of, source_line
from ...model.wording import lower_first, upper_first
from ..page import ASK_THE_CLINICIAN, Line, Page, Section
from .closing import about_lines
from .notices import said_back
from .options import AS_ROWS, BY_NAME, says, to_check
from .treatment import guideline_items, judging
from .warning import checks, help_at_once

RULES = {
    "unwanted": "your wish",
    "not-with": "a condition rules it out",
    "not-together": "another treatment rules it out",
    "helping": "it helps",
    "worse": "it made things worse",
    "side-effects": "it brought side effects",
    "kind-unknown": "which kind was tried is not known",
    "fair-trial": "it had a fair trial",
    "tried": "it was tried",
    "partial": "it helped in part",
    "wore-off": "it helped and wore off",
    "short-trial": "the trial was short",
    "stopped-early": "it was stopped early",
    "suits": "meant for another kind of pain",
    "hold": "a warning sign comes first",
    "comes-first": "something you told comes before what guidelines say of most people",
    "due-for-check": "a warning sign asks for a check",
    "after": "something else normally comes first",
    "care-with": "a condition asks for care",
    "care-together": "another treatment asks for care",
    "guidelines-for": "for each guideline against it, three or more are for it",
    "guidelines-against": "for each guideline for it, three or more are against it",
    "guidelines-disagree": "guidelines disagree",
    "guidelines-weak": "support is weak",
    "borrowed": "guidelines speak only of a similar kind of pain",
    "stand-in": "only replaced guidelines or single societies speak",
    "no-guideline": "no guideline speaks",
}


def title_of(bucket: Bucket) -> str:
    """Name a bucket as the page of an answer does."""
    return AS_ROWS[bucket][0] if bucket in AS_ROWS else BY_NAME[bucket]


def reasoning(advice: Advice, entry: Entry, turns: tuple[Turn, ...]) -> Page:
    """Lay out the whole reasoning for one treatment."""
    one = entry.treatment
    first, *rest = entry.reasons
    sections = [
        *checks(advice),
        help_at_once(advice),
        Section("What decided", lines=_decided(advice, first)),
        Section("What else bears on it", lines=tuple(_line(advice, one) for one in rest)),
        Section("What would change it", lines=tuple(_turns(turns))),
        Section("Check first", lines=tuple(to_check(entry, advice))),
        Section("When to judge it, and doing it again", lines=_again(advice, entry)),
        Section(ASK_THE_CLINICIAN, lines=tuple(map(Line, one.ask))),
        Section("Who says so", guideline_items(one, advice.knowledge)),
        Section("Where it is written", lines=(_written(one, advice),)),
        Section("About this answer", lines=tuple(about_lines(advice.knowledge)), tone="quiet"),
    ]
    told = tuple(section for section in sections if section.lines or section.items)
    stands = Line(title_of(entry.bucket), "It stands under")
    lines = (*said_back(advice), stands, Line(says(entry.agreement)))
    return Page(f"Where it stands, and why: {lower_first(one.name)}", lines, told)


def _decided(advice: Advice, reason: Reason) -> tuple[Line, ...]:
    return Line(RULES[reason.rule], "Rule"), _line(advice, reason)


def _line(advice: Advice, reason: Reason) -> Line:
    return Line(f"{reason.text} ({source_line(advice.knowledge, reason.sources)})")


def _written(one: Treatment, advice: Advice) -> Line:
    return Line(file_of(one.id, advice.knowledge), verbatim=True)


def _turns(turns: tuple[Turn, ...]) -> Iterable[Line]:
    for turn in turns:
        yield Line(title_of(turn.bucket), upper_first(turn.answer))
    if not turns:
        yield Line("No single answer that we know of would move it.")


def _again(advice: Advice, entry: Entry) -> tuple[Line, ...]:
    """For what was tried: when it can be judged, and when a repeat makes sense."""
    tried = entry.bucket in ("tried", "revisit", "keep")
    return judging(entry.treatment, advice.knowledge) if tried else ()
