"""The pictures of the documents, taken from the game itself: `python -m tests.pictures` (`make docs` runs it)."""

from __future__ import annotations

import asyncio
import contextlib
import re
import shutil
import tempfile
from pathlib import Path

from game.places import content_folder
from game.tui import TuiOptions
from game.tui.app import StandTall
from game.tui.draft import find_draft
from game.tui.preview import Preview
from game.tui.screens.preview import PreviewScreen
from game.tui.sitting import sit_down

DOCS = Path(__file__).resolve().parent.parent / "docs"
SIZE = (104, 30)
PATIENCE = 60.0  # seconds after which something never comes
SLIP = ("next: not-ready", "next: not-redy")
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
    return _alone(svg)


async def preview(folder: Path) -> str:
    """The preview of a copy of the late report, in a pack made in `folder`, after a save with a slip in it."""
    story = _copied(folder)
    sitting = sit_down(TuiOptions(saves=folder / "saves", packs=("my-pack",), lang="en"))
    draft = find_draft(sitting.library, "my-pack/late-report")
    assert draft.story is not None
    app = Preview(sitting, draft, draft.story)
    async with asyncio.timeout(PATIENCE), app.run_test(size=SIZE) as pilot:
        screen = app.screen_stack[0]
        assert isinstance(screen, PreviewScreen)
        while not any(worker.is_running for worker in app.workers):  # the watch
            await pilot.pause(0.01)
        await screen.choose("own-it")
        text = story.read_text("utf-8")
        assert SLIP[0] in text
        story.write_text(text.replace(*SLIP, 1), "utf-8")
        while not draft.problems:
            await pilot.pause(0.01)
        await pilot.pause()
        svg = app.export_screenshot(title="standtall edit late-report --pack my-pack")
    sitting.store.close()
    return _alone(svg)


def _copied(folder: Path) -> Path:
    """The story file of a pack with nothing but the late report."""
    pack = folder / "my-pack"
    encounter = shutil.copytree(
        content_folder() / "encounters/late-report", pack / "encounters/late-report"
    )
    head = "pack: my-pack\nformat: 1\nextends: standtall\nlanguages: [en, zh-Hant, zh-Hans]\n"
    (pack / "pack.yaml").write_text(head, "utf-8")
    return encounter / "story.yaml"


def _alone(svg: str) -> str:
    """A picture without anything to fetch, in which every viewer keeps the spaces."""
    svg = svg.replace("<svg ", '<svg xml:space="preserve" ', 1)
    return re.sub(r",?\s*url\([^)]*\)\s*format\([^)]*\)", "", svg)


def main() -> None:
    """Write all pictures."""
    DOCS.mkdir(exist_ok=True)
    for name, (lang, keys) in PICTURES.items():
        (DOCS / name).write_text(asyncio.run(picture(lang, keys)), "utf-8")
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        (DOCS / "preview.svg").write_text(asyncio.run(preview(Path(folder))), "utf-8")


if __name__ == "__main__":
    main()
