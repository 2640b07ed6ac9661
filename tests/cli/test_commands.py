"""Each command does what it says, in the person's language, and ends with the right code."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from game import __version__
from game.doctor import Finding
from game.saves import open_store
from game.words import LANGUAGES, words
from tests.cli.conftest import Run
from tests.lines.playing import SHORT_WAY, YARD

SHORT = ("play", "short", "--pack", str(YARD), "--yes")
WAY = "\n".join(SHORT_WAY) + "\n"


def test_the_version_is_told(run: Run) -> None:
    assert run("--version") == (0, f"standtall {__version__}\n", "")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_help_is_told_in_every_language_with_examples(run: Run, lang: str) -> None:
    told = run("--help", "--lang", lang)
    assert told.code == 0
    for command in (
        "play",
        "check",
        "progress",
        "export",
        "profiles",
        "backup",
        "doctor",
        "translate",
    ):
        assert re.search(rf"^    {command}\b", told.out, re.MULTILINE)
    assert "standtall play first-call" in told.out
    assert words(lang).t("Practise hard conversations with customers.") in told.out
    if lang != "en":
        assert "show this help" not in told.out
        assert "usage" not in told.out


def test_options_may_stand_before_the_command_or_after_it(run: Run) -> None:
    for arguments in (("--json", *SHORT), (*SHORT, "--json")):
        told = run(*arguments, "--profile", arguments[0].strip("-"), given=WAY)
        assert '"debrief"' in told.out
    assert "好" in run("--lang", "zh-Hant", "play", "first-call", "--plain", "--yes").out


def test_playing_both_ways_reaches_the_debrief(run: Run) -> None:
    assert json.loads(run(*SHORT, "--json", given=WAY).out.splitlines()[-1])["ending"] == "six"
    told = run(*SHORT, "--plain", given=WAY)
    assert (told.code, told.err) == (0, "")
    assert "How it went: resolved." in told.out


def test_the_profiles_language_is_spoken_from_the_saves_on(run: Run, tmp_path: Path) -> None:
    with open_store(tmp_path / "saves").store as store:
        store.set_setting(store.profile("player").id, "lang", "zh-Hans")
    assert run("play", "nope", "--plain").err.startswith("standtall: 没有“nope”这个情景。")
    assert "还没玩过" in run("progress").out
    assert "Nothing played" in run("progress", "--lang", "en").out


def test_check_is_clean_or_names_every_problem(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "here" / "mine"
    folder.mkdir()
    (folder / "pack.yaml").write_text(
        "pack: mine\nformat: 1\nextends: standtall\nlanguages: [en]\n", "utf-8"
    )
    told = run("check", "mine")
    assert told.code == 1
    assert "mine/encounters:0:0 no-encounters This pack has no encounter." in told.out
    assert told.out.endswith("1 problem.\n")
    (line,) = run("check", "mine", "--json").out.splitlines()
    assert json.loads(line) == {
        "path": "mine/encounters",
        "line": 0,
        "col": 0,
        "code": "no-encounters",
        "note": False,
        "message": "This pack has no encounter.",
        "hint": "Put one into encounters/ID/story.yaml.",
    }


def test_export_writes_both_files_and_says_where(run: Run, tmp_path: Path) -> None:
    run(*SHORT, "--plain", "--profile", "ana", given=WAY)
    told = run("export", "--profile", "ana", "out")
    assert told == (0, "Written: out/ana.json\nWritten: out/ana.csv\n", "")
    assert (tmp_path / "here" / "out" / "ana.csv").exists()


def test_profiles_are_listed(run: Run) -> None:
    assert run("profiles") == (0, "", "")
    run(*SHORT, "--json", "--profile", "王小明")
    assert re.fullmatch(r"王小明, since \d{4}-\d\d-\d\d\n", run("profiles").out)


def test_a_profile_is_deleted_only_when_its_name_is_typed(run: Run) -> None:
    run(*SHORT, "--json", "--profile", "ana")
    assert run("profiles", "--delete", "ana", given="yes\n").code == 2
    assert run("profiles", "--delete", "ana", given="").code == 2
    assert "ana" in run("profiles").out
    told = run("profiles", "--delete", "ana", given="ana\n")
    assert told.code == 0
    assert told.out.endswith("Deleted: ana\n")
    assert run("profiles").out == ""


def test_yes_deletes_without_asking_and_nobody_is_asked_about_nobody(run: Run) -> None:
    run(*SHORT, "--json", "--profile", "ana")
    assert run("profiles", "--delete", "ana", "--yes") == (0, "Deleted: ana\n", "")
    told = run("profiles", "--delete", "ana", given="ana\n")
    assert told.code == 2
    assert told.out == ""
    assert "There is no profile “ana”." in told.err


def test_backup_says_where_the_newest_is(run: Run, tmp_path: Path) -> None:
    told = run("backup")
    assert told.code == 0
    assert Path(told.out.partition(": ")[2].strip()).is_file()


def test_a_finished_play_is_in_a_backup(run: Run, tmp_path: Path) -> None:
    run(*SHORT, "--json", given=WAY)
    newest = max((tmp_path / "saves" / "backups").glob("*.db"))
    assert b"gate-stays" in newest.read_bytes()


def test_doctor_tells_what_is_there_and_fails_where_something_is_wrong(
    run: Run, tmp_path: Path
) -> None:
    told = run("doctor")
    assert told.code == 0
    for word in (
        "Python",
        "Locale C.UTF-8",
        "Content:",
        "Saves:",
        "Widths:",
        "Colours:",
        "Interface words in Chinese: there",
    ):
        assert word in told.out
    (tmp_path / "blocked").write_text("", "utf-8")
    told = run("doctor", "--saves", str(tmp_path / "blocked"))
    assert told.code == 3
    assert "LOOK: The folder for the saves" in told.out


@pytest.mark.parametrize("lang", LANGUAGES)
def test_doctor_speaks_every_language(run: Run, lang: str) -> None:
    told = run("doctor", "--lang", lang)
    assert "{" not in told.out
    assert len(told.out.splitlines()) >= 11


def test_a_finding_holds_no_sign_that_steers_the_terminal() -> None:
    assert Finding(True, "Saves: \x1b[2J").lines(words("en")) == ["fine: Saves: ?[2J"]


def test_progress_makes_no_profile_and_knows_only_those_there_are(run: Run) -> None:
    assert run("progress", "--profile", "nobody").code == 2
    assert run("profiles").out == ""
    assert run("progress") == (0, "Your progress\nNothing played yet.\n", "")


def test_damaged_saves_are_mended_and_every_command_says_so_once(run: Run, tmp_path: Path) -> None:
    run(*SHORT, "--json", given=WAY)
    path = tmp_path / "saves" / "standtall.db"
    path.write_bytes(b"not a database" + path.read_bytes()[14:])
    told = run("export")
    assert "standtall: The saves were damaged." in told.err
    assert told.code == 0
    assert run("export").err == ""


def test_saves_of_a_newer_game_are_left_alone_and_end_with_3(run: Run, tmp_path: Path) -> None:
    import sqlite3

    run("backup")
    with sqlite3.connect(tmp_path / "saves" / "standtall.db") as db:
        db.execute("PRAGMA user_version = 999")
    db.close()
    told = run("progress")
    assert told.code == 3
    assert "newer version" in told.err
    told = run(*SHORT, "--json")
    assert told.code == 3
    assert json.loads(told.out)["code"] == "saves-newer"


def test_the_cheat_sheet_is_told_or_written(run: Run) -> None:
    assert "No cards yet" in run("cheatsheet", "--lang", "en").out
    run("play", "first-call", "--json", "--yes", given="sure-of-it\n")
    assert "Listen, and say it back" in run("cheatsheet", "--all", "--lang", "en").out
    told = run("cheatsheet", "--html", "sheet.html", "--lang", "en")
    assert told == (0, "Written: sheet.html\n", "")
    assert Path("sheet.html").read_text("utf-8").startswith("<!doctype html>")
    unknown = run("cheatsheet", "--profile", "nobody", "--lang", "en")
    assert (unknown.code, unknown.out) == (2, "")
    assert "nobody" in unknown.err
