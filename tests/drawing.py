"""How many examples a law draws: some hundreds at a desk, thousands in CI, new ones each time.

What fails is told with the seed and with a line that draws it again.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

IN_CI = "ci"
# Both profiles replace one of Hypothesis's own, which draws the same examples for ever in CI.
PROFILES = {
    name: settings(
        max_examples=examples,
        derandomize=False,
        print_blob=True,
        deadline=None,  # a machine that is busy is no mistake
        database=None if name == IN_CI else settings().database,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    for name, examples in (("default", 100), (IN_CI, 200))
}
# A law that shall see more than CI has minutes for: LAW_EXAMPLES=20000 pytest -k ...
ASKED_FOR = os.environ.get("LAW_EXAMPLES", "")


def chosen() -> str:
    """The name of the profile: the one that is asked for, else by where this runs."""
    by_place = IN_CI if os.environ.get("CI") else "default"
    return os.environ.get("HYPOTHESIS_PROFILE", by_place)


def drawn(examples: int, in_ci: int = 0) -> settings:
    """The settings of a law that draws so many examples, or another number of them in CI."""
    name = chosen()
    examples = in_ci or examples if name == IN_CI else examples
    return settings(parent=PROFILES[name], max_examples=int(ASKED_FOR or examples))
