"""A page: blocks of prose, items that can be chosen, and drawings, laid out into rows for a width.

Everything is plain text in roles; markup is never looked at, so a text with `[/b]` in it shows just that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from game.tui.palette import Role
from game.tui.wrapping import cells, pad, wrap

CURSOR = 2  # cells at the left of an item, for the mark of the chosen one


class Piece(NamedTuple):
    """A run of text in one role."""

    text: str
    role: Role = "text"


class Row(NamedTuple):
    """One line of the screen. `item` is the id of the item it belongs to, or ""."""

    pieces: tuple[Piece, ...]
    item: str = ""


BLANK = Row(())


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. `mark` stands in a margin of `margin` cells before its first line, `aside` at that line's right end."""

    text: str
    role: Role = "text"
    mark: str = ""
    mark_role: Role = "accent"
    margin: int = 0
    right: bool = False  # the mark leans against the text
    aside: str = ""
    aside_role: Role = "muted"
    item: str = ""

    def rows(self, width: int) -> Iterator[Row]:
        """The paragraph broken to a width."""
        margin = self.margin
        space = 2 if self.right else 1
        if (
            self.mark and cells(self.mark) + space > margin
        ):  # too long for its margin: a line of its own
            yield Row((Piece(self.mark, self.mark_role),), self.item)
            first = " " * margin
        elif self.right:
            first = pad(self.mark, margin - space, right=True) + " " * space
        else:
            first = pad(self.mark, margin)
        rest = " " * margin
        room = width - margin
        lines = wrap(self.text, room - (cells(self.aside) + 2 if self.aside else 0))
        for number, line in enumerate(lines):
            pieces = [Piece(rest if number else first, self.mark_role), Piece(line, self.role)]
            if self.aside and number == 0:
                gap = room - cells(line) - cells(self.aside)
                pieces += [Piece(" " * max(gap, 1)), Piece(self.aside, self.aside_role)]
            yield Row(tuple(pieces), self.item)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Rows that are made for a width: bars, curves, tables."""

    draw: Callable[[int], Sequence[Row]]

    def rows(self, width: int) -> Iterator[Row]:
        """What `draw` makes of the width."""
        yield from self.draw(width)


Block = Para | Drawing


@dataclass(slots=True)
class Page:
    """What a sheet shows, in order; `keys` tells which key chooses which item."""

    blocks: list[Block] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)
    items: list[str] = field(default_factory=list)

    def text(self, text: str, role: Role = "text", *, margin: int = 0) -> None:
        """A paragraph."""
        self.blocks.append(Para(text, role, margin=margin))

    def head(self, text: str, aside: str = "") -> None:
        """A heading, with a blank line before it; an `aside` that does not fit beside it stands below."""
        self.gap()
        self.draw(partial(_head_rows, text, aside))

    def gap(self) -> None:
        """A blank line."""
        self.blocks.append(Para(""))

    def entry(
        self, mark: str, text: str, role: Role = "text", *, margin: int, mark_role: Role = "muted"
    ) -> None:
        """A name and what is to be said about it."""
        self.blocks.append(Para(text, role, mark=mark, mark_role=mark_role, margin=margin))

    def draw(self, draw: Callable[[int], Sequence[Row]]) -> None:
        """Rows made for a width."""
        self.blocks.append(Drawing(draw))

    def item(
        self,
        identifier: str,
        text: str,
        *,
        key: str = "",
        shown: str | None = None,
        role: Role = "text",
        aside: str = "",
        aside_role: Role = "muted",
        notes: Sequence[str] = (),
        margin: int = 3,
    ) -> None:
        """Something that can be chosen, by `key` as well; `shown` is how the key reads, `notes` stand below."""
        mark = key if shown is None else shown
        left = CURSOR + (margin if mark else 0)
        self.items.append(identifier)
        if key:
            self.keys[key] = identifier
        self.blocks.append(
            Para(
                text,
                role,
                mark=" " * CURSOR + mark if mark else "",
                margin=left,
                aside=aside,
                aside_role=aside_role,
                item=identifier,
            )
        )
        self.blocks += [Para(note, "muted", margin=left, item=identifier) for note in notes]

    def rows(self, width: int) -> list[Row]:
        """The whole page for a width of at least one cell."""
        return [row for block in self.blocks for row in block.rows(max(width, 1))]


def _head_rows(text: str, aside: str, width: int) -> list[Row]:
    if CURSOR + cells(text) + 2 + cells(aside) <= width:
        return list(Para(text, "accent", margin=CURSOR, aside=aside).rows(width))
    below = Para(aside, "muted", margin=CURSOR)
    return [*Para(text, "accent", margin=CURSOR).rows(width), *below.rows(width)]
