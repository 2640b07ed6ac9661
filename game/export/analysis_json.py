"""An analysis as one JSON object: the contract that other tools build on (README, “For other programs”)."""

from __future__ import annotations

import json
from typing import Any

from game.analysis.smells import Smell
from game.analysis.spread import Spread
from game.analysis.whole import Analysis, Path
from game.engine.scoring import points
from game.words import Words


def analysis_json(analysis: Analysis, words: Words) -> str:
    """One line. Chances are those of a player who clicks at random among open options; shares are of ways.

    A share of ways whose score is null belongs to those on which the axis is not tested. Where something is
    not told because it would take too much work, it is null or empty and `exact` is false.
    """
    return json.dumps(_object(analysis, words), ensure_ascii=False)


def stopped_json(encounter: str, digest: str, states: int, budget: int, message: str) -> str:
    """What is said of an encounter that has more states than the budget allows."""
    told = {"encounter": encounter, "digest": digest, "states": states, "budget": budget}
    return json.dumps({**told, "message": message, "exact": False}, ensure_ascii=False)


def _object(analysis: Analysis, words: Words) -> dict[str, Any]:
    balanced = analysis.balanced
    return {
        "encounter": analysis.encounter,
        "digest": analysis.digest,
        "paths": analysis.paths,
        "states": analysis.states,
        "shortest": analysis.shortest,
        "longest": analysis.longest,
        "endings": {name: float(chance) for name, chance in analysis.endings.items()},
        "scenes": {name: float(chance) for name, chance in analysis.scenes.items()},
        "axes": {
            axis: {"distribution": _distribution(spread), "worst": spread.worst}
            for axis, spread in analysis.spreads.items()
        },
        "frontier": [_path(path) for path in analysis.frontier],
        "balanced": None
        if balanced is None
        else {"scores": dict(balanced.scores), "path": list(balanced.choices)},
        "bots": {name: dict(scores) for name, scores in analysis.bots.items()},
        "smells": [_smell(smell, words) for smell in analysis.smells],
        "exact": analysis.exact,
        "choices": [
            {
                "scene": one.met.scene,
                "part": one.met.part,
                "choice": one.met.choice,
                "kind": one.met.kind,
                "open": float(one.met.open),
                "lost": {axis: float(lost) for axis, lost in one.lost.items()},
                "frontier": one.frontier,
            }
            for one in analysis.choices
        ],
        "decisions": [
            {
                "scene": one.scene,
                "part": one.part,
                "decision": float(one.decision),
                "dilemma": float(one.dilemma),
            }
            for one in analysis.decisions
        ],
    }


def _distribution(spread: Spread) -> list[list[int | float | None]]:
    shares: list[list[int | float | None]] = [
        [score, float(spread.share(ways))] for score, ways in spread.ways.items()
    ]
    if spread.untested:
        shares.append([None, float(spread.share(spread.untested))])
    return shares


def _path(path: Path) -> dict[str, Any]:
    return {
        "lost": {axis: points(lost) for axis, lost in path.lost.items()},
        "scores": dict(path.scores),
        "path": list(path.choices),
    }


def _smell(smell: Smell, words: Words) -> dict[str, Any]:
    return {
        "code": smell.code,
        "where": smell.where,
        "message": words.worded(smell.code, smell.figures)[0],
        "figures": dict(smell.figures),
    }
