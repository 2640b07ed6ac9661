"""A story of the benchmark in Yarn, played by yarn-bound beside our own engine: every word, choice, gauge and score."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from game.engine import fold
from tests.bench.field.ours import Player, loaded
from tests.bench.field.racing import YARN, drawn, enter, equal
from tests.bench.field.stories import story
from tests.strategies import Data

HERE = Path(__file__).parent
IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}
INSTALLED = shutil.which("node") is not None and (HERE / "node_modules" / "yarn-bound").is_dir()
HEATED: Data = {"start": {"anger": 9, "trust": 5, "energy": 6}}  # so that some plays boil over

pytestmark = pytest.mark.skipif(
    not INSTALLED and not IN_CI, reason="yarn-bound is not here: npm install --prefix tests/interop"
)


def test_yarn_bound_says_the_same_after_every_choice(tmp_path: Path) -> None:
    entered = enter(tmp_path, story(60) | HEATED, scored=True)
    player = Player(loaded(entered.files["pack"], entered.files["name"])[1])
    plays = drawn(player)
    broken = [fold(player.encounter, path).state.fired > 0 for path in plays]
    assert True in broken
    assert False in broken
    assert equal(entered, [YARN], scored=True) == sum(map(len, plays))
