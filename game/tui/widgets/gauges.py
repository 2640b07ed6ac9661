"""The three gauges as bars with a number and a word, in a line or stacked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from game.engine.step import FULL
from game.tui.glyphs import GLYPHS
from game.tui.page import Piece, Row
from game.tui.painting import painted
from game.tui.palette import Role
from game.tui.wrapping import cells, pad
from game.words import Words, terms

_SHORTEST = 5  # cells of a bar
GAUGES: tuple[Role, ...] = ("anger", "trust", "energy")
OWN = "energy"  # the player's; the others are the customer's


class Reading(NamedTuple):
    """A gauge now and before the last choice, both 0..10; `away` names whose it is while another is spoken to."""

    gauge: Role
    now: int
    before: int
    away: str = ""

    @property
    def role(self) -> Role:
        """The colour of its name and bar."""
        return "muted" if self.away else self.gauge


def bar(reading: Reading, length: int = FULL) -> list[Piece]:
    """The bar; the cells that the last choice gave or took are bright."""
    now = round(reading.now * length / FULL)
    before = round(reading.before * length / FULL)
    low, high = min(now, before), max(now, before)
    return [
        Piece(GLYPHS.full * low, reading.role),
        Piece((GLYPHS.full if now > before else GLYPHS.empty) * (high - low), "bright"),
        Piece(GLYPHS.empty * (length - high), "faint"),
    ]


def label(gauge: str, words: Words) -> str:
    """What stands beside a bar; the energy is the player's own."""
    return words.phrase(terms.YOUR_GAUGE if gauge == OWN else terms.GAUGES[gauge])


def word(reading: Reading, words: Words) -> str:
    """The word for the value."""
    return words.phrase(terms.gauge_word(reading.gauge, reading.now))


def in_line(readings: Sequence[Reading], words: Words, width: int) -> list[Row]:
    """The gauges side by side, with shorter bars where the row is narrow, and in two rows where it is too narrow.

    How long the bars are is told by the longest words there are, so that they stay so from turn to turn. Those of
    somebody who is away are told by name and number alone.
    """
    away = [reading for reading in readings if reading.away]
    if away:
        told = "   ".join(f"{label(reading.gauge, words)} {reading.now}" for reading in away)
        absent = [Piece(f"{away[0].away}   {told}", "muted")]
        here = [_short(reading, words) for reading in readings if not reading.away]
        if _long(absent) + 2 + sum(map(_long, here)) > width:
            return [_joined([absent], width), _joined(here, width)]
        return [_joined([absent, *here], width)]
    taken = sum(_widest(reading.gauge, words) for reading in readings) + 2 * (len(readings) - 1)
    length = min((width - taken) // max(len(readings), 1), FULL)
    if length >= _SHORTEST:
        return [_joined([_short(reading, words, length) for reading in readings], width)]
    cellsful = [_short(reading, words) for reading in readings]
    return [_joined(cellsful[:2], width), _joined(cellsful[2:], width)]


def stacked(readings: Sequence[Reading], words: Words, width: int, *, airy: bool) -> list[Row]:
    """The gauges one below the other: name, change, number and word above a bar."""
    rows: list[Row] = []
    for reading in readings:
        if airy and rows:
            rows.append(Row(()))
        if reading.away and not rows:
            rows.append(Row((Piece(reading.away, "muted"),)))
        name = label(reading.gauge, words)
        change = reading.now - reading.before
        told = f"{reading.now} {word(reading, words)}"
        moved = f"{change:+d}  " if change else ""
        gap = max(width - cells(name) - cells(told) - cells(moved), 1)
        rows += [
            Row((Piece(name, reading.role), Piece(" " * gap), Piece(moved, "bright"), Piece(told))),
            Row(tuple(bar(reading, max(FULL, width // FULL * FULL)))),
        ]
    return rows


def _widest(gauge: str, words: Words) -> int:
    """The cells that a gauge takes at most beside its bar."""
    said = (f" {value} {words.phrase(terms.gauge_word(gauge, value))}" for value in range(FULL + 1))
    return cells(label(gauge, words) + " ") + max(map(cells, said))


def _short(reading: Reading, words: Words, length: int = FULL) -> list[Piece]:
    role: Role = "bright" if reading.now != reading.before else "text"
    return [
        Piece(label(reading.gauge, words) + " ", reading.role),
        *bar(reading, length),
        Piece(f" {reading.now} ", role),
        Piece(word(reading, words), "text"),
    ]


def _long(pieces: Sequence[Piece]) -> int:
    return sum(cells(piece.text) for piece in pieces)


def _joined(groups: Sequence[Sequence[Piece]], width: int) -> Row:
    taken = sum(_long(group) for group in groups)
    gap = min(max((width - taken) // max(len(groups) - 1, 1), 2), 4)
    pieces: list[Piece] = []
    for number, group in enumerate(groups):
        pieces += [Piece(pad("", gap))] * bool(number) + list(group)
    return Row(tuple(pieces))


class Gauges(Widget):
    """The gauges in one or two lines."""

    DEFAULT_CSS = """
    Gauges { height: auto; padding: 0 1; background: $panel; }
    """

    def __init__(self) -> None:
        super().__init__(id="gauges")
        self._readings: Sequence[Reading] = ()
        self._words: Words | None = None

    def show(self, readings: Sequence[Reading], words: Words) -> None:
        """Show the gauges as they stand."""
        if (readings, words) == (self._readings, self._words):
            return
        self._readings, self._words = readings, words
        self.refresh(layout=len(self._rows(self.content_size.width)) != self.content_size.height)

    def _rows(self, width: int) -> list[Row]:
        return [] if self._words is None else in_line(self._readings, self._words, max(width, 1))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """One line, or two."""
        return max(len(self._rows(width)), 1)

    def render_line(self, y: int) -> Strip:
        """One line of them."""
        width = self.content_size.width
        rows = self._rows(width)
        pieces = rows[y].pieces if y < len(rows) else ()
        return Strip(painted(pieces, self.app.theme, width, panel=True), width)
