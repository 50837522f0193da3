"""How long the pain has lasted: which of the times in a text is said of it."""

from __future__ import annotations

from collections.abc import Iterator

from .matches import Match
from .scope import State
from .sentence import Sentence
from .times import Span
from .tokens import Word
from .trials import Course

# Of a week. Nothing in a text is taken to be shorter, hours too: they may be how long it comes for,
# and numbness that a needle explains for hours is told in flags, not read out of a sentence.
A_DAY = 1 / 7
_PAINS = {
    *("back-pain", "leg-pain", "thigh-or-buttock-pain", "hip-or-groin-pain", "upper-back-pain"),
    *("mid-back-pain", "constant-pain", "worsening-pain", "severe-pain", "sudden-severe-pain"),
    *("sudden-onset", "major-injury", "minor-injury", "facet-pain", "sacroiliac-pain"),
    "herniated-disc",
}
_LIKE_PAIN = {
    *("walking-limited", "both-legs", "morning-stiffness", "one-leg-numbness", "spinal-stenosis"),
}
_SPELL = {"episode", "bout", "flare", "attack", "history"}
_BEGAN = {
    *("going", "been", "started", "began", "start", "onset", "came", "since", "for", "had"),
    *("hurt", "happened", "did", "ongoing", "suffering", "suffered"),
}
_CAME = {"came", "started", "began", "hit"}
_NEVER_BEFORE = {
    *("than", "every", "each", "in", "next", "within", "list", "wait", "per", "another", "at"),
    *("week", "skipped", "missed"),
}
_NEVER_BEHIND = {
    *("away", "time", "list", "wait", "old", "pregnant", "gone", "apart", "each", "waiting"),
    *("off", "a"),
}
_NOT_MINE: set[State] = {"other", "if"}
_SURELY, _HERE, _BESIDE, _SOMEWHERE, _ALONE = 5, 4, 3, 2, 1  # how likely, the most first
_ROUND_IT = 2  # words that may stand beside a time that stands alone


def is_lasting(words: list[Word], span: Span) -> bool:
    """Whether a time is no wait, no age, and does not come again and again."""
    before = {word.text for word in words[max(0, span.start - 2) : span.start]}
    after = [word.text for word in words[span.end : span.end + 1]]
    return not before & _NEVER_BEFORE and not {*after} & _NEVER_BEHIND


def lengths_in(sentence: Sentence, courses: list[Course]) -> Iterator[tuple[int, Span]]:
    """The times that may be how long the pain has lasted, each with how likely it is."""
    taken = {
        at
        for course in courses
        if not course.is_weak or course.weeks is not None
        for at in range(course.match.start, course.until)
    }
    for span in sentence.spans:
        if span.kind == "times" or span.start in taken or not is_lasting(sentence.words, span):
            continue
        if span.kind == "length" and span.value < A_DAY:
            continue
        likely = _likely(sentence, span, courses)
        if likely:
            yield likely, span


def came_suddenly(sentence: Sentence, span: Span) -> bool:
    """Whether a sentence says that it came hours ago."""
    texts = {*sentence.texts(sentence.first, sentence.last)}
    hours = {"hour", "hours", "hr", "hrs"} & {*sentence.texts(span.start, span.end)}
    return span.kind == "ago" and bool(hours) and bool(texts & _CAME)


def _likely(sentence: Sentence, span: Span, courses: list[Course]) -> int:
    if sentence.scopes.at(span.start, span.end) & _NOT_MINE:
        return 0
    here = sentence.piece(span.start)
    pains = [match for match in sentence.matches if _is_pain(match)]
    others = [match for match in sentence.matches if _is_other(match)]
    if _is_of_another(sentence, span, pains, others):
        return 0
    texts = {*sentence.texts(max(sentence.first, span.start - 4), span.end + 1)}
    away = min((abs(sentence.piece(match.start) - here) for match in pains), default=None)
    if texts & _SPELL:
        return _SURELY
    if away is not None and away <= 1:
        return _BESIDE if away else _HERE
    if not courses and (pains or (_BEGAN & texts and not others)):
        return _SOMEWHERE
    return _ALONE if span.kind == "length" and _stands_alone(sentence, span) else 0


def _is_of_another(sentence: Sentence, span: Span, pains: list[Match], others: list[Match]) -> bool:
    """Whether a time is said of something else: of a fever, or of a pregnancy."""
    here = sentence.piece(span.start)
    same = [match for match in (*pains, *others) if sentence.piece(match.start) == here]
    if same and min(same, key=lambda match: _gap(match, span)) in others:
        return True
    return not pains and any("pregnancy" in match.ids("fact") for match in others)


def _stands_alone(sentence: Sentence, span: Span) -> bool:
    """Whether a piece says a time and hardly more: "4 months", "8 weeks now"."""
    here, first = sentence.piece(span.start), max(0, span.start - 3)
    piece = [word for word in sentence.words[first : span.end + 3] if word.piece == here]
    return len(piece) <= span.end - span.start + _ROUND_IT


def _gap(match: Match, span: Span) -> int:
    return max(span.start - match.end, match.start - span.end)


def _is_pain(match: Match) -> bool:
    complained = "pain" in match.ids("complaint") or "back" in match.ids("part")
    return complained or bool({*match.ids("fact")} & _PAINS)


def _is_other(match: Match) -> bool:
    facts = {*match.ids("fact")}
    return bool(facts) and not _is_pain(match) and not facts & _LIKE_PAIN
