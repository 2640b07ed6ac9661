"""Each kind of content file, decoded by itself beside the shipped pack."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from game.engine import Encounter
from game.errors import Problem
from game.places import content_folder
from game.stories.choices import Around
from game.stories.decode import StorySheet
from game.stories.fields import Text
from game.stories.packs import Shared, Story, load_pack
from game.stories.reader import Columns, read_bytes
from game.stories.rubric_file import RubricSheet
from game.stories.shared_files import SharedSheet
from game.stories.texts import COLUMNS, TranslationSheet
from game.stories.walks import WalksSheet
from game.words import LANGUAGES

CONTENT = content_folder()


@cache
def shipped() -> tuple[Shared, dict[str, Story]]:
    pack = load_pack(CONTENT)
    return pack.shared, dict(pack.stories)


def shipped_files() -> list[Path]:
    return sorted(CONTENT.rglob("*.yaml"))


def decoded(path: Path, data: bytes) -> tuple[Encounter | None, Sequence[Problem]]:
    """What came of the bytes, read as the shipped file of that path would be."""
    kind, _, language = path.stem.partition(".")
    if language or kind in LANGUAGES:
        return None, translated(path, data, COLUMNS)[1]
    shared, stories = shipped()
    read = read_bytes(data, "file")
    root = read.root
    if root is None:
        return None, read.problems
    folder = path.parent.name
    encounter = None
    match kind:
        case "story":
            around = Around("standtall", LANGUAGES, shared.rubric, shared.sources)
            story = StorySheet("file", around)
            encounter = story.encounter(root, folder)
            problems = story.problems
        case "walks":
            walks = WalksSheet("file")
            walks.walks(root)
            problems = walks.problems
        case "rubric":
            rubric = RubricSheet("file")
            rubric.moves(root, LANGUAGES, shared.sources, complete=True)
            problems = rubric.problems
        case _:
            small = SharedSheet("file")
            match kind:
                case "pack":
                    small.head(root)
                case "sources":
                    small.sources(root, LANGUAGES)
                case "levels":
                    small.levels(root, LANGUAGES, tuple(stories))
                case "cards":
                    small.cards(root, LANGUAGES, shared.sources, tuple(stories))
                case "support":
                    small.support(root, LANGUAGES)
                case _:
                    raise AssertionError(path)
            problems = small.problems
    return encounter if not read.problems else None, [*read.problems, *problems]


def translated(
    path: Path, data: bytes, columns: Columns | None
) -> tuple[dict[str, Text], Sequence[Problem]]:
    """The texts and problems of the bytes, read as the shipped translation of that path would be."""
    shared, stories = shipped()
    name, _, language = path.stem.partition(".")
    texts = shared.texts.get(name)
    if not language:
        name, language = path.parent.name, name
        texts = stories[name].texts
    assert texts is not None, path
    read = read_bytes(data, "file", columns)
    if read.root is None:
        return {}, read.problems
    sheet = TranslationSheet("file")
    found = sheet.translated(read.root, name, language, texts.source, read.rows)
    return found, [*read.problems, *sheet.problems]


def inside(problems: Sequence[Problem], data: bytes) -> None:
    """Every problem has a place that an editor can go to, or is about the file as a whole.

    The end of a file that does not end its last line is where the next line would begin.
    """
    lines = (data.decode("utf-8", "replace") + "\n").split("\n")
    for problem in problems:
        _, line, col = problem.place
        if (line, col) != (0, 0):
            assert 1 <= line <= len(lines), problem
            assert 1 <= col <= len(lines[line - 1]) + 1, problem
