"""Stepped away: the conversation is out of sight, and nobody asks why."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from game.session import Play
from game.tui import journey
from game.tui.commands import Command, bindings
from game.tui.page import Page
from game.tui.screens.frame import Framed
from game.tui.sitting import Sitting
from game.tui.widgets.sheet import Sheet
from game.words import N_


class AwayScreen(Framed):
    """A pause as long as it takes. The play waits where it is, whether the player comes back or not."""

    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command(
            "escape",
            "Esc",
            "back",
            N_("go back in"),
            N_("Back into the conversation, where you left it."),
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(OWN_COMMANDS)

    def __init__(self, sitting: Sitting, play: Play) -> None:
        super().__init__(sitting)
        self._play = play

    def page(self) -> Page:
        """A few calm words and where to go."""
        words = self.sitting.words
        page = Page()
        page.gap()
        page.text(words.t("You stepped away."), "bright", margin=2)
        page.gap()
        page.text(
            words.t(
                "Nothing is lost and nothing is counted against you. The conversation waits where you left it."
            ),
            margin=2,
        )
        page.gap()
        page.item("back", words.t("Go back in"), key="1")
        page.item("home", words.t("Home; it waits for you there"), key="2")
        if self._play.first_waits:
            page.item("first", words.t("Back to your first attempt, as you left it"), key="3")
        return page

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        """Back in, home, or to the first attempt."""
        event.stop()
        if event.item == "back":
            self.action_back()
        elif event.item == "home":
            journey.home(self)
        else:
            with self.telling():
                journey.first_attempt(self, self._play)

    def action_back(self) -> None:
        """Into the conversation again."""
        self.go_back()
