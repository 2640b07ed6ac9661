"""Typed values out of nodes, with every slip collected as a problem at its place.

A `Sheet` is one file being decoded. Its methods return None where the value is missing or wrong,
after having said so once; decoders go on and collect the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from game.errors import Place, Problem
from game.stories.likely import LONGEST_ID, near, near_boolean, near_id
from game.stories.misread import no_entry, no_items
from game.stories.reader import BOOLEAN_LOOKALIKES, Map, Mark, Node, Scalar, Seq, is_plain, steers

# A text as written: one wording, or a mild and a strong one.
Text = str | tuple[str, str]

_KEY: Final = re.compile(r"[A-Za-z0-9_.][A-Za-z0-9_.-]*")
ID: Final = re.compile(rf"[a-z][a-z0-9-]{{0,{LONGEST_ID - 1}}}")
_INTEGER: Final = re.compile(r"[+-]?[0-9]{1,18}")
_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_SMALL: Final = {str(number): number for number in range(-10, 101)}  # nearly all numbers there are
_MANY: Final = 100  # problems in one file
_NULLS: Final = frozenset({"null", "Null", "NULL", "~", ""})
_BOOLEANS: Final = frozenset({"true", "True", "TRUE", "false", "False", "FALSE"})
_NOT_WORDS: Final = _NULLS | _BOOLEANS  # where they stand without quotes
_LONG: Final = 12  # characters; longer than this, all is text but a number
_NUMBER_BEGINS: Final = frozenset("+-.0123456789")


class Shifted(NamedTuple):
    """A place inside a scalar."""

    line: int
    column: int


class Sheet:
    """One file being decoded: its texts and places by path, and what is wrong with it."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.problems: list[Problem] = []
        self.texts: dict[str, Text] = {}
        self.places: dict[str, Mark] = {}

    def problem(self, code: str, at: Node | Mark | None, **values: object) -> None:
        """Say what is wrong at a node or a mark; None is the file as a whole."""
        if at is None:
            place = Place(self.shown, 0, 0)
        else:
            mark = at.start_mark if isinstance(at, Scalar | Map | Seq) else at
            place = Place(self.shown, mark.line + 1, mark.column + 1)
        self.problems.append(Problem(code, place, values))

    def fields(
        self, node: Node | None, required: tuple[str, ...], optional: tuple[str, ...] = ()
    ) -> Mapping[str, Node]:
        """The entries of a map with these keys and no others; empty where it is no map."""
        if type(node) is not Map:
            self.no_map(node)
            return {}
        found = entries = node.entries
        if not entries.keys() <= _allowed(required, optional):
            known = (*required, *optional)
            found = {key: entries[key] for key in entries if key in known}
            texts = [key for key in entries if key not in found and not _KEY.fullmatch(key)]
            for key in texts:  # somebody's words, up to a colon, or after a comma within braces
                value = entries[key]
                ended = type(value) is Scalar and not value.value and value.implicit[0]
                slip = no_entry(key)
                if slip is not None:
                    self.problem(slip.code, node.keys[key], **slip.values)
                else:
                    self.problem("comma-in-text" if ended else "colon-in-text", node.keys[key])
            if texts:
                return found
            for key in (key for key in entries if key not in found):
                meant = self.near(key, known)
                self.problem("unknown-key", node.keys[key], key=key, known=known, **meant)
        for key in required:
            if key not in found:
                self.problem("missing-key", node, key=key)
        return found

    def entries(
        self,
        node: Node | None,
        shape: re.Pattern[str] = ID,
        code: str = "bad-id",
        meant: Callable[[str], Mapping[str, str]] = near_id,
    ) -> Mapping[str, Node]:
        """The entries of a map from ids to something; of another key a problem of that code, with the id `meant`."""
        if node is None or is_null(node):
            return {}
        if type(node) is not Map:
            self.no_map(node)
            return {}
        others = [key for key in node.entries if not shape.fullmatch(key)]
        if not others:
            return node.entries
        for key in others:
            self.problem(code, node.keys[key], id=key, **meant(key))
        return {key: value for key, value in node.entries.items() if shape.fullmatch(key)}

    def no_map(self, node: Node | None) -> None:
        """Say why what stands in the place of a map is none."""
        if node is None:
            return
        slip = no_entry(node.value) if type(node) is Scalar and is_plain(node) else None
        if slip is not None:
            self.problem(slip.code, node, **slip.values)
        else:
            self.problem("expected-map", node, found=kind_of(node))

    def joined(self, node: Scalar) -> bool:
        """Whether an id is several that a full-width comma holds together; it is told then."""
        slip = no_items(node.value)
        if slip is not None:
            mark = node.start_mark
            place = mark.column + slip.at + (0 if is_plain(node) else 1)
            self.problem(slip.code, Shifted(mark.line, place), **slip.values)
        return slip is not None

    def items(self, node: Node | None) -> list[Node]:
        """The items of a list; a single scalar or map stands for a list of one."""
        if node is None:
            return []
        return node.items if type(node) is Seq else [node]

    def listed(self, node: Node | None) -> list[Node]:
        """The items of what must be a list."""
        if node is None or is_null(node):
            return []
        if type(node) is not Seq:
            self.problem("expected-list", node, found=kind_of(node))
            return []
        return node.items

    def text(self, node: Node | None, path: str) -> str | None:
        """Take a text in under its path, which is its id."""
        if node is None:
            return None
        self.places[path] = node.start_mark
        value = self.wording(node)
        if value is None:
            return None
        self.texts[path] = value
        return path

    def wording(self, node: Node) -> Text | None:
        """A text that is one wording, or `{mild: …, strong: …}`."""
        if (
            type(node) is Scalar
            and len(node.value) > _LONG
            and node.value[0] not in _NUMBER_BEGINS
            and (node.value.isprintable() or not steers(node))
        ):
            return node.value.strip() or self.string(node)  # nearly all of them
        if type(node) is Map:
            given = self.fields(node, ("mild", "strong"))
            mild, strong = (self.string(given.get(key)) for key in ("mild", "strong"))
            return None if mild is None or strong is None else (mild, strong)
        return self.string(node)

    def string(self, node: Node | None) -> str | None:
        """A text without variants, trimmed at both ends."""
        if node is None:
            return None
        if type(node) is not Scalar:
            self.problem("expected-text", node, found=kind_of(node))
            return None
        if steers(node):
            self.problem("control-character", node)
            return None
        value = node.value.strip()
        if is_plain(node) and (value in _NOT_WORDS or _NUMBER.fullmatch(value)):
            self.problem("expected-text", node, found=kind_of(node))
            return None
        if not value:
            self.problem("empty-text", node)
            return None
        return value

    def integer(self, node: Node | None, low: int, high: int) -> int | None:
        """A whole number from low to high."""
        if node is None:
            return None
        value = _SMALL.get(node.value) if type(node) is Scalar and is_plain(node) else None
        if value is None:
            if type(node) is not Scalar or not is_plain(node) or not _INTEGER.fullmatch(node.value):
                self.problem("expected-number", node, found=kind_of(node), low=low, high=high)
                return None
            value = int(node.value)
        if not low <= value <= high:
            self.problem("out-of-range", node, value=value, low=low, high=high)
            return None
        return value

    def boolean(self, node: Node | None) -> bool | None:
        """`true` or `false`."""
        if node is None:
            return None
        if type(node) is Scalar and is_plain(node) and node.value in {"true", "false"}:
            return node.value == "true"
        if type(node) is Scalar and is_plain(node) and node.value in BOOLEAN_LOOKALIKES:
            return None  # told already
        meant = near_boolean(node.value) if type(node) is Scalar else {}
        self.problem("expected-boolean", node, found=kind_of(node), **meant)
        return None

    def identifier(self, node: Node | None) -> str | None:
        """An id."""
        if node is None:
            return None
        if type(node) is not Scalar or (node.value in _NOT_WORDS and is_plain(node)):
            self.problem("expected-id", node, found=kind_of(node))
            return None
        if not ID.fullmatch(node.value):
            if self.joined(node):
                return None
            self.problem("bad-id", node, id=node.value, **near_id(node.value))
            return None
        return node.value

    def one_of(self, node: Node | None, known: Collection[str], code: str) -> str | None:
        """A word out of a list; else a problem of that code with the nearest word."""
        if node is None:
            return None
        if type(node) is not Scalar:
            self.problem("expected-id", node, found=kind_of(node))
            return None
        if node.value not in known:
            if self.joined(node):
                return None
            words = tuple(known)
            self.problem(code, node, name=node.value, known=words, **self.near(node.value, words))
            return None
        return node.value

    def some_of(self, node: Node | None, known: Collection[str], code: str) -> tuple[str, ...]:
        """The words of a list that are out of another; of each that is not a problem of that code."""
        found = [self.one_of(item, known, code) for item in self.listed(node)]
        return tuple([word for word in found if word is not None])

    def cited(self, node: Node | None, sources: Collection[str]) -> tuple[str, ...]:
        """The source items that something is drawn from: at least one."""
        if node is not None and (is_null(node) or (type(node) is Seq and not node.items)):
            self.problem("no-source", node)
        return self.some_of(node, sources, "unknown-source")

    def pairs(self, node: Node | None) -> dict[str, str]:
        """A map from words to words: `renamed`, `allow`."""
        if node is None or is_null(node):
            return {}
        if type(node) is not Map:
            self.no_map(node)
            return {}
        found = {key: self.string(value) for key, value in node.entries.items()}
        return {key: value for key, value in found.items() if value is not None}

    def near(self, word: str, known: Iterable[str]) -> Mapping[str, str]:
        """What `near` says, as long as somebody could still read it: looking for words is slow."""
        return near(word, known) if len(self.problems) < _MANY else {}

    def format_is(self, node: Node | None, newest: int) -> None:
        """Check a `format:` number."""
        value = self.integer(node, 1, 999_999)
        if value is not None and value > newest and node is not None:
            self.problem("newer-format", node, found=value, newest=newest)


@lru_cache(maxsize=256)  # a file asks for the same keys a thousand times
def _allowed(required: tuple[str, ...], optional: tuple[str, ...]) -> frozenset[str]:
    return frozenset((*required, *optional))


def is_null(node: Node) -> bool:
    """Whether a node is `null`."""
    return type(node) is Scalar and is_plain(node) and node.value in _NULLS


def as_asked(node: Node | None, kind: type[Map | Seq]) -> bool:
    """Whether a node is of that kind or empty, so that its size can be judged; of another one all is told already."""
    return node is not None and (type(node) is kind or is_null(node))


def kind_of(node: Node) -> str:
    """What a node is, as an author would call it: one of the words that `words` translates."""
    if type(node) is Map:
        return "map"
    if type(node) is Seq:
        return "list"
    assert type(node) is Scalar  # the only kind left
    if not is_plain(node):
        return "text"
    if is_null(node):
        return "null"
    if _NUMBER.fullmatch(node.value):
        return "number" if node.value.lstrip("+-").isdigit() else "decimal"
    return "boolean" if node.value in _BOOLEANS else "text"
