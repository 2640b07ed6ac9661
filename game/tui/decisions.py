"""The decisions of a debrief: what was answered, what it cost and kept, and what would have kept it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import zip_longest

from game.debrief import DecisionTold, Loss, Retelling
from game.tui.page import CURSOR, Page, Para, Piece, Row
from game.tui.wrapping import cells, pad, wrap
from game.words import Words, terms

_TEXT = 5  # cells left of what is said about a decision
_NARROW = 36  # cells for words below which they are not set beside something
_POINTS = 8  # cells for the points beside the name of an axis


def tell_decisions(page: Page, told: Retelling, words: Words) -> None:
    """All decisions, each an item that can be chosen; what is alike in all of them is told once, above."""
    page.head(
        words.t("Your decisions"), aside=words.t("Enter plays on from before one, as practice")
    )
    if any(_dilemma(decision) for decision in told.decisions):
        told_once = words.t(
            "A dilemma is a decision in which nothing you could say was best on all three."
        )
        page.text(told_once, "muted", margin=2)
    for decision in told.decisions:
        if told.same and decision.number == told.same + 1:
            page.gap()
            page.text(
                words.t("Up to here it went as in your first attempt."),
                "coach",
                margin=2,
            )
        _decision(page, decision, words)


def _dilemma(decision: DecisionTold) -> bool:
    return decision.dilemma and not decision.dominated


def _decision(page: Page, decision: DecisionTold, words: Words) -> None:
    page.gap()
    if decision.part_number <= 1:  # the parts after the first answer the same words
        page.text(_answered(decision, words), "muted", margin=_TEXT)
    if decision.part:
        part = words.t("Part {number}, {name}.", number=decision.part_number, name=decision.part)
        page.text(part, "muted", margin=_TEXT)
    text = words.t("({deed})", deed=decision.text) if decision.done else decision.text
    page.item(f"decision-{decision.keep}", text, shown=str(decision.number), role="you")
    page.blocks.append(
        Para(
            words.t("; ").join(decision.moves),
            "accent",
            margin=_TEXT,
            aside=words.t("a dilemma") if _dilemma(decision) else "",
            aside_role="narrator",
        )
    )
    if decision.because:
        page.text(decision.because, margin=_TEXT)
    _weighed(page, decision, words)
    if decision.worn:
        worn = words.t("Sympathy wears out: said again and again, it weighs less.")
        page.text(worn, "narrator", margin=_TEXT)
    if decision.critical:
        held = words.t("This one holds a band down, whatever else you did.")
        page.text(held, "warn", margin=_TEXT)


def _answered(decision: DecisionTold, words: Words) -> str:
    who = words.t("{name}, {condition}", name=decision.other, condition=decision.condition)
    if not decision.before_name:  # told, not said
        return words.t("{name}: {text}", name=who, text=decision.before)
    return words.t("{who}: “{said}”", who=who, said=words.within(decision.before))


def _weighed(page: Page, decision: DecisionTold, words: Words) -> None:
    """Axis by axis what was lost, kept, or not tested."""
    margin = _TEXT + max(cells(words.phrase(name)) for name in terms.AXES.values()) + _POINTS
    for better, losses in _betters(decision, words):
        marks = [
            " " * _TEXT + pad(loss.name, margin - _TEXT - _POINTS + 1) + f"{-loss.points:5.1f}"
            for loss in losses
        ]
        page.draw(partial(_beside, marks, better, margin))
    for name in decision.kept:
        page.entry(
            " " * _TEXT + name, words.t("kept whole"), "good", margin=margin, mark_role="good"
        )
    for name in decision.untested:
        page.entry(" " * _TEXT + name, words.t("not tested in this play"), "muted", margin=margin)


def _betters(decision: DecisionTold, words: Words) -> Iterator[tuple[str, list[Loss]]]:
    """What would have kept more, each reply once, with the losses that it would have spared."""
    by_reply: dict[tuple[str, tuple[str, ...]], list[Loss]] = {}
    for loss in decision.losses:
        by_reply.setdefault((loss.better, loss.price), []).append(loss)
    if decision.losses and decision.dominated:
        by_reply.setdefault((decision.dominated, ()), [])
    for (reply, price), losses in by_reply.items():
        if not reply:
            told = words.t("no line to recommend would have kept more")
        elif reply == decision.dominated:
            told = words.t("better on everything at stake: {better}", better=reply)
        elif price:
            told = words.t(
                "would have kept more, at the price of {price}: {better}",
                price=words.t(", ").join(price),
                better=reply,
            )
        else:
            told = words.t("better there: {better}", better=reply)
        yield told, losses


def _beside(marks: Sequence[str], text: str, margin: int, width: int) -> list[Row]:
    """A text beside the marks that it is about, one below the other; below them where the window is narrow."""
    if width - margin < _NARROW:
        rows = [Row((Piece(mark, "warn"),)) for mark in marks]
        return [*rows, *Para(text, margin=_TEXT + CURSOR).rows(width)]
    lines = wrap(text, width - margin)
    return [
        Row((Piece(pad(mark, margin), "warn"), Piece(line)))
        for mark, line in zip_longest(marks, lines, fillvalue="")
    ]
