"""The edge to terminals, pipes and files: what may be drawn there, and how."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import TextIO

from .escape import escape_controls

PIPE_WIDTH = 80
MOST_DIGITS = 6
# Below this a list would be a page for every one or two choices; plain lines read better.
ROOMY_COLUMNS, ROOMY_LINES = 40, 20

_NOWHERE: set[int] = set()  # the numbers of streams that were closed from the start

_ASCII = str.maketrans(
    {
        "\u2013": "-",
        "\u2014": "-",
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2026": "...",
        "\u00b7": "-",
        "\u2265": ">=",
        "\u2264": "<=",
        "\u2500": "-",
        "\u00a0": " ",
        "\u2022": "*",
        "\u25cf": "#",
        "\u25cb": ".",
        "\u00e9": "e",
    }
)


def ready() -> None:
    """Make the three standard streams fit to use, whatever the program was started with.

    Python gives None for one that was closed, where any other program finds an end that holds
    and takes nothing. A byte that is no UTF-8 is then a wrong word, and not the end of a talk.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_RDWR)
            _NOWHERE.add(nowhere)
            setattr(sys, name, os.fdopen(nowhere, mode, encoding="utf-8"))
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")


def is_nowhere(stream: TextIO) -> bool:
    """Whether a stream was closed from the start, so that nobody reads what goes there."""
    return getattr(stream, "name", None) in _NOWHERE


def is_terminal(stream: TextIO) -> bool:
    """Whether a stream is a terminal; one that was closed meanwhile is not."""
    try:
        return stream.isatty()
    except ValueError:
        return False


def is_dumb() -> bool:
    """Whether the terminal asks for plain text, or does not say what it can do."""
    return os.name != "nt" and os.environ.get("TERM", "") in ("", "dumb", "unknown")


def is_accessible() -> bool:
    """Whether the person asked for plain lines, by ``BACKADVISOR_ACCESSIBLE``."""
    return os.environ.get("BACKADVISOR_ACCESSIBLE", "") not in ("", "0")


def can_redraw() -> bool:
    """Whether questions can be redrawn in place: a capable terminal, large enough, in UTF-8."""
    streams = all(map(is_terminal, (sys.stdin, sys.stdout, sys.stderr)))
    return streams and not is_dumb() and not ascii_only(sys.stderr) and _is_roomy()


def _is_roomy() -> bool:
    size = os.get_terminal_size(sys.stderr.fileno())
    return size.columns >= ROOMY_COLUMNS and size.lines >= ROOMY_LINES


def wants_colour(stream: TextIO) -> bool:
    """Whether to colour: a terminal, not a dumb one, and ``NO_COLOR`` is not set."""
    return is_terminal(stream) and not is_dumb() and not os.environ.get("NO_COLOR")


def ascii_only(stream: TextIO) -> bool:
    """Whether only ASCII will show: another encoding than UTF-8, or a C locale."""
    encoding = (getattr(stream, "encoding", None) or "ascii").lower().replace("-", "")
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    locale = next((name for name in names if name), "")
    return encoding not in ("utf8", "utf16", "utf8sig") or locale in ("C", "POSIX")


def width(stream: TextIO | None = None) -> int:
    """The columns of the terminal, of ``COLUMNS``, or at most 80 in a pipe.

    A pipe often ends in the same terminal (``| less``), so text is never wider than that.
    """
    columns = os.environ.get("COLUMNS", "")
    # Python reads no number of thousands of digits, and no terminal has that many columns.
    if columns.isascii() and columns.isdigit() and len(columns) <= MOST_DIGITS and int(columns):
        return int(columns)
    if found := _columns(stream or sys.stdout):
        return found
    return min(PIPE_WIDTH, _columns(sys.stderr) or _columns(sys.stdin) or PIPE_WIDTH)


def _columns(stream: TextIO) -> int:
    """The columns of a stream that is a terminal, else 0."""
    try:
        return os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError, AttributeError):  # no terminal, closed, or no stream at all
        return 0


def write(text: str, stream: TextIO) -> bool:
    """Write text as far as the stream's encoding allows; say whether somebody still reads it.

    A closed pipe ends quietly. Raises `OSError` where the answer cannot be written, for
    instance on a full disk; a hint or a message that cannot be told costs no answer.
    """
    if ascii_only(stream):
        text = text.translate(_ASCII)
    encoding = "ascii" if ascii_only(stream) else stream.encoding
    shown = text.encode(encoding, "replace").decode(encoding)
    try:
        if (number := _number_that_does_not_wait(stream)) is None:
            stream.write(shown)
            stream.flush()
        else:
            _write_whole(number, shown.encode(encoding))
    except OSError as error:
        _let_go(stream)
        if isinstance(error, BrokenPipeError) or stream is sys.stderr:
            return False
        raise
    return True


def _number_that_does_not_wait(stream: TextIO) -> int | None:
    """The number of a stream that takes no more than it has room for; such are rare.

    Python would drop what found no room, and say nothing of it.
    """
    try:
        number = stream.fileno()
        return None if os.get_blocking(number) else number
    except (OSError, ValueError, AttributeError):  # no file below it, closed, or no such system
        return None


def _write_whole(number: int, data: bytes) -> None:
    """Write all of it, and wait for room where there is none."""
    from select import select  # hardly any stream needs it

    left = memoryview(data)
    while left:
        select([], [number], [])
        try:
            left = left[os.write(number, left) :]
        except BlockingIOError:  # somebody else took the room
            continue


def _let_go(stream: TextIO) -> None:
    """Send what is left to nowhere: Python would complain once more when it flushes at exit."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, stream.fileno())
    os.close(null)


def say(text: str) -> None:
    """Write something for the person on stderr, wrapped at blanks."""
    from .wrap import wrapped  # only a talk needs it, and not every command talks

    indent = " " * (len(text) - len(text.lstrip()) + 3) if text.startswith(" ") else ""
    write("\n".join(wrapped(text, width(sys.stderr), indent)) + "\n", sys.stderr)


def say_whole(text: str) -> None:
    """Write something to be copied on stderr: never wrapped."""
    write(escape_controls(text) + "\n", sys.stderr)
