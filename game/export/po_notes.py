"""What translators are told of each text of an encounter: who speaks to whom, when, and what was said before.

A note is a short line in the language of the interface; what it quotes stands in the story's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from game.engine.expressions import Expression
from game.engine.story import (
    NARRATOR,
    YOU,
    Answer,
    Choice,
    Encounter,
    Line,
    Saying,
    Scene,
    Way,
)
from game.stories.texts import Texts
from game.words import Words, terms

Notes = tuple[str, ...]

_MOST: Final = 4  # lines or scenes that a note names; more would bury what they are for


class _Heard(NamedTuple):
    """A line that may have been said just before; `test` is empty where no condition need be told."""

    text: str
    test: str = ""


def notes(encounter: Encounter, texts: Texts, words: Words) -> dict[str, Notes]:
    """The notes on each text that somebody says, and on what is told to the player about a reply."""
    teller = _Teller(encounter, texts, words)
    for scene in encounter.scenes:
        teller.scene(scene)
    for answer in encounter.cause:
        teller.put(answer.because, teller.about(answer.text))
    return teller.found


class _Teller:
    def __init__(self, encounter: Encounter, texts: Texts, words: Words) -> None:
        self.found: dict[str, Notes] = {}
        self._encounter = encounter
        self._texts = texts
        self._w = words
        self._leading: dict[int, list[tuple[Scene, tuple[str, ...]]]] = {}
        for scene in encounter.scenes:
            for ways, last in _exits(scene):
                for way in ways:
                    self._leading.setdefault(way.to, []).append((scene, last))

    def scene(self, scene: Scene) -> None:
        """All that is said in a scene, and told about it."""
        person = self._person(scene)
        begins = self._begins(scene)
        for position, saying in enumerate(scene.says):
            before = _before(scene.says[:position], saying.test)
            self._line(saying.line, (saying.test,), person, self._said(before) or begins)
        now = self._said(_before(scene.says, None)) or begins
        if scene.coach is not None:
            hint = self._w.t("The coach's hint to the player, before the reply")
            self.put(scene.coach, (hint, *person, *now))
        for part in scene.parts:
            for choice in part.choices:
                self._choice(choice, person, now)
            now = self._said(_Heard(choice.line.text) for choice in part.choices)
        for choice in scene.kit:
            self._choice(choice, (), ())
        self._answers(scene.answers, person, now)

    def about(self, text: str) -> Notes:
        """What a `because` is about."""
        note = self._w.t("Told to the player afterwards, about: {text}", text=self._texts[text])
        return (note,)

    def put(self, text: str, told: Notes) -> None:
        """Keep the notes on a text; a kit action has those of the first scene that offers it."""
        self.found.setdefault(text, told)

    def _choice(self, choice: Choice, person: Notes, before: Notes) -> None:
        own = choice.line.text
        self._line(choice.line, (choice.test,), person, before)
        if choice.locked is not None:
            shut = self._w.t(
                "Told to the player while this is locked: {text}", text=self._texts[own]
            )
            opens = [
                self._w.t("It opens if: {test}", test=test) for test in _sources((choice.test,))
            ]
            self.put(choice.locked, (shut, *person, *opens))
        if choice.because is not None:
            self.put(choice.because, (*self.about(own), *person))
        self._answers(choice.answers, person, self._said([_Heard(own)]))

    def _answers(self, answers: Sequence[Answer], person: Notes, before: Notes) -> None:
        for answer in answers:
            other = answer.test is None and len(answers) > 1
            for position, saying in enumerate(answer.says):
                here = _before(answer.says[:position], saying.test)
                when = (self._w.t("Only if no answer above it fits"),) if other else ()
                tests = (answer.test, saying.test)
                self._line(saying.line, tests, (*person, *when), self._said(here) or before)

    def _line(
        self, line: Line, tests: Iterable[Expression | None], person: Notes, before: Notes
    ) -> None:
        only = [self._w.t("Only if: {test}", test=test) for test in _sources(tests)]
        self.put(line.text, (self._speaks(line), *person, *only, *before))

    def _speaks(self, line: Line) -> str:
        if line.done:
            return self._w.t("Something you do, not something you say")
        if line.who == YOU:
            who = self._w.t("You")
        elif line.who == NARRATOR:
            who = self._w.t("the narrator")
        else:
            who = self._texts[self._encounter.people[line.who].name]
        return self._w.t("Speaks: {who}", who=who)

    def _person(self, scene: Scene) -> Notes:
        if not scene.condition:
            return ()
        condition = self._w.phrase(terms.CONDITIONS[scene.condition])
        return (self._w.t("The other person is {condition}", condition=condition),)

    def _begins(self, scene: Scene) -> Notes:
        """How a scene is come to, and what was said last in those that lead to it."""
        told = []
        if scene.number == self._encounter.opening:
            told.append(self._w.t("The conversation begins here"))
        told += [
            self._w.t("Breaks into the conversation if: {test}", test=test)
            for interrupt in self._encounter.interrupts
            if interrupt.to == scene.number
            for test in _sources((interrupt.test,))
        ]
        names = list(
            dict.fromkeys(earlier.id for earlier, _ in self._leading.get(scene.number, ()))
        )
        if names:
            listed = self._w.t(", ").join(names[:_MOST]) + (" …" if len(names) > _MOST else "")
            told.append(self._w.t("Scenes before: {scenes}", scenes=listed))
        return (*told, *self._said(map(_Heard, self._entering(scene.number, set()))))

    def _entering(self, scene: int, seen: set[int]) -> Iterator[str]:
        """The lines that may come last before a scene; one that says nothing passes on what came before it."""
        if scene not in seen:
            seen.add(scene)
            for earlier, last in self._leading.get(scene, ()):
                yield from last or self._entering(earlier.number, seen)

    def _said(self, heard: Iterable[_Heard]) -> Notes:
        lines = list(dict.fromkeys(heard))
        told = [
            self._w.t("Said before, if {test}: {text}", test=one.test, text=self._texts[one.text])
            if one.test
            else self._w.t("Said before: {text}", text=self._texts[one.text])
            for one in lines[:_MOST]
        ]
        if len(lines) > _MOST:
            rest = len(lines) - _MOST
            told.append(
                self._w.n(
                    "Said before: or {count} other line",
                    "Said before: or {count} other lines",
                    rest,
                )
            )
        return tuple(told)


def _before(said: Sequence[Saying], test: Expression | None) -> tuple[_Heard, ...]:
    """What comes before a line that is said under a test; empty where nothing of this is sure to.

    A line under another condition need not have been said, and often cannot have been, so it is passed over; only where
    what follows is said in any case, each of those that stand in turn may have come last.
    """
    source = None if test is None else test.source
    found: list[_Heard] = []
    for saying in reversed(said):
        if saying.test is None or saying.test.source == source:
            return (*found, _Heard(saying.line.text))
        if test is None:
            found.append(_Heard(saying.line.text, *_sources((saying.test,))))
    return tuple(found)


def _exits(scene: Scene) -> Iterator[tuple[tuple[Way, ...], tuple[str, ...]]]:
    """Each way on from a scene, with the lines that may be said last before it is gone."""
    for choice in (*(choice for part in scene.parts for choice in part.choices), *scene.kit):
        yield choice.ways, _last(choice.answers) or (choice.line.text,)
    if not scene.parts:
        yield scene.ways, tuple(heard.text for heard in _before(scene.says, None))
    elif scene.built:
        put_last = tuple(choice.line.text for choice in scene.parts[-1].choices)
        yield scene.ways, _last(scene.answers) or put_last


def _last(answers: Sequence[Answer]) -> tuple[str, ...]:
    return tuple(heard.text for answer in answers for heard in _before(answer.says, None))


def _sources(tests: Iterable[Expression | None]) -> list[str]:
    """The conditions as they are written, each on one line."""
    return [" ".join(test.source.split()) for test in tests if test is not None]
