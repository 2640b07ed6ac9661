"""How many ways there are through an encounter, and how long they are. Exact: whole numbers of any size."""

from __future__ import annotations

from typing import NamedTuple

from game.analysis.graph import Graph


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
