"""One engine of the benchmark: bink, which plays what inkjs compiles. A task as JSON on stdin, its answer on stdout."""

from __future__ import annotations

import json
import random
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bink.story import Story

from tests.bench.field.ours import rate
from tests.bench.table import peak

NAMES = re.compile(r"(?:^|: )([a-z0-9-]+)\. ", re.MULTILINE)  # a scene begins with its name


def play(
    story: Story, draw: Callable[[], float], most: int = -1, hear: Callable[[str], object] = len
) -> int:
    """A whole play, or its first choices: how many there were. All that is said and open is taken as text."""
    story.reset_state()
    made = 0
    while True:
        hear(story.continue_maximally())
        count = len(list(story.get_current_choices()))
        if not count or made == most:
            return made
        story.choose_choice_index(int(draw() * count))
        made += 1


def followed(story: Story, path: Sequence[str], values: Sequence[str]) -> list[dict[str, Any]]:
    """What is said, open and true before each choice of a path and after the last."""
    story.reset_state()
    told = []
    for choice_id in [*path, None]:
        said = [line for line in (text.strip() for text in story) if line]
        choices = story.get_current_choices()
        ids = [choices.get_tags(at)[0] for at in range(len(choices))]
        numbers = [int(story.get_variable(name)) for name in values]
        told.append({"said": said, "open": ids, "values": numbers})
        if choice_id in ids:
            story.choose_choice_index(ids.index(choice_id))
    return told


def cover(story: Story, names: Sequence[str], seed: int, cap: float) -> dict[str, float]:
    """Random plays until every scene was seen, or the time is up."""
    unseen = set(names)
    draw = random.Random(seed).random
    begun = time.perf_counter()
    plays = 0
    while unseen and time.perf_counter() - begun < cap:
        play(story, draw, -1, lambda said: unseen.difference_update(NAMES.findall(said)))
        plays += 1
    return {"seconds": time.perf_counter() - begun, "needed": plays, "unseen": len(unseen)}


def race(task: dict[str, Any]) -> dict[str, Any]:
    """Everything measured, in one process that did nothing before."""
    compiled = Path(task["json"]).read_text("utf-8")
    begun = time.perf_counter()
    story = Story(compiled)
    answer: dict[str, Any] = {"compile": 0, "load": time.perf_counter() - begun}
    answer["memory"] = peak()
    seconds = task["seconds"]
    draw = random.Random(task["seed"]).random
    rate(task["warm"], lambda: play(story, draw))
    answer["plays"], answer["choices"] = rate(seconds, lambda: play(story, draw))
    play(story, draw, task["half"])
    saved = story.save_state()
    answer["bytes"] = len(saved)
    answer["save"] = 1 / rate(seconds / 4, lambda: len(story.save_state()))[0]
    answer["restore"] = 1 / rate(seconds / 4, lambda: story.load_state(saved) or 1)[0]
    answer["cover"] = cover(story, task["scenes"], task["seed"], task["cap"])
    return answer


def follow(task: dict[str, Any]) -> list[Any]:
    """Each path, told step by step."""
    story = Story(Path(task["json"]).read_text("utf-8"))
    return [followed(story, path, task["values"]) for path in task["paths"]]


if __name__ == "__main__":
    given = json.load(sys.stdin)
    json.dump({"race": race, "follow": follow}[given["do"]](given), sys.stdout)
