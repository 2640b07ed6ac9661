"""A table for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.words.folding import cells


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Columns as wide as what stands in them; the first to the left, all others to the right.

    A row of one cell stands over the others and widens no column.
    """
    columns = max(len(row) for row in rows)
    wide = [
        max((cells(row[i]) for row in rows if len(row) > max(i, 1)), default=0)
        for i in range(columns)
    ]
    for row in rows:
        first = row[0] + " " * max(wide[0] - cells(row[0]), 0)
        rest = (" " * (w - cells(cell)) + cell for cell, w in zip(row[1:], wide[1:], strict=False))
        yield ("  " + "  ".join((first, *rest))).rstrip()
