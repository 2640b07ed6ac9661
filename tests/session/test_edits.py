"""A save outlives edits of its story: it resumes into the same meaning, or at the last decision that has one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine import Encounter, State, begin, options, step
from game.errors import GameError
from game.saves import Step, Store, open_store
from game.session import Play, Session, refold
from game.stories.library import Library
from tests.check.sound import CALL, STORY, WALKS_TEXT, files, write
from tests.session.edits import HARMFUL, HARMLESS, Edit, Edited, begun
from tests.strategies import (
    Dice,
    Made,
    Walked,
    blobs,
    read_rubric,
    read_story,
    walked,
    write_pack,
    write_story,
)


def read(edited: Edited, made: Made) -> Encounter:
    return read_story(edited.story, read_rubric(made.rubric))


def meanings(way: Walked) -> list[tuple[str, str, bool]]:
    """Each choice of a path: the scene it was made in, its id, and whether it is the kit's."""
    found = []
    for state, name in zip(way.states, way.path, strict=False):
        here = {o.choice.id: o.choice.kind == "protect" for o in options(way.encounter, state)}
        found.append((way.encounter.scenes[state.scene].id, name, here[name]))
    return found


def told(encounter: Encounter, state: State) -> tuple[object, ...]:
    """A state by names, so that it can be compared between two editions of a story."""
    facts = {name for i, name in enumerate(encounter.facts) if state.facts >> i & 1}
    counters = dict(zip(encounter.counters, state.counters, strict=True))
    scene = encounter.scenes[state.scene]
    picked = [part.choices[i].id for part, i in zip(scene.parts, state.picked, strict=False)]
    return scene.id, state[1:4], facts, counters, state.wear, picked


def steps_of(way: Walked) -> list[Step]:
    return [Step(scene, name) for scene, name, _ in meanings(way)]


def edit(edits: tuple[Edit, ...], way: Walked, dice: Dice, most: int = 4) -> Edited:
    edited = begun(way.made.story)
    for _ in range(dice.between(1, most)):
        dice.pick(edits)(edited, dice)
    return edited


@given(walked(), blobs(60))
def test_harmless_edits_drop_nothing_and_come_to_the_same_state(way: Walked, blob: bytes) -> None:
    edited = edit(HARMLESS, way, Dice(blob))
    encounter = read(edited, way.made)
    turns, steps = refold(encounter, steps_of(way))
    assert [step.choice for step in steps] == [edited.choice(*meaning) for meaning in meanings(way)]
    assert [step.scene for step in steps] == [edited.scene(scene) for scene, _, _ in meanings(way)]
    for old, turn in zip(way.states, turns, strict=True):
        scene, gauges, facts, counters, wear, picked = told(way.encounter, old)
        now = told(encounter, turn.state)
        assert now[0] == edited.scene(str(scene))
        assert (now[1], now[2], now[4]) == (gauges, facts, wear)
        assert isinstance(counters, dict)
        assert (
            counters.items()
            <= dict(zip(encounter.counters, turn.state.counters, strict=True)).items()
        )
        assert isinstance(picked, list)
        assert now[5] == [edited.choice(str(scene), name, False) for name in picked]


@given(walked(), blobs(60))
def test_any_edit_keeps_the_choices_up_to_the_first_that_means_nothing_any_more(
    way: Walked, blob: bytes
) -> None:
    """Never a choice in another scene than it was made in, never another choice in its place."""
    edited = edit((*HARMLESS, *HARMFUL), way, Dice(blob))
    encounter = read(edited, way.made)
    turns, steps = refold(encounter, steps_of(way))
    expected, state = [], begin(encounter).state
    for scene, name, kit in meanings(way):
        now = edited.choice(scene, name, kit)
        if encounter.scenes[state.scene].id != edited.scene(scene):
            break
        try:
            state = step(encounter, state, now).state
        except GameError:
            break
        expected.append(now)
    assert [step.choice for step in steps] == expected
    assert turns[-1].state == state


@given(walked(), blobs(60), st.integers(1, 3))
def test_a_journal_folded_again_and_again_loses_nothing_more(
    way: Walked, blob: bytes, times: int
) -> None:
    edited = edit((*HARMLESS, *HARMFUL), way, Dice(blob))
    encounter = read(edited, way.made)
    turns, steps = refold(encounter, steps_of(way))
    for _ in range(times):
        assert refold(encounter, steps) == (turns, steps)


# --- through the store, as a player has it ---


@contextmanager
def opened(folder: Path) -> Iterator[Session]:
    """The game at a new start."""
    store: Store = open_store(folder / "saves", wait=0.1).store
    with store:
        yield Session(store, Library([folder / "pack"]), store.profile("player"))


@given(walked(), blobs(90), st.integers(0, 8))
def test_a_save_resumes_across_edits_one_sitting_after_another(
    way: Walked, blob: bytes, cut: int
) -> None:
    dice = Dice(blob)
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_pack(folder / "pack", way.made.rubric, way.made.story)
        with opened(folder) as session:
            play = session.start("made-up", seed=1)
            for choice in way.path[:cut]:
                play.choose(choice)
            before = play.steps()
        edited = begun(way.made.story)
        for _ in range(2):  # two editions, the player back in between or not
            dice.pick(HARMLESS)(edited, dice)
            write_story(folder / "pack", edited.story)
            if dice.one_in(2):
                with opened(folder) as session:
                    session.start("made-up")
        with opened(folder) as session:
            play = session.start("made-up")
            meant = [edited.choice(*meaning) for meaning in meanings(way)[:cut]]
            assert play.path == meant
            assert play.resumed is not None
            assert (play.resumed.dropped, play.resumed.because) == ((), None)
            assert session.store.steps(play.record.id) == play.steps()
            assert len(session.store.plays(session.profile.id)) == 1
            assert play.record.digest == play.encounter.digest
            assert [s.scene for s in play.steps()] == [edited.scene(s.scene) for s in before]
            for meaning in meanings(way)[cut:]:  # and goes on to the same end
                play.choose(edited.choice(*meaning))
            if play.outcome() is not None:
                play.finish()


# --- by hand ---


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "pack", files())
    return tmp_path


def rewritten(folder: Path, *edits: tuple[str, str]) -> None:
    story = STORY
    for old, new in edits:
        assert old in story
        story = story.replace(old, new)
    write(folder / "pack", {CALL: story, "encounters/call/walks.yaml": WALKS_TEXT})


def begin_with(folder: Path, *path: str) -> None:
    with opened(folder) as session:
        play = session.start("call", seed=1)
        for choice in path:
            play.choose(choice)


def resumed(folder: Path) -> tuple[tuple[str, ...], tuple[str, ...], str | None, str]:
    with opened(folder) as session:
        play = session.start("call")
        assert play.resumed is not None
        assert list(play.resumed.path) == play.path
        return play.resumed.path, play.resumed.dropped, play.resumed.because, play.scene.id


def test_a_choice_that_is_gone_is_dropped_with_what_came_after_it_and_the_player_is_told(
    folder: Path,
) -> None:
    begin_with(folder, "argue", "stay", "own-it")
    rewritten(folder, ("      stay:\n", "      hold:\n"))
    assert resumed(folder) == (("argue",), ("stay", "own-it"), "story-changed", "shouts")
    assert resumed(folder) == (("argue",), (), None, "shouts")  # told once


def test_what_was_dropped_is_still_in_the_export(folder: Path) -> None:
    begin_with(folder, "argue", "stay", "own-it")
    rewritten(folder, ("      stay:\n", "      hold:\n"))
    resumed(folder)
    with opened(folder) as session:
        assert '"stay"' in str(session.store.export(session.profile.id)).replace("'", '"')


def test_a_scene_put_in_between_is_met_and_not_jumped_over(folder: Path) -> None:
    begin_with(folder, "listen", "own-it")
    rewritten(folder, ("        next: build-it\n", "        next: shouts\n"))
    assert resumed(folder) == (("listen",), ("own-it",), "story-changed", "shouts")


def test_a_renamed_choice_is_followed_by_its_new_name_and_a_new_one_of_its_old_name_is_not(
    folder: Path,
) -> None:
    begin_with(folder, "argue", "stay")
    rewritten(
        folder,
        ("      stay:\n", "      hold:\n"),
        ("\ncause:", "\nrenamed: {shouts.stay: hold}\ncause:"),
    )
    assert resumed(folder) == (("argue", "hold"), (), None, "build-it")
    rewritten(
        folder,
        ("      stay:\n", "      keep:\n"),
        ("\ncause:", "\nrenamed: {shouts.stay: hold, shouts.hold: keep}\ncause:"),
    )
    assert resumed(folder) == (("argue", "keep"), (), None, "build-it")


def test_names_given_one_after_the_other_are_followed_from_any_of_them(folder: Path) -> None:
    """A save that slept through two renames of its scene, and of its choice in between."""
    begin_with(folder, "argue", "stay")
    rewritten(
        folder,
        ("shouts", "roars"),
        ("      stay:\n", "      hold:\n"),
        ("\ncause:", "\nrenamed: {shouts: yells, yells.stay: hold, yells: roars}\ncause:"),
    )
    assert resumed(folder) == (("argue", "hold"), (), None, "build-it")


def test_a_part_that_moved_is_picked_again(folder: Path) -> None:
    begin_with(folder, "listen", "own-it", "new-one")
    tail = STORY[STORY.index("      open:\n") : STORY.index("    answers: All right.")]
    first, second = tail[: tail.index("      offer:\n")], tail[tail.index("      offer:\n") :]
    plain = second.replace(", if: picked.open == own_it, locked: Own it., because", ", because")
    rewritten(folder, (tail, plain + first))
    assert resumed(folder) == (("listen",), ("own-it", "new-one"), "story-changed", "build-it")


def test_a_finished_play_keeps_its_numbers_whatever_becomes_of_the_story(folder: Path) -> None:
    with opened(folder) as session:
        play: Play = session.start("call")
        for choice in ("listen", "own-it", "new-one"):
            play.choose(choice)
        play.finish()
        record = play.record
    rewritten(folder, ("      listen:\n", "      lean-in:\n"))
    with opened(folder) as session:
        (kept,) = session.store.plays(session.profile.id)
        assert kept == record
        again = session.resume(kept)
        assert again.path == []
        assert again.resumed is not None
        assert again.resumed.dropped == ("listen", "own-it", "new-one")
        assert session.store.play(kept.id) == record
        assert [s.choice for s in session.store.steps(kept.id)] == ["listen", "own-it", "new-one"]


def test_two_windows_that_resume_an_edited_play_agree(folder: Path) -> None:
    begin_with(folder, "argue", "stay", "own-it")
    rewritten(folder, ("      stay:\n", "      hold:\n"))
    with opened(folder) as one, opened(folder) as other:
        record = other.unfinished("call")
        assert record is not None
        first = one.start("call")
        second = other.resume(record)  # as it was read before the first window mended it
        assert first.path == second.path == ["argue"]
        second.choose("hold")
        assert one.again(first).path == ["argue", "hold"]


def test_a_play_finished_in_another_window_meanwhile_is_resumed_as_finished(folder: Path) -> None:
    begin_with(folder, "listen", "own-it", "new-one")
    with opened(folder) as one, opened(folder) as other:
        record = other.unfinished("call")
        assert record is not None
        one.start("call").finish()
        rewritten(folder, ("      listen:\n", "      lean-in:\n"))
        with opened(folder) as third:
            found = third.resume(record)
            assert found.record.status == "finished"


def test_a_story_that_is_broken_now_leaves_the_save_as_it_is(folder: Path) -> None:
    begin_with(folder, "argue", "stay")
    rewritten(folder, ("minutes: 5", "minutes: 500"))
    with opened(folder) as session, pytest.raises(GameError) as refused:
        session.start("call")
    assert refused.value.code == "encounter-broken"
    rewritten(folder)
    assert resumed(folder) == (("argue", "stay"), (), None, "build-it")
