"""An author's way as the documents tell it: from `new` to a played encounter, a walk, a translation."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from game.words import LANGUAGES
from tests.cli.conftest import Run

STORY = Path("mine/encounters/late-parcel/story.yaml")
WALKS = STORY.with_name("walks.yaml")
ZH = STORY.with_name("zh-Hant.yaml")
PLAY = ("late-parcel", "--pack", "mine")
GOOD = "where-is-it\nbreathe\nboth-sides\n"


@pytest.fixture
def author(run: Run) -> Run:
    """Somebody who has just typed `standtall new`."""
    assert run("new", "late-parcel", "--pack", "mine", "--lang", "en").code == 0
    return run


def test_from_new_to_a_played_encounter(author: Run) -> None:
    told = author("check", "--strict", "mine")
    assert (told.code, told.out) == (0, "No problems.\n")

    story = STORY.read_text("utf-8")
    STORY.write_text(story.replace("So our system is broken", "So").replace("omar", "sam"), "utf-8")
    assert author("check", "--strict", "mine").code == 0
    STORY.write_text(story.replace("next: baked", "next: bakd", 1), "utf-8")
    told = author("check", "--strict", "mine")
    assert told.code == 1
    assert re.match(rf"{STORY}:\d+:\d+ unknown-scene .* \(Did you mean “baked”\?\)", told.out)
    STORY.write_text(story, "utf-8")

    told = author("walk", *PLAY, "--name", "the way I mean", given=GOOD)
    assert told.code == 0
    assert told.out.endswith(f"Written: {WALKS}\n")
    assert "{choose: breathe, expect: {scene: wants-it}}" in WALKS.read_text("utf-8")
    assert author("check", "--strict", "mine").code == 0

    told = author("play", *PLAY, "--json", "--yes", given=GOOD)
    assert told.code == 0
    ended = json.loads(told.out.splitlines()[-1])
    assert (ended["ending"], ended["kind"]) == ("baked", "resolved")


def test_new_names_what_to_do_next(author: Run) -> None:
    told = author("new", "second", "--pack", "mine").out
    commands = re.findall(r": standtall (.+)$", told, re.MULTILINE)
    assert commands == ["play second --pack mine", "edit second --pack mine", "explain moves"]
    assert author(*commands[2].split()).code == 0


def test_a_walk_that_was_left_is_not_written(author: Run) -> None:
    before = WALKS.read_text("utf-8")
    for given in ("where-is-it\n:leave\n", "where-is-it\n", ""):
        told = author("walk", *PLAY, given=given)
        assert told.code == 3
        assert "This walk came to no ending, so nothing was written." in told.err
    assert WALKS.read_text("utf-8") == before


def test_a_step_that_is_taken_back_is_not_in_the_walk(author: Run) -> None:
    given = "three-weeks\n:undo\n" + GOOD
    assert author("walk", *PLAY, "--name", "after all", given=given).code == 0
    last = WALKS.read_text("utf-8").partition("after all")[2]
    assert re.findall(r"choose: ([\w-]+)", last) == GOOD.split()


def test_coverage_keeps_no_problem_back(author: Run) -> None:
    told = author("check", "mine", "--coverage")
    assert told.code == 0
    assert "  scenes: 5/5\n" in told.out
    assert told.out.endswith("No problems.\n")
    WALKS.write_text(WALKS.read_text("utf-8").replace("ending: six", "ending: hoped"), "utf-8")
    told = author("check", "mine", "--coverage")
    assert told.code == 1
    assert " walk-ending " in told.out
    assert "  scenes: 5/5\n" in told.out


def test_coverage_is_told_to_programs_as_an_object_an_encounter(author: Run) -> None:
    walks = WALKS.read_text("utf-8")
    WALKS.write_text(walks.replace("ending: six", "ending: hoped"), "utf-8")
    told = author("check", "mine", "--coverage", "--json")
    assert told.code == 1
    problem, covered = map(json.loads, told.out.splitlines())
    assert problem["code"] == "walk-ending"
    assert covered["encounter"] == "late-parcel"
    assert covered["scenes"] == {"seen": 5, "total": 5, "missed": []}
    lines = author("check", "mine", "--coverage").out.splitlines()
    for name in ("choices", "lines"):
        share = covered[name]
        assert f"  {name}: {share['seen']}/{share['total']}" in lines
        assert len(share["missed"]) == share["total"] - share["seen"]
        assert {f"    not walked: {missed}" for missed in share["missed"]} <= set(lines)
    assert covered["lines"]["missed"]
    assert covered["languages"] == {}


@pytest.mark.parametrize("path", [STORY, WALKS, STORY.parent])
def test_coverage_is_told_by_whichever_of_its_files_an_encounter_is_named(
    author: Run, path: Path
) -> None:
    told = author("check", str(path), "--coverage")
    assert "  scenes: 5/5\n" in told.out


def test_practice_that_was_left_for_the_first_attempt_is_not_in_the_walk(author: Run) -> None:
    given = "where-is-it\n:undo\nthree-weeks\n:first\nbreathe\nboth-sides\n"
    assert author("walk", *PLAY, "--name", "after all", given=given).code == 0
    last = WALKS.read_text("utf-8").partition("after all")[2]
    assert re.findall(r"choose: ([\w-]+)", last) == GOOD.split()


def test_a_walk_of_the_story_before_tells_what_is_open_now(author: Run) -> None:
    STORY.write_text(STORY.read_text("utf-8").replace("where-is-it:", "i-look:"), "utf-8")
    told = author("check", "mine").out
    assert " walk-step " in told
    assert "open there: i-look, three-weeks, no-slip, ask-lena, breathe.)" in told


def test_the_way_into_a_second_language(author: Run) -> None:
    told = author("translate", "status", "mine")
    assert told == (0, "There is nothing to translate: mine/pack.yaml names en.\n", "")
    told = author("translate", "export", "zh-Hant", "zh.po", "mine")
    assert told.code == 2
    assert "The pack has no texts in “zh-Hant”.\nIts languages are: en." in told.err

    told = author("translate", "export", "en", "en.po", "mine")
    assert told.code == 2
    assert "nothing to translate into en" in told.err
    assert not Path("en.po").exists()

    head = Path("mine/pack.yaml")
    head.write_text(head.read_text("utf-8").replace("[en]", "[en, zh-Hant]"), "utf-8")
    told = author("check", "mine")
    assert f"{ZH}:0:0 translation-not-there" in told.out
    assert "translate export" in told.out
    told = author("translate", "status", "mine")
    assert re.fullmatch(rf"{ZH}: \d+ texts, not begun yet\n", told.out)

    assert author("translate", "export", "zh-Hant", "zh.po", "mine").code == 0
    po = Path("zh.po").read_text("utf-8")
    head_of_po, first, rest = po.partition("\nmsgctxt")
    Path("zh.po").write_text(
        head_of_po + first + rest.replace('msgstr ""', 'msgstr "譯文"'), "utf-8"
    )
    assert author("translate", "import", "zh.po", "mine").code == 0
    told = author("translate", "status", "mine")
    assert told.code == 0
    assert ", 0 missing, 0 stale" in told.out
    assert author("play", *PLAY, "--json", "--yes", "--lang", "zh-Hant", given=GOOD).code == 0


def test_what_an_import_leaves_out_is_told_with_its_cure(author: Run) -> None:
    head = Path("mine/pack.yaml")
    head.write_text(head.read_text("utf-8").replace("[en]", "[en, zh-Hant]"), "utf-8")
    author("translate", "export", "zh-Hant", "zh.po", "mine")
    po = Path("zh.po").read_text("utf-8").partition("\nmsgctxt")
    text = "".join((*po[:2], po[2].replace('msgstr ""', 'msgstr "譯文"')))
    Path("zh.po").write_text(text.replace("\nmsgctxt", "\n#, fuzzy\nmsgctxt", 1), "utf-8")
    told = author("translate", "import", "zh.po", "mine")
    assert told.code == 0
    left_out = "1 entry marked fuzzy was left out; where its translation is right, take the mark away and import again."
    assert told.out.splitlines()[1:] == [left_out]
    Path("zh.po").write_text(text, "utf-8")
    told = author("translate", "import", "zh.po", "mine")
    assert told == (0, "1 text changed\n", "")


def test_what_is_stamped_is_a_file(author: Run) -> None:
    told = author("translate", "stamp", "mine")
    assert told.code == 2
    assert "mine is not a translation.\nName files such as zh-Hant.yaml" in told.err


def test_a_translation_that_is_not_begun_cannot_be_stamped(author: Run) -> None:
    head = Path("mine/pack.yaml")
    head.write_text(head.read_text("utf-8").replace("[en]", "[en, zh-Hant]"), "utf-8")
    told = author("translate", "stamp", str(ZH))
    assert (told.code, told.out) == (3, "")
    assert f"There is no file {ZH}.\n" in told.err


def test_a_pack_is_named_for_translators_as_for_all_others(author: Run) -> None:
    head = Path("mine/pack.yaml")
    head.write_text(head.read_text("utf-8").replace("[en]", "[en, zh-Hant]"), "utf-8")
    last = author("translate", "status", "mine")
    assert author("translate", "status", "--pack", "mine") == last
    assert author("--pack", "mine", "translate", "status") == last
    assert author("translate", "--pack", "mine", "status") == last
    assert author("translate", "export", "zh-Hant", "zh.po", "--pack", "mine").code == 0
    told = author("translate", "import", "--pack", "mine", "zh.po")
    assert told == (0, "0 texts changed\n", "")
    help_text = author("translate", "status", "--help").out
    assert "--pack DIR" in help_text
    assert "pack_folder" not in help_text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_moves_and_conditions_are_explained(run: Run, lang: str) -> None:
    for word in ("moves", "paraphrase", "absorb-abuse", "upset"):
        told = run("explain", word, "--lang", lang)
        assert (told.code, told.err) == (0, "")
    assert re.search(
        r"upset.*\+2 +0 +0 +-1 +\+2 +0$", run("explain", "paraphrase").out, re.MULTILINE
    )
    first = run("explain", "upset").out.splitlines()[2].split()
    assert first == ["paraphrase", "+2", "0", "0", "-1", "+2", "0"]
    assert "Critical" in run("explain", "absorb-abuse", "--lang", "en").out


def test_a_move_that_is_nearly_one_is_offered(run: Run) -> None:
    told = run("explain", "parafrase")
    assert told.code == 2
    assert "Did you mean “paraphrase”?" in told.err


@pytest.mark.parametrize("lang", ["zh-Hant", "zh-Hans"])
def test_chinese_lists_have_a_chinese_colon(lang: str, run: Run) -> None:
    for command in (("explain", "moves"), ("check", "--coverage")):
        told = run(*command, "--lang", lang).out
        assert "：" in told
        assert ": " not in told
