"""What the store hands out: frozen rows, and the words that stand for a clock and a notice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple

Clock = Callable[[], str]
"""Gives the time now as a UTC ISO 8601 string with `Z`, as in `2026-11-21T19:04:00.123Z`."""

Status = Literal["open", "finished", "left"]


def utc_now() -> str:
    """Tell the time now, UTC, to the millisecond; the clock of every store that is given no other."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def stamp(moment: str) -> str:
    """Turn a clock's time into a part of a file name that sorts: `20261121T190400Z`."""
    digits = "".join(letter for letter in moment.partition(".")[0] if letter.isdigit())
    return f"{digits[:8]}T{digits[8:14]}Z"


class Profile(NamedTuple):
    """One player on this machine. `made` is when the profile was first asked for."""

    id: int
    name: str
    made: str


class Step(NamedTuple):
    """One choice of a journal, with the scene it was made in.

    The scene is kept beside the choice so that a journal can be folded again by what was meant
    after somebody has edited the story: a choice id is unique only within its scene and the kit.
    """

    scene: str
    choice: str


class PlayRecord(NamedTuple):
    """One play: which story it is a fold over, and how it ended. Its choices are `Store.steps(id)`.

    `seed` is any whole number. `started` and `ended` are the clock's times. `practice_of` is the id of
    the play that was rewound, None for a first attempt. `ending`, `kind`, `scores` (0 to 100 by axis,
    None for an axis that was not tested) and `bands` are what `Store.finish` was given, None until then.
    """

    id: int
    profile_id: int
    pack: str
    encounter: str
    digest: str
    seed: int
    intensity: str
    started: str
    ended: str | None
    status: Status
    practice_of: int | None
    ending: str | None
    kind: str | None
    scores: Mapping[str, int | None] | None
    bands: Mapping[str, Mapping[str, object]] | None

    @property
    def name(self) -> str:
        """The full name of what was played, `pack/encounter`."""
        return f"{self.pack}/{self.encounter}"


def whole(text: str) -> int:
    """Read a whole number as it is kept; 0 for what a bad disk has made of it."""
    try:
        return int(text)
    except ValueError:
        return 0


def mapping(text: str | None) -> dict[str, Any] | None:
    """Read a JSON object as it is kept; None for none, and for what a bad disk has made of it."""
    if text is None:
        return None
    import json  # not at the start: a first screen without finished plays never needs it

    try:
        found = json.loads(text)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


class Notice(NamedTuple):
    """Something a person should be told although the game goes on; worded by `code` in `game.words`."""

    code: str
    values: Mapping[str, object]
