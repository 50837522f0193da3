"""The interview in plain lines, as five people hold it; each session is recorded as text."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pexpect
import pytest

from tests.process import PROGRAM, environment
from tests.program import run

from .people import PEOPLE, WITHHELD
from .record import TRANSCRIPTS, recorded
from .session import Session, again, answered, in_lines, played, spawned

pytestmark = pytest.mark.process

LINES = {person: [step.line for step in steps] for person, steps in PEOPLE.items()}


@pytest.mark.parametrize("person", PEOPLE)
def test_the_session_is_the_recorded_one(person: str) -> None:
    said = (TRANSCRIPTS / f"{person}.txt").read_text(encoding="utf-8")

    assert recorded(person) == said, "to record again: python -m tests.terminal.record"


def test_every_recorded_session_belongs_to_a_person() -> None:
    assert {path.stem for path in TRANSCRIPTS.iterdir()} == set(PEOPLE)


@pytest.mark.parametrize("person", PEOPLE)
def test_the_printed_command_gives_the_same_advice(person: str) -> None:
    session = played(person, "--json")

    assert Session(answered(session), session.status) == again(session)
    assert session.status == (3 if person in WITHHELD else 0)


def test_an_emergency_at_the_third_question_stops_everything() -> None:
    session = in_lines([*LINES["emergency-at-the-third-question"], "never asked"])

    assert session.status == 3
    assert "GET HELP NOW" in session.text.upper()
    assert "How long have you had this pain?" not in session.text
    assert session.text.count("\n> ") == 3


def test_two_failed_treatments_need_at_most_fifteen_answers() -> None:
    session = played("injections-failed")

    assert session.status == 0
    assert session.text.count("\n> ") <= 15


@pytest.mark.parametrize("person", PEOPLE)
def test_the_transcript_holds_no_escape_sequence_and_no_box(person: str) -> None:
    text = played(person).text

    assert "\x1b" not in text
    assert not re.search("[\u2500-\u259f]", text)


def test_forty_columns_fold_every_line_and_cut_no_word() -> None:
    text = in_lines(["?", "0", "b", "0", "", "", "q"], columns=40).text
    asked, _, command_line = text.partition("To go on from here:\n")

    assert "Some signs need help now or today." in " ".join(asked.split())
    assert "never eased, worse at night, lying down or on coughing, high in the back" in " ".join(
        asked.split()
    )
    assert max(map(len, asked.splitlines())) <= 40
    assert not re.search("\x1b|[\u2500-\u259f]", asked)
    assert command_line == "backadvisor ask --screened --accessible\n"  # never folded


def test_going_back_says_what_was_answered_before() -> None:
    session = in_lines(["0", "50", "leg-pain", "b", "", "b", "b", "skip", "", "q"])
    screen = " ".join(session.text.split())

    assert "Before, you answered: leg-pain. Enter keeps it. To leave it open: skip." in screen
    assert "backadvisor ask --symptoms leg-pain" in screen  # Enter kept it
    assert "--age" not in screen.partition("To go on")[2]  # and "skip" did not


@pytest.mark.parametrize(
    ("lines", "hint"),
    [
        (["99"], "Type a number, such as 3, or 0 for none of these."),
        (["nervs"], '"nerves"'),
        (["0", "", "", "yesterday"], "8w"),
        (["0", "", "", "8w", "acupunture"], '"acupuncture"'),
        (["0", "", "", "8w", "pt, crystal healing"], "Enter keeps it in your own words."),
        (["0", "", "", "8w", "pt", "1,2"], "Choose one"),
        (["0", "old"], "for example 54"),
    ],
)
def test_nonsense_asks_again_with_an_example(lines: list[str], hint: str) -> None:
    session = in_lines([*lines, "q"])

    assert session.status == 130
    assert hint in " ".join(session.text.split())


@pytest.mark.parametrize("leaving", ["q", "quit"])
def test_leaving_says_how_to_go_on_and_keeps_nothing(leaving: str) -> None:
    session = in_lines(["0", "50", "3", "8m", leaving])

    assert session.status == 130
    assert "nothing was kept" in session.text
    assert "backadvisor ask --symptoms leg-pain" in session.text


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_ctrl_c_and_the_end_of_input_say_how_to_go_on(key: str) -> None:
    child = spawned(["ask", "--accessible", "--duration", "8m"])
    child.expect("None of these")
    child.expect("> ")
    child.send(key)
    said = child.read()
    child.close()

    assert "backadvisor ask --duration 8m --accessible" in said
    assert child.exitstatus == 130


def resumed(lines: list[str], at: int, kept: Path) -> Session:
    in_lines([*lines[:at], "q"], "--save", str(kept))
    return in_lines(lines[at:], "--case", str(kept), "--json")


@pytest.mark.parametrize("at", [1, 4, 6])
def test_an_interview_halfway_kept_and_resumed_gives_the_same_advice(
    at: int, tmp_path: Path
) -> None:
    lines = LINES["physical-therapy-failed"]
    whole = played("physical-therapy-failed", "--json")

    again = resumed(lines, at, tmp_path / "case.json")
    assert json.loads(answered(again)) == json.loads(answered(whole))


def test_plain_lines_are_given_by_a_flag_and_by_a_variable() -> None:
    lines = LINES["physical-therapy-failed"]
    flag = played("physical-therapy-failed")

    assert "\nWORTH TRYING NEXT" in flag.text  # the answer is in plain lines, too
    assert in_lines(lines, accessible=False, env={"BACKADVISOR_ACCESSIBLE": "1"}) == flag


@pytest.mark.parametrize(
    "env",
    [{"TERM": "dumb"}, {"TERM": "unknown"}, {"LC_ALL": "C"}, {"PYTHONIOENCODING": "latin-1"}],
)
def test_a_terminal_that_cannot_redraw_is_asked_in_plain_lines(env: dict[str, str]) -> None:
    text = in_lines(["0", "q"], accessible=False, env=env).text

    assert "\x1b" not in text
    assert text.count("\n> ") == 2


def test_a_terminal_without_a_name_or_too_small_is_asked_in_plain_lines() -> None:
    assert "\x1b" not in in_lines(["0", "q"], accessible=False, env={"TERM": ""}).text
    assert "\x1b" not in in_lines(["0", "q"], accessible=False, columns=30).text


@pytest.mark.parametrize("gone", ["2>questions.txt", ">answer.txt"])
def test_a_stream_that_is_no_terminal_gets_plain_lines(gone: str, tmp_path: Path) -> None:
    program = " ".join(PROGRAM)
    child = pexpect.spawn(
        "/bin/sh",
        ["-c", f"{program} ask {gone}"],
        env=environment(TERM="xterm"),
        cwd=str(tmp_path),
        encoding="utf-8",
        timeout=20,
    )
    child.sendline("0")
    child.sendline("")
    child.sendline("q")
    said = child.read() + "".join(path.read_text("utf-8") for path in tmp_path.iterdir())
    child.close()

    assert "Where does it hurt?" in said
    assert "\x1b" not in said
    assert child.exitstatus == 130


@pytest.mark.parametrize("words", [["--accessible"], ["--accessible", "ask"]])
def test_the_flag_may_stand_alone_and_before_the_command(words: list[str]) -> None:
    child = spawned(words)
    child.expect("None of these")
    child.expect("> ")
    child.sendline("q")
    said = child.read()
    child.close()

    assert "Stopped" in said
    assert "\x1b" not in said
    assert child.exitstatus == 130


# --- Files that cannot be written -----------------------------------------------------


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["--save", "/nowhere/case.json"], 1),
        (["--output", "/nowhere/visit.html"], 1),
        (["--save", "/"], 1),
        (["--save", ""], 2),
        (["--save", "-"], 2),
        (["--output", ""], 2),
    ],
)
def test_a_file_that_cannot_be_written_is_refused_before_the_first_question(
    words: list[str], status: int
) -> None:
    session = in_lines([], *words)

    assert session.status == status
    assert "> " not in session.text
    assert words[1] in session.text


@pytest.mark.parametrize("flag", ["--save", "--output"])
def test_a_file_that_can_no_longer_be_written_costs_no_answer(flag: str, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    child = spawned(["ask", "--accessible", flag, f"{folder}/file"])
    child.expect("> ")
    folder.rmdir()  # somebody pulls out the stick in the middle of the interview
    for line in LINES["emergency-at-the-third-question"]:
        child.sendline(line)
    said = child.read()
    child.close()

    assert "Cannot be written" in said
    assert "GET HELP" in said
    assert "backadvisor next --symptoms" in said
    assert child.exitstatus == 1


def test_leaving_says_how_to_go_on_where_nothing_can_be_kept(tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    child = spawned(["ask", "--accessible", "--age", "50", "--save", f"{folder}/file"])
    child.expect("> ")
    folder.rmdir()
    child.sendline("q")
    said = child.read()
    child.close()

    assert "Cannot be written" in said
    assert "kept in" not in said
    assert "backadvisor ask --age 50" in said


def test_own_words_in_any_letters_are_kept_so_that_they_can_be_read_again(tmp_path: Path) -> None:
    kept = tmp_path / "case.json"
    in_lines(["0", "50", "1", "8m", "caf\u00e9 \U0001f600 bath", "", "q"], "--save", str(kept))

    assert "caf\u00e9 \U0001f600 bath" in kept.read_text("utf-8")
    assert "You also tried caf\u00e9 \U0001f600 bath." in run("next", "--case", str(kept)).stdout


@pytest.mark.parametrize("save", [[], ["--save", "case.json"]])
def test_every_command_at_the_end_can_be_run(
    save: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    flags = ["--for", "relative", "--top", "3", "--details", *save]
    text = in_lines(LINES["physical-therapy-failed"], *flags, columns=200).text

    commands = re.findall(r"^backadvisor (.*)$", text, re.MULTILINE)
    assert [line.split()[0] for line in commands] == (
        ["next", "next", "why", "compare"] if save else ["next", "compare"]
    )
    for line in commands:
        done = run(*shlex.split(line), cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, ""), line
    assert ("without --top and --details" in text) == (not save)
    assert commands[0].endswith("--for relative --top 3 --details")
    assert not save or "--for relative" in commands[2]
