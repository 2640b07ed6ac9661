"""A state as one number, so that a few operations on bits do what would take a tuple of eleven.

Where a state stands (its scene, and how many parts of the reply are picked) is not in the number: it is
kept by moment, see `liveness.py`.
"""

from __future__ import annotations

from typing import Final

from game.engine.state import State
from game.engine.story import Change, Encounter

_GAUGE: Final = 4  # bits of a gauge: 0..10
_GAUGES: Final = 3
_WEAR_AT: Final = _GAUGE * _GAUGES
_WEAR: Final = 2  # bits: 0..3
_FACTS_AT: Final = _WEAR_AT + _WEAR


class Bits:
    """Where everything of an encounter's states stands in the number; masks for its pieces.

    `wear`, `fired` and `used` (once-only choices) are masks; so is what the methods give.
    """

    def __init__(self, encounter: Encounter) -> None:
        self.wear = ((1 << _WEAR) - 1) << _WEAR_AT
        at = self._facts_end = _FACTS_AT + len(encounter.facts)
        self._counters: list[tuple[int, int, int]] = []  # lowest, where, mask
        for low, high in encounter.counters.values():
            width = (high - low).bit_length()
            self._counters.append((low, at, ((1 << width) - 1) << at))
            at += width
        self._used_at = at
        at += encounter.once
        self._fired_at = at
        at += len(encounter.interrupts)
        self.used = ((1 << encounter.once) - 1) << self._used_at
        self.fired = ((1 << len(encounter.interrupts)) - 1) << self._fired_at
        self._picked_at = at
        most = max(
            (len(part.choices) for scene in encounter.scenes for part in scene.parts), default=1
        )
        self._pick = most.bit_length()

    def gauge(self, number: int) -> int:
        """Anger, trust or energy."""
        return ((1 << _GAUGE) - 1) << _GAUGE * number

    def once(self, bit: int) -> int:
        """A once-only choice, by its bit in `State.used`."""
        return bit << self._used_at

    def picks(self, first: int, end: int) -> int:
        """What was picked of the parts from `first` up to, and without, `end`."""
        width = self._pick * (end - first)
        return ((1 << width) - 1) << self._picked_at + self._pick * first

    def reads(self, reads: frozenset[tuple[str, int]]) -> int:
        """What an expression reads (`Expression.reads`)."""
        mask = 0
        for kind, number in reads:
            if kind == "gauge":
                mask |= self.gauge(number)
            elif kind == "fact":
                mask |= 1 << _FACTS_AT + number
            elif kind == "counter":
                mask |= self._counters[number][2]
            else:
                mask |= self.picks(number, number + 1)
        return mask

    def sets(self, change: Change | None) -> int:
        """What a change sets to the same value whatever it was before."""
        if change is None:
            return 0
        mask = (change.facts_on | change.facts_off) << _FACTS_AT
        for number, add, _ in change.counters:
            if not add:
                mask |= self._counters[number][2]
        return mask

    def touches(self, change: Change | None) -> int:
        """What a change may change."""
        if change is None:
            return 0
        mask = (change.facts_on | change.facts_off) << _FACTS_AT
        for number, _, _ in change.counters:
            mask |= self._counters[number][2]
        for number, _ in change.gauges:
            mask |= self.gauge(number)
        return mask

    def pack(self, state: State) -> int:
        """The number of a state."""
        _, anger, trust, energy, facts, counters, used, fired, wear, picked, _ = state
        number = anger | trust << _GAUGE | energy << 2 * _GAUGE | wear << _WEAR_AT
        number |= facts << _FACTS_AT | used << self._used_at | fired << self._fired_at
        for value, (low, at, _) in zip(counters, self._counters, strict=True):
            number |= value - low << at
        for i, pick in enumerate(picked):
            number |= pick << self._picked_at + self._pick * i
        return number

    def unpack(self, number: int, scene: int, stage: int) -> State:
        """The state of a number, at a scene with so many parts picked."""
        gauge, pick = (1 << _GAUGE) - 1, (1 << self._pick) - 1
        return State(
            scene,
            number & gauge,
            number >> _GAUGE & gauge,
            number >> 2 * _GAUGE & gauge,
            (number & (1 << self._facts_end) - 1) >> _FACTS_AT,
            tuple(low + ((number & mask) >> at) for low, at, mask in self._counters),
            (number & self.used) >> self._used_at,
            (number & self.fired) >> self._fired_at,
            (number & self.wear) >> _WEAR_AT,
            tuple(number >> self._picked_at + self._pick * i & pick for i in range(stage)),
            0,
        )
