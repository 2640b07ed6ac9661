"""What the machine offers: terminal, colours, widths, locale, catalogues, save file."""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path
from typing import NamedTuple

from game import __version__
from game.errors import GameError
from game.places import content_folder
from game.words import Words, catalogues_present

SMALLEST = (60, 20)


class Finding(NamedTuple):
    """One thing that was looked at: fine or not, and in words."""

    fine: bool
    text: str


def examine(saves: Path, words: Words) -> list[Finding]:
    """Look at everything the game leans on; changes nothing but opens the save file as a start does."""
    return [
        Finding(True, words.t("Stand Tall {version}, Python {python}", version=__version__, python=platform.python_version())),
        _terminal(words),
        _colours(words),
        _encoding(words),
        Finding(catalogues_present(), words.t("Interface words in Chinese: {state}", state=_state(catalogues_present(), words))),
        _content(words),
        _saves(saves, words),
    ]


def _state(fine: bool, words: Words) -> str:
    return words.t("there") if fine else words.t("missing; install the game again with “make setup”")


def _terminal(words: Words) -> Finding:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return Finding(True, words.t("Not a terminal: the line edition will be used"))
    size = os.get_terminal_size()
    fine = size.columns >= SMALLEST[0] and size.lines >= SMALLEST[1]
    return Finding(
        fine,
        words.t(
            "Terminal {columns} x {lines}; the game needs 60 x 20",
            columns=size.columns,
            lines=size.lines,
        ),
    )


def _colours(words: Words) -> Finding:
    if os.environ.get("NO_COLOR"):
        return Finding(True, words.t("Colours: none, NO_COLOR is set"))
    term = os.environ.get("TERM", "")
    colours = os.environ.get("COLORTERM", "") or ("256" if "256" in term else term or "-")
    return Finding(True, words.t("Colours: {colours}", colours=colours))


def _encoding(words: Words) -> Finding:
    encoding = sys.stdout.encoding or "-"
    fine = encoding.lower().replace("-", "") == "utf8"
    names = [os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    locale = next((name for name in names if name), "-")
    return Finding(fine, words.t("Locale {locale}, encoding {encoding}", locale=locale, encoding=encoding))


def _content(words: Words) -> Finding:
    folder = content_folder()
    fine = (folder / "pack.yaml").is_file()
    return Finding(fine, words.t("Content: {path}", path=folder))


def _saves(saves: Path, words: Words) -> Finding:
    from game.saves import open_store

    try:
        opened = open_store(saves)
    except GameError as error:
        return Finding(False, " ".join(words.error(error)).strip())
    with opened.store:
        path = opened.store.path
    return Finding(not opened.notices, words.t("Saves: {path}", path=path))
