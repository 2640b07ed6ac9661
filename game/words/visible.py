"""Text from outside made safe to show: a name or an answer must not steer the terminal or turn a sentence around."""

from __future__ import annotations

from unicodedata import category

# Joiners stand inside words of some scripts and inside emoji.
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_HARMLESS = {
    "Zs",
    "Co",
    "Cn",
}  # the Chinese full-width space; letters of a newer Unicode than this Python's


def visible(text: str) -> str:
    """The text in one line, with `?` for every control character, bidi mark and half of a letter."""
    if text.isprintable():
        return text
    return "".join(
        letter
        if letter.isprintable() or letter in _JOINERS or category(letter) in _HARMLESS
        else "?"
        for letter in " ".join(text.splitlines())
    )
