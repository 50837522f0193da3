"""What somebody wants to reach, where it is said outright."""

from __future__ import annotations

from ...model import Goal

_SAID: dict[Goal, str] = {
    "sleep": (
        "want to sleep, just want to sleep, want a night of sleep, want a good night, like to "
        "sleep, need to sleep, want some sleep"
    ),
    "work": (
        "thru the work week, through the work week, get back to work, back to work, keep "
        "working, want to work, need to work, able to work, get through work, return to work, "
        "stay in work"
    ),
    "walking": (
        "want to walk, like to walk, on foot, walk again, walk further, walk the dog again, "
        "able to walk, manage the walk"
    ),
    "no-drugs": (
        "not a pill, without pills, without drugs, without tablets, drug free, no pills, no "
        "tablets, no drugs, no meds, no medication, dont want pills, dont want drugs, dont "
        "want tablets, dont want meds, without medication, rather not take pills, rather not "
        "take tablets, isnt a pill, thats not a pill"
    ),
    "low-cost": (
        "something cheap, cant afford much, free or cheap, low cost, tight budget, no money, "
        "on a budget, cheap as possible"
    ),
    "few-visits": (
        "few visits, cant get to appointments, cant travel, do at home, at home myself, no "
        "time for appointments"
    ),
    "soon": (
        "something quick, quick fix, fast as possible, need it fast, need relief now, relief "
        "fast, as soon as possible, asap"
    ),
}


def goals_in(text: str) -> tuple[Goal, ...]:
    """Each goal that is said in a text of plain words with one blank between them."""
    padded = f" {text} "
    return tuple(
        goal
        for goal, phrases in _SAID.items()
        if any(f" {phrase} " in padded for phrase in phrases.split(", "))
    )
