"""The manual page is that of the commands, and can be set."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from backadvisor.cli.manpage import manual

from .process import environment, installed
from .program import commands, run

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "man" / "backadvisor.1"


def groff(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [installed("groff"), "-man", "-ww", "-Tutf8", "-P-c", *options, str(PAGE)],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )


def test_the_page_in_the_tree_is_the_one_that_is_made() -> None:
    again = "to make it again: python -m backadvisor.cli.manpage > man/backadvisor.1"

    assert PAGE.read_text(encoding="utf-8") == manual(), again


@pytest.mark.process
def test_the_command_that_makes_it_prints_it() -> None:
    made = subprocess.run(
        [sys.executable, "-m", "backadvisor.cli.manpage"],
        capture_output=True,
        text=True,
        env=environment(),
        check=True,
    )

    assert made.stdout == manual()


@pytest.mark.process
def test_groff_sets_it_without_a_warning() -> None:
    done = groff()

    assert done.returncode == 0
    assert done.stderr == ""
    assert "backadvisor next --tried injections,pt" in done.stdout


@pytest.mark.parametrize("command", commands())
def test_it_names_every_command_and_flag(command: str) -> None:
    page = PAGE.read_text(encoding="utf-8").replace("\\-", "-")
    section = page.partition(f".SS backadvisor {command}\n")[2].partition("\n.S")[0]
    said = run(command, "--help").stdout.splitlines()
    flags = [line.split()[0] for line in said if line.startswith("  --")]

    assert flags[-1] == "--help"
    for flag in flags:
        assert f".B {flag}" in section


def test_it_holds_every_exit_status_and_variable() -> None:
    page = PAGE.read_text(encoding="utf-8")

    assert all(f"\n    {status} " in page for status in (0, 1, 2, 3, 130))
    assert ".B BACKADVISOR_ACCESSIBLE" in page


def test_the_package_carries_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    carried = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]

    assert carried == {"man/backadvisor.1": "share/man/man1/backadvisor.1"}
