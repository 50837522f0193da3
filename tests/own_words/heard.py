"""What a text is heard to say, in the shapes that tests compare."""

from __future__ import annotations

from backadvisor import load_knowledge
from backadvisor.intake.own_words import Phrases, hear
from backadvisor.model.heard import Answer, Heard

KNOWLEDGE = load_knowledge()
PHRASES = Phrases(KNOWLEDGE)


def heard(text: str) -> Heard:
    return hear(text, KNOWLEDGE, PHRASES)


def facts(text: str, answer: Answer = "yes") -> set[str]:
    return {one.fact for one in heard(text).facts if one.answer == answer}


def tried(text: str) -> dict[str, str]:
    """How each treatment went; of one that is heard twice, the last."""
    return {one.treatment: one.outcome for one in heard(text).tried}


def aside(text: str) -> dict[str, str]:
    return {one.id: one.why for one in heard(text).set_aside}
