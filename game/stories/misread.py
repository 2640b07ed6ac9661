"""What YAML takes otherwise than its author meant it: the commonest slips, each with a code of its own.

Only asked when something is wrong, but for `hashes`, which is cheap where no text holds such a sign.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from game.errors import Place, Problem

if TYPE_CHECKING:
    import yaml

_VALUE: Final = re.compile(r"\s*(?:- +)*(?:[\w.-]+: +)?")
_QUOTES: Final = r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ ]*"""
_ANY_QUOTED: Final = re.compile(_QUOTES)
_ITEM: Final = re.compile(r"""[ ]*[A-Za-z"'\[{]""")
_QUOTED: Final = re.compile(rf"{_QUOTES}[^\s,:#}}\]]")
_QUOTED_TO_COMMA: Final = re.compile(rf"{_QUOTES}(?=,)")
_BRACKETED: Final = re.compile(r"(\[[^\[\]]*\]|\{[^{}]*\})[ ]+[^\s,:#}\]]")
_SIGN: Final = re.compile(r"[@`%*&!]|[|>][ ]*\w|- ")
_HASH: Final = re.compile(r"#(?<= #)[^\s#]")  # the rare sign first: every text is searched for it
_ENTRY: Final = re.compile(r"([ ]*)(?:- +)*[\w.-]+:(?=[ ]|$)")
_BEGINNING: Final = re.compile(r"[ ]*(?:- |[\w.-]+:(?=[ ]|$))")
_NO_ENTRY: Final = re.compile(r"([A-Za-z][A-Za-z0-9_.-]*)[ ]*(?:(：)|:(?=[^\s/]))")
_NO_COLON: Final = re.compile(r"([a-z][a-z0-9_.-]*)(?=[ ]|$)")
_NO_SPACE: Final = re.compile(r"([ ]*(?:- +)*)-(?=[^\s\d-])")
_INDENT: Final = re.compile(r"[ ]*(?:- +)*")
_KEY_IN_BRACES: Final = re.compile(rf"(?<=[{{,\[])[ ]*({_NO_ENTRY.pattern})")
_COMMA: Final = re.compile("[，、](?=[ ]*[a-z][A-Za-z0-9_.-]*[ ]*$)")
_FULL_COMMA: Final = re.compile("[，、]")
_NO_KEY: Final = "did not find expected key"
_OPEN: Final = ("flow mapping", "flow sequence", "quoted scalar")


class Slip(NamedTuple):
    """What was slipped, how far from the beginning of a text, and the values that tell it."""

    code: str
    at: int
    values: dict[str, object]


def no_entry(text: str) -> Slip | None:
    """Why what looks like an entry is none: no space after its colon or after the dash before it, or a full-width colon."""
    if _NO_SPACE.match(text):
        return Slip("dash-without-space", 0, {})
    found = _NO_ENTRY.match(text)
    if found is None:
        return None
    if found[2]:
        return Slip("full-width-sign", 0, {"sign": "：", "meant": ":"})
    return Slip("colon-missing", 0, {"key": found[1]})


def no_items(text: str) -> Slip | None:
    """Why what looks like several ids is one: a full-width comma between them."""
    found = _FULL_COMMA.search(text)
    return found and Slip("full-width-sign", found.start(), {"sign": found[0], "meant": ","})


class _Unread:
    """A text that could not be read to its end, and where the parser gave up."""

    def __init__(self, error: yaml.MarkedYAMLError, mark: yaml.Mark, text: str, shown: str) -> None:
        self.why, self.context = error.problem or "", error.context or ""
        self.mark, self.opened = mark, error.context_mark
        self.text, self.shown = text, shown
        self.lines = text.split("\n")
        self.line = self.lines[mark.line] if mark.line < len(self.lines) else ""
        self.no_value = "mapping values are not allowed" in self.why
        self.scalars = list(_scalars(text))

    def problem(self, code: str, line: int, column: int, /, **values: object) -> Problem:
        return Problem(code, Place(self.shown, line + 1, column + 1), values)

    def here(self, code: str, column: int, /, **values: object) -> Problem:
        """A problem on the line where the parser gave up."""
        return self.problem(code, self.mark.line, column, **values)

    def tab(self) -> Problem | None:
        if "\t" not in self.line[: max(self.mark.column + 1, 1)]:
            return None
        return self.here("tab", self.line.index("\t"))

    def swallowed(self) -> Problem | None:
        """A text in quotes that ran on over entries, to the quote at which the next text should have begun."""
        last = {self.mark.line, self.mark.line if self.opened is None else self.opened.line}
        for scalar in self.scalars:
            begin, end = scalar.start_mark, scalar.end_mark
            over = self.lines[begin.line + 1 : end.line + 1]
            if not scalar.plain and end.line in last and any(map(_BEGINNING.match, over)):
                return self.problem("not-closed", begin.line, begin.column, line=end.line + 1)
        return None

    def dash(self) -> Problem | None:
        """A dash without a space, on the line where the parser gave up or the one before it."""
        if not (self.no_value or "did not find expected" in self.why):
            return None
        for number in (self.mark.line, self.mark.line - 1):
            found = _NO_SPACE.match(self.lines[number]) if 0 <= number < len(self.lines) else None
            if found is not None:
                return self.problem("dash-without-space", number, found.end(1))
        return None

    def no_entry(self) -> Problem | None:
        """A line that should begin with a key, but lacks the colon or the space that make it one."""
        if "could not find expected ':'" in self.why and self.opened is not None:
            begin, sibling = self.opened, True
        elif self.no_value and self.scalars:
            begin = self.scalars[-1].start_mark
            sibling = begin.column == len(self.line) - len(self.line.lstrip())
        else:
            return None
        line, column = begin.line, _indented(self.lines[begin.line])
        rest = self.lines[line][column:]
        slip, word = no_entry(rest), _NO_COLON.match(rest)
        if slip is not None:
            return self.problem(slip.code, line, column, **slip.values)
        if column != begin.column or line == self.mark.line:
            return None
        if word is not None and (sibling or word.end() == len(rest.rstrip())):
            return self.problem("colon-missing", line, column, key=word[1])
        if not self.no_value and rest[0] not in "\"'[{":
            return self.problem("indentation", line, column)  # a text that goes on from above
        return None

    def in_braces(self) -> Problem | None:
        """A sign within braces or brackets that only looks like the one it should be."""
        if "flow" not in self.context and "unexpected ':'" not in self.why:
            return None
        column = self.mark.column
        if _FULL_COMMA.match(self.line, column):
            for text in _ANY_QUOTED.finditer(self.line, 0, column):
                if text.end() == column and not _ITEM.match(self.line, column + 1):
                    sign = self.line[text.start()]  # the text goes on after its quotes
                    return self.here("quotes-needed", text.start(), sign=sign)
            comma = column
        else:
            found = _COMMA.search(self.line[:column])
            comma = -1 if found is None else found.start()
        if comma >= 0:
            sign = self.line[comma]
            return self.here("full-width-sign", comma, sign=sign, meant=",")
        for found in _KEY_IN_BRACES.finditer(self.line, 0, column + 2):
            slip = no_entry(self.line[found.start(1) :])
            if slip is not None and not self.line[found.end() : column].strip():
                return self.here(slip.code, found.start(1), **slip.values)
        return None

    def indentation(self) -> Problem | None:
        entry = _ENTRY.match(self.line)
        if entry is not None and (
            (self.why == _NO_KEY and self.mark.column == entry.end(1))
            or (self.no_value and self.mark.column == entry.end() - 1)
        ):
            return self.here("indentation", entry.end(1))
        return None

    def text_without_quotes(self) -> Problem | None:
        if self.no_value:
            return self.here("colon-in-text", self.mark.column)
        begins = _VALUE.match(self.line)
        at = begins.end() if begins is not None else 0
        signs = any(sign.match(self.line, at) for sign in (_QUOTED, _BRACKETED, _SIGN))
        comma = _QUOTED_TO_COMMA.match(self.line, at) if "block" in self.context else None
        if (signs and at <= self.mark.column) or (comma and comma.end() == self.mark.column):
            return self.here("quotes-needed", at, sign=self.line[at])
        return None

    def not_closed(self) -> Problem | None:
        opened = self.opened
        if opened is None or opened.line >= self.mark.line:
            return None
        if not any(kind in self.context for kind in _OPEN):
            return None
        return self.problem("not-closed", opened.line, opened.column, line=self.mark.line + 1)


_SLIPS: Final[tuple[Callable[[_Unread], Problem | None], ...]] = (
    _Unread.tab,
    _Unread.swallowed,
    _Unread.dash,
    _Unread.no_entry,
    _Unread.in_braces,
    _Unread.indentation,
    _Unread.text_without_quotes,
    _Unread.not_closed,
)
"""The slips that are looked for, the surest first."""


def misread(error: yaml.MarkedYAMLError, text: str, shown: str) -> Problem:
    """What made a text unreadable, and where."""
    mark = error.problem_mark
    if mark is None:
        return Problem("yaml-syntax", Place(shown, 0, 0), {"why": error.problem or ""})
    unread = _Unread(error, mark, text, shown)
    for slip in _SLIPS:
        problem = slip(unread)
        if problem is not None:
            return problem
    return unread.here("yaml-syntax", mark.column, why=unread.why)


def _indented(line: str) -> int:
    """How far from its margin a line begins, behind its dashes."""
    found = _INDENT.match(line)
    return 0 if found is None else found.end()


def _scalars(text: str) -> Iterator[Any]:
    """The words and texts of a file, up to where it cannot be read."""
    import yaml

    try:
        for token in yaml.scan(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if isinstance(token, yaml.ScalarToken):
                yield token
    except yaml.YAMLError:
        return


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
