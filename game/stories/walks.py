"""`walks.yaml`: the author's own tests, each a path with what should come of it."""

from __future__ import annotations

import operator
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from game.engine.expressions import GAUGES
from game.engine.rubric import AXES
from game.engine.story import ENDING_KINDS
from game.stories.fields import Sheet, kind_of
from game.stories.likely import near_bound
from game.stories.reader import Map, Mark, Node

_BOUND: Final = re.compile(r"(>=|<=|==|>|<) ?(\d{1,3})")
_OPERATORS: Final = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    ">": operator.gt,
    "<": operator.lt,
}


@dataclass(frozen=True, slots=True)
class Bound:
    """What a band or a score should be: `>= 3`."""

    sign: str
    number: int

    def holds(self, value: int | None) -> bool:
        """Whether a value keeps it; what was not tested keeps nothing."""
        return value is not None and bool(_OPERATORS[self.sign](value, self.number))

    def __str__(self) -> str:
        return f"{self.sign} {self.number}"


@dataclass(frozen=True, slots=True)
class Expected:
    """What should be so after a step; None and empty ask nothing."""

    scene: str | None
    said: tuple[str, ...]  # text ids, all of which are said
    gauges: Mapping[str, Bound]
    counters: Mapping[str, Bound]
    facts: Mapping[str, bool]
    open: tuple[str, ...]  # choices that can be made next
    locked: tuple[str, ...]  # choices that are shown but cannot be made
    at: Mark


@dataclass(frozen=True, slots=True)
class Walk:
    """A path of choice ids and what should come of it; None and empty ask nothing.

    `expected` has one entry for every step that says what should be so after it, by the step's position.
    """

    name: str
    path: tuple[str, ...]
    expected: Mapping[int, Expected]
    ending: str | None
    kind: str | None
    bands: Mapping[str, Bound]
    scores: Mapping[str, Bound]
    at: Mark  # where it stands in the file
    steps_at: tuple[Mark, ...]  # where each choice stands


class WalksSheet(Sheet):
    """A walks file being decoded."""

    def walks(self, root: Node | None) -> tuple[Walk, ...]:
        """All sound walks, in order."""
        if root is None:
            self.problem("file-empty", None)
            return ()
        top = self.fields(root, ("walks",))
        found = []
        for node in self.listed(top.get("walks")):
            given = self.fields(node, ("name", "path"), ("ending", "kind", "bands", "scores"))
            name = self.string(given.get("name"))
            steps = self.listed(given.get("path"))
            expected: dict[int, Expected] = {}
            ids = [self.step(step, number, expected) for number, step in enumerate(steps)]
            path = tuple(i for i in ids if i is not None)
            walk = Walk(
                name or "",
                path,
                expected,
                self.identifier(given.get("ending")),
                self.one_of(given.get("kind"), ENDING_KINDS, "unknown-ending"),
                self.bounds(given.get("bands")),
                self.bounds(given.get("scores")),
                node.start_mark,
                tuple(step.start_mark for step in steps),
            )
            if name is not None and "path" in given and len(path) == len(steps):
                found.append(walk)
        return tuple(found)

    def step(self, node: Node, number: int, expected: dict[int, Expected]) -> str | None:
        """A choice id, or `{choose: id, expect: …}`."""
        if type(node) is not Map:
            return self.identifier(node)
        given = self.fields(node, ("choose",), ("expect",))
        if "expect" in given:
            expected[number] = self.expectation(given["expect"])
        return self.identifier(given.get("choose"))

    def expectation(self, node: Node) -> Expected:
        """What should be so after a step. What it names is looked up when the walk is walked."""
        given = self.fields(
            node, (), ("scene", "said", "gauges", "counters", "facts", "open", "locked")
        )
        said = (self.string(item) for item in self.items(given.get("said")))
        counters = self.named(given.get("counters"))
        facts = self.named(given.get("facts"))
        return Expected(
            self.identifier(given.get("scene")),
            tuple(text for text in said if text is not None),
            self.bounds(given.get("gauges"), GAUGES),
            {name: b for name, entry in counters.items() if (b := self.bound(entry)) is not None},
            {name: on for name, entry in facts.items() if (on := self.boolean(entry)) is not None},
            self.choices(given.get("open")),
            self.choices(given.get("locked")),
            node.start_mark,
        )

    def named(self, node: Node | None) -> dict[str, Node]:
        """A map from facts or counters; their names are looked up when the walk is walked."""
        if node is None:
            return {}
        if type(node) is not Map:
            self.problem("expected-map", node, found=kind_of(node))
            return {}
        return node.entries

    def choices(self, node: Node | None) -> tuple[str, ...]:
        found = (self.identifier(item) for item in self.listed(node))
        return tuple(name for name in found if name is not None)

    def bounds(self, node: Node | None, names: tuple[str, ...] = AXES) -> dict[str, Bound]:
        found = {}
        for name, entry in (self.fields(node, (), names) if node is not None else {}).items():
            bound = self.bound(entry)
            if bound is not None:
                found[name] = bound
        return found

    def bound(self, entry: Node) -> Bound | None:
        """A bound such as `>= 3`."""
        text = self.string(entry)
        match = _BOUND.fullmatch(text) if text is not None else None
        if text is not None and match is None:
            self.problem("bad-bound", entry, text=text, **near_bound(text))
        return None if match is None else Bound(match[1], int(match[2]))
