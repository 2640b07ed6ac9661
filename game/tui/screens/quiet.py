"""The quiet screen: after an encounter in which somebody was abused it comes before everything else."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from game.debrief import quiet
from game.session import QUIET, Play
from game.tui import journey
from game.tui.commands import Command, bindings
from game.tui.page import Page
from game.tui.screens.frame import Framed
from game.tui.sitting import Sitting
from game.tui.widgets.sheet import Sheet
from game.words import N_


class QuietScreen(Framed):
    """It was written to be unfair; a break, a lighter scene, somebody to talk to. Nothing starts by itself."""

    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command(
            "escape", "Esc", "rest", N_("home"), N_("Home. The debrief waits under “progress”.")
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(OWN_COMMANDS)

    def __init__(self, sitting: Sitting, play: Play) -> None:
        super().__init__(sitting)
        self._play = play

    def page(self) -> Page:
        """The words, then the ways."""
        words = self.sitting.words
        first, *rest = quiet(self.sitting.session.shared(self._play), words)
        page = Page()
        page.gap()
        page.text(first, "bright", margin=2)
        for line in rest:
            page.gap()
            page.text(line, margin=2)
        page.gap()
        page.item("debrief", words.t("On to the debrief, when you are ready"), key="1")
        lighter = self._lighter()
        if lighter:
            page.item("lighter", words.t("A lighter scene: {title}", title=lighter[1]), key="2")
        page.item("rest", words.t("A break: home. The debrief waits under “progress”"), key="3")
        return page

    def _lighter(self) -> tuple[str, str] | None:
        """The shortest encounter without a content note."""
        entries = [
            entry
            for entry in self.sitting.library.index().entries
            if not entry.note and not entry.left_out and entry.id != self._play.encounter.id
        ]
        if not entries:
            return None
        entry = min(entries, key=lambda entry: entry.minutes)
        return entry.name, entry.words("title", self.sitting.lang)

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        """On, aside, or home."""
        event.stop()
        with self.telling():
            self._play.answer(QUIET, True)
        lighter = self._lighter()
        if event.item == "debrief":
            journey.onward(self, self._play)
        elif event.item == "lighter" and lighter is not None:
            journey.home(self)
            journey.brief(self.app, self.sitting, lighter[0])
        else:
            journey.home(self)

    def action_rest(self) -> None:
        """Home."""
        with self.telling():
            self._play.answer(QUIET, True)
        journey.home(self)
