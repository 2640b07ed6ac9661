"""Stamping a translation: every entry is told to be a translation of the source text as it stands now.

Only the digests after `of:` are rewritten, where they stand; words, comments and order stay.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from game.errors import CANNOT, CONTENT, GameError
from game.stories.folders import STORY, pack_of
from game.stories.packs import PackReader, shown
from game.stories.reader import Map, Node, Scalar, is_plain, read_file
from game.stories.texts import TextTable, text_digest


class Stamped(NamedTuple):
    """What a stamping did: how many entries were rewritten, and which texts have none."""

    changed: int
    missing: tuple[str, ...]


def stamp(path: Path) -> Stamped:
    """Rewrite the digests of one translation file.

    Raises GameError: `pack-missing` where it is in no pack, `not-a-translation`, `translation-broken`
    where the file or its source cannot be read, `cannot-write`.
    """
    folder = pack_of(path)
    if folder is None:
        raise GameError("pack-missing", CANNOT, path=str(path))
    table = _source_of(PackReader(folder), path)
    root, problems = read_file(path, shown(path))
    texts = root.entries.get("texts") if isinstance(root, Map) else None
    if problems or not isinstance(texts, Map):
        raise GameError("translation-broken", CONTENT, path=str(path))
    lines = path.read_text("utf-8").split("\n")
    changed = 0
    # From the end, so that a rewritten digest moves no place that is still to come.
    for text_id, node in reversed(texts.entries.items()):
        of = _digest_of(node)
        if of is not None and text_id in table.source:
            changed += _rewrite(lines, of, text_digest(table.source[text_id]))
    if changed:
        try:
            path.write_text("\n".join(lines), "utf-8")
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise GameError("cannot-write", CANNOT, path=str(path), why=why) from error
    return Stamped(changed, tuple(t for t in table.source if t not in texts.entries))


def _source_of(reader: PackReader, path: Path) -> TextTable:
    """The texts that a file translates."""
    shared = reader.shared
    tables = {
        "rubric": shared.rubric_texts,
        "sources": shared.sources_texts,
        "levels": shared.levels_texts,
        "support": shared.support_texts,
    }
    stem = path.name.partition(".")[0]
    if (path.parent / STORY).exists():
        story = reader.story(path.resolve().parent.name)
        if story is None:
            raise GameError("translation-broken", CONTENT, path=str(path))
        return story.texts
    if stem not in tables or path.name == f"{stem}.yaml":
        raise GameError("not-a-translation", path=str(path))
    return tables[stem]


def _digest_of(node: Node) -> Scalar | None:
    of = node.entries.get("of") if isinstance(node, Map) else None
    return of if isinstance(of, Scalar) else None


def _rewrite(lines: list[str], of: Scalar, digest: str) -> int:
    """Put a digest in the place of another; 1 where that changed something."""
    plain = is_plain(of)
    if of.value == digest and not plain:
        return 0
    at, col = of.start_mark.line, of.start_mark.column
    after = col + len(of.value) + (0 if plain else 2)
    lines[at] = f'{lines[at][:col]}"{digest}"{lines[at][after:]}'
    return int(of.value != digest)
