"""Reading packs: against PyYAML's fastest loader, kept against cold, and checking one encounter."""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

import yaml

from game.check import check_pack
from game.places import content_folder
from game.stories import load_pack
from game.stories.kept import made_by
from game.stories.library import library
from tests.bench.field.stories import story, write
from tests.bench.table import Measured, in_turns
from tests.terminal.pseudo import terminal


def reading() -> Iterator[Measured]:
    """Reading and decoding the shipped pack, without reach."""
    folder = content_folder()
    files = sorted(folder.rglob("*.yaml"))

    def ours() -> float:
        begun = time.perf_counter()
        load_pack(folder)
        return time.perf_counter() - begun

    a, b = in_turns(15, ours, lambda: _by_yaml(files))
    yield Measured("reading the pack / CSafeLoader", a / b, 0.6, False, "x", f"{a * 1e3:.0f} ms")


def _by_yaml(files: Sequence[Path]) -> float:
    """Seconds of PyYAML's fastest loader."""
    begun = time.perf_counter()
    for file in files:
        yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
    return time.perf_counter() - begun


def index() -> Iterator[Measured]:
    """The home screen's index: the second start against a cold read."""
    with tempfile.TemporaryDirectory() as name:
        kept = Path(name)

        def cold() -> float:
            shutil.rmtree(kept, ignore_errors=True)
            return warm()

        def warm() -> float:
            made_by.cache_clear()  # a start of its own
            begun = time.perf_counter()
            library((), kept, content_folder()).index()
            return time.perf_counter() - begun

        a, b = in_turns(5, cold, warm)
    yield Measured("kept index / cold read", b / a, 0.05, False, "x", f"{b * 1e3:.1f} ms")


def checking() -> Iterator[Measured]:
    """`check` of each shipped encounter with reach: first, and again unchanged. The slowest counts."""
    first, again = 0.0, 0.0
    for file in sorted(content_folder().glob("encounters/*/story.yaml")):
        with tempfile.TemporaryDirectory() as name:
            for run in range(2):
                begun = time.perf_counter()
                check_pack(file, Path(name))
                taken = time.perf_counter() - begun
                first = max(first, taken) if run == 0 else first
                again = max(again, taken) if run == 1 else again
    yield Measured("check of one encounter with reach", first, 2.0, False, "s", "the slowest")
    yield Measured("check of one encounter, unchanged", again, 0.2, False, "s", "the slowest")


def many() -> Iterator[Measured]:
    """`check` of a pack of 200 encounters: all that is read before the analysis, and how soon it says something."""
    with tempfile.TemporaryDirectory() as name:
        pack = _copies(Path(name) / "copies")
        yield _before_reach(pack, "check of 200 like ours before reach / CSafeLoader")
        pack = write(Path(name) / "generated", *(story(25, number) for number in range(200)))
        yield _before_reach(pack, "check of 200 generated before reach / CSafeLoader")
        with tempfile.TemporaryDirectory() as saves:
            command = ("-m", "game", "--saves", saves, "check", str(pack))
            with terminal(*command, saves=Path(saves)) as running:
                spoke = running.painted(b"checking story-25")
        yield Measured("its first word of progress", spoke, 2, False, "s", "start included")


def _before_reach(pack: Path, what: str) -> Measured:
    files = sorted(pack.rglob("*.yaml"))

    def ours() -> float:
        with patch("game.check.against", return_value=()):  # reach and walks
            begun = time.perf_counter()
            assert check_pack(pack) == ()
            return time.perf_counter() - begun

    a, b = in_turns(3, ours, lambda: _by_yaml(files))
    size = sum(file.stat().st_size for file in files) / 1e6
    return Measured(
        what, a / b, 0.8, False, "x", f"{a:.2f} s for {size:.1f} MB of {len(files)} files"
    )


def _copies(pack: Path) -> Path:
    """The shipped pack with each encounter fifty times, in all its languages."""
    shutil.copytree(
        content_folder(), pack, ignore=shutil.ignore_patterns("encounters", "levels*", "cards*")
    )
    for number in range(50):
        for folder in sorted(content_folder().glob("encounters/*")):
            name = f"{folder.name}-{number}"
            to = pack / "encounters" / name
            to.mkdir(parents=True)
            for file in folder.glob("*.yaml"):
                text = re.sub(
                    r"^(encounter|translation): .*",
                    rf"\1: {name}",
                    file.read_text("utf-8"),
                    count=1,
                    flags=re.MULTILINE,
                )
                (to / file.name).write_text(text, "utf-8")
    return pack
