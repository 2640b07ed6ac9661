"""Scores that can be told to the last point: how much you kept of what was at stake on your way.

Three axes, never added up. At each decision, per axis, over the options that count:

    stake = best - worst        lost = best - chosen        score = 100 x (1 - sum lost / sum stakes)

so the best that can be had is 100 on every path, and every missing point belongs to one decision.
Exact in integers and fractions; rounded once, at the end. Worths are counted in half rubric points,
because the third sympathising choice is worth half.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, NamedTuple

from game.engine.rubric import AXES, UNDER_ATTACK
from game.engine.state import State
from game.engine.step import begin, choice_at, is_open, step
from game.engine.story import PROTECT, Choice, Encounter, Scene

HALVES: Final = 2  # half points in a rubric point
FRESH: Final = 2  # so many sympathising choices are worth all they say
TESTED: Final = 2  # an axis at stake in fewer decisions was not tested
BANDS: Final = (25, 50, 75)  # where bands 2, 3 and 4 begin
CAP: Final = 2  # the highest band after a critical move

_SELF: Final = AXES.index("self_protection")

Triple = tuple[int, int, int]
ZERO: Final[Triple] = (0, 0, 0)


class Weighed(NamedTuple):
    """An option that counts at a decision and what it is worth there, in half points by axis."""

    choice: Choice
    worth: Triple


class _Taken(NamedTuple):
    """A decision as it was taken, before the whole play is known."""

    at: int  # the choice's position in the path
    state: State
    chosen: Weighed
    counted: tuple[Weighed, ...]


class Weight(NamedTuple):
    """One axis of one decision, in rubric points; `lost` in points of the final score.

    `lost` is None where the axis is not tested.
    """

    chosen: Fraction
    best: Fraction
    worst: Fraction
    lost: Fraction | None

    @property
    def stake(self) -> Fraction:
        """What was at stake, in rubric points."""
        return self.best - self.worst


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of a play, with all that the debrief tells about it."""

    index: int  # the choice's position in the path
    scene: str
    condition: str
    choice: Choice
    axes: Mapping[str, Weight]
    better: Mapping[
        str, Choice
    ]  # by axis on which something was lost: what to name as better there
    dominated: Choice | None  # an option better on every axis that was at stake
    dilemma: bool  # no option was best on all three axes
    worn: bool  # sympathy was worth less than it would have been earlier


class Band(NamedTuple):
    """A band from 1 to 4, and the id of the choice whose critical move capped it, if one did."""

    band: int
    capped: str | None


@dataclass(frozen=True, slots=True)
class Score:
    """The result of a play: whole scores 0..100 or None (not tested), bands, and every decision."""

    scores: Mapping[str, int | None]
    exact: Mapping[str, Fraction | None]
    bands: Mapping[str, Band | None]
    decisions: tuple[Decision, ...]


def worth(choice: Choice, condition: str, sympathised: int) -> Triple:
    """What a choice is worth on the three axes, in half points, after so many sympathising choices.

    Sympathy wears out, on empathy alone: the third is worth half, later ones cost. Outside abuse and
    threat a protecting action counts only for the harm it does.
    """
    empathy, boundaries, self_protection = (HALVES * point for point in choice.worth[:3])
    if choice.sympathy and empathy > 0 and sympathised >= FRESH:
        empathy = empathy // HALVES if sympathised == FRESH else -HALVES
    if choice.kind == PROTECT and condition not in UNDER_ATTACK:
        return min(0, empathy), min(0, boundaries), min(0, self_protection)
    return empathy, boundaries, self_protection


def sympathised(scene: Scene, state: State) -> int:
    """How many sympathising choices were made, those in the reply being put together included."""
    picks = zip(scene.parts, state.picked, strict=False)
    return state.wear + sum(part.choices[i].sympathy for part, i in picks)


def weigh(encounter: Encounter, state: State) -> tuple[Weighed, ...]:
    """The options that count at a state: open replies or parts, and protecting actions that are due."""
    scene = encounter.scenes[state.scene]
    if not scene.stages:
        return ()
    assert scene.condition is not None  # a scene that asks has one
    before = sympathised(scene, state)
    found = []
    for offer in scene.stages[len(state.picked)].values():
        if is_open(offer, state):
            choice = offer.opened.choice
            value = worth(choice, scene.condition, before)
            due = scene.condition in UNDER_ATTACK and value != ZERO
            if choice.kind != PROTECT or due:
                found.append(Weighed(choice, value))
    return tuple(found)


def score(encounter: Encounter, path: Iterable[str]) -> Score:
    """Score a path of choice ids, whole or broken off. Raises `GameError` as `step` does."""
    state = begin(encounter).state
    taken: list[_Taken] = []
    critical: dict[str, str] = {}
    for index, choice_id in enumerate(path):
        following = step(encounter, state, choice_id).state  # refuses what is not open
        choice = choice_at(encounter, state, choice_id)
        for axis in choice.critical:
            critical.setdefault(axis, choice.id)
        decided = decide(encounter, state, choice)
        if decided is not None:
            taken.append(_Taken(index, state, *decided))
        state = following
    return _scored(encounter, taken, critical)


def decide(
    encounter: Encounter, state: State, choice: Choice
) -> tuple[Weighed, tuple[Weighed, ...]] | None:
    """The chosen option and all that counted beside it, or None where the choice was no decision.

    A protecting action worth nothing here is no decision; a harmful one is, beside the replies.
    """
    scene = encounter.scenes[state.scene]
    assert scene.condition is not None  # a scene that asks has one
    counted = weigh(encounter, state)
    for weighed in counted:
        if weighed.choice is choice:
            return (weighed, counted) if len(counted) > 1 else None
    value = worth(choice, scene.condition, sympathised(scene, state))
    if value == ZERO or not counted:
        return None
    chosen = Weighed(choice, value)
    return chosen, (*counted, chosen)


def stakes(counted: tuple[Weighed, ...]) -> tuple[Triple, Triple]:
    """The best and the worst that could be had at a decision, by axis, in half points."""
    columns = list(zip(*(weighed.worth for weighed in counted), strict=True))
    best = (max(columns[0]), max(columns[1]), max(columns[2]))
    worst = (min(columns[0]), min(columns[1]), min(columns[2]))
    return best, worst


def is_dilemma(counted: tuple[Weighed, ...]) -> bool:
    """Whether no option is best on all three axes."""
    best, _ = stakes(counted)
    return all(weighed.worth != best for weighed in counted)


def round_half_up(value: Fraction) -> int:
    """To the nearest whole number, halves up: the one rounding there is."""
    return int((2 * value + 1) // 2)


def points(value: Fraction) -> int | float:
    """Rubric points as a plain number: whole ones without a fraction, halves as .5."""
    return value.numerator if value.denominator == 1 else float(value)


def band_of(value: int) -> int:
    """The band 1..4 of a score 0..100."""
    return 1 + sum(value >= bound for bound in BANDS)


def _scored(encounter: Encounter, taken: list[_Taken], critical: dict[str, str]) -> Score:
    bounds = [stakes(one.counted) for one in taken]
    totals: dict[str, Fraction | None] = {}
    exact: dict[str, Fraction | None] = {}
    for a, axis in enumerate(AXES):
        at_stake = [best[a] - worst[a] for best, worst in bounds]
        lost = sum(
            best[a] - one.chosen.worth[a] for (best, _), one in zip(bounds, taken, strict=True)
        )
        tested = sum(stake > 0 for stake in at_stake) >= TESTED
        totals[axis] = Fraction(sum(at_stake)) if tested else None
        exact[axis] = 100 * (1 - Fraction(lost, sum(at_stake))) if tested else None
    scores = {
        axis: None if value is None else round_half_up(value) for axis, value in exact.items()
    }
    return Score(
        scores,
        exact,
        {axis: _band(value, critical.get(axis)) for axis, value in scores.items()},
        tuple(
            _decision(encounter, one, bound, totals)
            for one, bound in zip(taken, bounds, strict=True)
        ),
    )


def _band(value: int | None, critical: str | None) -> Band | None:
    if value is None:
        return None
    band = band_of(value)
    return Band(CAP, critical) if critical is not None and band > CAP else Band(band, None)


def _decision(
    encounter: Encounter,
    taken: _Taken,
    bound: tuple[Triple, Triple],
    totals: Mapping[str, Fraction | None],
) -> Decision:
    at, state, chosen, counted = taken
    best, worst = bound
    scene = encounter.scenes[state.scene]
    assert scene.condition is not None  # a scene that asks has one
    axes, better = {}, {}
    for a, axis in enumerate(AXES):
        lost = best[a] - chosen.worth[a]
        total = totals[axis]
        axes[axis] = Weight(
            Fraction(chosen.worth[a], HALVES),
            Fraction(best[a], HALVES),
            Fraction(worst[a], HALVES),
            None if total is None else 100 * lost / total,
        )
        named = _better(chosen, counted, scene.condition, a)
        if named is not None:
            better[axis] = named
    return Decision(
        at,
        scene.id,
        scene.condition,
        chosen.choice,
        axes,
        better,
        _dominating(chosen, counted, bound),
        is_dilemma(counted),
        chosen.worth != worth(chosen.choice, scene.condition, 0),
    )


def _better(
    chosen: Weighed, counted: tuple[Weighed, ...], condition: str, axis: int
) -> Choice | None:
    """What is named as better on an axis: of what keeps more there, what keeps most, or None.

    Nothing critical is ever named, nor, under attack, what costs self-protection: nobody is told that
    it would have been kinder to bear it.
    """
    bears = condition in UNDER_ATTACK and axis != _SELF
    found = [
        w
        for w in counted
        if w.worth[axis] > chosen.worth[axis]
        and not w.choice.critical
        and not (bears and w.worth[_SELF] < 0)
    ]
    return max(found, key=lambda w: (w.worth[axis], sum(w.worth))).choice if found else None


def _dominating(
    chosen: Weighed, counted: tuple[Weighed, ...], bound: tuple[Triple, Triple]
) -> Choice | None:
    """An option strictly better on every axis at stake and not critical, the best by sum, or None."""
    at_stake = [a for a in range(len(AXES)) if bound[0][a] > bound[1][a]]
    better = [
        w
        for w in counted
        if at_stake
        and not w.choice.critical
        and all(w.worth[a] > chosen.worth[a] for a in at_stake)
    ]
    return max(better, key=lambda w: sum(w.worth)).choice if better else None
