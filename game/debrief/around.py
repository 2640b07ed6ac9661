"""What stands around a debrief: the quiet word after a hard encounter, and what the game is made of."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

from game.engine.rubric import UNDER_ATTACK
from game.session import Play
from game.stories.packs import Shared
from game.words import Words

_CREDIT: Final = ("title", "author", "publisher")
_TRUSTED: Final = 366  # days after which a contact that nobody has checked is not shown


def was_hard(play: Play) -> bool:
    """Whether somebody was abused or threatened on the way of this play, in an encounter with a content note."""
    scenes = play.encounter.scenes
    return play.encounter.noted and any(
        scenes[turn.state.scene].condition in UNDER_ATTACK for turn in play.turns
    )


def quiet(shared: Shared, words: Words, today: date | None = None) -> list[str]:
    """What is said first after an encounter that was hard to sit through, with whom to turn to.

    The organisation's own words come from `support.yaml`; a contact that was last checked more than a year
    before `today` (None: now) is left out, because a dead number is worse than none.
    """
    lines = [
        words.t("That is over. The insults were written to be unfair; none of them is about you."),
        words.t("Being abused is not the fault of the one who is abused."),
        words.t("Take a break if you want one. Nothing starts by itself."),
    ]
    if shared.support.policy:
        lines.append(shared.texts["support"].texts(words.lang)["policy"])
    return lines + (
        contacts(shared, words, today)
        or [
            words.t(
                "Your organisation has not named anybody to turn to here yet. Somebody you trust is a good beginning, today rather than tomorrow."
            )
        ]
    )


def contacts(shared: Shared, words: Words, today: date | None = None) -> list[str]:
    """Whom to turn to, a line each; without those that nobody has checked for more than a year."""
    texts = shared.texts["support"].texts(words.lang)
    now = today or datetime.now(UTC).date()
    lines = []
    for contact in shared.support.contacts:
        if contact.locale not in {"any", words.lang} or not _is_fresh(contact.checked, now):
            continue
        at = f"contacts.{contact.number}"
        told = words.t("{name}: {text}", name=texts[f"{at}.name"], text=texts[f"{at}.reach"])
        if f"{at}.hours" in texts:
            told = words.t("{line} ({note})", line=told, note=texts[f"{at}.hours"])
        lines.append(told)
    return lines


def _is_fresh(checked: str, today: date) -> bool:
    try:
        day = date.fromisoformat(checked)
    except ValueError:  # no day of the calendar, though it looks like one
        return False
    return (today - day).days <= _TRUSTED


def about(shared: Shared, words: Words) -> list[str]:
    """What the game is, and whose ideas it is made of."""
    texts = shared.texts["sources"].texts(words.lang)
    lines = [
        words.t("Stand Tall"),
        words.t(
            "Customer first does not mean that the customer is always right: hear the customer, say clearly what can and cannot be done, and keep yourself and your colleagues whole."
        ),
        words.t(
            "“Earn it standing” is after a joke in the film Let the Bullets Fly: told that he can stand or make money, a man wants to make it standing."
        ),
        "",
        words.t("Made of the ideas of these articles, in our own words:"),
    ]
    articles = sorted({source.article for source in shared.sources.values() if source.article})
    for article in articles:
        parts = {
            key: texts[f"articles.{article}.{key}"]
            for key in _CREDIT
            if f"articles.{article}.{key}" in texts
        }
        lines.append(
            words.t("{title}, {author}, {publisher}", **parts)
            if len(parts) == len(_CREDIT)
            else words.t(", ").join(parts.values())
        )
    return lines
