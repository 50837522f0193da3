"""One case seen whole, and one treatment seen in its light: what the rules look at."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import assert_never

from ..model import (
    After,
    FactRule,
    Goal,
    Knowledge,
    MessageId,
    Outcome,
    Situation,
    Treatment,
    Triage,
    Trial,
    labels,
)
from ..model.record import Record
from ..model.wording import lower_first
from .facts import LEAVES_BEHIND, Facts, in_use, told_by
from .guidelines import Verdict, weigh


class Said(Record):
    """Some words, and the sources that say them."""

    text: str
    sources: tuple[str, ...] = ()


class CaseContext(Record):
    """One case, seen whole."""

    facts: Facts
    situation: Situation
    triage: Triage
    knowledge: Knowledge
    weighed: dict[tuple[str, str, str], Verdict]

    def weigh(self, treatment: Treatment) -> Verdict:
        """The verdict of the guidelines, weighed once for each treatment and situation."""
        key = (treatment.id, self.situation.pattern, self.situation.duration)
        if key not in self.weighed:
            self.weighed[key] = weigh(treatment, self.situation, self.knowledge)
        return self.weighed[key]

    @cached_property
    def history(self) -> dict[str, list[Trial]]:
        """The trials of each treatment in the order told; "could not get it" is no trial."""
        history: dict[str, list[Trial]] = {}
        for trial in self.facts.case.tried:
            if trial.meaning.received:
                history.setdefault(trial.treatment, []).append(trial)
        return history

    @cached_property
    def adverse_outcomes(self) -> dict[str, Outcome]:
        """What a treatment did at last, where that was a bad end and the treatment is known."""
        last = {treatment: trials[-1] for treatment, trials in self.history.items()}
        return {
            treatment: trial.outcome
            for treatment, trial in last.items()
            if trial.meaning.adverse and not trial.ambiguous
        }

    @cached_property
    def in_use(self) -> frozenset[str]:
        """Treatments that help, at least in part, and so are most likely in use."""
        return frozenset(
            treatment for treatment, trials in self.history.items() if in_use(trials[-1])
        )

    @cached_property
    def deferred(self) -> frozenset[str]:
        """Treatments and categories that wait for a check that is due within days."""
        due = labels.URGENCIES[self.triage.level].within_days
        return frozenset(self.triage.held if due else ())

    def say(self, message: MessageId, **parts: str) -> Said:
        """A message of the knowledge, with its own sources."""
        return Said(self.knowledge.says(message, **parts), self.knowledge.messages[message].sources)

    def named(self, treatment: str) -> str:
        """A treatment's name as it stands inside a sentence."""
        return lower_first(self.knowledge.treatments[treatment].name)

    def restated(self, fact: str) -> str:
        """A fact told back, or the operation that brought it along."""
        name = self.fact_name(fact)
        if fact not in self.facts.case.conditions:
            for treatment, trials in self.history.items():
                if fact in LEAVES_BEHIND.get(treatment, ()) and not trials[-1].ambiguous:
                    return f"You told us about {self.named(treatment)}; it leaves {name}."
        return f"You told us about {name}."

    def fact_name(self, fact: str) -> str:
        """A fact's name as it stands inside a sentence."""
        return self.knowledge.facts[fact].name


class Candidate:
    """One treatment in the context of one case."""

    def __init__(self, treatment: Treatment, context: CaseContext) -> None:
        self.treatment = treatment
        self.context = context
        self.trials = context.history.get(treatment.id, [])  # how it was tried, in the order told

    @property
    def verdict(self) -> Verdict:
        """What the guidelines say of it here."""
        return self.context.weigh(self.treatment)

    @property
    def advised_against(self) -> bool:
        """Guidelines advise against it, or none speaks and it is not without risk."""
        stance = self.verdict.stance
        category = self.context.knowledge.categories[self.treatment.category]
        return stance == "against" or (stance == "silent" and not category.low_risk)

    @property
    def deferred(self) -> bool:
        """A warning sign makes it wait for a check."""
        deferred = self.context.deferred
        return self.treatment.id in deferred or self.treatment.category in deferred

    @property
    def ambiguous(self) -> bool:
        """The person named a category or group, so this very treatment may not have been had."""
        return bool(self.trials) and self.trials[-1].ambiguous

    def met(self, rules: Iterable[FactRule]) -> list[FactRule]:
        """The rules whose fact is true of this person, other than by this treatment."""
        found = [rule for rule in rules if self.context.facts[rule.fact]]
        if not found or not self.trials:
            return found
        return [rule for rule in found if rule.fact not in self._own_facts()]

    def _own_facts(self) -> set[str]:
        """Facts that only this treatment's own trials told; it is not ruled out by itself."""
        context = self.context
        own = {fact for trial in self.trials for fact in told_by(trial, context.knowledge)}
        others = (
            trial for trial in context.facts.case.tried if trial.treatment != self.treatment.id
        )
        own -= {fact for trial in others for fact in told_by(trial, context.knowledge)}
        return own - {*context.facts.case.symptoms, *context.facts.case.conditions}

    def behind(self, step: After) -> bool:
        """A step is behind the person when one of its treatments was had, or none is possible."""
        known = self.context.knowledge.treatments
        others = [Candidate(known[treatment], self.context) for treatment in step.any_of]
        if step.must_help:
            return any(other.helped for other in others)
        taken = any(other.taken(step.weeks or 0) for other in others)
        return taken or all(other.met(other.treatment.not_with) for other in others)

    def taken(self, least_weeks: int) -> bool:
        """It was had, not broken off early, and not known to have been too short."""
        kept_on = any(
            trial.outcome != "stopped-early" and not trial.crosses_categories
            for trial in self.trials
        )
        amounts = [trial.amount for trial in self.trials if trial.amount]
        weeks = [amount.number for amount in amounts if amount.unit == "weeks"]
        return kept_on and (not weeks or sum(weeks) >= least_weeks)

    @property
    def helped(self) -> bool:
        """It helped, if only in part or for a time."""
        return any(trial.meaning.worked and not trial.ambiguous for trial in self.trials)

    @property
    def goals_met(self) -> list[Goal]:
        """What matters to this person and what it serves."""
        return [goal for goal in self.context.facts.case.goals if goal in self.treatment.goals]

    @cached_property
    def fair(self) -> bool | None:
        """Whether the trials together were a fair one; None when that cannot be told."""
        fair_trial = self.treatment.fair_trial
        had = [trial.amount for trial in self.trials if trial.amount]
        if fair_trial is None or not had:
            return None
        met = []
        for unit, least in (("weeks", fair_trial.weeks), ("times", fair_trial.sessions)):
            amounts = [amount.number for amount in had if amount.unit == unit]
            if least is not None and amounts:
                met.append(sum(amounts) >= least)
        return any(met) if met else None


def amount_matters(trial: Trial, knowledge: Knowledge) -> bool:
    """Whether how much was had can change the answer."""
    treatment = knowledge.treatments[trial.treatment]
    match trial.outcome:
        case "no-relief" | "unspecified" | "stopped-early" if not trial.ambiguous:
            return treatment.fair_trial is not None
        case "wore-off" if not trial.ambiguous:
            return treatment.repeat is not None and bool(treatment.repeat.limit)
        case "helping" | "no-access" | "stopped-early":
            return False
        case "partial" | "wore-off" | "no-relief" | "worse" | "side-effects" | "unspecified":
            return _opens_by_weeks(trial.treatment, knowledge)
        case outcome:
            assert_never(outcome)


def _opens_by_weeks(treatment: str, knowledge: Knowledge) -> bool:
    """Whether so many weeks of a treatment are a step before another one."""
    steps = (step for other in knowledge.treatments.values() for step in other.after)
    return any(step.weeks and treatment in step.any_of for step in steps)
