"""The pages of the catalogue of problems, as a person reads them in a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Final

from game.errors import USAGE, GameError
from game.words import Words
from game.words.catalogue import CHAPTERS, PAGES
from game.words.folding import fold
from game.words.page import FOLDER, Page
from game.words.pages import smells
from game.words.problems import WORDINGS

WIDEST: Final = 88  # cells; prose in longer lines is hard to read


def explain_lines(code: str, words: Words, width: int, others: Iterable[str] = ()) -> Iterator[str]:
    """One page: what the code says, what it means, what to do, and an example; raises GameError `code-unknown`.

    `width` is the terminal's, in cells; `others` are more names that may have been meant.
    """
    page = PAGES.get(code)
    if page is None:
        near = get_close_matches(code, (*PAGES, *others), 1)
        values: dict[str, object] = {"near": near[0]} if near else {}
        raise GameError("code-unknown", USAGE, name=code, **values)
    width = min(width, WIDEST)
    yield code
    yield from fold(message(code, words), width)
    yield ""
    yield from fold(words.t(page.meaning), width)
    yield ""
    yield from fold(hint(code, words), width)
    if code in smells.PAGES:
        yield ""
        yield from fold(kept(code, words), width)
    for title, example in ((wrong_title(page, words), page.bad), (words.t("Mended:"), page.good)):
        yield ""
        yield title
        yield from (f"    {line}" for line in shown(example).splitlines())


def list_lines(words: Words) -> Iterator[str]:
    """Every code in a line with what it says, by chapters."""
    widest = max(map(len, PAGES))
    for chapter in CHAPTERS:
        yield words.t(chapter.title)
        for code in chapter.pages:
            yield f"  {code:{widest}}  {message(code, words)}"
        yield ""
    yield words.t("“standtall explain CODE” tells what one of them means, with an example.")
    yield words.t("“standtall explain moves” lists the moves that a reply can make.")


def message(code: str, words: Words) -> str:
    """What the code says, with dots where the values of a problem would stand."""
    return _dotted(words.t(WORDINGS[code].message, code=code))


def hint(code: str, words: Words) -> str:
    """What to do about the code, with dots for values."""
    return _dotted(words.t(WORDINGS[code].hint, code=code))


def kept(code: str, words: Words) -> str:
    """How a story keeps a smell."""
    return words.t(
        "If it is meant to be so, write {code} under “allow” in the story, with the reason.",
        code=code,
    )


def wrong_title(page: Page, words: Words) -> str:
    """What stands over the example that raises the code."""
    if page.file == FOLDER:
        return words.t("Wrong, in a pack's folder:")
    return words.t("Wrong, in {file}:", file=page.file)


def shown(example: str) -> str:
    """An example with signs for the characters in it that nobody sees."""
    return example.strip("\n").translate(_SIGNS)


def _dotted(text: str) -> str:
    return re.sub(r"\{\w+\}", "…", text).replace("….", "…")


_SIGNS = {
    0x07: "␇",
    0x09: "→   ",
    0xFEFF: "[BOM]",
    **dict.fromkeys(
        range(0xDC80, 0xDD00), "\N{REPLACEMENT CHARACTER}"
    ),  # bytes that are no letters
}
