"""Walks: recorded by playing, run by `check` step by step, and what they go through."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest

from game.check import check_pack
from game.engine import begin, options, outcome, step
from game.errors import GameError
from game.export.coverage import coverage
from game.export.walk import append_walk
from game.places import content_folder
from game.stories import Story, load_pack


@pytest.fixture
def story_file(tmp_path: Path) -> Path:
    """The first call as a pack of its own, without walks."""
    pack = tmp_path / "pack"
    folder = pack / "encounters/first-call"
    shutil.copytree(content_folder() / "encounters/first-call", folder)
    (pack / "pack.yaml").write_text(
        "pack: own\nformat: 1\nextends: standtall\nlanguages: [en, zh-Hant, zh-Hans]\n", "utf-8"
    )
    (folder / "walks.yaml").unlink()
    return folder / "story.yaml"


def story_of(path: Path) -> Story:
    return load_pack(path.parents[2]).stories["first-call"]


def first_path(story: Story) -> tuple[str, ...]:
    """The path of whoever always takes the first open choice."""
    turn = begin(story.encounter)
    path: list[str] = []
    while outcome(story.encounter, turn.state) is None:
        choice = next(o.choice.id for o in options(story.encounter, turn.state) if o.open)
        path.append(choice)
        turn = step(story.encounter, turn.state, choice)
    return tuple(path)


def test_a_recorded_walk_passes_its_own_check(story_file: Path) -> None:
    story = story_of(story_file)
    append_walk(story, first_path(story), "always the first")
    again = story_of(story_file)
    assert [walk.name for walk in again.walks] == ["always the first"]
    assert len(again.walks[0].expected) == len(again.walks[0].path)
    assert check_pack(story_file) == ()


def test_a_name_that_is_taken_gets_a_number(story_file: Path) -> None:
    for _ in range(3):
        story = story_of(story_file)
        append_walk(story, first_path(story), "the same")
    assert [walk.name for walk in story_of(story_file).walks] == [
        "the same",
        "the same 2",
        "the same 3",
    ]


def test_the_walks_there_are_stay_as_they_were_written(story_file: Path) -> None:
    walks = story_file.with_name("walks.yaml")
    story = story_of(story_file)
    walks.write_bytes(b"# mine\r\nwalks:\r\n")
    append_walk(story, first_path(story), "one")
    written = walks.read_bytes()
    assert written.startswith(b"# mine\r\nwalks:\r\n  - name")
    assert written.count(b"\n") == written.count(b"\r\n")
    assert check_pack(story_file) == ()


def test_a_walk_that_cannot_be_written_leaves_those_there_are(
    story_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = story_of(story_file)
    walks = append_walk(story, first_path(story), "one")
    before = walks.read_text("utf-8")

    def half(path: Path, text: str, *_: object, **__: object) -> int:
        path.write_bytes(text.encode()[: len(text) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", half)
    with pytest.raises(GameError) as told:
        append_walk(story, first_path(story), "two")
    assert told.value.code == "cannot-write"
    assert walks.read_text("utf-8") == before
    assert [path.name for path in walks.parent.iterdir() if path.name.startswith(".")] == []


EXPECTATIONS = (
    ("scene: nowhere", "scene", "nowhere"),
    ("said: [scenes.rings.no-such]", "said", "scenes.rings.no-such"),
    ('gauges: {anger: ">= 11"}', "anger", ">= 11"),
    ("facts: {no_such_fact: true}", "no_such_fact", "true"),
    ('counters: {no_such: ">= 1"}', "no_such", ">= 1"),
    ("open: [no-such-choice]", "no-such-choice", "open"),
    ("locked: [no-such-choice]", "no-such-choice", "locked"),
)


@pytest.mark.parametrize(("expect", "what", "wanted"), EXPECTATIONS)
def test_an_expectation_that_fails_is_told_at_its_place(
    story_file: Path, expect: str, what: str, wanted: str
) -> None:
    first = first_path(story_of(story_file))
    lines = ["walks:", "  - name: one", "    path:"]
    lines.append(f"      - {{choose: {first[0]}, expect: {{{expect}}}}}")
    lines += [f"      - {choice}" for choice in first[1:]]
    (story_file.parent / "walks.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    (problem,) = check_pack(story_file)
    assert problem.code == "walk-expect"
    assert (problem.values["what"], problem.values["wanted"]) == (what, wanted)
    assert problem.place.line == 4
    assert problem.place.col == lines[3].index("{", lines[3].index("expect")) + 1


def test_coverage_counts_what_walks_go_through(story_file: Path) -> None:
    story = story_of(story_file)
    path = first_path(story)
    assert coverage(story).choices.seen == 0
    append_walk(story, path, "one")
    found = coverage(story_of(story_file))
    assert found.choices.seen == len(path)
    assert found.scenes.seen + len(found.scenes.missed) == found.scenes.total
    assert 0 < found.lines.seen < found.lines.total
    assert all(share.missed == () for share in found.languages.values())


@pytest.mark.parametrize("name", ["abusive-client", "first-call", "late-report", "rain-refund"])
def test_the_shipped_walks_go_through_every_scene(name: str) -> None:
    story = load_pack(content_folder()).stories[name]
    assert coverage(story).scenes.missed == ()
    assert len(story.walks) >= 6
