"""A page to read: rows that scroll. One widget shows a whole page, whatever its length, without a tree of widgets."""

from __future__ import annotations

from typing import Final

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from game.tui.page import BLANK, Page, Row
from game.tui.painting import painted
from game.tui.palette import style

_WHEEL: Final = 3  # lines
_MARGIN: Final = 2  # cells at the right: the scroll mark, and air before it
_BEAT: Final = 0.28  # seconds between blocks that arrive one after another


class Reader(Widget):
    """Shows a `Page`; its last column is kept for the mark that tells where one is."""

    DEFAULT_CSS = """
    Reader { height: 1fr; padding: 0 1; background: $background; }
    Reader.-panel { background: $panel; }
    """

    def __init__(
        self, name: str, *, hugs: bool = False, ends: bool = False, panel: bool = False
    ) -> None:
        """`hugs` makes it as high as its page; its style says how high at most.

        `ends` shows the end of a page first; `panel` sets it apart from the ground.
        """
        super().__init__(id=name)
        self.page = Page()
        self._rows: list[Row] = []
        self._laid = 0  # the width that the rows were laid out for; 0 where they were not
        self._ends_at: list[int] = []  # the row after each block
        self._past_blocks = 0
        self._arrived = 0  # blocks that are shown already
        self._beat: Timer | None = None
        self._top = 0  # the first row in sight
        self._settled = Size(0, 0)  # the size that the scroll position was made for
        self._hugs = hugs
        self._ends = ends
        self._at_end = ends  # until somebody scrolls up
        self._from_past = (
            False  # the first row that is not past stands at the top, until somebody scrolls
        )
        self._panel = panel
        self.set_class(panel, "-panel")

    def show(
        self,
        page: Page,
        *,
        keep: bool = False,
        past: int = 0,
        arriving: bool = False,
        onward: bool = False,
    ) -> None:
        """Show another page, from its top unless `keep`.

        The first `past` blocks are painted as past; with `arriving` the others appear one after another, and with
        `onward` they are read from the first of them on.
        """
        self.page = page
        self._laid = 0
        self._past_blocks = past
        if not keep:
            self._top = 0
        self._at_end = self._ends and not onward
        self._from_past = onward
        self._settled = Size(0, 0)
        if self._beat is not None:
            self._beat.stop()
        self._arrived = past + 1 if arriving else len(page.blocks)
        if self._arrived < len(page.blocks):
            self._beat = self.set_interval(_BEAT, self._arrive)
        self.refresh(layout=self._hugs and self._grows())

    def scroll_rows(self, way: int, *, page: bool) -> bool:
        """Scroll by a row, or by a page; False where there was nothing more."""
        height = self.content_size.height
        self._from_past = False
        moved = self.scroll_to_row(self._top + way * (max(1, height - 1) if page else 1))
        self._at_end = self._ends and self._top + height >= len(self._rows)
        return moved

    @property
    def ended(self) -> bool:
        """Whether the last row is in sight."""
        return self._top + self.content_size.height >= len(self._rows)

    def scroll_to_row(self, top: int) -> bool:
        """Make a row the first in sight, as far as there are rows; False where nothing moved."""
        top = self._within(top)
        moved = top != self._top
        self._top = top
        if moved:
            self.refresh()
        return moved

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel."""
        event.stop()
        self.scroll_to_row(self._top + _WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel."""
        event.stop()
        self._at_end = False
        self.scroll_to_row(self._top - _WHEEL)

    # Textual asks

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As high as the page."""
        self._lay_out(width)
        return len(self._rows)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Before painting at a new size, lay out for it; waiting for the resize event would paint twice."""
        if self._settled != self.content_size:
            self._settled = self.content_size
            self._lay_out(self.content_size.width)
            self._top = self._within(self._resting_top(self._settled.height))
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One row, with the scroll mark at the right."""
        width, height = self.content_size
        index = self._top + y
        if self._ends:  # what is newest stands at the bottom, next to what can be said to it
            index -= max(0, height - len(self._rows))
        row = self._rows[index] if 0 <= index < self._shown_rows() else BLANK
        segments = self._segments(row, index, width - 1)
        if width:
            segments.append(self._scroll_mark(y, height))
        return Strip(segments, width)

    def _size_updated(
        self,
        size: Size,
        virtual_size: Size,
        container_size: Size,
        layout: bool = True,  # noqa: ARG002 - Textual's shape
    ) -> bool:
        """Rows scroll inside, so a new size never asks for a second layout of the screen (and a second paint)."""
        return super()._size_updated(size, virtual_size, container_size, layout=False)

    # inside

    def _segments(self, row: Row, index: int, width: int) -> list[Segment]:
        past = index < self._past_rows()
        return painted(row.pieces, self.app.theme, width, panel=self._panel, past=past)

    def _resting_top(self, height: int) -> int:  # noqa: ARG002 - a sheet minds it
        """Where to scroll to at a new size."""
        if self._from_past:
            return self._past_rows()
        return len(self._rows) if self._at_end else self._top

    def _lay_out(self, width: int) -> None:
        if self._laid == width:
            return
        self._laid = width
        self._rows = []
        self._ends_at = []
        for block in self.page.blocks:
            self._rows += block.rows(max(width - _MARGIN, 1))
            self._ends_at.append(len(self._rows))

    def _grows(self) -> bool:
        """Whether the page takes more or fewer rows than it has; laying out a screen costs more than painting."""
        width, height = self.content_size
        self._lay_out(width)
        return not height or len(self._rows) != height

    def _within(self, top: int) -> int:
        return min(max(top, 0), max(0, len(self._rows) - self.content_size.height))

    def _past_rows(self) -> int:
        return (
            self._ends_at[self._past_blocks - 1]
            if 0 < self._past_blocks <= len(self._ends_at)
            else 0
        )

    def _shown_rows(self) -> int:
        if self._arrived >= len(self._ends_at):
            return len(self._rows)
        return self._ends_at[self._arrived - 1] if self._arrived else 0

    def _arrive(self) -> None:
        self._arrived += 1
        if self._arrived >= len(self.page.blocks) and self._beat is not None:
            self._beat.stop()
        self.refresh()

    def _scroll_mark(self, y: int, height: int) -> Segment:
        total = len(self._rows)
        if total > height > 0:
            size = max(1, height * height // total)
            start = round(self._top / (total - height) * (height - size))
            if start <= y < start + size:
                return Segment("|", style(self.app.theme, "muted", panel=self._panel))
        return Segment(" ", style(self.app.theme, "text", panel=self._panel))
