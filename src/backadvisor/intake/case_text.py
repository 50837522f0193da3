"""A case told again: as the keys of a case file, as what is worth keeping of them, as flags."""

from __future__ import annotations

from typing import assert_never

from ..model import Case, Knowledge
from .keys import KEYS, CaseDocument, Form, ListOf, Switch, Text, Value, WholeNumber


def told_again(case: Case, knowledge: Knowledge | None = None) -> CaseDocument:
    """A case as the keys of a case file; reading it back gives the same advice.

    With the knowledge, facts that are all answered go by the name of their screen.
    """
    return {key.name: _written(key.form, case, knowledge) for key in KEYS}


def _written(form: Form, case: Case, knowledge: Knowledge | None) -> Value:
    match form:
        case ListOf():
            return list(form.write(case, knowledge))
        case Text() | WholeNumber() | Switch():
            return form.write(case)
        case _:
            assert_never(form)


def told_keys(case: Case, knowledge: Knowledge | None = None) -> CaseDocument:
    """The keys of a case file that say something."""
    document = told_again(case, knowledge)
    return {name: value for name, value in document.items() if is_told(value)}


def is_told(value: Value) -> bool:
    """Whether a key says something; the number 0 does."""
    return value is not None and value is not False and value != []


def as_flags(case: Case, knowledge: Knowledge | None = None) -> list[str]:
    """The words of a command line that tell the same case."""
    words: list[str] = []
    for name, value in told_keys(case, knowledge).items():
        flag = f"--{name}"
        if value is True:
            words.append(flag)
        else:
            words += [flag, ",".join(value) if isinstance(value, list) else str(value)]
    return words
