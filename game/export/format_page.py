"""`docs/format.md`: the content format on one page, written from what the schemas say of each key."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from game.engine.expressions import GAUGES
from game.engine.rubric import CONDITIONS
from game.export.keys import KEYS
from game.export.schema import PREFIX, schemas

_ORIGIN: Final = "<!-- `make docs` writes this file from game/export/keys.py; change it there. -->"
_HEADINGS: Final = {
    "story": "story.yaml",
    "person": "A person, under `people`",
    "interrupt": "What breaks in, under `interrupts`",
    "scene": "A scene, under `scenes`",
    "part": "A part of a reply, under `build`",
    "choice": "A choice, under `you` and under `kit`",
    "line": "A line, under `says`",
    "reaction": "An answer, under `answers`",
    "way": "A way on, under `next`",
    "cause": "The question, under `cause`",
    "answer": "An answer to it",
    "walk": "walks.yaml: a walk",
    "step": "A step, under `path`",
    "expect": "What a step expects",
    "card": "cards.yaml: a card, under `codex`",
    "translation": "zh-Hant.yaml, zh-Hans.yaml, en.yaml: a translation",
    "entry": "An entry, under `texts`",
    "pack": "pack.yaml",
}
_NOTES: Final = {
    "scene": "A scene has exactly one of: `you`, `build`, `ending`, or `next` alone, which goes on by itself.",
    "choice": (
        "Under `build` a choice has neither `answers` nor `next`. Under `kit` it needs no `because`, and stays in the "
        "scene where it has no `next`."
    ),
    "line": "Mostly the words alone; in braces where it says more.",
    "reaction": "Mostly the words alone; in braces where it says more.",
}

EXAMPLE: Final = """\
# mine/encounters/late-taxi/story.yaml
encounter: late-taxi
format: 1
lang: en
from: [C8]
title: The taxi that did not come
minutes: 2
note: On one path the caller insults you.
you: You answer the phone of a taxi office. All cars are out, and it rains.
aim: She knows when she is fetched. You are still in one piece.
people:
  vera: {name: Vera, role: a customer at a station}
customer: vera
start: {anger: 6, trust: 4, energy: 5}
facts: [looked]
counters: {excuses: [0, 2]}                      # from its lowest to its highest
interrupts:
  - {id: enough, if: excuses >= 1, next: loud}   # breaks in wherever the talk is
kit:
  breathe:
    do: Say that you look at the map, and breathe.
    moves: [take-pause]
    once: true
    set: {looked: true}
scenes:
  rings:
    condition: upset
    says:
      - I have been standing here for forty minutes.
      - {if: anger >= 8, say: "Forty! In this!"}
    you:
      traffic:
        say: It is the traffic, all of town stands still.
        moves: [excuse]
        set: {excuses: +1}                       # counters and gauges by so much
        answers: I can see the road. It is empty.
        because: It may be true elsewhere. She stands where she stands.
      forty:
        say: Forty minutes, in that rain.
        moves: [paraphrase]
        answers:
          - {if: trust >= 6, says: ["Yes.", "Thank you."]}
          - In that rain, yes.                   # the last has no `if`
        because: Her own words, so she need not say them again.
    next: put-it
  put-it:
    condition: upset
    says: So what now?
    build:                                       # one reply, put together
      own:
        name: Own it
        you:
          busy: {say: We are busy today., moves: [excuse], set: {excuses: +1}, because: So is she.}
          ours: {say: We sent nobody. That was us., moves: [specific-apology], because: The fault by its name.}
      offer:
        name: Offer
        you:
          soon: {say: Somebody comes soon., moves: [vague-reassure], because: Soon was forty minutes ago.}
          ten:
            if: looked
            locked: You have not looked at the map yet.
            say: Car nine is with you at ten past.
            moves: [dated-commitment]
            because: A car, and a time she can look at.
    answers:
      - {if: picked.offer == ten, say: Ten past. I can see the clock from here.}
      - Right.
    next:
      - {if: picked.offer == ten and picked.own == ours, to: fetched}
      - {to: waits}
  loud:
    condition: abusive
    says:
      mild: She says what she thinks of you, and of your mother.
      strong: You lazy cow. Did your mother teach you to sit there?
    you:
      stay: {say: I am sorry. You are right., moves: [absorb-abuse], because: Late is ours. That word is not.}
      line: {say: The taxi is our fault. This tone stops now., moves: [name-the-line], because: Two matters kept apart.}
    next: waits
  fetched: {ending: resolved, says: {who: narrator, say: "At ten past she gets in, and says good evening."}}
  waits: {ending: left-open, says: Then I wait.}
cause:
  ask: Whose problem was it, really?
  answers:
    office: {text: "The office took a call that no car could take.", because: Nobody counted the cars., right: true}
    vera: {text: "Hers. It rains.", because: It rained on everybody.}
"""


def format_page() -> str:
    """The page as Markdown."""
    return "\n\n".join(_paragraphs()) + "\n"


def _paragraphs() -> Iterator[str]:
    yield _ORIGIN
    yield "# The content format"
    yield (
        "A pack is a folder: `pack.yaml`, and under `encounters/` a folder for each encounter with `story.yaml`, "
        "`walks.yaml` and its translations. `standtall check` names whatever is not as it should be, `standtall explain` "
        "tells more about it, and `standtall schema` brings this page into an editor. Here is an encounter with nearly all "
        "that there is, as an example of the form: for two scenes there is no fair scoring, and `check --strict` says so."
    )
    yield f"```yaml\n{EXAMPLE}```"
    yield (
        "**Ids** are small letters, digits and hyphens. Saves and translations hang on them, so name what you rename "
        "under `renamed`. `no`, `yes`, `on` and `off` are refused as ids: YAML would take them for true and false. **Texts** are prose, or `{mild: …, strong: …}` where the player chooses how hard words are told."
    )
    gauges = ", ".join(GAUGES)
    yield (
        f"**Conditions** (`if`) compare gauges ({gauges}) and counters with whole numbers (`anger >= 7`), name facts, ask "
        "what was picked in a built reply (`picked.offer == ten`, with `_` for `-`), and join with `and`, `or`, `not` and "
        "parentheses. Facts and counters have `_` in their names and no `-`."
    )
    yield (
        "**What happens in a turn**: the player's line is said; the moves change the gauges, by what they are worth under "
        "the scene's condition (where its `who` is not the customer, only the player's energy: the customer does not hear "
        "it), then `set` does; the answer is said; an interrupt may break in, else `next` leads on; on "
        "entering a scene its `set` happens, then its `says`. A built reply takes effect as a whole, once its last part "
        "is picked. No conversation may be able to go round for ever."
    )
    yield (
        f"**How somebody is**: {', '.join(CONDITIONS)}. `standtall explain upset` tells what each move is worth then, "
        "`standtall explain paraphrase` what one of them is worth when."
    )
    required: dict[str, tuple[str, ...]] = {}
    for group, keys in _required(schemas()):
        required.setdefault(group, keys)  # of choices, the first are replies
    for group, heading in _HEADINGS.items():
        yield f"## {heading}"
        if group in _NOTES:
            yield _NOTES[group]
        rows = (
            f"| {f'**{key}**' if key in required[group] else key} | {said} |"
            for key, said in KEYS[group].items()
        )
        yield "\n".join(("| key | what it means |", "|---|---|", *rows))
    yield "Keys in **bold** have to be there. [All problems](problems/README.md)"


def _required(schema: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The groups of a schema, wherever they stand in it, and the keys that each asks for."""
    if isinstance(schema, dict):
        title = schema.get("title")
        if isinstance(title, str) and (group := title.removeprefix(PREFIX)) in KEYS:
            yield group, tuple(schema["required"])
        for inner in schema.values():
            yield from _required(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _required(inner)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(format_page(), "utf-8")
