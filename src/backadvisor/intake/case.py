"""What a person told us, from flags, a case file or an NDJSON object, as a `Case`.

Names and everyday words become ids (`vocabulary.py`). Every mistake is collected, with the form
that would have been right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypedDict, get_args

from ..engine.facts import Facts, denied_with, with_facts
from ..engine.triage import in_danger, triage
from ..knowledge.vocabulary import Unusable, Vocabulary, plain_word
from ..model import (
    GOALS,
    OUTCOMES,
    Amount,
    Case,
    Duration,
    Knowledge,
    Notice,
    Outcome,
    Trial,
    Unit,
)
from ..model.problems import InvalidInput, Problem, did_you_mean, one_of
from ..model.record import replace
from .durations import lasted, times_in, weeks_in

# What else people say of how it went.
_OUTCOME_WORDS: dict[Outcome, str] = {
    "helping": "helps, works, working, is helping",
    "partial": "a bit, a little, some, somewhat, partly, in part, helped a bit, helped a little",
    "wore-off": "wears off, came back, stopped working, helped for a while, helped for a time",
    "no-relief": "failed, did nothing, does nothing, nothing, none, no, no help, no effect, "
    "no good, no difference, no better, useless, didn't help, did not help, didn't work, "
    "did not work",
    "worse": "hurt, hurts, worsened, made it worse, made things worse, more pain",
    "side-effects": "made me sick, made me ill",
    "stopped-early": "stopped, quit, gave up, stopped it",
    "no-access": "could not get it, couldn't get it, could not afford it, couldn't afford it, "
    "too expensive, not covered, denied, waiting list",
}
_AMOUNTS = "Write for example 6w, 2 months, half a year, or 8x for eight times."
_DURATIONS = "Write 3d, 8w, 6 months, half a year, 2y, acute, subacute or chronic."
_MOST_WEEKS = 52 * 100
_OLDEST = 120
# What is more than anybody tells is refused as a whole and never cut: behind a cut could stand a
# warning sign. Each of these is many times what the longest honest case has.
MOST_LETTERS = 5_000  # of one name, or of one thing in a person's own words
MOST_NAMED = 1_000  # in one list; each name is looked up, and placed in the answer


# --- One value at a time --------------------------------------------------------------


def parse_amount(text: str) -> Amount:
    """Read ``3w``, ``six months`` (weeks) or ``2x``, ``6 sessions``, ``twice`` (times)."""
    times, weeks = times_in(text), weeks_in(text)
    if times is not None:
        return _amount(times, "times", text)
    if weeks is not None:
        return _amount(weeks, "weeks", text)
    raise Unusable(f'We could not read "{text}" as an amount. {_AMOUNTS}')


def _amount(number: float, unit: Unit, text: str) -> Amount:
    number = round(number, 2)
    if not 0 < number <= _MOST_WEEKS:
        raise Unusable(f'"{text}" is not possible. {_AMOUNTS}')
    return Amount(number, unit)


def parse_duration(text: str) -> tuple[float | None, Duration | None]:
    """Read ``8w``, ``six months``, ``half a year`` as weeks, or the words acute to chronic."""
    for word in get_args(Duration):
        if text.strip().lower() == word:
            return None, word
    weeks = round(weeks_in(text) or 0.0, 2)
    if not 0 < weeks <= _MOST_WEEKS:
        raise Unusable(f'We could not read "{text}" as a length of time. {_DURATIONS}')
    return weeks, None


def parse_age(text: str) -> int:
    """Read an age in whole years, 0 to 120."""
    folded = str(text).strip()
    match = re.fullmatch(r"(\d{1,3})(?:\.0{1,9})?", folded)  # a spreadsheet writes 54.0
    if not match or int(match[1]) > _OLDEST:
        raise Unusable(
            f'We could not read "{text}" as an age. '
            "Write whole years from 0 to 120, for example 54."
        )
    return int(match[1])


def parse_outcome(text: str) -> Outcome:
    """Read how it went, in the words of the program or in everyday ones."""
    said = plain_word(text)
    for outcome in OUTCOMES:
        everyday = _OUTCOME_WORDS.get(outcome, "").split(", ")
        if said in (outcome, *map(plain_word, everyday)):
            return outcome
    allowed = one_of([word for word in OUTCOMES if word != "unspecified"])
    near = did_you_mean(said, OUTCOMES)
    raise Unusable(f'We could not read "{text}" as how it went.{near} Write one of {allowed}.')


def parse_trials(text: str, words: Vocabulary) -> list[Trial]:
    """Read one ``NAME[:AMOUNT][=OUTCOME]``; a category or group gives a trial for each member."""
    match = re.fullmatch(r"([^:=]+)(?::([^:=]*))?(?:=([^:=]*))?", text.strip())
    if not match:
        raise Unusable(
            f'We could not read "{text}". Write NAME:AMOUNT=OUTCOME, for example pt:6w=no-relief.'
        )
    name, amount, said = match[1].strip(), match[2], match[3]
    outcome: Outcome = parse_outcome(said) if said is not None else "unspecified"
    had = parse_amount(amount) if amount is not None else None
    by_category, named = words.is_category(name), plain_word(name)
    ids, known = words.treatment_ids(name), words.knowledge.treatments
    mixed = len({known[one].category for one in ids}) > 1
    return [Trial(one, outcome, had, named, by_category, mixed) for one in ids]


# --- A whole case ---------------------------------------------------------------------


_YES = ("symptoms", "conditions")
_DENIED = "absent"
UNREAD = "text"  # of a file or line that is no case: it is only heard
# What is denied is no place to look for a sign, whatever somebody calls that key.
_NOT_HEARD = r"abs|den|neg|no(?:$|t$|ne|_|-)|never|without|id$"


class CaseBuilder:
    """Gathers a case from one or more sources; later ones add, and win where one fits only.

    A warning sign in the words of another field is a sign, unless the same source or a later one
    denies it by its own name. ``hears`` is false where each answer is asked about at once, as in
    an interview.
    """

    def __init__(self, words: Vocabulary, hears: bool = True) -> None:
        self.words = words.for_a_case()
        self.problems: list[tuple[str, str]] = []
        self._hears = hears
        self._heard: dict[str, tuple[str, str]] = {}
        self._unsure: dict[str, str] = {}  # words that may be grave, and where they were told
        self._empty: list[str] = []
        self._heard_later: set[str] = set()
        self._denied_earlier = 0  # how many of what is denied an earlier source has told
        self._lists: dict[str, list[Any]] = {}
        self._single: dict[str, Any] = {}

    def add(self, key: str, told: Any) -> None:
        """Take in one key of a case: text with commas, a list, or a single value."""
        try:
            _must_be_bounded(key, told)
            _READERS[key](self, told)
        except Unusable as error:
            self._fail(key, error, told)

    def add_all(self, told: Mapping[str, Any]) -> None:
        """Take in every key of a case; an unknown one is a problem."""
        for key, value in told.items():
            if key not in _READERS:
                near = did_you_mean(key, _READERS)
                self._fail(key, f'A case has no "{key}".{near}', value)
            elif value is not None:
                self.add(key, value)

    def correct(self, told: Mapping[str, Any]) -> None:
        """Take in the keys of a later source that wins: its no takes back an earlier yes.

        What the earlier source itself denies takes nothing back: there, yes is the safer of two.
        """
        before = {key: len(self._lists.get(key, ())) for key in (*_YES, _DENIED)}
        self._denied_earlier, self._heard_later = before[_DENIED], set()
        self.add_all(told)
        denied = set(self._lists.get(_DENIED, [])[before[_DENIED] :])
        for key in _YES:
            told_here = self._lists.get(key, [])
            earlier, later = told_here[: before[key]], told_here[before[key] :]
            self._lists[key] = [one for one in earlier if one not in denied] + later

    def case(self) -> Case:
        """Give the case; with ``problems``, what of it could be read."""
        told: dict[str, Any] = {
            # A repeat is part of a history; anywhere else it says nothing new.
            key: tuple(items if key == "tried" else dict.fromkeys(items))
            for key, items in self._lists.items()
        }
        case = with_facts(Case(**told, **self._single), self._counted(), self.words.knowledge)
        return replace(case, absent=tuple(dict.fromkeys(self._absent(case))))

    def _absent(self, case: Case) -> Iterator[str]:
        known = self.words.knowledge
        for name in case.absent:
            screen = known.screens.get(name)
            yield from denied_with(screen, case, known) if screen else (name,)

    def extend(self, key: str, told: Any, read: Callable[[str], Iterable[Any]]) -> None:
        """Add each part of a list; every part that cannot be read is a problem."""
        parts = _parts(key, told)
        if not parts and told != []:  # an empty list of a file says so itself
            self._empty.append(key)
        for part in parts:
            try:
                self._lists.setdefault(key, []).extend(read(part))
            except Unusable as error:
                self._fail(key, error, part)

    def put(self, **values: Any) -> None:
        """Set single values; a later source wins."""
        self._single.update(values)

    # --- What is heard, and said back ---

    def hear(self, key: str, told: Any) -> None:
        """Hold words against the warning signs, wherever they were told."""
        if not self._hears or re.match(_NOT_HEARD, key.lower()):
            return
        hearing = self.words.hearing
        for text in _texts(told):
            signs = hearing.signs_in(text)
            for heard in signs:
                self._heard.setdefault(heard.fact, (key, heard.words))
                self._heard_later.add(heard.fact)  # also where it was heard before
            if not signs and hearing.may_be_grave(text):
                self._unsure[text] = key

    def _counted(self) -> list[str]:
        """The signs that were heard and not denied by name; a screen denies what is not named."""
        denied = self._lists.get(_DENIED, [])
        later = denied[self._denied_earlier :]
        again = self._heard_later
        return [one for one in self._heard if one not in (later if one in again else denied)]

    def _fail(self, key: str, message: object, told: Any) -> None:
        said = [str(message)]
        if any(map(self.words.hearing.may_be_grave, _texts(told))):
            call = self.words.knowledge.says("when-to-call")
            said += [call] if call not in said[0] else []
        self.problems.append((key, " ".join(said)))
        self.hear(key, told)

    def notices(self) -> tuple[Notice, ...]:
        """Give what has to be said back: signs heard in other words, and what was empty."""
        unsure = (self._said_unsure(text, key) for text, key in self._unsure.items())
        return (*self._said_of_signs(), *unsure, *map(_said_empty, self._empty))

    def _said_unsure(self, text: str, key: str) -> Notice:
        call = self.words.knowledge.says("when-to-call")
        return Notice("unsure", f'You wrote "{text}" under {key}. Is it a warning sign? {call}')

    def _said_of_signs(self) -> Iterator[Notice]:
        facts, counted = self.words.knowledge.facts, self._counted()
        told = {fact for key in _YES for fact in self._lists.get(key, ())}
        for fact, (key, words) in self._heard.items():
            if fact in told:
                continue
            said = f'You wrote "{words}" under {key}.'
            named = facts[fact].name
            if fact in counted:
                text = f"{said} It counts as a warning sign: {named}. Not so? Add --absent {fact}."
            else:
                call = self.words.knowledge.says("when-to-call")
                text = f"{said} You also said no to this: {named}. Is it true now? {call}"
            yield Notice("heard", text)


def _said_empty(key: str) -> Notice:
    text = f'Nothing was told under "{key}": it was empty. What is not told stays unknown.'
    return Notice("empty", text)


def _texts(told: Any) -> Iterator[str]:
    """Every text in what was told, whatever its shape."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, Mapping):
        for key, value in told.items():
            yield from (str(key), *_texts(value))
    elif isinstance(told, (list, tuple)):
        for item in told:
            yield from _texts(item)


def _must_be_bounded(key: str, told: Any) -> None:
    """Refuse what is longer than anybody tells."""
    items = told if isinstance(told, (list, tuple)) else [told]
    parts = [part for item in items if isinstance(item, str) for part in item.split(",")]
    if len(parts) > MOST_NAMED or len(items) > MOST_NAMED:
        raise Unusable(f'"{key}" names more than {MOST_NAMED:,} things. None of them was read.')
    if any(len(part) > MOST_LETTERS for part in parts):
        raise Unusable(
            f'"{key}" has more than {MOST_LETTERS:,} letters without a comma. None of it was read.'
        )


def _parts(key: str, told: Any) -> list[str]:
    items = told if isinstance(told, (list, tuple)) else [told]
    for item in items:
        if not isinstance(item, str):
            raise Unusable(f'"{key}" takes words, or a list of words.')
    parts = (" ".join(part.split()) for item in items for part in item.split(","))
    return [part for part in parts if part]


def _read_tried(builder: CaseBuilder, told: Any) -> None:
    builder.extend("tried", told, lambda part: parse_trials(part, builder.words))


def _read_avoid(builder: CaseBuilder, told: Any) -> None:
    builder.extend("avoid", told, builder.words.treatment_ids)


def _reads_facts(key: str) -> Callable[[CaseBuilder, Any], None]:
    def read(builder: CaseBuilder, told: Any) -> None:
        builder.extend(key, told, lambda part: [_fact(builder, part)])

    return read


def _read_absent(builder: CaseBuilder, told: Any) -> None:
    """A screen stands for all of it that was not named as true."""
    screens = builder.words.screens
    builder.extend(
        "absent", told, lambda part: [screens.get(plain_word(part)) or _fact(builder, part)]
    )


def _read_other(builder: CaseBuilder, told: Any) -> None:
    """A byte that is no UTF-8 becomes "?": what is kept must be read again."""

    def readable(part: str) -> list[str]:
        return [" ".join(part.encode("utf-8", "replace").decode().split())]

    builder.extend("other", told, readable)
    builder.hear("other", told)


def _fact(builder: CaseBuilder, word: str) -> str:
    """Read one fact; where a word is not known, say once when to call, for it may be a sign."""
    try:
        return builder.words.fact_id(word)
    except Unusable as error:
        when_to_call = builder.words.knowledge.says("when-to-call")
        said = any(when_to_call in told for _, told in builder.problems)
        raise Unusable(str(error) if said else f"{error} {when_to_call}") from None


def _read_goals(builder: CaseBuilder, told: Any) -> None:
    def goal(part: str) -> list[str]:
        folded = plain_word(part)
        if folded not in GOALS:
            near = did_you_mean(folded, GOALS)
            raise Unusable(f'We do not know the goal "{part}".{near} Write one of {one_of(GOALS)}.')
        return [folded]

    builder.extend("goals", told, goal)


def _read_screened(builder: CaseBuilder, told: Any) -> None:
    if not isinstance(told, bool):
        raise Unusable('"screened" is true or false.')
    builder.put(screened=told)


def _read_duration(builder: CaseBuilder, told: Any) -> None:
    if not isinstance(told, str):
        raise Unusable(f'"duration" is a length of time in words. {_DURATIONS}')
    weeks, duration = parse_duration(told)
    builder.put(duration_weeks=weeks, duration=duration)


def _read_age(builder: CaseBuilder, told: Any) -> None:
    if isinstance(told, bool):
        raise Unusable("An age is whole years, for example 54.")
    builder.put(age=parse_age(str(told)))


def _read_region(builder: CaseBuilder, told: Any) -> None:
    code = told.strip().upper() if isinstance(told, str) else ""
    if code not in builder.words.regions:
        raise Unusable(
            f'We have no numbers for "{told}". Write one of {one_of(list(builder.words.regions))}.'
        )
    builder.put(region=builder.words.regions[code])


_READERS: dict[str, Callable[[CaseBuilder, Any], None]] = {
    "tried": _read_tried,
    "other": _read_other,
    "symptoms": _reads_facts("symptoms"),
    "conditions": _reads_facts("conditions"),
    "absent": _read_absent,
    "screened": _read_screened,
    "duration": _read_duration,
    "age": _read_age,
    "avoid": _read_avoid,
    "goals": _read_goals,
    "region": _read_region,
}


def case_of(told: Mapping[str, Any], knowledge: Knowledge) -> Case:
    """Read a case told as the keys of a case file; everyday words and aliases work.

    Raises `InvalidInput` with every problem: a misspelt warning sign is never passed over. What
    could be read is judged all the same, and carried as its ``danger`` where that is one.
    """
    builder = CaseBuilder(Vocabulary(knowledge))
    builder.add_all(told)
    case = builder.case()
    if builder.problems:
        judged = triage(Facts(case, knowledge), knowledge)
        raise InvalidInput(
            (Problem("", 0, 0, f"{key}: {said}", f"case-{key}") for key, said in builder.problems),
            judged if in_danger(judged) else None,
        )
    return case


# --- A case told again ----------------------------------------------------------------


class CaseDocument(TypedDict, total=False):
    """The keys of a case file, and of one line of a stream of cases."""

    tried: list[str]
    other: list[str]
    symptoms: list[str]
    conditions: list[str]
    absent: list[str]
    screened: bool
    duration: str | None
    age: int | None
    avoid: list[str]
    goals: list[str]
    region: str | None


def told_again(case: Case, knowledge: Knowledge | None = None) -> CaseDocument:
    """Give a case as the keys of a case file; reading it back gives the same advice.

    With the knowledge, facts that are all answered go by the name of their screen.
    """
    return {
        "tried": list(_trial_texts(case.tried)),
        "other": list(case.other),
        "symptoms": list(case.symptoms),
        "conditions": list(case.conditions),
        "absent": _absent_texts(case, knowledge) if knowledge else list(case.absent),
        "screened": case.screened,
        "duration": _duration_text(case),
        "age": case.age,
        "avoid": list(case.avoid),
        "goals": list(case.goals),
        "region": case.region or None,
    }


def _absent_texts(case: Case, knowledge: Knowledge) -> list[str]:
    """Put the name of a screen where all of it that was asked stands in its own order."""
    absent = list(case.absent)
    for screen in knowledge.screens.values():
        asked = list(denied_with(screen, case, knowledge))
        if asked[1:] and asked[0] in absent:
            first = absent.index(asked[0])
            if absent[first : first + len(asked)] == asked:
                absent[first : first + len(asked)] = [screen.id]
    return absent


def _trial_texts(tried: Iterable[Trial]) -> Iterator[str]:
    """Give each trial as it was told: a repeat twice, the members of a category once."""
    first_told: dict[str, str] = {}
    for trial in tried:
        if first_told.setdefault(trial.word, trial.treatment) == trial.treatment:
            yield _trial_text(trial)


def _trial_text(trial: Trial) -> str:
    name = trial.word
    amount = trial.amount
    had = f":{amount.number:g}{'w' if amount.unit == 'weeks' else 'x'}" if amount else ""
    return f"{name}{had}" + (f"={trial.outcome}" if trial.outcome != "unspecified" else "")


def _duration_text(case: Case) -> str | None:
    return case.duration if case.duration_weeks is None else lasted(case.duration_weeks)
