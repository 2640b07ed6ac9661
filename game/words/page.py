"""The shape of what is explained about a code."""

from __future__ import annotations

from typing import NamedTuple

STORY = "story.yaml"
WALKS = "walks.yaml"
TRANSLATION = "zh-Hant.yaml"
PACK = "pack.yaml"
SOURCES = "sources.yaml"
RUBRIC = "rubric.yaml"
LEVELS = "levels.yaml"
SUPPORT = "support.yaml"
PO = "zh-Hant.po"
FOLDER = ""


class Page(NamedTuple):
    """What a code means, and an example.

    The examples are lines of the same place in a file, wrong and mended: of `file`, or of a listing of the pack's
    folder where that is `FOLDER`. A test puts each pair into a sound pack, where the first raises the code and the
    second raises nothing.
    """

    meaning: str  # one to three sentences, in English, for people who write and do not program
    file: str  # one of the names above
    bad: str
    good: str
