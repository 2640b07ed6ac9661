"""The lines of a play as people read and hear them, and the sentences that stand around them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from game.engine.story import NARRATOR, YOU, Line, Option
from game.session import Play
from game.words import N_, Words, terms

QUESTIONS: Mapping[str, str] = {
    "note": N_("Go on, or step away? Stepping away costs nothing."),
    "intensity": N_("How should hard words be told: mild (paraphrased) or strong (said aloud)?"),
    "confidence": N_(
        "How sure are you that you can handle this, from 1 (not at all) to 5 (quite sure)?"
    ),
    "guess": N_("Your own guess, 0 to 100: empathy, boundaries, self-protection?"),
    "cause": N_("Whose problem was it, really?"),
    "plan": N_("One plan for next time: if …, then I …"),
}
"""What is asked outside the conversation, by the question's id; show one with `Words.t`."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line as people read it: who, their name, the words, and whether it is a deed."""

    who: str
    name: str
    text: str
    done: bool


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


def paragraphs(play: Play, said: Iterable[Line], words: Words) -> list[str]:
    """What was said, a paragraph for each speaker in turn; nobody is named twice in a row."""
    spoken = (speak(play, line, words.lang, words) for line in said)
    found = []
    for (_, name, done), lines in groupby(spoken, key=lambda one: (one.who, one.name, one.done)):
        text = run_on(words, [line.text for line in lines])
        if done:
            found.append(words.t("You do this: {text}", text=text))
        else:
            found.append(words.t("{name}: {text}", name=name, text=text) if name else text)
    return found


def transcript(play: Play, words: Words) -> str:
    """The whole conversation as plain text, for a file."""
    texts = play.texts(words.lang)
    lines = [texts["title"], "", texts["you"], words.t("Your aim: {aim}", aim=texts["aim"]), ""]
    lines += paragraphs(play, play.lines(), words)
    ended = play.outcome()
    if ended is not None:
        lines += ["", words.phrase(terms.ENDINGS_TOLD[ended.kind])]
    return "\n".join(lines) + "\n"


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


def made(play: Play, index: int, words: Words) -> str:
    """What the choice at a position of the path said or did; of a reply put together, all of it."""
    texts = play.texts(words.lang)
    turn = play.turns[index]
    scene = play.encounter.scenes[turn.state.scene]
    picked = [part.choices[i] for part, i in zip(scene.parts, turn.state.picked, strict=False)]
    return run_on(words, [texts[choice.line.text] for choice in (*picked, play.choice(index))])


def run_on(words: Words, sentences: Sequence[str]) -> str:
    """Sentences one after another, as the language sets them: Chinese knows no space between them."""
    return ("" if words.lang.startswith("zh") else " ").join(text for text in sentences if text)


def sentence_case(text: str) -> str:
    """A phrase as it stands at the beginning of a sentence."""
    return text[:1].upper() + text[1:]
