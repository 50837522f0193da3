"""The interview on a terminal that can redraw: a list with a mark, ticks and a search.

The keys and the layout are pure (`panel.py`, `panel_view.py`); this room only ties them to the
prompt library, which is loaded by the first question and by nothing else.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ..knowledge.vocabulary import Unusable
from ..model.record import replace
from ..terminal.streams import say
from .answers import Left, Read, wish
from .flow import Interview, Question
from .panel import Panel, opened, pressed, spoken, taken
from .panel_view import CURSOR, laid_out
from .search import Entry

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


class Prompts:
    """Shows one question at a time and redraws it at each key."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries

    def begin(self, introduction: str) -> None:
        """Say what this is; each question shows its own keys."""
        say(introduction)
        say("")
        say("This takes about five minutes. For plain lines instead: backadvisor --accessible")

    def tell(self, text: str) -> None:
        """Say something between two questions."""
        say("")
        say(text)

    def ask(self, question: Question, read: Read, before: str) -> Interview | None:
        """Ask until ``read`` takes the line; None goes back. What was answered stays in view."""
        entries = self.entries if question.kind == "names" else ()
        talk = Talk(opened(question, entries, before), read)
        after = talk.run()
        say("")
        if after is None:
            say("Back to the question before.")
            return None
        say(question.text)
        for told in answer_lines(talk.panel):
            say(f"  {told}")
        return after


def answer_lines(panel: Panel) -> list[str]:
    """Give what was answered, for the record above the next question."""
    left_out = [f"In your own words: {word}" for word in panel.left_out]
    ended = next((row.text for row in panel.rows if row.ends and row.line == panel.line), "")
    chosen = next((one.text for one in panel.question.choices if one.name == panel.line), "")
    said = spoken(panel) or chosen or ended or ("" if left_out else panel.line or UNANSWERED)
    return [said, *left_out] if said else left_out


class Talk:
    """One question, from its first showing to its answer."""

    def __init__(self, panel: Panel, read: Read) -> None:
        self.panel = panel
        self.read = read
        self.after: Interview | None = None

    def run(self) -> Interview | None:
        """Show the question until it is answered; None goes back."""
        return _application(self).run()

    def press(self, key: str, event: KeyPressEvent) -> None:
        """Take in one key; an answer that can be used ends the question."""
        self.panel = pressed(self.panel, key)
        if self.panel.new is None and self.panel.line is None:
            return
        line, told = self.panel.line, self.panel.line or self.panel.new
        match wish(line or ""):
            case "leave":
                event.app.exit(exception=Left())
            case "back":
                event.app.exit(result=None)
            case _:
                self.panel = taken(self.panel, self.wrong_with)
                if self.after is not None and self.after.heard:  # a sign is asked about at once
                    self.panel = replace(self.panel, line=told)
                    event.app.exit(result=self.after)
                    return
                if line is not None and not self.panel.said:
                    self.panel = replace(self.panel, line=line)
                    event.app.exit(result=self.after)

    def wrong_with(self, line: str) -> str:
        """Try a line as the answer; give what is wrong with it."""
        try:
            self.after = self.read(line, self.panel.read_so_far)
        except Unusable as error:
            return str(error)
        return ""

    def show_on(self, columns: int, rows: int) -> StyleAndTextTuples:
        """Lay the question out for this screen, and count as read what it shows."""
        self.panel, lines = laid_out(self.panel, columns, rows - 1)
        pieces: StyleAndTextTuples = []
        for number, line in enumerate(lines):
            pieces += [("", "\n")] if number else []
            pieces += [(_STYLES.get(piece.style, piece.style), piece.text) for piece in line]
        return pieces


def _application(talk: Talk) -> Application[Interview | None]:
    """Tie a question to the keys and the screen. It is drawn on stderr, like every question."""
    from prompt_toolkit.application import Application  # slow; the first question loads it
    from prompt_toolkit.layout import FormattedTextControl, Layout, Window

    output = _output()

    def pieces() -> StyleAndTextTuples:
        size = output.get_size()
        return talk.show_on(size.columns, size.rows)

    control = FormattedTextControl(pieces, focusable=True, show_cursor=True)
    return Application(
        layout=Layout(Window(control, wrap_lines=True)),
        key_bindings=_keys(talk),
        output=output,
        erase_when_done=True,  # the answer is said in one line instead
    )


def _keys(talk: Talk) -> KeyBindings:
    from prompt_toolkit.key_binding import KeyBindings  # slow; the first question loads it

    keys = KeyBindings()
    for pressed_key, name in _NAMED_KEYS.items():

        def named(event: KeyPressEvent, name: str = name) -> None:
            talk.press(name, event)

        keys.add(pressed_key)(named)

    @keys.add("<any>")
    def letter(event: KeyPressEvent) -> None:
        if event.data.isprintable():
            talk.press(event.data, event)

    @keys.add("<bracketed-paste>")
    def pasted(event: KeyPressEvent) -> None:
        if talk.panel.has_field:  # in a list, each letter of it would act as a key
            for one in " ".join(event.data.split()):
                talk.press(one, event)

    @keys.add("c-c")
    @keys.add("c-d")
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(exception=Left())

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
