"""The ink export, played by inkjs beside our own engine: every choice, every gauge, every point lost."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from game.engine import AXES, Encounter, begin, options, outcome, step
from game.engine.scoring import decide, stakes
from game.engine.state import State
from game.engine.story import Option
from game.export.ink import ink
from game.places import content_folder
from game.stories import load_pack
from game.stories.texts import Texts
from game.words import terms, words
from tests.bench.field.stories import name_of, write
from tests.bench.field.stories import story as benchmark
from tests.strategies import Dice, Made, Teller, rubric_from

HERE = Path(__file__).parent
W = words("en")
GENERATED = 100
PLAYS = 12
IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}
INSTALLED = shutil.which("node") is not None and (HERE / "node_modules" / "inkjs").is_dir()

pytestmark = pytest.mark.skipif(
    not INSTALLED and not IN_CI, reason="inkjs is not here: npm install --prefix tests/interop"
)


class Ids(dict[str, str]):
    """Every text reads as its id."""

    def __missing__(self, key: str) -> str:
        return key


@cache
def stories() -> tuple[tuple[str, Encounter, Texts], ...]:
    """The shipped encounters, a hundred generated ones and the benchmark's smallest, the same each time."""
    shipped = [
        (name, story.encounter, story.texts.texts(lang, "strong"))
        for name, story in load_pack(content_folder()).stories.items()
        for lang in ("en", "zh-Hant")
    ]
    ids = Ids()
    generated = []
    for number in range(GENERATED):
        dice = random.Random(number)  # noqa: S311 - stories, not secrets
        rubric = rubric_from(Dice(dice.randbytes(300)))
        made = Made(rubric, Teller(Dice(dice.randbytes(400)), wild=False).story())
        generated.append((f"generated {number}", made.encounter, ids))
    return (*shipped, *generated, _of_the_benchmark(), _in_words_of_ink())


def _in_words_of_ink() -> tuple[str, Encounter, Texts]:
    """A shipped encounter in which every text begins as a line of ink's own might."""
    story = load_pack(content_folder()).stories["first-call"]
    own = ("TODO: ", "VAR a = ", "INCLUDE ", "LIST ", "CONST ", "EXTERNAL f")
    texts = {name: own[i % len(own)] for i, name in enumerate(story.texts.texts("en"))}
    return ("in words of ink", story.encounter, texts)


def _of_the_benchmark() -> tuple[str, Encounter, Texts]:
    with TemporaryDirectory() as folder:
        story = load_pack(write(Path(folder), benchmark(25))).stories[name_of(25)]
    return ("of the benchmark", story.encounter, story.texts.texts("en"))


def random_path(encounter: Encounter, seed: int) -> tuple[str, ...]:
    """A way through, to an ending."""
    dice = random.Random(seed)  # noqa: S311 - a way, not a secret
    state, path = begin(encounter).state, []
    while outcome(encounter, state) is None:
        path.append(dice.choice([o.choice.id for o in options(encounter, state) if o.open]))
        state = step(encounter, state, path[-1]).state
    return tuple(path)


def told(encounter: Encounter, texts: Texts, path: Sequence[str]) -> list[dict[str, Any]]:
    """What our engine says before the first choice and after each."""
    state = begin(encounter).state
    totals = [0] * (2 * len(AXES))
    found = [_look(encounter, texts, state, totals)]
    for choice_id in path:
        choice = next(o.choice for o in options(encounter, state) if o.choice.id == choice_id)
        decided = decide(encounter, state, choice)
        if decided is not None:
            chosen, counted = decided
            best, worst = stakes(counted)
            for a in range(len(AXES)):
                totals[a] += best[a] - chosen.worth[a]
                totals[a + len(AXES)] += best[a] - worst[a]
        state = step(encounter, state, choice_id).state
        found.append(_look(encounter, texts, state, totals))
    return found


def _look(
    encounter: Encounter, texts: Texts, state: State, totals: Sequence[int]
) -> dict[str, Any]:
    ended = outcome(encounter, state)
    here = options(encounter, state)
    return {
        "open": [option.choice.id for option in here if option.open],
        "locked": [[o.choice.id, _locked(o, texts)] for o in here if not o.open],
        "values": [*_felt(encounter, state), *totals],
        "ending": ended and ended.ending,
    }


def _locked(option: Option, texts: Texts) -> str:
    """What is said of it, in one line of single spaces: ink knows no others."""
    why = option.why
    assert why is not None
    reason = "You have done this already."
    if why.code == "text":
        reason = texts[why.text or ""]
    elif why.code == "gauge":
        reason = W.phrase(terms.too_far(why.gauge or "", why.way or ""))
    return " ".join(f"Locked: “{W.within(texts[option.choice.line.text])}” {reason}".split())


def _felt(encounter: Encounter, state: State) -> tuple[int, int, int]:
    return state.anger, state.trust, state.energy


@cache
def driven() -> list[Any]:
    """What inkjs says of the same plays: one process for all of them."""
    tasks = [
        {
            "ink": ink(encounter, texts, W),
            "paths": [random_path(encounter, n) for n in range(PLAYS)],
        }
        for _, encounter, texts in stories()
    ]
    done = subprocess.run(
        ["node", "drive.js"],
        cwd=HERE,
        input=json.dumps(tasks),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: list[Any] = json.loads(done.stdout)
    return found


def test_every_story_compiles_without_a_word_from_ink() -> None:
    for (name, _, _), result in zip(stories(), driven(), strict=True):
        assert result["errors"] == [], name


def test_inkjs_says_the_same_after_every_choice() -> None:
    for (name, encounter, texts), result in zip(stories(), driven(), strict=True):
        for number, play in enumerate(result["plays"]):
            path = random_path(encounter, number)
            assert play["missing"] is None, f"{name}: {path}"
            assert play["told"] == told(encounter, texts, path), f"{name}: {path}"
