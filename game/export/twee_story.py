"""A Twee file as a new `story.yaml`: what it says is taken, what it cannot say stands there to be filled in.

Moves, reasons, people, sources and the cause are nobody's to guess: each stands as a first value that `check`
accepts where it can, and is told as what the author has to fill in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from game.engine.rubric import CONDITIONS
from game.engine.story import ENDING_KINDS, NARRATOR, YOU
from game.export.twee import ANSWER, BRIEFING, CONDITION, ENDING, LANG, ONWARD, PEOPLE, WITH
from game.export.twee_reader import Link, Passage, Twee
from game.stories.fields import ID
from game.stories.likely import LONGEST_ID
from game.stories.rewriting import quoted
from game.words import LANGUAGES, N_, words
from game.words.languages import NAMES

TODO: Final = {
    "lang": N_("“lang”: it says {value}"),
    "title": N_("“title”"),
    "from": N_("“from”: it says {value}"),
    "minutes": N_("“minutes” and “start”"),
    "briefing": N_("“you” and “aim”"),
    "people": N_("“people”: everything stands as told by the narrator"),
    "condition": N_("“condition”: it says upset in {value}"),
    "ending": N_("“ending”: it says left-open in {value}"),
    "moves": N_("“moves” of each choice: they say {value}"),
    "because": N_("“because” of each choice"),
    "cause": N_("“cause”"),
    "tags": N_("tags that the game does not know, kept as comments: {value}"),
    "alone": N_("links that stand alone are no replies, so their words are left out: {value}"),
}
"""What the author has to look at, by kind."""


class Todo(NamedTuple):
    """What the author has to look at: a key of `TODO`, and what stands there now."""

    kind: str
    value: str


class Made(NamedTuple):
    """A new `story.yaml`, and what is left to do in it."""

    name: str
    lang: str
    text: str
    todo: tuple[Todo, ...]


class Around(NamedTuple):
    """What a new story may cite: the pack's first source, and a move to begin with."""

    source: str
    move: str


def id_of(text: str) -> str | None:
    """An id that says the same as far as its letters go; None where nothing is left."""
    name = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:LONGEST_ID].strip("-")
    if name and not name[0].isalpha():
        name = f"p-{name}"[:LONGEST_ID].strip("-")
    return name or None


def language_of(twee: Twee) -> str | None:
    """The language that the briefing's tags name, if any."""
    for passage in twee.passages.values():
        if BRIEFING in passage.tags:
            for lang in LANGUAGES:
                if f"{LANG}{lang}" in passage.tags:
                    return lang
    return None


def readable(twee: Twee) -> bool:
    """Whether there is any passage that becomes a scene."""
    return any(_is_scene(passage) for passage in twee.passages.values())


def story_of(twee: Twee, name: str, lang: str, around: Around) -> Made:
    """An encounter called `name`, its texts in `lang`, from a file that is `readable`."""
    maker = _Maker(twee, name, lang, around)
    text = "\n".join(maker.lines()) + "\n"
    todo = tuple(
        Todo(kind, ", ".join(dict.fromkeys(maker.todo[kind])))
        for kind in TODO
        if kind in maker.todo
    )
    return Made(name, lang, text, todo)


class _Maker:
    """Makes one story; `lines` is the one call."""

    def __init__(self, twee: Twee, name: str, lang: str, around: Around) -> None:
        self.twee, self.name, self.lang, self.around = twee, name, lang, around
        self.todo: dict[str, list[str]] = {}
        self.people = self.told_people()
        self.customer = next((i for i, person in self.people.items() if person[2]), None)
        self.by_name = {person[0]: i for i, person in self.people.items()}
        self.briefing = self.tagged(BRIEFING)
        self.scenes = {p.name: p for p in twee.passages.values() if _is_scene(p)}
        self.ids = _ids(self.scenes)

    def lines(self) -> Iterator[str]:
        twee = self.twee
        w = words(self.lang)
        self.look("from", self.around.source)
        self.look("minutes")
        self.look("cause")
        if twee.title is None:
            self.look("title")
        if language_of(twee) is None:
            self.look("lang", f"{self.lang} ({NAMES[self.lang]})")
        yield f"encounter: {self.name}"
        if twee.ifid:
            yield f"# IFID: {twee.ifid}"
        yield "format: 1"
        yield f"lang: {self.lang}"
        yield f"from: [{self.around.source}]"
        yield f"title: {quoted(twee.title or self.name)}"
        yield "minutes: 5"
        yield "note: null"
        told = self.briefing.lines if self.briefing else []
        if len(told) != 2:
            self.look("briefing")
        you = told[0] if told else w.t("Fill in: who the player is, and what the situation is.")
        aim = told[1] if len(told) > 1 else w.t("Fill in: what a good end would be.")
        yield f"you: {quoted(you)}"
        yield f"aim: {quoted(aim)}"
        yield "people:"
        people = self.people
        if self.customer is None:
            self.look("people")
            people = {
                **people,
                "customer": (w.t("Fill in: a name"), w.t("Fill in: a role"), True),
            }
        for person, (shown, role, _) in people.items():
            yield f"  {person}: {{name: {quoted(shown)}, role: {quoted(role)}}}"
        yield f"customer: {self.customer or 'customer'}"
        yield "start: {anger: 5, trust: 5, energy: 6}"
        yield f"opening: {self.opening()}"
        yield "scenes:"
        for passage in self.scenes.values():
            yield from self.scene(passage)
        yield "cause:"
        yield f"  ask: {quoted(w.t('Whose problem was it, really?'))}"
        yield "  answers:"
        because = quoted(w.t("Fill in: why."))
        for number, right in (("one", ", right: true"), ("two", "")):
            text = quoted(w.t("Fill in: an answer."))
            yield f"    {number}: {{text: {text}, because: {because}{right}}}"

    def look(self, kind: str, value: str = "") -> None:
        """Remember that the author has to look at something."""
        self.todo.setdefault(kind, []).append(value)

    def tagged(self, tag: str) -> Passage | None:
        return next((p for p in self.twee.passages.values() if tag in p.tags), None)

    def told_people(self) -> dict[str, tuple[str, str, bool]]:
        """Name, role, and whether it is the customer, by id."""
        found: dict[str, tuple[str, str, bool]] = {}
        passage = self.tagged(PEOPLE)
        for line in passage.lines if passage else ():
            told = [text.strip() for text in line.split("|")]
            known = len(told) in {3, 4} and ID.fullmatch(told[0]) and told[1] and told[2]
            if known and told[0] not in {YOU, NARRATOR}:
                found[told[0]] = (told[1], told[2], told[3:] == ["customer"])
        return found

    def opening(self) -> str:
        """The scene that opens: where the story starts, or where its briefing leads."""
        start = self.twee.start
        if self.briefing is not None and start == self.briefing.name:
            targets = [link.target for link in self.briefing.links if link.target in self.ids]
            start = targets[0] if targets else None
        return self.ids[start] if start in self.ids else next(iter(self.ids.values()))

    def scene(self, passage: Passage) -> Iterator[str]:
        name = self.ids[passage.name]
        yield f"  {name}:"
        if name != passage.name:
            yield f"    # {_comment(passage.name)}"
        own = (CONDITION, ENDING, *(f"{WITH}{person}" for person in self.people))
        odd = [tag for tag in passage.tags if not tag.startswith(own) and tag != ANSWER]
        if odd:
            self.look("tags", f"{name} [{' '.join(odd)}]")
            yield f"    # [{_comment(' '.join(odd))}]"
        links = [link for link in passage.links if self.target(link) is not None]
        if len(links) > 1:
            yield f"    condition: {self.condition(passage, name)}"
        if not links:
            yield f"    ending: {self.ending(passage, name)}"
        who = self.who(passage)
        if who != self.customer:
            yield f"    who: {who}"
        yield from self.says("says", passage.lines, "    ", who)
        if len(links) == 1:
            yield from self.onward(links[0], name)
        elif links:
            yield "    you:"
            taken: dict[str, int] = {}
            for link in links:
                yield from self.choice(link, taken, who)

    def onward(self, link: Link, name: str) -> Iterator[str]:
        if link.text not in {ONWARD, link.target}:
            self.look("alone", f"{name} “{link.text}”")
        yield f"    next: {self.target(link)}"

    def choice(self, link: Link, taken: dict[str, int], who: str | None) -> Iterator[str]:
        passage = self.twee.passages[link.target]
        answered = _folds(passage)
        wanted = id_of(passage.name.rpartition("/")[2]) if answered else None
        wanted = wanted or id_of("-".join(link.text.split()[:4])) or "reply"
        name = _free(wanted, taken)
        self.look("moves", self.around.move)
        self.look("because")
        yield f"      {name}:"
        yield f"        say: {quoted(link.text)}"
        yield f"        moves: [{self.around.move}]"
        if answered:
            yield from self.says("answers", passage.lines, "        ", who)
        yield f"        next: {self.target(link)}"
        because = words(self.lang).t("Fill in: why it is worth what it is worth here.")
        yield f"        because: {quoted(because)}"

    def target(self, link: Link) -> str | None:
        """The scene that a link leads to, through what is answered on the way; None where it leads to none."""
        passage = self.twee.passages[link.target]
        return self.ids.get(passage.links[0].target if _folds(passage) else link.target)

    def condition(self, passage: Passage, name: str) -> str:
        for tag in passage.tags:
            if tag.removeprefix(CONDITION) in CONDITIONS and tag.startswith(CONDITION):
                return tag.removeprefix(CONDITION)
        self.look("condition", name)
        return "upset"

    def ending(self, passage: Passage, name: str) -> str:
        for tag in passage.tags:
            if tag.removeprefix(ENDING) in ENDING_KINDS and tag.startswith(ENDING):
                return tag.removeprefix(ENDING)
        self.look("ending", name)
        return "left-open"

    def who(self, passage: Passage) -> str | None:
        """Whom a passage is with: the customer where it does not name another of the people."""
        marked = [tag.removeprefix(WITH) for tag in passage.tags if tag.startswith(WITH)]
        return next((who for who in marked if who in self.people), self.customer)

    def says(self, key: str, lines: list[str], indent: str, who: str | None) -> Iterator[str]:
        told = [self.line(line, who) for line in lines]
        if len(told) == 1:
            yield f"{indent}{key}: {told[0]}"
        elif told and key == "says":
            yield f"{indent}{key}:"
            yield from (f"{indent}  - {line}" for line in told)
        elif told:
            yield f"{indent}{key}:"
            yield f"{indent}  says:"
            yield from (f"{indent}    - {line}" for line in told)

    def line(self, line: str, default: str | None) -> str:
        """`Name: words` where the name is one of the people's; everything else is told.

        `default` is who speaks where nobody is named.
        """
        who, colon, said = line.partition(": ")
        speaker = {**self.by_name, "You": YOU}.get(who) if colon and self.people else None
        if speaker is None:
            said = said if colon and not who else line
            return f"{{who: {NARRATOR}, say: {quoted(said)}}}"
        if speaker == default:
            return quoted(said)
        return f"{{who: {speaker}, say: {quoted(said)}}}"


def _is_scene(passage: Passage) -> bool:
    return not {BRIEFING, PEOPLE}.intersection(passage.tags) and not _folds(passage)


def _folds(passage: Passage) -> bool:
    """Whether a passage is what is answered to a choice, and nothing more."""
    return ANSWER in passage.tags and len(passage.links) == 1


def _ids(scenes: dict[str, Passage]) -> dict[str, str]:
    """An id for each passage; names that are ids stay."""
    found = {name: name for name in scenes if ID.fullmatch(name)}
    taken = dict.fromkeys(found, 1)
    for number, name in enumerate(scenes, 1):
        if name not in found:
            found[name] = _free(id_of(name) or f"passage-{number}", taken)
    return {name: found[name] for name in scenes}


def _free(wanted: str, taken: dict[str, int]) -> str:
    """A name that is not taken, and is from now on; `taken` knows how far the numbers behind a name went."""
    name, number = wanted, taken.get(wanted, 1)
    while name in taken:
        number += 1
        name = f"{wanted[: LONGEST_ID - 7].rstrip('-')}-{number}"
    taken[wanted] = number
    taken.setdefault(name, 1)
    return name


def _comment(text: str) -> str:
    return " ".join(text.split())
