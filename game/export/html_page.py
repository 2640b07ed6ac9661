"""The frame of every page that is written: no script, no font, no picture from elsewhere."""

from __future__ import annotations

from html import escape
from typing import Final

GENERATOR: Final = '<meta name="generator" content="Stand Tall">'
"""By which a page is known as one that may be written again."""

_STYLE: Final = """\
:root{--paper:#fdfcf9;--ink:#22252b;--soft:#6b7280;--line:#d8d5cc;--mark:#2563a8;--warn:#b45309;--ok:#2f7d4f;--bad:#b4342d}
@media (prefers-color-scheme:dark){:root{--paper:#17191d;--ink:#e6e4df;--soft:#9aa0aa;--line:#3a3e46;--mark:#7ab0ee;--warn:#f0b060;--ok:#7cc79a;--bad:#f08a80}}
*{box-sizing:border-box}body{margin:0 auto;padding:2rem 1.2rem 5rem;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,sans-serif}
.soft,small{color:var(--soft)}
"""


def html_page(title: str, style: str, body: str, lang: str) -> str:
    """A whole page; `body` is HTML already, `title` is text."""
    return (
        f'<!doctype html>\n<html lang="{escape(lang)}"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f'{GENERATOR}<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}{style}</style></head><body>{body}</body></html>\n"
    )
