"""A conversation as a text file."""

from __future__ import annotations

from pathlib import Path

from game.errors import cannot_write
from game.export.profile_data import file_stem
from game.places import here


def save_transcript(name: str, text: str, folder: Path | None = None) -> str:
    """Put a transcript into a folder (None: the current one), beside earlier ones, never over them; gives its path.

    Raises `GameError` (`cannot-write`) where the folder cannot be written to.
    """
    folder = folder or here()
    stem = f"{file_stem(name)}-transcript"
    number = 1
    while True:
        path = folder / (f"{stem}.txt" if number == 1 else f"{stem}-{number}.txt")
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError:
            number += 1
        except OSError as error:
            raise cannot_write(str(path), error) from error
        else:
            return str(path)
