"""Whether people may trust the knowledge: the IPDAS items, each a function with a name.

The International Patient Decision Aid Standards (version 4) name six items that make a text
a decision aid (Q1 to Q6) and six without which it may mislead (C1 to C6). Those, and the
marks of quality that a machine can test, are judged for every treatment. An item yields
findings as a check does; one that lies outside the treatments fails all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from statistics import median

from . import reading
from .checks import Finding, bad_date, lopsided, never_reached, stale_review
from .knowledge import TREATMENTS, from_plain, missing_parts, read_folder
from .model import Effect, Knowledge, Treatment
from .noun import Noun
from .problems import Problem, did_you_mean, in_order
from .shape import Path, Report, walk
