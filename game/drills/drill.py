"""One drill: a moment of an encounter without what led there, and what is to be said of an answer to it."""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from game.engine.rubric import AXES, Move
from game.engine.story import Line, Scene
from game.stories.packs import Shared, Story

MOST: Final = 5  # moves to pick from
FEWEST: Final = 3


@dataclass(frozen=True, slots=True)
class Drill:
    """A moment to be judged. `name` is `pack/encounter/scene`."""

    name: str
    story: Story
    shared: Shared
    scene: Scene
    condition: str  # how the person is, by the author
    said: tuple[Line, ...]  # what is said there whatever led to it
    moves: tuple[Move, ...]  # to pick from, shuffled the same way each time


class Judged(NamedTuple):
    """What became of an answer."""

    named: bool  # the condition is the author's
    best: Collection[str]  # the moves that keep most, by id
    fits: bool  # the one that was picked is among them


def drill_of(story: Story, shared: Shared, scene: Scene) -> Drill | None:
    """The drill of a scene: its replies' moves to pick from.

    None where nothing is said in any case, or where there is nothing to tell apart.
    """
    said = tuple(line for line, test in scene.says if test is None)
    if not said or not scene.parts or scene.built or scene.condition is None:
        return None
    known = shared.rubric.moves
    ids = dict.fromkeys(choice.moves[0] for choice in scene.parts[0].choices)
    moves = [known[move] for move in ids][:MOST]
    if len(moves) < FEWEST or len(keeping_most(moves, scene.condition)) == len(moves):
        return None
    name = f"{story.encounter.name}/{scene.id}"
    random.Random(name).shuffle(moves)  # noqa: S311 - an order, not a secret
    return Drill(name, story, shared, scene, scene.condition, said, tuple(moves))


def keeping_most(moves: Sequence[Move], condition: str) -> frozenset[str]:
    """Of these moves those with the smallest largest loss on an axis, then the smallest sum.

    Losses are against the best of these moves on each axis, as on the balanced way of an analysis; a critical
    move keeps less than any other.
    """
    worths = {move.id: move.worth[condition][: len(AXES)] for move in moves}
    best = [max(values) for values in zip(*worths.values(), strict=True)]

    def loss(move: Move) -> tuple[bool, int, int]:
        lost = [top - worth for top, worth in zip(best, worths[move.id], strict=True)]
        critical = move.critical is not None and condition in move.critical_under
        return critical, max(lost), sum(lost)

    least = min(map(loss, moves))
    return frozenset(move.id for move in moves if loss(move) == least)


def judge(drill: Drill, condition: str, move: str) -> Judged:
    """What is to be said of an answer: one of the seven conditions, and one of the drill's moves, by id."""
    best = keeping_most(drill.moves, drill.condition)
    return Judged(condition == drill.condition, best, move in best)
