"""The codex: every card of every pack, in words, with where it can be practised."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.debrief import CardTold, cards_of, codex
from game.places import content_folder
from game.saves import open_store
from game.session import Session
from game.stories.library import Library
from game.words import LANGUAGES, terms, words
from tests.check.sound import CARDS, files, write


def told(saves: Path, *packs: Path, lang: str = "en") -> tuple[CardTold, ...]:
    """The cards of the shipped pack and of others, told to the player of these saves."""
    with open_store(saves).store as store:
        library = Library((content_folder(), *packs))
        return codex(Session(store, library, store.profile("player")), words(lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_shipped_card_is_told_with_its_source(tmp_path: Path, lang: str) -> None:
    cards = told(tmp_path, lang=lang)
    groups = [card.group for card in cards]
    assert groups == sorted(groups, key=list(terms.CARDS).index)
    assert set(groups) == set(terms.CARDS)
    assert len({card.title for card in cards}) == len(cards)
    for card in cards:
        assert card.says
        assert "(" in card.source or "（" in card.source  # the item's title
        assert not card.met


def test_claims_are_told_as_what_an_article_says(tmp_path: Path) -> None:
    claims = [card for card in told(tmp_path) if card.group == "claims"]
    assert claims
    assert all("the article" in card.says.lower() for card in claims)


def test_every_shipped_encounter_has_cards_to_practise() -> None:
    library = Library((content_folder(),))
    for entry in library.index().entries:
        assert cards_of(library.shared(entry.name), entry.id, words("en"))
    told = cards_of(library.shared("rain-refund"), "rain-refund", words("en"))
    assert "Acknowledge, relate, offer" in told
    assert "Name it, warn once, end it" not in told


def test_a_card_is_met_when_its_call_was_played_to_the_end(tmp_path: Path) -> None:
    pack = write(tmp_path / "pack", files())
    assert not told(tmp_path / "saves", pack)[-1].met
    with open_store(tmp_path / "saves").store as store:
        library = Library((content_folder(), pack))
        session = Session(store, library, store.profile("player"))
        play = session.start("own/call")
        assert not codex(session, words("en"))[-1].met
        for choice in library.story("own/call").walks[0].path:
            play.choose(choice)
        play.finish()
        (card,) = (card for card in codex(session, words("en")) if card.id == "one-card")
    assert card.met
    assert card.group == "claims"
    assert card.practise == (("own/call", "The call"),)
    assert card.line == "“What to say.”"
    assert card.beware == "Beware: Where it goes wrong."


def test_a_card_that_cannot_be_read_is_left_out_and_an_item_without_words_is_named(
    tmp_path: Path,
) -> None:
    content = files()
    second = (
        CARDS.partition("codex:\n")[2].replace("one-card", "two-cards").replace("title", "tilte")
    )
    content["cards.yaml"] = CARDS + second
    content["sources.yaml"] = content["sources.yaml"].replace("title: An item", "tilte: An item")
    ours = [
        c for c in told(tmp_path / "saves", write(tmp_path / "pack", content)) if "card" in c.id
    ]
    assert [(card.id, card.source) for card in ours] == [("one-card", "From the articles: A1")]
