"""A page with items that can be chosen by arrow, key or mouse.

Moving down goes to the next item where it is in sight, and scrolls a line where it is not, so nothing is skipped.
"""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from game.tui.page import Page, Row
from game.tui.painting import painted
from game.tui.widgets.reader import Reader


class Sheet(Reader, can_focus=True):
    """Shows a `Page` and points at one of its items."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
        Binding("home", "end(-1)", show=False),
        Binding("end", "end(1)", show=False),
        Binding("enter", "choose", show=False),
        Binding("left", "turn(-1)", show=False),
        Binding("right", "turn(1)", show=False),
    ]

    class Said(Message):
        """What a sheet tells its screen."""

        def __init__(self, sheet: Sheet) -> None:
            super().__init__()
            self.sheet = sheet

        @property
        def control(self) -> Sheet:
            """The sheet that speaks."""
            return self.sheet

    class Chosen(Said):
        """An item was chosen, by enter, its key or a click."""

        def __init__(self, sheet: Sheet, item: str) -> None:
            super().__init__(sheet)
            self.item = item

    class Pointed(Said):
        """The cursor came to another item."""

    class Turned(Said):
        """Left (-1) or right (1) was pressed at an item."""

        def __init__(self, sheet: Sheet, item: str, way: int) -> None:
            super().__init__(sheet)
            self.item = item
            self.way = way

    class Edge(Said):
        """There is nothing more to go to above (-1) or below (1); with `page`, a page on was asked for."""

        def __init__(self, sheet: Sheet, way: int, *, page: bool = False) -> None:
            super().__init__(sheet)
            self.way = way
            self.page = page

    def __init__(
        self, name: str, *, hugs: bool = False, panel: bool = False, served: bool = False
    ) -> None:
        """As a reader; a `served` sheet gets its keys from elsewhere, and points without having the focus."""
        super().__init__(name, hugs=hugs, panel=panel)
        self.cursor = ""
        self._served = served
        self.can_focus = not served

    def show(
        self,
        page: Page,
        *,
        keep: bool = False,
        past: int = 0,
        arriving: bool = False,
        onward: bool = False,
        cursor: str | None = None,
    ) -> None:
        """Show another page; point at `cursor`, else at the item pointed at before if `keep`, else at the first."""
        if cursor is not None:
            self.cursor = cursor
        elif not (keep and self.cursor in page.items):
            self.cursor = page.items[0] if page.items else ""
        super().show(page, keep=keep, past=past, arriving=arriving, onward=onward)

    def point(self, item: str) -> None:
        """Point at an item and bring it into sight."""
        self.cursor = item
        self.scroll_to_row(self._resting_top(self.content_size.height))
        self.refresh()

    # moving

    def action_move(self, way: int) -> None:
        """To the next item in sight, else a line on."""
        items = self.page.items
        at = items.index(self.cursor) if self.cursor in items else -1
        to = at + way
        if not 0 <= to < len(items):
            if not self.scroll_rows(way, page=False):
                self.post_message(self.Edge(self, way))
            return
        first, last = self._span(items[to])
        height = self.content_size.height
        begins = first < self._top + height if way > 0 else last >= self._top
        if begins and last - first < height:
            self.point(items[to])
            self.post_message(self.Pointed(self))
        else:
            self.scroll_rows(way, page=False)

    def action_page(self, way: int) -> None:
        """A page up or down; the cursor comes along."""
        if self.scroll_rows(way, page=True):
            self._follow(way)
        else:
            self.post_message(self.Edge(self, way, page=True))

    def action_end(self, way: int) -> None:
        """To the very first or last row."""
        self.scroll_to_row(0 if way < 0 else len(self._rows))
        self._follow(way, far=True)

    def action_turn(self, way: int) -> None:
        """Turn what is pointed at, where it has values."""
        if self.cursor:
            self.post_message(self.Turned(self, self.cursor, way))

    def action_choose(self) -> None:
        """Choose what is pointed at; what was scrolled out of sight is first shown again."""
        if self.cursor not in self.page.items:
            return
        first, last = self._span(self.cursor)
        if last < self._top or first >= self._top + self.content_size.height:
            self.point(self.cursor)
        else:
            self.post_message(self.Chosen(self, self.cursor))

    def on_key(self, event: events.Key) -> None:
        """An item's own key chooses it."""
        keys = self.page.keys
        item = keys.get(event.key) or keys.get(event.character or "")
        if item is not None:
            event.stop()
            event.prevent_default()
            # Not painted yet: the screen is about to change, and one paint comes sooner than two.
            if item in self.page.items:
                self.cursor = item
            self.post_message(self.Chosen(self, item))

    def on_focus(self) -> None:
        """The cursor shows only where the keys go."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor shows only where the keys go."""
        self.refresh()

    # the mouse

    def on_click(self, event: events.Click) -> None:
        """A click chooses."""
        item = self._item_at(event)
        if item:
            event.stop()
            self.cursor = item
            self.refresh()
            self.post_message(self.Chosen(self, item))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The cursor follows the mouse."""
        item = self._item_at(event)
        if item and item != self.cursor:
            self.cursor = item
            self.refresh()
            self.post_message(self.Pointed(self))

    def _item_at(self, event: events.MouseEvent) -> str:
        at = event.get_content_offset(self)
        if at is None:
            return ""
        index = self._top + at.y
        return self._rows[index].item if 0 <= index < len(self._rows) else ""

    # inside

    def _segments(self, row: Row, index: int, width: int) -> list[Segment]:
        pointed = bool(row.item) and row.item == self.cursor and (self._served or self.has_focus)
        if not pointed:
            return super()._segments(row, index, width)
        segments = painted(row.pieces, self.app.theme, width, panel=self._panel, chosen=True)
        first = index == 0 or self._rows[index - 1].item != row.item
        if first and segments and segments[0].text.startswith("  "):
            segments[0] = Segment("> " + segments[0].text[2:], segments[0].style)
        return segments

    def _resting_top(self, height: int) -> int:
        """Keep what is pointed at in sight, and what stands above the first item."""
        top = super()._resting_top(height)
        if self.cursor not in self.page.items:
            return top
        first, last = self._span(self.cursor)
        if self.cursor == self.page.items[0] and last < height:
            return 0
        return min(max(top, last - height + 1), first)

    def _span(self, item: str) -> tuple[int, int]:
        """The first and the last row of an item."""
        found = [number for number, row in enumerate(self._rows) if row.item == item]
        return (found[0], found[-1]) if found else (0, 0)

    def _follow(self, way: int, *, far: bool = False) -> None:
        """After scrolling: point at the first (or last) item in sight; `far` goes to the outermost."""
        seen = [
            row.item
            for row in self._rows[self._top : self._top + self.content_size.height]
            if row.item
        ]
        if seen and (far or self.cursor not in seen):
            self.cursor = seen[0] if (way > 0) != far else seen[-1]
            self.post_message(self.Pointed(self))
        self.refresh()
