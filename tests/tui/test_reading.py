"""Nobody answers words that were never in sight: in every encounter, language and size, whatever is chosen."""

from __future__ import annotations

import random
from typing import Final

import pytest

from game.tui.page import Para
from game.tui.screens.conversation import ConversationScreen
from game.tui.talk import READ_ON, transcript_page
from game.tui.widgets.reader import Reader
from tests.tui.conftest import Play
from tests.tui.stations import SEED, Visit, start

ENCOUNTERS: Final = ("late-report", "rain-refund", "abusive-client")
NARROW: Final = (("en", (60, 20)), ("en", (80, 24)), ("zh-Hant", (60, 20)), ("zh-Hans", (80, 24)))
LONGEST: Final = 40  # choices of a play
NAMES: Final = ("You", "Carol Whittle", "Coach")


@pytest.mark.parametrize(("lang", "size"), NARROW)
async def test_every_word_is_in_sight_before_it_can_be_answered(
    play: Play, lang: str, size: tuple[int, int]
) -> None:
    pages = 0
    async with play(size=size, lang=lang) as player:
        visit = Visit(player.app)
        for number, encounter in enumerate(ENCOUNTERS):
            chance = random.Random(number)  # noqa: S311 - a player, no secret
            opened = visit.app.sitting.session.start(encounter, seed=SEED, fresh=True)
            screen = ConversationScreen(visit.app.sitting, opened)
            visit.app.push_screen(screen)
            await visit.settle()
            for _ in range(LONGEST):
                pages += await _read(visit, screen)
                if opened.outcome() is not None:
                    break
                doors = [option.choice for option in opened.options() if option.open]
                await screen.choose(chance.choice(doors).id)
                await visit.settle()
    assert pages  # some did not fit


async def _read(visit: Visit, screen: ConversationScreen) -> int:
    """Read as the screen asks to; each page goes on where the one before ended, and none is missed."""
    said = screen.query_one("#said", Reader)
    heard = _first_unheard(screen, said)
    pages = 0
    while visit.main.page.items == [READ_ON]:
        top, bottom = _sight(said)
        assert top <= heard, "where the words begin was never in sight"
        heard = bottom
        await visit.press("enter")
        pages += 1
    top, bottom = _sight(said)
    assert top <= heard
    assert bottom == len(said._rows)
    return pages


def _first_unheard(screen: ConversationScreen, said: Reader) -> int:
    """The first row of what the others said since the last choice."""
    own = screen.play.path and screen.play.turns[-1].said[:1]
    blocks = said._past_blocks + (1 if own and own[0].who == "you" else 0)
    return said._ends_at[blocks - 1] if blocks else 0


def _sight(said: Reader) -> tuple[int, int]:
    return said._top, min(said._top + said.content_size.height, len(said._rows))


async def test_whoever_comes_back_finds_where_the_last_words_begin(play: Play) -> None:
    async with play(size=(60, 20)) as player:
        visit = Visit(player.app)
        start(visit, "abusive-client", until=lambda play: play.scene.condition == "abusive")
        await visit.press("f2", "f2", "f2", "up", "up", "c")
        screen = visit.screen
        assert isinstance(screen, ConversationScreen)
        assert visit.main.page.items == [READ_ON]
        said = screen.query_one("#said", Reader)
        assert said._top <= _first_unheard(screen, said)


async def test_between_the_parts_of_a_reply_nothing_is_read_again(play: Play) -> None:
    async with play(size=(60, 20)) as player:
        visit = Visit(player.app)
        opened = visit.app.sitting.session.start("rain-refund", seed=SEED)
        for choice in ("four-of-five", "shouldnt-say", "what-for", "why-the-coat"):
            opened.choose(choice)
        visit.app.push_screen(ConversationScreen(visit.app.sitting, opened))
        await visit.settle()
        assert visit.main.page.items == [READ_ON]  # what the guest tells is long
        while visit.main.page.items == [READ_ON]:
            await visit.press("enter")
        for _ in opened.scene.parts[1:]:
            await visit.press("1")
            assert opened.state.picked
            assert visit.main.page.items != [READ_ON]


async def test_what_one_has_just_said_need_not_be_read_back(play: Play) -> None:
    """It may go out of sight; only what answers it is asked to be read."""
    async with play() as player:
        visit = Visit(player.app)
        opened = start(visit, "first-call", until=lambda play: len(play.path) == 1)
        page, past, heard = transcript_page(opened, visit.words, {}, 80)
        (own,) = page.blocks[past:heard]
        assert isinstance(own, Para)
        assert own.mark == "You"
        answer = page.blocks[heard]
        assert isinstance(answer, Para)
        assert answer.mark == "Carol Whittle"


async def test_the_coach_stands_in_line_with_the_others(play: Play) -> None:
    async with play() as player:
        visit = Visit(player.app)
        opened = start(visit, "first-call", until=lambda play: len(play.path) == 1)
        page = transcript_page(opened, visit.words, {1: opened.scene.coach or ""}, 80).page
        rows = ["".join(piece.text for piece in row.pieces) for row in page.rows(76)]
        ends = {row.index(name) + len(name) for row in rows for name in NAMES if name in row[:14]}
        assert len(ends) == 1
