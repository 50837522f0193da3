"""The JSON Schema of what goes in and out, derived from the types that the code uses."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, assert_never

from ..intake.keys import KEYS, Form, ListOf, Switch, Text, WholeNumber
from ..knowledge.schema import json_schema
from ..model.problems import UsageError, did_you_mean, one_of
from ..render.documents import AdviceDocument
from ..render.formats.json import SCHEMA
from .common import GIVEN
from .output import show

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def case_schema() -> dict[str, Any]:
    """A case file; every key may be left out."""
    return {
        "$schema": _DRAFT,
        "title": "backadvisor case",
        **_case(),
        "additionalProperties": False,
    }


def _case() -> dict[str, Any]:
    return {
        "type": "object",
        "description": "The keys of a case file, and of one line of a stream of cases.",
        "properties": {key.name: json_schema(_type_of(key.form)) for key in KEYS},
        "required": [],
    }


def _type_of(form: Form) -> Any:
    match form:
        case ListOf():
            return list[str]
        case Text():
            return str | None
        case WholeNumber():
            return int | None
        case Switch(dated=dated):
            return bool | str if dated else bool
        case _:
            assert_never(form)


def advice_schema() -> dict[str, Any]:
    """The advice; new keys may come within a schema number."""
    advice = json_schema(AdviceDocument)
    advice["properties"]["case"] = _case()
    return {"$schema": _DRAFT, "title": SCHEMA, **advice}


SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {"case": case_schema, "advice": advice_schema}


def schema(what: str) -> int:
    """Print the JSON Schema of what goes in or out. Raises `UsageError` where there is none."""
    if what not in SCHEMAS:
        near = did_you_mean(what, SCHEMAS)
        raise UsageError(
            f'There is no schema "{what}".{near} Write one of {one_of(list(SCHEMAS))}.'
        )
    show(json.dumps(SCHEMAS[what](), indent=2) + "\n")
    return GIVEN
