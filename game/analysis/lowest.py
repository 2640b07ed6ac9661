"""The least energy that anybody can come to, whether anything in the encounter reads it or not."""

from __future__ import annotations

from typing import NamedTuple

from game.analysis.explore import Progress, explore
from game.analysis.liveness import Watch
from game.engine.story import Encounter


class Lowest(NamedTuple):
    """The least energy somebody has who is asked something, and the id of the first scene where it can be."""

    energy: int
    scene: str


def lowest(encounter: Encounter, budget: int, progress: Progress | None = None) -> Lowest | None:
    """The least energy over all ways; None where nothing is asked, or where the budget does not suffice."""
    asking = {scene.number for scene in encounter.scenes if scene.parts}
    found = explore(encounter, budget, progress, wear=False, watch=Watch("energy", asking))
    energies = [
        (row.watched, row.moment.scene.number)
        for row in found.rows
        if row.watched is not None and row.moment.stage == 0
    ]
    if not found.whole or not energies:
        return None
    energy, number = min(energies)
    return Lowest(energy, encounter.scenes[number].id)
