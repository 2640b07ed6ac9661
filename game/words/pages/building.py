"""How an encounter is put together."""

from __future__ import annotations

from game.words import N_
from game.words.page import STORY, Page

PAGES: dict[str, Page] = {
    "no-scenes": Page(
        N_(
            "An encounter is made of scenes: what is said, what can be answered, where it goes on. This one has none yet."
        ),
        STORY,
        "scenes: {}",
        """\
scenes:
  rings:
    condition: upset
    says: Where is it?
    you:
      listen: {say: Tell me., moves: [hear], next: thanks, because: She is heard.}
      argue: {say: It was delivered., moves: [push], next: thanks, because: She is not heard.}
  thanks:
    ending: resolved
    says: Thank you.
""",
    ),
    "no-ending": Page(
        N_(
            "A conversation has to come to an end, for good or ill, and no scene here is one. A scene becomes an ending by saying, under “ending”, of which kind it is."
        ),
        STORY,
        """\
scenes:
  rings:
    condition: upset
    says: Where is it?
    you:
      listen: {say: Tell me., moves: [hear], next: thanks, because: She is heard.}
      argue: {say: It was delivered., moves: [push], next: thanks, because: She is not heard.}
  thanks:
    says: Thank you.
    next: rings
""",
        """\
scenes:
  rings:
    condition: upset
    says: Where is it?
    you:
      listen: {say: Tell me., moves: [hear], next: thanks, because: She is heard.}
      argue: {say: It was delivered., moves: [push], next: thanks, because: She is not heard.}
  thanks:
    says: Thank you.
    ending: resolved
""",
    ),
    "ends-at-once": Page(
        N_(
            "The first scene leads to an ending without a single question, so there is nothing to play."
        ),
        STORY,
        """\
scenes:
  rings:
    says: Where is it?
    next: gone
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
      wait: {do: Say nothing., moves: [pause], because: She is left alone with it.}
      argue: {say: It was delivered., moves: [push], because: She is not heard.}
    next: gone
  gone:
    ending: ugly
    says: Goodbye!
""",
    ),
    "no-source": Page(
        N_(
            "Every encounter says which items of the articles it is drawn from, so that what it teaches can be looked up and defended."
        ),
        STORY,
        "from: []",
        "from: [A1]",
    ),
    "scene-form": Page(
        N_(
            "A scene does one thing: it offers replies (you), lets a reply be put together (build), or is an ending. Two of these in one scene contradict each other."
        ),
        STORY,
        """\
well:
  ending: resolved
  condition: calm
  says: Thank you.
  you:
    thank: {say: Thank you for calling., moves: [hear], next: gone, because: Kind.}
    hang-up: {do: Hang up., moves: [pause], next: gone, because: Quick.}
""",
        """\
well:
  ending: resolved
  says: Thank you.
""",
    ),
    "scene-goes-nowhere": Page(
        N_(
            "After this scene nothing follows: no replies, no next scene, no ending. The play would stop in the middle."
        ),
        STORY,
        """\
again:
  set: {anger: +3}
""",
        """\
again:
  set: {anger: +3}
  next: shouts
""",
    ),
    "key-not-here": Page(
        N_(
            "Which entries a scene can have depends on what it does. “coach”, “kit” and “answers” belong to a scene that asks something, and nothing comes “next” after an ending."
        ),
        STORY,
        """\
gone:
  ending: ugly
  says: Goodbye!
  next: rings
""",
        """\
gone:
  ending: ugly
  says: Goodbye!
""",
    ),
    "choice-goes-nowhere": Page(
        N_(
            "After this choice the game does not know which scene comes next. Each choice has a “next” of its own, or the scene has one for all its choices."
        ),
        STORY,
        """\
listen:
  say: {mild: Tell me., strong: Tell me all.}
  moves: [hear]
  set: {warned: true, calls: +1}
  because: She is heard.
""",
        """\
listen:
  say: {mild: Tell me., strong: Tell me all.}
  moves: [hear]
  set: {warned: true, calls: +1}
  next: build-it
  because: She is heard.
""",
    ),
    "silent-circle": Page(
        N_(
            "These scenes lead to each other and none of them asks anything, so the game would run on for ever without waiting for an answer."
        ),
        STORY,
        """\
scenes:
  rings:
    says: Where is it?
    next: waits
  waits:
    says: Hello?
    next: rings
  gone:
    ending: ugly
""",
        """\
scenes:
  rings:
    says: Where is it?
    next: waits
  waits:
    condition: upset
    says: Hello?
    you:
      listen: {say: I am here., moves: [hear], because: She is heard.}
      argue: {say: It was delivered., moves: [push], because: She is not heard.}
    next: gone
  gone:
    ending: ugly
""",
    ),
    "never-reached": Page(
        N_(
            "Alternatives are tried from the top, and the first that holds is taken. One without “if” always holds, so nothing below it ever gets its turn."
        ),
        STORY,
        """\
answers:
  - {if: trust >= 9, say: Fine.}
  - Is that all?
  - You are no help.
""",
        """\
answers:
  - {if: trust >= 9, say: Fine.}
  - {if: anger >= 5, say: You are no help.}
  - Is that all?
""",
    ),
    "last-has-if": Page(
        N_(
            "Alternatives are tried from the top, and the last one is for whenever none of the others fits. With an “if” of its own there could be nothing left to say, or nowhere to go."
        ),
        STORY,
        "next: [{if: calls >= 2, to: gone}, {if: calls < 2, to: again}]",
        "next: [{if: calls >= 2, to: gone}, {to: again}]",
    ),
    "too-few-parts": Page(
        N_(
            "A reply that is put together has parts, such as acknowledging and offering, and the player takes one choice from each. With a single part it is a plain reply, and those stand under “you”."
        ),
        STORY,
        """\
build:
  open:
    name: Open
    you:
      own-it: {say: We lost it., moves: [hear], because: True.}
      skip-it: {say: So., moves: [push], because: Rude.}
""",
        """\
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
      old-one: {say: The old one., moves: [push], because: Odd.}
""",
    ),
    "too-few-choices": Page(
        N_(
            "Where there is only one way to answer, the player just presses a key. Offer at least two, each of which somebody would really say."
        ),
        STORY,
        """\
offer:
  name: Offer
  you:
    new-one: {say: A new one., moves: [hear], because: Good.}
""",
        """\
offer:
  name: Offer
  you:
    new-one: {say: A new one., moves: [hear], because: Good.}
    old-one: {say: The old one., moves: [push], because: Odd.}
""",
    ),
    "too-many-choices": Page(
        N_(
            "Replies are chosen with the digits 1 to 9 and the kit's actions with eight function keys. More than that nobody could weigh against each other anyway."
        ),
        STORY,
        """\
offer:
  name: Offer
  you:
    new-one: {say: A new one., moves: [hear], because: Good.}
    old-one: {say: The old one., moves: [push], because: Odd.}
    red-one: {say: A red one., moves: [push], because: Odd.}
    blue-one: {say: A blue one., moves: [push], because: Odd.}
    small-one: {say: A small one., moves: [push], because: Odd.}
    large-one: {say: A large one., moves: [push], because: Odd.}
    used-one: {say: A used one., moves: [push], because: Odd.}
    voucher: {say: A voucher., moves: [hear], because: Good.}
    refund: {say: Your money., moves: [hear], because: Good.}
    nothing: {say: Nothing., moves: [push], because: Rude.}
""",
        """\
offer:
  name: Offer
  you:
    new-one: {say: A new one., moves: [hear], because: Good.}
    old-one: {say: The old one., moves: [push], because: Odd.}
    refund: {say: Your money., moves: [hear], because: Good.}
    nothing: {say: Nothing., moves: [push], because: Rude.}
""",
    ),
    "not-for-kit": Page(
        N_(
            "The kit holds what protects: asking a colleague, a pause, a warning, an end. Outside of abuse it moves the gauges and earns nothing, so a good sentence would be lost in it. Moves for the kit are marked with “kit: true” in rubric.yaml, and each action has at least one of them."
        ),
        STORY,
        """\
do: Ask Bob.
moves: [hear]
""",
        """\
do: Ask Bob.
moves: [pause]
""",
    ),
    "move-count": Page(
        N_(
            "A choice is worth what its moves are worth together. One to three moves tell what it really is; with more, nobody can see any longer what made the difference."
        ),
        STORY,
        """\
say: It was delivered.
moves: [hear, pause, push, push]
""",
        """\
say: It was delivered.
moves: [push]
""",
    ),
    "say-or-do": Page(
        N_(
            "A choice is something that the player says, or something that the player does. It has one of the two."
        ),
        STORY,
        """\
wait:
  do: Wait for more.
  say: Go on.
""",
        """\
wait:
  do: Wait for more.
""",
    ),
    "say-or-says": Page(
        N_(
            "An answer is one line, under “say”, or several, under “says”. This one has both, or neither."
        ),
        STORY,
        "- {if: trust >= 9, who: ann}",
        "- {if: trust >= 9, who: ann, say: Fine.}",
    ),
    "missing-locked": Page(
        N_(
            "A closed choice is shown with the reason, so that players learn what would have opened it. For gauges the game has a sentence of its own; for facts, counters and earlier picks only the author can tell."
        ),
        STORY,
        """\
do: Hang up.
if: warned
moves: [pause]
""",
        """\
do: Hang up.
if: warned
locked: You have not warned her.
moves: [pause]
""",
    ),
    "locked-without-if": Page(
        N_(
            "“locked” tells why a choice cannot be taken, but without an “if” it can always be taken. Something is missing, or left over."
        ),
        STORY,
        """\
do: Hang up.
locked: You have not warned her.
moves: [pause]
""",
        """\
do: Hang up.
if: warned
locked: You have not warned her.
moves: [pause]
""",
    ),
    "no-right-cause": Page(
        N_(
            "Before the debrief the player is asked whose problem it really was. At least one of the answers has to be marked as the one that the source supports."
        ),
        STORY,
        "shop: {text: The shop's., because: It was lost.}",
        "shop: {text: The shop's., because: It was lost., right: true}",
    ),
}
