"""The words of a reason: why a treatment stands where it stands, for a person to read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from ..model import CheckFirst, Fact, FairTrial, Goal, Kin, MessageId, Outcome, Pattern, Reason
from ..model.wording import listed, lower_first, upper_first
from .context import Said, Subject
from .facts import told_facts
from .guidelines import Standpoint, Verdict

PATTERNS: Mapping[Pattern, str] = {
    "axial": "pain mainly in the back",
    "radicular": "pain down the leg (sciatica)",
    "stenosis": "legs that ache on walking (spinal stenosis)",
}
_KINDS_IN_SHORT: Mapping[Pattern, str] = {
    "axial": "pain mainly in the back",
    "radicular": "pain down the leg",
    "stenosis": "legs that ache on walking",
}
GOALS: Mapping[Goal, str] = {
    "sleep": "better sleep",
    "work": "getting back to work",
    "walking": "walking",
    "no-drugs": "no medicines",
    "low-cost": "low cost",
    "few-visits": "few visits",
    "soon": "help soon",
}
STANDPOINTS: Mapping[Standpoint, str] = {
    "support": "Guidelines for a situation like this support it.",
    "weak": "Support for it is weak.",
    "disagree": "Guidelines disagree.",
    "against": "Guidelines for a situation like this advise against it.",
}
BORROWED = "Guidelines speak only of a similar kind of pain."
STAND_IN = "Only guidelines that were replaced since, or single medical societies, speak for it."
LENGTH_UNKNOWN = "How long is long enough is not known."
_ADVICE_ONLY = "care-team"  # a scan or an opinion is no treatment that can fall short
_NOT_ADVISED = ("guidelines-against", "no-guideline")
_A_PAIR = 2
_BAD_ENDS: Mapping[Outcome, str] = {
    "worse": "It made things worse.",
    "side-effects": "It brought side effects.",
}
_WORSE_BY_CATEGORY: Mapping[str, MessageId] = {
    "medicines": "worse-medicine",
    "movement": "worse-movement",
    "self-care": "worse-by-yourself",
    "mind-body": "worse-by-yourself",
}
_DID = {"side-effects": "brought side effects", "worse": "made things worse"}


# --- One reason at a time -------------------------------------------------------------


def joined(*told: str | Said) -> Said:
    """Join sentences, and the sources of those that name their own; what is empty is passed over.

    What has no source of its own tells back what was told, or what stands beside the sources
    of the reason that it is part of.
    """
    said = [one if isinstance(one, Said) else Said(one) for one in told]
    sources = dict.fromkeys(source for one in said for source in one.sources)
    return Said(" ".join(filter(None, (one.text for one in said))), tuple(sources))


def reason_of(rule: str, said: Said, *sources: str, fact: str | None = None) -> Reason:
    """A reason that rests on these sources first, and then on those of what it says."""
    return Reason(rule, said.text, tuple(dict.fromkeys((*sources, *said.sources))), fact)


def from_claims(rule: str, text: str, subject: Subject) -> Reason:
    """A reason that rests on the whole of what is known of the treatment: never on nothing."""
    return Reason(rule, text, subject.verdict.sources or subject.treatment.side_sources())


# What failed is told with its yardstick and with what then; the rest needs the yardstick only.
_ON_REPEATS = ("wore-off", "tried", "fair-trial")


def from_trial(rule: str, said: Said, subject: Subject) -> Reason:
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
        text = f"Needs care with {light.fact_name(rule.fact)}: {rule.because}"
        yield Reason("care-with", text, (rule.source,), rule.fact)
    for pair in one.care_together:
        if pair.treatment in light.in_use:
            text = f"Needs care together with {light.named(pair.treatment)}: {pair.because}"
            yield Reason("care-together", text, (pair.source,))


def after_its_kin(subject: Subject) -> Iterable[Reason]:
    """Something that is much the same fared badly: say what of it may come again."""
    light, one = subject.light, subject.treatment
    for kin in light.knowledge.kin.values():
        for other in kin.members:
            if one.id in kin.members and other != one.id and light.bad_ends.get(other) == kin.after:
                named = upper_first(light.named(other).partition(" (")[0])
                text = f"{named} {_DID[kin.after]}: {lower_first(kin.text)}"
                yield Reason("kin", text, kin.sources)


def bad_end(subject: Subject, outcome: Outcome) -> Reason:
    """What to do about a treatment that made things worse or brought side effects.

    It rests on who says what to do, and not on the guidelines or on what speaks of its good
    and bad sides: they say nothing of that.
    """
    told = which_kind_of(subject, outcome) if subject.kind_unknown else _BAD_ENDS[outcome]
    return reason_of(outcome, joined(told, *_on_bad_end(subject, outcome)))


def _on_bad_end(subject: Subject, outcome: Outcome) -> Iterable[Said]:
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


def _kin(subject: Subject, after: Outcome) -> list[Kin]:
    known = subject.light.knowledge.kin.values()
    return [kin for kin in known if kin.after == after and subject.treatment.id in kin.members]


def which_kind_of(subject: Subject, outcome: Outcome) -> str:
    """Tell a category back as it was told, and ask for the kind."""
    named = subject.trials[-1].named.replace("-", " ")
    told = {
        "helping": f"You said that {named} help",
        "partial": f"You said that {named} helped in part",
        "wore-off": f"You said that {named} helped for a time",
        "worse": f"You said that {named} made things worse",
        "side-effects": f"You said that {named} brought side effects",
    }
    return f"{told.get(outcome, f'You tried {named}')}; tell us which kind."


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
def _counted(support: int, consider: int, against: int, insufficient: int) -> str:
    told = (
        (support, "for"),
        (consider, "with limits"),
        (against, "against"),
        (insufficient, "found too little evidence"),
    )
    parts = [f"{number} {word}" for number, word in told if number]
    return f"Guidelines: {', '.join(parts)}." if parts else "No guideline we read speaks about it."


# --- Further reasons ------------------------------------------------------------------


def further(subject: Subject, first: Reason, offered: bool) -> Iterable[Reason]:
    """What else bears on a treatment: care, fit, goals, and what the guidelines say."""
    yield from (reason for reason in cares(subject) if reason != first)
    if offered:
        yield from after_its_kin(subject)
        yield from (reason for reason in _fit(subject) if not _said_first(reason, first))
    elif first.rule in _NOT_ADVISED:
        yield from _all_the_same(subject)
    if subject.verdict.sources and not first.rule.startswith("guidelines"):
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
        text = f"{lead} {light.fact_name(rule.fact)}: {rule.because}"
        yield Reason("better-with", text, (rule.source,), rule.fact)
    if one.suits and light.situation.pattern == "unknown":
        meant = listed([_KINDS_IN_SHORT[pattern] for pattern in one.suits], "or")
        text = f"Only for {meant}."
        yield from_claims("suits-unknown", text, subject)
    if subject.goals_met:
        wanted = listed([GOALS[goal] for goal in GOALS if goal in subject.goals_met], "and")
        yield from_claims("goals", f"It may help with what you asked for: {wanted}.", subject)


def _all_the_same(subject: Subject) -> Iterable[Reason]:
    """What speaks for it in a condition that was told, though guidelines advise against it."""
    light = subject.light
    for rule in subject.met(subject.treatment.better_with):
        if light.knowledge.facts[rule.fact].kind != "derived":
            text = f"All the same, with {light.fact_name(rule.fact)}: {rule.because}"
            yield Reason("better-with", text, (rule.source,), rule.fact)


def meant_for(subject: Subject) -> str:
    """Name the kinds of pain that a treatment is for."""
    return listed([PATTERNS[pattern] for pattern in subject.treatment.suits], "or")


# --- Trials ---------------------------------------------------------------------------


def terms(subject: Subject, rule: str) -> Said:
    """Under which terms a treatment that was tried is worth another look."""
    yardstick, again = subject.treatment.fair_trial, subject.treatment.repeat
    if rule == "partial":
        build = yardstick.if_partial if yardstick else "How long to go on is not known."
        return joined("It helped in part.", _had(subject), build, _of_one_kind(subject))
    if rule == "wore-off":
        said = f"{again.when} {again.limit}" if again else "When a repeat makes sense is not known."
        return joined("It helped and wore off.", _had(subject), said)
    enough = least(yardstick)
    against = _advised_against(subject)
    if rule == "stopped-early" and subject.fair:
        told = f"You stopped early, though it had lasted long enough to judge it ({enough})."
        return joined(told, against)
    told = "You stopped early." if rule == "stopped-early" else "It was short."
    fair_one = f"A fair trial is {enough}." if enough else LENGTH_UNKNOWN
    return joined(told, against, fair_one, yardstick.look_for if yardstick else "")


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
