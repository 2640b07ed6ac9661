"""Every state of an encounter, found by following every choice from the first state on.

What a choice does depends on few of a state's bits (`liveness.py` tells which), so that the engine is
asked once for each combination of those, and all other states are a look-up and three operations on
numbers. No rule of the game is written here a second time.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from game.analysis.bits import Bits
from game.analysis.liveness import UNWATCHED, Effect, Moment, Watch, moments_of
from game.engine.expressions import GAUGES
from game.engine.scoring import ZERO, Triple, decide, is_dilemma, stakes, weigh
from game.engine.state import State
from game.engine.step import FULL, advance, begin, is_open
from game.engine.story import Choice, Encounter

Progress = Callable[[str, int, int], None]
"""Hears what is being done (`states`, …), how far it came, and of how many (0: nobody knows)."""

_EVERY: Final = 1_024  # states between two words of progress
_ENERGY: Final = GAUGES.index("energy")


class Edge(NamedTuple):
    """A choice open at a moment, and what it costs in half rubric points by axis.

    `stake` is all zeros where the choice is no decision.
    """

    choice: Choice
    lost: Triple
    stake: Triple


class Row(NamedTuple):
    """What a state offers: the open choices in the author's order. No edges: an ending, or stuck.

    `dilemma` tells whether no option is best on all axes; None where nothing is decided. `watched` is the
    gauge that is watched there, if one is.
    """

    number: int
    moment: Moment
    edges: tuple[Edge, ...]
    dilemma: bool | None
    watched: int | None = None


class _Leap:
    """A choice at a moment, ready to be followed: by the bits that matter, where it lands."""

    __slots__ = ("choice", "decided", "effect", "lands", "spot")

    def __init__(self, spot: _Spot, effect: Effect, decided: int) -> None:
        self.spot = spot
        self.effect = effect
        self.choice = effect.choice
        self.decided = decided  # the bits that decide what it does
        self.lands: dict[int, _Landing] = {}


class _Landing(NamedTuple):
    """Where a choice leads: the bits it leaves as they were, those it makes, and the spot."""

    keep: int
    bits: int
    spot: _Spot
    trail: int
    inner: bool  # within the same knot of moments, so that the order of states is not yet known


@dataclass(slots=True, eq=False)
class _Spot:
    """A moment with the states found at it. `index` gives a state's number."""

    moment: Moment
    knot: int
    leaps: dict[int, _Leap] = field(default_factory=dict)  # by choice number
    rows: dict[int, tuple[Row, tuple[tuple[int, dict[int, _Landing], _Leap], ...]]] = field(
        default_factory=dict
    )
    index: dict[int, int] = field(default_factory=dict)
    states: list[int] = field(default_factory=list)
    done: int = 0
    count: int = 0


@dataclass(slots=True)
class Explored:
    """All states by number: what each offers (a row) and, edge by edge, what follows it.

    A state's edges are those of its row, and begin at `start[state]` in `after` and `trails`. `order`
    puts every state before those that follow it; it is short of some where `round` is true, because
    the conversation can go round for ever. `whole` is false where the budget (of states) ended the search.
    """

    encounter: Encounter
    budget: int
    whole: bool = True
    round: bool = False
    rows: list[Row] = field(default_factory=list)
    ways: list[tuple[int, ...]] = field(default_factory=list)  # the scenes entered, by trail
    row: array[int] = field(default_factory=lambda: array("I"))
    start: array[int] = field(default_factory=lambda: array("Q"))
    after: array[int] = field(default_factory=lambda: array("I"))
    trails: array[int] = field(default_factory=lambda: array("I"))
    order: array[int] = field(default_factory=lambda: array("I"))
    began: tuple[int, ...] = ()  # the scenes gone through before the first choice
    fired: int = 0  # the interrupts that came, a bit each
    tired: bool = (
        False  # whether a lack of energy ever closes or opens a choice, or leads elsewhere
    )
    by_scene: dict[int, int] = field(default_factory=dict)  # states in each scene

    @property
    def states(self) -> int:
        """How many states were found."""
        return len(self.row)

    def follows(self, state: int) -> array[int]:
        """The states that follow a state, in the order of its row's edges."""
        start = self.start[state]
        return self.after[start : start + len(self.rows[self.row[state]].edges)]


def explore(
    encounter: Encounter,
    budget: int,
    progress: Progress | None = None,
    *,
    wear: bool,
    watch: Watch = UNWATCHED,
) -> Explored:
    """Find every state, up to a budget.

    Without `wear` nothing is weighed: for what can be reached, with fewer states. `watch` names a gauge and
    scenes in which states that differ in it alone are told apart, whether anything reads it or not.
    """
    return _Search(encounter, budget, progress, wear=wear, watch=watch).run()


class _Search:
    def __init__(
        self,
        encounter: Encounter,
        budget: int,
        progress: Progress | None,
        *,
        wear: bool,
        watch: Watch,
    ) -> None:
        self.encounter = encounter
        self.progress = progress
        self.weighing = wear
        self.watch = watch
        self.bits = Bits(encounter)
        moments = moments_of(encounter, self.bits, wear=wear, watch=watch)
        self.at = {(m.scene.number, m.stage): m.number for m in moments}
        knots = _knots(moments)
        self.spots = [_Spot(m, 0) for m in moments]
        for number, knot in enumerate(knots):
            for moment in knot:
                self.spots[moment].knot = number
        self.knots = [[self.spots[moment] for moment in knot] for knot in knots]
        self.found = Explored(encounter, budget)
        self.known_rows: dict[tuple[object, ...], Row] = {}
        self.known_trails: dict[tuple[int, ...], int] = {}
        self.waiting = array("I")  # by state: edges within the knot that lead to it

    def run(self) -> Explored:
        trail: list[int] = []
        first = begin(self.encounter, trail).state
        self.found.began = tuple(trail)
        spot = self.spots[self.at[first.scene, 0]]
        self._add(spot, self.bits.pack(first) & spot.moment.live)
        for knot in self.knots:
            if not self._through(knot):
                self.found.whole = False
                break
            self._put_in_order(knot)
        for spot in self.spots:
            if spot.count:
                scene = spot.moment.scene.number
                self.found.by_scene[scene] = self.found.by_scene.get(scene, 0) + spot.count
        return self.found

    def _add(self, spot: _Spot, bits: int) -> int:
        number = spot.index[bits] = len(self.found.row)
        spot.states.append(bits)
        spot.count += 1
        self.found.row.append(0)
        self.found.start.append(0)
        self.waiting.append(0)
        return number

    def _through(self, knot: list[_Spot]) -> bool:
        """Follow everything from the states of these spots; False where the budget is used up."""
        going = True
        while going:
            going = False
            for spot in knot:
                if spot.done < len(spot.states):
                    going = True
                    if not self._follow(spot):
                        return False
        return True

    def _follow(self, spot: _Spot) -> bool:
        found, budget = self.found, self.found.budget
        index, rows, reads = spot.index, spot.rows, spot.moment.reads
        after, trails, waiting = found.after, found.trails, self.waiting
        add = self._add
        states = spot.states
        for at in range(spot.done, len(states)):
            bits = states[at]
            if len(waiting) > budget:
                return False
            number = index[bits]
            known = rows.get(bits & reads)
            if known is None:
                known = self._row(spot, bits & reads)
            row, leaps = known
            found.row[number] = row.number
            found.start[number] = len(after)
            for decided, lands, leap in leaps:
                landing = lands.get(bits & decided)
                if landing is None:
                    landing = self._land(leap, bits & decided)
                keep, made, to, trail, inner = landing
                next_bits = bits & keep | made
                follower = to.index.get(next_bits)
                if follower is None:
                    follower = add(to, next_bits)
                after.append(follower)
                trails.append(trail)
                if inner:
                    waiting[follower] += 1
            if number % _EVERY == 0 and self.progress is not None:
                self.progress("states", len(waiting), 0)
        spot.done = at + 1
        return len(waiting) <= budget

    def _row(
        self, spot: _Spot, bits: int
    ) -> tuple[Row, tuple[tuple[int, dict[int, _Landing], _Leap], ...]]:
        """What is open with these bits, and what it costs."""
        moment = spot.moment
        state = self.bits.unpack(bits, moment.scene.number, moment.stage)
        edges, leaps = [], []
        offers = moment.scene.stages[moment.stage] if moment.scene.stages else {}
        for offer, effect in zip(offers.values(), moment.effects, strict=True):
            is_there = is_open(offer, state)
            if offer.test is not None and not self.found.tired:
                self.found.tired = is_there is not is_open(offer, _rested(state))
            if not is_there:
                continue
            choice = effect.choice
            lost, stake = ZERO, ZERO
            decided = decide(self.encounter, state, choice) if self.weighing else None
            if decided is not None:
                chosen, options = decided
                best, worst = stakes(options)
                lost = _less(best, chosen.worth)
                stake = _less(best, worst)
            edges.append(Edge(choice, lost, stake))
            leaps.append(self._leap(spot, effect))
        counted = weigh(self.encounter, state) if self.weighing else ()
        dilemma = is_dilemma(counted) if len(counted) > 1 else None
        watched = moment.scene.number in self.watch.scenes
        gauge = getattr(state, self.watch.gauge) if watched else None
        prices = tuple((edge.choice.number, edge.lost, edge.stake) for edge in edges)
        key = (moment.number, prices, dilemma, gauge)
        row = self.known_rows.get(key)
        if row is None:
            row = Row(len(self.found.rows), moment, tuple(edges), dilemma, gauge)
            self.known_rows[key] = row
            self.found.rows.append(row)
        known = (row, tuple((leap.decided, leap.lands, leap) for leap in leaps))
        spot.rows[bits] = known
        return known

    def _leap(self, spot: _Spot, effect: Effect) -> _Leap:
        leap = spot.leaps.get(effect.choice.number)
        if leap is None:
            decided = effect.reads
            for to, sets in effect.to:
                decided |= effect.touches & self.spots[to].moment.live & ~sets
            leap = _Leap(spot, effect, decided & ~effect.sets)
            spot.leaps[effect.choice.number] = leap
        return leap

    def _land(self, leap: _Leap, bits: int) -> _Landing:
        """Let the engine make the choice in a state with these bits; all others stay as they are."""
        moment = leap.spot.moment
        state = self.bits.unpack(bits, moment.scene.number, moment.stage)
        trail: list[int] = []
        new = advance(self.encounter, state, leap.choice, trail).state
        self.found.fired |= new.fired
        if leap.effect.reads & self.bits.gauge(_ENERGY) and not self.found.tired:
            rested = advance(self.encounter, _rested(state), leap.choice).state
            self.found.tired = rested.scene != new.scene or rested.fired != new.fired
        to = self.spots[self.at[new.scene, len(new.picked)]]
        keep = to.moment.live & ~leap.decided & ~leap.effect.sets
        for target, sets in leap.effect.to:
            if target == to.moment.number and (trail or new.picked):
                keep &= ~sets
        way = tuple(trail)
        if way not in self.known_trails:
            self.known_trails[way] = len(self.found.ways)
            self.found.ways.append(way)
        landing = _Landing(
            keep,
            self.bits.pack(new) & to.moment.live & ~keep,
            to,
            self.known_trails[way],
            to.knot == leap.spot.knot,
        )
        leap.lands[bits] = landing
        return landing

    def _put_in_order(self, knot: list[_Spot]) -> None:
        """Add the knot's states to the order, each before those that follow it; forget the rest."""
        waiting, order = self.waiting, self.found.order
        first, count = len(order), 0
        for spot in knot:
            order.extend(number for number in spot.index.values() if not waiting[number])
            count += len(spot.index)
            spot.index, spot.states, spot.rows, spot.leaps = {}, [], {}, {}
        if len(order) - first < count:
            for number in _from(order, first):
                for follower in self.found.follows(number):
                    if waiting[follower]:  # else its knot comes later
                        waiting[follower] -= 1
                        if not waiting[follower]:
                            order.append(follower)
        if len(order) - first < count:
            self.found.round = True


def _from(order: array[int], at: int) -> Iterator[int]:
    """The numbers from a place on, those included that are added meanwhile."""
    while at < len(order):
        yield order[at]
        at += 1


def _rested(state: State) -> State:
    return state._replace(energy=FULL)


def _less(one: Triple, other: Triple) -> Triple:
    return one[0] - other[0], one[1] - other[1], one[2] - other[2]


def _knots(moments: Sequence[Moment]) -> list[list[int]]:
    """Moments that lead to each other taken together, each knot before those it leads to.

    Tarjan's strongly connected components, without recursion.
    """
    after = [sorted({to.moment for e in m.effects for to in e.to}) for m in moments]
    number = [0] * len(moments)  # in the order of discovery, from 1
    low = [0] * len(moments)
    loose: list[int] = []
    tied = [False] * len(moments)
    knots: list[list[int]] = []
    count = 0
    for root in range(len(moments)):
        way = [(root, iter(after[root]))] if not number[root] else []
        while way:
            at, rest = way[-1]
            if not number[at]:
                count += 1
                number[at] = low[at] = count
                loose.append(at)
            for to in rest:
                if not number[to]:
                    way.append((to, iter(after[to])))
                    break
                if not tied[to]:
                    low[at] = min(low[at], number[to])
            else:
                way.pop()
                if way:
                    low[way[-1][0]] = min(low[way[-1][0]], low[at])
                if low[at] == number[at]:
                    knot = loose[loose.index(at) :]
                    del loose[loose.index(at) :]
                    for one in knot:
                        tied[one] = True
                    knots.append(knot)
    return knots[::-1]
