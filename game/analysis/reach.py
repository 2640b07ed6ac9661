"""What can be reached in an encounter: scenes, endings, choices, and where a play would be stuck.

All states are visited, none is sampled. States that differ only in what nothing later reads are
merged first, which is what keeps the number small: wear never decides what is open, a fact or a
gauge matters only as long as some expression ahead reads it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from game.analysis.liveness import liveness, merged
from game.engine.step import advance, begin, is_open
from game.engine.story import Encounter

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


def reach(encounter: Encounter, budget: int = BUDGET) -> Reach:
    """Visit every state of an encounter."""
    live = liveness(encounter, wear=False)
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
