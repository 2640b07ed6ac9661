"""Lines as people and programs send them, read without believing anything about them."""

from __future__ import annotations

import json
from typing import Any, Final

from game.engine.rubric import AXES
from game.errors import GameError
from game.words import read_language

_ECHOED: Final = 60  # characters of somebody's line that an error repeats
_SPELLED: Final = 9  # numbers that an error lists one by one
_NARROW: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # full-width ASCII


def typed(line: str) -> str:
    """A line as it was meant where a Chinese input method was still on: `：ｕｎｄｏ` is `:undo`, `２` is `2`."""
    return line.strip().translate(_NARROW)


def number(text: str, most: int) -> int | None:
    """A whole number from 1 to `most`, or None."""
    if not (text.isascii() and text.isdecimal()) or len(text) > len(str(most)):
        return None
    found = int(text)
    return found if 1 <= found <= most else None


def numbered(command: str, rest: str, most: int) -> int:
    """The number from 1 to `most` after a command, as in `:cards 2`; raises GameError `answer-unknown`."""
    found = number(rest, most)
    if found is None:
        first, last = f"{command} 1", f"{command} {most}"
        known = (
            [f"{command} {count}" for count in range(1, most + 1)]
            if most <= _SPELLED
            else [first, "…", last]
        )
        raise GameError("answer-unknown", answer=echo(f"{command} {rest}".strip()), known=known)
    return found


def word(line: str) -> str | None:
    """A line as a JSON string or a bare word; None for an empty line and for JSON's null."""
    if not line:
        return None
    value = _json(line)
    if value is None:
        return None
    return value if isinstance(value, str) else line


def guess(answer: str) -> dict[str, int] | None:
    """Three whole numbers from 0 to 100, as JSON by axis or as `70 60 50`; None where it is neither."""
    found = _json(answer)
    if isinstance(found, dict):
        found = [found.get(axis) for axis in AXES]
    if not isinstance(found, list):
        words = typed(answer).replace(",", " ").replace("、", " ").split()
        if not all(len(one) <= 3 and one.isascii() and one.isdecimal() for one in words):
            return None
        found = [int(one) for one in words]
    if len(found) != len(AXES) or not all(type(one) is int and 0 <= one <= 100 for one in found):
        return None
    return dict(zip(AXES, found, strict=True))


def language(text: str) -> str:
    """The language that somebody names; raises GameError `language-unknown`."""
    found = read_language(text.strip())
    if found is None:
        raise GameError("language-unknown", name=echo(text.strip()))
    return found


def echo(line: str) -> str:
    """As much of somebody's line as an error repeats."""
    return line if len(line) <= _ECHOED else f"{line[:_ECHOED]} …"


def _json(line: str) -> Any:
    """A line read as JSON; the line itself where it is none."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError):  # too many brackets, too many digits
        return line
