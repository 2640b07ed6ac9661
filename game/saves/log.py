"""Whether the log of the newest choices is whole.

SQLite reads a log up to its first damaged frame and passes over what comes after without a word. The format is that of
https://www.sqlite.org/fileformat2.html#walformat: a header, then frames, each with its transaction's salt.
"""

from __future__ import annotations

import sqlite3
from typing import Literal

from game.saves.migrate import PAGE

_HEADER = 32  # bytes, and so the next two
_FRAME = 24
_CHECKED = 24  # of the header, before its checksum
_LITTLE, _BIG = 0x377F0682, 0x377F0683


def lost(db: sqlite3.Connection, log: bytes) -> bool:
    """Tell whether a log, as it was before `db` was opened on it, held more transactions than SQLite could read.

    The first frame that is not sound may be one whose writing was cut off: nobody was told that it was on disk. A
    transaction that ends beyond it was.
    """
    ends = _ends(log)
    if not ends:
        return False
    read: int = db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()[1]
    return ends[-1] > read + 1


def _ends(log: bytes) -> list[int]:
    """The numbers, from 1, of the frames that end a transaction of this log, sound or not."""
    first = log[_HEADER + 8 : _HEADER + 16]
    salt = log[16:24] if _is_sound(log[:_HEADER]) else first
    frames = range(_HEADER, len(log) - _FRAME - PAGE + 1, _FRAME + PAGE)
    return [
        number
        for number, at in enumerate(frames, 1)
        if log[at + 8 : at + 16] == salt and any(log[at + 4 : at + 8])
    ]


def _is_sound(header: bytes) -> bool:
    magic = int.from_bytes(header[:4], "big")
    if magic not in {_LITTLE, _BIG}:
        return False
    order: Literal["little", "big"] = "little" if magic == _LITTLE else "big"
    one = other = 0
    for at in range(0, _CHECKED, 8):
        words = (int.from_bytes(header[i : i + 4], order) for i in (at, at + 4))
        one = (one + next(words) + other) & 0xFFFFFFFF
        other = (other + next(words) + one) & 0xFFFFFFFF
    return header[_CHECKED:] == one.to_bytes(4, "big") + other.to_bytes(4, "big")
