"""Every mistake that knowledge can hold is reported where it is, in a sentence that helps.

``broken/valid`` is the smallest knowledge, but for what the code names. Each other folder of
``broken`` is laid over it (a file ending in ``.gone`` takes one away), what the code names is
declared, and the whole must give the lines of ``<name>.problems.txt``.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from backadvisor.knowledge import yaml_reader as yaml_source
from backadvisor.knowledge.loader import KINDS
from backadvisor.quality import lint

from .minimal import FILES, VALID, declared, mutations
from .package import source

BROKEN = Path(__file__).parent / "broken"
CASES = sorted(path.name.removesuffix(".problems.txt") for path in BROKEN.glob("*.problems.txt"))
TODAY = "2026-11-21"
READERS = ("knowledge/yaml_reader", "knowledge/schema", "knowledge/loader", "quality/lint")


def expected(name: str) -> str:
    return (BROKEN / f"{name}.problems.txt").read_text(encoding="utf-8")


def lay_over(base: Path, above: Path) -> None:
    """Lay a folder over another; a file may replace a folder and a folder a file."""
    for path in above.iterdir():
        target = base / path.name.removesuffix(".gone")
        if target.is_dir() and not path.is_dir():
            shutil.rmtree(target)
        elif target.is_file():
            target.unlink()
        if path.is_dir():
            target.mkdir(exist_ok=True)
            lay_over(target, path)
        elif path.suffix != ".gone":
            shutil.copy(path, target)


def found(folder: Path) -> str:
    """Check a folder; give its problems as lines with paths relative to it."""
    problems, _ = lint.check_folder(str(folder), TODAY)
    lines = "".join(f"{problem}\n" for problem in problems)
    return lines.replace(f"{folder}/", "").replace(str(folder), ".")


def laid_out(name: str, folder: Path) -> Path:
    """Lay out one broken folder; one that is named without being there stays away."""
    if (BROKEN / name).exists():
        shutil.copytree(VALID, folder)
        if name == "missing-id":  # takes away what would be declared again
            declared(folder)
        lay_over(folder, BROKEN / name)
        if name != "missing-id":
            declared(folder)
    return folder


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("broken") / "knowledge"


@pytest.fixture
def same(place: Path) -> Path:
    """A folder that is not there, and is the same each time."""
    shutil.rmtree(place, ignore_errors=True)
    return place


@pytest.mark.parametrize("name", CASES)
def test_each_broken_folder_gives_exactly_its_problems(name: str, same: Path) -> None:
    assert found(laid_out(name, same)) == expected(name)


@pytest.mark.parametrize("name", CASES)
def test_the_loader_without_libyaml_finds_the_same(
    name: str, same: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_source, "_Loader", yaml.SafeLoader)

    assert found(laid_out(name, same)) == expected(name)


def test_every_broken_folder_says_what_it_must_give() -> None:
    folders = {path.name for path in BROKEN.iterdir() if path.is_dir()}

    assert folders - {"valid"} <= set(CASES)


def test_every_check_has_a_broken_folder() -> None:
    written = {
        word
        for module in READERS
        for word in re.findall(r'"([a-z]+(?:-[a-z0-9]+)+)"', source(module))
    }
    named = {check.__name__.replace("_", "-") for check in lint.CHECKS} | {"unreadable"}
    resolving = {f"unknown-{kind}" for kind in KINDS.values()}
    covered = {word for name in CASES for word in re.findall(r"\(([a-z0-9-]+)\)\n", expected(name))}

    # A folder that is laid over has tests of its own.
    assert (written | named | resolving) - {"utf-8", "moved-word", "class-effect"} == covered


@pytest.mark.parametrize("name", CASES)
def test_a_broken_folder_has_a_problem_of_the_check_it_is_named_after(name: str) -> None:
    ids = re.findall(r"\(([a-z0-9-]+)\)\n", expected(name))

    assert name in ("valid", "every-file-at-once") or any(name.startswith(check) for check in ids)


def test_problems_come_sorted_whatever_is_read_and_checked_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "every-file-at-once"
    monkeypatch.setattr(lint, "CHECKS", lint.CHECKS[::-1])
    lines = found(laid_out(name, tmp_path / "knowledge"))
    places = re.findall(r"^([^:]+):(\d+):(\d+): ", lines, re.MULTILINE)

    assert lines == expected(name)
    assert len({path for path, *_ in places}) > 1
    assert places == sorted(places, key=lambda at: (at[0], int(at[1]), int(at[2])))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_spoiled_line_breaks_the_check_itself(path: Path, tmp_path: Path) -> None:
    """Checks run on what is left of a file, so they must bear any gap in it."""
    for folder in mutations(path, tmp_path):
        found(folder)
