"""Drills in the line edition."""

from __future__ import annotations

from pathlib import Path

from game.drills import Drills, keeping_most
from game.engine.rubric import CONDITIONS
from tests.drills.test_schedule import played
from tests.lines.playing import plain, sitting


def test_without_a_finished_call_there_is_a_sentence(tmp_path: Path) -> None:
    heard = plain(tmp_path, None, [":drills"])
    assert "Nothing yet: the lines come from calls that you have finished.\n" in heard[1]


def test_a_round_asks_twice_and_tells_why(tmp_path: Path) -> None:
    with sitting(tmp_path) as session:
        played(session)
        due = Drills(session).due()
    given = []
    for drill in due:
        best = [move.id for move in drill.moves].index(
            min(keeping_most(drill.moves, drill.condition))
        )
        given += [str(CONDITIONS.index(drill.condition) + 1), str(best + 1)]
    heard = plain(tmp_path, None, [":drills", *given])
    assert "A lovely door (1 of 4)\n" in heard[1]
    assert "How is Carol Whittle here?\n1. listening\n" in heard[1]
    assert heard[2].startswith("\nYes: upset.\n\nWhat would you do first?\n1. ")
    assert "Nothing here keeps more of all three.\n" in heard[3]
    assert "That was all for now. The next line comes back in 2 days.\n" in heard[-1]
    assert "That was all for now." in plain(tmp_path, None, [":drills"])[1]


def test_an_answer_that_is_none_is_asked_again_and_leaving_comes_home(tmp_path: Path) -> None:
    with sitting(tmp_path) as session:
        played(session)
    heard = plain(tmp_path, None, [":drills", "8", "４", "nope", ":leave", ":drills"])
    assert "“8” is not one of the answers." in heard[2]
    assert "What would you do first?" in heard[3]
    assert "is not one of the answers" in heard[4]
    assert heard[5].endswith("You are at home. :list tells the encounters, :help the rest.\n")
    assert "(1 of 4)" in heard[6]  # nothing was answered, so nothing is gone
