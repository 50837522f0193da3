"""The contract of the command line: words in, text out, exit status."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from backadvisor import Knowledge, __version__
from backadvisor.__main__ import _parsed, wants_json
from backadvisor.cli import commands as run
from backadvisor.cli.fast_path import fast_next
from backadvisor.cli.schema import SCHEMAS

from .process import PROGRAM, environment
from .program import answer
from .program import run as program


@pytest.mark.parametrize("category", ["injections", "medicines", "surgery"])
def test_a_category_stands_for_all_its_members(category: str, knowledge: Knowledge) -> None:
    members = {
        treatment.id
        for treatment in knowledge.treatments.values()
        if treatment.category == category
    }

    assert set(run.treatment_ids(category, knowledge)) == members
    assert len(members) > 3


# --- Exit status ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["next", "--tried", "injections,pt"], 0),
        (["next", "--symptoms", "saddle-numbness"], 3),
        (["next", "--age", "17"], 3),
        (["next", "--tried", "nonsense"], 2),
        (["next", "--symptoms", "nonsense"], 2),
        (["next", "--conditions", "nonsense"], 2),
        (["next", "--nonsense"], 2),
        (["nonsense"], 2),
        (["next", "--format", "nonsense"], 2),
        (["next", "--top", "0"], 2),
        (["next", "--top", "many"], 2),
        (["next", "--top", "9" * 9], 0),
        (["next", "--top", "9" * 5000], 2),
        (["next", "--json", "--format", "table"], 2),
        (["--accessible", "next"], 2),
        (["next", "--case", "/nowhere/case.yaml"], 1),
        (["next", "--knowledge", "/nowhere"], 1),
        (["next", "--output", "/nowhere/out.txt"], 1),
        (["show", "acupuncture"], 0),
        (["show", "nonsense"], 2),
        (["list"], 0),
        (["list", "nonsense"], 2),
        (["schema"], 0),
        (["schema", "nonsense"], 2),
        (["check", "/nowhere"], 1),
        (["--help"], 0),
        (["--version"], 0),
    ],
)
def test_exit_status(words: list[str], status: int) -> None:
    done = program(*words)

    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    if status in (1, 2) and words[0] != "check" and "--output" not in words:
        assert done.stdout == ""  # of `check` the answer is the list of problems
        assert done.stderr.strip()


@pytest.mark.parametrize(
    ("flag", "value", "right_form"),
    [
        ("tried", "pt:abc", "6w"),
        ("tried", "pt:0x", "6w"),
        ("tried", "pt:-3w", "6w"),
        ("tried", "pt=great", "no-relief"),
        ("tried", "pt:6w:7w", "NAME:AMOUNT=OUTCOME"),
        ("duration", "soon", "8w"),
        ("duration", "-3w", "8w"),
        ("duration", "0d", "8w"),
        ("age", "-4", "0 to 120"),
        ("age", "200", "0 to 120"),
        ("age", "old", "0 to 120"),
        ("goals", "sleeep", "sleep"),
        ("region", "XX", "US"),
    ],
)
def test_a_malformed_value_shows_the_right_form(flag: str, value: str, right_form: str) -> None:
    done = program("next", f"--{flag}={value}")

    assert done.returncode == 2
    assert right_form in done.stderr


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (["--tried", "acupunture"], '"acupuncture"'),
        (["--symptoms", "leg-pian"], '"leg-pain"'),
        (["--conditions", "diabetis"], '"diabetes"'),
        (["--tried", "pt=no-releif"], '"no-relief"'),
    ],
)
def test_an_unknown_word_names_the_nearest(words: list[str], near: str) -> None:
    done = program("next", *words)

    assert done.returncode == 2
    assert near in done.stderr
    assert len(done.stderr.splitlines()) == 1


# --- JSON -----------------------------------------------------------------------------


ANSWER_FIELDS = {
    *("schema", "knowledge", "case", "triage", "situation", "options", "set_aside"),
    *("combinations", "next_conversation", "open_questions", "undated", "safety_net", "about"),
}
OPTION_FIELDS = {
    *("id", "name", "category", "bucket", "reasons", "involves", "fair_trial", "cautions"),
    *("check_first", "guidelines", "agreement", "effects", "harms", "ask"),
}


def test_the_json_keeps_the_contract(knowledge: Knowledge) -> None:
    answered = answer("--tried", "injections,pt:3w=no-relief", "--conditions", "diabetes")

    assert answered["schema"] == "backadvisor.advice/1"
    assert set(answered) >= ANSWER_FIELDS
    assert set(answered["triage"]) >= {"level", "screened", "flags", "unanswered"}
    ids = [option["id"] for option in answered["options"] + answered["set_aside"]]
    assert sorted(ids) == sorted(knowledge.treatments)
    for option in answered["options"]:
        assert set(option) >= OPTION_FIELDS
        assert set(option["agreement"]) == {"for", "consider", "against", "insufficient"}
    for option in answered["options"] + answered["set_aside"]:
        assert all(reason["sources"] for reason in option["reasons"])
        assert all(
            source in answered["sources"] for r in option["reasons"] for source in r["sources"]
        )


@pytest.mark.parametrize("words", [["--tried", "injections,pt"], ["--symptoms", "saddle-numbness"]])
def test_the_json_is_what_the_schema_says(words: list[str]) -> None:
    answered = answer(*words)

    jsonschema.validate(answered, SCHEMAS["advice"]())
    jsonschema.validate(answered["case"], SCHEMAS["case"]())


def test_the_case_of_an_answer_gives_the_same_answer_again(tmp_path: Path) -> None:
    words = (
        "--tried injections,epidural:2x=wore-off,pt:3w=no-relief --duration 8w --symptoms leg-pain "
        "--absent fever --age 61 --goals sleep --avoid opioids --region UK --screened"
    )
    answered = answer(*words.split())
    case = tmp_path / "case.json"
    case.write_text(json.dumps(answered["case"]), encoding="utf-8")

    assert answer("--case", str(case)) == answered


def test_a_case_comes_from_stdin_and_flags_win_over_it() -> None:
    done = program("next", "--case", "-", "--age", "50", "--json", stdin="age: 17\ntried: [pt]\n")

    answered = json.loads(done.stdout)
    assert done.returncode == 0
    assert answered["case"]["age"] == 50
    assert answered["case"]["tried"] == ["pt"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("tried: pt\nage: old\n", "0 to 120"),
        ("tired: pt\n", '"tried"'),
        ("- a\n- b\n", "keys"),
        ("tried: [pt\n", "YAML"),
        ("", "empty"),
        ("screened: no\n", "quotes"),
        ("tried: {pt: 3}\n", "words"),
        ("age: [1]\n", "0 to 120"),
        ("duration: 8\n", "8w"),
    ],
)
def test_a_wrong_case_file_is_a_problem_with_its_place(text: str, problem: str) -> None:
    done = program("next", "--case", "-", stdin=text)

    assert done.returncode == 1
    assert done.stderr.startswith("<stdin>:")
    assert problem in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["next", "--tried", "nonsense", "--json"],
        ["next", "--nonsense", "--json"],
        ["next", "--case", "/nowhere", "--json"],
        ["show", "nonsense", "--json"],
        ["next", "--tried=nonsense", "--format=json"],
        ["next", "--format", "json", "--nonsense"],
        ["next", "--nonsense", "--format=json"],
        ["batch"],
        ["batch", "--nonsense"],
        ["batch", "/nowhere"],
    ],
)
def test_a_failure_in_json_mode_is_json_on_stderr(words: list[str]) -> None:
    done = program(*words)

    failure = json.loads(done.stderr)
    assert done.returncode in (1, 2)
    assert done.stdout == ""
    assert failure["schema"] == "backadvisor.problems/1"
    assert failure["problems"][0]["message"]


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (["next", "--bogus"], False),
        (["next", "--bogus", "--json"], True),
        (["next", "--format", "json", "--bogus"], True),
        (["next", "--bogus", "--format=json"], True),
        (["next", "--format", "plain", "--bogus"], False),
        (["show", "json", "--format"], False),
        (["show", "batch", "--bogus"], False),
        (["batch", "--bogus"], True),
        ([], False),
    ],
)
def test_words_that_cannot_be_read_say_whether_json_was_asked_for(
    words: list[str], asked: bool
) -> None:
    assert wants_json(words) == asked


@pytest.mark.parametrize(
    ("words", "schema", "holds"),
    [
        (["list"], "list", "treatments"),
        (["list", "sources"], "list", "sources"),
        (["list", "red-flags"], "list", "red-flags"),
        (["show", "yoga"], "treatments", "treatments"),
        (["compare", "yoga", "heat"], "treatments", "treatments"),
        (["why", "yoga"], "why", "why"),
    ],
)
def test_a_schema_names_one_shape_and_says_which_knowledge_spoke(
    words: list[str], schema: str, holds: str, knowledge: Knowledge
) -> None:
    document = json.loads(program(*words, "--json").stdout)

    assert document["schema"] == f"backadvisor.{schema}/1"
    assert document["knowledge"] == {
        "version": knowledge.about.version,
        "date": knowledge.about.date,
        "laid_over": [],
    }
    assert document[holds]


def test_withheld_json_is_complete_and_empty_of_options() -> None:
    done = program("next", "--symptoms", "saddle-numbness", "--json")

    answered = json.loads(done.stdout)
    assert done.returncode == 3
    assert answered["triage"]["level"] == "emergency"
    assert answered["options"] == answered["set_aside"] == []
    assert answered["triage"]["flags"][0]["do"]
    assert answered["about"]["regions"]["NZ"]["emergency"].startswith("111")


# --- Two ways to read the same words --------------------------------------------------

PLAIN = [
    ["next"],
    ["next", "--tried", "injections,pt"],
    ["next", "--tried=injections", "--tried", "pt:3w=no-relief", "--json"],
    ["next", "--symptoms", "leg-pain", "--conditions=diabetes", "--absent", "fever"],
    ["next", "--screened", "--duration", "6 months", "--age", "50", "--region", "UK"],
    ["next", "--avoid", "opioids", "--goals", "sleep,work", "--details", "--top", "3"],
    ["next", "--format", "plain", "--top=2"],
    ["next", "--symptoms", "saddle-numbness", "--format=json"],
    ["next", "--tried", "nonsense"],
    ["next", "--tried", "pt", "--for", "relative"],
    ["next", "--for=mother"],
    ["next", "--age", "old", "--json"],
]


@pytest.mark.parametrize("words", PLAIN, ids=" ".join)
def test_the_quick_reading_equals_the_parser(words: list[str]) -> None:
    parsed = program(*words, entry=lambda: sys.exit(_parsed(words)))
    quick = program(*words)

    assert fast_next(words) is not None
    assert (quick.returncode, quick.stdout) == (parsed.returncode, parsed.stdout)
    assert quick.stderr == parsed.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["show", "yoga"],
        ["next", "--help"],
        ["next", "--tri", "pt"],
        ["next", "pt", "yoga"],
        ["next", "-x"],
        ["next", "--tried"],
        ["next", "--tried", "--json"],
        ["next", "--top", "x"],
        ["next", "--top", "9" * 5000],
        ["next", "--json=yes"],
        [],
    ],
)
def test_anything_unusual_is_left_to_the_parser(words: list[str]) -> None:
    assert fast_next(words) is None


def test_the_quick_reading_knows_every_flag_of_next() -> None:
    from typer.main import get_command

    from backadvisor.cli import fast_path as quick
    from backadvisor.cli.app import app
    from backadvisor.intake.case import TEXT
    from backadvisor.intake.keys import KEY

    command: Any = get_command(app)
    flags = {param.name.strip("_") for param in command.commands["next"].params} - {"help"}
    known = {*KEY, *quick.VIEW_VALUES, *quick.VIEW_SWITCHES, "top", TEXT}
    assert known == flags


# --- Edges ----------------------------------------------------------------------------


def test_the_version_is_a_word_and_a_number() -> None:
    assert program("--version").stdout == f"backadvisor {__version__}\n"
    assert program("--accessible", "--version").stdout == f"backadvisor {__version__}\n"
    assert program("--version", "next").stdout == f"backadvisor {__version__}\n"
    assert re.search(r"^  --version +Print the version", program("--help").stdout, re.MULTILINE)


@pytest.mark.process
def test_a_closed_pipe_ends_quietly() -> None:
    command = " ".join([*PROGRAM, "next", "--details", "--tried", "pt"])
    done = subprocess.run(
        ["bash", "-c", f"{command} | head -n 1"],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )

    assert done.stderr == ""
    assert done.stdout.startswith("WHAT TO TRY NEXT")


def test_output_goes_to_a_file_only_when_asked(tmp_path: Path) -> None:
    target = tmp_path / "answer.txt"
    done = program("next", "--tried", "pt", "--output", str(target), cwd=tmp_path)

    assert done.stdout == ""
    assert "WORTH TRYING NEXT" in target.read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["answer.txt"]


def test_a_dash_for_the_output_is_the_output_stream(tmp_path: Path) -> None:
    dashed = program("next", "--tried", "pt", "--output", "-", cwd=tmp_path)

    assert dashed.stdout == program("next", "--tried", "pt").stdout
    assert not list(tmp_path.iterdir())


def test_a_file_needs_a_name() -> None:
    done = program("next", "--tried", "pt", "--output", "")

    assert (done.returncode, done.stdout) == (2, "")
    assert "--output" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--today", "tomorrow"], "--today takes a day"),
        (["--today", "2026-02-30"], "--today takes a day"),
        (["--today", ""], "--today takes a day"),
        (["--trust", "--today", "21.11.2026"], "--today takes a day"),
        ([""], "Name the knowledge folder"),
        (["--format", "nonsense"], '"nonsense" is not a form'),
        (["--format", "github", "--json"], "do not go together"),
        (["--report", "--overlay"], "--report and --overlay do not go together"),
        (["--report", "--format", "github"], "--report and --format do not go together"),
        (["--report", "--today", "2026-11-21"], "--report and --today do not go together"),
        (["--report", "--trust"], "do not go together"),
    ],
)
def test_check_takes_no_word_that_it_cannot_use(words: list[str], said: str) -> None:
    done = program("check", *words)

    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_check_annotates_for_ci(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text("- id: [\n", encoding="utf-8")
    done = program("check", str(tmp_path), "--format", "github")

    assert done.returncode == 1
    assert re.search(
        r"::error file=.*facts\.yaml,line=\d+,col=\d+,title=yaml-syntax::", done.stdout
    )


def test_no_key_of_a_file_becomes_an_annotation_of_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "a,b:c"
    folder.mkdir()
    (folder / "about.yaml").write_text(
        '"x\\n::warning file=a.py::forged 100%": 1\n', encoding="utf-8"
    )
    lines = program("check", str(folder), "--format", "github").stdout.splitlines()

    assert all(line.startswith("::error file=") for line in lines)
    (forged,) = [line for line in lines if "forged" in line]
    assert "x%0A::warning file=a.py::forged 100%25" in forged
    assert "/a%2Cb%3Ac/about.yaml,line=1,col=1,title=unknown-field::" in forged
    assert not any("line=0" in line or "col=0" in line for line in lines)
    plainly = program("check", str(folder)).stdout.splitlines()
    assert len(plainly) == len(lines)
    assert all(line.startswith(str(folder)) for line in plainly)


# --- What wins, and what is said beside a file ----------------------------------------


def test_a_no_by_flag_takes_back_a_yes_of_the_case_file(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text("symptoms: [leg-pain, fever]\nduration: 8m\n", encoding="utf-8")
    command = ["next", "--case", str(case), "--json"]

    corrected = json.loads(program(*command, "--absent", "leg-pain,fever").stdout)["case"]
    assert (corrected["symptoms"], corrected["absent"]) == ([], ["leg-pain", "fever"])
    both = json.loads(program(*command, "--absent", "fever", "--symptoms", "fever").stdout)
    assert both["case"]["symptoms"] == ["leg-pain", "fever"]  # told at once, yes is the safer


@pytest.mark.parametrize("words", [["next"], ["why", "yoga"]])
def test_a_withheld_answer_in_a_file_is_told_on_the_screen_as_well(
    words: list[str], tmp_path: Path
) -> None:
    page = str(tmp_path / "visit.html")
    done = program(*words, "--symptoms", "saddle-numbness", "--format", "html", "--output", page)

    assert done.returncode == 3
    assert done.stdout == ""
    assert done.stderr.startswith("GET HELP NOW. Call ")


def test_a_file_that_is_named_json_has_to_be_json(tmp_path: Path) -> None:
    case = tmp_path / "case.json"
    case.write_text('{"age": }', encoding="utf-8")
    done = program("next", "--case", str(case))

    assert done.returncode == 1
    assert done.stderr == f"{case}:1:9: This is not JSON. (json-syntax)\n"


@pytest.mark.process
def test_help_onto_a_full_disk_is_a_message() -> None:
    words = [*PROGRAM, "next", "--help"]
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(
            words, stdout=full, stderr=subprocess.PIPE, text=True, check=False, env=environment()
        )

    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_what_is_wrong_in_a_case_file_is_told_with_its_place(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text("age: 61\nsymptoms: [fevr]\ntried: {pt: 8w}\nweight: 80\n", encoding="utf-8")
    lines = program("next", "--case", str(case)).stderr.splitlines()

    assert [line.removeprefix(str(case)).partition(": ")[0] for line in lines] == [
        ":2:11",
        ":3:8",
        ":4:9",
    ]
    assert lines[1].endswith('"tried" takes words, or a list of words. (case-tried)')
