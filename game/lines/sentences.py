"""What the line edition says about a moment of a play, in sentences made to be heard."""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_lowercase
from typing import Final, NamedTuple

from game.debrief import QUESTIONS, run_on, sentence_case, why_locked
from game.engine.expressions import GAUGES
from game.engine.story import PROTECT, Encounter, Option
from game.lines.flow import Question
from game.session import Play
from game.words import N_, Words, terms

_ANSWERS: Final[Mapping[str, str]] = {
    "go-on": N_("Go on"),
    "step-away": N_("Step away"),
    "mild": N_("Mild"),
    "strong": N_("Strong"),
}


class Mood(NamedTuple):
    """What the gauges were, who was spoken to and in what condition, when they were last told."""

    person: str  # an id
    condition: str | None
    anger: int
    trust: int
    energy: int


def mood_of(play: Play) -> Mood:
    """How things stand now."""
    state = play.state
    scene = play.scene
    return Mood(scene.who, scene.condition, state.anger, state.trust, state.energy)


def mood_told(play: Play, before: Mood | None, words: Words) -> str:
    """The other's condition and the gauges; only what has changed since `before`, all of it for None.

    Where somebody else than the customer is spoken to, the customer's gauges carry the customer's name.
    """
    now = mood_of(play)
    names = {who: play.texts(words.lang)[one.name] for who, one in play.encounter.people.items()}
    told = []
    if now.condition is not None and (before is None or before[:2] != now[:2]):
        condition = words.phrase(terms.CONDITIONS[now.condition])
        name = names[now.person]
        told.append(words.t("{name} is {condition}.", name=name, condition=condition))
    for gauge in GAUGES:
        value = getattr(now, gauge)
        was = None if before is None else getattr(before, gauge)
        if was == value:
            continue
        label = words.phrase(terms.YOUR_GAUGE if gauge == "energy" else terms.GAUGES[gauge])
        if gauge != "energy" and now.person != play.encounter.customer:
            customer = names[play.encounter.customer]
            label = words.t("{gauge} of {name}", gauge=label, name=customer)
        values = {
            "gauge": sentence_case(label),
            "value": value,
            "word": words.phrase(terms.gauge_word(gauge, value)),
        }
        if was is None:
            told.append(words.t("{gauge} {value}, {word}.", **values))
        elif value > was:
            told.append(words.t("{gauge} up to {value}, {word}.", **values))
        else:
            told.append(words.t("{gauge} down to {value}, {word}.", **values))
    return run_on(words, told)


def kit_letters(encounter: Encounter) -> dict[str, str]:
    """A letter for each action of the kit, the same in every scene, by its id."""
    kit = dict.fromkeys(choice.id for choice in encounter.choices if choice.kind == PROTECT)
    letters = (
        *ascii_lowercase,
        *(f"{one}{two}" for one in ascii_lowercase for two in ascii_lowercase),
    )
    return dict(zip(kit, letters, strict=False))


def option_told(mark: str, play: Play, option: Option, words: Words) -> str:
    """A choice of the list, with its reason where it is locked."""
    text = play.texts(words.lang)[option.choice.line.text]
    reason = why_locked(play, option, words)
    if reason is not None:
        locked = words.t("Locked: “{text}”", text=words.within(text))
        return words.t("{mark}. {text}", mark=mark, text=run_on(words, [locked, reason]))
    return words.t("{mark}. {text}", mark=mark, text=text)


def question(asked: Question, play: Play | None, words: Words) -> tuple[str, dict[str, str]]:
    """A question in words, and its answers in words where their ids do not say enough."""
    if asked.id == "cause" and play is not None:
        texts = play.texts(words.lang)
        return texts["cause.ask"], {a.id: texts[a.text] for a in play.encounter.cause}
    known = asked.answers or ()
    labels = {one: words.t(_ANSWERS[one]) for one in known if one in _ANSWERS}
    return words.t(QUESTIONS[asked.id]), labels
