"""The small pieces a story is made of: who speaks, what is said, where it goes on, what changes.

A `PiecesSheet` knows the names that a story file declares (people, facts, counters, scenes), so that every
reference to one is checked where it stands.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Mapping
from typing import Final

from game.engine.expressions import GAUGES, Expression, ExpressionError, Names, parse
from game.engine.story import NARRATOR, YOU, Answer, Change, Line, Person, Saying, Way
from game.stories.fields import Sheet, Shifted, is_null, kind_of
from game.stories.likely import near_condition, near_name, near_step
from game.stories.reader import Map, Mark, Node, Scalar, Seq, is_plain

_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,59}")
_STEP: Final = re.compile(r"[+-]?[0-9]{1,4}")


class PiecesSheet(Sheet):
    """A story file whose names are known, decoding its smallest pieces."""

    def __init__(self, shown: str) -> None:
        super().__init__(shown)
        self.people: dict[str, Person] = {}
        self.facts: dict[str, int] = {}
        self.counters: dict[str, tuple[int, int]] = {}
        self.scene_numbers: dict[str, int] = {}
        self.parsed: dict[str, Expression] = {}  # the same condition stands in many places
        self.plain = Names({}, {}, {})  # all names but the picks of a reply put together

    def take_names(self, facts: Node | None, counters: Node | None) -> None:
        """Learn the facts and the counters.

        What is told here is told once: names that were only written down wrongly are known all the same.
        """
        for item in self.listed(facts):
            if type(item) is Scalar and self.joined(item):
                self.facts |= {name: i for i, name in enumerate(_names_in(item), len(self.facts))}
                continue
            if type(item) is not Scalar or kind_of(item) in {"null", "boolean"}:
                self.problem("expected-id", item, found=kind_of(item))
            elif (name := self.name(item.value, item)) is not None:
                self.facts[name] = len(self.facts)
        if type(counters) is Map:
            for key, entry in counters.entries.items():
                name = self.name(key, counters.keys[key])
                bounds = [self.integer(item, -999, 999) for item in self.listed(entry)]
                match bounds:
                    case [int(low), int(high)] if low < high:
                        if name is not None:
                            self.counters[name] = (low, high)
                    case _:
                        self.problem("bad-counter", entry)
                        if name is not None:
                            self.counters[name] = (0, 1)
        elif counters is not None and not is_null(counters):
            self.no_map(counters)
            self.counters |= dict.fromkeys(_names_in(counters), (0, 1))
        if facts is not None and type(facts) is not Seq and not is_null(facts):
            self.facts = {name: i for i, name in enumerate(_names_in(facts))}
        self.plain = self.names({})

    def name(self, name: str, at: Node | Mark) -> str | None:
        """A name that expressions can read."""
        if not _NAME.fullmatch(name) or keyword.iskeyword(name) or name == "picked":
            self.problem("bad-name", at, name=name, **near_name(name))
            return None
        if name in GAUGES or name in self.facts or name in self.counters:
            self.problem("name-taken", at, name=name)
            return None
        return name

    def names(self, parts: Mapping[str, tuple[str, ...]]) -> Names:
        counters = {counter: i for i, counter in enumerate(self.counters)}
        return Names(self.facts, counters, parts)

    def speaker(self, node: Node | None) -> str | None:
        return self.one_of(node, (*self.people, YOU, NARRATOR), "unknown-person")

    def says(self, node: Node | None, path: str, who: str, names: Names) -> tuple[Saying, ...]:
        found = []
        for i, item in enumerate(self.items(node), 1):
            saying = self.saying(item, f"{path}.{i}", who, names)
            if saying is not None:
                found.append(saying)
        return tuple(found)

    def saying(self, node: Node, path: str, who: str, names: Names) -> Saying | None:
        """A line: a text, or `{if, who, say}`."""
        test = None
        if type(node) is Map and "mild" not in node.entries:
            given = self.fields(node, ("say",), ("if", "who"))
            test = self.expression(given.get("if"), names)
            who = self.speaker(given.get("who")) or who
            text = self.text(given.get("say"), path)
        else:
            text = self.text(node, path)
        return None if text is None else Saying(Line(who, text), test)

    def answers(self, node: Node | None, path: str, who: str, names: Names) -> tuple[Answer, ...]:
        found: list[Answer] = []
        items = self.items(node)
        for i, item in enumerate(items, 1):
            test = None
            if type(item) is Map and "mild" not in item.entries:
                given = self.fields(item, (), ("if", "who", "say", "says"))
                if ("say" in given) == ("says" in given):
                    self.problem("say-or-says", item)
                test = self.expression(given.get("if"), names)
                if "if" in given and i == len(items):
                    self.problem("last-has-if", given["if"])
                speaker = self.speaker(given.get("who")) or who
                if "says" in given:
                    says = self.says(given["says"], f"{path}.{i}", speaker, names)
                else:
                    text = self.text(given.get("say"), f"{path}.{i}")
                    says = () if text is None else (Saying(Line(speaker, text), None),)
                unconditional = "if" not in given
            else:
                text = self.text(item, f"{path}.{i}")
                says = () if text is None else (Saying(Line(who, text), None),)
                unconditional = True
            if unconditional and i < len(items):
                self.problem("never-reached", items[i])
            found.append(Answer(test, says, fixed(says)))
        return tuple(found)

    def ways(self, node: Node | None, names: Names) -> tuple[Way, ...]:
        if node is None:
            return ()
        if type(node) is Scalar:
            to = self.to_scene(node)
            return () if to is None else (Way(None, to),)
        found = []
        items = self.listed(node)
        if not items:
            self.problem("expected-id", node, found=kind_of(node))
        for i, item in enumerate(items, 1):
            given = self.fields(item, ("to",), ("if",))
            test = self.expression(given.get("if"), names)
            to = self.to_scene(given.get("to"))
            if "if" in given and i == len(items):
                self.problem("last-has-if", given["if"])
            elif "if" not in given and i < len(items):
                self.problem("never-reached", items[i])
            if to is not None:
                found.append(Way(test, to))
        return tuple(found)

    def to_scene(self, node: Node | None) -> int | None:
        name = self.one_of(node, self.scene_numbers, "unknown-scene")
        return None if name is None else self.scene_numbers[name]

    def expression(self, node: Node | None, names: Names) -> Expression | None:
        if node is None:
            return None
        if type(node) is not Scalar:
            self.problem("expected-expression", node, found=kind_of(node))
            return None
        known_to_all = names is self.plain
        if known_to_all and node.value in self.parsed:
            return self.parsed[node.value]
        try:
            expression = parse(node.value, names)
        except ExpressionError as error:
            mark = node.start_mark
            shift = error.col + (0 if is_plain(node) else 1)
            if node.end_mark.line != mark.line:
                shift = 0  # on several lines, the place inside cannot be told
            values = dict(error.values)
            known = values.get("known")
            if isinstance(known, str):
                values["known"] = names_known = tuple(known.split(", "))
                values |= self.near(str(values.get("name")), names_known)
            else:
                values |= near_condition(node.value, names)
            self.problem(error.code, Shifted(mark.line, mark.column + shift), **values)
            return None
        if known_to_all:
            self.parsed[node.value] = expression
        return expression

    def change(self, node: Node | None) -> Change | None:
        """A `set`: facts to true or false, counters to a number or by +n and -n, gauges by +n and -n."""
        if node is None or is_null(node):
            return None
        if type(node) is not Map:
            self.no_map(node)
            return None
        on = off = 0
        counters: list[tuple[int, bool, int]] = []
        gauges: list[tuple[int, int]] = []
        counter_names = list(self.counters)
        for key, value in node.entries.items():
            if key in self.facts:
                wanted = self.boolean(value)
                on |= (wanted is True) << self.facts[key]
                off |= (wanted is False) << self.facts[key]
            elif key in self.counters or key in GAUGES:
                text = value.value if type(value) is Scalar and is_plain(value) else ""
                signed = text[:1] in {"+", "-"}
                if not _STEP.fullmatch(text) or (key in GAUGES and not signed):
                    self.problem("bad-step", value, name=key, **near_step(text))
                elif key in GAUGES:
                    gauges.append((GAUGES.index(key), int(text)))
                else:
                    counters.append((counter_names.index(key), signed, int(text)))
            else:
                known = (*self.facts, *self.counters, *GAUGES)
                self.problem(
                    "unknown-name", node.keys[key], name=key, known=known, **self.near(key, known)
                )
        return Change(on, off, tuple(counters), tuple(gauges))


def _names_in(node: Node) -> list[str]:
    """The names in what should have been a list or a map of them."""
    if type(node) is Map:
        return [name for name in node.entries if _NAME.fullmatch(name)]
    if type(node) is Seq:
        return [name for item in node.items for name in _names_in(item)]
    return _NAME.findall(node.value) if type(node) is Scalar else []


def fixed(says: tuple[Saying, ...]) -> tuple[Line, ...] | None:
    """The lines, where none of them depends on the state."""
    lines = [saying.line for saying in says if saying.test is None]
    return tuple(lines) if len(lines) == len(says) else None
