"""An encounter as Twee 3.0.2, for Twine and its compilers: scenes as passages, choices as links, with their texts.

Twee itself has neither state nor scores, so everything is written as if each condition held, and what cannot be
said in it is told beside it. Conditions of people, whom a passage is with and kinds of endings are tags; who is
who and what it is about are passages of their own, so that `twee_story` makes an encounter of it again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from game.engine.story import NARRATOR, PROTECT, YOU, Answer, Choice, Encounter, Line, Saying, Scene
from game.stories.texts import TextTable
from game.words import N_

BRIEFING: Final = "standtall-briefing"  # a tag: who the player is, and what the aim is
PEOPLE: Final = "standtall-people"  # a tag: id | name | role, and `customer` behind the customer
ANSWER: Final = "standtall-answer"  # a tag: what is answered to the choice that leads here
CONDITION: Final = "condition-"
ENDING: Final = "ending-"
WITH: Final = "with-"  # whom a passage is with, where it is not the customer
LANG: Final = "lang-"
ONWARD: Final = "…"  # the text of a link that nobody says

LOST: Final = {
    "conditions": N_("conditions: all is shown, and the way on is the one that has none"),
    "gauges": N_("gauges and what changes them"),
    "facts": N_("facts and counters"),
    "moves": N_("moves, and with them all scores"),
    "reasons": N_("why a choice is worth what it is worth"),
    "deeds": N_("that a choice is a deed and no words"),
    "once": N_("that a choice can be made once"),
    "locked": N_("why a choice is locked"),
    "kit": N_("the kit"),
    "interrupts": N_("what breaks in"),
    "builds": N_("that a reply is put together: its parts are passages one after another"),
    "coach": N_("what the coach says"),
    "cause": N_("the question of the cause"),
    "note": N_("the content note"),
    "strong": N_("the strong wording of texts"),
    "sources": N_("the sources it is drawn from"),
    "signs": N_("signs that Twine would read as its own: a space is put between them"),
}
"""What Twee cannot hold, by kind."""

_SIGNS: Final = re.compile(r"\[(?=\[)|\](?=\])|<(?=[<%])|\((?=[A-Za-z][\w-]*:)|[${](?=[A-Za-z])")
_WHOLE: Final = re.compile(r"\[[^\[\]]+\]|--")


class Loss(NamedTuple):
    """A kind of thing that Twee cannot hold (a key of `LOST`), and where in the encounter it stands."""

    kind: str
    places: tuple[str, ...]


class Written(NamedTuple):
    """The Twee text, and what it does not hold."""

    text: str
    losses: tuple[Loss, ...]


def ifid(encounter: Encounter) -> str:
    """The encounter's IFID, the same each time: a UUID (version 5) of its full name."""
    return str(uuid5(NAMESPACE_URL, f"standtall:{encounter.name}")).upper()


def twee(encounter: Encounter, texts: TextTable, lang: str) -> Written:
    """The whole encounter in one language, mild; in its own where that is none of it."""
    writer = _Writer(encounter, texts, lang)
    text = "\n".join(writer.passages())
    return Written(text, tuple(writer.losses()))


class _Writer:
    """Writes one encounter; `passages`, then `losses`."""

    def __init__(self, encounter: Encounter, table: TextTable, lang: str) -> None:
        self.encounter = encounter
        self.table = table
        self.lang = lang if lang in table.languages else table.lang
        self.texts = table.texts(lang)
        self.signs: list[str] = []
        self.names = {person.id: self.text(person.name) for person in encounter.people.values()}
        self.names[YOU] = "You"
        self.taken = {scene.id for scene in encounter.scenes}
        self.later: list[str] = []

    def passages(self) -> Iterator[str]:
        encounter = self.encounter
        opening = encounter.scenes[encounter.opening].id
        data = {"ifid": ifid(encounter), "start": self.free("briefing")}
        yield f":: StoryTitle\n{self.text('title')}\n"
        yield f":: StoryData\n{json.dumps(data, indent=2)}\n"
        yield f":: {data['start']} [{BRIEFING} {LANG}{self.lang}]"
        yield f"{self.text('you')}\n\n{self.text('aim')}\n\n[[{ONWARD}->{opening}]]\n"
        yield f":: {self.free('people')} [{PEOPLE}]"
        for person in encounter.people.values():
            told = [person.id, self.names[person.id], self.text(person.role)]
            told = [text.replace("|", "/") for text in told]
            yield " | ".join([*told, *(["customer"] if person.id == encounter.customer else [])])
        yield ""
        for scene in encounter.scenes:
            yield from self.scene(scene)

    def free(self, name: str) -> str:
        """A passage's name that nothing else has."""
        while name in self.taken:
            name += "-2"
        self.taken.add(name)
        return name

    def scene(self, scene: Scene) -> Iterator[str]:
        tags = self.tags(scene)
        yield f":: {scene.id}{tags}"
        yield from self.says(scene.says)
        if scene.ending:
            yield ""
        elif not scene.parts:
            yield f"[[{ONWARD}->{self.onward(scene)}]]\n"
        elif scene.built:
            yield from self.built(scene, tags)
        else:
            yield from self.links(scene)

    def tags(self, scene: Scene) -> str:
        """How a passage is marked, as it stands behind its name."""
        marks = [f"{ENDING}{scene.ending}"] if scene.ending else []
        marks += [f"{CONDITION}{scene.condition}"] if scene.condition else []
        marks += [f"{WITH}{scene.who}"] if scene.who != self.encounter.customer else []
        return f" [{' '.join(marks)}]" if marks else ""

    def links(self, scene: Scene) -> Iterator[str]:
        answers: list[str] = []
        for choice in scene.parts[0].choices:
            to = self.encounter.scenes[choice.ways[-1].to].id
            if choice.answers:
                name = f"{scene.id}/{choice.id}"
                answers += [f":: {name} [{ANSWER}]", *self.answers(choice.answers)]
                answers.append(f"[[{ONWARD}->{to}]]\n")
                to = name
            yield f"[[{self.text(choice.line.text)}->{to}]]"
        yield ""
        yield from answers

    def built(self, scene: Scene, tags: str) -> Iterator[str]:
        """Each part as a passage, then what is answered to the whole."""
        said = self.free(f"{scene.id}-said") if scene.answers else self.onward(scene)
        names = [self.free(f"{scene.id}-{part.id}") for part in scene.parts[1:]]
        for part, to in zip(scene.parts, [*names, said], strict=True):
            for choice in part.choices:
                yield f"[[{self.text(choice.line.text)}->{to}]]"
            yield ""
            if to != said:
                yield f":: {to}{tags}"
        if scene.answers:
            yield f":: {said}"
            yield from self.answers(scene.answers)
            yield f"[[{ONWARD}->{self.onward(scene)}]]\n"

    def onward(self, scene: Scene) -> str:
        return self.encounter.scenes[scene.ways[-1].to].id

    def answers(self, answers: Sequence[Answer]) -> Iterator[str]:
        for answer in answers:
            yield from self.says(answer.says)

    def says(self, says: Sequence[Saying]) -> Iterator[str]:
        for line, _ in says:
            yield self.line(line)

    def line(self, line: Line) -> str:
        text = self.text(line.text)
        if line.who != NARRATOR:
            return f"{self.names[line.who]}: {text}"
        if _WHOLE.fullmatch(text) or any(text.startswith(f"{n}: ") for n in self.names.values()):
            return f": {text}"  # nobody says it
        return f" {text}" if text.startswith("::") else text

    def text(self, text_id: str) -> str:
        """A text in one line, without what Twine would take for a link or a macro."""
        text = " ".join(self.texts[text_id].split())
        if _SIGNS.search(text):
            self.signs.append(text_id)
        return _SIGNS.sub(lambda match: f"{match[0]} ", text)

    # --- what it does not hold ---

    def losses(self) -> Iterator[Loss]:
        found: dict[str, list[str]] = {kind: [] for kind in LOST}
        encounter = self.encounter
        for interrupt in encounter.interrupts:
            found["interrupts"].append(interrupt.id)
        for name in encounter.facts:
            found["facts"].append(name)
        found["facts"] += encounter.counters
        for scene in encounter.scenes:
            self.of_scene(scene, found)
        texts = self.table.source
        found["gauges"].append("start")
        found["coach"] = [name for name in texts if name.endswith(".coach")]
        found["cause"] = ["cause"] if encounter.cause else []
        found["note"] = ["note"] if encounter.noted else []
        found["strong"] = [name for name, text in texts.items() if not isinstance(text, str)]
        found["sources"] = list(encounter.sources)
        found["signs"] = self.signs
        for kind, places in found.items():
            if places:
                yield Loss(kind, tuple(dict.fromkeys(places)))

    def of_scene(self, scene: Scene, found: dict[str, list[str]]) -> None:
        if scene.change is not None:
            found["gauges"].append(scene.id)
        if any(test is not None for _, test in scene.says) or _depends(scene.answers):
            found["conditions"].append(scene.id)
        if len(scene.ways) > 1:
            found["conditions"].append(scene.id)
        if scene.built:
            found["builds"].append(scene.id)
        found["kit"] += [choice.id for choice in scene.kit]
        for part in scene.parts:
            for choice in part.choices:
                self.of_choice(f"{scene.id}.{choice.id}", choice, found)

    def of_choice(self, where: str, choice: Choice, found: dict[str, list[str]]) -> None:
        assert choice.kind != PROTECT
        found["moves"].append(where)
        for kind, holds in (
            ("reasons", choice.because is not None),
            ("gauges", choice.change is not None),
            ("deeds", choice.line.done),
            ("once", choice.once > 0),
            ("locked", choice.locked is not None),
            ("conditions", choice.test is not None or len(choice.ways) > 1),
            ("conditions", _depends(choice.answers)),
        ):
            if holds:
                found[kind].append(where)


def _depends(answers: Sequence[Answer]) -> bool:
    return any(
        answer.test is not None or any(test is not None for _, test in answer.says)
        for answer in answers
    )
