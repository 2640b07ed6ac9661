"""A small pack in two languages with nothing wrong in it, and files that differ from it in one place.

A `«` in what is put into a file marks the place that a problem should name; it is taken out again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from game.analysis import reach
from game.analysis.explore import Explored, Progress
from game.engine.rubric import AXES, CONDITIONS
from game.engine.story import Encounter
from game.stories.packs import load_pack
from game.stories.texts import TextTable, text_digest
from tests.strategies import Data, as_yaml

HERE = "«"
CALL = "encounters/call/story.yaml"
WALKS = "encounters/call/walks.yaml"
STORY = """\
encounter: call
format: 1
lang: en
from: [A1]
title: The call
minutes: 5
note: null
you: You are new here.
aim: She knows more than before.
people:
  ann: {name: Ann, role: a customer}
  bob: {name: Bob, role: the colleague}
customer: ann
start: {anger: 4, trust: 5, energy: 6}
facts: [warned]
counters: {calls: [0, 3]}
interrupts:
  - {id: boils-over, if: anger >= 10, next: gone}
kit:
  ask-bob:
    do: Ask Bob.
    moves: [pause]
    once: true
    set: {warned: true}
    answers: {who: bob, say: Try the depot.}
scenes:
  rings:
    condition: upset
    says:
      - Where is it?
      - {if: calls >= 1, say: Again.}
    coach: What did she say?
    you:
      listen:
        say: {mild: Tell me., strong: Tell me all.}
        moves: [hear]
        set: {warned: true, calls: +1}
        next: build-it
        because: She is heard.
      argue:
        say: It was delivered.
        moves: [push]
        answers:
          - {if: trust >= 9, say: Fine.}
          - Is that all?
        next: [{if: calls >= 2, to: gone}, {to: again}]
        because: She is not heard.
  again:
    set: {anger: +3}
    next: shouts
  shouts:
    condition: abusive
    says: {who: ann, say: You fool!}
    you:
      stay:
        say: I stay.
        moves: [hear]
        because: It is kind.
      push-back:
        say: Look who is talking.
        moves: [push]
        because: It is not.
      leave:
        do: Hang up.
        if: warned
        locked: You have not warned her.
        moves: [pause]
        because: It protects.
      wait:
        do: Wait for more.
        if: anger >= 3
        moves: [push]
        next: gone
        because: It gets worse.
    next: build-it
  build-it:
    condition: calm
    build:
      open:
        name: Open
        you:
          own-it: {say: We lost it., moves: [hear], because: True.}
          skip-it: {say: So., moves: [push], because: Rude.}
      offer:
        name: Offer
        you:
          new-one: {say: A new one., moves: [hear], because: Good.}
          old-one: {say: The old one., moves: [push], if: picked.open == own_it, locked: Own it., because: Odd.}
    answers: All right.
    next: [{if: picked.open == own_it, to: well}, {to: gone}]
  well:
    ending: resolved
    says: Thank you.
  gone:
    ending: ugly
    says: Goodbye!
cause:
  ask: Whose was it?
  answers:
    shop: {text: The shop's., because: It was lost., right: true}
    hers: {text: Hers., because: It was not.}
    mine: {text: Mine., because: It was not.}
"""
WALKS_TEXT = """\
walks:
  - name: well
    path: [listen, own-it, new-one]
    ending: well
    kind: resolved
    bands: {empathy: "== 4"}
    scores: {empathy: "== 100"}
"""
SOURCES = """\
sources: own
lang: en
articles:
  A: {title: An article, author: Somebody}
items:
  A1: {article: A, title: An item, says: It says so.}
"""
LEVELS = """\
levels: own
lang: en
week:
  monday: {title: First, why: Begin here., encounters: [call]}
"""
CARDS = """\
cards: own
lang: en
codex:
  one-card:
    title: A card
    from: [A1]
    axis: empathy
    says: What it is.
    try: What to say.
    beware: Where it goes wrong.
    practise: [call]
    claim: true
"""
SUPPORT = """\
support: own
lang: en
guidance: Fill this in.
policy: null
warnings: 1
contacts:
  - {name: Somebody, reach: extension 1, hours: always, locale: any, checked: "2026-11-01"}
"""
HEAD = """\
pack: own
format: 1
extends: null
languages: [en, zh-Hant]
overrides: []
"""


def rubric() -> Data:
    worths = {
        "hear": [2, 0, 0, -1, 1, 0],
        "push": [-2, 1, 0, 2, -1, 0],
        "pause": [0, 1, 2, 0, 0, 1],
    }
    moves = {
        name: {
            "name": name,
            "definition": "What it is",
            "why": "What it does",
            "from": ["A1"],
            "kit": name != "hear",
            "worth": dict.fromkeys(CONDITIONS, worth),
        }
        for name, worth in worths.items()
    }
    moves["push"]["critical"] = {"axis": "empathy", "under": ["abusive"]}
    bands = {axis: {str(n): "Seen" for n in range(1, 5)} for axis in AXES}
    return {"rubric": "own", "lang": "en", "moves": moves, "bands": bands}


def files() -> dict[str, str]:
    """The whole pack by path, translations made from its texts; a copy that a test may change."""
    return dict(_files())


@cache
def _files() -> dict[str, str]:
    found = {
        "pack.yaml": HEAD,
        "sources.yaml": SOURCES,
        "rubric.yaml": as_yaml(rubric()),
        "levels.yaml": LEVELS,
        "cards.yaml": CARDS,
        "support.yaml": SUPPORT,
        CALL: STORY,
        WALKS: WALKS_TEXT,
    }
    with TemporaryDirectory() as folder:
        pack = load_pack(write(Path(folder), found))
        tables = {
            **{f"{name}.zh-Hant.yaml": table for name, table in pack.shared.texts.items()},
            "encounters/call/zh-Hant.yaml": pack.stories["call"].texts,
        }
    for path, table in tables.items():
        name = "call" if "/" in path else path.partition(".")[0]
        found[path] = as_yaml({"translation": name, "lang": "zh-Hant", "texts": translated(table)})
    return found


def translated(table: TextTable) -> Data:
    return {
        text_id: {
            "of": text_digest(text) + "",
            "is": "譯文" if isinstance(text, str) else {"mild": "輕", "strong": "重"},
        }
        for text_id, text in table.source.items()
    }


def write(folder: Path, content: dict[str, str]) -> Path:
    """Write files; lone surrogates stand for bytes that are no text."""
    for name, text in content.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
    return folder


def edited(file: str, edits: tuple[tuple[str, str], ...]) -> tuple[dict[str, str], tuple[int, int]]:
    """The pack with the first `old` of each (old, new) in a file put in as `new`, and the marked place.

    Without a mark the place is the file as a whole: 0, 0. An empty `old` is the whole file.
    """
    text = files()[file]
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1) if old else new
    at = text.find(HERE)
    place = (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)) if at >= 0 else (0, 0)
    return {**files(), file: text.replace(HERE, "")}, place


def looking_at(states: int) -> Callable[..., Explored]:
    """A `visit` that looks at so many states where a check without `--strict` does."""

    def visit(
        encounter: Encounter, budget: int = reach.BUDGET, progress: Progress | None = None
    ) -> Explored:
        return reach.visit(encounter, states if budget == reach.BUDGET else budget, progress)

    return visit
