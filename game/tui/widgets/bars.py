"""The two lines that frame a screen: what it is, and what the keys do."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from game.tui.commands import Command
from game.tui.page import Piece
from game.tui.palette import style
from game.tui.wrapping import cells, cut
from game.words import Words


class Bar(Widget):
    """The first line: a title, and at the right end what is the case now."""

    DEFAULT_CSS = """
    Bar { height: 1; padding: 0 1; background: $panel; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._left = ""
        self._right: Sequence[Piece] = ()

    def show(self, left: str, right: Sequence[Piece] = ()) -> None:
        """Show a title and, as far as there is room, pieces at the right end."""
        self._left, self._right = left, right
        self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one
        """The line."""
        width = self.content_size.width
        theme = self.app.theme
        right = list(self._right)
        while right and sum(cells(p.text) for p in right) + cells(self._left) + 2 > width:
            right.pop(0)
        left = cut(self._left, max(width, 0))
        gap = width - cells(left) - sum(cells(p.text) for p in right)
        segments = [Segment(left, style(theme, "bright")), Segment(" " * max(gap, 0))]
        segments += [Segment(piece.text, style(theme, piece.role)) for piece in right]
        return Strip(segments).adjust_cell_length(width)


class Keys(Widget):
    """The last line: the screen's commands, or for a moment something to be said. A click does what the key does."""

    DEFAULT_CSS = """
    Keys { height: 1; padding: 0 1; background: $panel; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._commands: Sequence[Command] = ()
        self._words: Words | None = None
        self._said = ""
        self._spans: list[tuple[int, int, str]] = []

    def show(self, commands: Sequence[Command], words: Words) -> None:
        """Show what the keys do, as many as fit; those marked `always` fit first."""
        self._commands, self._words, self._said = commands, words, ""
        self.refresh()

    def say(self, text: str) -> None:
        """Say something until the next key; an empty text takes it back."""
        if text != self._said:
            self._said = text
            self.refresh()

    @property
    def said(self) -> str:
        """What is being said, or ""."""
        return self._said

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one
        """The line."""
        width = self.content_size.width
        theme = self.app.theme
        self._spans = []
        if self._said:
            said = Segment(cut(self._said, width), style(theme, "bright"))
            return Strip([said]).adjust_cell_length(width)
        segments: list[Segment] = []
        at = 0
        for command, label in self._fitting(width):
            end = at + cells(command.shown) + 1 + cells(label)
            segments += [
                Segment(command.shown, style(theme, "accent")),
                Segment(" " + label, style(theme, "muted")),
                Segment("   "),
            ]
            self._spans.append((at, end, command.action))
            at = end + 3
        return Strip(segments).adjust_cell_length(width)

    def _fitting(self, width: int) -> list[tuple[Command, str]]:
        words = self._words
        if words is None:
            return []
        labelled = [(command, words.t(command.label)) for command in self._commands]
        room = width + 3
        kept = []
        for command, label in sorted(labelled, key=lambda pair: not pair[0].always):
            room -= cells(command.shown) + cells(label) + 4
            if room < 0:
                break
            kept.append(command)
        return [pair for pair in labelled if pair[0] in kept]

    async def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        at = event.get_content_offset(self)
        for start, end, action in self._spans:
            if at is not None and start <= at.x < end:
                event.stop()
                await self.screen.run_action(action)
                return
