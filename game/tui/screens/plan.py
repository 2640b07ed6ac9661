"""One plan for next time, in the player's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input

from game.session import Play
from game.tui.commands import Command, bindings
from game.tui.page import Page
from game.tui.screens.frame import Framed
from game.tui.sitting import Sitting
from game.tui.widgets.reader import Reader
from game.words import LANGUAGES, N_, Words, words

_LONGEST: Final = 240  # characters of each half


def sentence(when: str, then: str, words: Words) -> str:
    """The two halves of a plan as one sentence; what somebody typed of its own words is not said twice."""
    return words.t(
        "If {when}, then I {then}.",
        when=_bare(when, words.t("If …")),
        then=_bare(then, words.t("… then I")),
    )


def _bare(half: str, lead: str) -> str:
    """A half of a plan without the words that lead into it, or their last one, and without a full stop."""
    bare = half.strip().rstrip(".。,，")
    lead = lead.strip("… ")
    for own in (lead, *lead.split()[1:]):
        rest = bare[len(own) :]
        apart = not own.isascii() or rest.startswith(" ")
        if bare.casefold().startswith(own.casefold()) and apart and rest.strip():
            return rest.strip()
    return bare


def halves(plan: str) -> tuple[str, str]:
    """What was typed for a plan, in whichever language; both empty for one that was written elsewhere."""
    for lang in LANGUAGES:
        pattern = re.escape(sentence("\0", "\1", words(lang)))
        for half in "\0\1":
            pattern = pattern.replace(re.escape(half), "(.*)")
        found = re.fullmatch(pattern, plan)
        if found is not None:
            return found[1], found[2]
    return "", ""


class PlanScreen(Framed):
    """Two lines to type. There is no key to choose anything here but Enter and Esc, so typing is safe."""

    AUTO_FOCUS = "#when"
    NAME = N_("plan")
    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command(
            "escape",
            "Esc",
            "close",
            N_("back"),
            N_("Back; what was typed waits here."),
            always=True,
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(OWN_COMMANDS)

    DEFAULT_CSS = """
    PlanScreen Reader { height: auto; }
    PlanScreen Input { border: none; height: 1; padding: 0 1; margin: 0 3; background: $chosen; }
    """

    def __init__(self, sitting: Sitting, play: Play) -> None:
        super().__init__(sitting)
        self._play = play
        found = play.answers().get("plan")
        self._so_far = found if isinstance(found, str) else ""

    def parts(self) -> Iterator[Widget]:
        """A few words, and the two halves of a plan."""
        when, then = self.sitting.plans.get(self._play.record.id) or halves(self._so_far)
        yield Reader("when-label", hugs=True)
        yield Input(when, id="when", max_length=_LONGEST, compact=True, select_on_focus=False)
        yield Reader("then-label", hugs=True)
        yield Input(then, id="then", max_length=_LONGEST, compact=True, select_on_focus=False)

    def tell(self) -> None:
        """The words around the fields."""
        for field in self.query(Input):
            field.cursor_blink = self.moving
        words = self.sitting.words
        page = Page()
        page.gap()
        page.text(
            words.t(
                "One plan for next time. It works best with a moment you will recognise, and one thing to do then."
            ),
            "bright",
            margin=2,
        )
        page.text(words.t("Enter goes on, and at the end keeps it."), "muted", margin=2)
        page.gap()
        if self._so_far and not any(halves(self._so_far)):
            page.text(words.t("So far: {plan}", plan=self._so_far), "muted", margin=2)
            page.gap()
        page.text(words.t("If …"), "accent", margin=2)
        self.query_one("#when-label", Reader).show(page)
        page = Page()
        page.gap()
        page.text(words.t("… then I"), "accent", margin=2)
        self.query_one("#then-label", Reader).show(page)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is typed for this sitting: Esc must not lose it."""
        event.stop()
        when, then = (self.query_one(f"#{half}", Input).value for half in ("when", "then"))
        self.sitting.plans[self._play.record.id] = (when, then)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: the second half, then it is kept."""
        event.stop()
        when = self.query_one("#when", Input).value.strip()
        then = self.query_one("#then", Input).value.strip()
        if event.input.id == "when" or not then:
            self.query_one("#then", Input).focus()
            return
        if not when:
            self.query_one("#when", Input).focus()
            return
        with self.telling():
            self._play.answer("plan", sentence(when, then, self.sitting.words))
            self.sitting.plans.pop(self._play.record.id, None)
            self.go_back()
