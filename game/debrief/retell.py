"""Telling a finished play again with reasons: of every missing point, where it went and what would have kept it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

from game.analyses import KeptAnalysis, analyses_folder, kept_analysis, standing
from game.debrief.codex import cards_of
from game.debrief.spoken import made, run_on, sentence_case, speak
from game.debrief.told import (
    AxisTold,
    BalancedTold,
    CauseTold,
    Curve,
    DecisionTold,
    Loss,
    Retelling,
)
from game.engine.expressions import GAUGES
from game.engine.rubric import AXES, UNDER_ATTACK
from game.engine.scoring import HALVES, Decision, Score, Weight, weigh
from game.engine.state import Outcome
from game.engine.step import begin, step
from game.engine.story import NARRATOR, PART, PROTECT, YOU, Choice
from game.session import Play
from game.stories.packs import Shared
from game.stories.texts import TextTable
from game.words import N_, Words, terms
from game.words.visible import visible


def retell(play: Play, result: Score, shared: Shared, words: Words) -> Retelling:
    """Tell a finished play. `shared` holds the moves' names, the bands' anchors and the cards.

    Practice is told beside its first attempt, which is read from the play's store; how the scores stand among
    those of all ways, and the balanced way, only where an analysis of the encounter is kept, because none is
    made here. Raises ValueError while the play goes on.
    """
    ended = play.outcome()
    if ended is None:
        raise ValueError(play.record.encounter)
    answers = play.answers()
    first, same = _first_attempt(play)
    rubric = shared.texts["rubric"]
    known = kept_analysis(play.encounter, analyses_folder(play.store.path.parent))
    return Retelling(
        title=play.texts(words.lang)["title"],
        ending=words.phrase(terms.ENDINGS[ended.kind]),
        meaning=words.phrase(terms.ENDINGS_TOLD[ended.kind]),
        came=run_on(words, [words.t(_came(play, ended)), _spoilt(play, words)]),
        axes=tuple(
            _axis(play, axis, result, rubric, words, answers, first, known) for axis in AXES
        ),
        decisions=tuple(
            _decision(play, number, decision, result, rubric, words)
            for number, decision in enumerate(result.decisions, 1)
        ),
        curves=tuple(_curve(play, gauge, result, words) for gauge in GAUGES),
        cause=_cause(play, answers, words),
        coached=answers["coach"] if isinstance(answers.get("coach"), int) else 0,
        practice=play.practice,
        key=words.t("The key is the authors' own; no expert panel has validated it."),
        plan=visible(str(answers.get("plan") or "")),
        same=sum(decision.index < same for decision in result.decisions),
        counted="" if known is None else words.t("Ways through are counted here, not people."),
        balanced=None if known is None else _balanced(play, known, words),
        cards=cards_of(shared, play.encounter.id, words),
    )


_CAME: Mapping[str, str] = {
    "reply": N_("The conversation came to its own end."),
    "part": N_("The conversation came to its own end."),
    "protect": N_("You ended it, to protect yourself."),
    "interrupt": N_("It was ended for you."),
}


def _came(play: Play, ended: Outcome) -> str:
    """How it came to the end, in English: by words, by a deed, by somebody else's or the player's leaving."""
    if ended.termination == "protect" and ended.kind == "handed-over":
        return N_("You passed it on, to protect yourself.")
    if ended.termination == "reply" and play.choice(len(play.path) - 1).line.done:
        return N_("It ended with what you did.")
    assert ended.termination is not None  # whoever chose came there by something
    return _CAME[ended.termination]


def _spoilt(play: Play, words: Words) -> str:
    """That answers are missing because the disk has damaged them; "" where none are."""
    return (
        words.t("Some of your answers can no longer be read, and are missing here.")
        if play.spoilt()
        else ""
    )


def _first_attempt(play: Play) -> tuple[Mapping[str, int | None], int]:
    """The scores of the play that was rewound, and with how many choices this one begins like it."""
    first = play.record.practice_of
    if first is None:
        return {}, 0
    shared = 0
    for old, choice in zip(play.store.steps(first), play.path, strict=False):
        if old.choice != choice:
            break
        shared += 1
    return play.store.play(first).scores or {}, shared


def _axis(
    play: Play,
    axis: str,
    result: Score,
    rubric: TextTable,
    words: Words,
    answers: Mapping[str, Any],
    first: Mapping[str, int | None],
    known: KeptAnalysis | None,
) -> AxisTold:
    name = words.phrase(terms.AXES[axis])
    guess = answers.get("guess")
    guessed = guess.get(axis) if isinstance(guess, dict) else None
    before = first.get(axis)
    band = result.bands[axis]
    if band is None:
        told = words.t("not tested: too little was at stake here")
        return AxisTold(axis, name, None, None, told, "", "", guessed, before)
    capped = ""
    if band.capped is not None:
        capped = words.t(
            "Held at this band by one choice that no other makes good: {choice}",
            choice=_quoted(play, _critical(play, axis), words),
        )
    anchor_id = f"bands.{axis}.{band.band}"
    anchor = ""  # what is usual at a band is not what a play did that one choice holds there
    if anchor_id in rubric.source and band.capped is None:
        seen = rubric.texts(words.lang)[anchor_id]
        anchor = words.t("Usual at this band: somebody {does}", does=_running_on(seen))
    band_name = words.phrase(terms.BANDS[band.band])
    score = result.scores[axis]
    stands = _standing(known, axis, score, words)
    return AxisTold(
        axis, name, score, band.band, band_name, anchor, capped, guessed, before, stands
    )


def _standing(known: KeptAnalysis | None, axis: str, score: int | None, words: Words) -> str:
    if known is None or score is None:
        return ""
    better = standing(known, axis, score)
    if not better:
        return words.t("Hardly any way through keeps less.")
    return words.t("Better than {count} of 100 ways through.", count=better)


def _balanced(play: Play, known: KeptAnalysis, words: Words) -> BalancedTold:
    scores = words.t(", ").join(
        words.t("{name} {score}", name=words.phrase(terms.AXES[axis]), score=score)
        for axis, score in known.balanced_scores.items()
        if score is not None
    )
    told = words.t(
        "Of all ways through, none loses less where it loses most: {scores}.", scores=scores
    )
    if tuple(play.path) == known.balanced_path:
        return BalancedTold(run_on(words, [told, words.t("It is the way you went.")]), ())
    state, steps = begin(play.encounter).state, []
    for choice in known.balanced_path:
        state, said, _ = step(play.encounter, state, choice)
        steps += [speak(play, line, words.lang, words) for line in said if line.who == YOU]
    return BalancedTold(told, tuple(steps))


def _running_on(text: str) -> str:
    """A text as it goes on in the middle of a sentence."""
    return text[:1].lower() + text[1:]


def _decision(
    play: Play, number: int, decision: Decision, result: Score, rubric: TextTable, words: Words
) -> DecisionTold:
    texts = play.texts(words.lang)
    moves = rubric.texts(words.lang)
    choice = decision.choice
    other, before_name, before = _before(play, decision.index, words)
    here = play.turns[decision.index].state
    part = (
        play.encounter.scenes[here.scene].parts[len(here.picked)] if choice.kind == PART else None
    )
    return DecisionTold(
        number=number,
        keep=decision.index,
        condition=words.phrase(terms.CONDITIONS[decision.condition]),
        before=before,
        text=texts[choice.line.text],
        done=choice.line.done,
        moves=tuple(moves[f"moves.{move}.name"] for move in choice.moves),
        because="" if choice.because is None else texts[choice.because],
        losses=_losses(play, decision, words),
        kept=_named(decision, lambda it: it.stake > 0 and it.chosen == it.best, words),
        before_name=before_name,
        other=other,
        dilemma=decision.dilemma,
        dominated="" if decision.dominated is None else _quoted(play, decision.dominated, words),
        worn=decision.worn,
        critical=any(
            band is not None and band.capped == choice.id and axis in choice.critical
            for axis, band in result.bands.items()
        ),
        untested=_named(decision, lambda it: it.lost is None and it.chosen < it.best, words),
        part="" if part is None or part.name is None else texts[part.name],
        part_number=0 if part is None else len(here.picked) + 1,
    )


def _quoted(play: Play, choice: Choice, words: Words) -> str:
    """A choice within a sentence: words between quotation marks, a deed in parentheses."""
    text = play.texts(words.lang)[choice.line.text]
    if choice.line.done:
        return words.t("({deed})", deed=text)
    return words.t("“{said}”", said=words.within(text))


def _losses(play: Play, decision: Decision, words: Words) -> tuple[Loss, ...]:
    return tuple(
        Loss(
            axis,
            words.phrase(terms.AXES[axis]),
            float(weight.lost),
            _quoted(play, decision.better[axis], words) if axis in decision.better else "",
            _price(play, decision, axis, words) if axis in decision.better else (),
        )
        for axis, weight in decision.axes.items()
        if weight.lost is not None and weight.lost > 0
    )


def _named(decision: Decision, wanted: Callable[[Weight], bool], words: Words) -> tuple[str, ...]:
    """The names of the axes whose weight in a decision is as wanted."""
    return tuple(
        words.phrase(terms.AXES[axis]) for axis, weight in decision.axes.items() if wanted(weight)
    )


def _price(play: Play, decision: Decision, axis: str, words: Words) -> tuple[str, ...]:
    """The axes on which the reply that is better for one axis is worse than what was chosen."""
    state = play.turns[decision.index].state
    worths = {w.choice.id: w.worth for w in weigh(play.encounter, state)}
    better = worths[decision.better[axis].id]
    return tuple(
        words.phrase(terms.AXES[other])
        for a, other in enumerate(AXES)
        if better[a] < HALVES * decision.axes[other].chosen
    )


def _before(play: Play, index: int, words: Words) -> tuple[str, str, str]:
    """Whom a choice answers, by name; who spoke last of those that matter; and what that was.

    That is the person whom the scene is with, whoever else may have spoken since; where that person said nothing
    since the last choice, what was told then, without a speaker. Where somebody is attacked and the blow is only told,
    it is that, not what the person had said before it. What a protecting action was answered is no part of the
    conversation that goes on.
    """
    texts = play.texts(words.lang)
    encounter = play.encounter
    scene = encounter.scenes[play.turns[index].state.scene]
    person = scene.who
    other = texts[encounter.people[person].name]
    attack = (
        {saying.line.text for saying in scene.says} if scene.condition in UNDER_ATTACK else set()
    )
    told = ""
    for number in range(index, -1, -1):
        if number and _protected(play, number - 1):
            continue
        said = play.turns[number].said
        here = [line for line in said if line.text in attack]
        if here and all(line.who != person for line in here):
            blow = [texts[line.text] for line in here if line.who == NARRATOR]
            return other, "", run_on(words, blow)
        for line in reversed(said):
            if line.who == person:
                return other, other, texts[line.text]
        told = next((texts[line.text] for line in reversed(said) if line.who == NARRATOR), "")
        if told:
            break
    return other, "", told


def _protected(play: Play, index: int) -> bool:
    """Whether a choice of the path protected and the scene went on."""
    before, after = play.turns[index].state, play.turns[index + 1].state
    return play.choice(index).kind == PROTECT and after.scene == before.scene


def _critical(play: Play, axis: str) -> Choice:
    """The choice that holds an axis' band down: the first of the path that can."""
    choices = map(play.choice, range(len(play.path)))
    return next(choice for choice in choices if axis in choice.critical)


def _curve(play: Play, gauge: str, result: Score, words: Words) -> Curve:
    values = tuple(getattr(turn.state, gauge) for turn in play.turns)
    name = words.phrase(terms.GAUGES[gauge])
    first, last = values[0], values[-1]
    shown = {
        "gauge": sentence_case(name),
        "first": first,
        "first_word": words.phrase(terms.gauge_word(gauge, first)),
        "last": last,
        "last_word": words.phrase(terms.gauge_word(gauge, last)),
        "low": min(values),
        "high": max(values),
    }
    if min(values) == max(values):
        return Curve(
            gauge, name, values, words.t("{gauge} stayed at {first}, {first_word}.", **shown)
        )
    sentences = [
        words.t("{gauge} went from {first}, {first_word}, to {last}, {last_word}.", **shown)
        if first != last
        else words.t("{gauge} began and ended at {first}, {first_word}.", **shown)
    ]
    if (min(values), max(values)) != (min(first, last), max(first, last)):
        sentences.append(words.t("Lowest {low}, highest {high}.", **shown))
    steps = [after - before for before, after in pairwise(values)]
    at = max(range(len(steps)), key=lambda i: abs(steps[i]))
    numbers = {decision.index: number for number, decision in enumerate(result.decisions, 1)}
    if at in numbers:
        largest = {"points": abs(steps[at]), "number": numbers[at]}
        sentences.append(
            words.t("The largest step was up by {points}, after decision {number}.", **largest)
            if steps[at] > 0
            else words.t(
                "The largest step was down by {points}, after decision {number}.", **largest
            )
        )
    else:  # something of the kit that was no decision
        deed = {"points": abs(steps[at]), "choice": words.within(made(play, at, words))}
        sentences.append(
            words.t("The largest step was up by {points}, after: “{choice}”", **deed)
            if steps[at] > 0
            else words.t("The largest step was down by {points}, after: “{choice}”", **deed)
        )
    return Curve(gauge, name, values, run_on(words, sentences))


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
