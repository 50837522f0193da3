"""The shell completes names, also after a comma."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from backadvisor import completion

from .program import environment

SCRIPT = Path(sys.executable).with_name("backadvisor")
IN_BASH = """
eval "$(_BACKADVISOR_COMPLETE=source_bash backadvisor)"
COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
_backadvisor_completion backadvisor
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


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
    assert completion.tried(incomplete) == completed


def test_facts_and_goals_are_completed() -> None:
    assert "fever,saddle-numbness" in completion.listed(completion.symptoms)("fever,saddle")
    assert "diabetes" in completion.listed(completion.conditions)("diab")
    assert completion.listed(completion.goals)("sleep,no") == ["sleep,no-drugs"]
    assert completion.listed(completion.regions)("U") == ["US", "UK"]
    assert set(completion.facts()) >= {"fever", "diabetes"}


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("backadvisor next --tried pt,acup", "pt,acupuncture"),
        ("backadvisor why acup", "acupuncture"),
        ("backadvisor comp", "compare"),
    ],
)
def test_bash_completes(words: str, completed: str) -> None:
    bash = shutil.which("bash")
    assert bash is not None
    done = subprocess.run(
        [bash, "-c", IN_BASH.format(words=words)],
        capture_output=True,
        text=True,
        env=environment(PATH=f"{SCRIPT.parent}:/usr/bin:/bin"),
        check=False,
    )

    assert done.stdout.split() == [completed]
