"""`make bench ARGS=field`: the race and every bound of the page, printed as they come, and the page written."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Final

from tests.bench import analysing, previewing, reading
from tests.bench.field.page import page
from tests.bench.field.racing import Race, race
from tests.bench.table import Measured

PAGE: Final = Path(__file__).parents[3] / "docs" / "benchmarks.md"
ALONE: Final = (
    previewing.previewing,  # before this process has grown: a collection of much that is there takes as long as a save
    analysing.analysing,
    analysing.large,
    analysing.growing,
    reading.many,
)
"""What is measured of this engine by itself, and stands on the page as well."""


def field() -> Iterator[Measured]:
    """The race, then everything else that the page promises."""
    with tempfile.TemporaryDirectory() as name:
        raced = race(Path(name))
    found = []
    for one in _raced(raced):
        found.append(one)
        yield one
    for measure in ALONE:
        for one in measure():
            found.append(one)
            yield one
    PAGE.write_text(page(raced, found), "utf-8")


def _raced(raced: Race) -> Iterator[Measured]:
    """The bounds against the fastest peer, round by round; without peers there is nothing to be held against."""
    for entered in raced.entered:
        size = entered.size
        rates = {
            name: median(rounds["choices"])
            for (of, name), rounds in raced.rounds.items()
            if of == size and name != "ours"
        }
        if rates:
            fastest = max(rates, key=lambda name: rates[name])
            ratios = raced.ratios(size, "choices", fastest)
            detail = f"{fastest}; {min(ratios):.1f} to {max(ratios):.1f}"
            what = f"choices a second, {size:,} scenes / fastest peer"
            yield Measured(what, median(ratios), 10, True, "x", detail)
    size = raced.entered[-1].size
    if (size, "inkjs") in raced.rounds:
        ratios = raced.ratios(size, "load", "inkjs", more="compile")
        detail = f"{min(ratios):.3f} to {max(ratios):.3f}"
        what = f"cold load, {size:,} scenes / inkjs compile + load"
        yield Measured(what, median(ratios), 0.5, False, "x", detail)
