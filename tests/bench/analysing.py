"""The exact analysis: each shipped encounter whole, and how its time grows with the states."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from statistics import median

from game.analysis.whole import Analysis, analyse
from game.engine.rubric import CONDITIONS
from game.engine.story import Encounter
from game.places import content_folder
from game.stories import load_pack
from tests.bench.table import Measured
from tests.strategies import Data, Dice, read_rubric, read_story, rubric_from

_ALONE = """
import resource, sys
from game.analyses import analyse_story
from game.places import content_folder
from game.stories import load_pack
pack = load_pack(content_folder())
analyse_story(pack.stories[sys.argv[1]], pack.shared.rubric.moves)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
_SIZES = ((6, 1), (7, 1), (9, 2), (10, 3), (12, 3), (13, 4))  # layers and facts


def analysing() -> Iterator[Measured]:
    """Time and memory of the whole analysis of each shipped encounter, nothing kept."""
    for name in load_pack(content_folder()).encounters:
        begun = time.perf_counter()
        ran = subprocess.run(
            [sys.executable, "-c", _ALONE, name], capture_output=True, text=True, check=True
        )
        taken = time.perf_counter() - begun
        yield Measured(f"analysis of {name}", taken, 10, False, "s", "on one core, start included")
        yield Measured(f"its memory ({name})", int(ran.stdout) / 1024, 500, False, "MB", "")


def growing() -> Iterator[Measured]:
    """Time for each state, from a thousand states to some hundred thousand: the slowest against the fewest."""
    per_state = {}
    for depth, facts in _SIZES:
        taken, analysis = _timed(generated(depth, facts))
        per_state[analysis.states] = taken / analysis.states
    told = ", ".join(f"{states:,}: {1e6 * each:.0f} µs" for states, each in per_state.items())
    ratio = max(per_state.values()) / per_state[min(per_state)]
    yield Measured("time for a state, at worst / in a small story", ratio, 1.5, False, "x", told)


def _timed(encounter: Encounter) -> tuple[float, Analysis]:
    moves = read_rubric(rubric_from(Dice(_blob()))).moves
    taken = []
    for _ in range(3):
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
