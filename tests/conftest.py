"""What all tests share: the real knowledge, loaded once, and how many examples a law draws."""

from __future__ import annotations

import pytest
from hypothesis import settings

from backadvisor import Knowledge, load_knowledge

from .drawing import PROFILES, chosen

for name, profile in PROFILES.items():
    settings.register_profile(name, profile)
settings.load_profile(chosen())


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The knowledge of this checkout, or of the installed wheel."""
    return load_knowledge()
