"""When a drill comes back: what was missed soon, what sat well much later.

By FSRS (Ye, Su and Cao, "A Stochastic Shortest Path Algorithm for Optimizing Spaced Repetition Scheduling", 2022)
through the `fsrs` library, in days.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil
from typing import TYPE_CHECKING, Any, Final

from game.drills.drill import Drill, Judged, drill_of, judge
from game.errors import GameError
from game.session import Session

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

ROUND: Final = 8  # drills in one sitting, at most
_KEPT: Final = "drills"  # the setting of a profile that holds when each comes back


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True)
class Drills:
    """A player's drills: the moments of calls that they have finished, each with the day on which it comes back."""

    session: Session
    now: Callable[[], datetime] = _now

    def due(self) -> tuple[Drill, ...]:
        """What there is to do now, at most `ROUND`: what is due, the longest first, then what is new."""
        cards, now, met = self._cards(), self.now(), self._met()
        back = sorted((cards[name].due, name) for name in met if name in cards)
        new = [name for name in met if name not in cards]
        found: list[Drill] = []
        for name in (*(name for due, name in back if due <= now), *new):
            if len(found) == ROUND:
                break
            drill = self._drill(name)
            if drill is not None:
                found.append(drill)
        return tuple(found)

    def answer(self, drill: Drill, condition: str, move: str) -> Judged:
        """Judge an answer, and keep when the drill comes back; raises what the store raises."""
        from fsrs import Card, Rating

        judged = judge(drill, condition, move)
        rating = Rating.Again
        if judged.named:
            rating = Rating.Good if judged.fits else Rating.Hard
        store, profile = self.session.store, self.session.profile
        with store.together():
            cards = self._cards()
            card = cards.get(drill.name) or Card(card_id=0)  # an id of its own would be waited for
            cards[drill.name], _ = _scheduler().review_card(card, rating, self.now())
            kept = {name: one.to_dict() for name, one in cards.items()}
            store.set_setting(profile.id, _KEPT, json.dumps(kept))
        return judged

    def days(self) -> int | None:
        """In how many days the next one comes back, from 1; None where none will."""
        cards, now = self._cards(), self.now()
        ahead = [cards[name].due - now for name in self._met() if name in cards]
        later = [wait for wait in ahead if wait > timedelta(0)]
        return ceil(min(later) / timedelta(days=1)) if later else None

    def _met(self) -> tuple[str, ...]:
        """The scenes in which the player chose, of the calls that they have finished, by their drills' names."""
        store = self.session.store
        finished = [p for p in store.plays(self.session.profile.id) if p.status == "finished"]
        names = (f"{play.name}/{step.scene}" for play in finished for step in store.steps(play.id))
        return tuple(dict.fromkeys(names))

    def _drill(self, name: str) -> Drill | None:
        """A drill by its name; None where its encounter or its scene is not there any more."""
        encounter, _, scene = name.rpartition("/")
        library = self.session.library
        try:
            story = library.story(encounter)
            return drill_of(story, library.shared(encounter), story.encounter.scene(scene))
        except (GameError, KeyError):
            return None

    def _cards(self) -> dict[str, Card]:
        """The day of each drill that was done; what a damaged disk has spoilt is new again."""
        text = self.session.store.settings(self.session.profile.id).get(_KEPT, "{}")
        return {name: card for name, kept in _entries(text) if (card := _read(kept)) is not None}


def _scheduler() -> Scheduler:
    """In days alone, so that nothing comes back within its own round."""
    from fsrs import Scheduler

    return Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def _entries(text: str) -> Iterator[tuple[str, Any]]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    yield from found.items() if isinstance(found, dict) else ()


def _read(kept: Any) -> Card | None:
    from fsrs import Card

    try:
        card = Card.from_dict(kept)
    except (KeyError, TypeError, ValueError):
        return None
    return None if card.due.tzinfo is None else card
