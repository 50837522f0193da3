"""What a check finds: a path into the knowledge, and a sentence that helps to mend it."""

from __future__ import annotations

from ...knowledge.schema import Path

Finding = tuple[Path, str]
