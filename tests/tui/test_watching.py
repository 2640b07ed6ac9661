"""The files of a draft, watched where the system cannot or does not tell of changes."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
import watchfiles

from game.tui import TuiOptions
from game.tui.draft import Draft, find_draft
from game.tui.sitting import sit_down
from game.tui.watching import Save, saves
from tests.check.sound import CALL, files, write

_PATIENCE = 20.0  # seconds after which a save is never told
_SOON = 0.05  # seconds between two writes


@pytest.fixture
def draft(tmp_path: Path) -> Iterator[Draft]:
    pack = write(tmp_path / "pack", files())
    sitting = sit_down(TuiOptions(tmp_path / "saves", (str(pack),), "en"))
    yield find_draft(sitting.library, "call")
    sitting.store.close()


@pytest.mark.parametrize(("file", "pack"), [(CALL, False), ("rubric.yaml", True)])
async def test_without_watches_the_files_are_looked_at_now_and_then(
    draft: Draft, monkeypatch: pytest.MonkeyPatch, file: str, *, pack: bool
) -> None:
    watch = watchfiles.awatch

    async def poor(*paths: Path, force_polling: bool, **options: Any) -> AsyncIterator[Any]:
        if not force_polling:
            raise OSError("no space left for watches")
        async for changes in watch(*paths, force_polling=True, **options):
            yield changes

    monkeypatch.setattr(watchfiles, "awatch", poor)
    path = draft.path / file
    watching = saves(draft)
    save = asyncio.ensure_future(anext(watching))
    async with asyncio.timeout(_PATIENCE):
        later = path.stat().st_mtime_ns
        while (
            not save.done()
        ):  # written anew until it is told: only what changes after the first look is seen
            later += 10**9
            os.utime(path, ns=(later, later))
            await asyncio.wait({save}, timeout=_SOON)
    assert save.result() == Save(pack=pack, folders=False)
    await watching.aclose()


async def test_it_ends_where_the_files_cannot_be_looked_at_either(
    draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []

    async def refusing(*_: Path, force_polling: bool, **__: Any) -> AsyncIterator[Any]:
        asked.append(force_polling)
        if asked:
            raise OSError("no")
        yield

    monkeypatch.setattr(watchfiles, "awatch", refusing)
    assert [save async for save in saves(draft)] == []
    assert asked == [False, True]


async def test_a_save_before_the_watch_is_on_is_told(draft: Draft) -> None:
    path = draft.path / CALL
    path.write_text(path.read_text("utf-8").replace("You fool!", "You utter fool!"), "utf-8")
    watching = saves(draft)
    async with asyncio.timeout(_PATIENCE):
        assert await anext(watching) == Save(pack=True, folders=False)
    draft.read()
    assert draft.look() == draft.seen
    await watching.aclose()
