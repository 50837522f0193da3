"""Each id of a closed list has its row, and no reader passes one over."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from inspect import isfunction
from pathlib import Path
from typing import get_args, get_origin, get_type_hints

import pytest

from backadvisor import Case, Knowledge, advise
from backadvisor.engine import rules
from backadvisor.knowledge.schema import choices
from backadvisor.model import (
    AdverseOutcome,
    Advice,
    Bucket,
    DecidingRule,
    FurtherRule,
    closed_lists,
    labels,
)
from backadvisor.model.record import replace
from backadvisor.render.formats import json, plain
from backadvisor.render.page import View
from backadvisor.render.pages.advice import compose
from backadvisor.render.pages.why import reasoning

from .package import MODULES, source

ROOT = Path(__file__).parents[1]
LISTS = {name: set(choices(hint)) for name, hint in vars(closed_lists).items() if choices(hint)}
PARTIAL = {"model/closed_lists: FILLED"}  # most messages stand as they are written


def tables() -> Iterator[tuple[str, set[str], set[str]]]:
    """Every mapping of a module that its type keys by a closed list, and what that list holds."""
    for name in sorted(MODULES - {"__main__", "cli/manpage"}):
        module = import_module(f"backadvisor.{name.replace('/', '.')}")
        for table, hint in get_type_hints(module).items():
            if get_origin(hint) in (dict, Mapping) and (ids := choices(get_args(hint)[0])):
                yield f"{name}: {table}", set(vars(module)[table]), set(ids)


def test_every_table_over_a_closed_list_is_complete() -> None:
    missing = {name: ids - has for name, has, ids in tables() if name not in PARTIAL}

    assert {name for name in missing if missing[name]} == {"engine/rules: RULE_WORDS"}
    assert missing["engine/rules: RULE_WORDS"] == set(get_args(FurtherRule))  # these never decide
    assert missing.keys() >= {"model/labels: OUTCOMES", "model/labels: BUCKETS"}


def constants(nodes: Iterable[ast.expr | None]) -> set[object]:
    """What stands there; None where anything is no constant."""
    return {node.value if isinstance(node, ast.Constant) else None for node in nodes}


def test_no_module_keeps_a_part_of_a_closed_list_as_a_table() -> None:
    """Also one without a type, or inside a function: words belong to the rows of the table."""
    for module in MODULES - {"model/closed_lists", "engine/rules"}:
        for node in ast.walk(ast.parse(source(module))):
            if isinstance(node, ast.Dict) and len(node.keys) > 1:
                keys = constants(node.keys)
                parts = [name for name, ids in LISTS.items() if keys < ids]
                whole = [name for name, ids in LISTS.items() if keys == ids]
                assert whole or not parts, f"{module}:{node.lineno} is a part of {parts}"


def test_no_module_lists_some_outcomes_or_buckets() -> None:
    """What several have in common is a column of their table."""
    for module in MODULES - {"model/closed_lists"}:
        for node in ast.walk(ast.parse(source(module))):
            if isinstance(node, ast.Tuple | ast.List | ast.Set) and len(node.elts) > 1:
                items = constants(node.elts)
                named = items <= LISTS["Outcome"] or items <= LISTS["Bucket"]
                assert not named, f"{module}:{node.lineno}"


# --- Buckets --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def advice(knowledge: Knowledge) -> Advice:
    return advise(Case(symptoms=("back-pain",), screened=True), knowledge)


@pytest.mark.parametrize(
    "bucket", get_args(closed_lists.OptionBucket) + get_args(closed_lists.SetAsideBucket)
)
def test_every_page_shows_what_stands_in_each_bucket(bucket: Bucket, advice: Advice) -> None:
    entry = replace(advice.entries[0], bucket=bucket)
    alone = replace(advice, entries=(entry,), next_conversation=(), plan=())
    title, name = labels.BUCKETS[bucket].title, entry.treatment.name.lower()

    for view in (View(), View(details=True), View(top=1)):
        page = plain.render(compose(alone, view), width=1000).lower()
        assert title.lower() in page
        assert name in page
    assert title in plain.render(reasoning(alone, entry, ()), width=1000)
    assert json.render(alone).count(f'"bucket": "{bucket}"') == 1


# --- Rules ----------------------------------------------------------------------------


def test_every_function_that_decides_stands_among_the_rules_with_its_ids() -> None:
    """That each id decides in some worked case is held by `test_why`."""
    deciding = {
        name
        for name, given in vars(rules).items()
        if isfunction(given)
        and str(given.__annotations__["return"]).startswith("Decision")
        and not name.startswith("_")
    }

    listed = {rule.decide.__name__ for rule in (*rules.RULES, rules.GUIDELINES)}
    assert listed == deciding - {"decide"}
    assert rules.RULE_WORDS.keys() == set(get_args(DecidingRule))
    assert not {*get_args(DecidingRule)} & {*get_args(FurtherRule)}


# --- Outcomes and urgencies -----------------------------------------------------------


def test_what_an_outcome_means_holds_together() -> None:
    rows = labels.OUTCOMES

    assert {outcome for outcome, row in rows.items() if row.adverse} == set(
        get_args(AdverseOutcome)
    )
    for row in rows.values():
        assert row.worked >= row.in_use
        assert not (row.worked and row.adverse)
        assert row.received or not (row.worked or row.failed)


def test_a_sign_withholds_the_options_or_has_its_place_above_them() -> None:
    assert all(row.withholds != bool(row.beside) for row in labels.URGENCIES.values())


def test_the_readme_names_each_outcome() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    outcomes = re.search(r"Outcomes: (.*?)\.\n", readme)

    assert outcomes
    assert re.findall(r"`([^`]+)`", outcomes[1]) == list(labels.OFFERED)
