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


#: ``unused-source`` passes with ``sources.yaml``::
#:
#:     - id: survey
#:       title: A survey
#:       organisation: A college
#:       standing: evidence
#:       kind: study
#:       doi: 10.1000/1
#:
#: and ``treatments/rest.yaml``::
#:
#:     cautions:
#:       - text: Not for days.
#:         source: survey
#:
#: It fails with ``sources.yaml``::
#:
#:     - id: survey
#:       title: A survey
#:       organisation: A college
#:       standing: evidence
#:       kind: study
#:       doi: 10.1000/1
def unused_source(knowledge: Knowledge) -> Iterator[Finding]:
    """Every source carries something."""
    used = {name for _, name, sections in named(knowledge) if "sources" in sections}
    for source in knowledge.sources:
        if source not in used:
            yield ("sources", source, "id"), f'Nothing rests on the source "{source}".'


#: ``missing-source`` passes with ``messages.yaml``::
#:
#:     - id: worse
#:       sources: [guide]
#:
#: It fails with ``messages.yaml``::
#:
#:     - id: worse
#:       sources: []
def missing_source(knowledge: Knowledge) -> Iterator[Finding]:
    """Every message and every medicine names who says it."""
    for section in ("messages", "medicines"):
        for one in getattr(knowledge, section).values():
            if not one.sources:
                yield (section, one.id, "sources"), f'Nobody is named who says "{one.id}".'


#: ``unused-message`` passes with ``messages.yaml``::
#:
#:     - id: worse
#:       text: Do less of it.
#:
#: It fails with ``messages.yaml``::
#:
#:     - id: worst
#:       text: Do less of it.
#:       sources: [guide]
def unused_message(knowledge: Knowledge) -> Iterator[Finding]:
    """Every message is shown by the code."""
    for name in knowledge.messages:
        if name not in MESSAGES:
            message = f'The program never shows the message "{name}".{did_you_mean(name, MESSAGES)}'
            yield ("messages", name, "id"), message


#: ``source-without-address`` passes with ``sources.yaml``::
#:
#:     - id: survey
#:       title: A survey
#:       organisation: A college
#:       standing: evidence
#:       kind: study
#:       doi: 10.1000/1
#:
#: and ``treatments/rest.yaml``::
#:
#:     cautions:
#:       - text: Not for days.
#:         source: survey
#:
#: It fails with ``sources.yaml``::
#:
#:     - id: survey
#:       title: A survey
#:       organisation: A college
#:       standing: evidence
#:       kind: study
#:
#: and ``treatments/rest.yaml``::
#:
#:     cautions:
#:       - text: Not for days.
#:         source: survey
def source_without_address(knowledge: Knowledge) -> Iterator[Finding]:
    """Whoever reads a claim can look it up."""
    for source in knowledge.sources.values():
        if not address(source):
            message = "Give a doi, a url or an isbn; a note may say what stands there."
            yield ("sources", source.id, "id"), message


#: ``not-a-guideline`` passes with ``treatments/rest.yaml``::
#:
#:     guidelines:
#:       - source: guide
#:         duration: any
#:         pattern: any
#:         says: against
#:         finding: Says not to rest for long.
#:         checked: secondary
#:
#: It fails with ``treatments/rest.yaml``::
#:
#:     guidelines:
#:       - source: guide
#:         duration: any
#:         pattern: any
#:         says: against
#:         finding: Says not to rest for long.
#:         checked: secondary
#:
#: and ``sources.yaml``::
#:
#:     - id: guide
#:       kind: study
def not_a_guideline(knowledge: Knowledge) -> Iterator[Finding]:
    """What speaks under `guidelines` is a guideline or a policy, and has a voice or is a payer."""
    for at, source in _speaking(knowledge):
        if source.kind not in _SPEAKING or source.standing == "evidence":
            said = f'"{source.id}" is a {source.kind} that stands as {source.standing}'
            yield at, f"{said}; only a guideline or a policy with another standing speaks here."


#: ``read-in-summary`` passes with ``treatments/rest.yaml``::
#:
#:     guidelines:
#:       - source: guide
#:         duration: any
#:         pattern: any
#:         says: against
#:         finding: Says not to rest for long.
#:         checked: secondary
#:
#: It fails with ``treatments/rest.yaml``::
#:
#:     guidelines:
#:       - source: guide
#:         duration: any
#:         pattern: any
#:         says: against
#:         finding: Says not to rest for long.
#:         checked: primary
def read_in_summary(knowledge: Knowledge) -> Iterator[Finding]:
    """Nobody has read a guideline itself whose source was read in a summary only."""
    for at, source in _speaking(knowledge):
        row = knowledge.treatments[str(at[1])].guidelines[int(at[3])]
        if row.checked == "primary" and source.read_as == "secondary":
            message = f'Only a summary of "{source.id}" was read; write "checked: secondary".'
            yield at, message


#: ``unread-source`` passes with ``sources.yaml``::
#:
#:     - id: guide
#:       read_as: primary
#:       read_at: https://example.org/whole-text
#:
#: It fails with ``sources.yaml``::
#:
#:     - id: guide
#:       read_as: primary
def unread_source(knowledge: Knowledge) -> Iterator[Finding]:
    """What was read at first hand says where, so that it can be read again."""
    for source in knowledge.sources.values():
        if source.read_as == "primary" and not source.read_at:
            yield ("sources", source.id, "read_as"), 'Say under "read_at" where it was read.'


def _speaking(knowledge: Knowledge) -> Iterator[tuple[Path, Source]]:
    """The source of each row under ``guidelines``, with the place where it is named."""
    for treatment in knowledge.treatments.values():
        for n, row in enumerate(treatment.guidelines):
            if row.source in knowledge.sources:
                at = (TREATMENTS, treatment.id, "guidelines", n, "source")
                yield at, knowledge.sources[row.source]
