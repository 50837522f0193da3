"""What the code names is one declared list, and knowledge that stands alone declares it."""

from __future__ import annotations

import ast
import json
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from backadvisor import Knowledge, advise, load_knowledge
from backadvisor.engine.facts import DERIVED
from backadvisor.interview.flow import Interview, next_question, skip
from backadvisor.knowledge.required_ids import NAMED
from backadvisor.model import Case
from backadvisor.model.problems import InvalidInput
from backadvisor.quality.lint import check_folder

from .minimal import VALID, minimal_folder
from .package import MODULES, source
from .program import run

REAL = Path(__file__).parent.parent / "knowledge"
TODAY = "2026-11-21"
LISTED = sorted((section, name) for section, ids in NAMED.items() for name in ids)

# Strings of the code that are spelt like an id and are none, each with what they are.
OTHERWISE = {
    ("model/closed_lists", "walking"): "a goal",
    ("model/labels", "walking"): "a goal",
    ("intake/own_words/goals", "walking"): "a goal",
    ("intake/own_words/hear", "falls"): "a word of a text",
    ("intake/own_words/hear", "injury"): "a word of a text",
    ("intake/own_words/times", "injury"): "a word of a text",
    ("intake/own_words/times", "pills"): "a word of a text",
    # Of a group that is not there, nothing is heard that would have to be said outright.
    ("intake/own_words/spoken", "pills"): "a group that may be missing",
    ("intake/own_words/spoken", "steroids"): "a group that may be missing",
    ("intake/own_words/spoken", "patches"): "a group that may be missing",
    ("intake/own_words/spoken", "decompression"): "a group that may be missing",
    ("intake/keys", "diabetes"): "an example of the help",
    ("intake/keys", "UK"): "an example of the help",
    (
        "knowledge/vocabulary",
        "UK",
    ): "another name of a country, left out where it is not known",
    (
        "knowledge/vocabulary",
        "US",
    ): "another name of a country, left out where it is not known",
}
# The check of the knowledge says by itself what it misses, and nobody is advised by it.
JUDGES = "quality/"


def strings(module: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source(module))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@cache
def written() -> dict[str, set[str]]:
    """Every string of every module that gives advice, but for the list itself."""
    advising = {module for module in MODULES if not module.startswith(JUDGES)}
    return {module: set(strings(module)) for module in advising - {"knowledge/required_ids"}}


def ids_of(knowledge: Knowledge) -> dict[str, set[str]]:
    """The ids that code could name; those of derived facts the code itself makes."""
    sections = [
        *NAMED,
        "screens",
        "red_flags",
        "groups",
        "class_effects",
        "combinations",
        "sources",
    ]
    ids = {section: set(getattr(knowledge, section)) for section in sections}
    ids["regions"] = set(knowledge.about.regions)
    return {section: names - DERIVED.keys() for section, names in ids.items()}


def lacking(word: str, ids: dict[str, set[str]]) -> list[str]:
    """The sections in which a string of the code is an id that the list does not have.

    One string may be the id of a fact and of a flag, and one of them is meant; of a fact, a
    treatment and a category that are called the same, each is taken to be.
    """
    known = [section for section, names in ids.items() if word in names]
    needed = [section for section in known if section in NAMED]
    return [section for section in needed or known if word not in NAMED.get(section, ())]


def test_every_id_that_the_code_names_is_on_the_list(knowledge: Knowledge) -> None:
    ids = ids_of(knowledge)
    found = {
        (module, word, *lacking(word, ids))
        for module, words in written().items()
        for word in words
        if lacking(word, ids) and (module, word) not in OTHERWISE
    }

    assert not found, "declare these in required_ids.py, or say in OTHERWISE what they are"


@pytest.mark.parametrize(("section", "name"), LISTED)
def test_every_id_on_the_list_is_named_by_the_code_and_known(
    section: str, name: str, knowledge: Knowledge
) -> None:
    assert any(name in words for words in written().values())
    assert name in ids_of(knowledge)[section]


def test_the_list_is_sorted_and_names_each_once() -> None:
    for names in NAMED.values():
        assert list(names) == sorted(set(names))


def test_a_word_that_is_no_id_is_exempt_only_where_it_stands() -> None:
    assert {(module, word) for module, word in OTHERWISE if word not in written()[module]} == set()


# --- A folder that stands alone -------------------------------------------------------


def renamed(folder: Path, name: str) -> Path:
    """Copy the real knowledge with one id renamed wherever it stands."""
    shutil.copytree(REAL, folder)
    for path in folder.rglob("*.yaml"):
        text = re.sub(rf"(?<![\w-]){name}(?![\w-])", f"{name}-x", path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")
    return folder


def test_a_fact_that_the_code_reads_cannot_be_renamed_without_a_word(tmp_path: Path) -> None:
    folder = renamed(tmp_path / "alone", "both-legs")
    said = (
        f"{folder}/facts.yaml:0:0: "
        'The program reads the fact "both-legs"; without it warnings are lost. (missing-id)'
    )

    problems, _ = check_folder(str(folder), TODAY)
    assert list(map(str, problems)) == [said]
    with pytest.raises(InvalidInput) as caught:
        load_knowledge(folder)
    assert list(map(str, caught.value.problems)) == [said]


@pytest.mark.parametrize(
    "words",
    [
        ["next", "--symptoms", "fever"],
        ["why", "rest"],
        ["ask", "--symptoms", "fever"],
        ["list", "symptoms"],
        ["show", "rest"],
        ["batch", "-"],
    ],
)
def test_no_command_answers_by_a_folder_that_lacks_what_the_code_reads(words: list[str]) -> None:
    done = run(*words, "--knowledge", str(VALID), stdin='{"symptoms": ["fever"]}\n')

    # A sign beside the mistake is told all the same, by the built-in knowledge; nothing else is.
    assert done.stdout.startswith("GET HELP TODAY") if "fever" in words else done.stdout == ""
    assert "WORTH" not in done.stdout
    assert "Traceback" not in done.stderr
    if words[0] != "ask":  # it wants a terminal before anything else
        assert done.returncode == 1
        assert 'The program reads the fact "both-legs"' in done.stderr.replace("\\", "")


def test_the_smallest_knowledge_answers_in_every_way(tmp_path: Path) -> None:
    folder = minimal_folder(tmp_path / "alone")
    done = run("next", "--symptoms", "fever", "--json", "--knowledge", str(folder))
    answered = run("batch", "-", "--knowledge", str(folder), stdin='{"symptoms": ["fever"]}\n{}\n')

    assert json.loads(done.stdout)["triage"]["level"] == "urgent"
    levels = [json.loads(line)["triage"]["level"] for line in answered.stdout.splitlines()]
    assert levels == ["urgent", "none"]
    assert run("next", "--knowledge", str(folder)).returncode == 0
    assert run("list", "symptoms", "--knowledge", str(folder)).returncode == 0


def test_the_interview_of_the_smallest_knowledge_comes_to_its_end(tmp_path: Path) -> None:
    knowledge = load_knowledge(minimal_folder(tmp_path / "alone"))
    so_far, asked = Interview(Case()), []
    while question := next_question(so_far, knowledge):
        so_far = skip(so_far, question)
        asked.append(question.kind)

    assert "where" in asked
    assert advise(so_far.case, knowledge).entries
