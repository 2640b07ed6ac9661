"""The game in a real pseudo-terminal: time to the first paint, key to paint, memory after a play."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from tests.bench.table import Measured, in_turns
from tests.terminal.pseudo import Pseudo, terminal

HELLO = ("-m", "tests.bench.hello")
_KEYS = 60


@contextmanager
def settled_home() -> Iterator[Path]:
    """A saves folder of somebody who has been here before: language chosen, index kept."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        _settle(home)
        yield home


def _settle(home: Path) -> None:
    from game.places import content_folder, kept_folder
    from game.saves import open_store
    from game.stories.library import library

    with open_store(home).store as store:
        profile = store.profile("player")
        store.set_setting(profile.id, "lang", "en")
        play = store.begin_play(
            profile.id,
            pack="standtall",
            encounter="first-call",
            digest="-",
            seed=1,
            intensity="mild",
        )
        store.leave(play.id)
    library((), kept_folder(home), content_folder()).index()


def starting() -> Iterator[Measured]:
    """Process start to the home screen's first full paint, against a hello-world app."""
    with settled_home() as home:

        def first_paint(arguments: tuple[str, ...], marker: bytes) -> float:
            with terminal(*arguments, saves=home) as running:
                return running.painted(marker)

        ours, hello = in_turns(
            7,
            lambda: first_paint(("-m", "game"), b"The late report"),
            lambda: first_paint(HELLO, b"Hello, world"),
        )
    yield Measured(
        "start to home's first paint / hello world",
        ours / hello,
        1.5,
        False,
        "x",
        f"{ours * 1e3:.0f} ms",
    )


def keys() -> Iterator[Measured]:
    """Key press to painted reaction in the conversation, against a hello-world app."""
    with settled_home() as home:
        with terminal(*HELLO, saves=home) as running:
            running.painted(b"Hello, world")
            running.quiet()
            hello = [_quietly(running, b"x") for _ in range(_KEYS)]
        with terminal("-m", "game", "play", "late-report", saves=home) as running:
            into_conversation(running)
            ours = [
                _quietly(running, b"\x1b[B" if number % 6 < 3 else b"\x1b[A")
                for number in range(_KEYS)
            ]
    p50, p99 = median(ours), sorted(ours)[int(len(ours) * 0.99)]
    yield Measured(
        "key to paint, median / hello world",
        p50 / median(hello),
        4,
        False,
        "x",
        f"{p50 * 1e3:.1f} ms",
    )
    yield Measured("key to paint, 99th percentile", p99 * 1e3, 50, False, "ms", "")


def _quietly(running: Pseudo, key: bytes) -> float:
    """A key pressed when everything before it has been painted."""
    taken = running.press(key)
    running.quiet(0.05)
    return taken


def memory() -> Iterator[Measured]:
    """Peak memory after a whole play, against a hello-world app."""
    with settled_home() as home:
        with terminal(*HELLO, saves=home) as running:
            running.painted(b"Hello, world")
            running.quiet()
            hello = running.peak()
        with terminal("-m", "game", "play", "first-call", saves=home) as running:
            into_conversation(running)
            for _ in range(14):  # longer than the longest way through
                running.press(b"1")
                running.quiet(0.3)
            running.read(1.0)
            ours = running.peak()
    yield Measured(
        "peak memory after a play / hello world", ours / hello, 1.5, False, "x", f"{ours:.0f} MB"
    )


def into_conversation(running: Pseudo) -> None:
    """From the briefing into the conversation, as a person would: Enter."""
    running.quiet(1.0)
    for _ in range(4):
        if b"F5" in running.seen:
            return
        running.press(b"\r")
        running.quiet(0.6)
    raise TimeoutError(f"no conversation was reached: {running.seen[-500:]!r}")
