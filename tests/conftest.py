"""What holds in every test.

How much Hypothesis tries: the same each time in CI, new stories each time at a desk.
`pytest --hypothesis-profile=deep` looks much harder; it takes half an hour.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from game import places

# Deadlines measure the machine; a fixture that makes its folder anew in each example is no fault.
_SETTINGS = settings(deadline=None, suppress_health_check=(HealthCheck.function_scoped_fixture,))
settings.register_profile("desk", _SETTINGS)
settings.register_profile("ci", _SETTINGS, derandomize=True, print_blob=True)
settings.register_profile(
    "deep", _SETTINGS, max_examples=3_000, suppress_health_check=tuple(HealthCheck)
)
settings.load_profile("ci" if os.environ.get("CI", "").lower() in {"1", "true"} else "desk")


@pytest.fixture(autouse=True, scope="session")
def _nothing_built() -> Iterator[None]:
    """A debrief says more where the build has left analyses, and tests must not depend on that."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(places, "built_analyses_folder", lambda: Path(__file__).with_name("nothing"))
        yield
