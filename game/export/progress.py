"""Progress as lines: for each encounter its plays, how they went, and the plans that were made."""

from __future__ import annotations

from itertools import groupby

from game.engine.rubric import AXES
from game.places import PLAYER
from game.session import Past, Session
from game.words import Words, terms
from game.words.visible import visible


def progress_title(name: str, words: Words) -> str:
    """Whose progress it is; whoever named no profile has no name."""
    return words.t("Your progress") if name == PLAYER else words.t("Progress of {name}", name=name)


def progress_order(session: Session) -> list[Past]:
    """The player's plays by encounter, in the order of the list; packs not loaded come last."""
    past = list(session.past())
    names = [entry.name for entry in session.library.index().in_order()]
    order = list(dict.fromkeys((*names, *(one.record.name for one in past))))
    return sorted(past, key=lambda one: order.index(one.record.name))


def progress_lines(session: Session, words: Words, *, numbered: bool = False) -> list[str]:
    """One paragraph per encounter that was played; with `numbered`, each play carries its number in that order."""
    past = progress_order(session)
    titles = {
        entry.name: entry.words("title", words.lang) for entry in session.library.index().in_order()
    }
    lines = [progress_title(session.profile.name, words)]
    for name, own in groupby(enumerate(past, 1), key=lambda one: one[1].record.name):
        lines += ["", titles.get(name) or name]
        for number, one in own:
            told, *plan = _play(one, words)
            lines.append(words.t("{mark}. {text}", mark=number, text=told) if numbered else told)
            lines += plan
    if not past:
        lines.append(words.t("Nothing played yet."))
    return lines


def attempt_told(past: Past, words: Words) -> str:
    """Whether a play was practice, or which attempt at its encounter."""
    if past.attempt == 0:
        return words.t("practice")
    if past.attempt == 1:
        return words.t("first attempt")
    return words.t("attempt {number}", number=past.attempt)


def _play(past: Past, words: Words) -> list[str]:
    play, plan = past.record, past.plan
    day, kind = play.started[:10], attempt_told(past, words)
    if past.waits:
        return [words.t("{day}, {kind}: over, the debrief waits", day=day, kind=kind)]
    if play.status == "open" or play.scores is None or play.kind is None:
        return [words.t("{day}, {kind}: begun, not finished", day=day, kind=kind)]
    scores = words.t(", ").join(_axis(axis, play.scores.get(axis), words) for axis in AXES)
    ending = words.phrase(terms.ENDINGS.get(play.kind, terms.ENDINGS["left-open"]))
    told = words.t(
        "{day}, {kind}: {ending}; {scores}", day=day, kind=kind, ending=ending, scores=scores
    )
    return (
        [told, words.t("Your plan for next time: {plan}", plan=visible(plan))] if plan else [told]
    )


def _axis(axis: str, score: int | None, words: Words) -> str:
    name = words.phrase(terms.AXES[axis])
    return f"{name} {words.t('not tested') if score is None else score}"
