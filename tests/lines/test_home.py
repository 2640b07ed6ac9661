"""The line edition's home: a list to choose from, settings, and the way back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.lines.flow import Wishes
from game.lines.home import at_home
from game.lines.plain_desk import PlainDesk
from game.saves import open_store
from game.session import Session
from game.stories.library import Library
from tests.lines.playing import SHORT, SHORT_ANSWERS, SHORT_WAY, Heard, plain, shelf, sitting

FIRST = shelf().index().find("first-call")
TITLE = FIRST.words("title", "en")


def test_home_lists_the_week_and_everything_else_by_number(tmp_path: Path) -> None:
    (first,) = plain(tmp_path, None, [])
    entries = [entry for entry in shelf().index().entries if not entry.left_out]
    assert [f"\n{number}. " in first for number, _ in enumerate(entries, 1)] == [True] * len(
        entries
    )
    assert f"1. {TITLE}, 2 minutes\n" in first
    assert "The yard. To try things.\n" in first
    assert ":help tells what else there is." in first


def test_a_number_or_an_id_plays_and_comes_back_home(tmp_path: Path) -> None:
    for line in ("1", "１", "first-call", "standtall/first-call"):
        heard = plain(tmp_path / line.replace("/", "-"), None, [line, ":leave"])
        assert f"{TITLE}\n" in heard[1]
        assert heard[2].endswith("You are at home. :list tells the encounters, :help the rest.\n")


def test_leaving_an_encounter_comes_home_and_leaving_home_ends(tmp_path: Path) -> None:
    heard = plain(tmp_path, None, ["1", "", "say-it-back", ":leave", ":leave", "1"])
    assert "Saved. It goes on where you left" in heard[4]
    assert len(heard) == 6
    assert f"1. {TITLE}, 2 minutes, begun\n" in plain(tmp_path, None, [])[0]


def test_a_begun_encounter_goes_on_from_home(tmp_path: Path) -> None:
    plain(tmp_path, None, ["1", "", "say-it-back"])
    assert "You were in the middle of this." in plain(tmp_path, None, ["1"])[1]


@pytest.mark.parametrize("line", ["0", "99", "nope", "-", "9" * 5000, "²"])
def test_a_number_that_is_not_there_is_a_sentence(tmp_path: Path, line: str) -> None:
    heard = plain(tmp_path, None, [line])
    assert "is not one of the answers" in heard[1]
    assert heard[1].count("\n") == 1


def test_an_empty_line_lists_again(tmp_path: Path) -> None:
    first, again = plain(tmp_path, None, [""])
    assert first.endswith(again)


def test_the_language_of_home_is_kept(tmp_path: Path) -> None:
    heard = plain(tmp_path, None, [":lang zh_TW", ":settings"])
    assert f"1. {FIRST.words('title', 'zh-Hant')}，2 分鐘\n" in heard[1]
    assert "語言：繁體中文。" in heard[2]
    with sitting(tmp_path) as session:
        assert session.store.settings(session.profile.id)["lang"] == "zh-Hant"
    assert ":lang" not in plain(tmp_path, None, [], lang="zh-Hant")[0]  # told to newcomers alone


def test_newcomers_hear_of_the_languages_in_their_own_words(tmp_path: Path) -> None:
    (first,) = plain(tmp_path, None, [])
    assert "“:lang zh-Hant” for 繁體中文" in first
    assert "“:lang zh-Hans” for 简体中文" in first


def test_the_usual_intensity_is_a_setting(tmp_path: Path) -> None:
    heard = plain(tmp_path, None, [":settings", ":intensity strong", "short", "", "", "", ":leave"])
    assert "paraphrased" in heard[1]
    assert "said aloud" in heard[2]
    assert "Enter means: Strong." in heard[4]
    assert "You are a gatepost!" in heard[6]
    assert "Answer with one of: mild, strong." in plain(tmp_path, None, [":intensity hard"])[1]


def test_progress_about_and_help_are_told(tmp_path: Path) -> None:
    heard = plain(tmp_path, None, [":progress", ":about", ":help", ":nope"])
    assert "Nothing played yet." in heard[1]
    assert "Gipi" in heard[2]
    for command in (":list", ":progress", ":settings", ":about", ":leave"):
        assert f"{command}: " in heard[3]
    assert "There is no command “:nope”." in heard[4]


def test_an_encounter_is_begun_anew_and_the_one_that_was_begun_is_closed(tmp_path: Path) -> None:
    plain(tmp_path, None, ["1", "", "say-it-back"])
    heard = plain(tmp_path, None, [":anew 1", "", ":leave", "1"])
    assert FIRST.words("you", "en") in heard[1]
    assert "Saved. It goes on where you left" in heard[3]
    assert "You were in the middle of this." in heard[4]
    with sitting(tmp_path) as session:
        assert [play.status for play in session.store.plays(session.profile.id)] == ["left", "open"]
        assert session.unfinished("first-call") == session.store.plays(session.profile.id)[1]


def test_stepping_away_at_the_note_closes_nothing(tmp_path: Path) -> None:
    plain(tmp_path, SHORT, ["hear"], yes=True)
    entries = [entry.name for entry in shelf().index().entries]
    heard = plain(tmp_path, None, [f":anew {entries.index(SHORT) + 1}", "step-away"])
    assert "You stepped away." in heard[2]
    with sitting(tmp_path) as session:
        assert [play.status for play in session.store.plays(session.profile.id)] == ["open"]


def test_anew_needs_a_number(tmp_path: Path) -> None:
    heard = plain(tmp_path, None, [":anew", ":anew 99", ":help"])
    assert heard[1].startswith("“:anew” is not one of the answers. Answer with one of: :anew 1, ")
    assert heard[2].startswith("“:anew 99” is not one of the answers.")
    assert "\n:anew 1: begin that encounter anew; one that was begun is closed\n" in heard[3]


def test_a_finished_play_is_told_again_and_played_on_from(tmp_path: Path) -> None:
    plain(tmp_path, SHORT, [*SHORT_ANSWERS, *SHORT_WAY, "70 60 50", "roof", "If it rains, I wait."])
    heard = plain(
        tmp_path, None, [":progress", ":progress 1", ":rewind 3", "come-in", "", ":progress 1", ""]
    )
    assert ", first attempt: resolved; " in heard[1]
    assert heard[1].endswith(
        "\nYour plan for next time: If it rains, I wait.\n\n"
        "“:progress 1” tells the debrief of the first again, or goes on with it.\n"
    )
    assert heard[2].startswith(
        "\nThe short one\nNote: Pat shouts at you.\n\nHow it went: resolved."
    )
    assert "you guessed 70" in heard[2]
    assert "Enter: done." in heard[2]
    assert "Part 2 of 2" in heard[3]
    assert "This was practice; your first attempt stays as it was." in heard[4]
    assert "Your own guess" not in heard[4]  # it was asked, beside the first attempt
    assert heard[5].endswith("You are at home. :list tells the encounters, :help the rest.\n")
    assert "How it went: resolved." in heard[6]


def test_a_play_that_was_begun_goes_on_from_progress_be_it_practice_or_not(tmp_path: Path) -> None:
    plain(tmp_path, SHORT, [*SHORT_ANSWERS, "hear", ":undo"])
    heard = plain(tmp_path, None, [":progress", ":progress 1", ":leave", ":progress 2"])
    assert re.search(r"\n1\. [-\d]+, first attempt: begun.*\n2\. [-\d]+, practice: begun", heard[1])
    assert "You were in the middle of this." in heard[2]
    assert "You: You are wet through.\n" in heard[2]
    assert ":first" not in heard[2]
    assert "Saved. It goes on where you left" in heard[3]
    assert ":first goes back to it." in heard[4]


def test_plays_are_numbered_by_encounter_and_a_number_that_is_not_there_is_a_sentence(
    tmp_path: Path,
) -> None:
    assert plain(tmp_path, None, [":progress 1"])[1] == "\nYour progress\nNothing played yet.\n"
    plain(tmp_path, SHORT, ["hear"], yes=True)
    plain(tmp_path, "first-call", ["say-it-back"], yes=True)
    heard = plain(tmp_path, None, [":progress", ":progress 3", ":progress 1"])
    assert f"\n{TITLE}\n1. " in heard[1]
    assert "\nThe short one\n2. " in heard[1]
    assert heard[2] == (
        "“:progress 3” is not one of the answers. Answer with one of: :progress 1, :progress 2.\n"
    )
    assert heard[3].startswith(f"\n{TITLE}\n")


def test_a_debrief_that_its_story_has_no_more_is_a_sentence(tmp_path: Path) -> None:
    with sitting(tmp_path) as session:
        play = session.start(SHORT)
        # as a play whose choices the story has no more
        session.store.finish(play.record.id, ending="six", kind="resolved", scores={}, bands={})
    heard = plain(tmp_path, None, [":progress 1"])
    assert heard[1] == (
        "The encounter was changed since; this play can no longer be told decision by decision. "
        "Its result stays. Play the encounter again for a new debrief.\n"
    )


def test_cards_are_listed_and_read_one_by_one(tmp_path: Path) -> None:
    heard = plain(tmp_path, None, [":cards", ":cards 2", ":cards 99", ":cards two"])
    assert "Empathy.\n1. Listen, and say it back\n2. Ask before you answer\n" in heard[1]
    assert heard[2].startswith("\nAsk before you answer.\nTurn waiting into asking.")
    assert "“What has to be in your hands tomorrow morning?”\nBeware: " in heard[2]
    assert "Practise it in: A lovely door, The late report\n" in heard[2]
    for wrong, said in ((":cards 99", heard[3]), (":cards two", heard[4])):
        assert f"“{wrong}” is not one of the answers." in said


def test_the_cheat_sheet_is_read_at_home(tmp_path: Path) -> None:
    heard = plain(tmp_path, None, [":cheatsheet", ":help"])
    assert heard[1].startswith("\nYour cheat sheet\n")
    assert "\nNo cards yet: " in heard[1]
    assert ":cheatsheet: " in heard[2]


def test_an_encounter_with_problems_is_named_and_the_others_play(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    (pack / "encounters" / "torn").mkdir(parents=True)
    (pack / "pack.yaml").write_text(
        "pack: torn\nformat: 1\nextends: standtall\nlanguages: [en]\n", "utf-8"
    )
    (pack / "encounters" / "torn" / "story.yaml").write_text("encounter: torn\n", "utf-8")
    heard = Heard()
    with open_store(tmp_path / "saves").store as store:
        session = Session(store, Library((*shelf().paths, pack)), store.profile("player"))
        lines = iter(["torn", "1"])
        desk = PlainDesk(session, lambda _: next(lines), heard, "en", lambda *_: "")
        with pytest.raises(StopIteration):
            at_home(session, desk, Wishes(""))
    said = heard.getvalue()
    assert f"torn: left out, it has problems. “standtall check {pack}” tells which." in said
    assert "“torn” is not one of the answers." in said
    assert FIRST.words("you", "en") in said
