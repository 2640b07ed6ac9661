"""Drills in words, for every front end."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from game.drills.drill import Drill, Judged
from game.engine.rubric import AXES, CONDITIONS, Move
from game.engine.story import NARRATOR, YOU
from game.words import Words, terms


class MoveTold(NamedTuple):
    """A move to pick: its id, its name and what it is."""

    id: str
    name: str
    definition: str


def said(drill: Drill, words: Words) -> tuple[tuple[str, str], ...]:
    """What is said, line by line: who ("" where it is told), and the words, the hard ones paraphrased."""
    texts = drill.story.texts.texts(words.lang)
    people = drill.story.encounter.people
    names = {NARRATOR: "", YOU: words.t("You")}
    return tuple(
        (names[line.who] if line.who in names else texts[people[line.who].name], texts[line.text])
        for line in drill.said
    )


def how_asked(drill: Drill, words: Words) -> str:
    """The first question."""
    return words.t("How is {name} here?", name=_person(drill, words))


def conditions(words: Words) -> tuple[tuple[str, str], ...]:
    """All conditions: key and word."""
    return tuple((one, words.phrase(terms.CONDITIONS[one])) for one in CONDITIONS)


def condition(drill: Drill, named: str, words: Words) -> str:
    """What the author says of it, after an answer."""
    there = words.phrase(terms.CONDITIONS[drill.condition])
    if named == drill.condition:
        return words.t("Yes: {condition}.", condition=there)
    own = words.phrase(terms.CONDITIONS[named])
    return words.t("The authors' word is {condition}; yours is {own}.", condition=there, own=own)


def what_asked(words: Words) -> str:
    """The second question."""
    return words.t("What would you do first?")


def moves(drill: Drill, words: Words) -> tuple[MoveTold, ...]:
    """The moves to pick from."""
    texts = drill.shared.texts["rubric"].texts(words.lang)
    return tuple(
        MoveTold(move.id, texts[f"moves.{move.id}.name"], texts[f"moves.{move.id}.definition"])
        for move in drill.moves
    )


def verdict(drill: Drill, picked: str, judged: Judged, words: Words) -> tuple[str, ...]:
    """What is said of the move that was picked, what keeps most, and why."""
    shown = _moves(drill, {picked})
    told = [words.t("You: {moves}.", moves=_worths(drill, shown, words))]
    if judged.fits:
        told.append(words.t("Nothing here keeps more of all three."))
    else:
        shown = _moves(drill, judged.best)
        told.append(
            words.t("Keeps more of all three: {moves}.", moves=_worths(drill, shown, words))
        )
    texts = drill.shared.texts["rubric"].texts(words.lang)
    return (*told, *(texts[f"moves.{move.id}.why"] for move in shown))


def over(days: int | None, words: Words) -> str:
    """What is said when nothing is left to do now: in how many days the next one comes back, if any does."""
    if days is None:
        return words.t("Nothing yet: the lines come from calls that you have finished.")
    return words.n(
        "That was all for now. The next line comes back tomorrow.",
        "That was all for now. The next line comes back in {count} days.",
        days,
    )


def _person(drill: Drill, words: Words) -> str:
    return drill.story.texts.texts(words.lang)[drill.story.encounter.people[drill.scene.who].name]


def _moves(drill: Drill, ids: Collection[str]) -> list[Move]:
    return [move for move in drill.moves if move.id in ids]


def _worths(drill: Drill, moves: list[Move], words: Words) -> str:
    """Moves with what they are worth here, axis by axis."""
    names = drill.shared.texts["rubric"].texts(words.lang)
    told = []
    for move in moves:
        points = [
            words.t("{axis} {points}", axis=words.phrase(terms.AXES[axis]), points=_signed(worth))
            for axis, worth in zip(AXES, move.worth[drill.condition], strict=False)
        ]
        name = names[f"moves.{move.id}.name"]
        told.append(words.t("{name} ({points})", name=name, points=words.t(", ").join(points)))
    return words.t(", ").join(told)


def _signed(points: int) -> str:
    return f"{points:+}".replace("-", "−") if points else "0"
