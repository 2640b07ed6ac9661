"""Slips that a hand or a disk makes in a file."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from tests.strategies import Dice, blobs

TYPED = tuple(
    word.encode()
    for word in (
        "\x00", "\t", "\r", "\u2028", "\ufeff", "&a ", "*a", "!!int ", "<<: {}", "[", "]", "{", "}",
        '"', "'", "yes", "null", "~", "true", "---\n", "# ", ": ", "- ", "? ", "|\n", ">-\n", "%",
        "99999999999999999999", "-1", "+1", "anger >= ", "picked.", "(((", "1and", "ünïcode", "{}", "[]",
        "mild", "next", "if", "你好", "🙂",
    )
)  # fmt: skip


def mutated(data: bytes, dice: Dice) -> bytes:
    """The file after one to three slips."""
    for _ in range(dice.between(1, 3)):
        data = _slip(data, dice)
    return data


def mutations_of(data: bytes) -> st.SearchStrategy[bytes]:
    return blobs(40).map(lambda blob: mutated(data, Dice(blob)))


def _slip(data: bytes, dice: Dice) -> bytes:
    kind = dice.under(9)
    at = dice.under(len(data) + 1)
    if kind == 0:
        return data[:at] + dice.pick(TYPED) + data[at:]
    if kind == 1:
        return (
            data[:at] + bytes(b ^ dice.between(1, 255) for b in data[at : at + 1]) + data[at + 1 :]
        )
    if kind == 2:
        return data[:at] + data[at + dice.between(1, 30) :]
    if kind == 3:
        return data[:at]
    if kind == 4:
        words = re.split(rb"(\s+)", data)
        one, other = dice.under(len(words)), dice.under(len(words))
        words[one], words[other] = words[other], words[one]
        return b"".join(words)
    if kind == 5:
        words = re.split(rb"([\s:,\[\]{}]+)", data)
        words[dice.under(len(words))] = dice.pick(TYPED)
        return b"".join(words)
    lines = data.split(b"\n")
    one, other = dice.under(len(lines)), dice.under(len(lines))
    if kind == 6:
        del lines[one]
    elif kind == 7:
        lines.insert(other, lines[one])
    else:
        lines[one] = lines[one][2:] if dice.one_in(2) else b"  " + lines[one]
    return b"\n".join(lines)
