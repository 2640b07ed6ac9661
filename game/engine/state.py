"""The small values that a play is made of."""

from __future__ import annotations

from typing import NamedTuple

from game.engine.story import Line


class State(NamedTuple):
    """Where a play stands. Two plays in the same state have the same future.

    The order of the fields is known to `expressions.py`, whose closures read them by position.
    """

    scene: int
    anger: int  # the customer's, 0..10
    trust: int  # the customer's, 0..10
    energy: int  # the player's, 0..10
    facts: int  # a bit each
    counters: tuple[int, ...]
    used: int  # once-only choices made, a bit each
    fired: int  # interrupts that came, a bit each
    wear: int  # sympathising choices made, 0..3; more makes no difference
    picked: tuple[int, ...]  # parts of the reply being put together
    by: int  # at an ending: what led there, choice number + 1, or -(interrupt + 1); else 0


class Turn(NamedTuple):
    """What a step gives: the next state, and all that was said and done on the way there."""

    state: State
    said: tuple[Line, ...]
    interrupt: str | None = None  # the id of what broke in


class Outcome(NamedTuple):
    """How a play ended: at which scene, of which kind, and what led there.

    `termination` is `reply`, `part`, `protect` or `interrupt`; `by` is the choice's or interrupt's id.
    Both are None where nothing led there: an author looks at the ending by itself.
    """

    ending: str
    kind: str
    termination: str | None
    by: str | None
