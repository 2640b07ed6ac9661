"""The game's own terms, one word for each thing, for every front end.

Tables are keyed by the ids that the engine and the content use; show an entry with `Words.phrase`.
"""

from __future__ import annotations

from game.words import C_, Phrase

AXES = {
    "empathy": C_("axis", "empathy"),
    "boundaries": C_("axis", "boundaries"),
    "self_protection": C_("axis", "self-protection"),
}

CARDS = {
    **AXES,
    "together": C_("cards", "for everybody together"),
    "claims": C_("cards", "what the articles say, unchecked"),
}
"""What the cards are about, in the order in which they are shown."""

AXES_ASKED = {
    "empathy": C_("axis", "Did they feel heard?"),
    "boundaries": C_("axis", "Was it clear what can and what cannot be done?"),
    "self_protection": C_("axis", "Did you and your colleagues stay whole?"),
}
"""What each axis asks, in a line."""

GAUGES = {
    "anger": C_("gauge", "anger"),
    "trust": C_("gauge", "trust"),
    "energy": C_("gauge", "energy"),
}

YOUR_GAUGE = C_("gauge", "your energy")
"""A short label for the energy bar, which stands beside the bars of the other person."""

CONDITIONS = {
    "calm": C_(
        "condition", "listening"
    ),  # beside a gauge: somebody can be calm enough and still hot
    "confused": C_("condition", "confused"),
    "mistaken": C_("condition", "mistaken"),
    "upset": C_("condition", "upset"),
    "demanding": C_("condition", "demanding"),
    "abusive": C_("condition", "abusive"),
    "threatening": C_("condition", "threatening"),
}

ENDINGS = {
    "resolved": C_("ending", "resolved"),
    "parted": C_("ending", "parted"),
    "handed-over": C_("ending", "handed over"),
    "left-open": C_("ending", "left open"),
    "ugly": C_("ending", "ugly"),
}

ENDINGS_TOLD = {
    "resolved": C_("ending", "You found something that both of you can live with."),
    "parted": C_("ending", "You parted without agreement."),
    "handed-over": C_("ending", "Somebody else carries it on from here."),
    "left-open": C_("ending", "Nothing is settled yet."),
    "ugly": C_("ending", "It ended badly for the people in it."),
}
"""What each kind of ending means, in a sentence."""

BANDS = {
    1: C_("band", "at the beginning"),
    2: C_("band", "on the way"),
    3: C_("band", "solid"),
    4: C_("band", "strong"),
}

_GAUGE_WORDS = {
    "anger": (
        C_("anger", "low"),
        C_("anger", "tense"),
        C_("anger", "hot"),
        C_("anger", "boiling"),
    ),
    "trust": (
        C_("trust", "all but gone"),
        C_("trust", "thin"),
        C_("trust", "growing"),
        C_("trust", "firm"),
    ),
    "energy": (
        C_("energy", "drained"),
        C_("energy", "tired"),
        C_("energy", "steady"),
        C_("energy", "fresh"),
    ),
}

_TOO_FAR = {
    ("anger", "low"): C_("locked", "They are not angry enough for this."),
    ("anger", "high"): C_("locked", "They are too angry for this."),
    ("trust", "low"): C_("locked", "They do not trust you enough for this."),
    ("trust", "high"): C_("locked", "They trust you too much for this."),
    ("energy", "low"): C_("locked", "You are too drained for this."),
    ("energy", "high"): C_("locked", "You have too much energy left for this."),
}


def gauge_word(gauge: str, value: int) -> Phrase:
    """The word for a gauge's value 0..10, in four steps: 0-2, 3-5, 6-8, 9-10 (anger 7 is "hot")."""
    return _GAUGE_WORDS[gauge][min(max(value, 0) // 3, 3)]


def too_far(gauge: str, way: str) -> Phrase:
    """Why a choice is closed, where a gauge is too "low" or too "high" for it: the standard wording."""
    return _TOO_FAR[gauge, way]
