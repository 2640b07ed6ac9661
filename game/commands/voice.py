"""The one who speaks to the person: stdout, stderr, and the language."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from game.errors import GameError
from game.words import Words

PATIENCE = 1.0  # seconds after which a command says what it is doing


class Voice:
    """Who speaks to the person, in a language that becomes the profile's own once the saves are open."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def say(self, *lines: str) -> None:
        """Write lines of the output."""
        sys.stdout.write("".join(f"{line}\n" for line in lines))

    def written(self, path: Path | str) -> None:
        """Tell where a file was put."""
        from game.words.visible import visible

        self.say(self.words.t("Written: {path}", path=visible(str(path))))

    def ask(self, question: str) -> None:
        """Write a question whose answer is typed behind it."""
        sys.stdout.write(question)
        sys.stdout.flush()

    def note(self, text: str) -> None:
        """Say something beside the output."""
        with suppress(OSError):  # nobody listens on stderr
            sys.stderr.write(f"{text}\n")
            sys.stderr.flush()

    def over(self, text: str) -> None:
        """Say how far something came, over what was said so before; an empty text takes it away again."""
        with suppress(OSError):  # nobody listens on stderr
            sys.stderr.write(f"\r\x1b[K{text}")
            sys.stderr.flush()

    def complain(self, error: GameError) -> None:
        """Say what could not be done, and what to do."""
        message, hint = self.words.error(error)
        self.note(f"standtall: {message}" + (f"\n{hint}" if hint else ""))


Command = Callable[[Namespace, Voice], int]
"""The options and the voice -> the exit code."""
