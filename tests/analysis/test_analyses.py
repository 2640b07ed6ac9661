"""What is kept of an analysis, and what a debrief learns from it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from game.analyses import (
    KeptAnalysis,
    analyse_story,
    analyses_folder,
    keep_analysis,
    kept_analysis,
    standing,
)
from game.analysis.graph import TooLarge
from game.analysis.reach import visit
from game.analysis.visits import visit_chances
from game.analysis.whole import Analysis
from game.engine import AXES, score
from game.stories import Story, load_pack
from game.stories.kept import made_by
from tests.packaging.conftest import ROOT


@pytest.fixture(scope="module")
def story() -> Story:
    return load_pack(ROOT / "content").stories["first-call"]


@pytest.fixture(scope="module")
def analysis(story: Story) -> Analysis:
    return analyse_story(story, load_pack(ROOT / "content").shared.rubric.moves)


def test_what_is_kept_is_found_by_the_encounter_as_it_is_now(
    story: Story, analysis: Analysis, tmp_path: Path
) -> None:
    folder = analyses_folder(tmp_path)
    assert kept_analysis(story.encounter, folder) is None
    keep_analysis(analysis, folder)
    kept = kept_analysis(story.encounter, folder)
    assert kept is not None
    assert kept.ways == {axis: one.ways for axis, one in analysis.spreads.items()}
    assert score(story.encounter, kept.balanced_path).scores == kept.balanced_scores
    assert kept_analysis(replace(story.encounter, start=(9, 9, 9)), folder) is None


@pytest.mark.parametrize("changed", ["engine/scoring.py", "analysis/spread.py", "analyses.py"])
def test_what_other_rules_made_is_as_good_as_not_kept(
    story: Story, analysis: Analysis, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    keep_analysis(analysis, tmp_path)
    package = tmp_path / "game"
    shutil.copytree(ROOT / "game", package, ignore=shutil.ignore_patterns("_built", "__pycache__"))
    with (package / changed).open("a") as source:
        source.write("# another rule\n")
    monkeypatch.setattr("game.stories.kept._PACKAGE", package)
    made_by.cache_clear()  # a new start
    assert kept_analysis(story.encounter, tmp_path) is None
    keep_analysis(analysis, tmp_path)
    assert kept_analysis(story.encounter, tmp_path) is not None
    made_by.cache_clear()
    monkeypatch.undo()
    assert kept_analysis(story.encounter, tmp_path) is None


def test_the_preview_tells_the_same_chances_of_scenes_as_the_analysis(
    story: Story, analysis: Analysis
) -> None:
    assert visit_chances(visit(story.encounter)) == analysis.scenes


def test_what_was_damaged_is_as_good_as_not_kept(
    story: Story, analysis: Analysis, tmp_path: Path
) -> None:
    keep_analysis(analysis, tmp_path)
    (file,) = tmp_path.glob("*.json")
    file.write_bytes(file.read_bytes()[:-9])
    assert kept_analysis(story.encounter, tmp_path) is None


def test_what_is_not_exact_is_not_kept(analysis: Analysis, tmp_path: Path) -> None:
    keep_analysis(replace(analysis, spreads={}), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_score_stands_above_the_ways_that_score_less_and_never_above_all() -> None:
    ways = {0: 1, 40: 2, 50: 3, 100: 4}
    kept = KeptAnalysis(dict.fromkeys(AXES, ways), {}, ())
    found = [standing(kept, "empathy", value) for value in (0, 39, 40, 41, 50, 99, 100)]
    assert found == [0, 10, 10, 30, 30, 60, 60]


def test_a_standing_is_never_rounded_up() -> None:
    kept = KeptAnalysis({"empathy": {10: 8_699, 20: 1_301}}, {}, ())
    assert standing(kept, "empathy", 15) == 86


def test_an_axis_that_no_way_tests_has_nothing_below() -> None:
    assert standing(KeptAnalysis({"empathy": {}}, {}, ()), "empathy", 50) == 0


def test_work_beyond_measure_is_not_begun_and_the_rest_is_told(
    story: Story, analysis: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    moves = load_pack(ROOT / "content").shared.rubric.moves
    monkeypatch.setattr("game.analysis.spread.WORK", 1_000)
    short = analyse_story(story, moves)
    assert (short.exact, short.spreads) == (False, {})
    assert short.frontier == analysis.frontier
    monkeypatch.setattr("game.analysis.frontier.WORK", 100)
    shorter = analyse_story(story, moves)
    assert (shorter.exact, shorter.frontier, shorter.balanced) == (False, (), None)
    assert {one.frontier for one in shorter.choices} == {None}
    assert shorter.endings == analysis.endings
    monkeypatch.setattr("game.analysis.expected.WORK", 10)
    assert set(analyse_story(story, moves).bots["random"].values()) == {None}


def test_progress_is_told_by_stage_and_never_runs_over(story: Story) -> None:
    heard: list[tuple[str, int, int]] = []

    def progress(what: str, done: int, of: int) -> None:
        heard.append((what, done, of))

    analyse_story(story, load_pack(ROOT / "content").shared.rubric.moves, progress)
    assert {what for what, _, _ in heard} == {"states", "nodes", "scores", "frontier"}
    assert all(done <= of for _, done, of in heard if of)


def test_a_budget_is_told_with_how_far_it_came(story: Story) -> None:
    moves = load_pack(ROOT / "content").shared.rubric.moves
    with pytest.raises(TooLarge) as stopped:
        analyse_story(story, moves, budget=50)
    assert stopped.value.budget == 50
    assert stopped.value.states > 50
