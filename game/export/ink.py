"""An encounter as an ink story that any ink runtime plays: conditions, gauges, once-only, locked, kit, scores.

Every rule of the engine is written out in ink's own words, so that an independent engine can be held
against ours: the same options open and locked, gauges and totals after every choice. Ink has no choice that
cannot be chosen: a locked one is a line before the choices, with its reason. Both carry their ids as tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from game.debrief import run_on
from game.engine.expressions import GAUGES, Expression, Tree
from game.engine.rubric import AXES, UNDER_ATTACK
from game.engine.scoring import HALVES
from game.engine.story import (
    PROTECT,
    YOU,
    Answer,
    Change,
    Choice,
    Encounter,
    Line,
    Saying,
    Scene,
    Way,
)
from game.export.twee import Loss
from game.stories.texts import Texts, TextTable
from game.words import Words, terms

_SPECIAL: Final = frozenset("\\[]{}|#<>~-*+=/@")
_KEYWORD: Final = re.compile(r"^(?=(?:TODO|VAR|CONST|LIST|INCLUDE|EXTERNAL)\b)")

_FUNCTIONS: Final = """
=== function gauge(x) ===
{ x < 0:
    ~ return 0
}
{ x > 10:
    ~ return 10
}
~ return x

=== function between(x, low, high) ===
{ x < low:
    ~ return low
}
{ x > high:
    ~ return high
}
~ return x
"""

_SCORING: Final = """
// What empathy is worth after so much sympathy: the third is worth half, later ones cost.
=== function worn(e) ===
{ e > 0:
    { wear + pending == 2:
        ~ return e / 2
    }
    { wear + pending > 2:
        ~ return -2
    }
}
~ return e

=== function open_eyes() ===
~ counted = 0
~ best_empathy = -99
~ best_boundaries = -99
~ best_self_protection = -99
~ worst_empathy = 99
~ worst_boundaries = 99
~ worst_self_protection = 99

=== function consider(e, b, s) ===
~ counted = counted + 1
~ best_empathy = MAX(best_empathy, e)
~ best_boundaries = MAX(best_boundaries, b)
~ best_self_protection = MAX(best_self_protection, s)
~ worst_empathy = MIN(worst_empathy, e)
~ worst_boundaries = MIN(worst_boundaries, b)
~ worst_self_protection = MIN(worst_self_protection, s)

// A protecting action that is not among the options that count is a decision only where it harms.
=== function decide(e, b, s, counts) ===
{ counts == 0:
    { e == 0 && b == 0 && s == 0:
        ~ return
    }
    ~ consider(e, b, s)
}
{ counted > 1:
    ~ lost_empathy = lost_empathy + best_empathy - e
    ~ lost_boundaries = lost_boundaries + best_boundaries - b
    ~ lost_self_protection = lost_self_protection + best_self_protection - s
    ~ stake_empathy = stake_empathy + best_empathy - worst_empathy
    ~ stake_boundaries = stake_boundaries + best_boundaries - worst_boundaries
    ~ stake_self_protection = stake_self_protection + best_self_protection - worst_self_protection
}

=== function sympathise() ===
{ wear < 3:
    ~ wear = wear + 1
}
"""


def left_out(table: TextTable) -> tuple[Loss, ...]:
    """What the ink file does not hold of an encounter with these texts: all that is no part of playing it."""
    kinds = {
        "deeds": ".do",
        "reasons": ".because",
        "coach": ".coach",
        "cause": "cause.ask",
        "note": "note",
    }
    found = {
        kind: [name for name in table.source if name.endswith(end)] for kind, end in kinds.items()
    }
    found["strong"] = [name for name, text in table.source.items() if not isinstance(text, str)]
    return tuple(Loss(kind, tuple(places)) for kind, places in found.items() if places)


def ink(encounter: Encounter, texts: Texts, words: Words | None, *, scored: bool = True) -> str:
    """The whole encounter as one ink file; what is not `scored` plays the same and counts no losses.

    `words` word why a choice is locked; without them nothing is told of locked ones.
    """
    return "\n".join(_Ink(encounter, texts, words, scored=scored).lines()) + "\n"


class _Ink:
    """Writes one encounter; `lines` is the one call."""

    def __init__(
        self, encounter: Encounter, texts: Texts, words: Words | None, *, scored: bool
    ) -> None:
        self.encounter = encounter
        self.texts = texts
        self.words = words
        self.scored = scored

    def lines(self) -> Iterator[str]:
        encounter = self.encounter
        yield f"# title: {_escaped(self.texts['title'])}"
        yield from self.variables()
        yield f"-> scene_{encounter.opening}"
        yield _FUNCTIONS
        if self.scored:
            yield _SCORING
        for choice in encounter.choices:
            if choice.part is not None:
                yield f"=== function effect_{choice.number}() ==="
                yield from self.effect(choice)
                yield "~ return"
        for scene in encounter.scenes:
            yield from self.scene(scene)

    def variables(self) -> Iterator[str]:
        encounter = self.encounter
        for gauge, value in zip(GAUGES, encounter.start, strict=True):
            yield f"VAR {gauge} = {value}"
        yield from (f"VAR fact_{i} = 0 // {name}" for i, name in enumerate(encounter.facts))
        for i, (name, (low, _)) in enumerate(encounter.counters.items()):
            yield f"VAR counter_{i} = {low} // {name}"
        yield from (f"VAR used_{bit} = 0" for bit in range(encounter.once))
        yield from (f"VAR fired_{i} = 0" for i in range(len(encounter.interrupts)))
        most = max((len(scene.parts) for scene in encounter.scenes), default=0)
        yield from (f"VAR picked_{part} = -1" for part in range(max(most, 1)))
        yield f"VAR to = -> scene_{encounter.opening}"
        if not self.scored:
            return
        yield from (f"VAR {name} = 0" for name in ("wear", "pending", "counted"))
        for axis in AXES:
            yield from (f"VAR {what}_{axis} = 0" for what in ("best", "worst", "lost", "stake"))

    # --- scenes ---

    def scene(self, scene: Scene) -> Iterator[str]:
        yield f"=== scene_{scene.number} ==="
        yield f"// {scene.id}"
        yield from self.change(scene.change)
        yield from self.says(scene.says)
        if scene.ending is not None:
            yield f"# ending: {scene.id}"
            yield "-> END"
            return
        if not scene.parts:
            yield from self.ways(scene.ways)
            return
        if self.scored:
            yield "~ pending = 0"
        if scene.parts[0].id:
            yield from (f"~ picked_{part} = -1" for part in range(len(scene.parts)))
        yield f"-> ask_{scene.number}_0"
        for stage in range(len(scene.parts)):
            yield from self.ask(scene, stage)

    def ask(self, scene: Scene, stage: int) -> Iterator[str]:
        yield f"=== ask_{scene.number}_{stage} ==="
        offers = [offer.opened.choice for offer in scene.stages[stage].values()]
        if self.scored:
            yield from self.considered(scene, offers)
        if self.words is not None:
            for choice in offers:
                yield from self.locked(choice, self.words)
        for choice in offers:
            text = _escaped(self.texts[choice.line.text])
            test = self.open(choice)
            yield f"+ {{ {test} }} [{text} # {choice.id}]" if test else f"+ [{text} # {choice.id}]"
            if self.scored:
                counts = int(self.counts(scene, choice))
                yield f"    ~ decide({self.worth(scene, choice)}, {counts})"
            if choice.once:
                yield f"    ~ used_{choice.once.bit_length() - 1} = 1"
            yield from (f"    {line}" for line in self.chosen(scene, stage, choice))

    def considered(self, scene: Scene, offers: Sequence[Choice]) -> Iterator[str]:
        """The best and the worst of what counts and is open."""
        yield "~ open_eyes()"
        for choice in offers:
            if self.counts(scene, choice):
                test = self.open(choice)
                weighing = f"~ consider({self.worth(scene, choice)})"
                yield from (f"{{ {test}:", f"    {weighing}", "}") if test else (weighing,)

    def locked(self, choice: Choice, words: Words) -> Iterator[str]:
        """A line while it is locked: the first of its reasons that holds."""
        reasons: list[tuple[str, str]] = []
        if choice.once:
            used = words.t("You have done this already.")
            reasons.append((f"used_{choice.once.bit_length() - 1} == 1", used))
        test = choice.test
        if test is not None and not choice.hidden:
            shut = f"not ({_test(test)})"
            if choice.locked is not None:
                reasons.append((shut, self.texts[choice.locked]))
            else:
                told = [words.phrase(terms.too_far(one.gauge, one.way)) for one in test.bounds]
                off = [f"{shut} && not ({_tree(one.tree)})" for one in test.bounds]
                reasons += [*zip(off, told, strict=True), (shut, told[0])]
        if not reasons:
            return
        text = words.t("Locked: “{text}”", text=words.within(self.texts[choice.line.text]))
        yield "{"
        for holds, reason in reasons:
            yield f"- {holds}:"
            yield f"    {_escaped(run_on(words, [text, reason]))} # locked: {choice.id}"
        yield "}"

    def chosen(self, scene: Scene, stage: int, choice: Choice) -> Iterator[str]:
        if choice.part is None:
            yield from self.effect(choice)
            yield self.line(choice.line)
            yield from self.answers(choice.answers)
            yield from self.onward(scene, choice.ways)
            return
        yield f"~ picked_{stage} = {choice.position}"
        if choice.sympathy and self.scored:
            yield "~ pending = pending + 1"
        if stage + 1 < len(scene.parts):
            yield f"-> ask_{scene.number}_{stage + 1}"
            return
        if self.scored:
            yield "~ pending = 0"
        for number, part in enumerate(scene.parts):
            for one in part.choices:
                yield f"{{ picked_{number} == {one.position}:"
                yield f"    ~ effect_{one.number}()"
                yield f"    {self.line(one.line)}"
                yield "}"
        yield from self.answers(scene.answers)
        yield from self.onward(scene, scene.ways)

    def counts(self, scene: Scene, choice: Choice) -> bool:
        """Whether it is among the options that count. Worn sympathy never makes a worth zero."""
        if choice.kind != PROTECT:
            return True
        return scene.condition in UNDER_ATTACK and any(choice.worth[:3])

    def worth(self, scene: Scene, choice: Choice) -> str:
        empathy, boundaries, self_protection = (HALVES * point for point in choice.worth[:3])
        worn = f"worn({empathy})" if choice.sympathy else str(empathy)
        if choice.kind == PROTECT and scene.condition not in UNDER_ATTACK:
            return f"MIN(0, {worn}), {min(0, boundaries)}, {min(0, self_protection)}"
        return f"{worn}, {boundaries}, {self_protection}"

    def open(self, choice: Choice) -> str:
        """What has to hold for it to be shown; empty where nothing has to."""
        tests = []
        if choice.once:
            tests.append(f"used_{choice.once.bit_length() - 1} == 0")
        if choice.test is not None:
            tests.append(_test(choice.test))
        return " && ".join(tests)

    # --- what happens ---

    def effect(self, choice: Choice) -> Iterator[str]:
        for gauge, value in zip(GAUGES, choice.worth[3:], strict=True):
            if value:
                yield f"~ {gauge} = gauge({gauge} + {value})"
        if choice.sympathy and self.scored:
            yield "~ sympathise()"
        yield from self.change(choice.change)

    def change(self, change: Change | None) -> Iterator[str]:
        if change is None:
            return
        for i in range(len(self.encounter.facts)):
            if change.facts_on >> i & 1:
                yield f"~ fact_{i} = 1"
            elif change.facts_off >> i & 1:
                yield f"~ fact_{i} = 0"
        bounds = list(self.encounter.counters.values())
        for at, add, number in change.counters:
            low, high = bounds[at]
            value = f"counter_{at} + {number}" if add else str(number)
            yield f"~ counter_{at} = between({value}, {low}, {high})"
        for at, number in change.gauges:
            yield f"~ {GAUGES[at]} = gauge({GAUGES[at]} + {number})"

    def says(self, says: tuple[Saying, ...]) -> Iterator[str]:
        for line, test in says:
            if test is None:
                yield self.line(line)
            else:
                yield f"{{ {_test(test)}:"
                yield f"    {self.line(line)}"
                yield "}"

    def answers(self, answers: tuple[Answer, ...]) -> Iterator[str]:
        if len(answers) == 1 and answers[0].test is None:
            yield from self.says(answers[0].says)
            return
        if answers:
            yield "{"
            for test, says, _ in answers:
                yield f"- {'else' if test is None else _test(test)}:"
                yield from (f"    {line}" for line in self.says(says))
            yield "}"

    def ways(self, ways: tuple[Way, ...], interrupts: Sequence[str] = ()) -> Iterator[str]:
        """A divert. One that something may break into is kept in `to` first, so that the test stands once."""
        if len(ways) == 1 and not interrupts:
            yield f"-> scene_{ways[0].to}"
            return
        if len(ways) == 1:
            yield f"~ to = -> scene_{ways[0].to}"
        else:
            yield "{"
            for test, to in ways:
                yield f"- {'else' if test is None else _test(test)}:"
                yield f"    ~ to = -> scene_{to}"
            yield "}"
        yield from interrupts
        yield "-> to"

    def onward(self, scene: Scene, ways: tuple[Way, ...]) -> Iterator[str]:
        """Where a complete choice goes on: its way, unless something breaks in."""
        interrupts = list(self.interrupts(ways))
        if ways:
            yield from self.ways(ways, interrupts)
            return
        yield f"~ to = -> ask_{scene.number}_0"
        yield from interrupts
        yield "-> to"

    def interrupts(self, ways: tuple[Way, ...]) -> Iterator[str]:
        """What may break in, unless the way leads to an ending."""
        leads = {to for _, to in ways}
        ends = {to for to in leads if self.encounter.scenes[to].ending is not None}
        if not self.encounter.interrupts or (ends and ends == leads):
            return
        goes_on = "".join(f"to != -> scene_{number} && " for number in sorted(ends))
        yield "{"
        for i, interrupt in enumerate(self.encounter.interrupts):
            yield f"- {goes_on}fired_{i} == 0 && {_test(interrupt.test)}:"
            yield f"    ~ fired_{i} = 1"
            yield f"    ~ to = -> scene_{interrupt.to}"
        yield "}"

    def line(self, line: Line) -> str:
        text = _escaped(self.texts[line.text])
        person = self.encounter.people.get(line.who)
        if person is not None:
            text = f"{_escaped(self.texts[person.name])}: {text}"
        elif line.who == YOU:
            text = f"{_escaped('>')} {text}"
        return _KEYWORD.sub(r"\\", text)  # prose, and no line of ink's own


def _test(test: Expression) -> str:
    return _tree(test.tree)


def _tree(tree: Tree) -> str:
    head = tree[0]
    if head in {"and", "or"}:
        sign = " && " if head == "and" else " || "
        return f"({sign.join(_tree(child) for child in tree[1:])})"
    if head == "not":
        return f"not ({_tree(tree[1])})"
    if head == "fact":
        return f"fact_{tree[1]} == 1"
    if head == "picked":
        return f"picked_{tree[1]} == {tree[2]}"
    return f"{_value(tree[1])} {head} {_value(tree[2])}"


def _value(tree: Tree) -> str:
    head, number = tree
    if head == "int":
        return str(number)
    return GAUGES[number] if head == "gauge" else f"counter_{number}"


def _escaped(text: str) -> str:
    """Prose as ink shows it: every letter that could be syntax stands behind a backslash."""
    return "".join(
        f"\\{letter}" if letter in _SPECIAL else letter for letter in text.replace("\n", " ")
    )
