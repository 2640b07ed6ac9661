"""A program that plays: `standtall play … --json` as a process of its own, one line at a time."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from tests.lines.playing import YARD

PATIENCE = 60  # seconds, after which a test fails; nothing ever waits that long


def environ(saves: Path, **more: str) -> dict[str, str]:
    """A person's environment, with saves of its own; a bug is raised, not worded."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    own = {"HOME": str(saves), "STANDTALL_SAVES": str(saves), "STANDTALL_DEBUG": "1"}
    return {**kept, **own, "LC_ALL": "C.UTF-8", **more}


def standtall(
    saves: Path,
    *arguments: str | bytes,
    given: bytes = b"",
    cwd: Path | None = None,
    locale: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run one command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "game", *arguments],
        cwd=cwd or saves,
        env=environ(saves, PYTHONPATH=str(YARD.parent.parent.parent), **(locale or {})),
        input=given,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )


class Client:
    """One process; `event` waits for what it writes, `send` answers."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self.process = process
        self._in: IO[bytes] = process.stdin
        self._out: IO[bytes] = process.stdout
        self._held = b""

    def event(self) -> dict[str, Any]:
        """The next event; raises EOFError after the last, TimeoutError where none comes."""
        while b"\n" not in self._held:
            ready, _, _ = select.select([self._out], [], [], PATIENCE)
            if not ready:
                raise TimeoutError
            more = os.read(self._out.fileno(), 65536)
            if not more:
                raise EOFError
            self._held += more
        line, _, self._held = self._held.partition(b"\n")
        found: dict[str, Any] = json.loads(line.decode("utf-8"))
        return found

    def until(self, kind: str) -> dict[str, Any]:
        """The next event of a kind."""
        while (found := self.event())["event"] != kind:
            pass
        return found

    def send(self, line: str | bytes) -> None:
        """One answer."""
        self._in.write((line.encode() if isinstance(line, str) else line) + b"\n")
        self._in.flush()

    def hang_up(self) -> None:
        """No further answer will come."""
        self._in.close()

    def stop_listening(self) -> None:
        """Nobody reads any more."""
        self._out.close()

    def ended(self) -> int:
        """The exit code, once it is there."""
        return self.process.wait(PATIENCE)


@contextmanager
def playing(saves: Path) -> Iterator[Client]:
    """A process that plays the tests' own encounter in JSON, ended at the end."""
    with subprocess.Popen(
        [sys.executable, "-m", "game", "play", "short", "--pack", str(YARD), "--yes", "--json"],
        cwd=YARD.parent.parent.parent,
        env=environ(saves),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        client = Client(process)
        try:
            yield client
        finally:
            if process.poll() is None:
                process.kill()
