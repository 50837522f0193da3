"""The rules one by one, over a small knowledge made by hand.

``candidate`` is the treatment that is placed, "Plain care"; ``other`` is "Other care".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Literal, get_args

import pytest

from backadvisor import Case, Knowledge, Trial, advise, case_of
from backadvisor.engine.context import CaseContext
from backadvisor.engine.explain import question_for
from backadvisor.engine.facts import Facts, classify_pain
from backadvisor.engine.rules import classify
from backadvisor.engine.triage import triage
from backadvisor.model import (
    OUTCOMES,
    AdverseOutcome,
    After,
    Agreement,
    Amount,
    Benefit,
    Bucket,
    Category,
    CheckFirst,
    ClassEffect,
    Direction,
    Entry,
    Fact,
    FactRule,
    FairTrial,
    Harm,
    Like,
    MessageId,
    Outcome,
    PairRule,
    Practical,
    Reason,
    Recommendation,
    RedFlag,
    Repeat,
    RuleId,
    Situation,
    Source,
    Standing,
    Treatment,
    Unit,
    Urgency,
)
from backadvisor.model.record import replace
from backadvisor.model.wording import lower_first

CATEGORIES = {
    "gentle": Category("gentle", "Gentle care", 1, low_risk=True),
    "risky": Category("risky", "Risky care", 2, low_risk=False),
    "medicines": Category("medicines", "Medicines", 3, low_risk=False),
    "surgery": Category("surgery", "Surgery", 4, low_risk=False),
}
FACTS = {
    name: Fact(name, "condition", name, f"Do you have {name}?")
    for name in ("asthma", "gout", "fever", "chills", "leg-pain", "prior-spine-surgery")
}
SHORTER = "A fair trial is at least 6 weeks. A short trial may not have had time to help."
STOPPING = "If you take it now, do not stop on your own; ask the prescriber."
PAUSING = "If you take it now, ask a pharmacist or the prescriber before the next one."
SAFE = "Without medicines or surgery it is probably safe, so it stays open to you."
SIDES = ("leaflet",)  # where the good and bad sides of a treatment come from
PLAIN = Treatment(
    "candidate",
    "Plain care",
    "gentle",
    "Care.",
    "Not much.",
    (Benefit("It can help.", *SIDES),),
    (Harm("It can hurt.", "not known", *SIDES),),
    Practical("At home.", "None.", "Weeks.", "free", "Little.", "Ask."),
    Like("", "", ""),
    stop_if=(),
    ask=(),
    reviewed="2026-11-21",
    review_by="2027-11-21",
)
ASTHMA = FactRule("asthma", "Breathing can be hard.", "asthma-study")
GOUT = FactRule("gout", "Joints can swell.", "gout-study")
OPERATED = FactRule("prior-spine-surgery", "Scars are in the way.", "scar-study")
MIXED = PairRule("other", "Together they make people sleepy.", "pair-study")
OTHER_FIRST = After(("other",), "It is milder.", "step-study")
FAIR_TRIAL = FairTrial("Look for easier walking.", "Go on to week 6.", "fair-trial", weeks=6)
LEG_PAIN: dict[str, Any] = {"symptoms": ("leg-pain",)}
NO_LEG_PAIN: dict[str, Any] = {"absent": ("leg-pain", "walking-limited")}
HAS_ASTHMA = Case(conditions=("asthma",))
HELD = Case(symptoms=("fever",))  # the sign `fever` of `HOLD` holds Plain care
HOLD = RedFlag(
    "f", "Fever", "soon", "See a doctor.", "Why.", ("who",), ("fever",), hold=("candidate",)
)


def votes(*directions: str, **where: Any) -> dict[str, Any]:
    """Guidelines that say so, one each; a strong recommendation is marked ``!``."""
    says: dict[str, Any] = {direction: direction for direction in get_args(Direction)}
    rows = [
        Recommendation(
            f"s{number}",
            where.get("duration", "any"),
            where.get("pattern", "any"),
            says[direction.removesuffix("!")],
            "Said.",
            "strong" if direction.endswith("!") else "not-stated",
        )
        for number, direction in enumerate(directions)
    ]
    return {"guidelines": tuple(rows)}


def tried_with(*outcomes: Outcome, **rest: Any) -> Case:
    """A person who tried Plain care, with these outcomes one after the other."""
    return Case(tried=tuple(Trial("candidate", outcome) for outcome in outcomes), **rest)


def uses_other(outcome: Outcome = "helping", **rest: Any) -> Case:
    return Case(tried=(Trial("other", outcome),), **rest)


def trial_of(
    number: float, unit: Unit, treatment: str = "candidate", outcome: Outcome = "no-relief"
) -> Trial:
    """A trial of this much."""
    return Trial(treatment, outcome, Amount(number, unit))


class SmallKnowledge:
    """Knowledge with two treatments, and whatever else a test puts in."""

    def __init__(self, knowledge: Knowledge, standing: Standing = "current", **other: Any) -> None:
        names = [f"s{number}" for number in range(9)]
        sources = {name: Source(name, name, name, standing, "guideline") for name in names}
        another = replace(PLAIN, **{"id": "other", "name": "Other care", **other})
        treatments = {"candidate": PLAIN, "other": another}
        self.knowledge = replace(
            knowledge, sources=sources, categories=CATEGORIES, facts=FACTS, treatments=treatments
        )

    def context(self, case: Case, treatment: Treatment, *flags: RedFlag) -> CaseContext:
        """See this person where Plain care is as it is here."""
        treatments = {**self.knowledge.treatments, treatment.id: treatment}
        red_flags = {flag.id: flag for flag in flags}
        known = replace(self.knowledge, treatments=treatments, red_flags=red_flags)
        facts = Facts(case, known)
        return CaseContext(facts, classify_pain(facts), triage(facts, known), known, {})

    def entry(self, case: Case, *flags: RedFlag, **changes: Any) -> Entry:
        """Place Plain care, changed like this, for this person."""
        treatment = replace(PLAIN, **changes)
        return classify(treatment, self.context(case, treatment, *flags))

    def first(self, case: Case, *flags: RedFlag, **changes: Any) -> tuple[str, Reason]:
        """The bucket, and the reason that decided."""
        entry = self.entry(case, *flags, **changes)
        return entry.bucket, entry.reasons[0]

    def who_says(self, *messages: MessageId) -> tuple[str, ...]:
        """The sources of messages, each once."""
        known = self.knowledge.messages
        return tuple(dict.fromkeys(source for name in messages for source in known[name].sources))

    def rule(self, case: Case, *flags: RedFlag, **changes: Any) -> tuple[str, str]:
        """The bucket, and the name of the rule that decided."""
        bucket, reason = self.first(case, *flags, **changes)
        return bucket, reason.rule


@pytest.fixture(scope="module")
def small(knowledge: Knowledge) -> SmallKnowledge:
    return SmallKnowledge(knowledge)


# --- What an entry holds --------------------------------------------------------------


def test_an_option_carries_every_reason_its_agreement_and_what_to_check_first(
    small: SmallKnowledge,
) -> None:
    changes = votes("for!", "for", "consider", "against", "insufficient") | {
        "care_with": (GOUT, ASTHMA),
        "not_with": (FactRule("fever", "", ""),),
    }
    entry = small.entry(Case(conditions=("asthma", "gout")), **changes)

    assert entry.treatment.id == "candidate"
    assert entry.agreement == Agreement(2, 1, 1, 1)
    assert [reason.rule for reason in entry.reasons] == [
        "guidelines-disagree",
        "care-with",
        "care-with",
    ]
    assert entry.check_first == (CheckFirst("fever", "Do you have fever?", "", ("",)),)


def test_care_that_decided_is_told_once(small: SmallKnowledge) -> None:
    entry = small.entry(HAS_ASTHMA, care_with=(ASTHMA,), **votes("for", "for"))

    assert [reason.rule for reason in entry.reasons] == ["care-with", "guidelines"]


@pytest.mark.parametrize(
    ("kind", "lead"),
    [
        ("derived", "Because of"),  # it follows from the history
        ("condition", "Fits well with"),
        ("diagnosis", "Fits well with"),
        ("symptom", "Fits well with"),
    ],
)
def test_what_speaks_for_it_is_told_as_what_it_is(
    small: SmallKnowledge, kind: Any, lead: str
) -> None:
    treatment = replace(PLAIN, better_with=(ASTHMA,))
    context = small.context(HAS_ASTHMA, treatment)
    facts = {**FACTS, "asthma": replace(FACTS["asthma"], kind=kind)}
    entry = classify(treatment, replace(context, knowledge=replace(context.knowledge, facts=facts)))

    texts = [reason.text for reason in entry.reasons if reason.rule == "better-with"]
    assert texts == [f"{lead} asthma: Breathing can be hard."]


FIRST = FactRule("asthma", "It comes first then.", "asthma-study", first=True)


@pytest.mark.parametrize("directions", ["against", "against against against", ""])
def test_what_comes_first_with_a_fact_is_an_option_also_against_the_guidelines(
    small: SmallKnowledge, directions: str
) -> None:
    fields = {"better_with": (FIRST,), "category": "risky"} | votes(*directions.split())
    reason = Reason(
        "comes-first", "It comes first then.", ("asthma-study",), "asthma", "Because of asthma"
    )
    assert reason.text == "Because of asthma: It comes first then."

    assert small.first(HAS_ASTHMA, **fields) == ("consider", reason)
    reasons = small.entry(HAS_ASTHMA, **fields).reasons
    assert [reason.rule for reason in reasons if reason.fact == "asthma"] == ["comes-first"]
    assert small.entry(Case(), **fields).bucket == "not-advised"


def test_what_only_fits_with_a_fact_stays_not_advised(small: SmallKnowledge) -> None:
    entry = small.entry(HAS_ASTHMA, better_with=(ASTHMA,), category="risky", **votes("against"))

    assert entry.bucket == "not-advised"
    assert "better-with" in {reason.rule for reason in entry.reasons}


def test_what_comes_first_needs_no_such_word_where_guidelines_support_it(
    small: SmallKnowledge,
) -> None:
    fields = {"better_with": (FIRST,)} | votes("for", "for")

    assert small.rule(HAS_ASTHMA, **fields) == ("recommended", "guidelines-for")
    assert small.rule(HAS_ASTHMA, not_with=(ASTHMA,), **fields) == ("unsafe", "not-with")


def test_no_reason_under_what_is_not_advised_says_that_it_comes_first(
    knowledge: Knowledge,
) -> None:
    for treatment in knowledge.treatments.values():
        for rule in treatment.better_with:
            if not rule.first and knowledge.facts[rule.fact].kind != "derived":
                for durations in ("acute", "chronic"):
                    case = Case(symptoms=("leg-pain",), conditions=(rule.fact,), duration=durations)
                    entries = advise(case, knowledge).entries
                    here = [entry for entry in entries if entry.treatment.id == treatment.id]
                    if here and here[0].bucket == "not-advised":
                        assert not FIRST_WORDS.search(rule.because), (treatment.id, rule.because)


FIRST_WORDS = re.compile(r"comes first|at once|is a reason to|ruled out")


def test_while_the_kind_of_pain_is_unknown_it_says_which_one_it_is_for(
    small: SmallKnowledge,
) -> None:
    both = small.entry(Case(), suits=("radicular", "stenosis"), **votes("for", "for"))
    reasons = [reason for reason in both.reasons if reason.rule == "suits-unknown"]
    text = "Only for pain down the leg or legs that ache on walking."

    assert reasons == [Reason("suits-unknown", text, ("s0", "s1"))]
    known = small.entry(Case(**LEG_PAIN), suits=("radicular",), **votes("for", "for"))
    assert "suits-unknown" not in [reason.rule for reason in known.reasons]


@pytest.mark.parametrize("never_suddenly", [True, False])
@pytest.mark.parametrize(
    ("weeks", "lead"),
    [
        (8, "You gave it a fair trial (at least 6 weeks) and it did not help enough."),
        (None, f"It did not help enough. {SHORTER}"),
    ],
)
def test_what_failed_and_is_dangerous_to_stop_says_so(
    small: SmallKnowledge, never_suddenly: bool, weeks: float | None, lead: str
) -> None:
    trial = trial_of(weeks, "weeks") if weeks else Trial("candidate", "no-relief")
    changes = {"never_suddenly": never_suddenly, "category": "medicines", "fair_trial": FAIR_TRIAL}

    _, reason = small.first(Case(tried=(trial,)), **changes)
    assert reason.text == (f"{lead} {STOPPING}" if never_suddenly else lead)
    shown: tuple[MessageId, ...] = () if weeks else ("short-trial",)
    shown += ("do-not-stop",) if never_suddenly else ()
    assert reason.sources == ("fair-trial", *small.who_says(*shown))


def test_what_a_derived_fact_rests_on_is_asked_where_it_has_no_question(
    knowledge: Knowledge,
) -> None:
    weak = replace(knowledge.facts["weak-bones"], question="")
    known = {**knowledge.facts, "weak-bones": weak}

    asked = ("osteoporosis", "long-term-steroids", "vertebral-fracture")
    assert question_for(known, "weak-bones") == " ".join(known[basis].question for basis in asked)
    assert question_for(known, "pain-over-six-weeks").startswith("Is this true of you")
    assert question_for(known, "osteoporosis") == known["osteoporosis"].question


def test_what_is_set_aside_has_nothing_to_check_first_but_still_asks_for_care(
    small: SmallKnowledge,
) -> None:
    changes = votes("for", "for") | {
        "care_with": (GOUT,),
        "not_with": (ASTHMA, FactRule("fever", "", "")),
    }
    entry = small.entry(Case(conditions=("asthma", "gout")), **changes)

    assert entry.bucket == "unsafe"
    assert [reason.rule for reason in entry.reasons] == ["not-with", "care-with", "guidelines"]
    assert entry.check_first == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # Each pair differs in two things, and the first of them has the word.
        ({"goals": ("sleep", "work")}, {"goals": ("sleep",), "better_with": (ASTHMA,)}),
        ({"goals": ("sleep",)}, {"better_with": (ASTHMA,)}),
        ({"better_with": (ASTHMA,), "category": "risky"}, {"category": "gentle"}),
        ({"category": "gentle", **votes("against")}, {"category": "risky"}),
        (votes("for"), votes("for", "for", "for", "for", "against")),
        ({"name": "B", **votes("for", "for")}, {"name": "A", **votes("for")}),
        (
            {"name": "B", **votes("consider", "for")},
            {"name": "A", **votes("consider", "consider", "consider")},
        ),
        ({"name": "A"}, {"name": "B"}),
    ],
)
def test_inside_a_bucket_goals_fit_step_and_voices_have_the_word_in_this_order(
    small: SmallKnowledge, first: dict[str, Any], second: dict[str, Any]
) -> None:
    person = Case(conditions=("asthma",), goals=("sleep", "work"))

    assert small.entry(person, **first).order < small.entry(person, **second).order


# --- What the person wants, and what is safe ------------------------------------------


def test_what_a_person_wants_to_leave_out_is_unwanted(small: SmallKnowledge) -> None:
    text = "You asked to leave it out. Guidelines: 2 for."
    reason = Reason("unwanted", text, ("s0", "s1"))

    assert small.first(Case(avoid=("candidate",)), **votes("for", "for")) == ("unwanted", reason)
    assert small.rule(Case(avoid=("other",)), **votes("for", "for")) == (
        "recommended",
        "guidelines-for",
    )


def test_a_named_condition_rules_it_out(small: SmallKnowledge) -> None:
    text = "You told us about asthma. Breathing can be hard."
    reason = Reason("not-with", text, ("asthma-study",), "asthma")

    assert small.first(HAS_ASTHMA, not_with=(GOUT, ASTHMA)) == ("unsafe", reason)
    assert small.rule(Case(absent=("asthma",)), not_with=(ASTHMA,)) == ("consider", "no-guideline")
    assert small.rule(Case(), not_with=(ASTHMA,)) == ("consider", "no-guideline")


@pytest.mark.parametrize(
    ("category", "never_suddenly", "tried", "messages"),
    [
        ("medicines", True, True, {"do-not-stop": STOPPING}),
        ("medicines", False, True, {"before-the-next-one": PAUSING}),
        ("medicines", True, False, {}),
        ("gentle", False, True, {}),
        ("surgery", False, True, {}),
    ],
)
def test_what_to_do_about_a_medicine_that_is_ruled_out_and_was_tried(
    small: SmallKnowledge,
    category: str,
    never_suddenly: bool,
    tried: bool,
    messages: dict[MessageId, str],
) -> None:
    person = tried_with("helping", conditions=("asthma",)) if tried else HAS_ASTHMA
    text = " ".join(["You told us about asthma. Breathing can be hard.", *messages.values()])
    sources = ("asthma-study", *small.who_says(*messages))

    changes = {"category": category, "never_suddenly": never_suddenly, "not_with": (ASTHMA,)}
    _, reason = small.first(person, **changes)
    assert reason == Reason("not-with", text, sources, "asthma")


@pytest.mark.parametrize("outcome", ["helping", "partial"])
def test_another_treatment_in_use_rules_it_out(small: SmallKnowledge, outcome: Outcome) -> None:
    text = "You use other care, or may still do. Together they make people sleepy."
    stopping = "If you take plain care now, do not stop on your own; ask the prescriber."
    sources = ("pair-study", *small.who_says("do-not-stop"))
    reason = Reason("not-together", f"{text} {stopping}", sources)
    elsewhere = PairRule("somewhere", "Not in use.", "none")

    pairs = (elsewhere, MIXED)
    found = small.first(uses_other(outcome), not_together=pairs, never_suddenly=True)
    assert found == ("unsafe", reason)


STOPPED_USING = Case(tried=(Trial("other", "helping"), Trial("other", "no-relief")))


@pytest.mark.parametrize(
    "person", [Case(), uses_other("wore-off"), uses_other("no-relief"), STOPPED_USING]
)
def test_another_treatment_that_is_not_in_use_rules_nothing_out(
    small: SmallKnowledge, person: Case
) -> None:
    assert small.rule(person, not_together=(MIXED,)) == ("consider", "no-guideline")


def test_its_own_use_never_rules_it_out(small: SmallKnowledge) -> None:
    itself = PairRule("candidate", "Twice is too much.", "pair-study")

    assert small.rule(tried_with("helping"), not_together=(itself,)) == ("keep", "helping")
    assert small.rule(Case(), not_together=(itself,)) == ("consider", "no-guideline")


SURGERY: dict[str, Any] = {"category": "surgery", "not_with": (OPERATED,)}


def test_an_operation_that_was_tried_is_not_ruled_out_by_itself(small: SmallKnowledge) -> None:
    assert small.rule(tried_with("partial"), **SURGERY) == ("revisit", "partial")
    other_too = tried_with("partial", conditions=("asthma",))
    changes = SURGERY | {"not_with": (OPERATED, ASTHMA)}
    assert small.first(other_too, **changes)[1].fact == "asthma"


@pytest.mark.parametrize("key", ["conditions", "symptoms"])
def test_an_operation_that_was_tried_is_ruled_out_by_an_operation_told_apart(
    small: SmallKnowledge, key: str
) -> None:
    person = tried_with("partial", **{key: ("prior-spine-surgery",)})

    assert small.rule(person, **SURGERY) == ("unsafe", "not-with")


def test_an_operation_that_was_tried_is_ruled_out_by_another_one(knowledge: Knowledge) -> None:
    both = Case(tried=(Trial("other", "no-relief"), Trial("candidate", "partial")))

    assert SmallKnowledge(knowledge, category="surgery").rule(both, **SURGERY) == (
        "unsafe",
        "not-with",
    )


# --- What was tried -------------------------------------------------------------------


def test_what_helps_is_kept(small: SmallKnowledge) -> None:
    reason = Reason("helping", "You said it is helping. Guidelines: 1 against.", ("s0",))

    assert small.first(tried_with("no-relief", "helping"), **votes("against")) == ("keep", reason)
    assert small.rule(tried_with("helping", "no-relief"))[0] == "tried"


@pytest.mark.parametrize(
    ("outcome", "said", "shown"),
    [
        ("worse", "made things worse", ("worse",)),
        ("side-effects", "brought side effects", ("side-effects", "not-suddenly")),
    ],
)
def test_a_bad_end_sets_it_aside_whatever_kind_it_was(
    small: SmallKnowledge, outcome: Outcome, said: str, shown: tuple[MessageId, ...]
) -> None:
    person = Case(tried=(Trial("candidate", outcome, Amount(1, "weeks"), "shots", ambiguous=True),))
    bucket, reason = small.first(person, fair_trial=FAIR_TRIAL, **votes("for", "for"))

    # What to do about a bad end is said neither by guidelines nor by those who tell its sides.
    assert (bucket, reason.rule, reason.sources) == ("tried", outcome, small.who_says(*shown))
    assert f"shots {said}; tell us which kind" in reason.text


@pytest.mark.parametrize(
    ("category", "never_suddenly", "shown"),
    [
        ("medicines", False, "worse-medicine"),
        ("medicines", True, "worse-never-suddenly"),
        ("movement", False, "worse-movement"),
        ("self-care", False, "worse-by-yourself"),
        ("mind-body", False, "worse-by-yourself"),
        ("hands-on", False, "worse"),
        ("injections", False, "worse"),
    ],
)
def test_what_to_do_when_it_made_things_worse_rests_on_who_says_that(
    small: SmallKnowledge,
    knowledge: Knowledge,
    category: str,
    never_suddenly: bool,
    shown: MessageId,
) -> None:
    kinds = replace(small.knowledge, categories=knowledge.categories)
    treatment = replace(PLAIN, category=category, never_suddenly=never_suddenly)
    context = replace(small.context(tried_with("worse"), treatment), knowledge=kinds)
    first = classify(treatment, context).reasons[0]

    text = f"It made things worse. {knowledge.messages[shown].text}"
    assert first == Reason("worse", text, knowledge.messages[shown].sources)


@pytest.mark.parametrize("outcome", ["no-relief", "unspecified", "stopped-early"])
def test_a_kind_that_was_only_named_as_a_group_asks_which_kind(
    small: SmallKnowledge, outcome: Outcome
) -> None:
    person = Case(tried=(Trial("candidate", outcome, None, "spinal-shots-again", ambiguous=True),))
    text = "You tried spinal shots again; tell us which kind."

    assert small.first(person) == ("tried", Reason("kind-unknown", text, SIDES))


@pytest.mark.parametrize(
    ("outcome", "bucket"),
    [("helping", "keep"), ("partial", "revisit"), ("wore-off", "revisit"), ("no-relief", "tried")],
)
def test_of_a_group_no_member_is_known_to_have_been_had(
    small: SmallKnowledge, outcome: Outcome, bucket: Bucket
) -> None:
    person = Case(tried=(Trial("candidate", outcome, None, "shots", ambiguous=True),))

    assert small.rule(person) == (bucket, "kind-unknown")


@pytest.mark.parametrize("outcome", ["helping", "partial"])
def test_a_group_that_helps_rules_nothing_out(knowledge: Knowledge, outcome: str) -> None:
    plain, suited = (
        advise(case_of({"tried": tried}, knowledge), knowledge).entries
        for tried in ("pt", f"pt,medicines={outcome}")
    )

    assert ruled_out(suited) == ruled_out(plain)


def ruled_out(entries: Iterable[Entry]) -> set[str]:
    return {entry.treatment.id for entry in entries if entry.bucket == "unsafe"}


def test_injections_of_an_unknown_kind_are_no_test_block(knowledge: Knowledge) -> None:
    for tried, bucket in (("injections=wore-off", "later"), ("mbb=wore-off", "consider")):
        advice = advise(case_of({"tried": f"pt,{tried}"}, knowledge), knowledge)
        found = {entry.treatment.id: entry.bucket for entry in advice.entries}
        assert found["radiofrequency-ablation"] == bucket, tried


@pytest.mark.parametrize("outcome", ["no-relief", "unspecified"])
@pytest.mark.parametrize(
    ("weeks", "found", "text"),
    [
        (8, ("tried", "fair-trial"), "You gave it a fair trial (at least 6 weeks)"),
        (None, ("tried", "tried"), SHORTER),
        (2, ("revisit", "short-trial"), "It was short. A fair trial is at least 6 weeks."),
    ],
)
def test_a_trial_without_relief_is_held_against_a_fair_one(
    small: SmallKnowledge, outcome: Outcome, weeks: float | None, found: tuple[str, str], text: str
) -> None:
    amount = Amount(weeks, "weeks") if weeks else None
    person = Case(tried=(Trial("candidate", outcome, amount),))
    bucket, reason = small.first(person, fair_trial=FAIR_TRIAL)

    assert (bucket, reason.rule) == found
    shorter = small.who_says("short-trial") if text == SHORTER else ()
    assert reason.sources == ("fair-trial", *shorter)
    assert text in reason.text


@pytest.mark.parametrize(
    ("trials", "rule"),
    [
        ((trial_of(8, "weeks"), trial_of(2, "times")), "fair-trial"),  # one of the two is enough
        ((trial_of(2, "weeks"), trial_of(12, "times")), "fair-trial"),
        ((trial_of(3, "weeks"), trial_of(3, "weeks")), "fair-trial"),  # together
        ((trial_of(3, "weeks"), trial_of(8, "times")), "short-trial"),  # weeks are no times
    ],
)
def test_a_trial_is_fair_by_weeks_or_by_times(
    small: SmallKnowledge, trials: tuple[Trial, ...], rule: str
) -> None:
    either = replace(FAIR_TRIAL, sessions=12)

    assert small.rule(Case(tried=trials), fair_trial=either)[1] == rule


@pytest.mark.parametrize("fair_trial", [None, FAIR_TRIAL])
def test_whether_a_trial_was_fair_is_unknown_without_a_fair_one_of_its_kind(
    small: SmallKnowledge, fair_trial: FairTrial | None
) -> None:
    found = small.rule(Case(tried=(trial_of(2, "times"),)), fair_trial=fair_trial)

    assert found == ("tried", "tried")


def test_the_last_trial_decides_and_not_an_earlier_one(small: SmallKnowledge) -> None:
    assert small.rule(tried_with("worse", "partial", "wore-off")) == ("revisit", "wore-off")
    assert small.rule(tried_with("helping", "partial", "worse")) == ("tried", "worse")
    shots = Trial("candidate", "no-relief", None, "shots", ambiguous=True)
    named = Trial("candidate", "no-relief", None, "plain-care")
    _, reason = small.first(Case(tried=(named, named, shots)))
    assert reason.text.startswith("You tried shots;")
    assert small.rule(Case(tried=(shots, shots, named))) == ("tried", "tried")


@pytest.mark.parametrize(
    ("outcome", "text"),
    [
        ("partial", "It helped in part. Go on to week 6."),
        ("wore-off", "It helped and wore off. If it lasted. Twice a year."),
        (
            "stopped-early",
            "You stopped early. A fair trial is at least 6 weeks. Look for easier walking.",
        ),
    ],
)
def test_another_look_says_under_which_terms(
    small: SmallKnowledge, outcome: Literal["partial", "wore-off", "stopped-early"], text: str
) -> None:
    again = Repeat("If it lasted.", "Twice a year.", "repeat-study", also=("payer",))
    found = small.first(tried_with(outcome), fair_trial=FAIR_TRIAL, repeat=again)

    rests_on = ("repeat-study", "payer") if outcome == "wore-off" else ("fair-trial",)
    assert found == ("revisit", Reason(outcome, text, rests_on))


@pytest.mark.parametrize("outcome", ["partial", "wore-off"])
def test_what_helped_is_worth_another_look_though_guidelines_are_against_it(
    small: SmallKnowledge, outcome: Outcome
) -> None:
    assert small.rule(tried_with(outcome), **votes("against", "against", "against")) == (
        "revisit",
        outcome,
    )


def test_what_was_short_and_is_advised_against_says_so(small: SmallKnowledge) -> None:
    short = Case(tried=(Trial("candidate", "no-relief", Amount(2, "weeks")),))
    for case in (tried_with("stopped-early"), short):
        bucket, reason = small.first(case, fair_trial=FAIR_TRIAL, **votes("against"))

        assert bucket == "revisit"
        assert "advise against it, so ask before you take it up again." in reason.text
        assert reason.sources == ("fair-trial", "s0", *small.who_says("ask-before-again"))
        assert (
            "advise against" not in small.first(case, fair_trial=FAIR_TRIAL, **votes("for"))[1].text
        )


def test_what_could_not_be_had_is_not_tried(small: SmallKnowledge) -> None:
    assert small.rule(tried_with("no-access"), **votes("for", "for")) == (
        "recommended",
        "guidelines-for",
    )


# --- Whether it fits, and whether it is its turn --------------------------------------


def test_it_is_not_relevant_for_another_kind_of_pain(small: SmallKnowledge) -> None:
    text = (
        "For pain mainly in the back or legs that ache on walking (spinal stenosis); "
        "what you told us points to pain down the leg (sciatica)."
    )
    reason = Reason("suits", text, SIDES)

    assert small.first(Case(**LEG_PAIN), suits=("axial", "stenosis")) == ("not-relevant", reason)


@pytest.mark.parametrize(
    ("given", "suits"),
    [(LEG_PAIN, ("radicular",)), (LEG_PAIN, ()), ({}, ("stenosis",)), (NO_LEG_PAIN, ("axial",))],
)
def test_it_stays_where_it_suits_or_the_kind_of_pain_is_unknown(
    small: SmallKnowledge, given: dict[str, Any], suits: tuple[str, ...]
) -> None:
    assert small.rule(Case(**given), suits=suits, **votes("for", "for"))[0] == "recommended"


@pytest.mark.parametrize("held", ["candidate", "gentle"])
def test_a_warning_sign_holds_a_treatment_or_its_whole_kind(
    small: SmallKnowledge, held: str
) -> None:
    chills = replace(HOLD, id="c", label="Chills", all=("chills",), hold=("other", "risky"))
    fever = replace(HOLD, hold=("other", held))
    text = "Wait until a clinician has checked: fever."

    found = small.first(Case(symptoms=("chills", "fever")), chills, fever, **votes("for", "for"))
    sources = ("who", *small.who_says("wait-for-check"))
    assert found == ("later", Reason("hold", text, sources))


def test_a_sign_that_holds_other_treatments_holds_not_this_one(small: SmallKnowledge) -> None:
    elsewhere = replace(HOLD, hold=("other", "risky"))

    assert small.rule(HELD, elsewhere, **votes("for", "for")) == ("recommended", "guidelines-for")


@pytest.mark.parametrize("outcome", ["helping", "partial", "wore-off"])
def test_also_what_helps_waits_for_the_check(small: SmallKnowledge, outcome: Outcome) -> None:
    person = tried_with("no-relief", outcome, symptoms=("fever",))

    assert small.rule(person, HOLD) == ("later", "hold")


@pytest.mark.parametrize(
    ("outcome", "found"),
    [
        ("no-relief", ("tried", "tried")),
        ("worse", ("tried", "worse")),
        ("stopped-early", ("later", "hold")),
    ],
)
def test_what_failed_does_not_wait_for_the_check_and_what_was_broken_off_does(
    small: SmallKnowledge, outcome: Outcome, found: tuple[str, str]
) -> None:
    assert small.rule(tried_with("helping", outcome, symptoms=("fever",)), HOLD) == found


def test_what_is_advised_against_is_not_promised_for_after_the_check(small: SmallKnowledge) -> None:
    assert small.rule(HELD, HOLD, **votes("against")) == ("not-advised", "guidelines-against")
    short = tried_with("stopped-early", symptoms=("fever",))
    assert small.rule(short, HOLD, **votes("against")) == ("not-advised", "guidelines-against")


@pytest.mark.parametrize("outcome", ["helping", "partial", "wore-off"])
def test_what_may_be_in_use_waits_for_the_check_also_where_it_is_advised_against(
    small: SmallKnowledge, outcome: Outcome
) -> None:
    assert small.rule(tried_with(outcome, symptoms=("fever",)), HOLD, **votes("against")) == (
        "later",
        "hold",
    )


@pytest.mark.parametrize("treatment", ["imaging", "specialist-referral"])
def test_a_scan_or_a_specialist_may_belong_to_the_check(
    small: SmallKnowledge, treatment: str
) -> None:
    note = replace(HOLD, id="n", label="Chills", urgency="none", all=("chills",), hold=())
    fever = replace(HOLD, hold=("other",))
    text = "Ask whether it is needed, because of this sign: fever."
    reason = Reason("due-for-check", text, ("who", *small.who_says("ask-if-needed")))

    found = small.first(
        Case(symptoms=("chills", "fever")), note, fever, id=treatment, **votes("against")
    )
    assert found == ("consider", reason)


def test_a_scan_needs_no_check_to_be_supported(small: SmallKnowledge) -> None:
    fever = replace(HOLD, hold=("other",))

    found = small.rule(HELD, fever, id="imaging", **votes("for", "for"))
    assert found == ("recommended", "guidelines-for")


@pytest.mark.parametrize(
    ("treatment", "hold", "urgency"), [("candidate", "other", "soon"), ("imaging", "other", "none")]
)
def test_only_a_sign_to_be_checked_soon_asks_for_a_scan(
    small: SmallKnowledge, treatment: str, hold: str, urgency: Urgency
) -> None:
    flag = replace(HOLD, hold=(hold,), urgency=urgency)

    found = small.rule(HELD, flag, id=treatment, **votes("against"))
    assert found == ("not-advised", "guidelines-against")


def test_a_step_not_yet_taken_comes_first(small: SmallKnowledge) -> None:
    taken = replace(OTHER_FIRST, any_of=("other",), because="Taken.")
    open_ = replace(OTHER_FIRST, any_of=("candidate", "other"), must_help=True)
    reason = Reason("after", "After plain care or other care. It is milder.", ("step-study",))

    found = small.first(uses_other("no-relief"), after=(taken, open_), **votes("for", "for"))
    assert found == ("later", reason)


def test_once_the_steps_are_taken_the_guidelines_decide(small: SmallKnowledge) -> None:
    changes = {"after": (OTHER_FIRST,)} | votes("for", "for")

    assert small.rule(Case(), **changes) == ("later", "after")
    assert small.rule(uses_other("no-relief"), **changes) == ("recommended", "guidelines-for")


SIX_WEEKS, ANY_TIME = replace(OTHER_FIRST, weeks=6), OTHER_FIRST


@pytest.mark.parametrize(
    ("trial", "step", "rule"),
    [
        (trial_of(6, "weeks", "other"), SIX_WEEKS, "guidelines-for"),
        (trial_of(5, "weeks", "other"), SIX_WEEKS, "after"),
        (trial_of(2, "times", "other"), SIX_WEEKS, "guidelines-for"),  # how long is not known
        (trial_of(0.5, "weeks", "other"), ANY_TIME, "guidelines-for"),
        (Trial("other", "stopped-early"), ANY_TIME, "after"),
    ],
)
def test_a_step_is_taken_unless_it_is_known_to_have_been_too_short(
    small: SmallKnowledge, trial: Trial, step: After, rule: str
) -> None:
    assert small.rule(Case(tried=(trial,)), after=(step,), **votes("for", "for"))[1] == rule


def test_a_step_that_is_ruled_out_need_not_be_taken(knowledge: Knowledge) -> None:
    ruled_out = SmallKnowledge(knowledge, not_with=(ASTHMA,))
    changes = {"after": (OTHER_FIRST,)} | votes("for", "for")

    assert ruled_out.rule(HAS_ASTHMA, **changes) == ("recommended", "guidelines-for")
    assert ruled_out.rule(Case(), **changes) == ("later", "after")


def test_no_step_leads_to_what_is_advised_against(small: SmallKnowledge) -> None:
    found = small.rule(Case(), after=(OTHER_FIRST,), **votes("against"))

    assert found == ("not-advised", "guidelines-against")


# --- What the guidelines say ----------------------------------------------------------


@pytest.mark.parametrize(
    ("directions", "bucket", "rule", "text"),
    [
        (
            "for! for consider",
            "recommended",
            "guidelines-for",
            "Guidelines for a situation like this support it. Guidelines: 2 for, 1 with limits.",
        ),
        (
            "consider",
            "consider",
            "guidelines-weak",
            "Support for it is weak. Guidelines: 1 with limits.",
        ),
        (
            "for against",
            "consider",
            "guidelines-disagree",
            "Guidelines disagree. Guidelines: 1 for, 1 against.",
        ),
        (
            "against against insufficient",
            "not-advised",
            "guidelines-against",
            "Guidelines for a situation like this advise against it. "
            "Guidelines: 2 against, 1 found too little evidence.",
        ),
    ],
)
def test_the_guidelines_decide_and_are_counted_in_words(
    small: SmallKnowledge, directions: str, bucket: str, rule: RuleId, text: str
) -> None:
    sources = tuple(f"s{number}" for number in range(len(directions.split())))

    assert small.first(Case(), **votes(*directions.split())) == (
        bucket,
        Reason(rule, text, sources),
    )


def test_support_borrowed_from_a_situation_near_by_is_a_step_weaker(small: SmallKnowledge) -> None:
    text = "Guidelines speak only of a similar kind of pain."
    found = small.first(Case(duration="acute"), **votes("for", "for", duration="chronic"))

    assert found == ("consider", Reason("borrowed", text, ("s0", "s1")))
    reasons = small.entry(Case(duration="acute"), **votes("for", "for", duration="chronic")).reasons
    assert reasons[1] == Reason("guidelines", "Guidelines: 2 for.", ("s0", "s1"))


def test_support_by_specialty_societies_alone_is_a_step_weaker(knowledge: Knowledge) -> None:
    text = "Only guidelines that were replaced since, or single medical societies, speak for it."
    found = SmallKnowledge(knowledge, "specialty").first(Case(), **votes("for", "for"))

    assert found == ("consider", Reason("stand-in", text, ("s0", "s1")))


@pytest.mark.parametrize(
    "elsewhere", [Situation("axial", "acute"), Situation("radicular", "chronic")]
)
def test_what_was_weighed_for_one_situation_is_not_taken_for_another(
    small: SmallKnowledge, elsewhere: Situation
) -> None:
    treatment = replace(PLAIN, **votes("for", "for", duration="chronic", pattern="axial"))
    here = small.context(Case(duration="chronic", **NO_LEG_PAIN), treatment)

    assert not here.weigh(treatment).indirect
    assert replace(here, situation=elsewhere).weigh(treatment).indirect


@pytest.mark.parametrize("standing", ["current", "specialty"])
def test_no_is_no_wherever_it_was_said(knowledge: Knowledge, standing: Standing) -> None:
    found = SmallKnowledge(knowledge, standing).rule(
        Case(duration="acute"), **votes("against", duration="chronic")
    )

    assert found == ("not-advised", "guidelines-against")


def test_what_is_supported_but_needs_care_is_worth_discussing(small: SmallKnowledge) -> None:
    lead = "Needs care with asthma"
    reason = Reason("care-with", "Breathing can be hard.", ("asthma-study",), "asthma", lead)

    found = small.first(HAS_ASTHMA, care_with=(GOUT, ASTHMA), **votes("for", "for"))
    assert found == ("consider", reason)


def test_weak_support_decides_before_care(small: SmallKnowledge) -> None:
    found = small.rule(HAS_ASTHMA, care_with=(ASTHMA,), **votes("consider"))

    assert found == ("consider", "guidelines-weak")


@pytest.mark.parametrize(
    ("category", "directions", "bucket", "text"),
    [
        (
            "gentle",
            "",
            "consider",
            f"No guideline we read speaks about it. {SAFE}",
        ),
        (
            "gentle",
            "insufficient",
            "consider",
            f"Guidelines: 1 found too little evidence. {SAFE}",
        ),
        (
            "risky",
            "",
            "not-advised",
            "No guideline supports it for this kind of pain. No guideline we read speaks about it.",
        ),
    ],
)
def test_where_guidelines_are_silent_only_what_is_low_in_risk_stays_open(
    small: SmallKnowledge, category: str, directions: str, bucket: str, text: str
) -> None:
    found = small.first(Case(), category=category, **votes(*directions.split()))

    safe = small.who_says("probably-safe")
    sources = (*(("s0",) if directions else ()), *safe) if bucket == "consider" else SIDES
    assert found == (bucket, Reason("no-guideline", text, sources))


# --- The first rule that applies has the word -----------------------------------------

TOGETHER = {"not_together": (MIXED,)}
UNSAFE = {"not_with": (ASTHMA,)}
FOR_LEGS = {"suits": ("radicular",)}


@pytest.mark.parametrize(
    ("person", "changes", "rule"),
    [
        (Case(avoid=("candidate",), conditions=("asthma",)), UNSAFE, "unwanted"),
        (uses_other(conditions=("asthma",)), UNSAFE | TOGETHER, "not-with"),
        (
            Case(
                tried=(Trial("other", "helping"), Trial("candidate", "helping")),
                symptoms=("fever",),
            ),
            TOGETHER,
            "not-together",
        ),
        (tried_with("helping", symptoms=("fever",)), {}, "hold"),
        (tried_with("helping", **NO_LEG_PAIN), FOR_LEGS, "helping"),
        (tried_with("no-relief", **NO_LEG_PAIN), FOR_LEGS, "tried"),
        (tried_with("partial", **NO_LEG_PAIN), FOR_LEGS, "partial"),
        (tried_with("stopped-early", symptoms=("fever",), **NO_LEG_PAIN), FOR_LEGS, "hold"),
        (Case(symptoms=("fever",), **NO_LEG_PAIN), FOR_LEGS, "suits"),
        (HELD, {"after": (OTHER_FIRST,)}, "hold"),
        (Case(), {"after": (OTHER_FIRST,), **votes("for", "for")}, "after"),
    ],
)
def test_the_first_rule_that_applies_has_the_word(
    small: SmallKnowledge, person: Case, changes: dict[str, Any], rule: str
) -> None:
    assert small.rule(person, HOLD, **changes)[1] == rule


def test_a_scan_that_is_held_waits_and_one_that_is_due_does_not_wait_for_other_steps(
    small: SmallKnowledge,
) -> None:
    held = replace(HOLD, hold=("imaging",))
    due = replace(HOLD, hold=("other",))
    changes = {"id": "imaging", "after": (OTHER_FIRST,)} | votes("consider")

    assert small.rule(HELD, held, **changes) == ("later", "hold")
    assert small.rule(HELD, due, **changes) == ("consider", "due-for-check")


@pytest.mark.parametrize(
    ("name", "inside"),
    [("Yoga", "yoga"), ("NSAIDs", "NSAIDs"), ("TENS", "TENS"), ("X-ray", "X-ray"), ("", "")],
)
def test_a_name_inside_a_sentence_starts_small_unless_it_is_an_abbreviation(
    name: str, inside: str
) -> None:
    assert lower_first(name) == inside


# --- What is like a treatment that fared badly ----------------------------------------


def alike(knowledge: Knowledge, after: AdverseOutcome) -> SmallKnowledge:
    """A small in which Plain care and Other care are of a kind."""
    small = SmallKnowledge(knowledge)
    effect = ClassEffect("gentle", after, ("candidate", "other"), "Both can sting.", ("s7",))
    small.knowledge = replace(small.knowledge, class_effects={"gentle": effect})
    return small


def of_the_other(outcome: Outcome, ambiguous: bool = False) -> Case:
    return Case(tried=(Trial("other", outcome, ambiguous=ambiguous),))


@pytest.mark.parametrize(
    ("after", "did"), [("side-effects", "brought side effects"), ("worse", "made things worse")]
)
def test_a_bad_end_of_something_alike_is_told_and_moves_nothing(
    knowledge: Knowledge, after: AdverseOutcome, did: str
) -> None:
    small = alike(knowledge, after)
    entry = small.entry(of_the_other(after), **votes("for"))

    assert entry.bucket == small.entry(Case(), **votes("for")).bucket
    reason = Reason("kin", "both can sting.", ("s7",), lead=f"Other care {did}")
    assert reason in entry.reasons


@pytest.mark.parametrize("after", ["side-effects", "worse"])
def test_only_that_bad_end_of_another_one_that_is_known_is_told(
    knowledge: Knowledge, after: AdverseOutcome
) -> None:
    small = alike(knowledge, after)
    cases = [of_the_other(outcome) for outcome in OUTCOMES if outcome != after]
    recovered = Case(tried=(Trial("other", after), Trial("other", "helping")))
    itself = Case(tried=(Trial("candidate", after),))
    for case in (*cases, recovered, itself, of_the_other(after, ambiguous=True)):
        entry = small.entry(case, **votes("for"))
        assert "kin" not in [reason.rule for reason in entry.reasons], case


def test_side_effects_name_what_is_most_like_it(knowledge: Knowledge) -> None:
    small = alike(knowledge, "side-effects")
    _, reason = small.first(tried_with("side-effects"), **votes("for"))

    assert "Of those here, most like it: other care." in reason.text
    assert "s7" in reason.sources
    assert "most like it" not in small.first(tried_with("worse"), **votes("for"))[1].text


@pytest.mark.parametrize(
    ("outcomes", "bucket", "rule"),
    [
        (("worse", "helping"), "keep", "kind-unknown"),
        (("helping", "worse"), "tried", "worse"),
        (("no-relief", "partial"), "revisit", "kind-unknown"),
    ],
)
def test_of_a_group_that_was_told_twice_the_last_word_counts(
    small: SmallKnowledge, outcomes: tuple[Outcome, ...], bucket: str, rule: str
) -> None:
    tried = tuple(Trial("candidate", outcome, named="care", ambiguous=True) for outcome in outcomes)

    assert small.rule(Case(tried=tried), **votes("for")) == (bucket, rule)


@pytest.mark.parametrize(
    ("conditions", "bucket"),
    [
        ((), "later"),
        (("gout",), "later"),
        (("asthma",), "later"),
        (("gout", "asthma"), "recommended"),
    ],
)
def test_a_step_is_behind_when_none_of_its_treatments_is_possible_and_not_when_one_is(
    knowledge: Knowledge, conditions: tuple[str, ...], bucket: str
) -> None:
    small = SmallKnowledge(knowledge, not_with=(FactRule("gout", "", ""),))
    third = replace(PLAIN, id="third", name="Third care", not_with=(FactRule("asthma", "", ""),))
    treatments = {**small.knowledge.treatments, "third": third}
    small.knowledge = replace(small.knowledge, treatments=treatments)
    step = After(("other", "third"), "They are milder.", "step-study")

    assert small.entry(Case(conditions=conditions), after=(step,), **votes("for!")).bucket == bucket
