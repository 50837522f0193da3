"""Warning signs first: which of them fire, how urgent that is, and what it holds back."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import URGENCIES, FiredFlag, Knowledge, RedFlag, Triage, Urgency, labels
from .facts import Facts, askable
from .times import counts_by_age, is_settled


def triage(facts: Facts, knowledge: Knowledge, what_if: bool = False) -> Triage:
    """Judge every warning sign. Emergency and urgent withhold the options.

    A ``what_if`` is judged alike but does not list again what nobody answered.
    """
    found = [flag for flag in knowledge.red_flags.values() if fires(flag, facts)]
    settled = {flag.id for flag in found if is_settled(flag, facts)}
    fired = sorted(
        (_shown(flag, flag.id in settled) for flag in found),
        key=lambda flag: URGENCIES.index(flag.urgency),
        reverse=True,
    )
    level = _highest(flag.urgency for flag in fired)
    return Triage(
        level=level,
        screened=facts.case.screened,
        withheld=_withholds(level) or any(flag.withhold for flag in found),
        flags=tuple(fired),
        unanswered=() if what_if else unanswered(facts, knowledge),
        held=tuple(
            sorted({item for flag in found if flag.id not in settled for item in flag.hold})
        ),
    )


def in_danger(judged: Triage) -> bool:
    """Whether somebody has to be told now or today, whatever else is wrong."""
    return _withholds(judged.level)


def _withholds(urgency: Urgency) -> bool:
    return labels.URGENCIES[urgency].withholds


def fires(flag: RedFlag, facts: Facts) -> bool:
    """Whether a warning sign fires. An unknown fact does not fire it; it stays asked for."""
    if not all(facts[fact] for fact in flag.all):
        return False
    enough = not flag.any or sum(bool(facts[fact]) for fact in flag.any) >= flag.least
    return enough and counts_by_age(flag, facts)


def unanswered(facts: Facts, knowledge: Knowledge) -> tuple[str, ...]:
    """The facts nobody answered that a warning sign asks for, most urgent first."""
    return tuple(fact for fact in asked_for(knowledge) if facts[fact] is None)


def asked_for(knowledge: Knowledge) -> tuple[str, ...]:
    """Every fact that a warning sign asks for, the most urgent signs first."""
    flags = knowledge.red_flags.values()
    ranked = sorted(flags, key=lambda flag: URGENCIES.index(flag.urgency), reverse=True)
    named = (fact for flag in ranked for fact in (*flag.all, *flag.any))
    return tuple(dict.fromkeys(basis for fact in named for basis in askable(fact)))


def _highest(urgencies: Iterable[Urgency]) -> Urgency:
    return max(urgencies, key=URGENCIES.index, default="none")


def _shown(flag: RedFlag, settled: bool) -> FiredFlag:
    """A flag as it is told; what is settled is a note, in words of its own."""
    urgency: Urgency = "none" if settled else flag.urgency
    told = flag.note if settled else flag.do
    return FiredFlag(flag.id, flag.label, urgency, told, flag.because, flag.sources)
