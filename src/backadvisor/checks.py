"""Whether the knowledge holds together: each check is a function with a name.

The shape of each file was checked when it was read; here are the checks over all files. A
check yields findings, each a path into the knowledge and a sentence that helps to mend it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from .case import plain_word
from .knowledge import ABOUT, SECTIONS, TREATMENTS, Plain, read_folder
from .knowledge import from_plain as built
from .model import Knowledge, Treatment
from .noun import Noun
from .problems import Problem, did_you_mean, in_order
from .shape import Path, Report
from .situation import DERIVED, told_facts

Finding = tuple[Path, str]
_LEAST, _MOST = 0.6, 1.7  # how far apart the words on good and bad sides may be


def check_folder(folder: str, today: str) -> tuple[list[Problem], int]:
    """Check a folder: all problems of all files, sorted, and how many treatments it holds."""
    plain, report = read_folder(folder)
    problems = list(report.problems)
    if not problems and "about" in plain:
        problems += _check_all(plain, report, today, folder)
    elif not problems:
        problems.append(Problem(folder, 0, 0, f"The file {ABOUT} is missing.", "missing-file"))
    return in_order(problems), len(plain.get("treatments", ()))


def _check_all(plain: Plain, report: Report, today: str, folder: str) -> Iterable[Problem]:
    knowledge = built(plain)
    for check in CHECKS:
        for at, message in check(knowledge):
            yield _placed(report, at, message, check.__name__, folder)
    for at, message in stale_review(knowledge, today):
        yield _placed(report, at, message, "stale-review", folder)
    for one in report.places.items():
        yield from _named_like_file(one, knowledge)


def _placed(report: Report, at: Path, message: str, check: str, folder: str) -> Problem:
    """Find the place of a path, or of the nearest thing above it."""
    while at and at not in report.places:
        at = at[:-1]
    name = check.replace("_", "-")
    if not at:
        return Problem(folder, 0, 0, message, name)
    return report.places[at].problem(message, name)


def _named_like_file(placed: tuple[Path, Any], knowledge: Knowledge) -> Iterator[Problem]:
    at, place = placed
    match at:
        case (str(section), int(index), "id") if section == TREATMENTS:
            one = list(knowledge.treatments.values())[index]
        case _:
            return
    stem = os.path.splitext(os.path.basename(place.path))[0]
    if one.id != stem:
        message = f'The id "{one.id}" should be the name of the file, "{stem}".'
        yield place.problem(message, "id-is-file-name")


def walk(knowledge: Knowledge) -> Iterator[tuple[Path, Any]]:
    """Give every noun and value of the knowledge with its path."""
    yield from _walk(knowledge.about, ("about",))
    for section in SECTIONS:
        for index, item in enumerate(getattr(knowledge, section).values()):
            yield from _walk(item, (section, index))


def _walk(value: Any, at: Path) -> Iterator[tuple[Path, Any]]:
    yield at, value
    if isinstance(value, Noun):
        for name in value.field_names:
            yield from _walk(getattr(value, name), (*at, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk(item, (*at, index))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _walk(item, (*at, key))


# --- Ids that must resolve ------------------------------------------------------------

_SOURCE_KEYS = ("source", "sources", "superseded_by")
_TREATMENT_KEYS = ("treatment", "any_of", "see_also", "parts")
_FACT_KEYS = ("fact", "all", "any")


def _named_under(knowledge: Knowledge, keys: Iterable[str]) -> Iterator[tuple[Path, str]]:
    """Every text that stands under one of these keys, alone or in a list."""
    for at, value in walk(knowledge):
        if isinstance(value, str) and value:
            key = str(at[-1] if isinstance(at[-1], str) else at[-2])
            if key in keys:
                yield at, value


def _unknown(knowledge: Knowledge, keys: Iterable[str], known: Iterable[str], kind: str) -> Any:
    ids = set(known)
    for at, name in _named_under(knowledge, keys):
        if name not in ids:
            yield at, f'There is no {kind} "{name}".{did_you_mean(name, ids)}'


def unknown_source(knowledge: Knowledge) -> Iterator[Finding]:
    """Every source that is named exists."""
    yield from _unknown(knowledge, _SOURCE_KEYS, knowledge.sources, "source")


def unknown_treatment(knowledge: Knowledge) -> Iterator[Finding]:
    """Every treatment that is named exists."""
    yield from _unknown(knowledge, _TREATMENT_KEYS, knowledge.treatments, "treatment")


def unknown_fact(knowledge: Knowledge) -> Iterator[Finding]:
    """Every fact that is named exists."""
    yield from _unknown(knowledge, _FACT_KEYS, knowledge.facts, "fact")


def unknown_category(knowledge: Knowledge) -> Iterator[Finding]:
    """Every category that is named exists."""
    yield from _unknown(knowledge, ("category",), knowledge.categories, "category")


def unknown_hold(knowledge: Knowledge) -> Iterator[Finding]:
    """A red flag holds back treatments or categories that exist."""
    known = {*knowledge.treatments, *knowledge.categories}
    yield from _unknown(knowledge, ("hold",), known, "treatment or category")


# --- Words that must be one thing only ------------------------------------------------


def alias_clash(knowledge: Knowledge) -> Iterator[Finding]:
    """A word for a treatment or category stands for one thing only; so does one for a fact."""
    yield from _clashes(knowledge, ("treatments", "categories"))
    yield from _clashes(knowledge, ("facts",))


def _clashes(knowledge: Knowledge, sections: Iterable[str]) -> Iterator[Finding]:
    owners: dict[str, str] = {}
    for section in sections:
        for index, item in enumerate(getattr(knowledge, section).values()):
            if section == "facts" and item.kind == "derived":
                continue  # nobody can name a derived fact
            for at, word in _words(item, named=section != "facts"):
                owner = owners.setdefault(plain_word(word), item.id)
                if owner != item.id:
                    message = f'The word "{word}" already stands for "{owner}".'
                    yield (section, index, *at), message


def _words(item: Any, named: bool) -> Iterator[tuple[Path, str]]:
    yield ("id",), item.id
    if named:
        yield ("name",), item.name
    for index, word in enumerate(item.aliases):
        yield ("aliases", index), word


def fact_in_two_rules(knowledge: Knowledge) -> Iterator[Finding]:
    """A fact bears on a treatment in one way only."""
    for index, one in enumerate(knowledge.treatments.values()):
        seen: set[str] = set()
        for key in ("not_with", "care_with", "better_with"):
            for n, rule in enumerate(getattr(one, key)):
                if rule.fact in seen:
                    message = f'"{rule.fact}" already has a rule for this treatment.'
                    yield ("treatments", index, key, n, "fact"), message
                seen.add(rule.fact)


def derived_fact_without_function(knowledge: Knowledge) -> Iterator[Finding]:
    """A derived fact stands in the vocabulary and has its function."""
    for index, fact in enumerate(knowledge.facts.values()):
        if (fact.kind == "derived") != (fact.id in DERIVED):
            message = f'"{fact.id}" is derived in one place only: facts.yaml or situation.py.'
            yield ("facts", index, "id"), message


def fact_without_question(knowledge: Knowledge) -> Iterator[Finding]:
    """Every fact that is not derived can be asked."""
    for index, fact in enumerate(knowledge.facts.values()):
        if fact.kind != "derived" and not fact.question:
            yield ("facts", index), f'The fact "{fact.id}" has no question to ask it by.'


# --- What must be used, and reached ---------------------------------------------------


def unused_source(knowledge: Knowledge) -> Iterator[Finding]:
    """Every source carries something."""
    named = {name for _, name in _named_under(knowledge, _SOURCE_KEYS)}
    for index, source in enumerate(knowledge.sources.values()):
        if source.id not in named:
            yield ("sources", index, "id"), f'Nothing rests on the source "{source.id}".'


def warning_sign_without_flag(knowledge: Knowledge) -> Iterator[Finding]:
    """A sign of the screen must be able to fire, and one that fires alone is on the screen."""
    flags = knowledge.red_flags.values()
    named = {told for flag in flags for fact in (*flag.all, *flag.any) for told in told_facts(fact)}
    for index, fact in enumerate(knowledge.facts.values()):
        if fact.warning and fact.id not in named:
            yield ("facts", index, "warning"), f'No red flag asks for the sign "{fact.id}".'


def flag_that_cannot_fire(knowledge: Knowledge) -> Iterator[Finding]:
    """Every red flag can fire."""
    for index, flag in enumerate(knowledge.red_flags.values()):
        if not flag.all and not flag.any:
            yield ("red_flags", index), f'The flag "{flag.id}" names no fact and can never fire.'
        elif flag.any and flag.least > len(flag.any):
            message = f"It asks for {flag.least} of {len(flag.any)} facts and can never fire."
            yield ("red_flags", index, "least"), message


def after_cycle(knowledge: Knowledge) -> Iterator[Finding]:
    """No treatment may come after itself, by however many steps."""
    known = knowledge.treatments
    for index, one in enumerate(known.values()):
        for n, step in enumerate(one.after):
            if all(_leads_to(other, one.id, known, set()) for other in step.any_of):
                message = f'"{one.id}" would have to come after itself.'
                yield ("treatments", index, "after", n), message


def _leads_to(start: str, goal: str, known: Any, seen: set[str]) -> bool:
    if start == goal:
        return True
    if start in seen or start not in known:
        return False
    seen.add(start)
    steps = known[start].after
    return any(all(_leads_to(one, goal, known, seen) for one in step.any_of) for step in steps)


# --- Both sides, in the same detail ---------------------------------------------------


def missing_side(knowledge: Knowledge) -> Iterator[Finding]:
    """Good and bad sides, what it is like, and questions: never empty."""
    for index, one in enumerate(knowledge.treatments.values()):
        for key in ("benefits", "harms", "stop_if", "ask"):
            if not getattr(one, key):
                yield ("treatments", index, key), f'"{key}" is empty; say at least one thing.'


def lopsided(knowledge: Knowledge) -> Iterator[Finding]:
    """Good and bad sides get about the same room."""
    for index, one in enumerate(knowledge.treatments.values()):
        good, bad = balance(one)
        if bad and not _LEAST <= good / bad <= _MOST:
            message = f"Benefits have {good} words and harms {bad}; give both about equal room."
            yield ("treatments", index, "harms"), message


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
    """Days are written as 2026-11-21."""
    for index, one in enumerate(knowledge.treatments.values()):
        for key in ("reviewed", "review_by"):
            if _day(getattr(one, key)) is None:
                yield ("treatments", index, key), "Write a day as 2026-11-21."


def stale_review(knowledge: Knowledge, today: str) -> Iterator[Finding]:
    """A treatment must have been read again by its date."""
    for index, one in enumerate(knowledge.treatments.values()):
        due, now = _day(one.review_by), _day(today)
        if due and now and due < now:
            message = f"This was to be read again by {one.review_by}. Read it and set a new date."
            yield ("treatments", index, "review_by"), message


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


CHECKS: tuple[Callable[[Knowledge], Iterable[Finding]], ...] = (
    unknown_source,
    unknown_treatment,
    unknown_fact,
    unknown_category,
    unknown_hold,
    alias_clash,
    fact_in_two_rules,
    derived_fact_without_function,
    fact_without_question,
    unused_source,
    warning_sign_without_flag,
    flag_that_cannot_fire,
    after_cycle,
    missing_side,
    lopsided,
    markup,
    bad_date,
)
