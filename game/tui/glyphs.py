"""The few signs that are drawn with. All are one cell wide in every terminal (East Asian width "neutral" or ASCII).

Where the locale is not UTF-8, ASCII stands in.
"""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping
from typing import Final, NamedTuple


class Glyphs(NamedTuple):
    """`full` and `empty` cells of a bar, `done` and `todo` stations of the map and the `path` between them."""

    full: str
    empty: str
    done: str
    todo: str
    path: str
    braille: bool


FINE: Final = Glyphs("▮", "▯", "▪", "▫", "╎", braille=True)
PLAIN: Final = Glyphs("#", "-", "*", "o", "|", braille=False)


def glyphs(environ: Mapping[str, str] = os.environ, encoding: str | None = None) -> Glyphs:
    """The signs for a terminal: `LC_ALL=C` and other locales without UTF-8 get ASCII."""
    named = next((environ[n] for n in ("LC_ALL", "LC_CTYPE", "LANG") if environ.get(n)), "")
    if named in {"C", "POSIX"}:
        return PLAIN
    found = (encoding or locale.getpreferredencoding(do_setlocale=False)).lower().replace("-", "")
    return FINE if found == "utf8" else PLAIN


GLYPHS: Final = glyphs()
