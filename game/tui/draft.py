"""A story that is being written: its last sound version, what is wrong with its files, and plays that nobody keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from game.engine.state import State, Turn
from game.engine.step import arrive, begin, step
from game.engine.story import Encounter
from game.errors import Problem
from game.saves import PlayRecord, Step, Store
from game.saves.records import utc_now
from game.session import Play, Resumed, refold
from game.stories.folders import PACK, real
from game.stories.library import Library
from game.stories.packs import PackReader, Shared, Story, collector_off, shown
from game.stories.texts import MILD


@dataclass(frozen=True, slots=True)
class Jump:
    """A scene to begin in, with gauges (anger, trust, energy), the facts that are so, and counters by name."""

    scene: str
    gauges: tuple[int, int, int]
    facts: frozenset[str] = frozenset()
    counters: Mapping[str, int] = field(default_factory=dict)

    def turn(self, encounter: Encounter) -> Turn | None:
        """Entering that scene; None where it is gone. Facts and counters that are gone are left out."""
        name = encounter.renamed.get(self.scene, self.scene)
        try:
            scene = encounter.scene(name)
        except KeyError:
            return None
        facts = sum(1 << bit for bit, fact in enumerate(encounter.facts) if fact in self.facts)
        counters = tuple(
            min(max(self.counters.get(counter, low), low), high)
            for counter, (low, high) in encounter.counters.items()
        )
        state = begin(encounter).state._replace(
            anger=self.gauges[0],
            trust=self.gauges[1],
            energy=self.gauges[2],
            facts=facts,
            counters=counters,
            used=0,
            fired=0,
            wear=0,
            picked=(),
            by=0,
        )
        return arrive(encounter, state, scene.number)


def jump_from(encounter: Encounter, state: State, scene: str) -> Jump:
    """Into a scene as things stand."""
    return Jump(
        scene,
        (state.anger, state.trust, state.energy),
        frozenset(fact for bit, fact in enumerate(encounter.facts) if state.facts >> bit & 1),
        dict(zip(encounter.counters, state.counters, strict=True)),
    )


@dataclass(slots=True)
class Rehearsal(Play):
    """A play that is kept nowhere. With a `jump` its path begins there."""

    jump: Jump | None = None
    said: dict[str, Any] = field(default_factory=dict)

    def choose(self, choice_id: str) -> Turn:
        """Make a choice; raises `choice-unknown` and `choice-locked`."""
        following = step(self.encounter, self.state, choice_id)
        self.path.append(choice_id)
        self.turns.append(following)
        return following

    def answer(self, question: str, value: object) -> None:
        """Remember an answer as long as the rehearsal lasts."""
        self.said[question] = value

    def answers(self) -> dict[str, Any]:
        """The answers given."""
        return dict(self.said)

    def take_back(self) -> None:
        """One choice fewer."""
        self.path.pop()
        self.turns.pop()


class Judgement(NamedTuple):
    """What visiting every state of a version tells, as far as it is known."""

    problems: tuple[Problem, ...] | None = None  # None: not known
    chances: Mapping[str, Fraction] | None = None  # of coming to each scene; None: not known
    done: bool = False  # no more is to be found out


Look = frozenset[tuple[Path, int, int]]
"""Files with the time they were written (nanoseconds) and their size (bytes)."""


@dataclass(slots=True)
class Draft:
    """One encounter's files. `story` is the last sound version of them, None where there has been none."""

    path: Path  # the pack folder or the story file
    name: str  # the encounter's id
    reader: PackReader
    story: Story | None = None
    sound: bool = False  # the files as they are now can be played
    found: tuple[Problem, ...] = ()  # by reading
    judgement: Judgement = field(default_factory=Judgement)  # of the last sound version
    seen: Look = frozenset()  # the files as they were when they were read
    _of_pack: tuple[Problem, ...] = ()

    @property
    def shared(self) -> Shared:
        """What the encounters of the pack share."""
        return self.reader.shared

    @property
    def folder(self) -> Path:
        """Where the story file lies."""
        if self.path.is_file():
            return self.path.parent
        return self.path / "encounters" / self.name

    @property
    def folders(self) -> frozenset[Path]:
        """The folders whose files the draft is read from."""
        own = real(self.folder)
        return frozenset({own, own.parent, real(self.shared.folder)})

    def look(self) -> Look:
        """The files as they are now; what cannot be looked at is not there."""
        found = []
        for path in (path for folder in self.folders for path in folder.glob("*.yaml")):
            with suppress(OSError):
                there = path.stat()
                found.append((path, there.st_mtime_ns, there.st_size))
        return frozenset(found)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong with the files as they are now: shared ones first, which break what builds on them."""
        judged = (self.judgement.problems or ()) if self.sound else ()
        own = self.found[len(self._of_pack) :]
        return (*self._of_pack, *sorted((*own, *judged), key=lambda problem: problem.place))

    @property
    def visiting(self) -> bool:
        """Whether what is wrong with the last sound version is still being found out."""
        return self.judgement.problems is None and not self.judgement.done

    @property
    def unreached(self) -> frozenset[str] | None:
        """The scenes that no play comes to; None where that is not known."""
        judged = self.judgement.problems
        if judged is None or any(one.code == "too-many-states" for one in judged):
            return None
        return frozenset(
            str(one.values["scene"]) for one in judged if one.code == "scene-unreached"
        )

    def read(self, *, pack: bool = True) -> None:
        """Read the files again, those that the pack's encounters share only with `pack`.

        What is not sound is told in `problems`, and `story` stays what it was.
        Raises `pack-missing` where the whole pack is gone.
        """
        with collector_off():
            if pack:
                self.reader = PackReader(self.path)
                self._of_pack = tuple(self.reader.problems)
            self.seen = self.look()
            self.reader.problems[:] = self._of_pack
            story = self.reader.story(self.name)
        self.found = tuple(self.reader.problems)
        # Without its head a pack has no name and no languages: what is read then is not the story that was.
        headless = shown(self.shared.folder / PACK)
        self.sound = story is not None and all(p.place.file != headless for p in self._of_pack)
        if self.sound:
            self.story = story
            self.judgement = Judgement()


def find_draft(library: Library, name: str) -> Draft:
    """The encounter of that id or full name, read; raises `encounter-unknown`, `pack-missing`."""
    entry = library.index().find(name)
    reader = library.reader_of(entry)
    draft = Draft(reader.path, entry.id, reader)
    draft.read()
    return draft


def rehearse(
    story: Story,
    store: Store,
    *,
    jump: Jump | None = None,
    steps: Sequence[Step] = (),
    intensity: str = MILD,
) -> Rehearsal:
    """Play a story, by a path as far as it still folds; without its jump's scene from the beginning."""
    encounter = story.encounter
    first = None if jump is None else jump.turn(encounter)
    if first is None and jump is not None:
        jump, steps = None, ()
    turns, folded = refold(encounter, steps, first)
    path = tuple(one.choice for one in folded)
    dropped = tuple(one.choice for one in steps[len(folded) :])
    record = PlayRecord(
        id=0,
        profile_id=0,
        pack=encounter.pack,
        encounter=encounter.id,
        digest=encounter.digest,
        seed=0,
        intensity=intensity,
        started=utc_now(),
        ended=None,
        status="open",
        practice_of=None,
        ending=None,
        kind=None,
        scores=None,
        bands=None,
    )
    resumed = Resumed(path, dropped, "story-changed" if dropped else None)
    return Rehearsal(store, record, story, turns, list(path), resumed, jump)
