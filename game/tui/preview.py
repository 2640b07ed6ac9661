"""The preview of a story that is being written, as an application. It keeps nothing, and touches nobody's saves."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from game.stories.packs import Story
from game.tui.app import StandTall
from game.tui.draft import Draft
from game.tui.sitting import Sitting


class Preview(StandTall):
    """The game, with the preview where home is."""

    def __init__(self, sitting: Sitting, draft: Draft, story: Story) -> None:
        super().__init__(sitting)
        self._draft = draft
        self._story = story

    def get_default_screen(self) -> Screen[Any]:
        """The preview lies below everything else."""
        from game.tui.screens.preview import PreviewScreen

        return PreviewScreen(self.sitting, self._draft, self._story)

    def back_up(self) -> None:
        """There is nothing to be kept."""
