"""Warning signs first: which fire, how urgent it is, what is held back and what stays open."""

from __future__ import annotations

from typing import Any

import pytest

from backadvisor import Case, Knowledge
from backadvisor.engine.facts import Facts
from backadvisor.engine.triage import asked_for, fires, triage, unanswered
from backadvisor.model import FiredFlag, RedFlag, Triage, Urgency
from backadvisor.model.record import replace


def sign(name: str, urgency: Urgency = "soon", **rest: Any) -> RedFlag:
    """A warning sign that fires on the fact of the same name, unless said otherwise."""
    rest = rest if rest.keys() & {"all", "any"} else {"all": (name,), **rest}
    return RedFlag(name, f"Sign of {name}", urgency, "Do this.", "This is why.", ("s",), **rest)


def with_signs(knowledge: Knowledge, *signs: RedFlag) -> Knowledge:
    return replace(knowledge, red_flags={flag.id: flag for flag in signs})


def judged(knowledge: Knowledge, *signs: RedFlag, what_if: bool = False, **given: Any) -> Triage:
    known = with_signs(knowledge, *signs)
    return triage(Facts(Case(**given), known), known, what_if=what_if)


# --- Whether a sign fires -------------------------------------------------------------


@pytest.mark.parametrize(
    ("had", "absent", "fired"),
    [
        (("fever", "night-pain"), (), True),
        (("fever",), (), False),  # the other is unknown, and unknown fires nothing
        (("fever",), ("night-pain",), False),
        ((), (), False),
    ],
)
def test_a_sign_needs_all_of_its_facts(
    knowledge: Knowledge, had: tuple[str, ...], absent: tuple[str, ...], fired: bool
) -> None:
    facts = Facts(Case(symptoms=had, absent=absent), knowledge)

    assert fires(sign("x", all=("fever", "night-pain")), facts) is fired


@pytest.mark.parametrize(
    ("had", "least", "fired"),
    [
        (("fever",), 1, True),
        ((), 1, False),
        (("fever",), 2, False),
        (("fever", "night-pain"), 2, True),
        (("fever", "night-pain", "leg-pain"), 2, True),
    ],
)
def test_a_sign_needs_at_least_so_many_of_any(
    knowledge: Knowledge, had: tuple[str, ...], least: int, fired: bool
) -> None:
    one_of = sign("x", any=("fever", "night-pain", "leg-pain"), least=least)

    assert fires(one_of, Facts(Case(symptoms=had), knowledge)) is fired


@pytest.mark.parametrize(
    ("had", "fired"),
    [(("fever",), False), (("night-pain",), False), (("fever", "night-pain"), True)],
)
def test_a_sign_with_all_and_any_needs_both(
    knowledge: Knowledge, had: tuple[str, ...], fired: bool
) -> None:
    both = sign("x", all=("fever",), any=("night-pain", "leg-pain"))

    assert fires(both, Facts(Case(symptoms=had), knowledge)) is fired


# --- How urgent it is, and what it holds back -----------------------------------------


def test_without_a_sign_nothing_is_urgent_and_nothing_is_held_back(knowledge: Knowledge) -> None:
    quiet = sign("fever", "emergency", hold=("opioids",), withhold=True)

    assert judged(knowledge, quiet) == Triage("none", False, False, (), ("fever",), ())


def test_the_most_urgent_sign_sets_the_level_and_is_shown_first(knowledge: Knowledge) -> None:
    signs = [sign("a", "none"), sign("b"), sign("c", "emergency"), sign("d", "urgent"), sign("e")]
    found = judged(knowledge, *signs, symptoms=("a", "b", "c", "d", "e"))

    assert found.level == "emergency"
    assert [flag.id for flag in found.flags] == ["c", "d", "b", "e", "a"]


@pytest.mark.parametrize(
    ("urgency", "withheld"),
    [("none", False), ("soon", False), ("urgent", True), ("emergency", True)],
)
def test_emergency_and_urgent_withhold_the_options(
    knowledge: Knowledge, urgency: Urgency, withheld: bool
) -> None:
    assert judged(knowledge, sign("fever", urgency), symptoms=("fever",)).withheld is withheld


def test_one_sign_that_withholds_is_enough_however_calm(knowledge: Knowledge) -> None:
    signs = [sign("fever"), sign("night-pain", "none", withhold=True)]

    assert judged(knowledge, *signs, symptoms=("fever", "night-pain")).withheld
    assert not judged(knowledge, *signs, symptoms=("fever",)).withheld


def test_a_sign_is_shown_with_all_a_person_needs(knowledge: Knowledge) -> None:
    fever = RedFlag(
        "f", "Fever", "soon", "See a doctor.", "It may be serious.", ("who", "nhs"), all=("fever",)
    )
    found = judged(knowledge, fever, symptoms=("fever",))

    assert found.flags == (
        FiredFlag("f", "Fever", "soon", "See a doctor.", "It may be serious.", ("who", "nhs")),
    )


def test_what_fired_signs_hold_is_named_once_and_in_order(knowledge: Knowledge) -> None:
    found = judged(
        knowledge,
        sign("fever", hold=("yoga", "traction", "massage", "opioids")),
        sign("night-pain", hold=("heat", "massage", "cbt")),
        sign("leg-pain", hold=("walking",)),
        symptoms=("fever", "night-pain"),
    )

    assert found.held == ("cbt", "heat", "massage", "opioids", "traction", "yoga")


@pytest.mark.parametrize("screened", [True, False])
def test_triage_keeps_whether_the_signs_were_read(knowledge: Knowledge, screened: bool) -> None:
    assert judged(knowledge, screened=screened).screened is screened


# --- What stays open ------------------------------------------------------------------


def test_facts_are_asked_for_once_and_the_most_urgent_first(knowledge: Knowledge) -> None:
    known = with_signs(
        knowledge,
        sign("calm", "none", all=("diabetes",)),
        sign("later", "soon", all=("fever",), any=("night-pain", "leg-pain")),
        sign("now", "emergency", all=("leg-pain",), any=("saddle-numbness",)),
    )

    assert asked_for(known) == ("leg-pain", "saddle-numbness", "fever", "night-pain", "diabetes")


def test_a_derived_fact_is_asked_for_by_the_facts_it_rests_on(knowledge: Knowledge) -> None:
    known = with_signs(knowledge, sign("weak-bones"))

    assert asked_for(known) == ("osteoporosis", "long-term-steroids", "vertebral-fracture")


def test_only_a_fact_that_nobody_answered_stays_open(knowledge: Knowledge) -> None:
    known = with_signs(knowledge, sign("x", any=("fever", "night-pain", "leg-pain", "diabetes")))
    facts = Facts(Case(symptoms=("fever",), absent=("leg-pain",)), known)

    assert unanswered(facts, known) == ("night-pain", "diabetes")
    assert triage(facts, known).unanswered == ("night-pain", "diabetes")


def test_a_what_if_is_judged_alike_but_leaves_the_open_facts_out(knowledge: Knowledge) -> None:
    signs = [sign("fever", "urgent", hold=("opioids",)), sign("night-pain")]
    plain = judged(knowledge, *signs, symptoms=("fever",))
    what_if = judged(knowledge, *signs, symptoms=("fever",), what_if=True)

    assert plain.unanswered == ("night-pain",)
    assert what_if == replace(plain, unanswered=())


# --- The box on every answer says what the signs say -----------------------------------

Request = dict[str, Any]
NEW_PAIN = {"duration_weeks": 2 / 7, "age": 40}
OLDER = {**NEW_PAIN, "age": 50}


def of(*symptoms: str, **rest: Any) -> Request:
    """A new pain with these signs, at 40 unless said otherwise."""
    return {**NEW_PAIN, "symptoms": symptoms, **rest}


SUDDEN = of("sudden-severe-pain")
# What each line of the box stands for; a line that is not here fails.
STANDS_FOR: dict[str, tuple[Request, ...]] = {
    "New numbness or tingling around the genitals, back passage, buttocks or inner thighs": (
        of("saddle-numbness"),
    ),
    "New trouble passing urine, or loss of bladder or bowel control": (
        of("bladder-retention"),
        of("bladder-incontinence"),
        of("bowel-incontinence"),
    ),
    "New trouble in both legs": (
        of("both-legs"),
        of("both-legs", "different-pain", duration_weeks=52),
    ),
    "Chest pain, or fainting with bad pain": (
        of("chest-pain"),
        of("fainting", "belly-pain"),
        of("fainting", "severe-pain"),
    ),
    "Sudden severe pain (under 50 and healthy: today)": (
        {**SUDDEN, **OLDER},
        {**SUDDEN, "conditions": ("smoking",)},
        {**SUDDEN, "conditions": ("hypertension",)},
        {**SUDDEN, "conditions": ("heart-disease",)},
        {**SUDDEN, "conditions": ("poor-leg-circulation",)},
    ),
    "A bad accident or fall": (of("major-injury"),),
    "New, bad or growing leg weakness": (of("leg-weakness"), of("worsening-weakness")),
    "Fever, fainting or feeling very ill": (of("fever"), of("fainting"), of("very-unwell")),
}


def test_every_line_of_the_box_says_which_signs_it_stands_for(knowledge: Knowledge) -> None:
    about = knowledge.about

    assert {*about.safety_net, *about.safety_net_today} == STANDS_FOR.keys()


def test_the_box_and_the_signs_say_the_same_of_the_same_sign(knowledge: Knowledge) -> None:
    box: list[tuple[Urgency, tuple[str, ...]]] = [
        ("emergency", knowledge.about.safety_net),
        ("urgent", knowledge.about.safety_net_today),
    ]
    for urgency, lines in box:
        assert lines
        for line in lines:
            for given in STANDS_FOR[line]:
                found = triage(Facts(Case(**given), knowledge), knowledge)
                assert found.level == urgency, (line, given)


def test_under_50_and_healthy_the_box_says_today_and_so_does_the_sign(
    knowledge: Knowledge,
) -> None:
    for age, level in ((49, "urgent"), (50, "emergency")):
        given = {**SUDDEN, "age": age}
        assert triage(Facts(Case(**given), knowledge), knowledge).level == level
