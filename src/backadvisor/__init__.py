"""Back pain options after something was tried: honest, sourced and complete.

>>> from backadvisor import Case, advise, load_knowledge
>>> advise(Case(symptoms=("saddle-numbness",)), load_knowledge()).triage.level
'emergency'
"""

from .advice import advise
from .knowledge import load_knowledge
from .model import Advice, Case, Knowledge, Trial

__version__ = "0.1.0"
__all__ = ["Advice", "Case", "Knowledge", "Trial", "__version__", "advise", "load_knowledge"]
