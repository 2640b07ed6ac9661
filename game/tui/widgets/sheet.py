"""A sheet of rows that scrolls, with items that can be chosen by arrow, key or mouse.

One widget shows a whole page, whatever its length: a key costs a few lines painted anew, not a tree of widgets.
Moving down goes to the next item where it is in sight, and scrolls a line where it is not, so nothing is skipped.
"""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from game.tui.page import BLANK, Page, Row
from game.tui.palette import style

_WHEEL = 3  # lines


class Sheet(Widget, can_focus=True):
    """Shows a `Page`."""

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

    DEFAULT_CSS = """
    Sheet { height: 1fr; padding: 0 1; }
    """

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

    def __init__(self, *, id: str | None = None, hugs: bool = False, ends: bool = False) -> None:
        """`hugs` makes it as high as its page; its style says how high at most. `ends` shows the end of a page first."""
        super().__init__(id=id)
        self._page = Page()
        self._rows: list[Row] = []
        self._laid: int | None = None  # the width that the rows were laid out for
        self._top = 0
        self._cursor = ""
        self._past = 0  # rows above this one are of earlier turns
        self._past_blocks = 0
        self._hugs = hugs
        self._ends = ends
        self._at_end = ends  # until somebody scrolls up

    # what is shown

    def show(
        self, page: Page, *, cursor: str | None = None, keep: bool = False, past: int = 0
    ) -> None:
        """Show another page, from its top unless `keep`; `cursor` is the item to point at first.

        The first `past` blocks are painted as past.
        """
        self._page = page
        self._laid = None
        self._past_blocks = past
        if cursor is not None:
            self._cursor = cursor
        elif not (keep and self._cursor in page.items):
            self._cursor = page.items[0] if page.items else ""
        if not keep:
            self._top = 0
        self._at_end = self._ends
        self.refresh(layout=self._hugs)
        if self.is_mounted and self.size.width:
            self._lay_out(self.content_size.width)
            self._settle()

    @property
    def cursor(self) -> str:
        """The item pointed at, or ""."""
        return self._cursor

    @property
    def page(self) -> Page:
        """What is shown."""
        return self._page

    def point(self, item: str) -> None:
        """Point at an item and bring it into sight."""
        self._cursor = item
        self._settle()

    def row_count(self, width: int) -> int:
        """How many rows the page takes at a width of the content."""
        self._lay_out(width)
        return len(self._rows)

    def _lay_out(self, width: int) -> None:
        width = max(width, 1)
        if self._laid == width:
            return
        self._laid = width
        width = max(width, 2)
        rows: list[Row] = []
        self._past = 0
        for number, block in enumerate(self._page.blocks):
            if number == self._past_blocks:
                self._past = len(rows)
            rows += block.rows(width - 1)  # a column is kept free for the scroll mark
        if self._past_blocks >= len(self._page.blocks):
            self._past = len(rows) if self._past_blocks else 0
        self._rows = rows

    # Textual asks

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as the page."""
        self._lay_out(width)
        return len(self._rows)

    def on_resize(self) -> None:
        """Rows are laid out for the new width; what was in sight stays in sight."""
        self._lay_out(self.content_size.width)
        self._settle()

    def render_line(self, y: int) -> Strip:
        """One row, the chosen item's raised, with the scroll mark at the right."""
        width, height = self.content_size
        self._lay_out(width)
        index = self._top + y
        row = self._rows[index] if index < len(self._rows) else BLANK
        theme = self.app.theme
        chosen = bool(row.item) and row.item == self._cursor and self.has_focus
        past = index < self._past
        segments = [
            Segment(piece.text, style(theme, piece.role, past=past, chosen=chosen))
            for piece in row.pieces
            if piece.text
        ]
        if chosen and segments and segments[0].text.startswith("  "):
            first = index == 0 or self._rows[index - 1].item != row.item
            if first:
                segments[0] = Segment("> " + segments[0].text[2:], segments[0].style)
        base = style(theme, "text", chosen=chosen)
        strip = Strip(segments).adjust_cell_length(max(width - 1, 0), base)
        return Strip([*strip, self._scroll_mark(y, height)]) if width else strip

    def _scroll_mark(self, y: int, height: int) -> Segment:
        total = len(self._rows)
        if total <= height or not height:
            return Segment(" ")
        size = max(1, height * height // total)
        start = round(self._top / (total - height) * (height - size))
        inside = start <= y < start + size
        return Segment(
            "|" if inside else " ", style(self.app.theme, "accent" if inside else "faint")
        )

    # moving

    def action_move(self, way: int) -> None:
        """To the next item in sight, else a line on."""
        items = self._page.items
        if not items:
            self._scroll(self._top + way)
            return
        at = items.index(self._cursor) if self._cursor in items else -1
        to = at + way
        if not 0 <= to < len(items):
            if not self._scroll(self._top + way):
                self.post_message(self.Edge(self, way))
            return
        first, last = self._span(items[to])
        height = self.content_size.height
        in_sight = first >= self._top and last < self._top + height
        near = first < self._top + height if way > 0 else last >= self._top
        if in_sight or (near and last - first < height):
            self._cursor = items[to]
            self._settle()
            self.post_message(self.Pointed(self))
        else:
            self._scroll(self._top + way)

    def action_page(self, way: int) -> None:
        """A page up or down; the cursor comes along."""
        if self._scroll(self._top + way * max(1, self.content_size.height - 1)):
            self._follow(way)
        else:
            self.post_message(self.Edge(self, way, page=True))

    def action_turn(self, way: int) -> None:
        """Turn what is pointed at, where it has values."""
        if self._cursor:
            self.post_message(self.Turned(self, self._cursor, way))

    def scroll_rows(self, way: int, *, page: bool) -> None:
        """Scroll from outside, by a row or a page."""
        self._scroll(self._top + way * (max(1, self.content_size.height - 1) if page else 1))
        self._at_end = self._ends and self._top + self.content_size.height >= len(self._rows)

    def action_end(self, way: int) -> None:
        """To the very first or last row."""
        self._scroll(0 if way < 0 else len(self._rows))
        self._follow(-way)

    def action_choose(self) -> None:
        """Choose what is pointed at."""
        if self._cursor:
            self.post_message(self.Chosen(self, self._cursor))

    def on_key(self, event: events.Key) -> None:
        """An item's own key chooses it."""
        item = self._page.keys.get(event.key) or self._page.keys.get(event.character or "")
        if item is not None:
            event.stop()
            event.prevent_default()
            if item in self._page.items:
                self._cursor = item
                self.refresh()
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
            self._cursor = item
            self.refresh()
            self.post_message(self.Chosen(self, item))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The cursor follows the mouse."""
        item = self._item_at(event)
        if item and item != self._cursor:
            self._cursor = item
            if not self.has_focus:
                self.focus(scroll_visible=False)
            self.refresh()
            self.post_message(self.Pointed(self))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel."""
        event.stop()
        self._scroll(self._top + _WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel."""
        event.stop()
        self._scroll(self._top - _WHEEL)
        self._at_end = False

    def _item_at(self, event: events.MouseEvent) -> str:
        at = event.get_content_offset(self)
        if at is None:
            return ""
        index = self._top + at.y
        return self._rows[index].item if 0 <= index < len(self._rows) else ""

    # inside

    def _span(self, item: str) -> tuple[int, int]:
        """The first and the last row of an item."""
        found = [number for number, row in enumerate(self._rows) if row.item == item]
        return (found[0], found[-1]) if found else (0, 0)

    def _scroll(self, top: int) -> bool:
        """Scroll so that row `top` is the first in sight, as far as there are rows; False where nothing moved."""
        most = max(0, len(self._rows) - self.content_size.height)
        top = min(max(top, 0), most)
        moved = top != self._top
        self._top = top
        if moved:
            self.refresh()
        return moved

    def _settle(self) -> None:
        """Keep the cursor's item in sight."""
        height = self.content_size.height
        if height <= 0:
            return
        top = len(self._rows) if self._at_end else self._top
        if self._cursor:
            first, last = self._span(self._cursor)
            if last >= top + height:
                top = last - height + 1
            if first < top:
                top = first
            if self._page.items and self._cursor == self._page.items[0] and last < height:
                top = 0
        self._scroll(top)
        self.refresh()

    def _follow(self, way: int) -> None:
        """After scrolling: point at the first (or last) item in sight."""
        height = self.content_size.height
        seen = [row.item for row in self._rows[self._top : self._top + height] if row.item]
        if seen and self._cursor not in seen:
            self._cursor = seen[0] if way > 0 else seen[-1]
            self.post_message(self.Pointed(self))
        self.refresh()
