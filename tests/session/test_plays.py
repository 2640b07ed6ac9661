"""One player, one encounter: begun, left, gone on with, rewound, finished."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest

from game.debrief import retell
from game.errors import GameError
from game.saves import open_store
from game.session import Play, Session
from game.stories import load_pack
from game.stories.library import Library
from game.words import words
from tests.check.sound import CALL, STORY, write

WELL = ("listen", "own-it", "new-one")
BADLY = ("argue", "stay", "skip-it", "new-one")
Window = Callable[[], Session]


def play(one: Play, path: tuple[str, ...]) -> Play:
    for choice in path:
        one.choose(choice)
    return one


def refusal(call: Callable[[], object]) -> str:
    with pytest.raises(GameError) as refused:
        call()
    return refused.value.code


def test_the_next_start_goes_on_where_the_last_one_stopped(window: Window) -> None:
    for cut in range(len(BADLY) + 1):
        first = window()
        before = play(first.start("call", seed=7, fresh=True, intensity="strong"), BADLY[:cut])
        after = window().start("call")
        assert after.record.id == before.record.id
        assert (after.path, after.state, after.turns) == (before.path, before.state, before.turns)
        assert after.resumed is not None
        assert (after.resumed.path, after.resumed.dropped, after.resumed.because) == (
            BADLY[:cut],
            (),
            None,
        )
        assert after.texts("en")["scenes.rings.you.listen.say"] == "Tell me all."
        assert [o.choice.id for o in after.options()] == [o.choice.id for o in before.options()]


def test_a_play_its_encounter_and_its_entry_in_the_list_have_one_name(session: Session) -> None:
    one = session.start("call")
    entry = session.library.index().find("call")
    assert one.record.name == one.encounter.name == entry.name == f"{entry.pack}/call"


def test_a_finished_play_is_never_gone_on_with(session: Session) -> None:
    first = play(session.start("call"), WELL)
    assert session.start("call").record.id == first.record.id  # over, and not yet closed
    result = first.finish()
    assert (first.record.status, first.record.ending, first.record.kind) == (
        "finished",
        "well",
        "resolved",
    )
    assert first.record.scores == result.scores
    assert session.start("call").path == []


def test_finishing_twice_keeps_the_first_result_and_before_the_end_is_refused(
    window: Window,
) -> None:
    one, other = window(), window()
    first = play(one.start("call"), WELL)
    second = other.start("call")
    assert first.finish().exact == second.finish().exact
    assert first.record == second.record
    with pytest.raises(ValueError, match="call"):
        session_start(one).finish()
    assert refusal(lambda: first.choose("listen")) == "play-over"


def session_start(session: Session) -> Play:
    return session.start("call", fresh=True)


def test_a_refused_choice_changes_nothing_on_disk(window: Window) -> None:
    one = window().start("call")
    assert refusal(lambda: one.choose("nobody")) == "choice-unknown"
    one.choose("argue")
    assert refusal(lambda: one.choose("leave")) == "choice-locked"
    assert one.path == ["argue"] == window().start("call").path


def test_of_two_windows_the_later_one_hears_that_the_other_went_on(window: Window) -> None:
    one, other = window(), window()
    first, second = one.start("call"), other.start("call")
    first.choose("listen")
    assert refusal(lambda: second.choose("argue")) == "moved-on"
    assert second.path == []  # nothing is shown as made that is not
    second = other.again(second)
    assert (second.path, second.state) == (["listen"], first.state)
    second.choose("own-it")
    assert refusal(lambda: first.choose("own-it")) == "moved-on"
    first = one.again(first)
    first.choose("new-one")
    first.finish()
    again = other.again(second)
    assert (again.record.status, again.path) == ("finished", list(WELL))


def test_windows_that_start_at_the_same_moment_are_in_one_play(tmp_path: Path, pack: Path) -> None:
    open_store(tmp_path / "saves").store.close()
    together = threading.Barrier(4)

    def start(_: int) -> int:
        with open_store(tmp_path / "saves").store as store:
            session = Session(store, Library([pack]), store.profile("player"))
            session.unfinished("call")  # everything is read before
            together.wait()
            return session.start("call").record.id

    with ThreadPoolExecutor(4) as windows:
        for _ in range(5):
            begun = set(windows.map(start, range(4)))
            assert len(begun) == 1
            with open_store(tmp_path / "saves").store as store:
                assert [play.id for play in store.plays(1) if play.status == "open"] == [*begun]
                store.leave(*begun)


def test_the_same_choice_in_both_windows_counts_once(window: Window) -> None:
    one, other = window().start("call"), window().start("call")
    one.choose("listen")
    assert refusal(lambda: other.choose("listen")) == "moved-on"
    assert window().start("call").path == ["listen"]


def test_a_rewind_is_practice_beside_the_first_attempt_which_stays_as_it_was(
    session: Session,
) -> None:
    first = play(session.start("call", seed=3), BADLY)
    first.finish()
    for keep in range(len(BADLY)):
        practice = session.rewind(first, keep)
        assert (practice.practice, practice.record.practice_of) == (True, first.record.id)
        assert practice.path == list(BADLY[:keep])
        assert practice.turns == first.turns[: keep + 1]
        assert (practice.record.seed, practice.record.status) == (3, "open")
        play(practice, ("listen",) if keep == 0 else BADLY[keep:])
    assert first.path == list(BADLY)
    assert session.store.play(first.record.id) == first.record
    assert [step.choice for step in session.store.steps(first.record.id)] == list(BADLY)


def test_a_rewind_of_a_rewind_belongs_to_the_first_attempt(session: Session) -> None:
    first = play(session.start("call"), BADLY)
    practice = session.rewind(first, 2)
    deeper = session.rewind(practice, 1)
    assert deeper.record.practice_of == first.record.id
    assert session.store.play(practice.record.id).status == "left"
    assert session.store.play(first.record.id).status == "open"
    assert session.start("call").record.id == deeper.record.id


def test_undo_takes_back_one_choice_and_nothing_before_the_first(session: Session) -> None:
    first = play(session.start("call"), WELL[:2])
    back = session.undo(first)
    assert back.path == ["listen"]
    assert back.practice
    assert session.undo(back).path == []
    assert refusal(lambda: session.undo(session.rewind(first, 0))) == "nothing-to-undo"
    assert [step.choice for step in session.store.steps(first.record.id)] == ["listen", "own-it"]


def test_practice_leads_back_to_a_first_attempt_that_waits_and_to_no_other(
    session: Session,
) -> None:
    first = play(session.start("call"), BADLY[:2])
    assert refusal(lambda: session.first_attempt(first)) == "no-first-attempt"
    practice = session.undo(session.undo(first))
    assert session.first_attempt(practice).path == list(BADLY[:2])
    play(session.first_attempt(practice), BADLY[2:]).finish()
    assert refusal(lambda: session.first_attempt(practice)) == "no-first-attempt"


def test_of_a_first_attempt_and_its_practice_the_one_played_last_goes_on(
    tmp_path: Path, pack: Path
) -> None:
    minutes = count()
    clock = lambda: f"2025-01-01T00:{next(minutes):02}:00.000Z"  # noqa: E731 - a clock
    with open_store(tmp_path / "saves", clock=clock).store as store:
        session = Session(store, Library([pack]), store.profile("player"))
        practice = session.undo(play(session.start("call"), BADLY[:2]))
        assert session.unfinished("call") == practice.record
        first = session.first_attempt(practice)
        first.choose(BADLY[2])
        assert session.unfinished("call") == first.record


def test_each_question_comes_once_in_a_first_attempt_and_its_practice(session: Session) -> None:
    first = play(session.start("call"), BADLY[:1])
    practice = session.undo(first)
    assert practice.asked() == set()
    practice.answer("guess", {"empathy": 50})
    assert practice.asked() == {"guess"}
    first = play(session.start("call", fresh=True), BADLY)
    first.answer("cause", "nobody")
    assert session.rewind(first, 0).asked() == {"cause"}
    first.finish()
    assert session.rewind(first, 0).asked() == {"guess", "cause", "plan"}


def test_rewinding_by_half_a_reply_takes_up_its_first_part_again(session: Session) -> None:
    first = play(session.start("call"), WELL[:2])
    assert len(first.state.picked) == 1
    assert session.undo(first).state.picked == ()
    assert session.rewind(first, 2).state == first.state


def test_beginning_afresh_closes_what_was_open_as_left(session: Session) -> None:
    first = play(session.start("call"), ("listen",))
    practice = session.undo(first)
    fresh = session.start("call", fresh=True)
    assert fresh.path == []
    assert not fresh.practice
    for old in (first, practice):
        assert session.store.play(old.record.id).status == "left"
    assert refusal(lambda: first.choose("own-it")) == "play-closed"


def test_answers_are_kept_with_the_play_whatever_they_say(window: Window) -> None:
    one = window().start("call")
    plan = {"if": "she shouts", "then": '挺直腰桿 "stand" \\ 🙂'}
    for question, value in (
        ("plan", plan),
        ("guess", [50, None, 70]),
        ("coach", 2),
        ("confidence", None),
    ):
        one.answer(question, value)
    one.answer("coach", 3)
    assert window().start("call").answers() == {
        "plan": plan,
        "guess": [50, None, 70],
        "coach": 3,
        "confidence": None,
    }


def test_an_answer_that_the_disk_has_damaged_is_left_out_and_said_to_be(
    session: Session, pack: Path
) -> None:
    one = play(session.start("call"), WELL)
    one.answer("plan", "breathe")
    for question in ("guess", "coach"):
        session.store.note(one.record.id, question, "{\ufffd")
    assert one.answers() == {"plan": "breathe"}
    assert set(one.spoilt()) == {"guess", "coach"}
    told = retell(one, one.finish(), load_pack(pack).shared, words("en"))
    assert told.came.endswith("Some of your answers can no longer be read, and are missing here.")
    one.count_coach()
    assert one.answers()["coach"] == 1


def test_replies_stand_in_an_order_of_the_seed_that_no_locking_changes(session: Session) -> None:
    orders = set()
    for seed in range(12):
        one = play(session.start("call", seed=seed, fresh=True), ("argue",))
        names = [option.choice.id for option in one.options()]
        assert names[-1] == "ask-bob"  # the kit apart, in the author's order
        orders.add(tuple(names[:-1]))
        one = play(session.start("call", seed=seed, fresh=True), ("ask-bob", "argue"))
        assert [option.choice.id for option in one.options()] == names  # now `leave` is open
    assert len(orders) > 3


def test_a_broken_or_unknown_encounter_is_told_and_no_play_begun(
    session: Session, pack: Path
) -> None:
    assert refusal(lambda: session.start("bell")) == "encounter-unknown"
    write(pack, {CALL: STORY.replace("format: 1", "format: 9")})
    assert refusal(lambda: session.start("call")) == "encounter-broken"
    assert session.store.plays(session.profile.id) == ()


def test_steps_name_each_choice_with_its_scene(session: Session) -> None:
    one = play(session.start("call"), BADLY)
    assert [step.scene for step in one.steps()] == ["rings", "shouts", "build-it", "build-it"]
    assert one.steps() == session.store.steps(one.record.id)


def test_profiles_do_not_see_each_others_plays(session: Session) -> None:
    play(session.start("call"), ("listen",))
    other = Session(session.store, session.library, session.store.profile("other"))
    assert other.start("call").path == []
    assert session.start("call").path == ["listen"]
