"""The debrief: how it went for the people, the scores, every decision with its reasons, and another way from any of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from game.debrief import AxisTold, BalancedTold, Retelling, retell, run_on
from game.session import Play
from game.tui import journey
from game.tui.commands import Command, bindings
from game.tui.curves import curve_rows
from game.tui.decisions import tell_decisions
from game.tui.glyphs import GLYPHS
from game.tui.page import Page, Piece, Row
from game.tui.palette import Role
from game.tui.screens.frame import Framed
from game.tui.sitting import Sitting
from game.tui.widgets.gauges import GAUGES
from game.tui.widgets.sheet import Sheet
from game.tui.wrapping import cells, pad
from game.words import N_, Words

_BAR = 10  # cells
_STEP = 6  # cells left of what is said on the balanced way


class DebriefScreen(Framed):
    """Tells a finished play. Every decision can be played on from, as practice."""

    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("p", "p", "plan", N_("plan"), N_("One plan for next time: if …, then I …")),
        Command("k", "k", "cards", N_("cards"), N_("The cards of this call, and all the others.")),
        Command(
            "s",
            "s",
            "save",
            N_("save as file"),
            N_("Put the conversation and this debrief into a text file."),
        ),
        Command(
            "y",
            "y",
            "copy",
            N_("copy"),
            N_("Copy the conversation so far, where the terminal allows it."),
        ),
        Command("escape", "Esc", "home", N_("home"), N_("Home."), always=True),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(OWN_COMMANDS)

    def __init__(self, sitting: Sitting, play: Play) -> None:
        super().__init__(sitting)
        self._play = play
        self._shared = sitting.session.shared(play)
        self._score = play.score()

    def title_bar(self) -> tuple[str, Sequence[Piece]]:
        """Which play it was."""
        words = self.sitting.words
        title = self._play.texts(words.lang)["title"]
        return title, (
            Piece(words.t("practice") if self._play.practice else words.t("debrief"), "muted"),
        )

    def page(self) -> Page:
        """All of it, in one page."""
        words = self.sitting.words
        told = retell(self._play, self._score, self._shared, words)
        page = Page()
        page.gap()
        page.text(run_on(words, (told.meaning, told.came)), "bright", margin=2)
        page.head(words.t("What you kept of what was at stake"))
        _axes(page, told.axes, words)
        page.gap()
        page.text(run_on(words, (told.counted, told.key)), "muted", margin=2)
        tell_decisions(page, told, words)
        _curves(page, told, words)
        _rest(page, told, words)
        if told.balanced is not None:
            _balanced(page, told.balanced, words)
        page.head(words.t("Next time"))
        if told.plan:
            page.text(told.plan, "you", margin=2)
            page.item("plan", words.t("Change the plan"), key="p")
        else:
            page.item("plan", words.t("Write one plan: if …, then I …"), key="p", role="bright")
        if told.cards:
            cards = words.t("; ").join(told.cards)
            page.item("cards", words.t("Cards of this call: {cards}", cards=cards), key="k")
        page.item("save", words.t("Save the conversation and this debrief as a file"), key="s")
        if self._play.first_waits:
            page.item("first", words.t("Back to your first attempt, as you left it"), key="f")
        page.item("home", words.t("Home"), key="h")
        return page

    def tell(self) -> None:
        """From the top, with the cursor out of the way."""
        self.main.show(self.page(), keep=True, cursor=self.main.cursor or "top")

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        """A decision, or what to do next."""
        event.stop()
        match event.item:
            case "plan":
                self.action_plan()
            case "cards":
                self.action_cards()
            case "save":
                self.action_save()
            case "home":
                self.action_home()
            case "first":
                with self.telling():
                    journey.first_attempt(self, self._play)
            case decision:
                with self.telling():
                    play = self.sitting.session.rewind(
                        self._play, int(decision.removeprefix("decision-"))
                    )
                    journey.take_up(self, play, instead=True)

    def action_plan(self) -> None:
        """Write the plan."""
        from game.tui.screens.plan import PlanScreen

        self.app.push_screen(PlanScreen(self.sitting, self._play), lambda _: self.retell())

    def action_cards(self) -> None:
        """The cards."""
        from game.tui.screens.cards import CardsScreen

        self.app.push_screen(CardsScreen(self.sitting))

    def action_save(self) -> None:
        """Save it as a file."""
        from game.tui.keeping import keep_transcript

        keep_transcript(self, self._play)

    def action_copy(self) -> None:
        """Copy the conversation."""
        from game.tui.keeping import copy_transcript

        copy_transcript(self, self._play)

    def action_home(self) -> None:
        """Home."""
        journey.home(self)


def _axes(page: Page, axes: Sequence[AxisTold], words: Words) -> None:
    widest = max(cells(axis.name) for axis in axes)
    for axis in axes:
        page.gap()
        page.draw(partial(_axis_rows, axis, widest, words))
        if axis.standing:
            page.text(axis.standing, margin=2)
        if axis.anchor:
            page.text(axis.anchor, "muted", margin=2)
        if axis.capped:
            page.text(axis.capped, "warn", margin=2)


def _axis_rows(axis: AxisTold, widest: int, words: Words, width: int) -> list[Row]:
    name = Piece("  " + pad(axis.name, widest) + "  ", "bright")
    if axis.score is None or axis.band is None:
        return [Row((name, Piece(axis.band_name, "muted")))]
    full = round(axis.score * _BAR / 100)
    pieces = [
        name,
        Piece(GLYPHS.full * full, "accent"),
        Piece(GLYPHS.empty * (_BAR - full), "faint"),
        Piece(f"  {axis.score:>3}  ", "bright"),
        Piece(words.t("band {band}: {name}", band=axis.band, name=axis.band_name)),
    ]
    if axis.first is not None:
        guess = words.t("first attempt: {score}", score=axis.first)
    elif axis.guess is not None:
        guess = words.t("your guess: {guess}", guess=axis.guess)
    else:
        return [Row(tuple(pieces))]
    if sum(cells(piece.text) for piece in pieces) + 2 + cells(guess) <= width:
        return [Row((*pieces, Piece("  " + guess, "muted")))]
    return [Row(tuple(pieces)), Row((Piece(" " * cells(name.text) + guess, "muted"),))]


def _curves(page: Page, told: Retelling, words: Words) -> None:
    page.head(words.t("How it went up and down"), aside=words.t("below the curves: your decisions"))
    roles: dict[str, Role] = {str(gauge): gauge for gauge in GAUGES}
    marks = {decision.keep + 1: str(decision.number) for decision in told.decisions}
    for curve in told.curves:
        page.gap()
        page.text(curve.sentence, margin=2)
        page.draw(partial(curve_rows, curve.values, roles[curve.gauge], marks=marks))


def _rest(page: Page, told: Retelling, words: Words) -> None:
    if told.coached:
        page.gap()
        page.text(
            words.n(
                "You asked the coach once. It costs nothing.",
                "You asked the coach {count} times. It costs nothing.",
                told.coached,
            ),
            margin=2,
        )
    if told.cause is not None:
        page.head(told.cause.ask)
        page.text(told.cause.answer, "you", margin=2)
        page.text(told.cause.because, margin=2)
        if not told.cause.right:
            page.gap()
            page.text(
                words.t("What this encounter points to: {answer}", answer=told.cause.better),
                "bright",
                margin=2,
            )
            page.text(told.cause.better_because, margin=2)


def _balanced(page: Page, told: BalancedTold, words: Words) -> None:
    page.head(words.t("A way that keeps the balance"))
    page.text(told.told, margin=2)
    if told.steps:
        page.gap()
    for number, one in enumerate(told.steps, 1):
        text = words.t("({deed})", deed=one.text) if one.done else one.text
        page.entry(f"{number:4}", text, "you", margin=_STEP)
