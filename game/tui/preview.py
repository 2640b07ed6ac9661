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


def run_preview(sitting: Sitting, draft: Draft, story: Story, *, mouse: bool = True) -> int:
    """Preview until the author leaves, and give the exit code. Raises what went wrong inside."""
    app = Preview(sitting, draft, story)
    app.run(mouse=mouse)
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0
