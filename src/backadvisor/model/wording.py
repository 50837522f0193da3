"""How words stand in a sentence: the first letter, and lists with a last "and" or "or"."""

from __future__ import annotations

from collections.abc import Sequence


def upper_first(text: str) -> str:
    """Raise the first letter, to start a sentence with."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Lower the first letter for use inside a sentence, but keep NSAIDs, X-ray and McKenzie."""
    kept = text[:2].isupper() and text[1] != " "  # "A small fall" is no abbreviation
    kept = kept or any(letter.isupper() for letter in text.partition(" ")[0][1:])
    return text if kept else text[:1].lower() + text[1:]


def listed(words: Sequence[str], last: str = "and") -> str:
    """Join words by commas and a last "and" or "or", told apart from one within a word."""
    if len(words) == 1:
        return words[0]
    comma = "," if any(f" {last} " in word for word in words) else ""
    return f"{', '.join(words[:-1])}{comma} {last} {words[-1]}"
