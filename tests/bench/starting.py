"""Process starts: `standtall --help` against `python -c pass`."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

from tests.bench.table import Measured, in_turns


def helping() -> Iterator[Measured]:
    """The whole process, from start to end."""

    def run(*arguments: str) -> float:
        begun = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - begun

    a, b = in_turns(15, lambda: run("-m", "game", "--help"), lambda: run("-c", "pass"))
    yield Measured("standtall --help / python -c pass", a / b, 5, False, "x", f"{a * 1e3:.0f} ms")
