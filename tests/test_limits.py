"""What is too much, too long or without end is refused with a message, and never cut."""

from __future__ import annotations

import io
import json
import os
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from backadvisor import Knowledge
from backadvisor.cli import batch
from backadvisor.cli.batch import answers
from backadvisor.intake import case
from backadvisor.intake.case import CaseBuilder, case_of
from backadvisor.intake.case_file import read_case
from backadvisor.intake.durations import parse_times, parse_weeks
from backadvisor.intake.values import parse_age
from backadvisor.knowledge import bounded as reading
from backadvisor.knowledge import vocabulary
from backadvisor.knowledge import yaml_reader as yaml_source
from backadvisor.knowledge.vocabulary import InvalidValue, Vocabulary
from backadvisor.model.problems import InvalidInput

from .process import PROGRAM, environment
from .program import run

SIGN = "saddle-numbness"


def problem_of(read: Callable[[], object]) -> str:
    with pytest.raises(InvalidInput) as caught:
        read()
    return str(caught.value)


def stream(text: str, knowledge: Knowledge) -> list[Any]:
    lines = answers(io.StringIO(text, newline=""), "cases", knowledge)
    return [json.loads(line) for line, _ in lines]


# --- Borders ---------------------------------------------------------------------------


def test_an_age_goes_up_to_120() -> None:
    assert parse_age("120") == 120
    with pytest.raises(InvalidValue, match="0 to 120"):
        parse_age("121")


@pytest.mark.parametrize("row", ["50", "50,pt,fever,", "50,pt,fever,,"])
def test_a_row_with_too_few_or_too_many_cells_is_a_problem(row: str, knowledge: Knowledge) -> None:
    text = f"age,tried,symptoms\n{row}\n51,pt,{SIGN}\n"
    wrong, right = stream(text, knowledge)

    (problem,) = wrong["problems"]
    assert problem["line"] == 2
    assert problem["message"] == f"This row has {row.count(',') + 1} cells, the header 3."
    assert right["triage"]["level"] == "emergency"


# --- One value, one list ---------------------------------------------------------------


@pytest.mark.parametrize("key", ["tried", "symptoms", "absent", "other", "duration", "region"])
def test_a_value_beyond_all_measure_is_refused_and_not_cut(key: str, knowledge: Knowledge) -> None:
    most = case.MOST_LETTERS
    said = problem_of(lambda: case_of({key: "x" * (most + 1)}, knowledge))

    assert f'"{key}" has more than {most:,} letters' in said
    assert "None of it was read." in said


def test_a_value_of_all_the_letters_it_may_have_is_read(knowledge: Knowledge) -> None:
    words = "x" * case.MOST_LETTERS

    assert case_of({"other": words}, knowledge).other == (words,)


@pytest.mark.parametrize("written", [lambda names: names, ",".join])
def test_a_list_beyond_all_measure_is_refused_and_not_cut(
    written: Callable[[list[str]], Any], knowledge: Knowledge
) -> None:
    names = ["fever"] * case.MOST_NAMED

    assert case_of({"symptoms": written(names)}, knowledge).symptoms == ("fever",)
    said = problem_of(lambda: case_of({"symptoms": written([*names, SIGN])}, knowledge))
    assert f'"symptoms" names more than {case.MOST_NAMED:,} things. None of them was read.' in said


def test_a_length_of_time_that_goes_on_and_on_is_none() -> None:
    assert parse_weeks("about " * 3 + "6 weeks") == 6
    started = time.perf_counter()

    assert parse_weeks("about " * 4_000 + "6 weeks") is None
    assert parse_times("about " * 4_000 + "6 times") is None
    assert time.perf_counter() - started < 1


def test_near_words_are_looked_for_with_the_first_unknown_ones(knowledge: Knowledge) -> None:
    builder = CaseBuilder(Vocabulary(knowledge))
    most = vocabulary.MOST_LOOKED_FOR
    builder.add("symptoms", [*(f"{number}zzz" for number in range(most)), "feverr", "pee accident"])

    *_, last, grave = (said for _, said in builder.problems)
    assert len(builder.problems) == most + 2
    assert f"Near words were looked for only with the first {most}." in last
    assert "Did you mean" in grave  # a word that may be a sign is never too late
    again = CaseBuilder(builder.vocabulary)
    again.add("symptoms", "feverr")
    assert 'Did you mean "fever"' in again.problems[0][1]


# --- Files -----------------------------------------------------------------------------


def test_a_case_file_that_is_too_large_is_refused_and_not_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "case.yaml"
    path.write_text("tried: [pt]\n", encoding="utf-8")
    monkeypatch.setattr(reading, "MOST_BYTES", 12)

    assert read_case(str(path)).values == {"tried": ["pt"]}
    path.write_text("tried: [pt] \n", encoding="utf-8")
    said = problem_of(lambda: read_case(str(path)))
    assert "more than 12 bytes, the most that is read. None of it was read. (too-large)" in said


def test_aliases_that_stand_for_thousands_of_texts_are_refused() -> None:
    names = ", ".join(["*a"] * (yaml_source.MOST_REPEATED + 1))
    _, problems = yaml_source.read_text(f"tried: &a pt\nother: [{names}]\n", "case.yaml")
    _, lists = yaml_source.read_text(f"- &a [{'b, ' * 100}]\n" + "- *a\n" * 11, "case.yaml")

    (said,) = [problem.message for problem in problems]
    assert said == "Aliases stand for more than 1,000 texts here. Write them out."
    assert [problem.line for problem in lists] == [12]


@pytest.mark.parametrize(
    "words", [["next", "--case"], ["batch"], ["check"], ["next", "--knowledge"]]
)
def test_a_device_is_no_file(words: list[str]) -> None:
    done = run(*words, "/dev/zero")

    assert done.returncode == 1
    assert "no f" in (done.stderr + done.stdout) or "not a folder" in (done.stderr + done.stdout)


def test_a_pipe_that_nobody_writes_to_ends_with_a_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(pipe := tmp_path / "pipe")
    monkeypatch.setattr(reading, "PATIENCE", 0.1)

    said = problem_of(lambda: read_case(str(pipe)))
    assert "Nothing came from this pipe for 0.1 seconds. (no-input)" in said


def test_a_pipe_in_a_knowledge_folder_is_no_file_of_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "facts.yaml")
    done = run("next", "--knowledge", str(tmp_path))

    assert done.returncode == 1
    assert f"{tmp_path}/facts.yaml:0:0: This is no file. (no-file)" in done.stderr


def test_a_pipe_is_read_to_its_end_however_slowly_it_comes(tmp_path: Path) -> None:
    os.mkfifo(pipe := tmp_path / "pipe")

    def slowly() -> None:
        with open(pipe, "w", encoding="utf-8") as file:
            for part in ("tried: [pt]\n", f"symptoms: [{SIGN}]\n"):
                time.sleep(0.2)
                file.write(part)
                file.flush()

    writer = threading.Thread(target=slowly)
    writer.start()
    values = read_case(str(pipe)).values
    writer.join()

    assert values == {"tried": ["pt"], "symptoms": [SIGN]}


@pytest.mark.process
@pytest.mark.parametrize(
    "command",
    [
        "$BA next --case <(sleep 0.2; echo 'symptoms: [saddle-numbness]') --json",
        "echo 'symptoms: [saddle-numbness]' | $BA next --case /dev/stdin --json",
        "echo 'symptoms: [saddle-numbness]' | $BA next --case - --json",
        '$BA batch <(echo \'{"symptoms": ["saddle-numbness"]}\')',
        'echo \'{"symptoms": ["saddle-numbness"]}\' | $BA batch /dev/stdin',
    ],
)
def test_a_case_may_come_from_another_program(command: str) -> None:
    done = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        env=environment(BA=" ".join(PROGRAM)),
        timeout=60,
        check=False,
    )

    assert json.loads(done.stdout)["triage"]["level"] == "emergency"


@pytest.mark.process
def test_an_input_stream_that_does_not_block_is_read_whole() -> None:
    reads, writes = os.pipe()
    os.set_blocking(reads, False)
    child = subprocess.Popen(
        [*PROGRAM, "next", "--case", "-", "--json"],
        stdin=reads,
        stdout=subprocess.PIPE,
        env=environment(),
    )
    os.close(reads)
    for part in (b"tried: [pt]\n", b"symptoms: [saddle-numbness]\n"):
        time.sleep(0.4)
        os.write(writes, part)
    os.close(writes)
    output, _ = child.communicate(timeout=60)

    assert json.loads(output)["triage"]["level"] == "emergency"


# --- Lines of a stream -----------------------------------------------------------------


@pytest.mark.parametrize(
    "long", ['{"other": "' + "x" * 300 + '"}', " " * 300 + '{"symptoms": ["fever"]}']
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_line_that_is_too_long_is_a_problem_in_its_place(
    long: str, end: str, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "MOST_LETTERS", 50)
    lines = ['{"age": 50}', long, f'{{"symptoms": ["{SIGN}"]}}', long]
    first, wrong, sign, last = stream(end.join(lines), knowledge)

    assert first["case"]["age"] == 50
    assert sign["triage"]["level"] == "emergency"
    for answered, line in ((wrong, 2), (last, 4)):
        (problem,) = answered["problems"]
        assert problem["line"] == line
        assert problem["message"] == "This line has more than 50 letters. None of it was read."


def test_a_row_that_is_too_long_is_a_problem_in_its_place(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "MOST_LETTERS", 50)
    wrong, right = stream(f"age,other\n50,{'x' * 300}\n51,bath\n", knowledge)

    assert "more than 50 letters" in wrong["problems"][0]["message"]
    assert right["case"]["age"] == 51
