"""What raises each smell and what does not, in a small story of which one thing is changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.check import fair
from tests.check.examples import fairly


def figures(folder: Path, code: str, *edits: tuple[str, str]) -> list[Mapping[str, object]]:
    """The figures of every smell of that code, once the story is edited."""
    return [
        smell.figures for smell in fair.told(fairly(folder, edited(*edits))) if smell.code == code
    ]


def edited(*edits: tuple[str, str]) -> str:
    story = fair.STORY
    for old, new in edits:
        assert story.count(old) == 1
        story = story.replace(old, new)
    return story


def test_an_axis_that_is_hardly_tested_is_told_without_a_spread_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaves = "moves: [warn], next: gone, because: It comes too early.}"
    edit = ("moves: [warn], because: It comes too early.}", leaves)
    (told,) = figures(tmp_path, "axis-hardly-tested", edit)
    monkeypatch.setattr("game.analysis.spread.WORK", 1)
    assert figures(tmp_path, "axis-hardly-tested", edit) == [told]
