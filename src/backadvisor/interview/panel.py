"""One question on the screen: what is marked, ticked and typed, and what a key changes.

Pure, and without a word of any terminal library: a key is its name (``up``, ``enter``) or the
letter itself. What is handed over is an `Answer`, or what is asked of the interview itself.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Literal, assert_never

from ..model.record import Record, replace
from ..model.wording import upper_first
from .answers import Answer, Chosen, Names, NoneOfThese, Skip, in_own_words
from .flow import Question
from .search import Entry, label, matching, word_for
from .typed import (
    NONE_KEY,
    Command,
    Leaving,
    answered_before,
    command_in,
    name_in,
    text_in,
    without_names,
)

TICKED_NOW = "Ticked. Enter again goes on."
TICKED = (
    "You ticked something. Enter again goes on with it. To say this instead, take the tick away "
    "first: Space on its line, or Backspace in a search."
)
READ_ON = "Please look at the rest first: Page Down, or the down arrow."
MARKED_NOW = "Space ticks the marked line. Arrows move the mark."
LETTERS = "Letters do nothing here. Arrows or numbers mark a line, and Space ticks it."
LEAVING: dict[Leaving, str] = {
    "back": "Enter goes back to the question before.",
    "leave": "Enter leaves.",
}
OWN_WORDS = "Enter again keeps it in your own words."
LEAVE_OUT = "Enter again goes on without it."
# What the next Enter agrees to, or only reads away.
Asked = Literal["", "leave-out", "next", "back", "leave", "ticked", "why", "letters"]
_LEAP = {"home": -10_000, "up": -1, "down": 1, "end": 10_000}


class Row(Record):
    """One line to choose: a name, or what ends the whole question."""

    name: str
    text: str
    number: str = ""
    ends: NoneOfThese | Skip | None = None


class Panel(Record):
    """A question, and what was done to it so far.

    ``reply`` is set when an answer is handed over, ``new`` when one more name is. ``before``
    answered the question earlier. ``asked`` is what a second Enter agrees to: ``said`` puts it
    into words. ``hidden`` says that the screen is too small to show anything.
    """

    question: Question
    entries: tuple[Entry, ...] = ()
    typed: str = ""
    mark: int | None = None
    ticked: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    before: Answer | None = None
    said: str = ""
    asked: Asked = ""
    shown: tuple[int, int] = (0, 0)
    seen: int = 0
    hidden: bool = False
    reply: Answer | Leaving | None = None
    new: str | None = None

    @property
    def has_field(self) -> bool:
        """Whether letters are typed into the answer."""
        return self.question.form in ("text", "names")

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The lines to choose from."""
        none = self.question.none
        ends = (Row("", upper_first(none), NONE_KEY, NoneOfThese()),) if none else ()
        if self.question.form == "text":
            return ()
        if self.question.form == "names":
            found = matching(self.entries, self.typed)
            rows = tuple(
                Row(word_for(entry, self.typed), label(entry, self.typed)) for entry in found
            )
            return rows if self.typed else (*ends, *rows)
        choices = tuple(
            Row(choice.name, choice.text, str(number))
            for number, choice in enumerate(self.question.choices, 1)
        )
        return (*choices, *ends, Row("", "I don't know", ends=Skip()))

    @cached_property
    def marked(self) -> Row | None:
        """The line that the arrows stand on."""
        rows = self.rows
        return rows[self.mark] if self.mark is not None and self.mark < len(rows) else None

    @cached_property
    def offered(self) -> Row | None:
        """The line that Enter takes for what was typed."""
        typed = self.rows[:1] if self.typed and self.has_field else ()
        return self.marked or next(iter(typed), None)

    @property
    def all_read(self) -> bool:
        """Whether every choice was on the screen; what was not read cannot be denied."""
        return self.seen >= len(self.question.choices)

    @property
    def read_so_far(self) -> int | None:
        """How many choices were on the screen, or None for all of them."""
        return None if self.all_read else self.seen

    @property
    def chosen(self) -> Chosen | Names | None:
        """All that is ticked, with what is kept in own words, or None."""
        if self.question.form != "names":
            return Chosen(self.ticked) if self.ticked else None
        own = self.left_out if self.question.keeps_own_words else ()
        names = (*map(name_in, self.ticked), *map(in_own_words, own))
        return Names(names) if names else None


def opened(question: Question, entries: tuple[Entry, ...], before: Answer | None) -> Panel:
    """A panel as it is first shown, with what was chosen before ticked again."""
    panel = Panel(question, entries, before=before)
    match before:
        case None:
            return panel
        case Chosen(names=names) if question.form == "one":
            marks = (at for at, row in enumerate(panel.rows) if row.name in names)
            return replace(panel, mark=next(marks, None))
        case Chosen(names=names):  # what is taken away stays away
            return replace(panel, before=None, ticked=names)
        case Names(names=several):
            own = tuple(text for name in several if not name.word for text in name.own)
            ticked = tuple(name.written for name in several if name.word)
            return replace(panel, before=None, ticked=ticked, left_out=own)
        case _:
            return replace(panel, said=answered_before(before, question))


def pressed(panel: Panel, key: str) -> Panel:
    """The panel after one key."""
    asked, fresh = panel.asked, replace(panel, said="", asked="", reply=None, new=None)
    if panel.hidden:  # nobody answers what cannot be read
        leaves = command_in(key) or (key == "enter" and asked in LEAVING)
        return _in_list(replace(fresh, typed=""), key, asked) if leaves else fresh
    if key in _LEAP or key in ("pageup", "pagedown"):
        return _moved(fresh, key)
    if key == "?" and not (panel.has_field and panel.typed):
        return _why(fresh)
    if key == "enter" and asked in ("why", "letters"):  # it was read, and answers nothing
        return replace(fresh, typed=fresh.typed if fresh.has_field else "")
    if panel.has_field:
        return _in_field(fresh, key, asked)
    return _in_list(fresh, key, asked)


def _why(panel: Panel) -> Panel:
    return replace(panel, said=panel.question.why, asked="why", typed="")


def _moved(panel: Panel, key: str) -> Panel:
    """Move the mark, and show the page that it stands on."""
    last = len(panel.rows) - 1
    typed = panel.typed if panel.has_field else ""
    if last < 0:
        return panel
    if key == "pagedown":
        to = panel.shown[1]
    elif key == "pageup":
        to = panel.shown[0] - 1
    elif panel.mark is None:
        to = last if key == "end" else 0
    else:
        to = panel.mark + _LEAP[key]
    return replace(panel, mark=min(max(to, 0), last), typed=typed)


# --- A list of choices ----------------------------------------------------------------


def _in_list(panel: Panel, key: str, asked: Asked) -> Panel:
    if key.isascii() and key.isdigit():
        return _numbered(panel, key)
    word = ("" if panel.typed.isdigit() else panel.typed) + key
    panel = replace(panel, typed="")
    if key == "enter":
        return _entered(panel, asked)
    if key == " ":
        return _ticked(panel)
    if len(key) != 1:
        return panel
    match command_in(word) or ("leave" if key == "q" else None):
        case "back" | "leave" as wanted:  # "numb" ends in b, and does not go back
            return replace(panel, typed=word, said=LEAVING[wanted], asked=wanted)
        case "why":
            return _why(panel)
    return replace(panel, typed=word, said=LETTERS, asked="letters")


def _numbered(panel: Panel, digit: str) -> Panel:
    """A number marks its line; a second digit makes it longer. Zero alone is none of these.

    A digit behind letters belongs to a word, such as "numb10": it answers nothing.
    """
    if panel.typed and not panel.typed.isdigit():
        return replace(panel, typed=panel.typed + digit, said=LETTERS, asked="letters")
    if digit == NONE_KEY and not panel.typed and panel.question.none:
        return _none(panel)
    numbers = {row.number: index for index, row in enumerate(panel.rows)}
    typed = next((number for number in (panel.typed + digit, digit) if number in numbers), "")
    return replace(panel, typed=typed, mark=numbers.get(typed, panel.mark))


def _none(panel: Panel) -> Panel:
    """None of these: never against what is ticked, nor of what was not read."""
    if panel.ticked or panel.left_out:
        return replace(panel, said=TICKED, asked="ticked")
    if not panel.all_read:
        return replace(panel, said=READ_ON)
    return replace(panel, reply=NoneOfThese())


def _closed(panel: Panel, row: Row) -> Panel:
    """Choose a line that ends the question; "I don't know" beside ticks goes on with them."""
    match row.ends:
        case NoneOfThese():
            return _none(panel)
        case Skip():
            return replace(panel, reply=panel.chosen or row.ends)
        case None:
            return replace(panel, reply=Chosen((row.name,)))
        case _:
            assert_never(row.ends)


def _ticked(panel: Panel) -> Panel:
    """Tick the marked line, or take the tick away; a line that ends the question ends it."""
    row = panel.marked
    if row is None:
        return replace(panel, mark=0, said=MARKED_NOW)
    if row.ends or panel.question.form == "one":
        return _closed(panel, row)
    return replace(panel, ticked=_toggled(panel.ticked, row.name))


def _toggled(ticked: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(other for other in ticked if other != name) if name in ticked else (*ticked, name)


def _entered(panel: Panel, asked: Asked) -> Panel:
    """Enter goes on with what is ticked; where nothing is, it ticks the marked line first."""
    row = panel.marked
    match asked:
        case "back" | "leave":
            return replace(panel, reply=asked)
    if asked != "ticked" and row is not None and (row.ends or panel.question.form == "one"):
        return _closed(panel, row)
    if row is not None and not panel.ticked:
        return replace(panel, ticked=(row.name,), said=TICKED_NOW)
    return _handed_over(panel)


def _handed_over(panel: Panel) -> Panel:
    """What is chosen, or was before, as the answer; "I don't know" where nothing is."""
    return replace(panel, reply=panel.chosen or panel.before or Skip())


# --- A field to type in ---------------------------------------------------------------


def _in_field(panel: Panel, key: str, asked: Asked) -> Panel:
    names = panel.question.form == "names"
    if names and key == "," and panel.typed.strip(", "):
        named = _named(panel, asked)
        return replace(named, asked="next") if named.new else named
    if key == "enter":
        return _named(panel, asked) if names else _typed(panel)
    if key == "backspace":
        return _erased(panel)
    if key == "clear":
        return replace(panel, typed="", mark=None)
    if key == " " and names and panel.marked is not None:
        return _ticked(panel)
    if key == NONE_KEY and not panel.typed and panel.question.none:
        return _none(panel)
    if names and len(key) == 1 and panel.typed.endswith(","):  # on to the next name
        panel = _set_aside(panel)
    leads = not panel.typed and key in " ,"  # as after a comma in what was pasted
    if len(key) == 1 and not leads:
        return replace(panel, typed=panel.typed + key, mark=None)
    return panel


def _erased(panel: Panel) -> Panel:
    """The panel without the last letter; in an empty field, without the last name given."""
    if panel.typed:
        return replace(panel, typed=panel.typed[:-1], mark=None)
    if panel.left_out:
        return replace(panel, left_out=panel.left_out[:-1], mark=None)
    return replace(panel, ticked=panel.ticked[:-1], mark=None)


def _typed(panel: Panel) -> Panel:
    """Hand over what was typed; an empty field keeps what was answered before."""
    typed = panel.typed.strip()
    if command := command_in(typed):
        return _commanded(panel, command)
    if not typed:
        return _handed_over(panel)
    return replace(panel, reply=text_in(typed, panel.question))


def _commanded(panel: Panel, command: Command) -> Panel:
    return _why(panel) if command == "why" else replace(panel, reply=command)


def _named(panel: Panel, asked: Asked) -> Panel:
    """Enter adds what is marked or typed; in an empty field it goes on."""
    typed, row = panel.typed.strip(", "), panel.marked
    if command := command_in(typed):
        return _commanded(panel, command)
    if row is not None and row.ends and asked != "ticked":
        return _closed(panel, row)
    if row is not None and not row.ends and row.name not in panel.ticked:
        return _added(panel, row.name)
    if not typed:
        return _handed_over(panel)
    whole = without_names(typed, panel.question)
    if whole is not None and not panel.chosen:  # a word such as "nothing" is no name
        return replace(panel, reply=whole, typed="")
    if asked == "leave-out":
        return _set_aside(panel)
    return replace(panel, new=typed)


def _set_aside(panel: Panel) -> Panel:
    """Keep what is not known beside what is."""
    word = panel.typed.strip(", ").replace('"', "")
    return replace(panel, typed="", left_out=(*panel.left_out, word))


def _added(panel: Panel, word: str) -> Panel:
    return replace(
        panel, ticked=tuple(dict.fromkeys((*panel.ticked, word))), typed="", mark=None, new=None
    )


def added(panel: Panel, new: str, wrong_with: Callable[[Answer], str]) -> Panel:
    """The panel after one more typed name; ``wrong_with`` gives what is wrong, or nothing.

    A name that is known is kept in the person's own word; else the line offered is taken.
    """
    wrong = wrong_with(Names(tuple(map(name_in, (*panel.ticked, new)))))
    if not wrong:
        return _added(panel, new)
    if panel.offered is not None:
        return _added(panel, panel.offered.name)
    then = OWN_WORDS if panel.question.keeps_own_words else LEAVE_OUT
    typed = panel.typed + "," * (panel.asked == "next")
    return replace(panel, typed=typed, said=f"{wrong} {then}", asked="leave-out", new=None)


def selected_labels(panel: Panel) -> list[str]:
    """Each thing that is chosen, in words."""
    names = {entry.word: entry.name for entry in panel.entries}
    names |= {choice.name: choice.text for choice in panel.question.choices}
    return [names.get(word, word) for word in panel.ticked]
