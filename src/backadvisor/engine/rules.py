"""One bucket and its reasons for each treatment: the first rule that applies decides.

A rule sees a candidate, which is one treatment in the context of one case, and gives a bucket
with its reason, or None to leave the word to the next rule. `RULES` at the end gives their order.
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
from ..model.record import Record
from ..model.wording import listed, lower_first
from .context import Candidate, CaseContext
from .explain import (
    INDIRECT,
    STAND_IN,
    adverse,
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


class Rule(Record):
    """A rule, and each id that it decides by, in words for `why`."""

    decide: Callable[[Candidate], Decision | None]
    words: Mapping[DecidingRule, str]


def classify(treatment: Treatment, context: CaseContext) -> Entry:
    """Put one treatment into its bucket, with the reasons for it."""
    candidate = Candidate(treatment, context)
    bucket, first = decide(candidate)
    return Entry(
        treatment,
        bucket,
        (first, *further(candidate, first, bucket)),
        candidate.verdict.agreement,
        check_first(candidate) if bucket in OPTION_BUCKETS else (),
        _rank(candidate),
    )


def decide(candidate: Candidate) -> Decision:
    """Ask the rules in order; the first that applies has the word, and else the guidelines."""
    for rule in RULES:
        if decision := rule.decide(candidate):
            return decision
    return guidelines(candidate)


def _rank(candidate: Candidate) -> tuple[object, ...]:
    """Order inside a bucket: goals met, fit, step of care, against, for, name."""
    count, treatment = candidate.verdict.agreement, candidate.treatment
    return (
        -len(candidate.goals_met),
        not candidate.met(treatment.better_with),
        candidate.context.knowledge.categories[treatment.category].step,
        count.against,
        -count.support,
        treatment.name,
    )


# --- What the person wants, and what is safe ------------------------------------------


def unwanted(candidate: Candidate) -> Decision | None:
    """Left out on request."""
    if candidate.treatment.id not in candidate.context.facts.case.avoid:
        return None
    text = f"You asked to leave it out. {who_says_so(candidate.verdict)}"
    return "unwanted", from_claims("unwanted", text, candidate)


def not_with(candidate: Candidate) -> Decision | None:
    """Ruled out by a named condition."""
    for rule in candidate.met(candidate.treatment.not_with):
        taken = on_stopping(candidate) if candidate.trials else ""
        said = joined(candidate.context.restated(rule.fact), rule.because, taken)
        return "unsafe", reason_of("not-with", said, rule.source, fact=rule.fact)
    return None


def not_together(candidate: Candidate) -> Decision | None:
    """Ruled out by another treatment in use."""
    for pair in candidate.treatment.not_together:
        if pair.treatment in candidate.context.in_use - {candidate.treatment.id}:
            used = candidate.context.named(pair.treatment)
            lead = f"You use {used}, or may still do."
            said = joined(lead, pair.because, on_stopping(candidate, by_name=True))
            return "unsafe", reason_of("not-together", said, pair.source)
    return None


# --- What was tried -------------------------------------------------------------------


def wait_with_it(candidate: Candidate) -> Decision | None:
    """Also what helps waits while a warning sign is checked."""
    works = candidate.trials and candidate.trials[-1].meaning.worked
    return _deferred(candidate) if works and candidate.deferred else None


def which_kind(candidate: Candidate) -> Decision | None:
    """A category or group was named, so which of its members was had is not known."""
    if not candidate.ambiguous or candidate.trials[-1].meaning.adverse:
        return None
    outcome = candidate.trials[-1].outcome
    reason = from_claims("kind-unknown", which_kind_of(candidate, outcome), candidate)
    match outcome:
        case "helping":
            return "keep", reason
        case "partial" | "wore-off":
            return "revisit", reason
        case "no-relief" | "worse" | "side-effects" | "stopped-early" | "no-access" | "unspecified":
            return "tried", reason
        case _:
            assert_never(outcome)


def how_it_went(candidate: Candidate) -> Decision | None:
    """What became of the last trial decides, but for one that a warning sign defers."""
    if not candidate.trials:
        return None
    outcome = candidate.trials[-1].outcome
    match outcome:
        case "helping":
            rests_on = from_claims("helping", "", candidate).sources
            return "keep", reason_of("helping", going_on(candidate), *rests_on)
        case "worse" | "side-effects":
            return "tried", adverse(candidate, outcome)
        case "partial":
            return "revisit", from_trial("partial", on_going_on(candidate), candidate)
        case "wore-off":
            return "revisit", from_trial("wore-off", on_repeating(candidate), candidate)
        case "no-relief" | "unspecified" if candidate.fair is not False:
            rule: RuleId = "fair-trial" if candidate.fair else "tried"
            return "tried", from_trial(rule, not_enough(candidate), candidate)
        case "no-relief" | "unspecified" | "stopped-early":
            return _cut_short(candidate, stopped=outcome == "stopped-early")
        case "no-access":
            return None
        case _:
            assert_never(outcome)


def _cut_short(candidate: Candidate, stopped: bool) -> Decision | None:
    """Too short or broken off; what is advised against is not promised for after a check."""
    if candidate.deferred:
        return None if candidate.advised_against else _deferred(candidate)
    if stopped:
        return "revisit", from_trial("stopped-early", on_stopped_early(candidate), candidate)
    return "revisit", from_trial("short-trial", on_short_trial(candidate), candidate)


# --- Whether it fits, and whether it is its turn --------------------------------------


def not_relevant(candidate: Candidate) -> Decision | None:
    """Meant for another kind of pain than the one that is known."""
    suits, pattern = candidate.treatment.suits, candidate.context.situation.pattern
    if not suits or pattern == "unknown" or pattern in suits:
        return None
    text = (
        f"For {meant_for(candidate)}; what you told us points to {labels.PATTERNS[pattern].name}."
    )
    return "not-relevant", from_claims("suits", text, candidate)


def defer(candidate: Candidate) -> Decision | None:
    """A warning sign has to be checked first; what is advised against is not promised for then."""
    return _deferred(candidate) if candidate.deferred and not candidate.advised_against else None


def _deferred(candidate: Candidate) -> Decision:
    context, treatment = candidate.context, candidate.treatment
    flag = next(
        flag
        for flag in context.triage.flags
        if flag.urgency == "soon"
        and {treatment.id, treatment.category} & set(context.knowledge.red_flags[flag.id].hold)
    )
    said = context.say("wait-for-check", sign=lower_first(flag.label))
    return "later", reason_of("hold", said, *flag.sources)


def comes_first(candidate: Candidate) -> Decision | None:
    """Guidelines speak of people in general; a fact about this one makes it come first."""
    first = [rule for rule in candidate.treatment.better_with if rule.first]
    if not first or not candidate.advised_against:  # to weigh what guidelines say takes longest
        return None
    for rule in candidate.met(first):
        lead = f"Because of {candidate.context.fact_name(rule.fact)}"
        return "consider", Reason("comes-first", rule.because, (rule.source,), rule.fact, lead)
    return None


def due_for_check(candidate: Candidate) -> Decision | None:
    """A scan or a specialist may belong to the check that a warning sign asks for."""
    if candidate.treatment.id not in FOR_A_CHECK or not candidate.context.deferred:
        return None
    if candidate.verdict.stance == "support":
        return None
    context = candidate.context
    flag = next(
        fired
        for fired in context.triage.flags
        if fired.urgency == "soon" and context.knowledge.red_flags[fired.id].hold
    )
    said = context.say("ask-if-needed", sign=lower_first(flag.label))
    return "consider", reason_of("due-for-check", said, *flag.sources)


def after(candidate: Candidate) -> Decision | None:
    """Normally comes after steps not yet taken."""
    steps = candidate.treatment.after
    if not steps or candidate.advised_against:
        return None
    for step in steps:
        if not candidate.behind(step):
            names = listed([candidate.context.named(treatment) for treatment in step.any_of], "or")
            text = f"After {names}. {step.because}"
            return "later", Reason("after", text, (step.source,))
    return None


# --- What the guidelines say ----------------------------------------------------------


def guidelines(candidate: Candidate) -> Decision:
    """Three to one decides; support that does not settle it is a step weaker."""
    verdict = candidate.verdict
    stance = labels.STANCES[verdict.stance]
    reason = Reason(stance.rule, f"{stance.text} {who_says_so(verdict)}", verdict.sources)
    match verdict.stance:
        case "silent":
            return _no_guideline(candidate)
        case "against":
            return "not-advised", _borrowed_against(verdict) if verdict.indirect else reason
        case _ if not verdict.is_decisive:
            return "consider", _does_not_settle(verdict)
        case "weak" | "disagree":
            return "consider", reason
        case "support":
            if needs_care := next(iter(cares(candidate)), None):
                return "consider", needs_care
            return "recommended", reason
        case _:
            assert_never(verdict.stance)


def _borrowed_against(verdict: Verdict) -> Reason:
    text = f"{INDIRECT} There they advise against it. {who_says_so(verdict)}"
    return Reason("guidelines-against", text, verdict.sources)


def _does_not_settle(verdict: Verdict) -> Reason:
    if verdict.indirect:
        return Reason("borrowed", INDIRECT, verdict.sources)
    return Reason("stand-in", STAND_IN, verdict.sources)


def _no_guideline(candidate: Candidate) -> Decision:
    said = who_says_so(candidate.verdict)
    if candidate.advised_against:
        text = f"{labels.STANCES['silent'].text} {said}"
        return "not-advised", from_claims("no-guideline", text, candidate)
    open_to_you = joined(said, candidate.context.say("probably-safe"))
    return "consider", reason_of("no-guideline", open_to_you, *candidate.verdict.sources)


_SIGN_FIRST = "a warning sign comes first"
# In the order in which they are asked.
RULES: tuple[Rule, ...] = (
    Rule(unwanted, {"unwanted": "your wish"}),
    Rule(not_with, {"not-with": "a condition rules it out"}),
    Rule(not_together, {"not-together": "another treatment rules it out"}),
    Rule(wait_with_it, {"hold": _SIGN_FIRST}),
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
            "hold": _SIGN_FIRST,
        },
    ),
    Rule(not_relevant, {"suits": "meant for another kind of pain"}),
    Rule(defer, {"hold": _SIGN_FIRST}),
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
