"""Reading packs: against PyYAML's fastest loader, kept against cold, and checking one encounter."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import yaml

from game.check import check_pack
from game.places import content_folder
from game.stories import load_pack
from game.stories.library import library
from tests.bench.table import Measured, in_turns


def reading() -> Iterator[Measured]:
    """Reading and decoding the shipped pack, without reach."""
    folder = content_folder()
    files = sorted(folder.rglob("*.yaml"))

    def ours() -> float:
        begun = time.perf_counter()
        load_pack(folder)
        return time.perf_counter() - begun

    def theirs() -> float:
        begun = time.perf_counter()
        for file in files:
            yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
        return time.perf_counter() - begun

    a, b = in_turns(5, ours, theirs)
    yield Measured("reading the pack / CSafeLoader", a / b, 0.6, False, "x", f"{a * 1e3:.0f} ms")


def index() -> Iterator[Measured]:
    """The home screen's index: the second start against a cold read."""
    with tempfile.TemporaryDirectory() as name:
        kept = Path(name)

        def cold() -> float:
            shutil.rmtree(kept, ignore_errors=True)
            return warm()

        def warm() -> float:
            begun = time.perf_counter()
            library((), kept, content_folder()).index()
            return time.perf_counter() - begun

        a, b = in_turns(5, cold, warm)
    yield Measured("kept index / cold read", b / a, 0.05, False, "x", f"{b * 1e3:.1f} ms")


def checking() -> Iterator[Measured]:
    """`check` of each shipped encounter with reach: first, and again unchanged. The slowest counts."""
    first, again = 0.0, 0.0
    for story in sorted(content_folder().glob("encounters/*/story.yaml")):
        with tempfile.TemporaryDirectory() as name:
            for run in range(2):
                begun = time.perf_counter()
                check_pack(story, Path(name))
                taken = time.perf_counter() - begun
                first = max(first, taken) if run == 0 else first
                again = max(again, taken) if run == 1 else again
    yield Measured("check of one encounter with reach", first, 2.0, False, "s", "the slowest")
    yield Measured("check of one encounter, unchanged", again, 0.2, False, "s", "the slowest")
