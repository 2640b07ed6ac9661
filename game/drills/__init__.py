"""Drills: a line from a finished call comes back; the player says how the person is, and picks a move.

A drill is between the game and the player: it has no score, and nothing in progress tells of it.
"""

from __future__ import annotations

from game.drills.drill import Drill, Judged, drill_of, judge, keeping_most
from game.drills.schedule import ROUND, Drills
from game.drills.told import (
    condition_told,
    conditions_told,
    done_told,
    how_asked,
    judged_told,
    moves_told,
    none_told,
    said_told,
    what_asked,
)

__all__ = [
    "ROUND",
    "Drill",
    "Drills",
    "Judged",
    "condition_told",
    "conditions_told",
    "done_told",
    "drill_of",
    "how_asked",
    "judge",
    "judged_told",
    "keeping_most",
    "moves_told",
    "none_told",
    "said_told",
    "what_asked",
]
