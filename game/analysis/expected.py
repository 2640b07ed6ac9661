"""The score that a policy can expect on an axis, exactly: the mean over its plays of what each keeps.

A score is a ratio of two sums, so its mean is not the ratio of their means. Plays are kept apart by their
sum of stakes; within one sum the losses may be added up, since the score is linear in them. Shares and
losses by sum of stakes lie side by side in one number each (as in `spread.py`).
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd
from typing import Final

from game.analysis.chances import Chances
from game.analysis.graph import Graph
from game.analysis.spread import apart
from game.engine.scoring import TESTED

WORK: Final = 40_000_000_000  # bytes to be added up; beyond that no mean is told


class _Arrived:
    """What has come to a node: shares and losses by sum of stakes, by how often the axis was at stake."""

    __slots__ = ("lost", "none", "share")

    def __init__(self) -> None:
        self.none = 0  # the share of plays with nothing at stake yet
        self.share = [0] * TESTED  # once, twice or more often
        self.lost = [0] * TESTED


def expected(found: Chances, axis: int) -> Fraction | None:
    """The mean score, 0..100, of the plays in which the axis is tested.

    None where it never is, or where it would take more work than is done.
    """
    graph = found.graph
    unit = _unit(graph, axis)
    most = _most(found, axis)
    size = (
        found.whole.bit_length() + (most + 1).bit_length() + 7
    ) // 8  # bytes of a share, or loss
    if most // unit * size * sum(len(node.to) for node in graph.nodes) > WORK:
        return None
    step = 8 * size
    arrived: dict[int, _Arrived] = {len(graph.nodes) - 1: _Arrived()}
    arrived[len(graph.nodes) - 1].none = found.whole
    ended = _Arrived()
    for at in range(len(graph.nodes) - 1, -1, -1):
        here = arrived.pop(at, None)
        if here is None:
            continue
        row, to, _ = graph.nodes[at]
        some = found.among[row.number]
        if not some:
            _add(ended, here, 0, 0, step)
            continue
        part = _divided(here, len(some))
        for i in some:
            there = arrived.get(to[i])
            if there is None:
                there = arrived[to[i]] = _Arrived()
            edge = row.edges[i]
            _add(there, part, edge.stake[axis] // unit, edge.lost[axis], step)
    return _mean(ended, size, unit)


def _unit(graph: Graph, axis: int) -> int:
    """The largest number that divides all stakes: the fewer sums there can be, the quicker they are added up."""
    return gcd(*(edge.stake[axis] for row in graph.rows().values() for edge in row.edges)) or 1


def _most(found: Chances, axis: int) -> int:
    """The largest sum of stakes of a way."""
    stakes = {
        number: [edge.stake[axis] for edge in row.edges]
        for number, row in found.graph.rows().items()
    }
    most: list[int] = []
    for row, to, _ in found.graph.nodes:
        here = stakes[row.number]
        most.append(max([one + most[end] for one, end in zip(here, to, strict=True)], default=0))
    return most[-1]


def _divided(one: _Arrived, by: int) -> _Arrived:
    part = _Arrived()
    part.none = one.none // by
    part.share = [share // by for share in one.share]
    part.lost = [lost // by for lost in one.lost]
    return part


def _add(to: _Arrived, part: _Arrived, stake: int, lost: int, step: int) -> None:
    """Let a part arrive over an edge."""
    if not stake:
        to.none += part.none
        for times in range(TESTED):
            to.share[times] += part.share[times]
            to.lost[times] += part.lost[times]
        return
    shift = stake * step
    to.share[0] += part.none << shift
    to.lost[0] += lost * part.none << shift
    for times in range(TESTED):
        if part.share[times]:
            more = min(times + 1, TESTED - 1)
            to.share[more] += part.share[times] << shift
            to.lost[more] += part.lost[times] + lost * part.share[times] << shift


def _mean(ended: _Arrived, size: int, unit: int) -> Fraction | None:
    shares = list(apart(ended.share[-1], size))
    losses = list(apart(ended.lost[-1], size))
    if not shares:
        return None
    losses += [0] * (len(shares) - len(losses))
    kept = sum(
        (
            share - Fraction(lost, times * unit)
            for times, (share, lost) in enumerate(zip(shares, losses, strict=True))
            if share
        ),
        Fraction(0),
    )
    return 100 * kept / sum(shares)
