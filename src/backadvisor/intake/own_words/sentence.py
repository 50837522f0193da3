"""One sentence with everything that was found in it."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.record import Record
from .courses import Said
from .matches import Match
from .scope import Scopes
from .times import Span
from .tokens import Word


class Sentence(Record):
    """The words of a text from ``first`` to ``last``, and what is known of them."""

    words: list[Word]
    first: int
    last: int
    matches: list[Match]
    scopes: Scopes
    spans: list[Span]
    said: list[Said]

    def places(self) -> Iterator[tuple[int, int]]:
        """Where its times, outcomes and triggers stand."""
        for span in self.spans:
            yield span.start, span.end
        for said in self.said:
            yield said.start, said.end
        for trigger in self.scopes.triggers:
            yield trigger.start, trigger.end

    def piece(self, place: int) -> int:
        """The piece of the sentence in which a word stands."""
        return self.words[place].piece

    def texts(self, start: int, end: int) -> list[str]:
        """The words between two places, folded."""
        return [word.text for word in self.words[start:end]]
