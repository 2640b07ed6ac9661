"""The translations of a pack as files: what each lacks, and changing entries where they stand.

A change touches only the entry it is about; comments, order and every other word of the file stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from game.errors import CANNOT, CONTENT, GameError, broken
from game.stories.fields import Text
from game.stories.folders import pack_of, real
from game.stories.packs import PackReader, shown, translation_path
from game.stories.reader import Map, Node, Scalar, read_file
from game.stories.rewriting import Edit, edited, quoted, rewrite
from game.stories.texts import TextTable, text_digest


@dataclass(frozen=True, slots=True)
class Translated:
    """One file of a pack in one language: the texts it translates and the entries it has.

    `name` is `rubric` or `encounters/ID`. `entries` is the map under `texts:`, or None where there is no
    file yet.
    """

    name: str
    lang: str
    path: Path
    table: TextTable
    entries: Map | None

    def missing(self) -> tuple[str, ...]:
        """Texts that have no entry."""
        have = () if self.entries is None else self.entries.entries
        return tuple(text_id for text_id in self.table.source if text_id not in have)

    def stale(self) -> tuple[str, ...]:
        """Texts whose original has changed since."""
        if self.entries is None:
            return ()
        return tuple(
            text_id
            for text_id, node in self.entries.entries.items()
            if text_id in self.table.source and _of(node) != text_digest(self.table.source[text_id])
        )


def translated_files(reader: PackReader, lang: str) -> Iterator[Translated]:
    """Every file of a pack in a language other than its source's.

    Raises `translation-broken` where one cannot be read, `encounter-broken` where its story cannot.
    """
    for name, table in reader.own_texts.items():
        path = reader.shared.folder / f"{name}.yaml"
        if path.exists() and table.source and table.lang != lang:
            yield _translated(name, lang, translation_path(path, lang), table)
    for encounter in reader.encounter_ids():
        story = reader.story(encounter)
        if story is None:
            raise broken(encounter, reader.problems)
        if story.texts.lang != lang:
            path = translation_path(story.path, lang)
            yield _translated(f"encounters/{encounter}", lang, path, story.texts)


def _translated(name: str, lang: str, path: Path, table: TextTable) -> Translated:
    if not path.exists():
        return Translated(name, lang, path, table, None)
    root, problems, _ = read_file(path, shown(path))
    texts = root.entries.get("texts") if isinstance(root, Map) else None
    if problems or not isinstance(texts, Map):
        raise GameError("translation-broken", CONTENT, path=shown(path))
    return Translated(name, lang, path, table, texts)


class Stamped(NamedTuple):
    """What a stamping did: how many entries it changed, and how many texts have none."""

    changed: int
    missing: int


def stamp(path: Path) -> Stamped:
    """Tell a translation file that it translates its source as it stands now; only digests change.

    Raises GameError: `pack-missing` where it is in no pack, `not-a-translation`, `translation-not-begun` where there
    is no such file yet, `translation-broken`, `encounter-broken`, `cannot-write`.
    """
    folder = pack_of(path)
    if folder is None:
        raise GameError("pack-missing", CANNOT, path=shown(path))
    reader = PackReader(folder)
    for lang in reader.shared.head.languages:
        for file in translated_files(reader, lang):
            if real(file.path) == real(path):
                if file.entries is None:
                    raise GameError("translation-not-begun", CANNOT, path=shown(path))
                edits = _stamps(file)
                if edits:
                    rewrite(path, edited(path.read_text("utf-8"), edits))
                return Stamped(len(edits), len(file.missing()))
    raise GameError("not-a-translation", path=shown(path))


def rewritten(file: Translated, wordings: Mapping[str, Text]) -> str:
    """The file with these wordings in it, each told to translate its source as it stands now."""
    if file.entries is None:
        head = f"translation: {file.name.rpartition('/')[2]}\nlang: {file.lang}\ntexts:\n"
        return head + "".join(_entry(file, i, text, "  ") for i, text in wordings.items())
    edits: list[Edit] = []
    added: list[str] = []
    for text_id, wording in wordings.items():
        node = file.entries.entries.get(text_id)
        if node is None:
            added.append(_entry(file, text_id, wording, _indent(file.entries)))
        else:
            edits += _edits(node, wording, text_digest(file.table.source[text_id]))
    text = edited(file.path.read_text("utf-8"), edits)
    return (text if text.endswith("\n") or not added else text + "\n") + "".join(added)


def _stamps(file: Translated) -> tuple[Edit, ...]:
    if file.entries is None:
        return ()
    return tuple(
        edit
        for text_id, node in file.entries.entries.items()
        if text_id in file.table.source
        for edit in _stamp(node, text_digest(file.table.source[text_id]))
    )


def _of(node: Node) -> str | None:
    of = node.entries.get("of") if isinstance(node, Map) else None
    return of.value if isinstance(of, Scalar) else None


def _stamp(node: Node, digest: str) -> Iterator[Edit]:
    of = node.entries.get("of") if isinstance(node, Map) else None
    if isinstance(of, Scalar) and of.value != digest:
        yield _put(of, f'"{digest}"')


def _edits(node: Node, wording: Text, digest: str) -> Iterator[Edit]:
    """The edits of one entry: its digest, and each wording that is another one now."""
    yield from _stamp(node, digest)
    given = node.entries.get("is") if isinstance(node, Map) else None
    if isinstance(given, Scalar) and not isinstance(wording, str):
        mild, strong = map(quoted, wording)
        yield _put(given, f"{{mild: {mild}, strong: {strong}}}")
    elif isinstance(given, Map) and isinstance(wording, str):
        yield from _one_wording(given, wording)
    elif isinstance(given, Map):
        for key, words in zip(("mild", "strong"), wording, strict=True):
            yield from _put_where_new(given.entries.get(key), words)
    elif isinstance(wording, str):
        yield from _put_where_new(given, wording)


def _one_wording(given: Map, wording: str) -> Iterator[Edit]:
    """One wording in the place of a mild and a strong one."""
    start, end = given.start_mark, given.end_mark
    first, last = (
        next(iter(given.keys.values()), start),
        next(reversed(given.entries.values()), None),
    )
    put = Edit((start.line, start.column), (end.line, end.column), quoted(wording))
    if (first.line, first.column) == put.start and isinstance(last, Scalar):  # no braces end it
        ended = _put(last, put.text)
        put = put._replace(end=ended.end, text=ended.text)
    yield put


def _put_where_new(own: Node | None, words: str) -> Iterator[Edit]:
    if isinstance(own, Scalar) and own.value.strip() != words:
        yield _put(own, quoted(words))


def _put(scalar: Any, text: str) -> Edit:
    """In the place of a scalar. A block scalar ends where the next line begins: keep its line end."""
    start, end = scalar.start_mark, scalar.end_mark
    block = end.column == 0 and end.line > start.line
    return Edit((start.line, start.column), (end.line, end.column), f"{text}\n" if block else text)


def _entry(file: Translated, text_id: str, wording: Text, indent: str) -> str:
    digest = text_digest(file.table.source[text_id])
    if isinstance(wording, str):
        words = f"{indent}  is: {quoted(wording)}\n"
    else:
        mild, strong = map(quoted, wording)
        words = f"{indent}  is:\n{indent}    mild: {mild}\n{indent}    strong: {strong}\n"
    return f'{indent}{text_id}:\n{indent}  of: "{digest}"\n{words}'


def _indent(entries: Map) -> str:
    first = next(iter(entries.keys.values()), None)
    return " " * (2 if first is None else first.column)
