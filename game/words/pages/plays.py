"""What comes out when every way through an encounter is tried, and when walks are walked."""

from __future__ import annotations

from game.words import N_
from game.words.page import FOLDER, STORY, WALKS, Page

PAGES: dict[str, Page] = {
    "no-encounters": Page(
        N_(
            "Each encounter has a folder of its own under “encounters”, with a file called story.yaml in it. None was found."
        ),
        FOLDER,
        """\
pack.yaml
rubric.yaml
sources.yaml
call/story.yaml
""",
        """\
pack.yaml
rubric.yaml
sources.yaml
encounters/call/story.yaml
""",
    ),
    "scene-unreached": Page(
        N_(
            "All ways through the encounter were tried, and none comes to this scene. Nothing leads to it, or only choices that are never open."
        ),
        STORY,
        """\
scenes:
  rings:
    condition: upset
    says: Where is it?
    you:
      listen: {say: Tell me., moves: [hear], next: gone, because: She is heard.}
      argue: {say: It was delivered., moves: [push], next: gone, because: She is not heard.}
  thanks:
    ending: resolved
    says: Thank you.
  gone:
    ending: ugly
    says: Goodbye!
""",
        """\
scenes:
  rings:
    condition: upset
    says: Where is it?
    you:
      listen: {say: Tell me., moves: [hear], next: thanks, because: She is heard.}
      argue: {say: It was delivered., moves: [push], next: gone, because: She is not heard.}
  thanks:
    ending: resolved
    says: Thank you.
  gone:
    ending: ugly
    says: Goodbye!
""",
    ),
    "choice-never-open": Page(
        N_(
            "All ways through the encounter were tried, and this choice was closed in every one. What its “if” asks for never comes about."
        ),
        STORY,
        """\
wait:
  do: Wait for more.
  if: anger < 3
""",
        """\
wait:
  do: Wait for more.
  if: anger >= 3
""",
    ),
    "interrupt-never": Page(
        N_(
            "An interrupt breaks in as soon as its “if” holds, and in no way through the encounter does it ever hold. Gauges stop at 0 and at 10."
        ),
        STORY,
        """\
interrupts:
  - {id: boils-over, if: anger > 10, next: gone}
""",
        """\
interrupts:
  - {id: boils-over, if: anger >= 10, next: gone}
""",
    ),
    "nothing-open": Page(
        N_(
            "On one of the ways through the encounter every choice of this scene is closed, and the player could not go on. A choice without “if” prevents that."
        ),
        STORY,
        """\
scenes:
  rings:
    condition: abusive
    says: You fool!
    you:
      warn: {say: Please stop., moves: [pause], set: {warned: true}, because: It is said.}
      argue: {say: It was delivered., moves: [push], because: She is not heard.}
    next: shouts
  shouts:
    condition: abusive
    says: You fool!
    you:
      leave: {do: Hang up., moves: [pause], if: warned, locked: Warn her., because: It protects.}
      repeat: {say: I said it., moves: [push], if: warned, locked: Warn her., because: It heats.}
    next: gone
  gone:
    ending: parted
""",
        """\
scenes:
  rings:
    condition: abusive
    says: You fool!
    you:
      warn: {say: Please stop., moves: [pause], set: {warned: true}, because: It is said.}
      argue: {say: It was delivered., moves: [push], because: She is not heard.}
    next: shouts
  shouts:
    condition: abusive
    says: You fool!
    you:
      leave: {do: Hang up., moves: [pause], if: warned, locked: Warn her., because: It protects.}
      repeat: {say: I said it., moves: [push], because: It heats.}
    next: gone
  gone:
    ending: parted
""",
    ),
    "goes-round": Page(
        N_(
            "The player can come back to this scene with everything as it was before, again and again. A play has to move on: each time something changes, or something is used up."
        ),
        STORY,
        """\
scenes:
  rings:
    condition: upset
    says: Where is it?
    you:
      wait: {do: Say nothing., moves: [pause], next: rings, because: Silence helps once.}
      argue: {say: It was delivered., moves: [push], next: gone, because: She is not heard.}
  gone:
    ending: ugly
""",
        """\
scenes:
  rings:
    condition: upset
    says: Where is it?
    you:
      wait: {do: Say nothing., moves: [pause], once: true, next: rings, because: Silence helps once.}
      argue: {say: It was delivered., moves: [push], next: gone, because: She is not heard.}
  gone:
    ending: ugly
""",
    ),
    "too-many-states": Page(
        N_(
            "To judge an encounter fairly, the game looks at every situation that can come about: each scene with all values of its gauges, facts and counters. Here there are too many for a quick look: each fact, and each action that can be taken once, can double their number. So this is no fault but a note that the rest was not looked at; check --strict and analyse look at ten million before they stop."
        ),
        STORY,
        """\
kit:
  ask-bob: {do: Ask Bob., moves: [pause], once: true, set: {warned: true}}
  breathe: {do: Breathe., moves: [pause], once: true}
  drink: {do: Drink some water., moves: [pause], once: true}
  stand-up: {do: Stand up., moves: [pause], once: true}
""",
        """\
kit:
  ask-bob: {do: Ask Bob., moves: [pause], once: true, set: {warned: true}}
""",
    ),
    "analysis-too-large": Page(
        N_(
            "To get every figure exactly right, the analysis looks at every situation that can come about, and here there are more of them than it looks at. So nobody knows yet whether something about the scoring of this encounter is suspicious."
        ),
        STORY,
        """\
kit:
  ask-bob: {do: Ask Bob., moves: [pause], once: true, set: {warned: true}}
  breathe: {do: Breathe., moves: [pause], once: true}
  drink: {do: Drink some water., moves: [pause], once: true}
  stand-up: {do: Stand up., moves: [pause], once: true}
""",
        """\
kit:
  ask-bob: {do: Ask Bob., moves: [pause], once: true, set: {warned: true}}
""",
    ),
    "walk-step": Page(
        N_(
            "A walk is a path through the encounter that its author wants to stay possible. One of its choices is closed, or is not there, in the scene to which the path has come."
        ),
        WALKS,
        "path: [listen, owe-it, new-one]",
        "path: [listen, own-it, new-one]",
    ),
    "walk-expect": Page(
        N_(
            "A step of a walk can tell what should be so after it: the scene, a line, gauges, counters, facts, which choices are open. Something else was found."
        ),
        WALKS,
        "path: [{choose: listen, expect: {scene: again}}, own-it, new-one]",
        "path: [{choose: listen, expect: {scene: build-it}}, own-it, new-one]",
    ),
    "walk-unfinished": Page(
        N_(
            "The path of this walk stops before the conversation does, so nobody can tell what comes of it."
        ),
        WALKS,
        "path: [listen, own-it]",
        "path: [listen, own-it, new-one]",
    ),
    "walk-ending": Page(
        N_("The walk comes to an ending, but not to the one it names, or not to one of that kind."),
        WALKS,
        "ending: gone",
        "ending: well",
    ),
    "walk-band": Page(
        N_(
            "A walk can tell which band, 1 to 4, it should come to on an axis, and it came to another. A “-” means that the axis was not tested: it was at stake in fewer than two decisions on this path."
        ),
        WALKS,
        'bands: {empathy: "<= 2"}',
        'bands: {empathy: "== 4"}',
    ),
    "walk-score": Page(
        N_(
            "A walk can tell which score, 0 to 100, it should come to on an axis, and it came to another. A “-” means that the axis was not tested: it was at stake in fewer than two decisions on this path."
        ),
        WALKS,
        'scores: {empathy: "< 50"}',
        'scores: {empathy: "== 100"}',
    ),
}
