"""The interview: what is asked, what an answer changes, and how it ends."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pexpect
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backadvisor import Case, Knowledge, Trial, advise
from backadvisor.interview import (
    SCREEN,
    Interview,
    answer,
    finished,
    next_question,
    skip,
    told_text,
)
from backadvisor.noun import replace
from backadvisor.situation import Facts

from .program import PROGRAM, environment, run
from .test_laws import FEWER, KNOWLEDGE

# --- The pure interview ---------------------------------------------------------------


def test_warning_signs_come_first(knowledge: Knowledge) -> None:
    question = next_question(Interview(Case()), knowledge)

    assert question is not None
    assert question.id == SCREEN
    assert question.none


def test_none_of_these_answers_every_warning_sign(knowledge: Knowledge) -> None:
    so_far = Interview(Case())
    question = next_question(so_far, knowledge)
    assert question is not None

    case = answer(so_far, question, ()).case
    facts = Facts(case, knowledge)
    assert all(facts[one.id] is False for one in knowledge.facts.values() if one.warning)


def test_a_skipped_screen_leaves_every_sign_unknown(knowledge: Knowledge) -> None:
    so_far = Interview(Case())
    question = next_question(so_far, knowledge)
    assert question is not None

    facts = Facts(finished(skip(so_far, question), knowledge), knowledge)
    assert all(facts[one.id] is None for one in knowledge.facts.values() if one.warning)


def test_a_chosen_group_is_asked_sign_by_sign_and_the_others_are_denied(
    knowledge: Knowledge,
) -> None:
    so_far = Interview(Case())
    first = next_question(so_far, knowledge)
    assert first is not None
    so_far = answer(so_far, first, ("the-pain",))
    second = next_question(so_far, knowledge)
    assert second is not None
    assert second.id == "screen:the-pain"

    facts = Facts(finished(answer(so_far, second, ("night-pain",)), knowledge), knowledge)
    assert facts["night-pain"] is True
    assert facts["upper-back-pain"] is False  # read and not chosen
    assert facts["fever"] is False  # its group was read and not chosen


def test_a_sign_that_withholds_the_advice_ends_the_interview(knowledge: Knowledge) -> None:
    assert next_question(Interview(Case(symptoms=("fever",))), knowledge) is None


def test_what_is_known_is_not_asked_again(knowledge: Knowledge) -> None:
    case = Case(
        screened=True,
        symptoms=("leg-pain",),
        duration="chronic",
        age=50,
        goals=("sleep",),
        avoid=("opioids",),
        tried=(Trial("exercise", "helping"),),
        absent=tuple(one.id for one in knowledge.facts.values() if one.kind != "symptom"),
    )

    assert next_question(Interview(case), knowledge) is None


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
    while question is not None and question.id != "outcome:pt":
        so_far = skip(so_far, question)
        question = next_question(so_far, knowledge)
    assert question is not None, "the second course has no outcome, and was not asked about"

    tried = answer(so_far, question, ("worse",)).case.tried
    assert [trial.outcome for trial in tried] == ["partial", "worse"]


@settings(parent=FEWER, max_examples=100)
@given(st.randoms(use_true_random=False))
def test_random_answers_always_end_and_never_ask_twice(chance: Any) -> None:
    so_far = Interview(Case())
    asked: list[str] = []
    while question := next_question(so_far, KNOWLEDGE):
        assert question.id not in asked
        asked.append(question.id)
        assert len(asked) < 60
        names = [choice.name for choice in question.choices]
        if chance.random() < 0.3:
            so_far = skip(so_far, question)
        elif question.kind == "several":
            so_far = answer(so_far, question, tuple(chance.sample(names, chance.randint(0, 2))))
        elif question.kind == "one":
            so_far = answer(so_far, question, (chance.choice(names),))
        else:
            so_far = told_text(so_far, question, _told(so_far.case, question.id, chance))
    advise(finished(so_far, KNOWLEDGE), KNOWLEDGE)


def _told(case: Case, question: str, chance: Any) -> Case:
    treatment = chance.choice(sorted(KNOWLEDGE.treatments))
    changes: dict[str, Any] = {
        "duration": {"duration": "chronic"},
        "age": {"age": chance.randint(18, 90)},
        "tried": {"tried": (Trial(treatment),)},
        "avoid": {"avoid": (treatment,)},
    }
    return replace(case, **changes.get(question, {}))


# --- In a real terminal ---------------------------------------------------------------


def interview(lines: Iterable[str], *words: str, columns: int = 80, **env: str) -> tuple[str, int]:
    """Type one line at each prompt; give the whole transcript and the status."""
    child = pexpect.spawn(
        PROGRAM[0],
        [*PROGRAM[1:], "ask", *words],
        env=environment(TERM="xterm", **env),
        dimensions=(40, columns),
        encoding="utf-8",
        timeout=20,
        echo=False,
    )
    seen = ""
    for line in lines:
        if child.expect([r"\r\n> ", pexpect.EOF]) == 1:
            seen += child.before
            break
        seen += child.before + child.after
        child.sendline(line)
    seen += child.read()
    child.close()
    return seen.replace("\r\n", "\n"), child.exitstatus


def answered(seen: str) -> str:
    """Give the JSON that stands in a transcript."""
    found = re.search(r'\{"schema".*', seen)
    assert found is not None, seen
    return found[0]


NONE = ["0"] * 4  # the four screens of conditions
PEOPLE = {
    "injections failed": [
        "0",
        "3",
        "8m",
        "cortisone shot, pt",
        "4",
        "2x",
        "2",
        "8w",
        *NONE,
        "61",
        "sleep",
        "0",
    ],
    "physical therapy failed": ["0", "1", "2y", "physio", "no-relief", "3w", *NONE, "45", "", ""],
    "many conditions": [
        "0",
        "1,4",
        "chronic",
        "nothing",
        "spinal-stenosis",
        "diabetes, kidney-disease",
        "falls",
        "anticoagulants",
        "79",
        "walking,no-drugs",
        "opioids",
    ],
    "one weak sign": ["8", "night-pain", "1", "6 months", "yoga", "3", "8w", *NONE, "50", "0", "0"],
}


@pytest.mark.parametrize("person", PEOPLE)
def test_the_printed_command_gives_the_same_advice(person: str) -> None:
    seen, status = interview(PEOPLE[person], "--json", columns=300)
    command = re.search(r"The same again:\n(backadvisor next .*)", seen)

    assert command is not None, seen
    assert status == 0
    again = run(*shlex.split(command[1])[1:], "--json")
    assert answered(seen) + "\n" == again.stdout


def test_an_emergency_at_the_third_answer_stops_everything() -> None:
    seen, status = interview(["1", "1", "never asked"])

    assert status == 3
    assert "GET HELP NOW" in seen.upper()
    assert "How long have you had this pain?" not in seen


def test_two_failed_treatments_need_at_most_fifteen_answers() -> None:
    seen, status = interview(PEOPLE["injections failed"])

    assert status == 0
    assert seen.count("\n> ") <= 15


def test_the_transcript_holds_no_escape_sequence_and_no_box() -> None:
    seen, _ = interview(["?", "0", "b", "0", "", "q"], columns=40, NO_COLOR="1")

    assert "\x1b" not in seen
    assert not re.search("[\u2500-\u257f]", seen)
    assert "Some signs need help now or today." in " ".join(seen.split())
    assert all(len(line) <= 40 or " " not in line.strip() for line in seen.splitlines())


@pytest.mark.parametrize(
    ("lines", "hint"),
    [
        (["99"], "For example: 1,2"),
        (["nervs"], '"nerves"'),
        (["0", "", "yesterday"], "8w"),
        (["0", "", "8w", "acupunture"], '"acupuncture"'),
        (["0", "", "8w", "pt", "1,2"], "Choose one"),
    ],
)
def test_nonsense_asks_again_with_an_example(lines: list[str], hint: str) -> None:
    seen, status = interview([*lines, "q"])

    assert status == 130
    assert hint in " ".join(seen.split())


def test_leaving_says_how_to_go_on_and_keeps_nothing() -> None:
    seen, status = interview(["0", "3", "8m", "q"], columns=200)

    assert status == 130
    assert "nothing was kept" in seen
    assert "backadvisor ask --symptoms leg-pain" in seen


def test_an_interview_halfway_kept_and_resumed_gives_the_same_advice(tmp_path: Path) -> None:
    kept = tmp_path / "case.json"
    lines = PEOPLE["physical therapy failed"]
    interview([*lines[:6], "q"], "--save", str(kept))
    seen, _ = interview(lines[6:], "--case", str(kept), "--json", columns=300)
    whole, _ = interview(lines, "--json", columns=300)

    assert json.loads(answered(seen)) == json.loads(answered(whole))


def test_without_a_terminal_it_never_waits() -> None:
    done = run("ask")

    assert done.returncode == 2
    assert "--tried" in done.stderr
    assert run().stdout.startswith("Usage:")


def test_plain_lines_are_given_by_a_flag_and_by_a_variable() -> None:
    lines = PEOPLE["physical therapy failed"]
    flag, _ = interview(lines, "--accessible")
    variable, _ = interview(lines, BACKADVISOR_ACCESSIBLE="1")
    unset, _ = interview(lines, BACKADVISOR_ACCESSIBLE="0")

    assert "\nWORTH TRYING NEXT" in flag
    assert flag == variable
    assert flag != unset  # a table, which is laid out in columns
