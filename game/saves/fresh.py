"""Making a whole save file at once, so that one under its own name is never half made."""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Iterable
from pathlib import Path

from game.saves import faults, files, migrate
from game.saves.records import Notice
from game.saves.salvage import SHAPES, Rows


def make(path: Path, rows: Rows | None = None, notices: Iterable[Notice] = ()) -> Path:
    """Make a file with these rows and untold notices beside `path`, on disk, and return its temporary name.

    A row that SQLite refuses is left out: better than never to start again. Raises GameError.
    """
    part = path.with_name(f"{path.name}.part-{os.getpid()}-{time.monotonic_ns()}")
    try:
        files.begin_private(part)
        with files.open_sqlite(part, 2.0) as db:
            db.execute(f"PRAGMA page_size = {migrate.PAGE}")
            db.execute("PRAGMA synchronous = OFF")  # it goes to disk once, as a whole
            db.execute("PRAGMA journal_mode = MEMORY")
            migrate.bring_up_to_date(db)
            db.execute("BEGIN")
            for table, found in (rows or {}).items():
                places = ", ".join("?" * len(SHAPES[table].kinds))
                db.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({places})", found.values())  # noqa: S608 (our own names)
            db.executemany(
                "INSERT INTO untold VALUES (?, ?)",
                ((n.code, json.dumps(n.values)) for n in notices),
            )
            db.execute("COMMIT")
            db.execute("PRAGMA journal_mode = WAL")
        files.sync(part)
    except (*faults.SqliteError, OSError) as error:
        files.discard(part)
        raise faults.told(error, path) from error
    except BaseException:
        files.discard(part)
        raise
    return part


def begin(path: Path) -> None:
    """Put an empty save file at `path`, unless another window has just done so. Raises GameError."""
    part = make(path)
    try:
        with contextlib.suppress(FileExistsError):
            _name(part, path)
        files.sync(path.parent)
    except OSError as error:
        raise faults.told(error, path) from error
    finally:
        files.discard(part)


def _name(part: Path, path: Path) -> None:
    try:
        os.link(part, path)  # unlike a rename, it never takes the place of another window's file
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if not path.exists():
            part.rename(path)
