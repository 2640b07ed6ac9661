"""An analysis in its three shapes: the same numbers everywhere."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from fractions import Fraction
from html.parser import HTMLParser

import pytest

from game.analyses import analyse_story
from game.analysis.smells import Smell
from game.analysis.spread import Spread
from game.analysis.whole import Analysis
from game.engine import AXES, score
from game.export.analysis_html import page
from game.export.analysis_json import analysis_json
from game.export.analysis_report import (
    Told,
    count,
    frontier_left_out,
    percent,
    report_lines,
    spreads_left_out,
)
from game.stories import Story, load_pack
from game.words import LANGUAGES, terms, words
from game.words.folding import cells
from tests.packaging.conftest import ROOT

PACK = load_pack(ROOT / "content")


@pytest.fixture(scope="module")
def story() -> Story:
    return PACK.stories["first-call"]


@pytest.fixture(scope="module")
def analysis(story: Story) -> Analysis:
    return analyse_story(story, PACK.shared.rubric.moves)


def report(analysis: Analysis, lang: str = "en", width: int = 80, *, blocks: bool = True) -> str:
    reasons = {"energy-never-matters": "Two minutes."}
    told = Told(analysis, "The [/b] parcel", {}, reasons)
    lines = report_lines(told, words(lang), width, blocks=blocks)
    return "\n".join(lines)


def test_the_object_keeps_the_contract(analysis: Analysis, story: Story) -> None:
    told = json.loads(analysis_json(analysis, words("en")))
    assert list(told)[:14] == [
        *("encounter", "digest", "paths", "states", "shortest", "longest", "endings", "scenes"),
        *("axes", "frontier", "balanced", "bots", "smells", "exact"),
    ]
    encounter = story.encounter
    assert told["digest"] == encounter.digest
    assert type(told["paths"]) is int
    assert told["endings"].keys() == {s.id for s in encounter.scenes if s.ending is not None}
    assert sum(told["endings"].values()) == pytest.approx(1)
    assert told["scenes"].keys() == {scene.id for scene in encounter.scenes}
    assert told["axes"].keys() == set(AXES)
    for axis in told["axes"].values():
        assert axis["worst"] == axis["distribution"][0][0]
        assert sum(share for _, share in axis["distribution"]) == pytest.approx(1)
    for point in told["frontier"]:
        assert score(encounter, point["path"]).scores == point["scores"]
        assert point["lost"].keys() == set(AXES)
    balanced = told["balanced"]
    assert score(encounter, balanced["path"]).scores == balanced["scores"]
    assert all(scores.keys() == set(AXES) for scores in told["bots"].values())
    assert all(smell.keys() == {"code", "where", "message", "figures"} for smell in told["smells"])
    assert told["exact"] is True


def test_ways_without_a_score_stand_last_with_none(analysis: Analysis) -> None:
    spread = replace(analysis.spreads["empathy"], untested=3)
    some = replace(analysis, spreads={**analysis.spreads, "empathy": spread})
    told = json.loads(analysis_json(some, words("en")))
    assert told["axes"]["empathy"]["distribution"][-1] == [None, 3 / (spread.tested + 3)]
    assert "Not tested on 3 ways." in report(some)
    assert "Not tested on 3 ways." in page([Told(some, "T", {}, {})], words("en"))


def test_a_share_of_ways_is_one_number_in_every_shape(analysis: Analysis) -> None:
    tested = analysis.spreads["empathy"].tested
    spread = Spread({40: tested}, tested, 40)  # half of the ways have no score
    some = replace(analysis, spreads=dict.fromkeys(AXES, spread))
    told = json.loads(analysis_json(some, words("en")))
    assert told["axes"]["empathy"]["distribution"] == [[40, 0.5], [None, 0.5]]
    assert "<title>40: 50.0 %</title>" in page([Told(some, "T", {}, {})], words("en"))
    assert "50.0 % |" in report(some)


def test_a_share_next_to_nothing_is_no_markup_in_the_page(analysis: Analysis) -> None:
    rare = Fraction(1, 10**9)
    some = replace(
        analysis,
        spreads=dict.fromkeys(AXES, Spread({0: 1, 50: 10**9}, 0, 0)),
        scenes=dict.fromkeys(analysis.scenes, rare),
        endings=dict.fromkeys(analysis.endings, rare),
    )
    whole = page([Told(some, "T", {}, {})], words("en"))
    assert "&lt; 0.001 %" in whole
    assert "< 0.001" not in whole


def test_what_is_not_told_is_null_and_not_exact(analysis: Analysis) -> None:
    short = replace(analysis, spreads={}, spread_work=151 * 10**9 + 1, balanced=None, frontier=())
    told = json.loads(analysis_json(short, words("en")))
    assert told["exact"] is False
    assert told["balanced"] is None
    assert told["axes"] == {}
    for lang in LANGUAGES:
        for said in (spreads_left_out(short, words(lang)), frontier_left_out(words(lang))):
            assert said in " ".join(report(short, lang).split())
            assert said in page([Told(short, "T", {}, {})], words(lang))
    assert "152 GB" in spreads_left_out(short, words("en"))
    assert "at most 150 are" in spreads_left_out(short, words("en"))
    assert "60,000,000 comparisons" in frontier_left_out(words("en"))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_report_keeps_within_the_terminal_but_for_tables(
    analysis: Analysis, lang: str, width: int
) -> None:
    lines = report(analysis, lang, width).splitlines()
    assert lines[0] == "The [/b] parcel"
    prose = [line for line in lines if not re.search(r"\d  |  [ *]| \||  \+|%", line)]
    assert len(prose) > 20
    assert [line for line in prose if cells(line) > max(width, 44) and " > " not in line] == []


def test_a_terminal_without_blocks_gets_plain_signs(analysis: Analysis) -> None:
    plain = report(replace(analysis, allowed=()), blocks=False)  # a smell is told in plain prose
    assert "####" in plain
    assert plain.isascii()


def test_the_report_tells_kept_smells_with_their_reasons(analysis: Analysis) -> None:
    kept = replace(analysis, allowed=(Smell("energy-never-matters", "start", {}),), smells=())
    assert re.search(
        r"energy-never-matters: .* It is kept: Two\s+minutes\.", report(kept), re.DOTALL
    )
    told = report(kept), page([Told(kept, "T", {}, {})], words("en"))
    assert all("Nothing but what is kept for a reason:" in one for one in told)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_endings_are_told_with_their_kinds(analysis: Analysis, story: Story, lang: str) -> None:
    kinds = {scene.id: scene.ending for scene in story.encounter.scenes if scene.ending}
    w = words(lang)
    told = Told(analysis, "T", kinds, {})
    for shape in ("\n".join(report_lines(told, w, 80, blocks=True)), page([told], w)):
        for name, kind in kinds.items():
            assert f"{name} ({w.phrase(terms.ENDINGS[kind])})" in shape


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (Fraction(0), "0 %"),
        (Fraction(1), "100 %"),
        (Fraction(1, 3), "33.3 %"),
        (Fraction(1, 10**4), "0.010 %"),
        (Fraction(1, 10**9), "< 0.001 %"),
        (Fraction(998, 1000), "99.8 %"),
        (1 - Fraction(1, 10**9), "> 99.9 %"),
    ],
)
def test_a_share_is_never_rounded_to_nothing_or_to_all(share: Fraction, told: str) -> None:
    assert percent(share) == told


@pytest.mark.parametrize(
    ("number", "told"), [(0, "0"), (1234567, "1,234,567"), (10**15, "1.00e15"), (2**100, "1.26e30")]
)
def test_numbers_of_any_size_are_readable(number: int, told: str) -> None:
    assert count(number) == told


class Page(HTMLParser):
    """The words of a page, and everything it would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.fetched: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.fetched += [name for name, _ in attrs if name in {"src", "href", "xlink:href"}]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_the_page_needs_nothing_beside_itself_and_says_the_same(analysis: Analysis) -> None:
    found = Page()
    html = page([Told(analysis, "<b>Parcel</b> & more", {"gnome": "resolved"}, {})], words("en"))
    found.feed(html)
    assert found.fetched == []
    assert not {"script", "link", "img", "iframe", "b"} & set(found.tags)
    assert "url(" not in html
    assert "@import" not in html
    text = " ".join(found.words)
    assert "<b>Parcel</b> & more" in text
    told = [line for line in report(analysis).splitlines() if " |" not in line]  # but for curves
    for number in re.findall(r"\d[\d.,]*\d", "\n".join(told)):
        assert number in text, number


def test_every_scene_that_can_be_reached_is_on_the_map(analysis: Analysis) -> None:
    html = page([Told(analysis, "T", {}, {})], words("en"))
    drawn = re.findall(r"<g[^>]*><title>([\w-]+): ", html)
    assert sorted(drawn) == sorted(analysis.scenes)
    lines = re.findall(r'stroke-width="([\d.]+)"><title>([\w-]+) &gt; ([\w-]+): ', html)
    assert {(start, end) for _, start, end in lines} == set(analysis.flows)
    thick = {(start, end): float(width) for width, start, end in lines}
    most = max(analysis.flows, key=analysis.flows.__getitem__)
    assert thick[most] == max(thick.values())
