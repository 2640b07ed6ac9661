"""The cheat sheet (item C7): a player's own plans and cards, short enough to hang beside the desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from game.debrief.around import contacts
from game.debrief.codex import CardTold, codex
from game.debrief.spoken import sentence_case
from game.session import Session
from game.words import Words, terms
from game.words.visible import visible


@dataclass(frozen=True, slots=True)
class CheatSheet:
    """What goes on it, every sentence ready."""

    plans: tuple[tuple[str, str], ...]  # of each encounter its title and the newest plan
    contacts: tuple[str, ...]  # whom to turn to, as the organisation has named them
    cards: tuple[CardTold, ...]  # group by group

    def groups(self, words: Words) -> Iterator[tuple[str, tuple[CardTold, ...]]]:
        """The cards under the name of what each group is about."""
        for group, cards in groupby(self.cards, key=lambda card: card.group):
            yield sentence_case(words.phrase(terms.CARDS[group])), tuple(cards)


def cheat_sheet(
    session: Session, words: Words, *, everything: bool = False, today: date | None = None
) -> CheatSheet:
    """The plans that were made and the cards whose calls were played to the end; `everything` takes all cards.

    Contacts are those of every pack; one that was last checked more than a year before `today` (None: now) is left out.
    """
    cards = codex(session, words)
    titles = {
        entry.name: entry.words("title", words.lang) for entry in session.library.index().entries
    }
    packs = session.library.all_shared()
    plans = {past.record.name: past.plan for past in session.past() if past.plan}
    return CheatSheet(
        tuple((titles.get(name) or name, visible(plan)) for name, plan in plans.items()),
        tuple(dict.fromkeys(line for one in packs for line in contacts(one, words, today))),
        tuple(card for card in cards if card.met or everything),
    )


def cheat_sheet_lines(sheet: CheatSheet, words: Words) -> Iterator[str]:
    """The sheet as plain lines."""
    yield words.t("Your cheat sheet")
    if sheet.plans:
        yield from ("", words.t("What you mean to do"))
        for title, plan in sheet.plans:
            yield words.t("{name}: {text}", name=title, text=plan)
    if sheet.contacts:
        yield from ("", words.t("Whom to turn to"), *sheet.contacts)
    for group, cards in sheet.groups(words):
        yield from ("", group)
        for card in cards:
            yield from ("", card.title)
            yield from (f"  {text}" for text in (card.line, card.says, card.beware) if text)
    if not sheet.cards:
        yield from ("", nothing_yet(words))


def nothing_yet(words: Words) -> str:
    """What stands in the place of cards where no call was played to its end."""
    return words.t("No cards yet: a call's cards are yours once you have played it to its end.")
