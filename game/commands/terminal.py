"""How wide the terminal is."""

from __future__ import annotations

import os


def columns() -> int:
    """The columns of the terminal, at least 40; 80 where there is none."""
    try:
        found = os.get_terminal_size().columns
    except OSError:
        found = 0
    return max(found or 80, 40)
