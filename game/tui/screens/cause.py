"""The question about the system: whose problem was it, really? It is asked before the debrief."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from game.session import Play
from game.tui import journey
from game.tui.commands import Command, bindings
from game.tui.page import Page, Piece
from game.tui.screens.frame import Framed
from game.tui.sitting import Sitting
from game.tui.widgets.sheet import Sheet
from game.words import N_


class CauseScreen(Framed):
    """The question about the system behind the conversation; the debrief says what the source thinks."""

    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("escape", "Esc", "skip", N_("skip"), N_("Go on without an answer.")),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(OWN_COMMANDS)

    def __init__(self, sitting: Sitting, play: Play) -> None:
        super().__init__(sitting)
        self._play = play

    def title_bar(self) -> tuple[str, Sequence[Piece]]:
        """Of which encounter."""
        return self._play.texts(self.sitting.lang)["title"], ()

    def page(self) -> Page:
        """The question and its answers."""
        texts = self._play.texts(self.sitting.lang)
        page = Page()
        page.gap()
        page.text(texts["cause.ask"], "bright", margin=2)
        page.gap()
        for number, answer in enumerate(self._play.encounter.cause, 1):
            page.item(answer.id, texts[answer.text], key=str(number))
        return page

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        """An answer."""
        event.stop()
        self._answer(event.item)

    def _answer(self, answer: str | None) -> None:
        with self.telling():
            self._play.answer("cause", answer)
            journey.onward(self, self._play)

    def action_skip(self) -> None:
        """No answer."""
        self._answer(None)
