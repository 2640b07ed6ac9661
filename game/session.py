"""The use cases that every front end calls: start, choose, undo, rewind, resume, answer, finish.

A play is a journal in the store and a fold in memory; a choice is on disk before it is shown as made.
No front end holds game state of its own.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from game.engine.scoring import Score, score
from game.engine.state import Outcome, State, Turn
from game.engine.step import begin, choice_at, options, outcome, step
from game.engine.story import PROTECT, Choice, Encounter, Line, Option, Scene
from game.errors import GameError, broken
from game.places import content_folder
from game.saves import PlayRecord, Profile, Step, Store
from game.stories.library import Library
from game.stories.packs import Shared, Story
from game.stories.texts import MILD, Texts

SURE: Final = (1, 2, 3, 4, 5)  # answers to `confidence`, from not at all to quite sure
AFTERWARDS: Final = ("guess", "cause", "plan")
QUIET: Final = "quiet"  # kept like an answer, once the quiet word was said
LARGEST_SEED: Final = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Resumed:
    """An unfinished play that goes on: its path, what no longer fits the story, and why.

    `because` is a code: `story-changed`, or None where nothing was dropped.
    """

    path: tuple[str, ...]
    dropped: tuple[str, ...]
    because: str | None


@dataclass(slots=True)
class Play:
    """One sitting at one encounter. Made by `Session`; `choose` is the one call that moves it."""

    store: Store
    record: PlayRecord
    story: Story
    turns: list[Turn]
    path: list[str] = field(default_factory=list)
    resumed: Resumed | None = None

    @property
    def encounter(self) -> Encounter:
        """What is being played."""
        return self.story.encounter

    @property
    def state(self) -> State:
        """Where it stands."""
        return self.turns[-1].state

    @property
    def scene(self) -> Scene:
        """The scene it stands in."""
        return self.encounter.scenes[self.state.scene]

    @property
    def turn(self) -> int:
        """The number of the choice that comes next, from 1."""
        return len(self.path) + 1

    @property
    def practice(self) -> bool:
        """Whether this is a rewound play beside a first attempt."""
        return self.record.practice_of is not None

    def texts(self, lang: str) -> Texts:
        """The encounter's words in a language, at the play's intensity."""
        return self.story.texts.texts(lang, self.record.intensity)

    def lines(self) -> Iterator[Line]:
        """Everything that was said and done so far."""
        return (line for turn in self.turns for line in turn.said)

    def choice(self, index: int) -> Choice:
        """The choice at a position of the path."""
        return choice_at(self.encounter, self.turns[index].state, self.path[index])

    def options(self) -> tuple[Option, ...]:
        """What can be chosen now: replies (or parts) shuffled by the seed, then the kit."""
        found = options(self.encounter, self.state)
        replies = [option for option in found if option.choice.kind != PROTECT]
        kit = [option for option in found if option.choice.kind == PROTECT]
        # Shuffled by every choice of the moment, so that one that is hidden moves no other.
        order = list(self.scene.stages[len(self.state.picked)]) if found else []
        moment = f"{self.record.seed}/{self.scene.id}/{len(self.state.picked)}"
        random.Random(moment).shuffle(order)  # noqa: S311 - an order, not a secret
        return (*sorted(replies, key=lambda option: order.index(option.choice.id)), *kit)

    def outcome(self) -> Outcome | None:
        """How it ended, or None while it goes on."""
        return outcome(self.encounter, self.state)

    def score(self) -> Score:
        """The score of the path so far."""
        return score(self.encounter, self.path)

    def choose(self, choice_id: str) -> Turn:
        """Make a choice. It is on disk when this returns.

        Raises `choice-unknown` and `choice-locked` (nothing changed), and the store's `moved-on` where
        another window went further: then `Session.again` gives the play as it stands now.
        """
        following = step(self.encounter, self.state, choice_id)
        self.store.append(self.record.id, len(self.path), self.scene.id, choice_id)
        self.path.append(choice_id)
        self.turns.append(following)
        return following

    def answer(self, question: str, value: object) -> None:
        """Keep an answer by its question (one of `game.debrief.QUESTIONS`), or how often the coach was asked."""
        self.store.note(self.record.id, question, json.dumps(value, ensure_ascii=False))

    def answers(self) -> dict[str, Any]:
        """All answers kept with this play; one that a damaged disk has spoilt is left out."""
        return self._answers()[0]

    def spoilt(self) -> tuple[str, ...]:
        """The questions whose answers can no longer be read."""
        return self._answers()[1]

    def _answers(self) -> tuple[dict[str, Any], tuple[str, ...]]:
        found: dict[str, Any] = {}
        spoilt: list[str] = []
        for question, value in self.store.notes(self.record.id).items():
            try:
                found[question] = json.loads(value)
            except ValueError:
                spoilt.append(question)
        return found, tuple(spoilt)

    def count_coach(self) -> None:
        """Keep that the coach was asked once more."""
        count = self.answers().get("coach")
        self.answer("coach", count + 1 if isinstance(count, int) else 1)

    @property
    def quieted(self) -> bool:
        """Whether the quiet word was said, which comes once in a play."""
        return QUIET in self.answers()

    @property
    def first_waits(self) -> bool:
        """Whether this is practice beside a first attempt that is not finished."""
        first = self.record.practice_of
        return first is not None and self.store.play(first).status == "open"

    def asked(self) -> set[str]:
        """What a person need not be asked again: each question comes once in a first attempt and its practice."""
        asked = set(self.answers())
        first = self.record.practice_of
        if first is not None:
            asked |= set(self.store.notes(first))
            if self.store.play(first).status == "finished":  # it was asked, and passed over
                asked |= set(AFTERWARDS)
        return asked

    def finish(self) -> Score:
        """Close the play with its result; raises ValueError while it goes on."""
        ended = self.outcome()
        if ended is None:
            raise ValueError(self.record.encounter)
        result = self.score()
        self.record = self.store.finish(
            self.record.id,
            ending=ended.ending,
            kind=ended.kind,
            scores=result.scores,
            bands={a: {} if b is None else b._asdict() for a, b in result.bands.items()},
        )
        return result

    def steps(self) -> tuple[Step, ...]:
        """The journal: each choice with the scene it was made in."""
        return tuple(
            Step(self.encounter.scenes[turn.state.scene].id, choice)
            for turn, choice in zip(self.turns, self.path, strict=False)
        )


class Past(NamedTuple):
    """A play as progress tells it."""

    record: PlayRecord
    waits: bool  # it is over, and its debrief waits for the player
    plan: str  # for next time; "" where none was made, or a damaged disk has spoilt it
    attempt: int  # which of its encounter, from 1; 0 for practice


@dataclass(slots=True)
class Session:
    """One player at one store with one library."""

    store: Store
    library: Library
    profile: Profile

    def story(self, name: str) -> Story:
        """An encounter that can be played to an end; raises `encounter-unknown`, `encounter-broken`.

        What ships is known to be so; of another pack all states are visited, once for each version of it.
        """
        story = self.library.story(name)
        entry = self.library.index().find(name)
        if self.library.path_of(entry) == content_folder():
            return story
        from game.analyses import against_playing  # not needed for what ships

        found = against_playing(story, self.library.kept)
        if found:
            problems = (*self.library.told_of(name), *found)
            raise broken(entry.name, problems, self.library.check_command(entry))
        return story

    def start(
        self,
        name: str,
        *,
        intensity: str = MILD,
        seed: int | None = None,
        fresh: bool = False,
    ) -> Play:
        """Go on with an unfinished play of an encounter, or begin one.

        `fresh` closes an unfinished one as left first. Raises `encounter-unknown`, `encounter-broken`.
        """
        story = self.story(name)
        encounter = story.encounter
        with self.store.together():  # so that of two windows that start at once one begins
            found = self.unfinished(name)
            while fresh and found is not None:
                self.store.leave(found.id)
                found = self.unfinished(name)
            if found is None:
                record = self.store.begin_play(
                    self.profile.id,
                    pack=encounter.pack,
                    encounter=encounter.id,
                    digest=encounter.digest,
                    seed=random.randrange(LARGEST_SEED) if seed is None else seed,  # noqa: S311
                    intensity=intensity,
                )
                return Play(self.store, record, story, [begin(encounter)])
        return self.resume(found, story)

    def unfinished(self, name: str) -> PlayRecord | None:
        """The unfinished play of an encounter in which the newest choice was made, practice included."""
        entry = self.library.index().find(name)
        return self.store.open_play(self.profile.id, entry.pack, entry.id)

    def resume(self, record: PlayRecord, story: Story | None = None) -> Play:
        """Fold a journal again, as far as the story still knows it, and say what was dropped.

        Of two windows that do so at once, the later one folds what the other has left.
        """
        while True:
            try:
                return self._resume(record, story)
            except GameError as error:
                if error.code not in {"moved-on", "play-closed"}:
                    raise
                record = self.store.play(record.id)

    def _resume(self, record: PlayRecord, story: Story | None) -> Play:
        if story is None:
            read = self.story if record.status == "open" else self.library.story
            story = read(record.name)
        encounter = story.encounter
        seen = self.store.steps(record.id)
        turns, steps = refold(encounter, seen)
        kept = len(steps)
        if record.status == "open" and (record.digest != encounter.digest or steps != seen[:kept]):
            same = _same(steps, seen)
            self.store.replace_tail(
                record.id, seen, same, tail=steps[same:], digest=encounter.digest
            )
            record = self.store.play(record.id)
        path = [one.choice for one in steps]
        dropped = tuple(one.choice for one in seen[kept:])
        resumed = Resumed(tuple(path), dropped, "story-changed" if dropped else None)
        return Play(self.store, record, story, turns, path, resumed)

    def shared(self, play: Play) -> Shared:
        """What the encounters of a play's pack share: its rubric, its contacts."""
        return self.library.shared(play.record.name)

    def past(self) -> Iterator[Past]:
        """The player's plays in the order they were begun, without those that were left."""
        attempts: Counter[str] = Counter()
        for record in self.store.plays(self.profile.id):
            if record.status != "left":
                notes = self.store.notes(record.id)
                waits = record.status == "open" and QUIET in notes
                first = record.practice_of is None
                attempts[record.name] += first
                yield Past(record, waits, _plan(notes), attempts[record.name] if first else 0)

    def look_back(self, record: PlayRecord) -> Play:
        """A finished play, to be told again; raises `debrief-gone` where it no longer folds to its end."""
        play = self.resume(record)
        if play.outcome() is None:
            raise GameError("debrief-gone")
        return play

    def again(self, play: Play) -> Play:
        """The same play as it stands on disk now: another window may have gone further."""
        return self.resume(self.store.play(play.record.id), play.story)

    def rewind(self, play: Play, keep: int) -> Play:
        """A new journal with the first `keep` choices, as practice beside the first attempt."""
        first = play.record.practice_of or play.record.id
        record = self.store.begin_play(
            self.profile.id,
            pack=play.encounter.pack,
            encounter=play.encounter.id,
            digest=play.encounter.digest,
            seed=play.record.seed,
            intensity=play.record.intensity,
            practice_of=first,
            steps=play.steps()[:keep],
        )
        if play.practice and play.record.status == "open":
            self.store.leave(play.record.id)
        return Play(self.store, record, play.story, play.turns[: keep + 1], list(play.path[:keep]))

    def first_attempt(self, practice: Play) -> Play:
        """From practice back to the first attempt, where it was left; the practice waits as well.

        Raises `no-first-attempt` where none waits.
        """
        first = practice.record.practice_of
        if first is None or not practice.first_waits:
            raise GameError("no-first-attempt")
        return self.resume(self.store.play(first), practice.story)

    def undo(self, play: Play) -> Play:
        """Rewind by one choice; raises `nothing-to-undo` before the first."""
        if not play.path:
            raise GameError("nothing-to-undo")
        return self.rewind(play, len(play.path) - 1)


def refold(
    encounter: Encounter, steps: Sequence[Step], first: Turn | None = None
) -> tuple[list[Turn], tuple[Step, ...]]:
    """Fold a journal by what was meant: each choice in the scene it was made in, old names renamed.

    Gives the turns and the steps (under their present names) up to the last decision that still folds.
    `first` is where the journal begins, if that is not the story's beginning.
    """
    turns = [first or begin(encounter)]
    folded: list[Step] = []
    for old in steps:
        state = turns[-1].state
        here = encounter.scenes[state.scene]
        if not here.stages or encounter.renamed.get(old.scene, old.scene) != here.id:
            break
        choice = _meant(encounter.renamed, old, here, state)
        try:
            turns.append(step(encounter, turns[-1].state, choice))
        except GameError:
            break
        folded.append(Step(here.id, choice))
    return turns, tuple(folded)


def _plan(notes: Mapping[str, str]) -> str:
    try:
        plan = json.loads(notes.get("plan", '""'))
    except ValueError:
        return ""
    return plan if isinstance(plan, str) else ""


def _meant(renamed: Mapping[str, str], old: Step, here: Scene, state: State) -> str:
    """The choice of the present scene that a step means, if there is one."""
    there = here.stages[len(state.picked)]
    if old.choice in there:
        return old.choice
    names = (renamed.get(f"{where}.{old.choice}") for where in (here.id, "kit"))
    return next((name for name in names if name is not None and name in there), old.choice)


def _same(steps: Sequence[Step], seen: Sequence[Step]) -> int:
    """How many steps from the first on are the same."""
    count = 0
    for one, other in zip(steps, seen, strict=False):
        if one != other:
            break
        count += 1
    return count
