"""The command that analyses: what it says, what it refuses, and how it stops."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from pathlib import Path

import pexpect
import pytest

import game.analyses
import game.check
from game.analyses import analyse_story
from game.errors import CANNOT, CONTENT, DONE, INTERRUPTED, USAGE
from tests.check.sound import CALL, files, looking_at, write
from tests.cli.conftest import Run
from tests.packaging.conftest import ROOT

_LAST = """\
  last:
    condition: calm
    kit: none
    says: And now?
    you:
      one: {say: One., moves: [hear], if: calls >= 3, locked: No., because: So.}
      two: {say: Two., moves: [push], if: calls >= 3, locked: No., because: So.}
    next: well
"""


def test_an_encounter_is_told_as_lines_that_end_with_what_is_suspicious(run: Run) -> None:
    ran = run("analyse", "first-call")
    assert ran.code == DONE
    assert ran.out.startswith("A lovely door\nstandtall/first-call ")
    assert "\nWhat is suspicious\n" in ran.out
    assert ran.err == ""


def test_json_is_one_object_an_encounter(run: Run, tmp_path: Path) -> None:
    pack = write(tmp_path / "own", files())
    ran = run("analyse", "call", "first-call", "--pack", str(pack), "--json")
    assert ran.code == DONE
    told = [json.loads(line) for line in ran.out.splitlines()]
    assert [one["encounter"] for one in told] == ["call", "first-call"]


def test_all_encounters_of_a_pack_of_ones_own_are_named_by_it(run: Run, tmp_path: Path) -> None:
    pack = write(tmp_path / "own", files())
    ran = run("analyse", "own/call", "--pack", str(pack), "--json")
    assert json.loads(ran.out)["encounter"] == "call"


def test_a_page_is_written_and_the_terminal_left_alone(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    ran = run("analyse", "first-call", "--html", str(page))
    assert (ran.code, ran.out) == (DONE, "")
    assert str(page) in ran.err
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert [file.name for file in tmp_path.glob("page*")] == ["page.html"]


def test_a_page_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    ran = run("analyse", "first-call", "--html", str(tmp_path / "no" / "page.html"))
    assert ran.code == CANNOT
    assert "cannot be written" in ran.err


def test_an_encounter_that_is_not_there_is_refused_before_anything_is_said(run: Run) -> None:
    ran = run("analyse", "first-call", "second-call")
    assert (ran.code, ran.out) == (USAGE, "")
    assert "second-call" in ran.err
    assert "late-report" in ran.err


def test_a_slip_in_its_name_is_answered_as_everywhere(run: Run) -> None:
    told = run("analyse", "frist-call").err
    assert told == run("graph", "frist-call").err
    assert "Did you mean “first-call”?" in told


@pytest.mark.parametrize("arguments", [(), ("first-call", "--all")])
def test_encounters_or_all_of_them_have_to_be_named(run: Run, arguments: tuple[str, ...]) -> None:
    assert run("analyse", *arguments).code == USAGE


def test_what_check_refuses_is_refused_in_the_same_words(run: Run, tmp_path: Path) -> None:
    content = files()
    content[CALL] = content[CALL].replace("ending: ugly", "ending: odd")
    pack = write(tmp_path / "own", content)
    checked = run("check", str(pack / CALL))
    ran = run("analyse", "call", "--pack", str(pack))
    assert ran.code == checked.code == CONTENT
    assert ran.out.splitlines() == checked.out.splitlines()[:-1]
    told = run("analyse", "call", "--pack", str(pack), "--json")
    assert told.code == CONTENT
    assert all("code" in json.loads(line) for line in told.out.splitlines())


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("        say: I stay.\n", "        say: I stay.\n        next: shouts\n", "goes-round"),
        (
            "        say: I stay.\n",
            "        say: I stay.\n        next: last\n",
            "nothing-open",
        ),
    ],
)
def test_what_a_check_is_too_short_to_see_is_refused_and_not_analysed(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, right: str, wrong: str, code: str
) -> None:
    content = files()
    content[CALL] = content[CALL].replace(right, wrong).replace("  well:\n", f"{_LAST}  well:\n")
    pack = write(tmp_path / "own", content)
    monkeypatch.setattr(game.check, "visit", looking_at(3))
    assert "too-many-states" in run("check", str(pack / CALL)).out
    ran = run("analyse", "call", "--pack", str(pack))
    assert ran.code == CONTENT
    assert f" {code} " in ran.out
    assert "did not expect" not in ran.err


def test_what_a_check_is_too_short_to_see_is_a_note_and_no_problem(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = write(tmp_path / "own", files())
    monkeypatch.setattr(game.check, "visit", looking_at(3))
    ran = run("check", str(pack))
    assert ran.code == DONE
    assert " too-many-states Only 3 states were looked at" in ran.out
    assert ran.out.endswith("No problems in what was looked at.\n")
    (told,) = run("check", str(pack), "--json").out.splitlines()
    assert json.loads(told)["note"] is True
    assert run("analyse", "call", "--pack", str(pack)).code == DONE


def test_an_encounter_beyond_the_budget_says_how_far_it_came(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(game.analyses, "analyse_story", partial(analyse_story, budget=100))
    ran = run("analyse", "first-call", "--json")
    assert ran.code == CANNOT
    told = json.loads(ran.out)
    assert (told["exact"], told["budget"]) == (False, 100)
    assert told["states"] > 100
    ran = run("analyse", "first-call")
    assert (ran.code, ran.out) == (CANNOT, "")
    assert "more than 100 states" in ran.err


def test_a_strict_check_of_what_has_not_changed_analyses_nothing(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = str(ROOT / "content/encounters/late-report/story.yaml")
    assert run("check", story).code == DONE
    first = run("check", "--strict", story)
    monkeypatch.setattr(game.check, "smelt", lambda *_: pytest.fail("it was analysed again"))
    assert run("check", "--strict", story) == first


@pytest.mark.parametrize(
    "command",
    [
        ("analyse", "late-report"),
        ("check", "--strict", "content/encounters/late-report/story.yaml"),
    ],
)
def test_an_interruption_ends_it_at_once_and_cleanly(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    terminal = pexpect.spawn(
        sys.executable,
        ["-m", "game", *command, "--saves", str(tmp_path)],
        cwd=str(ROOT),
        encoding="utf-8",
        timeout=60,
    )
    terminal.expect("late-report: .* …")  # progress is shown past a second
    terminal.sendintr()
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert "Traceback" not in str(terminal.before)
    assert terminal.exitstatus == INTERRUPTED
    assert list(tmp_path.rglob("standtall-*.json")) == []


def test_nobody_hears_of_progress_where_stderr_is_no_terminal(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "game", "analyse", "rain-refund", "--json", "--saves", tmp_path],
        cwd=ROOT,
        capture_output=True,
        check=True,
        timeout=120,
    )
    assert ran.stderr == b""
