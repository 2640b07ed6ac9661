"""`rubric.yaml`: moves, what they are worth by condition, and the bands' anchors."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from game.engine.rubric import AXES, CONDITIONS, HIGHEST, LOWEST, Move, Worth
from game.stories.fields import Sheet
from game.stories.reader import Node

_BANDS: Final = ("1", "2", "3", "4")


class RubricSheet(Sheet):
    """A rubric file being decoded."""

    def __init__(self, shown: str) -> None:
        super().__init__(shown)
        self.mentioned: set[str] = set()  # every move that stands there, sound or not

    def moves(
        self,
        root: Node | None,
        languages: Collection[str],
        sources: Collection[str],
        *,
        complete: bool,
    ) -> dict[str, Move]:
        """All sound moves by id; `complete` asks for the bands' anchors as well."""
        top = self.fields(
            root, ("rubric", "lang", *(("moves", "bands") if complete else ())), ("moves", "bands")
        )
        self.identifier(top.get("rubric"))
        self.one_of(top.get("lang"), languages, "unknown-language")
        bands = self.fields(top.get("bands"), AXES if complete else (), AXES)
        for axis, node in bands.items():
            for band, text in self.fields(node, _BANDS).items():
                self.text(text, f"bands.{axis}.{band}")
        found = {}
        for name, node in self.entries(top.get("moves")).items():
            self.mentioned.add(name)
            move = self.move(name, node, sources)
            if move is not None:
                found[name] = move
        return found

    def move(self, name: str, node: Node, sources: Collection[str]) -> Move | None:
        path = f"moves.{name}"
        self.places[path] = node.start_mark
        given = self.fields(
            node, ("name", "definition", "why", "from", "worth"), ("sympathy", "kit", "critical")
        )
        for key in ("name", "definition", "why"):
            self.text(given.get(key), f"{path}.{key}")
        cited = self.cited(given.get("from"), sources)
        axis, under = self.critical(given.get("critical"))
        worth = {}
        for condition, entry in self.fields(given.get("worth"), CONDITIONS).items():
            numbers = [self.integer(item, LOWEST, HIGHEST) for item in self.listed(entry)]
            whole = [number for number in numbers if number is not None]
            if len(whole) == len(Worth._fields):
                worth[condition] = Worth(*whole)
            elif len(whole) == len(numbers):
                self.problem("worth-count", entry, found=len(whole), wanted=len(Worth._fields))
        if len(worth) < len(CONDITIONS):
            return None
        return Move(
            name,
            cited,
            self.boolean(given.get("sympathy")) or False,
            self.boolean(given.get("kit")) or False,
            axis,
            under,
            worth,
        )

    def critical(self, node: Node | None) -> tuple[str | None, frozenset[str]]:
        if node is None:
            return None, frozenset()
        given = self.fields(node, ("axis",), ("under",))
        axis = self.one_of(given.get("axis"), AXES, "unknown-axis")
        if "under" not in given:
            return axis, frozenset(CONDITIONS)
        return axis, frozenset(self.some_of(given["under"], CONDITIONS, "unknown-condition"))
