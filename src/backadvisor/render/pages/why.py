"""Why one treatment stands where it stands, and what would change it."""

from __future__ import annotations

from collections.abc import Iterable

from ...engine.rules import RULE_WORDS
from ...model import Advice, Entry, Reason, Treatment, WhatIf, labels
from ...model.citation import source_line, treatment_file
from ...model.wording import lower_first, upper_first
from ..page import ASK_THE_CLINICIAN, Line, Page, Section
from .closing import about_lines
from .notices import said_back
from .options import says, to_check
from .treatment import guideline_items, judging
from .warning import checks, help_at_once


def reasoning(advice: Advice, entry: Entry, turns: tuple[WhatIf, ...]) -> Page:
    """Lay out the whole reasoning for one treatment."""
    treatment = entry.treatment
    first, *rest = entry.reasons
    sections = [
        *checks(advice),
        help_at_once(advice),
        Section("What decided", lines=_decided(advice, first)),
        Section("What else bears on it", lines=tuple(_line(advice, reason) for reason in rest)),
        Section("What would change it", lines=tuple(_turns(turns))),
        Section("Check first", lines=tuple(to_check(entry, advice))),
        Section("When to judge it, and doing it again", lines=_again(advice, entry)),
        Section(ASK_THE_CLINICIAN, lines=tuple(map(Line, treatment.ask))),
        Section("Who says so", guideline_items(treatment, advice.knowledge)),
        Section("Where it is written", lines=(_written(treatment, advice),)),
        Section("About this answer", lines=tuple(about_lines(advice.knowledge)), tone="quiet"),
    ]
    shown = tuple(section for section in sections if section.lines or section.items)
    stands = Line(labels.BUCKETS[entry.bucket].title, "It stands under")
    lines = (*said_back(advice), stands, Line(says(entry.agreement)))
    return Page(f"Where it stands, and why: {lower_first(treatment.name)}", lines, shown)


def _decided(advice: Advice, reason: Reason) -> tuple[Line, ...]:
    return Line(RULE_WORDS[reason.rule], "Rule"), _line(advice, reason)


def _line(advice: Advice, reason: Reason) -> Line:
    return Line(f"{reason.text} ({source_line(advice.knowledge, reason.sources)})")


def _written(treatment: Treatment, advice: Advice) -> Line:
    return Line(treatment_file(treatment.id, advice.knowledge), verbatim=True)


def _turns(turns: tuple[WhatIf, ...]) -> Iterable[Line]:
    for turn in turns:
        yield Line(labels.BUCKETS[turn.bucket].title, upper_first(turn.answer))
    if not turns:
        yield Line("No single answer that we know of would move it.")


def _again(advice: Advice, entry: Entry) -> tuple[Line, ...]:
    """For what was tried: when it can be judged, and when a repeat makes sense."""
    was_tried = labels.BUCKETS[entry.bucket].was_tried
    return judging(entry.treatment, advice.knowledge) if was_tried else ()
