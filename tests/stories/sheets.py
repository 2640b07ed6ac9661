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
from game.stories.packs import Shared, Story, load_pack
from game.stories.reader import read_bytes
from game.stories.rubric_file import RubricSheet
from game.stories.shared_files import LANGUAGES, SharedSheet
from game.stories.texts import TranslationSheet
from game.stories.walks import WalksSheet

CONTENT = content_folder()


@cache
def shipped() -> tuple[Shared, dict[str, Story]]:
    pack = load_pack(CONTENT)
    return pack.shared, dict(pack.stories)


def shipped_files() -> list[Path]:
    return sorted(CONTENT.rglob("*.yaml"))


def decoded(path: Path, data: bytes) -> tuple[Encounter | None, Sequence[Problem]]:
    """What came of the bytes, read as the shipped file of that path would be."""
    shared, stories = shipped()
    read = read_bytes(data, "file")
    root = read.root
    if root is None:
        return None, read.problems
    kind, _, language = path.stem.partition(".")
    if kind in LANGUAGES:
        kind, language = "story", kind
    folder = path.parent.name
    if language:
        texts = {
            "story": stories[folder].texts if kind == "story" else shared.texts["rubric"],
            **shared.texts,
        }.get(kind, shared.texts["rubric"])
        sheet = TranslationSheet("file")
        sheet.translated(root, folder if kind == "story" else kind, language, texts.source)
        return None, [*read.problems, *sheet.problems]
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
