"""How a play goes from the briefing to the debrief, whichever way it is said.

A `Desk` says and asks; everything else is the same for people and programs.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from game.engine.rubric import AXES
from game.engine.scoring import Score
from game.engine.story import Line
from game.errors import GameError
from game.session import Play, Session
from game.stories.packs import Story
from game.stories.texts import INTENSITIES, MILD
from game.words import read_language

SURE = (1, 2, 3, 4, 5)
_LONGEST_PLAN = 500  # characters


class Leave(Exception):
    """The person goes, or the input ended: everything is saved."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something asked outside the conversation.

    `answers` are the words that are understood, or None where any text or number is; `labels` tell
    them in words.
    """

    id: str
    answers: tuple[str, ...] | None
    labels: Mapping[str, str]
    default: str | None


class Desk(Protocol):
    """One edition: how things are said, and how answers come in."""

    lang: str
    plan_first: bool  # the plan is asked before the debrief, not after it

    def briefing(self, story: Story) -> None:
        """Who the player is and what is at stake."""

    def resumed(self, play: Play) -> None:
        """An unfinished play goes on."""

    def ask(self, question: Question, play: Play | None) -> str:
        """Ask and give the line that came; raises Leave."""

    def scene(self, play: Play, said: Sequence[Line]) -> str:
        """What was said since the last scene and what can be chosen; gives the line that came."""

    def coach(self, play: Play) -> None:
        """The coach's line for this scene."""

    def command(self, play: Play, line: str) -> bool:
        """A command of this edition's own; False where it is none."""

    def choice(self, play: Play, line: str) -> str:
        """The choice id that a line means."""

    def error(self, error: GameError) -> None:
        """What could not be done, and what to do."""

    def debrief(self, play: Play, result: Score, said: Sequence[Line]) -> None:
        """How it went."""

    def after(self, play: Play) -> Play | None:
        """After the debrief: a rewound play to go on with, or None."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asked for. None leaves it to the person."""

    name: str
    intensity: str | None = None
    seed: int | None = None
    fresh: bool = False
    yes: bool = False


def play_through(session: Session, desk: Desk, wishes: Wishes) -> None:
    """Play one encounter to its debrief, or until the person leaves (`Leave`).

    Raises GameError for what nobody at the desk can mend: unknown or broken encounters, lost saves.
    """
    story = session.library.story(wishes.name)
    desk.briefing(story)
    found = None if wishes.fresh else session.unfinished(wishes.name)
    if found is not None:
        play = session.resume(found, story)
        desk.resumed(play)
    else:
        started = _begin(session, desk, wishes, story)
        if started is None:
            return
        play = started
    said: Sequence[Line] = [line for turn in play.turns for line in turn.said]
    while True:
        play, said = _converse(session, desk, play, said)
        _close(desk, play, said, yes=wishes.yes)
        rewound = None if wishes.yes else desk.after(play)
        if rewound is None:
            return
        play, said = rewound, rewound.turns[-1].said


def _begin(session: Session, desk: Desk, wishes: Wishes, story: Story) -> Play | None:
    """The questions before a play, and its beginning; None where the person steps away at the note."""
    encounter = story.encounter
    intensity = wishes.intensity
    sure = None
    if not wishes.yes:
        if encounter.noted:
            note = Question("note", ("go-on", "step-away"), {}, "go-on")
            if _answer(desk, note, None) == "step-away":
                return None
        if intensity is None and story.texts.texts(desk.lang).graded():
            intensity = _answer(desk, Question("intensity", INTENSITIES, {}, MILD), None)
        sure = _answer(desk, Question("confidence", tuple(map(str, SURE)), {}, None), None)
    play = session.start(
        wishes.name, intensity=intensity or MILD, seed=wishes.seed, fresh=wishes.fresh
    )
    if sure is not None:
        play.answer("confidence", int(sure))
    return play


def _converse(
    session: Session, desk: Desk, play: Play, said: Sequence[Line]
) -> tuple[Play, Sequence[Line]]:
    """The conversation, to its end."""
    while play.outcome() is None:
        line = desk.scene(play, said)
        said = ()
        word, _, rest = line.strip().partition(" ")
        try:
            if word == ":leave":
                raise Leave
            if word == ":undo":
                play = session.undo(play)
            elif word == ":coach":
                play.answer("coach", play.answers().get("coach", 0) + 1)
                desk.coach(play)
            elif word == ":lang":
                desk.lang = _language(rest)
            elif word.startswith(":"):
                if not desk.command(play, line.strip()):
                    raise GameError("command-unknown", command=word)
            else:
                said = play.choose(desk.choice(play, line.strip())).said
        except GameError as error:
            if error.code == "moved-on":
                play = session.again(play)
                said = play.turns[-1].said
            elif error.exit_code > GameError("").exit_code:
                raise
            desk.error(error)
    return play, said


def _language(text: str) -> str:
    language = read_language(text.strip())
    if language is None:
        raise GameError("language-unknown", name=text.strip())
    return language


def _close(desk: Desk, play: Play, said: Sequence[Line], *, yes: bool) -> None:
    """The questions after a play, its result, and the debrief."""
    if not yes:
        labels = {a.id: play.texts(desk.lang)[a.text] for a in play.encounter.cause}
        guess = _guessed(desk, play)
        if guess is not None:
            play.answer("guess", guess)
        cause = _answer(desk, Question("cause", tuple(labels), labels, None), play)
        if cause is not None:
            play.answer("cause", cause)
        if desk.plan_first:
            _plan(desk, play)
    result = play.finish()
    desk.debrief(play, result, said)
    if not yes and not desk.plan_first:
        _plan(desk, play)


def _plan(desk: Desk, play: Play) -> None:
    plan = _answer(desk, Question("plan", None, {}, None), play)
    if plan is not None:
        play.answer("plan", plan[:_LONGEST_PLAN])


def _guessed(desk: Desk, play: Play) -> dict[str, int] | None:
    """The player's own guess of the three scores, from JSON or three numbers."""
    while True:
        answer = _answer(desk, Question("guess", None, {}, None), play)
        if answer is None:
            return None
        guess = read_guess(answer)
        if guess is not None:
            return guess
        desk.error(GameError("guess-unclear"))


def read_guess(answer: str) -> dict[str, int] | None:
    """Three whole numbers from 0 to 100, as JSON by axis or as `70 60 50`; None where it is neither."""
    found: Any
    try:
        found = json.loads(answer)
    except ValueError:
        found = [int(word) for word in answer.replace(",", " ").split() if word.isdecimal()]
    if isinstance(found, dict):
        found = [found.get(axis) for axis in AXES]
    if not isinstance(found, list) or len(found) != len(AXES):
        return None
    if not all(type(number) is int and 0 <= number <= 100 for number in found):  # noqa: PLR2004
        return None
    return dict(zip(AXES, found, strict=True))


def _answer(desk: Desk, question: Question, play: Play | None) -> str | None:
    """An answer that is understood; None for the default None."""
    while True:
        line = desk.ask(question, play).strip()
        if line == ":leave":
            raise Leave
        word = _word(line)
        if word is None:
            return question.default
        if question.answers is None or word in question.answers:
            return word
        desk.error(
            GameError("answer-unknown", answer=word, known=", ".join(question.answers))
        )


def _word(line: str) -> str | None:
    """A line as JSON or a bare word; None for an empty line and for JSON's null."""
    if not line:
        return None
    try:
        value = json.loads(line)
    except ValueError:
        return line
    if value is None:
        return None
    return value if isinstance(value, str) else line
