"""Players who never read the scene: they look at the options, by place, length, wording and moves alone.

A story is not fair until they fail. Each is a policy over what is offered; what it plays is scored exactly:
a bot that always takes one option plays one way, and of those that take any of several the mean is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final, NamedTuple
from unicodedata import east_asian_width

from game.analysis.chances import Policy, anything, chances, replies
from game.analysis.expected import expected
from game.analysis.graph import Graph, Row
from game.engine.rubric import AXES, CONDITIONS, Move
from game.engine.scoring import TESTED, round_half_up
from game.engine.story import Choice, Encounter

RANDOM: Final = "random"
RUDE: Final = "rude"
ABSORBING: Final = "absorbing"
REPEATS: Final = "repeat:"  # and the move

FIRM: Final = 2  # a worth on boundaries

_EMPATHY, _BOUNDARIES, _SELF = range(3)
_SORRY: Final = re.compile(
    r"\b(?:sorry|apolog\w*|forgive)\b|抱歉|對不起|对不起|不好意思|道歉|歉意", re.IGNORECASE
)


class Bot(NamedTuple):
    """A fixed way to play: `choose` gives the edges of a row that it takes any of."""

    name: str
    choose: Policy


Scores = Mapping[str, int | None]


class OnPaper:
    """What a choice promises to somebody who does not know the scene.

    By axis, the worth of its moves summed over all conditions of the other person, as if each were as likely.
    """

    def __init__(self, moves: Mapping[str, Move]) -> None:
        self._moves = {
            name: tuple(sum(move.worth[c][axis] for c in CONDITIONS) for axis in range(3))
            for name, move in moves.items()
        }
        self._good = {
            name: any(sum(move.worth[c][:3]) > 0 for c in CONDITIONS)
            for name, move in moves.items()
        }
        self._firm = {
            name: max(move.worth[c].boundaries for c in CONDITIONS) for name, move in moves.items()
        }
        self._critical = {name: move.critical for name, move in moves.items()}

    def worth(self, choice: Choice, axis: int) -> int:
        """By axis (its position); only good for comparing choices."""
        return sum(self._moves[move][axis] for move in choice.moves)

    def good(self, choice: Choice) -> bool:
        """Whether one of its moves is worth more than it costs, over the axes, under some condition."""
        return any(self._good[move] for move in choice.moves)

    def bounds(self, choice: Choice) -> bool:
        """Whether one of its moves sets a boundary well under some condition."""
        return any(self._firm[move] >= FIRM for move in choice.moves)

    def critical(self, choice: Choice, axis: int) -> bool:
        """Whether one of its moves can cap a band of the axis."""
        return any(self._critical[move] == AXES[axis] for move in choice.moves)


def bots(encounter: Encounter, moves: Mapping[str, Move], words: Mapping[str, str]) -> list[Bot]:
    """All bots for an encounter; `words` are its texts in the language they read, by id."""
    paper = OnPaper(moves)

    def length(choice: Choice) -> int:
        return cells(words[choice.line.text])

    def sorry(choice: Choice) -> tuple[int, int]:
        said = len(_SORRY.findall(words[choice.line.text]))
        return said, paper.worth(choice, _EMPATHY)

    found = [
        Bot("first", lambda row: replies(row)[:1]),
        Bot("last", lambda row: replies(row)[-1:]),
        Bot("longest", _best(length)),
        Bot("shortest", _best(lambda choice: -length(choice))),
        Bot("politest", _best(lambda choice: paper.worth(choice, _EMPATHY))),
        Bot("most-sorry", _best(sorry)),
        Bot("always-boundary", _best(lambda c: paper.worth(c, _BOUNDARIES), kit=True)),
        Bot("always-protect", _best(lambda c: paper.worth(c, _SELF), kit=True)),
        Bot(RUDE, _best(lambda c: (paper.critical(c, _EMPATHY), -paper.worth(c, _EMPATHY)))),
        Bot(
            ABSORBING,
            _best(
                lambda c: (
                    paper.critical(c, _SELF),
                    paper.worth(c, _EMPATHY) - paper.worth(c, _SELF),
                )
            ),
        ),
        Bot("any-good-move", lambda row: _any_good(row, paper)),
        Bot(RANDOM, anything),
    ]
    found += [Bot(REPEATS + move, _repeat(move)) for move in repeatable(encounter)]
    return found


def cells(text: str) -> int:
    """The width of a text in terminal cells: two for Chinese characters and full-width signs."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def repeatable(encounter: Encounter) -> list[str]:
    """The moves that some play could make twice: in two scenes, or again and again from the kit."""
    places: dict[str, set[object]] = {}
    for scene in encounter.scenes:
        for part in scene.parts:
            for choice in part.choices:
                for move in choice.moves:
                    places.setdefault(move, set()).add(scene.number)
        for choice in scene.kit:
            for move in choice.moves:
                where = ("kit", choice.id) if choice.once else scene.number
                places.setdefault(move, set()).add(where)
    return sorted(move for move, some in places.items() if len(some) > 1)


def best(row: Row, value: Callable[[Choice], Any], among: Sequence[int]) -> list[int]:
    """The first of these edges whose choice is worth most to somebody."""
    return [max(among, key=lambda i: value(row.edges[i].choice))] if among else []


def _best(value: Callable[[Choice], Any], *, kit: bool = False) -> Policy:
    return lambda row: best(row, value, range(len(row.edges)) if kit else replies(row))


def _any_good(row: Row, paper: OnPaper) -> Sequence[int]:
    some = replies(row)
    return [i for i in some if paper.good(row.edges[i].choice)] or some


def _repeat(move: str) -> Policy:
    def choose(row: Row) -> Sequence[int]:
        here = (i for i, edge in enumerate(row.edges) if move in edge.choice.moves)
        return [next(here, replies(row)[0])] if row.edges else []

    return choose


def scores(graph: Graph, bot: Bot, longest: int) -> Scores:
    """The whole scores that a bot gets, or may expect; None where an axis is not tested."""
    exact = _of_one_way(graph, bot.choose)
    if exact is None:
        found = chances(graph, longest, bot.choose)
        exact = [expected(found, axis) for axis in range(3)]
    return {
        axis: None if value is None else round_half_up(value)
        for axis, value in zip(AXES, exact, strict=True)
    }


def _of_one_way(graph: Graph, policy: Policy) -> list[Fraction | None] | None:
    """The exact scores of a policy that goes one way; None where it may go several."""
    stakes, losses, times = [0] * 3, [0] * 3, [0] * 3
    node = graph.nodes[-1]
    while node.to:
        some = policy(node.row)
        if len(some) > 1:
            return None
        edge = node.row.edges[some[0]]
        for axis in range(3):
            stakes[axis] += edge.stake[axis]
            losses[axis] += edge.lost[axis]
            times[axis] += edge.stake[axis] > 0
        node = graph.nodes[node.to[some[0]]]
    return [
        100 * (1 - Fraction(losses[axis], stakes[axis])) if times[axis] >= TESTED else None
        for axis in range(3)
    ]
