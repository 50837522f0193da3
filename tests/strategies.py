"""What the laws draw from: cases of every kind over the built-in knowledge."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from backadvisor import Case, Trial, load_knowledge
from backadvisor.model import GOALS, OUTCOMES, Amount

KNOWLEDGE = load_knowledge()
TREATMENTS = sorted(KNOWLEDGE.treatments)
TOLD = sorted(fact.id for fact in KNOWLEDGE.facts.values() if fact.kind != "derived")
WARNINGS = sorted(fact.id for fact in KNOWLEDGE.facts.values() if fact.warning)
QUIET = sorted(set(TOLD) - set(WARNINGS))

amounts = st.none() | st.builds(
    Amount, st.sampled_from([0.5, 1.0, 3.0, 6.0, 8.0, 30.0]), st.sampled_from(["weeks", "times"])
)
trials = st.builds(Trial, st.sampled_from(TREATMENTS), st.sampled_from(OUTCOMES), amounts)


def cases(facts: list[str] = TOLD) -> st.SearchStrategy[Case]:
    """Cases of every kind; no fact is both had and absent."""

    def build(answers: dict[str, bool], **rest: Any) -> Case:
        had = tuple(fact for fact, answer in answers.items() if answer)
        absent = tuple(fact for fact, answer in answers.items() if not answer)
        return Case(symptoms=had, absent=absent, **rest)

    return st.builds(
        build,
        st.dictionaries(st.sampled_from(facts), st.booleans(), max_size=12),
        tried=st.lists(trials, max_size=5).map(tuple),
        screened=st.booleans(),
        duration=st.sampled_from([None, "acute", "subacute", "chronic"]),
        age=st.none() | st.integers(18, 95),
        avoid=st.lists(st.sampled_from(TREATMENTS), max_size=3, unique=True).map(tuple),
        goals=st.lists(st.sampled_from(GOALS), max_size=3, unique=True).map(tuple),
    )
