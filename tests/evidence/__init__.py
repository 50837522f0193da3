"""Tests against gathered evidence that is not part of the repository.

BACKADVISOR_EVIDENCE names its folder; without it they are skipped, and -n0 shows what they tell.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def folder_of_evidence() -> Path:
    """Give the folder of the evidence; one that is named and lacks a file fails the tests."""
    folder = os.environ.get("BACKADVISOR_EVIDENCE", "")
    if not folder:
        pytest.skip("no BACKADVISOR_EVIDENCE", allow_module_level=True)  # not in the repository
    return Path(folder)
