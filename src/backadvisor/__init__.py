"""Back pain options after something was tried: honest, sourced and complete.

>>> from backadvisor import advise, case_of, load_knowledge
>>> knowledge = load_knowledge()
>>> advise(case_of({"symptoms": "saddle-numbness"}, knowledge), knowledge).triage.level
'emergency'

`case_of` reads everyday words and refuses misspelt ones; a `Case` made by hand takes ids as
they are.
"""

from .engine.advise import advise
from .intake.case import case_of
from .knowledge.loader import load_knowledge
from .model import Advice, Case, Knowledge, Trial

__version__ = "0.1.0"
__all__ = [
    "Advice",
    "Case",
    "Knowledge",
    "Trial",
    "__version__",
    "advise",
    "case_of",
    "load_knowledge",
]
