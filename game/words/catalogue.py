"""The catalogue of problems: for each code that is told with a place in a file, what it means and an example.

The chapters are tables of pages by code; a new code is one entry in one of them, and nothing else. `standtall explain`
prints a page, and `make docs` writes them all into `docs/problems`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from game.words import N_
from game.words.page import Page
from game.words.pages import (
    building,
    conditions,
    names,
    plays,
    reading,
    smells,
    translations,
    values,
)


class Chapter(NamedTuple):
    """Pages that belong together, in order, under a title in English."""

    title: str
    pages: Mapping[str, Page]


CHAPTERS = (
    Chapter(N_("Files that cannot be read"), reading.PAGES),
    Chapter(N_("What stands where"), values.PAGES),
    Chapter(N_("Names of what is not there"), names.PAGES),
    Chapter(N_("Conditions"), conditions.PAGES),
    Chapter(N_("How an encounter is built"), building.PAGES),
    Chapter(N_("What playing every way shows, and walks"), plays.PAGES),
    Chapter(N_("How fair an encounter is"), smells.PAGES),
    Chapter(N_("Packs and translations"), translations.PAGES),
)

PAGES: dict[str, Page] = {
    code: page for chapter in CHAPTERS for code, page in chapter.pages.items()
}
