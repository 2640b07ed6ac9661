"""The cheat sheet as one page to print, which needs nothing beside itself."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Final

from game.debrief import CardTold, CheatSheet, nothing_yet
from game.export.files import put
from game.export.html_page import GENERATOR, html_page
from game.words import Words

_STYLE: Final = """\
body{max-width:58rem}h1{font-size:1.6rem;margin:0 0 .6rem}
h2{font-size:.82rem;letter-spacing:.08em;margin:1.3rem 0 .4rem;color:var(--soft);break-after:avoid}
dl{margin:0}dt{font-weight:600;margin-top:.4rem}dd{margin:0}
.cards{columns:22rem 2;column-gap:1rem}
article{break-inside:avoid;border:1px solid var(--line);border-radius:6px;padding:.55rem .8rem;margin:0 0 .7rem}
h3{font-size:1rem;margin:0}article p{margin:.25rem 0 0;font-size:.92rem}.line{color:var(--mark)}
@page{size:A4;margin:13mm}
@media print{:root{--paper:#fff;--ink:#000;--soft:#555;--line:#aaa;--mark:#000}html{font-size:12px}body{padding:0;max-width:none}.line:not(:lang(zh)){font-style:italic}.cards{columns:2}}
"""


def cheat_sheet_page(sheet: CheatSheet, words: Words) -> str:
    """The whole page."""
    title = words.t("Your cheat sheet")
    return html_page(title, _STYLE, "".join(_body(title, sheet, words)), words.lang)


def save_cheat_sheet(sheet: CheatSheet, path: Path, words: Words) -> str:
    """Write the page, over an earlier one of its kind, and tell its path. Raises `file-there`, `cannot-write`."""
    put(path, cheat_sheet_page(sheet, words), GENERATOR)
    return str(path)


def _body(title: str, sheet: CheatSheet, words: Words) -> Iterator[str]:
    yield f"<h1>{escape(title)}</h1>"
    if sheet.plans:
        yield _head(words.t("What you mean to do"))
        plans = (f"<dt>{escape(name)}</dt><dd>{escape(plan)}</dd>" for name, plan in sheet.plans)
        yield f"<dl>{''.join(plans)}</dl>"
    if sheet.contacts:
        yield _head(words.t("Whom to turn to"))
        yield "".join(f"<p>{escape(contact)}</p>" for contact in sheet.contacts)
    for group, cards in sheet.groups(words):
        yield _head(group)
        yield f'<div class="cards">{"".join(map(_card, cards))}</div>'
    if not sheet.cards:
        yield f'<p class="soft">{escape(nothing_yet(words))}</p>'


def _head(text: str) -> str:
    return f"<h2>{escape(text)}</h2>"


def _card(card: CardTold) -> str:
    line = f'<p class="line">{escape(card.line)}</p>' if card.line else ""
    beware = f'<p class="soft">{escape(card.beware)}</p>' if card.beware else ""
    return (
        f"<article><h3>{escape(card.title)}</h3>{line}<p>{escape(card.says)}</p>{beware}</article>"
    )
