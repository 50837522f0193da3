"""One question on the screen: no key breaks it, nothing unread is denied, no word is cut."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.utils import get_cwidth

from backadvisor.interview.answers import (
    Answer,
    Chosen,
    Names,
    NoneOfThese,
    Skip,
    Text,
    in_own_words,
    named,
)
from backadvisor.interview.flow import Choice, Interview, Question, next_question, skip
from backadvisor.interview.panel import (
    MARKED_NOW,
    READ_ON,
    TICKED,
    TICKED_NOW,
    Panel,
    added,
    pressed,
)
from backadvisor.interview.panel import opened as panel_of
from backadvisor.interview.panel_view import TOO_SMALL, laid_out, page_of
from backadvisor.interview.search import entries, label, matching
from backadvisor.knowledge.vocabulary import Vocabulary
from backadvisor.model import Case
from backadvisor.model.record import replace
from backadvisor.terminal.streams import ROOMY_COLUMNS, ROOMY_LINES

from .drawing import drawn
from .strategies import KNOWLEDGE

ENTRIES = entries(KNOWLEDGE)
KEYS = [
    *("up", "down", "pageup", "pagedown", "home", "end", "enter", "backspace", "clear"),
    *"0123456789 n?abtw,\u00e9",
]


def questions() -> list[Question]:
    """Every question of one interview, and the signs of each group."""
    so_far, asked = Interview(Case(), chosen=("nerves", "the-pain")), []
    while question := next_question(so_far, KNOWLEDGE):
        asked.append(question)
        so_far = skip(so_far, question)
    return asked


QUESTIONS = questions()
_FIRST = next_question(Interview(Case()), KNOWLEDGE)
GROUPS = _FIRST.choices if _FIRST else ()
WIDE = Question(
    "group",
    "wide",
    "\u3069\u308c\u3067\u3059\u304b? Which of these are true?",
    "Why.",
    tuple(Choice(f"c{n}", f"{n} " + "\u8170\u306e\u75db\u307f" * 9) for n in range(17)),
    none="no",
)
DRAWN = st.tuples(
    st.sampled_from([*QUESTIONS, WIDE]),
    st.integers(ROOMY_COLUMNS, 160),
    st.integers(ROOMY_LINES, 60),
)


def opened(question: Question, before: Answer | None = None) -> Panel:
    return panel_of(question, ENTRIES if question.form == "names" else (), before)


def text_of(lines: Sequence[Sequence[tuple[str, str]]]) -> list[str]:
    return ["".join(text for _, text in line) for line in lines]


def without_blanks(text: str) -> str:
    """The letters alone: a line may be folded between any two wide ones."""
    return "".join(text.split())


@drawn(25, in_ci=200)
@given(DRAWN)
def test_every_word_of_every_choice_is_shown_on_some_page(drawn: tuple[Question, int, int]) -> None:
    question, columns, height = drawn
    panel, seen = opened(question), ""
    for _ in panel.rows or (None,):
        panel, lines = laid_out(panel, columns, height)
        shown = text_of([tuple(line) for line in lines])
        assert all(get_cwidth(line) < columns for line in shown)
        assert len(lines) <= height
        seen += without_blanks("".join(shown))
        panel = pressed(panel, "pagedown")

    assert without_blanks(question.text) in seen
    assert all(without_blanks(row.text) in seen for row in opened(question).rows)


@drawn(100, in_ci=300)
@given(DRAWN, st.lists(st.sampled_from(KEYS), max_size=30))
def test_no_key_breaks_it_and_nothing_unread_or_ticked_is_denied(
    drawn: tuple[Question, int, int], keys: list[str]
) -> None:
    question, columns, height = drawn
    panel = opened(question)
    for key in keys:
        panel, _ = laid_out(panel, columns, height)
        panel = pressed(panel, key)
        if panel.reply == NoneOfThese() and not panel.has_field:
            assert not panel.ticked
        if panel.reply == NoneOfThese() and question.form == "several":
            assert panel.all_read
        if panel.new is not None:
            panel = added(panel, panel.new, lambda given: "" if "acu" in str(given) else "unknown")
        assert (
            panel.mark is None
            or 0 <= panel.mark < len(ENTRIES) + 1 + len(panel.question.choices) + 2
        )


LONG = Question(
    "group",
    "long",
    "Which?",
    "Why.",
    tuple(Choice(f"c{n}", f"{n}") for n in range(40)),
    none="no",
)


def after(panel: Panel, *keys: str, height: int = 20) -> Panel:
    for key in keys:
        panel, _ = laid_out(panel, 80, height)
        panel = pressed(panel, key)
    return panel


def test_a_leap_to_the_end_does_not_count_as_read() -> None:
    leapt = after(opened(LONG), "end", "0")
    assert (leapt.reply, leapt.said) == (None, READ_ON)

    read = after(leapt, "home", *["pagedown"] * 4, "0")
    assert read.reply == NoneOfThese()


def test_what_is_higher_than_the_screen_never_counts_as_read() -> None:
    high = replace(LONG, choices=(Choice("c0", "word " * 400),))

    panel, lines = laid_out(opened(high), 80, 20)
    assert " ".join(text_of(lines)) == TOO_SMALL
    for keys in ("0", "enter", ("down", " ", "enter", "enter"), ("1", "enter", "enter")):
        answered = after(opened(high), *keys if isinstance(keys, tuple) else (keys,))
        assert (answered.reply, answered.ticked) == (None, ())
    assert after(panel, "q", "enter").reply == "leave"


def test_reading_on_through_wide_letters_shows_every_choice() -> None:
    panel, shown = opened(WIDE), ""
    while not panel.all_read:
        panel, lines = laid_out(panel, 80, 23)
        assert len(lines) <= 23
        shown += without_blanks("".join(text_of(lines)))
        panel = pressed(panel, "pagedown")

    assert all(without_blanks(choice.text) in shown for choice in WIDE.choices)


def test_enter_goes_on_with_what_is_ticked_from_any_line() -> None:
    ticked = after(opened(LONG), "1", " ", *["pagedown"] * 5, "end")
    assert after(ticked, "enter").reply == Chosen(("c0",))  # from "I don't know"

    none = after(ticked, "up", "enter")
    assert (none.reply, none.said) == (None, TICKED)
    assert after(none, "enter").reply == Chosen(("c0",))
    assert after(none, "up", "enter").reply == Chosen(("c0",))  # what is only marked stays out


def test_enter_ticks_a_marked_line_before_it_goes_on() -> None:
    marked = after(opened(LONG), "down", "down", "enter")
    assert (marked.reply, marked.ticked, marked.said) == (None, ("c1",), TICKED_NOW)
    assert after(marked, "enter").reply == Chosen(("c1",))
    assert after(opened(LONG), " ").said == MARKED_NOW


@pytest.mark.parametrize(
    "word", ["nerves", "numb legs", "squeezed", "numb", "not sure", "back", "quit"]
)
def test_no_word_typed_into_a_list_changes_it(word: str) -> None:
    for question in QUESTIONS:
        if question.form == "several":
            panel = after(opened(question), *word)
            assert (panel.reply, panel.ticked) == (None, ())
            entered = after(panel, "enter")  # not even by Enter, but for what says to leave or back
            assert entered.reply == {"back": "back", "quit": "leave"}.get(word)
            assert after(replace(entered, reply=None), "1", "b", "enter").reply == "back"


def test_the_reason_is_put_away_by_enter_and_answers_nothing() -> None:
    for question in QUESTIONS:
        asked = after(opened(question), "?")
        assert asked.said == question.why
        assert after(asked, "enter").reply is None


def test_every_group_of_warning_signs_fits_one_screen_of_an_ordinary_terminal() -> None:
    screen = next(question for question in QUESTIONS if question.kind == "warning-signs")
    panel, lines = laid_out(opened(replace(screen, choices=GROUPS)), 80, 23)

    assert panel.all_read
    assert len(lines) <= 23


def test_two_digits_are_one_number_where_there_is_such_a_line() -> None:
    assert after(opened(LONG), "1", "2").mark == 11
    assert after(opened(LONG), "9", "9").mark == 8
    assert after(opened(LONG), "1", " ", "2").mark == 1  # a space ends a number


def test_skipping_is_always_possible() -> None:
    for question in QUESTIONS:
        assert after(opened(question), "enter").reply == Skip()


@pytest.mark.parametrize(
    ("heights", "marked", "page"),
    [
        ([1, 1, 1, 1], 0, (0, 3)),
        ([1, 1, 1, 1], 3, (3, 4)),
        ([2, 2, 2], 1, (1, 2)),
        ([9, 1], 0, (0, 1)),  # a row higher than the page has it to itself
        ([], 0, (0, 0)),
    ],
)
def test_pages_hold_whole_rows(heights: list[int], marked: int, page: tuple[int, int]) -> None:
    assert page_of(heights, marked, 3) == page


# --- A field to type in ---------------------------------------------------------------

TRIED, AVOID = (
    next(question for question in QUESTIONS if question.kind == kind) for kind in ("tried", "avoid")
)
ACUPUNCTURE = Names((named("acupuncture"),))


def test_enter_adds_the_marked_name_and_on_an_empty_line_goes_on() -> None:
    added = after(opened(TRIED), *"acu", "down", "enter")
    assert (added.ticked, added.typed, added.reply) == (("acupuncture",), "", None)

    assert after(added, "enter").reply == ACUPUNCTURE
    assert after(added, "backspace", "enter").reply == Skip()


def test_nothing_yet_is_chosen_by_its_line_and_never_against_what_is_chosen() -> None:
    assert after(opened(TRIED), "down", "enter").reply == NoneOfThese()

    added = after(opened(TRIED), *"acu", "down", " ", "clear", "home", "enter")
    assert (added.reply, added.said) == (None, TICKED)
    assert after(added, "enter").reply == ACUPUNCTURE


def test_what_is_taken_away_on_the_way_back_stays_away() -> None:
    for before in (ACUPUNCTURE, Names((in_own_words("foot bath"),))):
        assert after(opened(TRIED, before), "enter").reply == before
        assert after(opened(TRIED, before), "backspace", "enter").reply == Skip()
    ticked = after(opened(LONG, Chosen(("c0",))), "down", " ", "end", "enter")
    assert ticked.reply == Skip()


def test_a_comma_ends_a_name_also_one_that_is_not_known() -> None:
    def wrong_with(given: Answer) -> str:
        assert isinstance(given, Names)
        words = [name.word for name in given.names]
        return "" if words == ["pt"] else "We do not know it."

    panel = opened(TRIED)
    for key in "foot bath, pt, aunt's tea,":
        panel = pressed(panel, key)
        panel = added(panel, panel.new, wrong_with) if panel.new else panel
    assert (panel.ticked, panel.left_out) == (("pt",), ("foot bath",))
    assert panel.typed == "aunt's tea,"
    panel = pressed(panel, "enter")
    own = map(in_own_words, ("foot bath", "aunt's tea"))
    assert pressed(panel, "enter").reply == Names((named("pt"), *own))


@pytest.mark.parametrize(
    ("word", "reply"),
    [
        ("nothing", NoneOfThese()),
        ("none", NoneOfThese()),
        ("skip", Skip()),
        ("don't know", Skip()),
    ],
)
def test_a_word_for_nothing_answers_and_is_no_name(word: str, reply: Answer) -> None:
    panel = after(opened(TRIED), *word, "enter")
    assert (panel.reply, panel.ticked, panel.new) == (reply, (), None)


def test_a_window_that_became_too_small_can_be_left_from_a_field() -> None:
    field = next(question for question in QUESTIONS if question.form == "text")
    for key, reply in (("q", "leave"), ("b", "back")):
        small = after(opened(field), *"8w", key, "enter", height=3)
        assert (small.hidden, small.reply) == (True, reply)
        assert after(opened(field), *"8w", "enter", height=3).reply is None


@pytest.mark.parametrize(("ticked", "left_out"), [(4, 0), (12, 0), (40, 0), (6, 5), (0, 9)])
def test_many_names_leave_room_for_the_list(ticked: int, left_out: int) -> None:
    names = tuple(entry.word for entry in ENTRIES if entry.group)[:ticked]
    unknown = tuple(f"crystal healing {number}" for number in range(left_out))
    panel = replace(opened(TRIED), ticked=names, left_out=unknown)
    _, lines = laid_out(panel, ROOMY_COLUMNS, ROOMY_LINES - 1)

    shown = " ".join(" ".join(text_of(lines)).split())
    assert len(lines) < ROOMY_LINES
    assert (f"Chosen: {ticked}, the last of them" in shown) == (ticked > 4)
    assert (f"{left_out}, the last of them crystal healing" in shown) == (left_out > 4)


# --- The search -----------------------------------------------------------------------


def test_every_entry_stands_for_its_own_treatments() -> None:
    words = Vocabulary(KNOWLEDGE)
    for entry in ENTRIES:
        members = words.treatment_ids(entry.word)
        if entry.group:
            assert members == (entry.word,)
        elif entry.word in KNOWLEDGE.groups:
            assert members == KNOWLEDGE.groups[entry.word].members
        else:
            assert {KNOWLEDGE.treatments[member].category for member in members} == {entry.word}
    several = len(KNOWLEDGE.categories) + len(KNOWLEDGE.groups)
    assert len(ENTRIES) == len(KNOWLEDGE.treatments) + several


def test_every_name_and_everyday_word_finds_its_treatment_first() -> None:
    for treatment in KNOWLEDGE.treatments.values():
        for word in (treatment.id, treatment.name, *treatment.aliases):
            found = matching(ENTRIES, word)
            assert treatment.id in [entry.word for entry in found[:2]], word


def test_what_begins_so_by_its_own_name_stands_before_a_brand_that_does() -> None:
    found = [entry.word for entry in matching(ENTRIES, "surg")]

    assert found[:2] == ["surgery", "surgical-decompression"]
    assert "nsaids" in found  # Surgam is one


def test_a_name_says_which_word_made_it_fit() -> None:
    found = next(entry for entry in ENTRIES if entry.word == "epidural-steroid-injection")

    assert (
        label(found, "cortis")
        == "Epidural steroid injection, also called cortisone shot (Injections)"
    )
    assert label(found, "epidural") == "Epidural steroid injection (Injections)"
    assert label(found, "") == "Epidural steroid injection (Injections)"


def test_the_screen_of_warning_signs_is_among_the_questions() -> None:
    assert "warning-signs" in [question.kind for question in QUESTIONS]
    assert {question.form for question in QUESTIONS} == {"several", "text", "names"}


def test_one_choice_is_handed_over_by_enter_and_by_space() -> None:
    single = replace(LONG, kind="outcome", none="")

    assert after(opened(single), "2", "enter").reply == Chosen(("c1",))
    assert after(opened(single), "down", " ").reply == Chosen(("c0",))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: "-".join(question.topic))
def test_an_answer_stands_ready_when_somebody_comes_back_to_it(question: Question) -> None:
    if question.form == "text":
        panel = opened(question, Text("8w"))
        assert panel.said == "Before, you answered: 8w. Enter keeps it. To leave it open: skip."
        assert pressed(panel, "enter").reply == Text("8w")
        assert pressed(pressed(panel, "b"), "enter").reply == "back"  # and back once more
        return
    names = [row.name for row in panel_of(question, ENTRIES, None).rows if not row.ends][:2]
    by_name = question.form == "names"
    before = Names(tuple(map(named, names))) if by_name else Chosen(tuple(names))
    panel = replace(opened(question, before), seen=len(question.choices))

    assert pressed(panel, "enter").reply == before
    assert pressed(pressed(panel, "b"), "enter").reply == "back"
    assert opened(question, NoneOfThese()).ticked == ()


def test_one_choice_stands_marked_when_somebody_comes_back_to_it() -> None:
    single = replace(LONG, kind="outcome", none="")
    panel = replace(opened(single, Chosen(("c1",))), seen=len(LONG.choices))

    assert (panel.mark, panel.said) == (1, "")
    assert pressed(panel, "enter").reply == Chosen(("c1",))
