"""An encounter as a frozen graph: scenes, choices, people, the kit, interrupts, endings.

Every word of it is a text id, which is the text's path in `story.yaml`; front ends turn ids into
words by language and intensity. Everything that a step needs is resolved here once, so that a step
is a few lookups: choices know their worth in their scene, expressions are closures, facts are bits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from game.engine.digest import digest
from game.engine.expressions import Expression, Test
from game.engine.rubric import Worth

YOU: Final = "you"
NARRATOR: Final = "narrator"
ENDING_KINDS: Final = ("resolved", "parted", "handed-over", "left-open", "ugly")

REPLY: Final = "reply"
PART: Final = "part"
PROTECT: Final = "protect"


class Line(NamedTuple):
    """Something said or done: by `you`, `narrator` or a person's id. `text` is a text id."""

    who: str
    text: str
    done: bool = False  # a deed of the player's, not words


class Saying(NamedTuple):
    """A line that may depend on the state."""

    line: Line
    test: Expression | None


class Answer(NamedTuple):
    """One alternative of what is answered: the first whose test holds."""

    test: Expression | None
    says: tuple[Saying, ...]
    fixed: tuple[Line, ...] | None  # the lines, where none of them depends on the state


class Way(NamedTuple):
    """One alternative of where it goes on: the first whose test holds. `to` is a scene's position."""

    test: Expression | None
    to: int


@dataclass(frozen=True, slots=True)
class Change:
    """What a `set` does: facts as bit masks, counters and gauges as (position, add?, number)."""

    facts_on: int
    facts_off: int
    counters: tuple[tuple[int, bool, int], ...]
    gauges: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something the player can say or do, as it stands in one scene.

    A kit action has one `Choice` for each condition it is offered under, with the customer and without:
    that sets its worth.
    """

    id: str
    number: int  # its position among all choices of the encounter, as State.by tells it
    kind: str  # REPLY, PART or PROTECT
    part: str | None
    position: int  # among the choices of its part; what `picked` holds
    line: Line
    moves: tuple[str, ...]
    worth: Worth  # in its scene: under its condition, and with whom it is
    sympathy: bool
    critical: tuple[str, ...]  # the axes whose bands it caps, here
    test: Expression | None
    locked: str | None  # text id of why it is locked
    hidden: bool
    once: int  # its bit in State.used; 0 where it can be chosen again
    change: Change | None
    answers: tuple[Answer, ...]
    ways: tuple[Way, ...]  # empty: the scene goes on
    because: str | None


class Why(NamedTuple):
    """Why an option is locked.

    `code` is `text` (then `text` is the author's text id), `used`, or `gauge` with the gauge's name
    and which way it is off: `low` or `high`.
    """

    code: str
    text: str | None = None
    gauge: str | None = None
    way: str | None = None


class Option(NamedTuple):
    """A choice as it stands now: open, or locked with the reason."""

    choice: Choice
    open: bool
    why: Why | None


class Offer(NamedTuple):
    """A choice made ready for `options`: what it takes to be open, and the options it gives."""

    once: int
    test: Test | None
    opened: Option
    used: Option
    locked: Option | None  # None where the reason depends on the state, or it is hidden
    hidden: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a reply that is put together; a scene with plain replies has one part without id."""

    id: str | None
    name: str | None  # text id
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """A moment of the conversation.

    Exactly one of: with `parts` it asks the player; with `ending` it ends; else it goes on by `ways`.
    """

    id: str
    number: int
    who: str  # whom it is with: the customer, or another of the people
    condition: str | None  # of that person; None where nothing is asked
    change: Change | None
    says: tuple[Saying, ...]
    fixed: tuple[Line, ...] | None
    coach: str | None
    parts: tuple[Part, ...]
    kit: tuple[Choice, ...]
    answers: tuple[Answer, ...]  # to a reply put together
    ways: tuple[Way, ...]  # for a reply put together, or a scene that goes on by itself
    ending: str | None
    stages: tuple[
        Mapping[str, Offer], ...
    ]  # for each part: what can be chosen, by id, kit included

    @property
    def built(self) -> bool:
        """Whether its reply is put together from parts."""
        return len(self.parts) > 1


def staged(parts: tuple[Part, ...], kit: tuple[Choice, ...]) -> tuple[Mapping[str, Offer], ...]:
    """What can be chosen at each part of a scene; the kit waits for the first part of a new reply."""
    return tuple(
        {choice.id: _offer(choice) for choice in (*part.choices, *(kit if number == 0 else ()))}
        for number, part in enumerate(parts)
    )


_USED: Final = Why("used")


def _offer(choice: Choice) -> Offer:
    test, why = choice.test, None
    if choice.locked is not None:
        why = Why("text", text=choice.locked)
    elif test is not None and len(test.bounds) == 1:
        why = Why("gauge", gauge=test.bounds[0].gauge, way=test.bounds[0].way)
    return Offer(
        choice.once,
        None if test is None else test.test,
        Option(choice, open=True, why=None),
        Option(choice, open=False, why=_USED),
        None if why is None or choice.hidden else Option(choice, open=False, why=why),
        choice.hidden,
    )


@dataclass(frozen=True, slots=True)
class Interrupt:
    """What breaks into the conversation, once, when its test holds after a complete choice."""

    id: str
    test: Expression
    to: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the encounter; `name` and `role` are text ids."""

    id: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class CauseAnswer:
    """One answer to "whose problem was it, really?"; `text` and `because` are text ids."""

    id: str
    text: str
    because: str
    right: bool


@dataclass(frozen=True)  # not slotted: the digest is kept once somebody asks for it
class Encounter:
    """A whole encounter: what `begin`, `options`, `step`, `outcome` and `score` work on."""

    id: str
    pack: str
    sources: tuple[str, ...]
    minutes: int
    noted: bool  # it has a content note
    people: Mapping[str, Person]
    customer: str
    start: tuple[int, int, int]  # anger, trust, energy, each 0..10
    opening: int
    facts: tuple[str, ...]
    counters: Mapping[str, tuple[int, int]]  # lowest and highest
    interrupts: tuple[Interrupt, ...]
    scenes: tuple[Scene, ...]
    choices: tuple[Choice, ...]  # by number
    once: int  # how many bits State.used has
    cause: tuple[CauseAnswer, ...]
    renamed: Mapping[str, str]  # what a scene, or `scene.choice` or `kit.choice`, is called now
    allow: Mapping[str, str]

    @property
    def name(self) -> str:
        """The full name, `pack/encounter`."""
        return f"{self.pack}/{self.id}"

    @cached_property
    def digest(self) -> str:
        """Sixteen hexadecimal digits of its structure and worths, never of its words."""
        return digest(self)

    def scene(self, identifier: str) -> Scene:
        """The scene of that id; raises KeyError."""
        for scene in self.scenes:
            if scene.id == identifier:
                return scene
        raise KeyError(identifier)
