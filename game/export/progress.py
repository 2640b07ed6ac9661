"""Progress as lines: for each encounter the first attempt, the best practice and what is open."""

from __future__ import annotations

from game.engine.rubric import AXES
from game.saves import PlayRecord
from game.session import Session
from game.words import Words, terms


def progress_lines(session: Session, words: Words) -> list[str]:
    """One paragraph per encounter that was played, in the order of the week."""
    plays = session.store.plays(session.profile.id)
    lines = [words.t("Progress of {name}", name=session.profile.name)]
    for entry in session.library.index().entries:
        own = [p for p in plays if (p.pack, p.encounter) == (entry.pack, entry.id)]
        if not own:
            continue
        lines += ["", entry.words("title", words.lang)]
        lines += [f"  {_play(play, words)}" for play in own if play.status != "left"]
    if len(lines) == 1:
        lines.append(words.t("Nothing played yet."))
    return lines


def _play(play: PlayRecord, words: Words) -> str:
    day = play.started[:10]
    kind = words.t("practice") if play.practice_of is not None else words.t("first attempt")
    if play.status == "open" or play.scores is None or play.kind is None:
        return words.t("{day}, {kind}: begun, not finished", day=day, kind=kind)
    scores = words.t(", ").join(_axis(axis, play.scores.get(axis), words) for axis in AXES)
    ending = words.phrase(terms.ENDINGS.get(play.kind, terms.ENDINGS["left-open"]))
    return words.t("{day}, {kind}: {ending}; {scores}", day=day, kind=kind, ending=ending, scores=scores)


def _axis(axis: str, score: int | None, words: Words) -> str:
    name = words.phrase(terms.AXES[axis])
    return f"{name} {words.t('not tested') if score is None else score}"
