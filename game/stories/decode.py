"""A story file into an `Encounter`: every reference resolved, every slip collected.

Two passes: the first learns all ids, so that what stands later in the file can be named earlier;
the second builds. Where anything is wrong there is no encounter, only the problems.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.engine.expressions import GAUGES
from game.engine.rubric import CONDITIONS
from game.engine.step import begin
from game.engine.story import (
    ENDING_KINDS,
    NARRATOR,
    PART,
    REPLY,
    YOU,
    CauseAnswer,
    Encounter,
    Interrupt,
    Part,
    Person,
    Scene,
    Way,
    staged,
)
from game.stories.choices import ChoicesSheet, Context, Draft, Setting
from game.stories.fields import as_asked, is_null
from game.stories.pieces import fixed
from game.stories.reader import Map, Node
from game.stories.renames import renames

FORMAT: Final = 1

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


class StorySheet(ChoicesSheet):
    """A story file being decoded. `encounter()` is the one call; then read `.texts` and `.problems`."""

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
        sources = self.cited(top.get("from"), self.around.sources)
        for key in ("title", "you", "aim"):
            self.text(top.get(key), key)
        note = top.get("note")
        noted = note is not None and not is_null(note)
        if noted:
            self.text(note, "note")
        minutes = self.integer(top.get("minutes"), 1, 60)
        self.take_people(top.get("people"), top.get("customer"))
        start = self.gauges(top.get("start"))
        if "start" in top:
            self.places["start"] = top["start"].start_mark
        self.take_names(top.get("facts"), top.get("counters"))
        scene_nodes = self.entries(top.get("scenes"))
        self.scene_numbers = {scene: number for number, scene in enumerate(scene_nodes)}
        if not scene_nodes and as_asked(top.get("scenes"), Map):
            self.problem("no-scenes", top["scenes"])
        kit = self.kit(top.get("kit"))
        scenes = [self.scene(i, s, node, kit) for i, (s, node) in enumerate(scene_nodes.items())]
        opening = self.to_scene(top.get("opening")) if "opening" in top else 0
        interrupts = self.interrupts(top.get("interrupts"))
        cause = self.cause(top.get("cause"))
        allow = self.allowed(top.get("allow"))
        if self.problems or start is None or opening is None or minutes is None:
            return None
        whole = [scene for scene in scenes if scene is not None]
        renamed = renames(self, top.get("renamed"), whole, kit)
        self.refuse_silent_circles(whole)
        if not any(scene.ending for scene in whole):
            self.problem("no-ending", top["scenes"])
        if self.problems:
            return None
        encounter = Encounter(
            expected, self.around.pack, sources, minutes, noted, self.people, self.customer,
            start, opening, tuple(self.facts), self.counters, interrupts, tuple(whole),
            tuple(self.choices), self.once, cause, renamed, allow,
        )  # fmt: skip
        if encounter.scenes[begin(encounter).state.scene].ending is not None:
            self.problem("ends-at-once", top.get("opening", top["scenes"]))
            return None
        return encounter

    def allowed(self, node: Node | None) -> dict[str, str]:
        """The reasons why smells are meant to stay, by their codes."""
        found = self.pairs(node)
        if type(node) is Map and found:
            from game.words.pages import (
                smells,
            )  # pages of prose, for the few stories that allow one

            known = tuple(smells.PAGES)
            for code in (code for code in found if code not in known):
                near = self.near(code, known)
                self.problem("unknown-smell", node.keys[code], name=code, known=known, **near)
        return found

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

    def scene(
        self,
        number: int,
        name: str,
        node: Node,
        kit: Mapping[str, Draft],
    ) -> Scene | None:
        path = f"scenes.{name}"
        self.places[path] = node.start_mark
        given = self.fields(node, (), (*_SCENE, *_SCENE_MORE))
        asks = "you" in given or "build" in given
        forms = [key for key in ("you", "build", "ending") if key in given]
        if len(forms) > 1:
            self.problem("scene-form", given[forms[1]], one=forms[0], other=forms[1])
        elif type(node) is Map and "next" not in given and (not forms or "build" in given):
            self.problem("scene-goes-nowhere", node, scene=name)
        for key in ("next", "answers", "kit", "coach"):
            if key in given and ("ending" in given or (key != "next" and not asks)):
                self.problem("key-not-here", given[key], key=key)
        condition = self.one_of(given.get("condition"), CONDITIONS, "unknown-condition")
        if asks and "condition" not in given:
            self.problem("missing-key", node, key="condition")
        speaker = self.speaker(given.get("who")) or self.customer
        who = speaker if speaker in self.people else self.customer
        setting = None if condition is None else Setting(condition, who == self.customer)
        ending = self.one_of(given.get("ending"), ENDING_KINDS, "unknown-ending")
        change = self.change(given.get("set"))
        says = self.says(given.get("says"), f"{path}.says", speaker, self.plain)
        coach = self.text(given.get("coach"), f"{path}.coach")

        onward = None  # where replies go on that do not say so; empty where that was a slip
        if "you" in given and "next" in given:
            onward = self.ways(given["next"], self.plain)
        parts = self.parts(given, path, speaker, setting, onward)
        names = self.plain
        if "build" in given:
            names = self.names({p.id: tuple(c.id for c in p.choices) for p in parts if p.id})
        ways = self.ways(given.get("next"), names) if onward is None else onward
        answers = self.answers(given.get("answers"), f"{path}.answers", speaker, names)
        here = self.kit_here(given.get("kit"), kit, setting) if asks else ()
        taken = {choice.id for part in parts for choice in part.choices}
        for choice in here:
            if choice.id in taken:
                self.problem("duplicate-id", given.get("kit", node), id=choice.id)
            taken.add(choice.id)
        return Scene(
            name, number, who, condition, change, says, fixed(says), coach, parts, here,
            answers, ways, ending, staged(parts, here),
        )  # fmt: skip

    def parts(
        self,
        given: Mapping[str, Node],
        path: str,
        speaker: str,
        setting: Setting | None,
        onward: tuple[Way, ...] | None,
    ) -> tuple[Part, ...]:
        """The reply's parts: one without an id for `you`, two or more for `build`.

        `onward` is where plain replies go on that do not say so themselves.
        """
        if "you" in given:
            context = Context(f"{path}.you", REPLY, None, speaker, self.plain, onward)
            return (Part(None, None, self.replies(given["you"], context, setting)),)
        if "build" not in given:
            return ()
        build = given["build"]
        entries = self.entries(build)
        if as_asked(build, Map) and len(entries) < 2:
            self.problem("too-few-parts", build, least=2)
        earlier: dict[str, tuple[str, ...]] = {}
        seen: set[str] = set()
        parts = []
        for part, node in entries.items():
            fields = self.fields(node, ("name", "you"))
            name = self.text(fields.get("name"), f"{path}.build.{part}.name")
            names = self.names(dict(earlier))
            context = Context(f"{path}.build.{part}.you", PART, part, speaker, names)
            choices = self.replies(fields.get("you"), context, setting)
            ids = tuple(choice.id for choice in choices)
            for double in seen.intersection(ids):
                self.problem("duplicate-id", node, id=double)
            seen.update(ids)
            earlier[part] = ids
            parts.append(Part(part, name, choices))
        return tuple(parts)

    def refuse_silent_circles(self, scenes: list[Scene]) -> None:
        """Scenes that go on by themselves must come to an end: the engine walks them without asking."""
        leading: dict[int, list[int]] = {}
        unsettled = {}
        for scene in scenes:
            if not scene.parts and scene.ending is None:
                onward = {way.to for way in scene.ways}
                unsettled[scene.number] = len(onward)
                for to in onward:
                    leading.setdefault(to, []).append(scene.number)
        settled = [scene.number for scene in scenes if scene.number not in unsettled]
        while settled:
            for before in leading.get(settled.pop(), ()):
                unsettled[before] -= 1
                if unsettled[before] == 0:
                    del unsettled[before]
                    settled.append(before)
        for number in unsettled:
            name = scenes[number].id
            self.problem("silent-circle", self.places[f"scenes.{name}"], scene=name)
