"""A text as words with their places, in sentences and in the pieces between commas.

Every word also has a form in which the ways people write it are one: "tingly" and "tingling",
"wee" and "urinate", "cannot" and "unable to". The words of the knowledge take the same forms,
so that one alias is heard in all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...model.record import Record
from .spelling import FORMS

_APOSTROPHES = "'\u2019\u2018\u02bc`\u00b4"
_WITHOUT = str.maketrans("", "", _APOSTROPHES)
_TOKEN = re.compile(
    rf"(?P<number>\d+(?:\.\d+)?)|(?P<word>[^\W\d_](?:[{_APOSTROPHES}]?[^\W_])*)"
    r"|(?P<mark>[.!?;:,()\[\]\n\u2026&+=~/<>%\"\u201c\u201d*\u2022|-]+|[\u2010-\u2015\u2192])"
)
_MOST_DIGITS = 9
# A sentence has no more words than this, wherever it ends: what is looked for in a sentence takes
# longer the longer it is, and a text may be a megabyte without a point.
_MOST_WORDS = 120
_ENDS = ".!?;\u2026"  # a sentence ends here
_BREAKS = ',()[]"\u201c\u201d*|\u2014\u2013'  # a piece of one ends here
# A point behind one of these ends no sentence.
_SHORT = {"dr", "mr", "mrs", "ms", "approx", "vs", "eg", "ie", "no", "st", "dx", "hx", "rx"}
# Several words that are one: told in this form wherever they stand.
_JOINED = {
    ("can", "not"): "cant",
    ("unable", "to"): "cant",
    ("struggle", "to"): "cant",
    ("struggling", "to"): "cant",
    ("struggled", "to"): "cant",
    ("could", "not"): "cant",
    ("did", "not"): "didnt",
    ("do", "not"): "dont",
    ("does", "not"): "doesnt",
    ("have", "not"): "havent",
    ("has", "not"): "hasnt",
    ("will", "not"): "wont",
    ("pins", "needles"): "tingle",
    ("p", "n"): "tingle",
    ("x", "ray"): "xray",
    ("x", "rays"): "xray",
}
_FIRSTS = {first for first, _ in _JOINED}
_STRANGE = {"w": "with", "b": "because"}  # "w/", "b/c"


class Word(NamedTuple):
    """One word: as it was written, without capitals and apostrophes, and in its form.

    ``piece`` and ``sentence`` count up through the text; ``mark`` is what stands before it.
    """

    text: str
    form: str
    start: int
    end: int
    sentence: int
    piece: int
    mark: str

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits, and no more of them than a number of anything."""
        return self.text[0].isdecimal() and len(self.text) <= _MOST_DIGITS


class Text(Record):
    """The words of a text, and the numbers of the sentences that are questions."""

    words: list[Word]
    questions: set[int]


def read(text: str) -> Text:
    """The words of a text."""
    words: list[Word] = []
    questions: set[int] = set()
    sentence, piece, marks, count = 0, 0, "", 0
    for found in _TOKEN.finditer(text):
        token, plain = found[0], _plain(found[0])
        if not plain:  # an apostrophe that is a letter, and nothing else
            continue
        if found["mark"]:
            marks += token
            continue
        ends, breaks = _edges(marks, text, found.start(), words)
        count = 0 if ends else count + 1
        if count == _MOST_WORDS:
            ends, count = True, 0
        if words and ends:
            if "?" in marks:
                questions.add(sentence)
            sentence, piece = sentence + 1, piece + 1
        elif words and breaks:
            piece += 1
        word = Word(
            plain, FORMS.get(plain, plain), found.start(), found.end(), sentence, piece, marks
        )
        _add(words, word)
        marks = ""
    if "?" in marks:
        questions.add(sentence)
    return Text(words, questions)


# Words that are one with what an apostrophe joins to them: "it's" is "its", "yoga's" is "yoga".
_CONTRACTED = {
    *("it", "that", "he", "she", "there", "what", "who", "here", "where", "how", "let", "this"),
    *("when", "why", "one", "everything", "nothing", "something", "thing"),
}


def _plain(token: str) -> str:
    lowered = token.lower()
    base = lowered[:-2]
    if base[1:] and lowered[-2] in _APOSTROPHES and lowered[-1] == "s":
        return f"{base}s" if base in _CONTRACTED else base.translate(_WITHOUT)
    return lowered.translate(_WITHOUT)


def _edges(marks: str, text: str, at: int, words: list[Word]) -> tuple[bool, bool]:
    """Whether what stands between two words ends a sentence, and whether it ends a piece."""
    if not marks:
        return False, False
    if marks == "." and words and words[-1].text in _SHORT and text[at].islower():
        return False, False
    if marks == "." and not text[words[-1].end + 1 : at] if words else False:  # "p.m", "e.g"
        return False, False
    ends = any(mark in _ENDS for mark in marks) or "\n" in marks
    dash = "-" in marks and (at > 0 and text[at - 1] == " ")
    return ends, dash or any(mark in _BREAKS for mark in marks)


def _add(words: list[Word], word: Word) -> None:
    """A word behind the others, or joined to the last where the two are one."""
    last = words[-1] if words else None
    if last is not None and last.sentence == word.sentence:
        both = _JOINED.get((last.text, word.text))
        if both is None and last.text in ("and", "n") and len(words) > 1:
            both = _JOINED.get((words[-2].text, word.text)) if word.text == "needles" else None
            if both:
                words.pop()
                last = words[-1]
        if both is not None:
            words[-1] = last._replace(text=both, form=FORMS.get(both, both), end=word.end)
            return
        if word.mark == "/" and last.text in _STRANGE and len(last.text) == 1:
            text = "without" if word.text == "o" else _STRANGE[last.text]
            words[-1] = last._replace(text=text, form=text, end=last.end)
            if word.text in ("o", "c"):
                return
    words.append(word)


def forms_of(phrase: str) -> tuple[tuple[str, str], ...]:
    """The words of a phrase of the knowledge, each as written and in its form."""
    plain = phrase.replace("-", " ").lower()
    words = plain.split(" ")
    if words[0] in _FIRSTS or not plain.replace(" ", "").isalpha():
        return tuple((word.text, word.form) for word in read(plain).words)
    return tuple((word, FORMS.get(word, word)) for word in words)


def sentences(words: list[Word]) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends, as places among the words."""
    first = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or words[at].sentence != words[first].sentence:
            yield first, at
            first = at
