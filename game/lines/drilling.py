"""Drills in the line edition: a line, two questions by number, and what is to be said of the answers."""

from __future__ import annotations

from collections.abc import Sequence

from game.drills import Drill, Drills, told
from game.errors import GameError
from game.lines import answers
from game.lines.plain_desk import PlainDesk
from game.session import Session

_LEAVE = ":leave"


def drill_at_home(session: Session, desk: PlainDesk) -> None:
    """One round, until it is done or `:leave` ends it; what was answered is kept at once. Raises InputEnded."""
    drills = Drills(session)
    w = desk.words
    due = drills.due()
    for number, drill in enumerate(due, 1):
        far = w.t("{number} of {total}", number=number, total=len(due))
        title = drill.story.texts.texts(w.lang)["title"]
        desk.say("", w.t("{name} ({points})", name=title, points=far))
        if not _drill(drills, drill, desk):
            break
    else:
        desk.say("", told.over(drills.days(), w))
    desk.say("", w.t("You are at home. :list tells the encounters, :help the rest."))


def _drill(drills: Drills, drill: Drill, desk: PlainDesk) -> bool:
    """One drill; False where the player leaves in it."""
    w = desk.words
    desk.say(
        *(
            w.t("{name}: {text}", name=name, text=text) if name else text
            for name, text in told.said(drill, w)
        )
    )
    conditions = told.conditions(w)
    named = _pick(told.how_asked(drill, w), conditions, desk)
    if named is None:
        return False
    desk.say("", told.condition(drill, named, w))
    moves = [
        (one.id, w.t("{name}: {text}", name=one.name, text=one.definition))
        for one in told.moves(drill, w)
    ]
    picked = _pick(told.what_asked(w), moves, desk)
    if picked is None:
        return False
    desk.say("", *told.verdict(drill, picked, drills.answer(drill, named, picked), w))
    return True


def _pick(question: str, known: Sequence[tuple[str, str]], desk: PlainDesk) -> str | None:
    """One of several by its number; None for `:leave`. What is not understood is asked again."""
    w = desk.words
    desk.say("", question)
    desk.say(*(w.t("{mark}. {text}", mark=n, text=text) for n, (_, text) in enumerate(known, 1)))
    while (line := answers.typed(desk.read())) != _LEAVE:
        number = answers.number(line, len(known))
        if number is not None:
            return known[number - 1][0]
        numbers = [str(number) for number in range(1, len(known) + 1)]
        desk.error(GameError("answer-unknown", answer=answers.echo(line), known=[*numbers, _LEAVE]))
    return None
