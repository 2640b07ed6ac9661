"""What the tests of the saves share: a clock, plays to begin, and windows that are killed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from game.saves import PlayRecord, Step, Store

ROOT = Path(__file__).resolve().parents[2]

# A folder in memory, where there is one, for tests that write thousands of times and never lose power.
QUICK = next((place for place in ("/dev/shm",) if os.access(place, os.W_OK)), None)  # noqa: S108


class Ticking:
    """A clock that goes on by a second each time it is read, so that results never depend on when tests run."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)

    def __call__(self) -> str:
        self.now += timedelta(seconds=1)
        return self.now.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def begin(
    store: Store,
    profile_id: int,
    encounter: str = "late-report",
    *,
    practice_of: int | None = None,
    steps: Iterable[Step] = (),
) -> PlayRecord:
    """Begin a play whose particulars do not matter."""
    return store.begin_play(
        profile_id,
        pack="standtall",
        encounter=encounter,
        digest="d1",
        seed=7,
        intensity="mild",
        practice_of=practice_of,
        steps=steps,
    )


def play_on(store: Store, play_id: int, *choices: str) -> tuple[Step, ...]:
    """Append choices to a play, each in a scene of its own, and give the whole journal."""
    for index, choice in enumerate(choices, len(store.steps(play_id))):
        store.append(play_id, index, f"scene-{index}", choice)
    return store.steps(play_id)


def as_after_a_kill(folder: Path, to: Path) -> Path:
    """Copy what a kill would leave on disk just now; the shared memory beside the log goes with the processes."""
    return Path(shutil.copytree(folder, to, ignore=shutil.ignore_patterns("*-shm")))


def python(script: str, *arguments: object, code: int = 0) -> str:
    """Run a script in a process of its own, expect its exit code, and give what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == code, done.stderr
    return done.stdout
