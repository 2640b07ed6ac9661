"""Every missing point belongs to one decision, and the best that can be had is 100 on every way."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine import AXES, Score, begin, options, outcome, score, step
from game.engine.rubric import UNDER_ATTACK
from game.engine.scoring import round_half_up, weigh
from game.engine.story import PROTECT
from game.errors import GameError
from tests.engine.naive import Naive
from tests.strategies import Made, Walked, made, walked


def by_axis(result: Score, decision: int, what: str) -> dict[str, Fraction]:
    return {axis: getattr(result.decisions[decision].axes[axis], what) for axis in AXES}


@given(walked())
def test_the_points_lost_and_the_score_add_up_to_a_hundred(way: Walked) -> None:
    result = score(way.encounter, way.path)
    for axis in AXES:
        lost = [decision.axes[axis].lost for decision in result.decisions]
        exact = result.exact[axis]
        if exact is None:
            assert result.scores[axis] is None
            assert set(lost) <= {None}
        else:
            assert sum((points for points in lost if points is not None), exact) == 100
            assert None not in lost
            assert 0 <= exact <= 100


@given(walked(wild=True), st.integers(0, 60))
def test_scores_are_those_of_the_rule_applied_by_hand(way: Walked, cut: int) -> None:
    path = way.path[:cut]
    result, naive = score(way.encounter, path), Naive(way.made.story, way.made.rubric)
    assert result.exact == naive.score(path)
    judged = naive.judge(path)
    assert [decision.index for decision in result.decisions] == [one.index for one in judged]
    for i, one in enumerate(judged):
        assert by_axis(result, i, "chosen") == one.chosen
        assert by_axis(result, i, "best") == one.best
        assert by_axis(result, i, "worst") == one.worst
        assert result.decisions[i].dilemma == one.dilemma
        assert (result.decisions[i].dominated is not None) == one.dominated


@given(made(), st.sampled_from(range(3)))
def test_the_best_on_an_axis_can_be_had_from_every_state(one: Made, a: int) -> None:
    """Choosing what is worth most on one axis each time loses nothing on it."""
    encounter = one.encounter
    state, path = begin(encounter).state, []
    while outcome(encounter, state) is None:
        counted = weigh(encounter, state)
        assert counted
        path.append(max(counted, key=lambda weighed: weighed.worth[a]).choice.id)
        state = step(encounter, state, path[-1]).state
    assert score(encounter, path).scores[AXES[a]] in {None, 100}
    result = score(encounter, path)
    assert all(decision.axes[AXES[a]].lost in {None, 0} for decision in result.decisions)


@given(walked(), st.sampled_from(range(3)), st.data())
def test_what_was_lost_before_is_all_that_is_ever_missing(
    way: Walked, a: int, data: st.DataObject
) -> None:
    """From any state on the way, the best of an axis loses no more on it."""
    cut = data.draw(st.integers(0, len(way.path)))
    path, state = list(way.path[:cut]), way.states[cut]
    before = score(way.encounter, path).decisions
    while outcome(way.encounter, state) is None:
        best = max(weigh(way.encounter, state), key=lambda weighed: weighed.worth[a])
        path.append(best.choice.id)
        state = step(way.encounter, state, best.choice.id).state
    after = score(way.encounter, path).decisions
    assert all(one.axes[AXES[a]].best == one.axes[AXES[a]].chosen for one in after[len(before) :])


@given(walked())
def test_what_better_names_kept_the_most_of_all_that_is_neither_critical_nor_bearing_it(
    way: Walked,
) -> None:
    for decision in score(way.encounter, way.path).decisions:
        state = way.states[decision.index]
        counted = {weighed.choice.id: weighed for weighed in weigh(way.encounter, state)}
        for a, axis in enumerate(AXES):
            attacked = decision.condition in UNDER_ATTACK and axis != "self_protection"
            fair = [
                weighed.worth[a]
                for weighed in counted.values()
                if weighed.worth[a] > 2 * decision.axes[axis].chosen
                and not weighed.choice.critical
                and not (attacked and weighed.worth[2] < 0)
            ]
            assert (axis in decision.better) == bool(fair)
            if fair:
                named = counted[decision.better[axis].id]
                assert named.worth[a] == max(fair)
                assert not named.choice.critical
                assert not (attacked and named.worth[2] < 0)
        if decision.dominated is not None:
            worth = counted[decision.dominated.id].worth
            assert not decision.dominated.critical
            assert all(
                Fraction(worth[a], 2) > decision.axes[axis].chosen
                for a, axis in enumerate(AXES)
                if decision.axes[axis].stake
            )


@given(walked(wild=True))
def test_the_kit_counts_when_it_is_due_or_when_it_harms_and_never_otherwise(way: Walked) -> None:
    decided = {decision.index for decision in score(way.encounter, way.path).decisions}
    for index, (state, choice_id) in enumerate(zip(way.states, way.path, strict=False)):
        condition = way.encounter.scenes[state.scene].condition
        option = next(o for o in options(way.encounter, state) if o.choice.id == choice_id)
        kit = {w.choice.id for w in weigh(way.encounter, state) if w.choice.kind == PROTECT}
        if condition not in UNDER_ATTACK:
            assert not kit
        if option.choice.kind == PROTECT and index in decided:
            axes = option.choice.worth[:3]
            assert any(axes)
            worn = option.choice.sympathy  # sympathy too often harms by itself
            assert condition in UNDER_ATTACK or min(axes) < 0 or worn


@given(walked())
def test_bands_follow_the_scores_and_a_critical_move_caps_them(way: Walked) -> None:
    result = score(way.encounter, way.path)
    capped = Naive(way.made.story, way.made.rubric).critical(way.path)
    for axis in AXES:
        points, band = result.scores[axis], result.bands[axis]
        if points is None:
            assert band is None
            continue
        assert band is not None
        plain = 1 + (points >= 25) + (points >= 50) + (points >= 75)
        assert band.band == (min(plain, 2) if axis in capped else plain)
        assert (band.capped is not None) == (axis in capped and plain > 2)


@given(st.fractions(min_value=0, max_value=100))
def test_a_score_is_rounded_once_to_the_nearest_halves_up(value: Fraction) -> None:
    assert abs(round_half_up(value) - value) <= Fraction(1, 2)
    assert round_half_up(Fraction(121, 2)) == 61
    assert round_half_up(Fraction(123, 2)) == 62


@given(walked())
def test_a_path_that_cannot_be_walked_has_no_score(way: Walked) -> None:
    with pytest.raises(GameError):
        score(way.encounter, (*way.path, "say-0"))


@given(walked())
def test_a_play_broken_off_is_scored_as_far_as_it_came(way: Walked) -> None:
    whole = score(way.encounter, way.path).decisions
    for cut in range(len(way.path)):
        part = score(way.encounter, way.path[:cut]).decisions
        assert [(d.index, d.choice) for d in part] == [
            (d.index, d.choice) for d in whole[: len(part)]
        ]
