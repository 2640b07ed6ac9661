"""What can still matter in a state, and states with all the rest blanked.

Merging states that have the same future is what keeps exact analysis possible: a fact or a gauge
matters only as long as some expression ahead reads it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from game.engine.expressions import Expression
from game.engine.state import State
from game.engine.story import Choice, Encounter, Scene, Way


class Live(NamedTuple):
    """What can still matter from a scene on."""

    gauges: tuple[bool, bool, bool]
    facts: int
    counters: tuple[bool, ...]
    used: int
    fired: int
    wear: bool


def liveness(encounter: Encounter, *, wear: bool) -> tuple[Live, ...]:
    """For each scene, what any expression from there on may read.

    With `wear`, how worn sympathy is matters too, as long as a sympathising choice lies ahead.
    """
    reads = [_reads(encounter, scene) for scene in encounter.scenes]
    used = [_once(scene) for scene in encounter.scenes]
    wearing = [
        wear and any(choice.sympathy for choice in _choices(scene)) for scene in encounter.scenes
    ]
    following = [set(_following(encounter, scene)) for scene in encounter.scenes]
    changed = True
    while changed:
        changed = False
        for i, nexts in enumerate(following):
            for to in nexts:
                if (
                    not reads[to] <= reads[i]
                    or used[to] & ~used[i]
                    or (wearing[to] and not wearing[i])
                ):
                    reads[i] |= reads[to]
                    used[i] |= used[to]
                    wearing[i] = wearing[i] or wearing[to]
                    changed = True
    return tuple(
        Live(
            (("gauge", 0) in read, ("gauge", 1) in read, ("gauge", 2) in read),
            sum(1 << i for i in range(len(encounter.facts)) if ("fact", i) in read),
            tuple(("counter", i) in read for i in range(len(encounter.counters))),
            bits,
            -1 if encounter.scenes[n].ending is None else 0,
            wearing[n],
        )
        for n, (read, bits) in enumerate(zip(reads, used, strict=True))
    )


def merged(state: State, live: tuple[Live, ...]) -> State:
    """The state with everything blanked that nothing later reads."""
    scene, anger, trust, energy, facts, counters, used, fired, wear, picked, _ = state
    gauges, fact_bits, counters_live, used_bits, fired_bits, wears = live[scene]
    return State(
        scene,
        anger if gauges[0] else 0,
        trust if gauges[1] else 0,
        energy if gauges[2] else 0,
        facts & fact_bits,
        tuple(n if on else 0 for n, on in zip(counters, counters_live, strict=True))
        if counters
        else counters,
        used & used_bits,
        fired & fired_bits,
        wear if wears else 0,
        picked,
        0,
    )


def _choices(scene: Scene) -> Iterable[Choice]:
    for part in scene.parts:
        yield from part.choices
    yield from scene.kit


def _reads(encounter: Encounter, scene: Scene) -> set[tuple[str, int]]:
    """What decides anything at a scene: what is open, where it goes on, what breaks in."""
    found: set[tuple[str, int]] = set()
    for choice in _choices(scene):
        found |= _of(choice.test)
        found |= _of_ways(choice.ways)
    found |= _of_ways(scene.ways)
    if scene.parts:
        for interrupt in encounter.interrupts:
            found |= interrupt.test.reads
    return found


def _of(test: Expression | None) -> frozenset[tuple[str, int]]:
    return frozenset() if test is None else test.reads


def _of_ways(ways: tuple[Way, ...]) -> set[tuple[str, int]]:
    return {read for way in ways for read in _of(way.test)}


def _once(scene: Scene) -> int:
    bits = 0
    for choice in _choices(scene):
        bits |= choice.once
    return bits


def _following(encounter: Encounter, scene: Scene) -> Iterable[int]:
    for choice in _choices(scene):
        yield from (way.to for way in choice.ways)
    yield from (way.to for way in scene.ways)
    if scene.parts:
        yield from (interrupt.to for interrupt in encounter.interrupts)
