"""One bucket and its reasons for each treatment: the first rule that applies decides.

A rule sees one treatment in the light of one case and gives a bucket with its reason, or
None to leave the word to the next rule. `RULES` at the end gives their order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..model import BAD_ENDS, OPTION_BUCKETS, WORKED, Bucket, Entry, Outcome, Reason, Treatment
from ..model.wording import listed, lower_first
from .context import Light, Subject
from .explain import (
    BORROWED,
    PATTERNS,
    STAND_IN,
    STANDPOINTS,
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
    on_stopping,
    reason_of,
    terms,
    which_kind_of,
    who_says_so,
)

Decision = tuple[Bucket, Reason]
Rule = Callable[[Subject], Decision | None]

FOR_A_CHECK = ("imaging", "specialist-referral")
KIND_UNKNOWN: Mapping[Outcome, Bucket] = {
    "helping": "keep",
    "partial": "revisit",
    "wore-off": "revisit",
}


def place(treatment: Treatment, light: Light) -> Entry:
    """Put one treatment into its bucket, with the reasons for it."""
    subject = Subject(treatment, light)
    bucket, first = decide(subject)
    offered = bucket in OPTION_BUCKETS
    return Entry(
        treatment,
        bucket,
        (first, *further(subject, first, offered)),
        subject.verdict.agreement,
        check_first(subject) if offered else (),
        _rank(subject),
    )


def decide(subject: Subject) -> Decision:
    """Ask the rules in order; the first that applies has the word, and else the guidelines."""
    for rule in RULES:
        if decision := rule(subject):
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
    works = subject.trials and subject.trials[-1].outcome in WORKED
    return _held_back(subject) if works and subject.held else None


def which_kind(subject: Subject) -> Decision | None:
    """A category or group was named, so which of its members was had is not known."""
    if not subject.kind_unknown or subject.trials[-1].outcome in BAD_ENDS:
        return None
    outcome = subject.trials[-1].outcome
    bucket = KIND_UNKNOWN.get(outcome, "tried")
    return bucket, from_claims("kind-unknown", which_kind_of(subject, outcome), subject)


def helping(subject: Subject) -> Decision | None:
    """It helps: carry on."""
    if not subject.trials or subject.trials[-1].outcome != "helping":
        return None
    said = going_on(subject)
    return "keep", reason_of("helping", said, *from_claims("helping", "", subject).sources)


def tried_without_help(subject: Subject) -> Decision | None:
    """Made things worse, brought side effects, or failed as far as is known."""
    if not subject.trials:
        return None
    outcome = subject.trials[-1].outcome
    if outcome in BAD_ENDS:
        return "tried", bad_end(subject, outcome)
    if outcome in ("no-relief", "unspecified") and subject.fair is not False:
        rule = "fair-trial" if subject.fair else "tried"
        return "tried", from_trial(rule, not_enough(subject), subject)
    return None


def worth_another_look(subject: Subject) -> Decision | None:
    """Partly helped, wore off, was too short or broken off: under which terms again."""
    if not subject.trials:
        return None
    outcome = subject.trials[-1].outcome
    if outcome in ("partial", "wore-off"):
        return "revisit", from_trial(outcome, terms(subject, outcome), subject)
    if subject.held:  # what is advised against is not promised for after the check
        return None if subject.advised_against else _held_back(subject)
    rule = "stopped-early" if outcome == "stopped-early" else "short-trial"
    return "revisit", from_trial(rule, terms(subject, rule), subject)


# --- Whether it fits, and whether it is its turn --------------------------------------


def not_relevant(subject: Subject) -> Decision | None:
    """Meant for another kind of pain than the one that is known."""
    suits, pattern = subject.treatment.suits, subject.light.situation.pattern
    if not suits or pattern == "unknown" or pattern in suits:
        return None
    text = f"For {meant_for(subject)}; what you told us points to {PATTERNS[pattern]}."
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
        text = f"Because of {subject.light.fact_name(rule.fact)}: {rule.because}"
        return "consider", Reason("comes-first", text, (rule.source,), rule.fact)
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
    standpoint = verdict.standpoint
    if standpoint == "silent":
        return _no_guideline(subject)
    text = f"{STANDPOINTS[standpoint]} {who_says_so(verdict)}"
    if standpoint == "against":
        if verdict.borrowed:
            text = f"{BORROWED} There they advise against it. {who_says_so(verdict)}"
        return "not-advised", Reason("guidelines-against", text, verdict.sources)
    if not verdict.settles:
        rule, weaker = ("borrowed", BORROWED) if verdict.borrowed else ("stand-in", STAND_IN)
        return "consider", Reason(rule, weaker, verdict.sources)
    if standpoint != "support":
        return "consider", Reason(f"guidelines-{standpoint}", text, verdict.sources)
    if needs_care := next(iter(cares(subject)), None):
        return "consider", needs_care
    return "recommended", Reason("guidelines-for", text, verdict.sources)


def _no_guideline(subject: Subject) -> Decision:
    said = who_says_so(subject.verdict)
    if subject.advised_against:
        text = f"No guideline supports it for this kind of pain. {said}"
        return "not-advised", from_claims("no-guideline", text, subject)
    open_to_you = joined(said, subject.light.say("probably-safe"))
    return "consider", reason_of("no-guideline", open_to_you, *subject.verdict.sources)


RULES: tuple[Rule, ...] = (
    unwanted,
    not_with,
    not_together,
    wait_with_it,
    which_kind,
    helping,
    tried_without_help,
    worth_another_look,
    not_relevant,
    hold,
    comes_first,
    due_for_check,
    after,
)
