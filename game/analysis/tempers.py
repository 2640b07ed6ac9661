"""How angry the customer is where a random player meets them: by scene, the share of each anger 0..10."""

from __future__ import annotations

from fractions import Fraction
from math import lcm

from game.analysis.explore import Progress, explore
from game.analysis.liveness import Watch
from game.engine.story import Encounter


def tempers(
    encounter: Encounter, budget: int, progress: Progress | None = None
) -> dict[str, dict[int, Fraction]]:
    """By scene id, for every scene that asks and is with the customer; shares add up to 1.

    Shares are of the times that a player who clicks at random stands there. Empty where the budget does
    not suffice: this tells states apart that are one in the graph.
    """
    scenes = {s.number for s in encounter.scenes if s.parts and s.who == encounter.customer}
    found = explore(encounter, budget, progress, wear=False, watch=Watch("anger", scenes))
    if not found.whole or found.round:
        return {}
    deep = [0] * found.states
    for state in reversed(found.order):
        deep[state] = 1 + max((deep[to] for to in found.follows(state)), default=-1)
    whole = lcm(*(len(row.edges) or 1 for row in found.rows)) ** deep[0]
    shares = [0] * found.states
    shares[0] = whole
    angers: dict[str, dict[int, int]] = {}
    for state in found.order:
        row = found.rows[found.row[state]]
        share = shares[state]
        if row.watched is not None and row.moment.stage == 0:
            here = angers.setdefault(row.moment.scene.id, {})
            here[row.watched] = here.get(row.watched, 0) + share
        if row.edges:
            share //= len(row.edges)
            for to in found.follows(state):
                shares[to] += share
    return {
        scene: {anger: Fraction(here[anger], sum(here.values())) for anger in sorted(here)}
        for scene, here in angers.items()
    }
