"""Random plays through the public functions, against a loop written by hand over tuples.

The hand-written loop stands for what Python can do at best: no texts, no reasons, no errors, no
values that anybody could look at, only the rules of this story on plain tuples and ints.
"""

from __future__ import annotations

import random
import time
from typing import Any

from game.engine import Encounter, begin, options, step


def public(encounter: Encounter, seconds: float, seed: int) -> float:
    """Steps a second of random plays through `options` and `step`."""
    draw = random.Random(seed).random
    steps = 0
    ends = time.perf_counter() + seconds
    begun = time.perf_counter()
    while time.perf_counter() < ends:
        state = begin(encounter).state
        while True:
            found = [option for option in options(encounter, state) if option.open]
            if not found:
                break
            chosen = found[int(draw() * len(found))]
            state = step(encounter, state, chosen.choice.id).state
            steps += 1
    return steps / (time.perf_counter() - begun)


def by_hand(encounter: Encounter, seconds: float, seed: int) -> float:
    """Steps a second of the same plays in a loop over tuples."""
    table, interrupts, first = _tables(encounter)
    draw = random.Random(seed).random
    clamp = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10, 10, 0, 0, 0)
    steps = 0
    ends = time.perf_counter() + seconds
    begun = time.perf_counter()
    while time.perf_counter() < ends:
        scene, anger, trust, energy, facts, counters, used, fired, picked = first
        while True:
            stages, ending, _, goes = table[scene]
            if ending:
                break
            now = (scene, anger, trust, energy, facts, counters, used, fired, 0, picked, 0)
            found = [
                choice
                for choice in stages[len(picked)]
                if not choice[0] & used and (choice[1] is None or choice[1](now))
            ]
            once, _, effect, change, ways, last, number = found[int(draw() * len(found))]
            steps += 1
            used |= once
            picked = (*picked, number)
            if not last:
                continue
            made: tuple[Any, ...] = ((effect, change),)
            if len(stages) > 1 and ways is goes:
                made = tuple((stages[i][n][2], stages[i][n][3]) for i, n in enumerate(picked))
            for (angrier, trusting, fresher), changed in made:
                anger = clamp[anger + angrier]
                trust = clamp[trust + trusting]
                energy = clamp[energy + fresher]
                if changed is not None:
                    facts = facts & ~changed[1] | changed[0]
                    counters, anger, trust, energy = _more(changed, counters, anger, trust, energy)
            after = (scene, anger, trust, energy, facts, counters, used, fired, 0, picked, 0)
            to = -1
            for test, way in ways:
                if test is None or test(after):
                    to = way
                    break
            if to < 0 or not table[to][1]:
                for bit, test, way in interrupts:
                    if not fired & bit and test(after):
                        fired |= bit
                        to = way
                        break
            picked = ()
            while to >= 0:
                scene = to
                stages, ending, changed, goes = table[scene]
                if changed is not None:
                    facts = facts & ~changed[1] | changed[0]
                    counters, anger, trust, energy = _more(changed, counters, anger, trust, energy)
                to = -1
                if not stages and not ending:
                    here = (scene, anger, trust, energy, facts, counters, used, fired, 0, (), 0)
                    for test, way in goes:
                        if test is None or test(here):
                            to = way
                            break
    return steps / (time.perf_counter() - begun)


def _more(change: Any, counters: Any, anger: int, trust: int, energy: int) -> Any:
    for at, add, number, low, high in change[2]:
        changed = list(counters)
        changed[at] = max(low, min(high, changed[at] + number if add else number))
        counters = tuple(changed)
    gauges = [anger, trust, energy]
    for at, number in change[3]:
        gauges[at] = max(0, min(10, gauges[at] + number))
    return (counters, *gauges)


def _tables(encounter: Encounter) -> Any:
    """The story as tuples: for each scene its stages, ending, change and ways."""
    bounds = list(encounter.counters.values())

    def change(made: Any) -> Any:
        if made is None:
            return None
        counters = tuple((at, add, n, *bounds[at]) for at, add, n in made.counters)
        return made.facts_on, made.facts_off, counters, made.gauges

    def ways(given: Any) -> Any:
        return tuple((way.test and way.test.test, way.to) for way in given)

    def choice(offer: Any, goes: Any, last: bool) -> Any:
        made = offer.opened.choice
        whole = goes if made.part is not None else ways(made.ways)
        return (
            offer.once, offer.test, made.worth[3:], change(made.change), whole,
            made.part is None or last, made.position,
        )  # fmt: skip

    table = []
    for scene in encounter.scenes:
        goes = ways(scene.ways)
        final = len(scene.stages) - 1
        stages = tuple(
            tuple(choice(offer, goes, at == final) for offer in stage.values())
            for at, stage in enumerate(scene.stages)
        )
        table.append((stages, scene.ending, change(scene.change), goes))
    interrupts = [(1 << i, x.test.test, x.to) for i, x in enumerate(encounter.interrupts)]
    return table, interrupts, (*begin(encounter).state[:8], ())
