"""What can be reached in an encounter: scenes, endings, choices, and where a play would be stuck.

All states are visited, none is sampled. States that differ only in what nothing later reads are
merged first, which is what keeps the number small: wear never decides what is open, a fact or a
gauge matters only as long as some expression ahead reads it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from game.analysis.explore import Explored, Progress, explore
from game.engine.story import Encounter

BUDGET: Final = 100_000  # states, about a second; beyond that an author hears what makes it large


@dataclass(frozen=True, slots=True)
class Reach:
    """What there is to reach. `whole` is False where the budget ended the search."""

    states: int
    budget: int
    whole: bool
    scenes: frozenset[int]
    choices: frozenset[int]  # by number: open in at least one state
    interrupts: frozenset[int]
    stuck: Mapping[int, tuple[str, ...]]  # scenes with nothing open: the shortest path to that
    circles: Mapping[int, tuple[str, ...]]  # scenes on a round without end: its choices from there
    by_scene: Counter[int]  # states in each scene: what makes an encounter large


def visit(encounter: Encounter, budget: int = BUDGET, progress: Progress | None = None) -> Explored:
    """Visit every state of an encounter that matters to what can be reached."""
    return explore(encounter, budget, progress, wear=False)


def reach(encounter: Encounter, budget: int = BUDGET) -> Reach:
    """What there is to reach in an encounter."""
    return reached(visit(encounter, budget))


def reached(found: Explored) -> Reach:
    """What the states that were visited tell.

    Of rounds that share a scene one is told; the others show once that one is mended.
    """
    return Reach(
        states=found.states,
        budget=found.budget,
        whole=found.whole,
        scenes=frozenset(found.began).union(*found.ways),
        choices=frozenset(edge.choice.number for row in found.rows for edge in row.edges),
        interrupts=frozenset(
            i for i in range(len(found.encounter.interrupts)) if found.fired >> i & 1
        ),
        stuck=_stuck(found) if found.whole else {},
        circles=_circles(found) if found.whole and found.round else {},
        by_scene=Counter(found.by_scene),
    )


def _stuck(found: Explored) -> dict[int, tuple[str, ...]]:
    """Of each scene that can have nothing open the shortest path to that."""
    rows = {
        row.number: row.moment.scene.number
        for row in found.rows
        if not row.edges and row.moment.scene.ending is None
    }
    left = set(rows.values())
    paths: dict[int, tuple[str, ...]] = {}
    came: dict[int, tuple[int, str]] = {0: (-1, "")}
    waiting = [0]
    for at in waiting:  # grows while it is walked
        if not left:
            break
        row = found.rows[found.row[at]]
        scene = rows.get(row.number)
        if scene in left:
            paths[scene] = _path(came, at)
            left.discard(scene)
        for edge, to in zip(row.edges, found.follows(at), strict=True):
            if to not in came:
                came[to] = (at, edge.choice.id)
                waiting.append(to)
    return paths


def _path(came: dict[int, tuple[int, str]], at: int) -> tuple[str, ...]:
    path = []
    while at > 0:
        at, choice = came[at]
        path.append(choice)
    return tuple(reversed(path))


def _circles(found: Explored) -> dict[int, tuple[str, ...]]:
    """A round for each part of the conversation that can go round for ever."""
    circles: dict[int, tuple[str, ...]] = {}
    among = _going_round(found, set(range(found.states)).difference(found.order))
    while among:
        choices, states = _round(found, among)
        circles[_scene(found, states[0])] = choices
        told = {_scene(found, state) for state in states}
        among = _going_round(found, {at for at in among if _scene(found, at) not in told})
    return circles


def _scene(found: Explored, state: int) -> int:
    return found.rows[found.row[state]].moment.scene.number


def _going_round(found: Explored, among: set[int]) -> set[int]:
    """Those of these states that lie on a round among them or lead into one: what leads nowhere is taken away."""
    leading: dict[int, list[int]] = {state: [] for state in among}
    left = dict.fromkeys(among, 0)
    for state in among:
        for to in found.follows(state):
            if to in among:
                leading[to].append(state)
                left[state] += 1
    dead = [state for state, count in left.items() if count == 0]
    for state in dead:  # grows while it is walked
        among.discard(state)
        for before in leading[state]:
            left[before] -= 1
            if left[before] == 0:
                dead.append(before)
    return among


def _round(found: Explored, among: set[int]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The choices and the states of one round: any way on is followed until a state comes again."""
    at = min(among)
    seen: dict[int, int] = {}
    path: list[str] = []
    while at not in seen:
        seen[at] = len(path)
        after: Sequence[int] = found.follows(at)
        step = next(i for i, to in enumerate(after) if to in among)
        path.append(found.rows[found.row[at]].edges[step].choice.id)
        at = after[step]
    return tuple(path[seen[at] :]), tuple(seen)[seen[at] :]
