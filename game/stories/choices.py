"""Choices: replies, parts of a reply put together, and the kit, worth what their scene makes them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

from game.engine.expressions import Expression, Names
from game.engine.rubric import Move, Rubric, together
from game.engine.story import PART, PROTECT, REPLY, YOU, Answer, Change, Choice, Line, Way
from game.stories.fields import as_asked, is_null, kind_of
from game.stories.pieces import PiecesSheet
from game.stories.reader import Map, Node, Scalar, Seq

MOST_REPLIES: Final = 9  # a digit key each
MOST_KIT: Final = 8  # a function key each
MOST_MOVES: Final = 3

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


class Context(NamedTuple):
    """Where choices stand: the path of their list, what they are, and what they may name."""

    path: str
    kind: str
    part: str | None
    who: str  # speaks their answers
    names: Names
    onward: tuple[Way, ...] | None = None  # where they go on if they do not say so themselves


class Setting(NamedTuple):
    """What of a scene makes a choice's moves worth what they are."""

    condition: str
    with_customer: bool


class Draft(NamedTuple):
    """A choice before it stands in a scene, whose setting makes its moves worth what they are."""

    id: str
    kind: str
    part: str | None
    position: int
    line: Line
    moves: tuple[Move, ...]
    test: Expression | None
    locked: str | None
    hidden: bool
    once: int
    change: Change | None
    answers: tuple[Answer, ...]
    ways: tuple[Way, ...]
    because: str | None

    def placed(self, number: int, setting: Setting) -> Choice:
        """The choice as it stands in a scene: what is said to somebody else moves no customer."""
        moves, condition = self.moves, setting.condition
        worth = together(moves, condition)
        if not setting.with_customer:
            worth = worth._replace(anger=0, trust=0)
        critical = [m.critical for m in moves if m.critical and condition in m.critical_under]
        return Choice(
            self.id, number, self.kind, self.part, self.position, self.line,
            tuple([move.id for move in moves]), worth,
            True in [move.sympathy for move in moves], tuple(dict.fromkeys(critical)),
            self.test, self.locked, self.hidden, self.once, self.change,
            self.answers, self.ways, self.because,
        )  # fmt: skip


class ChoicesSheet(PiecesSheet):
    """A story file whose surroundings are known, decoding its choices."""

    def __init__(self, shown: str, around: Around) -> None:
        super().__init__(shown)
        self.around = around
        self.customer = ""
        self.choices: list[Choice] = []
        self.once = 0
        self.kit_made: dict[tuple[str, Setting], Choice] = {}

    def kit(self, node: Node | None) -> dict[str, Draft]:
        """The kit's choices as drafts: each scene gives them its setting and a number."""
        entries = self.entries(node)
        if len(entries) > MOST_KIT and node is not None:
            self.problem("too-many-choices", node, most=MOST_KIT)
        context = Context("kit", PROTECT, None, self.customer, self.plain)
        return {draft.id: draft for draft in self.drafts(entries, context)}

    def kit_here(
        self,
        node: Node | None,
        kit: Mapping[str, Draft],
        setting: Setting | None,
    ) -> tuple[Choice, ...]:
        if setting is None:
            return ()
        if node is None:
            wanted = list(kit)
        elif type(node) is Scalar and node.value == "none":
            wanted = []
        elif is_null(node):  # all or none? it may have been forgotten
            self.problem("expected-list", node, found=kind_of(node))
            wanted = []
        else:
            wanted = list(self.some_of(node, kit, "unknown-kit"))
        return tuple(self.kit_in(name, kit, setting) for name in wanted)

    def kit_in(self, name: str, kit: Mapping[str, Draft], setting: Setting) -> Choice:
        """A kit action in a setting; scenes of one setting share it."""
        if (name, setting) not in self.kit_made:
            self.kit_made[name, setting] = self.placed(kit[name], setting)
        return self.kit_made[name, setting]

    def replies(
        self, node: Node | None, context: Context, setting: Setting | None
    ) -> tuple[Choice, ...]:
        entries = self.entries(node)
        if as_asked(node, Map) and len(entries) < 2:
            self.problem("too-few-choices", node, least=2)
        if node is not None and len(entries) > MOST_REPLIES:
            self.problem("too-many-choices", node, most=MOST_REPLIES)
        for entry in entries.values():
            if type(entry) is Map and "because" not in entry.entries:
                self.problem("missing-key", entry, key="because")
        drafts = self.drafts(entries, context)
        return tuple([self.placed(d, setting) for d in drafts]) if setting is not None else ()

    def placed(self, draft: Draft, setting: Setting) -> Choice:
        """A draft as it stands in a scene: numbered, and worth what its setting makes it worth."""
        choice = draft.placed(len(self.choices), setting)
        self.choices.append(choice)
        return choice

    def drafts(self, entries: Mapping[str, Node], context: Context) -> list[Draft]:
        found = [
            self.draft(name, node, position, context)
            for position, (name, node) in enumerate(entries.items())
        ]
        return [draft for draft in found if draft is not None]

    def draft(self, name: str, node: Node, position: int, context: Context) -> Draft | None:
        kind, part, who, names = context.kind, context.part, context.who, context.names
        path = f"{context.path}.{name}"
        self.places[path] = node.start_mark
        if type(node) is not Map:
            self.no_map(node)
            return None
        given = self.fields(node, ("moves",), _CHOICE if kind == PART else _CHOICE_FREE)
        if ("say" in given) == ("do" in given):
            self.problem("say-or-do", node, choice=name)
        verb = "do" if "do" in given else "say"
        text = self.text(given.get(verb), f"{path}.{verb}")
        moves = self.moves(given.get("moves"), kind)
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
        ways = self.ways(given["next"], names) if "next" in given else context.onward or ()
        if kind == REPLY and context.onward is None and "next" not in given:
            self.problem("choice-goes-nowhere", node, choice=name)
        because = self.text(given.get("because"), f"{path}.because")
        if text is None:
            return None
        return Draft(
            name, kind, part, position, Line(YOU, text, verb == "do"), tuple(moves), test, locked,
            hidden, once, change, answers, ways, because,
        )  # fmt: skip

    def moves(self, node: Node | None, kind: str) -> list[Move]:
        known = self.around.rubric.moves
        items = self.listed(node)
        if as_asked(node, Seq) and not 1 <= len(items) <= MOST_MOVES:
            self.problem("move-count", node, most=MOST_MOVES)
        found = []
        for item in items:
            name = item.value if type(item) is Scalar else ""
            if name in known:
                found.append(known[name])
            elif name in self.around.unsound:
                self.problem("unsound-move", item, name=name)
            else:
                self.one_of(item, known, "unknown-move")  # says which one may be meant
        if kind == PROTECT and found and not any(move.kit for move in found):
            protective = tuple(name for name, move in known.items() if move.kit)
            self.problem("not-for-kit", node, known=protective)
        return found
