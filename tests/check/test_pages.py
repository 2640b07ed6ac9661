"""Every problem that a check can tell has a page, whose example is true, and which is told and written as it is."""

from __future__ import annotations

import ast
from fractions import Fraction
from pathlib import Path
from typing import Final

import pytest

import game.check
from game import cli
from game.analysis.graph import TooLarge, graph_of
from game.analysis.reach import visit
from game.check import check_pack
from game.errors import GameError, Problem
from game.export.explain import explain_lines, list_lines
from game.export.po import import_po
from game.export.problem_pages import markdown_pages, write_pages
from game.stories import load_pack
from game.words import LANGUAGES, words
from game.words.catalogue import CHAPTERS, PAGES
from game.words.folding import cells
from game.words.page import FOLDER, PO
from game.words.pages import smells
from game.words.problems import WORDINGS
from tests.check import fair
from tests.check.examples import FOLLOWING, PLACED, example
from tests.check.slips import SLIPS
from tests.check.sound import CALL, looking_at
from tests.check.test_codes import ELSEWHERE

PACKAGE = Path(game.check.__file__).parent
DOCS = PACKAGE.parent / "docs" / "problems"
BY_FIGURES = {"too-many-states", "analysis-too-large"}
"""Codes whose examples are true by how large an encounter is; each has a test of its own."""

TOLD_ELSEWHERE = {"collides", "unsound-move", "translation-not-there"}
"""Codes that are told in another file than the one that their examples mend."""


def sniffed() -> set[str]:
    """The codes that the analysis can tell of a story that is in order."""
    return {
        str(node.value)
        for path in (PACKAGE / "analysis").glob("smells*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value in WORDINGS
    }


def checked() -> set[str]:
    """The codes that the check itself tells."""
    return {
        str(call.args[0].value)
        for call in ast.walk(ast.parse(Path(game.check.__file__).read_text("utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
        if call.func.id == "Problem" and isinstance(call.args[0], ast.Constant)
    }


def imported() -> set[str]:
    """The codes that an import of translations can tell with a place in its file."""
    return {code for code in WORDINGS if code.startswith("po-")} - {
        "po-unreadable",
        "po-no-language",
    }


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    codes = {slip.code for slip in SLIPS} | ELSEWHERE | checked() | sniffed() | imported()
    assert codes - PAGES.keys() == set()
    assert PAGES.keys() - codes == set()
    assert sum(len(chapter.pages) for chapter in CHAPTERS) == len(PAGES)


def told(folder: Path, code: str, shown: str) -> tuple[Problem, ...]:
    pack = example(folder, code, shown)
    if PAGES[code].file == PO:
        return tuple(import_po(pack, pack / PO).problems)
    return check_pack(pack)


@pytest.mark.parametrize("code", sorted(PAGES.keys() - BY_FIGURES - smells.PAGES.keys()))
def test_an_example_has_its_problem_and_its_mended_form_has_none(code: str, tmp_path: Path) -> None:
    page = PAGES[code]
    found = told(tmp_path / "bad", code, page.bad)
    assert {problem.code for problem in found} - FOLLOWING.get(code, set()) == {code}
    if page.file != FOLDER and code not in TOLD_ELSEWHERE:
        files = {problem.place.file for problem in found if problem.code == code}
        assert files == {str(tmp_path / "bad" / PLACED[page.file])}
    assert told(tmp_path / "good", code, page.good) == ()


def test_nothing_smells_in_the_story_that_smells_are_shown_in(tmp_path: Path) -> None:
    assert (
        fair.smelt(
            example(tmp_path, "energy-never-matters", smells.PAGES["energy-never-matters"].good)
        )
        == set()
    )


@pytest.mark.parametrize("code", smells.PAGES)
def test_an_example_smells_and_its_mended_form_does_not(code: str, tmp_path: Path) -> None:
    page = PAGES[code]
    assert code in fair.smelt(example(tmp_path / "bad", code, page.bad))
    assert code not in fair.smelt(example(tmp_path / "good", code, page.good))


TOLD_AT: Final = {
    "choice-changes-nothing": "{do: Say nothing.",
    "choices-alike": "{say: I will search for it now.",
    "leaving-costs": "condition: abusive",
    "ending-out-of-reach": "ending: resolved",
    "energy-never-matters": "{anger: 4,",
    "condition-unlike-anger": "condition: calm",
    "text-too-long": ">-\n",
}
"""What stands at the place of a smell that is about one thing in a story, and not about the whole."""


@pytest.mark.parametrize("code", smells.PAGES)
def test_a_smell_is_told_at_its_place(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = PAGES[code].bad
    if code == "ending-out-of-reach":  # so short a story has no ending that is seldom and not never
        monkeypatch.setattr("game.analysis.smells.NEVER", Fraction(1, 3))
        shown = PAGES[code].good
    pack = example(tmp_path, code, shown)
    story = (pack / CALL).read_text("utf-8")
    found = {p.place for p in check_pack(pack, strict=True) if p.code == code}
    (place,) = found
    assert place.file == str(pack / CALL)
    here = "".join(story.splitlines(keepends=True)[place.line - 1 :])[place.col - 1 :]
    assert here.startswith(TOLD_AT.get(code, "The call\n"))
    assert code in TOLD_AT or story.splitlines()[place.line - 1].startswith("title: ")


@pytest.mark.parametrize("code", sorted(imported()))
def test_an_entry_is_refused_at_the_line_of_its_original(code: str, tmp_path: Path) -> None:
    (problem,) = told(tmp_path, code, PAGES[code].bad)
    lines = (tmp_path / PO).read_text("utf-8").splitlines()
    originals = [number for number, line in enumerate(lines, 1) if line.startswith("msgid ")][1:]
    wanted = originals[-1] if code in {"po-twice", "po-half"} else originals[0]
    assert problem.place == (str(tmp_path / PO), wanted, 1)


def test_an_example_with_too_many_states_is_mended_by_having_fewer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = PAGES["too-many-states"]
    good = example(tmp_path / "good", "too-many-states", page.good)
    budget = visit(load_pack(good).encounters["call"]).states
    monkeypatch.setattr(game.check, "visit", looking_at(budget))
    assert check_pack(good) == ()
    (problem,) = told(tmp_path / "bad", "too-many-states", page.bad)
    assert problem.code == "too-many-states"


def test_an_example_that_is_too_large_to_analyse_is_mended_by_having_fewer_states(
    tmp_path: Path,
) -> None:
    page = PAGES["analysis-too-large"]
    stories = {
        name: load_pack(example(tmp_path / name, "analysis-too-large", shown)).encounters["call"]
        for name, shown in (("good", page.good), ("bad", page.bad))
    }
    budget = graph_of(stories["good"]).states
    with pytest.raises(TooLarge):
        graph_of(stories["bad"], budget)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_is_told_in_every_language(lang: str) -> None:
    w = words(lang)
    listed = list(list_lines(w))
    for code, page in PAGES.items():
        lines = list(explain_lines(code, w, 60))
        assert lines[0] == code
        for line in lines[: lines.index("", 3)]:
            assert cells(line) <= 60
            assert "{" not in line
        assert page.good.strip("\n").splitlines()[-1] in lines[-1]
        assert sum(line.split(maxsplit=1)[:1] == [code] for line in listed) == 1
        if lang != "en":
            assert w.t(page.meaning) != page.meaning


def test_a_meaning_is_one_to_three_sentences() -> None:
    odd = {
        code: page.meaning
        for code, page in PAGES.items()
        if not 1 <= page.meaning.count(". ") + page.meaning.count("? ") + 1 <= 3
        or not page.meaning.endswith(".")
    }
    assert odd == {}


def test_a_code_that_is_nearly_one_is_offered(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(GameError) as refused:
        list(explain_lines("unknown-scen", words("en"), 80))
    assert refused.value.values["near"] == "unknown-scene"
    assert cli.main(["explain", "unknown-scen"]) == 2
    assert "Did you mean “unknown-scene”?" in capsys.readouterr().err


def test_the_command_prints_a_page_or_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", "tab", "--lang", "zh-Hant"]) == 0
    assert capsys.readouterr().out.startswith("tab\n這裡用了定位字元")
    assert cli.main(["explain"]) == 0
    assert "walk-score" in capsys.readouterr().out


def test_the_documentation_is_what_the_catalogue_says() -> None:
    written = {path.name: path.read_text("utf-8") for path in DOCS.iterdir()}
    assert written == markdown_pages(), "run `make docs`"


def test_a_page_of_a_code_that_is_no_more_is_deleted(tmp_path: Path) -> None:
    (tmp_path / "gone-code.md").write_text("old", "utf-8")
    write_pages(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(markdown_pages())


@pytest.mark.parametrize("code", ["best-is-first", "best-is-longest", "longer-wins"])
def test_replies_that_give_themselves_away_are_named(code: str, tmp_path: Path) -> None:
    story = load_pack(example(tmp_path, code, smells.PAGES[code].bad)).stories["call"]
    moves = load_pack(tmp_path).shared.rubric.moves
    (problem,) = [p for p in game.check.smelt(story, moves, None) if p.code == code]
    best = problem.values["best"]
    assert isinstance(best, list)
    assert best
    replies = {
        f"{scene.id}.{choice.id}"
        for scene in story.encounter.scenes
        for part in scene.parts
        for choice in part.choices
    }
    assert set(best) <= replies
    share, most = problem.values["share"], problem.values["most"]
    assert isinstance(share, int)
    assert isinstance(most, int)
    assert share > most
    assert str(best[0]) in words("en").hint(problem)
