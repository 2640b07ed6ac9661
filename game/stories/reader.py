"""Reading YAML into plain nodes that know their places, straight from the C parser's events.

Only what an author needs is YAML here: maps, lists and scalars. Anchors, aliases, tags, merge keys,
several documents and deep nesting are refused as they arrive (composing first could overflow the C
stack), and so are the plain words `yes`, `no`, `on` and `off`, which YAML 1.1 would turn into
booleans without a word. Syntax errors end a file; everything else is collected.
"""

from __future__ import annotations

import codecs
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

from game.errors import Place, Problem

# Loaders are parsers too. A PyYAML built without libyaml gives the same events, slower.
_Parser: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

LARGEST: Final = 1_000_000  # bytes; a hundred times a long encounter
DEEPEST: Final = 32

_LONGEST_LOOKALIKE: Final = 3
_BOOLEAN_LOOKALIKES: Final = frozenset(
    form for word in ("yes", "no", "on", "off") for form in (word, word.title(), word.upper())
)


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
        implicit: tuple[bool, bool]  # stood plain; stood in quotes
else:
    Scalar = ScalarEvent


class Map:
    """A map: its values, and the scalars of its keys, in the order of the file."""

    __slots__ = ("entries", "keys", "start_mark")

    def __init__(self, start_mark: Mark) -> None:
        self.entries: dict[str, Node] = {}
        self.keys: dict[str, Scalar] = {}
        self.start_mark = start_mark


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

    def problem(self, code: str, mark: Mark, **values: object) -> None:
        self.problems.append(
            Problem(code, Place(self.shown, mark.line + 1, mark.column + 1), values)
        )

    def build(self, text: str) -> Node | None:
        get = _Parser(text).get_event
        root: Node | None = None
        documents = 0
        stack: list[Map | Seq] = []
        keys: list[Scalar | None] = []  # for each open map: the key that waits for its value
        top: Map | Seq | None = None
        waiting: Scalar | None = None  # the key of `top` that waits, if it is a map
        while (event := get()) is not None:
            kind = type(event)
            node: Node
            if kind is ScalarEvent:
                if event.anchor is not None or event.tag is not None:
                    self.problem("anchor-or-tag", event.start_mark)
                value = event.value
                if (
                    len(value) <= _LONGEST_LOOKALIKE
                    and value in _BOOLEAN_LOOKALIKES
                    and event.implicit[0]
                ):
                    self.problem("boolean-lookalike", event.start_mark, word=value)
                if waiting is None and type(top) is Map:
                    waiting = event
                    continue
                node = event
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                mark = event.start_mark
                if event.anchor is not None or event.tag is not None:
                    self.problem("anchor-or-tag", mark)
                if len(stack) >= DEEPEST:
                    self.problem("too-deep", mark, most=DEEPEST)
                    raise _Stop
                if waiting is None and type(top) is Map:
                    self.problem("key-not-text", mark)
                    raise _Stop
                node = Map(mark) if kind is MappingStartEvent else Seq(mark)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                stack.pop()
                waiting = keys.pop()
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

            if type(top) is Map:
                assert waiting is not None  # a value comes after its key
                name = waiting.value
                if name in top.entries or name == "<<":
                    self.refuse(top, waiting)
                else:
                    top.entries[name] = node
                    top.keys[name] = waiting
                waiting = None
            elif type(top) is Seq:
                top.items.append(node)
            else:
                root = node
            if kind is not ScalarEvent:
                assert not isinstance(node, Scalar)  # a container opens
                stack.append(node)
                keys.append(waiting)
                top, waiting = node, None
        return root

    def refuse(self, into: Map, key: Scalar) -> None:
        """A key that cannot be taken in: one that was there before, or YAML's merge key."""
        name = key.value
        if name in into.entries:
            first = into.keys[name].start_mark.line + 1
            self.problem("duplicate-key", key.start_mark, key=name, line=first)
        elif key.implicit[0]:
            self.problem("merge-key", key.start_mark)
        else:
            self.problem("unknown-key", key.start_mark, key=name, known=())
