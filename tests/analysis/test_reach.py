"""Reach, which merges states, against an exploration that merges nothing."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from dataclasses import dataclass, field

from hypothesis import assume, given
from hypothesis import strategies as st

from game.analysis.reach import Reach, reach
from game.engine import Encounter, State, begin, fold, options, outcome
from game.engine.step import advance
from tests.strategies import Made, made

MOST = 3_000  # states explored one by one; stories with more are left to others


@dataclass
class Explored:
    """Everything that can come about in an encounter. `after` holds what follows each state."""

    after: dict[State, list[State]] = field(default_factory=dict)
    far: dict[State, int] = field(default_factory=dict)  # the fewest choices to get there
    scenes: set[int] = field(default_factory=set)
    choices: set[int] = field(default_factory=set)
    interrupts: set[str] = field(default_factory=set)

    def stuck(self, encounter: Encounter) -> dict[int, int]:
        """How far away the nearest state is that asks and offers nothing, in each scene that has one."""
        nearest: dict[int, int] = {}
        for state, after in self.after.items():
            if not after and outcome(encounter, state) is None:
                nearest[state.scene] = min(self.far[state], nearest.get(state.scene, MOST))
        return nearest

    def goes_round(self, without: Collection[int] = ()) -> bool:
        """Whether states are left when those that only lead to an end are taken away again and again.

        Scenes `without` which this is asked are not there.
        """
        there = {
            state: [one for one in after if one.scene not in without]
            for state, after in self.after.items()
            if state.scene not in without
        }
        leading: dict[State, list[State]] = {state: [] for state in there}
        for state, after in there.items():
            for one in after:
                leading[one].append(state)
        left = {state: len(after) for state, after in there.items()}
        ends = [state for state, count in left.items() if count == 0]
        gone = 0
        while ends:
            gone += 1
            for state in leading[ends.pop()]:
                left[state] -= 1
                if left[state] == 0:
                    ends.append(state)
        return gone < len(left)


def explored(encounter: Encounter) -> Explored:
    found = Explored()
    trail: list[int] = []
    first = begin(encounter, trail).state
    found.far[first] = 0
    waiting = deque([first])
    while waiting:
        state = waiting.popleft()
        found.after[state] = []
        for option in options(encounter, state):
            if option.open:
                found.choices.add(option.choice.number)
                turn = advance(encounter, state, option.choice, trail)
                if turn.interrupt is not None:
                    found.interrupts.add(turn.interrupt)
                found.after[state].append(turn.state)
                if turn.state not in found.far:
                    found.far[turn.state] = found.far[state] + 1
                    waiting.append(turn.state)
        assume(len(found.far) <= MOST)
    found.scenes.update(trail)
    return found


def agree(encounter: Encounter, found: Reach, all_there_is: Explored) -> None:
    assert found.whole
    assert found.states <= len(all_there_is.after)
    assert sum(found.by_scene.values()) == found.states
    assert found.scenes == all_there_is.scenes
    assert found.choices == all_there_is.choices
    names = {encounter.interrupts[number].id for number in found.interrupts}
    assert names == all_there_is.interrupts
    stuck = all_there_is.stuck(encounter)
    assert {scene: len(path) for scene, path in found.stuck.items()} == stuck
    for scene, path in found.stuck.items():
        state = fold(encounter, path).state
        assert state.scene == scene
        assert not any(option.open for option in options(encounter, state))
        assert outcome(encounter, state) is None
    assert bool(found.circles) == all_there_is.goes_round()
    told: set[int] = set()
    for scene, path in found.circles.items():
        there = [state for state in all_there_is.after if state.scene == scene]
        ways = [scenes for state in there if (scenes := gone(encounter, state, path * 30))]
        assert ways
        told.update(*ways)
    assert not all_there_is.goes_round(without=told)


def gone(encounter: Encounter, state: State, path: tuple[str, ...]) -> set[int]:
    """The scenes of a path from a state; none where it cannot be gone."""
    scenes = {state.scene}
    for name in path:
        here = (o.choice for o in options(encounter, state) if o.open and o.choice.id == name)
        choice = next(here, None)
        if choice is None:
            return set()
        state = advance(encounter, state, choice).state
        scenes.add(state.scene)
    return scenes


@given(made())
def test_reach_of_a_sound_story_is_all_that_can_come_about(one: Made) -> None:
    found = reach(one.encounter)
    agree(one.encounter, found, explored(one.encounter))
    assert not found.stuck
    assert not found.circles


@given(made(wild=True))
def test_reach_finds_circles_and_dead_ends_where_there_are_any(one: Made) -> None:
    agree(one.encounter, reach(one.encounter), explored(one.encounter))


@given(made(wild=True), st.integers(1, 40))
def test_a_search_that_is_broken_off_says_so(one: Made, budget: int) -> None:
    whole, part = reach(one.encounter), reach(one.encounter, budget)
    assert part.whole == (whole.states <= budget)
    if not part.whole:
        assert not part.circles
        assert part.scenes <= whole.scenes
        assert part.choices <= whole.choices
        assert part.states > budget
