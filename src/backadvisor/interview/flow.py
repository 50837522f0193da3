"""Which question comes next, and how an answer changes the case. It knows no terminal.

An interview is the case so far and the questions that are settled. "I don't know" settles a
question and leaves its facts unknown. A warning sign that withholds the advice ends it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, assert_never, get_args

from ..engine.context import amount_matters
from ..engine.facts import Facts, classify_pain, with_facts, worth_asking
from ..engine.triage import triage
from ..engine.untold import Dating, how_long, to_date, worth_dating
from ..intake.case_text import told_keys
from ..intake.keys import KEYS, VALUES
from ..model import (
    GOALS,
    URGENCIES,
    Ago,
    Amount,
    Case,
    Duration,
    Goal,
    Knowledge,
    Outcome,
    QuestionGroup,
    Since,
    Trial,
    Urgency,
    labels,
)
from ..model.record import Record, replace
from ..model.wording import lower_first

# What a question is of. A "group" is one of the knowledge's groups of signs or of conditions,
# "heard" are the signs in words that were typed elsewhere, and a "value" is that of a key.
Kind = Literal[
    "warning-signs",
    "group",
    "heard",
    "value",
    "where",
    "tried",
    "since",
    "when",
    "examined",
    "outcome",
    "amount",
    "goals",
    "avoid",
]
# How it is answered: by choices from a list, by one value such as an age, by names of treatments.
Form = Literal["one", "several", "text", "names"]
Topic = tuple[Kind, str]  # what a question is of, and which group or word it is about


class Choice(Record):
    """One answer to choose; ``name`` can be typed in place of its number."""

    name: str
    text: str


class Question(Record):
    """One question, with the reason it is asked.

    ``about`` is the id of a group, the name of a key with one value, or the word that a treatment
    was told by; else empty.
    """

    kind: Kind
    about: str
    text: str
    why: str
    choices: tuple[Choice, ...] = ()
    example: str = ""
    none: str = ""

    @property
    def topic(self) -> Topic:
        """What tells it from every other question of one interview."""
        return self.kind, self.about

    @property
    def form(self) -> Form:
        """How it is answered."""
        return form_of(self.kind)

    @property
    def keeps_own_words(self) -> bool:
        """Whether names that are not known are kept, in the person's own words."""
        return self.kind == "tried"


def form_of(kind: Kind) -> Form:
    """How questions of one kind are answered."""
    match kind:
        case "warning-signs" | "group" | "heard" | "where" | "goals":
            return "several"
        case "outcome" | "examined":
            return "one"
        case "value" | "amount" | "since" | "when":
            return "text"
        case "tried" | "avoid":
            return "names"
        case _:
            assert_never(kind)


class Interview(Record):
    """The case so far, and the questions that need not be asked again.

    ``chosen`` are the groups of warning signs to ask sign by sign; ``heard`` the signs in words
    that were typed elsewhere, to be asked about next; ``asked`` those that were asked about so,
    once each.
    """

    case: Case
    settled: tuple[Topic, ...] = ()
    chosen: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


def next_question(so_far: Interview, knowledge: Knowledge) -> Question | None:
    """The next question that can still matter, or None when the advice can be given."""
    level = stopped_at(so_far.case, knowledge)
    if so_far.heard and level != "emergency":
        return _of_words(so_far.heard, knowledge)
    asked = _all(so_far, knowledge) if level is None else _stopped(so_far, knowledge, level)
    return next((question for question in asked if question.topic not in so_far.settled), None)


def stopped_at(case: Case, knowledge: Knowledge) -> Urgency | None:
    """How urgent it is where a warning sign withholds the advice, else None."""
    judged = triage(Facts(case, knowledge), knowledge, what_if=True)
    return judged.level if judged.withheld else None


def still_to_come(so_far: Interview, knowledge: Knowledge) -> int:
    """How many questions follow if nothing more is told; an answer may add some."""
    count = 0
    while question := next_question(so_far, knowledge):
        count, so_far = count + 1, skip(so_far, question)
    return count


def _all(so_far: Interview, knowledge: Knowledge) -> Iterator[Question]:
    """Every question that is not answered yet, the most decisive first."""
    case = so_far.case
    yield from _warning_signs(so_far, knowledge)
    if case.age is None:  # it decides what else is worth asking
        yield _AGE
    yield from _pain(case, knowledge)
    yield from _times(so_far, knowledge)
    yield from _trials(case, knowledge)
    for screen in knowledge.screens.values():
        if screen.kind == "condition":
            yield from _of_screen(screen, case, knowledge)
    if not case.goals:
        yield _GOALS
    if not case.avoid:
        yield _AVOID
    yield from _untold(case)


def _pain(case: Case, knowledge: Knowledge) -> Iterator[Question]:
    if classify_pain(Facts(case, knowledge)).pattern == "unknown":
        yield _WHERE
    if case.duration is None and case.duration_weeks is None:
        yield _HOW_LONG


def _trials(case: Case, knowledge: Knowledge) -> Iterator[Question]:
    if not case.tried:
        yield _TRIED
    for trial in case.tried:  # those of one word share their questions, and are asked once
        if trial.outcome == "unspecified":
            yield _outcome(trial, knowledge)
        if trial.amount is None and amount_matters(trial, knowledge):
            yield _amount(trial, knowledge)


# --- How long ago, and whether it was examined ---------------------------------------------


def _times(so_far: Interview, knowledge: Knowledge) -> Iterator[Question]:
    """What changes how urgent it is: when something was had, how long a sign is there."""
    case = so_far.case
    for dating in to_date(case, knowledge):
        if dating not in so_far.settled and worth_dating(case, dating, knowledge):
            yield _dating(dating, case, knowledge)
    if not case.examined and _EXAMINED.topic not in so_far.settled:
        now, then = (_urgencies(one, knowledge) for one in (case, replace(case, examined=True)))
        if now != then:
            yield _EXAMINED


def _urgencies(case: Case, knowledge: Knowledge) -> list[Urgency]:
    judged = triage(Facts(case, knowledge), knowledge, what_if=True)
    return sorted(flag.urgency for flag in judged.flags)


def _dating(dating: Dating, case: Case, knowledge: Knowledge) -> Question:
    kind, about = dating
    if kind == "since":
        why = "What is new is looked at sooner than what has long been the same."
        return Question(kind, about, how_long(dating, knowledge), why, example="3d, 8w, 2y, old")
    trial = next(one for one in case.tried if one.word == about)
    text = f"When did you last have {_spoken(trial, knowledge)}?"
    why = "Some signs mean more in the weeks after it."
    return Question(kind, about, text, why, example="3 weeks ago, 2019, old")


def with_ago(case: Case, question: Question, ago: Ago, knowledge: Knowledge) -> Case:
    """The case where the sign, or what was had, is so long ago.

    Of an operation, the weeks since it are also what it is judged by.
    """

    def dated(trial: Trial) -> Trial:
        operation = knowledge.treatments[trial.treatment].category == "surgery"
        weeks = Amount(ago.weeks, "weeks") if operation and ago.weeks else None
        return replace(trial, ago=trial.ago or ago, amount=trial.amount or weeks)

    if question.kind == "since":
        return replace(case, since=(*case.since, Since(question.about, ago)))
    return _each_trial(case, question.about, dated)


# --- Where a sign has stopped the advice ----------------------------------------------


def _stopped(so_far: Interview, knowledge: Knowledge, level: Urgency) -> Iterator[Question]:
    """Only what may show the sign to be an old one, or something more urgent still."""
    case = so_far.case
    of_each_duration = (replace(case, duration=duration) for duration in get_args(Duration))
    untold = case.duration is None and case.duration_weeks is None
    if untold and any(_higher(level, _level(other, knowledge)) for other in of_each_duration):
        yield _HOW_LONG
    if case.age is None and any(_level(other, knowledge) != level for other in _aged(case)):
        yield _AGE  # it may lower the sign, or raise it
    aches = with_facts(case, ["walking-limited"], knowledge)
    asked = Facts(case, knowledge)["walking-limited"] is not None
    if not asked and _higher(level, _level(aches, knowledge)):
        yield _WHERE
    if _higher("emergency", level):  # an emergency is told at once
        yield from _warning_signs(so_far, knowledge)  # whoever resumes has not read them all
    yield from _times(so_far, knowledge)
    if _higher("emergency", level):
        yield from _what_raises(case, knowledge)


def _aged(case: Case) -> Iterator[Case]:
    """The case at an age from each side of the borders that warning signs know."""
    return (replace(case, age=age) for age in (40, 55, 75))


def _what_raises(case: Case, knowledge: Knowledge) -> Iterator[Question]:
    """The conditions that would make an emergency of what was told."""
    known = Facts(case, knowledge)

    def raises(fact: str) -> bool:
        true = with_facts(case, [fact], knowledge)
        return known[fact] is None and _level(true, knowledge) == "emergency"

    for screen in knowledge.screens.values():
        raising = tuple(filter(raises, _worth_asking(screen, known)))
        if screen.kind == "condition" and raising:
            yield _several(screen, raising, knowledge)


def _level(case: Case, knowledge: Knowledge) -> Urgency:
    return triage(Facts(case, knowledge), knowledge, what_if=True).level


def _higher(level: Urgency, other: Urgency) -> bool:
    return URGENCIES.index(level) > URGENCIES.index(other)


# --- Warning signs --------------------------------------------------------------------


def _warning_signs(so_far: Interview, knowledge: Knowledge) -> Iterator[Question]:
    """A group that was chosen is asked sign by sign, before any group that was not read yet."""
    for screen in _chosen(so_far, knowledge):
        yield from _of_screen(screen, so_far.case, knowledge)
    known = Facts(so_far.case, knowledge)
    unread = [
        screen
        for screen in knowledge.screens.values()
        if screen.kind == "warning"
        and screen.id not in so_far.chosen
        and _worth_asking(screen, known)
    ]
    if unread:
        yield _warning_screen(unread, knowledge)


def _warning_screen(screens: Iterable[QuestionGroup], knowledge: Knowledge) -> Question:
    return Question(
        "warning-signs",
        "",
        "Warning signs first. Do you have any of these? Choose the groups that fit.",
        knowledge.says("signs-first"),
        tuple(Choice(screen.id, _shown(screen)) for screen in screens),
        none="none of these",
    )


def _shown(screen: QuestionGroup) -> str:
    return f"{screen.name}: {', '.join(sign.named for sign in screen.signs)}"


def _chosen(so_far: Interview, knowledge: Knowledge) -> Iterable[QuestionGroup]:
    """The groups of warning signs that were chosen; each is asked sign by sign."""
    return (screen for screen in knowledge.screens.values() if screen.id in so_far.chosen)


def _of_screen(screen: QuestionGroup, case: Case, knowledge: Knowledge) -> Iterator[Question]:
    if facts := _worth_asking(screen, Facts(case, knowledge)):
        yield _several(screen, facts, knowledge)


def _worth_asking(screen: QuestionGroup, known: Facts) -> tuple[str, ...]:
    """What is not known yet, and may be true at this age."""
    facts, case = known.knowledge.facts, known.case
    return tuple(
        fact for fact in screen.asks if known[fact] is None and worth_asking(facts[fact], case)
    )


def _several(screen: QuestionGroup, facts: tuple[str, ...], knowledge: Knowledge) -> Question:
    return Question(
        "group",
        screen.id,
        f"{screen.name}. Which of these are true?",
        screen.about or "One yes can change how soon this has to be looked at.",
        tuple(Choice(fact, knowledge.facts[fact].question) for fact in facts),
        none="none of these",
    )


def _of_words(heard: tuple[str, ...], knowledge: Knowledge) -> Question:
    return Question(
        "heard",
        "",
        "What you wrote may be a warning sign. Which of these are true now?",
        "A sign counts wherever it is told. Some need help now or today.",
        tuple(Choice(fact, knowledge.facts[fact].question) for fact in heard),
        none="none of these",
    )


def with_heard(so_far: Interview, facts: Iterable[str], knowledge: Knowledge) -> Interview:
    """The interview that asks next about signs that were heard, but for those told or asked."""
    known = Facts(so_far.case, knowledge)
    new = tuple(fact for fact in facts if not known[fact] and fact not in so_far.asked)
    return replace(so_far, heard=new, asked=(*so_far.asked, *new))


# --- The pain, and what was tried -----------------------------------------------------

_WHERE = Question(
    "where",
    "",
    "Where does it hurt? Choose all that fit.",
    "Guidelines give different advice for back pain, for leg pain and for legs that tire.",
    (
        Choice("back-pain", "In the low back"),
        Choice("thigh-or-buttock-pain", "In the buttock or thigh"),
        Choice("leg-pain", "Down a leg to below the knee"),
        Choice("walking-limited", "My legs ache on walking and ease when I sit or bend"),
    ),
    none="none of these",
)
_ASKED = {key.name: key.asked for key in KEYS if key.asked}


def _of_key(kind: Kind, name: str, choices: tuple[Choice, ...] = ()) -> Question:
    """The question that asks for a key, in the words of the table."""
    asked, about = _ASKED[name], name if kind == "value" else ""
    return Question(kind, about, asked.text, asked.why, choices, asked.example, asked.none)


_TRIED = _of_key("tried", "tried")
_EXAMINED = _of_key("examined", "examined", (Choice("yes", "Yes"), Choice("no", "No")))
_GOALS = _of_key(
    "goals",
    "goals",
    tuple(Choice(goal, words.capitalize()) for goal, words in labels.GOALS.items()),
)
_AVOID = _of_key("avoid", "avoid")
_VALUES = {name: _of_key("value", name) for name in _ASKED if name in VALUES}
_AGE, _HOW_LONG = _VALUES["age"], _VALUES["duration"]


def _untold(case: Case) -> Iterator[Question]:
    """Every value that is not told; those that decide more were asked for before."""
    given = told_keys(case)
    return (question for name, question in _VALUES.items() if name not in given)


def _spoken(trial: Trial, knowledge: Knowledge) -> str:
    """The person's own word; the name of what was chosen from the list, unless it is longer."""
    word = trial.word.replace("-", " ")
    if trial.word != trial.treatment or trial.ambiguous:
        return word
    name = knowledge.treatments[trial.treatment].short_name
    part = set(word.split()) < set(name.lower().split())
    return word if part else lower_first(name)


def _outcome(trial: Trial, knowledge: Knowledge) -> Question:
    return Question(
        "outcome",
        trial.word,
        f"How did it go with {_spoken(trial, knowledge)}?",
        "What comes next depends on whether it helped, wore off, was short or made things worse.",
        tuple(Choice(outcome, labels.OUTCOMES[outcome].choice) for outcome in labels.OFFERED),
    )


def _amount(trial: Trial, knowledge: Knowledge) -> Question:
    treatment = knowledge.treatments[trial.treatment]
    fair_trial, named = treatment.fair_trial, _spoken(trial, knowledge)
    asked, example = f"For how long, or how many times, did you have {named}?", "6 weeks, 8x"
    why = f"{knowledge.says('short-trial')} A guess is fine."
    if fair_trial is None or trial.ambiguous:
        return Question("amount", trial.word, asked, why, example=example)
    if treatment.category == "surgery":  # it was had once, and is judged by the time since
        asked, example = f"How long ago did you have {named}?", "6 weeks, 2 months, 1 year"
        why = f"{knowledge.says('judged-late')} A guess is fine."
    elif not fair_trial.sessions:
        asked, example = f"For how long did you have {named}?", "6 weeks, 2 months"
    elif not fair_trial.weeks:
        asked, example = f"How many times did you have {named}?", "2x, 8x"
    return Question("amount", trial.word, asked, why, example=example)


# --- Answers --------------------------------------------------------------------------


def skip(so_far: Interview, question: Question) -> Interview:
    """The interview with a question settled without an answer: what it asks for stays unknown."""
    if question.kind == "heard":
        return replace(so_far, heard=())
    return replace(so_far, settled=(*so_far.settled, question.topic))


def left_open(so_far: Interview, question: Question, knowledge: Knowledge) -> Interview:
    """The interview after "I don't know". A sign that was heard and is not denied counts."""
    after = skip(so_far, question)
    if question.kind != "heard":
        return after
    heard = [choice.name for choice in question.choices]
    return replace(after, case=with_facts(so_far.case, heard, knowledge))


def answer(
    so_far: Interview,
    question: Question,
    chosen: tuple[str, ...],
    knowledge: Knowledge,
    shown: int | None = None,
) -> Interview:
    """The interview after the choices made, by their names; none chosen is an answer as well.

    ``shown`` is how many of the choices stood on the screen, where that was not all of them:
    what was not read is not denied, and is asked again.
    """
    read = question.choices[:shown]
    whole = len(read) == len(question.choices)
    after = skip(so_far, question) if whole else _still_to_ask(so_far, question, read)
    match question.kind:
        case "warning-signs":
            return _screened(after, read, chosen, knowledge)
        case "group" | "heard" | "where":
            denied = [choice.name for choice in read if choice.name not in chosen]
            case = with_facts(so_far.case, chosen, knowledge)
            return replace(after, case=_denied(case, denied, knowledge, so_far.asked))
        case "goals":
            goals: tuple[Goal, ...] = tuple(goal for goal in GOALS if goal in chosen)
            return replace(after, case=replace(so_far.case, goals=goals))
        case "outcome":
            outcome = next(offered for offered in labels.OFFERED if offered == chosen[0])
            return replace(after, case=with_outcome(so_far.case, question.about, outcome))
        case "examined":
            return replace(after, case=replace(so_far.case, examined=chosen == ("yes",)))
        case "value" | "since" | "when" | "tried" | "amount" | "avoid":
            return after  # what is typed is told as text
        case _:
            assert_never(question.kind)


def _still_to_ask(so_far: Interview, question: Question, read: tuple[Choice, ...]) -> Interview:
    """A question that was read in part comes again with the rest."""
    if question.kind != "heard":
        return so_far
    return replace(so_far, heard=so_far.heard[len(read) :])


def _screened(
    so_far: Interview, read: tuple[Choice, ...], groups: tuple[str, ...], knowledge: Knowledge
) -> Interview:
    """A chosen group is asked sign by sign; every sign of a group that was only read is a no."""
    passed = [knowledge.screens[choice.name] for choice in read if choice.name not in groups]
    denied = [fact for screen in passed for fact in screen.asks]
    case = _denied(so_far.case, denied, knowledge, so_far.asked)
    return replace(so_far, case=case, chosen=(*so_far.chosen, *groups))


def _denied(case: Case, facts: Iterable[str], knowledge: Knowledge, asked: tuple[str, ...]) -> Case:
    """The case with facts that are answered no; with every warning sign told, it is screened.

    What was ``asked`` because it was heard stays denied by name: the words that it was heard in
    stay in the case, and would count as the sign when it is read again.
    """
    known = {*case.symptoms, *case.conditions, *case.absent}
    absent = (*case.absent, *(fact for fact in facts if fact not in known))
    signs = {fact.id for fact in knowledge.facts.values() if fact.warning}
    if case.screened or not signs <= {*absent, *known}:
        return replace(case, absent=absent)
    rest = tuple(fact for fact in absent if fact not in signs or fact in asked)
    return replace(case, screened=True, absent=rest)


def told_text(so_far: Interview, question: Question, case: Case) -> Interview:
    """The interview after what was typed; ``case`` is the case with that added."""
    return replace(skip(so_far, question), case=case)


def with_amount(case: Case, word: str, amount: Amount) -> Case:
    """The case with this amount at every trial of the word that has none yet."""
    return _each_trial(case, word, lambda trial: replace(trial, amount=trial.amount or amount))


def with_outcome(case: Case, word: str, outcome: Outcome) -> Case:
    """The case with this outcome at every trial of the word that has none yet."""

    def filled(trial: Trial) -> Trial:
        return replace(trial, outcome=outcome) if trial.outcome == "unspecified" else trial

    return _each_trial(case, word, filled)


def _each_trial(case: Case, word: str, filled: Callable[[Trial], Trial]) -> Case:
    tried = (filled(trial) if trial.word == word else trial for trial in case.tried)
    return replace(case, tried=tuple(tried))
