"""One treatment in full: the good and the bad side by side, with who says so."""

from __future__ import annotations

from collections.abc import Iterable

from ...engine.explain import LENGTH_UNKNOWN, long_enough
from ...model import (
    TREATMENTS,
    UNCOMPARED,
    Effect,
    FactRule,
    FairTrial,
    Knowledge,
    OfHundred,
    PairRule,
    Recommendation,
    Repeat,
    Source,
    Treatment,
    labels,
)
from ...model.citation import address, citation, source_line
from ...model.wording import upper_first
from ..page import ASK_THE_CLINICIAN, Item, Line, Page, Section
from .closing import edition


def treatment_page(treatment: Treatment, knowledge: Knowledge) -> Page:
    """Lay out one treatment with everything that the knowledge holds of it."""
    sections = (
        Section("What it is", lines=(Line(treatment.involves), *_practical(treatment))),
        Section("What everybody should know", _cautions(treatment, knowledge), tone="warn"),
        Section("Good sides", _benefits(treatment, knowledge), tone="good"),
        Section("Bad sides", _harms(treatment, knowledge), tone="warn"),
        Section("How much it does", _effects(treatment, knowledge), tuple(_uncounted(treatment))),
        Section("What it is like", lines=_like(treatment)),
        Section("Who says so", guideline_items(treatment, knowledge)),
        Section("When to judge it, and doing it again", lines=judging(treatment, knowledge)),
        Section("Fits or not", lines=tuple(_fit(treatment, knowledge))),
        Section(when_to_stop(treatment), lines=tuple(map(Line, treatment.stop_if))),
        Section(ASK_THE_CLINICIAN, lines=tuple(map(Line, treatment.ask))),
        Section("Sources", tuple(_sources(treatment, knowledge)), tone="quiet"),
        Section("About this page", lines=tuple(_about(treatment, knowledge)), tone="quiet"),
    )
    full = tuple(part for part in sections if part.items or part.lines)
    return Page(
        treatment.name, (Line(treatment.summary), *_also_called(treatment, knowledge)), full
    )


def when_to_stop(treatment: Treatment) -> str:
    """The label of the signs to act on; "stop" is wrong where stopping itself is a danger."""
    return "Get help or ask if" if treatment.never_suddenly else "Stop and ask if"


def _also_called(treatment: Treatment, knowledge: Knowledge) -> Iterable[Line]:
    if treatment.aliases:
        yield Line(", ".join(treatment.aliases), "Also called")
    known = knowledge.medicines.values()
    names = [medicine.name for medicine in known if treatment.id in medicine.treatments]
    if names and names != [treatment.name]:
        yield Line(", ".join(names), "Medicines")


def _practical(treatment: Treatment) -> Iterable[Line]:
    practical = treatment.practical
    yield Line(practical.setting, "Where")
    yield Line(practical.visits, "Visits")
    yield Line(practical.time, "Time")
    yield Line(f"{labels.COSTS[practical.cost]} if you pay yourself", "Cost")
    yield Line(practical.effort, "Effort")
    yield Line(practical.if_out_of_reach, "If it is out of reach")


def _from(source: str, knowledge: Knowledge) -> str:
    return f"({citation(knowledge.sources[source])})"


def _from_all(claim: FairTrial | Repeat, knowledge: Knowledge) -> str:
    return f"({source_line(knowledge, (claim.source, *claim.also))})"


def _cautions(treatment: Treatment, knowledge: Knowledge) -> tuple[Item, ...]:
    return tuple(Item(f"{it.text} {_from(it.source, knowledge)}") for it in treatment.cautions)


def _benefits(treatment: Treatment, knowledge: Knowledge) -> tuple[Item, ...]:
    return tuple(Item(f"{it.text} {_from(it.source, knowledge)}") for it in treatment.benefits)


def _harms(treatment: Treatment, knowledge: Knowledge) -> tuple[Item, ...]:
    return tuple(
        Item(
            f"{it.text} How often: {it.how_often}. {_from(it.source, knowledge)}",
            lines=tuple(_of_100(it.of_100, it.over)),
        )
        for it in treatment.harms
    )


def _effects(treatment: Treatment, knowledge: Knowledge) -> tuple[Item, ...]:
    return tuple(Item(it.outcome, lines=tuple(_effect(it, knowledge))) for it in treatment.effects)


def _effect(effect: Effect, knowledge: Knowledge) -> Iterable[Line]:
    yield Line(f"{effect.size}{against(effect)}; measured: {effect.over}.")
    yield from _of_100(effect.of_100, effect.over)
    sure = labels.CERTAINTIES[effect.certainty]
    people = f"{effect.people}. " if effect.people else ""
    yield Line(f"{people}How sure: {sure}. {_from(effect.source, knowledge)}")


def against(effect: Effect) -> str:
    """What it was compared with, or that it was not."""
    if effect.against in UNCOMPARED:
        return f"; {effect.against}"
    if effect.against == "not stated":
        return "; against what is not stated"
    return f", against {effect.against}"


def _uncounted(treatment: Treatment) -> Iterable[Line]:
    """A line where nobody counted people: a size in points is no chance of getting better."""
    counted = [effect.of_100 is not None for effect in treatment.effects]
    if counted and not all(counted):
        which = "the other results" if any(counted) else "any of these results"
        yield Line(f"How many of 100 people that means is not known for {which}.")


# --- People out of 100 ----------------------------------------------------------------

_FILLED, _EMPTY = "\u25cf", "\u25cb"
_GROUP, _ROW = 10, 50  # signs between two blanks, where a narrow terminal may fold, and in a row


def _of_100(count: OfHundred | None, over: str) -> Iterable[Line]:
    """Both framings over the same 100 people and the same time, in words and drawn."""
    if count is None:
        return
    yield from _people("With it", count.with_it, over)
    if count.without_it is None:
        yield Line("not known; there was no group to compare with", "Without it")
    else:
        yield from _people("Without it", count.without_it, over)


def _people(label: str, many: int, over: str) -> Iterable[Line]:
    yield Line(f"{many} of 100 (and {100 - many} of 100 not), {over}", label)
    signs = _FILLED * many + _EMPTY * (100 - many)
    for row in (signs[at : at + _ROW] for at in range(0, len(signs), _ROW)):
        yield Line(" ".join(row[at : at + _GROUP] for at in range(0, len(row), _GROUP)))


def _like(treatment: Treatment) -> tuple[Line, ...]:
    return (
        Line(treatment.like.body, "Body"),
        Line(treatment.like.mind, "Mind"),
        Line(treatment.like.daily_life, "Daily life"),
    )


def guideline_items(treatment: Treatment, knowledge: Knowledge) -> tuple[Item, ...]:
    """What each guideline says, for whom, and how well it was checked."""
    return tuple(_guideline(row, knowledge.sources[row.source]) for row in treatment.guidelines)


def _guideline(row: Recommendation, source: Source) -> Item:
    strength = labels.STRENGTHS[row.strength]
    said = ", ".join(filter(None, (labels.DIRECTIONS[row.says].name, strength)))
    notes = [f"For {_scope(row)}."]
    if standing := labels.STANDINGS[source.standing].note:
        notes.append(f"{upper_first(standing)}.")
    if not row.counted:
        notes.append("Shown, and not counted.")
    if row.checked == "secondary":
        notes.append("Read in a summary, not in the guideline itself.")
    return Item(citation(source), lines=(Line(f"{said}: {row.finding}"), Line(" ".join(notes))))


def _scope(row: Recommendation) -> str:
    """Of which pain a guideline speaks."""
    duration, pattern = row.duration, row.pattern
    lasting = labels.ANY_DURATION if duration == "any" else labels.DURATIONS[duration].scope
    kind = labels.ANY_PATTERN if pattern == "any" else labels.PATTERNS[pattern].scope
    return f"{lasting}, {kind}"


def judging(treatment: Treatment, knowledge: Knowledge) -> tuple[Line, ...]:
    """When a treatment can be judged, and when doing it again makes sense."""
    lines = []
    if trial := treatment.fair_trial:
        texts = (long_enough(trial), trial.look_for, _from_all(trial, knowledge))
        lines.append(Line(" ".join(filter(None, texts)), "Judge it"))
        lines.append(Line(trial.if_partial, "If it helped in part"))
    if again := treatment.repeat:
        parts = (again.when, again.if_it_failed, again.limit)
        said = f"{' '.join(filter(None, parts))} {_from_all(again, knowledge)}"
        lines.append(Line(said, "Again"))
    return tuple(lines) or (Line(LENGTH_UNKNOWN),)


def _fit(treatment: Treatment, knowledge: Knowledge) -> Iterable[Line]:
    yield from _rules(treatment.not_with, "Not with", knowledge)
    yield from _rules(treatment.care_with, "With care", knowledge)
    yield from _rules(treatment.better_with, "Fits well with", knowledge)
    yield from _pairs(treatment.not_together, "Not together with", knowledge)
    yield from _pairs(treatment.care_together, "With care together with", knowledge)
    for step in treatment.after:
        names = ", ".join(knowledge.treatments[step_id].name for step_id in step.any_of)
        yield Line(f"one of: {names}. {step.because} {_from(step.source, knowledge)}", "After")


def _rules(rules: Iterable[FactRule], label: str, knowledge: Knowledge) -> Iterable[Line]:
    for rule in rules:
        name = knowledge.facts[rule.fact].name
        yield Line(f"{name}. {rule.because} {_from(rule.source, knowledge)}", label)


def _pairs(rules: Iterable[PairRule], label: str, knowledge: Knowledge) -> Iterable[Line]:
    for rule in rules:
        name = knowledge.treatments[rule.treatment].name
        yield Line(f"{name}. {rule.because} {_from(rule.source, knowledge)}", label)


def _sources(treatment: Treatment, knowledge: Knowledge) -> Iterable[Item]:
    for source_id in treatment.source_ids():
        source = knowledge.sources[source_id]
        where = address(source)
        lines = [Line(where or "Where to find it is not known to us.")]
        lines += [Line(source.note)] if source.note else []
        lines += _overlay_file(f"sources/{source_id}", knowledge)
        yield Item(f"{citation(source)}. {source.title}.", lines=tuple(lines))


def _about(treatment: Treatment, knowledge: Knowledge) -> Iterable[Line]:
    about = knowledge.about
    yield Line(
        f"Reviewed {treatment.reviewed}, to be read again by {treatment.review_by}. "
        f"{edition(about)} {about.funding} {about.limits[0]}"
    )
    yield from _overlay_file(f"{TREATMENTS}/{treatment.id}", knowledge)


def _overlay_file(item: str, knowledge: Knowledge) -> Iterable[Line]:
    """The file of what a folder laid over the built-in knowledge."""
    if item in knowledge.overlay_files:
        yield Line(knowledge.overlay_files[item], "Not built in, but from", verbatim=True)
