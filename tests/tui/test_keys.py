"""Every key of every screen does what the screen says of it, and no other key does anything."""

from __future__ import annotations

import pkgutil
import random
import string
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from typing import Final

import pytest
from textual.widgets import Input

from game.saves import open_store
from game.tui import screens
from game.tui.commands import EVERYWHERE
from game.tui.screens.frame import Framed
from game.tui.widgets.sheet import Sheet
from tests.tui.conftest import Play
from tests.tui.promises import EVERY, KIT, TABLE, Before, promises
from tests.tui.stations import DIAGONAL, SIZES, STATIONS, WINDOWS, Visit

TYPING: Final = ("Plan", "Everything")  # screens with a field to type in

PRINTABLE: Final = tuple(
    (string.ascii_letters + string.digits + string.punctuation).replace("?", "")
)
MOVING: Final = (
    *("up", "down", "left", "right", "pageup", "pagedown", "home", "end", "space"),
    *("tab", "shift+tab", "backspace", "delete", "insert", "ctrl+a", "ctrl+l", "ctrl+z", "f4"),
)
SMALLEST: Final = ("zh-Hans", SIZES[0])
MIDDLE: Final = ("zh-Hant", SIZES[1])
WAYS: Final = ("key", "enter", "click")
SQUEEZES: Final = ((1, 1), (59, 19), (300, 2))
BLIND: Final = (
    "1",
    "2",
    "b",
    "u",
    "s",
    "y",
    "p",
    "h",
    "enter",
    "escape",
    "down",
    "right",
    "f1",
    "f5",
)


@asynccontextmanager
async def visiting(play: Play, lang: str, size: tuple[int, int]) -> AsyncIterator[Visit]:
    """Open the game at Home."""
    async with play(size=size, lang=lang) as player:
        yield Visit(player.app)


@pytest.mark.parametrize(("lang", "size"), WINDOWS)
async def test_each_key_does_what_the_screen_says(
    play: Play, lang: str, size: tuple[int, int]
) -> None:
    broken = []
    async with visiting(play, lang, size) as visit:
        for station in STATIONS:
            await visit.go(station)
            opened = Before(visit)
            for key, holds in promises(visit, station).items():
                before = Before(visit)
                await visit.press(key)
                if not holds(visit, before):
                    broken.append(f"{station}: {key}\n{before.text}\n{visit.text}")
                if visit.app.sitting.lang != lang:
                    visit.app.sitting.set("lang", lang)
                    visit.screen.retell()
                if opened.left_by(visit):
                    await visit.go(station)
    assert not broken, "\n".join(broken)


async def test_the_table_has_every_key_that_a_screen_names_and_no_other(play: Play) -> None:
    async with visiting(play, "en", (120, 40)) as visit:
        for station in STATIONS:
            await visit.go(station)
            named = {command.key for command in (*visit.screen.OWN_COMMANDS, *EVERYWHERE)}
            for sheet in visit.screen.query(Sheet):
                named |= set(sheet.page.keys)
            unnamed = set(KIT) if visit.where == "Conversation" else set()
            unnamed |= {"escape", "ctrl+c"} if station == "Home" else set()
            told = set(promises(visit, station)) | {"ctrl+q"}
            assert named <= told <= named | unnamed, station


async def test_no_other_key_does_anything(play: Play) -> None:
    async with visiting(play, *SMALLEST) as visit:
        for station in STATIONS:
            await visit.go(station)
            if visit.where in TYPING:
                continue
            before = visit.text
            told = promises(visit, station)
            await visit.hammer(tuple(key for key in PRINTABLE if key not in told))
            assert visit.text == before, station
            await visit.hammer(MOVING)
            assert visit.where == station.split(",")[0]


async def test_enter_and_a_click_choose_what_the_key_chooses(play: Play) -> None:
    async with visiting(play, *MIDDLE) as visit:
        for station in STATIONS:
            await visit.go(station)
            if visit.where == "Plan":
                continue
            items = [
                item for item in visit.main.page.keys.values() if item in visit.main.page.items
            ]
            if items:
                ways = [await _choose(visit, station, items[-1], way) for way in WAYS]
                assert ways[0] == ways[1] == ways[2], station


async def _choose(visit: Visit, station: str, item: str, way: str) -> tuple[str, str]:
    """Choose an item, and give the screen that this leads to."""
    visit.app.sitting.set("lang", MIDDLE[0])
    visit.app.sitting.set("mouse", "on")
    await visit.go(station)
    main = visit.main
    keys = {item: key for key, item in main.page.keys.items()}
    main.point(item)
    await visit.settle()
    if way == "click":
        left, top = main.content_region.offset
        await visit.click(left + 4, top + main._span(item)[0] - main._top)
    else:
        await visit.press(keys[item] if way == "key" else "enter")
    for file in Path.cwd().glob("*.txt"):
        file.unlink()
    return visit.where, visit.text


async def test_every_item_comes_into_sight_by_arrows_alone(play: Play) -> None:
    async with visiting(play, *SMALLEST) as visit:
        for station in STATIONS:
            await visit.go(station)
            if visit.where == "Plan":
                continue
            main = visit.main
            await visit.press("home")
            seen = set()
            for _ in range(len(main._rows) + len(main.page.items)):
                first, _ = main._span(main.cursor)
                if main._top <= first < main._top + main.content_size.height:
                    seen.add(main.cursor)
                await visit.press("down")
            assert seen >= set(main.page.items), station


async def test_clicks_on_every_row_break_nothing(play: Play) -> None:
    async with visiting(play, *SMALLEST) as visit:
        width, height = SMALLEST[1]
        for number, station in enumerate(STATIONS):
            await visit.go(station)
            for y in (0, *range(1 + number % 2, height - 1, 2), height - 1):
                await visit.click((y * 7) % width, y)
                if visit.where != station.split(",")[0]:
                    await visit.go(station)


@pytest.mark.parametrize(("lang", "size"), DIAGONAL)
async def test_a_window_squeezed_on_any_screen_comes_back_as_it_was(
    play: Play, lang: str, size: tuple[int, int]
) -> None:
    async with visiting(play, lang, size) as visit:
        for station in STATIONS:
            await visit.go(station)
            before = visit.text
            await visit.resize(*SQUEEZES[SIZES.index(size)])
            await visit.hammer(BLIND)
            await visit.resize(*size)
            assert visit.text == before, station
            await visit.press("f1")
            assert visit.where == ("Home" if station == "Help" else "Help"), station


async def test_pasting_changes_nothing_where_nothing_is_typed(play: Play) -> None:
    async with visiting(play, "en", (80, 24)) as visit:
        for station in STATIONS:
            await visit.go(station)
            before = visit.text
            await visit.paste("1\n2\x1b[31m[/b]\u202e" + "門" * 300)
            if visit.where in TYPING:
                field = visit.screen.query(Input).first()
                assert "\n" not in field.value
                assert len(field.value) <= 300
            else:
                assert visit.text == before, station


@pytest.mark.parametrize("station", STATIONS)
async def test_ctrl_q_leaves_with_everything_saved(play: Play, station: str) -> None:
    number = list(STATIONS).index(station)
    lang, size = WINDOWS[number % len(WINDOWS)]
    async with visiting(play, lang, size) as visit:
        await visit.go(station)
        path = list(visit.play.path) if visit.play else []
        await visit.press("ctrl+q")
        assert not visit.app.is_running
        saves = visit.app.sitting.options.saves
        with open_store(saves).store as store:
            record = visit.here.record if visit.play else None
            assert record is None or [step.choice for step in store.steps(record.id)] == path
    assert visit.app.return_code == 0


async def test_every_screen_is_reached_and_left_by_keys_alone(play: Play) -> None:
    seen: set[str] = set()

    async def walk(visit: Visit, *keys: str) -> None:
        for key in keys:
            await visit.press(key)
            seen.add(visit.where)

    async with play(size=(80, 24), lang=None) as player:
        visit = Visit(player.app)
        seen.add(visit.where)
        await walk(visit, "enter", "escape")
        for key in "pkdsa":
            await walk(visit, key, "escape")
        await walk(visit, "f1", "escape", "ctrl+p", "escape", "4", "b", "b", "escape")
        await walk(visit, "escape", "1")
        for _ in range(40):
            await walk(visit, {"Guess": "escape", "Cause": "escape"}.get(visit.where, "1"))
            if visit.where == "Debrief":
                break
        await walk(visit, "p", "escape", "escape")
        assert visit.where == "Home"
    assert seen == {station.split(",")[0] for station in STATIONS} - {"Notice"}  # comes by itself


def test_there_is_a_station_for_every_screen_of_the_game() -> None:
    for module in pkgutil.iter_modules(screens.__path__):
        import_module(f"{screens.__name__}.{module.name}")
    every = {
        kind.__name__.removesuffix("Screen")
        for kind in Framed.__subclasses__()
        if not kind.__name__.startswith("Preview")  # for authors, with tests of their own
    }
    assert every == {station.split(",")[0] for station in STATIONS}


@pytest.mark.parametrize("seed", range(3))
async def test_anything_goes(play: Play, seed: int) -> None:
    """Keys in no order, in bursts that nothing can answer in time, with the window pulled about."""
    chance = random.Random(seed)  # noqa: S311 - the same keys each time
    keys = (*PRINTABLE, *MOVING, *EVERY, *KIT, *("enter", "escape", "down", "1") * 12)
    lang, size = DIAGONAL[seed]
    async with visiting(play, lang, size) as visit:
        for _ in range(20):
            await visit.go(chance.choice(list(STATIONS)))
            for _ in range(4):
                await visit.hammer(tuple(chance.choices(keys, k=chance.randrange(1, 6))))
                if chance.random() < 0.1:
                    await visit.resize(chance.randrange(1, 140), chance.randrange(1, 50))
            await visit.resize(*size)
            assert visit.app.is_running


@pytest.mark.parametrize("station", STATIONS)
async def test_two_keys_at_once_never_meet_a_screen_that_is_not_there(
    play: Play, station: str
) -> None:
    """Each key of a screen, and before it was answered one that opens another, or asks something of the next."""
    async with visiting(play, "en", (80, 24)) as visit:
        await visit.go(station)
        for key in TABLE[station]:
            for second in ("f1", "u"):
                await visit.go(station)
                await visit.hammer((key, second))
                await visit.hammer(("escape",))
                assert visit.app.is_running, (key, second)
