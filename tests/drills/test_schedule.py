"""When drills come back: what is due, what is new, and what a spoilt save does to it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from game.drills import ROUND, Drill, Drills, keeping_most
from game.session import Session
from tests.lines.playing import shelf, sitting

CALL = "standtall/first-call"
WAY = ("say-it-back", "own-it", "tell-her", "not-a-taxi", "half-past-six")
REPORT = "standtall/late-report"


class Clock:
    """A day that a test sets."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 5, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with sitting(tmp_path) as found:
        yield found


@pytest.fixture
def clock() -> Clock:
    return Clock()


def played(session: Session, name: str = CALL, path: tuple[str, ...] = WAY) -> None:
    play = session.start(name)
    for choice in path:
        play.choose(choice)
    play.finish()


def right(drill: Drill) -> tuple[str, str]:
    return drill.condition, min(keeping_most(drill.moves, drill.condition))


def wrong(drill: Drill) -> tuple[str, str]:
    return ("threatening", right(drill)[1])


def test_lines_come_from_calls_that_were_finished(session: Session, clock: Clock) -> None:
    drills = Drills(session, clock)
    play = session.start(CALL)
    play.choose(WAY[0])
    assert drills.due() == ()
    assert drills.days() is None
    for choice in WAY[1:]:
        play.choose(choice)
    play.finish()
    scenes = [drill.name.rpartition("/")[2] for drill in drills.due()]
    assert scenes == ["rings", "the-door", "what-now", "so-when"]


def test_what_was_done_waits_and_what_was_missed_comes_back_first(
    session: Session, clock: Clock
) -> None:
    played(session)
    drills = Drills(session, clock)
    first, second, *rest = drills.due()
    assert drills.answer(first, *right(first)).fits
    assert not drills.answer(second, *wrong(second)).named
    assert [one.name for one in drills.due()] == [one.name for one in rest]
    assert drills.days() == 1
    clock.now += timedelta(days=1)
    assert [one.name for one in drills.due()] == [one.name for one in (second, *rest)]
    for one in drills.due():
        drills.answer(one, *right(one))
    assert drills.due() == ()
    days = drills.days()
    assert days is not None
    clock.now += timedelta(days=days)
    assert first.name in [one.name for one in drills.due()]


def test_a_named_condition_with_another_move_comes_back_sooner_than_a_right_one(
    session: Session, clock: Clock
) -> None:
    played(session)
    drills = Drills(session, clock)
    waits = []
    for number, drill in enumerate(drills.due()[:2]):
        best = keeping_most(drill.moves, drill.condition)
        other = next(move.id for move in drill.moves if move.id not in best)
        drills.answer(drill, drill.condition, min(best) if number else other)
        kept = json.loads(session.store.settings(session.profile.id)["drills"])
        waits.append(datetime.fromisoformat(kept[drill.name]["due"]) - clock.now)
    assert timedelta(0) < waits[0] < waits[1]


def test_a_round_has_an_end(session: Session, clock: Clock) -> None:
    played(session)
    walk = max(shelf().story(REPORT).walks, key=lambda one: len(one.path))
    played(session, REPORT, walk.path)
    drills = Drills(session, clock)
    begun = drills.due()
    assert len(begun) == ROUND
    for drill in begun:
        drills.answer(drill, *right(drill))
    assert {one.name for one in drills.due()}.isdisjoint(one.name for one in begun)


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "[]",
        "null",
        "{",
        "[" * 100_000,
        '{"standtall/first-call/rings": 3}',
        '{"standtall/first-call/rings": {"due": "never"}}',
        (
            '{"standtall/first-call/rings": {"card_id": 0, "state": 2, "step": null, "stability": 2,'
            ' "difficulty": 5, "due": "2027-01-01T00:00:00", "last_review": null}}'
        ),  # of no zone
    ],
)
def test_what_a_damaged_disk_has_spoilt_is_new_again(
    kept: str, session: Session, clock: Clock
) -> None:
    played(session)
    session.store.set_setting(session.profile.id, "drills", kept)
    drills = Drills(session, clock)
    assert len(drills.due()) == 4
    drills.answer(drills.due()[0], *right(drills.due()[0]))
    assert len(drills.due()) == 3


def test_another_window_s_answers_stay(session: Session, clock: Clock, tmp_path: Path) -> None:
    played(session)
    one, other = Drills(session, clock).due()[:2]
    with sitting(tmp_path) as beside:
        Drills(beside, clock).answer(one, *right(one))
        Drills(session, clock).answer(other, *right(other))
    left = [drill.name for drill in Drills(session, clock).due()]
    assert one.name not in left
    assert other.name not in left


def test_what_is_gone_from_the_packs_is_not_asked(session: Session, clock: Clock) -> None:
    gone = session.store.begin_play(
        session.profile.id, pack="gone", encounter="call", digest="0", seed=1, intensity="mild"
    )
    session.store.append(gone.id, 0, "rings", "listen")
    session.store.finish(gone.id, ending="well", kind="resolved", scores={}, bands={})
    played(session)
    assert {one.name.rpartition("/")[0] for one in Drills(session, clock).due()} == {CALL}
