"""Read a file or a pipe as a whole: never without end, and never waiting for ever.

What is too large is refused and not cut: a warning sign may stand behind the cut.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from typing import Any

from ..model.problems import InvalidInput, Problem, unreadable

# The largest file of the knowledge has a sixth of it, and an honest case a hundredth.
MOST_BYTES = 1_000_000
# Seconds. A program that makes a case is quicker; a pipe that nobody writes to has no end.
PATIENCE = 10.0
_AT_ONCE = 65_536
_STREAMS = ("/dev/stdin", "/dev/fd/0", os.devnull)  # devices that are read as a file is


#: What is named as a file is one, and no pipe or device.
#:
#: ``no-file`` passes where ``facts.yaml`` is a file. It fails where ``facts.yaml`` is a pipe.
def read_whole(path: str, shown: str, may_be_pipe: bool = False) -> bytes:
    """Read all of a file; of a pipe as well, where one can be meant, as in ``<(...)``.

    ``shown`` is the path to name in problems. Raises `InvalidInput` where it cannot be read, is
    a device or too large, or where nothing comes from a pipe.
    """
    try:
        with open(path, "rb", buffering=0, opener=_without_waiting) as file:
            mode = os.fstat(file.fileno()).st_mode
            if stat.S_ISREG(mode):
                return _bounded(file, None, shown)
            if may_be_pipe and (stat.S_ISFIFO(mode) or path in _STREAMS):
                return _bounded(file, PATIENCE, shown)
    except OSError as error:
        raise InvalidInput([unreadable(shown, error)]) from None
    raise InvalidInput([_problem(shown, "This is no file.", "no-file")])


def read_stdin(shown: str) -> bytes:
    """Read all of the input stream, however long it takes."""
    stream = sys.stdin.buffer
    return _bounded(getattr(stream, "raw", stream), None, shown)


def is_endless(path: str) -> bool:
    """Whether a path leads to a device, such as ``/dev/zero``, and to no stream."""
    mode = os.stat(path).st_mode
    return (stat.S_ISCHR(mode) or stat.S_ISBLK(mode)) and path not in _STREAMS


def _without_waiting(path: str, _flags: int) -> int:
    """Open a file to read it: a pipe that nobody writes to would wait for its other end."""
    return os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))


#: A file is no larger than a million bytes; the knowledge itself has a sixth of that in one.
#:
#: ``too-large`` passes where ``facts.yaml`` is a file. It fails where ``facts.yaml`` is too large.
def _bounded(file: Any, patience: float | None, shown: str) -> bytes:
    parts, size = [], 0
    for part in _parts(file, patience, shown):
        parts.append(part)
        size += len(part)
        if size > MOST_BYTES:
            said = f"This has more than {MOST_BYTES:,} bytes, the most that is read."
            raise InvalidInput([_problem(shown, f"{said} None of it was read.", "too-large")])
    return b"".join(parts)


def _parts(file: Any, patience: float | None, shown: str) -> Iterator[bytes]:
    """What comes, part by part; waits where a stream says that there is nothing yet."""
    if patience is not None:  # a pipe that nobody has opened yet seems to be at its end
        _wait_for(file, patience, shown)
    while (part := file.read(_AT_ONCE)) != b"":
        if part is None:
            _wait_for(file, patience, shown)
        else:
            yield part


def _wait_for(file: Any, patience: float | None, shown: str) -> None:
    from select import select  # most files never wait

    if not select([file], [], [], patience)[0]:
        said = f"Nothing came from this pipe for {PATIENCE:g} seconds."
        raise InvalidInput([_problem(shown, said, "no-input")])


def _problem(shown: str, message: str, check: str) -> Problem:
    return Problem(shown, 0, 0, message, check)
