"""The cheat sheet: the player's own plans and cards, as lines and as a page to print."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from game.debrief import CheatSheet, cheat_sheet, cheat_sheet_lines
from game.errors import GameError
from game.export.cheat_sheet_page import cheat_sheet_page, save_cheat_sheet
from game.places import content_folder
from game.saves import open_store
from game.session import Session
from game.stories.library import Library
from game.words import LANGUAGES, words
from tests.check.sound import files, write

EN = words("en")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A player of the shipped pack and of one with a card of its own."""
    pack = write(tmp_path / "pack", files())
    with open_store(tmp_path / "saves").store as store:
        yield Session(store, Library((content_folder(), pack)), store.profile("player"))


def play(session: Session, name: str, plan: str | None) -> None:
    play = session.start(name)
    for choice in play.story.walks[0].path:
        play.choose(choice)
    if plan is not None:
        play.answer("plan", plan)
    play.finish()


def told(sheet: CheatSheet) -> str:
    return "\n".join(cheat_sheet_lines(sheet, EN))


def test_nothing_is_on_it_before_a_call_was_played(session: Session) -> None:
    session.start("own/call")
    sheet = cheat_sheet(session, EN)
    assert (sheet.plans, sheet.cards) == ((), ())
    assert "No cards yet" in told(sheet)
    assert "No cards yet" in cheat_sheet_page(sheet, EN)


def test_the_cards_of_a_call_and_the_newest_plan_of_each_are_on_it(session: Session) -> None:
    play(session, "own/call", "If one, then two.")
    play(session, "first-call", None)
    play(session, "own/call", "If three, then \x1b[31mfour.")
    play(session, "own/call", None)
    sheet = cheat_sheet(session, EN)
    assert len(sheet.plans) == 1
    ((title, plan),) = sheet.plans
    assert title == "The call"
    assert plan.startswith("If three, then ")
    assert "\x1b" not in plan
    ids = {card.id for card in sheet.cards}
    assert "one-card" in ids
    assert "listen-actively" in ids
    assert "acknowledge-relate-offer" not in ids  # a card of a call not played
    lines = told(sheet)
    assert lines.index("Empathy") < lines.index("Boundaries") < lines.index("“What to say.”")
    assert "No cards yet" not in lines


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_card_can_be_had(session: Session, lang: str) -> None:
    w = words(lang)
    sheet = cheat_sheet(session, w, everything=True)
    page = cheat_sheet_page(sheet, w)
    assert page.count("<article>") == len(sheet.cards) == 32
    assert f'<html lang="{lang}">' in page
    assert [card for _, cards in sheet.groups(w) for card in cards] == list(sheet.cards)


def test_whom_an_own_pack_names_is_on_it_while_somebody_checks(session: Session) -> None:
    assert cheat_sheet(session, EN, today=date(2026, 11, 2)).contacts == (
        "Somebody: extension 1 (always)",
    )
    assert cheat_sheet(session, EN, today=date(2028, 1, 1)).contacts == ()


def test_whom_to_turn_to_is_on_it() -> None:
    sheet = CheatSheet((), ("Employee <line>: 4400",), ())
    assert "Whom to turn to\nEmployee <line>: 4400" in told(sheet)
    assert "Employee &lt;line&gt;: 4400" in cheat_sheet_page(sheet, EN)


def test_a_page_is_written_again_but_never_over_somebodys_work(tmp_path: Path) -> None:
    sheet = CheatSheet((("A & B", "If <x>, then y."),), (), ())
    path = tmp_path / "sheet.html"
    for _ in range(2):
        assert save_cheat_sheet(sheet, path, EN) == str(path)
    page = path.read_text("utf-8")
    assert "<dt>A &amp; B</dt><dd>If &lt;x&gt;, then y.</dd>" in page
    assert "default-src 'none'" in page
    assert "http" not in page.replace("http-equiv", "")
    path.write_text("my own", "utf-8")
    with pytest.raises(GameError, match="file-there"):
        save_cheat_sheet(sheet, path, EN)
    assert path.read_text("utf-8") == "my own"
