"""Stories of any size for the engines to play: the same ones each time, with all that a conversation may hold.

Scenes stand in layers, each leading to the next. There are three gauges, eight facts, an interrupt, replies that ask
for gauges and facts, ways and answers that depend on them, and two protecting actions, once-only. Every few layers a new day
begins with new patience and a fact of its own, which matters for two days: as in a story with chapters.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from game.engine.expressions import GAUGES
from game.engine.rubric import CONDITIONS
from tests.strategies import Data, Plain, as_yaml, write_story

SIZES = (25, 1_000, 5_000)
FACTS = [f"fact_{i}" for i in range(8)]
_REPLIES = 3
_DAY = 4  # layers
_MOVES = (
    "listen-out paraphrase name-feeling specific-apology own-next-step tell-it-plainly explain-why "
    "offer-options clear-no dated-commitment excuse vague-reassure cave-in facts-first policy-only"
)
_WORDS = (
    "the parcel came on Friday and nobody rang so what happens now with my order and who pays for "
    "the week that I have been waiting here I would like to know what you can do and by when"
)
_REST: Data = dict.fromkeys(GAUGES, Plain("-10"))
_ENDINGS = {"well": "resolved", "apart": "parted", "later": "left-open", "hangs-up": "ugly"}


def story(scenes: int, number: int = 0) -> Data:
    """A story with so many scenes, its endings included, as `story.yaml` would have it; another for each number."""
    dice = random.Random(scenes + number)
    layers = _layers(scenes - len(_ENDINGS), width=max(4, scenes // 40))
    found: Data = {}
    for at, layer in enumerate(layers):
        after = layers[at + 1] if at + 1 < len(layers) else [*_ENDINGS][:-1]
        to = dice.sample(after, len(after))
        for i, name in enumerate(layer):
            found[name] = _scene(
                dice, name, at, [to[(i * _REPLIES + j) % len(to)] for j in range(_REPLIES)]
            )
    found |= {name: {"ending": kind, "says": _first(dice, name)} for name, kind in _ENDINGS.items()}
    return {**_HEAD, "encounter": name_of(scenes, number), "scenes": found}


def name_of(scenes: int, number: int = 0) -> str:
    """The id of a story."""
    return f"story-{scenes}-{number}"


def write(folder: Path, *stories: Data) -> Path:
    """A pack with the stories, on top of the shipped rubric."""
    head = {"pack": "field", "format": 1, "extends": "standtall", "languages": ["en"]}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.yaml").write_text(as_yaml(head), "utf-8")
    for one in stories:
        write_story(folder, one)
    return folder


def _layers(scenes: int, width: int) -> list[list[str]]:
    """Names by layer: one scene, then three times as many in each layer, up to a width."""
    found: list[list[str]] = []
    while scenes:
        count = min(_REPLIES ** len(found), width, scenes)
        found.append([f"layer-{len(found)}-{i}" for i in range(count)])
        scenes -= count
    return found


def _scene(dice: random.Random, name: str, at: int, to: Sequence[str]) -> Data:
    """A scene of a layer with its three replies, which lead to three scenes of the next one."""
    scene: Data = {
        "condition": dice.choice(CONDITIONS[:5]),
        "says": _first(dice, name),
        "kit": Plain("none"),
    }
    if at % _DAY == 0 and at:  # a new day
        scene["set"] = {_fact(at): False, **_REST}
    if dice.random() < 0.2:
        scene["kit"] = dice.choice((["breathe"], ["breathe", "ask"]))
    if dice.random() < 0.3:
        scene["says"] = [scene["says"], {"if": _fact(at), "say": _line(dice)}]
    scene["you"] = {}
    for i, lead in enumerate(to):
        reply: Data = {
            "say": _line(dice),
            "moves": [dice.choice(_MOVES.split())],
            "because": _line(dice),
        }
        reply["answers"] = _line(dice)
        reply["next"] = lead
        if i == 1 and dice.random() < 0.4:
            reply["set"] = {_fact(at): True}
        if i == 2 and at > 3 and dice.random() < 0.5:
            reply["if"] = _test(dice, at)
            reply["locked"] = "Not now."
        if i == 1 and at > 3 and dice.random() < 0.25:
            reply["next"] = [{"if": _test(dice, at), "to": dice.choice(to)}, {"to": lead}]
        if i == 0 and dice.random() < 0.25:
            reply["answers"] = [{"if": "trust >= 6", "say": _line(dice)}, reply["answers"]]
        scene["you"][f"reply-{i}"] = reply
    return scene


def _fact(at: int) -> str:
    """The fact of the day that a layer belongs to."""
    return FACTS[at // _DAY % len(FACTS)]


def _test(dice: random.Random, at: int) -> str:
    gauge = f"{dice.choice(GAUGES)} >= {dice.randint(1, 7)}"
    fact = _fact(dice.choice((at, at - _DAY)))
    return dice.choice((gauge, fact, f"{gauge} and {fact}"))


def _first(dice: random.Random, name: str) -> str:
    """What is said first in a scene: its name is in it, so that any engine can tell which scene it is."""
    return f"{name}. {_line(dice)}"


def _line(dice: random.Random) -> str:
    """Eight to sixteen words."""
    words = " ".join(dice.choices(_WORDS.split(), k=dice.randint(8, 16)))
    return words.capitalize() + dice.choice(".?")


_HEAD: Data = {
    "format": 1,
    "lang": "en",
    "from": ["B1"],
    "title": "A generated call",
    "minutes": 9,
    "note": None,
    "you": "You answer the phone.",
    "aim": "The call comes to an end.",
    "people": {"marta": {"name": "Marta", "role": "a customer"}},
    "customer": "marta",
    "start": {"anger": 3, "trust": 5, "energy": 6},
    "facts": FACTS,
    "interrupts": [{"id": "boils-over", "if": "anger >= 10", "next": "hangs-up"}],
    "kit": {
        "breathe": {"do": "Breathe.", "moves": ["take-pause"], "once": True},
        "ask": {"do": "Ask a colleague.", "moves": ["ask-colleague"], "once": True},
    },
    "cause": {
        "ask": "Whose was it?",
        "answers": {n: {"text": "T", "because": "B", "right": n == "b"} for n in "abc"},
    },
}
