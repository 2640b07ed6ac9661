"""Progress as somebody reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.export.progress import progress_lines
from game.session import QUIET
from game.words import LANGUAGES, words
from tests.lines.playing import END_ANSWERS, SHORT, SHORT_ANSWERS, SHORT_WAY, events, sitting


def lines(saves: Path, lang: str = "en") -> list[str]:
    with sitting(saves) as session:
        return progress_lines(session, words(lang))


def test_before_the_first_play_there_is_a_sentence(tmp_path: Path) -> None:
    assert lines(tmp_path) == ["Your progress", "Nothing played yet."]


def test_every_play_is_told_with_its_result_and_its_plan(tmp_path: Path) -> None:
    events(
        tmp_path, SHORT, (*SHORT_ANSWERS, *SHORT_WAY, "", "", "If it rains, I fetch\x1b[2J Sam.")
    )
    events(tmp_path, SHORT, ["hear"], yes=True)
    told = lines(tmp_path)
    assert told[2] == "The short one"
    assert "first attempt: resolved; empathy " in told[3]
    assert told[4] == "Your plan for next time: If it rains, I fetch?[2J Sam."
    assert told[5].endswith("attempt 2: begun, not finished")


def test_a_debrief_that_the_quiet_word_has_put_off_is_said_to_wait(tmp_path: Path) -> None:
    events(tmp_path, SHORT, ["hear"], yes=True)
    with sitting(tmp_path) as session:
        play = session.start(SHORT)
        for choice in SHORT_WAY[1:]:
            play.choose(choice)
        play.answer(QUIET, True)
    assert lines(tmp_path)[3].endswith("first attempt: over, the debrief waits")


def test_practice_is_called_practice_and_left_plays_are_not_told(tmp_path: Path) -> None:
    events(tmp_path, SHORT, ["hear", ":undo", *SHORT_WAY], yes=True)
    events(tmp_path, SHORT, (), yes=True, fresh=True)
    told = [line for line in lines(tmp_path) if ", " in line]
    assert len(told) == 2
    assert "practice: resolved" in told[0]


def test_encounters_come_in_the_order_of_the_week_whichever_was_played_first(
    tmp_path: Path,
) -> None:
    with sitting(tmp_path) as session:
        week = [name for day in session.library.index().days for name in day.encounters]
        for name in sorted(week):
            session.start(name)
        titles = [session.library.index().find(name).words("title", "en") for name in week]
    told = lines(tmp_path)
    assert [line for line in told if line in titles] == titles
    assert week != sorted(week)


def test_an_encounter_whose_pack_is_not_there_is_told_by_its_name(tmp_path: Path) -> None:
    events(tmp_path, SHORT, SHORT_WAY, yes=True)
    with sitting(tmp_path) as session:
        session.store.begin_play(
            session.profile.id, pack="gone", encounter="away", digest="", seed=1, intensity="mild"
        )
    assert "gone/away" in lines(tmp_path)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_left_unfilled_in_any_language(tmp_path: Path, lang: str) -> None:
    events(tmp_path, SHORT, (*SHORT_ANSWERS, *SHORT_WAY, *END_ANSWERS))
    assert not any("{" in line for line in lines(tmp_path, lang))
