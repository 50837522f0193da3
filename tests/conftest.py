"""What all tests share: the real knowledge, loaded once, and how many examples a law draws."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import settings

from backadvisor import Knowledge, load_knowledge
from backadvisor.knowledge import loader

from .drawing import PROFILES, chosen

# Each test module loads the built-in knowledge; the YAML of a checkout is read once for all.
loader._built_in_plain = cache(loader._built_in_plain)

for name, profile in PROFILES.items():
    settings.register_profile(name, profile)
settings.load_profile(chosen())


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The knowledge of this checkout, or of the installed wheel."""
    return load_knowledge()
