"""The JSON Schema of what goes in and out, derived from the types that the code uses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..intake.case import CaseDocument
from ..knowledge.schema import json_schema
from ..render.documents import AdviceDocument
from ..render.formats.json import SCHEMA

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def case_schema() -> dict[str, Any]:
    """Describe a case file; every key may be left out."""
    told = json_schema(CaseDocument)
    return {"$schema": _DRAFT, "title": "backadvisor case", **told, "additionalProperties": False}


def advice_schema() -> dict[str, Any]:
    """Describe the advice; new keys may come within a schema number."""
    return {"$schema": _DRAFT, "title": SCHEMA, **json_schema(AdviceDocument)}


SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {"case": case_schema, "advice": advice_schema}
