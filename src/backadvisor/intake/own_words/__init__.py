"""A text in a person's own words: what it says of them, and what of it was not understood."""

from __future__ import annotations

from .caution import cautious, readable
from .hear import hear
from .matches import Phrases

__all__ = ["Phrases", "cautious", "hear", "readable"]
