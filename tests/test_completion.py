"""The shell completes names, also after a comma."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from backadvisor.cli import completion
from backadvisor.intake.keys import KEY

from .process import environment, installed

SCRIPT = Path(sys.executable).with_name("backadvisor")
IN_BASH = """
eval "$(_BACKADVISOR_COMPLETE=source_bash backadvisor)"
COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
_backadvisor_completion backadvisor
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


def of_key(name: str) -> completion.Completer:
    completer = completion.completes_key(KEY[name])
    assert completer
    return completer


@pytest.mark.parametrize(
    ("incomplete", "completed"),
    [
        ("acup", ["acupuncture"]),
        ("pt,acup", ["pt,acupuncture"]),
        ("pt:6w=no-relief,yog", ["pt:6w=no-relief,yoga"]),
        ("pt=no", ["pt=no-relief", "pt=no-access"]),
        ("pt,yoga=wor", ["pt,yoga=wore-off", "pt,yoga=worse"]),
    ],
)
def test_what_was_tried_is_completed(incomplete: str, completed: list[str]) -> None:
    assert of_key("tried")(incomplete) == completed


def test_facts_and_goals_are_completed() -> None:
    assert "fever,saddle-numbness" in of_key("symptoms")("fever,saddle")
    assert "diabetes" in of_key("conditions")("diab")
    assert of_key("goals")("sleep,no") == ["sleep,no-drugs"]
    assert of_key("region")("U") == ["US", "UK"]
    assert set(of_key("absent")("")) >= {"fever", "diabetes"}


COMPLETED = [
    ("backadvisor next --tried pt,acup", "pt,acupuncture"),
    ("backadvisor next --tried pt:6w=no-relief,pt=wors", "pt:6w=no-relief,pt=worse"),
    ("backadvisor next --symptoms fever,saddle", "fever,saddle-numbness"),
    ("backadvisor why acup", "acupuncture"),
    ("backadvisor comp", "compare"),
    ("backadvisor compare yoga acup", "acupuncture"),
    ("backadvisor list red", "red-flags"),
    ("backadvisor schema ca", "case"),
    ("backadvisor show yoga --format mark", "markdown"),
    ("backadvisor next --for rel", "relative"),
    ("backadvisor check --format gi", "github"),
]
WITH_PROGRAM = {"PATH": f"{SCRIPT.parent}:/usr/local/bin:/usr/bin:/bin"}


@pytest.mark.process
@pytest.mark.parametrize(
    ("words", "completed"),
    # Bash itself parts words at "=" and ":", so nothing is asked of it there.
    [completed for completed in COMPLETED if "=" not in completed[0]],
)
def test_bash_completes(words: str, completed: str) -> None:
    done = subprocess.run(
        [installed("bash"), "-c", IN_BASH.format(words=words)],
        capture_output=True,
        text=True,
        env=environment(**WITH_PROGRAM),
        check=False,
    )

    assert done.stdout.split() == [completed]


@pytest.mark.process
@pytest.mark.parametrize(("words", "completed"), COMPLETED)
def test_fish_completes(words: str, completed: str, tmp_path: Path) -> None:
    asked = f"_BACKADVISOR_COMPLETE=source_fish backadvisor | source; complete -C '{words}'"
    done = subprocess.run(
        [installed("fish"), "--no-config", "-c", asked],
        capture_output=True,
        text=True,
        env=environment(**WITH_PROGRAM, HOME=str(tmp_path)),
        check=False,
    )

    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == [completed]


@pytest.mark.process
@pytest.mark.parametrize(("words", "completed"), COMPLETED)
def test_zsh_completes(words: str, completed: str, tmp_path: Path) -> None:
    """Zsh completes only in a terminal, where Tab is pressed."""
    child = pexpect.spawn(
        installed("zsh"),
        ["-f", "-i"],
        env=environment(**WITH_PROGRAM, HOME=str(tmp_path), TERM="dumb", PS1="ready> "),
        dimensions=(24, 200),
        encoding="utf-8",
        timeout=20,
    )
    child.expect("ready> ")
    child.sendline("autoload -Uz compinit; compinit -u -D; unsetopt zle_bracketed_paste")
    child.sendline('eval "$(_BACKADVISOR_COMPLETE=source_zsh backadvisor)"; print set-up-done')
    child.expect("\nset-up-done")
    child.sendline(f"{words}\t'")  # the quote keeps the line from being run: it is only read
    child.expect_exact(completed)
    child.sendcontrol("c")
    child.close()


@pytest.mark.process
@pytest.mark.parametrize("name", ["powershell", "pwsh"])
def test_powershell_is_given_a_script(name: str) -> None:
    done = subprocess.run(
        [SCRIPT],
        capture_output=True,
        text=True,
        env=environment(_BACKADVISOR_COMPLETE=f"source_{name}"),
        check=False,
    )

    assert "Register-ArgumentCompleter -Native -CommandName backadvisor" in done.stdout
    assert '$Env:_BACKADVISOR_COMPLETE = "complete_powershell"' in done.stdout


@pytest.mark.process
@pytest.mark.parametrize(
    ("words", "word", "completed"),
    [
        *((words, words.rpartition(" ")[2], completed) for words, completed in COMPLETED),
        # PowerShell reads commas itself and may hand over only what stands after the last one.
        ("backadvisor next --tried pt,acup", "acup", "acupuncture"),
    ],
)
def test_powershell_is_answered(words: str, word: str, completed: str) -> None:
    """The call that its script makes; PowerShell itself is not needed for it."""
    done = subprocess.run(
        [SCRIPT],
        capture_output=True,
        text=True,
        env=environment(
            _BACKADVISOR_COMPLETE="complete_powershell",
            _TYPER_COMPLETE_ARGS=words,
            _TYPER_COMPLETE_WORD_TO_COMPLETE=word,
        ),
        check=False,
    )

    assert [line.partition(":::")[0] for line in done.stdout.splitlines()] == [completed]
