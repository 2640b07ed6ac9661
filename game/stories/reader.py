"""Reading YAML into plain nodes that know their places, straight from the C parser's events.

Only what an author needs is YAML here: maps, lists and scalars. Anchors, aliases, tags, merge keys,
several documents and deep nesting are refused as they arrive (composing first could overflow the C
stack), and so are the plain words `yes`, `no`, `on` and `off`, which YAML 1.1 would turn into
booleans without a word. Syntax errors end a file; everything else is collected.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

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

from game.errors import Place, Problem

# Loaders are parsers too. A PyYAML built without libyaml gives the same events, slower.
_Parser: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

LARGEST: Final = 1_000_000  # bytes; a hundred times a long encounter
DEEPEST: Final = 32

_BOOLEAN_LOOKALIKES: Final = frozenset(
    form for word in ("yes", "no", "on", "off") for form in (word, word.title(), word.upper())
)


class Scalar(NamedTuple):
    """A word or a text. `plain` means that it stood without quotes. Places count from 0."""

    text: str
    plain: bool
    line: int
    col: int


class Map:
    """A map: its values and the places of its keys, in the order of the file."""

    __slots__ = ("col", "entries", "line", "places")

    def __init__(self, line: int, col: int) -> None:
        self.entries: dict[str, Node] = {}
        self.places: dict[str, tuple[int, int]] = {}
        self.line = line
        self.col = col


class Seq:
    """A list."""

    __slots__ = ("col", "items", "line")

    def __init__(self, line: int, col: int) -> None:
        self.items: list[Node] = []
        self.line = line
        self.col = col


Node = Scalar | Map | Seq


class Read(NamedTuple):
    """What came of a file: its root node, or None, and everything wrong with it."""

    root: Node | None
    problems: list[Problem]


class _Stop(Exception):
    """Nothing after this point of the file can be read."""


def read_file(path: Path, shown: str) -> Read:
    """Read one file; `shown` is its name in problems. Never raises on what a file may hold."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            return Read(None, [Problem("file-too-large", Place(shown, 0, 0), {"most": LARGEST})])
        data = path.read_bytes()
    except FileNotFoundError:
        return Read(None, [Problem("file-missing", Place(shown, 0, 0))])
    except OSError as error:
        why = error.strerror or type(error).__name__
        return Read(None, [Problem("file-unreadable", Place(shown, 0, 0), {"why": why})])
    return read_bytes(data, shown)


def read_bytes(data: bytes, shown: str) -> Read:
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
    return read_text(text, shown)


def read_text(text: str, shown: str) -> Read:
    """Read a text. The root is None only where the file is empty or cannot be read to its end."""
    problems: list[Problem] = []
    try:
        return Read(_Builder(shown, problems).build(text), problems)
    except _Stop:
        pass
    except yaml.reader.ReaderError as error:
        before = text[: error.position] if isinstance(error.position, int) else ""
        place = Place(shown, before.count("\n") + 1, len(before) - before.rfind("\n"))
        problems.append(Problem("control-character", place))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = Place(shown, mark.line + 1, mark.column + 1) if mark else Place(shown, 0, 0)
        problems.append(_syntax(place, error.problem or "", text))
    except (yaml.YAMLError, UnicodeError, ValueError):
        problems.append(Problem("yaml-syntax", Place(shown, 0, 0), {"why": "unreadable"}))
    return Read(None, problems)


def _syntax(place: Place, why: str, text: str) -> Problem:
    """The commonest slips get a code of their own, with a cure that fits."""
    lines = text.split("\n")
    line = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
    if "\t" in line[: max(place.col, 1)]:
        return Problem("tab", place._replace(col=line.index("\t") + 1))
    if "mapping values are not allowed" in why:
        return Problem("colon-in-text", place)
    return Problem("yaml-syntax", place, {"why": why})


class _Builder:
    """Builds nodes from events with a stack of its own, so that depth is ours to bound."""

    def __init__(self, shown: str, problems: list[Problem]) -> None:
        self.shown = shown
        self.problems = problems

    def at(self, mark: Any) -> Place:
        return Place(self.shown, mark.line + 1, mark.column + 1)

    def problem(self, code: str, mark: Any, **values: object) -> None:
        self.problems.append(Problem(code, self.at(mark), values))

    def build(self, text: str) -> Node | None:
        root: Node | None = None
        documents = 0
        stack: list[Map | Seq] = []
        keys: list[Scalar | None] = []  # for each open map: the key that waits for its value
        top: Map | Seq | None = None
        for event in _events(text):
            kind = type(event)
            node: Node
            if kind is ScalarEvent:
                mark = event.start_mark
                if event.anchor is not None or event.tag is not None:
                    self.problem("anchor-or-tag", mark)
                plain = event.implicit[0]
                node = Scalar(event.value, plain, mark.line, mark.column)
                if plain and event.value in _BOOLEAN_LOOKALIKES:
                    self.problem("boolean-lookalike", mark, word=event.value)
                if type(top) is Map and keys[-1] is None:
                    keys[-1] = node
                    continue
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                mark = event.start_mark
                if event.anchor is not None or event.tag is not None:
                    self.problem("anchor-or-tag", mark)
                if len(stack) >= DEEPEST:
                    self.problem("too-deep", mark, most=DEEPEST)
                    raise _Stop
                if type(top) is Map and keys[-1] is None:
                    self.problem("key-not-text", mark)
                    raise _Stop
                node = (Map if kind is MappingStartEvent else Seq)(mark.line, mark.column)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                stack.pop()
                keys.pop()
                top = stack[-1] if stack else None
                continue
            elif kind is AliasEvent:
                self.problem("alias", event.start_mark)
                raise _Stop
            else:
                if kind is DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        self.problem("several-documents", event.start_mark)
                        raise _Stop
                continue

            if top is None:
                root = node
            elif type(top) is Map:
                self.put(top, keys[-1], node)
                keys[-1] = None
            else:
                assert type(top) is Seq  # the only other container
                top.items.append(node)
            if not isinstance(node, Scalar):
                stack.append(node)
                keys.append(None)
                top = node
        return root

    def put(self, into: Map, key: Scalar | None, node: Node) -> None:
        assert key is not None  # a value comes after its key
        name = key.text
        place = Place(self.shown, key.line + 1, key.col + 1)
        if name == "<<" and key.plain:
            self.problems.append(Problem("merge-key", place))
        elif name in into.entries:
            first = into.places[name]
            values = {"key": name, "line": first[0] + 1}
            self.problems.append(Problem("duplicate-key", place, values))
        else:
            into.entries[name] = node
            into.places[name] = (key.line, key.col)


def _events(text: str) -> Iterator[Any]:
    get = _Parser(text).get_event
    while (event := get()) is not None:
        yield event
