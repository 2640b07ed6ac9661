"""All that can be said against a pack: what the reader finds, what no play can reach, what walks expect.

Results for an encounter whose files have not changed are kept, because reach is the slow part.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Final

from game.analyses import analyse_story, dead_ends, keep_analysis
from game.analysis.explore import Explored, Progress
from game.analysis.graph import BUDGET, TooLarge
from game.analysis.reach import BUDGET as QUICK
from game.analysis.reach import Reach, reached, visit
from game.engine.rubric import Move
from game.engine.scoring import score
from game.engine.state import Turn
from game.engine.step import begin, options, outcome, step
from game.engine.story import Encounter
from game.errors import GameError, Place, Problem
from game.stories.folders import PACK, STORY
from game.stories.kept import keep, kept, made_by
from game.stories.likely import Near, near
from game.stories.packs import WALKS, PackReader, Story, collector_off, shown
from game.stories.reader import Mark
from game.stories.walks import Expected, Walk

# Code that decides what a check says, and what it keeps for debriefs.
_JUDGES: Final = (
    "check.py",
    "analyses.py",
    "errors.py",
    "analysis",
    "engine",
    "stories",
    "words/languages.py",
)


def check_pack(
    path: Path,
    folder: Path | None = None,
    progress: Callable[[str], Progress] | None = None,
    *,
    strict: bool = False,
) -> tuple[Problem, ...]:
    """Every problem and note of a pack folder, an encounter's folder or a single file, sorted by place.

    Of a file that is no story (a rubric, a translation …) only its own problems are told.
    `folder` is one for results (None keeps nothing); `progress` hears each encounter's id, and gives who hears
    how far the work on it came. A `strict` check looks at as many states as an analysis does, and tells smells
    as well, of encounters that have no fault.
    """
    whole = belongs_to(path)
    if whole != path:
        found = check_pack(whole, folder, progress, strict=strict)
        return found if path.is_dir() else tuple(p for p in found if p.place.file == shown(path))
    reader = PackReader(path)
    problems: list[Problem] = []
    if not reader.encounter_ids():
        place = Place(shown(path / "encounters"), 0, 0)
        reader.problems.append(Problem("no-encounters", place))
    for name in reader.encounter_ids():
        hears = None if progress is None else progress(name)
        with collector_off():
            story = reader.story(name)
        if story is None:
            continue
        fingerprint = _fingerprint(story)
        found = _kept_or_made(folder, f"checks/{fingerprint}", partial(against, story))
        if strict and faults(found) != found:
            at_length = partial(against, story, BUDGET, hears)
            found = _kept_or_made(folder, f"wholes/{fingerprint}", at_length)
        if strict and not faults(found):
            moves = reader.shared.rubric.moves
            of_words = _words_print(story, moves)
            smell = partial(smelt, story, moves, folder, hears)
            found += _kept_or_made(folder, f"smells/{fingerprint}-{of_words}", smell)
        problems += found
    return tuple(sorted(reader.problems + problems, key=lambda problem: problem.place))


def belongs_to(path: Path) -> Path:
    """The pack folder or the story file that has to be read in order to say what is wrong at a path."""
    if path.is_dir():
        story = path / STORY
        return story if story.is_file() and not (path / PACK).is_file() else path
    if path.is_file() and path.name != STORY:
        if path.with_name(STORY).is_file():
            return path.with_name(STORY)
        if path.with_name(PACK).is_file():
            return path.parent
    return path


def against(
    story: Story, budget: int = QUICK, progress: Progress | None = None
) -> tuple[Problem, ...]:
    """What reach and walks say against one sound encounter, of which at most so many states are visited."""
    return against_visited(story, visit(story.encounter, budget, progress))


def against_visited(story: Story, found: Explored) -> tuple[Problem, ...]:
    """What its states, as far as they were visited, and its walks say against one sound encounter."""
    return (*_unreached(story, reached(found)), *_walked(story))


def faults(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those for which a command refuses an encounter: not that it is too large to be looked at whole."""
    return tuple(problem for problem in problems if not problem.is_note)


def smelt(
    story: Story, moves: Mapping[str, Move], folder: Path | None, progress: Progress | None = None
) -> tuple[Problem, ...]:
    """What the analysis finds suspicious in an encounter; a smell about the whole is told at its title."""
    try:
        analysis = analyse_story(story, moves, progress)
    except TooLarge as stopped:
        values = {
            "name": story.encounter.id,
            "budget": stopped.budget,
            "states": stopped.states,
        }
        return (Problem("analysis-too-large", story.places.get("title"), values),)
    if folder is not None:
        keep_analysis(analysis, folder / "analyses")
    return tuple(
        Problem(smell.code, _place(story, smell.where), smell.figures) for smell in analysis.smells
    )


def _place(story: Story, where: str) -> Place:
    return story.places.get(where if where in story.places.marks else "title")


def _unreached(story: Story, found: Reach) -> Iterator[Problem]:
    encounter = story.encounter
    place = story.places.get
    if not found.whole:
        largest, count = found.by_scene.most_common(1)[0]
        name = encounter.scenes[largest].id
        yield Problem(
            "too-many-states",
            place(f"scenes.{name}"),
            {"most": found.budget, "scene": name, "count": count},
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
    yield from dead_ends(story, found)


def _walked(story: Story) -> Iterator[Problem]:
    for walk in story.walks:
        yield from _walk(story, walk)


def _walk(story: Story, walk: Walk) -> Iterator[Problem]:
    file = shown(story.path.with_name(WALKS))

    def problem(code: str, at: Mark, **values: object) -> Problem:
        return Problem(code, Place(file, at.line + 1, at.column + 1), {"walk": walk.name, **values})

    encounter = story.encounter
    turn = begin(encounter)
    for number, (choice, at) in enumerate(zip(walk.path, walk.steps_at, strict=True)):
        scene = encounter.scenes[turn.state.scene].id
        try:
            turn = step(encounter, turn.state, choice)
        except GameError as error:
            meant = _meant(choice, [o.choice.id for o in options(encounter, turn.state)])
            known = [option.choice.id for option in options(encounter, turn.state) if option.open]
            values = {"choice": choice, "scene": scene, "why": error.code, "known": known}
            yield problem("walk-step", at, **values, **meant)
            return
        expected = walk.expected.get(number)
        for what, wanted, found, meant in (
            _disappointed(encounter, turn, expected) if expected else ()
        ):
            values = {"choice": choice, "what": what, "wanted": wanted, "found": found}
            yield problem("walk-expect", expected.at if expected else at, **values, **meant)
    ended = outcome(encounter, turn.state)
    if ended is None:
        scene = encounter.scenes[turn.state.scene].id
        yield problem("walk-unfinished", walk.at, scene=scene)
        return
    if walk.ending is not None and walk.ending != ended.ending:
        endings = [scene.id for scene in encounter.scenes if scene.ending]
        values = {"wanted": walk.ending, "found": ended.ending}
        yield problem("walk-ending", walk.at, **values, **_meant(walk.ending, endings))
    if walk.kind is not None and walk.kind != ended.kind:
        yield problem("walk-ending", walk.at, wanted=walk.kind, found=ended.kind)
    result = score(encounter, walk.path)
    for axis, bound in walk.bands.items():
        band = result.bands[axis]
        value = None if band is None else band.band
        if not bound.holds(value):
            told = "-" if value is None else str(value)
            yield problem("walk-band", walk.at, axis=axis, wanted=str(bound), found=told)
    for axis, bound in walk.scores.items():
        points = result.scores[axis]
        if not bound.holds(points):
            told = "-" if points is None else str(points)
            yield problem("walk-score", walk.at, axis=axis, wanted=str(bound), found=told)


def _disappointed(
    encounter: Encounter, turn: Turn, expected: Expected
) -> Iterator[tuple[str, str, str, Near]]:
    """What is not as a step expects: what, wanted, found, and which name was meant by one that is nowhere."""
    state = turn.state
    scene = encounter.scenes[state.scene].id
    if expected.scene is not None and expected.scene != scene:
        scenes = [one.id for one in encounter.scenes]
        yield "scene", expected.scene, scene, _meant(expected.scene, scenes)
    said = [line.text for line in turn.said]
    for text in expected.said:
        if text not in said:
            yield "said", text, ", ".join(said), {}
    for gauge, bound in expected.gauges.items():
        value = getattr(state, gauge)
        if not bound.holds(value):
            yield gauge, str(bound), str(value), {}
    numbers = dict(zip(encounter.counters, state.counters, strict=True))
    for counter, bound in expected.counters.items():
        if not bound.holds(numbers.get(counter)):
            found = str(numbers.get(counter, "-"))
            yield counter, str(bound), found, _meant(counter, numbers)
    for fact, wanted in expected.facts.items():
        known = fact in encounter.facts
        holds = known and bool(state.facts >> encounter.facts.index(fact) & 1)
        if not known or holds is not wanted:
            found = str(holds).lower() if known else "-"
            yield fact, str(wanted).lower(), found, _meant(fact, encounter.facts)
    now = {option.choice.id: option.open for option in options(encounter, state)}
    for names, wanted in ((expected.open, True), (expected.locked, False)):
        for name in names:
            if now.get(name) is not wanted:
                found = {True: "open", False: "locked", None: "-"}[now.get(name)]
                yield name, "open" if wanted else "locked", found, _meant(name, now)


def _meant(name: str, known: Collection[str]) -> Near:
    """The one that was meant, where nothing is called so."""
    return {} if name in known else near(name, known)


# --- kept results ---


def _kept_or_made(
    folder: Path | None, name: str, make: Callable[[], tuple[Problem, ...]]
) -> tuple[Problem, ...]:
    if folder is None:
        return make()
    file = folder / f"{name}.json"
    found = kept(file)
    if found is not None:
        return tuple(Problem(code, Place(*place), values) for code, place, values in found)
    problems = make()
    keep(file, problems)
    return problems


def _words_print(story: Story, moves: Mapping[str, Move]) -> str:
    """A digest of what smells depend on besides: the translations, and the rubric under all conditions."""
    rubric = [
        (name, sorted(move.worth.items()), move.critical, sorted(move.critical_under))
        for name, move in sorted(moves.items())
    ]
    whole = repr((story.texts.languages, rubric)).encode("utf-8", "surrogateescape")
    return blake2b(whole, digest_size=16).hexdigest()


def _fingerprint(story: Story) -> str:
    """A digest of the encounter, its files, and the code that judges them."""
    digest = blake2b(digest_size=16)
    whole = (story.encounter.digest, story.places.shown, made_by(*_JUDGES))
    digest.update(repr(whole).encode("utf-8", "surrogateescape"))
    for path in (story.path, story.path.with_name(WALKS)):
        with suppress(OSError):  # whoever reads it tells why it cannot be read
            digest.update(path.read_bytes())
    return digest.hexdigest()
