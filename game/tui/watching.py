"""The files of a draft, watched: each save of them, as the system tells of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path
from typing import Final, NamedTuple

from game.stories.folders import real
from game.tui.draft import Draft

_QUIET: Final = 20  # milliseconds without another write after which a save is taken as done
_PATIENCE: Final = 100  # milliseconds after which it is read all the same
_POLL: Final = 100  # milliseconds between two looks, where the system cannot tell of changes
_AWAY: Final = 0.3  # seconds between two looks for folders that are all away
_LOOK: Final = (
    1_000  # milliseconds without a word of the system after which the files are looked at
)


class Save(NamedTuple):
    """What was written at once."""

    pack: bool  # more than the encounter's own files
    folders: bool  # a folder came or went: what is written until the next watch nobody may see


async def saves(draft: Draft) -> AsyncGenerator[Save]:
    """Each save, by looking now and then where the system has no more watches to give; ends where it refuses that too.

    What the system does not tell of, before the watch is on or on a disk elsewhere, is found by looking.
    """
    from watchfiles import awatch

    polling = False
    while True:
        own, folders = real(draft.folder), draft.folders
        there = [folder for folder in folders if folder.is_dir()]
        if not there:
            await asyncio.sleep(_AWAY)
            yield Save(pack=True, folders=True)
            continue
        watch = awatch(
            *there,
            watch_filter=lambda _, path: path.endswith(".yaml") or Path(path) in folders,  # noqa: B023 - asked in this round alone
            debounce=_PATIENCE,
            step=_QUIET,
            recursive=False,  # a pack may lie in a folder with much else
            force_polling=polling,
            poll_delay_ms=_POLL,
            rust_timeout=_LOOK,
            yield_on_timeout=True,
            ignore_permission_denied=True,
        )
        try:
            async with aclosing(watch) as changes:
                async for change in changes:
                    if not change:
                        if draft.look() != draft.seen:
                            yield Save(pack=True, folders=False)
                        continue
                    paths = {Path(path) for _, path in change}
                    gone = not folders.isdisjoint(paths)
                    yield Save(pack=any(path.parent != own for path in paths), folders=gone)
                    if gone:
                        break
        except (OSError, RuntimeError):  # as awatch tells it
            if polling:
                return
            polling = True
