"""Worked cases that a clinician can read: what a person told us, and what must follow."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from backadvisor import Knowledge, advise, case_of
from backadvisor.model import OPTION_BUCKETS, SET_ASIDE_BUCKETS, Entry

from .worked import ALL, FOLDER, Worked, placed


def each(*keys: str) -> pytest.MarkDecorator:
    """Run a test for every case that expects something under one of the keys."""
    meant = [worked for worked in ALL if worked.keys() & set(keys)]
    return pytest.mark.parametrize("worked", meant, ids=[worked["name"] for worked in meant])


def entries_of(worked: Worked) -> dict[str, Entry]:
    """Where each treatment stands; what else `advise` works out is asked of it elsewhere."""
    _, entries = placed(worked["name"])
    return {entry.treatment.id: entry for entry in entries}


def names(entry: Entry, what: str, knowledge: Knowledge) -> bool:
    """Whether a reason names a fact, or the other treatment of a pair."""
    if any(reason.fact == what for reason in entry.reasons):
        return True
    other = knowledge.treatments.get(what)
    return other is not None and other.name.lower() in entry.reasons[0].text.lower()


@each("urgency")
def test_warning_signs(worked: Worked) -> None:
    context, _ = placed(worked["name"])
    triage = context.triage

    assert triage.level == worked["urgency"]
    assert triage.withheld == worked.get("withheld", triage.level in ("emergency", "urgent"))
    fired = {flag.id for flag in triage.flags}
    assert set(worked.get("flags", [])) <= fired
    assert not set(worked.get("no_flags", [])) & fired


@each("recommended", "buckets", "not_recommended")
def test_buckets(worked: Worked) -> None:
    entries = entries_of(worked)
    expected = dict.fromkeys(worked.get("recommended", []), "recommended")
    expected |= worked.get("buckets", {})

    assert {treatment: entries[treatment].bucket for treatment in expected} == expected
    for treatment in worked.get("not_recommended", []):
        assert entries[treatment].bucket != "recommended", treatment


@each("ruled_out")
def test_ruled_out(worked: Worked, knowledge: Knowledge) -> None:
    entries = entries_of(worked)

    for treatment, because_of in worked["ruled_out"].items():
        assert entries[treatment].bucket not in OPTION_BUCKETS, treatment
        assert names(entries[treatment], because_of, knowledge), treatment


@each("says")
def test_words(worked: Worked) -> None:
    entries = entries_of(worked)
    named = {*worked.get("buckets", {}), *worked.get("ruled_out", {})}
    said = " ".join(
        reason.text for treatment in named for reason in entries[treatment].reasons
    ).lower()

    assert [text for text in worked["says"] if text.lower() not in said] == []


@pytest.mark.parametrize("worked", ALL[::20], ids=[worked["name"] for worked in ALL[::20]])
def test_an_answer_holds_what_was_placed(worked: Worked, knowledge: Knowledge) -> None:
    context, entries = placed(worked["name"])
    advice = advise(case_of(worked["case"], knowledge), knowledge)

    assert (advice.triage, advice.situation) == (context.triage, context.situation)
    assert advice.entries == entries


def test_every_warning_sign_is_fired_by_a_case_that_names_it(knowledge: Knowledge) -> None:
    # That a named sign really fires is what test_warning_signs proves for each case.
    named = {flag for worked in ALL for flag in worked.get("flags", [])}

    assert named == knowledge.red_flags.keys()
    assert {flag for worked in ALL for flag in worked.get("no_flags", [])} <= named


def test_every_case_has_a_sentence_of_its_own() -> None:
    counts = Counter(worked["name"] for worked in ALL)

    assert [name for name, times in counts.items() if times > 1] == []


def test_every_key_of_a_case_is_known() -> None:
    assert {key for worked in ALL for key in worked} <= Worked.__annotations__.keys()


def test_the_legend_beside_them_tells_every_key_and_every_bucket() -> None:
    legend = (FOLDER / "README.md").read_text(encoding="utf-8")
    words = re.findall(r"`([\w-]+)`", "".join(re.findall(r"^\|(.*?)\|", legend, re.MULTILINE)))

    keys = Worked.__annotations__.keys() - {"name"}
    assert sorted(words) == sorted([*keys, *OPTION_BUCKETS, *SET_ASIDE_BUCKETS])
