"""Analyses of stories: made from their words and their rubric, kept by digest, and asked by a play and its debrief.

What is kept is what a person is told after a play: how the scores are spread over all ways, and the balanced
way. A debrief takes it where there is some, and never waits for an analysis. What other rules made is not read.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from game import places
from game.analysis.explore import Progress
from game.analysis.graph import BUDGET
from game.analysis.reach import Reach, reach
from game.analysis.whole import Analysis, analyse
from game.engine.rubric import AXES, Move
from game.engine.story import Encounter
from game.errors import Problem
from game.stories.kept import keep, kept, made_by
from game.stories.packs import Story, collector_off, load_pack
from game.stories.texts import MILD, STRONG, Texts

RULES: Final = (
    "analyses.py",
    "analysis",
    "engine",
)  # code that decides what is kept; the Makefile names it too


class KeptAnalysis(NamedTuple):
    """What is kept of an analysis: ways by score for each axis, and the balanced way."""

    ways: Mapping[str, Mapping[int, int]]
    balanced_scores: Mapping[str, int | None]
    balanced_path: tuple[str, ...]


def analyse_story(
    story: Story, moves: Mapping[str, Move], progress: Progress | None = None, budget: int = BUDGET
) -> Analysis:
    """Analyse a story by the moves of its rubric. Raises `TooLarge` and `GoesRound`."""
    with collector_off():  # it makes a great many small things, and no cycles among them
        strong = words_of(story, STRONG) if story.texts.graded() else None
        return analyse(story.encounter, moves, words_of(story), progress, budget, strong)


def dead_ends(story: Story, found: Reach) -> Iterator[Problem]:
    """Where somebody who plays would be left without a way on, or could go round for ever."""
    for code, ways in (("nothing-open", found.stuck), ("goes-round", found.circles)):
        for number, path in ways.items():
            scene = story.encounter.scenes[number].id
            values = {"scene": scene, "path": " > ".join(path) or "-"}
            yield Problem(code, story.places.get(f"scenes.{scene}"), values)


def against_playing(story: Story, folder: Path | None) -> tuple[Problem, ...]:
    """The dead ends of a story; that it has none is kept in `folder` (None keeps nothing) for as long as it is so.

    One that is too large to be visited whole has the benefit of the doubt.
    """
    encounter = story.encounter
    file = None
    if folder is not None:
        file = folder / "ends" / _name(encounter.pack, encounter.id, encounter.digest)
        if kept(file) == made_by(*RULES):
            return ()
    with collector_off():
        found = tuple(dead_ends(story, reach(encounter)))
    if file is not None and not found:
        keep(file, made_by(*RULES))
    return found


def words_of(story: Story, intensity: str = MILD) -> dict[str, Texts]:
    """All texts of a story by language, the source's first, at an intensity."""
    table = story.texts
    return {lang: table.texts(lang, intensity) for lang in (table.lang, *table.languages)}


def keep_analysis(analysis: Analysis, folder: Path) -> None:
    """Keep an analysis for debriefs; where nothing can be written, they do without. Nothing inexact is kept."""
    if analysis.exact and analysis.balanced is not None:
        spreads = {axis: list(one.ways.items()) for axis, one in analysis.spreads.items()}
        balanced = [dict(analysis.balanced.scores), list(analysis.balanced.choices)]
        file = folder / _name(analysis.pack, analysis.encounter, analysis.digest)
        keep(file, [made_by(*RULES), spreads, balanced])


def kept_analysis(encounter: Encounter, folder: Path) -> KeptAnalysis | None:
    """What is kept of an encounter as it is now, by the build or in `folder`; None where nothing is."""
    for where in (places.built_analyses_folder(), folder):
        found = _read(kept(where / _name(encounter.pack, encounter.id, encounter.digest)))
        if found is not None:
            return found
    return None


def standing(found: KeptAnalysis, axis: str, score: int) -> int:
    """Than how many of 100 ways through the encounter a score is better: 0..99, rounded down.

    Of the ways on which the axis is tested; ways are counted, not people. Raises KeyError for no axis.
    """
    ways = found.ways[axis]
    below = sum(count for value, count in ways.items() if value < score)
    return 100 * below // max(sum(ways.values()), 1)


def build(folder: Path) -> None:
    """Keep an analysis of every shipped encounter in a folder, for `built_analyses_folder`.

    What is there of an encounter as it is now stays; what is there of another goes.
    """
    from concurrent.futures import ProcessPoolExecutor  # nothing but a build needs it

    stories = {
        _name(story.encounter.pack, name, story.encounter.digest): name
        for name, story in load_pack(places.content_folder()).stories.items()
    }
    for old in folder.glob("*.json"):
        if old.name not in stories or _read(kept(old)) is None:
            old.unlink()
    missing = [name for file, name in stories.items() if not (folder / file).is_file()]
    with ProcessPoolExecutor() as workers:
        list(workers.map(_build_one, missing, [folder] * len(missing)))


def _build_one(name: str, folder: Path) -> None:
    pack = load_pack(places.content_folder())
    keep_analysis(analyse_story(pack.stories[name], pack.shared.rubric.moves), folder)


def analyses_folder(saves: Path) -> Path:
    """Where analyses are kept beside the saves that they serve."""
    return places.kept_folder(saves) / "analyses"


def _name(pack: str, encounter: str, digest: str) -> str:
    return f"{pack}-{encounter}-{digest}.json"


def _read(found: Any) -> KeptAnalysis | None:
    if found is None or found[0] != made_by(*RULES):
        return None
    _, spreads, (scores, path) = found
    return KeptAnalysis({axis: dict(spreads[axis]) for axis in AXES}, scores, tuple(path))


if __name__ == "__main__":
    build(Path(sys.argv[1]))
