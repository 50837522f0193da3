"""How words stand in a sentence."""

from __future__ import annotations

import pytest

from backadvisor.model.wording import listed, lower_first, upper_first


@pytest.mark.parametrize(
    ("words", "last", "said"),
    [
        (["yoga"], "and", "yoga"),
        (["yoga", "heat"], "and", "yoga and heat"),
        (["yoga", "heat", "cold"], "or", "yoga, heat or cold"),
        (["opioids", "gabapentin and pregabalin"], "and", "opioids, and gabapentin and pregabalin"),
        (["opioids", "gabapentin and pregabalin"], "or", "opioids or gabapentin and pregabalin"),
    ],
)
def test_a_list_reads_as_one(words: list[str], last: str, said: str) -> None:
    assert listed(words, last) == said


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Yoga", "yoga"),
        ("NSAIDs", "NSAIDs"),
        ("TENS", "TENS"),
        ("Tai chi", "tai chi"),
        ("A small fall", "a small fall"),
        ("X-ray", "X-ray"),
        ("McKenzie method", "McKenzie method"),
    ],
)
def test_a_name_inside_a_sentence_keeps_its_capitals_only_where_it_must(
    name: str, inside: str
) -> None:
    assert lower_first(name) == inside
    assert upper_first(inside) == name
