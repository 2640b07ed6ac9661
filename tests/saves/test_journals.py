from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from game.errors import GameError
from game.saves import Opened, Step, Store
from tests.saves.windows import Ticking, begin, play_on

SCORES = {"empathy": 84, "boundaries": 71, "self_protection": None}
BANDS: dict[str, dict[str, object]] = {
    "empathy": {"band": 4, "capped": None},
    "boundaries": {"band": 3, "capped": "over-promise"},
}


def test_a_choice_shown_as_made_is_on_disk(opens: Callable[[], Opened]) -> None:
    store = opens().store
    play = begin(store, store.profile("anna").id)
    store.append(play.id, 0, "rings", "look-it-up")
    assert opens().store.steps(play.id) == (Step("rings", "look-it-up"),)


def test_a_play_remembers_what_it_was_begun_with(store: Store) -> None:
    anna = store.profile("anna")
    play = store.begin_play(
        anna.id,
        pack="acme",
        encounter="odd-request",
        digest="f00",
        seed=-(10**40),
        intensity="strong",
    )
    assert play == store.play(play.id)
    assert (play.pack, play.encounter, play.digest) == ("acme", "odd-request", "f00")
    assert (play.seed, play.intensity, play.status) == (-(10**40), "strong", "open")
    assert (play.practice_of, play.ended, play.scores, play.bands) == (None, None, None, None)


@pytest.mark.parametrize("index", [-1, 0, 1, 3, 99])
def test_only_the_next_choice_can_be_appended(store: Store, index: int) -> None:
    play = begin(store, store.profile("anna").id)
    journal = play_on(store, play.id, "a", "b")
    with pytest.raises(GameError) as refused:
        store.append(play.id, index, "scene", "x")
    assert (refused.value.code, refused.value.exit_code) == ("moved-on", 3)
    assert store.steps(play.id) == journal
    store.append(play.id, 2, "scene-2", "c")


def test_of_two_windows_the_later_one_folds_again_and_goes_on(opens: Callable[[], Opened]) -> None:
    one, other = opens().store, opens().store
    play = begin(one, one.profile("anna").id)
    one.append(play.id, 0, "rings", "a")
    assert len(other.steps(play.id)) == 1
    one.append(play.id, 1, "hears", "b")
    with pytest.raises(GameError, match="moved-on"):
        other.append(play.id, 1, "hears", "c")
    assert other.steps(play.id) == (Step("rings", "a"), Step("hears", "b"))
    other.append(play.id, 2, "answers", "c")
    assert len(one.steps(play.id)) == 3


def test_a_window_whose_past_was_rewritten_cannot_append_by_luck_of_the_index(
    opens: Callable[[], Opened],
) -> None:
    one, other = opens().store, opens().store
    play = begin(one, one.profile("anna").id)
    seen = play_on(one, play.id, "a", "b")
    assert other.steps(play.id) == seen
    one.replace_tail(play.id, seen, 1, tail=[Step("elsewhere", "x")])
    with pytest.raises(GameError, match="moved-on"):
        other.append(play.id, 2, "scene-2", "made in another scene")
    other.steps(play.id)
    other.append(play.id, 2, "scene-2", "c")


def test_what_no_longer_folds_is_taken_off_and_kept(store: Store) -> None:
    anna = store.profile("anna")
    play = begin(store, anna.id)
    seen = play_on(store, play.id, "a", "b", "c", "d")
    assert store.replace_tail(play.id, seen, 2, digest="d2") == seen[2:]
    assert store.steps(play.id) == seen[:2]
    assert store.play(play.id).digest == "d2"
    now = play_on(store, play.id, "e")
    assert store.replace_tail(play.id, now, 0, tail=[Step("new", "a")]) == now
    assert store.steps(play.id) == (Step("new", "a"),)
    (exported,) = store.export(anna.id)["plays"]
    assert [(step["rewrite"], step["choice"]) for step in exported["dropped"]] == [
        (1, "c"), (1, "d"), (2, "a"), (2, "b"), (2, "e"),
    ]  # fmt: skip


def test_a_tail_is_only_replaced_in_the_journal_that_was_seen(opens: Callable[[], Opened]) -> None:
    one, other = opens().store, opens().store
    play = begin(one, one.profile("anna").id)
    seen = play_on(one, play.id, "a", "b")
    now = play_on(other, play.id, "c")
    with pytest.raises(GameError, match="moved-on"):
        one.replace_tail(play.id, seen, 1)
    assert one.steps(play.id) == now


def test_nothing_taken_off_is_no_rewrite(opens: Callable[[], Opened]) -> None:
    one, other = opens().store, opens().store
    play = begin(one, one.profile("anna").id)
    seen = play_on(one, play.id, "a")
    assert other.replace_tail(play.id, seen, 5, digest="d2") == ()
    one.append(play.id, 1, "scene-1", "b")


def test_the_newest_unfinished_play_of_an_encounter_goes_on(store: Store) -> None:
    anna, ben = store.profile("anna"), store.profile("ben")
    assert store.open_play(anna.id, "standtall", "late-report") is None
    first = begin(store, anna.id)
    second = begin(store, anna.id)
    begin(store, anna.id, "rain-refund")
    begin(store, ben.id)
    assert store.open_play(anna.id, "standtall", "late-report") == second
    assert store.open_play(anna.id, "acme", "late-report") is None
    store.leave(second.id)
    assert store.open_play(anna.id, "standtall", "late-report") == first


def test_continue_goes_to_the_play_of_the_newest_choice(store: Store) -> None:
    anna = store.profile("anna")
    assert store.last_open_play(anna.id) is None
    report = begin(store, anna.id)
    refund = begin(store, anna.id, "rain-refund")
    assert store.last_open_play(anna.id) == refund
    play_on(store, report.id, "a")
    assert store.last_open_play(anna.id) == report
    store.leave(report.id)
    assert store.last_open_play(anna.id) == refund
    assert store.last_open_play(store.profile("ben").id) is None


def test_practice_stands_beside_the_first_attempt(store: Store) -> None:
    anna = store.profile("anna")
    first = begin(store, anna.id)
    journal = play_on(store, first.id, "a", "b", "c")
    again = begin(store, anna.id, practice_of=first.id, steps=journal[:2])
    assert store.steps(again.id) == journal[:2]
    store.append(again.id, 2, "scene-2", "other")
    assert store.steps(first.id) == journal
    assert store.plays(anna.id) == (store.play(first.id), store.play(again.id))
    assert store.open_play(anna.id, "standtall", "late-report") == again
    assert store.last_open_play(anna.id) == again


def test_practice_is_of_a_play_of_the_same_profile(store: Store) -> None:
    foreign = begin(store, store.profile("ben").id)
    anna = store.profile("anna")
    for practice_of in (foreign.id, 999):
        with pytest.raises(GameError, match="play-gone"):
            begin(store, anna.id, practice_of=practice_of, steps=[Step("s", "c")])
    assert store.plays(anna.id) == ()


def test_a_finished_play_keeps_its_numbers(opens: Callable[[], Opened]) -> None:
    one, other = opens().store, opens().store
    play = begin(one, one.profile("anna").id)
    play_on(one, play.id, "a")
    done = one.finish(play.id, ending="good-end", kind="resolved", scores=SCORES, bands=BANDS)
    assert (done.status, done.ending, done.kind) == ("finished", "good-end", "resolved")
    assert (done.scores, done.bands) == (SCORES, BANDS)
    assert done.ended is not None
    assert list(done.scores or ()) == list(SCORES)
    assert other.finish(play.id, ending="x", kind="ugly", scores={}, bands={}) == done
    other.leave(play.id)
    with pytest.raises(GameError) as refused:
        other.append(play.id, 1, "scene-1", "b")
    assert refused.value.code == "play-closed"
    assert refused.value.values == {"encounter": "late-report", "status": "finished"}
    with pytest.raises(GameError, match="play-closed"):
        other.replace_tail(play.id, other.steps(play.id), 0)
    assert other.play(play.id) == done
    assert len(other.steps(play.id)) == 1


def test_a_play_that_was_left_stays_left(store: Store) -> None:
    play = begin(store, store.profile("anna").id)
    store.leave(play.id)
    left = store.play(play.id)
    assert (left.status, left.scores) == ("left", None)
    assert left.ended is not None
    store.leave(play.id)
    with pytest.raises(GameError, match="play-closed"):
        store.finish(play.id, ending="x", kind="ugly", scores={}, bands={})
    assert store.play(play.id) == left


def test_answers_stay_with_the_play_and_the_last_one_counts(store: Store) -> None:
    play = begin(store, store.profile("anna").id)
    store.note(play.id, "confidence", "3")
    store.finish(play.id, ending="x", kind="ugly", scores={}, bands={})
    store.note(play.id, "plan", json.dumps("If she shouts, then I breathe.\0"))
    store.note(play.id, "confidence", "4")
    assert store.notes(play.id) == {
        "confidence": "4",
        "plan": json.dumps("If she shouts, then I breathe.\0"),
    }
    assert store.notes(999) == {}


def test_an_export_holds_everything_about_one_profile_and_is_json(store: Store) -> None:
    clock = Ticking()
    anna = store.profile("anna")
    begin(store, store.profile("ben").id, steps=[Step("bens", "choice")])
    store.set_setting(anna.id, "lang", "zh-Hant")
    first = begin(store, anna.id)
    journal = play_on(store, first.id, "a", "b")
    store.note(first.id, "plan", '"breathe"')
    store.finish(first.id, ending="good-end", kind="resolved", scores=SCORES, bands=BANDS)
    begin(store, anna.id, practice_of=first.id, steps=journal[:1])
    exported = store.export(anna.id)
    assert json.loads(json.dumps(exported)) == exported
    assert exported["profile"]["name"] == "anna"
    assert exported["settings"] == {"lang": "zh-Hant"}
    one, two = exported["plays"]
    assert [(step["scene"], step["choice"]) for step in one["steps"]] == list(journal)
    assert all(step["at"] > clock() for step in one["steps"])
    assert (one["scores"], one["bands"], one["seed"]) == (SCORES, BANDS, 7)
    assert one["notes"]["plan"]["value"] == '"breathe"'
    assert (two["practice_of"], two["status"]) == (one["id"], "open")
    assert "bens" not in json.dumps(exported)
