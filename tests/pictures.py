"""The pictures of the README, taken from the game itself: `python -m tests.pictures` (`make docs` runs it)."""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

from game.tui import TuiOptions
from game.tui.app import StandTall
from game.tui.sitting import sit_down

DOCS = Path(__file__).resolve().parent.parent / "docs"
SIZE = (104, 30)
PICTURES = {
    "conversation.svg": ("en", ("enter", "1")),
    "conversation.zh-Hant.svg": ("zh-Hant", ("enter", "1")),
    "conversation.zh-Hans.svg": ("zh-Hans", ("enter", "1")),
}


async def picture(lang: str, keys: tuple[str, ...]) -> str:
    """The conversation of the late report after these keys, as SVG without anything to fetch."""
    with tempfile.TemporaryDirectory() as folder:
        options = TuiOptions(saves=Path(folder), lang=lang, encounter="late-report", seed=7)
        sitting = sit_down(options)
        app = StandTall(sitting)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
            svg = app.export_screenshot(title="Stand Tall")
        sitting.store.close()
    return re.sub(r",?\s*url\([^)]*\)\s*format\([^)]*\)", "", svg)


def main() -> None:
    """Write all pictures."""
    DOCS.mkdir(exist_ok=True)
    for name, (lang, keys) in PICTURES.items():
        (DOCS / name).write_text(asyncio.run(picture(lang, keys)), "utf-8")


if __name__ == "__main__":
    main()
