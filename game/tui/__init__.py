"""The game in a terminal, built on Textual. Everything is imported when `run` is called, and not before."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.places import PLAYER

__all__ = ["TuiOptions", "run"]


@dataclass(frozen=True, slots=True)
class TuiOptions:
    """What the command line asked for; None leaves it to the player's settings.

    `encounter` (an id or `pack/id`) goes straight to its briefing; `fresh` begins it anew.
    """

    saves: Path
    packs: tuple[str, ...] = ()
    lang: str | None = None
    profile: str = PLAYER
    encounter: str | None = None
    seed: int | None = None
    intensity: str | None = None
    fresh: bool = False
    mouse: bool = True


def run(options: TuiOptions) -> int:
    """Play until the player leaves, and give the exit code.

    Raises `GameError` for what nobody in the game can mend (an unknown or broken encounter, saves that cannot be opened),
    and anything that went wrong inside, with the terminal as it was before.
    """
    from game.tui.app import StandTall
    from game.tui.sitting import sit_down

    sitting = sit_down(options)
    try:
        return StandTall(sitting).until_left()
    finally:
        sitting.store.close()
