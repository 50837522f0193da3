"""A warning sign beside a mistake: what could be read of the case is judged all the same.

It runs only after something went wrong, so it may not fail itself: what cannot be read here is
left out, and the rest is judged.
"""

from __future__ import annotations

from ..engine.advise import advise
from ..engine.triage import in_danger
from ..intake.case import CaseBuilder
from ..knowledge.loader import built_in, load_knowledge
from ..knowledge.vocabulary import Vocabulary
from ..model import Advice, Knowledge
from ..model.problems import InvalidInput
from .common import Request, today


def danger_in(request: Request) -> Advice | None:
    """The answer to what could be read, where it is a reason to act now or today."""
    knowledge = _knowledge(request.knowledge)
    builder = CaseBuilder(Vocabulary(knowledge, today()))
    if request.case_file is not None:
        from ..intake.case_file import readable_part  # PyYAML is not needed for flags alone

        builder.add_all(readable_part(request.case_file))
    builder.correct(request.case)
    advice = advise(builder.case(), knowledge, builder.notices())
    return advice if in_danger(advice.triage) else None


def _knowledge(folder: str | None) -> Knowledge:
    """The folder that was asked for; where it cannot be read, the built-in knowledge."""
    try:
        return load_knowledge(folder)
    except (InvalidInput, OSError):
        return built_in()
