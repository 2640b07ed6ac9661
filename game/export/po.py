"""A pack's texts as a PO file for translators, and back.

Every entry has its text id as context and tells what a translator needs (`po_notes`). A text with a mild and a
strong wording is two entries. Babel reads and writes the files; it is needed for these two commands alone.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from game.errors import CANNOT, CONTENT, GameError, Place, Problem, reason
from game.export.files import put
from game.export.po_notes import Notes, notes
from game.stories.fields import Text
from game.stories.packs import PackReader, shown
from game.stories.reader import STEERING
from game.stories.rewriting import rewrite_all
from game.stories.texts import INTENSITIES
from game.stories.translations import Translated, rewritten, translated_files
from game.words import Words

if TYPE_CHECKING:
    from babel.messages.catalog import Message

_PLACEHOLDER: Final = re.compile(r"\{[A-Za-z_][A-Za-z0-9_]*\}")
_OPENED: Final = re.compile(rb'\s*(?:msg[a-z_]+(?:\[\d+\])?\s+)?"(?:.*[^"\s]|)\s*$')
_UNWRAPPED: Final = 1_000_000  # characters of a line; without a bound Babel still breaks comments


class Unit(NamedTuple):
    """One entry of a PO file."""

    context: str  # FILE:TEXT-ID, with #mild or #strong where there are two
    source: str
    translation: str
    stale: bool
    notes: Notes


def export_po(folder: Path, lang: str, target: Path, words: Words) -> int:
    """Write all texts of a pack with their translations into `lang`; gives the number of entries.

    Raises `babel-missing`, `language-not-in-pack`, `nothing-to-translate`, `file-there`, `cannot-write` and what `translated_files` raises.
    """
    catalog_class, write_po = _babel()
    reader = PackReader(folder)
    _language(reader, lang)
    catalog = catalog_class(locale=lang.replace("-", "_"), project=reader.shared.head.id)
    count = 0
    for file in translated_files(reader, lang):
        for unit in _units(reader, file, words):
            catalog.add(
                unit.source,
                unit.translation,
                context=unit.context,
                flags={"fuzzy"} if unit.stale and unit.translation else set(),
                auto_comments=list(unit.notes),
            )
            count += 1
    if not count:
        raise GameError("nothing-to-translate", name=lang)
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=_UNWRAPPED, sort_output=False)
    put(target, buffer.getvalue().decode())
    return count


@dataclass(slots=True)
class Imported:
    """What an import did: how many texts it changed, how many entries it left out as fuzzy, and what it refused."""

    changed: int = 0
    fuzzy: int = 0
    problems: list[Problem] = field(default_factory=list)


def import_po(folder: Path, source: Path) -> Imported:
    """Take the translations of a PO file into the pack; where one entry is refused, nothing is changed.

    Raises `babel-missing`, `po-unreadable`, `po-no-language`, `language-not-in-pack`, `cannot-write`.
    """
    _babel()
    try:
        data = source.read_bytes().removeprefix(codecs.BOM_UTF8)  # some editors put it there
        locale, messages = _messages(data)
    except OSError as error:
        raise GameError("po-unreadable", CANNOT, path=str(source), why=reason(error)) from error
    except (ValueError, LookupError, UnicodeError, _po_error()) as error:
        raise GameError("po-unreadable", CONTENT, path=str(source), why=str(error)) from error
    lang = locale.replace("_", "-")
    if not lang:
        raise GameError("po-no-language", CONTENT, path=str(source))
    reader = PackReader(folder)
    _language(reader, lang)
    files = {file.name: file for file in translated_files(reader, lang)}
    po = shown(source)
    done = Imported()
    done.problems += _unclosed(data, po)
    wanted: dict[str, dict[str, dict[str, str]]] = {}
    lines: dict[str, int] = {}  # of each context in the file
    ready: set[str] = set()  # the contexts whose translation counts
    for message in messages:
        context, line = str(message.context or ""), message.lineno or 0
        if context and lines.setdefault(context, line) != line:
            values = {"id": context, "line": lines[context]}
            done.problems.append(Problem("po-twice", Place(po, line, 1), values))
        elif message.string and message.fuzzy:
            done.fuzzy += 1
        elif message.string:
            ready.add(context)
            _take(message, files, wanted, done, po)
    done.problems += _halves(files.values(), lines, ready, po)
    if not done.problems:
        new = {name: _new(files[name], texts) for name, texts in wanted.items()}
        rewrite_all(
            {files[n].path: rewritten(files[n], texts) for n, texts in new.items() if texts}
        )
        done.changed = sum(map(len, new.values()))
    return done


def _messages(data: bytes) -> tuple[str, list[Message]]:
    """The locale of a PO file and all its entries: a catalogue of Babel's keeps one alone of those that are alike."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import PoFileParser

    found: list[Message] = []

    class All(Catalog):
        def __setitem__(self, key: Any, message: Message) -> None:
            if key:  # the head has none
                found.append(message)
            super().__setitem__(key, message)

    catalog = All()
    PoFileParser(catalog, abort_invalid=True).parse(io.BytesIO(data))
    return str(catalog.locale or ""), found


def _unclosed(data: bytes, po: str) -> Iterator[Problem]:
    """Lines whose text has no second quote: Babel reads them all the same, without their last letter."""
    for number, line in enumerate(data.splitlines(), 1):
        if _OPENED.match(line):
            yield Problem(
                "not-closed", Place(po, number, 1 + line.index(b'"')), {"line": number + 1}
            )


def _take(
    message: Any,
    files: Mapping[str, Translated],
    wanted: dict[str, dict[str, dict[str, str]]],
    done: Imported,
    po: str,
) -> None:
    """One message: refused with its place, or noted."""
    place = Place(po, message.lineno or 0, 1)
    name, _, rest = str(message.context or "").partition(":")
    text_id, _, grade = rest.partition("#")
    source = files[name].table.source.get(text_id) if name in files else None
    original = None if source is None else _graded(source).get(grade)
    if original is None:
        done.problems.append(Problem("po-unknown-id", place, {"id": message.context or "-"}))
    elif str(message.id) != original:
        done.problems.append(Problem("po-stale", place, {"id": message.context}))
    elif sorted(_PLACEHOLDER.findall(message.string)) != sorted(_PLACEHOLDER.findall(original)):
        done.problems.append(Problem("po-placeholders", place, {"id": message.context}))
    elif not message.string.strip():
        done.problems.append(Problem("empty-text", place))
    elif STEERING.search(message.string):
        done.problems.append(Problem("control-character", place))
    else:
        wanted.setdefault(name, {}).setdefault(text_id, {})[grade] = message.string.strip()


def _halves(
    files: Iterable[Translated], lines: Mapping[str, int], ready: Collection[str], po: str
) -> Iterator[Problem]:
    """Texts of a mild and a strong wording of which the file has one translated: neither could go in."""
    for file in files:
        for text_id, text in file.table.source.items():
            contexts = [_context(file, text_id, grade) for grade in _graded(text)]
            open_ones = [context for context in contexts if context not in ready]
            if len(open_ones) == 1 < len(contexts):
                there = next(context for context in (*open_ones, *contexts) if context in lines)
                yield Problem("po-half", Place(po, lines[there], 1), {"id": open_ones[0]})


def _new(file: Translated, texts: Mapping[str, Mapping[str, str]]) -> dict[str, Text]:
    """The wordings that are new, or for a source that is."""
    present = file.table.languages.get(file.lang, {})
    behind = {*file.missing(), *file.stale()}
    wordings: dict[str, Text] = {}
    for text_id, grades in texts.items():
        wording: Text = grades[""] if "" in grades else (grades["mild"], grades["strong"])
        if wording != present.get(text_id) or text_id in behind:
            wordings[text_id] = wording
    return wordings


def _units(reader: PackReader, file: Translated, words: Words) -> Iterator[Unit]:
    present = file.table.languages.get(file.lang, {})
    stale = frozenset(file.stale())
    told: dict[str, dict[str, Notes]] = {}
    if file.name.startswith("encounters/"):
        story = reader.story(file.name.partition("/")[2])
        if story is not None:
            told = {
                grade: notes(story.encounter, file.table.texts(file.table.lang, grade), words)
                for grade in ("", *INTENSITIES)
            }
    for text_id, text in file.table.source.items():
        own = _graded(present.get(text_id, ""))
        for grade, source in _graded(text).items():
            yield Unit(
                _context(file, text_id, grade),
                source,
                own.get(grade, ""),
                text_id in stale,
                told.get(grade, {}).get(text_id, ()),
            )


def _context(file: Translated, text_id: str, grade: str) -> str:
    return f"{file.name}:{text_id}" + (f"#{grade}" if grade else "")


def _graded(text: Text) -> dict[str, str]:
    return {"": text} if isinstance(text, str) else dict(zip(INTENSITIES, text, strict=True))


def _language(reader: PackReader, lang: str) -> None:
    if lang not in reader.shared.head.languages:
        raise GameError("language-not-in-pack", name=lang, known=reader.shared.head.languages)


def _babel() -> tuple[Any, Any]:
    """Babel's catalogue and writer; raises `babel-missing`."""
    try:
        from babel.messages.catalog import Catalog
        from babel.messages.pofile import write_po
    except ImportError as error:
        raise GameError("babel-missing", CANNOT) from error
    return Catalog, write_po


def _po_error() -> type[Exception]:
    from babel.messages.pofile import PoFileError

    return PoFileError
