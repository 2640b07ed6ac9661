"""`standtall edit` as an author runs it: a real process, a real save, and no trace afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from game.errors import CANNOT, CONTENT, DONE
from tests.check.sound import CALL, files, write
from tests.cli.conftest import Run, run
from tests.terminal.pseudo import Pseudo, terminal

__all__ = ["run"]  # the fixture

CTRL_Q = b"\x11"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write(tmp_path / "pack", files())


def editing(
    pack: Path, monkeypatch: pytest.MonkeyPatch, name: str = "call"
) -> AbstractContextManager[Pseudo]:
    @contextmanager
    def opened() -> Iterator[Pseudo]:
        scratch = pack.parent / "scratch"
        scratch.mkdir()
        monkeypatch.setenv("TMPDIR", str(scratch))
        saves = pack.parent / "saves"
        arguments = ("-m", "game", "edit", name, "--pack", str(pack), "--lang", "en")
        with terminal(*arguments, saves=saves) as running:
            yield running

    return opened()


def test_a_save_shows_and_nothing_of_the_preview_is_kept(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with editing(pack, monkeypatch) as running:
        running.shows("Where is it?", "preview")
        story = pack / CALL
        text = story.read_text("utf-8")

        def saved(now: Pseudo) -> bool:
            # Saved anew until it shows: the first picture may stand before the watch does.
            story.write_text(text.replace("Where is it?", "Where on earth is it?"), "utf-8")
            return "Where on earth is it?" in now.text

        running.until(saved, "the saved line")
        running.press(CTRL_Q)
        assert running.ends() == DONE
    assert list((pack.parent / "scratch").iterdir()) == []
    assert not (pack.parent / "saves").exists()


def test_a_story_that_was_never_sound_is_told_in_the_words_of_check(
    pack: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    story = pack / CALL
    story.write_text(story.read_text("utf-8").replace("next: shouts", "next: shuots"), "utf-8")
    told = run("check", str(pack), "--lang", "en").out.splitlines()[0]
    with editing(pack, monkeypatch) as running:
        assert running.ends() == CONTENT
        code = told.split()[1]
        assert code.encode() in running.seen
        assert "Did you mean “shouts”?".encode() in running.seen
        assert b"Traceback" not in running.seen


def test_an_unknown_encounter_is_told_before_the_screen_is_taken(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with editing(pack, monkeypatch, "cal") as running:
        assert running.ends() != DONE
        assert b"call" in running.seen
        assert b"\x1b[?1049h" not in running.seen


@pytest.mark.parametrize(
    "arguments",
    [
        ("play", "first-call", "--no-mouse"),
        ("edit", "first-call", "--no-mouse"),
        ("--no-mouse", "edit", "first-call"),
    ],
)
def test_the_mouse_is_left_to_the_terminal_where_that_is_asked_for(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    with terminal("-m", "game", *arguments, "--lang", "en", saves=tmp_path) as running:
        running.shows("A lovely door")
        running.press(CTRL_Q)
        assert running.ends() == DONE
        assert b"\x1b[?1049h" in running.seen
        assert b"\x1b[?1000h" not in running.seen


def test_without_a_terminal_it_says_what_it_needs(pack: Path, run: Run) -> None:
    said = run("edit", "call", "--pack", str(pack), "--lang", "en")
    assert said.code == CANNOT
    assert "needs a terminal" in said.err
    assert "standtall check" in said.err
