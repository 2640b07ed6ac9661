"""How likely a random play comes by a scene, and finds a choice open, at least once; what choices cost there.

A scene that no way enters twice is easily counted: its visits are its chance. Where a way can come back,
plays that have been there once are taken out of the count, scene by scene.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from game.analysis.chances import Chances, chances
from game.analysis.explore import Explored
from game.analysis.graph import Graph, Progress, merged
from game.analysis.ways import ways
from game.engine.scoring import HALVES

Lost = tuple[Fraction, Fraction, Fraction]


class Visited(NamedTuple):
    """A choice of one scene, as a random player meets it."""

    scene: str
    part: str | None
    choice: str
    kind: str
    open: Fraction  # the share of plays in which it is ever open
    lost: Lost  # by axis in rubric points: what choosing it loses, on average over the times it is open


class Decided(NamedTuple):
    """A scene that asks, or a part of one; shares are of the times that a random player comes to it."""

    scene: str
    part: str | None
    decision: Fraction  # the share in which something counts
    dilemma: Fraction  # of those, the share in which no option is best on all axes


def visit_chances(found: Explored, progress: Progress | None = None) -> dict[str, Fraction]:
    """The chances of all scenes by the states that were visited for what can be reached.

    Those are fewer than an analysis needs: what a reply is worth opens none and closes none.
    """
    graph = merged(found, progress)
    return scene_chances(chances(graph, ways(graph)[-1].longest), progress)


def scene_chances(found: Chances, progress: Progress | None = None) -> dict[str, Fraction]:
    """The chance that a play enters each scene at least once, endings included, by scene id."""
    graph = found.graph
    once = [0] * len(graph.encounter.scenes)
    for node, share in zip(graph.nodes, found.shares, strict=True):
        some = found.among[node.row.number]
        for i in some:
            for scene in node.entered[i]:
                once[scene] += share // len(some)
    again = entered_again(graph)
    for scene in range(len(once)):
        if scene in graph.began:
            once[scene] = found.whole
        elif again >> scene & 1:
            once[scene] = _ever(found, scene)
        if progress is not None:
            progress("scenes", scene, len(once))
    scenes = graph.encounter.scenes
    return {scene.id: found.of(once[scene.number]) for scene in scenes}


def flows(found: Chances) -> dict[tuple[str, str], Fraction]:
    """How many times a random play goes from one scene straight into another, on average, by scene ids."""
    graph = found.graph
    times: dict[tuple[int, int], int] = {}
    for start, end in pairwise(graph.began):
        times[start, end] = found.whole
    for node, share in zip(graph.nodes, found.shares, strict=True):
        some = found.among[node.row.number]
        for i in some:
            way = (node.row.moment.scene.number, *node.entered[i])
            for start, end in pairwise(way):
                times[start, end] = times.get((start, end), 0) + share // len(some)
    scenes = graph.encounter.scenes
    return {
        (scenes[start].id, scenes[end].id): found.of(share)
        for (start, end), share in times.items()
        if share
    }


def visited(found: Chances) -> list[Visited]:
    """Every choice of every scene, in the author's order."""
    graph = found.graph
    again = entered_again(graph)
    arriving = [0] * len(graph.nodes)  # the shares that come from outside the scene
    arriving[-1] = found.whole
    inside: dict[int, list[int]] = {}  # by scene, each node before those it leads to
    for at in range(len(graph.nodes) - 1, -1, -1):
        node = graph.nodes[at]
        inside.setdefault(node.row.moment.scene.number, []).append(at)
        some = found.among[node.row.number]
        for i in some:
            if node.entered[i]:
                arriving[node.to[i]] += found.shares[at] // len(some)
    figures = []
    for scene in graph.encounter.scenes:
        nodes = inside.get(scene.number, [])
        for stage, offers in enumerate(scene.stages):
            for offer in offers.values():
                choice = offer.opened.choice
                here = [
                    (at, edge)
                    for at in nodes
                    if graph.nodes[at].row.moment.stage == stage
                    for edge in graph.nodes[at].row.edges
                    if edge.choice is choice
                ]
                times = sum(found.shares[at] for at, _ in here)
                sums = [
                    sum(found.shares[at] * edge.lost[axis] for at, edge in here)
                    for axis in range(3)
                ]
                open_at = {at for at, _ in here}
                if again >> scene.number & 1:
                    share = _ever_at(found, open_at)
                else:
                    share = _first_open(found, nodes, arriving, open_at)
                lost = [Fraction(one, times * HALVES) if times else Fraction(0) for one in sums]
                figures.append(
                    Visited(
                        scene.id,
                        choice.part,
                        choice.id,
                        choice.kind,
                        found.of(share),
                        (lost[0], lost[1], lost[2]),
                    )
                )
    return figures


def decided(found: Chances) -> list[Decided]:
    """Every scene that asks and every part of one, in the author's order."""
    sums: dict[tuple[int, int], list[int]] = {}
    for node, share in zip(found.graph.nodes, found.shares, strict=True):
        moment = node.row.moment
        here = sums.setdefault((moment.scene.number, moment.stage), [0, 0, 0])
        here[0] += share
        if node.row.dilemma is not None:
            here[1] += share
            here[2] += share * node.row.dilemma
    figures = []
    for scene in found.graph.encounter.scenes:
        for stage, part in enumerate(scene.parts):
            times, decisions, dilemmas = sums.get((scene.number, stage), (0, 0, 0))
            figures.append(
                Decided(
                    scene.id,
                    part.id,
                    Fraction(decisions, times or 1),
                    Fraction(dilemmas, decisions or 1),
                )
            )
    return figures


def entered_again(graph: Graph) -> int:
    """The scenes that some way enters more than once, a bit each."""
    again = 0
    later: list[int] = []  # the scenes that can be entered from each node on
    for node in graph.nodes:
        here = 0
        for entered, to in zip(node.entered, node.to, strict=True):
            bits = later[to]
            for scene in entered:
                again |= bits & 1 << scene
                bits |= 1 << scene
            here |= bits
        later.append(here)
    for scene in graph.began:
        again |= later[-1] & 1 << scene
    return again


def _ever(found: Chances, scene: int) -> int:
    """The share of plays that ever enter a scene."""
    graph = found.graph
    shares = [0] * len(graph.nodes)
    shares[-1] = found.whole
    came = 0
    for at in range(len(graph.nodes) - 1, -1, -1):
        if shares[at]:
            node = graph.nodes[at]
            some = found.among[node.row.number]
            for i in some:
                if scene in node.entered[i]:
                    came += shares[at] // len(some)
                else:
                    shares[node.to[i]] += shares[at] // len(some)
    return came


def _ever_at(found: Chances, nodes: set[int]) -> int:
    """The share of plays that ever come to one of these nodes."""
    graph = found.graph
    shares = [0] * len(graph.nodes)
    shares[-1] = found.whole
    came = 0
    for at in range(len(graph.nodes) - 1, -1, -1):
        if at in nodes:
            came += shares[at]
        elif shares[at]:
            some = found.among[graph.nodes[at].row.number]
            for i in some:
                shares[graph.nodes[at].to[i]] += shares[at] // len(some)
    return came


def _first_open(found: Chances, nodes: list[int], arriving: list[int], open_at: set[int]) -> int:
    """The share of plays that find a choice open, in a scene that no way enters twice."""
    stayed: dict[int, int] = {}
    came = 0
    for at in nodes:
        share = arriving[at] + stayed.get(at, 0)
        if at in open_at:
            came += share
        elif share:
            node = found.graph.nodes[at]
            some = found.among[node.row.number]
            for i in some:
                if not node.entered[i]:
                    to = node.to[i]
                    stayed[to] = stayed.get(to, 0) + share // len(some)
    return came
