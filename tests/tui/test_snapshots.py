"""The main screens as pictures: whoever changes how one looks, sees it and says so.

The pictures in `__snapshots__` hold for the pinned Textual. They show the same on every machine: clock, seed, colours and
signs are given here, and nothing in them depends on fonts, the locale or the folder that the tests run in.
A change that is meant is blessed by `make test ARGS='tests/tui/test_snapshots.py --snapshot-update'`; look at the
difference first, in the `snapshot_report.html` of the failing run.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache, partial
from pathlib import Path
from typing import Final

import pytest
from textual.pilot import Pilot

from game import places
from game.places import content_folder
from game.saves import open_store
from game.stories.library import Library
from game.tui import TuiOptions, sitting
from game.tui.app import StandTall
from game.tui.glyphs import FINE
from game.tui.sitting import THEMES, sit_down
from tests.tui.stations import SEED, STATIONS, WINDOWS, Visit

Compare = Callable[..., bool]

SCREENS: Final = {
    "language": "Language",
    "home": "Home",
    "briefing": "Briefing",
    "conversation": "Conversation",
    "build": "Conversation, a reply in parts",
    "away": "Away",
    "guess": "Guess",
    "cause": "Cause",
    "debrief": "Debrief",
    "plan": "Plan",
    "quiet": "Quiet",
    "progress": "Progress",
    "cards": "Cards",
    "drills": "Drills",
    "settings": "Settings",
    "help": "Help",
    "about": "About",
    "notice": "Notice",
    "everything": "Everything",
}
NAMED: Final = [
    pytest.param(station, lang, size, id=f"{name}-{lang}-{size[0]}x{size[1]}")
    for name, station in SCREENS.items()
    for lang, size in WINDOWS
]
FROM_THE_ENVIRONMENT: Final = ("NO_COLOR", "COLORFGBG", "COLUMNS", "LINES")


@cache
def shelf() -> Library:
    """The shipped pack, read once for all pictures."""
    return Library((content_folder(),))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., StandTall]]:
    """Open the game where nothing is left to the machine: `desk("en")`, `desk("en", theme="light")`."""
    for variable in FROM_THE_ENVIRONMENT:
        monkeypatch.delenv(variable, raising=False)
    for name, module in list(sys.modules.items()):
        if name.startswith("game.tui") and hasattr(module, "GLYPHS"):
            monkeypatch.setattr(module, "GLYPHS", FINE)
    clock = partial(open_store, clock=lambda: "2026-01-05T09:00:00Z")
    monkeypatch.setattr(sitting, "open_store", clock)
    monkeypatch.setattr(sitting, "library", lambda *_: shelf())
    # A debrief tells more where an analysis of this very wording has been built; here it never has.
    monkeypatch.setattr(places, "built_analyses_folder", lambda: tmp_path / "none")

    with ExitStack() as stack:

        def opened(lang: str, theme: str = THEMES[0]) -> StandTall:
            at = sit_down(TuiOptions(tmp_path / "saves", lang=lang, seed=SEED))
            stack.callback(at.store.close)
            at.settings["theme"] = theme
            return StandTall(at)

        yield opened


def onto(station: str, *keys: str) -> Callable[[Pilot[None]], object]:
    """Go onto a screen and press keys there."""

    async def go(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, StandTall)
        visit = Visit(pilot.app)
        await visit.settle()
        await visit.go(station)
        await visit.press(*keys)

    return go


@pytest.mark.parametrize(("station", "lang", "size"), NAMED)
def test_a_screen_looks_as_it_did(
    snap_compare: Compare,
    desk: Callable[..., StandTall],
    station: str,
    lang: str,
    size: tuple[int, int],
) -> None:
    assert snap_compare(desk(lang), terminal_size=size, run_before=onto(station))


@pytest.mark.parametrize("lang", ["en", "zh-Hant", "zh-Hans"])
def test_the_decisions_of_a_debrief_look_as_they_did(
    snap_compare: Compare, desk: Callable[..., StandTall], lang: str
) -> None:
    go = onto("Debrief", "pagedown")
    assert snap_compare(desk(lang), terminal_size=(80, 40), run_before=go)


@pytest.mark.parametrize("lang", ["en", "zh-Hant", "zh-Hans"])
def test_words_that_are_read_first_look_as_they_did(
    snap_compare: Compare, desk: Callable[..., StandTall], lang: str
) -> None:
    go = onto("Briefing", "b")
    assert snap_compare(desk(lang), terminal_size=(60, 20), run_before=go)


@pytest.mark.parametrize("theme", THEMES[1:])
def test_a_theme_looks_as_it_did(
    snap_compare: Compare, desk: Callable[..., StandTall], theme: str
) -> None:
    go = onto("Conversation, abuse")
    assert snap_compare(desk("en", theme), terminal_size=(120, 34), run_before=go)


def test_every_screen_is_known_by_its_station() -> None:
    assert set(SCREENS.values()) <= set(STATIONS)
