"""Values that do not fit where they stand."""

from __future__ import annotations

from game.words import N_
from game.words.page import PACK, RUBRIC, SOURCES, STORY, SUPPORT, WALKS, Page

PAGES: dict[str, Page] = {
    "expected-map": Page(
        N_(
            "Several named things belong here, each written as “name: value”. A single word or a list stands in their place."
        ),
        STORY,
        """\
people:
  ann: Ann, a customer
""",
        """\
people:
  ann: {name: Ann, role: a customer}
""",
    ),
    "expected-list": Page(
        N_(
            "More than one thing can stand here, so it is written as a list even where there is only one: in square brackets, or with a hyphen before each."
        ),
        STORY,
        "from: A1",
        "from: [A1]",
    ),
    "expected-text": Page(
        N_(
            "Words that people will read belong here. A number, or true, false or null, is no text without quotes, and neither is a list."
        ),
        STORY,
        "title: 112",
        'title: "112"',
    ),
    "expected-number": Page(
        N_("A whole number belongs here, written with digits and without quotes."),
        STORY,
        "minutes: five",
        "minutes: 5",
    ),
    "expected-boolean": Page(
        N_(
            "This is either so or not so. Write true or false, in small letters and without quotes."
        ),
        STORY,
        "once: True",
        "once: true",
    ),
    "expected-id": Page(
        N_(
            "The id of one thing belongs here: of a scene, a person or a choice. A list or a group of entries stands in its place."
        ),
        STORY,
        "customer: [ann]",
        "customer: ann",
    ),
    "expected-expression": Page(
        N_(
            "After “if” comes one condition, as a line of text. A list or a group of entries stands there instead; several conditions are joined with “and” or “or”."
        ),
        STORY,
        "- {if: [warned, calls >= 1], say: Again.}",
        "- {if: warned and calls >= 1, say: Again.}",
    ),
    "empty-text": Page(
        N_(
            "There are quotes with nothing between them, and people would see an empty line. Where nothing is to be said, the whole entry is left out."
        ),
        STORY,
        'coach: ""',
        "coach: What did she say?",
    ),
    "out-of-range": Page(
        N_(
            "The number is too small or too large for what it says. Gauges go from 0 to 10, what a move is worth from -3 to 3, an encounter from 1 to 60 minutes."
        ),
        STORY,
        "start: {anger: 40, trust: 5, energy: 6}",
        "start: {anger: 4, trust: 5, energy: 6}",
    ),
    "bad-id": Page(
        N_(
            "Saves, translations and reports find things by their ids, so ids are kept plain: small letters from a to z, digits and hyphens, beginning with a letter. What people read is written elsewhere, in any letters you like."
        ),
        STORY,
        """\
Stay calm:
  say: I stay.
""",
        """\
stay-calm:
  say: I stay.
""",
    ),
    "duplicate-id": Page(
        N_(
            "Two things that have to be told apart have one id: two choices that can be on the screen together (the kit's too), choices in two parts of one reply, two interrupts. Saves and translations could not tell which one is meant."
        ),
        STORY,
        """\
offer:
  name: Offer
  you:
    own-it: {say: A new one., moves: [hear], because: Good.}
""",
        """\
offer:
  name: Offer
  you:
    new-one: {say: A new one., moves: [hear], because: Good.}
""",
    ),
    "reserved-id": Page(
        N_(
            "“you” is the player and “narrator” tells what happens; both can speak in every encounter. The people of the story need other ids."
        ),
        STORY,
        """\
bob: {name: Bob, role: the colleague}
you: {name: Kim, role: the help desk}
""",
        """\
bob: {name: Bob, role: the colleague}
kim: {name: Kim, role: the help desk}
""",
    ),
    "bad-name": Page(
        N_(
            "Facts and counters are named in conditions, where a hyphen reads as minus. So their names have small letters, digits and _, begin with a letter, and are none of the words that conditions use themselves, such as and, or, not."
        ),
        STORY,
        "facts: [warned, asked-name]",
        "facts: [warned, asked_name]",
    ),
    "name-taken": Page(
        N_(
            "In conditions a gauge, a fact or a counter is called by its name alone. Two with one name could not be told apart."
        ),
        STORY,
        "facts: [warned, anger]",
        "facts: [warned, was_angry]",
    ),
    "unknown-key": Page(
        N_(
            "Each place in a file knows certain entries, and this is none of them. Mostly it is misspelt, or indented so that it seems to belong to something else."
        ),
        STORY,
        "caoch: What did she say?",
        "coach: What did she say?",
    ),
    "missing-key": Page(
        N_(
            "Something that is always needed here is not there. Every reply, for instance, says under “because” why it is worth what it is worth; that is told after the play, and people learn from it."
        ),
        STORY,
        """\
stay:
  say: I stay.
  moves: [hear]
""",
        """\
stay:
  say: I stay.
  moves: [hear]
  because: It is kind.
""",
    ),
    "newer-format": Page(
        N_(
            "The number after “format” tells by which rules the file is written. This version of the game knows earlier rules only."
        ),
        STORY,
        "format: 2",
        "format: 1",
    ),
    "id-not-folder": Page(
        N_(
            "An encounter is found by the name of its folder, and its file says that name as well; a translation says whose it is. Where the two differ, a file was probably copied and not changed."
        ),
        STORY,
        "encounter: parcel",
        "encounter: call",
    ),
    "bad-date": Page(
        N_(
            "The day on which a contact was last checked is always written with the year first, then month and day, so that the game can tell when it is getting old."
        ),
        SUPPORT,
        "- {name: Somebody, reach: extension 1, locale: any, checked: 1 Nov 2026}",
        '- {name: Somebody, reach: extension 1, locale: any, checked: "2026-11-01"}',
    ),
    "bad-source-id": Page(
        N_(
            "Articles have capital letters for ids, and their items a number behind the letter: A, A1, C10. Encounters and moves cite them by these."
        ),
        SOURCES,
        """\
items:
  A1: {article: A, title: An item, says: It says so.}
  a2: {article: A, title: Another, says: It says more.}
""",
        """\
items:
  A1: {article: A, title: An item, says: It says so.}
  A2: {article: A, title: Another, says: It says more.}
""",
    ),
    "bad-counter": Page(
        N_(
            "A counter counts something in the play, such as calls or warnings, between a lowest and a highest value. Both are needed, the lower one first; it begins there."
        ),
        STORY,
        "counters: {calls: [3, 0]}",
        "counters: {calls: [0, 3]}",
    ),
    "bad-step": Page(
        N_(
            "“set” moves a gauge up or down, with + or - before the number; it cannot put it at a value, because what came before always counts. A counter can be moved or put at a number, and a fact is set to true or false."
        ),
        STORY,
        "set: {anger: 3}",
        "set: {anger: +3}",
    ),
    "worth-count": Page(
        N_(
            "What a move is worth is told in six numbers for each condition: empathy, boundaries, self-protection, and what it does to anger, trust and energy. There are more or fewer here."
        ),
        RUBRIC,
        "calm: [-2, 1, 0, 2]",
        "calm: [-2, 1, 0, 2, -1, 0]",
    ),
    "bad-bound": Page(
        N_(
            "A walk tells what should come of it as a comparison in quotes: a sign (>=, <=, ==, > or <) and a whole number."
        ),
        WALKS,
        'bands: {empathy: "=> 4"}',
        'bands: {empathy: ">= 4"}',
    ),
    "unknown-override": Page(
        N_(
            "“overrides” lists what this pack means to replace in the one that it builds on: moves of its rubric, items of its sources, cards of its codex. This one is not there, so nothing is replaced."
        ),
        PACK,
        """\
extends: standtall
languages: [en]
overrides: [items.A111]
""",
        """\
extends: standtall
languages: [en]
overrides: [items.A1]
""",
    ),
    "unknown-pack": Page(
        N_(
            "“extends” names the pack that this one builds on, so that its moves and sources can be used here. The only pack that can be built on is the one that comes with the game."
        ),
        PACK,
        """\
extends: stand-tall
languages: [en]
overrides: [items.A1]
""",
        """\
extends: standtall
languages: [en]
overrides: [items.A1]
""",
    ),
}
