"""`python -m tests.bench [NAME …]`: measure, print the table, and end with 0."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterator
from functools import partial

from game.places import content_folder
from game.stories import load_pack
from tests.bench import analysing, previewing, reading, saving, starting, terminal
from tests.bench.field import measure
from tests.bench.plays import by_hand, public
from tests.bench.table import Measured, in_turns


def playing() -> Iterator[Measured]:
    """Random complete plays of every shipped encounter; the slowest ratio counts."""
    ratios = []
    for name, encounter in load_pack(content_folder()).encounters.items():
        ours, hand = in_turns(
            3, partial(public, encounter, 0.5, 1), partial(by_hand, encounter, 0.5, 1)
        )
        ratios.append((ours / hand, name, ours))
    ratio, name, ours = min(ratios)
    yield Measured("steps / a hand-written loop's", ratio, 0.1, True, "x", f"{name}: {ours:,.0f}/s")


MEASURES: dict[str, Callable[[], Iterator[Measured]]] = {
    "playing": playing,
    "reading": reading.reading,
    "index": reading.index,
    "checking": reading.checking,
    "many": reading.many,
    "analysing": analysing.analysing,
    "large": analysing.large,
    "growing": analysing.growing,
    "helping": starting.helping,
    "saving": saving.saving,
    "starting": terminal.starting,
    "keys": terminal.keys,
    "memory": terminal.memory,
    "previewing": previewing.previewing,
    "field": measure.field,
}


def main() -> None:
    """Run the measures asked for, or all."""
    print(f"Python {platform.python_version()} on {platform.machine()}")
    everything = [name for name, one in MEASURES.items() if one not in measure.ALONE]  # in `field`
    for name in sys.argv[1:] or everything:
        for measured in MEASURES[name]():
            print(measured, flush=True)


if __name__ == "__main__":
    main()
