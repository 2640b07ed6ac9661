"""Drills: a line from a finished call comes back; the player says how the person is, and picks a move.

A drill is between the game and the player: it has no score, and nothing in progress tells of it.
"""

from __future__ import annotations

from game.drills.drill import Drill, Judged, drill_of, judge, keeping_most
from game.drills.schedule import ROUND, Drills

__all__ = [
    "ROUND",
    "Drill",
    "Drills",
    "Judged",
    "drill_of",
    "judge",
    "keeping_most",
]
