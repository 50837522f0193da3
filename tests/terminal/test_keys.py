"""The interview with keys on a screen: the same five people, and what the screen shows."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from backadvisor import Knowledge

from .people import (
    BACKSPACE,
    CTRL_C,
    DOWN,
    END,
    ENTER,
    NO_SIGNS,
    PAGE_DOWN,
    PEOPLE,
    SPACE,
    UP,
    WITHHELD,
    step,
)
from .session import Screen, Session, again, answered, in_keys, played, played_by_keys

pytestmark = pytest.mark.process

KNOWN = ["--screened", "--symptoms", "leg-pain", "--duration", "8m", "--age", "50"]
AGE_OPEN = step("How old are you?", "", ENTER)


@pytest.mark.parametrize("person", PEOPLE)
def test_the_printed_command_and_the_plain_lines_give_the_same_advice(person: str) -> None:
    session = played_by_keys(person, "--json")

    assert Session(answered(session), session.status) == again(session)
    assert session.status == (3 if person in WITHHELD else 0)
    assert answered(session) == answered(played(person, "--json"))


@pytest.mark.parametrize("at", [1, 4, 6])
def test_an_interview_halfway_kept_and_resumed_gives_the_same_advice(
    at: int, tmp_path: Path
) -> None:
    steps = PEOPLE["physical-therapy-failed"]
    kept = str(tmp_path / "case.json")
    whole = played_by_keys("physical-therapy-failed", "--json")
    left = Screen("ask", "--save", kept)
    for given in steps[:at]:
        left.answer(given)
    left.answer(steps[at]._replace(keys=(CTRL_C,)))
    assert left.end().status == 130

    again = in_keys(steps[at:], "--case", kept, "--json")
    assert json.loads(answered(again)) == json.loads(answered(whole))


def left_by(*keys: str) -> Session:
    screen = Screen()
    screen.answer(NO_SIGNS)
    screen.answer(AGE_OPEN)
    screen.answer(step("Where does it hurt?", "", "3", SPACE, ENTER))
    screen.answer(step("How long have you had this pain?", "", *keys))
    return screen.end()


@pytest.mark.parametrize("keys", [(CTRL_C,), ("\x04",), ("q", ENTER)])
def test_leaving_says_how_to_go_on_and_keeps_nothing(keys: tuple[str, ...]) -> None:
    session = left_by(*keys)

    assert session.status == 130
    assert "nothing was kept" in session.text
    assert "backadvisor ask --symptoms leg-pain --absent" in session.text
    assert "Traceback" not in session.text


def test_q_leaves_a_list_by_enter_and_not_as_a_letter_of_a_word() -> None:
    screen = Screen()
    screen.answer(step("Warning signs first.", "", *"squeezed nerves"))
    screen.wait_for("Letters do nothing here.")
    screen.press("q")
    screen.wait_for("Enter leaves.")
    screen.press(ENTER)

    assert screen.end().status == 130


def test_without_colour_the_mark_and_the_tick_are_letters() -> None:
    child = Screen("ask", env={"NO_COLOR": "1"})
    child.answer(NO_SIGNS)
    child.answer(AGE_OPEN)
    child.answer(step("Where does it hurt?", "", DOWN, SPACE))
    child.wait_for("> [x] 1. In the low back")
    child.press("q", ENTER)
    assert not re.search("\x1b\\[[0-9;]*(3[0-8]|4[0-8]|9[0-7]|10[0-7])[0-9;]*m", child.end().text)


# --- One key and what it does ---------------------------------------------------------


def test_a_question_mark_says_why_and_b_goes_back() -> None:
    screen = Screen()
    screen.answer(step("Warning signs first.", "", "?"))
    screen.wait_for("Some signs need help now or today.")
    screen.press(ENTER)  # only puts the reason away
    screen.wait_for("leave.")
    screen.press("0")
    screen.answer(step("How old are you?", "", "b", ENTER))
    screen.wait_for("Back to the question before.")
    screen.wait_for("Before, you answered: none of these.")
    screen.press(ENTER)
    screen.answer(AGE_OPEN)
    screen.answer(step("Where does it hurt?", "", ENTER))
    screen.answer(step("How long have you had this pain?", "", "?"))
    screen.wait_for("Guidelines sort pain into")
    screen.press("q", ENTER)
    assert "--screened" in " ".join(command_to_resume(screen))


def test_what_was_ticked_is_ticked_still_when_somebody_comes_back() -> None:
    screen = Screen()
    screen.answer(NO_SIGNS)
    screen.answer(AGE_OPEN)
    screen.answer(step("Where does it hurt?", "", "3", SPACE, ENTER))
    screen.answer(step("How long have you had this pain?", "", "b", ENTER))
    screen.wait_for("Back to the question before.")
    screen.press(ENTER)
    screen.answer(step("How long have you had this pain?", "", "q", ENTER))

    assert "--symptoms leg-pain --absent" in " ".join(command_to_resume(screen))


def command_to_resume(screen: Screen) -> list[str]:
    found = re.search(r"To go on from here:\n(.*)", screen.end().text)
    assert found is not None
    return found[1].split()


def test_enter_on_a_marked_line_ticks_it_and_never_passes_it_over() -> None:
    screen = Screen()
    screen.answer(step("Warning signs first.", "", DOWN, ENTER))
    screen.wait_for("Ticked. Enter again goes on.")
    screen.press(ENTER)
    screen.answer(step("Nerves, bladder, bowel.", "", "1", ENTER))
    screen.wait_for("Ticked. Enter again goes on.")
    screen.press(ENTER)

    session = screen.end()
    assert session.status == 3
    assert "GET HELP NOW" in session.text


def test_a_ticked_emergency_is_told_before_the_rest_is_read() -> None:
    screen = Screen(columns=40, rows=24)
    screen.answer(step("Warning signs first.", "", "1", SPACE, ENTER))
    screen.answer(step("Nerves, bladder, bowel.", "", "1", SPACE, ENTER))

    session = screen.end()
    assert session.status == 3
    assert "--screened" not in session.text  # what was not read stays unknown
    last = " ".join(session.text.split("\n")[-23:])
    assert "GET HELP NOW. Call" in " ".join(last.split())


def test_groups_that_were_not_read_are_shown_after_those_that_were_chosen() -> None:
    screen = Screen(columns=40, rows=24)
    screen.answer(step("Warning signs first.", "", "2", SPACE, ENTER))
    screen.wait_for("Chest and belly. Which of these are true?")
    screen.wait_for("leave.")
    read_to_the_end(screen)
    screen.press("0")
    screen.wait_for("Warning signs first. Do you have any of these? Choose the groups that fit. (3")
    screen.wait_for("[ ] 1. Feeling ill")  # the first two were read
    screen.press("q", ENTER)

    assert "--screened" not in command_to_resume(screen)


@pytest.mark.parametrize(
    ("keys", "hint"),
    [
        (["soon", ENTER], "6 months"),
        (["8w", ENTER, "acupunture", ENTER], 'Did you mean "acupuncture"'),
        (["8w", ENTER, "zzzz", ENTER], "Enter again keeps it in your own words."),
    ],
)
def test_nonsense_asks_again_with_an_example(keys: list[str], hint: str) -> None:
    screen = Screen()
    screen.answer(NO_SIGNS)
    screen.answer(AGE_OPEN)
    screen.answer(step("Where does it hurt?", "", ENTER))
    screen.wait_for("How long have you had this pain?")
    screen.press(*keys)
    screen.wait_for(hint)
    screen.press("\x15", "q", ENTER)

    assert screen.end().status == 130


def test_what_the_program_does_not_know_is_kept_in_the_persons_own_words() -> None:
    screen = Screen("ask", *KNOWN)
    screen.wait_for("What have you tried?")
    screen.press(*"crystals", ENTER)
    screen.wait_for("Enter again keeps it in your own words.")
    screen.press(ENTER)
    screen.wait_for("In your own words: crystals")
    screen.press(*"yoga", ENTER, ENTER)
    screen.wait_for("Yoga In your own words: crystals")
    screen.wait_for("How did it go with yoga?")
    screen.press("q", ENTER)

    again = command_to_resume(screen)
    assert "yoga" in again
    assert again[again.index("--other") + 1] == "crystals"


def test_typing_filters_by_name_by_everyday_word_and_by_category() -> None:
    screen = Screen("ask", *KNOWN)
    screen.wait_for("What have you tried?")
    screen.press(*"cortis")
    screen.wait_for("Epidural steroid injection, also called cortisone shot (Injections)")
    screen.press(*[BACKSPACE] * 6, *"nerve block")
    screen.wait_for("> [ ] Nerve block, any kind")
    screen.press(ENTER)
    screen.wait_for("Chosen: nerve block")  # a word that is known stays the person's own
    screen.press(BACKSPACE, *"tai", DOWN, SPACE)
    screen.wait_for("Chosen: Tai chi")
    screen.press("\x1b[200~, acupuncture,\x1b[201~")
    screen.wait_for("Chosen: Tai chi, Acupuncture")
    screen.press(CTRL_C)

    assert screen.end().status == 130


@pytest.mark.parametrize("keys", [("0",), (END, UP, SPACE), (END, UP, ENTER)])
def test_what_is_ticked_is_never_denied_by_the_key_for_none(keys: tuple[str, ...]) -> None:
    screen = Screen()
    screen.answer(step("Warning signs first.", "", "1", SPACE, *keys))
    screen.wait_for("You ticked something.")
    screen.press(END, ENTER)  # the mark stands on "I don't know"
    screen.wait_for("Nerves, bladder, bowel. Which of these are true?")
    screen.press("q", ENTER)

    assert screen.end().status == 130


def test_what_is_pasted_into_a_list_presses_no_keys() -> None:
    screen = Screen()
    screen.wait_for("leave.")
    screen.press("\x1b[200~0 b q 1\x1b[201~", DOWN)
    screen.wait_for("> [ ] 1. Nerves")
    screen.press("q", ENTER)

    assert "--screened" not in command_to_resume(screen)


# --- Narrow and low screens -----------------------------------------------------------


@pytest.mark.parametrize("columns", [40, 80, 160])
def test_every_word_of_every_warning_sign_is_shown(columns: int, knowledge: Knowledge) -> None:
    screen = Screen("ask", columns=columns, rows=24)
    screen.answer(step("Warning signs first.", "", "1", SPACE))
    screen.wait_for("[x] 1.")
    read_to_the_end(screen)
    screen.press(UP, ENTER)
    screen.wait_for("Which of these are true?")
    screen.wait_for("leave.")
    seen = read_to_the_end(screen)
    screen.press("0")
    screen.wait_for("How old are you?")
    screen.press("q", ENTER)

    assert screen.end().status == 130
    for fact in knowledge.screens["nerves"].asks:
        assert knowledge.facts[fact].question in seen


def read_to_the_end(screen: Screen) -> str:
    """Press Page Down until nothing is below; give all that was shown."""
    seen = screen.words()
    for _ in range(20):
        first = re.search(r"(\d+) to (\d+) of (\d+)\. Page Down", screen.words())
        if first is None:
            return seen
        screen.press(PAGE_DOWN)
        screen.wait_while(first[0])
        seen += screen.words()
    raise AssertionError(seen)


def test_what_was_not_on_the_screen_cannot_be_denied() -> None:
    screen = Screen(columns=40, rows=24)
    screen.answer(step("Warning signs first.", "", "0"))
    screen.wait_for("Please look at the rest first")
    screen.press(UP)
    read_to_the_end(screen)
    screen.press("0")
    screen.answer(step("How old are you?", "", "q", ENTER))

    assert "--screened" in command_to_resume(screen)


def test_keys_pressed_ahead_deny_nothing_that_was_not_shown_yet() -> None:
    screen = Screen(
        "ask", "--screened", "--symptoms", "leg-pain", "--age", "50", "--tried", "yoga:6w"
    )
    screen.answer(step("How long have you had this pain?", "", ENTER))
    screen.answer(step("How did it go with yoga?", "", ENTER))
    screen.answer(step("Your spine.", "", "000"))
    screen.wait_for("Your body. Which of these are true?")
    screen.wait_for("Please look at the rest first")
    screen.press(CTRL_C)

    again = command_to_resume(screen)
    absent = again[again.index("--absent") + 1].split(",")
    assert "spine" in absent  # all of that screen
    assert not {"body", "diabetes"} & set(absent)
