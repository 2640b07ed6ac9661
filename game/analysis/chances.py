"""What a player meets who clicks at random among the open options. Exact: chances are whole shares.

All shares are counted in units of one over `Chances.whole`, a number that every division on every way
leaves whole; they become fractions at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from game.analysis.graph import Graph, Row
from game.engine.story import PROTECT

Policy = Callable[[Row], Sequence[int]]
"""Among which edges of a row a player chooses, each as likely as the others; never none of several."""


def anything(row: Row) -> Sequence[int]:
    """Any open option."""
    return range(len(row.edges))


def replies(row: Row) -> Sequence[int]:
    """Any open reply; a protecting action only where there is no reply."""
    found = [i for i, edge in enumerate(row.edges) if edge.choice.kind != PROTECT]
    return found or range(len(row.edges))


@dataclass(frozen=True, slots=True)
class Chances:
    """The share of plays that come to each node, for a player with a policy."""

    graph: Graph
    whole: int
    shares: list[int]
    among: list[Sequence[int]]  # by row number

    def of(self, share: int) -> Fraction:
        """A share as a fraction of all plays."""
        return Fraction(share, self.whole)

    def endings(self) -> dict[str, Fraction]:
        """The chance of each ending, by scene id."""
        scenes = self.graph.encounter.scenes
        found = {scene.id: 0 for scene in scenes if scene.ending is not None}
        for node, share in zip(self.graph.nodes, self.shares, strict=True):
            if not node.to:
                found[node.row.moment.scene.id] += share
        return {name: self.of(share) for name, share in found.items()}


def chances(graph: Graph, longest: int, policy: Policy = anything) -> Chances:
    """Send one whole play through the graph, divided at each node. `longest` is the longest way."""
    rows = graph.rows()
    among: list[Sequence[int]] = [()] * (1 + max(rows))
    for number, row in rows.items():
        among[number] = policy(row)
    whole = lcm(*(len(some) or 1 for some in among)) ** longest
    shares = [0] * len(graph.nodes)
    shares[-1] = whole
    for at in range(len(graph.nodes) - 1, -1, -1):
        row, to, _ = graph.nodes[at]
        some = among[row.number]
        if some and shares[at]:
            share = shares[at] // len(some)
            for i in some:
                shares[to[i]] += share
    return Chances(graph, whole, shares, among)
