"""Prose broken by cells: nothing is lost, nothing is wider than the screen, and Chinese breaks where it may."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from game.tui.wrapping import cut, pad, wrap

TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=80
)


@given(TEXTS, st.integers(2, 40), st.integers(0, 10))
def test_no_line_is_wider_than_asked_and_no_letter_is_lost(
    text: str, width: int, taken: int
) -> None:
    lines = wrap(text, width, taken)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_words_stay_whole_where_they_fit() -> None:
    assert wrap("one two three", 8) == ("one two", "three")


def test_blanks_inside_a_line_stay() -> None:
    assert wrap("name   value", 20) == ("name   value",)


def test_chinese_breaks_between_characters_but_never_before_a_full_stop() -> None:
    assert wrap("這張照片拍的是一扇門。好漂亮的門。", 20) == (
        "這張照片拍的是一扇",
        "門。好漂亮的門。",
    )


def test_an_opening_quote_stays_with_its_word() -> None:
    for line in wrap("她說「已送達」，我說「沒有」。", 8)[:-1]:
        assert not line.endswith("「")


def test_signs_that_some_terminals_draw_wide_are_given_room_in_chinese() -> None:
    assert wrap("……六個字", 7) == ("……六", "個字")


@given(TEXTS, st.integers(0, 20))
def test_a_text_cut_short_is_no_wider_than_asked(text: str, width: int) -> None:
    assert cell_len(cut(text, width)) <= width


@given(TEXTS, st.integers(0, 20))
def test_a_padded_text_is_at_least_as_wide_as_asked(text: str, width: int) -> None:
    assert cell_len(pad(text, width)) >= width
