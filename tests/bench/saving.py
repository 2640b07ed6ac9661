"""One choice made durable, against a bare `fdatasync` append on the same disk."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from game.places import saves_folder
from game.saves import open_store
from tests.bench.table import Measured, in_turns

_CHOICES = 200


def saving() -> Iterator[Measured]:
    """Rates of both, in turns. The folder is on the disk where saves would be."""
    disk = saves_folder(None, os.environ)
    disk.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=disk) as name:
        folder = Path(name)
        with open_store(folder).store as store:
            profile = store.profile("bench")

            def ours() -> float:
                play = store.begin_play(
                    profile.id, pack="p", encounter="e", digest="d", seed=1, intensity="mild"
                )
                begun = time.perf_counter()
                for number in range(_CHOICES):
                    store.append(play.id, number, "a-scene", "a-choice")
                return _CHOICES / (time.perf_counter() - begun)

            def bare() -> float:
                with (folder / "bare").open("ab", buffering=0) as file:
                    begun = time.perf_counter()
                    for _ in range(_CHOICES):
                        file.write(b"a-scene a-choice\n")
                        os.fdatasync(file.fileno())
                    return _CHOICES / (time.perf_counter() - begun)

            a, b = in_turns(5, ours, bare)
    yield Measured("durable choices / bare fdatasync appends", a / b, 0.5, True, "x", f"{a:.0f}/s")
