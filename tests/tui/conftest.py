"""The game as a person sees it: an app over the shipped pack, with saves of its own, driven by keys."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from textual.pilot import Pilot

from game.tui import TuiOptions
from game.tui.app import StandTall
from game.tui.sitting import sit_down


class Player(NamedTuple):
    """A person at the screen."""

    app: StandTall
    pilot: Pilot[None]

    @property
    def text(self) -> str:
        """All that is on the screen, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    @property
    def where(self) -> str:
        """The name of the screen that is open."""
        return type(self.app.screen).__name__.removesuffix("Screen")

    async def press(self, *keys: str) -> None:
        """Press keys, one after another, each heard before the next."""
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()


Play = Callable[..., AbstractAsyncContextManager[Player]]


@pytest.fixture
def play(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Play:
    """Open the game: `play(size=(80, 24), lang="en", encounter="first-call")`; other options as in `TuiOptions`."""
    monkeypatch.chdir(tmp_path)

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = (80, 24), lang: str | None = "en", **options: Any
    ) -> AsyncIterator[Player]:
        sitting = sit_down(TuiOptions(tmp_path / "saves", lang=lang, **{"seed": 7, **options}))
        app = StandTall(sitting)
        try:
            async with app.run_test(size=size) as pilot:
                await pilot.pause()
                yield Player(app, pilot)
        finally:
            sitting.store.close()

    return opened


Through = Callable[[Player, str], Awaitable[None]]


@pytest.fixture
def through() -> Through:
    """Play the open briefing on, with reply 1 all along, until a screen of that name is reached."""

    async def to(player: Player, name: str) -> None:
        keys = {
            "Briefing": ("enter",),
            "Conversation": ("1",),
            "Guess": ("7", "6", "5", "enter"),
            "Cause": ("1",),
            "Quiet": ("1",),
        }
        for _ in range(80):
            if player.where == name:
                return
            await player.press(*keys[player.where])
        raise AssertionError(f"{name} was never reached; the screen is {player.where}")

    return to
