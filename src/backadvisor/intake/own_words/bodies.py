"""Complaints and parts of the body: "my foot has gone numb", "pain in the low back and leg".

People say a symptom in more ways than a list can hold, so what hurts and what it does are found
each for itself; each part takes the complaint that stands nearest to it in its piece of the
sentence, and a complaint with no part of its own stands for itself where it can.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.record import Record, replace
from . import spoken
from .matches import LITTLE, Match
from .tokens import Word

_FARTHEST = 9  # words between a complaint and its part
_NEAR = 4  # words between a part and its being fine
_BACK_IS_MEANT = {
    *("my", "the", "low", "lower", "bad", "his", "her", "and", "of", "in", "lumbar", "your", "me"),
    *("sore", "stiff", "achy", "dodgy", "crook", "old", "aching", "entire", "whole", "painful"),
}
_ALONE_IS_MEANT = {"back", "line", "height"}
_JOINS = {"and", "or", "n", "nor", "then"}
_PLACES = {
    *_JOINS,
    "left",
    "right",
    "side",
    "top",
    "both",
    "back",
    "under",
    "below",
    "above",
    "down",
    "low",
    "across",
}
_LEADS = {*_JOINS, "in", "into", "down", "to", "under", "below", "on", "across"}
_ALONE = {"numb": {"numb", "tingle"}, "weak": {"weak"}}  # forms that need no part
_MOVES, _FINE = ("moves",), ("fine",)
_ANY_DISTANCE = {"worsening-numbness", "severe-pain", "worsening-pain"}


class Bodily(Record):
    """A symptom put together of a complaint and a part: what it is, and where it was said.

    ``fine`` is true where it is denied by saying that all is well; ``sure`` is false for a part
    of which nothing is said that we know.
    """

    ids: tuple[str, ...]
    start: int
    end: int
    anchors: tuple[int, ...]
    fine: bool = False
    sure: bool = True


class _Complaint(Record):
    """A complaint in a sentence; ``reach`` is how many words away its part may stand."""

    match: Match
    kinds: tuple[str, ...]
    reach: int
    own: bool  # false for a symptom that is known as a whole, parts and all


def bodily_in(words: list[Word], matches: list[Match]) -> Iterator[Bodily]:
    """Every symptom of a sentence that is said as a complaint about a part of the body."""
    pieces: dict[int, tuple[list[Match], list[_Complaint]]] = {}
    for match in matches:
        parts, said = pieces.setdefault(words[match.start].piece, ([], []))
        complaint = _complaint(match)
        if complaint is not None:
            said.append(complaint)
        if match.ids("part") and _is_meant(match, words):
            parts.append(match)
    lasting: _Complaint | None = None
    for piece, (parts, complaints) in pieces.items():
        said = _moved(complaints, lasting)
        carried = lasting if not said and _only_lists(parts, words, piece) else None
        yield from _in_piece(words, parts, said, carried)
        lasting = said[-1] if said else carried


def _moved(said: list[_Complaint], lasting: _Complaint | None) -> list[_Complaint]:
    """Complaints in which what moves is what was complained of before: pain, if nothing was."""
    found: list[_Complaint] = []
    for complaint in said:
        if complaint.kinds != _MOVES:
            found.append(complaint)
            lasting = complaint
            continue
        kinds = lasting.kinds if lasting is not None and lasting.kinds != _FINE else ("pain",)
        found.append(replace(complaint, kinds=kinds, reach=_NEAR))
    return found


def _complaint(match: Match) -> _Complaint | None:
    if kinds := match.ids("complaint"):
        return _Complaint(match, kinds, _FARTHEST, own=True)
    facts = match.ids("fact")
    kinds = tuple(spoken.ALSO_COMPLAINTS[fact] for fact in facts if fact in spoken.ALSO_COMPLAINTS)
    if not kinds or match.ids("part"):
        return None
    return _Complaint(match, kinds, _FARTHEST if {*facts} & _ANY_DISTANCE else 0, own=False)


def _in_piece(
    words: list[Word], parts: list[Match], said: list[_Complaint], carried: _Complaint | None
) -> Iterator[Bodily]:
    taken: set[int] = set()
    before: tuple[Match, _Complaint | None] | None = None
    for part in parts:
        if _is_side_of_back(part, parts, said, words):
            continue
        what = _nearest(part, said, words) or carried
        if what is None and before is not None and _joined(before[0], part, words):
            what = before[1]  # "pain in my back and across the top of my thighs"
        before = (part, what)
        if what is None:
            yield from _alone(part, words) if parts[1:] == [] else _listed(part, parts, words)
            continue
        together = _with(what, said, words) if what in said else [what]
        taken |= {complaint.match.start for complaint in together}
        for complaint in together:
            yield from _together(complaint, part, words)
    for complaint in said:
        if complaint.own and complaint.match.start not in taken:
            yield from _unplaced(complaint.match, words)


def _together(what: _Complaint, part: Match, words: list[Word]) -> Iterator[Bodily]:
    """A complaint and a part: a symptom, or a part that is well."""
    start, end = min(what.match.start, part.start), max(what.match.end, part.end)
    if words[what.match.start].piece != words[part.start].piece:
        start, end = part.start, part.end
    anchors = (what.match.start, part.start)
    place = part.ids("part")[0]
    for complaint in what.kinds:
        if complaint == "fine":
            if denied := spoken.FINE.get(place, ()):
                denied += ("black-stools",) if words[part.start].form == "poo" else ()
                yield Bodily(denied, start, end, anchors, fine=True)
        elif complaint == "trouble":
            ids = spoken.TROUBLE.get(place, spoken.FINE.get(place, ()))
            yield Bodily(ids, start, end, anchors, sure=False)
        elif ids := spoken.FRAMES.get((complaint, place), ()):
            yield Bodily(ids, start, end, anchors)


_SAID_ALONE = {
    "back": ("back-pain",),
    "upper-back": ("upper-back-pain",),
    "mid-back": ("mid-back-pain",),
    "saddle": ("saddle-numbness",),
    "bladder": ("bladder-retention", "bladder-incontinence"),
    "bowel": ("bowel-incontinence",),
    "leg": ("leg-pain",),
    "legs": ("leg-pain",),
}
_PLAIN = {"back", "upper-back", "mid-back"}  # named alone, they hurt


def _alone(part: Match, words: list[Word]) -> Iterator[Bodily]:
    """A part of which nothing is said: the back hurts; a bladder is named for some reason."""
    place, last = part.ids("part")[0], words[part.end - 1]
    ids = _SAID_ALONE.get(place, ())
    if place == "legs" and words[part.start].text == "both":
        ids = ("both-legs",)
    if last.form in ("pee", "poo") or (place == "back" and last.text not in _ALONE_IS_MEANT):
        return
    if ids:
        yield Bodily(ids, part.start, part.end, (part.start,), sure=place in _PLAIN)


def _listed(part: Match, parts: list[Match], words: list[Word]) -> Iterator[Bodily]:
    """Parts that stand in a list with the back and nothing else: they hurt as it does."""
    hurts = any("back" in other.ids("part") and other is not part for other in parts)
    ids = spoken.FRAMES.get(("pain", part.ids("part")[0]), ())
    if hurts and ids and "back" not in part.ids("part"):
        yield Bodily(ids, part.start, part.end, (part.start,))
    else:
        yield from _alone(part, words)


def _is_side_of_back(
    part: Match, parts: list[Match], said: list[_Complaint], words: list[Word]
) -> bool:
    """Whether a side is one of the back: "low back pain on one side"."""
    back = any("back" in named.ids("part") for named in parts)
    back = back or any("back-pain" in named.match.ids("fact") for named in said)
    return back and words[part.end - 1].text == "side"


def _unplaced(what: Match, words: list[Word]) -> Iterator[Bodily]:
    form = words[what.start].form
    for complaint in what.ids("complaint"):
        if form in _ALONE.get(complaint, ()):
            yield Bodily(spoken.FRAMES[complaint, ""], what.start, what.end, (what.start,))


def _nearest(part: Match, said: list[_Complaint], words: list[Word]) -> _Complaint | None:
    """The complaint that is nearest to a part; of two as near, the one before it."""
    place = part.ids("part")[0]

    def near(complaint: _Complaint) -> bool:
        if not any(_is_known(kind, place) for kind in complaint.kinds):
            return False
        if complaint.reach == 0:
            return _joined(complaint.match, part, words)
        reach = _NEAR if complaint.kinds == _FINE else complaint.reach
        return _gap(complaint.match, part) <= reach

    return min(filter(near, said), key=lambda complaint: _gap(complaint.match, part), default=None)


def _is_known(kind: str, place: str) -> bool:
    return (
        (kind, place) in spoken.FRAMES
        or (kind == "fine" and place in spoken.FINE)
        or (kind == "trouble" and (place in spoken.FINE or place in spoken.TROUBLE))
    )


def _gap(here: Match, other: Match) -> int:
    return other.start - here.end if here.start < other.start else here.start - other.end


def _joined(here: Match, other: Match, words: list[Word]) -> bool:
    """Whether only joining and small words stand between two things: "hip and thigh pain"."""
    first, second = sorted((here, other), key=lambda match: match.start)
    between = {word.text for word in words[first.end : second.start]}
    return between <= _PLACES | LITTLE and bool(between & _LEADS)


def _with(what: _Complaint, said: list[_Complaint], words: list[Word]) -> list[_Complaint]:
    """A complaint, and those that are joined to it: "numbness and weakness in my leg"."""
    found = [what]
    for before in reversed(said[: said.index(what)]):
        between = {word.text for word in words[before.match.end : found[0].match.start]}
        if not before.own or not between & _JOINS or between - _JOINS - LITTLE:
            break
        found.insert(0, before)
    return found


def _is_meant(part: Match, words: list[Word]) -> bool:
    """Whether "back" is the back: not that of "it came back"."""
    if part.end - part.start > 1 or words[part.start].text != "back":
        return True
    if words[part.start].mark.strip() == "%":  # "80% back 20% leg"
        return True
    before = words[part.start - 1].text if part.start else ""
    after = words[part.end].form if part.end < len(words) else ""
    return before in _BACK_IS_MEANT or after in ("pain", "spasm", "stiff", "and") or not before


def _only_lists(parts: list[Match], words: list[Word], piece: int) -> bool:
    """Whether a piece goes on with a list of parts and says nothing else."""
    if not parts:
        return False
    covered = {at for part in parts for at in range(part.start, part.end)}
    at = parts[0].start
    while at > 0 and words[at - 1].piece == piece:
        at -= 1
    while at < len(words) and words[at].piece == piece:
        if at not in covered and words[at].text not in LITTLE and words[at].text not in _JOINS:
            return False
        at += 1
    return True
