"""The preview: from a file being saved to the new words on the screen, at the same decision."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from game.analysis.reach import visit
from game.places import content_folder
from game.stories import load_pack
from game.stories.packs import Story
from game.tui.draft import Draft
from game.tui.screens.preview import PreviewScreen
from tests.bench.table import Measured

_SAVES = 15
_PATIENCE = 20.0  # seconds after which a save never shows


def previewing() -> Iterator[Measured]:
    """A line saved again and again. The slowest save counts."""
    for what, longest, busy in (
        ("a save to its paint in the preview", _text, False),
        ("a save to its paint while chances are reckoned", _states, True),
    ):
        with tempfile.TemporaryDirectory() as name:
            taken = asyncio.run(_saves(Path(name), longest, busy=busy))
        detail = f"median {sorted(taken)[len(taken) // 2] * 1e3:.0f} ms of {len(taken)} saves"
        yield Measured(what, max(taken), 0.3, False, "s", detail)


def _text(story: Path) -> int:
    return story.stat().st_size


def _states(story: Path) -> int:
    (encounter,) = load_pack(story).encounters.values()
    return visit(encounter).states


async def _saves(home: Path, longest: Callable[[Path], int], *, busy: bool) -> list[float]:
    """Of the shipped encounter that has the most to it; `busy` ones come while its chances are being reckoned."""
    from game.stories.packs import PackReader
    from game.tui import TuiOptions
    from game.tui.preview import Preview
    from game.tui.sitting import sit_down

    pack = home / "pack"
    shutil.copytree(content_folder(), pack)
    story = max(pack.glob("encounters/*/story.yaml"), key=longest)
    sitting = sit_down(TuiOptions(home / "saves", lang="en"))
    taken = []
    try:
        draft = Draft(pack, story.parent.name, PackReader(pack))
        draft.read()
        assert draft.story is not None
        app = Preview(sitting, draft, draft.story)
        async with app.run_test(size=(120, 40)) as pilot:
            screen = app.screen
            assert isinstance(screen, PreviewScreen)
            await _until(lambda: any(worker.is_running for worker in app.workers))  # the watch
            await screen.choose(next(o.choice.id for o in screen.play.options() if o.open))
            await pilot.pause()
            path = list(screen.play.path)
            written = story.read_text("utf-8")
            words = screen.play.texts("en")[screen.play.turns[-1].said[0].text]
            assert written.count(words) == 1, words
            for number in range(_SAVES):
                if busy:
                    old = draft.story
                    story.write_text(written + "\n" * number, "utf-8")
                    await _until(partial(_has_read, draft, old))
                    await _until(lambda: _visited(draft) and not draft.judgement.done)
                else:
                    await _until(lambda: draft.judgement.chances is not None)  # as when one looks
                    await pilot.pause()
                new = f"saved{number} "
                old = draft.story
                story.write_text(written.replace(words, new + words), "utf-8")
                begun = time.perf_counter()
                await _until(partial(_shows, screen, old, new))
                taken.append(time.perf_counter() - begun)
                assert screen.play.path == path
    finally:
        sitting.store.close()
    return taken


def _has_read(draft: Draft, old: Story | None) -> bool:
    return draft.story is not old


def _visited(draft: Draft) -> bool:
    return draft.judgement.problems is not None


def _shows(screen: PreviewScreen, old: Story | None, words: str) -> bool:
    """Looked at only once the file was read: looking takes time from what is measured."""
    strips = screen._compositor.render_strips() if _has_read(screen.draft, old) else []
    return any(words in strip.text for strip in strips)


async def _until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(_PATIENCE):
        while not condition():  # noqa: ASYNC110 - a save is told by the system, not by this process
            await asyncio.sleep(0.002)
