"""A store, a pack of made-up stories, and sessions as each new start of the game makes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from game.saves import Store, open_store
from game.session import Session
from game.stories.library import Library
from tests.check.sound import files, write


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write(tmp_path / "pack", files())


@pytest.fixture
def window(tmp_path: Path, pack: Path) -> Iterator[Callable[[], Session]]:
    """Opens the game once more: another window, or the next start."""
    with ExitStack() as stack:

        def opened() -> Session:
            store: Store = stack.enter_context(open_store(tmp_path / "saves", wait=0.1).store)
            return Session(store, Library([pack]), store.profile("player"))

        yield opened


@pytest.fixture
def session(window: Callable[[], Session]) -> Session:
    return window()
