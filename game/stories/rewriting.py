"""Changing an author's file where it stands: whole or not at all, and with the line ends that it has."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from game.errors import cannot_write
from game.stories.folders import real


class Edit(NamedTuple):
    """A span of a file, lines and columns from 0, and what shall stand there."""

    start: tuple[int, int]
    end: tuple[int, int]
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits made, from its end, so that none moves another's place."""
    lines = text.split("\n")
    for start, end, new in sorted(edits, reverse=True):
        before, after = lines[start[0]][: start[1]], lines[end[0]][end[1] :]
        lines[start[0] : end[0] + 1] = (before + new + after).split("\n")
    return "\n".join(lines)


def quoted(text: str) -> str:
    """A text as a double-quoted YAML scalar: what JSON writes is one."""
    return json.dumps(text, ensure_ascii=False)


def rewrite(path: Path, text: str) -> None:
    r"""Put a text with `\n` at the ends of its lines in the place of a file, or of none; raises `cannot-write`."""
    rewrite_all({path: text})


def rewrite_all(texts: Mapping[Path, str]) -> None:
    r"""Put texts with `\n` at the ends of their lines in the place of files; raises `cannot-write`.

    No file is changed before all of the texts are on the disk beside them.
    """
    ready: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for path, text in texts.items():
            windows = path.is_file() and b"\r\n" in path.read_bytes()
            ready.append(_beside(path, text, "utf-8", "\r\n" if windows else "\n"))
        for beside, path in ready:
            beside.replace(path)
    except OSError as error:
        from game.stories.packs import shown  # `replace` alone needs no reader

        for beside, _ in ready:
            beside.unlink(missing_ok=True)
        raise cannot_write(shown(path), error) from error


def replace(path: Path, text: str, encoding: str = "utf-8", *, newline: str = "") -> None:
    """Put a file in place whole, or not at all; a link stays a link.

    `newline` is Python's. Raises OSError, also for links that lead to each other.
    """
    beside, target = _beside(path, text, encoding, newline)
    try:
        beside.replace(target)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _beside(path: Path, text: str, encoding: str, newline: str) -> tuple[Path, Path]:
    """A text on the disk beside the file in whose place it is to be put, and that file."""
    target = real(path)
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    beside = target.with_name(f".{target.name}.new")
    try:
        beside.write_text(text, encoding, newline=newline)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    return beside, target
