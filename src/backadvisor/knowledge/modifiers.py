"""What stands around a name and is no part of it: a side, a strength, an onset, a dose.

Nothing is guessed: the words stand in closed lists. Each is a fact of its own, or is dropped where
it is none. A word that is on no list leaves the whole unknown, above all one that denies ("no
fever") or tells of somebody else ("my mother's cancer").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from types import MappingProxyType

from ..model.record import Record

# --- Doses ----------------------------------------------------------------------------

_UNIT = r"(?:mgs?|mcg|ug|\u00b5g|g|grams?|mls?|milligrams?|micrograms?|iu|units?|%|percent)"
_FORM = r"(?:tablets?|tabs?|pills?|capsules?|caps?|caplets?|(?:dose-?)?pac?ks?)"
_OFTEN = (
    r"(?:once|twice|(?:two|three|four|\d)(?:-times|-x|x)?)-(?:a-|per-)?(?:day|daily)|daily"
    r"|at-night|a-day|bd|tds|qds|bid|tid|qid|prn|as-needed"
)
_RELEASE = r"(?:sr|er|xr|mr|cr|xl|ir|la|extended-release|slow-release|modified-release)"
_STRENGTH = (
    r"(?:extra-strength|double-strength|max(?:imum)?-strength|high-dose|prescription|generic)"
)
_NUMBER = r"\d+(?:[.,]\d+)?"
_DOSE = (
    rf"(?<![^-])(?:\d{{1,2}}-?x|x-?\d{{1,2}}|(?:\d-?x-?|x-?\d-)?{_NUMBER}(?:/{_NUMBER})*-?{_UNIT}?(?:/{_NUMBER}-?{_UNIT})?"
    rf"|{_FORM}|{_OFTEN}|{_RELEASE}|{_STRENGTH}|of|some|my)(?![^-])"
)


_INJECTED = r"-(?:injections?|jabs?|shots?|pens?)$"


def without_injection(name: str) -> str:
    """A folded name without the word for a needle by which a medicine is given."""
    return re.sub(_INJECTED, "", name)


def without_dose(name: str) -> str:
    """A folded name without what is said of its dose, its form and how often it is taken."""
    return _tidy(re.sub(_DOSE, "", name))


def _tidy(name: str) -> str:
    return re.sub("-+", "-", name).strip("-")


# --- Treatments -----------------------------------------------------------------------

_AMOUNTS = (
    "a|the|my|some|more|lots|lot|of|plenty|several|many|multiple|regular|regularly|daily|weekly|"
    "monthly|private|nhs|intensive|gentle|gently|light|lighter|sessions|session|course|courses|"
    "left|right|sided|side|both|another|repeat|repeated|first|third|last"
)
_WHERE = "back lower low lumbar for on in to the my spine spinal pain treatment treatments therapy"
_LITTLE_OF_TREATMENTS = frozenset(_AMOUNTS.split("|"))
_PLACES = frozenset(_WHERE.split())


def bare_treatments(name: str) -> Iterator[str]:
    """What a folded name may be without how much, how often and where it was had."""
    words = [word for word in name.split("-") if word not in _LITTLE_OF_TREATMENTS]
    yield "-".join(words)
    kept = [word for word in words if word not in _PLACES]
    yield "-".join(kept)


# --- Symptoms and conditions ----------------------------------------------------------

# What may stand between the words of a symptom, or around it, and says nothing.
_SAYS_NOTHING = (
    "a|an|the|my|in|of|on|to|down|up|into|from|with|some|lots|lot|really|very|quite|so|pretty|bit|"
    "little|kind|sort|have|got|get|getting|is|are|am|be|been|i|im|ive|feel|feels|feeling|"
    "side|sided|hand|left|right|one|l|r|around"
)
# A strength that is no fact, and age: what may be old counts as new.
_NO_FACT = (
    "mild|mildly|slight|slightly|light|moderate|bad|badly|severe|severely|strong|intense|terrible|"
    "awful|horrible|nasty|extreme|extremely|chronic|longstanding|long|standing|longterm|term|"
    "ongoing|persistent|recurrent|recurring|occasional|occasionally|intermittent|acute|lifelong|"
    "burning|stabbing|sharp|dull|throbbing|shooting|nagging|gnawing|niggling|radiating|electric|"
    "old|usual|sudden|suddenly|new|newly|early|advanced"
)
_LITTLE = frozenset((*_SAYS_NOTHING.split("|"), *_NO_FACT.split("|")))
# Those of them without which a name is the same whatever it is.
_FIRST = "my really very quite so left right"
_ARTICLES = frozenset({"a", "an", "the"})
_MOST_AROUND = 8  # nobody puts more words around a name
_FIRST_WORDS = frozenset(_FIRST.split())
_LEAST = _FIRST_WORDS | _ARTICLES | frozenset(_NO_FACT.split("|"))
_STAGE = r"(?<![^-])(?:stage|grade|type|level)-(?:\d[ab]?|i{1,3}v?|one|two|three|four)(?![^-])"
# Words around a pain, a numbness or a weakness, and what each then says.
_SAYS = MappingProxyType(
    {
        "sudden": r"sudden(?:ly)?|out-of-(?:nowhere|the-blue)|came-on-suddenly|in-seconds",
        "severe": r"severe(?:ly)?|intense|terrible|awful|horrible|extreme(?:ly)?|agoni[sz]ing",
        "unbearable": (
            r"unbearable|excruciating|agoni[sz]ing|intolerable|worst-ever|10/10|10-out-of-10"
        ),
        "new": r"new(?:ly)?",
        "worse": r"worsening|increasing|progressive|getting-(?:much-)?worse|gets-worse|growing",
        "constant": r"constant(?:ly)?|continuous|nonstop|non-stop|unrelenting|unremitting",
        "night": r"at-night|night(?:-?time)?|in-the-night|nocturnal",
        "cough": r"(?:when|on|with|if)-(?:i-)?(?:cough|sneez|strain)(?:e|ing)?",
        "lying": r"(?:when|on|with|if)-(?:im-|i-am-)?(?:lying|laying)(?:-down|-flat)?",
        "both": r"both|bilateral(?:ly)?",
    }
)
_FACT_OF_PAIN = MappingProxyType(
    {
        "sudden": "sudden-onset",
        "unbearable": "severe-pain",
        "new": "different-pain",
        "worse": "worsening-pain",
        "constant": "constant-pain",
        "night": "night-pain",
        "cough": "worse-on-coughing",
        "lying": "worse-lying-down",
    }
)
_PAIN = frozenset({"pain", "pains", "ache", "aches", "aching", "hurt", "hurts", "hurting", "sore"})
# Pains that may come from the great artery where they are sudden and severe.
_OF_AN_ARTERY = frozenset(
    {"back-pain", "belly-pain", "upper-back-pain", "mid-back-pain", "severe-pain"}
)
OF_ONE_LEG = frozenset({"leg-pain", "one-leg-numbness", "leg-weakness", "thigh-or-buttock-pain"})
_ONE_LEG, _LEGS = "leg foot calf thigh shin", "legs feet calves thighs shins"
_LEG_TROUBLE = (
    "numb|numbness|weak|weakness|tingling|tingle|tingly|pins|needles|and|burning|heavy|dead|"
    "painful|cramps|cramping|sciatica|stiff"
)
_A_LEG, _TWO_LEGS = frozenset(_ONE_LEG.split()), frozenset(_LEGS.split())
_OF_NERVES = frozenset(_LEG_TROUBLE.split("|"))
# Words that turn what they stand before: with them the order of words says something.
_DENIES = frozenset({"no", "not", "without", "never", "nor", "none"})


# Words that say the same of a symptom, so that "my foot hurts" is "foot pain".
_SAME = MappingProxyType(
    {"numbness": "numb", "weakness": "weak", "weaker": "weak"} | dict.fromkeys(_PAIN, "pain")
)


def bag(words: Iterable[str]) -> frozenset[str]:
    """The words of a symptom in no order, each by the plainest word that says the same.

    Words that deny have no such form: there the order says what is meant.
    """
    words = tuple(words)
    if _DENIES & {*words}:
        return frozenset()
    return frozenset(_SAME.get(word, word) for word in words)


class Bare(Record):
    """The words of a symptom or condition, and what the words around it say."""

    words: tuple[str, ...]
    said: frozenset[str]
    names: tuple[str, ...]  # folded, with ever fewer words around
    in_both_legs: bool = False

    @property
    def beside_the_leg(self) -> tuple[str, ...]:
        """The words without the leg that they are about."""
        return tuple(word for word in self.words if word not in _A_LEG)


def bare_fact(name: str) -> Bare:
    """A folded name, parted into its own words and what stands around them."""
    rest, said = re.sub(_STAGE, "", name), set[str]()
    for what, saying in _SAYS.items():
        shorter = re.sub(rf"(?<![^-])(?:{saying})(?![^-])", "", rest)
        if shorter != rest:
            said.add(what)
            rest = rest if what in ("sudden", "severe", "new") else shorter  # dropped below
    names = _with_fewer(name)
    words = tuple(word for word in _tidy(rest).split("-") if word and word not in _LITTLE)
    if _DENIES & {*words}:
        return Bare((), frozenset(), (*names,))
    both = _in_both_legs(frozenset(words), "both" in said)
    return Bare(words, frozenset(said), (*names, "-".join(words)), both)


def _with_fewer(name: str) -> Iterator[str]:
    """A name with ever fewer words around: "severe bad fall", "bad fall", "severe fall", "fall"."""
    words = [word for word in name.split("-") if word not in _FIRST_WORDS]
    yield "-".join(words)
    yield "-".join(word for word in words if word not in _ARTICLES)
    for n, word in enumerate(words[:_MOST_AROUND]):
        if word in _LEAST:
            yield "-".join((*words[:n], *words[n + 1 :]))
    yield "-".join(word for word in words if word not in _LEAST)


def _in_both_legs(words: frozenset[str], both: bool) -> bool:
    """Whether words tell of trouble in both legs: of pain only where "both" is said."""
    of_legs = words & (_A_LEG | _TWO_LEGS if both else _TWO_LEGS)
    trouble = words - of_legs
    return bool(of_legs) and (trouble <= _PAIN | _OF_NERVES if both else _of_nerves(trouble))


def _of_nerves(trouble: frozenset[str]) -> bool:
    return bool(trouble) and trouble <= _OF_NERVES


def facts_around(fact: str, said: Collection[str]) -> Iterator[str]:
    """The facts that the words around the name of a fact say."""
    if "both" in said and fact in OF_ONE_LEG:
        yield "both-legs"
    if fact == "one-leg-numbness" and "worse" in said:
        yield "worsening-numbness"
    if fact == "leg-weakness" and "worse" in said:
        yield "worsening-weakness"
    if not fact.endswith("-pain"):
        return
    severe = fact == "severe-pain" or {"severe", "unbearable"} & {*said}
    if fact in _OF_AN_ARTERY and "sudden" in said and severe:
        yield "sudden-severe-pain"
    yield from (of for word, of in _FACT_OF_PAIN.items() if word in said)
