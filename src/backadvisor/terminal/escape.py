"""Text made safe to show: no control character reaches a terminal or a page."""

from __future__ import annotations

import re

# Control characters, soft hyphens, line separators, and the marks that reorder text.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)


def escape_controls(text: str) -> str:
    r"""Show control and reordering characters as text, for instance ESC as ``\x1b``."""
    return _UNSAFE.sub(lambda found: found[0].encode("unicode_escape").decode(), text)
