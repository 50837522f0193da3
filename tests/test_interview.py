"""The interview: what is asked, what an answer changes, and how it ends."""

from __future__ import annotations

import re
import shlex
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backadvisor import Case, Knowledge, Trial, advise, case_of
from backadvisor.cli.fast_path import fast_next
from backadvisor.engine.advise import classify_all
from backadvisor.engine.context import amount_matters
from backadvisor.engine.facts import Facts, denied_with
from backadvisor.interview.answers import (
    Answer,
    Chosen,
    Names,
    NoneOfThese,
    Skip,
    Text,
    UnknownNames,
    answered,
    named,
)
from backadvisor.interview.flow import (
    Interview,
    Question,
    Topic,
    answer,
    next_question,
    skip,
    told_text,
)
from backadvisor.interview.steps import Aborted, Stopped, Submit, command_for, interviewed
from backadvisor.interview.typed import answer_in
from backadvisor.knowledge.vocabulary import InvalidValue, Vocabulary
from backadvisor.model import OUTCOMES, Amount
from backadvisor.model.record import replace

from .drawing import drawn
from .program import run
from .strategies import KNOWLEDGE

WORDS = Vocabulary(KNOWLEDGE)
SIGNS: Topic = ("warning-signs", "")
NOT_AT_83 = denied_with(KNOWLEDGE.screens["nerves-and-mind"], Case(age=83), KNOWLEDGE)

# --- The pure interview ---------------------------------------------------------------


def test_warning_signs_come_first(knowledge: Knowledge) -> None:
    question = next_question(Interview(Case()), knowledge)

    assert question is not None
    assert question.topic == SIGNS
    assert question.none


def test_none_of_these_answers_every_warning_sign(knowledge: Knowledge) -> None:
    so_far = Interview(Case())
    question = next_question(so_far, knowledge)
    assert question is not None

    case = answer(so_far, question, (), KNOWLEDGE).case
    facts = Facts(case, knowledge)
    assert all(facts[fact.id] is False for fact in knowledge.facts.values() if fact.warning)


def test_a_skipped_screen_leaves_every_sign_unknown(knowledge: Knowledge) -> None:
    so_far = Interview(Case())
    question = next_question(so_far, knowledge)
    assert question is not None

    facts = Facts(skip(so_far, question).case, knowledge)
    assert all(facts[fact.id] is None for fact in knowledge.facts.values() if fact.warning)


def test_a_chosen_group_is_asked_sign_by_sign_and_the_others_are_denied(
    knowledge: Knowledge,
) -> None:
    so_far = Interview(Case())
    first = next_question(so_far, knowledge)
    assert first is not None
    so_far = answer(so_far, first, ("the-pain",), knowledge)
    second = next_question(so_far, knowledge)
    assert second is not None
    assert second.topic == ("group", "the-pain")

    facts = Facts(answer(so_far, second, ("night-pain",), knowledge).case, knowledge)
    assert facts["night-pain"] is True
    assert facts["upper-back-pain"] is False  # read and not chosen
    assert facts["fever"] is False  # its group was read and not chosen


def test_an_emergency_ends_the_interview_at_once(knowledge: Knowledge) -> None:
    chosen = ("nerves", "mind-and-medicines")
    for case in (Case(symptoms=("saddle-numbness",)), Case(symptoms=("chest-pain",), age=30)):
        assert next_question(Interview(case, chosen=chosen), knowledge) is None


def choices_after(so_far: Interview, knowledge: Knowledge) -> dict[Topic, list[str]]:
    """Every further question with its choices, where each is left open."""
    asked: dict[Topic, list[str]] = {}
    while question := next_question(so_far, knowledge):
        asked[question.topic] = [choice.name for choice in question.choices]
        so_far = skip(so_far, question)
    return asked


def test_after_a_sign_for_today_only_what_makes_an_emergency_of_it_is_asked(
    knowledge: Knowledge,
) -> None:
    asked = choices_after(Interview(Case(symptoms=("fever",), screened=True)), knowledge)

    assert asked.keys() <= {("group", group) for group in ("spine", "body", "nerves-and-mind")}
    named = {fact for facts in asked.values() for fact in facts}
    assert {"recent-spinal-injection", "immunosuppressed"} <= named
    for fact in named:
        worse = Case(symptoms=("fever",), conditions=(fact,), screened=True)
        assert advise(worse, knowledge).triage.level == "emergency", fact


def test_after_a_sign_for_today_the_other_groups_that_were_chosen_are_asked(
    knowledge: Knowledge,
) -> None:
    settled: tuple[Topic, ...] = (("group", "nerves"), SIGNS)
    so_far = Interview(Case(symptoms=("foot-drop",)), settled, ("nerves", "mind-and-medicines"))
    asked = choices_after(so_far, knowledge)

    assert next(iter(asked)) == ("group", "mind-and-medicines")
    assert "suicidal-thoughts" in asked["group", "mind-and-medicines"]


def test_a_sign_that_may_be_old_is_asked_how_old_before_it_stops_anything(
    knowledge: Knowledge,
) -> None:
    for sign in ("major-injury", "both-legs"):
        so_far = Interview(Case(symptoms=(sign,)), (SIGNS,))
        question = next_question(so_far, knowledge)
        assert question is not None, sign
        assert question.about == "duration"

        old = told_text(so_far, question, replace(so_far.case, duration="chronic"))
        assert not advise(old.case, knowledge).triage.withheld
        new = told_text(so_far, question, replace(so_far.case, duration="acute"))
        assert advise(new.case, knowledge).triage.level == "emergency"
        after = next_question(new, knowledge)
        assert after is None or after.kind == "where"  # legs that ache on walking only, perhaps


@pytest.mark.parametrize(
    ("sign", "younger", "older"),
    [("sudden-severe-pain", "urgent", "emergency"), ("flank-pain-waves", "urgent", "emergency")],
)
def test_a_sign_that_the_age_decides_asks_for_the_age_before_it_stops_anything(
    knowledge: Knowledge, sign: str, younger: str, older: str
) -> None:
    so_far = Interview(Case(symptoms=(sign,), duration_weeks=1), (SIGNS,))
    question = next_question(so_far, knowledge)

    assert question is not None
    assert question.about == "age"
    at = {age: advise(replace(so_far.case, age=age), knowledge).triage.level for age in (30, 60)}
    assert at == {30: younger, 60: older}


def test_a_weak_leg_is_asked_how_old_it_is_before_it_stops_anything(knowledge: Knowledge) -> None:
    so_far = Interview(Case(symptoms=("leg-weakness",)), (SIGNS,))
    question = next_question(so_far, knowledge)

    assert question is not None
    assert question.about == "duration"
    old = told_text(so_far, question, replace(so_far.case, duration="chronic"))
    assert not advise(old.case, knowledge).triage.withheld
    new = told_text(so_far, question, replace(so_far.case, duration="acute"))
    assert advise(new.case, knowledge).triage.level == "urgent"


def test_what_is_known_is_not_asked_again(knowledge: Knowledge) -> None:
    case = Case(
        screened=True,
        symptoms=("leg-pain",),
        duration="chronic",
        age=50,
        goals=("sleep",),
        avoid=("opioids",),
        tried=(Trial("exercise", "helping"),),
        absent=tuple(fact.id for fact in knowledge.facts.values() if fact.kind != "symptom"),
    )

    assert next_question(Interview(case), knowledge) is None


def test_after_fifty_five_nobody_is_asked_about_pregnancy_and_it_stays_unknown(
    knowledge: Knowledge,
) -> None:
    for age, asked in ((55, True), (56, False), (None, True)):
        case = Case(screened=True, symptoms=("leg-pain",), duration="chronic", age=age)
        so_far, choices = Interview(case), set[str]()
        while question := next_question(so_far, knowledge):
            choices |= {choice.name for choice in question.choices}
            so_far = (
                answer(so_far, question, (), KNOWLEDGE) if question.none else skip(so_far, question)
            )

        assert ("pregnancy" in choices) == asked, age
        assert Facts(so_far.case, knowledge)["pregnancy"] is (False if asked else None)


def test_an_outcome_told_for_one_trial_is_not_overwritten_by_the_next_of_its_name(
    knowledge: Knowledge,
) -> None:
    twice = (
        Trial("physical-therapy", "partial", named="pt"),
        Trial("physical-therapy", named="pt"),
    )
    so_far = Interview(
        Case(tried=twice, screened=True, duration="chronic", symptoms=("back-pain",))
    )
    question = next_question(so_far, knowledge)
    while question is not None and question.topic != ("outcome", "pt"):
        so_far = skip(so_far, question)
        question = next_question(so_far, knowledge)
    assert question is not None, "the second course has no outcome, and was not asked about"

    tried = answer(so_far, question, ("worse",), KNOWLEDGE).case.tried
    assert [trial.outcome for trial in tried] == ["partial", "worse"]


HAD = [None, *(Amount(n, "weeks") for n in (0.5, 5, 60)), *(Amount(n, "times") for n in (1, 40))]
ENDED = [outcome for outcome in OUTCOMES if outcome not in ("helping", "unspecified", "no-access")]


@drawn(20, in_ci=100)
@given(st.sampled_from(sorted(KNOWLEDGE.treatments)), st.sampled_from(ENDED))
def test_an_amount_is_asked_for_where_it_can_change_the_answer(name: str, outcome: Any) -> None:
    """That a number of times is said back is no change."""
    for symptom in ("leg-pain", "back-pain", "walking-limited"):
        answers = set()
        for amount in HAD:
            trial = Trial(name, outcome, amount)
            case = Case(tried=(trial,), screened=True, symptoms=(symptom,), duration="chronic")
            _, entries = classify_all(case, KNOWLEDGE)
            lines = (f"{entry.treatment.id} {entry.bucket} {entry.reasons}" for entry in entries)
            answers.add(re.sub(r" You told us of [0-9.]+ so far\.", "", " ".join(lines)))

        assert len(answers) == 1 or amount_matters(Trial(name, outcome), KNOWLEDGE)


def test_no_amount_is_asked_for_where_it_changes_nothing(knowledge: Knowledge) -> None:
    trials = [Trial("yoga", "worse"), Trial("facet-injection", "side-effects")]
    for trial in (*trials, Trial("cbt", "partial")):
        asked = choices_after(Interview(Case(tried=(trial,), screened=True)), knowledge)
        assert not any(kind == "amount" for kind, _ in asked), trial
    case = Case(tried=(Trial("yoga", "no-relief"),), screened=True)
    assert ("amount", "yoga") in choices_after(Interview(case), knowledge)


def test_what_was_not_shown_is_asked_again_and_never_denied(knowledge: Knowledge) -> None:
    first = next_question(Interview(Case()), knowledge)
    assert first is not None
    so_far = answer(Interview(Case()), first, ("nerves",), knowledge, shown=2)
    signs = next_question(so_far, knowledge)
    assert signs is not None
    assert signs.topic == ("group", "nerves")

    so_far = answer(so_far, signs, (), knowledge, shown=3)
    rest = next_question(so_far, knowledge)
    assert rest is not None
    assert rest.choices == signs.choices[3:]

    after = next_question(answer(so_far, rest, (), knowledge), knowledge)
    assert after is not None
    assert (after.topic, after.choices) == (SIGNS, first.choices[2:])
    facts = Facts(so_far.case, knowledge)
    assert facts["chest-pain"] is False  # its group was read
    assert facts["fever"] is None  # this one was not


def test_once_every_sign_is_told_the_case_is_screened_and_says_so_in_a_word(
    knowledge: Knowledge,
) -> None:
    so_far = Interview(Case())
    for chosen in (("the-pain",), ("night-pain",)):
        question = next_question(so_far, knowledge)
        assert question is not None
        so_far = answer(so_far, question, chosen, knowledge)

    assert so_far.case == Case(symptoms=("night-pain",), screened=True)


def test_facts_that_follow_from_what_was_tried_are_not_asked(knowledge: Knowledge) -> None:
    case = Case(tried=(Trial("spinal-fusion", "no-relief", Amount(1, "times")),), screened=True)
    asked = {name for names in choices_after(Interview(case), knowledge).values() for name in names}

    assert "herniated-disc" in asked
    assert not {"prior-spine-surgery", "spinal-hardware"} & asked


def typed(so_far: Interview, question: Question, line: str) -> Interview:
    return answered(so_far, question, answer_in(line, question, WORDS), WORDS)


@drawn(100)
@given(st.text(alphabet=" ,.;-_'\"!&/", max_size=6))
def test_only_words_for_none_deny_anything(line: str) -> None:
    """A slip of the finger is no answer."""
    so_far = Interview(Case())
    question = next_question(so_far, KNOWLEDGE)
    assert question is not None
    try:
        after = typed(so_far, question, line.strip())
    except InvalidValue:
        return
    assert after.case == Case()


@pytest.mark.parametrize(
    ("line", "chosen"),
    [
        ("1 3", ("nerves", "unwell")),
        ("1 and 3", ("nerves", "unwell")),
        ("1.", ("nerves",)),
        ("nerves, 3", ("nerves", "unwell")),
        ("none.", ()),
        ("saddle numbness", ("nerves",)),  # a sign by its name chooses the group that asks for it
        ("fever and chest pain", ("unwell", "chest-and-belly")),
    ],
)
def test_numbers_are_read_as_people_write_them(line: str, chosen: tuple[str, ...]) -> None:
    so_far = Interview(Case())
    question = next_question(so_far, KNOWLEDGE)
    assert question is not None

    assert answer_in(line, question, WORDS) == (Chosen(chosen) if chosen else NoneOfThese())
    assert typed(so_far, question, line) == answer(so_far, question, chosen, KNOWLEDGE)


def test_an_age_of_nothing_is_asked_again(knowledge: Knowledge) -> None:
    so_far = Interview(Case(screened=True))
    assert next_question(so_far, knowledge) == AGE
    with pytest.raises(InvalidValue, match="for example 54"):
        answered(so_far, AGE, Text("0"), WORDS)
    for text in ("54", "54 years", "54y", "54 years old"):
        assert answered(so_far, AGE, Text(text), WORDS).case.age == 54


@pytest.mark.parametrize(
    "case",
    [
        Case(age=0),
        Case(screened=True, age=83, absent=(*NOT_AT_83, "fever")),
        Case(conditions=("diabetes",), absent=("cancer-history", "osteoporosis")),
        Case(other=("foot bath", "my aunt's tea")),
        Case(duration_weeks=34.67),
    ],
)
def test_the_command_tells_the_case_to_the_letter(case: Case, knowledge: Knowledge) -> None:
    words = shlex.split(command_for(case, "next", knowledge))[2:]
    request = fast_next(["next", *words])

    assert request is not None
    assert case_of(request.case, knowledge) == case


def test_every_screen_of_conditions_is_one_word_of_the_command(knowledge: Knowledge) -> None:
    so_far = Interview(Case(screened=True, age=83))
    while question := next_question(so_far, knowledge):
        so_far = (
            answer(so_far, question, (), knowledge) if question.none else skip(so_far, question)
        )

    command = command_for(so_far.case, "next", knowledge)
    assert "spine,body,nerves-and-mind,medicines" in command
    assert "pregnancy" not in so_far.case.absent  # not asked at 83, so not known
    assert not Vocabulary(knowledge).facts.keys() & knowledge.screens.keys()


def test_groups_of_signs_that_were_read_are_one_word_each_of_the_command(
    knowledge: Knowledge,
) -> None:
    first = next_question(Interview(Case()), knowledge)
    assert first is not None
    so_far = answer(Interview(Case()), first, ("nerves",), knowledge)
    signs = next_question(so_far, knowledge)
    assert signs is not None
    case = answer(so_far, signs, ("saddle-numbness",), knowledge, shown=3).case

    command = command_for(case, "next", knowledge)
    assert "--absent chest-and-belly,unwell,kidneys-and-pregnancy,injury," in command
    request = fast_next(shlex.split(command)[1:])
    assert request is not None
    assert case_of(request.case, knowledge) == case


@drawn(100, in_ci=200)
@given(st.randoms(use_true_random=False))
def test_random_answers_always_end_and_never_ask_twice(chance: Any) -> None:
    so_far = Interview(Case())
    asked: list[Topic] = []
    while question := next_question(so_far, KNOWLEDGE):
        assert question.topic not in asked
        asked.append(question.topic)
        assert len(asked) < 60
        names = [choice.name for choice in question.choices]
        if chance.random() < 0.3:
            so_far = skip(so_far, question)
        elif question.form == "several":
            so_far = answer(
                so_far,
                question,
                tuple(chance.sample(names, chance.randint(0, min(2, len(names))))),
                KNOWLEDGE,
            )
        elif question.form == "one":
            so_far = answer(so_far, question, (chance.choice(names),), KNOWLEDGE)
        else:
            so_far = told_text(
                so_far, question, _told(so_far.case, question.about or question.kind, chance)
            )
    advise(so_far.case, KNOWLEDGE)


def _told(case: Case, question: str, chance: Any) -> Case:
    treatment = chance.choice(sorted(KNOWLEDGE.treatments))
    changes: dict[str, Any] = {
        "duration": {"duration": "chronic"},
        "age": {"age": chance.randint(18, 90)},
        "tried": {"tried": (Trial(treatment),)},
        "avoid": {"avoid": (treatment,)},
    }
    return replace(case, **changes.get(question, {}))


def question_of(topic: str) -> Question:
    so_far = Interview(Case(screened=True))
    while question := next_question(so_far, KNOWLEDGE):
        if topic in question.topic:
            return question
        so_far = skip(so_far, question)
    raise AssertionError(topic)


TRIED, AGE = question_of("tried"), question_of("age")

# --- Steps forward and back -----------------------------------------------------------


class Typist:
    """Types one line after another, with how many choices were on the screen; None goes back.

    ``KEPT`` is Enter on what was answered before. When nothing is left, it leaves.
    """

    KEPT = "as before"

    def __init__(self, *lines: str | tuple[str, int] | None) -> None:
        self.lines = list(lines)
        self.asked: list[tuple[Topic, Answer | None]] = []
        self.told: list[str] = []

    def begin(self, introduction: str) -> None: ...

    def leave(self) -> None:
        raise KeyboardInterrupt

    def tell(self, text: str) -> None:
        self.told.append(text)

    def ask(self, question: Question, submit: Submit, before: Answer | None) -> Interview | None:
        self.asked.append((question.topic, before))
        if not self.lines:
            raise Aborted
        line = self.lines.pop(0)
        if line is None:
            return None
        said, shown = line if isinstance(line, tuple) else (line, None)
        kept = before or Skip()
        return submit(kept if said == self.KEPT else answer_in(said, question, WORDS), shown)

    def case(self, begun: Case | None = None) -> Case:
        try:
            return interviewed(begun or Case(), KNOWLEDGE, self)
        except Stopped as stopped:
            return stopped.case


def test_what_was_answered_of_the_rest_of_a_screen_is_no_answer_to_its_first_part() -> None:
    partly, signs, rest = ("nerves", 2), "", "0"
    typist = Typist(partly, signs, rest, None, None, None, Typist.KEPT)
    facts = Facts(typist.case(), KNOWLEDGE)

    assert typist.asked[5:7] == [(("group", "nerves"), None), (SIGNS, Chosen(("nerves",)))]
    assert facts["saddle-numbness"] is None
    assert not facts.case.screened


def test_a_number_kept_on_the_way_back_stands_for_the_same_choice_or_is_asked_again() -> None:
    to_the_list = ["0", "83", "1", "8m", "0", "0", "0"]
    epilepsy, back = "1", [None] * 7
    again = ["30", *[Typist.KEPT] * 5]
    typist = Typist(*to_the_list, epilepsy, *back[:1], Typist.KEPT)
    assert typist.case().conditions == ("epilepsy",)
    assert (("group", "nerves-and-mind"), Chosen(("epilepsy",))) in typist.asked

    younger = Typist(*to_the_list, epilepsy, *back, *again)  # now asked about pregnancy, too
    assert not younger.case().conditions
    assert younger.asked[-1] == (("group", "nerves-and-mind"), None)


def test_whoever_left_after_a_sign_for_today_is_asked_the_groups_that_were_still_open() -> None:
    left = Typist("3, 6", "fever")
    case = left.case()
    assert left.asked[-1] == (("group", "mind-and-medicines"), None)

    resumed = Typist("mind-and-medicines", "suicidal-thoughts")
    assert resumed.case(case).symptoms == ("fever", "suicidal-thoughts")
    assert [asked for asked, _ in resumed.asked] == [SIGNS, ("group", "mind-and-medicines")]


def test_whoever_goes_on_with_a_sign_for_today_is_told_so_first() -> None:
    typist = Typist()
    typist.case(Case(symptoms=("fever",)))
    assert len(typist.told) == 1
    assert "This needs help today" in typist.told[0]


@pytest.mark.parametrize(
    ("line", "tried", "other"),
    [
        ("pt and injections", {"physical-therapy", "epidural-steroid-injection"}, ()),
        ("foot bath and pt", {"physical-therapy"}, ("foot bath",)),
        ("pt:many, heat", {"heat"}, ("pt:many",)),
        ("heat=bad", set(), ("heat=bad",)),
        ('my "special" tea', set(), ("my special tea",)),
        ("bread and butter", set(), ("bread and butter",)),
        ("caf\udce9 tea", set(), ("caf? tea",)),  # a byte that is no UTF-8
    ],
)
def test_names_are_read_as_people_write_them_and_enter_keeps_the_rest(
    line: str, tried: set[str], other: tuple[str, ...]
) -> None:
    so_far = Interview(Case(screened=True))
    try:
        case = typed(so_far, TRIED, line).case
    except UnknownNames as error:
        case = answered(so_far, TRIED, error.kept, WORDS).case

    assert tried <= {trial.treatment for trial in case.tried}
    assert bool(tried) == bool(case.tried)
    assert case.other == other


def test_what_becomes_of_an_unknown_name_is_told_once() -> None:
    with pytest.raises(UnknownNames) as raised:
        answered(Interview(Case()), TRIED, Names((named("foot bath"),)), WORDS)
    assert str(raised.value) == 'We do not know the treatment "foot bath".'


def test_a_group_of_signs_goes_by_its_own_name(knowledge: Knowledge) -> None:
    so_far = Interview(Case())
    question = next_question(so_far, knowledge)
    assert question is not None
    for choice in question.choices:
        name = choice.name.replace("-", " ").capitalize()
        after = typed(so_far, question, name)
        assert after == answer(so_far, question, (choice.name,), knowledge)


@pytest.mark.parametrize(
    ("word", "asked"),
    [
        ("spinal-fusion", "How long ago did you have spinal fusion?"),
        ("nsaids", "For how long did you have anti-inflammatory tablets?"),
        ("ibuprofen", "For how long did you have ibuprofen?"),
        ("exercise", "For how long did you have exercise?"),
        ("tens", "For how long did you have TENS?"),
    ],
)
def test_a_treatment_is_asked_about_in_words(word: str, asked: str) -> None:
    case = case_of({"tried": [f"{word}=no-relief"], "screened": True}, KNOWLEDGE)
    so_far = Interview(case)
    texts = set()
    while question := next_question(so_far, KNOWLEDGE):
        texts.add(question.text)
        so_far = skip(so_far, question)
    assert asked in texts


def test_without_a_terminal_it_never_waits() -> None:
    done = run("ask")

    assert done.returncode == 2
    assert "--tried" in done.stderr
    assert run().stdout.startswith("Usage:")
