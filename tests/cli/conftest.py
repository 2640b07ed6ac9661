"""Running commands in this process: quick, and a bug is raised, not worded."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from game.cli import main


class Ran(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command from an empty folder, with saves of its own; `given` is what is typed."""
    monkeypatch.setenv("STANDTALL_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("STANDTALL_DEBUG", "1")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)

    def running(*arguments: str, given: str = "") -> Ran:
        monkeypatch.setattr("sys.stdin", io.StringIO(given))
        code = main(arguments)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return running
