"""Every problem code has a fixture: one slip in a sound pack, told at its line and column."""

from __future__ import annotations

import ast
from functools import partial
from pathlib import Path

import pytest

import game.check
from game.analyses import analyse_story
from game.analysis.graph import TooLarge
from game.check import check_pack
from game.errors import Problem
from game.stories.reader import LARGEST
from game.words import words
from game.words.problems import WORDINGS
from tests.check.slips import SLIPS, ZH, Slip
from tests.check.sound import CALL, WALKS, edited, files, looking_at, write

PACKAGE = Path(game.check.__file__).parent
ELSEWHERE = {
    "file-missing",
    "file-unreadable",
    "file-too-large",
    "unsound-move",
    "collides",
    "no-encounters",
    "translation-not-there",
    "too-many-states",
    "analysis-too-large",
}
"""Codes whose slips are no edits of one file; each has a test of its own below."""


def test_the_pack_that_slips_are_made_in_has_nothing_wrong(tmp_path: Path) -> None:
    assert check_pack(write(tmp_path, files())) == ()


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.code}")
def test_a_slip_is_told_at_its_place(slip: Slip, tmp_path: Path) -> None:
    content, place = edited(slip.file, slip.edits)
    found = check_pack(write(tmp_path, content))
    there = [
        problem
        for problem in found
        if problem.code == slip.code and problem.place == (str(tmp_path / slip.file), *place)
    ]
    assert len(there) == 1, told(found)
    assert {problem.code for problem in found if problem not in there} <= slip.also, told(found)
    sentence = words("en").problem(there[0])
    assert "{" not in sentence


def told(found: tuple[Problem, ...]) -> str:
    return "\n".join(f"{p.place.line}:{p.place.col} {p.code} {dict(p.values)}" for p in found)


def one(found: tuple[Problem, ...], code: str, file: Path) -> None:
    """That problem is there, about the file as a whole."""
    assert [(p.code, p.place) for p in found if p.code == code] == [(code, (str(file), 0, 0))]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    (write(tmp_path, files()) / "rubric.yaml").unlink()
    one(check_pack(tmp_path), "file-missing", tmp_path / "rubric.yaml")


def test_a_translation_that_is_not_begun_is_told_with_what_makes_it(tmp_path: Path) -> None:
    (write(tmp_path, files()) / ZH).unlink()
    one(check_pack(tmp_path), "translation-not-there", tmp_path / ZH)
    assert "translate export" in words("en").hint(check_pack(tmp_path)[0])


def test_a_folder_in_the_place_of_a_file_is_named(tmp_path: Path) -> None:
    (write(tmp_path, files()) / "levels.yaml").unlink()
    (tmp_path / "levels.yaml").mkdir()
    one(check_pack(tmp_path), "file-unreadable", tmp_path / "levels.yaml")


def test_a_file_that_may_not_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(path: Path) -> bytes:
        if path.name == "walks.yaml":
            raise PermissionError(13, "Permission denied")
        with path.open("rb") as file:
            return file.read()

    write(tmp_path, files())
    monkeypatch.setattr(Path, "read_bytes", closed)
    one(check_pack(tmp_path), "file-unreadable", tmp_path / WALKS)


def test_a_file_beyond_the_bound_is_refused_by_its_size(tmp_path: Path) -> None:
    with (write(tmp_path, files()) / CALL).open("r+b") as file:
        file.truncate(100 * LARGEST)
    one(check_pack(tmp_path), "file-too-large", tmp_path / CALL)


def test_a_move_that_is_broken_in_the_rubric_is_told_where_it_is_used(tmp_path: Path) -> None:
    content, _ = edited("rubric.yaml", (("calm: [-2, 1, 0, 2, -1, 0]", "calm: [-2]"),))
    _, (line, col) = edited(CALL, (("moves: [push]", "moves: [«push]"),))
    found = check_pack(write(tmp_path, content))
    assert {p.code for p in found} == {"worth-count", "unsound-move"}
    there = [p.place for p in found if p.code == "unsound-move"]
    assert len(there) == files()[CALL].count("push]")
    assert (str(tmp_path / CALL), line, col) in there


def test_an_id_of_the_pack_that_is_built_on_collides(tmp_path: Path) -> None:
    content, place = edited("sources.yaml", (("  A1: {", "  A1: {«"),))
    content["pack.yaml"] = content["pack.yaml"].replace("extends: null", "extends: standtall")
    there = [p for p in check_pack(write(tmp_path, content)) if p.code == "collides"]
    assert [(p.values["id"], p.place[0]) for p in there] == [
        ("items.A1", str(tmp_path / "sources.yaml"))
    ]
    assert there[0].place.line == place[0]


def test_a_pack_without_encounters_is_told(tmp_path: Path) -> None:
    write(tmp_path, {name: text for name, text in files().items() if "/" not in name})
    one(check_pack(tmp_path), "no-encounters", tmp_path / "encounters")


def test_an_encounter_beyond_the_budget_is_told_with_its_largest_scene(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(game.check, "visit", looking_at(3))
    (problem,) = check_pack(write(tmp_path, files()))
    assert problem.code == "too-many-states"
    assert problem.is_note
    assert problem.place.line > 0


def test_a_strict_check_looks_at_what_a_quick_one_is_too_short_to_see(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(game.check, "visit", looking_at(3))
    round_again = ("        say: I stay.\n", "        say: I stay.\n        next: shouts\n")
    content, place = edited(
        CALL, (("  shouts:\n    condition", "  shouts:\n    «condition"), round_again)
    )
    write(tmp_path, content)
    assert [one.code for one in check_pack(tmp_path)] == ["too-many-states"]
    (problem,) = check_pack(tmp_path, strict=True)
    assert (problem.code, problem.place[1:]) == ("goes-round", place)


def test_what_no_check_looks_at_whole_is_told_by_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(game.check, "BUDGET", 3)
    monkeypatch.setattr(game.check, "visit", looking_at(3))
    monkeypatch.setattr(game.check, "analyse_story", partial(analyse_story, budget=3))
    found = check_pack(write(tmp_path, files()), strict=True)
    assert sorted(one.code for one in found) == ["analysis-too-large", "too-many-states"]


@pytest.mark.parametrize(
    "wordings",
    ["{mild: Tell me., strong: LONG}", "{mild: LONG, strong: Tell me all.}"],
)
def test_a_reply_that_is_too_long_in_either_wording_is_told_with_more_than_is_plenty(
    tmp_path: Path, wordings: str
) -> None:
    wording = wordings.replace("LONG", "word " * 41)  # a quarter of a second above the bound
    content, (line, _) = edited(CALL, (("{mild: Tell me., strong: Tell me all.}", f"«{wording}"),))
    found = check_pack(write(tmp_path, {**content, **_english()}), strict=True)
    told = [(p.place.line, dict(p.values)) for p in found if p.code == "text-too-long"]
    text = "scenes.rings.you.listen.say"
    assert told == [(line, {"text": text, "lang": "en", "seconds": 11, "most": 10})]


def _english() -> dict[str, str]:
    """The head of the pack, for English alone."""
    return {"pack.yaml": files()["pack.yaml"].replace(", zh-Hant", "")}


def test_an_analysis_beyond_its_budget_is_told_at_the_title(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise TooLarge(7, 5)

    monkeypatch.setattr(game.check, "analyse_story", stopped)
    (problem,) = check_pack(write(tmp_path, files()), strict=True)
    _, place = edited(CALL, (("The call", "«The call"),))
    assert (problem.code, problem.place) == ("analysis-too-large", (str(tmp_path / CALL), *place))
    assert problem.values["states"] == 7
    assert check_pack(tmp_path) == ()


def test_every_code_in_the_source_has_a_fixture() -> None:
    said: set[object] = set()
    raised: set[object] = set()
    rooms = (*(PACKAGE / "stories").glob("*.py"), PACKAGE / "engine" / "expressions.py")
    for path in (*rooms, PACKAGE / "analyses.py", PACKAGE / "check.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Constant(value=str(text)):
                    said.add(text)
                case ast.Call(func=ast.Name(id="GameError"), args=[ast.Constant(value=code), *_]):
                    raised.add(code)
    codes = (said & WORDINGS.keys()) - raised
    assert codes - {slip.code for slip in SLIPS} - ELSEWHERE == set()
    assert ({slip.code for slip in SLIPS} | ELSEWHERE) - codes == set()
