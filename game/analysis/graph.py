"""All that can come of an encounter, as a graph in which states with the same future are one node.

Two states are one node where they offer the same choices at the same price, and each choice leads to
the same node through the same scenes. Every figure about what is still to come is then the same for
both, so that each is one pass over a few thousand nodes instead of a hundred thousand states (the
coarsest bisimulation of an acyclic graph, by giving equal things one number from the ends backward).
Scores are kept out of the states; they are sums along edges.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Final, NamedTuple

from game.analysis.explore import Edge, Explored, Progress, Row, explore
from game.engine.story import Encounter

__all__ = [
    "BUDGET",
    "Edge",
    "GoesRound",
    "Graph",
    "Node",
    "Progress",
    "Row",
    "TooLarge",
    "graph_of",
    "merged",
]

BUDGET: Final = 10_000_000  # states; beyond that the analysis stops and says so
_EVERY: Final = 1_024  # states between two words of progress


class Node(NamedTuple):
    """What can be chosen, and for each edge of the row the node and the scenes it leads to."""

    row: Row
    to: tuple[int, ...]
    entered: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """Every node after those it leads to: the first ones are ends, the last one is the beginning."""

    encounter: Encounter
    states: int  # those that the nodes stand for
    nodes: tuple[Node, ...]
    began: tuple[int, ...]  # the scenes gone through before the first choice
    tired: bool  # whether a lack of energy ever closes or opens a choice, or leads elsewhere

    def rows(self) -> dict[int, Row]:
        """The rows of all nodes, each once, by its number."""
        return {node.row.number: node.row for node in self.nodes}


class TooLarge(Exception):
    """The budget ended the search; `states` is how far it came."""

    def __init__(self, states: int, budget: int) -> None:
        super().__init__(states, budget)
        self.states = states
        self.budget = budget


class GoesRound(Exception):
    """The conversation can go round for ever: `check` tells where."""


def graph_of(encounter: Encounter, budget: int = BUDGET, progress: Progress | None = None) -> Graph:
    """Build the graph; raises TooLarge and GoesRound. `progress` hears how far it came."""
    found = explore(encounter, budget, progress, wear=True)
    if not found.whole:
        raise TooLarge(found.states, budget)
    if found.round:
        raise GoesRound
    return merged(found, progress)


def merged(found: Explored, progress: Progress | None = None) -> Graph:
    """The graph of all states of a search that was whole and goes nowhere round."""
    nodes = _nodes(found, progress)
    return Graph(found.encounter, found.states, nodes, found.began, found.tired)


def _nodes(found: Explored, progress: Progress | None) -> tuple[Node, ...]:
    node_of = array("I", bytes(4 * found.states))
    known: dict[tuple[int, ...], int] = {}
    width = [len(row.edges) for row in found.rows]
    nodes: list[Node] = []
    for done, state in enumerate(reversed(found.order)):
        row = found.row[state]
        start, end = found.start[state], found.start[state] + width[row]
        to = tuple([node_of[follower] for follower in found.after[start:end]])
        trails = found.trails[start:end]
        key = (row, *to, *trails)
        node = known.get(key)
        if node is None:
            node = known[key] = len(nodes)
            nodes.append(Node(found.rows[row], to, tuple(found.ways[way] for way in trails)))
        node_of[state] = node
        if done % _EVERY == 0 and progress is not None:
            progress("nodes", done, found.states)
    return tuple(nodes)
