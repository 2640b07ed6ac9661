"""The codex: the cards to carry along, and below them the one that is pointed at."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from game.debrief import CardTold, cheat_sheet, codex, sentence_case
from game.places import here
from game.tui import journey
from game.tui.commands import BACK, Command, bindings
from game.tui.page import Page
from game.tui.screens.frame import Framed
from game.tui.sitting import Sitting
from game.tui.widgets.reader import Reader
from game.tui.widgets.sheet import Sheet
from game.words import N_, terms


class CardsScreen(Framed):
    """All cards by what they are about. Enter opens the call in which one can be practised."""

    NAME = N_("cards")
    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = (
        BACK,
        Command(
            "s",
            "s",
            "save",
            N_("cheat sheet"),
            N_("Save your plans and cards as a page to print."),
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(OWN_COMMANDS)

    DEFAULT_CSS = """
    CardsScreen #detail { height: auto; max-height: 12; min-height: 3; padding: 0 1; }
    """

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self._cards: tuple[CardTold, ...] = ()

    def parts(self) -> Iterator[Widget]:
        """The list, and below it the card pointed at."""
        yield Sheet("main")
        yield Reader("detail", hugs=True, panel=True)

    def tell(self) -> None:
        """All cards in the present language."""
        with self.telling():
            self._cards = codex(self.sitting.session, self.sitting.words)
        super().tell()
        self._show_card()

    def page(self) -> Page:
        """Their titles."""
        words = self.sitting.words
        page = Page()
        for group, cards in groupby(self._cards, key=lambda card: card.group):
            page.head(sentence_case(words.phrase(terms.CARDS[group])))
            for card in cards:
                page.item(card.id, card.title, aside=words.t("played") if card.met else "")
        return page

    @on(Sheet.Pointed)
    def _show_card(self) -> None:
        card = self._pointed(self.main.cursor)
        page = Page()
        if card is not None:
            words = self.sitting.words
            page.text(card.says)
            if card.line:
                page.text(card.line, "you")
            if card.beware:
                page.text(card.beware, "muted")
            page.text(card.source, "muted")
            if card.practise:
                titles = words.t(", ").join(title for _, title in card.practise)
                page.text(words.t("Practise it in: {titles}", titles=titles), "accent")
        self.query_one("#detail", Reader).show(page)

    def action_save(self) -> None:
        """The cheat sheet, as a page in the current folder."""
        from game.export.cheat_sheet_page import save_cheat_sheet

        sitting = self.sitting
        with self.telling():
            sheet = cheat_sheet(sitting.session, sitting.words)
            path = save_cheat_sheet(sheet, here() / "cheat-sheet.html", sitting.words)
            self.say(sitting.words.t("Saved as {path}.", path=path))

    def _pointed(self, item: str | None) -> CardTold | None:
        return next((card for card in self._cards if card.id == item), None)

    @on(Sheet.Chosen, "#main")
    def _chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        card = self._pointed(event.item)
        if card is None or not card.practise:
            self.say(self.sitting.words.t("There is no call for this card yet."))
            return
        name, _ = card.practise[0]
        journey.brief(self.app, self.sitting, name)
