"""The whole analysis of an encounter: every figure over every way through it, and what they make suspicious."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from game.analysis.bots import OnPaper, Scores, bots
from game.analysis.bots import scores as bot_scores
from game.analysis.chances import chances, replies
from game.analysis.frontier import Frontier, Point, TooMany, frontier
from game.analysis.graph import BUDGET, Graph, Progress, graph_of
from game.analysis.lowest import lowest
from game.analysis.smells import Smell, Subject, Untested, smells
from game.analysis.spread import Spread, TooWide, spread
from game.analysis.tempers import tempers
from game.analysis.visits import Decided, Visited, decided, flows, scene_chances, visited
from game.analysis.ways import untested_way, untested_ways, ways
from game.engine.rubric import AXES, Move
from game.engine.scoring import HALVES, score
from game.engine.story import Encounter


class Path(NamedTuple):
    """One way through the encounter: what it loses by axis in rubric points, its scores, its choices."""

    lost: Mapping[str, Fraction]
    scores: Scores
    choices: tuple[str, ...]


class Choosing(NamedTuple):
    """A choice of a scene: how a random player meets it, and whether it is on a way of the frontier."""

    met: Visited
    frontier: bool | None  # None where the frontier is not told

    @property
    def lost(self) -> Mapping[str, Fraction]:
        """What choosing it loses on average, by axis in rubric points."""
        return dict(zip(AXES, self.met.lost, strict=True))


@dataclass(frozen=True, slots=True)
class Analysis:
    """Exact figures over all ways. Chances are those of a player who clicks at random among open options.

    `spreads`, or `frontier` and `balanced`, are empty where they would take more work than is done;
    `exact` is false then, and `spread_work` tells how much it would be. All else is always there.
    """

    pack: str
    encounter: str
    digest: str
    states: int  # that differ in something that can still matter
    nodes: int  # that differ in what can still come
    paths: int
    shortest: int  # choices
    longest: int
    endings: Mapping[str, Fraction]  # chances by scene id
    scenes: Mapping[str, Fraction]  # of entering each at least once, endings included
    flows: Mapping[tuple[str, str], Fraction]  # from scene to scene, times a play
    spreads: Mapping[str, Spread]  # by axis
    spread_work: int  # bytes that would have to be added up for them; 0 where they are told
    frontier: tuple[Path, ...]
    balanced: Path | None
    choices: tuple[Choosing, ...]
    decisions: tuple[Decided, ...]
    bots: Mapping[str, Scores]
    smells: tuple[Smell, ...]  # those that the story does not allow
    allowed: tuple[Smell, ...]

    @property
    def exact(self) -> bool:
        """Whether all figures are told."""
        return bool(self.spreads) and self.balanced is not None


def analyse(
    encounter: Encounter,
    moves: Mapping[str, Move],
    words: Mapping[str, Mapping[str, str]],
    progress: Progress | None = None,
    budget: int = BUDGET,
    strong: Mapping[str, Mapping[str, str]] | None = None,
) -> Analysis:
    """Analyse an encounter by the moves of its rubric; `words` are its texts by language, the source's first.

    `strong` are the same texts in their strong wording, where some have one.
    Raises `TooLarge` where it has more states than the budget, `GoesRound` where it has no end.
    """
    graph = graph_of(encounter, budget, progress)
    whole = ways(graph)[-1]
    found = chances(graph, whole.longest)
    kitless = chances(graph, whole.longest, replies).endings()
    spreads, spread_work = _spreads(graph, whole.paths, progress)
    edge = _frontier(graph, progress)
    met = visited(found)
    decisions = decided(found)
    played = {
        bot.name: bot_scores(graph, bot, whole.longest)
        for bot in bots(encounter, moves, next(iter(words.values())))
    }
    endings = found.endings()
    subject = Subject(
        graph,
        found,
        OnPaper(moves),
        words,
        strong or {},
        played,
        whole.paths,
        _untested(graph),
        {name: (chance, kitless[name]) for name, chance in endings.items()},
        decisions,
        tempers(encounter, budget, progress),
        None if graph.tired else lowest(encounter, budget, progress),
    )
    raised = smells(subject)
    on = None if edge is None else _on(graph, edge)
    return Analysis(
        encounter.pack,
        encounter.id,
        encounter.digest,
        graph.states,
        len(graph.nodes),
        whole.paths,
        whole.shortest,
        whole.longest,
        endings,
        scene_chances(found),
        flows(found),
        spreads,
        spread_work,
        () if edge is None else tuple(_path(encounter, point) for point in edge.points),
        None if edge is None else _path(encounter, edge.balanced),
        tuple(Choosing(one, None if on is None else (one.scene, one.choice) in on) for one in met),
        tuple(decisions),
        played,
        tuple(smell for smell in raised if smell.code not in encounter.allow),
        tuple(smell for smell in raised if smell.code in encounter.allow),
    )


def _spreads(graph: Graph, paths: int, progress: Progress | None) -> tuple[dict[str, Spread], int]:
    """The spreads by axis; none of them, and how much work it would be, where that is too much."""
    try:
        return {axis: spread(graph, i, paths, progress) for i, axis in enumerate(AXES)}, 0
    except TooWide as stopped:
        return {}, stopped.work


def _untested(graph: Graph) -> dict[str, Untested]:
    """By axis that is not tested on every way: how many ways do not, and a shortest of them."""
    return {
        axis: Untested(count, untested_way(graph, number) or ())
        for number, axis in enumerate(AXES)
        if (count := untested_ways(graph, number))
    }


def _frontier(graph: Graph, progress: Progress | None) -> Frontier | None:
    try:
        return frontier(graph, progress)
    except TooMany:
        return None


def _path(encounter: Encounter, point: Point) -> Path:
    lost = {axis: Fraction(half, HALVES) for axis, half in zip(AXES, point.lost, strict=True)}
    return Path(lost, score(encounter, point.path).scores, point.path)


def _on(graph: Graph, edge: Frontier) -> set[tuple[str, str]]:
    """The choices, by scene and id, that lie on a way to a point of the frontier."""
    return {
        (node.row.moment.scene.id, one.choice.id)
        for node, on in zip(graph.nodes, edge.on, strict=True)
        for i, one in enumerate(node.row.edges)
        if on >> i & 1
    }
