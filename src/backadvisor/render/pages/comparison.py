"""Treatments side by side: the same rows and the same denominators for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ...engine.explain import LENGTH_UNKNOWN, long_enough
from ...model import Effect, Knowledge, OfHundred, Recommendation, Treatment, labels
from ...model.citation import citation, source_line
from ...model.wording import upper_first
from ..page import Item, Line, Page, Section
from .closing import edition
from .treatment import against, when_to_stop

Row = Callable[[Treatment, Knowledge], Iterable[Line]]


def comparison(treatments: Sequence[Treatment], knowledge: Knowledge) -> Page:
    """Lay out several treatments, one section for each row of the comparison."""
    sections = tuple(
        Section(
            title,
            tuple(
                Item(treatment.name, lines=tuple(row(treatment, knowledge)))
                for treatment in treatments
            ),
        )
        for title, row in ROWS.items()
    )
    about = knowledge.about
    names = " | ".join(treatment.name for treatment in treatments)
    lines = (
        Line(names),
        Line(f"{edition(about)} {about.limits[0]}"),
    )
    return Page("Side by side", lines, sections)


def _involves(treatment: Treatment, _: Knowledge) -> Iterable[Line]:
    yield Line(treatment.involves)


def _cautions(treatment: Treatment, _: Knowledge) -> Iterable[Line]:
    lines = [Line(caution.text) for caution in treatment.cautions]
    yield from lines or [Line("Nothing that everybody must know first.")]


def _good(treatment: Treatment, knowledge: Knowledge) -> Iterable[Line]:
    for benefit in treatment.benefits:
        yield Line(f"{benefit.text} ({source_line(knowledge, (benefit.source,))})")


def _bad(treatment: Treatment, knowledge: Knowledge) -> Iterable[Line]:
    for harm in treatment.harms:
        source = source_line(knowledge, (harm.source,))
        yield Line(f"{harm.text} How often: {harm.how_often}. ({source})")


def _effects(treatment: Treatment, _: Knowledge) -> Iterable[Line]:
    for effect in treatment.effects:
        yield Line(_effect(effect))
    if not treatment.effects:
        yield Line("Not known in numbers.")


def _effect(effect: Effect) -> str:
    sure = labels.CERTAINTIES[effect.certainty]
    counted = _people(effect.of_100) if effect.of_100 else ""
    effect_text = f"{effect.outcome}: {effect.size}{against(effect)}; {effect.over}."
    return f"{upper_first(effect_text)}{counted} How sure: {sure}."


def _people(of_100: OfHundred) -> str:
    without = "not known" if of_100.without_it is None else f"{of_100.without_it} of 100"
    return f" With it {of_100.with_it} of 100, without it {without}."


def _time(treatment: Treatment, _: Knowledge) -> Iterable[Line]:
    practical = treatment.practical
    yield Line(f"{practical.visits} {practical.time}")
    yield Line(f"Cost if you pay yourself: {labels.COSTS[practical.cost]}.")
    yield Line(practical.effort)


def _voices(treatment: Treatment, knowledge: Knowledge) -> Iterable[Line]:
    for says, direction in labels.DIRECTIONS.items():
        rows = [
            row for row in treatment.guidelines if row.says == says and _has_a_voice(row, knowledge)
        ]
        if rows:
            yield Line(
                "; ".join(dict.fromkeys(_graded(row, knowledge) for row in rows)),
                upper_first(direction.name),
            )
    if not treatment.guidelines:
        yield Line("No guideline that we read speaks about it.")


def _graded(row: Recommendation, knowledge: Knowledge) -> str:
    """A guideline with the strength that it gave."""
    strength = labels.STRENGTHS[row.strength]
    return citation(knowledge.sources[row.source]) + (f" ({strength})" if strength else "")


def _first(treatment: Treatment, knowledge: Knowledge) -> Iterable[Line]:
    for step in treatment.after:
        yield Line(f"{step.because} ({source_line(knowledge, (step.source,))})")
    if not treatment.after:
        yield Line("Nothing has to come first.")


def _has_a_voice(row: Recommendation, knowledge: Knowledge) -> bool:
    standing = knowledge.sources[row.source].standing
    return row.counted and labels.STANDINGS[standing].compared


def _judging(treatment: Treatment, _: Knowledge) -> Iterable[Line]:
    if not treatment.fair_trial:
        yield Line(LENGTH_UNKNOWN)
        return
    texts = (long_enough(treatment.fair_trial), treatment.fair_trial.look_for)
    yield Line(" ".join(filter(None, texts)))


def _failing(treatment: Treatment, _: Knowledge) -> Iterable[Line]:
    if treatment.fair_trial:
        yield Line(treatment.fair_trial.if_partial, "If it helps in part")
    for sign in treatment.stop_if:
        yield Line(sign, when_to_stop(treatment))


ROWS: dict[str, Row] = {
    "What it involves": _involves,
    "What everybody must know": _cautions,
    "Good sides": _good,
    "Bad sides": _bad,
    "How much it does": _effects,
    "Time, cost and effort": _time,
    "Who says so": _voices,
    "What normally comes first": _first,
    "When to judge it": _judging,
    "If it fails": _failing,
}
