"""One bucket and its reasons for each treatment: the first rule that applies decides.

A rule sees one treatment in the light of one case and gives a bucket with its reason, or
None to leave the word to the next rule. `RULES` at the end gives their order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import assert_never

from ..model import (
    OPTION_BUCKETS,
    Bucket,
    DecidingRule,
    Entry,
    Reason,
    RuleId,
    Treatment,
    labels,
)
from ..model.record import Noun
from ..model.wording import listed, lower_first
from .context import Light, Subject
from .explain import (
    BORROWED,
    STAND_IN,
    bad_end,
    cares,
    check_first,
    from_claims,
    from_trial,
    further,
    going_on,
    joined,
    meant_for,
    not_enough,
    on_going_on,
    on_repeating,
    on_short_trial,
    on_stopped_early,
    on_stopping,
    reason_of,
    which_kind_of,
    who_says_so,
)
from .guidelines import Verdict

Decision = tuple[Bucket, Reason]

FOR_A_CHECK = ("imaging", "specialist-referral")


class Rule(Noun):
    """A step of the ledger, and each id that it decides by, in words for `why`."""

    decide: Callable[[Subject], Decision | None]
    words: Mapping[DecidingRule, str]


def place(treatment: Treatment, light: Light) -> Entry:
    """Put one treatment into its bucket, with the reasons for it."""
    subject = Subject(treatment, light)
    bucket, first = decide(subject)
    return Entry(
        treatment,
        bucket,
        (first, *further(subject, first, bucket)),
        subject.verdict.agreement,
        check_first(subject) if bucket in OPTION_BUCKETS else (),
        _rank(subject),
    )


def decide(subject: Subject) -> Decision:
    """Ask the rules in order; the first that applies has the word, and else the guidelines."""
    for rule in RULES:
        if decision := rule.decide(subject):
            return decision
    return guidelines(subject)


def _rank(subject: Subject) -> tuple[object, ...]:
    """Order inside a bucket: goals met, fit, step of care, against, for, name."""
    count, one = subject.verdict.agreement, subject.treatment
    return (
        -len(subject.goals_met),
        not subject.met(one.better_with),
        subject.light.knowledge.categories[one.category].step,
        count.against,
        -count.support,
        one.name,
    )


# --- What the person wants, and what is safe ------------------------------------------


def unwanted(subject: Subject) -> Decision | None:
    """Left out on request."""
    if subject.treatment.id not in subject.light.facts.case.avoid:
        return None
    text = f"You asked to leave it out. {who_says_so(subject.verdict)}"
    return "unwanted", from_claims("unwanted", text, subject)


def not_with(subject: Subject) -> Decision | None:
    """Ruled out by a named condition."""
    for rule in subject.met(subject.treatment.not_with):
        taken = on_stopping(subject) if subject.trials else ""
        said = joined(subject.light.told(rule.fact), rule.because, taken)
        return "unsafe", reason_of("not-with", said, rule.source, fact=rule.fact)
    return None


def not_together(subject: Subject) -> Decision | None:
    """Ruled out by another treatment in use."""
    for pair in subject.treatment.not_together:
        if pair.treatment in subject.light.in_use - {subject.treatment.id}:
            used = subject.light.named(pair.treatment)
            told = f"You use {used}, or may still do."
            said = joined(told, pair.because, on_stopping(subject, by_name=True))
            return "unsafe", reason_of("not-together", said, pair.source)
    return None


# --- What was tried -------------------------------------------------------------------


def wait_with_it(subject: Subject) -> Decision | None:
    """Also what helps waits while a warning sign is checked."""
    works = subject.trials and subject.trials[-1].meaning.worked
    return _held_back(subject) if works and subject.held else None


def which_kind(subject: Subject) -> Decision | None:
    """A category or group was named, so which of its members was had is not known."""
    if not subject.kind_unknown or subject.trials[-1].meaning.adverse:
        return None
    outcome = subject.trials[-1].outcome
    reason = from_claims("kind-unknown", which_kind_of(subject, outcome), subject)
    match outcome:
        case "helping":
            return "keep", reason
        case "partial" | "wore-off":
            return "revisit", reason
        case "no-relief" | "worse" | "side-effects" | "stopped-early" | "no-access" | "unspecified":
            return "tried", reason
        case _:
            assert_never(outcome)


def how_it_went(subject: Subject) -> Decision | None:
    """What became of the last trial decides, but for one that a warning sign defers."""
    if not subject.trials:
        return None
    outcome = subject.trials[-1].outcome
    match outcome:
        case "helping":
            rests_on = from_claims("helping", "", subject).sources
            return "keep", reason_of("helping", going_on(subject), *rests_on)
        case "worse" | "side-effects":
            return "tried", bad_end(subject, outcome)
        case "partial":
            return "revisit", from_trial("partial", on_going_on(subject), subject)
        case "wore-off":
            return "revisit", from_trial("wore-off", on_repeating(subject), subject)
        case "no-relief" | "unspecified" if subject.fair is not False:
            rule: RuleId = "fair-trial" if subject.fair else "tried"
            return "tried", from_trial(rule, not_enough(subject), subject)
        case "no-relief" | "unspecified" | "stopped-early":
            return _cut_short(subject, stopped=outcome == "stopped-early")
        case "no-access":
            return None
        case _:
            assert_never(outcome)


def _cut_short(subject: Subject, stopped: bool) -> Decision | None:
    """Too short or broken off; what is advised against is not promised for after a check."""
    if subject.held:
        return None if subject.advised_against else _held_back(subject)
    if stopped:
        return "revisit", from_trial("stopped-early", on_stopped_early(subject), subject)
    return "revisit", from_trial("short-trial", on_short_trial(subject), subject)


# --- Whether it fits, and whether it is its turn --------------------------------------


def not_relevant(subject: Subject) -> Decision | None:
    """Meant for another kind of pain than the one that is known."""
    suits, pattern = subject.treatment.suits, subject.light.situation.pattern
    if not suits or pattern == "unknown" or pattern in suits:
        return None
    text = f"For {meant_for(subject)}; what you told us points to {labels.PATTERNS[pattern].name}."
    return "not-relevant", from_claims("suits", text, subject)


def hold(subject: Subject) -> Decision | None:
    """A warning sign has to be checked first; what is advised against is not promised for then."""
    return _held_back(subject) if subject.held and not subject.advised_against else None


def _held_back(subject: Subject) -> Decision:
    light, one = subject.light, subject.treatment
    flag = next(
        flag
        for flag in light.triage.flags
        if {one.id, one.category} & set(light.knowledge.red_flags[flag.id].hold)
    )
    said = light.say("wait-for-check", sign=lower_first(flag.label))
    return "later", reason_of("hold", said, *flag.sources)


def comes_first(subject: Subject) -> Decision | None:
    """Guidelines speak of people in general; a fact about this one makes it come first."""
    first = [rule for rule in subject.treatment.better_with if rule.first]
    if not first or not subject.advised_against:  # to weigh what guidelines say takes longest
        return None
    for rule in subject.met(first):
        lead = f"Because of {subject.light.fact_name(rule.fact)}"
        return "consider", Reason("comes-first", rule.because, (rule.source,), rule.fact, lead)
    return None


def due_for_check(subject: Subject) -> Decision | None:
    """A scan or a specialist may belong to the check that a warning sign asks for."""
    if subject.treatment.id not in FOR_A_CHECK or not subject.light.waiting:
        return None
    if subject.verdict.standpoint == "support":
        return None
    light = subject.light
    flag = next(one for one in light.triage.flags if light.knowledge.red_flags[one.id].hold)
    said = light.say("ask-if-needed", sign=lower_first(flag.label))
    return "consider", reason_of("due-for-check", said, *flag.sources)


def after(subject: Subject) -> Decision | None:
    """Normally comes after steps not yet taken."""
    steps = subject.treatment.after
    if not steps or subject.advised_against:
        return None
    for step in steps:
        if not subject.behind(step):
            names = listed([subject.light.named(one) for one in step.any_of], "or")
            text = f"After {names}. {step.because}"
            return "later", Reason("after", text, (step.source,))
    return None


# --- What the guidelines say ----------------------------------------------------------


def guidelines(subject: Subject) -> Decision:
    """Three to one decides; support that does not settle it is a step weaker."""
    verdict = subject.verdict
    stance = labels.STANCES[verdict.standpoint]
    reason = Reason(stance.rule, f"{stance.text} {who_says_so(verdict)}", verdict.sources)
    match verdict.standpoint:
        case "silent":
            return _no_guideline(subject)
        case "against":
            return "not-advised", _borrowed_against(verdict) if verdict.borrowed else reason
        case _ if not verdict.settles:
            return "consider", _does_not_settle(verdict)
        case "weak" | "disagree":
            return "consider", reason
        case "support":
            if needs_care := next(iter(cares(subject)), None):
                return "consider", needs_care
            return "recommended", reason
        case _:
            assert_never(verdict.standpoint)


def _borrowed_against(verdict: Verdict) -> Reason:
    text = f"{BORROWED} There they advise against it. {who_says_so(verdict)}"
    return Reason("guidelines-against", text, verdict.sources)


def _does_not_settle(verdict: Verdict) -> Reason:
    if verdict.borrowed:
        return Reason("borrowed", BORROWED, verdict.sources)
    return Reason("stand-in", STAND_IN, verdict.sources)


def _no_guideline(subject: Subject) -> Decision:
    said = who_says_so(subject.verdict)
    if subject.advised_against:
        text = f"{labels.STANCES['silent'].text} {said}"
        return "not-advised", from_claims("no-guideline", text, subject)
    open_to_you = joined(said, subject.light.say("probably-safe"))
    return "consider", reason_of("no-guideline", open_to_you, *subject.verdict.sources)


_HELD = "a warning sign comes first"
# In the order in which they are asked.
RULES: tuple[Rule, ...] = (
    Rule(unwanted, {"unwanted": "your wish"}),
    Rule(not_with, {"not-with": "a condition rules it out"}),
    Rule(not_together, {"not-together": "another treatment rules it out"}),
    Rule(wait_with_it, {"hold": _HELD}),
    Rule(which_kind, {"kind-unknown": "which kind was tried is not known"}),
    Rule(
        how_it_went,
        {
            "helping": "it helps",
            "worse": "it made things worse",
            "side-effects": "it brought side effects",
            "fair-trial": "it had a fair trial",
            "tried": "it was tried",
            "partial": "it helped in part",
            "wore-off": "it helped and wore off",
            "stopped-early": "it was stopped early",
            "short-trial": "the trial was short",
            "hold": _HELD,
        },
    ),
    Rule(not_relevant, {"suits": "meant for another kind of pain"}),
    Rule(hold, {"hold": _HELD}),
    Rule(
        comes_first,
        {"comes-first": "something you told comes before what guidelines say of most people"},
    ),
    Rule(due_for_check, {"due-for-check": "a warning sign asks for a check"}),
    Rule(after, {"after": "something else normally comes first"}),
)
GUIDELINES = Rule(
    guidelines,
    {
        "no-guideline": "no guideline speaks",
        "guidelines-against": "for each guideline for it, three or more are against it",
        "borrowed": "guidelines speak only of a similar kind of pain",
        "stand-in": "only replaced guidelines or single societies speak",
        "guidelines-disagree": "guidelines disagree",
        "guidelines-weak": "support is weak",
        "care-with": "a condition asks for care",
        "care-together": "another treatment asks for care",
        "guidelines-for": "for each guideline against it, three or more are for it",
    },
)
RULE_WORDS: Mapping[RuleId, str] = {
    rule_id: words for rule in (*RULES, GUIDELINES) for rule_id, words in rule.words.items()
}
