"""Players who never read the scene, tempers and tiredness, held against ways played one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given

from game.analyses import words_of
from game.analysis.bots import OnPaper, bots, cells, repeatable, scores
from game.analysis.chances import chances
from game.analysis.graph import BUDGET, graph_of
from game.analysis.lowest import lowest
from game.analysis.tempers import tempers
from game.analysis.visits import flows
from game.analysis.ways import untested_way, ways
from game.engine import AXES, Encounter, begin, options, outcome, score, step
from game.engine.scoring import round_half_up
from game.stories import load_pack
from tests.analysis.brute import SOME, small
from tests.packaging.conftest import ROOT
from tests.strategies import Made, made, read_rubric

PACK = load_pack(ROOT / "content")


def words(encounter: Encounter) -> Mapping[str, str]:
    """Texts whose lengths differ, whatever they say."""
    return {c.line.text: "x" * (1 + c.number * 7 % 13) for c in encounter.choices}


@SOME
@given(made())
def test_a_fixed_bot_scores_what_the_engine_gives_for_its_way(one: Made) -> None:
    graph = graph_of(one.encounter)
    texts = words(one.encounter)
    longest = ways(graph)[-1].longest
    by_length = {"first": None, "last": None, "longest": 1, "shortest": -1}
    for bot in bots(one.encounter, read_rubric(one.rubric).moves, texts):
        if bot.name not in by_length:
            continue
        turn, path = begin(one.encounter), list[str]()
        while outcome(one.encounter, turn.state) is None:
            here = [o.choice for o in options(one.encounter, turn.state) if o.open]
            replies = [c for c in here if c.kind != "protect"] or here
            sign = by_length[bot.name]
            if sign is None:
                choice = replies[0 if bot.name == "first" else -1]
            else:
                choice = max(replies, key=lambda c, s=sign: s * len(texts[c.line.text]))  # type: ignore[misc]
            path.append(choice.id)
            turn = step(one.encounter, turn.state, choice.id)
        assert scores(graph, bot, longest) == score(one.encounter, path).scores


@SOME
@given(made())
def test_the_random_bot_expects_the_mean_over_its_plays(one: Made) -> None:
    graph, every = small(one.encounter)
    (random,) = (
        bot
        for bot in bots(one.encounter, read_rubric(one.rubric).moves, words(one.encounter))
        if bot.name == "random"
    )
    found = scores(graph, random, ways(graph)[-1].longest)
    for axis in AXES:
        kept = [(w.chance, w.score.exact[axis]) for w in every]
        tested = [(chance, value) for chance, value in kept if value is not None]
        whole = sum(chance for chance, _ in tested)
        mean = sum(chance * value for chance, value in tested) / whole if whole else None
        assert found[axis] == (None if mean is None else round_half_up(mean))


def test_a_bot_that_repeats_a_move_takes_it_wherever_it_stands() -> None:
    encounter = PACK.encounters["first-call"]
    assert "paraphrase" in repeatable(encounter)
    assert "grovel" not in repeatable(encounter)  # it stands in one scene
    graph = graph_of(encounter)
    texts = words_of(PACK.stories["first-call"])["en"]
    found = {bot.name: bot for bot in bots(encounter, PACK.shared.rubric.moves, texts)}
    for node in graph.nodes:
        (edge,) = found["repeat:paraphrase"].choose(node.row) if node.to else (None,)
        there = [i for i, e in enumerate(node.row.edges) if "paraphrase" in e.choice.moves]
        assert edge is None or not there or edge in there


def test_on_paper_a_move_is_worth_the_same_in_every_scene() -> None:
    paper = OnPaper(PACK.shared.rubric.moves)
    by_moves: dict[tuple[str, ...], set[tuple[int, ...]]] = {}
    for encounter in PACK.encounters.values():
        for choice in encounter.choices:
            worth = tuple(paper.worth(choice, axis) for axis in range(3))
            by_moves.setdefault(choice.moves, set()).add(worth)
    assert {len(worths) for worths in by_moves.values()} == {1}


@pytest.mark.parametrize(("text", "wide"), [("abc", 3), ("門。", 4), ("a門", 3), ("", 0)])
def test_lengths_are_measured_in_cells(text: str, wide: int) -> None:
    assert cells(text) == wide


@SOME
@given(made())
def test_flows_are_the_steps_of_a_random_play(one: Made) -> None:
    graph, every = small(one.encounter)
    times: defaultdict[tuple[str, str], Fraction] = defaultdict(Fraction)
    scenes = one.encounter.scenes
    for way in every:
        entered = [scenes[number].id for trail in way.entered for number in trail]
        for start, end in pairwise(entered):
            times[start, end] += way.chance
    assert flows(chances(graph, ways(graph)[-1].longest)) == times


@SOME
@given(made())
def test_the_way_that_tests_an_axis_least_is_a_shortest_one(one: Made) -> None:
    graph, every = small(one.encounter)
    for number, axis in enumerate(AXES):
        lengths = [len(way.path) for way in every if way.score.scores[axis] is None]
        found = untested_way(graph, number)
        assert (None if found is None else len(found)) == min(lengths, default=None)
        if found is not None:
            assert score(one.encounter, found).scores[axis] is None


@SOME
@given(made())
def test_tempers_are_the_angers_that_a_random_player_meets(one: Made) -> None:
    _, every = small(one.encounter)
    encounter = one.encounter
    met: dict[str, dict[int, Fraction]] = {}
    for way in every:
        for state in way.states[:-1]:
            scene = encounter.scenes[state.scene]
            if scene.who == encounter.customer and not state.picked:
                here = met.setdefault(scene.id, defaultdict(Fraction))
                here[state.anger] += way.chance
    for name, here in met.items():
        whole = sum(here.values())
        met[name] = {anger: here[anger] / whole for anger in here}
    assert tempers(encounter, BUDGET) == met


@SOME
@given(made())
def test_the_lowest_energy_is_the_least_of_all_ways(one: Made) -> None:
    _, every = small(one.encounter)
    asked = [state for way in every for state in way.states[:-1]]
    least = min(state.energy for state in asked)
    found = lowest(one.encounter, BUDGET)
    assert found is not None
    assert found.energy == least
    scenes = {one.encounter.scenes[state.scene].id for state in asked if state.energy == least}
    assert found.scene in scenes


@SOME
@given(made())
def test_tiredness_matters_where_rest_would_make_a_difference(one: Made) -> None:
    graph, every = small(one.encounter)
    encounter = one.encounter
    differs = False
    for way in every:
        for state, name in zip(way.states, way.path, strict=False):
            rested = state._replace(energy=10)
            before = [o.choice.id for o in options(encounter, state) if o.open]
            after = [o.choice.id for o in options(encounter, rested) if o.open]
            differs |= before != after
            if name in after:
                new, other = (step(encounter, s, name).state for s in (state, rested))
                differs |= (new.scene, new.fired) != (other.scene, other.fired)
    assert graph.tired == differs
