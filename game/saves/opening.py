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
from game.saves import backups, faults, files, migrate
from game.saves.records import Clock, Notice, mapping, stamp, utc_now
from game.saves.store import Store

NAME = "standtall.db"


class Opened(NamedTuple):
    """A store ready for use, and what the player should be told first."""

    store: Store
    notices: tuple[Notice, ...]


class _DamagedError(Exception):
    """The file is there and is not sound, or it ought to be there and is not; `db` is open on it, if it could be."""

    def __init__(self, db: sqlite3.Connection | None = None) -> None:
        super().__init__()
        self.db = db


def open_store(folder: Path, *, clock: Clock = utc_now, wait: float = 2.0) -> Opened:
    """Open the saves in `folder`, which is made if need be; several windows may have it open.

    A damaged file is mended with what can be read of it and the newest backup, and the notices say so. `wait` is how many
    seconds any later call waits for another window's lock. Raises GameError with exit code 3, nothing having been
    changed: `saves-folder`, `saves-newer`, `saves-locked`, `saves-read-only`, `saves-unreadable`, `saves-no-file`, `saves-io`,
    `disk-full`.
    Makes no backup: call `Store.backup` once the first screen stands.
    """
    path = folder / NAME
    db = None
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            db = _sound(path, clock, wait)
        except _DamagedError as damaged:
            db = _mended(path, clock, wait, damaged.db)
        return Opened(Store(db, path, clock, wait), _untold(db))
    except faults.SqliteError as error:
        if db is not None:
            db.close()
        raise faults.told(error, path) from error
    except OSError as error:
        if not os.path.isdir(folder):  # noqa: PTH112 (Path.is_dir raises where its parent is closed)
            why = error.strerror or str(error)
            raise GameError("saves-folder", CANNOT, path=str(folder), why=why) from error
        raise faults.told(error, path) from error


def _sound(path: Path, clock: Clock, wait: float) -> sqlite3.Connection:
    """Open the file, or begin one in a folder that never had one; raises _DamagedError."""
    names = set(os.listdir(path.parent))  # noqa: PTH208 (names are all it takes, and every start pays for it)
    if any(name.startswith(NAME + files.MENDED) for name in names):
        raise _DamagedError
    for name in (NAME, f"{NAME}-wal", f"{NAME}-shm"):
        part = path.with_name(name)
        if faults.is_no_file(part):
            raise GameError("saves-no-file", CANNOT, path=str(part))
        # before SQLite makes files beside a read-only one, which would be read-only as well, and stay
        if faults.is_closed(part):
            raise faults.forbidden(part)
    if NAME not in names:
        if f"{NAME}-wal" in names or backups.newest_first(path):
            raise _DamagedError
        from game.saves import fresh

        fresh.begin(path)
    elif path.stat().st_size == 0:
        # ours get their name when they are whole; SQLite would take this one for new and delete its log
        raise _DamagedError
    log = _log(path)
    db = sqlite3.connect(path, timeout=wait, isolation_level=None)
    try:
        sound = _check(db, path, clock, wait)
        if sound and log:
            _tell_what_was_lost(db, path, log, clock)
    except faults.SqliteError as error:
        if faults.is_damage(error):
            raise _DamagedError(db) from error
        db.close()
        raise
    except BaseException:
        db.close()
        raise
    if not sound:
        raise _DamagedError(db)
    return db


def _check(db: sqlite3.Connection, path: Path, clock: Clock, wait: float) -> bool:
    """Tell whether the file is sound, and make the connection ready; raises sqlite3.Error and GameError."""
    db.text_factory = partial(str, encoding="utf-8", errors="replace")
    if db.execute("PRAGMA application_id").fetchone()[0] != migrate.APPLICATION:
        return False
    version = migrate.version_of(db)
    if version > migrate.newest():
        raise GameError(
            "saves-newer", CANNOT, path=str(path), found=version, known=migrate.newest()
        )
    # not quick_check: that lets an index and its table disagree, and saves a quarter of a millisecond
    if db.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok" or not migrate.is_whole(db):
        return False
    if version < migrate.newest():
        backups.make(path, clock, wait)
        migrate.bring_up_to_date(db)
    mode = db.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    # where a file system cannot do WAL, only EXTRA makes the old journal's deletion durable as well
    db.execute(f"PRAGMA synchronous = {'FULL' if mode == 'wal' else 'EXTRA'}")
    db.execute("PRAGMA fullfsync = ON")  # macOS: a plain fsync stops at the disk's cache
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA secure_delete = ON")
    # now is the time to hear that the file is read-only or another window does not let go of it
    db.execute("BEGIN IMMEDIATE")
    db.execute("ROLLBACK")
    return True


def _log(path: Path) -> bytes:
    """What a killed window left to be read at the next start; empty after a quiet end."""
    try:
        return path.with_name(f"{path.name}-wal").read_bytes()
    except FileNotFoundError:
        return b""


def _tell_what_was_lost(db: sqlite3.Connection, path: Path, log: bytes, clock: Clock) -> None:
    """Where a log was damaged, keep it as it was and note that the player is to be told."""
    import json  # not at the start: hardly ever is there anything to tell

    from game.saves.log import lost

    if not lost(db, log) or not _log(path).startswith(log[:32]):  # begun anew by another window
        return
    aside = files.aside_folder(path) / stamp(clock()) / f"{path.name}-wal"
    aside.parent.mkdir(parents=True, exist_ok=True)
    aside.write_bytes(log)
    notice = Notice("saves-log-damaged", {"path": str(aside)})
    db.execute("INSERT INTO untold VALUES (?, ?)", (notice.code, json.dumps(notice.values)))


def _mended(
    path: Path, clock: Clock, wait: float, damaged: sqlite3.Connection | None
) -> sqlite3.Connection:
    from game.saves import mending

    with _alone(path, wait, damaged):
        try:
            return _sound(path, clock, wait)  # another window was quicker
        except _DamagedError as error:
            _close(error.db)
        mended = mending.pending(path)
        if mended is None:
            mended = mending.mend(path, clock)
        mending.put_in_place(path, mended)
        try:
            return _sound(path, clock, wait)
        except _DamagedError as error:  # the disk damages what is written to it
            _close(error.db)
            raise GameError("saves-damaged", CANNOT, path=str(path)) from error


@contextmanager
def _alone(path: Path, wait: float, damaged: sqlite3.Connection | None) -> Iterator[None]:
    """Keep other windows from mending at the same time; a lock of SQLite's, which a killed process lets go of.

    The connection to the damaged file is closed inside: closing deletes a log by its name, and outside that might
    by then be the log of the file that another window has put in place.
    """
    lock = path.with_name(f"{NAME}.lock")
    try:
        if (
            lock.exists() and lock.stat().st_size
        ):  # ours is always empty; anything else cannot be locked
            lock.unlink()
        with files.open_sqlite(lock, wait) as db:
            db.execute("BEGIN EXCLUSIVE")
            _close(damaged)
            yield
    finally:
        _close(damaged)


def _close(db: sqlite3.Connection | None) -> None:
    if db is not None:
        db.close()


def _untold(db: sqlite3.Connection) -> tuple[Notice, ...]:
    query = "SELECT code, given FROM untold ORDER BY rowid"
    if not db.execute(query).fetchall():
        return ()
    db.execute("BEGIN IMMEDIATE")  # so that of two windows one tells them
    rows = db.execute(query).fetchall()
    db.execute("DELETE FROM untold")
    db.execute("COMMIT")
    return tuple(Notice(code, mapping(given) or {}) for code, given in rows)
