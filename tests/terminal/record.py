"""Record the sessions of the five people again: ``python -m tests.terminal.record``."""

from __future__ import annotations

from pathlib import Path

from .people import PEOPLE
from .session import normalised, played

TRANSCRIPTS = Path(__file__).parent / "transcripts"


def recorded(person: str) -> str:
    """Give the session of a person as the program holds it now."""
    return normalised(played(person))


def main() -> None:
    """Write every transcript."""
    for person in PEOPLE:
        (TRANSCRIPTS / f"{person}.txt").write_text(recorded(person), encoding="utf-8")


if __name__ == "__main__":
    main()
