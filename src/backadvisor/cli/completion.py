"""Words for the shell to complete, also after a comma."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import assert_never

from ..intake.keys import Key, ListOf, Switch, Text, WholeNumber, treatment_words
from ..knowledge.loader import built_in

Completer = Callable[[str], list[str]]


def completes_each(words: Callable[[], Iterable[str]]) -> Completer:
    """Complete the last word of a list with commas; what stands before it is kept."""
    return _completes(lambda _: words())


def completes_key(key: Key) -> Completer | None:
    """The completer of a key of the case; None where anything can be told."""
    form = key.form
    match form:
        case ListOf() | Text():
            offers = form.offers
            return _completes(lambda part: offers(built_in(), part)) if offers else None
        case WholeNumber() | Switch():
            return None
        case _:
            assert_never(form)


def _completes(words: Callable[[str], Iterable[str]]) -> Completer:
    def complete(incomplete: str) -> list[str]:
        before, comma, last = incomplete.rpartition(",")
        return [before + comma + word for word in words(last) if word.startswith(last)]

    return complete


def treatments() -> list[str]:
    """Ids of treatments and categories, and everyday words of one part."""
    return treatment_words(built_in())


def schemas() -> list[str]:
    """What there is a JSON Schema of."""
    from .schema import SCHEMAS  # made of types, which no other word needs

    return list(SCHEMAS)


def topics() -> list[str]:
    """Topics of the help."""
    from .help_pages import TOPICS  # pages of text, which no other command needs

    return list(TOPICS)
