"""What the game is, and whose ideas it is made of."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from game import __version__
from game.debrief import about
from game.tui.commands import BACK, Command, bindings
from game.tui.page import Page
from game.tui.screens.frame import Framed
from game.words import N_


class AboutScreen(Framed):
    """The credits."""

    NAME = N_("about")
    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = (BACK,)
    BINDINGS: ClassVar[list[BindingType]] = bindings(OWN_COMMANDS)

    def page(self) -> Page:
        """Everything that `game.debrief.about` says."""
        first, *rest = about(self.sitting.session.library.shared(""), self.sitting.words)
        page = Page()
        page.gap()
        page.text(f"{first} {__version__}", "bright", margin=2)
        for line in filter(None, rest):
            page.gap()
            page.text(line, margin=2)
        return page
