"""All that is wrong with a story's files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from game.errors import Problem
from game.tui.commands import BACK, Command, bindings
from game.tui.draft import Draft
from game.tui.page import Page, Piece
from game.tui.screens.frame import Framed
from game.tui.sitting import Sitting
from game.words import Words
from game.words.visible import visible


def list_problems(page: Page, problems: Sequence[Problem], words: Words) -> None:
    """Each problem with its place, what is wrong, and what to do about it."""
    for problem in problems:
        place = visible(str(problem.place))
        page.text(f"{place} {problem.code}", "warn")
        page.text(words.problem(problem), margin=2)
        hint = words.hint(problem)
        if hint:
            page.text(hint, "muted", margin=2)


class PreviewProblemsScreen(Framed):
    """The problems, as long as they are; it follows the files."""

    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = (BACK,)
    BINDINGS: ClassVar[list[BindingType]] = bindings(OWN_COMMANDS)

    def __init__(self, sitting: Sitting, draft: Draft) -> None:
        super().__init__(sitting)
        self._draft = draft

    def title_bar(self) -> tuple[str, Sequence[Piece]]:
        """What they are said of."""
        return self._draft.name, [Piece(self.sitting.words.t("preview"), "coach")]

    def page(self) -> Page:
        """All of them."""
        words = self.sitting.words
        page = Page()
        page.gap()
        if self._draft.sound and self._draft.visiting:
            page.text(words.t("Every state is still being visited."), "muted")
            page.gap()
        if self._draft.problems:
            list_problems(page, self._draft.problems, words)
        else:
            page.text(words.t("No problems."), "good", margin=2)
        return page
