"""A file that is written by name replaces what this program wrote, and nothing else."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from game.errors import GameError
from game.export.files import put
from tests.cli.conftest import Run, run

__all__ = ["run"]


def test_a_file_of_somebody_else_stays(tmp_path: Path) -> None:
    there = tmp_path / "story.yaml"
    there.write_text("a week of work", "utf-8")
    with pytest.raises(GameError) as refused:
        put(there, "# title: x", "# title: ")
    assert (refused.value.code, refused.value.exit_code) == ("file-there", 3)
    assert there.read_text("utf-8") == "a week of work"
    assert list(tmp_path.iterdir()) == [there]


def test_an_earlier_one_and_an_empty_one_are_written_over(tmp_path: Path) -> None:
    there = tmp_path / "a.ink"
    there.touch()
    for text in ("# title: x\n", "# title: y\n"):
        put(there, text, "# title: ")
        assert there.read_text("utf-8") == text


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "here").symlink_to(tmp_path / "there")
    put(tmp_path / "here", "text")
    assert (tmp_path / "here").is_symlink()
    assert (tmp_path / "there").read_text("utf-8") == "text"


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    heard: list[str] = []
    listener = threading.Thread(
        target=lambda: heard.append(pipe.read_text("utf-8")),
        daemon=True,  # it would wait for ever where nothing is written
    )
    listener.start()
    put(pipe, "text")
    listener.join(10)
    assert heard == ["text"]
    assert pipe.is_fifo()


@pytest.mark.parametrize("kind", ["folder", "loop", "long", "full"])
def test_what_cannot_be_written_is_told(kind: str, tmp_path: Path) -> None:
    paths = {"loop": tmp_path / "loop", "long": tmp_path / ("a" * 300), "full": Path("/dev/full")}
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(GameError) as refused:
        put(paths.get(kind, tmp_path), "text")
    assert refused.value.code == "cannot-write"


def test_every_command_that_writes_by_name_asks_first(run: Run) -> None:
    work = Path("work")
    for command in (
        ("analyse", "first-call", "--html"),
        ("convert", "first-call", "--ink"),
        ("convert", "first-call", "--twee"),
        ("translate", "export", "zh-Hant"),
    ):
        work.write_text("a week of work", "utf-8")
        ran = run(*command, "work")
        assert (ran.code, work.read_text("utf-8")) == (3, "a week of work"), command
        assert "work is there already" in ran.err


def test_what_was_written_can_be_written_again_where_nobody_works_on_it(run: Run) -> None:
    for command in (
        ("analyse", "first-call", "--html", "a.html"),
        ("convert", "first-call", "--ink", "a.ink"),
        ("schema", "schemas"),
        ("progress",),
        ("export", "--profile", "player", "out"),
    ):
        assert [run(*command).code, run(*command).code] == [0, 0], command


def test_an_export_does_not_take_the_place_of_another_profiles(run: Run) -> None:
    for name in ("a-b", "a b"):
        assert run("play", "first-call", "--json", "--yes", "--profile", name).code == 0
    assert run("export", "--profile", "a-b", "out").code == 0
    first = Path("out/a-b.json").read_text("utf-8")
    ran = run("export", "--profile", "a b", "out")
    assert ran.code == 3
    assert "a-b.json" in ran.err
    assert Path("out/a-b.json").read_text("utf-8") == first
