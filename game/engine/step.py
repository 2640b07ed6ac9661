"""The one function that moves a play, and the questions that can be asked of a state.

A play is a fold of `step` over the ids of the choices made; everything else in the game (saves,
rewinds, debriefs, analysis) is that fold told another way.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from game.engine.state import Outcome, State, Turn
from game.engine.story import (
    Change,
    Choice,
    Encounter,
    Line,
    Offer,
    Option,
    Saying,
    Way,
    Why,
)
from game.errors import GameError

FULL: Final = 10  # gauges run from 0 to here
WORN: Final = 3  # State.wear stops counting here

# A gauge after a move, by gauge + worth: 0..13, and -3..-1 counted from the end of the tuple.
_CLAMPED: Final = (*(min(value, FULL) for value in range(FULL + 4)), 0, 0, 0)

# Named tuples made without their Python-level constructors: a step makes several.
_new: Final = tuple.__new__


def begin(encounter: Encounter, trail: list[int] | None = None) -> Turn:
    """The first state of a play and what is said before the first choice.

    A `trail` is given the number of every scene that is entered on the way.
    """
    blank = State(
        encounter.opening,
        *encounter.start,
        0,
        tuple(low for low, _ in encounter.counters.values()),
        0,
        0,
        0,
        (),
        0,
    )
    said: list[Line] = []
    state = _enter(encounter, blank, encounter.opening, 0, said, trail)
    return Turn(state, tuple(said))


def arrive(encounter: Encounter, state: State, scene: int) -> Turn:
    """Enter a scene from a state that need not lie on any path: an author looks at a scene by itself.

    The scene's own changes are made and its words said, as on every other way into it.
    """
    said: list[Line] = []
    after = _enter(encounter, state, scene, 0, said)
    return Turn(after, tuple(said))


def options(encounter: Encounter, state: State) -> tuple[Option, ...]:
    """What can be chosen now, in the author's order: replies (or the next part), then the kit.

    Locked ones are included with the reason, unless they are hidden. Empty at an ending.
    """
    stages = encounter.scenes[state[0]].stages
    if not stages:
        return ()
    already = state[6]
    found = []
    for once, test, opened, used, locked, hidden in stages[len(state[9])].values():
        if once & already:
            found.append(used)
        elif test is None or test(state):
            found.append(opened)
        elif locked is not None:
            found.append(locked)
        elif not hidden:
            found.append(Option(opened.choice, open=False, why=_first_off(opened.choice, state)))
    return tuple(found)


def step(
    encounter: Encounter, state: State, choice_id: str, trail: list[int] | None = None
) -> Turn:
    """The state after a choice, and what was said and done.

    A `trail` is given the number of every scene that is entered on the way.
    Raises `GameError`: `choice-unknown` where the id is none of this moment's, `choice-locked` where
    it is one but not open, `play-over` at an ending.
    """
    scene = encounter.scenes[state[0]]
    if not scene.stages:
        raise GameError("play-over", encounter=encounter.id)
    offer = scene.stages[len(state[9])].get(choice_id)
    if offer is None:
        raise GameError("choice-unknown", choice=choice_id, scene=scene.id)
    once, test, opened, _, _, hidden = offer
    if once & state[6] or not (test is None or test(state)):
        unseen = hidden and not once & state[6]
        code = "choice-unknown" if unseen else "choice-locked"
        raise GameError(code, choice=choice_id, scene=scene.id)
    return advance(encounter, state, opened[0], trail)


def fold(encounter: Encounter, path: Iterable[str]) -> Turn:
    """The state after all the choices of a path, and what the last of them said."""
    turn = begin(encounter)
    for choice_id in path:
        turn = step(encounter, turn.state, choice_id)
    return turn


def outcome(encounter: Encounter, state: State) -> Outcome | None:
    """Which ending was reached and why it came, or None while the conversation goes on."""
    scene = encounter.scenes[state.scene]
    if scene.ending is None:
        return None
    if state.by < 0:
        return Outcome(scene.id, scene.ending, "interrupt", encounter.interrupts[-state.by - 1].id)
    if state.by == 0:
        return Outcome(scene.id, scene.ending, None, None)
    choice = encounter.choices[state.by - 1]
    return Outcome(scene.id, scene.ending, choice.kind, choice.id)


def choice_at(encounter: Encounter, state: State, choice_id: str) -> Choice:
    """The choice of that id among those of a state's moment, open or not; raises KeyError for no such one."""
    return encounter.scenes[state.scene].stages[len(state.picked)][choice_id].opened.choice


def is_open(offer: Offer, state: State) -> bool:
    """Whether a choice of the present moment can be made."""
    return not offer.once & state.used and (offer.test is None or offer.test(state))


def advance(
    encounter: Encounter, state: State, choice: Choice, trail: list[int] | None = None
) -> Turn:
    """`step` for a choice that is known to be open: the analysis and `step` share it.

    A `trail` is given the number of every scene that is entered on the way.
    """
    here, anger, trust, energy, facts, counters, used, fired, wear, picked, _ = state
    if choice.part is None:
        made: tuple[Choice, ...] = (choice,)
        answers, ways = choice.answers, choice.ways
    else:
        scene = encounter.scenes[here]
        picked = (*picked, choice.position)
        if len(picked) < len(scene.parts):
            return Turn(state._replace(picked=picked, used=used | choice.once), ())
        made = tuple(part.choices[i] for part, i in zip(scene.parts, picked, strict=True))
        answers, ways = scene.answers, scene.ways

    said: list[Line] = []
    for one in made:
        _, _, _, angrier, trusting, fresher = one.worth
        anger = _CLAMPED[anger + angrier]
        trust = _CLAMPED[trust + trusting]
        energy = _CLAMPED[energy + fresher]
        if one.sympathy and wear < WORN:
            wear += 1
        used |= one.once
        said.append(one.line)
        if one.change is not None:
            facts, counters, anger, trust, energy = _changed(
                encounter, one.change, facts, counters, anger, trust, energy
            )
    after = _new(State, (here, anger, trust, energy, facts, counters, used, fired, wear, picked, 0))
    for test, says, fixed in answers:
        if test is None or test.test(after):
            if fixed is None:
                _say(says, after, said)
            else:
                said += fixed
            break

    to = _way(ways, after) if ways else here
    by = choice.number + 1
    interrupt = None
    if encounter.interrupts and encounter.scenes[to].ending is None:
        for i, one_interrupt in enumerate(encounter.interrupts):
            if not fired >> i & 1 and one_interrupt.test.test(after):
                to, by, interrupt = one_interrupt.to, -(i + 1), one_interrupt.id
                after = after._replace(fired=fired | 1 << i)
                break
    if not ways and interrupt is None:
        return Turn(after, tuple(said))  # a kit action without a way: the scene goes on
    return _new(Turn, (_enter(encounter, after, to, by, said, trail), tuple(said), interrupt))


def _enter(
    encounter: Encounter,
    state: State,
    to: int,
    by: int,
    said: list[Line],
    trail: list[int] | None = None,
) -> State:
    """Go into a scene, and through all that go on by themselves; adds what they say."""
    _, anger, trust, energy, facts, counters, used, fired, wear, _, _ = state
    while True:
        scene = encounter.scenes[to]
        if trail is not None:
            trail.append(to)
        if scene.change is not None:
            facts, counters, anger, trust, energy = _changed(
                encounter, scene.change, facts, counters, anger, trust, energy
            )
        at_end = 0 if scene.ending is None else by
        state = _new(
            State, (to, anger, trust, energy, facts, counters, used, fired, wear, (), at_end)
        )
        if scene.fixed is None:
            _say(scene.says, state, said)
        else:
            said += scene.fixed
        if scene.stages or scene.ending is not None:
            return state
        to = _way(scene.ways, state)


def _clamp(value: int) -> int:
    return 0 if value < 0 else min(value, FULL)


def _changed(
    encounter: Encounter,
    change: Change,
    facts: int,
    counters: tuple[int, ...],
    anger: int,
    trust: int,
    energy: int,
) -> tuple[int, tuple[int, ...], int, int, int]:
    facts = facts & ~change.facts_off | change.facts_on
    if change.counters:
        numbers = list(counters)
        bounds = tuple(encounter.counters.values())
        for at, add, number in change.counters:
            low, high = bounds[at]
            numbers[at] = max(low, min(high, numbers[at] + number if add else number))
        counters = tuple(numbers)
    if change.gauges:
        gauges = [anger, trust, energy]
        for at, number in change.gauges:
            gauges[at] = _clamp(gauges[at] + number)
        anger, trust, energy = gauges
    return facts, counters, anger, trust, energy


def _say(says: tuple[Saying, ...], state: State, said: list[Line]) -> None:
    for line, test in says:
        if test is None or test.test(state):
            said.append(line)


def _way(ways: tuple[Way, ...], state: State) -> int:
    for test, to in ways:
        if test is None or test.test(state):
            return to
    raise AssertionError("the last way has no test: decode.py sees to it")


def _first_off(choice: Choice, state: State) -> Why:
    """The first of several gauges that is off."""
    assert choice.test is not None  # only a choice with a test can be locked
    bounds = choice.test.bounds
    off = next((bound for bound in bounds if not bound.test(state)), bounds[0])
    return Why("gauge", gauge=off.gauge, way=off.way)
