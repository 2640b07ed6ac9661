"""The two lines that frame a screen: what it is, and what the keys do."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from game.tui.commands import Command
from game.tui.page import Piece
from game.tui.painting import painted
from game.tui.wrapping import cells, cut, wrap
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
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one
        """The line."""
        width = self.content_size.width
        right = list(self._right)
        while right and sum(cells(p.text) for p in right) + cells(self._left) + 2 > width:
            right.pop(0)
        left = cut(self._left, max(width, 0))
        gap = width - cells(left) - sum(cells(p.text) for p in right)
        pieces = [Piece(left, "bright"), Piece(" " * max(gap, 0)), *right]
        return Strip(painted(pieces, self.app.theme, width, panel=True), width)


class Keys(Widget):
    """The last line: the screen's commands, or for a moment something to be said. A click does what the key does."""

    DEFAULT_CSS = """
    Keys { dock: bottom; height: auto; max-height: 4; padding: 0 1; background: $background; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._commands: Sequence[Command] = ()
        self._words: Words | None = None
        self._said = ""
        self._spans: list[tuple[int, int, str]] = []

    def show(self, commands: Sequence[Command], words: Words) -> None:
        """Show what the keys do, as many as fit; those marked `always` fit first."""
        if (commands, words, "") != (self._commands, self._words, self._said):
            self._commands, self._words, self._said = commands, words, ""
            self.refresh()

    def say(self, text: str) -> None:
        """Say something until the next key; an empty text takes it back."""
        if text != self._said:
            self._said = text
            self.refresh(
                layout=self.get_content_height(self.size, self.size, self.content_size.width) > 1
                or self.content_size.height > 1
            )

    @property
    def said(self) -> str:
        """What is being said, or ""."""
        return self._said

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """One line; more where what is said is longer."""
        return len(wrap(self._said, width))

    def render_line(self, y: int) -> Strip:
        """The line, or one of those that are said."""
        width = self.content_size.width
        theme = self.app.theme
        self._spans = []
        if self._said:
            lines = wrap(self._said, width)
            said = [Piece(lines[y] if y < len(lines) else "", "bright")]
            return Strip(painted(said, theme, width), width)
        pieces: list[Piece] = []
        at = 0
        for command, label in self._fitting(width):
            end = at + cells(command.shown) + 1 + cells(label)
            pieces += [Piece(command.shown, "accent"), Piece(" " + label, "muted"), Piece("   ")]
            self._spans.append((at, end, command.action))
            at = end + 3
        return Strip(painted(pieces, theme, width), width)

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
