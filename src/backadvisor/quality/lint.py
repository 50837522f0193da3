"""Whether the knowledge holds together: each check is a function with a name.

The shape of each file was checked when it was read; here are the checks over all files. A
check yields findings, each a path into the knowledge and a sentence that helps to mend it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from ..engine.facts import DERIVED, told_facts
from ..knowledge.loader import (
    ABOUT,
    held_together,
    missing,
    named,
    read_folder,
)
from ..knowledge.schema import Path, Report, walk
from ..knowledge.vocabulary import plain_word
from ..model import MESSAGES, TREATMENTS, Knowledge, Screen, Source, Treatment
from ..model.citation import address
from ..model.problems import Problem, did_you_mean, in_order

Finding = tuple[Path, str]
_A_YEAR = timedelta(days=366)
_DAY = "This is no day of the calendar, written as 2026-11-21."
_SEVERAL = 2
_SPEAKING = ("guideline", "policy")  # kinds of sources
_LEAST, _MOST = 0.6, 1.7  # how far apart the words on good and bad sides may be


def check_folder(folder: str, today: str, overlay: bool = False) -> tuple[list[Problem], int]:
    """Check a folder: all problems of all files, sorted, and how many treatments it holds.

    With ``overlay`` it is judged as it stands over the built-in knowledge.
    """
    plain, report = read_folder(folder)
    problems = list(report.problems)
    if overlay or "about" in plain:
        knowledge, unusable = held_together(plain, report, folder)
        problems += [*unusable, *_check_all(knowledge, report, today, folder)]
    elif os.path.isdir(folder):
        problems.append(missing(os.path.join(folder, ABOUT)))
    return in_order(problems), len(plain.get(TREATMENTS, ()))


def _check_all(knowledge: Knowledge, report: Report, today: str, folder: str) -> Iterator[Problem]:
    """Judge the items that were read without a mistake."""
    sound = report.sound()
    for check in CHECKS if not report.problems else set(CHECKS) - set(OF_THE_WHOLE):
        for at, message in check(knowledge):
            if at[:2] in sound:
                yield report.nearest(at, folder, message, check.__name__.replace("_", "-"))
    for at, message in stale_review(knowledge, today):
        if at[:2] in sound:
            yield report.nearest(at, folder, message, "stale-review")
    yield from _misnamed(knowledge, report)


def _misnamed(knowledge: Knowledge, report: Report) -> Iterator[Problem]:
    for name in knowledge.treatments:
        place = report.places.get((TREATMENTS, name, "id"))
        stem = os.path.splitext(os.path.basename(place.path))[0] if place else name
        if place and stem != name:
            message = f'The id "{name}" should be the name of the file, "{stem}".'
            yield place.problem(message, "id-is-file-name")


# --- Words that must be one thing only ------------------------------------------------


def alias_clash(knowledge: Knowledge) -> Iterator[Finding]:
    """A word for treatments stands for one thing only; so does one for a fact."""
    yield from _clashes(knowledge, ("treatments", "categories", "groups"))
    yield from _clashes(knowledge, ("facts",))


def _clashes(knowledge: Knowledge, sections: Iterable[str]) -> Iterator[Finding]:
    owners: dict[str, str] = {}
    for section in sections:
        for item in getattr(knowledge, section).values():
            if section == "facts" and item.kind == "derived":
                continue  # nobody can name a derived fact
            for at, word in _words(item):
                owner = owners.setdefault(plain_word(word), item.id)
                if owner != item.id:
                    message = f'The word "{word}" already stands for "{owner}".'
                    yield (section, item.id, *at), message


def _words(item: Any) -> Iterator[tuple[Path, str]]:
    yield ("id",), item.id
    yield ("name",), item.name
    for index, word in enumerate(item.aliases):
        yield ("aliases", index), word


def idle_exception(knowledge: Knowledge) -> Iterator[Finding]:
    """What only holds a word of a fact holds one, and is no word for it."""
    for fact in knowledge.facts.values():
        words = {plain_word(word) for word in (fact.id, fact.name, *fact.aliases)}
        for index, other in enumerate(fact.but_not):
            told = plain_word(other)
            if told in words or words.isdisjoint(told.split("-")):
                message = f'"{other}" should hold a word for "{fact.id}" and be none itself.'
                yield ("facts", fact.id, "but_not", index), message


def lonely_group(knowledge: Knowledge) -> Iterator[Finding]:
    """What stands for several treatments names two at least, each once."""
    groups = [("groups", one.id, one.members) for one in knowledge.groups.values()]
    kin = [("kin", one.id, one.members) for one in knowledge.kin.values()]
    for section, name, members in (*groups, *kin):
        if len(set(members)) < max(_SEVERAL, len(members)):
            message = f'"{name}" should name two treatments or more, each once.'
            yield (section, name, "members"), message


def fact_in_two_rules(knowledge: Knowledge) -> Iterator[Finding]:
    """A fact bears on a treatment in one way only."""
    for one in knowledge.treatments.values():
        seen: set[str] = set()
        for key in ("not_with", "care_with", "better_with"):
            for n, rule in enumerate(getattr(one, key)):
                if rule.fact in seen:
                    message = f'"{rule.fact}" already has a rule for this treatment.'
                    yield (TREATMENTS, one.id, key, n, "fact"), message
                seen.add(rule.fact)


def derived_fact_without_function(knowledge: Knowledge) -> Iterator[Finding]:
    """A derived fact stands in the vocabulary and has its function."""
    for fact in knowledge.facts.values():
        if fact.kind == "derived" and fact.id not in DERIVED:
            yield ("facts", fact.id, "kind"), f'No function in engine/facts.py derives "{fact.id}".'
        elif fact.kind != "derived" and fact.id in DERIVED:
            message = f'"{fact.id}" follows from other facts: write "derived".'
            yield ("facts", fact.id, "kind"), message


def fact_without_question(knowledge: Knowledge) -> Iterator[Finding]:
    """Every fact that is not derived can be asked."""
    for fact in knowledge.facts.values():
        if fact.kind != "derived" and not fact.question:
            yield ("facts", fact.id), f'The fact "{fact.id}" has no question to ask it by.'


# --- What must be used, and reached ---------------------------------------------------


def unused_source(knowledge: Knowledge) -> Iterator[Finding]:
    """Every source carries something."""
    used = {name for _, name, sections in named(knowledge) if "sources" in sections}
    for source in knowledge.sources:
        if source not in used:
            yield ("sources", source, "id"), f'Nothing rests on the source "{source}".'


def missing_source(knowledge: Knowledge) -> Iterator[Finding]:
    """Every message names who says it."""
    for one in knowledge.messages.values():
        if not one.sources:
            yield ("messages", one.id, "sources"), f'Nobody is named who says "{one.id}".'


def unused_message(knowledge: Knowledge) -> Iterator[Finding]:
    """Every message is shown by the code."""
    for name in knowledge.messages:
        if name not in MESSAGES:
            message = f'The program never shows the message "{name}".{did_you_mean(name, MESSAGES)}'
            yield ("messages", name, "id"), message


def source_without_address(knowledge: Knowledge) -> Iterator[Finding]:
    """Whoever reads a claim can look it up."""
    for source in knowledge.sources.values():
        if not address(source):
            message = "Give a doi, a url or an isbn; a note may say what stands there."
            yield ("sources", source.id, "id"), message


def not_a_guideline(knowledge: Knowledge) -> Iterator[Finding]:
    """What speaks under `guidelines` is a guideline or a policy, and has a voice or is a payer."""
    for at, source in _speaking(knowledge):
        if source.kind not in _SPEAKING or source.standing == "evidence":
            said = f'"{source.id}" is a {source.kind} that stands as {source.standing}'
            yield at, f"{said}; only a guideline or a policy with another standing speaks here."


def read_in_summary(knowledge: Knowledge) -> Iterator[Finding]:
    """Nobody has read a guideline itself whose source was read in a summary only."""
    for at, source in _speaking(knowledge):
        row = knowledge.treatments[str(at[1])].guidelines[int(at[3])]
        if row.checked == "primary" and source.read_as == "secondary":
            message = f'Only a summary of "{source.id}" was read; write "checked: secondary".'
            yield at, message


def unread_source(knowledge: Knowledge) -> Iterator[Finding]:
    """What was read at first hand says where, so that it can be read again."""
    for source in knowledge.sources.values():
        if source.read_as == "primary" and not source.read_at:
            yield ("sources", source.id, "read_as"), 'Say under "read_at" where it was read.'


def _speaking(knowledge: Knowledge) -> Iterator[tuple[Path, Source]]:
    """The source of each row under ``guidelines``, with the place where it is named."""
    for one in knowledge.treatments.values():
        for n, row in enumerate(one.guidelines):
            if row.source in knowledge.sources:
                at = (TREATMENTS, one.id, "guidelines", n, "source")
                yield at, knowledge.sources[row.source]


def warning_sign_without_flag(knowledge: Knowledge) -> Iterator[Finding]:
    """A sign of the screen must be able to fire."""
    flags = knowledge.red_flags.values()
    asked = {told for flag in flags for fact in (*flag.all, *flag.any) for told in told_facts(fact)}
    for fact in knowledge.facts.values():
        if fact.warning and fact.id not in asked:
            yield ("facts", fact.id, "warning"), f'No red flag asks for the sign "{fact.id}".'


def fact_on_no_screen(knowledge: Knowledge) -> Iterator[Finding]:
    """Every warning sign and condition is asked on exactly one screen of its kind."""
    asked: dict[str, str] = {}
    for screen in knowledge.screens.values():
        for at, fact in _asked_at(screen):
            if fact in asked:
                message = f'"{fact}" is already asked on the screen "{asked[fact]}".'
                yield ("screens", screen.id, *at), message
            asked[fact] = screen.id
    for one in knowledge.facts.values():
        if (one.warning or one.told_as == "conditions") and one.id not in asked:
            yield ("facts", one.id, "id"), f'No screen of the interview asks for "{one.id}".'


def _asked_at(screen: Screen) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield from ((("facts", n), fact) for n, fact in enumerate(screen.facts))
    for number, sign in enumerate(screen.signs):
        yield from ((("signs", number, "facts", n), fact) for n, fact in enumerate(sign.facts))


def unnamed_warning_sign(knowledge: Knowledge) -> Iterator[Finding]:
    """A group of warning signs is denied as a whole, so it shows each of them by name."""
    for screen in knowledge.screens.values():
        for n, fact in enumerate(screen.facts):
            if screen.kind == "warning":
                message = f'"{fact}" would be denied unread: name it under "signs".'
                yield ("screens", screen.id, "facts", n), message


def flag_that_cannot_fire(knowledge: Knowledge) -> Iterator[Finding]:
    """Every red flag can fire, and none fires for everybody."""
    for flag in knowledge.red_flags.values():
        if not flag.all and not flag.any:
            yield ("red_flags", flag.id), f'The flag "{flag.id}" names no fact to fire on.'
        elif not 1 <= flag.least <= max(1, len(flag.any)):
            message = f'"least" is {flag.least}, but "any" names {len(flag.any)}.'
            yield ("red_flags", flag.id, "least"), message


def after_cycle(knowledge: Knowledge) -> Iterator[Finding]:
    """Every treatment can be reached: none waits for itself, by however many steps."""
    stuck = _never_reached(knowledge.treatments)
    for name in sorted(stuck):
        for index, step in enumerate(knowledge.treatments[name].after):
            if stuck.issuperset(step.any_of):
                message = f'"{name}" could never come: nothing named here can come before it.'
                yield (TREATMENTS, name, "after", index), message


def _never_reached(known: Mapping[str, Treatment]) -> set[str]:
    """Take away what can come now, again and again; what is left waits in a circle."""
    stuck = set(known)
    while ready := [one for one in stuck if _can_come(known[one], stuck)]:
        stuck.difference_update(ready)
    return stuck


def _can_come(one: Treatment, stuck: set[str]) -> bool:
    return not any(stuck.issuperset(step.any_of) for step in one.after)


# --- Both sides, in the same detail ---------------------------------------------------


def missing_side(knowledge: Knowledge) -> Iterator[Finding]:
    """Good and bad sides, what it is like, and questions: never empty."""
    for one in knowledge.treatments.values():
        for key in ("benefits", "harms", "stop_if", "ask"):
            if not getattr(one, key):
                yield (TREATMENTS, one.id, key), f'"{key}" is empty; say at least one thing.'


def lopsided(knowledge: Knowledge) -> Iterator[Finding]:
    """Good and bad sides get about the same room."""
    for one in knowledge.treatments.values():
        good, bad = balance(one)
        if good and bad and not _LEAST <= good / bad <= _MOST:
            message = f"Benefits have {good} words and harms {bad}; give both about equal room."
            yield (TREATMENTS, one.id, "harms"), message


def balance(one: Treatment) -> tuple[int, int]:
    """Count the words on the good and on the bad sides of a treatment."""
    good = sum(len(item.text.split()) for item in one.benefits)
    return good, sum(len(item.text.split()) for item in one.harms)


def markup(knowledge: Knowledge) -> Iterator[Finding]:
    """Knowledge is plain text; it is shown as written."""
    for at, value in walk(knowledge):
        if isinstance(value, str) and re.search(r"\*\*|</?[a-z]+>|\[/?(bold|red|link)", value):
            yield at, "Write plain text: markup is shown as it stands."


def bad_date(knowledge: Knowledge) -> Iterator[Finding]:
    """Days are written as 2026-11-21, and a treatment is read again within a year."""
    for one in knowledge.treatments.values():
        for key in ("reviewed", "review_by"):
            if _day(getattr(one, key)) is None:
                yield (TREATMENTS, one.id, key), _DAY
        reviewed, due = _day(one.reviewed), _day(one.review_by)
        if reviewed and due and not reviewed <= due <= reviewed + _A_YEAR:
            message = f"Read again by a day within a year after {one.reviewed}."
            yield (TREATMENTS, one.id, "review_by"), message
    if _day(knowledge.about.date) is None:
        yield ("about", "date"), _DAY


def no_amount(knowledge: Knowledge) -> Iterator[Finding]:
    """A least amount is one at least."""
    for one in knowledge.treatments.values():
        for key in ("weeks", "sessions"):
            least = getattr(one.fair_trial, key, None)
            if least is not None and least < 1:
                yield (
                    (TREATMENTS, one.id, "fair_trial", key),
                    f"{least} is no amount; write 1 or more.",
                )


def stale_review(knowledge: Knowledge, today: str) -> Iterator[Finding]:
    """A treatment must have been read again by its date."""
    for one in knowledge.treatments.values():
        due, now = _day(one.review_by), _day(today)
        if due and now and due < now:
            message = f"This was to be read again by {one.review_by}. Read it and set a new date."
            yield (TREATMENTS, one.id, "review_by"), message


def is_day(text: str) -> bool:
    """Say whether a text is a day of the calendar, written as 2026-11-21."""
    return _day(text) is not None


def _day(text: str) -> date | None:
    """Read a day, written in the one form that sorts and compares as text."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


CHECKS: tuple[Callable[[Knowledge], Iterable[Finding]], ...] = (
    alias_clash,
    idle_exception,
    lonely_group,
    fact_in_two_rules,
    derived_fact_without_function,
    fact_without_question,
    unused_source,
    missing_source,
    unused_message,
    source_without_address,
    not_a_guideline,
    read_in_summary,
    unread_source,
    warning_sign_without_flag,
    fact_on_no_screen,
    unnamed_warning_sign,
    flag_that_cannot_fire,
    after_cycle,
    missing_side,
    lopsided,
    markup,
    bad_date,
    no_amount,
)

# What nothing uses can be told only once everything was read.
OF_THE_WHOLE = (unused_source, warning_sign_without_flag, fact_on_no_screen)
