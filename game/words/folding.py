"""Prose in lines of so many terminal cells, for English and Chinese alike.

Between two Chinese characters a line may break, but never before a closing sign or after an opening one (the
kinsoku rules of JIS X 4051, which Chinese typesetting shares). Signs that some terminals show in one cell and Chinese
ones in two are counted as two.
"""

from __future__ import annotations

import re
from typing import Final
from unicodedata import east_asian_width

CLOSING: Final = "，。、；：？！）」』】》〉〕…—～”’·,.;:?!)]}%％"  # may begin no line
OPENING: Final = "（「『【《〈〔“‘([{"  # may end none
_SHUT, _OPEN = re.escape(CLOSING), re.escape(OPENING)
_WIDE = (
    "\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60"
)
_PIECE = re.compile(rf"( *)([{_OPEN}]*(?:[{_WIDE}]|[^ {_WIDE}{_OPEN}{_SHUT}]+)?[{_SHUT}]*)")


def fold(text: str, width: int) -> list[str]:
    """The lines of a paragraph, none wider than `width` cells unless a single word is."""
    lines, line, used = [], "", 0
    for blank, piece in _PIECE.findall(text):
        long = cells(piece)
        if line and used + len(blank) + long > width:
            lines.append(line)
            line, used = piece, long
        elif line:
            line += blank + piece
            used += len(blank) + long
        else:
            line, used = piece, long
    return [*lines, line] if line else lines


def cells(text: str) -> int:
    """How many cells a text may take."""
    return sum(2 if east_asian_width(letter) in "WFA" else 1 for letter in text)
