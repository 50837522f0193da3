"""The one module that writes files: whole or not at all, and for the eyes of their owner.

A file is written beside the old one and then takes its name, so that a full disk or an end in
the middle leaves the old one as it was.
"""

from __future__ import annotations

import errno
import itertools
import os
import re
import stat

OWNER_ONLY = 0o600  # what stands in an answer or a case is somebody's health
_WRITING = os.O_WRONLY | getattr(os, "O_BINARY", 0)
# Where a folder takes no new file, or a file cannot be replaced: not mine, or mounted by itself.
_NO_NEW_FILE = (errno.EACCES, errno.EPERM, errno.EBUSY, errno.EXDEV)
_LAST_NUMBER = re.compile(r"-(\d{1,6})$")
# The names of streams that are open already. What they lead to belongs to whoever opened them.
_OPEN_STREAMS = ("/dev/fd/", "/dev/stdin", "/dev/stdout", "/dev/stderr", "/proc/")


def write_file(path: str, text: str, tighten: bool = False) -> None:
    """Write a file whole, or leave what was there; a new one can be read by its owner only.

    A link is followed to its file. What is no file, such as a pipe, is written to as it is.
    ``tighten`` takes the right to read it from others, also where the file was there already.
    Raises `OSError` where it cannot be written, such as `PermissionError`.
    """
    data = text.encode("utf-8", "replace")
    found = _found(path)
    if (found and not stat.S_ISREG(found.st_mode)) or _is_open_stream(path):
        with open(path, "wb") as stream:
            stream.write(data)
        return
    target = os.path.realpath(path)
    if found and not os.access(target, os.W_OK):  # a new file would take its place all the same
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
    mode = stat.S_IMODE(found.st_mode) if found and not tighten else OWNER_ONLY
    try:
        _replace(target, data, mode, found)
    except OSError as error:
        if not found or error.errno not in _NO_NEW_FILE:
            raise
        _write_over(target, data, mode)


def _found(path: str) -> os.stat_result | None:
    """What is known of a file, or None where there is none yet."""
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _is_open_stream(path: str) -> bool:
    return os.path.abspath(path).startswith(_OPEN_STREAMS)


def _replace(target: str, data: bytes, mode: int, found: os.stat_result | None) -> None:
    """Write a new file in the same folder, then give it the name."""
    beside, number = _opened_beside(os.path.dirname(target))
    try:
        _fill(number, data)
        if found:
            _give_to_owner(beside, found)
        os.chmod(beside, mode)
        os.replace(beside, target)
    except BaseException:
        os.unlink(beside)
        raise


def _opened_beside(folder: str) -> tuple[str, int]:
    """Open a file that is new for certain, whatever was left there; give its name and itself."""
    count = 0
    while True:
        beside = os.path.join(folder, f".backadvisor-{os.getpid()}-{count}.part")
        try:
            return beside, os.open(beside, _WRITING | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
        except FileExistsError:
            count += 1


def _fill(number: int, data: bytes) -> None:
    with os.fdopen(number, "wb") as file:
        file.write(data)
        file.truncate()
        file.flush()
        os.fsync(number)  # some disks say only now that they are full


def _give_to_owner(beside: str, found: os.stat_result) -> None:
    """Keep a file with whom it belongs to; where that is not allowed, it is written in place."""
    new = os.stat(beside)
    if (new.st_uid, new.st_gid) != (found.st_uid, found.st_gid):
        os.chown(beside, found.st_uid, found.st_gid)


def _write_over(target: str, data: bytes, mode: int) -> None:
    """Write into a file that no new one can replace; what was there comes back if that fails."""
    with open(target, "rb") as file:
        before = file.read()
    if stat.S_IMODE(os.stat(target).st_mode) != mode:
        os.chmod(target, mode)
    try:
        _fill(os.open(target, _WRITING), data)
    except BaseException:
        _fill(os.open(target, _WRITING), before)
        raise


# --- Which file is which ---------------------------------------------------------------


def is_one_file(path: str, other: str) -> bool:
    """Whether two paths lead to one file that would be replaced, by whatever way."""
    try:
        first, second = _stated(path), _stated(other)
    except OSError:  # one of them is not there yet, or cannot be looked at
        return os.path.realpath(path) == os.path.realpath(other)
    return stat.S_ISREG(first.st_mode) and os.path.samestat(first, second)


def _stated(path: str) -> os.stat_result:
    return os.fstat(0) if path == "-" else os.stat(path)


def another_name(path: str) -> str:
    """The first name that is free: ``case.json``, then ``case-2.json``, ``case-3.json``."""
    stem, ending = os.path.splitext(path)
    last = _LAST_NUMBER.search(stem)
    stem, first = (stem[: last.start()], int(last[1]) + 1) if last else (stem, 2)
    names = (f"{stem}-{number}{ending}" for number in itertools.count(first))
    return next(name for name in names if not os.path.lexists(name))
