"""What was heard in a person's own words: as the keys of a case, and as it is said back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..engine.facts import Facts, with_facts
from ..engine.triage import in_danger, triage
from ..model import Case, Knowledge, Notice, labels
from ..model.heard import Answer, Heard, HeardFact, HeardTrial, SetAside, Why
from ..model.wording import listed, lower_first
from .durations import format_weeks
from .values import amount_text

_MOST_SAID = 12  # of one kind that are said back; nobody reads more
_MOST_LETTERS = 60  # of one thing that is said back
_WHY: dict[Why, str] = {
    "somebody-else": "somebody else's",
    "not-meant": "asked about, feared or not meant as yours",
    "not-had": "not had yet",
    "over": "over",
    "opinion": "an opinion",
}


def keys_of(heard: Heard, knowledge: Knowledge) -> dict[str, Any]:
    """The keys of a case file that tell what was heard; what is unclear is in none."""
    keys: dict[str, Any] = {"tried": [_trial(trial) for trial in heard.tried]}
    for name in ("symptoms", "conditions"):
        keys[name] = [
            _fact(fact)
            for fact in heard.facts
            if fact.answer == "yes" and knowledge.facts[fact.fact].told_as == name
        ]
    keys["absent"] = [fact.fact for fact in heard.facts if fact.answer == "no"]
    keys |= {"avoid": list(heard.avoid), "goals": list(heard.goals), "age": heard.age}
    weeks = heard.duration_weeks
    keys["duration"] = heard.duration if weeks is None else format_weeks(weeks)
    return {name: value for name, value in keys.items() if value not in (None, [])}


def _trial(trial: HeardTrial) -> str:
    amount = amount_text(trial.amount)
    had = f":{amount}" if amount else ""
    when = f"@{_ago(trial.ago)}" if trial.ago is not None else ""
    return f"{trial.treatment}{had}{when}={trial.outcome}"


def _fact(fact: HeardFact) -> str:
    """A fact with how long it has been so: a length says more than that it is long-standing."""
    if fact.since is not None:
        return f"{fact.fact}:{_ago(fact.since)}"
    return f"{fact.fact}:old" if fact.old else fact.fact


def _ago(weeks: float) -> str:
    return format_weeks(weeks) if weeks > 0 else "new"


# --- Said back ------------------------------------------------------------------------


def said_back(heard: Heard, case: Case, knowledge: Knowledge) -> Iterator[Notice]:
    """What was heard, in a few lines: what is unclear first, the gravest of it first of all."""
    for entry in sorted(_unclear(heard, case, knowledge), key=lambda entry: not entry[0]):
        yield entry[1]
    if not (heard.facts or heard.tried or heard.set_aside):
        yield Notice("not-understood", _NOTHING)
        return
    yield from _facts("heard-yes", "yes", heard.facts, knowledge)
    yield from _facts("heard-no", "no", heard.facts, knowledge)
    if heard.tried:
        yield Notice("heard-tried", _several(map(_tried, heard.tried)))
    if heard.set_aside:
        yield Notice("heard-aside", _several(dict.fromkeys(map(_aside, heard.set_aside))))
    if heard.not_understood:
        yield Notice("not-understood", _several(map(_quoted, heard.not_understood)))


_NOTHING = (
    "nothing in your words was understood. Tell it in flags (backadvisor next --help), "
    "or be asked: backadvisor ask"
)


def _unclear(heard: Heard, case: Case, knowledge: Knowledge) -> Iterator[tuple[bool, Notice]]:
    """What is asked first, and whether it would be a reason to act now or today."""
    in_flags = {*case.symptoms, *case.conditions, *case.absent}
    for answered in heard.facts:
        fact = knowledge.facts[answered.fact]
        if answered.answer != "unclear" or answered.fact in in_flags:
            continue
        judged = triage(
            Facts(with_facts(case, [answered.fact], knowledge), knowledge), knowledge, True
        )
        grave = in_danger(judged)
        do = f" If it is so: {judged.flags[0].do}" if grave else ""
        text = (
            f"You wrote {_quoted(answered.words)}. Is this so now: {fact.name}?{do} "
            f"Yes: add --{fact.told_as} {answered.fact}. No: add --absent {answered.fact}."
        )
        yield grave, Notice("unclear-sign" if grave else "unsure", text)


def _facts(
    kind: Any, answer: Answer, facts: Iterable[HeardFact], knowledge: Knowledge
) -> Iterator[Notice]:
    named = [knowledge.facts[fact.fact].name for fact in facts if fact.answer == answer]
    if named:
        yield Notice(kind, _several(named))


def _tried(trial: HeardTrial) -> str:
    if trial.outcome == "unspecified":
        return _quoted(trial.words)
    return f"{_quoted(trial.words)} ({lower_first(labels.OUTCOMES[trial.outcome].choice)})"


def _aside(aside: SetAside) -> str:
    return f"{_quoted(aside.words)} ({_WHY[aside.why]})"


def _quoted(words: str) -> str:
    shown = words if len(words) <= _MOST_LETTERS else f"{words[:_MOST_LETTERS]}..."
    return f'"{shown}"'


def _several(things: Iterable[str]) -> str:
    every = list(things)
    more = len(every) - _MOST_SAID
    shown = [*every[:_MOST_SAID], *([f"{more} more"] if more > 0 else [])]
    return f"{listed(shown)}."
