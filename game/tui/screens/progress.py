"""What was played and how it went; every debrief can be opened again."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from game.engine.rubric import AXES
from game.export.progress import attempt_told, progress_title
from game.session import Past
from game.tui import journey
from game.tui.commands import BACK, Command, bindings
from game.tui.page import Page
from game.tui.screens.frame import Framed
from game.tui.widgets.sheet import Sheet
from game.words import N_, Words, terms


class ProgressScreen(Framed):
    """Plays by encounter, first attempts and practice, and the player's plans. No totals, no ranks, no streaks."""

    NAME = N_("progress")
    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = (BACK,)
    BINDINGS: ClassVar[list[BindingType]] = bindings(OWN_COMMANDS)

    def page(self) -> Page:
        """Everything that was finished or begun."""
        sitting = self.sitting
        words = sitting.words
        page = Page()
        page.gap()
        page.text(progress_title(sitting.profile.name, words), "bright", margin=2)
        pasts = list(sitting.session.past())
        if not pasts:
            page.gap()
            page.text(words.t("Nothing played yet."), "muted", margin=2)
        for entry in sitting.library.index().in_order():
            own = [p for p in pasts if p.record.name == entry.name]
            if own:
                page.head(entry.words("title", words.lang))
            for past in own:
                _play(page, past, words)
        plans = [past.plan for past in pasts if past.plan]
        if plans:
            page.head(words.t("Your plans"))
            for plan in plans:
                page.text(plan, "you", margin=2)
        return page

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        """Open a debrief, or go on with what was begun."""
        event.stop()
        with self.telling():
            journey.look_back(self, self.sitting.store.play(int(event.item)))


def _play(page: Page, past: Past, words: Words) -> None:
    play = past.record
    kind = attempt_told(past, words)
    if past.waits:  # that screen has said that it waits here
        result = words.t("over, the debrief waits")
    elif play.status == "open" or play.scores is None or play.kind is None:
        result = words.t("begun, not finished")
    else:
        result = words.phrase(terms.ENDINGS.get(play.kind, terms.ENDINGS["left-open"]))
    scores = []
    if play.scores is not None:
        for axis in AXES:
            value = play.scores.get(axis)
            told = words.t("not tested") if value is None else str(value)
            scores.append(f"{words.phrase(terms.AXES[axis])} {told}")
    page.item(
        str(play.id),
        words.t("{day}  {kind}: {result}", day=play.started[:10], kind=kind, result=result),
        notes=[words.t(", ").join(scores)] if scores else [],
    )
