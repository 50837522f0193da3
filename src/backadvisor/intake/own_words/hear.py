"""A text in a person's own words, heard: what is so, what is not, what was tried and how it went.

Pure and deterministic: the same text and knowledge give the same, and nothing is guessed. What
is unclear is said to be unclear.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...engine.times import OPERATION_WEEKS
from ...model import Duration, Knowledge, Outcome
from ...model.heard import Answer, Heard, HeardFact, HeardTrial, SetAside, Why
from ...model.record import Record
from ..durations import rounded
from .answers import CAUSED, answer_of, category_of, is_denial, members_of
from .bodies import Bodily, bodily_in
from .courses import Said, helps, made, outcomes_in, shares, timed, was_cut_short
from .goals import goals_in
from .lasting import A_DAY, came_suddenly, is_lasting, lengths_in
from .matches import LITTLE, Match, Phrases
from .scope import RELATIVES, Scopes, State
from .sentence import Sentence
from .spoken import ONLY_IF_SAID
from .times import age_in, spans_in
from .tokens import Word, read, sentences
from .trials import Course, courses_in, finished

_SWALLOWED = {
    *(
        "took",
        "taken",
        "taking",
        "having",
        "had",
        "day",
        "yesterday",
        "swallowed",
        "hours",
        "today",
    ),
}
_MOST_PILLS = 8  # tablets of 500 mg that a packet allows in a day
_NEAR = 6  # words around tablets that are counted
_ANY_INJURY = {"fall", "injury", "accident", "trauma", "falls"}
_SHORT = 3  # words of a question that only names something
_ASKING = {
    *("is", "are", "does", "do", "will", "would", "should", "can", "could", "has", "anyone"),
    *("anybody", "what", "how", "which", "whats", "hows", "any", "worth"),
}
_WHERE = {"at", "in", "on", "when", "lying", "sitting", "standing", "if", "with", "bending"}
_NO = {"no", "nope", "none", "never", "nah", "nil"}
_YES = {"yes", "yeah", "yep", "yup", "y"}
_FOR_ANOTHER = (
    *("carer", "caregiver", "on behalf of", "asking for my", "writing for my", "wife here"),
    *(
        "husband here",
        "daughter here",
        "son here",
        "partner here",
        "caring for my",
        "i care for my",
    ),
)
_OF_A_DAY = {"major-injury", "minor-injury", "sudden-onset"}
_LETTERS_OF_A_YEAR, _FIRST_YEAR, _NEAR_A_YEAR = 4, 1930, 10
_NOW = {"now", "still", "currently", "today", "since", "again", "these", "nowadays"}
_GOES_ON = {"started", "began", "since", "for", "start", "came", "diagnosed", "dx", "past", "last"}
_NOT_MEANT: set[State] = {"if", "other", "maybe-other", "future"}
_WOULD = {"would", "might", "could", "may", "will", "hoping"}
_HEALED = {"healed", "recovered", "resolved", "settled", "fine", "gone", "mended"}
_LONG_AGO_WEEKS = 52.0
_AT_THE_START = 4  # words
_RECENT_NEEDLE_WEEKS = 6.0
_RECENT_HANDS_WEEKS = 6.0
_LONG_WEEKS = 13.0  # for months, of opioids and steroids


# Words that say nothing of a back, and are not told to be not understood.
_FILLERS = {
    *("and", "or", "but", "because", "cos", "when", "then", "than", "as", "by", "be", "do", "did"),
    *("does", "can", "will", "would", "could", "should", "they", "he", "she", "we", "you", "them"),
    *("us", "if", "what", "who", "which", "how", "why", "where", "please", "pls", "thanks", "hi"),
    *("hello", "doctor", "doctors", "dr", "gp", "nurse", "time", "day", "days", "week", "weeks"),
    *("month", "months", "year", "years", "old", "today", "think", "know", "say", "says", "said"),
    *(
        "told",
        "see",
        "seen",
        "saw",
        "make",
        "made",
        "take",
        "taken",
        "give",
        "gave",
        "given",
        "not",
    ),
    *("sorry", "message", "long", "well", "any", "anything", "something", "other", "more", "most"),
    *(
        "after",
        "before",
        "while",
        "since",
        "ago",
        "until",
        "again",
        "back",
        "here",
        "way",
        "people",
    ),
    *(
        "done",
        "let",
        "want",
        "need",
        "start",
        "started",
        "off",
        "out",
        "down",
        "only",
        "still",
        "w",
    ),
}


class Place(Record):
    """Where something is said: its words in a sentence, and what is said of them."""

    sentence: Sentence
    start: int
    end: int
    states: set[State]


def hear(text: str, knowledge: Knowledge, phrases: Phrases | None = None) -> Heard:
    """What is heard in a text; ``phrases`` are the knowledge's, where they were made before."""
    return _Hearing(text, knowledge, phrases or Phrases(knowledge)).heard()


class _Hearing:
    """What is gathered from one text, sentence by sentence."""

    def __init__(self, text: str, knowledge: Knowledge, phrases: Phrases) -> None:
        self.text, self.knowledge = text, knowledge
        parsed = read(text)
        self.words, self.questions = parsed.words, parsed.questions
        self.matches = [*phrases.in_words(self.words)]
        self.facts: dict[str, list[HeardFact]] = {}
        self.tried: list[HeardTrial] = []
        self.set_aside: list[SetAside] = []
        self.avoid: list[str] = []
        self.lengths: list[tuple[int, float]] = []
        self.understood = [False] * len(self.words)
        self.unattributed: set[State] = (
            {"other", "maybe-other"} if _is_for_another(self.words) else set()
        )

    def heard(self) -> Heard:
        """What was heard, once through the text."""
        for sentence, courses in self._sentences():
            self._hear_facts(sentence, courses)
            self._hear_courses(sentence, courses)
            self._hear_lengths(sentence, courses)
        weeks, duration = self._duration()
        return Heard(
            tried=tuple(self._trials()),
            facts=tuple(self._answers()),
            set_aside=tuple(dict.fromkeys(self.set_aside)),
            not_understood=tuple(self._not_understood()),
            age=age_in(self.words),
            duration_weeks=weeks,
            duration=duration,
            avoid=tuple(dict.fromkeys(self.avoid)),
            goals=goals_in(" ".join(word.text for word in self.words)),
        )

    # --- Sentences ---

    def _sentences(self) -> Iterator[tuple[Sentence, list[Course]]]:
        """Each sentence with its treatments; what later ones add to them is known by the end."""
        bare = [0] * len(self.words)
        for match in self.matches:
            for at in range(match.start, match.end):
                bare[at] = match.end
                self.understood[at] = True
        verdicts = {
            at
            for match in self.matches
            if "fine" in match.ids("complaint")
            for at in range(match.start, match.end)
        }
        found: list[tuple[Sentence, list[Course]]] = []
        before: list[Course] = []
        place = 0
        for first, last in sentences(self.words):
            here: list[Match] = []
            while place < len(self.matches) and self.matches[place].start < last:
                here.append(self.matches[place])
                place += 1
            sentence = self._sentence(first, last, here, bare, verdicts)
            courses = courses_in(sentence, before, self.knowledge)
            for start, end in sentence.places():
                self.understood[start:end] = [True] * (end - start)
            before = courses or before
            found.append((sentence, courses))
        yield from found

    def _sentence(
        self, first: int, last: int, here: list[Match], bare: list[int], verdicts: set[int]
    ) -> Sentence:
        words = self.words
        spans = [*spans_in(words, first, last)]
        said = [*outcomes_in(words, first, last)]
        lasted = [*timed(words, said, spans)]
        said = [claim for claim in said if not any(_within(claim, other) for other in lasted)]
        said += [*lasted, *shares(words, first, last), *made(words, first, last)]
        scopes = Scopes(words, first, last, bare, verdicts)
        if words[first].sentence in self.questions and words[first].text in _ASKING:
            said = []
        kept = [
            claim
            for claim in said
            if not _is_of_a_fact(claim, here)
            and not scopes.at(claim.start, claim.end) & _NOT_MEANT
            and not {word.text for word in words[max(first, claim.start - 2) : claim.start]}
            & _WOULD
        ]
        kept.sort(key=lambda claim: claim.start)
        return Sentence(words, first, last, here, scopes, spans, kept)

    # --- Facts ---

    def _hear_facts(self, sentence: Sentence, courses: list[Course]) -> None:
        past = self._past(sentence) | self._answered(sentence)
        caused = {at for course in courses for said in course.said for at in range(*said)}
        for match in sentence.matches:
            states = sentence.scopes.at(match.start, match.end)
            states |= set() if self._is_now(sentence, match.start) else past
            states -= self.unattributed
            place = Place(sentence, match.start, match.end, states)
            self._hear_match(match, place, match.start in caused)
        for bodily in bodily_in(self.words, sentence.matches):
            self._hear_bodily(bodily, sentence, past)

    def _hear_match(self, match: Match, place: Place, is_caused: bool) -> None:
        """The facts of one match are taken in, but for what `bodies` and `trials` know more of."""
        for fact in match.ids("denial") if is_denial(place.states) else ():
            self._add(fact, "no", place)
        for fact in match.ids("open"):
            self._hear_fact(fact, place, sure=fact == "leg-weakness" and _names_a_leg(place))
        if match.ids("part") or match.ids("treatment"):
            return
        for fact in match.ids("fact"):
            if not (is_caused and fact in CAUSED) and not _is_of_a_position(fact, place):
                self._hear_fact(fact, place, sure=_is_sure(fact, place))

    def _hear_bodily(self, bodily: Bodily, sentence: Sentence, past: set[State]) -> None:
        states = set[State]() if self._is_now(sentence, bodily.start) else set(past)
        for anchor in bodily.anchors:
            states |= sentence.scopes.at(anchor, anchor + 1)
        states -= self.unattributed
        place = Place(sentence, bodily.start, bodily.end, states)
        for fact in bodily.ids:
            if not bodily.fine:
                self._hear_fact(fact, place, bodily.sure)
            elif "other" not in states:
                self._add(fact, "no" if is_denial(states) else "unclear", place)

    def _is_now(self, sentence: Sentence, place: int) -> bool:
        """Whether a sentence has come back to the present before a word."""
        return bool(_NOW & {*sentence.texts(sentence.first, place + 1)})

    def _past(self, sentence: Sentence) -> set[State]:
        """What a sentence says of a time long ago, all of it, where it begins by saying so."""
        for span in sentence.spans:
            long_ago = span.kind == "ago" and span.value >= _LONG_AGO_WEEKS
            if long_ago and span.start - sentence.first <= _AT_THE_START:
                texts = {*sentence.texts(sentence.first, span.end + 1)}
                after = {word.text for word in self.words[sentence.last : sentence.last + 3]}
                if not texts & _GOES_ON:
                    return {"past", "over"} if after & _HEALED else {"past"}
        return set()

    def _answered(self, sentence: Sentence) -> set[State]:
        """What is said of a question that only names something: "Fever? No."."""
        words, last = self.words, sentence.last
        short = last - sentence.first <= _SHORT
        if not short or words[sentence.first].sentence not in self.questions:
            return set()
        answer = words[last].text if last < len(words) else ""
        if answer in _NO:
            return {"denied"}
        return set() if answer in _YES else {"asked"}

    def _hear_fact(self, fact: str, place: Place, sure: bool = True) -> None:
        if fact in _OF_A_DAY and self._names_a_past_year(place):
            place = Place(place.sentence, place.start, place.end, place.states | {"over"})
        answer, why = answer_of(self.knowledge.facts[fact], place.states, sure)
        if why is not None:
            self.set_aside.append(SetAside(self._said(place.start, place.end), fact, why))
        if answer is not None:
            self._add(fact, answer, place, self._since(place) if answer == "yes" else None)

    def _names_a_past_year(self, place: Place) -> bool:
        """Whether what happened is told to have happened in a year that is long past."""
        sentence, now = place.sentence, int(self.knowledge.about.date[:4])
        for at in range(place.start, min(place.end + _NEAR_A_YEAR, sentence.last)):
            word = self.words[at]
            if word.is_number and len(word.text) == _LETTERS_OF_A_YEAR:
                return word.text.isdecimal() and _FIRST_YEAR <= int(word.text) < now - 1
        return False

    def _add(self, fact: str, answer: Answer, place: Place, since: float | None = None) -> None:
        forms = {word.form for word in self.words[place.start : place.end]}
        if fact == "minor-injury" and answer == "no" and forms & _ANY_INJURY:
            self._add("major-injury", "no", place)
        words = self._said(place.start, place.end)
        said = HeardFact(fact, answer, words, since, "old" in place.states)
        self.facts.setdefault(fact, []).append(said)

    def _since(self, place: Place) -> float | None:
        """How long a fact has been so, where its own piece of the sentence says it."""
        sentence = place.sentence
        for span in sentence.spans:
            near = sentence.piece(span.start) == sentence.piece(place.start)
            if near and span.kind != "times" and is_lasting(self.words, span):
                return rounded(max(span.value, A_DAY))
        return None

    # --- Treatments ---

    def _hear_courses(self, sentence: Sentence, courses: list[Course]) -> None:
        for course, outcome in finished(courses):
            course.states -= self.unattributed
            place = Place(sentence, course.match.start, course.match.end, course.states)
            untold = outcome == "unspecified" and course.ago is None
            if untold and self._is_asked(sentence):
                course.states.add("asked")
            said = outcome != "unspecified" or "tried" in course.states
            if course.facts and (not said or outcome == "unspecified" or helps(outcome)):
                self._hear_as_facts(course, place)
            if said or not course.facts:
                self._hear_course(course, outcome, place)

    def _is_asked(self, sentence: Sentence) -> bool:
        """Whether a sentence is a question about what it names, and hardly more: "Yoga?"."""
        first = self.words[sentence.first]
        short = sentence.last - sentence.first <= _SHORT
        return first.sentence in self.questions and (short or first.text in _ASKING)

    def _hear_as_facts(self, course: Course, place: Place) -> None:
        """A medicine or device that is taken or in place is also a fact about the person."""
        for fact in course.facts:
            if fact != "weight-loss" or "tried" not in course.states:
                self._hear_fact(fact, place)

    def _hear_course(self, course: Course, outcome: Outcome, place: Place) -> None:
        why = _not_tried(course, outcome)
        alone = sum(bool(match.ids("treatment")) for match in place.sentence.matches) == 1
        if why is None and alone and _is_only_taken(course, outcome):
            self._add("benzodiazepines", "yes", place)
            return
        self._count_pills(course, place)
        words = self._said(place.start, place.end)
        for name in course.ids:
            if "avoid" in course.states and "other" not in course.states:
                self.avoid.append(name)
            if why is not None:
                self.set_aside.append(SetAside(words, name, why))
                continue
            self.tried.append(HeardTrial(name, words, outcome, course.amount, course.ago))
            self._follow(name, course, place)

    def _count_pills(self, course: Course, place: Place) -> None:
        """More of paracetamol in a day than the packet allows, where the number is told."""
        if "acetaminophen" not in course.ids:
            return
        at, piece = place.start, self.words[place.start].piece
        counted = [word for word in self.words[max(0, at - 2) : at] if word.piece == piece]
        if any(word.is_number and float(word.text) > _MOST_PILLS for word in counted):
            around = self.words[max(0, at - _NEAR) : course.until + _NEAR]
            if {word.text for word in around} & _SWALLOWED:
                self._add("acetaminophen-overdose", "yes", place)

    def _follow(self, name: str, course: Course, place: Place) -> None:
        """Facts that follow from what was had, and when."""
        category = category_of(name, self.knowledge)
        when = course.ago if course.ago is not None else course.weeks
        for fact in _followed(name, category, course):
            self._add(fact, "yes", place, None if when is None else rounded(when))

    # --- How long ---

    def _hear_lengths(self, sentence: Sentence, courses: list[Course]) -> None:
        for likely, span in lengths_in(sentence, courses):
            self.lengths.append((likely, rounded(max(span.value, A_DAY))))
            if came_suddenly(sentence, span):
                place = Place(sentence, span.start, span.end, set())
                self._add("sudden-onset", "yes", place, rounded(A_DAY))

    def _duration(self) -> tuple[float | None, Duration | None]:
        """How long it has been; "chronic" where all that is told is that it is of old."""
        if self.lengths:
            most = max(likely for likely, _ in self.lengths)
            return next(weeks for likely, weeks in self.lengths if likely == most), None
        facts = self.knowledge.facts
        confirmed = (fact for said in self.facts.values() for fact in said if fact.answer == "yes")
        old = any(fact.old and facts[fact.fact].kind == "symptom" for fact in confirmed)
        usual = any(
            fact.words.lower().startswith("my usual")
            for fact in self.facts.get("different-pain", ())
        )
        return None, "chronic" if old or usual else None

    # --- All together ---

    def _answers(self) -> Iterator[HeardFact]:
        """One answer for each fact; yes and no to the same is unclear."""
        self._conclude()
        for said in self.facts.values():
            answers = {fact.answer for fact in said}
            if {"yes", "no"} <= answers:
                words = " ... ".join(dict.fromkeys(fact.words for fact in said))
                yield HeardFact(said[0].fact, "unclear", words)
                continue
            answer: Answer = "yes" if "yes" in answers else "no" if "no" in answers else "unclear"
            chosen = [fact for fact in said if fact.answer == answer]
            yield next((fact for fact in chosen if fact.since is not None), chosen[0])

    def _conclude(self) -> None:
        """What two things that were told mean together: sudden, and as bad as can be."""
        sudden, severe = (
            next((found for found in self.facts.get(fact, ()) if found.answer == "yes"), None)
            for fact in ("sudden-onset", "severe-pain")
        )
        if sudden and severe:
            words = f"{sudden.words} ... {severe.words}"
            both = HeardFact("sudden-severe-pain", "yes", words, sudden.since)
            self.facts.setdefault("sudden-severe-pain", []).append(both)
        self._count_a_day()

    def _count_a_day(self) -> None:
        """Tablets a day that are too many, in a text that names paracetamol."""
        named = any(trial.treatment == "acetaminophen" for trial in self.tried)
        named = named or any("codamol" in word.text for word in self.words)
        for at, word in enumerate(self.words[:-2]):
            many = word.is_number and float(word.text) > _MOST_PILLS
            a_day = [after.text for after in self.words[at + 1 : at + 3]] == ["a", "day"]
            if named and many and a_day:
                words = self._said(at, at + 3)
                fact = HeardFact("acetaminophen-overdose", "yes", words)
                self.facts.setdefault(fact.fact, []).append(fact)

    def _trials(self) -> Iterator[HeardTrial]:
        """Each trial once; a bare mention says nothing beside one that tells how it went."""
        members = members_of(self.knowledge)
        with_outcome = {trial.treatment for trial in self.tried if trial.outcome != "unspecified"}
        had = {trial.treatment for trial in self.tried}
        seen: set[tuple[str, Outcome]] = set()
        for trial in self.tried:
            if trial.outcome == "unspecified" and trial.treatment in with_outcome:
                continue
            if members.get(trial.treatment, set()) & had:
                continue  # "the injections" again, after the one that was named
            if (trial.treatment, trial.outcome) not in seen:
                seen.add((trial.treatment, trial.outcome))
                yield trial

    def _not_understood(self) -> Iterator[str]:
        """Runs of words of which nothing was understood, small ones left out."""
        run: list[Word] = []
        for at, word in enumerate(self.words):
            ends = bool(run) and word.piece != run[-1].piece
            if self.understood[at] or ends:
                yield from self._told(run)
                run = []
            if not self.understood[at]:
                run.append(word)
        yield from self._told(run)

    def _told(self, run: list[Word]) -> Iterable[str]:
        """The words of a run as they were written, but for small ones at its ends."""
        while run and _says_little(run[0]):
            run = run[1:]
        while run and _says_little(run[-1]):
            run = run[:-1]
        if run:
            yield self.text[run[0].start : run[-1].end]

    def _said(self, start: int, end: int) -> str:
        return " ".join(self.text[self.words[start].start : self.words[end - 1].end].split())


def _is_for_another(words: list[Word]) -> bool:
    """Whether somebody writes for another, so that what is theirs is what is asked about."""
    texts = [word.text for word in words]
    joined = f" {' '.join(texts)} "
    if any(f" {said} " in joined for said in _FOR_ANOTHER):
        return True
    begins = texts[:1] == ["my"] and {*texts[1:3]} & RELATIVES
    return bool(begins) and not {*texts} & {"i", "im", "ive", "me", "mine"}


def _says_little(word: Word) -> bool:
    return word.text in LITTLE or word.text in _FILLERS or word.text[0].isdigit()


def _within(claim: Said, other: Said) -> bool:
    return other.start <= claim.start and claim.end <= other.end


def _is_of_a_fact(said: Said, matches: list[Match]) -> bool:
    """Whether the words of an outcome are part of longer ones, or of a treatment's name."""
    for match in matches:
        if match.start < said.end and said.start < match.end:
            longer = match.end - match.start > said.end - said.start
            if longer or (match.ids("treatment") and said.end - said.start == 1):
                return True
    return False


def _is_only_taken(course: Course, outcome: Outcome) -> bool:
    """Whether a medicine for nerves or sleep is only said to be taken."""
    said = outcome != "unspecified" or "tried" in course.states
    return "benzodiazepines" in course.ids and not said


def _not_tried(course: Course, outcome: Outcome) -> Why | None:
    """Why a treatment that is named was not tried, or None where it was."""
    states, known = course.states, outcome != "unspecified"
    if states & {"other", "maybe-other"}:
        return "somebody-else"
    if states & {"asked", "if", "future", "feared"} and not known:
        return "not-meant"
    if states & {"offered", "not-tried", "denied", "maybe-denied"} and not known:
        return "not-had"
    if "provokes" in states:
        return "not-meant"
    only_named = {*course.ids} & ONLY_IF_SAID and "tried" not in states
    return "not-meant" if only_named and not known and course.amount is None else None


def _followed(name: str, category: str, course: Course) -> Iterator[str]:
    ago, done = course.ago, not was_cut_short(course.outcome)
    if category == "surgery":
        yield "prior-spine-surgery"
        if ago is not None and ago <= OPERATION_WEEKS:
            yield "recent-spine-surgery"
    if ago is not None and done:
        if category in ("injections", "procedures") and ago <= _RECENT_NEEDLE_WEEKS:
            yield "recent-spinal-injection"
        if name == "spinal-manipulation" and ago <= _RECENT_HANDS_WEEKS:
            yield "recent-manipulation"
    if (course.weeks or 0) >= _LONG_WEEKS or "old" in course.states:
        if name in ("opioids", "tramadol"):
            yield "long-term-opioids"
        if name == "oral-steroids":
            yield "long-term-steroids"


def _is_of_a_position(fact: str, place: Place) -> bool:
    """Whether "worse" is worse at night or when sitting, and not worse from day to day."""
    after = place.sentence.texts(place.end, place.end + 1)
    return fact == "worsening-pain" and bool({*after} & _WHERE)


def _is_sure(fact: str, place: Place) -> bool:
    """Whether known words mean their fact; one twitching muscle is not all of them."""
    if fact != "twitching-or-jerking":
        return True
    sentence, piece = place.sentence, place.sentence.piece(place.start)
    parts = [match for match in sentence.matches if match.ids("part")]
    return all(sentence.piece(match.start) != piece for match in parts)


def _names_a_leg(place: Place) -> bool:
    return any({"leg", "legs", "knee"} & {*match.ids("part")} for match in place.sentence.matches)
