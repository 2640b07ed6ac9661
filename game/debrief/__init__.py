"""The retelling of a finished play, in words, for every front end: the fold told again with reasons.

Front ends lay it out; what is said, and that it is true to the last point, is decided here.
"""

from __future__ import annotations

from game.debrief.around import about, contacts, quiet, was_hard
from game.debrief.cheat_sheet import CheatSheet, cheat_sheet, cheat_sheet_lines, nothing_yet
from game.debrief.codex import CardTold, cards_of, codex
from game.debrief.report import as_file, axis_line, report
from game.debrief.retell import retell
from game.debrief.spoken import (
    QUESTIONS,
    Spoken,
    paragraphs,
    run_on,
    sentence_case,
    speak,
    transcript,
    why_locked,
)
from game.debrief.told import (
    AxisTold,
    BalancedTold,
    CauseTold,
    Curve,
    DecisionTold,
    Loss,
    Retelling,
)

__all__ = [
    "QUESTIONS",
    "AxisTold",
    "BalancedTold",
    "CardTold",
    "CauseTold",
    "CheatSheet",
    "Curve",
    "DecisionTold",
    "Loss",
    "Retelling",
    "Spoken",
    "about",
    "as_file",
    "axis_line",
    "cards_of",
    "cheat_sheet",
    "cheat_sheet_lines",
    "codex",
    "contacts",
    "nothing_yet",
    "paragraphs",
    "quiet",
    "report",
    "retell",
    "run_on",
    "sentence_case",
    "speak",
    "transcript",
    "was_hard",
    "why_locked",
]
