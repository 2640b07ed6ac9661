"""What the game is, and whose ideas it is made of."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from game import __version__
from game.debrief import about
from game.tui.commands import Command, bindings
from game.tui.page import Page
from game.tui.screens.frame import Framed
from game.words import N_


class AboutScreen(Framed):
    """The credits."""

    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("escape", "Esc", "close", N_("back"), N_("Back to where you were."), always=True),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(OWN_COMMANDS)

    def page(self) -> Page:
        """Everything that `game.debrief.about` says."""
        first, *rest = about(self.sitting.session.library.shared(""), self.sitting.words)
        page = Page()
        page.gap()
        page.text(f"{first} {__version__}", "bright", margin=2)
        page.gap()
        for line in rest:
            page.text(line.strip(), margin=2 + (len(line) - len(line.lstrip())))
        return page

    def action_close(self) -> None:
        """Back."""
        self.go_back()
