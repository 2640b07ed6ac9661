"""Breaking prose into lines by terminal cells, for English and Chinese alike.

Between two Chinese characters a line may break, but never before a closing sign or after an opening one (the
kinsoku rules of JIS X 4051, which Chinese typesetting shares). Signs such as “ or … are one cell for Textual and two in
many Chinese terminals, so in a Chinese text they are counted as two: lines get shorter, never longer than the screen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from rich.cells import cell_len

from game.words.folding import CLOSING, OPENING

_AMBIGUOUS = frozenset("“”‘’…—·×°±①②③④⑤⑥⑦⑧⑨")
_WORDS = re.compile(r"( *)([^ ]+)")
_CONTROLS = dict.fromkeys([*range(9), *range(11, 32), 127, *range(128, 160)], " ") | {9: " "}


def cells(text: str) -> int:
    """How many terminal cells a text takes."""
    return cell_len(text)


@lru_cache(maxsize=2048)
def wrap(text: str, width: int, taken: int = 0) -> tuple[str, ...]:
    """The lines of a text, none wider than `width` cells (at least 2); a newline always breaks.

    `taken` cells of the first line are occupied already; it may come out empty.
    """
    width = max(width, 2)
    lines: list[str] = []
    for paragraph in text.translate(_CONTROLS).split("\n"):
        lines.extend(_wrap_paragraph(paragraph, width, taken))
        taken = 0
    return tuple(lines)


def cut(text: str, width: int) -> str:
    """The text, shortened to `width` cells with an ellipsis of two dots where it is longer."""
    if cells(text) <= width:
        return text
    kept = ""
    for letter in text:
        if cells(kept + letter) > width - 2:
            break
        kept += letter
    return (kept.rstrip() + "..")[: max(width, 0)]


def pad(text: str, width: int, *, right: bool = False) -> str:
    """The text filled up with blanks to `width` cells, at the right or (`right`) at the left."""
    blank = " " * max(0, width - cells(text))
    return blank + text if right else text + blank


def _wrap_paragraph(text: str, width: int, taken: int) -> Iterator[str]:
    if text.isascii():
        size: Callable[[str], int] = len
        found = _WORDS.findall(text)
        glue, atoms = [space for space, _ in found], [word for _, word in found]
    else:
        atoms, glue = _atoms(text)
        chinese = any(cell_len(letter) == 2 for letter in text)  # a wide character
        size = _generous if chinese else cell_len
    line, used = "", taken
    for before, atom in zip(glue, atoms, strict=True):
        long = size(atom)
        space = before if line else ""
        if used and used + len(space) + long > width:
            yield line
            line, used, space = "", 0, ""
        if long > width:
            *whole, last = _pieces(atom, width)
            yield from whole
            long = size(last)
        else:
            last = atom
        line += space + last
        used += len(space) + long
    yield line


def _generous(text: str) -> int:
    return cell_len(text) + sum(letter in _AMBIGUOUS for letter in text)


def _atoms(text: str) -> tuple[list[str], list[str]]:
    """What must not be broken, in order, and the blank (or nothing) before each."""
    atoms: list[str] = []
    glue: list[str] = []
    space = ""
    joined = False  # the next letter may not begin a line of its own
    wide_before = False
    for letter in text:
        if letter == " ":
            space += " "
            continue
        wide = cell_len(letter) == 2  # a wide character
        new = not atoms or bool(space)
        if not new:
            sticks = joined or letter in CLOSING or cell_len(letter) == 0
            new = not sticks and (wide or wide_before)
        if new:
            glue.append(space)
            atoms.append(letter)
        else:
            atoms[-1] += letter
        joined = letter in OPENING
        wide_before = wide or (letter in CLOSING and wide_before)
        space = ""
    return atoms, glue


def _pieces(atom: str, width: int) -> list[str]:
    """A word longer than a line, cut by cells."""
    pieces = [""]
    for letter in atom:
        if cells(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
