"""The pages of help are true to the program, folded to the width, and easy to find."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml

from backadvisor.cli import common as edge
from backadvisor.cli import help_pages as helptexts
from backadvisor.cli.help_format import ANSWER
from backadvisor.engine.guidelines import MAJORITY, STANDING_ORDER
from backadvisor.intake.keys import KEYS, WHAT_YOU_TELL

from .program import commands, run

TOPICS = list(helptexts.TOPICS)


def test_help_lists_every_topic() -> None:
    done = run("help")

    assert done.returncode == 0
    assert re.findall(r"backadvisor help (\S+)", done.stdout) == TOPICS


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("columns", [40, 80, 160])
def test_a_page_is_folded_to_the_width(topic: str, columns: int) -> None:
    done = run("help", topic, env={"COLUMNS": str(columns)})

    assert done.returncode == 0
    assert max(map(len, done.stdout.splitlines())) <= columns
    said = done.stdout.split()[len(helptexts.TOPICS[topic].strip().splitlines()[0].split()) :]
    assert " ".join(said) in " ".join(helptexts.TOPICS[topic].split())


def test_every_topic_stands_in_the_help_of_help() -> None:
    said = " ".join(run("help", "--help").stdout.split())

    assert all(topic in said for topic in TOPICS)


def test_an_unknown_topic_names_the_nearest() -> None:
    done = run("help", "privcy")

    assert done.returncode == 2
    assert done.stdout == ""
    assert 'Did you mean "privacy"?' in done.stderr


@pytest.mark.parametrize("topic", TOPICS)
def test_every_command_on_a_page_exists(topic: str) -> None:
    named = re.findall(r"backadvisor ([a-z]\S*)", helptexts.TOPICS[topic])

    assert {word.rstrip(".,") for word in named} <= {*commands()}


@pytest.mark.parametrize("topic", TOPICS)
def test_the_example_commands_run(topic: str, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(helptexts.EXAMPLE_CASE, encoding="utf-8")
    listed = re.findall(
        r"^ {4}backadvisor (.*?)(?: {2,}.*)?$", helptexts.TOPICS[topic], re.MULTILINE
    )
    for words in map(shlex.split, listed):
        if "--accessible" in words or words[0] == "ask":
            continue  # held in tests/terminal
        done = run(*words, cwd=tmp_path)
        assert done.returncode == 0, done.stderr


def test_the_example_case_is_read_with_every_key(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(helptexts.EXAMPLE_CASE, encoding="utf-8")
    keys = yaml.safe_load(helptexts.EXAMPLE_CASE)
    flags: list[str] = []
    for key, value in keys.items():
        words = ",".join(value) if isinstance(value, list) else str(value)
        flags += [f"--{key}", *([] if value is True else [words])]

    filed = run("next", "--case", "case.yaml", "--json", cwd=tmp_path)
    assert filed.returncode == 0, filed.stderr
    assert filed.stdout == run("next", *flags, "--json").stdout
    assert list(keys) == [key.name for key in KEYS if key.name != "other"]  # that is only kept
    assert helptexts.EXAMPLE_CASE in helptexts.FILES


def test_every_exit_status_stands_on_its_page() -> None:
    explained = re.findall(r"^ {4}(\d+)", helptexts.EXIT_CODES, re.MULTILINE)
    statuses = [edge.GIVEN, edge.INVALID, edge.MISUSED, edge.WITHHELD, edge.INTERRUPTED]

    assert list(map(int, explained)) == statuses


def test_how_guidelines_are_counted_is_what_the_program_does() -> None:
    assert MAJORITY == 3
    assert "Three to one decides." in helptexts.EVIDENCE
    assert STANDING_ORDER == ("current", "superseded", "specialty")  # the order that the page tells


@pytest.mark.parametrize(
    "words",
    [
        "next --tried pt --region UK --age 50",
        "next --tried pt --format html",
        "next --symptoms saddle-numbness",
        "why yoga --tried pt",
        "compare yoga heat",
        "show injections",
        "list sources",
        "batch -",
        "check --trust",
        "schema",
        "help privacy",
        "--help",
        "nonsense",
    ],
)
def test_nothing_is_written_unless_asked(words: str, tmp_path: Path) -> None:
    here = str(tmp_path)
    done = run(*words.split(), cwd=tmp_path, stdin="{}", env={"HOME": here, "TMPDIR": here})

    assert done.stdout or done.stderr
    assert not list(tmp_path.iterdir())


# --- The help of a command ------------------------------------------------------------


@pytest.mark.parametrize("command", ["next", "why"])
def test_the_examples_of_a_command_run(command: str, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(helptexts.EXAMPLE_CASE, encoding="utf-8")
    examples = re.findall(r"^ {4}backadvisor (.*)$", run(command, "--help").stdout, re.MULTILINE)

    assert examples
    for words in map(shlex.split, examples):
        assert words[0] == command
        assert run(*words, cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("columns", [40, 80, 160])
@pytest.mark.parametrize("command", ["", *commands()])
def test_the_help_of_a_command_is_folded_and_never_cut(command: str, columns: int) -> None:
    said = run(*command.split(), "--help", env={"COLUMNS": str(columns)}).stdout.splitlines()

    # After a bracket it says that a word may be repeated.
    assert not [line for line in said if re.search(r"[^]}]\.\.\.$", line)]
    for line in said:  # an example stands on one line, to be copied
        assert len(line) <= columns or line.startswith("    backadvisor ")


def test_the_list_of_commands_says_what_their_own_help_says() -> None:
    listed = " ".join(run("--help").stdout.partition("Commands:")[2].split())

    for command in commands():
        said = run(command, "--help").stdout.split("\n\n")[1]
        assert f"{command} {' '.join(said.split()).partition('. ')[0].rstrip('.')}." in listed


@pytest.mark.parametrize("command", ["next", "ask", "why"])
def test_every_flag_stands_once_in_its_group(command: str) -> None:
    said = run(command, "--help").stdout
    blocks = re.split(r"^(\S.*):$", said, flags=re.MULTILINE)
    groups = dict(zip(blocks[1::2], blocks[2::2], strict=True))
    under = {
        flag: heading
        for heading, block in groups.items()
        for flag in re.findall(r"^ {2}--([\w-]+)", block, re.MULTILINE)
    }

    assert said.index("Examples:") < said.index("What you tell:")
    assert len(under) == len(re.findall(r"^ {2}--", said, re.MULTILINE))
    headings = {
        **dict.fromkeys((key.name for key in KEYS), WHAT_YOU_TELL),
        **dict.fromkeys(("format", "json", "output", "for", "details", "top"), ANSWER),
        "case": WHAT_YOU_TELL,
    }
    assert all(headings.get(flag, "Options") == heading for flag, heading in under.items())
    assert {"tried", "goals", "format", "help"} <= set(under)
