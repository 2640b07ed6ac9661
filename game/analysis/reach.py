"""What can be reached in an encounter: scenes, endings, choices, and where a play would be stuck.

All states are visited, none is sampled. States that differ only in what nothing later reads are
merged first, which is what keeps the number small: wear never decides what is open, a fact or a
gauge matters only as long as some expression ahead reads it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from game.engine.expressions import Expression
from game.engine.state import State
from game.engine.step import advance, begin, is_open
from game.engine.story import Answer, Choice, Encounter, Scene, Way

BUDGET: Final = 1_000_000  # states; beyond that an author is told what makes it so large


@dataclass(frozen=True, slots=True)
class Reach:
    """What there is to reach. `whole` is False where the budget ended the search."""

    states: int
    whole: bool
    scenes: frozenset[int]
    choices: frozenset[int]  # by number: open in at least one state
    interrupts: frozenset[int]
    stuck: tuple[str, ...] | None  # the shortest path to a state with nothing open
    circle: tuple[str, ...] | None  # the choices of a round that could be gone for ever
    circle_scene: int | None
    by_scene: Counter[int]  # states in each scene: what makes an encounter large


@dataclass(frozen=True, slots=True)
class Live:
    """What can still matter from a scene on."""

    gauges: tuple[bool, bool, bool]
    facts: int
    counters: tuple[bool, ...]
    used: int
    fired: int


def reach(encounter: Encounter, budget: int = BUDGET) -> Reach:
    """Visit every state of an encounter."""
    live = liveness(encounter)
    scenes = encounter.scenes
    trail: list[int] = []
    first = merged(begin(encounter, trail).state, live)
    passed = set(trail)
    index = {first: 0}
    states = [first]
    came: list[tuple[int, str]] = [(-1, "")]
    following: list[tuple[int, ...]] = []
    ways: list[tuple[str, ...]] = []
    open_choices: set[int] = set()
    fired = 0
    stuck: int | None = None
    at = 0
    while at < len(states) and len(states) <= budget:
        state = states[at]
        scene = scenes[state.scene]
        after: list[int] = []
        names: list[str] = []
        if scene.stages:
            for offer in scene.stages[len(state.picked)].values():
                if not is_open(offer, state):
                    continue
                choice = offer.opened.choice
                open_choices.add(choice.number)
                trail.clear()
                raw = advance(encounter, state, choice, trail).state
                passed.update(trail)
                fired |= raw.fired
                new = merged(raw, live)
                number = index.get(new)
                if number is None:
                    number = index[new] = len(states)
                    states.append(new)
                    came.append((at, choice.id))
                after.append(number)
                names.append(choice.id)
            if not after and stuck is None:
                stuck = at
        following.append(tuple(after))
        ways.append(tuple(names))
        at += 1
    whole = at == len(states)
    circle, circle_at = _circle(following, ways) if whole else (None, None)
    return Reach(
        states=len(states),
        whole=whole,
        scenes=frozenset(passed),
        choices=frozenset(open_choices),
        interrupts=frozenset(i for i in range(len(encounter.interrupts)) if fired >> i & 1),
        stuck=None if stuck is None else _path(came, stuck),
        circle=circle,
        circle_scene=None if circle_at is None else states[circle_at].scene,
        by_scene=Counter(state.scene for state in states),
    )


def liveness(encounter: Encounter) -> tuple[Live, ...]:
    """For each scene, what any expression from there on may read."""
    reads = [_reads(encounter, scene) for scene in encounter.scenes]
    used = [_once(scene) for scene in encounter.scenes]
    following = [set(_following(encounter, scene)) for scene in encounter.scenes]
    changed = True
    while changed:
        changed = False
        for i, nexts in enumerate(following):
            for to in nexts:
                if not reads[to] <= reads[i] or used[to] & ~used[i]:
                    reads[i] |= reads[to]
                    used[i] |= used[to]
                    changed = True
    return tuple(
        Live(
            (("gauge", 0) in read, ("gauge", 1) in read, ("gauge", 2) in read),
            sum(1 << i for i in range(len(encounter.facts)) if ("fact", i) in read),
            tuple(("counter", i) in read for i in range(len(encounter.counters))),
            bits,
            -1 if encounter.scenes[n].ending is None else 0,
        )
        for n, (read, bits) in enumerate(zip(reads, used, strict=True))
    )


def merged(state: State, live: tuple[Live, ...]) -> State:
    """The state with everything blanked that nothing later reads."""
    scene, anger, trust, energy, facts, counters, used, fired, _, picked, _ = state
    gauges, fact_bits, counters_live, used_bits, fired_bits = (
        (keep := live[scene]).gauges,
        keep.facts,
        keep.counters,
        keep.used,
        keep.fired,
    )
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
        0,
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


def _of_ways(ways: tuple[Way, ...] | tuple[Answer, ...]) -> set[tuple[str, int]]:
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


def _path(came: list[tuple[int, str]], at: int) -> tuple[str, ...]:
    path = []
    while at > 0:
        at, choice = came[at]
        path.append(choice)
    return tuple(reversed(path))


def _circle(
    following: list[tuple[int, ...]], ways: list[tuple[str, ...]]
) -> tuple[tuple[str, ...] | None, int | None]:
    """The choices of one round in the state graph and a state on it, or Nones.

    States are taken away that nothing leads to any more; what remains at the end goes round.
    """
    waiting = [0] * len(following)
    for nexts in following:
        for to in nexts:
            waiting[to] += 1
    ready = [i for i, count in enumerate(waiting) if count == 0]
    left = len(following)
    while ready:
        left -= 1
        for to in following[ready.pop()]:
            waiting[to] -= 1
            if waiting[to] == 0:
                ready.append(to)
    if left == 0:
        return None, None
    return _round(following, ways, {i for i, count in enumerate(waiting) if count > 0})


def _round(
    following: list[tuple[int, ...]], ways: list[tuple[str, ...]], among: set[int]
) -> tuple[tuple[str, ...], int]:
    """Take away what leads nowhere round as well, then follow any way until a state comes again."""
    trimmed = True
    while trimmed:
        dead = {i for i in among if not any(to in among for to in following[i])}
        trimmed = bool(dead)
        among -= dead
    at = min(among)
    seen: dict[int, int] = {}
    path: list[str] = []
    while at not in seen:
        seen[at] = len(path)
        step = next(i for i, to in enumerate(following[at]) if to in among)
        path.append(ways[at][step])
        at = following[at][step]
    return tuple(path[seen[at] :]), at
