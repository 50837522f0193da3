"""Every field and every closed word of the knowledge is explained where it is declared."""

from __future__ import annotations

from typing import Any, get_args, get_origin, get_type_hints

import pytest

from backadvisor.knowledge.schema import choices
from backadvisor.model import knowledge as records
from backadvisor.model.record import Record
from backadvisor.quality.meanings import closed, of_fields, of_words

RECORDS: list[type[Record]] = [
    value
    for value in vars(records).values()
    if isinstance(value, type)
    and issubclass(value, Record)
    and value.__module__ == records.__name__
]


class Request(Record):
    """A record of which one field is explained."""

    #: What is written over
    #: two lines.
    told: str
    # A comment, and no meaning.
    untold: str = ""

    def inside(self) -> str:
        """What a method holds is no field."""
        #: Not a field.
        told: str = self.told
        return told


def test_a_meaning_is_what_stands_above_a_field() -> None:
    assert of_fields(Request) == {"told": "What is written over two lines.", "untold": ""}


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_says_what_it_means(record: type[Record]) -> None:
    meanings = of_fields(record)

    assert [name for name in record.field_names if not meanings[name].endswith(".")] == []


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_closed_word_of_a_field_says_what_it_means(record: type[Record]) -> None:
    for hint in get_type_hints(record).values():
        inner: Any = get_args(hint)[0] if get_origin(hint) is tuple else hint
        if words := set(choices(inner)) - {"any"}:
            closed_list = of_words(inner)
            assert closed_list is not None, words
            assert closed_list.words.keys() == words


def test_every_word_of_a_list_that_is_explained_says_what_it_means() -> None:
    unsaid = [
        (closed_list.name, word)
        for closed_list in closed()
        for word, meaning in closed_list.words.items()
        if not meaning.endswith(".")
    ]
    assert unsaid == []
    assert all(closed_list.meaning.endswith(".") for closed_list in closed())


def test_a_type_without_words_takes_them_from_no_list() -> None:
    assert of_words(str) is None
