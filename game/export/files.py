"""Files that a person asks for by name: whole or not at all, and never over somebody's work."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from game.errors import CANNOT, GameError, cannot_write
from game.stories.rewriting import replace

_HEAD: Final = 1_000  # bytes in which a file tells what it is


def put(path: Path, text: str, own: str | None = None, encoding: str = "utf-8") -> None:
    """Write a file; what is no file, such as /dev/stdout, is written to as it is.

    What is there already goes only where it is empty, or has the text `own` near its beginning: then this program
    wrote it, and can do so again. Anything else may be work that is nowhere else. Raises `file-there`, `cannot-write`.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, encoding, newline="")
            return
        if path.exists() and not _may_go(path, own):
            raise GameError("file-there", CANNOT, path=str(path))
        replace(path, text, encoding)
    except OSError as error:
        raise cannot_write(str(path), error) from error


def _may_go(path: Path, own: str | None) -> bool:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    return not head or (own is not None and own.encode() in head)
