"""A clock that ticks when it is read, folders for saves, and stores that are closed at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from game.saves import Opened, Store, open_store
from tests.saves.windows import Ticking


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "saves"


@pytest.fixture
def opens(folder: Path) -> Iterator[Callable[[], Opened]]:
    """Opens another window on the folder."""
    clock = Ticking()
    with ExitStack() as stack:

        def open_another() -> Opened:
            opened = open_store(folder, clock=clock, wait=0.05)
            stack.enter_context(opened.store)
            return opened

        yield open_another


@pytest.fixture
def store(opens: Callable[[], Opened]) -> Store:
    return opens().store
