"""How a play goes from the briefing to the debrief, whichever way it is said.

A `Desk` says and asks; everything else is the same for people and programs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, Protocol

from game.debrief import why_locked
from game.engine.scoring import Score
from game.engine.story import Line
from game.errors import CANNOT, GameError
from game.lines import answers
from game.saves import PlayRecord
from game.session import SURE, Play, Session
from game.stories.packs import Story
from game.stories.texts import INTENSITIES, MILD
from game.words import words

_LONGEST_PLAN: Final = 500  # characters
_COMMAND: Final = re.compile(r"[:：][A-Za-zａ-ｚＡ-Ｚ]+(\s|$)")


class Leave(Exception):
    """The person goes; everything is saved."""


class InputEnded(Leave):
    """No further line will come, at any prompt."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something asked outside the conversation; `sentences.question` words it.

    `answers` are the words that are understood, or None where any text or number is; `default` is what an
    empty line means, None for no answer.
    """

    id: str
    answers: tuple[str, ...] | None
    default: str | None


class Desk(Protocol):
    """One edition: how things are said, and how answers come in."""

    lang: str
    for_people: bool
    """People are asked for the plan last, hear a resumed play from its last exchange on, and are not
    asked again what they have answered; programs get everything in every play, and the debrief last."""

    def speak(self, lang: str) -> None:
        """Go on in another language."""

    def briefing(self, story: Story, *, going_on: bool) -> None:
        """Who the player is and what is at stake; `going_on` where a play that was begun is taken up."""

    def resumed(self, play: Play) -> None:
        """An unfinished play goes on."""

    def ask(self, question: Question, play: Play | None) -> str:
        """Ask and give the line that came; raises Leave."""

    def stepped_away(self) -> None:
        """The person stepped away at the content note; nothing was begun."""

    def scene(self, play: Play, said: Sequence[Line]) -> str:
        """What was said since the last scene and what can be chosen; gives the line that came."""

    def practising(self, play: Play) -> None:
        """A first attempt was rewound: what follows is practice beside it."""

    def coach(self, play: Play) -> None:
        """The coach's line for this scene."""

    def commands(self, play: Play) -> Sequence[str]:
        """What is understood in the conversation beside choices."""

    def command(self, play: Play, line: str) -> Play | None:
        """A command of this edition's own; gives the play that goes on, None where it is no command."""

    def choice(self, play: Play, line: str) -> str:
        """The choice id that a line means."""

    def error(self, error: GameError, reason: str | None = None) -> None:
        """What could not be done, and what to do; `reason` is the content's own wording, where it has one."""

    def ended(self, play: Play, said: Sequence[Line]) -> None:
        """The conversation is over; the questions come next."""

    def debrief(self, play: Play, result: Score, said: Sequence[Line]) -> None:
        """How it went."""

    def after(self, play: Play) -> Play | None:
        """After the debrief: a rewound play or the first attempt to go on with, or None."""


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
    story = session.story(wishes.name)
    found = None if wishes.fresh else session.unfinished(wishes.name)
    if found is not None:
        _go_on(session, desk, wishes, found, story)
        return
    desk.briefing(story, going_on=False)
    _back_up(session)  # once the first words stand, so that nobody waits for it
    play = _begin(session, desk, wishes, story)
    if play is not None:
        _play_on(session, desk, wishes, play, play.turns[-1].said)


def look_back(session: Session, desk: Desk, wishes: Wishes, record: PlayRecord) -> None:
    """Tell a finished play again, or go on with one that was begun, until the person leaves (`Leave`).

    Raises GameError for what nobody at the desk can mend: a play that its story has no more (`debrief-gone`), lost
    saves.
    """
    if record.status == "open":
        _go_on(session, desk, wishes, record, session.story(record.name))
        return
    play = session.look_back(record)
    desk.briefing(play.story, going_on=True)
    desk.debrief(play, play.score(), ())
    onward = desk.after(play)
    if onward is not None:
        _play_on(session, desk, wishes, onward, onward.turns[-1].said, asked=True)


def _go_on(session: Session, desk: Desk, wishes: Wishes, record: PlayRecord, story: Story) -> None:
    """Take an unfinished play up where it was left."""
    desk.briefing(story, going_on=True)
    _back_up(session)
    play = session.resume(record, story)
    desk.resumed(play)
    told = play.turns[-1:] if desk.for_people else play.turns
    _play_on(session, desk, wishes, play, [line for turn in told for line in turn.said])


def _play_on(
    session: Session,
    desk: Desk,
    wishes: Wishes,
    play: Play,
    said: Sequence[Line],
    *,
    asked: bool = False,
) -> None:
    """From where a play stands to its debrief, and on with whatever is taken up after that.

    `asked` where a debrief was told before: practice is beside a play that was asked everything then.
    """
    while True:
        play, said = _converse(session, desk, play, said)
        _close(desk, play, said, asks=not wishes.yes and not (asked and play.practice))
        _back_up(session)
        onward = None if wishes.yes else desk.after(play)
        if onward is None:
            return
        play, said, asked = onward, onward.turns[-1].said, True


def _back_up(session: Session) -> None:
    with suppress(GameError):  # the saves are safe; “standtall backup” tells why the copy failed
        session.store.backup()


def _begin(session: Session, desk: Desk, wishes: Wishes, story: Story) -> Play | None:
    """The questions before a play, and its beginning; None where the person steps away at the note."""
    encounter = story.encounter
    intensity = wishes.intensity
    sure = None
    if not wishes.yes:
        if encounter.noted:
            note = Question("note", ("go-on", "step-away"), "go-on")
            if _answer(desk, note, None) == "step-away":
                desk.stepped_away()
                return None
        if intensity is None and story.texts.graded():
            usual = session.store.settings(session.profile.id).get("intensity")
            default = usual if usual in INTENSITIES else MILD
            intensity = _answer(desk, Question("intensity", INTENSITIES, default), None)
        sure = _answer(desk, Question("confidence", tuple(map(str, SURE)), None), None)
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
        line = desk.scene(play, said).strip()
        said = ()
        reason = None
        try:
            if not _COMMAND.match(line):
                choice = desk.choice(play, line)
                reason = _why_not(play, choice, desk.lang)
                said = play.choose(choice).said
                continue
            command, _, rest = answers.typed(line).partition(" ")
            if command == ":leave":
                raise Leave
            if command == ":undo":
                first = not play.practice
                play = session.undo(play)
                if first:
                    desk.practising(play)
            elif command == ":coach":
                play.count_coach()
                desk.coach(play)
            elif command == ":lang":
                desk.speak(answers.language(rest))
            else:
                onward = desk.command(play, command)
                if onward is None:
                    told = answers.echo(command)
                    raise GameError("command-unknown", command=told, known=desk.commands(play))
                if onward is not play:
                    play, said = onward, onward.turns[-1].said
        except GameError as error:
            if error.code == "moved-on":
                play = session.again(play)
                said = play.turns[-1].said
            elif error.exit_code == CANNOT:
                raise
            desk.error(error, reason if error.code == "choice-locked" else None)
    return play, said


def _why_not(play: Play, choice: str, lang: str) -> str | None:
    """The reason why a choice is locked, as the list of choices tells it; None where it is open.

    Raises `choice-unknown` for what is not in the list.
    """
    for option in play.options():
        if option.choice.id == choice:
            return why_locked(play, option, words(lang))
    raise GameError("choice-unknown", choice=answers.echo(choice), scene=play.scene.id)


def _close(desk: Desk, play: Play, said: Sequence[Line], *, asks: bool) -> None:
    """The questions after a play, its result, and the debrief."""
    desk.ended(play, said)
    if asks:
        asked = play.asked() if desk.for_people else set()
        if "guess" not in asked:
            _guess(desk, play)
        if "cause" not in asked and play.encounter.cause:
            _cause(desk, play)
        if not desk.for_people:
            ask_plan(desk, play)
    result = play.finish()
    desk.debrief(play, result, said)
    if asks and desk.for_people and "plan" not in play.asked():
        ask_plan(desk, play)


def _guess(desk: Desk, play: Play) -> None:
    """The player's own guess of the three scores, from JSON or three numbers."""
    while True:
        answer = _answer(desk, Question("guess", None, None), play)
        if answer is None:
            return
        found = answers.guess(answer)
        if found is not None:
            play.answer("guess", found)
            return
        desk.error(GameError("guess-unclear"))


def _cause(desk: Desk, play: Play) -> None:
    known = tuple(answer.id for answer in play.encounter.cause)
    cause = _answer(desk, Question("cause", known, None), play)
    if cause is not None:
        play.answer("cause", cause)


def ask_plan(desk: Desk, play: Play) -> bool:
    """The plan for next time, in the place of one that was made before; whether one was given."""
    plan = _answer(desk, Question("plan", None, None), play)
    if plan is None or not plan.strip():
        return False
    play.answer("plan", plan.strip()[:_LONGEST_PLAN])
    return True


def _answer(desk: Desk, question: Question, play: Play | None) -> str | None:
    """An answer that is understood; None for the default None. `:leave` and `:lang X` work here as well."""
    while True:
        line = desk.ask(question, play).strip()
        try:
            if _COMMAND.match(line):
                command, _, rest = answers.typed(line).partition(" ")
                if command == ":leave":
                    raise Leave
                if command != ":lang":
                    raise GameError("command-not-here", command=answers.echo(command))
                desk.speak(answers.language(rest))
                continue
            word = answers.word(line)
            if word is None:
                return question.default
            if question.answers is None or word in question.answers:
                return word
            known = question.answers
            raise GameError("answer-unknown", answer=answers.echo(word), known=known)
        except GameError as error:
            desk.error(error)
