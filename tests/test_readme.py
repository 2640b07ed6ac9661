"""What the README shows works as it stands there."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from game.check import check_pack
from game.engine import begin, options, outcome, score, step
from game.stories import load_pack
from tests.pictures import preview

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    """The code blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """The pack of the README, each file under the name in its first line."""
    for block in blocks("yaml"):
        name = block.splitlines()[0].removeprefix("# ")
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block, "utf-8")
    return tmp_path / "my-pack"


def test_the_encounter_of_the_readme_has_no_problems(pack: Path) -> None:
    assert check_pack(pack) == ()


def test_the_encounter_of_the_readme_rewards_what_it_says(pack: Path) -> None:
    encounter = load_pack(pack).encounters["wrong-size"]
    good = score(encounter, ["ask-ines", "two-lefts", "pick-it-up"]).scores
    rash = score(encounter, ["two-lefts", "tomorrow-then"]).scores
    assert (good["boundaries"] or 0) > (rash["boundaries"] or 0)


def test_the_locked_reply_of_the_readme_opens_once_you_have_asked(pack: Path) -> None:
    encounter = load_pack(pack).encounters["wrong-size"]
    turn = begin(encounter)
    assert outcome(encounter, turn.state) is None
    without = step(encounter, turn.state, "two-lefts").state
    asked = step(encounter, turn.state, "ask-ines").state
    asked = step(encounter, asked, "two-lefts").state
    found = [
        {option.choice.id: option.open for option in options(encounter, state)}["pick-it-up"]
        for state in (without, asked)
    ]
    assert found == [False, True]


def test_the_python_of_the_readme_runs() -> None:
    for block in blocks("python"):
        done = subprocess.run(
            [sys.executable, "-c", block],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert "empathy" in done.stdout


def test_the_picture_of_the_preview_shows_a_slip_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shown = asyncio.run(preview(tmp_path)).replace("&#160;", " ")
    assert "my-pack/encounters/late-report/story.yaml:" in shown
    assert "unknown-scene" in shown
    assert "Did you mean “not-ready”?" in shown
    assert "url(http" not in shown


def test_pictures_and_links_are_there_and_fetch_nothing() -> None:
    for name in ("README.md", "README.zh.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text("utf-8")
        for link in re.findall(r"\]\(([^)#]+)[^)]*\)", text):
            assert (ROOT / link).exists(), f"{name}: {link}"
    for picture in (ROOT / "docs").glob("*.svg"):
        assert "url(http" not in picture.read_text("utf-8").replace("url(#", "")
