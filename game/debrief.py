"""The retelling of a finished play, in words, for every front end: the fold told again with reasons.

Front ends lay it out; what is said, and that it is true to the last point, is decided here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from game.engine.expressions import GAUGES
from game.engine.rubric import AXES
from game.engine.scoring import Decision, Score
from game.engine.story import NARRATOR, YOU, Line, Option
from game.session import Play
from game.stories.packs import Shared
from game.stories.texts import TextTable
from game.words import N_, Words, terms

_SHOWN_LOSS = 0.05  # points; below that "0.0" would be shown


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line as people read it: who, their name, the words, and whether it is a deed."""

    who: str
    name: str
    text: str
    done: bool


@dataclass(frozen=True, slots=True)
class AxisTold:
    """One axis of the result. `score` and `band` are None where the axis was not tested."""

    axis: str
    name: str
    score: int | None
    band: int | None
    band_name: str
    anchor: str  # what somebody could observe at this band
    capped: str  # why the band is no higher, or ""
    guess: int | None


@dataclass(frozen=True, slots=True)
class Loss:
    """What a decision lost on an axis, in points of the score, and the reply that kept it."""

    axis: str
    name: str
    points: float
    better: str


@dataclass(frozen=True, slots=True)
class DecisionTold:
    """One decision. `keep` is how many choices a rewind to just before it keeps."""

    number: int
    keep: int
    condition: str
    before: str  # the last thing that was said to you
    text: str
    done: bool
    moves: tuple[str, ...]
    because: str
    losses: tuple[Loss, ...]
    kept: tuple[str, ...]  # names of the axes at stake on which nothing better was open
    remarks: tuple[str, ...]  # dilemma, dominated, worn-out sympathy, critical


@dataclass(frozen=True, slots=True)
class CauseTold:
    """The player's answer to whose problem it was, and what the source says."""

    ask: str
    answer: str
    because: str
    right: bool
    better: str  # the answer that the source supports, where another was given
    better_because: str


@dataclass(frozen=True, slots=True)
class Curve:
    """A gauge over the turns: its value at the start and after every choice, each 0..10."""

    gauge: str
    name: str
    values: tuple[int, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Retelling:
    """Everything a debrief says."""

    title: str
    ending: str  # the kind, in words
    meaning: str  # of that kind, for the people in it
    came: str  # what led there
    axes: tuple[AxisTold, ...]
    decisions: tuple[DecisionTold, ...]
    curves: tuple[Curve, ...]
    cause: CauseTold | None
    coached: int  # how often the coach was asked; it costs nothing
    practice: bool
    key: str  # whose judgement the scores are


def speak(play: Play, line: Line, lang: str, words: Words) -> Spoken:
    """A line of a play as people read it."""
    texts = play.texts(lang)
    if line.who == YOU:
        name = words.t("You")
    elif line.who == NARRATOR:
        name = ""
    else:
        name = texts[play.encounter.people[line.who].name]
    return Spoken(line.who, name, texts[line.text], line.done)


QUESTIONS: Mapping[str, str] = {
    "note": N_("Go on, or step away? Stepping away costs nothing."),
    "intensity": N_("How should hard words be told: mild (paraphrased) or strong (said aloud)?"),
    "confidence": N_("How sure are you that you can handle this, from 1 (not at all) to 5 (quite sure)?"),
    "guess": N_("Your own guess, 0 to 100: empathy, boundaries, self-protection?"),
    "cause": N_("Whose problem was it, really?"),
    "plan": N_("One plan for next time: if …, then I …"),
}


def why_locked(play: Play, option: Option, words: Words) -> str | None:
    """Why an option is locked, in words; None where it is open."""
    reason = option.why
    if reason is None:
        return None
    if reason.code == "text" and reason.text is not None:
        return play.texts(words.lang)[reason.text]
    if reason.code == "gauge" and reason.gauge is not None and reason.way is not None:
        return words.phrase(terms.too_far(reason.gauge, reason.way))
    return words.t("You have done this already.")


def retell(play: Play, result: Score, rubric: TextTable, words: Words) -> Retelling:
    """Tell a finished play. `rubric` holds the moves' names and the bands' anchors.

    Raises ValueError while the play goes on.
    """
    ended = play.outcome()
    if ended is None:
        raise ValueError(play.record.encounter)
    answers = play.answers()
    return Retelling(
        title=play.texts(words.lang)["title"],
        ending=words.phrase(terms.ENDINGS[ended.kind]),
        meaning=words.phrase(terms.ENDINGS_TOLD[ended.kind]),
        came=words.t(_CAME[ended.termination]),
        axes=tuple(_axis(play, axis, result, rubric, words, answers) for axis in AXES),
        decisions=tuple(
            _decision(play, number, decision, result, rubric, words)
            for number, decision in enumerate(result.decisions, 1)
        ),
        curves=tuple(_curve(play, gauge, words) for gauge in GAUGES),
        cause=_cause(play, answers, words),
        coached=answers.get("coach", 0) if isinstance(answers.get("coach"), int) else 0,
        practice=play.practice,
        key=words.t("The key is the authors' own; no expert panel has validated it."),
    )


_CAME: Mapping[str, str] = {
    "reply": N_("It ended with what you said."),
    "part": N_("It ended with what you said."),
    "protect": N_("You ended it, to protect yourself."),
    "interrupt": N_("It was ended for you."),
}


def _axis(
    play: Play,
    axis: str,
    result: Score,
    rubric: TextTable,
    words: Words,
    answers: Mapping[str, Any],
) -> AxisTold:
    name = words.phrase(terms.AXES[axis])
    guess = answers.get("guess")
    guessed = guess.get(axis) if isinstance(guess, dict) else None
    band = result.bands[axis]
    if band is None:
        told = words.t("not tested: too little was at stake here")
        return AxisTold(axis, name, None, None, told, "", "", guessed)
    capped = ""
    if band.capped is not None:
        capped = words.t(
            "Held at this band by one choice that no other makes good: “{choice}”",
            choice=_choice_text(play, band.capped, words.lang),
        )
    anchor_id = f"bands.{axis}.{band.band}"
    anchor = rubric.texts(words.lang)[anchor_id] if anchor_id in rubric.source else ""
    band_name = words.phrase(terms.BANDS[band.band])
    return AxisTold(axis, name, result.scores[axis], band.band, band_name, anchor, capped, guessed)


def _decision(
    play: Play, number: int, decision: Decision, result: Score, rubric: TextTable, words: Words
) -> DecisionTold:
    texts = play.texts(words.lang)
    moves = rubric.texts(words.lang)
    choice = decision.choice
    losses = tuple(
        Loss(
            axis,
            words.phrase(terms.AXES[axis]),
            float(weight.lost),
            texts[decision.better[axis].line.text],
        )
        for axis, weight in decision.axes.items()
        if weight.lost is not None and weight.lost > _SHOWN_LOSS
    )
    kept = tuple(
        words.phrase(terms.AXES[axis])
        for axis, weight in decision.axes.items()
        if weight.stake > 0 and weight.chosen == weight.best
    )
    return DecisionTold(
        number=number,
        keep=decision.index,
        condition=words.phrase(terms.CONDITIONS[decision.condition]),
        before=_before(play, decision.index, words.lang),
        text=texts[choice.line.text],
        done=choice.line.done,
        moves=tuple(moves[f"moves.{move}.name"] for move in choice.moves),
        because="" if choice.because is None else texts[choice.because],
        losses=losses,
        kept=kept,
        remarks=tuple(_remarks(decision, losses, kept, result, texts, words)),
    )


def _remarks(
    decision: Decision,
    losses: tuple[Loss, ...],
    kept: tuple[str, ...],
    result: Score,
    texts: Any,
    words: Words,
) -> list[str]:
    found = []
    if decision.dominated is not None and losses:
        found.append(
            words.t(
                "This was worse on everything at stake than: “{better}”",
                better=texts[decision.dominated.line.text],
            )
        )
    elif losses and kept:
        found.append(
            words.t(
                "A trade: it kept {kept} and paid with {paid}.",
                kept=words.t(", ").join(kept),
                paid=words.t(", ").join(loss.name for loss in losses),
            )
        )
    if decision.dilemma:
        found.append(words.t("A dilemma: nothing you could say was best on all three."))
    if decision.worn:
        found.append(words.t("Sympathy wears out: said again and again, it weighs less."))
    if any(band is not None and band.capped == decision.choice.id for band in result.bands.values()):
        found.append(words.t("This one holds a band down, whatever else you did."))
    return found


def _before(play: Play, index: int, lang: str) -> str:
    """The last thing somebody else said before a choice."""
    texts = play.texts(lang)
    for turn in reversed(play.turns[: index + 1]):
        for line in reversed(turn.said):
            if line.who != YOU:
                return texts[line.text]
    return ""


def _choice_text(play: Play, choice_id: str, lang: str) -> str:
    texts = play.texts(lang)
    for turn, made in zip(play.turns, play.path, strict=False):
        if made == choice_id:
            scene = play.encounter.scenes[turn.state.scene]
            choice = scene.stages[len(turn.state.picked)][made].opened.choice
            return texts[choice.line.text]
    raise KeyError(choice_id)


def _curve(play: Play, gauge: str, words: Words) -> Curve:
    values = tuple(getattr(turn.state, gauge) for turn in play.turns)
    name = words.phrase(terms.GAUGES[gauge])
    first, last = values[0], values[-1]
    sentence = words.t(
        "{gauge}: from {first} ({first_word}) to {last} ({last_word}); lowest {low}, highest {high}.",
        gauge=name,
        first=first,
        first_word=words.phrase(terms.gauge_word(gauge, first)),
        last=last,
        last_word=words.phrase(terms.gauge_word(gauge, last)),
        low=min(values),
        high=max(values),
    )
    return Curve(gauge, name, values, sentence)


def _cause(play: Play, answers: Mapping[str, Any], words: Words) -> CauseTold | None:
    given = next((a for a in play.encounter.cause if a.id == answers.get("cause")), None)
    if given is None:
        return None
    texts = play.texts(words.lang)
    right = next(a for a in play.encounter.cause if a.right)
    return CauseTold(
        texts["cause.ask"],
        texts[given.text],
        texts[given.because],
        given.right,
        "" if given.right else texts[right.text],
        "" if given.right else texts[right.because],
    )


def quiet(shared: Shared, words: Words) -> list[str]:
    """What is said first after an encounter that was hard to sit through, with whom to turn to."""
    lines = [
        words.t("That is over. It was written to be unfair; none of it is about you."),
        words.t("Being abused is not the fault of the one who is abused."),
        words.t("Take a break if you want one. Nothing starts by itself."),
    ]
    support, texts = shared.support, shared.support_texts.texts(words.lang)
    if support.policy:
        lines.append(texts["policy"])
    contacts = [c for c in support.contacts if c.locale in {"any", words.lang}]
    for contact in contacts:
        at = f"contacts.{contact.number}"
        hours = f" ({texts[f'{at}.hours']})" if f"{at}.hours" in texts else ""
        lines.append(f"{texts[f'{at}.name']}: {texts[f'{at}.reach']}{hours}")
    if not contacts and "guidance" in texts:
        lines.append(texts["guidance"])
    return lines


def about(shared: Shared, words: Words) -> list[str]:
    """What the game is, and whose ideas it is made of."""
    texts = shared.sources_texts.texts(words.lang)
    lines = [
        words.t("Stand Tall"),
        words.t("Customer first does not mean that the customer is always right: hear the customer, say clearly what can and cannot be done, and keep yourself and your colleagues whole."),
        "",
        words.t("Made of the ideas of these articles, in our own words:"),
    ]
    articles = sorted({source.article for source in shared.sources.values() if source.article})
    for article in articles:
        parts = [
            texts[f"articles.{article}.{key}"]
            for key in ("title", "author", "publisher")
            if f"articles.{article}.{key}" in texts
        ]
        lines.append("  " + words.t(", ").join(parts))
    return lines


def transcript(play: Play, words: Words) -> str:
    """The whole conversation as plain text, for a file."""
    texts = play.texts(words.lang)
    lines = [texts["title"], "", texts["you"], ""]
    for turn in play.turns:
        for line in turn.said:
            spoken = speak(play, line, words.lang, words)
            text = f"({spoken.text})" if spoken.done else spoken.text
            lines.append(f"{spoken.name}: {text}" if spoken.name else text)
    ended = play.outcome()
    if ended is not None:
        lines += ["", words.phrase(terms.ENDINGS_TOLD[ended.kind])]
    return "\n".join(lines) + "\n"


def report(told: Retelling, words: Words) -> str:
    """The debrief as plain text: what the line edition says and a saved transcript ends with."""
    return "\n".join(_report(told, words)) + "\n"


def _report(told: Retelling, words: Words) -> list[str]:
    lines = [words.t("How it went: {ending}.", ending=told.ending), f"{told.meaning} {told.came}", ""]
    for axis in told.axes:
        lines.append(axis_line(axis, words))
        lines += [f"  {text}" for text in (axis.anchor, axis.capped) if text]
    lines += ["", told.key, ""]
    for decision in told.decisions:
        lines += _decision_lines(decision, words)
        lines.append("")
    lines += [curve.sentence for curve in told.curves]
    if told.coached:
        lines.append(
            words.n(
                "You asked the coach once. It costs nothing.",
                "You asked the coach {count} times. It costs nothing.",
                told.coached,
            )
        )
    if told.cause is not None:
        lines += ["", told.cause.ask, f"  {told.cause.answer}", f"  {told.cause.because}"]
        if not told.cause.right:
            lines += [f"  {told.cause.better}", f"  {told.cause.better_because}"]
    return lines


def axis_line(axis: AxisTold, words: Words) -> str:
    """One axis in a line: its score, band and the player's own guess."""
    if axis.score is None:
        return f"{axis.name}: {axis.band_name}"
    line = words.t(
        "{axis}: {score} of 100, band {band} of 4 ({name})",
        axis=axis.name,
        score=axis.score,
        band=axis.band,
        name=axis.band_name,
    )
    if axis.guess is None:
        return line
    return words.t("{line}; you guessed {guess}", line=line, guess=axis.guess)


def _decision_lines(decision: DecisionTold, words: Words) -> list[str]:
    lines = [
        words.t(
            "{number}. Somebody {condition}: “{before}”",
            number=decision.number,
            condition=decision.condition,
            before=decision.before,
        ),
        words.t("   You: {text}", text=decision.text),
        words.t("   Moves: {moves}", moves=words.t(", ").join(decision.moves)),
    ]
    if decision.because:
        lines.append(f"   {decision.because}")
    lines += [
        words.t(
            "   Lost {points} on {axis}. Better there: “{better}”",
            points=f"{loss.points:.1f}",
            axis=loss.name,
            better=loss.better,
        )
        for loss in decision.losses
    ]
    lines += [f"   {remark}" for remark in decision.remarks]
    return lines
