"""The words of a reason: why a treatment stands where it stands, for a person to read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from ..model import (
    OPTION_BUCKETS,
    AdverseOutcome,
    Agreement,
    Bucket,
    CheckFirst,
    ClassEffect,
    Fact,
    FairTrial,
    MessageId,
    Outcome,
    Reason,
    RuleId,
    labels,
)
from ..model.wording import listed, lower_first, upper_first
from .context import Candidate, Said
from .facts import askable
from .guidelines import Verdict

INDIRECT = "Guidelines speak only of a similar kind of pain."
STAND_IN = "Only guidelines that were replaced since, or single medical societies, speak for it."
LENGTH_UNKNOWN = "How long is long enough is not known."
_ADVICE_ONLY = "care-team"  # a scan or an opinion is no treatment that can fall short
_A_PAIR = 2
_WORSE_BY_CATEGORY: Mapping[str, MessageId] = {
    "medicines": "worse-medicine",
    "movement": "worse-movement",
    "self-care": "worse-by-yourself",
    "mind-body": "worse-by-yourself",
}


# --- One reason at a time -------------------------------------------------------------


def joined(*parts: str | Said) -> Said:
    """Join sentences, and the sources of those that name their own; what is empty is passed over.

    What has no source of its own tells back what was told, or what stands beside the sources
    of the reason that it is part of.
    """
    said = [message if isinstance(message, Said) else Said(message) for message in parts]
    sources = dict.fromkeys(source for message in said for source in message.sources)
    return Said(" ".join(filter(None, (message.text for message in said))), tuple(sources))


def reason_of(rule: RuleId, said: Said, *sources: str, fact: str | None = None) -> Reason:
    """A reason that rests on these sources first, and then on those of what it says."""
    return Reason(rule, said.text, tuple(dict.fromkeys((*sources, *said.sources))), fact, "")


def from_claims(rule: RuleId, because: str, candidate: Candidate, lead: str = "") -> Reason:
    """A reason that rests on the whole of what is known of the treatment: never on nothing."""
    sources = candidate.verdict.sources or candidate.treatment.side_sources()
    return Reason(rule, because, sources, lead=lead)


# What failed is told with what a fair trial is and with what then; the rest needs the former only.
_ON_REPEATS: tuple[RuleId, ...] = ("wore-off", "tried", "fair-trial")


def from_trial(rule: RuleId, said: Said, candidate: Candidate) -> Reason:
    """A reason that rests on what is known of a fair trial, or of repeats."""
    treatment = candidate.treatment
    fair_trial = None if rule == "wore-off" else treatment.fair_trial
    claims = (fair_trial, treatment.repeat if rule in _ON_REPEATS else None)
    sources = dict.fromkeys(
        source for claim in claims if claim for source in (claim.source, *claim.also)
    )
    return reason_of(rule, said, *(sources or from_claims(rule, said.text, candidate).sources))


def cares(candidate: Candidate) -> Iterable[Reason]:
    """What conditions and other treatments in use ask for."""
    context, treatment = candidate.context, candidate.treatment
    for rule in candidate.met(treatment.care_with):
        lead = f"Needs care with {context.fact_name(rule.fact)}"
        yield Reason("care-with", rule.because, (rule.source,), rule.fact, lead)
    for pair in treatment.care_together:
        if pair.treatment in context.in_use:
            lead = f"Needs care together with {context.named(pair.treatment)}"
            yield Reason("care-together", pair.because, (pair.source,), lead=lead)


def after_class_effect(candidate: Candidate) -> Iterable[Reason]:
    """What may come again where something that is much the same fared badly."""
    context, treatment = candidate.context, candidate.treatment
    for effect in context.knowledge.class_effects.values():
        for other in effect.members:
            if (
                treatment.id in effect.members
                and other != treatment.id
                and context.adverse_outcomes.get(other) == effect.after
            ):
                named = context.knowledge.treatments[other].short_name
                lead = f"{named} {labels.OUTCOMES[effect.after].did}"
                yield Reason("kin", lower_first(effect.text), effect.sources, lead=lead)


def adverse(candidate: Candidate, outcome: AdverseOutcome) -> Reason:
    """What to do about a treatment that made things worse or brought side effects.

    It rests on who says what to do, and not on the guidelines or on what speaks of its good
    and bad sides: they say nothing of that.
    """
    did = f"It {labels.OUTCOMES[outcome].did}."
    lead = which_kind_of(candidate, outcome) if candidate.ambiguous else did
    return reason_of(outcome, joined(lead, *_on_bad_end(candidate, outcome)))


def _on_bad_end(candidate: Candidate, outcome: AdverseOutcome) -> Iterable[Said]:
    say = candidate.context.say
    if outcome == "side-effects":
        return say("side-effects"), _most_like_it(candidate), say("not-suddenly")
    if candidate.treatment.never_suddenly:
        return (say("worse-never-suddenly"),)
    return (say(_WORSE_BY_CATEGORY.get(candidate.treatment.category, "worse")),)


def _most_like_it(candidate: Candidate) -> Said:
    """What shares its side effects, so that nobody takes the same again by another name."""
    effects = _class_effects(candidate, "side-effects")
    alike = dict.fromkeys(other for effect in effects for other in effect.members)
    others = [other for other in alike if other != candidate.treatment.id]
    if not others:
        return Said("")
    names = listed([candidate.context.named(other) for other in others], "and")
    sources = dict.fromkeys(source for effect in effects for source in effect.sources)
    return Said(f"Of those here, most like it: {names}.", tuple(sources))


def _class_effects(candidate: Candidate, after: AdverseOutcome) -> list[ClassEffect]:
    known = candidate.context.knowledge.class_effects.values()
    return [
        effect
        for effect in known
        if effect.after == after and candidate.treatment.id in effect.members
    ]


def which_kind_of(candidate: Candidate, outcome: Outcome) -> str:
    """A category told back as it was told, with the question which kind it was."""
    named = candidate.trials[-1].named.replace("-", " ")
    did = labels.OUTCOMES[outcome].did
    lead = f"You said that {named} {did}" if did else f"You tried {named}"
    return f"{lead}; tell us which kind."


def on_stopping(candidate: Candidate, by_name: bool = False) -> Said:
    """What to do about a medicine that is ruled out and may be in use.

    It goes ``by_name`` where the sentence before has named another one.
    """
    context, treatment = candidate.context, candidate.treatment
    medicine = context.named(treatment.id) if by_name else "it"
    if treatment.never_suddenly:
        return context.say("do-not-stop", medicine=medicine)
    if treatment.category == "medicines":
        return context.say("before-the-next-one", medicine=medicine)
    return Said("")


def who_says_so(verdict: Verdict) -> str:
    """How many sources say what, in words."""
    count = verdict.agreement
    return _counted(count.support, count.consider, count.against, count.insufficient)


@cache
def _counted(*counts: int) -> str:
    counted = Agreement(*counts).by_direction.items()
    parts = [f"{number} {labels.DIRECTIONS[says].counted}" for says, number in counted if number]
    return f"Guidelines: {', '.join(parts)}." if parts else "No guideline we read speaks about it."


# --- Further reasons ------------------------------------------------------------------


# What rests on the count of the guidelines has told it.
_COUNTED_FIRST: tuple[RuleId, ...] = tuple(
    row.rule for stance, row in labels.STANCES.items() if stance != "silent"
)


def further(candidate: Candidate, first: Reason, bucket: Bucket) -> Iterable[Reason]:
    """What else bears on a treatment: care, fit, goals, and what the guidelines say."""
    yield from (reason for reason in cares(candidate) if reason != first)
    if bucket in OPTION_BUCKETS:
        yield from after_class_effect(candidate)
        yield from (reason for reason in _fit(candidate) if not _said_first(reason, first))
    elif bucket == "not-advised":
        yield from _all_the_same(candidate)
    if candidate.verdict.sources and first.rule not in _COUNTED_FIRST:
        yield Reason("guidelines", who_says_so(candidate.verdict), candidate.verdict.sources)


def _said_first(reason: Reason, first: Reason) -> bool:
    """The fact that makes it come first is not told again as one that it fits with."""
    return first.rule == "comes-first" and reason.fact == first.fact


def _fit(candidate: Candidate) -> Iterable[Reason]:
    treatment, context = candidate.treatment, candidate.context
    for rule in candidate.met(treatment.better_with):
        # What follows from the history is a reason of its own; a condition is something to suit.
        lead = (
            "Because of"
            if context.knowledge.facts[rule.fact].kind == "derived"
            else "Fits well with"
        )
        lead = f"{lead} {context.fact_name(rule.fact)}"
        yield Reason("better-with", rule.because, (rule.source,), rule.fact, lead)
    if treatment.suits and context.situation.pattern == "unknown":
        meant = listed([labels.PATTERNS[pattern].in_short for pattern in treatment.suits], "or")
        text = f"Only for {meant}."
        yield from_claims("suits-unknown", text, candidate)
    if candidate.goals_met:
        met = candidate.goals_met
        wanted = listed([words for goal, words in labels.GOALS.items() if goal in met])
        lead = "It may help with what you asked for"
        yield from_claims("goals", f"{wanted}.", candidate, lead)


def _all_the_same(candidate: Candidate) -> Iterable[Reason]:
    """What speaks for it in a condition that was told, though guidelines advise against it."""
    context = candidate.context
    for rule in candidate.met(candidate.treatment.better_with):
        if context.knowledge.facts[rule.fact].kind != "derived":
            lead = f"All the same, with {context.fact_name(rule.fact)}"
            yield Reason("better-with", rule.because, (rule.source,), rule.fact, lead)


def meant_for(candidate: Candidate) -> str:
    """The kinds of pain that a treatment is for."""
    return listed([labels.PATTERNS[pattern].name for pattern in candidate.treatment.suits], "or")


# --- Trials ---------------------------------------------------------------------------


def on_going_on(candidate: Candidate) -> Said:
    """What to know of a treatment that helped in part."""
    fair_trial = candidate.treatment.fair_trial
    build = fair_trial.if_partial if fair_trial else "How long to go on is not known."
    return joined(_told_back("partial"), _had(candidate), build, _of_one_kind(candidate))


def on_repeating(candidate: Candidate) -> Said:
    """Under which terms a treatment that wore off is worth having again."""
    again = candidate.treatment.repeat
    said = f"{again.when} {again.limit}" if again else "When a repeat makes sense is not known."
    return joined(_told_back("wore-off"), _had(candidate), said)


def _told_back(outcome: Outcome) -> str:
    return f"{labels.OUTCOMES[outcome].choice}."


def on_stopped_early(candidate: Candidate) -> Said:
    """Under which terms a treatment that was broken off is worth another look."""
    if not candidate.fair:
        return _on_a_fair_one("You stopped early.", candidate)
    enough = least(candidate.treatment.fair_trial)
    lead = f"You stopped early, though it had lasted long enough to judge it ({enough})."
    return joined(lead, _advised_against(candidate))


def on_short_trial(candidate: Candidate) -> Said:
    """Under which terms a treatment that was had too briefly is worth another look."""
    return _on_a_fair_one("It was short.", candidate)


def _on_a_fair_one(lead: str, candidate: Candidate) -> Said:
    fair_trial = candidate.treatment.fair_trial
    enough = least(fair_trial)
    fair_one = f"A fair trial is {enough}." if enough else LENGTH_UNKNOWN
    look_for = fair_trial.look_for if fair_trial else ""
    return joined(lead, _advised_against(candidate), fair_one, look_for)


def _advised_against(candidate: Candidate) -> Said:
    """Ask before it is taken up again; the guidelines that advise against it are named too."""
    if not candidate.advised_against:
        return Said("")
    asks = candidate.context.say("ask-before-again")
    return Said(asks.text, (*candidate.verdict.sources, *asks.sources))


def going_on(candidate: Candidate) -> Said:
    """What to know of a treatment that is helping; the limit of what is not without risk."""
    again = candidate.treatment.repeat
    low_risk = candidate.context.knowledge.categories[candidate.treatment.category].low_risk
    limit = again.limit if again and not low_risk else ""
    return joined(
        "You said it is helping.", _of_one_kind(candidate), limit, who_says_so(candidate.verdict)
    )


def not_enough(candidate: Candidate) -> Said:
    """What it means that a treatment did not help enough, and what then."""
    treatment = candidate.treatment
    if treatment.category == _ADVICE_ONLY:
        return joined("You have had it.", treatment.repeat.when if treatment.repeat else "")
    enough = least(treatment.fair_trial)
    what_then = treatment.repeat.if_it_failed if treatment.repeat else ""
    on_it = on_stopping(candidate) if treatment.never_suddenly else ""
    lead = "It did not help enough."
    fair = joined(f"A fair trial is {enough}.", *_too_short(candidate)) if enough else ""
    if candidate.fair:
        lead, fair = f"You gave it a fair trial ({enough}) and it did not help enough.", ""
    return joined(lead, _had(candidate), fair, what_then, _of_one_kind(candidate), on_it)


def _too_short(candidate: Candidate) -> Iterable[Said]:
    """Where nothing is told of what then, a trial of unknown length may have been too short."""
    again = candidate.treatment.repeat
    if not (again and again.if_it_failed):
        yield candidate.context.say("short-trial")


def _of_one_kind(candidate: Candidate) -> Said:
    """Two names of one medicine were told: the same thing twice is a danger of its own."""
    words = dict.fromkeys(trial.word for trial in candidate.trials)
    names = [word.replace("-", " ") for word in words if word != candidate.treatment.id]
    if candidate.treatment.category != "medicines" or len(names) < _A_PAIR:
        return Said("")
    return candidate.context.say("one-kind", names=upper_first(listed(names)))


def _had(candidate: Candidate) -> str:
    """How many times a treatment was had, told back where it was told."""
    amounts = (trial.amount for trial in candidate.trials if trial.amount)
    times = sum(amount.number for amount in amounts if amount.unit == "times")
    return f"You told us of {times:g} so far." if times else ""


def long_enough(fair_trial: FairTrial | None) -> str:
    """How much a fair trial is at least, as a sentence; empty where it is not known."""
    enough = least(fair_trial)
    return f"{upper_first(enough)}." if enough else ""


def least(fair_trial: FairTrial | None) -> str:
    """How much a fair trial is at least: "at least 6 weeks"; empty where it is not known."""
    if fair_trial is None:
        return ""
    weeks = f"at least {fair_trial.weeks} weeks" if fair_trial.weeks else ""
    times = f"at least {fair_trial.sessions} times" if fair_trial.sessions else ""
    singular = {"at least 1 weeks": "at least a week", "at least 1 times": "once, given properly"}
    return " or ".join(singular.get(part, part) for part in (weeks, times) if part)


# --- Check first ----------------------------------------------------------------------


def check_first(candidate: Candidate) -> tuple[CheckFirst, ...]:
    """The unanswered facts that would rule the treatment out."""
    known = candidate.context.knowledge.facts
    return tuple(
        CheckFirst(rule.fact, question_for(known, rule.fact), rule.because, (rule.source,))
        for rule in candidate.treatment.not_with
        if candidate.context.facts[rule.fact] is None
    )


def question_for(known: Mapping[str, Fact], fact: str) -> str:
    """The question that asks for a fact; a derived one may ask for what it rests on."""
    asked = known[fact].question or " ".join(known[basis].question for basis in askable(fact))
    return asked or f"Is this true of you: {known[fact].name}?"
