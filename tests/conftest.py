"""What all tests share: the real knowledge, loaded once."""

from __future__ import annotations

import pytest

from backadvisor import Knowledge, load_knowledge


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The knowledge of this checkout, or of the installed wheel."""
    return load_knowledge()
