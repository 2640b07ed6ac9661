"""Conditions that authors write after `if`."""

from __future__ import annotations

from game.words import N_
from game.words.page import STORY, Page

PAGES: dict[str, Page] = {
    "expression-too-long": Page(
        N_(
            "People have to read a condition as well, and this one is too long to follow. A fact that is set earlier in the story can stand for everything that led to it."
        ),
        STORY,
        """\
says:
  - if: >-
      calls >= 1 and anger >= 3 and anger <= 9 and trust >= 1 and trust <= 8 and energy >= 2
      or calls >= 2 and anger >= 2 and anger <= 9 and trust >= 1 and trust <= 7 and energy >= 2
      or calls >= 2 and anger >= 3 and anger <= 8 and trust >= 2 and trust <= 8 and energy >= 1
      or calls >= 3 and anger >= 2 and anger <= 8 and trust >= 2 and trust <= 7 and energy >= 1
      or calls >= 3 and anger >= 1 and anger <= 9 and trust >= 1 and trust <= 6 and energy >= 0
    say: Again.
""",
        """\
says:
  - {if: warned, say: Again.}
""",
    ),
    "expression-syntax": Page(
        N_(
            "What follows “if” is a small question about the play. This one breaks off, or has a sign in it that does not belong there. Comparisons are written >=, <=, >, <, == and !=, and joined with and, or, not."
        ),
        STORY,
        "- {if: calls => 1, say: Again.}",
        "- {if: calls >= 1, say: Again.}",
    ),
    "expression-needs-comparison": Page(
        N_(
            "A gauge or a counter is a number, and a number alone is neither true nor false. Say how large or small it should be."
        ),
        STORY,
        "- {if: calls, say: Again.}",
        "- {if: calls >= 1, say: Again.}",
    ),
    "expression-fact-compared": Page(
        N_(
            "A fact is so or not so, and there is nothing to count in it. Name it alone, or with “not” before it."
        ),
        STORY,
        """\
if: warned == 1
locked: You have not warned her.
""",
        """\
if: warned
locked: You have not warned her.
""",
    ),
    "expression-call": Page(
        N_(
            "Conditions compare and combine what the story keeps count of. A word with round brackets behind it, as in other story tools, means nothing here; let a fact or a counter remember what happened."
        ),
        STORY,
        "- {if: visited(rings), say: Again.}",
        "- {if: calls >= 1, say: Again.}",
    ),
    "expression-attribute": Page(
        N_(
            "A dot is used for one thing only: picked.PART asks which choice was taken in a part of a reply that is put together. Gauges, facts and counters stand alone."
        ),
        STORY,
        "- {if: ann.anger >= 4, say: Again.}",
        "- {if: anger >= 4, say: Again.}",
    ),
    "expression-arithmetic": Page(
        N_(
            "Conditions compare and do not calculate: let a counter count, and ask how far it has come. A hyphen between two words reads as minus here, so ids are written with _ instead."
        ),
        STORY,
        "- {if: calls + 1 >= 2, say: Again.}",
        "- {if: calls >= 1, say: Again.}",
    ),
    "expression-not-allowed": Page(
        N_(
            "Something stands in this condition that conditions do not have: a text in quotes, a number with a point, a list, or a comparison that comes out the same in every play."
        ),
        STORY,
        "- {if: calls >= 0.5, say: Again.}",
        "- {if: calls >= 1, say: Again.}",
    ),
    "unknown-name": Page(
        N_(
            "A condition, or a “set”, can name the gauges (anger, trust, energy) and what the story lists under “facts” and “counters”. This name is not among them: it is misspelt, or was never listed."
        ),
        STORY,
        "- {if: call >= 1, say: Again.}",
        "- {if: calls >= 1, say: Again.}",
    ),
    "unknown-part": Page(
        N_(
            "picked.PART asks which choice was taken in a part of the reply that is being put together. That can be asked in the same scene only, and only about parts that come before."
        ),
        STORY,
        "next: [{if: picked.opening == own_it, to: well}, {to: gone}]",
        "next: [{if: picked.open == own_it, to: well}, {to: gone}]",
    ),
    "unknown-pick": Page(
        N_(
            "The part is there, but none of its choices has this id. In a condition an id has _ where it has a hyphen elsewhere: own-it is written own_it."
        ),
        STORY,
        "next: [{if: picked.open == owned_it, to: well}, {to: gone}]",
        "next: [{if: picked.open == own_it, to: well}, {to: gone}]",
    ),
}
