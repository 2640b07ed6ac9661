"""`new` and `convert` as a person types them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from game.cli import main
from game.words import LANGUAGES
from tests.cli.conftest import Run


class Typed(io.StringIO):
    """What a person types at a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_new_encounter_can_be_played_and_checked_at_once(run: Run) -> None:
    told = run("new", "late-parcel", "--pack", "mine")
    assert (told.code, told.err) == (0, "")
    assert "standtall play late-parcel --pack mine" in told.out
    assert run("check", "mine").code == 0
    assert "Omar" in run("play", "late-parcel", "--pack", "mine", "--plain", "--yes").out
    again = run("new", "late-parcel", "--pack", "mine")
    assert again.code == 3
    assert "nothing is written over it" in again.err


def test_a_pack_may_be_named_before_the_command(run: Run) -> None:
    assert run("--pack", "theirs", "new", "late-parcel").code == 0
    assert run("--pack", "theirs", "check") == (0, "No problems.\n", "")
    assert run("check", "--pack", "theirs") == (0, "No problems.\n", "")
    Path("theirs/encounters/late-parcel/story.yaml").write_text("x", "utf-8")
    assert run("--pack", "theirs", "check").code == 1
    assert run("check", "--pack", "theirs").code == 1


def test_without_a_pack_it_is_this_folder_or_a_new_one(run: Run) -> None:
    run("new", "one")
    assert Path("my-pack/encounters/one/story.yaml").is_file()
    Path("pack.yaml").write_text(
        "pack: here\nformat: 1\nextends: standtall\nlanguages: [zh-Hans]\n", "utf-8"
    )
    assert run("new", "two").code == 0
    assert "lang: zh-Hans" in Path("encounters/two/story.yaml").read_text("utf-8")


def test_what_is_missing_is_asked_for_at_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setattr("sys.stdin", Typed("late-parcel\nThe late parcel\n"))
    assert main(["new"]) == 0
    assert '"The late parcel"' in Path("my-pack/encounters/late-parcel/story.yaml").read_text()


def test_where_nobody_types_an_id_has_to_be_given(run: Run) -> None:
    told = run("new")
    assert (told.code, told.out) == (2, "")
    assert "standtall new late-parcel" in told.err


@pytest.mark.parametrize("lang", LANGUAGES)
def test_wrong_ids_and_languages_are_told_in_every_language(run: Run, lang: str) -> None:
    told = run("new", "Late Parcel", "--lang", lang)
    assert told.code == 2
    assert "late-parcel" in told.err
    run("new", "one", "--pack", "p", "--lang", "en")
    assert run("new", "two", "--pack", "p", "--lang", "zh-Hant").code == 2


def test_twee_goes_out_and_comes_back(run: Run) -> None:
    told = run("convert", "first-call", "--twee", "call.twee")
    assert told.code == 0
    assert "Twee cannot hold:" in told.err
    assert run("convert", "first-call", "--twee", "-").out == Path("call.twee").read_text("utf-8")
    back = run("convert", "first-call", "--from-twee", "call.twee", "--pack", "mine")
    assert back.code == 0
    assert "“because” of each choice" in back.err
    assert run("play", "mine/first-call", "--pack", "mine", "--plain", "--yes").code == 0
    assert run("convert", "first-call", "--from-twee", "call.twee", "--pack", "mine").code == 3
    assert "\nopening: rings\n" in run("convert", "--from-twee", "call.twee").out


def test_ink_goes_to_a_file_or_to_the_terminal(run: Run) -> None:
    told = run("convert", "first-call", "--ink", "call.ink")
    assert told.code == 0
    heading, *lines = told.err.splitlines()
    assert heading == "Not in the ink file:"
    assert "  the question of the cause (1): cause.ask" in lines
    assert "# locked: short-legs\n" in Path("call.ink").read_text("utf-8")
    assert run("convert", "first-call", "--ink", "-").out == Path("call.ink").read_text("utf-8")


def test_what_is_wrong_with_a_twee_file_is_told_by_line(run: Run) -> None:
    Path("odd.twee").write_bytes(b":: Start\n[[a->b]]\n<<x>> \x1b[2J\n:: Start\n")
    told = run("convert", "--from-twee", "odd.twee")
    assert told.code == 1
    for line in (2, 3, 4):
        assert f"odd.twee:{line}: " in told.err
    assert "\x1b" not in told.out + told.err
    assert "encounter: odd\n" in told.out


def test_what_cannot_be_converted_is_said(run: Run) -> None:
    Path("門.twee").write_text(":: Start\n", "utf-8")
    Path("empty.twee").write_text(":: StoryTitle\n", "utf-8")
    assert run("convert", "--from-twee", "門.twee").code == 2
    assert run("convert", "gate", "--from-twee", "門.twee").code == 1
    assert run("convert", "--from-twee", "empty.twee").code == 1
    assert run("convert", "--from-twee", "nope.twee").code == 3
    assert run("convert", "first-call", "--twee", "no/such/folder").code == 3
    assert run("convert", "first-call").code == 2
    assert run("convert", "--ink", "x.ink").code == 2
    assert run("convert", "nope", "--ink", "x.ink").code == 2
    assert run("convert", "first-call", "--ink", "a", "--twee", "b").code == 2
