"""What an author most likely meant, where a slip has a usual cure: only ever asked when something is wrong.

Each function gives `{"near": what was meant}`, for the hint “Did you mean …?”, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from game.engine.expressions import LONGEST, ExpressionError, Names, parse
from game.words import read_language

_LIKE_ENOUGH: Final = 0.6  # difflib's measure: 1 is the same word
LONGEST_ID: Final = 60  # characters

Near = Mapping[str, str]


def near(word: str, known: Iterable[str]) -> Near:
    """The known word that this one is most like; other capitals, and _ for -, make no difference."""
    from difflib import get_close_matches

    folded = {_folded(name): name for name in known}
    language = read_language(word)  # zh-TW is zh-Hant, though it looks like neither
    if language is not None and _folded(language) in folded:
        return {"near": language}
    found = get_close_matches(_folded(word), folded, 1, _LIKE_ENOUGH)
    return {"near": folded[found[0]]} if found else {}


def near_id(written: str) -> Near:
    """An id that says the same: `Late Report` as `late-report`."""
    return _unless_empty(_joined(written, "-"), written)


def near_name(written: str) -> Near:
    """A name that conditions can read: `so-far` as `so_far`."""
    return _unless_empty(_joined(written, "_"), written)


def near_source(written: str) -> Near:
    """The id of an article or an item: `a2` as `A2`."""
    upper = written.strip().upper()
    return {"near": upper} if re.fullmatch(r"[A-Z][A-Z0-9-]{0,19}", upper) else {}


def near_date(written: str) -> Near:
    """A date with the year first: `2026/11/1` as `2026-11-01`."""
    match = re.fullmatch(r"(\d{4})[-/. 年](\d{1,2})[-/. 月](\d{1,2})[日.]?", written.strip())
    return {"near": f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}"} if match else {}


def near_bound(written: str) -> Near:
    """A bound: `=> 3` and `≥ 3` as `>= 3`, `3` as `== 3`."""
    match = re.fullmatch(r"\s*([<>=≥≤＞＜＝]*)\s*(\d{1,3})\s*", written)
    sign = _SIGNS.get(match[1]) if match else None
    return {"near": f"{sign} {match[2]}"} if match and sign else {}


def near_boolean(written: str) -> Near:
    """`True`, `yes` and `1` as `true`."""
    word = _BOOLEANS.get(written.strip().lower())
    return {"near": word} if word else {}


def near_step(written: str) -> Near:
    """A step up for a number that has no sign: `3` as `+3`."""
    return {"near": f"+{written}"} if re.fullmatch(r"[0-9]{1,4}", written) else {}


def near_condition(written: str, names: Names) -> Near:
    """The condition in the signs that conditions have, where that makes it one: `calls => 1 && !warned`."""
    if len(written) > LONGEST:
        return {}
    mended = written.strip()
    for slip, sign in _CONDITION_SIGNS:
        mended = re.sub(slip, sign, mended)
    if mended == written.strip():
        return {}
    try:
        parse(mended, names)
    except ExpressionError:
        return {}
    return {"near": mended}


def _folded(word: str) -> str:
    return word.casefold().replace("_", "-")


def _joined(written: str, link: str) -> str:
    words = re.findall(r"[a-z0-9]+", written.lower())
    return link.join(words)[:LONGEST_ID].strip(link)


def _unless_empty(meant: str, written: str) -> Near:
    """Letters that ids do not have cannot be guessed, so what has others is left alone."""
    plain = meant[:1].isalpha() and re.fullmatch(r"[A-Za-z0-9 _.-]+", written)
    return {"near": meant} if plain and meant != written else {}


_SIGNS: Final = {
    **dict.fromkeys((">=", "=>", "≥", "＞＝", "＞="), ">="),
    **dict.fromkeys(("<=", "=<", "≤", "＜＝", "＜="), "<="),
    **dict.fromkeys(("", "=", "==", "===", "＝", "＝＝"), "=="),
    **dict.fromkeys((">", "＞"), ">"),
    **dict.fromkeys(("<", "＜"), "<"),
}
_BOOLEANS: Final = {
    **dict.fromkeys(("true", "yes", "on", "1"), "true"),
    **dict.fromkeys(("false", "no", "off", "0"), "false"),
}
_CONDITION_SIGNS: Final = (
    (r"&&?|\bAND\b|\bAnd\b", " and "),
    (r"\|\|?|\bOR\b|\bOr\b", " or "),
    (r"!(?![=])|\bNOT\b|\bNot\b", " not "),
    (r"=>|≥|＞＝", ">="),
    (r"=<|≤|＜＝", "<="),
    (r"＞", ">"),
    (r"＜", "<"),
    (r"(?<![=<>!])={1}(?!=)|={3,}|＝+", "=="),
    (r"(?<=[a-z0-9_])-(?=[a-z])", "_"),
    (r"(?<=\S)  +|^ +", " "),
    (r"^\s+", ""),
)
