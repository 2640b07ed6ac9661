"""Something a person must know: what happened and what to do."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from game.errors import GameError
from game.tui.commands import Command, bindings
from game.tui.page import Page
from game.tui.screens.frame import Framed
from game.tui.sitting import Sitting
from game.tui.widgets.sheet import Sheet
from game.words import N_


class NoticeScreen(Framed):
    """An error's message and its hint."""

    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("escape", "Esc", "close", N_("back"), N_("Back to where you were.")),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(OWN_COMMANDS)

    def __init__(self, sitting: Sitting, error: GameError) -> None:
        super().__init__(sitting)
        self._error = error

    def page(self) -> Page:
        """The two sentences."""
        message, hint = self.sitting.words.error(self._error)
        page = Page()
        page.gap()
        page.text(message, "bright", margin=2)
        if hint:
            page.gap()
            page.text(hint, margin=2)
        page.gap()
        page.item("ok", self.sitting.words.t("All right"), key="1")
        return page

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        """Read."""
        event.stop()
        self.action_close()
