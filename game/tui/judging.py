"""The judging of a draft: what visiting all its states tells, found out in a thread while the preview goes on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from threading import Event, Lock, Thread
from typing import ClassVar, Final

from textual.message import Message
from textual.message_pump import MessagePump

from game.analysis.explore import Progress
from game.analysis.reach import visit
from game.analysis.visits import visit_chances
from game.check import against_visited
from game.stories.packs import Story, collector_off
from game.tui.draft import Judgement

_SETTLED: Final = 0.3  # seconds after which a save is painted
_TURN: Final = 0.0005  # seconds after which the thread gives way


class _Stopped(Exception):
    """Nobody asks any more about the version that is being judged."""


def judge(story: Story, progress: Progress) -> Iterator[Judgement]:
    """What is known of a version, more each time."""
    found = visit(story.encounter, progress=progress)
    problems = against_visited(story, found)
    yield Judgement(problems)
    chances = visit_chances(found, progress) if found.whole and not found.round else None
    yield Judgement(problems, chances, done=True)


class Judging:
    """One version being judged, once its save is painted; what is found out is posted to the preview.

    The thread gives way often, so that keys stay quick. It is no worker of Textual's: the preview is left without
    waiting for it.
    """

    _ONE: ClassVar = Lock()  # at a time

    class Judged(Message):
        """More is known. `error` is what nobody expected, and the end of it."""

        def __init__(
            self, judging: Judging, judgement: Judgement, error: Exception | None = None
        ) -> None:
            super().__init__()
            self.judging = judging
            self.judgement = judgement
            self.error = error

    def __init__(self, story: Story, preview: MessagePump) -> None:
        self._story = story
        self._preview = preview
        self._stopped = Event()

    def start(self) -> None:
        """Begin."""
        sys.setswitchinterval(_TURN)
        Thread(target=self._judge, daemon=True).start()

    def stop(self) -> None:
        """Give up at the next state: the files are read again."""
        self._stopped.set()

    def _judge(self) -> None:
        known = Judgement()
        try:
            if self._stopped.wait(_SETTLED):
                return
            with self._ONE, collector_off():
                for known in judge(self._story, self._progress):
                    self._tell(known)
        except _Stopped:
            return
        except Exception as error:  # noqa: BLE001 - a thread would print it over the screen
            self._tell(known._replace(done=True), error)

    def _progress(self, *_: object) -> None:
        if self._stopped.is_set():
            raise _Stopped

    def _tell(self, known: Judgement, error: Exception | None = None) -> None:
        with suppress(RuntimeError):  # the preview has been left
            self._preview.post_message(self.Judged(self, known, error))
