"""The rubric: what each communication move is worth, by the other person's condition.

The same move is worth different things to somebody upset and to somebody abusive; that table is the
authors' key (items A9, B11 and C6 to C8 of `content/sources.yaml`), not validated by an expert panel.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

AXES: Final = ("empathy", "boundaries", "self_protection")
CONDITIONS: Final = ("calm", "confused", "mistaken", "upset", "demanding", "abusive", "threatening")
UNDER_ATTACK: Final = frozenset({"abusive", "threatening"})  # where protecting oneself is due
LOWEST: Final = -3
HIGHEST: Final = 3


class Worth(NamedTuple):
    """What something is worth: three axes and three gauges, each in rubric points from -3 to 3.

    A negative `anger` is calmer.
    """

    empathy: int
    boundaries: int
    self_protection: int
    anger: int
    trust: int
    energy: int


@dataclass(frozen=True, slots=True)
class Move:
    """A named communication behaviour. Its words are texts: `moves.ID.name`, `.definition`, `.why`."""

    id: str
    sources: tuple[str, ...]
    sympathy: bool  # counts towards the wearing out of sympathy
    kit: bool  # protects: may stand in the kit
    critical: str | None  # the axis whose band it caps
    critical_under: frozenset[str]  # the conditions in which it does
    worth: Mapping[str, Worth]  # by condition, all seven


@dataclass(frozen=True, slots=True)
class Rubric:
    """All moves by id."""

    moves: Mapping[str, Move]


def together(moves: Sequence[Move], condition: str) -> Worth:
    """The worth of one to three moves in one choice: their sum, clamped on each axis and gauge."""
    if len(moves) == 1:
        return moves[0].worth[condition]  # within the bounds already
    sums = [0, 0, 0, 0, 0, 0]
    for move in moves:
        for i, worth in enumerate(move.worth[condition]):
            sums[i] += worth
    return Worth(*[max(LOWEST, min(HIGHEST, value)) for value in sums])
