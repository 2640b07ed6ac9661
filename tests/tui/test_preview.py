"""A story in the preview while its files are written: every save is a real one, and is waited for."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from fractions import Fraction
from functools import partial
from pathlib import Path
from threading import Event, Lock
from typing import NamedTuple

import pytest
from textual.pilot import Pilot

from game.analysis.explore import Explored, Progress
from game.analysis.reach import visit
from game.analysis.visits import visit_chances
from game.engine import Encounter
from game.errors import GameError
from game.export.analysis_report import percent
from game.tui import TuiOptions, judging
from game.tui.draft import Judgement, find_draft
from game.tui.judging import Judging
from game.tui.preview import Preview
from game.tui.screens.preview import PreviewScreen
from game.tui.screens.preview_scenes import PreviewScenesScreen
from game.tui.sitting import sit_down
from tests.check.sound import CALL, files, write

_PATIENCE = 20.0  # seconds after which something never comes


class Author(NamedTuple):
    """Somebody with the preview open beside the files."""

    app: Preview
    pilot: Pilot[None]
    pack: Path

    @property
    def screen(self) -> PreviewScreen:
        found = self.app.screen_stack[0]
        assert isinstance(found, PreviewScreen)
        return found

    @property
    def text(self) -> str:
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    @property
    def scene(self) -> str:
        return self.screen.play.scene.id

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()

    async def choose(self, choice: str) -> None:
        await self.screen.choose(choice)
        await self.pilot.pause()

    def save(self, old: str, new: str, file: str = CALL) -> None:
        path = self.pack / file
        text = path.read_text("utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new, 1), "utf-8")

    async def until(self, condition: Callable[[], object]) -> None:
        async with asyncio.timeout(_PATIENCE):
            while not condition():
                await self.pilot.pause(0.005)

    async def shows(self, text: str) -> None:
        await self.until(lambda: "".join(text.split()) in "".join(self.text.split()))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


Open = Callable[..., AbstractAsyncContextManager[Author]]


@pytest.fixture
def preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Open the preview on a small pack: `preview(size=(120, 40))`."""
    pack = write(tmp_path / "pack", files())
    monkeypatch.chdir(tmp_path)

    @asynccontextmanager
    async def opened(size: tuple[int, int] = (120, 40), lang: str = "en") -> AsyncIterator[Author]:
        sitting = sit_down(TuiOptions(tmp_path / "saves", (str(pack),), lang))
        try:
            draft = find_draft(sitting.library, "call")
            assert draft.story is not None
            app = Preview(sitting, draft, draft.story)
            async with app.run_test(size=size) as pilot:
                author = Author(app, pilot, pack)
                await author.until(lambda: any(one.is_running for one in app.workers))  # the watch
                yield author
        finally:
            sitting.store.close()

    return opened


def test_an_encounter_that_has_gone_since_it_was_listed_is_no_draft(tmp_path: Path) -> None:
    pack = write(tmp_path / "pack", files())
    sitting = sit_down(TuiOptions(tmp_path / "saves", (str(pack),), "en"))
    sitting.library.index()
    shutil.rmtree(pack / "encounters" / "call")
    with pytest.raises(GameError, match="encounter-unknown"):
        find_draft(sitting.library, "call")
    sitting.store.close()


async def test_a_saved_line_shows_at_the_same_decision(preview: Open) -> None:
    async with preview() as author:
        await author.choose("argue")
        assert author.scene == "shouts"
        author.save("You fool!", "You utter fool!")
        await author.shows("You utter fool!")
        assert author.scene == "shouts"
        assert author.screen.play.path == ["argue"]
        assert "Is that all?" in author.text


async def test_ids_decide_where_the_play_stands_when_choices_move(preview: Open) -> None:
    async with preview() as author:
        await author.choose("argue")
        await author.choose("stay")
        assert author.scene == "build-it"
        story = (author.pack / CALL).read_text("utf-8")
        stay = story[story.index("      stay:\n") : story.index("      push-back:\n")]
        author.save(
            "      leave:\n", stay.replace("I stay.", "I am still here.") + "      leave:\n"
        )
        author.save(stay, "")
        await author.shows("I am still here.")
        assert author.scene == "build-it"
        assert author.screen.play.path == ["argue", "stay"]


async def test_a_choice_that_goes_leaves_the_play_at_the_newest_one_there_is(preview: Open) -> None:
    async with preview() as author:
        await author.choose("argue")
        await author.choose("stay")
        author.save("      stay:\n", "      remain:\n")
        await author.shows("your last choice is no longer in it")
        assert author.scene == "shouts"
        assert author.screen.play.path == ["argue"]


async def test_a_broken_file_is_told_by_place_and_the_last_sound_version_goes_on(
    preview: Open,
) -> None:
    async with preview() as author:
        author.save("next: shouts", "next: shuots")
        await author.shows("the last version that could goes on")
        line = (author.pack / CALL).read_text("utf-8").split("next: shuots")[0].count("\n") + 1
        await author.shows(f"story.yaml:{line}:11")
        await author.shows("shuots")
        await author.shows("Did you mean “shouts”?")
        await author.choose("argue")
        assert author.scene == "shouts"
        author.save("next: shuots", "next: shouts")
        await author.until(lambda: "goes on" not in author.text)
        assert author.scene == "shouts"


async def test_a_shared_file_that_breaks_is_told_too(preview: Open) -> None:
    async with preview() as author:
        author.save("moves:", "moves: {{", "rubric.yaml")
        await author.shows("rubric.yaml:")
        assert author.screen.play.scene.id == "rings"
        author.save("pack: own", "pack: [", "pack.yaml")
        await author.shows("pack.yaml:")
        author.save("moves: {{", "moves:", "rubric.yaml")
        author.save("pack: [", "pack: own", "pack.yaml")
        await author.until(lambda: not author.screen.draft.problems)
        assert author.scene == "rings"


async def test_what_no_play_reaches_is_told_and_marked(preview: Open) -> None:
    async with preview() as author:
        await author.until(lambda: author.screen.draft.judgement.problems is not None)
        assert author.screen.draft.problems == ()
        author.save("  well:\n", "  lonely:\n    ending: parted\n    says: Nobody.\n  well:\n")
        await author.shows("scene-unreached")
        await author.press("g")
        await author.shows("1 scene cannot be reached")
        assert "nothing leads here   parted   not reached" in author.text


AT_RANDOM = "How often somebody comes there who clicks at random among the open options"


def test_the_tree_tells_how_often_each_scene_is_come_to_once_that_is_known(tmp_path: Path) -> None:
    pack = write(tmp_path / "pack", files())
    sitting = sit_down(TuiOptions(tmp_path / "saves", (str(pack),), "en"))
    draft = find_draft(sitting.library, "call")
    assert draft.story is not None
    scenes = PreviewScenesScreen(sitting, PreviewScreen(sitting, draft, draft.story))

    def lines() -> list[str]:
        rows = scenes.page().rows(76)
        told = ["".join(piece.text for piece in row.pieces).rstrip() for row in rows]
        return told[next(i for i, line in enumerate(told) if "Scenes: Enter" in line) :]

    def row(name: str, note: str, often: str) -> str:
        aside = f"{note}   {often:>9}" if note else often
        return f"{name}{aside:>{76 - len(name)}}".rstrip()

    unknown = lines()
    assert unknown[1] == "  - rings" + f"{'upset':>67}"
    chances = {
        "rings": Fraction(1),
        "build-it": Fraction(2, 3),
        "well": Fraction(1, 2000),
        "gone": Fraction(1, 10**6),
        "again": Fraction(9999, 10_000),
        "shouts": Fraction(1, 3),
    }
    draft.judgement = Judgement((), chances, done=True)
    assert lines()[1:-2] == [
        f"  {AT_RANDOM}",
        row("  - rings", "upset", "100 %"),
        row("    - build-it", "calm", "66.7 %"),
        row("      well", "resolved", "0.050 %"),
        row("      gone", "ugly", "< 0.001 %"),
        row("    gone", "as above", ""),
        row("    - again", "", "> 99.9 %"),
        row("      - shouts", "abusive", "33.3 %"),
        row("        build-it", "as above", ""),
        row("        gone", "as above", ""),
    ]
    draft.read()
    assert lines()[1:] == unknown[1:]
    sitting.store.close()


async def test_a_save_changes_how_often_scenes_are_come_to(preview: Open) -> None:
    async with preview() as author:

        def told() -> str:
            assert author.screen.draft.judgement.chances is not None
            return percent(author.screen.draft.judgement.chances["shouts"])

        await author.press("g")
        await author.shows(AT_RANDOM)
        before = told()
        old = author.screen.draft.story
        assert f"abusive   {before:>6}" in author.text
        rude = "      argue:\n        say: So?\n        moves: [push]\n        because: Rude.\n"
        author.save("      argue:\n", f"{rude}        next: gone\n      quarrel:\n")
        draft = author.screen.draft
        await author.until(lambda: draft.story is not old and draft.judgement.chances is not None)
        assert told() != before
        await author.shows(f"abusive   {told():>6}")
        assert before not in author.text
        assert author.screen.draft.story is not None
        expected = visit_chances(visit(author.screen.draft.story.encounter))
        assert author.screen.draft.judgement.chances == expected


async def test_what_is_found_out_of_an_older_version_is_not_shown(preview: Open) -> None:
    async with preview() as author:
        draft = author.screen.draft
        await author.until(lambda: draft.judgement.done)
        old = draft.story
        assert old is not None
        author.save("You fool!", "You utter fool!")
        await author.until(lambda: draft.story is not old and draft.judgement.done)
        known = draft.judgement
        late = Judgement((), {"rings": Fraction(1, 7)}, done=True)
        author.screen.post_message(Judging.Judged(Judging(old, author.screen), late))
        await author.pilot.pause()
        assert draft.judgement is known


async def test_judging_stops_when_a_save_is_read_and_one_version_is_judged_at_a_time(
    preview: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[str] = []
    second = Event()

    class Turn:
        lock = Lock()

        def __enter__(self) -> None:
            if happened:
                second.set()
            self.lock.acquire()

        def __exit__(self, *_: object) -> None:
            self.lock.release()

    def visiting(encounter: Encounter, progress: Progress) -> Explored:
        happened.append("began")
        try:
            while len(happened) == 1:
                progress("states", 0, 0)
            return visit(encounter, progress=progress)
        finally:
            assert second.wait(_PATIENCE)  # it takes long to stop
            happened.append("ended")

    monkeypatch.setattr(Judging, "_ONE", Turn())
    monkeypatch.setattr(judging, "visit", visiting)
    async with preview() as author:
        await author.until(lambda: happened)
        author.save("You fool!", "You utter fool!")
        await author.until(lambda: author.screen.draft.judgement.done)
        assert author.screen.draft.judgement.chances is not None
        assert happened == ["began", "ended", "began", "ended"]


async def test_judging_stops_when_the_preview_is_left(
    preview: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, stopped = Event(), Event()

    def visiting(_: Encounter, progress: Progress) -> Explored:
        began.set()
        try:
            while True:
                progress("states", 0, 0)
        finally:
            stopped.set()

    monkeypatch.setattr(judging, "visit", visiting)
    async with preview() as author:
        await author.until(began.is_set)
    assert stopped.wait(_PATIENCE)


async def test_with_too_many_states_that_is_told_and_no_chances(
    preview: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "visit", partial(visit, budget=3))
    async with preview() as author:
        await author.press("g")
        await author.shows("too many states to visit them all")
        await author.until(lambda: author.screen.draft.judgement.done)
        await author.pilot.pause()
        assert author.screen.draft.judgement.chances is None
        assert "%" not in author.text


@pytest.mark.parametrize("when", ["visit", "against_visited", "visit_chances"])
async def test_what_nobody_expected_of_a_version_is_said_and_the_next_save_is_judged_again(
    preview: Open, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], when: str
) -> None:
    def odd(*_: object, **__: object) -> None:
        raise ValueError("odd")

    monkeypatch.delenv("STANDTALL_DEBUG", raising=False)
    async with preview() as author:
        draft = author.screen.draft
        await author.until(lambda: draft.judgement.chances is not None)
        with monkeypatch.context() as patch:
            patch.setattr(judging, when, odd)
            author.save("You fool!", "You utter fool!")
            await author.shows("the game did not expect: ValueError: odd.")
        assert "ValueError" not in "".join(capfd.readouterr())
        assert draft.judgement.chances is None
        for key in ("p", "g"):
            await author.press(key)
            assert "still being visited" not in author.text
            await author.press("escape")
        author.save("You utter fool!", "You fool!")
        await author.until(lambda: draft.judgement.chances is not None)
        await author.press("g")
        await author.shows("each can be reached")


async def test_a_jump_begins_in_a_scene_with_the_gauges_and_facts_asked_for(preview: Open) -> None:
    async with preview() as author:
        await author.press("g")
        main = author.screen.app.screen.query_one("#main")
        assert getattr(main, "cursor", "") == "scene:rings"
        main.point("gauge:anger")  # type: ignore[attr-defined]
        await author.press("left", "left")
        main.point("fact:warned")  # type: ignore[attr-defined]
        await author.press("enter")
        main.point("counter:calls")  # type: ignore[attr-defined]
        await author.press("right")
        main.point("scene:shouts")  # type: ignore[attr-defined]
        await author.press("enter")
        state = author.screen.play.state
        assert author.scene == "shouts"
        assert (state.anger, state.facts, state.counters) == (2, 1, (1,))
        assert "You fool!" in author.text
        author.save("You fool!", "You silly fool!")
        await author.shows("You silly fool!")
        assert author.screen.play.state.anger == 2


async def test_a_jump_into_a_scene_that_goes_leads_to_the_beginning(preview: Open) -> None:
    async with preview() as author:
        await author.press("g")
        author.app.screen.query_one("#main").point("scene:well")  # type: ignore[attr-defined]
        await author.press("enter")
        assert author.scene == "well"
        author.save("  well:\n", "  fine:\n")
        author.save("to: well}", "to: fine}")
        await author.until(lambda: author.scene == "rings")


async def test_the_tree_folds_and_unfolds(preview: Open) -> None:
    async with preview() as author:
        await author.press("g")
        assert "- rings" in author.text
        assert "build-it" in author.text
        await author.press("left")
        assert "+ rings" in author.text
        assert "build-it" not in author.text
        await author.press("right")
        assert "build-it" in author.text


async def test_a_story_that_goes_and_comes_back_is_watched_again(preview: Open) -> None:
    async with preview() as author:
        folder = author.pack / "encounters" / "call"
        aside = author.pack.parent / "aside"
        shutil.copytree(folder, aside)
        shutil.rmtree(folder)
        await author.until(lambda: not author.screen.draft.sound)
        assert author.scene == "rings"
        shutil.copytree(aside, folder)
        await author.until(lambda: author.screen.draft.sound)
        author.save("Where is it?", "Where can it be?")
        await author.shows("Where can it be?")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
@pytest.mark.parametrize("lang", ["en", "zh-Hant", "zh-Hans"])
async def test_the_replies_stay_in_sight_beside_problems(
    preview: Open, size: tuple[int, int], lang: str
) -> None:
    async with preview(size, lang) as author:
        author.save("next: shouts", "next: shuots")
        await author.until(lambda: not author.screen.draft.sound)
        await author.shows("story.yaml:")
        await author.shows("It was delivered." if lang != "zh-Hant" else "譯文")
        for key in ("g", "escape", "p", "escape", "i", "n", "l", "u", "b", "escape", "escape"):
            await author.press(key)
        assert author.scene == "rings"


async def test_taking_back_and_the_other_intensity_need_no_save(preview: Open) -> None:
    async with preview() as author:
        await author.choose("listen")
        await author.shows("Tell me.")
        await author.press("i")
        await author.shows("Tell me all.")
        await author.press("u")
        assert author.scene == "rings"
        assert author.screen.play.path == []
        profile = author.app.sitting.profile
        assert author.app.sitting.store.plays(profile.id) == ()


async def test_the_keys_for_taking_a_conversation_along_do_nothing_here(
    preview: Open, tmp_path: Path
) -> None:
    async with preview() as author:
        await author.press("g")
        author.app.screen.query_one("#main").point("scene:well")  # type: ignore[attr-defined]
        await author.press("enter")
        there = names(tmp_path)
        await author.press("s", "y")
        assert author.scene == "well"
        assert names(tmp_path) == there
        assert author.app.clipboard == ""
