"""The words of a reason: why a treatment stands where it stands, for a person to read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from ..model import (
    OPTION_BUCKETS,
    Agreement,
    BadEnd,
    Bucket,
    CheckFirst,
    Fact,
    FairTrial,
    Kin,
    MessageId,
    Outcome,
    Reason,
    RuleId,
    labels,
)
from ..model.wording import listed, lower_first, upper_first
from .context import Said, Subject
from .facts import told_facts
from .guidelines import Verdict

BORROWED = "Guidelines speak only of a similar kind of pain."
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


def joined(*told: str | Said) -> Said:
    """Join sentences, and the sources of those that name their own; what is empty is passed over.

    What has no source of its own tells back what was told, or what stands beside the sources
    of the reason that it is part of.
    """
    said = [one if isinstance(one, Said) else Said(one) for one in told]
    sources = dict.fromkeys(source for one in said for source in one.sources)
    return Said(" ".join(filter(None, (one.text for one in said))), tuple(sources))


def reason_of(rule: RuleId, said: Said, *sources: str, fact: str | None = None) -> Reason:
    """A reason that rests on these sources first, and then on those of what it says."""
    return Reason(rule, said.text, tuple(dict.fromkeys((*sources, *said.sources))), fact, "")


def from_claims(rule: RuleId, because: str, subject: Subject, lead: str = "") -> Reason:
    """A reason that rests on the whole of what is known of the treatment: never on nothing."""
    sources = subject.verdict.sources or subject.treatment.side_sources()
    return Reason(rule, because, sources, lead=lead)


# What failed is told with its yardstick and with what then; the rest needs the yardstick only.
_ON_REPEATS: tuple[RuleId, ...] = ("wore-off", "tried", "fair-trial")


def from_trial(rule: RuleId, said: Said, subject: Subject) -> Reason:
    """A reason that rests on the yardstick for a fair trial, or on what is known of repeats."""
    one = subject.treatment
    yardstick = None if rule == "wore-off" else one.fair_trial
    told = (yardstick, one.repeat if rule in _ON_REPEATS else None)
    sources = dict.fromkeys(
        source for claim in told if claim for source in (claim.source, *claim.also)
    )
    return reason_of(rule, said, *(sources or from_claims(rule, said.text, subject).sources))


def cares(subject: Subject) -> Iterable[Reason]:
    """What conditions and other treatments in use ask for."""
    light, one = subject.light, subject.treatment
    for rule in subject.met(one.care_with):
        lead = f"Needs care with {light.fact_name(rule.fact)}"
        yield Reason("care-with", rule.because, (rule.source,), rule.fact, lead)
    for pair in one.care_together:
        if pair.treatment in light.in_use:
            lead = f"Needs care together with {light.named(pair.treatment)}"
            yield Reason("care-together", pair.because, (pair.source,), lead=lead)


def after_its_kin(subject: Subject) -> Iterable[Reason]:
    """Something that is much the same fared badly: say what of it may come again."""
    light, one = subject.light, subject.treatment
    for kin in light.knowledge.kin.values():
        for other in kin.members:
            if one.id in kin.members and other != one.id and light.bad_ends.get(other) == kin.after:
                named = light.knowledge.treatments[other].short_name
                lead = f"{named} {labels.OUTCOMES[kin.after].did}"
                yield Reason("kin", lower_first(kin.text), kin.sources, lead=lead)


def bad_end(subject: Subject, outcome: BadEnd) -> Reason:
    """What to do about a treatment that made things worse or brought side effects.

    It rests on who says what to do, and not on the guidelines or on what speaks of its good
    and bad sides: they say nothing of that.
    """
    did = f"It {labels.OUTCOMES[outcome].did}."
    told = which_kind_of(subject, outcome) if subject.kind_unknown else did
    return reason_of(outcome, joined(told, *_on_bad_end(subject, outcome)))


def _on_bad_end(subject: Subject, outcome: BadEnd) -> Iterable[Said]:
    say = subject.light.say
    if outcome == "side-effects":
        return say("side-effects"), _most_like_it(subject), say("not-suddenly")
    if subject.treatment.never_suddenly:
        return (say("worse-never-suddenly"),)
    return (say(_WORSE_BY_CATEGORY.get(subject.treatment.category, "worse")),)


def _most_like_it(subject: Subject) -> Said:
    """Name what shares its side effects, so that nobody takes the same again by another name."""
    kin = _kin(subject, "side-effects")
    alike = dict.fromkeys(other for one in kin for other in one.members)
    others = [other for other in alike if other != subject.treatment.id]
    if not others:
        return Said("")
    names = listed([subject.light.named(other) for other in others], "and")
    sources = dict.fromkeys(source for one in kin for source in one.sources)
    return Said(f"Of those here, most like it: {names}.", tuple(sources))


def _kin(subject: Subject, after: BadEnd) -> list[Kin]:
    known = subject.light.knowledge.kin.values()
    return [kin for kin in known if kin.after == after and subject.treatment.id in kin.members]


def which_kind_of(subject: Subject, outcome: Outcome) -> str:
    """Tell a category back as it was told, and ask for the kind."""
    named = subject.trials[-1].named.replace("-", " ")
    did = labels.OUTCOMES[outcome].did
    told = f"You said that {named} {did}" if did else f"You tried {named}"
    return f"{told}; tell us which kind."


def on_stopping(subject: Subject, by_name: bool = False) -> Said:
    """What to do about a medicine that is ruled out and may be in use.

    It goes ``by_name`` where the sentence before has named another one.
    """
    light, one = subject.light, subject.treatment
    medicine = light.named(one.id) if by_name else "it"
    if one.never_suddenly:
        return light.say("do-not-stop", medicine=medicine)
    if one.category == "medicines":
        return light.say("before-the-next-one", medicine=medicine)
    return Said("")


def who_says_so(verdict: Verdict) -> str:
    """Count the voices in words."""
    count = verdict.agreement
    return _counted(count.support, count.consider, count.against, count.insufficient)


@cache
def _counted(*counts: int) -> str:
    told = Agreement(*counts).by_direction.items()
    parts = [f"{number} {labels.DIRECTIONS[says].counted}" for says, number in told if number]
    return f"Guidelines: {', '.join(parts)}." if parts else "No guideline we read speaks about it."


# --- Further reasons ------------------------------------------------------------------


# What rests on the count of the guidelines has told it.
_COUNTED_FIRST: tuple[RuleId, ...] = tuple(
    row.rule for stance, row in labels.STANCES.items() if stance != "silent"
)


def further(subject: Subject, first: Reason, bucket: Bucket) -> Iterable[Reason]:
    """What else bears on a treatment: care, fit, goals, and what the guidelines say."""
    yield from (reason for reason in cares(subject) if reason != first)
    if bucket in OPTION_BUCKETS:
        yield from after_its_kin(subject)
        yield from (reason for reason in _fit(subject) if not _said_first(reason, first))
    elif bucket == "not-advised":
        yield from _all_the_same(subject)
    if subject.verdict.sources and first.rule not in _COUNTED_FIRST:
        yield Reason("guidelines", who_says_so(subject.verdict), subject.verdict.sources)


def _said_first(reason: Reason, first: Reason) -> bool:
    """The fact that makes it come first is not told again as one that it fits with."""
    return first.rule == "comes-first" and reason.fact == first.fact


def _fit(subject: Subject) -> Iterable[Reason]:
    one, light = subject.treatment, subject.light
    for rule in subject.met(one.better_with):
        # What follows from the history is a reason of its own; a condition is something to suit.
        lead = (
            "Because of" if light.knowledge.facts[rule.fact].kind == "derived" else "Fits well with"
        )
        lead = f"{lead} {light.fact_name(rule.fact)}"
        yield Reason("better-with", rule.because, (rule.source,), rule.fact, lead)
    if one.suits and light.situation.pattern == "unknown":
        meant = listed([labels.PATTERNS[pattern].in_short for pattern in one.suits], "or")
        text = f"Only for {meant}."
        yield from_claims("suits-unknown", text, subject)
    if subject.goals_met:
        met = subject.goals_met
        wanted = listed([words for goal, words in labels.GOALS.items() if goal in met])
        lead = "It may help with what you asked for"
        yield from_claims("goals", f"{wanted}.", subject, lead)


def _all_the_same(subject: Subject) -> Iterable[Reason]:
    """What speaks for it in a condition that was told, though guidelines advise against it."""
    light = subject.light
    for rule in subject.met(subject.treatment.better_with):
        if light.knowledge.facts[rule.fact].kind != "derived":
            lead = f"All the same, with {light.fact_name(rule.fact)}"
            yield Reason("better-with", rule.because, (rule.source,), rule.fact, lead)


def meant_for(subject: Subject) -> str:
    """Name the kinds of pain that a treatment is for."""
    return listed([labels.PATTERNS[pattern].name for pattern in subject.treatment.suits], "or")


# --- Trials ---------------------------------------------------------------------------


def on_going_on(subject: Subject) -> Said:
    """What to know of a treatment that helped in part."""
    yardstick = subject.treatment.fair_trial
    build = yardstick.if_partial if yardstick else "How long to go on is not known."
    return joined(_told_back("partial"), _had(subject), build, _of_one_kind(subject))


def on_repeating(subject: Subject) -> Said:
    """Under which terms a treatment that wore off is worth having again."""
    again = subject.treatment.repeat
    said = f"{again.when} {again.limit}" if again else "When a repeat makes sense is not known."
    return joined(_told_back("wore-off"), _had(subject), said)


def _told_back(outcome: Outcome) -> str:
    return f"{labels.OUTCOMES[outcome].choice}."


def on_stopped_early(subject: Subject) -> Said:
    """Under which terms a treatment that was broken off is worth another look."""
    if not subject.fair:
        return _on_a_fair_one("You stopped early.", subject)
    enough = least(subject.treatment.fair_trial)
    told = f"You stopped early, though it had lasted long enough to judge it ({enough})."
    return joined(told, _advised_against(subject))


def on_short_trial(subject: Subject) -> Said:
    """Under which terms a treatment that was had too briefly is worth another look."""
    return _on_a_fair_one("It was short.", subject)


def _on_a_fair_one(told: str, subject: Subject) -> Said:
    yardstick = subject.treatment.fair_trial
    enough = least(yardstick)
    fair_one = f"A fair trial is {enough}." if enough else LENGTH_UNKNOWN
    look_for = yardstick.look_for if yardstick else ""
    return joined(told, _advised_against(subject), fair_one, look_for)


def _advised_against(subject: Subject) -> Said:
    """Ask before it is taken up again; the guidelines that advise against it are named too."""
    if not subject.advised_against:
        return Said("")
    asks = subject.light.say("ask-before-again")
    return Said(asks.text, (*subject.verdict.sources, *asks.sources))


def going_on(subject: Subject) -> Said:
    """What to know of a treatment that is helping; the limit of what is not without risk."""
    again = subject.treatment.repeat
    low_risk = subject.light.knowledge.categories[subject.treatment.category].low_risk
    limit = again.limit if again and not low_risk else ""
    return joined(
        "You said it is helping.", _of_one_kind(subject), limit, who_says_so(subject.verdict)
    )


def not_enough(subject: Subject) -> Said:
    """What it means that a treatment did not help enough, and what then."""
    one = subject.treatment
    if one.category == _ADVICE_ONLY:
        return joined("You have had it.", one.repeat.when if one.repeat else "")
    enough = least(one.fair_trial)
    what_then = one.repeat.if_it_failed if one.repeat else ""
    on_it = on_stopping(subject) if one.never_suddenly else ""
    told = "It did not help enough."
    fair = joined(f"A fair trial is {enough}.", *_too_short(subject)) if enough else ""
    if subject.fair:
        told, fair = f"You gave it a fair trial ({enough}) and it did not help enough.", ""
    return joined(told, _had(subject), fair, what_then, _of_one_kind(subject), on_it)


def _too_short(subject: Subject) -> Iterable[Said]:
    """Where nothing is told of what then, a trial of unknown length may have been too short."""
    again = subject.treatment.repeat
    if not (again and again.if_it_failed):
        yield subject.light.say("short-trial")


def _of_one_kind(subject: Subject) -> Said:
    """Two names of one medicine were told: the same thing twice is a danger of its own."""
    told = dict.fromkeys(trial.word for trial in subject.trials)
    names = [word.replace("-", " ") for word in told if word != subject.treatment.id]
    if subject.treatment.category != "medicines" or len(names) < _A_PAIR:
        return Said("")
    return subject.light.say("one-kind", names=upper_first(listed(names)))


def _had(subject: Subject) -> str:
    """Tell back how many times a treatment was had, where that was told."""
    amounts = (trial.amount for trial in subject.trials if trial.amount)
    times = sum(amount.number for amount in amounts if amount.unit == "times")
    return f"You told us of {times:g} so far." if times else ""


def long_enough(yardstick: FairTrial | None) -> str:
    """How much a fair trial is at least, as a sentence; empty where it is not known."""
    enough = least(yardstick)
    return f"{upper_first(enough)}." if enough else ""


def least(yardstick: FairTrial | None) -> str:
    """Say how much a fair trial is at least: "at least 6 weeks"; empty where it is not known."""
    if yardstick is None:
        return ""
    weeks = f"at least {yardstick.weeks} weeks" if yardstick.weeks else ""
    times = f"at least {yardstick.sessions} times" if yardstick.sessions else ""
    one = {"at least 1 weeks": "at least a week", "at least 1 times": "once, given properly"}
    return " or ".join(one.get(part, part) for part in (weeks, times) if part)


# --- Check first ----------------------------------------------------------------------


def check_first(subject: Subject) -> tuple[CheckFirst, ...]:
    """List the unanswered facts that would rule the treatment out."""
    known = subject.light.knowledge.facts
    return tuple(
        CheckFirst(rule.fact, question_for(known, rule.fact), rule.because, (rule.source,))
        for rule in subject.treatment.not_with
        if subject.light.facts[rule.fact] is None
    )


def question_for(known: Mapping[str, Fact], fact: str) -> str:
    """Give the question that asks for a fact; a derived one may ask for what it rests on."""
    asked = known[fact].question or " ".join(known[one].question for one in told_facts(fact))
    return asked or f"Is this true of you: {known[fact].name}?"
