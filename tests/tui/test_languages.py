"""Every screen in every language at every size: whole, inside the window, and in one language at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import pytest
from rich.cells import cell_len
from textual.widgets import Input

from game.tui import painting
from game.tui.widgets import bars
from game.tui.widgets.bars import Keys
from game.tui.widgets.sheet import Sheet
from game.words import LANGUAGES
from tests.tui.conftest import Play
from tests.tui.stations import DIAGONAL, SIZES, STATIONS, WINDOWS, Visit, readers, shown

# One cell for Textual, two in many Chinese terminals.
AMBIGUOUS: Final = "“”‘’…—·"
LATIN: Final = re.compile(r"[A-Za-z][A-Za-z.'-]*[A-Za-z]")
HAN: Final = re.compile(r"[\u3400-\u9fff]")
KEY_NAMES: Final = {"Esc", "Enter", "PgUp", "PgDn", "Ctrl", "Tab"}
NAMING: Final = ("Language", "Settings", "Everything")  # where languages stand in their own words
OWN_NAMES: Final = {"Stand", "Tall", "standtall", "player"}
ON_ONE_SCREEN: Final = {
    "About": {"Gipi", "Alex", "nmedialink.com"},  # who is credited
    "Notice": {"there", "saves"},  # a path and an option
    "Language": {"Which", "language", "do", "you", "speak"},  # in all languages at once
}


@pytest.mark.parametrize(("lang", "size"), WINDOWS)
async def test_every_screen_fits_the_window(
    play: Play, monkeypatch: pytest.MonkeyPatch, lang: str, size: tuple[int, int]
) -> None:
    """Nothing is wider than the screen, nothing is cut off, and no wide character is cut in half."""
    width, height = size
    async with play(size=size, lang=lang) as player:
        visit = Visit(player.app)
        for station in STATIONS:
            await visit.go(station)
            rows = visit.rows
            assert len(rows) == height, station
            assert {cell_len(row) for row in rows} == {width}, station
            with monkeypatch.context() as watched:
                assert not list(_cut(visit, watched)), station
            for widget in shown(visit.screen):
                assert visit.screen.region.contains_region(widget.region), f"{station}: {widget}"
            for reader in readers(visit.screen):
                room = reader.content_size.width - 1  # without the scroll mark
                for row in reader._rows:
                    text = "".join(piece.text for piece in row.pieces).rstrip()
                    assert cell_len(text) <= room, f"{station}: {text}"
                    if lang != "en":
                        wide = cell_len(text) + sum(map(text.count, AMBIGUOUS))
                        assert wide <= width, f"{station}: {text}"
            keys = visit.screen.query_one(Keys)
            fitting = [command for command, _ in keys._fitting(keys.content_size.width)]
            for command in visit.screen.commands():
                if command.always or command.key == "escape":
                    assert command in fitting, f"{station}: no {command.shown} in the footer"


def _cut(visit: Visit, watched: pytest.MonkeyPatch) -> Iterator[str]:
    """What of the visible widgets had to be shortened to be painted."""
    found: list[str] = []

    def cut(text: str, room: int) -> str:
        if cell_len(text) > room and text.strip():
            found.append(text)
        return text[:room]

    watched.setattr(painting, "_cut", cut)
    watched.setattr(bars, "cut", cut)
    for widget in shown(visit.screen):
        if not isinstance(widget, Input):
            for y in range(widget.content_size.height):
                widget.render_line(y)
    yield from found


@pytest.mark.parametrize("lang", ["zh-Hant", "zh-Hans"])
async def test_no_english_is_left_in_the_chinese_interface(play: Play, lang: str) -> None:
    async with play(size=SIZES[1], lang=lang) as player:
        visit = Visit(player.app)
        for station in STATIONS:
            await visit.go(station)
            known = KEY_NAMES | OWN_NAMES | ON_ONE_SCREEN.get(station, set())
            if station in NAMING:
                known |= {"English"}
            words = {word for text in _all_text(visit) for word in LATIN.findall(text)}
            assert words <= known, f"{station}: {words - known}"


async def test_no_chinese_is_left_in_the_english_interface(play: Play) -> None:
    async with play(size=SIZES[1], lang="en") as player:
        visit = Visit(player.app)
        for station in STATIONS:
            await visit.go(station)
            if station not in {*NAMING, "About"}:
                assert not [text for text in _all_text(visit) if HAN.search(text)], station


def _all_text(visit: Visit) -> Iterator[str]:
    """All that a screen says, out of sight too."""
    yield visit.text
    for reader in readers(visit.screen):
        yield from ("".join(piece.text for piece in row.pieces) for row in reader._rows)
    for field in visit.screen.query(Input):
        yield field.placeholder
    for command in visit.screen.commands():
        yield visit.words.t(command.label)
        yield visit.words.t(command.help)


@pytest.mark.parametrize(("lang", "size"), DIAGONAL)
async def test_another_language_keeps_the_place(
    play: Play, lang: str, size: tuple[int, int]
) -> None:
    async with play(size=size, lang=lang) as player:
        visit = Visit(player.app)
        for station in STATIONS:
            await visit.go(station)
            await visit.press(*("a", "enter", "b") if visit.where == "Plan" else ("down", "down"))
            place, texts = _place(visit), set()
            for _ in LANGUAGES:
                texts.add(visit.text)
                await visit.press("f2")
                assert _place(visit) == place, station
                assert _in_sight(visit), station
            assert len(texts) == len(LANGUAGES), station


def _place(visit: Visit) -> list[object]:
    """Where a player is on a screen: what is pointed at, what is typed, and where the keys go."""
    screen = visit.screen
    place: list[object] = [visit.where, screen.focused and screen.focused.id, visit.path]
    if visit.where != "Language":  # which points at the language spoken
        place += [sheet.cursor for sheet in screen.query(Sheet) if sheet.id == "main"]
    place += [(field.value, field.cursor_position) for field in screen.query(Input)]
    return place


def _in_sight(visit: Visit) -> bool:
    """Whether what is pointed at can be seen."""
    if visit.where == "Plan" or visit.main.cursor not in visit.main.page.items:
        return True
    main = visit.main
    first, last = main._span(main.cursor)
    return first < main._top + main.content_size.height and last >= main._top
