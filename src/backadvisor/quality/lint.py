"""Whether the knowledge holds together: each check is a function with a name, in `checks`.

The shape of each file was checked when it was read; the checks are over all files. A check
yields findings, each a path into the knowledge and a sentence that helps to mend it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from ..knowledge.loader import ABOUT, held_together, missing, read_folder
from ..knowledge.schema import Report
from ..model import TREATMENTS, Knowledge
from ..model.problems import Problem, in_order
from .checks.finding import Finding
from .checks.reach import (
    after_cycle,
    fact_on_no_screen,
    fact_read_by_nothing,
    flag_that_cannot_fire,
    unnamed_warning_sign,
    warning_sign_without_flag,
)
from .checks.sources import (
    missing_source,
    not_a_guideline,
    read_in_summary,
    source_without_address,
    unread_source,
    unused_message,
    unused_source,
)
from .checks.texts import (
    bad_date,
    lopsided,
    markup,
    missing_side,
    no_amount,
    stale_review,
)
from .checks.words import (
    alias_clash,
    derived_fact_without_function,
    fact_in_two_rules,
    fact_without_question,
    idle_exception,
    lonely_group,
    medicine_that_is_nothing,
    unknown_region,
)


def check_folder(folder: str, today: str, overlay: bool = False) -> tuple[list[Problem], int]:
    """Check a folder: all problems of all files, sorted, and how many treatments it holds.

    With ``overlay`` it is judged as it stands over the built-in knowledge.
    """
    plain, report = read_folder(folder)
    problems = list(report.problems)
    if overlay or "about" in plain:
        knowledge, unusable = held_together(plain, report, folder)
        problems += [*unusable, *_check_all(knowledge, report, today, folder)]
    elif os.path.isdir(folder):
        problems.append(missing(os.path.join(folder, ABOUT)))
    return in_order(problems), len(plain.get(TREATMENTS, ()))


def _check_all(knowledge: Knowledge, report: Report, today: str, folder: str) -> Iterator[Problem]:
    """Judge the items that were read without a mistake."""
    valid_items = report.valid_items()
    for check in CHECKS if not report.problems else set(CHECKS) - set(OF_THE_WHOLE):
        for at, message in check(knowledge):
            if at[:2] in valid_items:
                yield report.nearest(at, folder, message, check.__name__.replace("_", "-"))
    for at, message in stale_review(knowledge, today):
        if at[:2] in valid_items:
            yield report.nearest(at, folder, message, "stale-review")
    yield from _misnamed(knowledge, report)


#: The file of a treatment has its id for a name.
#:
#: ``id-is-file-name`` passes with ``treatments/yoga.yaml``::
#:
#:     id: yoga
#:     name: Yoga
#:
#: It fails with ``treatments/yoga.yaml``::
#:
#:     id: joga
#:     name: Yoga
def _misnamed(knowledge: Knowledge, report: Report) -> Iterator[Problem]:
    for name in knowledge.treatments:
        place = report.places.get((TREATMENTS, name, "id"))
        stem = os.path.splitext(os.path.basename(place.path))[0] if place else name
        if place and stem != name:
            message = f'The id "{name}" should be the name of the file, "{stem}".'
            yield place.problem(message, "id-is-file-name")


CHECKS: tuple[Callable[[Knowledge], Iterable[Finding]], ...] = (
    alias_clash,
    idle_exception,
    lonely_group,
    medicine_that_is_nothing,
    unknown_region,
    fact_in_two_rules,
    derived_fact_without_function,
    fact_without_question,
    unused_source,
    missing_source,
    unused_message,
    source_without_address,
    not_a_guideline,
    read_in_summary,
    unread_source,
    warning_sign_without_flag,
    fact_on_no_screen,
    fact_read_by_nothing,
    unnamed_warning_sign,
    flag_that_cannot_fire,
    after_cycle,
    missing_side,
    lopsided,
    markup,
    bad_date,
    no_amount,
)

# What nothing uses can be told only once everything was read.
OF_THE_WHOLE = (
    unused_source,
    warning_sign_without_flag,
    fact_on_no_screen,
    fact_read_by_nothing,
)
