"""Opening the saves: make what is missing, check what is there, bring it up to date, mend what is damaged."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from game.errors import CANNOT, GameError
from game.saves import backups, faults, migrate
from game.saves.records import Clock, Notice, utc_now
from game.saves.store import Store

NAME = "standtall.db"


class Opened(NamedTuple):
    """A store ready for use, and what the player should be told first."""

    store: Store
    notices: tuple[Notice, ...]


class _DamagedError(Exception):
    """The file is there and is not sound, or it ought to be there and is not."""


def open_store(folder: Path, *, clock: Clock = utc_now, wait: float = 2.0) -> Opened:
    """Open the saves in `folder`, which is made if need be; several windows may have it open.

    A damaged file is mended with what can be read of it and the newest backup, and the notices say so. `wait` is how many
    seconds any later call waits for another window's lock. Raises GameError with exit code 3, nothing having been
    changed: `saves-folder`, `saves-newer`, `saves-locked`, `saves-read-only`, `saves-unreadable`, `saves-io`, `disk-full`.
    Makes no backup: call `Store.backup` once the first screen stands.
    """
    path = folder / NAME
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            db = _sound(path, clock, wait)
        except _DamagedError:
            db = _mended(path, clock, wait)
    except OSError as error:
        if not folder.is_dir():
            raise GameError(
                "saves-folder", CANNOT, path=str(folder), why=error.strerror or str(error)
            ) from error
        raise faults.told(error, path) from error
    try:
        return Opened(Store(db, path, clock, wait), _untold(db))
    except sqlite3.Error as error:
        db.close()
        raise faults.told(error, path) from error


def _sound(path: Path, clock: Clock, wait: float) -> sqlite3.Connection:
    """Open the file, or begin one in a folder that never had one; raises _DamagedError."""
    names = set(os.listdir(path.parent))  # noqa: PTH208 (names are all it takes, and every start pays for it)
    if any(name.startswith(f"{NAME}.mended-") for name in names):
        raise _DamagedError
    if NAME not in names:
        if f"{NAME}-wal" in names or backups.newest_first(path):
            raise _DamagedError
        from game.saves import fresh

        fresh.begin(path)
    elif path.stat().st_size == 0:
        # ours get their name when they are whole; SQLite would take this one for new and delete its log
        raise _DamagedError
    db = sqlite3.connect(path, timeout=wait, isolation_level=None)
    try:
        _check(db, path, clock, wait)
    except sqlite3.Error as error:
        db.close()
        if faults.is_damage(error):
            raise _DamagedError from error
        raise faults.told(error, path) from error
    except BaseException:
        db.close()
        raise
    return db


def _check(db: sqlite3.Connection, path: Path, clock: Clock, wait: float) -> None:
    if db.execute("PRAGMA application_id").fetchone()[0] != migrate.APPLICATION:
        raise _DamagedError
    version = migrate.version_of(db)
    if version > migrate.newest():
        raise GameError(
            "saves-newer", CANNOT, path=str(path), found=version, known=migrate.newest()
        )
    if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise _DamagedError
    if version < migrate.newest():
        backups.make(path, clock, wait)
        migrate.bring_up_to_date(db)
    mode = db.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    # where a file system cannot do WAL, only EXTRA makes the old journal's deletion durable as well
    db.execute(f"PRAGMA synchronous = {'FULL' if mode == 'wal' else 'EXTRA'}")
    db.execute("PRAGMA fullfsync = ON")  # macOS: a plain fsync stops at the disk's cache
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA secure_delete = ON")
    db.text_factory = partial(str, encoding="utf-8", errors="replace")
    # now is the time to hear that the file is read-only or another window does not let go of it
    db.execute("BEGIN IMMEDIATE")
    db.execute("ROLLBACK")


def _mended(path: Path, clock: Clock, wait: float) -> sqlite3.Connection:
    from game.saves import mending

    with _alone(path, wait):
        try:
            return _sound(path, clock, wait)  # another window was quicker
        except _DamagedError:
            if mending.pending(path) is None:
                mending.mend(path, clock)
        mended = mending.pending(path)
        if mended is not None:
            mending.put_in_place(path, mended)
        try:
            return _sound(path, clock, wait)
        except _DamagedError as error:  # the disk damages what is written to it
            raise GameError("saves-damaged", CANNOT, path=str(path)) from error


@contextmanager
def _alone(path: Path, wait: float) -> Iterator[None]:
    """Keep other windows from mending at the same time; a lock of SQLite's, which a killed process lets go of."""
    lock = path.with_name(f"{NAME}.lock")
    try:
        with backups.open_sqlite(lock, wait) as db:
            db.execute("BEGIN EXCLUSIVE")
            try:
                yield
            finally:
                db.rollback()
    except sqlite3.Error as error:
        raise faults.told(error, path) from error


def _untold(db: sqlite3.Connection) -> tuple[Notice, ...]:
    rows = db.execute("SELECT code, given FROM untold ORDER BY rowid").fetchall()
    if not rows:
        return ()
    import json

    db.execute("DELETE FROM untold")
    return tuple(Notice(code, json.loads(given)) for code, given in rows)
