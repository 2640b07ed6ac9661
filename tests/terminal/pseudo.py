"""A process in a pseudo-terminal: what it wrote, and the screen that a person would see."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pyte

ROWS, COLUMNS = 24, 80
_PATIENCE = 30.0  # seconds after which a screen that does not come is given up


class Pseudo:
    """A running process. `seen` is all that it wrote, `screen` what stands there now."""

    def __init__(
        self,
        arguments: tuple[str, ...],
        environ: Mapping[str, str],
        size: tuple[int, int],
        folder: Path | None,
    ) -> None:
        self.screen = pyte.Screen(size[0], size[1])
        self._stream = pyte.ByteStream(self.screen)
        self.master, self._slave = pty.openpty()
        self.resize(*size)
        self.modes = termios.tcgetattr(self._slave)
        self.begun = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            cwd=folder,
            env=environ,
            start_new_session=True,
        )
        self.seen = b""

    @property
    def text(self) -> str:
        """The screen as text."""
        return "\n".join(self.screen.display)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size; the process is told."""
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(max(rows, 1), max(columns, 1))
        if hasattr(self, "process"):
            os.killpg(self.process.pid, signal.SIGWINCH)

    def read(self, seconds: float) -> bytes:
        """What comes within so many seconds, up to the first chunk."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return b""
        try:
            chunk = os.read(self.master, 1 << 16)
        except OSError:  # the other end is gone
            return b""
        self.seen += chunk
        return chunk

    def quiet(self, seconds: float = 0.3) -> None:
        """Wait until nothing has been written for a while."""
        while chunk := self.read(seconds):
            self._show(chunk)

    def until(self, holds: Callable[[Pseudo], bool], what: str) -> None:
        """Wait for a condition of the screen; raises TimeoutError that shows the screen."""
        ends = time.monotonic() + _PATIENCE
        while not holds(self):
            if time.monotonic() > ends:
                raise TimeoutError(f"{what} did not come; there is:\n{self.text}")
            self._show(self.read(0.2))

    def shows(self, *texts: str) -> None:
        """Wait until all these texts stand on the screen."""
        self.until(lambda now: all(text in now.text for text in texts), " and ".join(texts))

    def painted(self, marker: bytes) -> float:
        """Seconds from the start of the process until a marker has been written."""
        ends = time.monotonic() + _PATIENCE
        while marker not in self.seen:
            if time.monotonic() > ends:
                raise TimeoutError(f"{marker!r} was not painted: {self.seen[-500:]!r}")
            self.read(1.0)
        return time.perf_counter() - self.begun

    def press(self, keys: bytes) -> float:
        """Seconds from a key to the first thing written after it."""
        begun = time.perf_counter()
        os.write(self.master, keys)
        chunk = self.read(2.0)
        taken = time.perf_counter() - begun
        self._show(chunk)
        return taken

    def ends(self) -> int:
        """Wait for the process to end by itself, and give its exit code."""
        ends = time.monotonic() + _PATIENCE
        while (code := self.process.poll()) is None:
            if time.monotonic() > ends:
                raise TimeoutError(f"it goes on; there is:\n{self.text}")
            self._show(self.read(0.1))
        self.quiet(0.1)
        return code

    def kill(self) -> None:
        """End it at once, as `kill -9` does."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def peak(self) -> float:
        """The most memory it has had so far, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("ascii")
        line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024

    def modes_now(self) -> list[object]:
        """The terminal's line discipline as the process left it."""
        return termios.tcgetattr(self._slave)

    def close(self) -> None:
        """End the process if it has not ended, and let go of the terminal."""
        if self.process.poll() is None:
            self.kill()
        os.close(self._slave)
        os.close(self.master)

    def _show(self, chunk: bytes) -> None:
        if chunk:
            self._stream.feed(chunk)


@contextmanager
def terminal(
    *arguments: str,
    saves: Path,
    size: tuple[int, int] = (COLUMNS, ROWS),
    folder: Path | None = None,
    environ: Mapping[str, str] | None = None,
) -> Iterator[Pseudo]:
    """Python with these arguments in a pseudo-terminal of its own."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "NO_COLOR"))}
    given = {
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "STANDTALL_SAVES": str(saves),
        **(environ or {}),
    }
    made = Pseudo(arguments, clean | given, size, folder)
    try:
        yield made
    finally:
        made.close()
