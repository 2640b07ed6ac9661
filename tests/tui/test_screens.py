"""Every screen opens, says what it should and can be left again."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.errors import CANNOT, GameError
from game.saves import Store
from game.tui import TuiOptions
from game.tui.screens.conversation import ConversationScreen
from game.tui.screens.debrief import DebriefScreen
from game.tui.screens.plan import sentence
from game.tui.sitting import sit_down
from game.tui.talk import tools
from game.words import LANGUAGES, words
from tests.tui.conftest import Play, Player, Through


def _path(player: Player) -> list[str]:
    """The choices of the conversation that is open."""
    screen = player.app.screen
    assert isinstance(screen, ConversationScreen)
    return list(screen.play.path)


async def test_the_first_start_asks_for_a_language_and_offers_the_first_call(play: Play) -> None:
    async with play(lang=None) as player:
        assert player.where == "Language"
        assert "繁體中文" in player.text
        await player.press("2")
        assert player.where == "Briefing"
        assert player.app.sitting.settings["lang"] == "zh-Hant"
        await player.press("escape")
        assert player.where == "Home"
    async with play(lang=None) as player:
        assert player.where == "Home"
        assert player.app.sitting.lang == "zh-Hant"


async def test_home_shows_the_week_and_opens_a_briefing(play: Play) -> None:
    async with play() as player:
        assert player.where == "Home"
        assert "Monday" in player.text
        await player.press("1")
        assert player.where == "Briefing"
        assert "Your aim" in player.text
        await player.press("3")
        assert "3 of 5" in player.text


async def test_a_briefing_keeps_the_content_note_in_sight(play: Play) -> None:
    async with play(size=(60, 20), encounter="abusive-client") as player:
        assert "Note:" in player.text


async def test_a_briefing_offers_to_read_on_where_there_is_more(play: Play) -> None:
    async with play(encounter="late-report") as player:
        assert "PgDn read on" in player.text
        await player.pilot.resize_terminal(80, 40)
        await player.pilot.pause()
        assert "PgDn" not in player.text
    async with play(encounter="first-call") as player:
        assert "PgDn" not in player.text


async def test_a_reply_is_shown_and_saved(play: Play) -> None:
    async with play(encounter="first-call") as player:
        await player.press("b")
        assert player.where == "Conversation"
        assert "turn 1" in player.text
        await player.press("2")
        assert "turn 2" in player.text
        store = player.app.sitting.store
        (record,) = store.plays(player.app.sitting.profile.id)
        assert len(store.steps(record.id)) == 1


async def test_the_coach_speaks_and_is_remembered(play: Play) -> None:
    async with play(encounter="first-call") as player:
        await player.press("b", "question_mark")
        assert "Coach" in player.text
        (record,) = player.app.sitting.store.plays(player.app.sitting.profile.id)
        assert player.app.sitting.store.notes(record.id)["coach"] == "1"


async def test_a_rewind_is_practice_beside_the_first_attempt(play: Play) -> None:
    async with play(encounter="first-call") as player:
        await player.press("b", "1", "u")
        assert "practice" in player.text
        assert "turn 1" in player.text
        first, second = player.app.sitting.store.plays(player.app.sitting.profile.id)
        assert second.practice_of == first.id
        assert len(player.app.sitting.store.steps(first.id)) == 1


async def test_stepping_away_keeps_everything(play: Play) -> None:
    async with play(encounter="first-call") as player:
        await player.press("b", "1", "escape")
        assert player.where == "Away"
        await player.press("2")
        assert player.where == "Home"
        await player.press("c")
        assert player.where == "Conversation"
        assert "turn 2" in player.text


async def test_stepping_away_from_practice_offers_the_first_attempt(play: Play) -> None:
    async with play(encounter="first-call") as player:
        await player.press("b", "1", "u", "escape", "3")
        assert player.where == "Conversation"
        assert "turn 2" in player.text
        assert "practice" not in player.text


async def test_practice_that_waits_leaves_a_call_that_was_played_played(
    play: Play, through: Through
) -> None:
    async with play(encounter="first-call") as player:
        await through(player, "Debrief")
        screen = player.app.screen
        assert isinstance(screen, DebriefScreen)
        player.app.sitting.session.rewind(screen._play, 1)
        await player.press("h")
        assert player.where == "Home"
        (row,) = [row for row in player.text.split("\n") if "  1  A lovely door" in row]
        assert row.endswith("played")
        await player.press("1")
        (row,) = [row for row in player.text.split("\n") if "Go on where you left" in row]
        assert row.endswith("practice")


async def test_a_guess_that_lacks_one_points_at_it(play: Play, through: Through) -> None:
    async with play(encounter="first-call") as player:
        await through(player, "Guess")
        await player.press("7", "down", "8", "enter")
        assert player.where == "Guess"
        assert "Set all three" in player.text
        assert "> boundaries" in player.text
        await player.press("5", "down", "enter")
        assert player.where == "Cause"


async def test_of_two_windows_the_later_one_is_told_and_stands_where_the_other_does(
    play: Play,
) -> None:
    async with play(encounter="first-call") as player:
        await player.press("b")
        screen = player.app.screen
        assert isinstance(screen, ConversationScreen)
        session = player.app.sitting.session
        other = session.resume(screen.play.record)
        other.choose("say-it-back")
        await player.press("2")
        assert player.where == "Notice"
        assert "This conversation went on in another window." in player.text
        assert "first-call" not in player.text  # people know it by its title
        await player.press("1")
        assert _path(player) == ["say-it-back"]
        assert "turn 2" in player.text


async def test_a_kit_key_acts_on_what_can_be_read(play: Play) -> None:
    async with play(size=(120, 40), encounter="first-call") as player:
        await player.press("b", "f5")
        assert _path(player) == ["ask-sam"]
        assert "(Cover the phone and ask Sam.)" in player.text
        assert "turn 1" in player.text  # it protects; what was asked still waits for a reply
        await player.press("1")
        assert "turn 2" in player.text
    async with play(size=(60, 20), encounter="first-call", fresh=True) as player:
        await player.press("b", "f5")
        assert _path(player) == []
        assert "Cover the phone and ask Sam." in player.text
        await player.press("f5")
        assert _path(player) == ["ask-sam"]


async def test_a_closed_tool_says_why(play: Play) -> None:
    async with play(encounter="first-call") as player:
        await player.press("b", "f8")
        assert "turn 1" in player.text
        assert player.text.splitlines()[-1].strip().startswith("Handing over")
        assert "F8 (Handing over)" in player.text  # seen without colours too
        assert "F7 Writing it down" in player.text


async def test_a_reply_is_put_together_from_parts(play: Play, through: Through) -> None:
    async with play(encounter="rain-refund") as player:
        await player.press("b")
        for _ in range(30):
            if "once the reply is put together" in player.text:
                break
            await player.press("1")
        assert "1. " in player.text
        assert "..." in player.text
        turn = player.text.splitlines()[0].split()[-1]
        path = _path(player)
        await player.press("f5")
        assert _path(player) == path  # the kit waits
        for part in (1, 2):
            assert player.text.splitlines()[0].split()[-1] == turn  # it is one reply
            assert f"{part}. " in player.text
            await player.press("1")
        assert player.text.splitlines()[0].split()[-1] == str(int(turn) + 1)


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_a_whole_play_reaches_the_debrief(play: Play, through: Through, lang: str) -> None:
    async with play(encounter="first-call", lang=lang) as player:
        await through(player, "Debrief")
        assert words(lang).t("What you kept of what was at stake") in player.text
        (record,) = player.app.sitting.store.plays(player.app.sitting.profile.id)
        assert record.status == "finished"
        assert '"empathy": 70' in player.app.sitting.store.notes(record.id)["guess"]


async def test_a_hard_encounter_is_followed_by_quiet_first(play: Play, through: Through) -> None:
    async with play(encounter="abusive-client") as player:
        await through(player, "Quiet")
        assert "written to be unfair" in player.text
        await player.press("3")
        assert player.where == "Home"
        await player.press("p")
        assert "first attempt: over, the debrief waits" in player.text
        await player.press("enter")
        assert player.where == "Guess"  # the quiet word is said once
        await player.press("escape", "escape")
        assert player.where == "Debrief"


async def test_a_decision_can_be_played_on_from(play: Play, through: Through) -> None:
    async with play(encounter="first-call") as player:
        await through(player, "Debrief")
        player.app.screen.query_one("#main").action_choose()  # type: ignore[attr-defined]
        assert player.where == "Debrief"  # nothing is pointed at before somebody points
        for _ in range(60):
            if player.app.screen.query_one("#main").cursor.startswith("decision-"):  # type: ignore[attr-defined]
                break
            await player.press("down")
        await player.press("enter")
        assert player.where == "Conversation"
        assert "practice" in player.text


async def test_a_plan_is_kept_and_shown(play: Play, through: Through) -> None:
    async with play(encounter="first-call") as player:
        await through(player, "Debrief")
        await player.press("p")
        assert player.where == "Plan"
        await player.press(*"they shout", "enter", *"breathe", "enter")
        assert player.where == "Debrief"
        await player.press("end")
        assert "If they shout, then I breathe." in player.text
        await player.press("f2", "p")
        assert player.where == "Plan"
        assert "they shout" in player.text  # to be changed, in any language
        await player.press(*" again", "enter", "enter", "end")
        assert "they shout again" in player.text


async def test_what_was_typed_for_a_plan_waits_where_it_was_left(
    play: Play, through: Through
) -> None:
    async with play(encounter="first-call") as player:
        await through(player, "Debrief")
        await player.press("p", *"they shout", "escape")
        assert player.where == "Debrief"
        await player.press("p")
        assert "they shout" in player.text


@pytest.mark.parametrize(
    ("lang", "when", "then", "plan"),
    [
        ("en", "If they shout,", "then I breathe.", "If they shout, then I breathe."),
        ("en", "they shout", "I breathe", "If they shout, then I breathe."),
        ("en", "if", "Iris takes it", "If if, then I Iris takes it."),
        ("zh-Hant", "如果客人大聲", "我就先喝水。", "如果客人大聲，我就先喝水。"),
        ("zh-Hans", "客人大声，", "先喝水", "如果客人大声，我就先喝水。"),
    ],
)
def test_a_plan_says_nothing_twice(lang: str, when: str, then: str, plan: str) -> None:
    assert sentence(when, then, words(lang)) == plan


async def test_the_transcript_is_saved_as_a_file(play: Play, through: Through) -> None:
    async with play(encounter="first-call") as player:
        await through(player, "Debrief")
        await player.press("s")
        assert "first-call-transcript.txt" in player.text.replace("\n ", "")


async def test_settings_are_kept(play: Play) -> None:
    async with play() as player:
        await player.press("s")
        assert player.where == "Settings"
        await player.press("2")
        assert player.app.theme == "light"
        await player.press("1")
        assert "語言" in player.text
        await player.press("escape")
        assert "星期一" in player.text


async def test_a_card_leads_into_its_call(play: Play) -> None:
    async with play() as player:
        await player.press("k")
        assert player.where == "Cards"
        assert "Give back the fact and the feeling" in player.text
        await player.press("end", "enter")
        assert player.where == "Cards"
        assert "There is no call for this card yet." in player.text
        await player.press("home", "down", "enter")
        assert player.where == "Briefing"
        assert "Your second day on the help desk" in player.text
        await player.press("escape", "escape")
        assert player.where == "Home"


async def test_a_debrief_names_the_cards_of_its_call(play: Play, through: Through) -> None:
    async with play(size=(120, 60), encounter="first-call") as player:
        await through(player, "Debrief")
        assert player.where == "Debrief"
        await player.press("end")
        assert "Cards of this call: Listen, and say it back; Ask before you answer" in player.text
        await player.press("k")
        assert player.where == "Cards"
        assert "played" in player.text


async def test_help_names_the_keys_of_the_screen_behind(play: Play) -> None:
    async with play(encounter="first-call") as player:
        await player.press("b", "f1")
        assert player.where == "Help"
        assert "step away" not in player.text.splitlines()[0]
        assert "A hint for this moment." in player.text
        await player.press("escape")
        assert player.where == "Conversation"


async def test_about_credits_the_articles(play: Play) -> None:
    async with play(size=(100, 40)) as player:
        await player.press("a")
        assert "Gipi" in player.text


async def test_everything_can_be_searched(play: Play) -> None:
    async with play() as player:
        await player.press("ctrl+p")
        assert player.where == "Everything"
        await player.press(*"lorries", "enter")
        assert player.where == "Briefing"


@pytest.mark.parametrize("screen", ["home", "conversation"])
async def test_ctrl_q_leaves_unasked(play: Play, screen: str) -> None:
    async with play(encounter=None if screen == "home" else "first-call") as player:
        if screen == "conversation":
            await player.press("b")
        await player.pilot.press("ctrl+q")
        await player.pilot.pause()
        assert player.app.return_code == 0


async def test_a_window_too_small_waits_and_comes_back(play: Play) -> None:
    async with play(encounter="first-call") as player:
        await player.press("b")
        for width, height in ((1, 1), (59, 19), (10, 3), (200, 1), (1, 60)):
            await player.pilot.resize_terminal(width, height)
            await player.pilot.pause()
            await player.press("1", "u", "f5")
        await player.pilot.resize_terminal(80, 24)
        await player.pilot.pause()
        assert "turn 1" in player.text
        await player.press("1")
        assert "turn 2" in player.text


async def test_the_language_switches_while_playing(play: Play) -> None:
    async with play(encounter="first-call") as player:
        await player.press("b", "f2")
        assert "第 1 輪" in player.text
        await player.press("1")
        assert "第 2 輪" in player.text


async def _click(player: Player, words: str) -> None:
    """Click where these words stand."""
    for y, line in enumerate(player.text.splitlines()):
        if words in line:
            await player.pilot.click(offset=(line.index(words) + 1, y))
            await player.pilot.pause()
            return
    raise AssertionError(f"{words!r} is not on the screen")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_everything_works_by_mouse_too(play: Play, size: tuple[int, int]) -> None:
    async with play(size=size) as player:
        await _click(player, "A lovely door")
        assert player.where == "Briefing"
        await _click(player, "Begin")
        assert player.where == "Conversation"
        if size[0] < 100:  # names alone: the words are shown first
            await _click(player, "A short pause")
        await _click(player, "and breathe")
        assert _path(player) == ["a-minute"]
        await _click(player, " 2  ")
        assert len(_path(player)) == 2
        assert "turn 2" in player.text
        await _click(player, "step away")
        assert player.where == "Away"
        await _click(player, "leave")
    assert player.app.return_code == 0


async def test_what_cannot_be_saved_is_told_and_can_be_tried_again(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise GameError("disk-full", CANNOT, path="/there")

    async with play(encounter="first-call") as player:
        await player.press("b")
        with monkeypatch.context() as broken:
            broken.setattr(Store, "append", full)
            await player.press("1")
        assert player.where == "Notice"
        assert "The disk is full" in player.text
        await player.press("enter")
        assert "turn 1" in player.text
        await player.press("1")
        assert "turn 2" in player.text


async def test_the_settings_show_colours_that_were_changed_from_elsewhere(play: Play) -> None:
    async with play() as player:
        await player.press("s")
        assert "< dark >" in player.text
        await player.press("f3")
        assert "< light >" in player.text
        await player.press("ctrl+p", *"contrast", "enter")
        assert player.where == "Settings"
        assert "< high contrast >" in player.text


async def test_two_overlays_never_lie_over_each_other(play: Play) -> None:
    async with play() as player:
        await player.press("f1", "ctrl+p", "f1", "ctrl+p")
        assert player.where == "Everything"
        assert len(player.app.screen_stack) == 2
        await player.press("ctrl+p")
        assert player.where == "Home"


async def test_what_does_not_fit_beside_the_replies_is_read_first(play: Play) -> None:
    async with play(size=(60, 20), encounter="abusive-client") as player:
        await player.press("b")
        begins = player.text
        assert "Trafford Park" in begins  # where it begins
        assert "Read on" in begins
        await player.press("2")
        assert player.text == begins  # no reply is chosen unseen
        for _ in range(9):
            if "Read on" not in player.text:
                break
            await player.press("enter")
        assert "saying nothing" in player.text  # its end, and now the replies
        assert "> 1  " in player.text
        await player.press("2")
        assert "turn 2" in player.text
        await player.press("question_mark")
        assert "Read on" not in player.text  # a hint is about the replies


def test_a_tool_has_the_same_key_in_all_of_an_encounter(tmp_path: Path) -> None:
    sitting = sit_down(TuiOptions(tmp_path, lang="en"))
    try:
        for entry in sitting.library.index().entries:
            keys: dict[str, set[str]] = {}
            story = sitting.library.story(entry.name)
            shared = sitting.library.shared(entry.name)
            for walk in story.walks:
                play = sitting.session.start(entry.name, fresh=True)
                for choice in walk.path:
                    for tool in tools(play, play.options(), shared, sitting.words):
                        keys.setdefault(tool.id, set()).add(tool.key)
                    play.choose(choice)
            assert all(len(one) == 1 for one in keys.values()), keys
            assert len(set().union(*keys.values())) == len(keys)
            assert len(keys) > 1
    finally:
        sitting.store.close()
