"""What can be reached in an encounter: scenes, endings, choices, and where a play would be stuck.

All states are visited, none is sampled. States that differ only in what nothing later reads are
merged first, which is what keeps the number small: wear never decides what is open, a fact or a
gauge matters only as long as some expression ahead reads it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from game.analysis.explore import Explored, Progress, explore
from game.engine.story import Encounter

BUDGET: Final = 100_000  # states, some seconds; beyond that an author hears what makes it large


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


def visit(encounter: Encounter, budget: int = BUDGET, progress: Progress | None = None) -> Explored:
    """Visit every state of an encounter that matters to what can be reached."""
    return explore(encounter, budget, progress, wear=False)


def reach(encounter: Encounter, budget: int = BUDGET) -> Reach:
    """What there is to reach in an encounter."""
    return reached(visit(encounter, budget))


def reached(found: Explored) -> Reach:
    """What the states that were visited tell."""
    stuck: set[int] = set()
    circle, circle_at = None, None
    if found.whole:
        stuck.update(r.number for r in found.rows if not r.edges and r.moment.scene.ending is None)
        circle, circle_at = _circle(found) if found.round else (None, None)
    return Reach(
        states=found.states,
        whole=found.whole,
        scenes=frozenset(found.began).union(*found.ways),
        choices=frozenset(edge.choice.number for row in found.rows for edge in row.edges),
        interrupts=frozenset(
            i for i in range(len(found.encounter.interrupts)) if found.fired >> i & 1
        ),
        stuck=_shortest(found, stuck) if stuck else None,
        circle=circle,
        circle_scene=None
        if circle_at is None
        else found.rows[found.row[circle_at]].moment.scene.number,
        by_scene=Counter(found.by_scene),
    )


def _shortest(found: Explored, rows: set[int]) -> tuple[str, ...]:
    """The shortest path to a state that offers one of these rows."""
    came: dict[int, tuple[int, str]] = {0: (-1, "")}
    waiting = [0]
    for at in waiting:  # grows while it is walked
        row = found.rows[found.row[at]]
        if row.number in rows:
            return _path(came, at)
        for edge, to in zip(row.edges, found.follows(at), strict=True):
            if to not in came:
                came[to] = (at, edge.choice.id)
                waiting.append(to)
    raise AssertionError("every state is led to from the first one")


def _path(came: dict[int, tuple[int, str]], at: int) -> tuple[str, ...]:
    path = []
    while at > 0:
        at, choice = came[at]
        path.append(choice)
    return tuple(reversed(path))


def _circle(found: Explored) -> tuple[tuple[str, ...], int]:
    """The choices of one round that could be gone for ever, and a state on it.

    What is not in the order either lies on a round or is led to from one: take away what leads nowhere
    round, then follow any way until a state comes again.
    """
    among = set(range(found.states)).difference(found.order)
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
    return _round(found, among)


def _round(found: Explored, among: set[int]) -> tuple[tuple[str, ...], int]:
    at = min(among)
    seen: dict[int, int] = {}
    path: list[str] = []
    while at not in seen:
        seen[at] = len(path)
        after: Sequence[int] = found.follows(at)
        step = next(i for i, to in enumerate(after) if to in among)
        path.append(found.rows[found.row[at]].edges[step].choice.id)
        at = after[step]
    return tuple(path[seen[at] :]), at
