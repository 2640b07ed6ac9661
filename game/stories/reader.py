"""Reading YAML into plain nodes that know their places, straight from the C parser's events.

Only what an author needs is YAML here: maps, lists and scalars. Anchors, aliases, tags, merge keys,
several documents and deep nesting are refused as they arrive (composing first could overflow the C
stack), and so are the plain words `yes`, `no`, `on` and `off`, which YAML 1.1 would turn into
booleans without a word. Syntax errors end a file; everything else is collected.
"""

from __future__ import annotations

import codecs
import re
import stat
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from game.errors import Place, Problem, reason
from game.stories.misread import hashes, misread

# Loaders are parsers too. A PyYAML built without libyaml gives the same events, slower.
_Parser: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_SCALAR: Final[Any] = ScalarEvent  # what `Scalar` is at run time
_MAP: Final[Any] = MappingStartEvent

LARGEST: Final = 1_250_000  # bytes; enough for a story of a thousand scenes
DEEPEST: Final = 32

_ODD_BREAK: Final = re.compile("[\x85\u2028\u2029]|\r(?!\n)")
_FORBIDDEN: Final = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
STEERING: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")

BOOLEAN_LOOKALIKES: Final = frozenset(
    form for word in ("yes", "no", "on", "off") for form in (word, word.title(), word.upper())
)
_MERGE: Final = "<<"
_LONGEST_LOOKALIKE: Final = 3
_ODD_KEYS: Final = BOOLEAN_LOOKALIKES | {_MERGE}


class Mark(Protocol):
    """A place as the parser gives it: both count from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


if TYPE_CHECKING:

    class Scalar:
        """A word or a text: the parser's own event, told to the type checker as it always is."""

        value: str
        start_mark: Mark
        end_mark: Mark
        implicit: tuple[bool, bool]  # stood plain; stood in quotes
else:
    Scalar = ScalarEvent


class Map:
    """A map: its values, and where their keys stand, in the order of the file.

    One in braces ends at `end_mark`; one without them before it, at what is read next.
    """

    __slots__ = ("end_mark", "entries", "keys", "start_mark")

    def __init__(self, start_mark: Mark) -> None:
        self.entries: dict[str, Node] = {}
        self.keys: dict[str, Mark] = {}
        self.start_mark = self.end_mark = start_mark


class Seq:
    """A list."""

    __slots__ = ("items", "start_mark")

    def __init__(self, start_mark: Mark) -> None:
        self.items: list[Node] = []
        self.start_mark = start_mark


Node = Scalar | Map | Seq


def is_plain(scalar: Scalar) -> bool:
    """Whether a scalar stood without quotes."""
    return scalar.implicit[0]


def steers(scalar: Scalar) -> bool:
    r"""Whether an escape such as `\x1b` has put a character into a scalar that would steer a terminal."""
    return not scalar.implicit[0] and STEERING.search(scalar.value) is not None


class Row(NamedTuple):
    """An entry of a table: where its key stands, and its two values; None where one is not there."""

    at: Mark
    first: Node | None
    second: Node | None


class Columns(NamedTuple):
    """Which map at the top of a file is a table, and the two keys of each of its entries."""

    table: str
    first: str
    second: str


class Read(NamedTuple):
    """What came of a file: its root node, or None, everything wrong with it, and its table.

    Where a table was asked for and each of its entries has its two keys and no others, `rows` are those
    entries, and the root has an empty map in their place. Else `rows` is None and the root has all.
    """

    root: Node | None
    problems: list[Problem]
    rows: dict[str, Row] | None = None


class _Stop(Exception):
    """Nothing after this point of the file can be read."""


class _NoTable(Exception):
    """What should be a table is something else, or has something in it that must be told of."""


def read_file(path: Path, shown: str, columns: Columns | None = None) -> Read:
    """Read one file; `shown` is its name in problems. Never raises on what a file may hold.

    `columns` asks for a table, which takes three quarters of the time: two thirds of a pack are translations.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
            why = "not a file"  # a pipe or a device could keep us waiting for ever
            return Read(None, [Problem("file-unreadable", Place(shown, 0, 0), {"why": why})])
        if found.st_size > LARGEST:
            return Read(None, [Problem("file-too-large", Place(shown, 0, 0), {"most": LARGEST})])
        data = path.read_bytes()
    except FileNotFoundError:
        return Read(None, [Problem("file-missing", Place(shown, 0, 0))])
    except OSError as error:
        values = {"why": reason(error)}
        return Read(None, [Problem("file-unreadable", Place(shown, 0, 0), values)])
    return read_bytes(data, shown, columns)


def read_bytes(data: bytes, shown: str, columns: Columns | None = None) -> Read:
    """Read the bytes of a file."""
    if len(data) > LARGEST:
        return Read(None, [Problem("file-too-large", Place(shown, 0, 0), {"most": LARGEST})])
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Read(None, [Problem("byte-order-mark", Place(shown, 1, 1))])
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        place = Place(
            shown,
            before.count(b"\n") + 1,
            len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1,
        )
        return Read(None, [Problem("not-utf8", place)])
    return read_text(text, shown, columns)


def read_text(text: str, shown: str, columns: Columns | None = None) -> Read:
    """Read a text. The root is None only where the file is empty or cannot be read to its end."""
    problems: list[Problem] = []
    if "\u2028" in text or "\u2029" in text or "\x85" in text or "\r" in text:
        # YAML takes these for the ends of lines and editors do not: no place after one would be right.
        odd = _ODD_BREAK.search(text)
        if odd is not None:
            return Read(None, [Problem("control-character", _place(text, odd.start(), shown))])
    if columns is not None:  # whatever is wrong then, reading entry by entry tells all of it
        with suppress(_NoTable, _Stop, yaml.YAMLError, UnicodeError, ValueError):
            return _built(text, shown, problems, columns)
        problems = []
    try:
        return _built(text, shown, problems, None)
    except _Stop:
        pass
    except yaml.reader.ReaderError:
        forbidden = _FORBIDDEN.search(text)  # the parser tells its place in bytes
        at = 0 if forbidden is None else forbidden.start()
        problems.append(Problem("control-character", _place(text, at, shown)))
    except yaml.MarkedYAMLError as error:
        problems.append(misread(error, text, shown))
    except (yaml.YAMLError, UnicodeError, ValueError):
        problems.append(Problem("yaml-syntax", Place(shown, 0, 0), {"why": "unreadable"}))
    return Read(None, problems)


def _built(text: str, shown: str, problems: list[Problem], columns: Columns | None) -> Read:
    builder = _Builder(text, shown, problems, columns)
    root = builder.document()
    problems += hashes(text, shown)
    return Read(root, problems, builder.rows)


def _place(text: str, at: int, shown: str) -> Place:
    """The place of a position in a text."""
    return Place(shown, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


class _Builder:
    """Builds nodes from events. It may call itself: it refuses depth long before Python would."""

    def __init__(
        self, text: str, shown: str, problems: list[Problem], columns: Columns | None
    ) -> None:
        self.get: Callable[[], Any] = _Parser(text).get_event
        self.shown = shown
        self.problems = problems
        self.columns = columns
        self.rows: dict[str, Row] | None = None

    def problem(self, code: str, mark: Mark, **values: object) -> None:
        place = Place(self.shown, mark.line + 1, mark.column + 1)
        self.problems.append(Problem(code, place, values))

    def stop(self, code: str, mark: Mark, **values: object) -> _Stop:
        """A problem after which nothing more of the file can be read."""
        self.problem(code, mark, **values)
        return _Stop()

    def document(self) -> Node | None:
        """The one document of the file; None where it is empty."""
        root: Node | None = None
        documents = 0
        while (event := self.get()) is not None:
            kind = type(event)
            if kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise self.stop("several-documents", event.start_mark)
            elif kind in _NODES:
                root = self.node(event, 0)
        return root

    def node(self, event: Any, depth: int) -> Node:
        """The node that begins with this event."""
        kind = type(event)
        if kind is AliasEvent:
            raise self.stop("alias", event.start_mark)
        if event.anchor is not None or event.tag is not None:
            self.problem("anchor-or-tag", event.start_mark)
        if kind is ScalarEvent:
            if event.value in BOOLEAN_LOOKALIKES and event.implicit[0]:
                self.problem("boolean-lookalike", event.start_mark, word=event.value)
            scalar: Scalar = event
            return scalar
        if depth >= DEEPEST:
            raise self.stop("too-deep", event.start_mark, most=DEEPEST)
        return self.map(event, depth) if kind is MappingStartEvent else self.seq(event, depth)

    def map(self, start: Any, depth: int) -> Map:
        made = Map(start.start_mark)
        entries, keys, get = made.entries, made.keys, self.get
        while type(key := get()) is _SCALAR:
            name = key.value
            value = get()
            if (
                type(value) is not _SCALAR
                or value.anchor is not None
                or value.tag is not None
                or (len(value.value) <= _LONGEST_LOOKALIKE and value.value in BOOLEAN_LOOKALIKES)
            ):
                is_table = depth == 0 and self.columns is not None and name == self.columns.table
                value = self.table(value) if is_table else self.node(value, depth + 1)
            if (
                name in entries
                or name in _ODD_KEYS
                or key.anchor is not None
                or key.tag is not None
            ) and self.left_out(key, keys):
                continue
            entries[name] = value
            keys[name] = key.start_mark
        if type(key) is not MappingEndEvent:
            code = "alias" if type(key) is AliasEvent else "key-not-text"
            raise self.stop(code, key.start_mark)
        made.end_mark = key.end_mark or made.end_mark
        return made

    def table(self, start: Any) -> Map:
        """Read a table into `rows`, and leave an empty map. Raises `_NoTable` where anything in it is unusual."""
        assert self.columns is not None
        _, first, second = self.columns
        rows: dict[str, Row] = {}
        get, a_map, map_end = self.get, _MAP, MappingEndEvent
        if type(start) is not a_map or start.anchor or start.tag or self.rows is not None:
            raise _NoTable
        while type(key := get()) is _SCALAR:
            entry, key1, value1, key2, value2 = get(), get(), get(), get(), get()
            if (
                type(entry) is not a_map
                or type(key1) is not _SCALAR
                or type(value1) is not _SCALAR
                or type(key2) is not _SCALAR
                or key1.value != first
                or key2.value != second
                or (name := key.value) in rows
                or name in _ODD_KEYS
                or len(value1.value) <= _LONGEST_LOOKALIKE
                or (key.anchor or key.tag or entry.anchor or entry.tag or key1.anchor or key1.tag)
                or (value1.anchor or value1.tag or key2.anchor or key2.tag)
            ):
                raise _NoTable
            if (
                type(value2) is not _SCALAR
                or value2.anchor
                or value2.tag
                or len(value2.value) <= _LONGEST_LOOKALIKE
            ):
                value2 = self.node(value2, 2)
            if type(get()) is not map_end:
                raise _NoTable
            rows[name] = Row(key.start_mark, value1, value2)
        if type(key) is not map_end:
            raise _NoTable
        self.rows = rows
        return Map(start.start_mark)

    def left_out(self, key: Any, earlier: Mapping[str, Mark]) -> bool:
        """Say what is wrong with a key, and whether its value is to be left out."""
        self.node(key, 0)
        name = key.value
        if name in earlier:
            self.problem("duplicate-key", key.start_mark, key=name, line=earlier[name].line + 1)
            return True
        if name == _MERGE and key.implicit[0]:
            self.problem("merge-key", key.start_mark)
            return True
        return False

    def seq(self, start: Any, depth: int) -> Seq:
        made = Seq(start.start_mark)
        get, add = self.get, made.items.append
        while (kind := type(event := get())) is not SequenceEndEvent:
            if (
                kind is _SCALAR
                and event.anchor is None
                and event.tag is None
                and (len(event.value) > _LONGEST_LOOKALIKE or event.value not in BOOLEAN_LOOKALIKES)
            ):
                add(event)  # nearly all of them
            else:
                add(self.node(event, depth + 1))
        return made


_NODES: Final = (AliasEvent, ScalarEvent, MappingStartEvent, SequenceStartEvent)
