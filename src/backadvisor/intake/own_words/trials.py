"""What was tried: each treatment of a sentence with its outcome, amount and time ago."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Amount, Knowledge, Outcome, labels
from ...model.record import replace
from ..durations import rounded
from .answers import category_of
from .courses import ONLY_RIGHT_BEHIND, Said, merged, was_cut_short
from .matches import LITTLE, Match
from .scope import State
from .sentence import Sentence
from .spoken import ONLY_IF_SAID
from .times import Span, number_at

_NEAR_ENOUGH = 12  # words between a treatment and how it went
_LIST_GAP = 4  # words between two treatments of one list
_CLOSE = 2  # words
_TOO_MANY = 100  # of injections or sessions, to be a number of them
_START = 4  # words at the beginning of a piece or sentence in which it still belongs to the last
_BEGINNINGS = {
    *("it", "they", "that", "this", "these", "those", "both", "neither", "none", "nothing", "all"),
    *(
        "each",
        "the",
        "first",
        "second",
        "third",
        "last",
        "either",
        "didnt",
        "doesnt",
        "hasnt",
        "no",
    ),
    *("not", "made", "helped", "worked", "works", "helps", "still", "only", "then", "and", "but"),
    *("dont", "havent", "zero", "useless", "barely", "hardly", "some", "so", "did", "does", "one"),
    *("once", "which", "felt", "got", "gave", "good", "great", "amazing", "bit", "a", "waste"),
}
_ALL = {"neither", "none", "nothing", "all", "both", "each", "either", "everything", "any"}
_ORDINALS = {"first", "second", "third", "1", "2", "3", "last", "other"}
_EXCEPT = {"except", "apart", "but", "besides", "bar", "only"}
_COUNTED = {"injections", "procedures", "surgery", "movement", "hands-on", "mind-body", "devices"}
_PASSED = {
    *LITTLE,
    "so",
    "far",
    "each",
    "which",
    "too",
    "class",
    "results",
    "result",
    "-",
    "mg",
    "today",
}
_AT_THE_END = {
    "too",
    "also",
    "though",
    "tho",
    "either",
    "lol",
    "sadly",
    "unfortunately",
    "for",
    "me",
}
_CONNECTS = {"and", "plus", "then", "or", "with", "n", "mg", *LITTLE}
_NOT_HAD: set[State] = {"offered", "other", "asked", "if", "future", "not-tried"}
_PROVIDERS = {"physical-therapy", "spinal-manipulation", "specialist-referral"}
_BY = {"at", "by", "from"}
_THEM = {"them", "it", "that", "been", "these"}
_PAINS = {
    *("back-pain", "leg-pain", "thigh-or-buttock-pain", "hip-or-groin-pain", "worsening-pain"),
}


class Course:
    """One treatment of a sentence, with what is gathered of it."""

    def __init__(self, match: Match, states: set[State]) -> None:
        self.match = match
        self.states = states
        self.ids = match.ids("treatment")
        self.facts = match.ids("fact")
        self.outcomes: list[Outcome] = []
        self.again: dict[int, list[Outcome]] = {}  # of the first, the second: by their pieces
        self.said: list[tuple[int, int]] = []  # where its outcomes stand
        self.amount: Amount | None = None
        self.ago: float | None = None
        self.weeks: float | None = None
        self.until = match.end  # where what was said of it ends
        self.listed: list[Course] = [self]  # those that share its outcomes

    @property
    def outcome(self) -> Outcome:
        """How it went, all that was said of it put together."""
        return merged(self.outcomes)

    @property
    def is_weak(self) -> bool:
        """Whether its words are also something people just do: walking, bed."""
        return {*self.ids} <= ONLY_IF_SAID and "tried" not in self.states

    def take(self, said: Said) -> None:
        """What is said of how it went, taken in."""
        self.outcomes.append(said.outcome)
        self.said.append((said.start, said.end))
        self.until = max(self.until, said.end)


def courses_in(sentence: Sentence, before: list[Course], knowledge: Knowledge) -> list[Course]:
    """The treatments of a sentence; what it says of those ``before`` is added to them."""
    courses = [
        Course(match, sentence.scopes.at(match.start, match.end))
        for match in sentence.matches
        if match.ids("treatment")
    ]
    courses = [
        course for at, course in enumerate(courses) if not (at and _is_place(course, sentence))
    ]
    for said in sentence.said:
        _attach(said, sentence, courses, before)
    _all_at_once(sentence, courses)
    for course in courses:
        _count(course, sentence, knowledge)
    for span in sentence.spans:
        _time(span, sentence, courses or before[-1:], bool(courses))
    return courses


_NOTHING_HELPS = (
    "nothing helps",
    "nothing works",
    "nothing has helped",
    "nothing helped",
    "tried everything",
)


def _all_at_once(sentence: Sentence, courses: list[Course]) -> None:
    """A list of what was tried takes the "nothing helps" that stands just before it."""
    words = sentence.words
    if sentence.first == 0 or {*sentence.texts(sentence.first, sentence.first + 3)}.isdisjoint(
        _TRIED
    ):
        return
    number = words[sentence.first - 1].sentence
    before = [
        word.text
        for word in words[max(0, sentence.first - 8) : sentence.first]
        if word.sentence == number
    ]
    if any(said in " ".join(before) for said in _NOTHING_HELPS):
        for course in courses:
            if not course.outcomes:
                course.outcomes.append("no-relief")


_TRIED = {"tried", "had", "done"}


def _is_place(course: Course, sentence: Sentence) -> bool:
    """Whether a treatment is only where another was had: "ultrasound at physio"."""
    before = sentence.texts(max(sentence.first, course.match.start - 2), course.match.start)
    return bool({*course.ids} & _PROVIDERS) and bool({*before} & _BY)


# --- How it went ----------------------------------------------------------------------


def _attach(said: Said, sentence: Sentence, courses: list[Course], before: list[Course]) -> None:
    """What is said of how something went goes to what it is said of."""
    behind = [course for course in courses if course.match.end <= said.start]
    if ahead := _ahead(said, sentence, courses, first=not behind):
        between = {*sentence.texts(said.end, ahead[0].match.start)}
        if between & _EXCEPT and said.outcome == "no-relief":
            said = replace(said, outcome="helping")  # "nothing helps but heat"
        for course in ahead:
            course.take(said)
        return
    if behind:
        _behind(said, sentence, behind)
    else:
        had = [course for course in before if not course.states & _NOT_HAD]
        if had and said.start - sentence.first <= _NEAR_ENOUGH:
            _to_the_last(said, sentence, had)


def _behind(said: Said, sentence: Sentence, behind: list[Course]) -> None:
    """An outcome goes to the treatments before it in its sentence."""
    begins = _piece_begins(sentence, said.start)
    leading = {*sentence.texts(begins, min(begins + 3, said.end))}
    if leading & _ORDINALS and begins >= behind[-1].match.end:
        behind[-1].again.setdefault(begins, []).append(said.outcome)
        return
    if {*sentence.texts(begins, said.end)} & _ALL and begins >= behind[-1].match.end:
        for course in behind:
            if not course.outcomes or course in behind[-1].listed:
                course.take(said)
        return
    if not _belongs(said, sentence, behind[-1]):
        return
    last = behind[-1]
    if not last.outcomes:
        last.listed = _list_of(behind, sentence, said)
    for course in last.listed:
        course.take(said)


def _piece_begins(sentence: Sentence, place: int) -> int:
    begins = place
    while begins > sentence.first and sentence.piece(begins - 1) == sentence.piece(place):
        begins -= 1
    return begins


def _belongs(said: Said, sentence: Sentence, last: Course) -> bool:
    """Whether an outcome is said of the treatment before it."""
    gap = said.start - last.until
    texts = sentence.texts(said.start, said.end)
    if len(texts) == 1 and texts[0] in ONLY_RIGHT_BEHIND:
        return _right_behind(said, sentence, last)
    if last.is_weak and gap > _CLOSE:
        return False
    if sentence.piece(said.start) == sentence.piece(last.until - 1):
        return gap <= _NEAR_ENOUGH and not _about_else(sentence, last.until, said.start)
    begins = _piece_begins(sentence, said.start)
    if said.start - begins > _START or gap > _NEAR_ENOUGH:
        return False
    return not _about_else(sentence, max(begins, last.until), said.start)


def _right_behind(said: Said, sentence: Sentence, last: Course) -> bool:
    """Whether a short word that may be an outcome stands where it must be one."""
    between = sentence.words[last.until : said.start]
    after = sentence.words[said.end : sentence.last]
    ends = not after or after[0].piece != sentence.piece(said.start) or after[0].text in _AT_THE_END
    ends = ends or after[0].text in (
        "for",
        "and",
        "but",
        "-",
        "while",
        "result",
        "results",
        "at",
        "until",
        "til",
    )
    if "=" in sentence.words[said.start].mark:
        return True
    unknown = [word for word in between if word.text not in _PASSED and not word.is_number]
    alone = _piece_begins(sentence, said.start) == said.start
    most = 3 if alone and ends else 2
    return ends and len(between) <= _LIST_GAP + 1 and len(unknown) <= most - 1


def _about_else(sentence: Sentence, start: int, end: int) -> bool:
    """Whether something else is spoken of between a treatment and an outcome."""
    return any(
        start <= match.start < end
        and match.ids("fact")
        and not match.ids("treatment")
        and not {*match.ids("fact")} & _PAINS
        for match in sentence.matches
    )


def _list_of(behind: list[Course], sentence: Sentence, said: Said) -> list[Course]:
    """The treatments of one list that an outcome is said of: from the last one back."""
    found = [behind[-1]]
    mark = sentence.words[said.start].mark
    inside = "(" in mark and ")" not in mark
    for course in reversed(behind[:-1]):
        after = found[0]
        between = sentence.words[course.match.end : after.match.start + 1]
        marks = "".join(word.mark for word in between)
        texts = [word.text for word in between[:-1]]
        unknown = [text for text in texts if text not in _CONNECTS and not text[0].isdigit()]
        if course.outcomes or "(" in marks or ")" in marks:
            break
        if inside and not (
            {"and", "plus"} & {*texts} or "+" in marks or "/" in marks or "&" in marks
        ):
            break
        if (
            len(texts) > _LIST_GAP + 1
            or len(unknown) > _CLOSE
            or {"but", "i", "me", "we"} & {*texts}
        ):
            break
        found.insert(0, course)
    return found


_BEFORE = {*_EXCEPT, "from", "with", "by", "off", "to", "of"}


def _ahead(said: Said, sentence: Sentence, courses: list[Course], first: bool) -> list[Course]:
    """The treatments that an outcome is said of before they are named."""
    following = [course for course in courses if course.match.start >= said.end]
    if not following:
        return []
    gap = following[0].match.start - said.end
    texts = sentence.texts(said.start, said.end)
    if sentence.piece(following[0].match.start) != sentence.piece(said.start):
        return []
    between = {*sentence.texts(said.end, following[0].match.start)}
    stopped = was_cut_short(said.outcome) or texts[:1] == ["allergic"]
    if stopped and gap <= _CLOSE and between <= {*_PASSED, "to", "with", "taking"}:
        return following[:1]
    thing = {"thing", "things", "what", "whats", "bit"} & {
        *sentence.texts(sentence.first, said.start)
    }
    if thing and between & {"is", "was", "are", "has"} and gap <= _CLOSE + 1:
        return following[:1]
    if following[0].is_weak and not between & {"with", "by", "from"}:
        return []
    if not first or gap > _LIST_GAP + 1 or not {*between, texts[-1]} & _BEFORE:
        return []
    if len(texts) == 1 and texts[0] in ONLY_RIGHT_BEHIND and texts[0] not in ("zero", "nothing"):
        return []
    found = [following[0]]
    for course in following[1:]:
        if course.match.start - found[-1].match.end > _LIST_GAP:
            break
        found.append(course)
    return found


def _to_the_last(said: Said, sentence: Sentence, before: list[Course]) -> None:
    """An outcome goes to the treatments of the sentence before, where it is said of them."""
    texts = sentence.texts(sentence.first, said.end)
    begins = _piece_begins(sentence, said.start)
    facts = [
        fact for match in sentence.matches if match.start < said.start for fact in match.ids("fact")
    ]
    if {*facts} - _PAINS:
        return
    starts, short = said.start == sentence.first, said.end - said.start == 1
    if short and texts[-1] in ONLY_RIGHT_BEHIND and not starts:
        return
    leading = {*sentence.texts(begins, begins + 3)}
    if leading & _ORDINALS:
        before[-1].again.setdefault(begins, []).append(said.outcome)
        return
    pain = bool(facts) or bool({"pain", "ache", "it", "pains"} & {*texts[-6:]})
    of_me = labels.OUTCOMES[said.outcome].adverse
    if texts[0] not in _BEGINNINGS and not pain and (not starts or of_me):
        return
    if {*texts} & _ALL:
        for course in before:
            if not course.outcomes:
                course.outcomes.append(said.outcome)
        return
    before[-1].outcomes.append(said.outcome)
    before[-1].said.append((said.start, said.end))


# --- How much, and how long ago -------------------------------------------------------


def _count(course: Course, sentence: Sentence, knowledge: Knowledge) -> None:
    """How many there were: "3 epidurals", "two more shots"; pills are not counted."""
    if not {category_of(treatment, knowledge) for treatment in course.ids} & _COUNTED:
        return
    for at in range(course.match.start - 1, max(sentence.first, course.match.start - 3) - 1, -1):
        if sentence.piece(at) != sentence.piece(course.match.start):
            return
        number = number_at(sentence.words, at)
        if number and sentence.words[at].text not in ("a", "an", "few", "half"):
            value, end = number
            if end <= course.match.start and value == int(value) and 0 < value < _TOO_MANY:
                course.amount = Amount(value, "times")
            return


def _time(span: Span, sentence: Sentence, courses: list[Course], here: bool) -> None:
    """A time goes to the treatment that it is said of."""
    course = _nearest(span, sentence, courses) if here else _last(span, sentence, courses)
    if course is None:
        return
    before = sentence.texts(max(sentence.first, span.start - 3), span.start)
    within = before[-2:] in (["the", "last"], ["the", "past"]) or before[-1:] == ["past"]
    if span.kind == "ago" or within:
        course.ago = rounded(span.value) if course.ago is None else course.ago
    elif span.kind == "times":
        course.amount = course.amount or Amount(span.value, "times")
    elif course.weeks is None:
        course.weeks = span.value
        course.amount = course.amount or Amount(round(span.value, 2), "weeks")
    course.until = max(course.until, span.end)


def _nearest(span: Span, sentence: Sentence, courses: list[Course]) -> Course | None:
    """The treatment next to a time, where nothing else is nearer."""
    if sentence.words[span.end - 1].text == "after":
        return next((course for course in courses if course.match.start >= span.end), None)
    before = {*sentence.texts(max(sentence.first, span.start - 5), span.start)}
    if before & {"them", "it"} and before & {"been", "on", "taking"}:
        return next(
            (course for course in reversed(courses) if course.match.start < span.start), None
        )
    reach = _NEAR_ENOUGH if span.kind == "ago" else _LIST_GAP
    near: Course | None = None
    least = reach + 1
    for course in courses:
        if course.is_weak and sentence.words[span.start].mark.strip() != "(":
            continue
        gap = _gap(span, sentence, course)
        if gap < least:
            near, least = course, gap
    if near is None:
        return None
    nearer = any(
        _gap_to(span, match) < least
        for match in sentence.matches
        if (match.ids("fact") or match.ids("complaint"))
        and not match.ids("treatment")
        and sentence.piece(match.start) == sentence.piece(span.start)
    )
    return None if nearer and least > 0 else near


def _gap(span: Span, sentence: Sentence, course: Course) -> int:
    """Words between a time and a treatment; a comma is as good as some words."""
    behind = course.match.start < span.start
    gap = span.start - course.match.end if behind else course.match.start - span.end
    same = sentence.piece(course.match.start) == sentence.piece(span.start)
    if same or "(" in sentence.words[span.start].mark:
        return gap
    return gap + (2 if behind else _LIST_GAP)


def _gap_to(span: Span, match: Match) -> int:
    return max(span.start - match.end, match.start - span.end)


def _last(span: Span, sentence: Sentence, courses: list[Course]) -> Course | None:
    """The treatment of the sentence before, where this one only tells its time: "for 6 weeks"."""
    if any(match.ids("fact") or match.ids("complaint") for match in sentence.matches):
        return None
    texts = {*sentence.texts(sentence.first, span.start)}
    pointed = texts & {"went", "had", "did", "them", "that", "last", "on"}
    if not courses or not pointed or span.start - sentence.first > _START:
        return None
    return courses[-1]


def finished(courses: list[Course]) -> Iterator[tuple[Course, Outcome]]:
    """Each course with its outcome; of the first and the second, each with its own."""
    for course in courses:
        if course.again:
            for outcomes in course.again.values():
                yield course, merged(outcomes)
        else:
            yield course, course.outcome
