"""The moves of the rubric as an author asks for them: all, one, or all under one condition."""

from __future__ import annotations

from collections.abc import Iterator

from game.engine.expressions import GAUGES
from game.engine.rubric import AXES, CONDITIONS, Move, Rubric, Worth
from game.export.explain import WIDEST
from game.export.table import table
from game.stories.texts import Texts
from game.words import Words, terms
from game.words.folding import cells, fold

MOVES = "moves"
"""The word that asks for the list of all moves."""


def list_moves(rubric: Rubric, texts: Texts, words: Words, width: int) -> Iterator[str]:
    """Every move in a few lines: its id, its name, what it is."""
    widest = max(map(cells, rubric.moves))
    for name in rubric.moves:
        called, told = (texts[f"moves.{name}.{what}"] for what in ("name", "definition"))
        said = words.t("{name}: {text}", name=called, text=told)
        first, *rest = fold(said, max(min(width, WIDEST) - widest - 2, 20))
        yield f"{name:{widest}}  {first}"
        yield from (f"{'':{widest}}  {line}" for line in rest)
    yield ""
    yield words.t("“standtall explain MOVE” tells what one of them is worth, and when.")
    known = ", ".join(CONDITIONS)
    text = words.t(
        "“standtall explain CONDITION” tells what all are worth then: {known}.", known=known
    )
    yield from fold(text, min(width, WIDEST))


def move_lines(move: Move, texts: Texts, words: Words, width: int) -> Iterator[str]:
    """One move: its name, what it is, why, and what it is worth under each condition."""
    width = min(width, WIDEST)
    yield move.id
    yield from fold(texts[f"moves.{move.id}.name"], width)
    for text in ("definition", "why"):
        yield ""
        yield from fold(texts[f"moves.{move.id}.{text}"], width)
    yield ""
    yield words.t("What it is worth while the other person is:")
    rows = [
        _row(
            f"{name} {words.phrase(terms.CONDITIONS[name])}" if words.lang != "en" else name, worth
        )
        for name, worth in move.worth.items()
    ]
    yield from table([_head(words), *rows])
    if move.critical is not None:
        axis = words.phrase(terms.AXES[move.critical])
        under = ", ".join(name for name in CONDITIONS if name in move.critical_under)
        yield ""
        text = words.t(
            "Critical: it caps the band of {axis} while somebody is: {under}.",
            axis=axis,
            under=under,
        )
        yield from fold(text, width)
    yield ""
    yield from fold(words.t("Drawn from: {sources}.", sources=", ".join(move.sources)), width)


def condition_lines(condition: str, rubric: Rubric, words: Words, width: int) -> Iterator[str]:
    """All moves under one condition, those first that are worth most over the three axes."""
    yield words.t(
        "What each move is worth while the other person is {condition}:", condition=condition
    )
    ranked = sorted(
        rubric.moves.values(), key=lambda move: -sum(move.worth[condition][: len(AXES)])
    )
    yield from table([_head(words), *(_row(m.id, m.worth[condition]) for m in ranked)])
    yield ""
    text = words.t("The moves of a choice add up, on each axis from -3 to 3.")
    yield from fold(text, min(width, WIDEST))


def _head(words: Words) -> tuple[str, ...]:
    axes = (words.phrase(terms.AXES[axis]) for axis in AXES)
    return ("", *axes, *(words.phrase(terms.GAUGES[gauge]) for gauge in GAUGES))


def _row(name: str, worth: Worth) -> tuple[str, ...]:
    return (name, *(f"{number:+}" if number else "0" for number in worth))
