"""How many ways there are through an encounter, and how long they are. Exact: whole numbers of any size."""

from __future__ import annotations

from typing import NamedTuple

from game.analysis.graph import Graph
from game.engine.scoring import TESTED


class Ways(NamedTuple):
    """Complete paths from a node on, and how many choices the shortest and the longest of them have."""

    paths: int
    shortest: int
    longest: int


def ways(graph: Graph) -> list[Ways]:
    """The ways from each node on; the last entry is the whole encounter's."""
    found: list[Ways] = []
    for node in graph.nodes:
        after = [found[to] for to in node.to]
        found.append(
            Ways(
                sum(way.paths for way in after),
                1 + min(way.shortest for way in after),
                1 + max(way.longest for way in after),
            )
            if after
            else Ways(1, 0, 0)
        )
    return found


def untested_ways(graph: Graph, axis: int) -> int:
    """How many ways there are on which an axis (its position) is at stake too seldom to be tested."""
    found: list[
        list[int]
    ] = []  # by node: ways on which it is at stake so many times, seldom enough
    for node in graph.nodes:
        here = [0] * TESTED if node.to else [1] + [0] * (TESTED - 1)
        for edge, to in zip(node.row.edges, node.to, strict=True):
            staked = edge.stake[axis] > 0
            for times in range(staked, TESTED):
                here[times] += found[to][times - staked]
        found.append(here)
    return sum(found[-1])


def untested_way(graph: Graph, axis: int) -> tuple[str, ...] | None:
    """A shortest way on which an axis (its position) is at stake too seldom to be tested; None if there is none."""
    # By node and how many decisions may still have something at stake: the length, and the edge to go.
    found: list[list[tuple[int, int] | None]] = []
    for node in graph.nodes:
        here: list[tuple[int, int] | None] = []
        for left in range(TESTED):
            steps = [
                (after[0] + 1, i)
                for i, (edge, to) in enumerate(zip(node.row.edges, node.to, strict=True))
                if (rest := left - (edge.stake[axis] > 0)) >= 0
                and (after := found[to][rest]) is not None
            ]
            here.append(min(steps, default=None) if node.to else (0, 0))
        found.append(here)
    at, left, path = len(graph.nodes) - 1, TESTED - 1, []
    while graph.nodes[at].to:
        step = found[at][left]
        if step is None:
            return None
        edge = graph.nodes[at].row.edges[step[1]]
        path.append(edge.choice.id)
        left -= edge.stake[axis] > 0
        at = graph.nodes[at].to[step[1]]
    return tuple(path)
