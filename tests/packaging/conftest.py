"""The built distributions, and an environment that has the game from its wheel alone."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
LOCKS = (
    "requirements.lock",
    "requirements-build.lock",
    "requirements-dev.lock",
    "requirements-bench.lock",
)


@dataclass(frozen=True, slots=True)
class Installed:
    """An environment with the wheel in it, and an empty folder to run it from."""

    python: Path
    standtall: Path
    folder: Path

    def environ(self, **more: str) -> dict[str, str]:
        """A person's environment: no variable of the tests, a home and saves of its own."""
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        home = {"HOME": str(self.folder), "STANDTALL_SAVES": str(self.folder / "saves")}
        return {**kept, **home, "LC_ALL": "C.UTF-8", **more}

    def run(self, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
        """Run the installed command to its end, with nothing to read."""
        return subprocess.run(
            [self.standtall, *arguments],
            cwd=self.folder,
            env=self.environ(**environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )


@pytest.fixture(scope="session")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution, built from this checkout."""
    return _built("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="session")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the unpacked source distribution, as an installer builds it."""
    unpacked = tmp_path_factory.mktemp("unpacked")
    subprocess.run(["tar", "-xzf", sdist, "-C", unpacked], check=True)
    (source,) = unpacked.iterdir()
    return _built("wheel", source, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in a fresh environment. What it depends on is lent by the tests' own environment.

    The lent folder comes after the fresh one's own, and its .pth files (the checkout's among them) are not read.
    """
    home = tmp_path_factory.mktemp("fresh place")  # with a space in its name
    venv.create(home / "venv", with_pip=False, symlinks=True)
    python = home / "venv" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
    subprocess.run([*pip, "--no-deps", "--no-index", str(wheel)], check=True)
    (own,) = (home / "venv").glob("lib/python*/site-packages")
    (own / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    folder = home / "anywhere"
    folder.mkdir()
    return Installed(python, home / "venv" / "bin" / "standtall", folder)


def _built(target: str, source: Path, into: Path) -> Path:
    build = [sys.executable, "-m", "hatchling", "build", "--target", target]
    subprocess.run([*build, "--directory", str(into)], cwd=source, check=True, capture_output=True)
    (made,) = into.iterdir()
    return made
