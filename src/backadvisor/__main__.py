"""The way in. A plain ``next`` is answered without a parser, which halves the time to start."""

from __future__ import annotations

import gc
import sys
from itertools import pairwise
from typing import NoReturn

from .cli import next as one_shot
from .cli.common import GIVEN, INTERRUPTED
from .cli.errors import handle_errors
from .cli.fast_path import as_far_as_known, fast_next
from .model.problems import UsageError
from .terminal import streams as terminal


def main() -> None:
    """Run the program and leave with its exit status."""
    gc.disable()  # one answer leaves no garbage worth the time to look for it
    terminal.ready()
    words = sys.argv[1:]
    if words == ["--version"]:
        sys.exit(handle_errors(one_shot.version, wants_json=False))
    request = fast_next(words)
    if request is not None:
        sys.exit(handle_errors(lambda: one_shot.next_(request), request.wants_json, request))
    sys.exit(_parsed(words))


def _parsed(words: list[str]) -> int:
    from typer import Abort  # Typer costs more time than the answer
    from typer.exceptions import TyperException

    from .cli.app import app

    def given() -> int:
        try:
            status = app(words, standalone_mode=False)
        except Abort:
            return INTERRUPTED
        except TyperException as error:
            _misused(getattr(error, "format_message", error.__str__)())
        except OSError:  # the parser writes its help by itself
            terminal.write("", sys.stdout)
            raise
        return status if isinstance(status, int) else GIVEN

    return handle_errors(given, wants_json(words), as_far_as_known(words))


def wants_json(words: list[str]) -> bool:
    """Whether a failure is to be JSON, where the words cannot be read as a whole."""
    asked = "--json" in words or "--format=json" in words
    return asked or ("--format", "json") in pairwise(words) or words[:1] == ["batch"]


def _misused(message: str) -> NoReturn:
    raise UsageError(f"{message} See: backadvisor --help")


if __name__ == "__main__":
    main()
