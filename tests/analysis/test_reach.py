"""Reach, which merges states, against an exploration that merges nothing."""

from __future__ import annotations

from collections import deque
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

    def stuck(self, encounter: Encounter) -> list[int]:
        """How far away the states are that ask and offer nothing."""
        return [
            self.far[state]
            for state, after in self.after.items()
            if not after and outcome(encounter, state) is None
        ]

    def goes_round(self) -> bool:
        """Whether states are left when those that only lead to an end are taken away again and again."""
        leading: dict[State, list[State]] = {state: [] for state in self.after}
        for state, after in self.after.items():
            for one in after:
                leading[one].append(state)
        left = {state: len(after) for state, after in self.after.items()}
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
    assert (found.stuck is None) == (not stuck)
    if found.stuck is not None:
        state = fold(encounter, found.stuck).state
        assert not any(option.open for option in options(encounter, state))
        assert outcome(encounter, state) is None
        assert len(found.stuck) == min(stuck)
    assert (found.circle is None) == (not all_there_is.goes_round())
    if found.circle is not None:
        there = [state for state in all_there_is.after if state.scene == found.circle_scene]
        assert any(can_go(encounter, state, found.circle * 30) for state in there)


def can_go(encounter: Encounter, state: State, path: tuple[str, ...]) -> bool:
    for name in path:
        here = (o.choice for o in options(encounter, state) if o.open and o.choice.id == name)
        choice = next(here, None)
        if choice is None:
            return False
        state = advance(encounter, state, choice).state
    return True


@given(made())
def test_reach_of_a_sound_story_is_all_that_can_come_about(one: Made) -> None:
    found = reach(one.encounter)
    agree(one.encounter, found, explored(one.encounter))
    assert found.stuck is None
    assert found.circle is None


@given(made(wild=True))
def test_reach_finds_circles_and_dead_ends_where_there_are_any(one: Made) -> None:
    agree(one.encounter, reach(one.encounter), explored(one.encounter))


@given(made(wild=True), st.integers(1, 40))
def test_a_search_that_is_broken_off_says_so(one: Made, budget: int) -> None:
    whole, part = reach(one.encounter), reach(one.encounter, budget)
    assert part.whole == (whole.states <= budget)
    if not part.whole:
        assert part.circle is None
        assert part.scenes <= whole.scenes
        assert part.choices <= whole.choices
        assert part.states > budget
