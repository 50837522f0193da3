"""What is typed, as an answer: a whole line, or the words in a field.

Only here are the words of a person taken apart, but for an "and" between two names: which of
them are known decides that (`answers.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, assert_never

from ..knowledge.vocabulary import InvalidValue, Vocabulary, plain_word
from ..model.problems import did_you_mean
from .answers import (
    QUOTE,
    SEVERAL,
    Answer,
    Chosen,
    Name,
    Names,
    NoneOfThese,
    Skip,
    Text,
    Unread,
    as_told,
)
from .flow import Question

# What is asked of the interview itself.
Leaving = Literal["back", "leave"]
Command = Literal["why"] | Leaving
_COMMANDS: dict[str, Command] = {
    "?": "why",
    "why": "why",
    "help": "why",
    "b": "back",
    "back": "back",
    "q": "leave",
    "leave": "leave",
    "quit": "leave",
    "exit": "leave",
    "stop": "leave",
}
NONE_KEY = "0"
_NONE = (NONE_KEY, "none", "no", "nothing")
SKIP_WORD = "skip"
_SKIP = (SKIP_WORD, "unknown", "not-sure", "dont-know", "i-dont-know")
_IN_QUOTES = re.compile(rf"{QUOTE}([^{QUOTE}]*){QUOTE}")
# Commas part names, but for those in quotes.
_NAME = re.compile(rf"(?:{QUOTE}[^{QUOTE}]*{QUOTE}|[^,])+")


def command_in(text: str) -> Command | None:
    """What a text asks of the interview itself, or None where it is an answer."""
    return _COMMANDS.get(text.strip().lower())


def answer_in(text: str, question: Question, words: Vocabulary) -> Answer:
    """The answer that a text gives to a question."""
    match question.form:
        case "one" | "several":
            return without_names(text, question) or _chosen_in(text, question, words)
        case "names":
            return without_names(text, question) or names_in(text)
        case "text":
            return text_in(text, question)
        case _:
            assert_never(question.form)


def text_in(text: str, question: Question) -> Answer:
    """The answer that a text gives to a question for one value."""
    return without_names(text, question) or Text(text)


def without_names(text: str, question: Question) -> Skip | NoneOfThese | None:
    """What a word for "I don't know" or "none of these" stands for; None for any other."""
    said = plain_word(text.strip(" .!"))
    if not text or said in _SKIP:
        return Skip()
    none = question.none and said in (*_NONE, plain_word(question.none))
    return NoneOfThese() if none else None


def answered_before(given: Answer, question: Question) -> str:
    """What answered a question before somebody went back to it, and what keeps it."""
    words = as_told(question, given)
    return f"Before, you answered: {words}. Enter keeps it. To leave it open: {SKIP_WORD}."


def names_in(text: str) -> Names:
    """Names with commas between them; quotes keep what stands in them in own words."""
    return Names(tuple(map(name_in, _NAME.findall(text))))


def name_in(written: str) -> Name:
    """One name as it was written."""
    own = tuple(_IN_QUOTES.findall(written))
    return Name(_IN_QUOTES.sub("", written), own, written)


# --- Choices of a list ----------------------------------------------------------------


def _chosen_in(text: str, question: Question, words: Vocabulary) -> Chosen | Unread:
    """Numbers, names of choices, or everyday words for a sign or for the group it is in."""
    try:
        names = tuple(dict.fromkeys(_names_of_choices(text, question, words)))
    except InvalidValue as error:
        return Unread(text, str(error))
    if not names:  # a slip of the finger is never "none of these"
        return Unread(text, _not_understood(text, question))
    if question.form == "one" and len(names) != 1:
        return Unread(text, "Choose one, for example: 1")
    return Chosen(names)


def _names_of_choices(text: str, question: Question, words: Vocabulary) -> Iterator[str]:
    """The name of each choice. Raises `InvalidValue` at what is none, with what is near."""
    names = [choice.name for choice in question.choices]
    whole = plain_word(text) in names  # the "and" in a name stands between no two of them
    for part in [text] if whole else filter(None, map(str.strip, SEVERAL.split(text))):
        numbers = re.fullmatch(r"[\d\s]+", part)
        for word in filter(None, part.split() if numbers else [plain_word(part)]):
            if word.isascii() and word.isdigit() and 1 <= int(word) <= len(names):
                yield names[int(word) - 1]
            elif name := _choice_for(word, names, words):
                yield name
            else:
                raise InvalidValue(_not_understood(part, question, did_you_mean(word, names)))


def _choice_for(word: str, names: list[str], words: Vocabulary) -> str:
    """The choice that a word names, or ""; a sign named among the groups chooses its group."""
    if word in names:
        return word
    try:
        fact = words.fact_id(word)
    except InvalidValue:
        return ""
    screens = words.knowledge.screens.values()
    groups = [screen.id for screen in screens if fact in screen.asks]
    return next((name for name in (fact, *groups) if name in names), "")


def _not_understood(said: str, question: Question, near: str = "") -> str:
    none = f", or 0 for {question.none}" if question.none else ""
    return (
        f'I did not understand "{said.strip()}".{near} '
        f"Type a number, such as {min(3, len(question.choices))}{none}."
    )
