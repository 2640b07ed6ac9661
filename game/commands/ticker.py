"""How far something long came, on one line of stderr."""

from __future__ import annotations

import sys
import time

from game.commands.voice import PATIENCE, Voice

_OFTEN = 0.2  # seconds between two words of progress


class Ticker:
    """Says how far an analysis of an encounter came, once it takes longer than a second."""

    def __init__(self, voice: Voice, name: str = "") -> None:
        self.clock = time.monotonic
        self.voice = voice
        self.name = name
        self.next = self.clock() + PATIENCE
        self.shown = 0

    def tick(self, what: str, done: int, of: int) -> None:
        """Hear of some progress; `of` is 0 where nobody knows how much there is."""
        now = self.clock()
        if now < self.next or not sys.stderr.isatty():
            return
        self.next = now + _OFTEN
        words = self.voice.words
        stages = {
            "states": words.t("finding states"),
            "nodes": words.t("bringing equal ones together"),
            "scores": words.t("counting scores"),
            "frontier": words.t("finding the frontier"),
        }
        far = f"{done:,}" if not of else f"{100 * done // of} %"
        text = f"{self.name}: {stages.get(what, what)} … {far}"
        self.voice.over(text)
        self.shown = len(text)

    def clear(self) -> None:
        """Leave the line empty again."""
        if self.shown:
            self.voice.over("")
            self.shown = 0
