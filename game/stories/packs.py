"""Packs: a folder of encounters with the rubric, sources, levels and contacts they share.

The shipped pack is `standtall`; an organisation's own may extend it, adding encounters, moves and
sources of its own. What it replaces must be named under `overrides:` in its `pack.yaml`.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from game.engine.rubric import Rubric
from game.engine.story import Encounter
from game.errors import CANNOT, GameError, Place, Problem
from game.places import content_folder
from game.stories.choices import Around
from game.stories.decode import StorySheet
from game.stories.fields import Sheet, Text
from game.stories.folders import PACK, STORY, encounter_ids, is_there, pack_of, real
from game.stories.reader import Map, Mark, Node, Scalar, read_file
from game.stories.rubric_file import RubricSheet
from game.stories.shared_files import (
    BASE,
    Card,
    Head,
    Level,
    SharedSheet,
    Source,
    Support,
)
from game.stories.texts import COLUMNS, TextTable, TranslationSheet
from game.stories.walks import Walk, WalksSheet
from game.words import LANGUAGES

WALKS: Final = "walks.yaml"
SHARED: Final = ("rubric", "sources", "levels", "cards", "support")
"""The files that a pack's encounters share, without `.yaml`."""

_NEEDED: Final = frozenset({"rubric", "sources"})  # by a pack that builds on no other


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything in a file stands, by its path inside the file."""

    shown: str
    marks: Mapping[str, Mark]

    def get(self, path: str) -> Place:
        """The place of a path; that of the whole file for a path it does not have."""
        mark = self.marks.get(path)
        if mark is None:
            return Place(self.shown, 0, 0)
        return Place(self.shown, mark.line + 1, mark.column + 1)


@dataclass(frozen=True, slots=True)
class Story:
    """An encounter with its words, the author's walks, and where everything stands in its file."""

    encounter: Encounter
    texts: TextTable
    walks: tuple[Walk, ...]
    path: Path
    places: Places


@dataclass(frozen=True, slots=True)
class Shared:
    """What a pack's encounters share, the pack it extends included."""

    head: Head
    folder: Path
    rubric: Rubric
    sources: Mapping[str, Source]
    levels: tuple[Level, ...]
    cards: Mapping[str, Card]
    support: Support
    texts: Mapping[str, TextTable]  # of each file, by its name in SHARED
    unsound_moves: frozenset[str]


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that was read: its sound encounters, and everything wrong with the rest."""

    shared: Shared
    stories: Mapping[str, Story]
    left_out: tuple[str, ...]  # encounters that could not be read
    problems: tuple[Problem, ...]

    @property
    def id(self) -> str:
        """The pack's name, the first half of an encounter's full name."""
        return self.shared.head.id

    @property
    def encounters(self) -> Mapping[str, Encounter]:
        """The sound encounters by id."""
        return {name: story.encounter for name, story in self.stories.items()}


def load_pack(path: str | Path) -> Pack:
    """Read a pack folder, or a single story file, whole.

    Content that is wrong is left out and told in `.problems`; raises `GameError` (`pack-missing`)
    only where there is nothing to read at that path.
    """
    with collector_off():
        reader = PackReader(Path(path))
        stories = {name: reader.story(name) for name in reader.encounter_ids()}
    sound = {name: story for name, story in stories.items() if story is not None}
    left_out = tuple(name for name in stories if name not in sound)
    return Pack(reader.shared, sound, left_out, tuple(reader.problems))


@contextmanager
def collector_off() -> Iterator[None]:
    """Switch the cycle collector off while many small objects are made that all stay.

    Afterwards they count as old: to walk all of them once more, right away, takes longer than to decode them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()
            gc.enable()


@dataclass(slots=True)
class PackReader:
    """Reads a pack file by file; `.problems` collects what is wrong with what was read so far."""

    path: Path
    problems: list[Problem] = field(default_factory=list)
    follow: set[str] = field(default_factory=set)  # codes that only tell of an unread shared file
    shared: Shared = field(init=False)
    own_texts: Mapping[str, TextTable] = field(init=False)  # of its shared files, no other pack's
    single: Path | None = field(init=False, default=None)
    shared_problems: tuple[Problem, ...] = field(init=False, default=())
    _sound_head: bool = field(init=False, default=True)

    def __post_init__(self) -> None:
        """Find the pack and read what its encounters share."""
        if self.path.is_file():
            folder = pack_of(self.path)
            self.single = self.path
        else:
            folder = self.path
        if folder is not None and not folder.is_dir():
            raise GameError("pack-missing", CANNOT, path=str(self.path))
        with collector_off():
            self.shared = self._shared(folder)
        self.shared_problems = tuple(self.problems)

    def encounter_ids(self) -> tuple[str, ...]:
        """The ids of all encounters, sound or not, in alphabetical order."""
        if self.single is not None:
            return (_expected_id(self.single),)
        return encounter_ids(self.shared.folder)

    def story(self, name: str) -> Story | None:
        """Read one encounter with its translations and walks; None where it or `pack.yaml` is not sound."""
        path = self.single or self.shared.folder / "encounters" / name / STORY
        story = self._story(name, path)
        return story if self._sound_head else None

    def _story(self, name: str, path: Path) -> Story | None:
        shared = self.shared
        around = Around(
            shared.head.id,
            shared.head.languages,
            shared.rubric,
            shared.sources,
            shared.unsound_moves,
        )
        sheet = StorySheet(shown(path), around)
        root = self._root(path, sheet)
        encounter = sheet.encounter(root, name) if root is not None or not sheet.problems else None
        self._tell(sheet)
        if encounter is None:
            return None
        lang = _lang(root)
        del root  # its memory serves the translations
        texts = self._table(path, name, sheet, lang, shared.head)
        walks = self._walks(path.parent / WALKS) if path.name == STORY else ()
        return Story(encounter, texts, walks, path, Places(sheet.shown, sheet.places))

    def _translations(
        self,
        path: Path,
        name: str,
        source: Mapping[str, Text],
        lang: str,
        languages: Collection[str],
    ) -> dict[str, dict[str, Text]]:
        """Every other language of the pack; a story file that stands alone may have none."""
        found = {}
        for language in languages:
            beside = translation_path(path, language)
            if language == lang or not source:
                continue
            if not is_there(beside):
                if self.single is not None or not self._sound_head:
                    continue
                place = Place(shown(beside), 0, 0)
                self.problems.append(Problem("translation-not-there", place, {"lang": language}))
                continue
            sheet = TranslationSheet(shown(beside))
            root, problems, rows = read_file(beside, sheet.shown, COLUMNS)
            sheet.problems += problems
            if root is not None or not problems:
                found[language] = sheet.translated(root, name, language, source, rows)
            self.problems += sheet.problems
        return found

    def _walks(self, path: Path) -> tuple[Walk, ...]:
        if not is_there(path):
            return ()
        sheet = WalksSheet(shown(path))
        root = self._root(path, sheet)
        walks = sheet.walks(root) if root is not None or not sheet.problems else ()
        self.problems += sheet.problems
        return walks

    def _root(self, path: Path, sheet: Sheet) -> Node | None:
        root, problems, _ = read_file(path, sheet.shown)
        sheet.problems += problems
        return root

    def _shared(self, folder: Path | None) -> Shared:
        """The shared files, each decoded beside those that it may name."""
        head = self._head(folder)
        where = folder or content_folder()
        builds_on = head.extends if folder is None or real(folder) != content_folder() else None
        base = _nothing(head, where) if builds_on is None else PackReader(content_folder()).shared
        there = tuple(dict.fromkeys((*encounter_ids(where), *encounter_ids(base.folder))))
        paths = {name: where / f"{name}.yaml" for name in SHARED}
        needed = _NEEDED if builds_on is None else ()

        rubric_sheet = RubricSheet(shown(paths["rubric"]))
        small = {name: SharedSheet(shown(paths[name])) for name in SHARED if name != "rubric"}
        sheets: dict[str, Sheet] = {**small, "rubric": rubric_sheet}
        roots = {
            name: None if folder is None else self._shared_root(paths[name], sheet, name in needed)
            for name, sheet in sheets.items()
        }
        sources = small["sources"].sources(roots["sources"], head.languages)
        known = {**base.sources, **sources}
        if small["sources"].problems and not sources:
            self.follow.add("unknown-source")
        moves = rubric_sheet.moves(
            roots["rubric"], head.languages, known, complete=builds_on is None
        )
        unsound = rubric_sheet.mentioned - set(moves)
        if rubric_sheet.problems and not rubric_sheet.mentioned:
            self.follow |= {"unknown-move", "unsound-move"}
            # it would have replaced these, and nobody knows by what
            unsound = {name.removeprefix("moves.") for name in head.overrides}
        levels = small["levels"].levels(roots["levels"], head.languages, there)
        cards = small["cards"].cards(roots["cards"], head.languages, known, there)
        support = small["support"].support(roots["support"], head.languages)
        self.own_texts = {
            name: self._table(paths[name], name, sheet, _lang(roots[name]), head)
            for name, sheet in sheets.items()
        }
        texts = dict(self.own_texts)
        self._collisions(small["sources"], "items", sources, base.sources, head)
        self._collisions(rubric_sheet, "moves", moves, base.rubric.moves, head)
        self._collisions(small["cards"], "codex", cards, base.cards, head)
        self._overrides(head, base, where / PACK)
        for sheet in sheets.values():
            self._tell(sheet)
        for name in ("sources", "rubric", "cards"):
            texts[name] = _joined(base.texts[name], texts[name])
        if roots["support"] is None:
            support, texts["support"] = base.support, base.texts["support"]
        known_moves = {**base.rubric.moves, **moves}
        return Shared(
            head,
            where,
            Rubric({name: move for name, move in known_moves.items() if name not in unsound}),
            known,
            levels,
            {**base.cards, **cards},
            support,
            texts,
            frozenset(unsound),
        )

    def _tell(self, sheet: Sheet) -> None:
        self.problems += [problem for problem in sheet.problems if problem.code not in self.follow]

    def _head(self, folder: Path | None) -> Head:
        """`pack.yaml`, or for a story file that stands alone a pack of its own."""
        if folder is None:
            return Head("loose", BASE, LANGUAGES, {})
        sheet = SharedSheet(shown(folder / PACK))
        head = sheet.head(self._root(folder / PACK, sheet))
        self._sound_head = not sheet.problems
        self.problems += sheet.problems
        return head

    def _shared_root(self, path: Path, sheet: Sheet, needed: bool) -> Node | None:
        """A shared file's root; None where it is not there."""
        if not needed and not is_there(path):
            return None
        root = self._root(path, sheet)
        if root is None and not sheet.problems:
            sheet.problem("file-empty", None)
        return root

    def _table(self, path: Path, name: str, sheet: Sheet, lang: str, head: Head) -> TextTable:
        others = self._translations(path, name, sheet.texts, lang, head.languages)
        return TextTable(lang, sheet.texts, others)

    def _overrides(self, head: Head, base: Shared, path: Path) -> None:
        """Say which of the things that the pack means to replace are not there."""
        if not self._sound_head:
            return
        sheet = Sheet(shown(path))
        there = dict.fromkeys(
            (
                *(f"moves.{name}" for name in base.rubric.moves),
                *(f"items.{name}" for name in base.sources),
                *(f"codex.{name}" for name in base.cards),
            )
        )
        for name, mark in head.overrides.items():
            if name not in there:
                sheet.problem("unknown-override", mark, name=name, **sheet.near(name, there))
        self.problems += sheet.problems

    def _collisions(
        self,
        sheet: Sheet,
        kind: str,
        own: Collection[str],
        theirs: Collection[str],
        head: Head,
    ) -> None:
        if not self._sound_head:
            return  # it may not extend anything, or override all of it
        for name in own:
            if name in theirs and f"{kind}.{name}" not in head.overrides:
                at = sheet.places.get(f"{kind}.{name}") or sheet.places.get(f"{kind}.{name}.title")
                sheet.problem("collides", at, id=f"{kind}.{name}", base=head.extends)


def translation_path(path: Path, language: str) -> Path:
    """Where a file's translation stands: `zh-Hant.yaml` beside a story, else `NAME.zh-Hant.yaml`."""
    if path.name == STORY:
        return path.with_name(f"{language}.yaml")
    return path.with_name(f"{path.stem}.{language}.yaml")


def shown(path: Path) -> str:
    """A path as it is told to people: short where it lies under the current folder."""
    try:
        return str(path).removeprefix(f"{Path.cwd()}{os.sep}")
    except OSError:
        return str(path)


def _nothing(head: Head, where: Path) -> Shared:
    """What a pack that builds on no other shares before its files are read."""
    texts = dict.fromkeys(SHARED, TextTable("en", {}, {}))
    return Shared(head, where, Rubric({}), {}, (), {}, Support(False, 1, ()), texts, frozenset())


def _expected_id(path: Path) -> str:
    return real(path).parent.name if path.name == STORY else path.stem


def _lang(root: Node | None) -> str:
    node = root.entries.get("lang") if type(root) is Map else None
    return node.value if type(node) is Scalar else "en"


def _joined(base: TextTable, own: TextTable) -> TextTable:
    if not own.source:
        return base
    languages = {language: dict(own.languages.get(language, {})) for language in own.languages}
    for language, texts in base.languages.items():
        # A translation of what is replaced says what the text it belongs to said.
        kept = {name: text for name, text in texts.items() if name not in own.source}
        languages[language] = {**kept, **languages.get(language, {})}
    return TextTable(own.lang, {**base.source, **own.source}, languages)
