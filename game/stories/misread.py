"""What YAML takes otherwise than its author meant it: the commonest slips, each with a code of its own.

Only asked when something is wrong, but for `hashes`, which is cheap where no text holds such a sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from game.errors import Place, Problem

if TYPE_CHECKING:
    import yaml

_VALUE: Final = re.compile(r"\s*(?:- +)*(?:[\w.-]+: +)?")
_QUOTED: Final = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ ]*[^\s,:#}\]]""")
_BRACKETED: Final = re.compile(r"(\[[^\[\]]*\]|\{[^{}]*\})[ ]+[^\s,:#}\]]")
_SIGN: Final = re.compile(r"[@`%*&!]|[|>][ ]*\w|- ")
_HASH: Final = re.compile(r"#(?<= #)[^\s#]")  # the rare sign first: every text is searched for it
_ENTRY: Final = re.compile(r"([ ]*)(?:- +)*[\w.-]+:(?=[ ]|$)")
_NO_KEY: Final = "did not find expected key"
_OPEN: Final = ("flow mapping", "flow sequence", "quoted scalar")


def misread(error: yaml.MarkedYAMLError, text: str, shown: str) -> Problem:
    """What made a text unreadable, and where."""
    mark, why = error.problem_mark, error.problem or ""
    if mark is None:
        return Problem("yaml-syntax", Place(shown, 0, 0), {"why": why})
    place = Place(shown, mark.line + 1, mark.column + 1)
    lines = text.split("\n")
    line = lines[mark.line] if mark.line < len(lines) else ""
    if "\t" in line[: max(place.col, 1)]:
        return Problem("tab", place._replace(col=line.index("\t") + 1))
    entry = _ENTRY.match(line)
    if entry is not None and (
        (why == _NO_KEY and mark.column == entry.end(1))
        or ("mapping values are not allowed" in why and mark.column == entry.end() - 1)
    ):
        return Problem("indentation", place._replace(col=entry.end(1) + 1))
    if "mapping values are not allowed" in why:
        return Problem("colon-in-text", place)
    begins = _VALUE.match(line)
    at = begins.end() if begins is not None else 0
    if at <= mark.column and any(sign.match(line, at) for sign in (_QUOTED, _BRACKETED, _SIGN)):
        return Problem("quotes-needed", place._replace(col=at + 1), {"sign": line[at]})
    opened = error.context_mark
    if (
        opened is not None
        and opened.line < mark.line
        and any(kind in (error.context or "") for kind in _OPEN)
    ):
        where = Place(shown, opened.line + 1, opened.column + 1)
        return Problem("not-closed", where, {"line": place.line})
    return Problem("yaml-syntax", place, {"why": why})


def hashes(text: str, shown: str) -> Iterator[Problem]:
    """Where a sign like #44 cuts a text off: YAML takes it for a comment, and comments have a space after #."""
    if _HASH.search(text) is None:
        return
    import yaml

    lines = text.split("\n")
    for token in yaml.scan(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        if isinstance(token, yaml.ScalarToken) and token.plain:
            line, end = token.end_mark.line, token.end_mark.column
            cut = re.match(r"[ ]+(?=#[^\s#])", lines[line][end:]) if line < len(lines) else None
            if cut is not None:
                yield Problem("hash-in-text", Place(shown, line + 1, end + cut.end() + 1))
