"""What becomes of a damaged save file: rows that can be read are kept, the newest backup fills in, nothing is deleted.

A whole new file is made first, under a name of its own; once that stands, the damaged one is moved into
`damaged/` and the new one takes its place. A kill at any point leaves either the damaged file where it was or a
`.mended-` file that the next start puts in place.
"""

from __future__ import annotations

from pathlib import Path

from game.saves import backups, faults, files, fresh, migrate
from game.saves.merging import merge
from game.saves.records import Clock, Notice, stamp
from game.saves.salvage import SHAPES, Rows, nothing, read_rows


def pending(path: Path) -> Path | None:
    """Find a mended file that was not put in place yet."""
    return max(path.parent.glob(f"{path.name}{files.MENDED}*"), default=None)


def mend(path: Path, clock: Clock) -> Path:
    """Make a sound file for a damaged, emptied or missing one, to be put in its place.

    The caller keeps other windows from doing the same. The new file holds the notices for the player. Raises GameError, and
    then the damaged file is where it was.
    """
    moment = stamp(clock())
    try:
        found = read_rows(path)
        when, kept = _from_backup(path)
        merged = merge(found, kept, clock())
        there = path.exists()
    except OSError as error:
        raise faults.told(error, path) from error
    aside = files.aside_folder(path) / moment
    notices = [
        Notice("saves-set-aside", {"folder": str(aside)})
        if there
        else Notice("saves-were-gone", {"path": str(path)})
    ]
    notices += merged.notices
    if when:
        notices.append(Notice("saves-since", {"when": when}))
    elif any(merged.rows.values()):
        notices.append(Notice("saves-no-backup", {}))
    else:
        notices.append(Notice("saves-begun-anew", {}))
    part = fresh.make(path, merged.rows, notices)
    try:
        mended = part.rename(path.with_name(f"{path.name}{files.MENDED}{moment}"))
        files.sync(path.parent)
    except OSError as error:
        raise faults.told(error, path) from error
    return mended


def put_in_place(path: Path, mended: Path) -> None:
    """Move the damaged file aside with all that belongs to it, and the mended one to its place. Raises GameError."""
    aside = files.aside_folder(path) / mended.name.rpartition(files.MENDED)[2]
    try:
        # the log goes first: SQLite would play a damaged file's log into the new one
        for name in (f"{path.name}-wal", f"{path.name}-shm", f"{path.name}-journal", path.name):
            if path.with_name(name).exists():
                aside.mkdir(parents=True, exist_ok=True)
                path.with_name(name).rename(_free(aside / name))
        files.sync(path.parent)
        mended.rename(path)
        files.sync(path.parent)
    except OSError as error:
        raise faults.told(error, path) from error


def _from_backup(path: Path) -> tuple[str | None, Rows]:
    """Read the newest backup that is sound: when it was made, and its rows."""
    for backup in backups.newest_first(path):
        try:
            with (
                files.open_sqlite(backup, 2.0) as source,
                files.open_sqlite(":memory:", 2.0) as db,
            ):
                if source.execute("PRAGMA application_id").fetchone()[0] != migrate.APPLICATION:
                    continue
                if migrate.version_of(source) > migrate.newest():
                    continue
                if source.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
                    continue
                source.backup(db)
                migrate.bring_up_to_date(db)
                rows = {
                    table: {row[: shape.key]: row for row in db.execute(f"SELECT * FROM {table}")}  # noqa: S608 (our own names)
                    for table, shape in SHAPES.items()
                }
        except faults.SqliteError:
            continue
        return backups.made_at(backup), rows
    return None, nothing()


def _free(path: Path) -> Path:
    number = 1
    free = path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}.{number}")
    return free
