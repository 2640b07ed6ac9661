"""Twee read by the specification (3.0.2, iftechfoundation/twine-specs): passages, links, tags, story data.

What a passage says is taken only where it is plain text: a line with a macro of a story format is left out and
told, its links are taken. Nothing is guessed; everything left out is told by line.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

from game.errors import CANNOT, GameError, reason
from game.stories.packs import shown
from game.stories.reader import LARGEST
from game.words import N_

START: Final = "Start"

SAID: Final = {
    "not-utf8": N_("This line is not UTF-8 text; it is left out."),
    "utf-16": N_("This is UTF-16. Save the file as UTF-8; nothing is taken from it."),
    "control-character": N_("There is a control character in this line; it is taken out."),
    "before-first": N_("This stands before the first passage; it is left out."),
    "no-name": N_("This passage has no name; it is left out."),
    "duplicate": N_(
        "There is a passage “{name}” already, in line {first}; this one is left out."
    ),
    "bad-header": N_("The tags of “{name}” are not closed; they are left out."),
    "bad-metadata": N_("What stands in braces behind “{name}” is not JSON; it is left out."),
    "no-story-data": N_("There is no passage StoryData, so there is no IFID and no start is named."),
    "bad-story-data": N_("StoryData is not a JSON object; it is left out."),
    "no-ifid": N_("StoryData has no IFID, or one that is none."),
    "no-title": N_("There is no passage StoryTitle."),
    "no-start": N_("There is no passage “{name}” to start with."),
    "special": N_("“{name}” is for a story format or a compiler, not for readers; it is left out."),
    "macro": N_("There is a macro here: {text}. The line's text is left out, its links are taken."),
    "variables": N_("Variables of a story format stand above this line; they are left out."),
    "dangling": N_("The link “{text}” leads to “{name}”, which does not exist; it is left out."),
    "empty-link": N_("This link has no text or leads nowhere; it is left out."),
}  # fmt: skip
"""What is said of each finding, by its code."""

_SPECIAL: Final = re.compile(
    r"Story(?:Author|Subtitle|Settings|Includes|Init|Caption|Menu|Banner|Share|Interface|DisplayTitle"
    r"|Script|Stylesheet)|Passage(?:Ready|Done|Header|Footer)"
)
_SPECIAL_TAG: Final = re.compile(
    r"script|stylesheet|widget|init|(?:debug-)?(?:header|footer|startup)|annotation|Twine\..*"
)
_LINK: Final = re.compile(r"\[\[((?:(?!\[\[).){1,500}?)\]\](?!\])")
_SETTER: Final = re.compile(r"\]\[.*")  # what SugarCube sets on the way
_MACRO: Final = re.compile(
    r"<<.*?(?:>>|$)"  # SugarCube
    r"|<%.*?(?:%>|$)"  # Snowman
    r"|\((?:[A-Za-z][\w-]*|\$\w+):.*"  # Harlowe
    r"|(?<![\w$])\$[A-Za-z]\w*"  # variables that are shown
    r"|\{(?:[A-Za-z][\w .-]*)(?::[^{}]*|\([^{}]*|)\}"  # Chapbook's inserts
    r"|^\[[^\[\]]+\]$"  # Chapbook's modifiers
    r"|\[(?:img|<img|>img)\["
)
_IFID: Final = re.compile(r"[A-Z0-9-]{8,63}")
_BULLET: Final = re.compile(r"[\s*•>.,;|-]*")
_CONTROL: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
)


class Finding(NamedTuple):
    """What was found in a line (from 1; 0 is the file as a whole): a code of `SAID` and its values."""

    line: int
    code: str
    values: dict[str, object]


class Link(NamedTuple):
    """A link of a passage: what is shown, and the name of the passage that it leads to."""

    line: int
    text: str
    target: str


@dataclass(slots=True)
class Passage:
    """A passage: its name and tags, its plain lines of text, its links, in order."""

    line: int
    name: str
    tags: tuple[str, ...]
    raw: list[tuple[int, str]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


@dataclass(slots=True)
class Twee:
    """A file that was read: what readers see of it, and everything that was left out."""

    title: str | None = None
    ifid: str | None = None
    start: str | None = None
    passages: dict[str, Passage] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def find(self, line: int, code: str, **values: object) -> None:
        """Tell something of a line."""
        self.findings.append(Finding(line, code, values))


def read_twee_file(path: Path) -> Twee:
    """Read a file; raises `twee-unreadable` where there is none, or one that is too large."""
    try:
        if not path.is_file():
            raise GameError("twee-unreadable", CANNOT, path=shown(path), why="no file")
        if path.stat().st_size > LARGEST:
            raise GameError("twee-unreadable", CANNOT, path=shown(path), why=f"> {LARGEST} bytes")
        return read_twee(path.read_bytes())
    except OSError as error:
        raise GameError("twee-unreadable", CANNOT, path=shown(path), why=reason(error)) from error


def read_twee(data: bytes) -> Twee:
    """Read the bytes of a Twee file. Never raises on what it may hold."""
    twee = Twee()
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        twee.find(1, "utf-16")
        return twee
    found = _passages(twee, data.removeprefix(codecs.BOM_UTF8))
    told = found.pop("StoryTitle", None)
    if told is not None:
        twee.title = " ".join(text.strip() for _, text in told.raw).strip() or None
    if twee.title is None:
        twee.find(told.line if told else 0, "no-title")
    _story_data(twee, found.pop("StoryData", None))
    for name, passage in found.items():
        if _SPECIAL.fullmatch(name) or any(map(_SPECIAL_TAG.fullmatch, passage.tags)):
            twee.find(passage.line, "special", name=name)
        else:
            twee.passages[name] = passage
    for passage in twee.passages.values():
        _read_content(twee, passage)
    _start(twee)
    twee.findings.sort(key=lambda finding: finding.line)
    return twee


def _lines(twee: Twee, data: bytes) -> Iterator[tuple[int, str]]:
    for number, raw in enumerate(re.split(rb"\r\n|\n|\r", data), 1):
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            twee.find(number, "not-utf8")
            # A header still ends the passage before; without its name it begins none.
            text = "::" if raw.startswith(b"::") else ""
        if _CONTROL.search(text):
            twee.find(number, "control-character")
            text = _CONTROL.sub("", text)
        yield number, text


def _passages(twee: Twee, data: bytes) -> dict[str, Passage]:
    found: dict[str, Passage] = {}
    now: Passage | None = None
    began = False
    for number, text in _lines(twee, data):
        if text.startswith("::"):
            began = True
            now = _header(twee, number, text)
            if now is not None and now.name in found:
                twee.find(number, "duplicate", name=now.name, first=found[now.name].line)
                now = None
            elif now is not None:
                found[now.name] = now
        elif now is not None:
            now.raw.append((number, text))
        elif text.strip() and not began:
            twee.find(number, "before-first")
    return found


def _header(twee: Twee, number: int, text: str) -> Passage | None:
    name, stopped, rest = _until(text[2:], "[{")
    name = name.strip()
    if not name:
        if not twee.findings or twee.findings[-1].line != number:  # told already
            twee.find(number, "no-name")
        return None
    tags = ""
    if stopped == "[":
        tags, closed, rest = _until(rest, "]")
        if not closed:
            twee.find(number, "bad-header", name=name)
            tags, rest = "", ""
    elif stopped == "{":
        rest = "{" + rest
    if rest.strip() and not isinstance(_json(rest), dict):
        twee.find(number, "bad-metadata", name=name)
    return Passage(number, name, tuple(tags.split()))


def _until(text: str, ends: str) -> tuple[str, str, str]:
    """What stands before one of `ends` without its escapes, that sign, and what stands behind it."""
    taken: list[str] = []
    signs = iter(enumerate(text))
    for at, sign in signs:
        if sign == "\\":
            taken.append(next(signs, (0, ""))[1])
        elif sign in ends:
            return "".join(taken), sign, text[at + 1 :]
        else:
            taken.append(sign)
    return "".join(taken), "", ""


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _story_data(twee: Twee, passage: Passage | None) -> None:
    if passage is None:
        twee.find(0, "no-story-data")
        return
    data = _json("\n".join(text for _, text in passage.raw))
    if not isinstance(data, dict):
        twee.find(passage.line, "bad-story-data")
        return
    ifid, start = data.get("ifid"), data.get("start")
    if isinstance(ifid, str) and _IFID.fullmatch(ifid.upper()):
        twee.ifid = ifid
    else:
        twee.find(passage.line, "no-ifid")
    twee.start = start if isinstance(start, str) else None


def _start(twee: Twee) -> None:
    name = twee.start or START
    if name not in twee.passages and twee.passages:
        twee.find(0, "no-start", name=name)
        twee.start = None
    else:
        twee.start = name


def _read_content(twee: Twee, passage: Passage) -> None:
    raw = passage.raw
    for at, (number, text) in enumerate(raw):
        if text.strip() == "--":  # above it Chapbook keeps variables
            twee.find(number, "variables")
            raw = raw[at + 1 :]
            break
    for number, text in raw:
        whole = [match[1] for match in _LINK.finditer(text)]
        links = [_link(inner) for inner in whole]
        plain = _LINK.sub(lambda match: _link(match[1])[0], text).strip()
        alone = not _BULLET.sub("", _LINK.sub("", text))
        found = [_MACRO.search(_LINK.sub("", text).strip()), *map(_SETTER.search, whole)]
        macro = next((match[0] for match in found if match), None)
        if macro:
            twee.find(number, "macro", text=macro[:80])
        for shown_text, target in links:
            if not shown_text or not target:
                twee.find(number, "empty-link")
            elif target not in twee.passages:
                twee.find(number, "dangling", text=shown_text, name=target)
            else:
                passage.links.append(Link(number, shown_text, target))
        if plain and not macro and not (links and alone):
            passage.lines.append(plain)


def _link(inner: str) -> tuple[str, str]:
    """The text and the target of `text->target`, `target<-text`, `text|target` or `target`."""
    inner = _SETTER.sub("", inner)
    if "->" in inner:
        text, _, target = inner.rpartition("->")
    elif "<-" in inner:
        target, _, text = inner.partition("<-")
    elif "|" in inner:
        text, _, target = inner.rpartition("|")
    else:
        text = target = inner
    return text.strip(), target.strip()
