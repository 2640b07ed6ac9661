"""Progress as lines: for each encounter its plays, how they went, and the plans that were made."""

from __future__ import annotations

import json

from game.engine.rubric import AXES
from game.saves import PlayRecord
from game.session import QUIET, Session
from game.words import Words, terms
from game.words.visible import visible


def progress_lines(session: Session, words: Words) -> list[str]:
    """One paragraph per encounter that was played, in the order of the list; packs not loaded come last."""
    played: dict[tuple[str, str], list[PlayRecord]] = {}
    for play in session.store.plays(session.profile.id):
        if play.status != "left":
            played.setdefault((play.pack, play.encounter), []).append(play)
    lines = [words.t("Progress of {name}", name=session.profile.name)]
    titles = {
        (entry.pack, entry.id): entry.words("title", words.lang)
        for entry in session.library.index().entries
    }
    for key in (*titles, *(key for key in played if key not in titles)):
        if key in played:
            lines += ["", titles.get(key) or "/".join(key)]
            for play in played[key]:
                lines += _play(session, play, words)
    if not played:
        lines.append(words.t("Nothing played yet."))
    return lines


def _play(session: Session, play: PlayRecord, words: Words) -> list[str]:
    day = play.started[:10]
    kind = words.t("practice") if play.practice_of is not None else words.t("first attempt")
    if play.status == "open" and QUIET in session.store.notes(play.id):
        return [words.t("{day}, {kind}: over, the debrief waits", day=day, kind=kind)]
    if play.status == "open" or play.scores is None or play.kind is None:
        return [words.t("{day}, {kind}: begun, not finished", day=day, kind=kind)]
    scores = words.t(", ").join(_axis(axis, play.scores.get(axis), words) for axis in AXES)
    ending = words.phrase(terms.ENDINGS.get(play.kind, terms.ENDINGS["left-open"]))
    told = words.t(
        "{day}, {kind}: {ending}; {scores}", day=day, kind=kind, ending=ending, scores=scores
    )
    plan = _plan(session, play)
    return (
        [told, words.t("Your plan for next time: {plan}", plan=visible(plan))] if plan else [told]
    )


def _plan(session: Session, play: PlayRecord) -> str:
    try:
        return str(json.loads(session.store.notes(play.id).get("plan", '""')))
    except ValueError:  # damaged on disk
        return ""


def _axis(axis: str, score: int | None, words: Words) -> str:
    name = words.phrase(terms.AXES[axis])
    return f"{name} {words.t('not tested') if score is None else score}"
