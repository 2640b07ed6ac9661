"""One open save file: statements run on it, each refusal told as a GameError that a person can act on."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from game.errors import CANNOT, GameError
from game.saves import faults


class SaveFile:
    """A connection in autocommit mode to the file at `path`, and whether that is still the file it was."""

    def __init__(self, db: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self._db = db
        self._identity = _identity(path)

    def close(self) -> None:
        """Let go of the file; closing twice is fine."""
        self._db.close()

    def rows(self, sql: str, values: tuple[object, ...] = ()) -> list[Any]:
        """Run a query and fetch all of it. Raises GameError."""
        try:
            return self._db.execute(sql, values).fetchall()
        except faults.SqliteError as error:
            raise faults.told(error, self.path) from error

    def run(self, sql: str, values: tuple[object, ...] = ()) -> sqlite3.Cursor:
        """Run a statement inside `together`. Raises GameError, and sqlite3.IntegrityError where a row's owner is gone."""
        try:
            return self._db.execute(sql, values)
        except sqlite3.IntegrityError:
            raise
        except faults.SqliteError as error:
            raise faults.told(error, self.path) from error

    def write(self, sql: str, values: tuple[object, ...]) -> int:
        """Run one statement as its own transaction and tell how many rows it changed. Raises as `run`."""
        self._ask_whether_moved()
        return self.run(sql, values).rowcount

    @contextmanager
    def together(self, *, write: bool = True) -> Iterator[None]:
        """Make several statements one transaction, which an exception undoes. Raises GameError.

        Inside another one they are a part of that.
        """
        if self._db.in_transaction:
            yield
            return
        if write:
            self._ask_whether_moved()
        self.run("BEGIN IMMEDIATE" if write else "BEGIN")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            self._db.rollback()
            raise

    def _ask_whether_moved(self) -> None:
        # a file that was moved or mended by somebody else would take our choices with it, durably and unseen
        if _identity(self.path) != self._identity:
            raise GameError("saves-gone", CANNOT, path=str(self.path))


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116 (Path.stat costs twice as much, and every choice pays it)
    except OSError:
        return None
    return found.st_dev, found.st_ino
