"""What the machine offers: terminal, colours, widths, locale, catalogues, save file."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from game import __version__
from game.errors import CANNOT, GameError
from game.places import content_folder
from game.stories.folders import PACK
from game.words import Words, catalogues_present, choose_language
from game.words.languages import NAMES
from game.words.visible import visible

SMALLEST: Final = (60, 20)  # columns and rows that the screens need; below it they show a sentence

# Ten cells each as the game measures them: plain, wide, and signs that Unicode leaves ambiguous (UAX 11).
_PLAIN: Final = "1234567890|"
_WIDE: Final = "一二三四五|"
_AMBIGUOUS: Final = "—“”…①—“”…①|"


class Finding(NamedTuple):
    """One thing that was looked at: fine or not, in words, and lines to be looked at below them."""

    fine: bool
    text: str
    below: tuple[str, ...] = ()

    def lines(self, words: Words) -> list[str]:
        """The finding as lines, its verdict first."""
        text = visible(self.text)
        told = (
            words.t("fine: {text}", text=text) if self.fine else words.t("LOOK: {text}", text=text)
        )
        return [told, *self.below]


def examine(saves: Path, words: Words) -> list[Finding]:
    """Look at everything the game leans on; changes nothing but opens and backs up the saves as a start does."""
    versions = words.t(
        "Stand Tall {version}, Python {python}, {system}",
        version=__version__,
        python=platform.python_version(),
        system=platform.platform(terse=True),
    )
    return [
        Finding(True, versions),
        _terminal(words),
        _colours(words),
        _widths(words),
        _encoding(words),
        _language(words),
        _catalogues(words),
        *_content(words),
        *_saves(saves, words),
    ]


def _has_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _terminal(words: Words) -> Finding:
    if not _has_terminal():
        return Finding(True, words.t("Not a terminal: the line edition will be used"))
    if os.environ.get("TERM") == "dumb":
        return Finding(True, words.t("A terminal without screens: the line edition will be used"))
    try:
        size = os.get_terminal_size(sys.stdout.fileno())
    except OSError:
        return Finding(False, words.t("The terminal does not tell its size"))
    fine = size.columns >= SMALLEST[0] and size.lines >= SMALLEST[1]
    told = words.t(
        "Terminal {columns} x {lines}; the game needs 60 x 20",
        columns=size.columns,
        lines=size.lines,
    )
    return Finding(fine, told)


def _colours(words: Words) -> Finding:
    if os.environ.get("NO_COLOR"):
        return Finding(True, words.t("Colours: none, NO_COLOR is set"))
    term = os.environ.get("TERM", "")
    colours = os.environ.get("COLORTERM", "") or ("256" if "256" in term else term or "-")
    return Finding(True, words.t("Colours: {colours}", colours=colours))


def _widths(words: Words) -> Finding:
    """How wide the terminal shows a sign is known to whoever looks at it, and to nobody else."""
    if not _has_terminal():
        return Finding(True, words.t("Widths: there is no terminal to measure"))
    told = words.t(
        "Widths: the second bar below must stand under the first; the third may stand further right, because —, “, … and ① are one cell wide in some terminals and two in others. The game puts them where that does no harm."
    )
    return Finding(True, told, (_PLAIN, _WIDE, _AMBIGUOUS))


def _encoding(words: Words) -> Finding:
    encoding = sys.stdout.encoding or "-"
    fine = encoding.lower().replace("-", "") == "utf8"
    names = [os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    locale = next((name for name in names if name), "-")
    told = words.t("Locale {locale}, encoding {encoding}", locale=locale, encoding=encoding)
    if fine:
        return Finding(True, told)
    return Finding(
        False, words.t("{told}; Chinese needs UTF-8, for example LC_ALL=C.UTF-8", told=told)
    )


def _language(words: Words) -> Finding:
    language = NAMES[choose_language(None, os.environ)]
    return Finding(
        True,
        words.t(
            "Language by the locale: {name}; --lang and the settings come before it", name=language
        ),
    )


def _catalogues(words: Words) -> Finding:
    fine = catalogues_present()
    state = (
        words.t("there") if fine else words.t("missing; install the game again with “make setup”")
    )
    return Finding(fine, words.t("Interface words in Chinese: {state}", state=state))


def _content(words: Words) -> Iterator[Finding]:
    folder = content_folder()
    if not (folder / PACK).is_file():
        told = words.t("Content: there is no pack at {path}; install the game again", path=folder)
        yield Finding(False, told)
        return
    yield Finding(True, words.t("Content: {path}", path=folder))
    from game.debrief import contacts
    from game.stories.packs import PackReader

    shared = PackReader(folder).shared
    support = folder / "support.yaml"
    if contacts(shared, words):
        yield Finding(True, words.t("Whom to turn to after a hard encounter: {path}", path=support))
        return
    told = words.t(
        "Nobody is named yet for players to turn to after a hard encounter: {path}", path=support
    )
    texts = shared.texts["support"].texts(words.lang)
    yield Finding(True, told, (texts["guidance"],) if "guidance" in texts else ())


def _saves(saves: Path, words: Words) -> Iterator[Finding]:
    from game.saves import open_store

    try:
        opened = open_store(saves)
        with opened.store as store:
            yield Finding(True, words.t("Saves: {path}", path=store.path))
            count = len(store.profiles())
            yield Finding(True, words.n("{count} profile", "{count} profiles", count))
            yield Finding(True, words.t("The newest backup: {path}", path=store.backup()))
    except GameError as error:
        yield Finding(False, " ".join(words.error(error)).strip())
        return
    for notice in opened.notices:
        told = words.error(GameError(notice.code, CANNOT, **notice.values))
        yield Finding(False, " ".join(told).strip())
