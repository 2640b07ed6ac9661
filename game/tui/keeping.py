"""Putting a conversation into a file beside the player's other files."""

from __future__ import annotations

from pathlib import Path

from game.debrief import report, retell, transcript
from game.export.transcript_file import save_transcript
from game.session import Play
from game.tui.sitting import Sitting


def keep_transcript(play: Play, sitting: Sitting) -> str:
    """Write the transcript, after the end with the debrief, and say where; raises `GameError`."""
    words = sitting.words
    text = transcript(play, words)
    if play.outcome() is not None:
        name = f"{play.record.pack}/{play.record.encounter}"
        rubric = sitting.session.library.shared(name).rubric_texts
        text += "\n" + report(retell(play, play.score(), rubric, words), words)
    try:
        folder = Path.cwd()
    except OSError:  # it was deleted under us; the file cannot be written either, and that is told
        folder = Path()
    return words.t("Saved as {path}.", path=save_transcript(play.encounter.id, text, folder))
