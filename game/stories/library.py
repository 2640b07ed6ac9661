"""The packs a player can play from: an index that needs no reading of stories, and stories on demand.

The index holds what a list of encounters shows. It is kept beside the saves by size, time and digest
of the pack's files, so that the home screen never waits for a story to be read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any, Final

from game.errors import CANNOT, USAGE, GameError, Problem, broken
from game.places import content_folder
from game.stories.folders import PACK, encounter_ids, pack_of, real
from game.stories.kept import keep, kept, made_by

if TYPE_CHECKING:
    from game.stories.packs import PackReader, Shared, Story

_READERS: Final = (
    "engine",
    "stories",
    "words/languages.py",
)  # code that decides what is kept of an index


@dataclass(frozen=True, slots=True)
class Entry:
    """An encounter as a list shows it. `title`, `you`, `aim` and `note` are words by language."""

    pack: str
    id: str
    title: dict[str, str]
    you: dict[str, str]
    note: dict[str, str] | None
    minutes: int
    sources: tuple[str, ...]
    left_out: bool  # it could not be read

    @property
    def name(self) -> str:
        """The full name, `pack/encounter`."""
        return f"{self.pack}/{self.id}"

    def words(self, field_name: str, lang: str) -> str:
        """One of the fields in a language, else in the source's."""
        return _in(getattr(self, field_name) or {}, lang)


@dataclass(frozen=True, slots=True)
class Day:
    """A level as a list shows it: its words by language and full names of encounters."""

    id: str
    title: dict[str, str]
    why: dict[str, str]
    encounters: tuple[str, ...]

    def words(self, field_name: str, lang: str) -> str:
        """One of the fields in a language, else in the source's."""
        return _in(getattr(self, field_name), lang)


def _in(words: dict[str, str], lang: str) -> str:
    return words.get(lang) or next(iter(words.values()), "")


@dataclass(frozen=True, slots=True)
class Index:
    """All encounters of all packs, and the levels."""

    entries: tuple[Entry, ...]
    days: tuple[Day, ...]

    def in_order(self) -> list[Entry]:
        """All encounters, those of the week first and in its order."""
        entries = {entry.name: entry for entry in self.entries}
        week = [name for day in self.days for name in day.encounters if name in entries]
        return [entries[name] for name in dict.fromkeys((*week, *entries))]

    def find(self, name: str) -> Entry:
        """By full name or plain id (of two with one id the later pack's); raises `encounter-unknown`."""
        for entry in reversed(self.entries):
            if name in (entry.id, entry.name):
                return entry
        from game.stories.likely import near  # only an unknown name pays for it

        known = [entry.id for entry in self.entries]
        values: dict[str, object] = {"name": name, "known": known, **near(name, known)}
        raise GameError("encounter-unknown", USAGE, **values)


@dataclass(slots=True)
class Library:
    """Packs by path, read when somebody wants to play from them."""

    paths: Sequence[Path]
    kept: Path | None = None
    _readers: dict[Path, PackReader] = field(default_factory=dict)
    _stories: dict[str, Story] = field(default_factory=dict)
    _told_of: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    _parts: dict[Path, Index] = field(default_factory=dict)
    _index: Index | None = None

    def index(self) -> Index:
        """The index, from what was kept where no file has changed since."""
        if self._index is None:
            self._parts = {path: self._kept_or_read(path) for path in self.paths}
            parts = self._parts.values()
            self._index = Index(
                tuple(entry for part in parts for entry in part.entries),
                tuple(day for part in parts for day in part.days),
            )
        return self._index

    def story(self, name: str) -> Story:
        """One encounter by full name or id; raises `encounter-unknown`, `encounter-broken`."""
        entry = self.index().find(name)
        if entry.name not in self._stories:
            reader = self.reader_of(entry)
            before = len(reader.problems)
            story = reader.story(entry.id)
            problems = (*reader.shared_problems, *reader.problems[before:])
            if story is None:
                raise broken(entry.name, problems, self.check_command(entry))
            self._stories[entry.name] = story
            self._told_of[entry.name] = problems
        return self._stories[entry.name]

    def told_of(self, name: str) -> tuple[Problem, ...]:
        """What the reader says against a sound encounter and what it shares: its translations, walks, rubric."""
        self.story(name)
        return self._told_of[self.index().find(name).name]

    def check_command(self, entry: Entry) -> str:
        """What to type to be told all that is wrong with the pack that an encounter is in."""
        path = self.path_of(entry)
        if path == content_folder():
            return "standtall check"
        from game.stories.packs import shown

        return f"standtall check {quote(shown(path))}"

    def path_of(self, entry: Entry) -> Path:
        """The pack folder or the story file that an encounter came from."""
        self.index()
        return next(path for path, part in reversed(self._parts.items()) if entry in part.entries)

    def shared(self, name: str) -> Shared:
        """What the pack of an encounter (or the first pack, for an empty name) shares."""
        if not name:
            return self._reader(self.paths[0]).shared
        return self.reader_of(self.index().find(name)).shared

    def all_shared(self) -> Iterator[Shared]:
        """What each pack shares, in the order of the packs."""
        for path in self.paths:
            yield self._reader(path).shared

    def reader_of(self, entry: Entry) -> PackReader:
        """The reader of the pack that an encounter is in; raises `encounter-unknown` where it has gone since."""
        for path in reversed(self.paths):  # of two packs with one id the later, as in the index
            reader = self._reader(path)
            if reader.shared.head.id == entry.pack and entry.id in reader.encounter_ids():
                return reader
        raise GameError("encounter-unknown", name=entry.name, known="")

    def _reader(self, path: Path) -> PackReader:
        if path not in self._readers:
            from game.stories.packs import PackReader  # costs 80 ms, which a kept index saves

            self._readers[path] = PackReader(path)
        return self._readers[path]

    def _kept_or_read(self, path: Path) -> Index:
        file = None if self.kept is None else self.kept / "index" / f"{_key(path)}.json"
        stamps = _stamps(path)
        if file is not None:
            found = _read_kept(file, stamps)
            if found is not None:
                return found
        reader = self._reader(path)
        index = _index_of(reader)
        if file is not None:
            _keep(file, stamps, index)
        return index


def _index_of(reader: PackReader) -> Index:
    entries = []
    for name in reader.encounter_ids():
        story = reader.story(name)
        if story is None:
            entries.append(
                Entry(reader.shared.head.id, name, {"en": name}, {}, None, 0, (), left_out=True)
            )
            continue
        encounter = story.encounter
        entries.append(
            Entry(
                encounter.pack,
                name,
                _by_language(story.texts, "title"),
                _by_language(story.texts, "you"),
                _by_language(story.texts, "note") if encounter.noted else None,
                encounter.minutes,
                encounter.sources,
                left_out=False,
            )
        )
    ours, base = reader.shared.head.id, reader.shared.head.extends
    names = {entry.id: entry.name for entry in entries}
    days = tuple(
        Day(
            level.id,
            _by_language(reader.shared.texts["levels"], f"week.{level.id}.title"),
            _by_language(reader.shared.texts["levels"], f"week.{level.id}.why"),
            tuple(names.get(e, f"{base or ours}/{e}") for e in level.encounters),
        )
        for level in reader.shared.levels
    )
    return Index(tuple(entries), days)


def _by_language(table: Any, text_id: str) -> dict[str, str]:
    if text_id not in table.source:
        return {}
    return {lang: table.texts(lang)[text_id] for lang in (table.lang, *table.languages)}


# --- the kept index ---


def _files(path: Path) -> Iterator[Path]:
    """Every file that the index of a pack depends on, those of the pack it may build on included."""
    folder = pack_of(path) if path.is_file() else path
    if path.is_file():
        yield path
    shipped = content_folder()
    if folder is None or real(folder) != shipped:
        yield from _yaml_files(shipped)
    if folder is not None:
        yield from _yaml_files(folder)
        for name in encounter_ids(folder):
            yield from _yaml_files(folder / "encounters" / name)


def _yaml_files(folder: Path) -> list[Path]:
    with os.scandir(folder) as found:
        return sorted(Path(e.path) for e in found if e.name.endswith(".yaml") and e.is_file())


def _stamps(path: Path) -> list[list[Any]]:
    """Each file with its size and two times: of the content, and of the last change that nobody can set."""
    found: list[list[Any]] = []
    try:
        for file in _files(path):
            stat = file.stat()
            found.append([str(file), stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns])
    except OSError:
        pass  # a file that is just going away: the stamps differ from any that were kept
    return found


def _key(path: Path) -> str:
    return blake2b(os.fsencode(real(path)), digest_size=8).hexdigest()


def _digests(stamps: list[list[Any]]) -> list[str]:
    return [blake2b(Path(s[0]).read_bytes(), digest_size=16).hexdigest() for s in stamps]


def _read_kept(file: Path, stamps: list[list[Any]]) -> Index | None:
    """The kept index, if the files are the same: by size and time, else by size and digest."""
    found = kept(file)
    if found is None or found["made_by"] != made_by(*_READERS):
        return None
    if found["stamps"] != stamps:
        if [s[:2] for s in found["stamps"]] != [s[:2] for s in stamps]:
            return None
        try:
            if found["digests"] != _digests(stamps):
                return None
        except OSError:
            return None
        keep(file, {**found, "stamps": stamps})
    return Index(
        tuple(Entry(**{**entry, "sources": tuple(entry["sources"])}) for entry in found["entries"]),
        tuple(Day(**{**day, "encounters": tuple(day["encounters"])}) for day in found["days"]),
    )


def _keep(file: Path, stamps: list[list[Any]], index: Index) -> None:
    try:
        digests = _digests(stamps)
    except OSError:
        return  # a file has gone since
    whole = {
        "made_by": made_by(*_READERS),
        "stamps": stamps,
        "digests": digests,
        "entries": [_plain(entry) for entry in index.entries],
        "days": [_plain(day) for day in index.days],
    }
    keep(file, whole)


def _plain(value: Entry | Day) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__slots__}


def library(packs: Sequence[str], kept: Path | None, shipped: Path) -> Library:
    """The shipped pack and any others asked for; raises `pack-missing` for a path that is none."""
    paths = [shipped]
    for pack in packs:
        path = Path(pack)
        if not path.is_file() and not (path / PACK).is_file():
            raise GameError("pack-missing", CANNOT, path=pack)
        paths.append(path)
    return Library(paths, kept)
