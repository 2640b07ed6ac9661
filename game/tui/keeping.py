"""Taking a conversation along: into a file beside the player's other files, or into the clipboard."""

from __future__ import annotations

from game.debrief import as_file, transcript
from game.export.transcript_file import save_transcript
from game.session import Play
from game.tui.screens.frame import Framed


def keep_transcript(screen: Framed, play: Play) -> None:
    """Write the transcript, after the end with the debrief, and say where, or why it cannot be."""
    with screen.telling():
        screen.say(_kept(screen, play))


def copy_transcript(screen: Framed, play: Play) -> None:
    """Put the transcript so far into the clipboard, where the terminal has one."""
    words = screen.sitting.words
    screen.app.copy_to_clipboard(transcript(play, words))
    screen.say(words.t("Copied, where the terminal allows it. “s” saves it as a file."))


def _kept(screen: Framed, play: Play) -> str:
    sitting, words = screen.sitting, screen.sitting.words
    text = as_file(play, sitting.session.shared(play), words)
    return words.t("Saved as {path}.", path=save_transcript(play.encounter.id, text))
