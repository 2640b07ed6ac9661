"""The preview of a story while it is being written."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path

from game.commands.voice import Voice
from game.errors import CANNOT, GameError, broken
from game.places import PLAYER


def edit(options: Namespace, voice: Voice) -> int:
    """The game on one story whose files are watched; saves and settings last as long as the preview."""
    if os.environ.get("TERM") == "dumb" or not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise GameError("preview-needs-terminal", CANNOT)
    from tempfile import TemporaryDirectory

    from game.tui import TuiOptions
    from game.tui.draft import find_draft
    from game.tui.preview import Preview
    from game.tui.sitting import sit_down

    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        # The language is settled here, so that the preview does not ask a new player for one.
        wishes = TuiOptions(
            Path(folder),
            tuple(options.pack or ()),
            options.lang or voice.words.lang,
            PLAYER,
            mouse=not options.no_mouse,
        )
        sitting = sit_down(wishes)
        try:
            draft = find_draft(sitting.library, options.encounter)
            if draft.story is None:
                raise broken(draft.name, draft.problems)
            return Preview(sitting, draft, draft.story).until_left()
        finally:
            sitting.store.close()
