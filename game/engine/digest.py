"""A digest of an encounter's structure and worths, never of its words.

Saves keep it: the same digest means that a journal folds to the same states.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.engine.expressions import Expression
    from game.engine.story import Change, Choice, Encounter, Way

_LENGTH = 8  # bytes


def digest(encounter: Encounter) -> str:
    """Sixteen hexadecimal digits."""
    structure = (
        encounter.id,
        encounter.start,
        encounter.opening,
        encounter.facts,
        tuple(encounter.counters.items()),
        tuple((i.id, _test(i.test), i.to) for i in encounter.interrupts),
        tuple(
            (
                scene.id,
                scene.condition,
                scene.ending,
                _change(scene.change),
                _ways(scene.ways),
                tuple((part.id, tuple(map(_choice, part.choices))) for part in scene.parts),
                tuple(map(_choice, scene.kit)),
            )
            for scene in encounter.scenes
        ),
    )
    return blake2b(repr(structure).encode(), digest_size=_LENGTH).hexdigest()


def _choice(choice: Choice) -> tuple[object, ...]:
    return (
        choice.id,
        choice.moves,
        tuple(choice.worth),
        choice.sympathy,
        choice.critical,
        _test(choice.test),
        choice.hidden,
        choice.once,
        _change(choice.change),
        _ways(choice.ways),
    )


def _test(test: Expression | None) -> object:
    return None if test is None else test.tree


def _ways(ways: tuple[Way, ...]) -> tuple[object, ...]:
    return tuple((_test(way.test), way.to) for way in ways)


def _change(change: Change | None) -> object:
    if change is None:
        return None
    return change.facts_on, change.facts_off, change.counters, change.gauges
