"""The player's own guess of the scores, before they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.binding import BindingType

from game.engine.rubric import AXES
from game.session import Play
from game.tui import journey
from game.tui.commands import Command, bindings
from game.tui.glyphs import GLYPHS
from game.tui.page import Page, Piece
from game.tui.screens.frame import Framed
from game.tui.sitting import Sitting
from game.tui.widgets.sheet import Sheet
from game.tui.wrapping import cells, pad
from game.words import N_, terms

_STEP: Final = 5
_MIDDLE: Final = 50
_AIRY: Final = 24  # rows of a window from which a blank one stands between the bars


class GuessScreen(Framed):
    """Three sliders from 0 to 100; a digit sets tens. Skipping is an answer too."""

    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("escape", "Esc", "skip", N_("skip"), N_("Go on without a guess.")),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(OWN_COMMANDS)

    def __init__(self, sitting: Sitting, play: Play) -> None:
        super().__init__(sitting)
        self._play = play
        self._guess: dict[str, int] = {}

    def title_bar(self) -> tuple[str, Sequence[Piece]]:
        """Whose scores are guessed."""
        return self._play.texts(self.sitting.lang)["title"], ()

    def page(self) -> Page:
        """The sliders."""
        words = self.sitting.words
        names = {axis: words.phrase(terms.AXES[axis]) for axis in AXES}
        widest = max(map(cells, names.values()))
        page = Page()
        page.gap()
        page.text(
            words.t("How do you think it went? Your own guess, before you see the scores."),
            "bright",
            margin=2,
        )
        page.gap()
        page.text(
            words.t("0: most of what was at stake was lost. 100: all of it was kept."),
            "muted",
            margin=2,
        )
        page.gap()
        for axis in AXES:
            value = self._guess.get(axis)
            cellsful = 0 if value is None else value // _STEP
            drawn = GLYPHS.full * cellsful + GLYPHS.empty * (20 - cellsful)
            page.item(
                axis,
                f"{pad(names[axis], widest)}  {drawn}  {'-' if value is None else value}",
                notes=[words.phrase(terms.AXES_ASKED[axis])],
            )
            if self.size.height >= _AIRY:
                page.gap()
        if self.size.height < _AIRY:
            page.gap()
        page.item("done", words.t("That is my guess"), role="bright")
        page.item("skip", words.t("Go on without one"), role="muted")
        page.keys.update({str(digit): f"digit-{digit}" for digit in range(10)})
        page.gap()
        page.text(
            words.t("Left and right move; digits set and go on: 7 is 70."),
            "muted",
            margin=2,
        )
        return page

    def on_sheet_turned(self, event: Sheet.Turned) -> None:
        """Left or right."""
        event.stop()
        if event.item in AXES:
            now = self._guess.get(event.item, _MIDDLE - event.way * _STEP)
            self._set(event.item, now + event.way * _STEP)

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        """Enter on a bar goes to the next; the last two end the question."""
        event.stop()
        if event.item.startswith("digit-"):
            if self.main.cursor in AXES:
                axis = self.main.cursor
                self._set(axis, 10 * int(event.item.removeprefix("digit-")))
                self.main.point(self._after(axis))
        elif event.item in AXES:
            self.main.point(self._after(event.item))
        elif event.item == "skip":
            self.action_skip()
        elif len(self._guess) < len(AXES):
            self.main.point(next(axis for axis in AXES if axis not in self._guess))
            self.say(self.sitting.words.t("Set all three, or go on without a guess."))
        else:
            self._answer(self._guess)

    def _after(self, axis: str) -> str:
        following = [*AXES, "done"]
        return following[following.index(axis) + 1]

    def _set(self, axis: str, value: int) -> None:
        self._guess[axis] = min(max(value, 0), 100)
        self.main.show(self.page(), cursor=axis, keep=True)

    def _answer(self, guess: dict[str, int] | None) -> None:
        with self.telling():
            self._play.answer("guess", guess)
            journey.onward(self, self._play)

    def action_skip(self) -> None:
        """No guess."""
        self._answer(None)
