"""All that can be said against a pack: what the reader finds, what no play can reach, what walks expect.

Results for an encounter whose files have not changed are kept, because reach is the slow part.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Final

from game.analysis.reach import BUDGET, Reach, reach
from game.engine.scoring import score
from game.engine.step import begin, outcome, step
from game.errors import GameError, Place, Problem
from game.stories.packs import WALKS, PackReader, Story, shown
from game.stories.walks import Walk

_ENGINE: Final = ("analysis", "engine", "stories")  # code that decides what a check says


def check_pack(
    path: Path, kept: Path | None = None, progress: Callable[[str], None] | None = None
) -> tuple[Problem, ...]:
    """Every problem of a pack folder or a single story file, sorted by place.

    `kept` is a folder for results (None keeps nothing); `progress` hears each encounter's id.
    """
    reader = PackReader(path)
    problems: list[Problem] = []
    if not reader.encounter_ids():
        place = Place(shown(path / "encounters"), 0, 0)
        reader.problems.append(Problem("no-encounters", place))
    for name in reader.encounter_ids():
        if progress is not None:
            progress(name)
        story = reader.story(name)
        if story is not None:
            problems += _kept_or_made(story, kept)
    return tuple(sorted(reader.problems + problems, key=lambda problem: problem.place))


def against(story: Story) -> tuple[Problem, ...]:
    """What reach and walks say against one sound encounter."""
    return (*_unreached(story, reach(story.encounter)), *_walked(story))


def _unreached(story: Story, found: Reach) -> Iterator[Problem]:
    encounter = story.encounter
    place = story.places.get
    if not found.whole:
        largest, count = found.by_scene.most_common(1)[0]
        name = encounter.scenes[largest].id
        yield Problem(
            "too-many-states",
            place(f"scenes.{name}"),
            {"most": BUDGET, "scene": name, "count": count},
        )
        return
    for scene in encounter.scenes:
        if scene.number not in found.scenes:
            yield Problem("scene-unreached", place(f"scenes.{scene.id}"), {"scene": scene.id})
            continue
        for part in scene.parts:
            where = f"scenes.{scene.id}." + (f"build.{part.id}.you" if part.id else "you")
            for choice in part.choices:
                if choice.number not in found.choices:
                    values = {"choice": choice.id, "scene": scene.id}
                    yield Problem("choice-never-open", place(f"{where}.{choice.id}"), values)
    for name in dict.fromkeys(choice.id for scene in encounter.scenes for choice in scene.kit):
        copies = [c.number for scene in encounter.scenes for c in scene.kit if c.id == name]
        if not found.choices.intersection(copies):
            values = {"choice": name, "scene": "kit"}
            yield Problem("choice-never-open", place(f"kit.{name}"), values)
    for number, interrupt in enumerate(encounter.interrupts):
        if number not in found.interrupts:
            yield Problem(
                "interrupt-never", place(f"interrupts.{interrupt.id}"), {"interrupt": interrupt.id}
            )
    if found.stuck is not None:
        scene_id = _scene_at(story, found.stuck)
        values = {"scene": scene_id, "path": _told(found.stuck)}
        yield Problem("nothing-open", place(f"scenes.{scene_id}"), values)
    if found.circle is not None and found.circle_scene is not None:
        scene_id = encounter.scenes[found.circle_scene].id
        values = {"scene": scene_id, "path": _told(found.circle)}
        yield Problem("goes-round", place(f"scenes.{scene_id}"), values)


def _scene_at(story: Story, path: tuple[str, ...]) -> str:
    turn = begin(story.encounter)
    for choice in path:
        turn = step(story.encounter, turn.state, choice)
    return story.encounter.scenes[turn.state.scene].id


def _told(path: tuple[str, ...]) -> str:
    return " > ".join(path) or "-"


def _walked(story: Story) -> Iterator[Problem]:
    for walk in story.walks:
        yield from _walk(story, walk)


def _walk(story: Story, walk: Walk) -> Iterator[Problem]:
    file = shown(story.path.with_name(WALKS))

    def problem(code: str, at: tuple[int, int], **values: object) -> Problem:
        return Problem(code, Place(file, at[0] + 1, at[1] + 1), {"walk": walk.name, **values})

    encounter = story.encounter
    state = begin(encounter).state
    for choice, at in zip(walk.path, walk.steps_at, strict=True):
        try:
            state = step(encounter, state, choice).state
        except GameError as error:
            scene = encounter.scenes[state.scene].id
            yield problem("walk-step", at, choice=choice, scene=scene, why=error.code)
            return
    ended = outcome(encounter, state)
    if ended is None:
        yield problem("walk-unfinished", walk.at, scene=encounter.scenes[state.scene].id)
        return
    if walk.ending is not None and walk.ending != ended.ending:
        yield problem("walk-ending", walk.at, wanted=walk.ending, found=ended.ending)
    if walk.kind is not None and walk.kind != ended.kind:
        yield problem("walk-ending", walk.at, wanted=walk.kind, found=ended.kind)
    result = score(encounter, walk.path)
    for axis, bound in walk.bands.items():
        band = result.bands[axis]
        value = None if band is None else band.band
        if not bound.holds(value):
            found = "-" if value is None else value
            yield problem("walk-band", walk.at, axis=axis, wanted=str(bound), found=found)
    for axis, bound in walk.scores.items():
        points = result.scores[axis]
        if not bound.holds(points):
            found = "-" if points is None else points
            yield problem("walk-score", walk.at, axis=axis, wanted=str(bound), found=found)


# --- kept results ---


def _kept_or_made(story: Story, kept: Path | None) -> tuple[Problem, ...]:
    if kept is None:
        return against(story)
    path = kept / "checks" / f"{_fingerprint(story)}.json"
    try:
        return tuple(
            Problem(code, Place(*place), values)
            for code, place, values in json.loads(path.read_text("utf-8"))
        )
    except (OSError, ValueError, TypeError):
        pass  # not kept yet, or not readable any more: made again
    problems = against(story)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(problems), "utf-8")
    except OSError:
        pass  # nothing can be kept here; the check is none the worse for it
    return problems


def _fingerprint(story: Story) -> str:
    """A digest of the encounter, its files, and the code that judges them."""
    digest = blake2b(digest_size=16)
    digest.update(repr((story.encounter.digest, story.places.shown, story.walks)).encode())
    digest.update(story.path.read_bytes())
    package = Path(__file__).parent
    for room in (*(package / name for name in _ENGINE), package):
        for file in sorted(room.glob("*.py")):
            stat = file.stat()
            digest.update(f"{file.name} {stat.st_size} {stat.st_mtime_ns}".encode())
    return digest.hexdigest()
