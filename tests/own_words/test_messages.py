"""Whole messages: what a careful reader hears in them, the program hears."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from .heard import facts, heard, tried

MESSAGES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "messages.yaml").read_text(encoding="utf-8")
)
# A person who was seen is no treatment of which it is asked how it went.
NOT_SCORED = {"imaging", "specialist-referral", "second-opinion"}


def named(message: dict[str, Any], key: str) -> set[str]:
    return {*message.get(key, ())}


@pytest.mark.parametrize("message", MESSAGES, ids=lambda one: str(one["id"]))
def test_nothing_is_turned_round(message: dict[str, Any]) -> None:
    """A denial is never a yes, what is not the writer's is never theirs, and so the other way."""
    text, maybe = message["text"], named(message, "maybe")
    yes, no = facts(text) - maybe, facts(text, "no") - maybe

    assert not yes & named(message, "not_so")
    assert not no & named(message, "so")
    assert not yes & named(message, "open")
    assert not no & named(message, "open")
    assert not (yes | tried(text).keys()) & named(message, "aside") - named(message, "so")
    if "age" in message:
        assert heard(text).age == message["age"]


def test_nearly_everything_is_heard() -> None:
    counted: Counter[str] = Counter()
    for message in MESSAGES:
        text, maybe = message["text"], named(message, "maybe")
        so, yes = named(message, "so") - maybe, facts(text) - maybe
        counted.update(so=len(so), heard=len(so & yes), given=len(yes))
        counted.update(denied=len(named(message, "not_so") - maybe))
        counted.update(heard_no=len((named(message, "not_so") - maybe) & facts(text, "no")))
        told = {name: _several(how) for name, how in message.get("tried", {}).items()}
        got = {name: how for name, how in tried(text).items() if name not in maybe | NOT_SCORED}
        both = (told.keys() - maybe) & got.keys()
        counted.update(tried=len(told.keys() - maybe), had=len(got), both=len(both))
        counted.update(outcome=sum(got[name] in told[name] for name in both))

    assert counted["heard"] >= 0.95 * counted["so"]
    assert counted["heard"] >= 0.97 * counted["given"]
    assert counted["heard_no"] >= 0.95 * counted["denied"]
    assert counted["both"] >= 0.95 * counted["tried"]
    assert counted["both"] >= 0.95 * counted["had"]
    assert counted["outcome"] >= 0.90 * counted["both"]


def _several(how: str | list[str]) -> list[str]:
    return [how] if isinstance(how, str) else how
