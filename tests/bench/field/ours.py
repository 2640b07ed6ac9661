"""One engine of the benchmark: this one. A task as JSON on stdin, its answer as JSON on stdout.

Everything goes through the public functions that the front ends use, and the words are looked up as they do:
`load_pack` from YAML, `begin`, `options`, `step`.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

from game.analysis.graph import BUDGET
from game.analysis.reach import reach
from game.engine import begin, options, outcome, step
from game.engine.rubric import Move
from game.engine.scoring import decide, stakes
from game.engine.step import fold
from game.stories import load_pack, reader
from game.stories.packs import Story
from tests.bench.table import peak

LARGEST = 50_000_000  # bytes; a story of 5,000 scenes is longer than what a pack may hold
"""What `load_pack` reads of a file here."""


def loaded(folder: Path | str, name: str) -> tuple[Mapping[str, Move], Story]:
    """A story, however long it is, and the moves of its pack's rubric."""
    with patch.object(reader, "LARGEST", LARGEST):
        pack = load_pack(folder)
    return pack.shared.rubric.moves, pack.stories[name]


class Player:
    """Plays a story as a front end does: everything said and every open choice is taken as text."""

    def __init__(self, story: Story) -> None:
        self.encounter = story.encounter
        self.texts = story.texts.texts("en")

    def play(self, draw: Callable[[], float], most: int = -1) -> list[str]:
        """A whole play, or its first choices: the ids chosen."""
        encounter, texts = self.encounter, self.texts
        turn = begin(encounter)
        path: list[str] = []
        while True:
            for line in turn.said:
                texts[line.text]
            found = [option.choice for option in options(encounter, turn.state) if option.open]
            for choice in found:
                texts[choice.line.text]
            if not found or len(path) == most:
                return path
            path.append(found[int(draw() * len(found))].id)
            turn = step(encounter, turn.state, path[-1])

    def follow(self, path: Sequence[str]) -> list[dict[str, Any]]:
        """What is said, open and true before each choice of a path and after the last."""
        encounter = self.encounter
        turn = begin(encounter)
        totals = [0] * 6
        told = []
        for at in range(len(path) + 1):
            state = turn.state
            found = [option.choice for option in options(encounter, state) if option.open]
            values = [state.anger, state.trust, state.energy, *totals]
            said = [self._line(line.who, line.text) for line in turn.said]
            told.append({"said": said, "open": [choice.id for choice in found], "values": values})
            if at == len(path):
                break
            decided = decide(encounter, state, next(c for c in found if c.id == path[at]))
            if decided is not None:
                best, worst = stakes(decided[1])
                for axis in range(3):
                    totals[axis] += best[axis] - decided[0].worth[axis]
                    totals[axis + 3] += best[axis] - worst[axis]
            turn = step(encounter, state, path[at])
        assert outcome(encounter, turn.state) is not None
        return told

    def _line(self, who: str, text: str) -> str:
        person = self.encounter.people.get(who)
        return (
            f"{self.texts[person.name]}: {self.texts[text]}" if person else f"> {self.texts[text]}"
        )


def rate(seconds: float, once: Callable[[], int]) -> tuple[float, float]:
    """Times a second, and the sum of what each time gives a second."""
    begun = time.perf_counter()
    times = total = 0
    while (taken := time.perf_counter() - begun) < seconds:
        total += once()
        times += 1
    return times / taken, total / taken


def race(task: dict[str, Any]) -> dict[str, Any]:
    """Everything measured, in one process that did nothing before."""
    begun = time.perf_counter()
    _, story = loaded(task["pack"], task["name"])
    answer: dict[str, Any] = {"compile": 0, "load": time.perf_counter() - begun}
    answer["memory"] = peak()
    player = Player(story)
    draw = random.Random(task["seed"]).random
    seconds = task["seconds"]
    rate(task["warm"], lambda: len(player.play(draw)))
    answer["plays"], answer["choices"] = rate(seconds, lambda: len(player.play(draw)))
    encounter = story.encounter
    path = player.play(draw, task["half"])

    def saved() -> str:
        return json.dumps([encounter.id, encounter.digest, path])

    answer["bytes"] = len(saved())
    answer["save"] = 1 / rate(seconds / 4, lambda: len(saved()))[0]
    whole = saved()
    answer["restore"] = (
        1 / rate(seconds / 4, lambda: fold(encounter, json.loads(whole)[2]).state.by)[0]
    )
    begun = time.perf_counter()
    found = reach(encounter, BUDGET)
    seconds = time.perf_counter() - begun
    unseen = len(set(task["scenes"]) - {encounter.scenes[i].id for i in found.scenes})
    answer["cover"] = {"seconds": seconds, "needed": 0, "unseen": unseen}
    return answer


def follow(task: dict[str, Any]) -> list[Any]:
    """Each path, told step by step."""
    player = Player(loaded(task["pack"], task["name"])[1])
    return [player.follow(path) for path in task["paths"]]


if __name__ == "__main__":
    given = json.load(sys.stdin)
    json.dump({"race": race, "follow": follow}[given["do"]](given), sys.stdout)
