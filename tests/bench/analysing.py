"""The exact analysis: each shipped encounter whole, a long story, and how its time grows with the states."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from game.analysis.whole import Analysis, analyse
from game.engine.rubric import CONDITIONS
from game.engine.story import Encounter
from game.places import content_folder
from game.stories import load_pack
from tests.bench.field.stories import name_of, story, write
from tests.bench.table import Measured
from tests.strategies import Data, Dice, read_rubric, read_story, rubric_from

_ALONE = """
import json, sys, time
from game.analyses import analyse_story
from game.analysis.graph import TooLarge
from tests.bench.field.ours import loaded
from tests.bench.table import peak
moves, story = loaded(sys.argv[1], sys.argv[2])
begun = time.process_time()
try:
    found = analyse_story(story, moves)
    told = found.states, found.exact
except TooLarge as stopped:
    told = stopped.states, None
print(json.dumps([time.process_time() - begun, peak(), *told]))
"""
_SIZES = ((6, 1), (7, 1), (9, 2), (10, 3), (12, 3), (13, 4), (14, 4))  # layers and facts
_ENOUGH = 4  # seconds after which a size is not analysed once more
_PATIENCE = 180  # seconds after which an analysis is stopped


def analysing() -> Iterator[Measured]:
    """Time and memory of the whole analysis of each shipped encounter, nothing kept."""
    for name in load_pack(content_folder()).encounters:
        taken, memory, states, _ = _alone(content_folder(), name)
        yield Measured(
            f"analysis of {name}", taken, 10, False, "s", f"{states:,} states; of one core"
        )
        yield Measured(f"its memory ({name})", memory, 500, False, "MB", "the whole process")


def large() -> Iterator[Measured]:
    """The whole analysis of a long story with three gauges and eight facts."""
    with tempfile.TemporaryDirectory() as folder:
        pack = write(Path(folder), story(1_000))
        taken, memory, states, exact = _alone(pack, name_of(1_000))
    told = {
        True: "all figures",
        False: "without those that are too much work",
        None: "stopped there",
    }
    detail = f"{states:,} states, {told[exact]}, {memory:.0f} MB"
    yield Measured("analysis of a story of 1,000 scenes", taken, 60, False, "s", detail)


def _alone(pack: Path, name: str) -> tuple[float, float, int, bool | None]:
    """Seconds of one core, MB, states, and whether all figures are told, in a process that does nothing else.

    Where it takes too long the seconds are those after which it was stopped, and the rest is 0 and None.
    """
    command = [sys.executable, "-c", _ALONE, str(pack), name]
    try:
        ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        return _PATIENCE, 0, 0, None
    taken, memory, states, exact = json.loads(ran.stdout)
    return taken, memory, states, exact


def growing() -> Iterator[Measured]:
    """Time for each state, from a thousand states to three hundred thousand: the slowest against the fewest."""
    per_state = {}
    for depth, facts in _SIZES:
        taken, analysis = _timed(generated(depth, facts))
        per_state[analysis.states] = taken / analysis.states
    told = ", ".join(f"{states:,}: {1e6 * each:.0f} µs" for states, each in per_state.items())
    ratio = max(per_state.values()) / per_state[min(per_state)]
    yield Measured("time for a state, at worst / in a small story", ratio, 1.5, False, "x", told)


def _timed(encounter: Encounter) -> tuple[float, Analysis]:
    moves = read_rubric(rubric_from(Dice(_blob()))).moves
    taken: list[float] = []
    while len(taken) < 3 and sum(taken) < _ENOUGH:
        begun = time.process_time()
        analysis = analyse(encounter, moves, {"en": defaultdict(lambda: "A line.")})
        taken.append(time.process_time() - begun)
    return median(taken), analysis


def _blob() -> bytes:
    return random.Random(7).randbytes(400)


def generated(depth: int, facts: int) -> Encounter:
    """Layers of three scenes with four replies; the last ones ask for every gauge and fact, so that all stay live."""
    dice = random.Random(depth)
    rubric = rubric_from(Dice(_blob()))
    names = [f"fact_{i}" for i in range(facts)]
    asks = [f"{gauge} >= {bound}" for gauge in ("anger", "trust", "energy") for bound in (3, 6)]
    layers = [[f"scene-{layer}-{i}" for i in range(3)] for layer in range(depth)]
    found: Data = {}
    for layer, after in zip(layers, [*layers[1:], ["good", "bad"]], strict=True):
        for name in layer:
            you: Data = {}
            for i in range(4):
                reply: Data = {"say": f"Line {i}", "moves": [dice.choice(list(rubric["moves"]))]}
                if i == 1 and names:
                    reply["set"] = {dice.choice(names): True}
                if i and layer is layers[-1]:
                    reply["if"] = " and ".join(dice.sample([*asks, *names], 3))
                    reply["locked"] = "Not now"
                to = after[i] if i < len(after) else dice.choice(after)  # every scene is led to
                you[f"reply-{i}"] = {**reply, "next": to, "because": "B"}
            found[name] = {"condition": dice.choice(CONDITIONS), "says": "So?", "you": you}
    found |= {end: {"ending": "parted", "says": "Goodbye."} for end in ("good", "bad")}
    story = {**_HEAD, "facts": names, "opening": layers[0][0], "scenes": found}
    return read_story(story, read_rubric(rubric))


_HEAD: Data = {
    "encounter": "made-up",
    "format": 1,
    "lang": "en",
    "from": ["A1"],
    "title": "T",
    "minutes": 2,
    "note": None,
    "you": "Y",
    "aim": "A",
    "people": {"marta": {"name": "Marta", "role": "R"}},
    "customer": "marta",
    "start": {"anger": 5, "trust": 5, "energy": 5},
    "counters": {},
    "kit": {},
    "cause": {
        "ask": "Q",
        "answers": {n: {"text": "T", "because": "B", "right": n == "b"} for n in "abc"},
    },
}
