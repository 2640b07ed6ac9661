"""A small encounter in which nothing smells, and a rubric in which the same move is worth different things."""

from __future__ import annotations

from pathlib import Path

from game.analysis.smells import Smell
from game.analysis.whole import analyse
from game.engine.rubric import CONDITIONS
from game.stories import load_pack
from tests.check.sound import rubric
from tests.strategies import Data, as_yaml

STORY = """\
kit:
  leave:
    say: The mistake is ours, that word is not. I am ending this call.
    moves: [end-contact, own-not-the-insult]
    next: gone
scenes:
  rings:
    condition: upset
    kit: none
    says: Where is it?
    you:
      look: {say: Let me look for it first., moves: [explain], because: It moves on.}
      hear: {say: A whole day lost with waiting., moves: [hear], because: It is heard.}
      scold: {say: Please not in this tone., moves: [warn], because: It comes too early.}
    next: asks
  asks:
    condition: demanding
    kit: none
    says: I want double the money.
    you:
      offer: {say: I can send you a new one., moves: [explain], if: energy >= 6, because: Vague.}
      grant: {say: You shall have all of it., moves: [hear], because: It is not yours to give.}
      refuse: {say: I will not pay double., moves: [warn], because: It is clear.}
    next: shouts
  shouts:
    condition: abusive
    says: You fool!
    you:
      bear: {say: I understand you so well., moves: [hear], because: It goes on.}
      warn: {say: I will have to hang up if this goes on., moves: [warn], because: It is fair.}
      hit-back: {say: Just look who is talking., moves: [insult], because: It heats.}
    next: [{if: trust >= 6, to: calmer}, {to: gone}]
  calmer:
    ending: resolved
  gone:
    ending: parted
"""

_WORTHS = {
    "hear": ([2, 0, 0, -1, 1, -1], {"demanding": [3, 0, -1, -1, 1, -1], "abusive": [1, -2, -1, 1, 0, -3]}),
    "explain": ([1, 1, 1, 0, 0, 0], {"demanding": [0, 0, 0, 0, 1, 0], "abusive": [0, 0, 0, 0, 0, -1]}),
    "warn": ([-2, -1, 0, 2, -1, 0], {"demanding": [0, 3, 1, 1, -1, 0], "abusive": [0, 2, 2, 0, 0, 0]}),
    "pause": ([0, 0, 2, 0, 0, 1], {"abusive": [0, 0, 3, 0, 0, 0]}),
    "insult": ([-3, 0, -2, 2, -2, 0], {}),
    "end-contact": ([-2, -2, 0, 0, 0, 0], {"abusive": [0, 2, 3, 0, 0, 0]}),
    "own-not-the-insult": ([-1, 0, 0, 0, 0, 0], {"abusive": [1, 0, 0, 0, 0, 0]}),
    "shrug": ([0, 0, 0, 0, 0, 0], {}),
}  # fmt: skip


def rubric_text() -> str:
    whole = rubric()
    like: Data = next(iter(whole["moves"].values()))
    whole["moves"] = {
        move: {**like, "kit": True, "worth": {name: there.get(name, worth) for name in CONDITIONS}}
        for move, (worth, there) in _WORTHS.items()
    }
    whole["moves"]["insult"]["critical"] = {"axis": "empathy"}
    whole["moves"]["hear"]["critical"] = {"axis": "self_protection", "under": ["abusive"]}
    return as_yaml(whole)


def smelt(pack: Path) -> set[str]:
    """The codes of all smells of the pack's one encounter."""
    return {smell.code for smell in told(pack)}


def told(pack: Path) -> tuple[Smell, ...]:
    """All smells of the pack's one encounter."""
    loaded = load_pack(pack)
    (story,) = loaded.stories.values()
    texts = story.texts.texts("en")
    words = {"en": {text_id: texts[text_id] for text_id in texts}}
    return analyse(story.encounter, loaded.shared.rubric.moves, words).smells
