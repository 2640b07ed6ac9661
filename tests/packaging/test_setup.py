"""What `make` says on a machine that lacks something."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from game.analyses import RULES
from tests.packaging.conftest import LOCKS, ROOT

CHECKOUT = ("Makefile", "pyproject.toml", "hatch_build.py", "game/__init__.py", *LOCKS)
TOOLS = ("make", "sh", "cat", "rm", "mkdir", "touch", "sed")
PYTHONS = ("python", "python3", "python3.11", "python3.12", "python3.13", "python3.14")


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder with a Makefile and nothing on its PATH but the plainest tools; `bin` is that PATH."""
    for name in CHECKOUT:
        target = tmp_path / "my checkout" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, target)
    (tmp_path / "bin").mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found is not None
        (tmp_path / "bin" / tool).symlink_to(found)
    return tmp_path


def _script(machine: Path, name: str, body: str) -> None:
    path = machine / "bin" / name
    path.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
    path.chmod(0o755)


def _make(machine: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", *arguments],
        cwd=machine / "my checkout",
        env={"PATH": str(machine / "bin")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_python_that_is_too_old_is_named_with_the_cure(machine: Path) -> None:
    for name in PYTHONS:
        _script(machine, name, 'case "$1" in --version) echo Python 3.9.2;; *) exit 1;; esac')
    made = _make(machine, "play")
    assert made.returncode == 2
    assert "needs Python 3.11 or newer, and found: Python 3.9.2." in made.stderr
    assert "PYTHON=" in made.stderr


def test_no_python_at_all_is_said_as_well(machine: Path) -> None:
    made = _make(machine, "setup")
    assert made.returncode == 2
    assert "needs Python 3.11 or newer" in made.stderr


def test_a_python_without_venv_is_named_with_the_cure(machine: Path) -> None:
    body = 'case "$*" in *version_info*) exit 0;; --version) echo Python 3.12.1;; *) exit 1;; esac'
    _script(machine, "python3", body)
    made = _make(machine, "test")
    assert made.returncode == 2
    assert "Python 3.12.1 is here, but without its venv module." in made.stderr
    assert "apt install python3-venv" in made.stderr


def test_a_change_of_the_rules_has_the_ways_counted_again(machine: Path) -> None:
    checkout = machine / "my checkout"
    for room in RULES:
        (shutil.copy if room.endswith(".py") else shutil.copytree)(
            ROOT / "game" / room, checkout / "game" / room
        )
    made = _make(machine, "--dry-run", "--print-data-base", "help").stdout
    (rule,) = (line for line in made.splitlines() if line.startswith(".venv/.stamps/analyses:"))
    sources = {path.relative_to(checkout).as_posix() for path in checkout.glob("game/**/*.py")}
    assert {name for name in rule.split() if name.startswith("game/")} == sources - {
        "game/__init__.py"
    }


def test_make_alone_says_what_can_be_made(machine: Path) -> None:
    made = _make(machine)
    assert made.returncode == 0
    for target in ("play", "setup", "test", "check", "format", "words", "bench", "lock"):
        assert f"make {target} " in made.stdout
    assert not (machine / "my checkout" / ".venv").exists()
