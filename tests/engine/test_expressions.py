"""Conditions as authors slip them: whatever stands there, Python itself says nothing of it on stderr."""

from __future__ import annotations

import warnings
from itertools import product

from game.engine.expressions import ExpressionError, Names, parse

_PIECES = ("1", "0", "_", ".", "and", " ", "warned", "e", "if", "j", ">=", "is", "\\")


def test_no_slip_makes_python_warn() -> None:
    names = Names({"warned": 0}, {}, {})
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        for length in range(1, 5):
            for pieces in product(_PIECES, repeat=length):
                try:
                    parse("".join(pieces), names)
                except ExpressionError:
                    continue
    assert [str(one.message) for one in warned] == []
