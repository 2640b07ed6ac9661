"""From the shell into the game and back, as a person does it: nothing lost, nothing left behind."""

from __future__ import annotations

import re
import signal
from functools import partial
from pathlib import Path

import pytest

from game.saves import open_store
from tests.terminal.pseudo import Pseudo, terminal

GAME = ("-m", "game")
LEAVE = b"\x11"  # Ctrl+Q
ENTER = b"\r"


def into_first_call(running: Pseudo) -> None:
    """From the very first start to the first turn."""
    running.shows("English", "繁體中文", "简体中文")
    running.press(ENTER)
    running.shows("Your aim")
    running.press(ENTER)
    running.shows("turn 1", "F5")


def steps(saves: Path) -> list[tuple[str, int]]:
    """Every play on disk: its status and how many choices it has."""
    with open_store(saves).store as store:
        profile = store.profile("player")
        return [(play.status, len(store.steps(play.id))) for play in store.plays(profile.id)]


def past(turn: int, now: Pseudo) -> bool:
    """Whether the screen shows another turn, or none any more."""
    return f"turn {turn}" not in now.text


def answered(turn: int, now: Pseudo) -> bool:
    """Whether a reply was taken, or told to be locked."""
    return past(turn, now) or "That one is locked" in now.text


def left_clean(running: Pseudo) -> None:
    """The shell has its own screen, cursor, mouse and line discipline again."""
    assert running.seen.rindex(b"\x1b[?1049l") > running.seen.rindex(b"\x1b[?1049h")
    assert running.seen.rindex(b"\x1b[?25h") > running.seen.rindex(b"\x1b[?25l")
    assert running.seen.rindex(b"\x1b[?1000l") > running.seen.rindex(b"\x1b[?1000h")
    assert running.modes_now() == running.modes


def test_from_the_first_start_to_the_debrief_and_back_to_a_clean_shell(tmp_path: Path) -> None:
    with terminal(*GAME, saves=tmp_path) as running:
        into_first_call(running)
        for turn in range(1, 20):
            if "turn" not in running.text:
                break
            for key in (b"1", b"2"):  # of two replies one is open
                running.press(key)
                running.until(partial(answered, turn), f"turn {turn + 1}")
                if past(turn, running):
                    break
        running.shows("This is where it ends")
        running.press(ENTER)
        running.shows("guess")
        running.press(b"\x1b")
        running.shows("Whose")
        running.press(b"\x1b")
        running.shows("debrief", "empathy", "boundaries", "self-protection")
        running.press(b"\x1b")
        running.shows("The late report")
        running.press(LEAVE)
        assert running.ends() == 0
        left_clean(running)
        assert b"Traceback" not in running.seen
    ((status, count),) = steps(tmp_path)
    assert status == "finished"
    assert count > 1


def test_a_killed_game_goes_on_with_every_choice_that_was_shown(tmp_path: Path) -> None:
    with terminal(*GAME, saves=tmp_path) as running:
        into_first_call(running)
        running.press(b"2")
        running.shows("turn 2")
        running.kill()
    assert steps(tmp_path) == [("open", 1)]
    with terminal(*GAME, "play", "first-call", saves=tmp_path) as running:
        running.shows("Your aim")
        running.press(ENTER)
        running.shows("turn 2")
        running.press(LEAVE)
        assert running.ends() == 0


def test_ctrl_q_leaves_in_the_middle_with_everything_saved(tmp_path: Path) -> None:
    with terminal(*GAME, saves=tmp_path) as running:
        into_first_call(running)
        running.press(b"1")
        running.shows("turn 2")
        running.press(LEAVE)
        assert running.ends() == 0
        left_clean(running)
    assert steps(tmp_path) == [("open", 1)]


@pytest.mark.parametrize("size", [(1, 1), (59, 19), (3, 40), (200, 2)])
def test_a_window_too_small_waits_and_comes_back(tmp_path: Path, size: tuple[int, int]) -> None:
    with terminal(*GAME, saves=tmp_path) as running:
        into_first_call(running)
        running.resize(*size)
        running.quiet()
        running.press(b"x")
        running.resize(80, 24)
        running.shows("turn 1", "F5")
        running.press(b"1")
        running.shows("turn 2")
        running.press(LEAVE)
        assert running.ends() == 0
        left_clean(running)


@pytest.mark.parametrize(
    "environ",
    [
        {"NO_COLOR": "1"},
        {"LC_ALL": "C"},
        {"TERM": "vt100", "COLORTERM": ""},
        {"TERM": "unknown-thing", "COLORTERM": ""},
        {"LC_ALL": "zh_TW.UTF-8"},
    ],
    ids=str,
)
def test_poor_and_foreign_terminals_play_as_well(tmp_path: Path, environ: dict[str, str]) -> None:
    with terminal(
        *GAME, "play", "first-call", "--lang", "en", saves=tmp_path, environ=environ
    ) as running:
        running.shows("Your aim")
        running.press(ENTER)
        running.shows("turn 1", "F5")
        running.press(b"1")
        running.shows("turn 2")
        running.press(LEAVE)
        assert running.ends() == 0
        left_clean(running)
        assert b"Traceback" not in running.seen
        if "NO_COLOR" in environ:
            assert colourless(running)


@pytest.mark.parametrize(
    "sent",
    [
        b"\xff\xfe\x80",
        b"\xa4\xa4\xa4\xe5",
        b"\x1b[M\xff\xff\xff",
        b"\x1b[999999999999u",
        b"\x1b[200~caf\xe9 1\r1\r1\r\x1b[201~",
    ],
    ids=["no text", "Big5", "an old mouse", "no letter", "a paste in Latin-1"],
)
def test_what_is_no_key_is_passed_over(tmp_path: Path, sent: bytes) -> None:
    with terminal(*GAME, "play", "first-call", "--lang", "en", saves=tmp_path) as running:
        running.shows("Your aim")
        running.press(ENTER)
        running.shows("turn 1", "F5")
        running.press(sent)
        running.quiet()
        running.shows("turn 1")
        running.press(b"1")
        running.shows("turn 2")
        running.press(LEAVE)
        assert running.ends() == 0
        left_clean(running)
        assert b"Traceback" not in running.seen


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT"])
def test_a_game_that_is_told_to_end_gives_the_terminal_back(tmp_path: Path, name: str) -> None:
    number = signal.Signals[name]
    with terminal(*GAME, "play", "first-call", "--lang", "en", saves=tmp_path) as running:
        running.shows("Your aim")
        running.process.send_signal(number)
        assert running.ends() == 128 + number
        left_clean(running)


def test_a_game_that_was_stopped_from_outside_takes_the_terminal_once(tmp_path: Path) -> None:
    with terminal(*GAME, "play", "first-call", "--lang", "en", saves=tmp_path) as running:
        running.shows("Your aim")
        running.process.send_signal(signal.SIGSTOP)
        taken = running.seen.count(b"\x1b[?1049h")
        running.process.send_signal(signal.SIGCONT)
        # What is typed before the terminal is taken again goes with the terminal's other state.
        running.until(lambda now: now.seen.count(b"\x1b[?1049h") > taken, "the game")
        running.until(lambda now: now.modes_now() != now.modes, "its line discipline")
        running.press(ENTER)
        running.shows("turn 1")
        running.press(LEAVE)
        assert running.ends() == 0
        left_clean(running)


def colourless(running: Pseudo) -> bool:
    """Whether all that was painted is grey."""
    colours = re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", running.seen)
    return all(len(set(colour)) == 1 for colour in colours)


def test_an_unknown_encounter_leaves_a_sentence_and_a_whole_terminal(tmp_path: Path) -> None:
    with terminal(*GAME, "play", "late-raport", saves=tmp_path) as running:
        assert running.ends() == 2
        assert "late-report" in running.text
        assert b"Traceback" not in running.seen
        assert running.modes_now() == running.modes
