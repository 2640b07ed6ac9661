"""A generated story in Yarn, for yarn-bound: what the benchmark's stories hold, and nothing more.

Whatever it does not write is asserted not to occur. Three functions are left to whoever plays it: `gauge`,
which holds a number between 0 and 10, `min` and `max`. yarn-bound reads a node each time it comes to it, and
looks ahead of every line that it says: so what may break in stands once after the replies, and a `pause`
before the next node keeps it from being read twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from game.engine.expressions import GAUGES, Expression, Tree
from game.engine.rubric import AXES, UNDER_ATTACK
from game.engine.scoring import FRESH, HALVES
from game.engine.step import WORN
from game.engine.story import PROTECT, YOU, Change, Choice, Encounter, Line, Saying, Scene
from game.stories.texts import Texts

_PLAIN: Final = re.compile(r"[A-Za-z][-A-Za-z0-9 ,.?]*")  # nothing in it is syntax
_FAR: Final = 99  # beyond any worth


def yarn(encounter: Encounter, texts: Texts, *, scored: bool) -> str:
    """The whole story as one Yarn file; what is not `scored` plays the same and counts no losses."""
    return "\n".join(_Yarn(encounter, texts, scored=scored).lines()) + "\n"


class _Yarn:
    """Writes one story; `lines` is the one call."""

    def __init__(self, encounter: Encounter, texts: Texts, *, scored: bool) -> None:
        assert not encounter.counters
        self.encounter = encounter
        self.texts = texts
        self.scored = scored

    def lines(self) -> Iterator[str]:
        yield from self.node("Variables", self.variables())
        for scene in self.encounter.scenes:
            yield from self.scene(scene)

    def node(self, title: str, body: Iterator[str]) -> Iterator[str]:
        yield from (f"title: {title}", "---", *body, "===")

    def variables(self) -> Iterator[str]:
        encounter = self.encounter
        yield from (f"<<declare ${g} = {n}>>" for g, n in zip(GAUGES, encounter.start, strict=True))
        yield from (f"<<declare $fact_{i} = false>>" for i in range(len(encounter.facts)))
        yield from (f"<<declare $used_{bit} = false>>" for bit in range(encounter.once))
        yield from (f"<<declare $fired_{i} = false>>" for i in range(len(encounter.interrupts)))
        yield f'<<declare $to = "{self.title(encounter.opening)}">>'
        if self.scored:
            yield from (f"<<declare ${name} = 0>>" for name in ("wear", "counted"))
            for axis in AXES:
                for what in ("worth", "best", "worst", "lost", "stake"):
                    yield f"<<declare ${what}_{axis} = 0>>"

    # --- scenes ---

    def scene(self, scene: Scene) -> Iterator[str]:
        """A node; one more where a choice comes back to the same question, which is not said again."""
        asked = list(self.asked(scene)) if scene.ending is None else []
        title = self.title(scene.number)
        if any(not choice.ways for choice in _offered(scene)):
            to_ask = ["<<pause>>", f"<<jump ask_{scene.number}>>"]
            yield from self.node(title, self.entered(scene, to_ask))
            yield from self.node(f"ask_{scene.number}", iter(asked))
        else:
            yield from self.node(title, self.entered(scene, asked))

    def title(self, number: int) -> str:
        return "Start" if number == self.encounter.opening else f"scene_{number}"

    def entered(self, scene: Scene, then: list[str]) -> Iterator[str]:
        yield from self.change(scene.change)
        yield from self.says(scene.says)
        yield from then

    def asked(self, scene: Scene) -> Iterator[str]:
        assert len(scene.parts) == 1
        offered = _offered(scene)
        if self.scored:
            yield from self.considered(scene, offered)
        for choice in offered:
            test = _open(choice)
            shown = f" <<if {test}>>" if test else ""
            yield f"-> {self.text(choice.line.text)}{shown} #{choice.id}"
            yield from (f"    {line}" for line in self.chosen(scene, choice))
        if not all(self.ends(choice) for choice in offered):
            yield from self.onward()

    def chosen(self, scene: Scene, choice: Choice) -> Iterator[str]:
        if self.scored and _counts(scene, choice):
            yield from self.decided(choice)
        if choice.once:
            yield f"<<set $used_{choice.once.bit_length() - 1} = true>>"
        for gauge, value in zip(GAUGES, choice.worth[3:], strict=True):
            if value:
                yield f"<<set ${gauge} = gauge(${gauge} + {value})>>"
        if choice.sympathy and self.scored:
            yield f"<<set $wear = min($wear + 1, {WORN})>>"
        yield from self.change(choice.change)
        yield self.line(choice.line)
        yield from _first([(test, list(self.says(says))) for test, says, _ in choice.answers])
        go = "<<jump {}>>" if self.ends(choice) else '<<set $to = "{}">>'
        ways = [(test, [go.format(self.title(to))]) for test, to in choice.ways]
        yield from _first(ways or [(None, [go.format(f"ask_{scene.number}")])])

    def ends(self, choice: Choice) -> bool:
        """Whether it leads to an ending, into which nothing breaks in."""
        found = {self.encounter.scenes[way.to].ending is not None for way in choice.ways}
        assert len(found) < 2
        return True in found

    def onward(self) -> Iterator[str]:
        """After every choice that goes on: to what breaks in, or where it leads."""
        yield "<<pause>>"
        for i, interrupt in enumerate(self.encounter.interrupts):
            yield f"<<if {_test(interrupt.test)} and (not $fired_{i})>>"
            yield f"<<set $fired_{i} = true>>"
            yield f"<<jump {self.title(interrupt.to)}>>"
            yield "<<endif>>"
        yield "<<jump {$to}>>"

    # --- scores ---

    def considered(self, scene: Scene, offered: list[Choice]) -> Iterator[str]:
        """The best and the worst of what counts and is open."""
        yield "<<set $counted = 0>>"
        for axis in AXES:
            yield f"<<set $best_{axis} = {-_FAR}>>"
            yield f"<<set $worst_{axis} = {_FAR}>>"
        for choice in offered:
            if _counts(scene, choice):
                test = _open(choice)
                weighed = [*self.worth(choice), "<<set $counted = $counted + 1>>"]
                for axis in AXES:
                    weighed.append(f"<<set $best_{axis} = max($best_{axis}, $worth_{axis})>>")
                    weighed.append(f"<<set $worst_{axis} = min($worst_{axis}, $worth_{axis})>>")
                yield from (f"<<if {test}>>", *weighed, "<<endif>>") if test else weighed

    def decided(self, choice: Choice) -> Iterator[str]:
        """What the choice lost against the best, where there was something to decide."""
        yield from self.worth(choice)
        yield "<<if $counted > 1>>"
        for axis in AXES:
            yield f"<<set $lost_{axis} = $lost_{axis} + $best_{axis} - $worth_{axis}>>"
            yield f"<<set $stake_{axis} = $stake_{axis} + $best_{axis} - $worst_{axis}>>"
        yield "<<endif>>"

    def worth(self, choice: Choice) -> Iterator[str]:
        """What a choice is worth now; after so much sympathy, more of it is worth half, and then costs."""
        for axis, point in zip(AXES, choice.worth[:3], strict=True):
            yield f"<<set $worth_{axis} = {HALVES * point}>>"
        empathy = choice.worth[0]
        if choice.sympathy and empathy > 0:
            yield f"<<if $wear == {FRESH}>>"
            yield f"<<set $worth_{AXES[0]} = {empathy}>>"
            yield f"<<elseif $wear > {FRESH}>>"
            yield f"<<set $worth_{AXES[0]} = {-HALVES}>>"
            yield "<<endif>>"

    # --- what happens ---

    def change(self, change: Change | None) -> Iterator[str]:
        if change is None:
            return
        for i in range(len(self.encounter.facts)):
            if change.facts_on >> i & 1:
                yield f"<<set $fact_{i} = true>>"
            elif change.facts_off >> i & 1:
                yield f"<<set $fact_{i} = false>>"
        for at, number in change.gauges:
            yield f"<<set ${GAUGES[at]} = gauge(${GAUGES[at]} + {number})>>"

    def says(self, says: tuple[Saying, ...]) -> Iterator[str]:
        for line, test in says:
            yield from _first([(test, [self.line(line)])])

    def line(self, line: Line) -> str:
        if line.who == YOU:
            return f"> {self.text(line.text)}"
        return f"{self.text(self.encounter.people[line.who].name)}: {self.text(line.text)}"

    def text(self, text: str) -> str:
        found = self.texts[text]
        assert _PLAIN.fullmatch(found), found
        return found


def _offered(scene: Scene) -> list[Choice]:
    return [offer.opened.choice for stage in scene.stages for offer in stage.values()]


def _counts(scene: Scene, choice: Choice) -> bool:
    """Whether it is among the options that count: a protecting action harms nobody here, and is never due."""
    if choice.kind == PROTECT:
        assert scene.condition not in UNDER_ATTACK
        assert min(choice.worth[:3]) >= 0
        return False
    return True


def _open(choice: Choice) -> str:
    """What has to hold for it to be chosen; empty where nothing has to."""
    tests = [f"(not $used_{choice.once.bit_length() - 1})"] if choice.once else []
    if choice.test is not None:
        tests.append(_test(choice.test))
    return " and ".join(tests)


def _first(ways: list[tuple[Expression | None, list[str]]]) -> Iterator[str]:
    """The first whose test holds."""
    if not ways:
        return
    (test, lines), *others = ways
    if test is None:
        yield from lines
        return
    yield from (f"<<if {_test(test)}>>", *lines)
    for other, otherwise in others:
        head = "<<else>>" if other is None else f"<<elseif {_test(other)}>>"
        yield from (head, *otherwise)
    yield "<<endif>>"


def _test(test: Expression) -> str:
    return _tree(test.tree)


def _tree(tree: Tree) -> str:
    """A condition; Yarn's `not` binds weaker than its `and`, so that everything stands in brackets."""
    head = tree[0]
    if head in {"and", "or"}:
        return f"({f' {head} '.join(_tree(child) for child in tree[1:])})"
    if head == "not":
        return f"(not {_tree(tree[1])})"
    if head == "fact":
        return f"$fact_{tree[1]}"
    return f"({_value(tree[1])} {head} {_value(tree[2])})"


def _value(tree: Tree) -> str:
    head, number = tree
    assert head in {"int", "gauge"}
    return str(number) if head == "int" else f"${GAUGES[number]}"
