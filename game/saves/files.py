"""The files that saves are made of: begun for the player alone, opened, put on disk, thrown away."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

MENDED = ".mended-"  # behind the name of the save file: a mended one that is to be put in its place


def aside_folder(path: Path) -> Path:
    """Tell where damaged save files are set aside, beside the save file `path`."""
    return path.parent / "damaged"


def begin_private(part: Path) -> None:
    """Make an empty file that nobody but the player may read. Raises OSError, also where there is one already."""
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def discard(part: Path) -> None:
    """Delete an unfinished file and what SQLite keeps beside it."""
    for name in (part, Path(f"{part}-journal"), Path(f"{part}-wal"), Path(f"{part}-shm")):
        with contextlib.suppress(OSError):
            name.unlink(missing_ok=True)


@contextlib.contextmanager
def open_sqlite(path: Path | str, wait: float) -> Iterator[sqlite3.Connection]:
    """Open an SQLite file in autocommit mode and close it at the end; `wait` for a lock is in seconds."""
    db = sqlite3.connect(path, timeout=wait, isolation_level=None)
    try:
        yield db
    finally:
        db.close()


def sync(path: Path) -> None:
    """Put a file, or the names in a folder, on disk; a system that cannot do it for folders is let off."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except PermissionError:  # Windows, for a folder
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
