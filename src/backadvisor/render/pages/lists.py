"""What the knowledge holds, as lists to choose from."""

from __future__ import annotations

from collections.abc import Iterable

from ...model import URGENCIES, Fact, Knowledge, RedFlag, Source, labels
from ...model.citation import address
from ..page import Item, Line, Page, Section
from .closing import edition


def listing(what: str, knowledge: Knowledge) -> Page:
    """Lay out one list: treatments, symptoms, conditions, sources or red-flags."""
    sections = {
        "treatments": _treatments,
        "symptoms": _symptoms,
        "conditions": _conditions,
        "sources": _sources,
        "red-flags": _red_flags,
    }[what](knowledge)
    line = Line(edition(knowledge.about))
    return Page(what.replace("-", " ").capitalize(), (line,), tuple(sections))


def _treatments(knowledge: Knowledge) -> Iterable[Section]:
    for category in knowledge.categories.values():
        members = [
            treatment
            for treatment in knowledge.treatments.values()
            if treatment.category == category.id
        ]
        items = [
            Item(f"{treatment.name}: {treatment.id}", lines=_also(knowledge.names_of(treatment)))
            for treatment in members
        ]
        if items:
            yield Section(f"{category.name} ({category.id})", tuple(items))
    if knowledge.groups:
        yield Section("Words for several of these", tuple(_groups(knowledge)))


def _groups(knowledge: Knowledge) -> Iterable[Item]:
    for group in knowledge.groups.values():
        members = Line(", ".join(group.members), "stands for")
        yield Item(f"{group.name}: {group.id}", lines=(members, *_also(group.aliases)))


def _also(words: tuple[str, ...]) -> tuple[Line, ...]:
    return (Line(", ".join(words), "also"),) if words else ()


def _facts(facts: Iterable[Fact], knowledge: Knowledge) -> tuple[Item, ...]:
    return tuple(
        Item(fact.id, lines=(Line(fact.question), *_also(knowledge.names_of(fact))))
        for fact in facts
    )


def _symptoms(knowledge: Knowledge) -> Iterable[Section]:
    symptoms = [fact for fact in knowledge.facts.values() if fact.told_as == "symptoms"]
    signs = [fact for fact in symptoms if fact.warning]
    others = [fact for fact in symptoms if not fact.warning]
    yield Section("Warning signs", _facts(signs, knowledge), tone="warn")
    yield Section("Other symptoms", _facts(others, knowledge))


def _conditions(knowledge: Knowledge) -> Iterable[Section]:
    for kind, row in labels.FACT_KINDS.items():
        if row.told_as == "conditions":
            known = (fact for fact in knowledge.facts.values() if fact.kind == kind)
            yield Section(row.title, _facts(known, knowledge))


def _sources(knowledge: Knowledge) -> Iterable[Section]:
    rests: dict[str, list[str]] = {}
    for treatment in knowledge.treatments.values():
        for source in treatment.source_ids():
            rests.setdefault(source, []).append(treatment.id)
    for source in {source for message in knowledge.messages.values() for source in message.sources}:
        rests.setdefault(source, []).append("what to do, and when")
    for source in {told for medicine in knowledge.medicines.values() for told in medicine.sources}:
        rests.setdefault(source, []).append("names of medicines")
    for standing, row in labels.STANDINGS.items():
        found = [source for source in knowledge.sources.values() if source.standing == standing]
        yield Section(
            row.title, tuple(_source(source, rests.get(source.id, [])) for source in found)
        )


def _source(source: Source, rests: list[str]) -> Item:
    year = f", {source.year}" if source.year else ""
    lines = [Line(f"{source.organisation}{year}. {address(source)}".strip())]
    lines += [Line(source.note)] if source.note else []
    lines.append(Line(", ".join(rests) or "warning signs only", "rests on it"))
    return Item(f"{source.title} ({source.id})", lines=tuple(lines))


def _red_flags(knowledge: Knowledge) -> Iterable[Section]:
    for urgency in reversed(URGENCIES):
        flags = [flag for flag in knowledge.red_flags.values() if flag.urgency == urgency]
        items = tuple(_flag(flag, knowledge) for flag in flags)
        yield Section(f"{labels.URGENCIES[urgency].listed} ({urgency})", items, tone="warn")


def _flag(flag: RedFlag, knowledge: Knowledge) -> Item:
    lines = [Line(flag.do, "Do"), Line(flag.because, "Why")]
    together = [knowledge.facts[fact].name for fact in flag.all]
    either = [knowledge.facts[fact].name for fact in flag.any]
    if together:
        lines.append(Line("; ".join(together), "All of"))
    if either:
        lines.append(Line("; ".join(either), f"At least {flag.least} of"))
    return Item(f"{flag.label} ({flag.id})", lines=tuple(lines))
