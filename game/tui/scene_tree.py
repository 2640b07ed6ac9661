"""The scenes of an encounter as a tree: each scene below the first one that leads to it, once more as a leaf below the others."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from game.engine.story import Encounter
from game.export.graph import edges


class Branch(NamedTuple):
    """A scene in the tree. `again` marks one that stands somewhere above already, `folds` one with scenes below it.

    `root` is why it stands at the left: `opening`, `interrupt` or `loose`; "" below another.
    """

    scene: str
    depth: int
    above: str
    again: bool
    folds: bool
    root: str


def branches(encounter: Encounter, folded: Collection[str] = ()) -> Iterator[Branch]:
    """The tree row by row, without what lies below the scenes in `folded`."""
    below: dict[str, list[str]] = {scene.id: [] for scene in encounter.scenes}
    for edge in edges(encounter):
        if edge.end != edge.start and edge.end not in below[edge.start]:
            below[edge.start].append(edge.end)
    roots = {encounter.scenes[encounter.opening].id: "opening"}
    for interrupt in encounter.interrupts:
        roots.setdefault(encounter.scenes[interrupt.to].id, "interrupt")
    for scene in encounter.scenes:
        roots.setdefault(scene.id, "loose")
    seen: set[str] = set()
    for root, why in roots.items():
        if root in seen:
            continue
        waiting = [(root, 0, "", why)]
        hidden: int | None = None  # the depth of the folded scene that what follows lies below
        while waiting:
            name, depth, above, kind = waiting.pop()
            again = name in seen
            seen.add(name)
            if hidden is not None and depth <= hidden:
                hidden = None
            if hidden is None:
                yield Branch(name, depth, above, again, bool(below[name]) and not again, kind)
            if again:
                continue
            if name in folded and hidden is None:
                hidden = depth
            waiting += [(end, depth + 1, name, "") for end in reversed(below[name])]
