"""The kit in lines below the replies: what a person can do to protect themself, always in sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from game.tui.page import Piece, Row
from game.tui.painting import painted
from game.tui.palette import Role
from game.tui.wrapping import cells, wrap

_BEGUN = 12  # cells of a tool's words that a line may begin with at its end


class Tool(NamedTuple):
    """One kit action."""

    id: str
    key: str  # as people read it
    name: str  # of its move
    text: str  # what it says or does
    closed: str  # why it is closed, or ""
    told: str  # what stands beside the key where there is room
    waits: bool = False  # closed, as all are, until a reply is put together; the title says so


def named(tool: Tool) -> str:
    """A tool's name, in parentheses where it is closed for a reason of its own: seen without colours too."""
    return f"({tool.name})" if tool.closed and not tool.waits else tool.name


def flow(title: str, tools: Sequence[Tool], width: int, *, folded: bool) -> list[Row]:
    """The tools one after another, broken where a line is full."""
    rows: list[list[Piece]] = [[]]
    at = 0

    def put(text: str, role: Role) -> None:
        nonlocal at
        rows[-1].append(Piece(text, role))
        at += cells(text)

    if title:
        put(title, "muted")
    for tool in tools:
        words = named(tool) if folded else tool.told
        lead = cells(tool.key) + 1
        least = cells(words) if folded else min(cells(words), _BEGUN)
        if at and at + 3 + lead + least > width:
            rows.append([])
            at = 0
        elif at:
            put("   ", "text")
        put(tool.key, "faint" if tool.closed else "accent")
        put(" ", "text")
        for number, line in enumerate(wrap(words, width, at)):
            if number:
                rows.append([])
                at = 0
            put(line, "muted" if tool.closed else "text")
    return [Row(tuple(row)) for row in rows]


class KitBar(Widget):
    """Shows the tools; a click uses one. `folded` shows their names alone."""

    DEFAULT_CSS = """
    KitBar { height: auto; padding: 0 1; background: $panel; }
    """

    @dataclass
    class Used(Message):
        """A tool was clicked."""

        tool: str

    def __init__(self) -> None:
        super().__init__(id="kit")
        self._title = ""
        self._tools: Sequence[Tool] = ()
        self.folded = False

    def show(self, title: str, tools: Sequence[Tool], *, folded: bool) -> None:
        """Show what is in the kit here."""
        if (title, tools, folded) == (self._title, self._tools, self.folded):
            return
        self._title, self._tools, self.folded = title, tools, folded
        self.refresh(layout=True)

    def rows(self, width: int) -> list[Row]:
        """The lines it takes; none where there is neither a title nor a tool."""
        if not self._tools and not self._title:
            return []
        return flow(self._title, self._tools, max(width, 20), folded=self.folded)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as the tools take."""
        return len(self.rows(width))

    def render_line(self, y: int) -> Strip:
        """One line of them."""
        width = self.content_size.width
        rows = self.rows(width)
        pieces = rows[y].pieces if y < len(rows) else ()
        return Strip(painted(pieces, self.app.theme, width, panel=True), width)

    def on_click(self, event: events.Click) -> None:
        """Use the tool that was clicked: the last one whose key stands before the place."""
        at = event.get_content_offset(self)
        if at is None:
            return
        by_key = {tool.key: tool.id for tool in self._tools}
        used = ""
        for y, row in enumerate(self.rows(self.content_size.width)):
            x = 0
            for piece in row.pieces:
                if (y, x) > (at.y, at.x):
                    break
                used = by_key.get(piece.text, used)
                x += cells(piece.text)
        if used:
            event.stop()
            self.post_message(self.Used(used))
