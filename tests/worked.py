"""The worked cases of `tests/cases`, each with what it is given."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, TypedDict

import yaml

from backadvisor import case_of, load_knowledge
from backadvisor.engine.advise import classify_all
from backadvisor.engine.context import CaseContext
from backadvisor.model import Entry

FOLDER = Path(__file__).parent / "cases"
GIVEN = FOLDER / "given.yaml"


class Worked(TypedDict, total=False):
    """One item of a file of cases; everything after ``urgency`` is optional."""

    name: str
    given: str
    case: dict[str, Any]
    urgency: str
    flags: list[str]
    no_flags: list[str]
    withheld: bool
    recommended: list[str]
    buckets: dict[str, str]
    not_recommended: list[str]
    ruled_out: dict[str, str]
    says: list[str]


def read() -> list[Worked]:
    """Every case, whole: under ``case`` stands all that the person told."""
    given: dict[str, dict[str, Any]] = yaml.safe_load(GIVEN.read_text(encoding="utf-8"))
    files = sorted(path for path in FOLDER.glob("*.yaml") if path != GIVEN)
    items: list[Worked] = [
        item for path in files for item in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]
    return [_whole(item, given) for item in items]


def _whole(item: Worked, given: dict[str, dict[str, Any]]) -> Worked:
    begun = given[item["given"]] if "given" in item else {}
    return {**item, "case": {**begun, **item.get("case", {})}}


ALL = read()
NAMED = {worked["name"]: worked for worked in ALL}


@cache
def placed(name: str) -> tuple[CaseContext, tuple[Entry, ...]]:
    """How urgent a case is and where each treatment stands: worked out once for all tests."""
    knowledge = load_knowledge()
    return classify_all(case_of(NAMED[name]["case"], knowledge), knowledge)
