"""What is suspicious about how a story is scored, each with the numbers that raised it.

After Overbeek, Lala and Jeuring, "Scenario smells" (2020): a linter for the design of a dialogue, not for its
syntax. A smell is no error: a story may keep one and say why (`allow: {CODE: reason}`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from itertools import combinations
from math import ceil
from typing import Final, NamedTuple

from game.analysis.bots import ABSORBING, RANDOM, RUDE, OnPaper, Scores, best, cells
from game.analysis.chances import Chances, replies
from game.analysis.graph import Graph, Row
from game.analysis.lowest import Lowest
from game.analysis.reading_time import reading_seconds
from game.analysis.visits import Decided
from game.engine.expressions import Expression
from game.engine.rubric import AXES, UNDER_ATTACK
from game.engine.scoring import HALVES, round_half_up, worth
from game.engine.story import (
    PART,
    PROTECT,
    Answer,
    Change,
    Choice,
    Encounter,
    Saying,
    Scene,
    Way,
)

FIXED_BOT: Final = 65  # a score that a bot should not pass on all axes at once
RANDOM_BOT: Final = 60
UNCONTESTED: Final = Fraction(1, 3)  # of the decisions: one option best on all axes
GIVEN_AWAY: Final = Fraction(1, 2)  # of the decisions: the best option is the longest, …
LONGER: Final = Fraction(1, 3)  # of the decisions: the best option is much longer
MUCH: Final = Fraction(6, 5)  # … than the others on average, by this and so many cells:
MUCH_CELLS: Final = 8
OFTEN: Final = Fraction(1, 2)  # of visits to a decision: kindness is wrong, a boundary too early
NEVER: Final = Fraction(1, 10_000)  # an ending that random plays reach less often
RUDE_KEEPS: Final = 25  # of empathy
ABSORBING_KEEPS: Final = 40  # of self-protection
ENDS: Final = {  # moves that end a contact rightly
    "abusive": {"end-contact"},
    "threatening": {"end-contact", "safety-exit"},
}
ANGERS: Final = {  # how angry somebody is who is called so
    "calm": (0, 5),
    "confused": (0, 8),
    "mistaken": (0, 8),
    "upset": (2, 10),
    "demanding": (2, 10),
    "abusive": (3, 10),
    "threatening": (3, 10),
}
UNLIKE: Final = Fraction(1, 4)  # of the times a random player stands in a scene: it is off

SECONDS: Final = {"reply": 10, "line": 15, "other": 30}
_LINE: Final = re.compile(r"\.(says|answers)\b")

Asked = frozenset[tuple[str, int]]  # ("fact", i) and ("counter", i), as `Expression.reads` has them


class Smell(NamedTuple):
    """One suspicion: a stable code, the path in the story it is about, and its figures.

    `where` is empty for the story as a whole. Shares are in percent, losses in rubric points.
    """

    code: str
    where: str
    figures: Mapping[str, object]


class Untested(NamedTuple):
    """The ways on which an axis is at stake too seldom for a score: how many, and a shortest one."""

    ways: int
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """All that smells are found in.

    `words` are the texts by language and id, the source's first; `strong` are those in their strong wording.
    """

    graph: Graph
    chances: Chances
    paper: OnPaper
    words: Mapping[str, Mapping[str, str]]
    strong: Mapping[str, Mapping[str, str]]
    bots: Mapping[str, Scores]
    paths: int
    untested: Mapping[str, Untested]  # by axis that is not tested on every way
    endings: Mapping[str, tuple[Fraction, Fraction]]  # chances with the kit and without
    decided: Sequence[Decided]
    tempers: Mapping[str, Mapping[int, Fraction]]
    lowest: Lowest | None  # told where energy never matters
    moments: dict[tuple[int, int], list[tuple[Row, int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Gather the decisions by scene and part, each row with its share of random plays."""
        shares: dict[int, int] = {}
        rows: dict[int, Row] = {}
        for node, share in zip(self.graph.nodes, self.chances.shares, strict=True):
            if node.row.dilemma is not None and share:
                rows[node.row.number] = node.row
                shares[node.row.number] = shares.get(node.row.number, 0) + share
        for number, row in rows.items():
            moment = row.moment
            here = self.moments.setdefault((moment.scene.number, moment.stage), [])
            here.append((row, shares[number]))

    def mean(self, value: Callable[[Row], Fraction | int]) -> Fraction:
        """A value over all decisions of the story, each as a random player meets it."""
        if not self.moments:
            return Fraction(0)
        return sum((share(rows, value) for rows in self.moments.values()), Fraction(0)) / len(
            self.moments
        )


def share(rows: list[tuple[Row, int]], value: Callable[[Row], Fraction | int]) -> Fraction:
    """A value over the rows of one decision."""
    return Fraction(sum(many * value(row) for row, many in rows)) / sum(many for _, many in rows)


def smells(subject: Subject) -> list[Smell]:
    """Every smell that is raised, those that the story allows included."""
    return [smell for find in _FINDERS for smell in find(subject)]


def _percent(value: Fraction) -> int:
    return round_half_up(100 * value)


# --- players who do not read ---


def _bots(subject: Subject) -> Iterator[Smell]:
    for name, scores in subject.bots.items():
        most = RANDOM_BOT if name == RANDOM else FIXED_BOT
        if all(value is not None and value > most for value in scores.values()):
            yield Smell("bot-does-well", "", {"bot": name, **scores, "most": most})


def _harm_pays(subject: Subject) -> Iterator[Smell]:
    for code, bot, axis, most in (
        ("rudeness-pays", RUDE, "empathy", RUDE_KEEPS),
        ("absorbing-pays", ABSORBING, "self_protection", ABSORBING_KEEPS),
    ):
        score = subject.bots[bot][axis]
        if score is not None and score > most:
            yield Smell(code, "", {"axis": axis, "score": score, "most": most})


# --- decisions that decide nothing, or give themselves away ---


def _uncontested(subject: Subject) -> Iterator[Smell]:
    decisions = [one for one in subject.decided if one.decision]
    clear = sum((1 - one.dilemma for one in decisions), Fraction(0))
    if decisions and clear / len(decisions) > UNCONTESTED:
        scenes = [one.scene for one in decisions if one.dilemma < Fraction(1, 2)]
        figures = {"share": _percent(clear / len(decisions)), "most": _percent(UNCONTESTED)}
        yield Smell("one-option-best", "", {**figures, "scenes": list(dict.fromkeys(scenes))})


def _given_away(subject: Subject) -> Iterator[Smell]:
    yield from _betrayed(
        subject, "best-is-first", lambda row: _wins(row, [replies(row)[0]]), GIVEN_AWAY
    )
    for lang, words in subject.words.items():
        for code, sign in (("best-is-longest", 1), ("best-is-shortest", -1)):
            wins = partial(_extreme_wins, words=words, sign=sign)
            yield from _betrayed(subject, code, wins, GIVEN_AWAY, lang=lang)
        longer = partial(_much_longer, words=words)
        yield from _betrayed(subject, "longer-wins", longer, LONGER, lang=lang)


def _betrayed(
    subject: Subject,
    code: str,
    wins: Callable[[Row], Fraction | int],
    most: Fraction,
    **figures: object,
) -> Iterator[Smell]:
    """The smell of replies that give themselves away, with the best replies of the decisions that do."""
    found = subject.mean(wins)
    if found > most:
        told = {
            "share": ceil(100 * found),
            "most": _percent(most),
        }  # more than is much, rounded too
        named = [
            _best_named(max(rows, key=lambda one: one[1])[0])
            for rows in subject.moments.values()
            if share(rows, wins) >= Fraction(1, 2)
        ]
        yield Smell(code, "", {**figures, **told, "best": named})


def _best_named(row: Row) -> str:
    """The reply with the least loss, as SCENE.CHOICE."""
    return f"{row.moment.scene.id}.{row.edges[_least(row)[0]].choice.id}"


def _extreme_wins(row: Row, words: Mapping[str, str], sign: int) -> Fraction:
    return _wins(row, best(row, lambda choice: sign * _length(choice, words), replies(row)))


def _length(choice: Choice, words: Mapping[str, str]) -> int:
    return cells(words[choice.line.text])


def _losses(row: Row) -> dict[int, int]:
    """What each reply loses over all axes, in half rubric points, by edge."""
    return {i: sum(row.edges[i].lost) for i in replies(row)}


def _least(row: Row) -> list[int]:
    """The replies with the least total loss."""
    losses = _losses(row)
    return [i for i, lost in losses.items() if lost == min(losses.values())]


def _wins(row: Row, some: Sequence[int]) -> Fraction:
    """How much these replies are the ones with the least loss: 1 where they are all of them."""
    winners = _least(row)
    return Fraction(len(set(some).intersection(winners)), len(winners))


def _much_longer(row: Row, words: Mapping[str, str]) -> bool:
    """Whether the one with the least loss is much longer than the others on average."""
    lengths = {i: _length(row.edges[i].choice, words) for i in replies(row)}
    winner = _least(row)[0]
    others = [length for i, length in lengths.items() if i != winner]
    if not others:
        return False
    mean = Fraction(sum(others), len(others))
    return lengths[winner] > mean * MUCH and lengths[winner] > mean + MUCH_CELLS


def _kind_and_firm(subject: Subject) -> Iterator[Smell]:
    """A moment each where the kindest line is wrong, and where a boundary comes too early."""
    moments = list(subject.moments.values())
    kindest = partial(_kindest_fails, paper=subject.paper)
    if moments and not any(share(rows, kindest) >= OFTEN for rows in moments):
        yield Smell("kindness-never-wrong", "", {"decisions": len(moments)})
    calm = [rows for rows in moments if rows[0][0].moment.scene.condition not in UNDER_ATTACK]
    found = [one for rows in calm for one in _boundaries(rows, subject.paper)]
    nearest = max(found, key=lambda one: (one.early, one.lost - one.middle), default=None)
    if moments and (nearest is None or nearest.early < OFTEN):
        figures = {"decisions": len(calm), "share": _percent(OFTEN)}
        near = "-" if nearest is None else str(nearest)
        yield Smell("boundary-never-early", "", {**figures, "nearest": near})


def _kindest_fails(row: Row, paper: OnPaper) -> bool:
    """Whether the reply that promises most empathy loses more than the replies do on average."""
    losses = _losses(row)
    kindest = best(row, lambda choice: paper.worth(choice, 0), replies(row))[0]
    return losses[kindest] * len(losses) > sum(losses.values())


class _Boundary(NamedTuple):
    """A choice that elsewhere would be a boundary, as it stands at a decision.

    `lost` is what it loses on average where it is open, `middle` what the middle one of the replies beside
    it does, in rubric points; `early` is the share of visits in which it is open and loses more than that.
    """

    place: str
    early: Fraction
    lost: Fraction
    middle: Fraction

    def __str__(self) -> str:
        lost, middle = (round(float(one), 1) for one in (self.lost, self.middle))
        return f"{self.place} {lost} / {middle} ({_percent(self.early)} %)"


def _boundaries(rows: list[tuple[Row, int]], paper: OnPaper) -> Iterator[_Boundary]:
    """Every boundary of one decision, those of the kit included."""
    sums: dict[str, list[int]] = {}  # by id: open, early; lost in halves, the middle in quarters
    for row, many in rows:
        for i, edge in enumerate(row.edges):
            others = sorted(lost for other, lost in _losses(row).items() if other != i)
            if paper.bounds(edge.choice) and others:
                lost = sum(edge.lost)
                middle = others[(len(others) - 1) // 2] + others[len(others) // 2]
                here = sums.setdefault(edge.choice.id, [0] * 4)
                for at, one in enumerate((1, 2 * lost > middle, lost, middle)):
                    here[at] += many * one
    visits = sum(many for _, many in rows)
    scene = rows[0][0].moment.scene.id
    for name, (times, early, lost, middle) in sums.items():
        yield _Boundary(
            f"{scene}.{name}",
            Fraction(early, visits),
            Fraction(lost, HALVES * times),
            Fraction(middle, 2 * HALVES * times),
        )


# --- choices and their effects ---


def _effects(subject: Subject) -> Iterator[Smell]:
    asked = _asked(subject.graph.encounter)
    for scene in subject.graph.encounter.scenes:
        for part in scene.parts:
            read = part.id is not None and _part_is_read(scene, scene.parts.index(part))
            for choice in part.choices:
                ways = all(c.ways == choice.ways for c in part.choices)
                if _inert(choice, asked) and ways and not read:
                    figures = {"choice": choice.id}
                    yield Smell("choice-changes-nothing", _place(scene, choice), figures)
    kit: dict[str, bool] = {}
    for scene in subject.graph.encounter.scenes:
        for choice in scene.kit:
            kit[choice.id] = kit.get(choice.id, True) and _inert(choice, asked) and not choice.ways
    for name, inert in kit.items():
        if inert:
            yield Smell("choice-changes-nothing", f"kit.{name}", {"choice": name})


def _alike(subject: Subject) -> Iterator[Smell]:
    """Two choices of one decision with the same effect; two of the kit wherever both are offered."""
    asked = _asked(subject.graph.encounter)
    together: dict[tuple[str, str], list[bool]] = {}  # by two of the kit: scene by scene, if alike
    for scene in subject.graph.encounter.scenes:
        for stage, part in enumerate(scene.parts):
            if part.id is not None and _part_is_read(scene, stage):
                continue
            seen: dict[object, Choice] = {}
            for choice in (*part.choices, *(scene.kit if stage == 0 else ())):
                other = seen.setdefault(_effect(scene, choice, asked), choice)
                if other is not choice and other.kind != PROTECT:
                    figures = {"choice": choice.id, "other": other.id, "scene": scene.id}
                    yield Smell("choices-alike", _place(scene, choice), figures)
        for one, two in combinations(scene.kit, 2):
            alike = _effect(scene, one, asked) == _effect(scene, two, asked)
            together.setdefault((one.id, two.id), []).append(alike)
    for (name, twin), alikes in together.items():
        if all(alikes):
            figures = {"choice": twin, "other": name, "scene": "kit"}
            yield Smell("choices-alike", f"kit.{twin}", figures)


def _asked(encounter: Encounter) -> Asked:
    """The facts and counters that anything asks for; what sets another changes nothing."""
    tests: list[Expression | None] = [interrupt.test for interrupt in encounter.interrupts]
    for scene in encounter.scenes:
        tests += _tests(scene.says, scene.answers, scene.ways)
    for choice in encounter.choices:
        tests += [choice.test, *_tests((), choice.answers, choice.ways)]
    return frozenset().union(*(test.reads for test in tests if test is not None))


def _tests(
    says: Iterable[Saying], answers: Iterable[Answer], ways: Iterable[Way]
) -> list[Expression | None]:
    found = [*(saying.test for saying in says), *(way.test for way in ways)]
    for answer in answers:
        found += [answer.test, *(saying.test for saying in answer.says)]
    return found


def _felt(change: Change | None, asked: Asked) -> Change | None:
    """What of a change anybody could notice; None where that is nothing."""
    if change is None:
        return None
    facts = sum(1 << number for kind, number in asked if kind == "fact")
    counters = tuple(one for one in change.counters if ("counter", one[0]) in asked)
    felt = Change(change.facts_on & facts, change.facts_off & facts, counters, change.gauges)
    return felt if felt != Change(0, 0, (), ()) else None


def _inert(choice: Choice, asked: Asked) -> bool:
    return not any(choice.worth) and _felt(choice.change, asked) is None and not choice.sympathy


def _effect(scene: Scene, choice: Choice, asked: Asked) -> tuple[object, ...]:
    """All that a choice does in a scene; a part is a piece of a reply, and an action of the kit a whole."""
    assert scene.condition is not None  # a scene that asks has one
    return (
        choice.kind == PART,
        worth(choice, scene.condition, 0),
        choice.worth[len(AXES) :],
        choice.sympathy,
        choice.critical,
        _felt(choice.change, asked),
        tuple((None if way.test is None else way.test.tree, way.to) for way in choice.ways),
        None if choice.test is None else choice.test.tree,
        choice.once > 0,
    )


def _part_is_read(scene: Scene, part: int) -> bool:
    """Whether what was picked of a part is asked for anywhere."""
    tests = _tests((), scene.answers, scene.ways)
    tests += [choice.test for one in scene.parts for choice in one.choices]
    return any(test is not None and ("part", part) in test.reads for test in tests)


def _place(scene: Scene, choice: Choice) -> str:
    if choice.kind == PROTECT:
        return f"kit.{choice.id}"
    if choice.part is None:
        return f"scenes.{scene.id}.you.{choice.id}"
    return f"scenes.{scene.id}.build.{choice.part}.you.{choice.id}"


def _leaving(subject: Subject) -> Iterator[Smell]:
    """An end that is right, under attack, and yet loses anything on any axis.

    What asks for a warning first is open only after it, and counts only where it is open.
    """
    for rows in subject.moments.values():
        scene = rows[0][0].moment.scene
        ends = ENDS.get(scene.condition or "", set())
        times: dict[str, int] = {}
        lost: dict[str, list[int]] = {}
        for row, many in rows:
            for edge in row.edges:
                if ends.intersection(edge.choice.moves):
                    times[edge.choice.id] = times.get(edge.choice.id, 0) + many
                    sums = lost.setdefault(edge.choice.id, [0, 0, 0])
                    for axis in range(3):
                        sums[axis] += many * edge.lost[axis]
        for name, sums in lost.items():
            if any(sums):
                # In tenths, and up: what is lost is never told as nothing.
                points = [ceil(Fraction(10 * one, times[name] * HALVES)) / 10 for one in sums]
                yield Smell(
                    "leaving-costs",
                    f"scenes.{scene.id}",
                    {"choice": name, "scene": scene.id, **dict(zip(AXES, points, strict=True))},
                )


# --- what is never tested, reached or felt ---


def _untested(subject: Subject) -> Iterator[Smell]:
    if subject.untested:
        most = max(subject.untested.values(), key=lambda one: one.ways)
        figures = {"axes": list(subject.untested), "ways": most.ways, "of": subject.paths}
        yield Smell("axis-hardly-tested", "", {**figures, "path": " > ".join(most.path)})


def _endings(subject: Subject) -> Iterator[Smell]:
    for name, (with_kit, without) in subject.endings.items():
        if (without or with_kit) < NEVER:  # what only the kit leads to is asked of those who use it
            kit, chance = (f"{float(100 * one):.4f}" for one in (with_kit, without))
            figures = {"ending": name, "chance": chance, "kit": kit}
            yield Smell("ending-out-of-reach", f"scenes.{name}", figures)


def _energy(subject: Subject) -> Iterator[Smell]:
    if not subject.graph.tired:
        low = subject.lowest
        energy, scene, bound = ("-",) * 3 if low is None else (*low, low.energy + 1)
        figures = {"lowest": energy, "scene": scene, "bound": bound}
        yield Smell("energy-never-matters", "start", figures)


def _conditions(subject: Subject) -> Iterator[Smell]:
    conditions = {scene.id: scene.condition for scene in subject.graph.encounter.scenes}
    for name, angers in subject.tempers.items():
        condition = conditions[name]
        low, high = ANGERS[condition or "calm"]
        fits = sum((share for anger, share in angers.items() if low <= anger <= high), Fraction(0))
        if 1 - fits > UNLIKE:
            # Up: what is more than the bound is never told as the bound.
            told = {"share": ceil(100 * (1 - fits)), "most": _percent(UNLIKE)}
            figures = {"scene": name, "condition": condition, **told, "low": low, "high": high}
            yield Smell("condition-unlike-anger", f"scenes.{name}", figures)


def _too_long(subject: Subject) -> Iterator[Smell]:
    replied = {choice.line.text for choice in subject.graph.encounter.choices}
    for lang, words in subject.words.items():
        strong = subject.strong.get(lang, words)
        for text_id, text in words.items():
            seconds = reading_seconds(text)
            if strong[text_id] is not text:
                seconds = max(seconds, reading_seconds(strong[text_id]))
            kind = "reply" if text_id in replied else "line" if _LINE.search(text_id) else "other"
            if seconds > SECONDS[kind]:
                figures = {"text": text_id, "lang": lang, "seconds": ceil(seconds)}
                yield Smell("text-too-long", text_id, {**figures, "most": SECONDS[kind]})


_FINDERS: Final = (
    _bots,
    _harm_pays,
    _uncontested,
    _given_away,
    _kind_and_firm,
    _effects,
    _alike,
    _leaving,
    _untested,
    _endings,
    _energy,
    _conditions,
    _too_long,
)
