"""Every way through a small story, one by one, told by the engine alone: what the analysis is held against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from hypothesis import assume, settings

from game.analysis.graph import Graph, graph_of
from game.analysis.ways import ways
from game.engine import AXES, Encounter, Score, State, begin, options, outcome, score
from game.engine.step import advance

SOME = settings(max_examples=settings().max_examples // 3)
"""A story that is played in every way takes its time; what few stories do not show, many tests together do."""

MOST = 250  # ways; stories with more are left to others


@dataclass(frozen=True)
class Way:
    """One complete path: what could be chosen at each step, what was entered, and its score."""

    path: tuple[str, ...]
    chance: Fraction  # of a player who clicks at random among open options
    entered: tuple[tuple[int, ...], ...]  # before the first choice, and by each choice
    states: tuple[State, ...]
    score: Score

    def lost(self, axis: str) -> Fraction:
        """What it lost altogether on an axis, in rubric points."""
        weights = [decision.axes[axis] for decision in self.score.decisions]
        return sum((weight.best - weight.chosen for weight in weights), Fraction(0))

    @property
    def losses(self) -> tuple[Fraction, ...]:
        return tuple(self.lost(axis) for axis in AXES)


def small(encounter: Encounter, most: int = MOST) -> tuple[Graph, list[Way]]:
    """The graph of a story and all its complete paths; a story that is said to have many is left to others."""
    graph = graph_of(encounter)
    assume(ways(graph)[-1].paths <= most)
    found = []
    for way in _ways(encounter):
        found.append(way)
        assert len(found) <= most  # else the graph has said too few
    return graph, found


_Part = tuple[tuple[str, ...], Fraction, tuple[tuple[int, ...], ...], tuple[State, ...]]


def _ways(encounter: Encounter) -> Iterator[Way]:
    trail: list[int] = []
    first = begin(encounter, trail).state
    waiting: list[_Part] = [((), Fraction(1), (tuple(trail),), (first,))]
    while waiting:
        path, chance, entered, states = waiting.pop()
        if outcome(encounter, states[-1]) is not None:
            yield Way(path, chance, entered, states, score(encounter, path))
            continue
        open_now = [o.choice for o in options(encounter, states[-1]) if o.open]
        for choice in reversed(open_now):
            trail = []
            state = advance(encounter, states[-1], choice, trail).state
            waiting.append(
                (
                    (*path, choice.id),
                    chance / len(open_now),
                    (*entered, tuple(trail)),
                    (*states, state),
                )
            )
