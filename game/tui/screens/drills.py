"""Drills: a line comes back, two questions, and what is to be said of the answers; then the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from game.drills import Drill, Drills, Judged, told
from game.tui.commands import BACK, Command, bindings
from game.tui.page import Page, Piece
from game.tui.screens.frame import Framed
from game.tui.sitting import Sitting
from game.tui.widgets.sheet import Sheet
from game.words import N_

_ONWARD = "onward"


class DrillsScreen(Framed):
    """One round. What was answered is kept at once, so that leaving in the middle loses nothing."""

    NAME = N_("drills")
    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = (BACK,)
    BINDINGS: ClassVar[list[BindingType]] = bindings(OWN_COMMANDS)

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self._drills = Drills(sitting.session)
        self._round: tuple[Drill, ...] | None = None  # None until it is asked for
        self._at = 0
        self._named = ""  # the condition that was answered
        self._picked = ""  # the move
        self._judged: Judged | None = None

    def title_bar(self) -> tuple[str, Sequence[Piece]]:
        """Of which encounter, and how far."""
        drill = self._drill
        if drill is None:
            return super().title_bar()
        words = self.sitting.words
        far = words.t("{number} of {total}", number=self._at + 1, total=len(self._round or ()))
        title = drill.story.texts.texts(words.lang)["title"]
        return title, [Piece(words.t(self.NAME) + "   ", "muted"), Piece(far, "muted")]

    def retell(self) -> None:
        """Find out what is due before anything is said of it."""
        if self._round is None:
            self._round = ()
            with self.telling():
                self._round = self._drills.due()
        super().retell()

    def page(self) -> Page:
        """What is asked now, or what is to be said of the answers."""
        words, drill = self.sitting.words, self._drill
        page = Page()
        page.gap()
        if drill is None:
            page.text(told.over(self._drills.days(), words), margin=2)
            return page
        for name, text in told.said(drill, words):
            page.text(words.t("{name}: {text}", name=name, text=text) if name else text, margin=2)
        page.gap()
        if not self._named:
            page.text(told.how_asked(drill, words), "bright", margin=2)
            for number, (condition, word) in enumerate(told.conditions(words), 1):
                page.item(condition, word, key=str(number))
            return page
        page.text(told.condition(drill, self._named, words), "accent", margin=2)
        page.gap()
        if self._judged is None:
            page.text(told.what_asked(words), "bright", margin=2)
            for number, move in enumerate(told.moves(drill, words), 1):
                page.item(move.id, move.name, key=str(number), notes=(move.definition,))
            return page
        for sentence in told.verdict(drill, self._picked, self._judged, words):
            page.text(sentence, margin=2)
        page.gap()
        page.item(_ONWARD, words.t("Go on"), key="1")
        return page

    @property
    def _drill(self) -> Drill | None:
        """The one that is asked, or told; None after the last."""
        drills = self._round or ()
        return drills[self._at] if self._at < len(drills) else None

    @on(Sheet.Chosen, "#main")
    def _chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        drill = self._drill
        if drill is None:
            return
        if not self._named:
            self._named = event.item
        elif self._judged is None:
            with self.telling():
                self._judged = self._drills.answer(drill, self._named, event.item)
                self._picked = event.item
        else:
            self._at += 1
            self._named, self._picked, self._judged = "", "", None
        self.retell()
