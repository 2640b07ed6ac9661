"""Both editions as processes of their own: what is on disk, how they end, and streams that misbehave."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.lines.client import PATIENCE, environ, playing, standtall
from tests.lines.playing import SHORT_WAY, YARD, shelf

FIRST = shelf().index().find("first-call")
SHORT = ("play", "short", "--pack", str(YARD), "--yes")


def on_disk(saves: Path) -> list[str]:
    """The choices that another process finds in the newest play."""
    with sqlite3.connect(f"file:{saves / 'standtall.db'}?mode=ro", uri=True) as db:
        rows = db.execute(
            "SELECT choice FROM step WHERE play_id = (SELECT max(id) FROM play) ORDER BY number"
        ).fetchall()
    db.close()
    return [choice for (choice,) in rows]


def test_a_scene_is_told_after_the_choice_before_it_is_on_disk(tmp_path: Path) -> None:
    made: list[str] = []
    with playing(tmp_path) as client:
        for choice in ("ask", *SHORT_WAY):
            client.until("scene")
            assert on_disk(tmp_path) == made
            client.send(choice)
            made.append(choice)
        assert client.until("debrief")["path"] == made
        assert client.ended() == 0


def test_the_debrief_is_the_last_event_and_ends_the_process(tmp_path: Path) -> None:
    with playing(tmp_path) as client:
        for choice in SHORT_WAY:
            client.send(choice)
        client.until("debrief")
        with pytest.raises(EOFError):
            client.event()
        assert client.ended() == 0  # although the input is still open


def test_a_killed_play_goes_on_with_every_choice_that_was_shown_as_made(tmp_path: Path) -> None:
    with playing(tmp_path) as client:
        client.until("scene")
        client.send("hear")
        client.until("scene")
        client.send("sorry")
        client.until("scene")
        client.process.kill()
        client.process.wait(PATIENCE)
    with playing(tmp_path) as client:
        assert client.until("resumed")["path"] == ["hear", "sorry"]
        client.until("scene")
        client.send("gate-stays")
        assert client.until("debrief")["path"] == list(SHORT_WAY)


def test_the_end_of_the_input_saves_and_is_no_failure(tmp_path: Path) -> None:
    with playing(tmp_path) as client:
        client.send("hear")
        client.hang_up()
        assert client.until("scene")["turn"] == 1
        assert client.until("scene")["turn"] == 2
        assert client.ended() == 0
    with playing(tmp_path) as client:
        assert client.until("resumed")["path"] == ["hear"]


def test_an_interruption_saves_and_ends_with_130(tmp_path: Path) -> None:
    with playing(tmp_path) as client:
        client.send("hear")
        client.until("scene")
        client.until("scene")
        client.process.send_signal(signal.SIGINT)
        assert client.ended() == 130
    with playing(tmp_path) as client:
        assert client.until("resumed")["path"] == ["hear"]


@pytest.mark.parametrize("edition", ["--json", "--plain"])
def test_a_reader_that_goes_away_is_no_failure(tmp_path: Path, edition: str) -> None:
    whole = " | ".join(
        [
            f"yes hear 2>/dev/null | {sys.executable} -m game {' '.join(SHORT)} {edition}; echo $? >{tmp_path}/code",
            "head -c 20 >/dev/null",
        ]
    )
    run = subprocess.run(
        ["bash", "-c", f"( {whole.replace(' | head', ' ) | head')}"],
        cwd=YARD.parent.parent.parent,
        env=environ(tmp_path),
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert run.stderr == b""
    assert (tmp_path / "code").read_text("utf-8") == "0\n"


def test_a_play_goes_on_after_its_reader_went_away(tmp_path: Path) -> None:
    with playing(tmp_path) as client:
        client.until("scene")
        client.stop_listening()
        client.send("hear")
        assert client.ended() == 0
    with playing(tmp_path) as client:
        assert client.until("resumed")["path"] == ["hear"]


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    ],
)
def test_json_is_utf8_whatever_the_locale(tmp_path: Path, locale: dict[str, str]) -> None:
    run = standtall(
        tmp_path, "play", "first-call", "--json", "--yes", "--lang", "zh-Hant", locale=locale
    )
    briefing = json.loads(run.stdout.decode("utf-8").split("\n")[0])
    assert briefing["title"] == FIRST.words("title", "zh-Hant")
    assert run.returncode == 0


def test_lines_in_a_poor_locale_lose_letters_and_nothing_else(tmp_path: Path) -> None:
    poor = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    run = standtall(
        tmp_path, "play", "first-call", "--plain", "--yes", "--lang", "zh-Hant", locale=poor
    )
    assert run.returncode == 0
    assert run.stderr == b""
    assert b"?" in run.stdout


def test_an_answer_that_is_not_utf8_is_an_unknown_choice(tmp_path: Path) -> None:
    with playing(tmp_path) as client:
        client.until("scene")
        client.send(b"\xff\xfe\xc3hear")
        assert client.until("error")["code"] == "choice-unknown"
        client.send("hear")
        assert client.until("scene")["turn"] == 1
        assert client.until("scene")["turn"] == 2


@pytest.mark.parametrize("edition", ["--json", "--plain"])
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_stream_that_is_closed_makes_no_traceback(
    tmp_path: Path, edition: str, closed: str
) -> None:
    command = f"{sys.executable} -m game {' '.join(SHORT)} {edition} {closed}"
    run = subprocess.run(
        ["bash", "-c", f"{command}; echo $? >{tmp_path}/code"],
        cwd=YARD.parent.parent.parent,
        env=environ(tmp_path),
        input=b"hear\n",
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert b"Traceback" not in run.stdout + run.stderr
    assert b"Exception ignored" not in run.stderr
    assert (tmp_path / "code").read_text("utf-8") == "0\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a Linux device")  # noqa: PTH110
@pytest.mark.parametrize(
    "arguments", [(*SHORT, "--json"), (*SHORT, "--plain"), ("--help",), ("progress",)]
)
def test_an_output_that_takes_nothing_is_a_sentence(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            [sys.executable, "-m", "game", *arguments],
            cwd=YARD.parent.parent.parent,
            env=environ(tmp_path),
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=PATIENCE,
            check=False,
        )
    assert run.returncode == 3
    assert run.stderr.decode().startswith(
        "standtall: The system does not let this be done: No space"
    )
    assert b"Traceback" not in run.stderr


def test_without_a_terminal_the_line_edition_starts_by_itself_and_says_so(tmp_path: Path) -> None:
    run = standtall(tmp_path, "play", "first-call", "--yes")
    assert run.stderr.decode() == "Not a terminal: this is the line edition.\n"
    assert run.stdout.decode().startswith(f"\n{FIRST.words('title', 'en')}\n")
    run = standtall(tmp_path, "--plain")
    assert run.stderr == b""
    assert run.returncode == 0


def test_json_needs_to_know_which_encounter(tmp_path: Path) -> None:
    run = standtall(tmp_path, "--json")
    assert json.loads(run.stdout)["code"] == "encounter-needed"
    assert run.returncode == 2


@pytest.mark.parametrize(
    ("name", "code", "exit_code"),
    [("nope", "encounter-unknown", 2), ("yard/nope", "encounter-unknown", 2)],
)
def test_an_encounter_that_is_not_there_is_an_error_event(
    tmp_path: Path, name: str, code: str, exit_code: int
) -> None:
    run = standtall(tmp_path, "play", name, "--json")
    assert json.loads(run.stdout)["code"] == code
    assert run.returncode == exit_code
    assert run.stderr == b""


def test_a_broken_encounter_ends_with_1_in_both_editions(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    folder = pack / "encounters" / "torn"
    folder.mkdir(parents=True)
    (pack / "pack.yaml").write_text(
        "pack: torn\nformat: 1\nextends: standtall\nlanguages: [en]\n", "utf-8"
    )
    (folder / "story.yaml").write_text("encounter: torn\nformat: 1\n", "utf-8")
    run = standtall(tmp_path, "play", "torn/torn", "--pack", str(pack), "--json")
    assert json.loads(run.stdout)["code"] == "encounter-broken"
    assert run.returncode == 1
    run = standtall(tmp_path, "play", "torn/torn", "--pack", str(pack), "--plain")
    assert b"torn/torn" in run.stderr
    assert run.returncode == 1


def test_two_windows_on_one_play_both_hear_where_it_stands(tmp_path: Path) -> None:
    with playing(tmp_path) as one:
        one.until("scene")
        with playing(tmp_path) as other:
            other.until("scene")
            one.send("hear")
            assert one.until("scene")["scene"] == "reply"
            other.send("limit")
            assert other.until("error")["code"] == "moved-on"
            assert other.until("scene")["scene"] == "reply"
    assert on_disk(tmp_path) == ["hear"]


def test_a_byte_order_mark_before_the_first_answer_is_passed_over(tmp_path: Path) -> None:
    ran = standtall(tmp_path, *SHORT, "--json", given=b"\xef\xbb\xbfhear\r\n")
    assert on_disk(tmp_path) == ["hear"]
    assert b'"error"' not in ran.stdout
