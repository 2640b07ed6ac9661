"""The shape of what is said about a code."""

from __future__ import annotations

from typing import NamedTuple


class Wording(NamedTuple):
    """The message of a code, and its hint, as templates: whole sentences in English."""

    message: str
    hint: str
