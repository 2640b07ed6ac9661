"""What can still matter at each moment of an encounter: what any expression from there on may read.

A moment is a scene and how many parts of its reply are picked. Merging states that differ only in what
can matter no more is what keeps exact analysis possible: a fact matters as long as something ahead
reads it before it is set anew, worn sympathy as long as a sympathising choice lies ahead. The usual
backward data flow of compilers, with bit masks (see `bits.py`) for sets of variables.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from game.analysis.bits import Bits
from game.engine.expressions import GAUGES, Expression
from game.engine.story import Choice, Encounter, Scene, Way


class Watch(NamedTuple):
    """A gauge, by its name, and the scenes, by number, in which it is told apart though nothing may read it."""

    gauge: str
    scenes: Container[int]


UNWATCHED: Final = Watch("anger", ())


class Target(NamedTuple):
    """A moment that a choice may lead to, and what entering it certainly sets."""

    moment: int
    sets: int


class Effect(NamedTuple):
    """What one choice at one moment may do, as masks: all that could come of it taken together."""

    choice: Choice
    reads: int  # what decides where it leads
    touches: int  # what it may change, on the way through scenes that go on by themselves too
    sets: int  # what it certainly sets, whatever that was before
    to: tuple[Target, ...]


@dataclass(slots=True)
class Moment:
    """A scene with so many parts of its reply picked; an ending, which asks nothing, has no effects."""

    number: int
    scene: Scene
    stage: int
    reads: int  # what decides which choices are open and what they are worth
    effects: tuple[Effect, ...]
    live: int = 0  # what can still matter


def moments_of(
    encounter: Encounter, bits: Bits, *, wear: bool, watch: Watch = UNWATCHED
) -> tuple[Moment, ...]:
    """Every moment of an encounter, with what is live there.

    With `wear`, how worn sympathy is matters as long as a sympathising choice lies ahead; it decides
    what things are worth, and never what can be reached. A gauge that is watched matters in its scenes as well.
    """
    numbers = _numbers(encounter)
    wears = bits.wear if wear else 0
    found: list[Moment] = []
    for scene in encounter.scenes:
        for stage in range(max(len(scene.stages), 1)):
            if not scene.stages:
                if scene.ending is not None:
                    found.append(Moment(len(found), scene, 0, 0, ()))
                continue
            offers = scene.stages[stage].values()
            reads, effects = bits.picks(0, stage), []
            if scene.number in watch.scenes and stage == 0:
                reads |= bits.gauge(GAUGES.index(watch.gauge))
            for offer in offers:
                choice = offer.opened.choice
                reads |= _of(bits, choice.test) | bits.once(choice.once)
                if choice.sympathy:
                    reads |= wears
                effects.append(_effect(encounter, bits, numbers, scene, stage, choice, wears))
            found.append(Moment(len(found), scene, stage, reads, tuple(effects)))
    _spread(found)
    return tuple(found)


def _numbers(encounter: Encounter) -> dict[tuple[int, int], int]:
    """The number of each moment, by its scene's number and the stage."""
    keys = [
        (scene.number, stage)
        for scene in encounter.scenes
        if scene.stages or scene.ending is not None
        for stage in range(max(len(scene.stages), 1))
    ]
    return {key: number for number, key in enumerate(keys)}


def _spread(moments: list[Moment]) -> None:
    """Carry what is live from each moment back to those that lead to it, until nothing changes."""
    leading: list[set[int]] = [set() for _ in moments]
    for moment in moments:
        for effect in moment.effects:
            for target in effect.to:
                leading[target.moment].add(moment.number)
    waiting = list(range(len(moments)))
    while waiting:
        moment = moments[waiting.pop()]
        live = moment.reads
        for effect in moment.effects:
            ahead = effect.reads
            for to, sets in effect.to:
                ahead |= moments[to].live & ~sets
            live |= ahead & ~effect.sets
        if live != moment.live:
            moment.live = live
            waiting += leading[moment.number]


def _effect(
    encounter: Encounter,
    bits: Bits,
    numbers: dict[tuple[int, int], int],
    scene: Scene,
    stage: int,
    choice: Choice,
    wears: int,
) -> Effect:
    last = len(scene.parts) - 1
    if choice.part is not None and stage < last:
        sets = bits.picks(stage, stage + 1) | bits.once(choice.once)
        return Effect(choice, 0, sets, sets, (Target(numbers[scene.number, stage + 1], 0),))
    if choice.part is None:
        made, ways = [choice], choice.ways
        reads, sets = 0, bits.sets(choice.change) | bits.once(choice.once)
    else:
        made, ways = [one for part in scene.parts for one in part.choices], scene.ways
        reads, sets = bits.picks(0, last), 0
    touches = sets
    for one in made:
        touches |= bits.touches(one.change) | bits.once(one.once)
        touches |= wears if one.sympathy else 0
        for gauge, worth in enumerate(one.worth[3:]):
            touches |= bits.gauge(gauge) if worth else 0
    reads |= _of_ways(bits, ways)
    leads = [way.to for way in ways]
    stays = not ways
    if encounter.interrupts and (stays or any(encounter.scenes[to].ending is None for to in leads)):
        reads |= bits.fired
        touches |= bits.fired
        for interrupt in encounter.interrupts:
            reads |= bits.reads(interrupt.test.reads)
            leads.append(interrupt.to)
    read, touched, to = _entered(encounter, bits, numbers, leads)
    if stays:
        to = (*to, Target(numbers[scene.number, 0], 0))
    return Effect(choice, reads | read, touches | touched, sets, to)


def _entered(
    encounter: Encounter, bits: Bits, numbers: dict[tuple[int, int], int], leads: Iterable[int]
) -> tuple[int, int, tuple[Target, ...]]:
    """Where entering these scenes may come to a stop, with what is read and touched on the way."""
    reads = touches = 0
    to: list[Target] = []
    seen: set[int] = set()
    waiting = list(leads)
    while waiting:
        number = waiting.pop()
        if number in seen:
            continue
        seen.add(number)
        scene = encounter.scenes[number]
        touches |= bits.touches(scene.change)
        if scene.stages or scene.ending is not None:
            to.append(Target(numbers[number, 0], bits.sets(scene.change)))
        else:
            reads |= _of_ways(bits, scene.ways)
            waiting += (way.to for way in scene.ways)
    return reads, touches, tuple(to)


def _of(bits: Bits, test: Expression | None) -> int:
    return 0 if test is None else bits.reads(test.reads)


def _of_ways(bits: Bits, ways: tuple[Way, ...]) -> int:
    mask = 0
    for way in ways:
        mask |= _of(bits, way.test)
    return mask
