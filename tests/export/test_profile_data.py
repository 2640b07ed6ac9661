"""What leaves the game about a profile: all of it, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from game.errors import CANNOT, GameError
from game.export.profile_data import export_profile, file_stem
from game.export.transcript_file import save_transcript
from tests.lines.playing import SHORT, SHORT_ANSWERS, SHORT_WAY, events, sitting


def exported(saves: Path, folder: Path) -> tuple[dict[str, object], list[dict[str, str]]]:
    with sitting(saves) as session:
        json_path, csv_path = export_profile(session.store, "player", folder)
    with csv_path.open(encoding="utf-8-sig", newline="") as file:
        return json.loads(json_path.read_text("utf-8")), list(csv.DictReader(file))


def test_a_row_holds_the_result_the_answers_and_the_path(tmp_path: Path) -> None:
    lines = (*SHORT_ANSWERS[:2], "4", *SHORT_WAY, "70 60 50", "roof", "如果下雨，我就找 Sam。")
    debrief = events(tmp_path, SHORT, lines)[-1]
    whole, (row,) = exported(tmp_path, tmp_path / "out")
    assert whole["profile"]["name"] == "player"  # type: ignore[index]
    assert (row["pack"], row["encounter"], row["status"]) == ("yard", "short", "finished")
    assert (row["ending"], row["kind"]) == ("six", "resolved")
    for axis, score in debrief["scores"].items():
        assert row[axis] == ("" if score is None else str(score))
        assert row[f"{axis}_band"] == ("" if score is None else str(debrief["bands"][axis]["band"]))
    assert (row["confidence"], row["cause"]) == ("4", "roof")
    assert row["empathy_guess"] == "70"
    assert row["plan"] == "如果下雨，我就找 Sam。"
    assert row["path"] == " ".join(SHORT_WAY)


@pytest.mark.parametrize(
    "plan",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "＝1+1",
        "－1",
        "  =1+1",
        "\u3000=1",
        '=HYPERLINK("http://x","y")',
    ],
)
def test_no_cell_is_a_formula(tmp_path: Path, plan: str) -> None:
    events(tmp_path, SHORT, SHORT_WAY, yes=True)
    with sitting(tmp_path) as session:
        (play,) = session.store.plays(session.profile.id)
        session.store.note(play.id, "plan", json.dumps(plan))
    whole, (row,) = exported(tmp_path, tmp_path / "out")
    assert row["plan"] == f"'{plan}"
    assert json.loads(whole["plays"][0]["notes"]["plan"]["value"]) == plan  # type: ignore[index]


def test_a_play_that_is_not_finished_is_exported_as_far_as_it_went(tmp_path: Path) -> None:
    events(tmp_path, SHORT, ["hear"], yes=True)
    _, (row,) = exported(tmp_path, tmp_path / "out")
    assert (row["status"], row["ending"], row["empathy"], row["path"]) == ("open", "", "", "hear")


def test_an_answer_that_the_disk_has_damaged_is_exported_as_it_stands(tmp_path: Path) -> None:
    events(tmp_path, SHORT, ["hear"], yes=True)
    with sitting(tmp_path) as session:
        (play,) = session.store.plays(session.profile.id)
        session.store.note(play.id, "guess", "{torn")
        session.store.note(play.id, "cause", "[1, 2")
    _, (row,) = exported(tmp_path, tmp_path / "out")
    assert row["cause"] == "[1, 2"
    assert row["empathy_guess"] == ""


def test_an_export_over_an_earlier_one_holds_the_newest_state(tmp_path: Path) -> None:
    exported_before = exported(tmp_path, tmp_path / "out")
    events(tmp_path, SHORT, ["hear"], yes=True)
    assert exported(tmp_path, tmp_path / "out") != exported_before


def test_a_folder_that_takes_nothing_is_an_error_with_its_path(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    with sitting(tmp_path) as session, pytest.raises(GameError, match="cannot-write") as caught:
        export_profile(session.store, "player", blocked)
    assert caught.value.exit_code == CANNOT
    with sitting(tmp_path) as session, pytest.raises(GameError, match="profile-unknown"):
        export_profile(session.store, "nobody", tmp_path)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("ana", "ana"),
        ("王小明", "王小明"),
        ("../../etc/passwd", "etc-passwd"),
        ("a/b\\c:d", "a-b-c-d"),
        ("...", "profile"),
        ("-x-", "x"),
    ],
)
def test_a_name_becomes_a_file_name_inside_the_folder(name: str, stem: str) -> None:
    assert file_stem(name) == stem


def test_a_transcript_never_goes_over_another(tmp_path: Path) -> None:
    names = [Path(save_transcript("late-report", str(n), tmp_path)).name for n in range(3)]
    assert names == [
        "late-report-transcript.txt",
        "late-report-transcript-2.txt",
        "late-report-transcript-3.txt",
    ]
    assert [(tmp_path / name).read_text("utf-8") for name in names] == ["0", "1", "2"]
