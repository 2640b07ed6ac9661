"""Reading rows out of a damaged save file, page by page, without asking SQLite to understand the whole.

Every page of a table that is still sound is taken, whatever became of the header, the schema or the pages above it.
Which table a row belongs to is seen by the number and kinds of its columns, `SHAPES`. Pages that were freed hold
nothing (`secure_delete`), so what was deleted does not come back. The layout is that of
https://sqlite.org/fileformat.html, sections 1.6 (b-tree pages), 2.1 (records) and 4 (the write-ahead log).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from struct import unpack_from
from typing import BinaryIO, NamedTuple, Self

from game.saves.migrate import PAGE

_TABLE_LEAF, _INDEX_LEAF, _INDEX_INNER = 13, 10, 2
_LARGEST = 64 * 1024 * 1024  # bytes of one row; more than that is not ours
_LOG_HEADER, _FRAME_HEADER = 32, 24

Row = tuple[int | str | None, ...]
Rows = dict[str, dict[Row, Row]]
"""For each table its rows by their key."""


class Shape(NamedTuple):
    """How a table's rows are told from others': `key` leading columns form the key, `kinds` has a letter a column.

    `i` is a whole number, `t` a text; capital letters may be missing (NULL). `rowid` tables keep the first column apart.
    """

    rowid: bool
    key: int
    kinds: str


SHAPES: Mapping[str, Shape] = {
    "profile": Shape(rowid=True, key=1, kinds="itt"),
    "setting": Shape(rowid=False, key=2, kinds="itt"),
    "play": Shape(rowid=True, key=1, kinds="iittttttTtITTTTi"),
    "step": Shape(rowid=False, key=2, kinds="iittt"),
    "note": Shape(rowid=False, key=2, kinds="ittt"),
    "dropped": Shape(rowid=False, key=3, kinds="iiittt"),
}


def nothing() -> Rows:
    """Give the rows of an empty file."""
    return {table: {} for table in SHAPES}


def read_rows(path: Path) -> Rows:
    """Read every row that can be read from the file `path` and its write-ahead log; either may be missing.

    Raises OSError where the disk itself cannot be read.
    """
    rows = nothing()
    with _Pages(path) as pages:
        for number in range(1, pages.count + 1):
            for table, row in _rows_of_page(pages, number):
                rows[table][row[: SHAPES[table].key]] = row
    return rows


class _Pages:
    """The newest committed state of each page, from the log where it has one."""

    def __init__(self, path: Path) -> None:
        self._file = _open(path)
        self._log = _open(Path(f"{path}-wal"))
        self._frames = _committed(self._log) if self._log else {}
        size = os.fstat(self._file.fileno()).st_size if self._file else 0
        self.count = max(-(-size // PAGE), *self._frames, 0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for file in (self._file, self._log):
            if file:
                file.close()

    def __getitem__(self, number: int) -> bytes:
        if self._log and number in self._frames:
            self._log.seek(self._frames[number])
            return self._log.read(PAGE)
        if self._file is None:
            return b""
        self._file.seek((number - 1) * PAGE)
        return self._file.read(PAGE)


def _committed(log: BinaryIO) -> dict[int, int]:
    """Tell where in a log each page's newest frame begins, up to the last commit.

    The salts of the first frame name the log's present round; frames of earlier rounds may follow.
    """
    size = os.fstat(log.fileno()).st_size
    committed: dict[int, int] = {}
    pending: dict[int, int] = {}
    salts = b""
    for place in range(_LOG_HEADER, size - PAGE - _FRAME_HEADER + 1, PAGE + _FRAME_HEADER):
        log.seek(place)
        header = log.read(_FRAME_HEADER)
        salts = salts or header[8:16]
        if header[8:16] != salts:
            break
        number, commits = unpack_from(">II", header)
        if 0 < number < 2**22:
            pending[number] = place + _FRAME_HEADER
        if commits:
            committed.update(pending)
            pending.clear()
    return committed


def _open(path: Path) -> BinaryIO | None:
    try:
        return path.open("rb")
    except FileNotFoundError:
        return None


def _rows_of_page(pages: _Pages, number: int) -> Iterator[tuple[str, Row]]:
    page = pages[number]
    at = 100 if number == 1 else 0  # the first page begins with the file's header
    if len(page) < PAGE or page[at] not in {_TABLE_LEAF, _INDEX_LEAF, _INDEX_INNER}:
        return
    kind = page[at]
    first = at + (12 if kind == _INDEX_INNER else 8)
    cells = unpack_from(">H", page, at + 3)[0]
    for index in range(min(cells, (PAGE - first) // 2)):
        try:
            cell = unpack_from(">H", page, first + 2 * index)[0]
            row = _row(pages, page, cell, kind)
        except (
            IndexError,
            ValueError,
            OverflowError,
        ):  # not a row, or one that reaches into a damaged page
            continue
        if row is not None:
            yield row


def _row(pages: _Pages, page: bytes, cell: int, kind: int) -> tuple[str, Row] | None:
    if kind == _INDEX_INNER:
        cell += 4  # the page below it
    length, cell = _varint(page, cell)
    rowid = None
    if kind == _TABLE_LEAF:
        rowid, cell = _varint(page, cell)
    if not 2 < length < _LARGEST:
        return None
    row = _record(
        _payload(pages, page, cell, length, PAGE - 35 if rowid is not None else _INDEX_LOCAL)
    )
    if rowid is not None:
        if row[0] is not None:
            return None
        row = (rowid, *row[1:])
    for table, shape in SHAPES.items():
        if shape.rowid == (rowid is not None) and _fits(row, shape.kinds):
            return table, row
    return None


_INDEX_LOCAL = (PAGE - 12) * 64 // 255 - 23
_LEAST_LOCAL = (PAGE - 12) * 32 // 255 - 23


def _payload(pages: _Pages, page: bytes, at: int, length: int, most: int) -> bytes:
    """Gather a record, which goes on in a chain of overflow pages where it is longer than `most` bytes."""
    local = length
    if length > most:
        local = _LEAST_LOCAL + (length - _LEAST_LOCAL) % (PAGE - 4)
        if local > most:
            local = _LEAST_LOCAL
    if at + local > PAGE or length - local > pages.count * PAGE:  # more than there is to be read
        raise ValueError
    found = bytearray(page[at : at + local])
    if length > local:
        following = int.from_bytes(page[at + local : at + local + 4])
        while len(found) < length:
            overflow = pages[following] if 0 < following <= pages.count else b""
            if len(overflow) < PAGE:
                raise ValueError
            found += overflow[4 : 4 + length - len(found)]
            following = int.from_bytes(overflow[:4])
    return bytes(found)


def _record(payload: bytes) -> Row:
    """Decode a record; raises ValueError or IndexError where it does not fill its length exactly."""
    body, at = _varint(payload, 0)
    row: list[int | str | None] = []
    place = body
    while at < body:
        serial, at = _varint(payload, at)
        size = _SIZES[serial] if serial < len(_SIZES) else (serial - 12) // 2
        held = payload[place : place + size]
        place += size
        if len(held) != size:
            raise ValueError
        if serial == 0:
            row.append(None)
        elif serial in {8, 9}:
            row.append(serial - 8)
        elif serial < 7:
            row.append(int.from_bytes(held, signed=True))
        elif serial > 12 and serial % 2 and b"\0" not in held:  # no text of ours has a NUL
            row.append(held.decode())  # strictly: one that is not UTF-8 is damaged
        else:
            raise ValueError  # a float, a blob, a reserved number, overwritten text: nothing of ours
    if at != body or place != len(payload) or not row:
        raise ValueError
    return tuple(row)


_SIZES = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for index in range(9):
        byte = data[at + index]
        if index == 8:
            value = (value << 8) | byte
            break
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            break
    # SQLite's are signed, and none of ours is negative
    if value >= 2**63:
        raise ValueError
    return value, at + index + 1


def _fits(row: Row, kinds: str) -> bool:
    return len(row) == len(kinds) and all(map(_is_of, row, kinds))


def _is_of(value: int | str | None, kind: str) -> bool:
    if value is None:
        return kind.isupper()
    return isinstance(value, int if kind in "iI" else str)
