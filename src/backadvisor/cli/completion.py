"""Words for the shell to complete, also after a comma."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..knowledge.loader import built_in
from ..model import GOALS, OUTCOMES

Completer = Callable[[str], list[str]]


def completes_each(words: Callable[[], Iterable[str]]) -> Completer:
    """Complete the last word of a list with commas; what stands before it is kept."""

    def complete(incomplete: str) -> list[str]:
        before, comma, last = incomplete.rpartition(",")
        return [before + comma + word for word in words() if word.startswith(last)]

    return complete


def treatments() -> list[str]:
    """Ids of treatments and categories, and everyday words of one part."""
    knowledge = built_in()
    words = [*knowledge.treatments, *knowledge.categories, *knowledge.groups]
    words += [alias for one in knowledge.treatments.values() for alias in one.aliases]
    return [word for word in words if " " not in word]


def tried(incomplete: str) -> list[str]:
    """Complete a treatment, or an outcome after its ``=``."""
    before, comma, last = incomplete.rpartition(",")
    name, equals, outcome = last.partition("=")
    if not equals:
        return completes_each(treatments)(incomplete)
    stem = before + comma + name + equals
    return [stem + word for word in OUTCOMES[:-1] if word.startswith(outcome)]


def symptoms() -> list[str]:
    """Ids of symptoms."""
    return [fact.id for fact in built_in().facts.values() if fact.kind == "symptom"]


def conditions() -> list[str]:
    """Ids of conditions and diagnoses."""
    kinds = ("condition", "diagnosis")
    return [fact.id for fact in built_in().facts.values() if fact.kind in kinds]


def facts() -> list[str]:
    """Ids of everything that can be answered no."""
    return [*symptoms(), *conditions()]


def goals() -> list[str]:
    """What can matter most."""
    return list(GOALS)


def regions() -> list[str]:
    """Codes of the countries whose numbers are known."""
    return list(built_in().about.regions)


def schemas() -> list[str]:
    """What there is a JSON Schema of."""
    from .schema import SCHEMAS  # made of types, which no other word needs

    return list(SCHEMAS)


def topics() -> list[str]:
    """Topics of the help."""
    from .help_pages import TOPICS  # pages of text, which no other command needs

    return list(TOPICS)
