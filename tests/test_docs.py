"""The documents say what the program does."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from backadvisor import Knowledge

from .process import environment
from .program import commands, run

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_help_block_of_the_readme_is_the_help_of_the_program() -> None:
    block = re.search(r"<!-- help.*?-->\n```text\n(.*?)```", README, re.DOTALL)
    blocks = [run("--help", env={"COLUMNS": "80"}).stdout]
    blocks.append(run("next", "--help", env={"COLUMNS": "80"}).stdout)

    assert block is not None
    assert block[1] == "\n".join(blocks)


def test_the_sample_of_the_readme_is_what_the_program_says() -> None:
    sample = re.search(r"```text\n\$ backadvisor (.*?)\n(.*?)```", README, re.DOTALL)
    assert sample is not None

    said = run(*sample[1].split(), "--format", "table", env={"COLUMNS": "100"}).stdout.splitlines()
    for line in sample[2].splitlines():
        assert line == "..." or line in said, line


def test_every_command_has_help_and_stands_in_the_readme() -> None:
    for command in commands():
        assert run(command, "--help").returncode == 0
        assert f"backadvisor {command}" in README


@pytest.mark.process
def test_the_python_example_of_the_readme_runs() -> None:
    code = re.search(r"```python\n(.*?)```", README, re.DOTALL)

    assert code is not None
    done = subprocess.run(
        [sys.executable, "-c", code[1]],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "recommended Exercise programme" in done.stdout


IN_A_BLOCK = re.findall(r"^backadvisor (next .*?[^\\])$", README, re.MULTILINE | re.DOTALL)
IN_A_SENTENCE = re.findall(r"`backadvisor ([a-z][^`]*)`", README)


def test_the_readme_shows_examples() -> None:
    assert IN_A_BLOCK
    assert {words.split()[0] for words in IN_A_SENTENCE} >= set(commands()) - {"next"}


@pytest.mark.parametrize("words", [*IN_A_BLOCK, *IN_A_SENTENCE])
def test_the_examples_of_the_readme_run(words: str, knowledge: Knowledge, tmp_path: Path) -> None:
    (tmp_path / "cases.ndjson").write_text('{"tried": ["pt"]}\n', encoding="utf-8")
    (tmp_path / "knowledge").symlink_to(ROOT / "knowledge")
    # What is to be read again by some day is no fault of the README.
    judged = words.startswith("check") and "--report" not in words
    day = ["--today", knowledge.about.date] if judged else []
    done = run(*shlex.split(words.replace("\\\n", " ")), *day, cwd=tmp_path)

    if words.startswith("ask"):  # held in tests/terminal
        assert "no terminal to ask in" in done.stderr
    else:
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("words", re.findall(r"`(--[a-z][^`]*)`", README))
def test_the_flags_of_the_readme_are_known(words: str) -> None:
    flag = words.split(maxsplit=1)[0]

    assert any(flag in run(command, "--help").stdout.split() for command in ("next", "ask"))


def test_no_file_is_named_in_the_readme_that_does_not_exist() -> None:
    for name in re.findall(r"\]\(([^)h][^)]*)\)|`((?:src|knowledge|tests)/[^`]*)`", README):
        path = next(part for part in name if part)
        assert (ROOT / path).exists(), path
