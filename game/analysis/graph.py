"""The graph of all states of an encounter, each edge a choice with what it loses and what was at stake.

States that can no longer differ in anything that matters are one: what later expressions read, and,
because sympathy wears out, the wear as long as a sympathising choice lies ahead. Scores are kept out of
the states; they are sums along edges, so every figure is one pass over the graph in order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple

from game.analysis.liveness import Live, liveness, merged
from game.engine.scoring import Triple, decide, is_dilemma, stakes
from game.engine.state import State
from game.engine.step import advance, begin, is_open
from game.engine.story import Choice, Encounter

BUDGET: Final = 10_000_000  # states; beyond that the analysis stops and says so
_REPORT_EVERY: Final = 5_000  # states between two words of progress

NOTHING: Final[Triple] = (0, 0, 0)


class Edge(NamedTuple):
    """A choice open in a state: where it leads, and what it costs in half rubric points by axis.

    `stake` is all zeros where the choice was no decision.
    """

    choice: Choice
    to: int
    lost: Triple
    stake: Triple
    entered: tuple[int, ...]  # the scenes gone through


@dataclass(frozen=True, slots=True)
class Graph:
    """All states and edges. `order` puts every state before those it leads to."""

    encounter: Encounter
    states: list[State]
    edges: list[tuple[Edge, ...]]
    order: list[int]
    began: tuple[int, ...]  # the scenes gone through before the first choice
    dilemmas: dict[
        tuple[int, int], tuple[int, int]
    ]  # (scene, part): dilemmas, decisions (in states)


class TooLarge(Exception):
    """The budget ended the search; `states` is how far it came."""

    def __init__(self, states: int) -> None:
        super().__init__(states)
        self.states = states


class GoesRound(Exception):
    """The conversation can go round for ever: `check` tells where."""


def graph_of(
    encounter: Encounter,
    budget: int = BUDGET,
    progress: Callable[[int], None] | None = None,
) -> Graph:
    """Build the graph; raises TooLarge and GoesRound. `progress` hears the number of states."""
    live = liveness(encounter, wear=True)
    began: list[int] = []
    first = merged(begin(encounter, began).state, live)
    index = {first: 0}
    states = [first]
    edges: list[tuple[Edge, ...]] = []
    dilemmas: dict[tuple[int, int], tuple[int, int]] = {}
    at = 0
    while at < len(states):
        state = states[at]
        edges.append(_edges(encounter, state, states, index, live, dilemmas))
        at += 1
        if at % _REPORT_EVERY == 0:
            if len(states) > budget:
                raise TooLarge(len(states))
            if progress is not None:
                progress(at)
    return Graph(encounter, states, edges, _order(edges), tuple(began), dilemmas)


def _edges(
    encounter: Encounter,
    state: State,
    states: list[State],
    index: dict[State, int],
    live: tuple[Live, ...],
    dilemmas: dict[tuple[int, int], tuple[int, int]],
) -> tuple[Edge, ...]:
    scene = encounter.scenes[state.scene]
    if not scene.stages:
        return ()
    found = []
    counted = None
    for offer in scene.stages[len(state.picked)].values():
        if not is_open(offer, state):
            continue
        choice = offer.opened.choice
        trail: list[int] = []
        new = merged(advance(encounter, state, choice, trail).state, live)
        to = index.get(new)
        if to is None:
            to = index[new] = len(states)
            states.append(new)
        decided = decide(encounter, state, choice)
        if decided is None:
            found.append(Edge(choice, to, NOTHING, NOTHING, tuple(trail)))
            continue
        chosen, options = decided
        counted = options if counted is None else counted
        best, worst = stakes(options)
        worth = chosen.worth
        lost = (best[0] - worth[0], best[1] - worth[1], best[2] - worth[2])
        stake = (best[0] - worst[0], best[1] - worst[1], best[2] - worst[2])
        found.append(Edge(choice, to, lost, stake, tuple(trail)))
    if counted is not None:
        key = (state.scene, len(state.picked))
        dilemma, decisions = dilemmas.get(key, (0, 0))
        dilemmas[key] = (dilemma + is_dilemma(counted), decisions + 1)
    return tuple(found)


def _order(edges: list[tuple[Edge, ...]]) -> list[int]:
    waiting = [0] * len(edges)
    for out in edges:
        for edge in out:
            waiting[edge.to] += 1
    order = [0] if edges and waiting[0] == 0 else []
    for at in order:  # grows while it is walked
        for edge in edges[at]:
            waiting[edge.to] -= 1
            if waiting[edge.to] == 0:
                order.append(edge.to)
    if len(order) < len(edges):
        raise GoesRound
    return order
