"""What starting up does not pay for: each command imports what it needs and nothing of the screens."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.packaging.conftest import ROOT

SCREENS = ("textual", "rich", "game.tui")
BUILD_TIME = ("babel", "hatchling", "game.words.collect")


def _imported(*arguments: str, saves: Path, given: str = "", says: str = "") -> set[str]:
    """The names of all modules that a command imports on its way to saying something."""
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "game", *arguments],
        cwd=ROOT,
        env={"PATH": "", "HOME": str(saves), "STANDTALL_SAVES": str(saves), "LC_ALL": "C.UTF-8"},
        input=given,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-2000:] + run.stderr[-2000:]
    assert says in run.stdout
    return set(
        re.findall(r"^import time: +[0-9]+ \| +[0-9]+ \| +([\w.]+)$", run.stderr, re.MULTILINE)
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--version",),
        ("play", "--help"),
        ("check", "content/encounters/first-call/story.yaml"),
        ("profiles",),
        ("progress",),
    ],
)
def test_a_command_without_screens_never_imports_them(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    imported = _imported(*arguments, saves=tmp_path)
    assert "game.cli" in imported
    assert sorted(imported.intersection((*SCREENS, *BUILD_TIME))) == []


def test_help_never_imports_the_engine(tmp_path: Path) -> None:
    assert "game.engine" not in _imported("--help", saves=tmp_path)


def test_the_first_screen_never_imports_what_only_a_play_needs() -> None:
    code = "import sys, game.tui.app, game.tui.screens.home; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    needless = {"yaml", "game.session", "game.engine", "game.debrief", "concurrent.futures.process"}
    assert sorted(needless.intersection(run.stdout.split())) == []


@pytest.mark.parametrize("edition", ["--json", "--plain"])
def test_a_whole_play_without_screens_never_imports_them(tmp_path: Path, edition: str) -> None:
    walks = yaml.safe_load((ROOT / "content/encounters/first-call/walks.yaml").read_text("utf-8"))
    way = walks["walks"][0]["path"]
    imported = _imported(
        *("play", "first-call", edition, "--yes"),
        saves=tmp_path,
        given="\n".join(way) + "\n",
        says='"debrief"' if edition == "--json" else "How it went:",
    )
    assert "game.debrief" in imported
    assert sorted(imported.intersection((*SCREENS, *BUILD_TIME))) == []


def test_help_reads_neither_stories_nor_saves(tmp_path: Path) -> None:
    imported = _imported("--help", saves=tmp_path)
    slow = {"yaml", "sqlite3", "asyncio", "json", "platformdirs", "game.stories", "game.saves"}
    assert sorted(imported & slow) == []


def test_rooms_call_downwards_and_only_what_they_may() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    run = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert run.returncode == 0, run.stdout[-2000:] + run.stderr
    assert "0 broken" in run.stdout
