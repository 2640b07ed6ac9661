"""How the scores of an axis are spread over all ways: how many ways come to each score, exactly.

A way's score is decided by the sum of its stakes and the sum of its losses, so that all ways from a node
on are counted by these two sums, from the ends backward. The counts of one node lie side by side in
one whole number of any size (Kronecker's substitution): following an edge is a shift, bringing ways
together is an addition, and both run at the speed of memory. A number is forgotten as soon as all
nodes that lead to it are done.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import gcd
from typing import Final, NamedTuple

from game.analysis.graph import Graph, Progress
from game.engine.scoring import TESTED, round_half_up

WORK: Final = 150_000_000_000  # bytes to be added up; beyond that the spread is not told
_EVERY: Final = 1_024  # nodes between two words of progress


@dataclass(frozen=True, slots=True)
class Spread:
    """How many ways come to each score of an axis; `untested` ways have none."""

    ways: dict[int, int]  # by score 0..100, ascending
    untested: int
    worst: int | None

    @property
    def tested(self) -> int:
        """How many ways have a score."""
        return sum(self.ways.values())

    def share(self, ways: int) -> Fraction:
        """So many ways as a share of all there are, those without a score included."""
        return Fraction(ways, self.tested + self.untested)


class TooWide(Exception):
    """The spread would take more work than is done: so many bytes would have to be added up."""

    def __init__(self, work: int) -> None:
        super().__init__(work)
        self.work = work


class _Kind(NamedTuple):
    """Nodes that are alike on one axis, with what all ways from them have in common."""

    edges: tuple[tuple[int, int, int, int], ...]  # stake, lost, kind, how many such edges
    least: int  # the smallest sum of stakes
    most: int  # the largest
    lost: int  # the largest sum of losses


class _Counted(NamedTuple):
    """Ways by how many decisions had something at stake: `none` is their number, the others are rows."""

    none: int
    one: _Counts
    more: _Counts


class _Counts(NamedTuple):
    """A count for each pair of sums, side by side; the first stands for the pair numbered `first`."""

    first: int
    counts: int


_NO: Final = _Counts(0, 0)


def spread(graph: Graph, axis: int, ways: int, progress: Progress | None = None) -> Spread:
    """The scores of one axis (its position among the axes) over all `ways` of the encounter.

    Raises TooWide where that is more work than is done.
    """
    unit = _unit(graph, axis)
    kinds = _kinds(graph, axis, unit)
    width = kinds[-1].lost + 1  # numbers a pair of sums: stakes * width + losses
    size = (ways.bit_length() + 7) // 8  # bytes of a count
    work = sum(
        (kinds[to].most - kinds[to].least + 1) * width * size
        for kind in kinds
        for _, _, to, _ in kind.edges
    )
    if work > WORK:
        raise TooWide(work)
    whole = _count(kinds, width, 8 * size, progress)
    return _scores(whole, width, size)


def _unit(graph: Graph, axis: int) -> int:
    """The largest number that divides all stakes and losses: a score is a ratio, and smaller sums are quicker."""
    edges = [edge for row in graph.rows().values() for edge in row.edges]
    return gcd(*(one for edge in edges for one in (edge.stake[axis], edge.lost[axis]))) or 1


def _kinds(graph: Graph, axis: int, unit: int) -> list[_Kind]:
    """The graph as one axis sees it, ends first."""
    known: dict[tuple[tuple[int, int, int, int], ...], int] = {}
    kinds: list[_Kind] = []
    kind_of: list[int] = []
    for node in graph.nodes:
        edges = Counter(
            (edge.stake[axis] // unit, edge.lost[axis] // unit, kind_of[to])
            for edge, to in zip(node.row.edges, node.to, strict=True)
        )
        key = tuple(sorted((*edge, count) for edge, count in edges.items()))
        kind = known.get(key)
        if kind is None:
            kind = known[key] = len(kinds)
            kinds.append(
                _Kind(
                    key,
                    min((stake + kinds[to].least for stake, _, to, _ in key), default=0),
                    max((stake + kinds[to].most for stake, _, to, _ in key), default=0),
                    max((lost + kinds[to].lost for _, lost, to, _ in key), default=0),
                )
            )
        kind_of.append(kind)
    return kinds


def _count(kinds: list[_Kind], width: int, bits: int, progress: Progress | None) -> _Counted:
    leading = [0] * len(kinds)  # kinds not done yet that need each one
    for kind in kinds:
        for _, _, to, _ in kind.edges:
            leading[to] += 1
    done: dict[int, _Counted] = {}
    for number, kind in enumerate(kinds):
        if number % _EVERY == 0 and progress is not None:
            progress("scores", number, len(kinds))
        if not kind.edges:
            done[number] = _Counted(1, _NO, _NO)
            continue
        none = 0
        one: list[tuple[int, int, int]] = []
        more: list[tuple[int, int, int]] = []
        for stake, lost, to, times in kind.edges:
            after = done[to]
            pair = stake * width + lost
            if stake == 0:
                none += after.none * times
                one.append((after.one.first, after.one.counts, times))
            else:
                one.append((pair, after.none, times))
                more.append((pair + after.one.first, after.one.counts, times))
            more.append((pair + after.more.first, after.more.counts, times))
        done[number] = _Counted(none, _together(one, bits), _together(more, bits))
        for _, _, to, _ in kind.edges:
            leading[to] -= 1
            if not leading[to]:
                del done[to]
    return done[len(kinds) - 1]


def _together(rows: list[tuple[int, int, int]], bits: int) -> _Counts:
    """Rows of counts added up, each from its own first pair on and so many times."""
    some = [row for row in rows if row[1]]
    if not some:
        return _NO
    first = min(some)[0]
    total = 0
    for at, counts, times in some:
        if times > 1:
            counts *= times  # noqa: PLW2901 - a copy that is only made where it must be
        total += counts << (at - first) * bits if at > first else counts
    return _Counts(first, total)


def _scores(whole: _Counted, width: int, size: int) -> Spread:
    ways: Counter[int] = Counter()
    for pair, count in _pairs(whole.more, size):
        stake, lost = divmod(pair, width)
        ways[round_half_up(100 * (1 - Fraction(lost, stake)))] += count
    one = sum(count for _, count in _pairs(whole.one, size))
    return Spread(dict(sorted(ways.items())), whole.none + one, min(ways, default=None))


def _pairs(counts: _Counts, size: int) -> Iterator[tuple[int, int]]:
    for at, count in enumerate(apart(counts.counts, size), counts.first):
        if count:
            yield at, count


def apart(row: int, size: int) -> Iterator[int]:
    """The numbers that lie side by side in one, of so many bytes each, from the lowest on."""
    raw = row.to_bytes((row.bit_length() + 7) // 8, "little")
    for at in range(0, len(raw), size):
        yield int.from_bytes(raw[at : at + size], "little")


assert TESTED == 2  # what `_Counted` tells apart
