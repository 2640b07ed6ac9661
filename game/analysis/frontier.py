"""The frontier: the total losses that no other way through the encounter beats or equals on all three axes.

From the ends backward, each node keeps the losses still to come that are on its own frontier; what is
beaten there is beaten from every way that leads to it. Three losses stand in one whole number, the first
axis highest, so that adding them up is one addition and sorting is sorting numbers.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from game.analysis.graph import Graph, Progress
from game.engine.scoring import TESTED, Triple

WORK: Final = 60_000_000  # losses to be compared; beyond that the frontier is not told
_EVERY: Final = 1_024  # nodes between two words of progress

Points = tuple[int, ...]


class TooMany(Exception):
    """The frontier would take more work than is done."""


class Point(NamedTuple):
    """Total losses by axis, in half rubric points, and one path that has them."""

    lost: Triple
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frontier:
    """Every point of the frontier, the one with the smallest largest loss first.

    `balanced` is the point with the smallest largest loss, then the smallest sum, among the ways that
    hold no critical move and have all axes tested; among more, where there are none of these. `on` holds,
    for each node, the edges that lie on a way to a point of the frontier, a bit each.
    """

    points: tuple[Point, ...]
    balanced: Point
    on: tuple[int, ...]


def frontier(graph: Graph, progress: Progress | None = None) -> Frontier:
    """The frontier of an encounter; raises TooMany."""
    packed = _Packed(graph)
    every = _Sets(graph, packed, progress)
    points, on = every.told(every.all())
    for clean in (
        _Sets(graph, packed, progress, tested=True, critical=False),
        _Sets(graph, packed, progress, tested=True),
    ):
        ends = clean.all()
        best = [end for end in ends if end[0] == _ALL_TESTED] or ends
        if best:
            first = min(best, key=lambda end: _balance(packed.unpack(end[1])))
            balanced = clean.told([first])[0][0]
            break
    return Frontier(tuple(sorted(points, key=lambda point: _balance(point.lost))), balanced, on)


def _balance(lost: Triple) -> tuple[int, int, Triple]:
    return max(lost), sum(lost), lost


class _Packed:
    """Three losses in one number; `lost` and `stakes` give those of every row's edges, by row number.

    `stakes` tells by three digits 0 or 1 in base `_DIGIT` which axes something was at stake on.
    """

    def __init__(self, graph: Graph) -> None:
        rows = graph.rows()
        deep: list[int] = []
        for node in graph.nodes:
            deep.append(1 + max((deep[to] for to in node.to), default=-1))
        most = max((loss for r in rows.values() for e in r.edges for loss in e.lost), default=0)
        self.bits = (most * deep[-1] + 1).bit_length()
        self.lost = {
            number: [self.pack(edge.lost) for edge in row.edges] for number, row in rows.items()
        }
        self.stakes = {
            number: [
                sum(_DIGIT**axis for axis in range(3) if edge.stake[axis]) for edge in row.edges
            ]
            for number, row in rows.items()
        }

    def pack(self, lost: Triple) -> int:
        """The number of three losses."""
        return (lost[0] << self.bits | lost[1]) << self.bits | lost[2]

    def unpack(self, number: int) -> Triple:
        """The losses of a number."""
        mask = (1 << self.bits) - 1
        return number >> 2 * self.bits, number >> self.bits & mask, number & mask


_DIGIT: Final = 1 + TESTED  # an axis was at stake in none, one, … or enough decisions
_ALL_TESTED: Final = _DIGIT**3 - 1
_Place = tuple[int, int]  # how often the axes are still at stake, and the losses still to come


def _counted(stakes: int, more: int) -> int:
    """How often each axis is at stake, digit by digit, at most as often as makes it tested."""
    total = 0
    for axis in range(3):
        unit = _DIGIT**axis
        total += unit * min(stakes // unit % _DIGIT + more // unit % _DIGIT, TESTED)
    return total


_COUNTED: Final = [
    [_counted(stakes, more) for more in range(_ALL_TESTED + 1)] for stakes in range(_ALL_TESTED + 1)
]


class _Sets:
    """The frontier from each node on; `of[node]` gives ascending losses by how often axes are at stake.

    That is told apart only if `tested` is asked for; else it is 0. Without `critical` moves, if so wished:
    then there is nothing where every way has one.
    """

    def __init__(
        self,
        graph: Graph,
        packed: _Packed,
        progress: Progress | None,
        *,
        tested: bool = False,
        critical: bool = True,
    ) -> None:
        self.graph = graph
        self.packed = packed
        self.tested = tested
        self.critical = critical
        self.of: list[dict[int, Points]] = []
        known: dict[frozenset[tuple[int, int, int]], dict[int, Points]] = {}
        same: dict[tuple[tuple[int, Points], ...], dict[int, Points]] = {}
        end: dict[int, Points] = {0: (0,)}
        work = 0
        for number, node in enumerate(graph.nodes):
            if number % _EVERY == 0 and progress is not None:
                progress("frontier", number, len(graph.nodes))
            if not node.to:
                self.of.append(end)
                continue
            edges = self._edges(number)
            key = frozenset((lost, stakes, id(self.of[to])) for lost, stakes, to, _ in edges)
            sets = known.get(key)
            if sets is None:
                found: dict[int, set[int]] = {}
                for lost, stakes, to, _ in edges:
                    for after, points in self.of[to].items():
                        found.setdefault(_COUNTED[stakes][after], set()).update(
                            [lost + point for point in points]
                        )
                work += sum(map(len, found.values()))
                if work > WORK:
                    raise TooMany
                sets = {a: _unbeaten(sorted(found[a]), packed.bits) for a in sorted(found)}
                sets = known[key] = same.setdefault(tuple(sets.items()), sets)
            self.of.append(sets)

    def all(self) -> list[_Place]:
        """Every point of the whole encounter."""
        return [(stakes, point) for stakes, points in self.of[-1].items() for point in points]

    def _edges(self, at: int) -> list[tuple[int, int, int, int]]:
        """The edges that may be gone: loss, what is at stake, where it leads, and its position."""
        row, to, _ = self.graph.nodes[at]
        lost, stakes = self.packed.lost[row.number], self.packed.stakes[row.number]
        return [
            (lost[i], stakes[i] if self.tested else 0, to[i], i)
            for i, edge in enumerate(row.edges)
            if self.critical or not edge.choice.critical
        ]

    def told(self, ends: list[_Place]) -> tuple[list[Point], tuple[int, ...]]:
        """These points with a path for each, of the shortest ones the first in the author's order.

        And for each node which edges lie on any way to any of them, a bit each.
        """
        root = len(self.of) - 1
        on = [0] * len(self.of)
        needed: dict[int, set[_Place]] = {root: set(ends)}
        for at in range(root, -1, -1):
            for place in needed.get(at, ()):
                for i, to, after in self._goes_on(at, place):
                    on[at] |= 1 << i
                    needed.setdefault(to, set()).add(after)
        best: dict[tuple[int, _Place], tuple[int, int, int, _Place]] = {}
        for at in sorted(needed):
            for place in needed[at]:
                if self.graph.nodes[at].to:
                    best[at, place] = min(
                        (1 + best[to, after][0], i, to, after)
                        for i, to, after in self._goes_on(at, place)
                    )
                else:
                    best[at, place] = (0, 0, at, place)
        points = []
        for end in ends:
            at, place, path = root, end, []
            while self.graph.nodes[at].to:
                _, i, to, after = best[at, place]
                path.append(self.graph.nodes[at].row.edges[i].choice.id)
                at, place = to, after
            points.append(Point(self.packed.unpack(end[1]), tuple(path)))
        return points, tuple(on)

    def _goes_on(self, at: int, place: _Place) -> Iterator[tuple[int, int, _Place]]:
        """The edges, and where they lead, that leave what is to come from a place of a node."""
        wanted, number = place
        for lost, stakes, to, i in self._edges(at):
            for after, points in self.of[to].items():
                if _COUNTED[stakes][after] == wanted and _has(points, number - lost):
                    yield i, to, (after, number - lost)


def _has(points: Points, number: int) -> bool:
    at = bisect_right(points, number)
    return at > 0 and points[at - 1] == number


def _unbeaten(ascending: list[int], bits: int) -> Points:
    """Those that no other equals or beats on all three axes, ascending.

    Whatever beats a point sorts before it. Of those before, the two lower axes alone matter: they are kept
    as a staircase, the second axis rising while the third falls, and a point under which no step lies is
    unbeaten (Kung, Luccio and Preparata 1975).
    """
    mask = (1 << bits) - 1
    kept: list[int] = []
    seconds: list[int] = []
    thirds: list[int] = []
    for number in ascending:
        second, third = number >> bits & mask, number & mask
        at = bisect_right(seconds, second)
        if at and thirds[at - 1] <= third:
            continue
        kept.append(number)
        end = at
        while end < len(thirds) and thirds[end] >= third:
            end += 1
        if at and seconds[at - 1] == second:
            at -= 1
        seconds[at:end] = [second]
        thirds[at:end] = [third]
    return tuple(kept)
