"""What SQLite and the system say when they cannot, as errors a person can act on (exit code 3)."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from pathlib import Path

from game.errors import CANNOT, GameError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}

_ODD_HEADER = "unsupported file format"  # of a number in the file's head; it has no code of its own

# What damage makes the sqlite3 module raise: it decodes SQLite's messages strictly, and those may quote what is
# damaged; and a damaged length can ask for more memory than there is.
SqliteError = (sqlite3.Error, UnicodeDecodeError, MemoryError)
AnySqliteError = sqlite3.Error | UnicodeDecodeError | MemoryError


def told(error: AnySqliteError | OSError, path: Path) -> GameError:
    """Name what happened to the file `path` (or its folder) by one of the codes of the saves."""
    if isinstance(error, OSError):
        if error.errno in _FULL:
            return GameError("disk-full", CANNOT, path=str(path))
        if error.errno in _FORBIDDEN:
            return forbidden(path)
        return GameError("saves-io", CANNOT, path=str(path), why=error.strerror or str(error))
    match _primary(error):
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return GameError("saves-locked", CANNOT, path=str(path))
        case sqlite3.SQLITE_FULL:
            return GameError("disk-full", CANNOT, path=str(path))
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return forbidden(path)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return GameError("saves-damaged", CANNOT, path=str(path))
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR if _no_room(path):
            return GameError("disk-full", CANNOT, path=str(path))
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR if not _may_write(path):
            return forbidden(path)
        case _:
            return GameError("saves-io", CANNOT, path=str(path), why=str(error))


def is_damage(error: AnySqliteError) -> bool:
    """Tell whether the file itself is at fault, and not the disk, the rights or another window."""
    by_code = _primary(error) in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
    return by_code or _ODD_HEADER in str(error)


def _primary(error: AnySqliteError) -> int:
    if isinstance(error, UnicodeDecodeError | MemoryError):
        return sqlite3.SQLITE_CORRUPT
    # errors of the sqlite3 module itself carry no code of SQLite's
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF


def is_closed(path: Path) -> bool:
    """Tell whether `path` is there and may not be written; asked twice, as logs come and go with other windows."""
    return (
        not os.access(path, os.W_OK) and os.access(path, os.F_OK) and not os.access(path, os.W_OK)
    )


def is_no_file(path: Path) -> bool:
    """Tell whether a folder, a pipe or a device stands at `path`; SQLite would wait for some of them for ever."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116 (every start pays for it)
    except FileNotFoundError:
        return False


def forbidden(path: Path) -> GameError:
    """Name that `path`, or the folder it is to be in, does not let this user in."""
    if os.access(path, os.F_OK) and not os.access(path, os.R_OK):
        return GameError("saves-unreadable", CANNOT, path=str(path))
    return GameError("saves-read-only", CANNOT, path=str(path))


def _may_write(path: Path) -> bool:
    return os.access(path.parent, os.W_OK) and not is_closed(path)


def _no_room(path: Path) -> bool:
    # a full disk reaches SQLite's shared memory first, and that says "disk I/O error"
    try:
        room = os.statvfs(path.parent)
    except (AttributeError, OSError):
        return False
    return room.f_bavail * room.f_frsize < 64 * 1024
