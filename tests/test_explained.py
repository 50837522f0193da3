"""Every id that `check` can print is explained, and its examples do what they say."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from backadvisor.knowledge.loader import CHECKOUT, FILES, SINGULAR, compile_folder, read_folder
from backadvisor.knowledge.overlay import MAY
from backadvisor.model import TREATMENTS
from backadvisor.quality import lint
from backadvisor.quality.explained import MODULES, Example, Explained, explained, page
from backadvisor.quality.ipdas import ITEMS
from backadvisor.quality.trust import judge_folder

from .minimal import minimal_folder
from .package import source

ROOT = Path(CHECKOUT).parent
DAY = "2026-11-21"
EXPLAINED = {
    entry.id: (module, entry)
    for modules in MODULES.values()
    for module in modules
    for entry in explained(module)
}
OF_TRUST = {item.id for item in ITEMS}
# The ids that stand in the code as words; what else looks like one there.
WRITTEN = (
    "knowledge/bounded",
    "knowledge/yaml_reader",
    "knowledge/schema",
    "knowledge/loader",
    "quality/lint",
    "model/problems",
)
# What is wrong in two ways at once: the words of a group with fewer members mean less.
ALSO = {"quieter-group": {"moved-word"}, "quieter-medicine": {"moved-word"}}
# A pipe is never read as knowledge; a class effect is what a folder holds.
NO_IDS = {"utf-8", "no-input", "class-effect"}


# --- A folder that holds an example ---------------------------------------------------

Item = dict[str, Any]


@cache
def built_in() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(compile_folder(CHECKOUT))
    return read


def three_treatments(folder: Path) -> Path:
    """Of the built-in knowledge what the items of trust look at, for three of its treatments."""
    (folder / TREATMENTS).mkdir(parents=True)
    few = [f"{TREATMENTS}/{name}.yaml" for name in ("heat", "stay-active", "watchful-waiting")]
    for name in ("about.yaml", "categories.yaml", "messages.yaml", *few):
        shutil.copy(Path(CHECKOUT, name), folder / name)
    texts = "".join((folder / name).read_text(encoding="utf-8") for name in (*few, "messages.yaml"))
    lines = [f"- {json.dumps(item)}\n" for item in built_in()["sources"] if item["id"] in texts]
    (folder / "sources.yaml").write_text("".join(lines), encoding="utf-8")
    return folder


class Base(NamedTuple):
    """A folder that holds, and what it says."""

    folder: Path
    plain: dict[str, Any]


@pytest.fixture(scope="session")
def bases(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Base]:
    """What an example differs from: with True, of an item of trust."""
    folder = tmp_path_factory.mktemp("explained")
    smallest, few = minimal_folder(folder / "smallest"), three_treatments(folder / "few")
    return {
        False: Base(smallest, read_folder(str(smallest))[0]),
        True: Base(few, read_folder(str(few))[0]),
    }


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("example") / "knowledge"


@pytest.fixture
def same(place: Path) -> Path:
    """A folder that is not there, and is the same each time: what stays in it is parsed once."""
    shutil.rmtree(place, ignore_errors=True)
    return place


def filled(written: str, item: Item, indent: str) -> str:
    """What an example tells of an item, with the rest of the item below it."""
    keys = set(re.findall(r"(?m)^(?:- |  )?([a-z_]+):", written)) if indent else set()
    keys |= set(re.findall(r"(?m)^([a-z_]+):", written))
    rest = {key: value for key, value in item.items() if key not in keys}
    return written + "".join(f"{indent}{key}: {json.dumps(rest[key])}\n" for key in rest)


def with_items(written: str, items: list[Item], whole: bool) -> str:
    """A list in which an example replaces what it tells of; ``whole`` keeps what it does not."""
    if not written.startswith("- "):
        return written
    parts = re.split(r"(?m)^(?=- )", written)[1:]
    known = {item["id"]: item for item in items}
    ids = [re.findall(r"(?m)^- id: (\S+)", part)[0] for part in parts]
    kept = [f"- {json.dumps(item)}\n" for name, item in known.items() if name not in ids]
    made = [filled(part, known.get(name, {}), "  ") for part, name in zip(parts, ids, strict=True)]
    return "".join([*(kept if whole else []), *made])


def lay(folder: Path, name: str, written: str, below: dict[str, Any], whole: bool) -> None:
    """Write one file of an example, over what is known of its items."""
    if name in FILES:
        text = with_items(written, below.get(FILES[name][0], []), whole)
    elif name.startswith(TREATMENTS):
        known = {item["id"]: item for item in below[TREATMENTS]}
        text = filled(written, known.get(Path(name).stem) or known["rest"], "")
    else:
        text = filled(written, below["about"], "") if name == "about.yaml" else written
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def _gone(path: Path) -> None:
    path.unlink(missing_ok=True)


def _a_folder(path: Path) -> None:
    if not path.is_dir():
        path.unlink()
        path.mkdir()


def _a_file(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
        path.write_text("", encoding="utf-8")


def _a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _in_latin_1(path: Path) -> None:
    path.write_bytes(path.read_text("utf-8").replace("fever", "fi\u00e8vre").encode("latin-1"))


def _too_large(path: Path) -> None:
    path.write_text(path.read_text("utf-8") + "# Nothing.\n" * 100_000, encoding="utf-8")


DEEDS: dict[str, Callable[[Path], None]] = {
    "gone": _gone,
    "a folder": _a_folder,
    "a file": _a_file,
    "a pipe": _a_pipe,
    "in Latin-1": _in_latin_1,
    "too large": _too_large,
}


def laid_out(example: Example, folder: Path, base: Base) -> Path:
    """Lay out the folder of an example."""
    if example.is_overlay:
        folder.mkdir()
    else:
        shutil.copytree(base.folder, folder)
    below = built_in() if example.is_overlay else base.plain
    for name, written in example.files:
        lay(folder, name, written, below, whole=not example.is_overlay)
    if example.deed:
        name, deed = example.deed
        DEEDS[deed](folder / name)
    return folder


def found(entry: Explained, example: Example, folder: Path, base: Base) -> set[str]:
    """The ids that an example gives; of an item of trust, those of trust."""
    day = entry.day or DAY
    laid_out(example, folder, base)
    if entry.id in OF_TRUST:
        return {problem.check for problem in judge_folder(str(folder), day).problems} & OF_TRUST
    problems, _ = lint.check_folder(str(folder), day, overlay=example.is_overlay)
    return {problem.check for problem in problems}


# --- What must hold -------------------------------------------------------------------


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading the checkout takes a second; each example here is laid over the same."""
    monkeypatch.setattr("backadvisor.knowledge.loader._built_in_plain", built_in)


@pytest.mark.parametrize("name", EXPLAINED)
def test_an_example_that_passes_gives_no_problem(
    name: str, bases: dict[bool, Base], same: Path
) -> None:
    _, entry = EXPLAINED[name]

    assert found(entry, entry.passes, same, bases[name in OF_TRUST]) == set()


@pytest.mark.parametrize("name", EXPLAINED)
def test_an_example_that_fails_gives_that_id_and_no_other(
    name: str, bases: dict[bool, Base], same: Path
) -> None:
    _, entry = EXPLAINED[name]

    given = found(entry, entry.fails, same, bases[name in OF_TRUST])
    assert given == {name} | ALSO.get(name, set())


def test_every_id_that_check_can_print_is_explained() -> None:
    written = {
        word
        for module in WRITTEN
        for word in re.findall(r'"([a-z]+(?:-[a-z0-9]+)+|unreadable)"', source(module))
    }
    named = {check.__name__.replace("_", "-") for check in lint.CHECKS}
    unknown = {f"unknown-{kind}" for kind in ("source", "treatment", "fact", "category")}
    quieter = {f"quieter-{SINGULAR[section]}" for section in MAY}

    assert (written | named | unknown | quieter | OF_TRUST) - NO_IDS == EXPLAINED.keys()


@pytest.mark.parametrize("name", EXPLAINED)
def test_what_an_id_asks_for_is_a_sentence(name: str) -> None:
    assert re.match(r"[A-Z].*\.$", EXPLAINED[name][1].means)


@pytest.mark.parametrize("check", lint.CHECKS, ids=lambda check: check.__name__)
def test_a_check_is_explained_where_it_stands(check: Callable[..., Any]) -> None:
    module, _ = EXPLAINED[check.__name__.replace("_", "-")]

    assert check.__module__.endswith(module.replace("/", "."))


def test_the_page_of_the_checks_is_made_from_the_code() -> None:
    again = "python -m backadvisor.quality.explained > CHECKS.md"
    assert (ROOT / "CHECKS.md").read_text(encoding="utf-8") == page(), again
