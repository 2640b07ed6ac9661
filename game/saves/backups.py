"""Copies of the save file, made by SQLite's own backup call into `backups/` beside it; the newest ten stay.

They are named `standtall-000012-20261121T190400Z.db`: by a number that only grows, because clocks go back at times.
"""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

from game.errors import CANNOT, GameError
from game.saves import faults, migrate
from game.saves.files import begin_private, discard, open_sqlite, sync
from game.saves.records import Clock, stamp

KEEP = 10

# Bytes of SQLite's header that differ between copies of the same content: journal mode, change counter, schema
# cookie, and the counter and library version of the last writer (https://sqlite.org/fileformat.html, 1.3).
_VOLATILE = ((18, 20), (24, 28), (40, 44), (92, 100))

_LEFTOVER_AGE = 3600  # seconds after which an unfinished copy belongs to nobody any more


def folder(path: Path) -> Path:
    """Tell where the copies of the save file `path` are."""
    return path.parent / "backups"


def newest_first(path: Path) -> list[Path]:
    """List the copies that are there, newest first; an empty list where there is no folder."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        return sorted(
            (found for found in folder(path).iterdir() if _number(found) is not None),
            key=lambda found: (_number(found) or 0, found.name),
            reverse=True,
        )
    return []


def make(path: Path, clock: Clock, wait: float) -> Path:
    """Copy the save file `path` unless the newest copy holds the same, and return the newest copy.

    A copy is complete, checked and on disk before it gets its name, and only then the oldest ones go. `wait` is in
    seconds. Raises GameError, `saves-damaged` where the copy does not stand SQLite's check.
    """
    place = folder(path)
    part = place / f"part-{os.getpid()}-{time.monotonic_ns()}"
    try:
        place.mkdir(exist_ok=True)
        _copy(path, part, wait)
        newest = newest_first(path)
        if newest and _content(part) == _content(newest[0]):
            return newest[0]
        number = (_number(newest[0]) or 0) + 1 if newest else 1
        made = place / f"standtall-{number:06}-{stamp(clock())}.db"
        sync(part)
        part.replace(made)
        sync(place)
        for old in newest_first(path)[KEEP:]:
            old.unlink(missing_ok=True)
        _sweep(place)
    except faults.SqliteError as error:
        raise faults.told(error, path) from error
    except OSError as error:
        raise faults.told(error, place) from error
    finally:
        discard(part)
    return made


def forget_profile(path: Path, profile_id: int, wait: float) -> None:
    """Delete a profile from every copy; a copy that cannot be read is deleted as a whole. Raises GameError."""
    for backup in newest_first(path):
        try:
            with open_sqlite(backup, wait) as db:
                db.execute("PRAGMA foreign_keys = ON")
                db.execute("PRAGMA secure_delete = ON")
                db.execute("DELETE FROM profile WHERE id = ?", (profile_id,))
        except faults.SqliteError as error:
            if not faults.is_damage(error):
                raise faults.told(error, backup) from error
            try:
                backup.unlink()
            except OSError as refusal:
                raise faults.told(refusal, backup) from refusal


def made_at(backup: Path) -> str:
    """Tell when a copy was made, by its name: `2026-11-21 19:04 UTC`."""
    day, _, hour = backup.stem.rpartition("-")[2].partition("T")
    return f"{day[:4]}-{day[4:6]}-{day[6:]} {hour[:2]}:{hour[2:4]} UTC"


def _copy(path: Path, part: Path, wait: float) -> None:
    begin_private(part)
    with open_sqlite(path, wait) as source, open_sqlite(part, wait) as copy:
        copy.execute("PRAGMA synchronous = OFF")  # it goes to disk once, as a whole
        source.backup(copy)
        copy.execute(
            "PRAGMA journal_mode = DELETE"
        )  # one file, readable where nothing may be written
        if (
            migrate.version_of(copy) == 0
            or copy.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok"
        ):
            raise GameError("saves-damaged", CANNOT, path=str(path))


def _content(path: Path) -> bytes:
    held = bytearray(path.read_bytes())
    for first, end in _VOLATILE:
        held[first:end] = bytes(end - first)
    return bytes(held)


def _number(path: Path) -> int | None:
    name, _, rest = path.stem.partition("-")
    number, _, moment = rest.partition("-")
    digits = number + moment[:8] + moment[9:15]
    ours = name == "standtall" and path.suffix == ".db" and digits.isascii() and digits.isdecimal()
    return int(number) if ours and number and moment == f"{moment[:8]}T{moment[9:15]}Z" else None


def _sweep(place: Path) -> None:
    # copies that were cut short by a kill
    for found in place.iterdir():
        if found.name.startswith("part-") and time.time() - found.stat().st_mtime > _LEFTOVER_AGE:
            found.unlink(missing_ok=True)
