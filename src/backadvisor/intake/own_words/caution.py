"""The last look at what was heard: a grave sign is taken away by a plain denial and nothing less.

Rules of scope are right of most sentences and wrong of some: "hasn't gone" is not gone, "no trouble
until today" is trouble today, and ten years of back pain are not ten years of what came with it. So
a sign that alone is a reason to act now or today, and that was set aside, or denied beside words
that turn a denial round, is asked; and it is only old where the length of time stands right behind
it and nothing in the text is new.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from ...model import Knowledge
from ...model.heard import Heard, HeardFact, SetAside
from ...model.record import replace

_ASKED_ANYHOW = ("over", "somebody-else", "not-meant")
# Signs that are grave with what nobody may have told yet.
_GRAVE_WITH_MORE = ("leg-weakness", "worsening-weakness", "foot-drop", "both-legs")
_DO_NOW = ("emergency", "urgent")
_SENTENCE = r"[.!?;\n]+"
# Words beside which a "no" may mean its contrary, or may be of another day.
_TURNS = (
    r"\b(?:no longer|neither|nor|until|till|before (?:today|this|yesterday|now|that|then)|used to"
    r"|apart from|besides|except|other than|not that|true that|seriously|believes?|listens?"
    r"|n'?t not|isn'?t not|yes)\b"
)
# Words that tell of something new, or that changes, anywhere in a text.
_NEW = (
    r"\b(?:now|today|tonight|yesterday|lately|recently|newly|new|again|sudden\w*|wors\w*|spread\w*"
    r"|bigger|grow\w*|getting|increas\w*|more|(?:this|last) (?:morning|afternoon|evening|arvo"
    r"|night|week|weekend|month)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|hours?|days?"
    r"|other (?:foot|leg|side))\b"
)
_LONG = r"[^.;!?\n]{0,30}?\b(?:years?|yrs?|months?|decades?|always|ever|life|old|long)\b"
_LONG_WEEKS = 3.0  # to be new ends at the latest here
_ESCAPES = r"\x1b\[[0-9;?]*[ -/]*[@-~]"


def readable(text: str) -> str:
    """A text without what no reader sees: letters of one form, no marks and no escape sequences."""
    plain = unicodedata.normalize("NFKC", re.sub(_ESCAPES, "", text))
    return "".join(letter for letter in plain if not _is_unseen(letter))


def _is_unseen(letter: str) -> bool:
    return letter == "\0" or unicodedata.category(letter) == "Cf"


def cautious(heard: Heard, text: str, knowledge: Knowledge) -> Heard:
    """What was heard, with the grave signs left open that only a guess took away or made old."""
    grave = frozenset(grave_alone(knowledge))
    facts = [_less_sure(fact, text) if fact.fact in grave else fact for fact in heard.facts]
    named = {fact.fact for fact in facts}
    asked = {item.id: item for item in heard.set_aside if _is_asked(item, grave)}
    facts += [
        HeardFact(name, "unclear", item.words) for name, item in asked.items() if name not in named
    ]
    aside = tuple(item for item in heard.set_aside if not _is_asked(item, grave))
    return replace(heard, facts=tuple(facts), set_aside=aside)


def grave_alone(knowledge: Knowledge) -> Iterator[str]:
    """The signs each of which alone is a reason to act now or today, or may be one."""
    for flag in knowledge.red_flags.values():
        if flag.urgency in _DO_NOW:
            alone = flag.all if len(flag.all) == 1 and not flag.any else ()
            yield from alone or (flag.any if not flag.all and flag.least == 1 else ())
    yield from _GRAVE_WITH_MORE


def _is_asked(item: SetAside, grave: Iterable[str]) -> bool:
    return item.id in grave and item.why in _ASKED_ANYHOW


def _less_sure(fact: HeardFact, text: str) -> HeardFact:
    if fact.answer == "no" and _is_turned_round(fact, text):
        return replace(fact, answer="unclear")
    if fact.answer == "yes" and _is_told_old(fact) and not _is_surely_old(fact, text):
        return replace(fact, since=None, old=False)
    return fact


def _is_told_old(fact: HeardFact) -> bool:
    return fact.old or (fact.since or 0) > _LONG_WEEKS


def _is_turned_round(fact: HeardFact, text: str) -> bool:
    """Whether a sentence that holds the words of a denial holds some that turn it round."""
    words = set(re.findall(r"\w+", fact.words.lower()))
    sentences = re.split(_SENTENCE, text.lower().replace("\u2019", "'"))
    near = (each for each in sentences if words <= set(re.findall(r"\w+", each)))
    return any(re.search(_TURNS, sentence) for sentence in near)


def _is_surely_old(fact: HeardFact, text: str) -> bool:
    """Whether a long time stands right behind the words, and nothing in the text is new."""
    plain = " ".join(text.lower().split())
    last = fact.words.lower().rpartition(" ... ")[2]
    _, found, behind = plain.partition(last)
    return bool(found and re.match(_LONG, behind) and not re.search(_NEW, plain))
