"""The interview on a terminal that can redraw: a list with a mark, ticks and a search.

The keys and the layout are pure (`panel.py`, `panel_view.py`); this module only ties them to the
prompt library, which is loaded by the first question and by nothing else.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ..knowledge.vocabulary import InvalidValue
from ..model.record import replace
from ..model.wording import upper_first
from ..terminal.streams import say
from .answers import Answer, Chosen, Names, NoneOfThese, Text, as_told
from .flow import Interview, Question
from .panel import Panel, added, opened, pressed, selected_labels
from .panel_view import CURSOR, laid_out
from .search import Entry
from .steps import Aborted, Submit
from .typed import Leaving, name_in

if TYPE_CHECKING:
    from prompt_toolkit.application import Application
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from prompt_toolkit.output import Output

_STYLES = {CURSOR: "[SetCursorPosition]"}
_NAMED_KEYS = {
    "up": "up",
    "down": "down",
    "pageup": "pageup",
    "pagedown": "pagedown",
    "home": "home",
    "end": "end",
    "enter": "enter",
    "c-j": "enter",
    "backspace": "backspace",
    "c-u": "clear",
}
UNANSWERED = "I don't know"


class ScreenPrompter:
    """A way to ask that shows one question at a time and redraws it at each key."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        self.session: Session | None = None  # the question that is on the screen

    def begin(self, introduction: str) -> None:
        """What this is, said before the first question; each question shows its own keys."""
        say(introduction)
        say("")
        say("This takes about five minutes. For plain lines instead: backadvisor --accessible")

    def tell(self, text: str) -> None:
        """Something said between two questions."""
        say("")
        say(text)

    def ask(self, question: Question, submit: Submit, before: Answer | None) -> Interview | None:
        """The interview after an answer, which stays in view; None goes back. Raises `Aborted`."""
        entries = self.entries if question.form == "names" else ()
        self.session = session = Session(opened(question, entries, before), submit)
        after = session.run()
        say("")
        if after is None:
            say("Back to the question before.")
            return None
        say(question.text)
        for line in answer_lines(session.panel):
            say(f"  {line}")
        return after

    def leave(self) -> None:
        """The screen is put back first. Raises `KeyboardInterrupt` where there is none to put."""
        if self.session is None or not self.session.ends_soon():
            raise KeyboardInterrupt


def answer_lines(panel: Panel) -> list[str]:
    """What was answered, for the record above the next question."""
    left_out = [f"In your own words: {word}" for word in panel.left_out]
    typed = panel.typed.strip() if panel.question.form == "text" else ""
    selected = ", ".join(selected_labels(panel)) or typed
    said = selected or ("" if left_out else _label(panel.question, panel.reply))
    return [said, *left_out] if said else left_out


def _label(question: Question, reply: Answer | Leaving | None) -> str:
    """An answer in the words that the screen showed."""
    match reply:
        case NoneOfThese():
            return upper_first(question.none)
        case Chosen(names=names):
            return ", ".join(choice.text for choice in question.choices if choice.name in names)
        case Text() | Names():
            return as_told(question, reply)
        case _:
            return UNANSWERED


class Session:
    """One question, from its first showing to its answer."""

    def __init__(self, panel: Panel, submit: Submit) -> None:
        self.panel = panel
        self.submit = submit
        self.after: Interview | None = None
        self.application: Application[Interview | None] | None = None

    def run(self) -> Interview | None:
        """The interview after the answer; None goes back. Raises `Aborted`."""
        self.application = _application(self)
        return self.application.run()

    def ends_soon(self) -> bool:
        """Whether the question is on the screen; then it ends when the library next looks.

        An error raised in the middle of its work would leave the terminal as it is: without
        a cursor, or taking what is pasted for keys.
        """
        if self.application is None or self.application.loop is None:
            return False
        self.application.loop.call_soon_threadsafe(self._end)
        return True

    def _end(self) -> None:
        future = self.application.future if self.application else None
        if self.application and future and not future.done():
            self.application.exit(exception=KeyboardInterrupt())

    def press(self, key: str, event: KeyPressEvent) -> None:
        """One key is pressed; an answer that can be used ends the question."""
        self.panel = pressed(self.panel, key)
        match self.panel.reply:
            case None:
                if self.panel.new is not None:
                    self.add(self.panel.new, event)
            case "leave":
                event.app.exit(exception=Aborted())
            case "back":
                event.app.exit(result=None)
            case given:
                wrong = self.wrong_with(given)
                if wrong:
                    self.panel = replace(self.panel, said=wrong, reply=None)
                else:
                    event.app.exit(result=self.after)

    def add(self, new: str, event: KeyPressEvent) -> None:
        """One more name is given; a sign in it is asked about at once."""
        self.panel = added(self.panel, new, self.wrong_with)
        if self.after is not None and self.after.heard:
            self.panel = replace(self.panel, reply=Names((name_in(new),)))
            event.app.exit(result=self.after)

    def wrong_with(self, given: Answer) -> str:
        """What is wrong with an answer, or nothing."""
        try:
            self.after = self.submit(given, self.panel.read_so_far)
        except InvalidValue as error:
            return str(error)
        return ""

    def show_on(self, columns: int, rows: int) -> StyleAndTextTuples:
        """The question laid out for this screen; what it shows counts as read."""
        self.panel, lines = laid_out(self.panel, columns, rows - 1)
        pieces: StyleAndTextTuples = []
        for number, line in enumerate(lines):
            pieces += [("", "\n")] if number else []
            pieces += [(_STYLES.get(piece.style, piece.style), piece.text) for piece in line]
        return pieces


def _application(session: Session) -> Application[Interview | None]:
    """A question tied to the keys and the screen. It is drawn on stderr, like every question."""
    from prompt_toolkit.application import Application  # slow; the first question loads it
    from prompt_toolkit.layout import FormattedTextControl, Layout, Window

    output = _output()

    def pieces() -> StyleAndTextTuples:
        size = output.get_size()
        return session.show_on(size.columns, size.rows)

    control = FormattedTextControl(pieces, focusable=True, show_cursor=True)
    return Application(
        layout=Layout(Window(control, wrap_lines=True)),
        key_bindings=_keys(session),
        output=output,
        erase_when_done=True,  # the answer is said in one line instead
    )


def _keys(session: Session) -> KeyBindings:
    from prompt_toolkit.key_binding import KeyBindings  # slow; the first question loads it

    keys = KeyBindings()
    for pressed_key, name in _NAMED_KEYS.items():

        def named(event: KeyPressEvent, name: str = name) -> None:
            session.press(name, event)

        keys.add(pressed_key)(named)

    @keys.add("<any>")
    def letter(event: KeyPressEvent) -> None:
        if event.data.isprintable():
            session.press(event.data, event)

    @keys.add("<bracketed-paste>")
    def pasted(event: KeyPressEvent) -> None:
        if session.panel.has_field:  # in a list, each letter of it would act as a key
            for letter in " ".join(event.data.split()):
                session.press(letter, event)

    @keys.add("c-c")
    @keys.add("c-d")
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(exception=Aborted())

    return keys


def _output() -> Output:
    from prompt_toolkit.output import create_output  # slow; the first question loads it
    from prompt_toolkit.output.vt100 import Vt100_Output

    output = create_output(sys.stderr)
    if isinstance(output, Vt100_Output):
        # Asking the terminal where its cursor stands is not needed to draw a question, and a
        # terminal that does not answer would be complained of in the middle of one.
        output.enable_cpr = False
    return output
