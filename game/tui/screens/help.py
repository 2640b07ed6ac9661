"""Help: the keys of the screen it was opened from, and how the game goes."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.binding import BindingType

from game.tui.commands import BACK, EVERYWHERE, Command, bindings
from game.tui.page import Page
from game.tui.screens.frame import Framed
from game.tui.widgets.sheet import Sheet
from game.words import N_

_HOW: Final = (
    N_(
        "You are the one who answers. Read what is said, then choose a reply by its number, or with the arrows and Enter."
    ),
    N_(
        "Anger and trust are the customer's, energy is yours. They change with every choice, and some replies open or close with them."
    ),
    N_(
        "“Protect yourself” is on the F-keys: ask for help, take a pause, name a limit, end it. Used when it is due, it costs nothing."
    ),
    N_(
        "Afterwards every decision is told with its reasons. There is no single score: hearing the customer, clear limits and keeping yourself whole pull in different directions."
    ),
)
_MOVING: Final = (
    (N_("Up, Down"), N_("the next item, or a line on")),
    (N_("PgUp, PgDn"), N_("a page")),
    (N_("Enter"), N_("choose")),
    (N_("Left, Right"), N_("change a value")),
)


class HelpScreen(Framed):
    """Written from the commands themselves, so it cannot say anything else than what is so."""

    NAME = N_("help")
    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = (BACK,)
    BINDINGS: ClassVar[list[BindingType]] = bindings(OWN_COMMANDS)

    def page(self) -> Page:
        """Keys first, then the game."""
        words = self.sitting.words
        page = Page()
        page.head(words.t("Here"))
        for command in self.behind.OWN_COMMANDS if self.behind else ():
            page.entry(f"  {command.shown}", words.t(command.help), margin=14, mark_role="accent")
        page.head(words.t("Everywhere"))
        for command in EVERYWHERE:
            page.entry(f"  {command.shown}", words.t(command.help), margin=14, mark_role="accent")
        for keys, what in _MOVING:
            page.entry(f"  {words.t(keys)}", words.t(what), margin=14, mark_role="accent")
        page.head(words.t("How it goes"))
        for text in _HOW:
            page.text(words.t(text), margin=2)
            page.gap()
        page.item("close", words.t("Back"), key="1")
        return page

    def tell(self) -> None:
        """From the top, where nothing is pointed at; then from where it was read to."""
        self.main.show(self.page(), keep=True, cursor=self.main.cursor)

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        """Back."""
        event.stop()
        self.action_close()
