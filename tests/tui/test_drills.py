"""The screen of drills."""

from __future__ import annotations

from game.drills import Drills, keeping_most
from game.engine.rubric import CONDITIONS
from tests.drills.test_schedule import played
from tests.tui.conftest import Play


async def test_without_a_finished_call_there_is_a_sentence(play: Play) -> None:
    async with play() as player:
        await player.press("d")
        assert player.where == "Drills"
        assert "Nothing yet" in player.text
        await player.press("escape")
        assert player.where == "Home"


async def test_a_round_asks_twice_tells_why_and_ends(play: Play) -> None:
    async with play() as player:
        session = player.app.sitting.session
        played(session)
        due = Drills(session).due()
        await player.press("d")
        assert f"1 of {len(due)}" in player.text
        for number, drill in enumerate(due):
            condition = str(CONDITIONS.index(drill.condition) + 1)
            best = min(keeping_most(drill.moves, drill.condition))
            await player.press(condition)
            assert "What would you do first?" in player.text
            await player.press(str([move.id for move in drill.moves].index(best) + 1))
            assert "Nothing here keeps more of all three." in player.text
            assert Drills(session).due() == due[number + 1 :]  # kept before the next is shown
            await player.press("1")
        assert "That was all for now." in player.text
        await player.press("1", "escape")
        assert player.where == "Home"


async def test_leaving_in_the_middle_keeps_what_was_answered(play: Play) -> None:
    async with play() as player:
        session = player.app.sitting.session
        played(session)
        due = Drills(session).due()
        await player.press("d", "7", "1", "1", "4", "escape", "d")
        assert f"1 of {len(due) - 1}" in player.text
        assert "How is" in player.text
