"""A story file into an `Encounter`: every reference resolved, every slip collected.

Two passes: the first learns all ids, so that what stands later in the file can be named earlier;
the second builds. Where anything is wrong there is no encounter, only the problems.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from game.engine.digest import digest
from game.engine.expressions import GAUGES, Expression, ExpressionError, Names, parse
from game.engine.rubric import CONDITIONS, Move, Rubric, Worth, together
from game.engine.story import (
    ENDING_KINDS,
    NARRATOR,
    PART,
    PROTECT,
    REPLY,
    YOU,
    Answer,
    CauseAnswer,
    Change,
    Choice,
    Encounter,
    Interrupt,
    Line,
    Part,
    Person,
    Saying,
    Scene,
    Way,
    staged,
)
from game.stories.fields import Sheet, is_null, kind_of, near
from game.stories.reader import Map, Mark, Node, Scalar, is_plain

FORMAT: Final = 1
MOST_REPLIES: Final = 9  # a digit key each
MOST_KIT: Final = 8  # a function key each
MOST_MOVES: Final = 3

_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,59}")
_STEP: Final = re.compile(r"[+-]?[0-9]{1,4}")

_TOP: Final = ("encounter", "format", "lang", "from", "title", "minutes", "you", "aim", "people")
_TOP_MORE: Final = ("customer", "start", "scenes", "cause")
_TOP_OPTIONAL: Final = (
    "note",
    "opening",
    "facts",
    "counters",
    "interrupts",
    "kit",
    "renamed",
    "allow",
)
_SCENE: Final = ("condition", "who", "kit", "set", "says", "coach", "you", "build")
_SCENE_MORE: Final = ("answers", "next", "ending")
_CHOICE: Final = ("say", "do", "moves", "if", "locked", "hidden", "once", "set", "because")
_CHOICE_FREE: Final = (*_CHOICE, "answers", "next")  # parts have neither: the whole reply does


class Around(NamedTuple):
    """What a story file stands in: its pack's id, languages, rubric and the known source items.

    `unsound` are moves that stand in the rubric but could not be read.
    """

    pack: str
    languages: Collection[str]
    rubric: Rubric
    sources: Collection[str]
    unsound: Collection[str] = ()


class Shifted(NamedTuple):
    """A place inside a scalar."""

    line: int
    column: int


class _Context(NamedTuple):
    """Where a choice stands: its path in the file, its default speaker and what it may name."""

    path: str
    who: str
    names: Names
    onward: tuple[Way, ...] | None = None  # where it goes on if it does not say so itself


class StorySheet(Sheet):
    """A story file being decoded. `encounter()` is the one call; then read `.texts` and `.problems`."""

    def __init__(self, shown: str, around: Around) -> None:
        super().__init__(shown)
        self.around = around
        self.people: dict[str, Person] = {}
        self.customer = ""
        self.facts: dict[str, int] = {}
        self.counters: dict[str, tuple[int, int]] = {}
        self.scene_numbers: dict[str, int] = {}
        self.choices: list[Choice] = []
        self.once = 0
        self.kit_made: dict[tuple[str, str], Choice] = {}
        self.plain = Names({}, {}, {})

    def encounter(self, root: Node | None, expected: str) -> Encounter | None:
        """Decode the whole file; None where anything is wrong. `expected` is the folder's name."""
        if root is None:
            self.problem("file-empty", None)
            return None
        top = self.fields(root, (*_TOP, *_TOP_MORE), _TOP_OPTIONAL)
        if not top:
            return None
        self.format_is(top.get("format"), FORMAT)
        name = self.identifier(top.get("encounter"))
        if name is not None and name != expected:
            self.problem("id-not-folder", top["encounter"], id=name, folder=expected)
        self.one_of(top.get("lang"), self.around.languages, "unknown-language")
        sources = self.cited(top.get("from"))
        for key in ("title", "you", "aim"):
            self.text(top.get(key), key)
        note = top.get("note")
        noted = note is not None and not is_null(note)
        if noted:
            self.text(note, "note")
        minutes = self.integer(top.get("minutes"), 1, 60)
        self.take_people(top.get("people"), top.get("customer"))
        start = self.gauges(top.get("start"))
        self.take_names(top.get("facts"), top.get("counters"))
        scene_nodes = self.entries(top.get("scenes"))
        self.scene_numbers = {scene: number for number, scene in enumerate(scene_nodes)}
        if not scene_nodes and "scenes" in top:
            self.problem("no-scenes", top["scenes"])
        kit = self.kit(top.get("kit"))
        scenes = [self.scene(i, s, node, kit) for i, (s, node) in enumerate(scene_nodes.items())]
        opening = self.to_scene(top.get("opening")) if "opening" in top else 0
        interrupts = self.interrupts(top.get("interrupts"))
        cause = self.cause(top.get("cause"))
        renamed = self.pairs(top.get("renamed"))
        allow = self.pairs(top.get("allow"))
        if self.problems or start is None or opening is None or minutes is None:
            return None
        whole = [scene for scene in scenes if scene is not None]
        self.refuse_silent_circles(whole)
        if not any(scene.ending for scene in whole):
            self.problem("no-ending", top["scenes"])
        if self.problems:
            return None
        encounter = Encounter(
            expected, self.around.pack, "", sources, minutes, noted, self.people, self.customer,
            start, opening, tuple(self.facts), self.counters, interrupts, tuple(whole),
            tuple(self.choices), self.once, cause, renamed, allow,
        )  # fmt: skip
        return replace(encounter, digest=digest(encounter))

    # --- the parts of a file that stand before its scenes ---

    def cited(self, node: Node | None) -> tuple[str, ...]:
        """The source items a file names."""
        found = []
        for item in self.listed(node):
            source = self.one_of(item, self.around.sources, "unknown-source")
            if source is not None:
                found.append(source)
        if node is not None and not found and not self.problems:
            self.problem("no-source", node)
        return tuple(found)

    def take_people(self, node: Node | None, customer: Node | None) -> None:
        for person, entry in self.entries(node).items():
            if person in {YOU, NARRATOR} and type(node) is Map:
                self.problem("reserved-id", node.keys[person], id=person)
            given = self.fields(entry, ("name", "role"))
            for key in ("name", "role"):
                self.text(given.get(key), f"people.{person}.{key}")
            self.people[person] = Person(person, f"people.{person}.name", f"people.{person}.role")
        self.customer = self.one_of(customer, self.people, "unknown-person") or ""

    def gauges(self, node: Node | None) -> tuple[int, int, int] | None:
        given = self.fields(node, GAUGES) if node is not None else {}
        numbers = [self.integer(given.get(gauge), 0, 10) for gauge in GAUGES]
        anger, trust, energy = numbers
        if anger is None or trust is None or energy is None:
            return None
        return anger, trust, energy

    def take_names(self, facts: Node | None, counters: Node | None) -> None:
        for item in self.listed(facts):
            name = self.name(item.value, item) if type(item) is Scalar else None
            if type(item) is not Scalar:
                self.problem("expected-id", item, found=kind_of(item))
            elif name is not None:
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
        elif counters is not None and not is_null(counters):
            self.problem("expected-map", counters, found=kind_of(counters))
        self.plain = self.names({})

    def name(self, name: str, at: Node | Mark) -> str | None:
        """A name that expressions can read."""
        if not _NAME.fullmatch(name) or keyword.iskeyword(name) or name == "picked":
            self.problem("bad-name", at, name=name)
            return None
        if name in GAUGES or name in self.facts or name in self.counters:
            self.problem("name-taken", at, name=name)
            return None
        return name

    def names(self, parts: Mapping[str, tuple[str, ...]]) -> Names:
        counters = {counter: i for i, counter in enumerate(self.counters)}
        return Names(self.facts, counters, parts)

    def kit(self, node: Node | None) -> dict[str, tuple[Choice, tuple[Move, ...]]]:
        """The kit's choices as drafts: each scene gives them its condition and a number."""
        entries = self.entries(node)
        if len(entries) > MOST_KIT and node is not None:
            self.problem("too-many-choices", node, most=MOST_KIT)
        kit = {}
        for position, (name, entry) in enumerate(entries.items()):
            context = _Context(f"kit.{name}", self.customer, self.plain)
            draft = self.choice(name, entry, context, PROTECT, None, position, _CHOICE_FREE)
            if draft is not None:
                kit[name] = draft
        return kit

    def interrupts(self, node: Node | None) -> tuple[Interrupt, ...]:
        found, seen = [], set()
        for item in self.listed(node):
            given = self.fields(item, ("id", "if", "next"))
            name = self.identifier(given.get("id"))
            if name in seen:
                self.problem("duplicate-id", item, id=name)
            seen.add(name)
            self.places[f"interrupts.{name}"] = item.start_mark
            test = self.expression(given.get("if"), self.plain)
            to = self.to_scene(given.get("next"))
            if name is not None and test is not None and to is not None:
                found.append(Interrupt(name, test, to))
        return tuple(found)

    def cause(self, node: Node | None) -> tuple[CauseAnswer, ...]:
        given = self.fields(node, ("ask", "answers")) if node is not None else {}
        self.text(given.get("ask"), "cause.ask")
        answers = []
        for name, entry in self.entries(given.get("answers")).items():
            path = f"cause.answers.{name}"
            fields = self.fields(entry, ("text", "because"), ("right",))
            text = self.text(fields.get("text"), f"{path}.text")
            because = self.text(fields.get("because"), f"{path}.because")
            right = self.boolean(fields.get("right")) or False
            if text is not None and because is not None:
                answers.append(CauseAnswer(name, text, because, right))
        if node is not None and not self.problems:
            if len(answers) < 2:
                self.problem("too-few-choices", node, least=2)
            elif not any(answer.right for answer in answers):
                self.problem("no-right-cause", node)
        return tuple(answers)

    def pairs(self, node: Node | None) -> dict[str, str]:
        """A map from words to words: `renamed`, `allow`."""
        if node is None or is_null(node):
            return {}
        if type(node) is not Map:
            self.problem("expected-map", node, found=kind_of(node))
            return {}
        found = {key: self.string(value) for key, value in node.entries.items()}
        return {key: value for key, value in found.items() if value is not None}

    # --- scenes ---

    def scene(
        self,
        number: int,
        name: str,
        node: Node,
        kit: Mapping[str, tuple[Choice, tuple[Move, ...]]],
    ) -> Scene | None:
        path = f"scenes.{name}"
        self.places[path] = node.start_mark
        given = self.fields(node, (), (*_SCENE, *_SCENE_MORE))
        asks = "you" in given or "build" in given
        forms = [key for key in ("you", "build", "ending") if key in given]
        if len(forms) > 1:
            self.problem("scene-form", given[forms[1]], one=forms[0], other=forms[1])
        elif not forms and "next" not in given:
            self.problem("scene-goes-nowhere", node, scene=name)
        for key in ("next", "answers", "kit", "coach"):
            if key in given and ("ending" in given or (key != "next" and not asks)):
                self.problem("key-not-here", given[key], key=key)
        condition = self.one_of(given.get("condition"), CONDITIONS, "unknown-condition")
        if asks and "condition" not in given:
            self.problem("missing-key", node, key="condition")
        who = self.speaker(given.get("who")) or self.customer
        ending = self.one_of(given.get("ending"), ENDING_KINDS, "unknown-ending")
        change = self.change(given.get("set"))
        says = self.says(given.get("says"), f"{path}.says", who, self.plain)
        coach = self.text(given.get("coach"), f"{path}.coach")

        onward = self.ways(given.get("next"), self.plain) if "you" in given else None
        parts = self.parts(given, path, who, condition, onward)
        names = self.names(
            {part.id: tuple(c.id for c in part.choices) for part in parts if part.id is not None}
        )
        ways = self.ways(given.get("next"), names) if onward is None else onward
        answers = self.answers(given.get("answers"), f"{path}.answers", who, names)
        here = self.kit_here(given.get("kit"), kit, condition) if asks else ()
        taken = {choice.id for part in parts for choice in part.choices}
        for choice in here:
            if choice.id in taken:
                self.problem("duplicate-id", node, id=choice.id)
        return Scene(
            name, number, condition, change, says, _fixed(says), coach, parts, here,
            answers, ways, ending, staged(parts, here),
        )  # fmt: skip

    def parts(
        self,
        given: Mapping[str, Node],
        path: str,
        who: str,
        condition: str | None,
        onward: tuple[Way, ...] | None,
    ) -> tuple[Part, ...]:
        """The reply's parts: one without an id for `you`, two or more for `build`.

        `onward` is where plain replies go on that do not say so themselves.
        """
        if "you" in given:
            context = _Context(f"{path}.you", who, self.plain, onward)
            choices = self.replies(given["you"], context, condition, REPLY, None)
            return (Part(None, None, choices),)
        if "build" not in given:
            return ()
        build = given["build"]
        entries = self.entries(build)
        if len(entries) < 2:
            self.problem("too-few-parts", build, least=2)
        earlier: dict[str, tuple[str, ...]] = {}
        seen: set[str] = set()
        parts = []
        for part, node in entries.items():
            fields = self.fields(node, ("name", "you"))
            name = self.text(fields.get("name"), f"{path}.build.{part}.name")
            context = _Context(f"{path}.build.{part}.you", who, self.names(dict(earlier)))
            choices = self.replies(fields.get("you"), context, condition, PART, part)
            ids = tuple(choice.id for choice in choices)
            for double in seen.intersection(ids):
                self.problem("duplicate-id", node, id=double)
            seen.update(ids)
            earlier[part] = ids
            parts.append(Part(part, name, choices))
        return tuple(parts)

    def replies(
        self,
        node: Node | None,
        context: _Context,
        condition: str | None,
        kind: str,
        part: str | None,
    ) -> tuple[Choice, ...]:
        entries = self.entries(node)
        if node is not None and len(entries) < 2:
            self.problem("too-few-choices", node, least=2)
        if node is not None and len(entries) > MOST_REPLIES:
            self.problem("too-many-choices", node, most=MOST_REPLIES)
        found = []
        allowed = _CHOICE if kind == PART else _CHOICE_FREE
        for position, (name, entry) in enumerate(entries.items()):
            inside = context._replace(path=f"{context.path}.{name}")
            draft = self.choice(name, entry, inside, kind, part, position, allowed)
            if type(entry) is Map and "because" not in entry.entries:
                self.problem("missing-key", entry, key="because")
            if draft is not None and condition is not None:
                found.append(self.placed(*draft, condition))
        return tuple(found)

    def kit_here(
        self,
        node: Node | None,
        kit: Mapping[str, tuple[Choice, tuple[Move, ...]]],
        condition: str | None,
    ) -> tuple[Choice, ...]:
        if condition is None:
            return ()
        if node is None:
            wanted = list(kit)
        elif type(node) is Scalar and node.value == "none":
            wanted = []
        else:
            found = [self.one_of(item, kit, "unknown-kit") for item in self.listed(node)]
            wanted = [name for name in found if name is not None]
        return tuple(self.kit_under(name, kit, condition) for name in wanted)

    def kit_under(
        self, name: str, kit: Mapping[str, tuple[Choice, tuple[Move, ...]]], condition: str
    ) -> Choice:
        """A kit action under a condition; scenes of one condition share it."""
        if (name, condition) not in self.kit_made:
            self.kit_made[name, condition] = self.placed(*kit[name], condition)
        return self.kit_made[name, condition]

    def placed(self, draft: Choice, moves: tuple[Move, ...], condition: str) -> Choice:
        """A draft as it stands in a scene: numbered, and worth what its condition makes it worth."""
        critical = tuple(
            dict.fromkeys(
                move.critical
                for move in moves
                if move.critical is not None and condition in move.critical_under
            )
        )
        worth = together(moves, condition)
        choice = replace(draft, number=len(self.choices), worth=worth, critical=critical)
        self.choices.append(choice)
        return choice

    def choice(
        self,
        name: str,
        node: Node,
        context: _Context,
        kind: str,
        part: str | None,
        position: int,
        allowed: tuple[str, ...],
    ) -> tuple[Choice, tuple[Move, ...]] | None:
        """A choice without its number and worth, and its moves."""
        path, who, names, onward = context
        self.places[path] = node.start_mark
        if type(node) is not Map:
            self.problem("expected-map", node, found=kind_of(node))
            return None
        given = self.fields(node, ("moves",), allowed)
        if ("say" in given) == ("do" in given):
            self.problem("say-or-do", node, choice=name)
        verb = "do" if "do" in given else "say"
        text = self.text(given.get(verb), f"{path}.{verb}")
        moves = self.moves(given.get("moves"))
        test = self.expression(given.get("if"), names)
        locked = self.text(given.get("locked"), f"{path}.locked")
        hidden = self.boolean(given.get("hidden")) or False
        if test is not None and locked is None and not hidden:
            if any(kind_read != "gauge" for kind_read, _ in test.reads):
                self.problem("missing-locked", given["if"], choice=name)
        elif test is None and locked is not None and "if" not in given:
            self.problem("locked-without-if", given["locked"], choice=name)
        once = 0
        if self.boolean(given.get("once")):
            once, self.once = 1 << self.once, self.once + 1
        change = self.change(given.get("set"))
        answers = self.answers(given.get("answers"), f"{path}.answers", who, names)
        ways = self.ways(given["next"], names) if "next" in given else onward or ()
        if kind == REPLY and not ways and "next" not in given:
            self.problem("choice-goes-nowhere", node, choice=name)
        because = self.text(given.get("because"), f"{path}.because")
        if text is None:
            return None
        draft = Choice(
            name, 0, kind, part, position, Line(YOU, text, verb == "do"),
            tuple(move.id for move in moves), Worth(0, 0, 0, 0, 0, 0),
            any(move.sympathy for move in moves), (), test, locked, hidden, once, change,
            answers, ways, because,
        )  # fmt: skip
        return draft, tuple(moves)

    def moves(self, node: Node | None) -> list[Move]:
        known = self.around.rubric.moves
        items = self.listed(node)
        if node is not None and not 1 <= len(items) <= MOST_MOVES:
            self.problem("move-count", node, most=MOST_MOVES)
        found = []
        for item in items:
            if type(item) is Scalar and item.value in self.around.unsound:
                self.problem("unsound-move", item, name=item.value)
            elif (name := self.one_of(item, known, "unknown-move")) is not None:
                found.append(known[name])
        return found

    # --- small pieces ---

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
            found.append(Answer(test, says, _fixed(says)))
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
        try:
            return parse(node.value, names)
        except ExpressionError as error:
            mark = node.start_mark
            shift = error.col + (0 if is_plain(node) else 1)
            values = dict(error.values)
            known = values.get("known")
            if isinstance(known, str):
                values |= near(str(values.get("name")), known.split(", "))
            self.problem(error.code, Shifted(mark.line, mark.column + shift), **values)
            return None

    def change(self, node: Node | None) -> Change | None:
        """A `set`: facts to true or false, counters to a number or by +n and -n, gauges by +n and -n."""
        if node is None or is_null(node):
            return None
        if type(node) is not Map:
            self.problem("expected-map", node, found=kind_of(node))
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
                    self.problem("bad-step", value, name=key)
                elif key in GAUGES:
                    gauges.append((GAUGES.index(key), int(text)))
                else:
                    counters.append((counter_names.index(key), signed, int(text)))
            else:
                known = (*self.facts, *self.counters, *GAUGES)
                self.problem(
                    "unknown-name", node.keys[key], name=key, known=known, **near(key, known)
                )
        return Change(on, off, tuple(counters), tuple(gauges))

    def refuse_silent_circles(self, scenes: list[Scene]) -> None:
        """Scenes that go on by themselves must come to an end: the engine walks them without asking."""
        settled: set[int] = {s.number for s in scenes if s.parts or s.ending is not None}
        changed = True
        while changed:
            changed = False
            for scene in scenes:
                if scene.number not in settled and all(w.to in settled for w in scene.ways):
                    settled.add(scene.number)
                    changed = True
        for scene in scenes:
            if scene.number not in settled:
                self.problem("silent-circle", self.places[f"scenes.{scene.id}"], scene=scene.id)


def _fixed(says: tuple[Saying, ...]) -> tuple[Line, ...] | None:
    """The lines, where none of them depends on the state."""
    if any(saying.test is not None for saying in says):
        return None
    return tuple(saying.line for saying in says)
