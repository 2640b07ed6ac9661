"""The graph, which merges states, holds exactly the ways that the engine plays, at the engine's prices."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given

from game.analysis.graph import Edge, GoesRound, Graph, TooLarge, graph_of
from game.analysis.reach import reach
from game.engine import AXES
from game.engine.scoring import HALVES, ZERO
from game.engine.story import PROTECT
from tests.analysis.brute import SOME, Way, small
from tests.strategies import Made, made


def told(graph: Graph) -> Iterator[tuple[list[Edge], list[tuple[int, ...]], str]]:
    """Every way through a graph: its edges, the scenes entered, and the ending."""
    waiting: list[tuple[int, list[Edge], list[tuple[int, ...]]]] = [
        (len(graph.nodes) - 1, [], [graph.began])
    ]
    while waiting:
        at, edges, entered = waiting.pop()
        node = graph.nodes[at]
        if not node.to:
            yield edges, entered, node.row.moment.scene.id
        after = zip(node.to, node.row.edges, node.entered, strict=True)
        waiting += [(to, [*edges, e], [*entered, way]) for to, e, way in reversed(list(after))]


@SOME
@given(made())
def test_the_ways_through_the_graph_are_those_that_can_be_played(one: Made) -> None:
    graph, ways = small(one.encounter)
    found = list(told(graph))
    assert [tuple(e.choice.id for e in edges) for edges, _, _ in found] == [w.path for w in ways]
    for way, (edges, entered, ending) in zip(ways, found, strict=True):
        assert tuple(entered) == way.entered
        assert one.encounter.scenes[way.states[-1].scene].id == ending
        agree(graph, way, edges)


def agree(graph: Graph, way: Way, edges: list[Edge]) -> None:
    """The price of every edge is what the engine tells, and a dilemma is what it calls one."""
    at = len(graph.nodes) - 1
    decisions = {decision.index: decision for decision in way.score.decisions}
    for index, edge in enumerate(edges):
        node = graph.nodes[at]
        if index not in decisions:
            assert (edge.lost, edge.stake) == (ZERO, ZERO)
        else:
            weights = [decisions[index].axes[axis] for axis in AXES]
            assert list(edge.lost) == [HALVES * (w.best - w.chosen) for w in weights]
            assert list(edge.stake) == [HALVES * w.stake for w in weights]
            if edge.choice.kind != PROTECT:
                assert node.row.dilemma == decisions[index].dilemma
        at = node.to[node.row.edges.index(edge)]


@SOME
@given(made(wild=True))
def test_a_story_that_goes_round_has_no_graph(one: Made) -> None:
    if reach(one.encounter, 20_000).circles:
        with pytest.raises((GoesRound, TooLarge)):
            graph_of(one.encounter, 100_000)


@SOME
@given(made())
def test_a_budget_is_kept_and_said(one: Made) -> None:
    whole = graph_of(one.encounter)
    if whole.states > 1:
        with pytest.raises(TooLarge) as stopped:
            graph_of(one.encounter, whole.states - 1)
        assert stopped.value.states >= whole.states - 1
    assert graph_of(one.encounter, whole.states).states == whole.states
