"""The debrief as plain text: what the line edition says and a saved transcript ends with.

Written to be heard: no columns, no signs that a screen reader spells out, and nothing said twice.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.retell import retell
from game.debrief.spoken import Spoken, run_on, sentence_case, transcript
from game.debrief.told import AxisTold, CauseTold, DecisionTold, Retelling
from game.session import Play
from game.stories.packs import Shared
from game.words import Words


def report(told: Retelling, words: Words) -> str:
    """The debrief as plain text, ending with a line break."""
    return "\n".join(_report(told, words)) + "\n"


def as_file(play: Play, shared: Shared, words: Words) -> str:
    """A play as a text file: the conversation, and after its end the debrief."""
    text = transcript(play, words)
    if play.outcome() is None:
        return text
    return f"{text}\n{report(retell(play, play.score(), shared, words), words)}"


def axis_line(axis: AxisTold, words: Words) -> str:
    """One axis in a line: its score, band and the player's own guess."""
    if axis.score is None:
        return words.t("{name}: {text}", name=axis.name, text=axis.band_name)
    line = words.t(
        "{axis}: {score} of 100, band {band} of 4 ({name})",
        axis=axis.name,
        score=axis.score,
        band=axis.band,
        name=axis.band_name,
    )
    if axis.first is not None:
        line = words.t("{line}; first attempt {first}", line=line, first=axis.first)
    if axis.guess is None:
        return line
    return words.t("{line}; you guessed {guess}", line=line, guess=axis.guess)


def _report(told: Retelling, words: Words) -> Iterator[str]:
    if told.practice:
        yield words.t("This was practice; your first attempt stays as it was.")
    how = words.t("How it went: {ending}.", ending=told.ending)
    yield run_on(words, [how, told.meaning, told.came])
    yield ""
    for axis in told.axes:
        line = words.t("{sentence}.", sentence=sentence_case(axis_line(axis, words)))
        yield run_on(words, [line, axis.standing, axis.anchor, axis.capped])
    yield run_on(words, [told.counted, told.key])
    yield from _decisions(told, words)
    yield ""
    for curve in told.curves:
        yield curve.sentence
    if told.coached:
        yield words.n(
            "You asked the coach once. It costs nothing.",
            "You asked the coach {count} times. It costs nothing.",
            told.coached,
        )
    if told.cause is not None:
        yield from ("", *_cause(told.cause, words))
    if told.balanced is not None:
        yield from ("", told.balanced.told, *(_said(one, words) for one in told.balanced.steps))
    if told.cards:
        yield from (
            "",
            words.t("Cards of this call: {cards}", cards=words.t("; ").join(told.cards)),
        )
    if told.plan:
        yield from ("", words.t("Your plan for next time: {plan}", plan=told.plan))


def _decisions(told: Retelling, words: Words) -> Iterator[str]:
    shown = told.decisions[told.same :]
    if told.same and shown:
        yield ""
        yield (
            words.t("The first decision was that of your first attempt.")
            if told.same == 1
            else words.t(
                "The first {count} decisions were those of your first attempt.", count=told.same
            )
        )
    if any(decision.dilemma for decision in shown):
        yield ""
        yield words.t(
            "A dilemma is a decision in which nothing you could say was best on all three."
        )
    for decision in shown:
        yield from ("", *_decision(decision, len(told.decisions), words))


def _decision(told: DecisionTold, total: int, words: Words) -> Iterator[str]:
    number = {"number": told.number, "total": total}
    opening = [
        words.t("Decision {number} of {total}, a dilemma.", **number)
        if told.dilemma and not told.dominated
        else words.t("Decision {number} of {total}.", **number)
    ]
    if told.part_number <= 1:
        opening.append(words.t("They were {condition}.", condition=told.condition))
    if told.part:
        opening.append(words.t("Part {number}, {name}.", number=told.part_number, name=told.part))
    yield run_on(words, opening)
    if told.part_number > 1:
        pass  # the same moment as the part before
    elif told.before_name:
        yield words.t("{name}: {text}", name=told.before_name, text=told.before)
    elif told.before:
        yield told.before
    yield _said(told, words)
    yield words.t("Moves: {moves}.", moves=words.t("; ").join(told.moves))
    if told.because:
        yield told.because
    yield from _weighed(told, words)


def _said(told: DecisionTold | Spoken, words: Words) -> str:
    """What you said or did."""
    if told.done:
        return words.t("You did this: {text}", text=told.text)
    return words.t("You: {text}", text=told.text)


def _weighed(told: DecisionTold, words: Words) -> Iterator[str]:
    """What a decision lost and kept, and what would have kept more."""
    comma = words.t(", ")
    if told.losses:
        lost = (
            words.t("{points} on {axis}", points=f"{loss.points:.1f}", axis=loss.name)
            for loss in told.losses
        )
        yield words.t("Points lost: {losses}.", losses=comma.join(lost))
        if told.dominated:
            yield words.t("Better on everything at stake: {better}", better=told.dominated)
        for better, price in dict.fromkeys((loss.better, loss.price) for loss in told.losses):
            axes = comma.join(loss.name for loss in told.losses if loss.better == better)
            if better and better == told.dominated:
                continue
            if not better:
                yield words.t("No line to recommend would have kept more of {axes}.", axes=axes)
            elif price:
                paid = comma.join(price)
                yield words.t(
                    "Better for {axes}, at the price of {price}: {better}",
                    axes=axes,
                    price=paid,
                    better=better,
                )
            else:
                yield words.t("Better for {axes}: {better}", axes=axes, better=better)
        if told.kept:
            yield words.t("It kept all there was of {axes}.", axes=comma.join(told.kept))
    elif not told.untested:
        yield words.t("Nothing lost: no reply was better.")
    if told.untested:
        yield words.t(
            "Another reply was better for {axes}, but one decision is too little to score that.",
            axes=comma.join(told.untested),
        )
    if told.worn:
        yield words.t("Sympathy wears out: said again and again, it weighs less.")
    if told.critical:
        yield words.t("This one holds a band down, whatever else you did.")


def _cause(told: CauseTold, words: Words) -> Iterator[str]:
    yield told.ask
    yield run_on(words, [words.t("You said: {answer}", answer=told.answer), told.because])
    if not told.right:
        yield run_on(
            words,
            [
                words.t("What this encounter points to: {answer}", answer=told.better),
                told.better_because,
            ],
        )
