"""The codex: the cards of all packs in words, each with where it comes from and where it can be practised."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from game.session import Session
from game.stories.library import Index
from game.stories.packs import Shared
from game.stories.shared_files import Card
from game.words import Words, terms


@dataclass(frozen=True, slots=True)
class CardTold:
    """A card with every sentence ready."""

    id: str
    group: str  # a key of `terms.CARDS`
    title: str
    says: str
    line: str  # to say, in its marks; "" where there is none
    beware: str  # or ""
    source: str
    practise: tuple[tuple[str, str], ...]  # encounters: full name, title
    met: bool  # one of them has been played to its end


def codex(session: Session, words: Words) -> tuple[CardTold, ...]:
    """All cards, group by group; of two packs with one card the later pack's."""
    plays = session.store.plays(session.profile.id)
    played = {play.name for play in plays if play.status == "finished"}
    index = session.library.index()
    cards = {
        card.id: _told(card, shared, index, played, words)
        for shared in session.library.all_shared()
        for card in shared.cards.values()
    }
    order = list(terms.CARDS)
    return tuple(sorted(cards.values(), key=lambda card: order.index(card.group)))


def cards_of(shared: Shared, encounter: str, words: Words) -> tuple[str, ...]:
    """The titles of the cards that can be practised in an encounter, by its id."""
    texts = shared.texts["cards"].texts(words.lang)
    return tuple(
        texts[f"codex.{card.id}.title"]
        for card in shared.cards.values()
        if encounter in card.practise
    )


def _told(
    card: Card, shared: Shared, index: Index, played: Collection[str], words: Words
) -> CardTold:
    texts = shared.texts["cards"].texts(words.lang)
    items = shared.texts["sources"].texts(words.lang)
    at = f"codex.{card.id}"
    said, beware = (texts.get(f"{at}.{key}", "") for key in ("try", "beware"))
    sources = (
        words.t("{source} ({title})", source=source, title=items[title])
        if (title := f"items.{source}.title") in items
        else source
        for source in card.sources
    )
    entries = [index.find(name) for name in card.practise]
    return CardTold(
        card.id,
        "claims" if card.claim else card.axis or "together",
        texts[f"{at}.title"],
        texts[f"{at}.says"],
        words.t("“{said}”", said=words.within(said)) if said else "",
        words.t("Beware: {text}", text=beware) if beware else "",
        words.t("From the articles: {items}", items=words.t(", ").join(sources)),
        tuple(
            (entry.name, entry.words("title", words.lang))
            for entry in entries
            if not entry.left_out
        ),
        any(entry.name in played for entry in entries),
    )
