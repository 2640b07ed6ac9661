"""Curves of a gauge over the turns, drawn with braille dots, or with digits where the terminal has no UTF-8."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from game.engine.step import FULL
from game.tui.glyphs import GLYPHS
from game.tui.page import Piece, Row
from game.tui.palette import Role

HEIGHT: Final = 4  # rows of a curve
_WIDEST: Final = 64  # cells
_SCALE: Final = 6  # cells of the scale at the left
_DOTS: Final = (
    (0x01, 0x08),
    (0x02, 0x10),
    (0x04, 0x20),
    (0x40, 0x80),
)  # by row, then column of a cell


def curve_rows(
    values: Sequence[int], role: Role, width: int, marks: Mapping[int, str] | None = None
) -> list[Row]:
    """A curve of values 0..10, highest above; it takes at most `width` cells.

    `marks` stand below it, by the index of the value that they belong to, as far as there is room between them.
    """
    if not GLYPHS.braille:
        return [Row((Piece("  " + " ".join(map(str, values)), role),))]
    columns = min(max(width - 7, 4), _WIDEST)
    dots = _dots(values, columns * 2, HEIGHT * 4)
    rows = []
    for y in range(HEIGHT):
        cellsful = ""
        for x in range(columns):
            code = 0x2800
            for dy in range(4):
                for dx in range(2):
                    if (2 * x + dx, 4 * y + dy) in dots:
                        code |= _DOTS[dy][dx]
            cellsful += chr(code)
        mark = f"{FULL if y == 0 else 0 if y == HEIGHT - 1 else '':>4}".ljust(_SCALE)
        rows.append(Row((Piece(mark, "faint"), Piece(cellsful, role))))
    if marks:
        rows.append(Row((Piece(" " * _SCALE + _marked(marks, len(values), columns), "muted"),)))
    return rows


def _marked(marks: Mapping[int, str], values: int, columns: int) -> str:
    line = ""
    for index, mark in sorted(marks.items()):
        at = round(index / max(values - 1, 1) * (columns - 1))
        at = min(at, columns - len(mark))
        if at > len(line) or (not line and at == 0):
            line = line.ljust(at) + mark
    return line


def _dots(values: Sequence[int], width: int, height: int) -> set[tuple[int, int]]:
    """The dots of a line through the values, joined without gaps."""
    last = max(len(values) - 1, 1)
    found: set[tuple[int, int]] = set()
    before: int | None = None
    for x in range(width):
        at = x / (width - 1) * last
        low = min(int(at), len(values) - 1)
        high = min(low + 1, len(values) - 1)
        value = values[low] + (values[high] - values[low]) * (at - low)
        y = round((FULL - value) / FULL * (height - 1))
        start = y if before is None else before
        found.update((x, between) for between in range(min(start, y), max(start, y) + 1))
        before = y
    return found
