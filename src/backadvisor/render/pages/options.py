"""The options on a page: as rows or in full, the rest by name with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from ...engine.facts import worth_asking
from ...model import Advice, Agreement, Bucket, Entry, RuleId, labels
from ...model.citation import source_line
from ...model.labels import BucketRow
from ...model.wording import listed, lower_first
from ..page import ASK, Item, Line, Section, View
from .treatment import when_to_stop


def option_sections(advice: Advice, view: View) -> Iterable[Section]:
    """Every treatment: the options by bucket, then what waits or is set aside."""
    number = 0
    by_name: list[Line] = []
    for bucket, row in labels.BUCKETS.items():
        entries = [entry for entry in advice.entries if entry.bucket == bucket]
        match row.shown:
            case "in-rows":
                if entries:
                    section, number = _in_rows(entries, row, number, advice, view)
                    yield section
            case "by-name":
                by_name += _by_name(entries, bucket)
            case _:
                assert_never(row.shown)
    if by_name:
        yield Section("Later, or set aside, and why", lines=tuple(by_name))


def _in_rows(
    entries: list[Entry], row: BucketRow, number: int, advice: Advice, view: View
) -> tuple[Section, int]:
    """One bucket, numbered on from the one above it, and the last number."""
    whole = view.top is None or row.use == "going-on"  # what is in use is never cut short
    left = len(entries) if whole else max(0, (view.top or 0) - number)
    shown, rest = entries[:left], entries[left:]
    items = [_item(entry, number + index, advice, view) for index, entry in enumerate(shown, 1)]
    names = [f"{entry.treatment.name} ({says(entry.agreement)})" for entry in rest]
    more = (Line("; ".join(names) + ".", "Also here"),) if rest else ()
    return Section(row.title, tuple(items), more, row.tone), number + len(shown)


def _item(entry: Entry, number: int, advice: Advice, view: View) -> Item:
    lines = _in_full(entry, advice) if view.details else _in_short(entry, view)
    counted = says(entry.agreement)
    return Item(entry.treatment.name, counted, tuple(lines), number, brief=not view.details)


# The title of the section, or the count beside the name, says as much as these rules would.
_SAID_ALREADY: tuple[RuleId, ...] = (
    *("guidelines", "guidelines-for", "guidelines-weak", "guidelines-disagree"),
    *("guidelines-against", "no-guideline", "stand-in"),
)


def _in_short(entry: Entry, view: View) -> Iterable[Line]:
    if view.spacious:
        yield Line(entry.treatment.summary)
    yield from (Line(text, "Why here") for text in _why_here(entry))
    for caution in entry.treatment.cautions:
        yield Line(caution.text, "Know first")


def _why_here(entry: Entry) -> Iterable[str]:
    """The reasons beside the guidelines; what two conditions have in common is told once."""
    shown: set[str] = set()
    for reason in entry.reasons:
        if reason.rule in _SAID_ALREADY or (reason.lead and reason.because in shown):
            continue
        shown.add(reason.because)
        yield reason.text


def _in_full(entry: Entry, advice: Advice) -> Iterable[Line]:
    treatment, knowledge = entry.treatment, advice.knowledge
    yield Line(treatment.involves, "What it is")
    for reason in entry.reasons:
        yield Line(f"{reason.text} ({source_line(knowledge, reason.sources)})", "Why here")
    for caution in treatment.cautions:
        yield Line(caution.text, "Know first")
    for benefit in treatment.benefits:
        yield Line(benefit.text, "Good")
    for harm in treatment.harms:
        yield Line(f"{harm.text} How often: {harm.how_often}.", "Harm")
    if treatment.fair_trial:
        yield Line(treatment.fair_trial.look_for, "Fair trial")
    for line in to_check(entry, advice):
        yield Line(line.text, "Check first")
    for sign in treatment.stop_if:
        yield Line(sign, when_to_stop(treatment))
    for question in treatment.ask:
        yield Line(question, ASK)


def to_check(entry: Entry, advice: Advice) -> Iterable[Line]:
    """Ask what would rule it out, but for what makes no sense to ask at this age."""
    for check in entry.check_first:
        if worth_asking(advice.knowledge.facts[check.fact], advice.case):
            yield Line(f"{check.question} {check.because}")


def says(count: Agreement) -> str:
    """Who says so: ``8 for, 1 with limits``; nobody is not counted."""
    counts = (
        f"{many} {labels.DIRECTIONS[direction].counted}"
        for direction, many in count.by_direction.items()
        if many and labels.DIRECTIONS[direction].bears
    )
    return ", ".join(counts) or "no guideline found"


_AGAINST = "Not advised (in brackets: how many guidelines are against)"


def _fits_all_the_same(entry: Entry) -> str:
    """What speaks for it because of a condition; among other names it would not be seen."""
    return " ".join(reason.text for reason in entry.reasons if reason.rule == "better-with")


def _by_name(entries: Iterable[Entry], bucket: Bucket) -> Iterable[Line]:
    """By name, with the reason in a line; a reason that several share is told once."""
    title, silent = labels.BUCKETS[bucket].title, labels.STANCES["silent"]
    by_reason: dict[str, list[str]] = {}
    for entry in entries:
        name, first = lower_first(entry.treatment.name), entry.reasons[0]
        if bucket == "not-advised" and (fits := _fits_all_the_same(entry)):
            yield Line(f"{name} ({says(entry.agreement)}). {fits}", title)
        elif first.rule == "guidelines-against":
            by_reason.setdefault(_AGAINST, []).append(f"{name} ({entry.agreement.against})")
        elif first.rule == silent.rule:
            by_reason.setdefault(silent.text, []).append(name)
        else:
            by_reason.setdefault(first.text, []).append(name)
    for reason, names in by_reason.items():
        if reason == _AGAINST:
            yield Line(f"{listed(names)}.", reason)
        else:
            several = len(names) > 1 and reason == silent.text
            yield Line(f"{listed(names)}. {silent.of_several if several else reason}", title)
