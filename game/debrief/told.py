"""What a debrief is made of: every sentence ready in one language, nothing laid out yet."""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief.spoken import Spoken


@dataclass(frozen=True, slots=True)
class AxisTold:
    """One axis of the result. `score` and `band` are None where the axis was not tested."""

    axis: str
    name: str
    score: int | None  # 0..100
    band: int | None  # 1..4
    band_name: str
    anchor: str  # what somebody could observe at this band
    capped: str  # why the band is no higher, or ""
    guess: int | None  # the player's own, 0..100
    first: int | None = None  # in practice: the score of the first attempt
    standing: str = ""  # better than how many of all ways through; "" where that is not known


@dataclass(frozen=True, slots=True)
class BalancedTold:
    """The way through that loses least on the axis where it loses most."""

    told: str  # what it is, with its scores
    steps: tuple[Spoken, ...]  # what you say and do on it


@dataclass(frozen=True, slots=True)
class Loss:
    """What a decision lost on an axis, in points of the score, and what would have kept more, in its marks.

    `better` is "" where nothing that would have kept more is anything to recommend.
    """

    axis: str
    name: str
    points: float
    better: str
    price: tuple[str, ...] = ()  # names of axes on which that reply is worse than what was chosen


@dataclass(frozen=True, slots=True)
class DecisionTold:
    """One decision. `keep` is how many choices a rewind to just before it keeps."""

    number: int
    keep: int
    condition: str
    before: str  # the last thing that was said to you
    text: str
    done: bool  # a deed, not words
    moves: tuple[str, ...]
    because: str
    losses: tuple[Loss, ...]
    kept: tuple[str, ...]  # names of the axes at stake on which nothing better was open
    before_name: str = ""  # who said it; "" where it was told, not said
    other: str = ""  # the name of the person who was answered
    dilemma: bool = False  # no reply was best on all three axes
    dominated: str = ""  # what was better on everything at stake, in its marks, or ""
    worn: bool = False  # sympathy weighed less than it would have earlier
    critical: bool = False  # it holds a band down
    untested: tuple[str, ...] = ()  # names of axes on which it lost, but which were not tested
    part: str = ""  # of a reply put together: the part's name
    part_number: int = 0  # and its place, from 1


@dataclass(frozen=True, slots=True)
class CauseTold:
    """The player's answer to whose problem it was, and what the articles point to."""

    ask: str
    answer: str
    because: str
    right: bool
    better: str  # the answer that the source supports, where another was given
    better_because: str


@dataclass(frozen=True, slots=True)
class Curve:
    """A gauge over the turns: its value at the start and after every choice, each 0..10."""

    gauge: str
    name: str
    values: tuple[int, ...]
    sentence: str  # what the drawn curve shows, for those who hear it


@dataclass(frozen=True, slots=True)
class Retelling:
    """Everything a debrief says."""

    title: str
    ending: str  # the kind, in words
    meaning: str  # of that kind, for the people in it
    came: str  # what led there
    axes: tuple[AxisTold, ...]
    decisions: tuple[DecisionTold, ...]
    curves: tuple[Curve, ...]
    cause: CauseTold | None
    coached: int  # how often the coach was asked; it costs nothing
    practice: bool
    key: str  # whose judgement the scores are
    plan: str = ""  # the player's own plan for next time
    counted: str = ""  # that ways are counted, not people, where a standing is told
    balanced: BalancedTold | None = None  # None where no analysis is kept
    cards: tuple[str, ...] = ()  # titles of those that can be practised here
    same: int = (
        0  # in practice: how many decisions from the first on are those of the first attempt
    )
