"""What is drawn: bars, curves, pages, and the signs for terminals that know ASCII alone."""

from __future__ import annotations

import unicodedata

from rich.cells import cell_len

from game.engine.step import FULL
from game.tui.curves import HEIGHT, curve_rows
from game.tui.glyphs import FINE, GLYPHS, PLAIN, glyphs
from game.tui.page import Page
from game.tui.palette import PALETTES, palette_of
from game.tui.widgets.gauges import GAUGES, Reading, in_line, stacked
from game.tui.widgets.kit import Tool, named
from game.words import LANGUAGES, words

READINGS = [Reading("anger", 10, 3), Reading("trust", 7, 7), Reading("energy", 0, 2)]


def test_signs_are_one_cell_wide_in_every_terminal() -> None:
    for sign in (*FINE[:-1], *PLAIN[:-1]):
        assert unicodedata.east_asian_width(str(sign)) in {"N", "Na"}


def test_a_locale_without_utf8_gets_ascii() -> None:
    assert glyphs({"LC_ALL": "C"}, "utf-8") is PLAIN
    assert glyphs({"LANG": "de_DE.ISO-8859-1"}, "iso-8859-1") is PLAIN
    assert glyphs({"LANG": "zh_TW.UTF-8"}, "utf-8") is FINE


def test_gauges_fit_the_smallest_window_in_every_language() -> None:
    for lang in LANGUAGES:
        for row in in_line(READINGS, words(lang), 58):
            assert sum(cell_len(piece.text) for piece in row.pieces) <= 58
        for row in stacked(READINGS, words(lang), 32, airy=False):
            assert sum(cell_len(piece.text) for piece in row.pieces) <= 32


def test_in_a_window_of_eighty_columns_each_step_of_a_gauge_is_a_cell() -> None:
    for lang in LANGUAGES:
        for value in range(FULL + 1):
            readings = [Reading(gauge, value, value) for gauge in GAUGES]
            rows = [
                "".join(p.text for p in row.pieces) for row in in_line(readings, words(lang), 78)
            ]
            assert all(cell_len(row) <= 78 for row in rows)
            assert sum(row.count(GLYPHS.full) for row in rows) == len(GAUGES) * value
            assert sum(row.count(GLYPHS.empty) for row in rows) == len(GAUGES) * (FULL - value)


def test_gauges_of_somebody_who_is_not_spoken_to_carry_the_name_and_fit() -> None:
    away = [reading._replace(away="Martin Sayle") for reading in READINGS[:2]] + READINGS[2:]
    for lang in LANGUAGES:
        for width in (58, 78):
            rows = in_line(away, words(lang), width)
            for row in rows:
                assert sum(cell_len(piece.text) for piece in row.pieces) <= width
            assert "".join(piece.text for piece in rows[0].pieces).startswith("Martin Sayle   ")
    first, *_ = stacked(away, words("en"), 32, airy=False)
    assert first.pieces[0].text == "Martin Sayle"


def test_gauges_carry_number_and_word_beside_the_bar() -> None:
    told = "".join(piece.text for row in in_line(READINGS, words("en"), 80) for piece in row.pieces)
    assert "10 boiling" in told
    assert "0 drained" in told


def test_a_curve_goes_from_its_first_to_its_last_value() -> None:
    rows = curve_rows([0, FULL], "anger", 40)
    assert len(rows) == HEIGHT
    drawn = [row.pieces[-1].text for row in rows]
    assert drawn[-1][0] != "\u2800"  # begins at the bottom
    assert drawn[0][-1] != "\u2800"  # ends at the top


def test_a_page_shows_markup_as_it_is_typed() -> None:
    page = Page()
    page.item("a", "[/b] {x} \\ [red]", key="1")
    (row,) = page.rows(60)
    assert row.pieces[-1].text == "[/b] {x} \\ [red]"
    assert row.item == "a"


def test_a_mark_too_long_for_its_margin_gets_a_line_of_its_own() -> None:
    page = Page()
    page.entry("The man behind her", "Sorry.", margin=10)
    assert ["".join(piece.text for piece in row.pieces).strip() for row in page.rows(40)] == [
        "The man behind her",
        "Sorry.",
    ]


def test_every_palette_can_be_read() -> None:
    for palette in PALETTES.values():
        assert palette_of(palette.name) is palette
        for role, colour in palette.roles.items():
            if role != "faint":  # empty parts of bars, which say nothing
                for ground in (palette.ground, palette.panel):
                    assert _contrast(colour, ground) >= 4.5, (palette.name, role)


def _contrast(one: str, other: str) -> float:
    """By WCAG 2."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_tool_that_is_closed_is_seen_without_colours_even_alone() -> None:
    pause = Tool("breathe", "F5", "A short pause", "Two minutes.", "", "Two minutes.")
    used = pause._replace(closed="You have done this already.")
    waiting = pause._replace(closed="waits until the reply is put together", waits=True)
    assert [named(tool) for tool in (pause, used, waiting)] == [
        "A short pause",
        "(A short pause)",
        "A short pause",
    ]
