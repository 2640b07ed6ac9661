"""A play is a fold: what a state promises about its future, and what a step may do to it."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine import State, begin, fold, options, outcome, step
from game.engine.step import arrive
from game.errors import GameError
from tests.engine.naive import At, Naive
from tests.strategies import COUNTERS, FACTS, Made, Walked, blobs, made, walk, walked


@given(walked(), st.data())
def test_the_fold_gives_the_same_state_however_it_is_cut(way: Walked, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(way.path)))
    state = fold(way.encounter, way.path[:cut]).state
    assert state == way.states[cut]
    for choice in way.path[cut:]:
        state = step(way.encounter, state, choice).state
    assert state == way.states[-1] == fold(way.encounter, iter(way.path)).state


@given(walked())
def test_a_copy_of_an_encounter_plays_the_same(way: Walked) -> None:
    assert fold(copy.deepcopy(way.encounter), way.path) == fold(way.encounter, way.path)


@given(walked())
def test_every_play_comes_to_an_end_that_says_what_led_there(way: Walked) -> None:
    for state in way.states[:-1]:
        assert outcome(way.encounter, state) is None
    ended = outcome(way.encounter, way.states[-1])
    assert ended is not None
    last = step(way.encounter, way.states[-2], way.path[-1])
    if last.interrupt is None:
        assert ended.by == way.path[-1]
        assert ended.termination in {"reply", "part", "protect"}
    else:
        assert (ended.termination, ended.by) == ("interrupt", last.interrupt)


@given(walked())
def test_an_ending_that_is_looked_at_by_itself_was_led_to_by_nothing(way: Walked) -> None:
    state = begin(way.encounter).state
    for scene in way.encounter.scenes:
        if scene.ending is not None:
            there = arrive(way.encounter, state, scene.number).state
            assert outcome(way.encounter, there) == (scene.id, scene.ending, None, None)


@given(walked(wild=True))
def test_gauges_and_counters_stay_in_range(way: Walked) -> None:
    for state in way.states:
        assert all(0 <= gauge <= 10 for gauge in (state.anger, state.trust, state.energy))
        for number, (low, high) in zip(state.counters, COUNTERS.values(), strict=True):
            assert low <= number <= high
        assert 0 <= state.facts < 1 << len(FACTS)
        assert 0 <= state.wear <= 3


@given(walked(wild=True))
def test_what_is_once_only_is_never_open_again(way: Walked) -> None:
    used: set[str] = set()
    for state, choice in zip(way.states, way.path, strict=False):
        here = {option.choice.line.text: option for option in options(way.encounter, state)}
        assert not any(option.open for text, option in here.items() if text in used)
        made_now = next(option.choice for option in here.values() if option.choice.id == choice)
        if made_now.once:
            used.add(made_now.line.text)


@given(walked(wild=True))
def test_an_interrupt_comes_once_and_never_in_the_place_of_an_ending(way: Walked) -> None:
    naive = Naive(way.made.story, way.made.rubric)
    seen, at = set(), naive.begin().at
    for state, choice in zip(way.states, way.path, strict=False):
        turn = step(way.encounter, state, choice)
        told = naive.step(at, choice)
        if turn.interrupt is not None:
            assert turn.interrupt not in seen
            seen.add(turn.interrupt)
            assert any(i["id"] == turn.interrupt for i in way.made.story["interrupts"])
        at = told.at
    assert len(seen) == way.states[-1].fired.bit_count()


@given(walked(wild=True))
def test_a_reply_put_together_is_neither_said_nor_felt_before_its_last_part(way: Walked) -> None:
    for state, choice in zip(way.states, way.path, strict=False):
        turn = step(way.encounter, state, choice)
        if turn.state.picked:
            assert turn.said == ()
            assert turn.state[:6] == state[:6]
            assert turn.state.wear == state.wear
            assert all(
                option.choice.kind == "part" for option in options(way.encounter, turn.state)
            )


@given(walked(wild=True), st.sampled_from(("say-0", "open-1", "kit-0", "nobody", "")))
def test_step_takes_what_options_shows_as_open_and_nothing_else(way: Walked, word: str) -> None:
    for state in way.states:
        shown = {option.choice.id: option for option in options(way.encounter, state)}
        assert len(shown) == len(options(way.encounter, state))
        for name in (*shown, word):
            option = shown.get(name)
            if option is not None and option.open:
                assert option.why is None
                step(way.encounter, state, name)
                continue
            with pytest.raises(GameError) as refused:
                step(way.encounter, state, name)
            if outcome(way.encounter, state) is not None:
                assert (refused.value.code, shown) == ("play-over", {})
            elif option is None:
                assert refused.value.code == "choice-unknown"
            else:
                assert refused.value.code == "choice-locked"
                assert option.why is not None
                assert option.why.code in {"used", "text", "gauge"}


def same(state: State, at: At, one: Made) -> bool:
    encounter = one.encounter
    facts = {name: bool(state.facts >> i & 1) for i, name in enumerate(encounter.facts)}
    scene = encounter.scenes[state.scene]
    picked = {
        part.id: part.choices[i].id for part, i in zip(scene.parts, state.picked, strict=False)
    }
    return (
        scene.id == at.scene
        and (state.anger, state.trust, state.energy) == tuple(at.gauges.values())
        and facts == at.facts
        and dict(zip(encounter.counters, state.counters, strict=True)) == at.counters
        and state.wear == min(at.sympathised, 3)
        and picked == at.picked
        and {one.encounter.interrupts[i].id for i in range(8) if state.fired >> i & 1} == at.fired
        and state.used.bit_count() == len(at.used)
    )


@given(st.booleans().flatmap(lambda wild: made(wild=wild)), blobs(30))
def test_it_plays_as_the_author_wrote_it(one: Made, blob: bytes) -> None:
    """Step by step beside the plain engine that reads the author's data and nothing else."""
    naive = Naive(one.story, one.rubric)
    path, _ = walk(one.encounter, blob)
    told, turn = naive.begin(), begin(one.encounter)
    for choice in (*path, None):
        assert same(turn.state, told.at, one)
        assert [(line.who, line.text) for line in turn.said] == list(told.said)
        assert turn.interrupt == told.interrupt
        offers = {o.id: o.open for o in naive.offers(told.at) if naive.shows(o, told.at)}
        assert {o.choice.id: o.open for o in options(one.encounter, turn.state)} == offers
        if choice is not None:
            told, turn = naive.step(told.at, choice), step(one.encounter, turn.state, choice)
