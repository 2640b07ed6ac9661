"""Pieces of text as the segments that the terminal is painted with."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment

from game.tui.page import Piece
from game.tui.palette import style
from game.tui.wrapping import cells


def painted(
    pieces: Sequence[Piece],
    theme: str,
    width: int,
    *,
    panel: bool = False,
    past: bool = False,
    chosen: bool = False,
) -> list[Segment]:
    """Segments of exactly `width` cells: filled up with blanks, and cut where the pieces are wider."""
    segments = []
    room = width
    for text, role in pieces:
        taken = cells(text)
        if taken > room:
            text, taken = _cut(text, room), room  # noqa: PLW2901 - the last piece that shows
        if taken:
            segments.append(
                Segment(text, style(theme, role, panel=panel, past=past, chosen=chosen))
            )
            room -= taken
    if room > 0:
        segments.append(Segment(" " * room, style(theme, "text", panel=panel, chosen=chosen)))
    return segments


def _cut(text: str, room: int) -> str:
    kept, taken = "", 0
    for letter in text:
        taken += cells(letter)
        if taken > room:
            break
        kept += letter
    return kept + " " * (room - cells(kept))
