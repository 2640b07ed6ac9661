"""How long a text takes to read in silence.

English prose is read at 238 words a minute (Brysbaert 2019), Chinese at about 400 signs.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

_WORDS_A_SECOND: Final = 4
_SIGNS_A_SECOND: Final = Fraction(20, 3)


def reading_seconds(text: str) -> Fraction:
    """How long somebody reads at this, whatever its language."""
    signs = sum(_is_chinese(sign) for sign in text)
    words = sum(any(map(_is_latin, word)) for word in text.split())
    return Fraction(words, _WORDS_A_SECOND) + signs / _SIGNS_A_SECOND


def _is_chinese(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff"


def _is_latin(sign: str) -> bool:
    return sign.isalnum() and not _is_chinese(sign)
