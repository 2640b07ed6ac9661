"""The store against a plain model, two windows wide, killed between any two calls."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from game.errors import GameError
from game.saves import Step, Store, open_store
from tests.saves.windows import QUICK, Ticking, as_after_a_kill, begin

IDS = st.sampled_from(["rings", "look-it-up", "ask", "own-it", "end-the-call"])
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
WINDOWS = st.integers(0, 1)


@dataclass
class Play:
    profile: str
    encounter: str
    practice_of: int | None
    status: str = "open"
    steps: list[Step] = field(default_factory=list)
    dropped: list[Step] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    scores: dict[str, int | None] | None = None


class Saves(RuleBasedStateMachine):
    plays = Bundle("plays")

    @initialize()
    def open_two_windows(self) -> None:
        self.root = Path(tempfile.mkdtemp(dir=QUICK))
        self.folder = self.root / "0"
        self.clock = Ticking()
        self.windows: list[Store] = []
        self.kills = 0
        self.settings: dict[str, dict[str, str]] = {}
        self.model: dict[int, Play] = {}
        self.reopen()

    def reopen(self) -> None:
        for _ in range(2):
            opened = open_store(self.folder, clock=self.clock)
            assert opened.notices == ()
            self.windows.append(opened.store)

    def teardown(self) -> None:
        for window in self.windows:
            window.close()
        shutil.rmtree(self.root)

    @rule()
    def kill_and_start_again(self) -> None:
        self.kills += 1
        self.folder = as_after_a_kill(self.folder, self.root / str(self.kills))
        for window in self.windows:
            window.close()
        self.windows.clear()
        self.reopen()

    @rule()
    def leave_and_start_again(self) -> None:
        for window in self.windows:
            window.close()
        self.windows.clear()
        self.reopen()

    @rule(window=WINDOWS)
    def back_up(self, window: int) -> None:
        assert self.windows[window].backup().is_file()

    @rule(window=WINDOWS, name=st.sampled_from(["anna", "ben"]), key=IDS, value=TEXTS)
    def set_setting(self, window: int, name: str, key: str, value: str) -> None:
        store = self.windows[window]
        store.set_setting(store.profile(name).id, key, value)
        self.settings.setdefault(name, {})[key] = value

    @rule(target=plays, window=WINDOWS, name=st.sampled_from(["anna", "ben"]), encounter=IDS)
    def begin_play(self, window: int, name: str, encounter: str) -> int:
        store = self.windows[window]
        play = begin(store, store.profile(name).id, encounter)
        self.settings.setdefault(name, {})
        self.model[play.id] = Play(name, encounter, None)
        return play.id

    @rule(target=plays, window=WINDOWS, of=plays, keep=st.integers(0, 4))
    def rewind(self, window: int, of: int, keep: int) -> int:
        first = self.model.get(of)
        if first is None:
            return of
        store = self.windows[window]
        profile = store.profile(first.profile)
        play = begin(store, profile.id, first.encounter, practice_of=of, steps=first.steps[:keep])
        self.model[play.id] = Play(first.profile, first.encounter, of, steps=first.steps[:keep])
        return play.id

    @rule(
        window=WINDOWS, play_id=plays, scene=IDS, choice=IDS, off=st.sampled_from([0] * 6 + [-1, 1])
    )
    def append(self, window: int, play_id: int, scene: str, choice: str, off: int) -> None:
        store = self.windows[window]
        play = self.model.get(play_id)
        if play is not None and play.status == "open":
            store.steps(play_id)
        index = len(play.steps) + off if play else 0
        code = (
            "play-gone" if play is None else "play-closed" if play.status != "open" else "moved-on"
        )
        if code != "moved-on" or off:
            with pytest.raises(GameError, match=code):
                store.append(play_id, index, scene, choice)
        else:
            assert play is not None
            store.append(play_id, index, scene, choice)
            play.steps.append(Step(scene, choice))

    @rule(window=WINDOWS, play_id=plays, keep=st.integers(0, 5), tail=st.lists(IDS, max_size=2))
    def replace_tail(self, window: int, play_id: int, keep: int, tail: list[str]) -> None:
        play = self.model.get(play_id)
        if play is None or play.status != "open":
            return
        new = [Step("elsewhere", choice) for choice in tail]
        taken = self.windows[window].replace_tail(play_id, play.steps, keep, tail=new)
        assert taken == tuple(play.steps[keep:])
        play.dropped += play.steps[keep:]
        play.steps[keep:] = new

    @rule(window=WINDOWS, play_id=plays, question=IDS, value=TEXTS)
    def note(self, window: int, play_id: int, question: str, value: str) -> None:
        play = self.model.get(play_id)
        if play is not None:
            self.windows[window].note(play_id, question, value)
            play.notes[question] = value

    @rule(window=WINDOWS, play_id=plays, points=st.none() | st.integers(0, 100))
    def finish(self, window: int, play_id: int, points: int | None) -> None:
        play = self.model.get(play_id)
        if play is not None and play.status != "left":
            self.windows[window].finish(
                play_id, ending="e", kind="ugly", scores={"empathy": points}, bands={}
            )
            if play.status == "open":
                play.status, play.scores = "finished", {"empathy": points}

    @rule(window=WINDOWS, play_id=plays)
    def leave(self, window: int, play_id: int) -> None:
        self.windows[window].leave(play_id)
        play = self.model.get(play_id)
        if play is not None and play.status == "open":
            play.status = "left"

    @precondition(lambda self: len(self.settings) == 2)
    @rule(window=WINDOWS, name=st.sampled_from(["anna", "ben"]))
    def delete_profile(self, window: int, name: str) -> None:
        assert self.windows[window].delete_profile(name) == ()
        del self.settings[name]
        self.model = {key: play for key, play in self.model.items() if play.profile != name}

    @invariant()
    def the_windows_show_what_was_done(self) -> None:
        for store in getattr(self, "windows", []):
            assert {profile.name for profile in store.profiles()} == set(self.settings)
            for profile in store.profiles():
                assert store.settings(profile.id) == self.settings[profile.name]
                mine = {
                    key: play for key, play in self.model.items() if play.profile == profile.name
                }
                records = store.plays(profile.id)
                assert [record.id for record in records] == list(mine)
                exported = store.export(profile.id)["plays"]
                for record, whole, play in zip(records, exported, mine.values(), strict=True):
                    assert store.steps(record.id) == tuple(play.steps)
                    assert store.notes(record.id) == play.notes
                    assert (record.status, record.scores) == (play.status, play.scores)
                    assert record.practice_of == play.practice_of
                    assert [(s["scene"], s["choice"]) for s in whole["dropped"]] == play.dropped


Saves.TestCase.settings = settings(max_examples=30, stateful_step_count=30, deadline=None)
TestTheStoreIsItsModel = Saves.TestCase
