"""Every figure of the analysis against every way played one by one: equal, not close."""

from __future__ import annotations

from collections import Counter, defaultdict
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.analysis.chances import Policy, anything, chances, replies
from game.analysis.expected import expected
from game.analysis.frontier import frontier
from game.analysis.graph import Graph, Row, graph_of
from game.analysis.reach import visit
from game.analysis.spread import spread
from game.analysis.visits import decided, scene_chances, visit_chances, visited
from game.analysis.ways import untested_ways, ways
from game.engine import AXES, Encounter, State, options
from game.engine.scoring import HALVES, is_dilemma, weigh
from game.stories import load_pack
from tests.analysis.brute import SOME, Way, small
from tests.packaging.conftest import ROOT
from tests.strategies import Made, made

Path = tuple[str, ...]
Place = tuple[str, str | None, str]  # scene, part, choice
NOTHING = (Fraction(0),) * 3
SHIPPED = load_pack(ROOT / "content")


def open_at(encounter: Encounter, state: State) -> list[Place]:
    scene = encounter.scenes[state.scene]
    return [(scene.id, o.choice.part, o.choice.id) for o in options(encounter, state) if o.open]


def beginnings(every: list[Way]) -> dict[Path, tuple[State, Fraction]]:
    """Every beginning of a way that is not yet at its end: where it stands, and its chance."""
    found: dict[Path, tuple[State, Fraction]] = {}
    for way in every:
        for n in range(len(way.path)):
            _, chance = found.get(way.path[:n], (None, Fraction(0)))
            found[way.path[:n]] = way.states[n], chance + way.chance
    return found


def costs(every: list[Way]) -> dict[Path, tuple[Fraction, ...]]:
    """What the last choice of every beginning lost, by axis."""
    found = {}
    for way in every:
        lost = {
            d.index: tuple(d.axes[axis].best - d.axes[axis].chosen for axis in AXES)
            for d in way.score.decisions
        }
        found.update({way.path[: n + 1]: lost.get(n, NOTHING) for n in range(len(way.path))})
    return found


@SOME
@given(made())
def test_ways_are_counted_and_measured(one: Made) -> None:
    graph, every = small(one.encounter)
    lengths = [len(way.path) for way in every]
    assert ways(graph)[-1] == (len(every), min(lengths), max(lengths))


@SOME
@given(made())
def test_chances_of_scenes_and_endings_are_those_of_a_random_player(one: Made) -> None:
    graph, every = small(one.encounter)
    found = chances(graph, ways(graph)[-1].longest)
    scenes = one.encounter.scenes
    ends: defaultdict[str, Fraction] = defaultdict(Fraction)
    entered: defaultdict[str, Fraction] = defaultdict(Fraction)
    for way in every:
        ends[scenes[way.states[-1].scene].id] += way.chance
        for number in {scene for trail in way.entered for scene in trail}:
            entered[scenes[number].id] += way.chance
    assert found.endings() == {s.id: ends[s.id] for s in scenes if s.ending is not None}
    assert sum(found.endings().values()) == 1
    assert scene_chances(found) == {scene.id: entered[scene.id] for scene in scenes}
    assert visit_chances(visit(one.encounter)) == scene_chances(found)


@pytest.mark.parametrize("name", SHIPPED.encounters)
def test_the_scenes_of_what_is_shipped_are_as_likely_by_the_states_that_a_check_visits(
    name: str,
) -> None:
    encounter = SHIPPED.encounters[name]
    graph = graph_of(encounter)
    found = chances(graph, ways(graph)[-1].longest)
    assert visit_chances(visit(encounter)) == scene_chances(found)


@SOME
@given(made())
def test_a_player_who_never_protects_themself_meets_what_is_left(one: Made) -> None:
    graph, every = small(one.encounter)
    found = chances(graph, ways(graph)[-1].longest, replies).endings()
    ends: defaultdict[str, Fraction] = defaultdict(Fraction)
    for way in every:
        share = Fraction(1)
        for state, choice in zip(way.states, way.path, strict=False):
            open_now = [o.choice for o in options(one.encounter, state) if o.open]
            names = [c.id for c in open_now if c.kind != "protect"] or [c.id for c in open_now]
            share *= Fraction(1, len(names)) if choice in names else 0
        ends[one.encounter.scenes[way.states[-1].scene].id] += share
    assert found == {name: ends[name] for name in found}


@SOME
@given(made())
def test_a_choice_is_met_as_often_and_costs_as_much_as_in_play(one: Made) -> None:
    graph, every = small(one.encounter)
    cost = costs(every)
    ever: defaultdict[Place, Fraction] = defaultdict(Fraction)
    times: defaultdict[Place, Fraction] = defaultdict(Fraction)
    lost: dict[Place, list[Fraction]] = {}
    for path, (state, chance) in beginnings(every).items():
        for place in open_at(one.encounter, state):
            times[place] += chance
            sums = lost.setdefault(place, [Fraction(0)] * 3)
            for axis, points in enumerate(cost[*path, place[2]]):
                sums[axis] += chance * points
    for way in every:
        for place in {p for state in way.states for p in open_at(one.encounter, state)}:
            ever[place] += way.chance
    for figure in visited(chances(graph, ways(graph)[-1].longest)):
        place = figure.scene, figure.part, figure.choice
        assert figure.open == ever[place]
        if times[place]:
            assert figure.lost == tuple(points / times[place] for points in lost[place])


@SOME
@given(made())
def test_dilemmas_are_counted_by_how_often_they_are_met(one: Made) -> None:
    graph, every = small(one.encounter)
    sums: dict[tuple[int, int], list[Fraction]] = {}
    for state, chance in beginnings(every).values():
        counted = weigh(one.encounter, state)
        here = sums.setdefault((state.scene, len(state.picked)), [Fraction(0)] * 3)
        here[0] += chance
        if len(counted) > 1:
            here[1] += chance
            here[2] += chance * is_dilemma(counted)
    for figure in decided(chances(graph, ways(graph)[-1].longest)):
        scene = one.encounter.scene(figure.scene)
        stage = [part.id for part in scene.parts].index(figure.part)
        met, decisions, dilemmas = sums.get((scene.number, stage), NOTHING)
        assert figure.decision * met == decisions
        assert figure.dilemma * decisions == dilemmas


@SOME
@given(made())
def test_scores_are_spread_as_the_engine_scores_every_way(one: Made) -> None:
    graph, every = small(one.encounter)
    for number, axis in enumerate(AXES):
        scores = Counter(way.score.scores[axis] for way in every)
        found = spread(graph, number, len(every))
        untested = scores.pop(None, 0)
        assert found.untested == untested == untested_ways(graph, number)
        assert found.ways == {
            value: scores[value] for value in sorted(v for v in scores if v is not None)
        }
        assert found.worst == min((v for v in scores if v is not None), default=None)


@SOME
@given(made(), st.integers(0, 3))
def test_a_policy_expects_the_mean_of_its_plays(one: Made, salt: int) -> None:
    graph, every = small(one.encounter)
    longest = ways(graph)[-1].longest

    def picky(row: Row) -> list[int]:
        """Now one option, now two, now all of them: whatever, as long as it is told by the row alone."""
        count = len(row.edges)
        some = [i for i in range(count) if (i * 7 + row.number + salt) % 3]
        return some or list(range(count))

    for policy in (picky, anything):
        found = chances(graph, longest, policy)
        share = shares(graph, every, policy)
        for number, axis in enumerate(AXES):
            tested = [(s, way.score.exact[axis]) for s, way in zip(share, every, strict=True)]
            kept = [(s, value) for s, value in tested if value is not None and s]
            whole = sum(s for s, _ in kept)
            mean = sum(s * value for s, value in kept) / whole if whole else None
            assert expected(found, number) == mean


def shares(graph: Graph, every: list[Way], policy: Policy) -> list[Fraction]:
    """The chance that a player with a policy goes each way."""
    found = []
    for way in every:
        at, share = len(graph.nodes) - 1, Fraction(1)
        for name in way.path:
            node = graph.nodes[at]
            some = policy(node.row)
            i = [edge.choice.id for edge in node.row.edges].index(name)
            share *= Fraction(1, len(some)) if i in some else 0
            at = node.to[i]
        found.append(share)
    return found


@SOME
@given(made())
def test_the_frontier_holds_what_no_other_way_beats_each_with_its_way(one: Made) -> None:
    graph, every = small(one.encounter)
    found = frontier(graph)
    all_losses = {way.losses for way in every}
    unbeaten = {lost for lost in all_losses if not any(beats(other, lost) for other in all_losses)}
    by_path = {way.path: way for way in every}
    points = [tuple(Fraction(half, HALVES) for half in point.lost) for point in found.points]
    assert len(points) == len(unbeaten)
    assert set(points) == unbeaten
    for lost, point in zip(points, found.points, strict=True):
        assert by_path[point.path].losses == lost
        assert len(point.path) == min(len(way.path) for way in every if way.losses == lost)


def beats(one: tuple[Fraction, ...], other: tuple[Fraction, ...]) -> bool:
    return one != other and all(a <= b for a, b in zip(one, other, strict=True))


@SOME
@given(made())
def test_the_balanced_way_is_the_evenest_of_those_that_can_be_recommended(one: Made) -> None:
    graph, every = small(one.encounter)
    balanced = frontier(graph).balanced
    way = next(way for way in every if way.path == balanced.path)

    def recommended(way: Way) -> tuple[bool, bool, Fraction, Fraction]:
        untested = None in way.score.scores.values()
        return critical(one.encounter, way), untested, max(way.losses), sum(way.losses, Fraction(0))

    assert recommended(way) == min(recommended(other) for other in every)


def critical(encounter: Encounter, way: Way) -> bool:
    """Whether the way holds a choice that caps a band."""
    for state, name in zip(way.states, way.path, strict=False):
        choice = next(o.choice for o in options(encounter, state) if o.choice.id == name)
        if choice.critical:
            return True
    return False


@SOME
@given(made())
def test_edges_on_the_frontier_are_those_of_ways_that_end_there(one: Made) -> None:
    graph, every = small(one.encounter)
    found = frontier(graph)
    points = {tuple(Fraction(half, HALVES) for half in point.lost) for point in found.points}
    on = [0] * len(graph.nodes)
    for way in every:
        if way.losses in points:
            at = len(graph.nodes) - 1
            for name in way.path:
                node = graph.nodes[at]
                i = [edge.choice.id for edge in node.row.edges].index(name)
                on[at] |= 1 << i
                at = node.to[i]
    assert found.on == tuple(on)
