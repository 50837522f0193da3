"""Sources that carry something and can be looked up, and who speaks through them."""

from __future__ import annotations

from collections.abc import Iterator

from ...knowledge.loader import named
from ...knowledge.schema import Path
from ...model import MESSAGES, TREATMENTS, Knowledge, Source
from ...model.citation import address
from ...model.problems import did_you_mean
from .finding import Finding

_SPEAKING = ("guideline", "policy")  # kinds of sources


def unused_source(knowledge: Knowledge) -> Iterator[Finding]:
    """Every source carries something."""
    used = {name for _, name, sections in named(knowledge) if "sources" in sections}
    for source in knowledge.sources:
        if source not in used:
            yield ("sources", source, "id"), f'Nothing rests on the source "{source}".'


def missing_source(knowledge: Knowledge) -> Iterator[Finding]:
    """Every message names who says it."""
    for one in knowledge.messages.values():
        if not one.sources:
            yield ("messages", one.id, "sources"), f'Nobody is named who says "{one.id}".'


def unused_message(knowledge: Knowledge) -> Iterator[Finding]:
    """Every message is shown by the code."""
    for name in knowledge.messages:
        if name not in MESSAGES:
            message = f'The program never shows the message "{name}".{did_you_mean(name, MESSAGES)}'
            yield ("messages", name, "id"), message


def source_without_address(knowledge: Knowledge) -> Iterator[Finding]:
    """Whoever reads a claim can look it up."""
    for source in knowledge.sources.values():
        if not address(source):
            message = "Give a doi, a url or an isbn; a note may say what stands there."
            yield ("sources", source.id, "id"), message


def not_a_guideline(knowledge: Knowledge) -> Iterator[Finding]:
    """What speaks under `guidelines` is a guideline or a policy, and has a voice or is a payer."""
    for at, source in _speaking(knowledge):
        if source.kind not in _SPEAKING or source.standing == "evidence":
            said = f'"{source.id}" is a {source.kind} that stands as {source.standing}'
            yield at, f"{said}; only a guideline or a policy with another standing speaks here."


def read_in_summary(knowledge: Knowledge) -> Iterator[Finding]:
    """Nobody has read a guideline itself whose source was read in a summary only."""
    for at, source in _speaking(knowledge):
        row = knowledge.treatments[str(at[1])].guidelines[int(at[3])]
        if row.checked == "primary" and source.read_as == "secondary":
            message = f'Only a summary of "{source.id}" was read; write "checked: secondary".'
            yield at, message


def unread_source(knowledge: Knowledge) -> Iterator[Finding]:
    """What was read at first hand says where, so that it can be read again."""
    for source in knowledge.sources.values():
        if source.read_as == "primary" and not source.read_at:
            yield ("sources", source.id, "read_as"), 'Say under "read_at" where it was read.'


def _speaking(knowledge: Knowledge) -> Iterator[tuple[Path, Source]]:
    """The source of each row under ``guidelines``, with the place where it is named."""
    for one in knowledge.treatments.values():
        for n, row in enumerate(one.guidelines):
            if row.source in knowledge.sources:
                at = (TREATMENTS, one.id, "guidelines", n, "source")
                yield at, knowledge.sources[row.source]
