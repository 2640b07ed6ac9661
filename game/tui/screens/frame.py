"""What all screens share: the bar above, the keys below, the languages, and what happens when the window gets too small."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import ClassVar, Final

from textual import constants, events
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from game.doctor import SMALLEST
from game.errors import GameError
from game.tui.commands import EVERYWHERE, Command
from game.tui.page import Page, Piece
from game.tui.sitting import Sitting
from game.tui.widgets.bars import Bar, Keys
from game.tui.widgets.kit import KitBar
from game.tui.widgets.reader import Reader
from game.tui.widgets.sheet import Sheet

_ROUNDS: Final = 4  # of the event loop: a widget hears, rests, and tells the screen


class Framed(Screen[None]):
    """A screen of the game. A subclass gives `tell` (what to show) and its `OWN_COMMANDS`."""

    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = ()
    NAME: ClassVar[str] = ""  # what stands at the right end of the bar, to be translated
    AUTO_FOCUS = "#main"

    DEFAULT_CSS = """
    Framed { layout: vertical; background: $background; }
    Framed > #small { display: none; }
    Framed.-small > * { display: none; }
    Framed.-small > #small { display: block; }
    """

    def __init__(self, sitting: Sitting, behind: Framed | None = None) -> None:
        """`behind` is the screen that this one is about, where it is laid over another."""
        super().__init__()
        self.sitting = sitting
        self.behind = behind
        self._told = ""  # the language it speaks

    # what a subclass gives

    def parts(self) -> Iterator[Widget]:
        """The widgets between the bar and the keys."""
        yield Sheet("main")

    def tell(self) -> None:
        """Fill the widgets in the present language; called again whenever the language changes."""
        self.main.show(self.page(), keep=True)

    def page(self) -> Page:
        """The page of a screen that is one sheet."""
        return Page()

    def title_bar(self) -> tuple[str, Sequence[Piece]]:
        """The bar's title, and what stands at its right end."""
        words = self.sitting.words
        return words.t("Stand Tall"), [Piece(words.t(self.NAME), "muted")] if self.NAME else ()

    def commands(self) -> Sequence[Command]:
        """The commands that the footer shows."""
        return (*self.OWN_COMMANDS, *EVERYWHERE)

    # what a subclass uses

    @property
    def main(self) -> Sheet:
        """The sheet that the keys go to first."""
        return self.query_one("#main", Sheet)

    @property
    def small(self) -> bool:
        """Whether the window is too small to play in."""
        return self.size.width < SMALLEST[0] or self.size.height < SMALLEST[1]

    @property
    def moving(self) -> bool:
        """Whether something may arrive a moment later than it could; never where nobody watches."""
        return (
            self.sitting.moving
            and not self.app.is_headless
            and constants.TEXTUAL_ANIMATIONS != "none"
        )

    @property
    def on_top(self) -> bool:
        """Whether this is the screen that is seen; to Textual the one right below it is current too."""
        return self.app.screen is self

    @property
    def ready(self) -> bool:
        """Whether it has been filled; keys can come faster than screens."""
        return bool(self._told)

    def say(self, text: str) -> None:
        """Say something in the last line, until the next key."""
        if self.ready:
            self.query_one(Keys).say(text)

    def retell(self) -> None:
        """Say everything again: the language changed, or what is shown did."""
        self._told = self.sitting.lang
        self.query_one(Bar).show(*self.title_bar())
        self.query_one(Keys).show(self.commands(), self.sitting.words)
        self.tell()

    async def gather(self) -> None:
        """Let every widget say what changed on it, so that the screen is laid out and painted once, not piece by piece."""
        for _ in range(_ROUNDS):
            await asyncio.sleep(0)

    def go_back(self) -> None:
        """Back to the screen below; a second key pressed at once must not close that one too."""
        if self.on_top:
            self.dismiss()

    def action_close(self) -> None:
        """Back: what the command `BACK` does."""
        self.go_back()

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Turn an error into a notice; what was being done is not done then, and can be tried again."""
        from game.tui import journey

        try:
            yield
        except GameError as error:
            journey.tell(self.app, self.sitting, error)

    # Textual

    def compose(self) -> ComposeResult:
        """Bar, body, keys; and beside them the sentence for a window that is too small."""
        yield Bar()
        yield from self.parts()
        yield Keys()
        yield TooSmall(self.sitting)

    def on_mount(self) -> None:
        """Fill the screen before it is painted."""
        self.retell()

    def on_screen_resume(self) -> None:
        """The language may have changed while another screen was open."""
        if self.ready and self._told != self.sitting.lang:
            self.retell()

    def on_resize(self) -> None:
        """Fit what is shown into the window; hide it, without unmounting, where that is too small."""
        was = self.has_class("-small")
        self.set_class(self.small, "-small")
        if self.ready and not self.small:
            self.retell()
        if was and not self.small:
            self.call_after_refresh(self._come_back)

    def _come_back(self) -> None:
        if self.focused is None and isinstance(self.AUTO_FOCUS, str):
            found = self.query(self.AUTO_FOCUS)
            if found:
                found.first().focus(scroll_visible=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What cannot be seen cannot be done."""
        if self.small or not self.ready or not self.on_top:
            return False
        return super().check_action(action, parameters)

    async def _on_message(self, message: Message) -> None:
        """Keys can come faster than screens change: what still reaches a screen that was left does nothing there."""
        if isinstance(message, (Sheet.Chosen, Sheet.Turned, KitBar.Used)) and not self.on_top:
            message.stop()
            return
        await super()._on_message(message)

    def on_key(self, event: events.Key) -> None:  # noqa: ARG002 - any key
        """The next key takes back what was said."""
        self.say("")

    def on_mouse_down(self, event: events.MouseDown) -> None:  # noqa: ARG002 - anywhere
        """So does the next click."""
        self.say("")


class TooSmall(Reader):
    """The sentence of a window that is too small."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__("small")
        self._sitting = sitting

    def on_resize(self) -> None:
        """Say how large the window is now."""
        width, height = self.app.size
        page = Page()
        page.text(
            self._sitting.words.t(
                "Please enlarge the window to {columns} x {rows}; it is {width} x {height} now. Nothing is lost.",
                columns=SMALLEST[0],
                rows=SMALLEST[1],
                width=width,
                height=height,
            )
        )
        self.show(page)
