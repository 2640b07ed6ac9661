"""`walks.yaml`: the author's own tests, each a path with what should come of it."""

from __future__ import annotations

import operator
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from game.engine.rubric import AXES
from game.engine.story import ENDING_KINDS
from game.stories.fields import Sheet
from game.stories.reader import Node

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
class Walk:
    """A path of choice ids and what should come of it; None and empty ask nothing."""

    name: str
    path: tuple[str, ...]
    ending: str | None
    kind: str | None
    bands: Mapping[str, Bound]
    scores: Mapping[str, Bound]
    at: tuple[int, int]  # where its path stands in the file, from 0
    steps_at: tuple[tuple[int, int], ...]  # where each choice stands


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
            ids = [self.identifier(step) for step in steps]
            path = tuple(i for i in ids if i is not None)
            walk = Walk(
                name or "",
                path,
                self.identifier(given.get("ending")),
                self.one_of(given.get("kind"), ENDING_KINDS, "unknown-ending"),
                self.bounds(given.get("bands")),
                self.bounds(given.get("scores")),
                (node.start_mark.line, node.start_mark.column),
                tuple((step.start_mark.line, step.start_mark.column) for step in steps),
            )
            if name is not None and "path" in given and len(path) == len(steps):
                found.append(walk)
        return tuple(found)

    def bounds(self, node: Node | None) -> dict[str, Bound]:
        found = {}
        for axis, entry in (self.fields(node, (), AXES) if node is not None else {}).items():
            text = self.string(entry)
            match = _BOUND.fullmatch(text) if text is not None else None
            if match is not None:
                found[axis] = Bound(match[1], int(match[2]))
            elif text is not None:
                self.problem("bad-bound", entry, text=text)
        return found
