"""What asking for words promises."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import game.words
from game import places
from game.errors import GameError, Place, Problem
from game.words import C_, LANGUAGES, N_, Words, choose_language, read_language, words
from game.words.languages import NAMES
from game.words.terms import gauge_word, too_far


def test_a_value_is_filled_in_and_never_looked_at_again() -> None:
    assert words("en").t("Hello {name}", name="{name} {other}") == "Hello {name} {other}"


@given(st.text())
def test_any_value_can_be_filled_in(value: str) -> None:
    assert words("en").t("<{value}>", value=value) == f"<{value}>"


def test_a_value_that_is_missing_shows_its_name_and_ends_nothing() -> None:
    assert words("en").t("{who} called") == "{who} called"


def test_a_text_between_quotation_marks_has_the_inner_ones_of_its_language() -> None:
    said = {
        "en": ('Not "shortly".', "Not 'shortly'."),
        "zh-Hant": ("別說「快了」。", "別說『快了』。"),
        "zh-Hans": ("别说“快了”。", "别说‘快了’。"),
    }
    assert {lang: words(lang).within(text) for lang, (text, _) in said.items()} == {
        lang: inner for lang, (_, inner) in said.items()
    }


def test_a_doubled_brace_is_a_brace() -> None:
    assert words("en").t("{{literally}}") == "{literally}"


def test_nothing_says_nothing_in_every_language() -> None:
    assert [words(lang).t("") for lang in LANGUAGES] == ["", "", ""]


def test_a_number_of_things_agrees_with_the_number() -> None:
    w = words("en")
    said = [w.n("{count} choice", "{count} choices", count) for count in (0, 1, 2)]
    assert said == ["0 choices", "1 choice", "2 choices"]


def test_a_marked_text_is_itself_until_it_is_shown() -> None:
    assert N_("later") == "later"
    assert words("en").phrase(C_("gauge", "trust")) == "trust"


def test_context_gives_one_english_word_two_translations() -> None:
    assert words("zh-Hans").c("anger", "hot") == "恼火"
    assert words("zh-Hans").c("elsewhere", "hot") == "hot"


def test_words_of_one_language_are_made_once() -> None:
    assert words("zh-Hant") is words("zh-Hant")
    assert words("tlh").lang == "en"


def test_english_needs_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "catalogue_file", _refuse)
    assert Words("en").t("calm") == "calm"


def test_a_language_is_read_at_its_first_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "catalogue_file", _refuse)
    w = Words("zh-Hant")
    with pytest.raises(AssertionError, match="a catalogue was asked for"):
        w.t("calm")


def test_without_catalogues_the_game_speaks_english_and_can_say_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(places, "catalogue_file", lambda lang: tmp_path / f"{lang}.mo")
    assert Words("zh-Hant").c("gauge", "trust") == "trust"
    assert not game.words.catalogues_present()


def test_a_catalogue_cut_short_anywhere_leaves_the_game_in_english(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    whole = places.catalogue_file("zh-Hant").read_bytes()
    damaged = tmp_path / "standtall.mo"
    monkeypatch.setattr(places, "catalogue_file", lambda _: damaged)
    for length in (*range(40), 100, 1000, len(whole) // 2):
        damaged.write_bytes(whole[:length])
        assert Words("zh-Hant").c("gauge", "trust") == "trust"
    for rest in (b"", b"\x00", b"nonsense" * 99, b"\xff\xff\xff\xff" * 9):
        damaged.write_bytes(whole[:4] + rest)
        assert Words("zh-Hant").c("gauge", "trust") == "trust"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_error_says_what_happened_and_what_to_do(lang: str) -> None:
    message, hint = words(lang).error(GameError("choice-unknown", choice="{x}"))
    assert "{x}" in message
    assert hint


def test_a_problem_says_what_is_wrong_without_its_place() -> None:
    problem = Problem("duplicate-key", Place("a.yaml", 3, 1), {"key": "title", "line": 1})
    assert words("en").problem(problem).startswith("“title” stands here a second time")
    assert "a.yaml" not in words("en").problem(problem)
    assert words("en").hint(problem) == "Give one of them another name, or delete it."


def test_a_code_that_nobody_worded_names_itself() -> None:
    assert (
        words("en").error(GameError("no-such-code"))[0] == "Something is wrong here: no-such-code."
    )


@pytest.mark.parametrize(
    ("named", "language"),
    [
        ("zh_TW.UTF-8", "zh-Hant"),
        ("zh_HK", "zh-Hant"),
        ("zh_MO.Big5", "zh-Hant"),
        ("zh-Hant", "zh-Hant"),
        ("zh_Hant_CN", "zh-Hant"),
        ("zh_CN.GB18030", "zh-Hans"),
        ("zh_SG", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("zh-hans", "zh-Hans"),
        ("zh_Hans_HK", "zh-Hans"),
        ("en_GB.UTF-8", "en"),
        ("EN", "en"),
        ("de_DE.UTF-8", None),
        ("C.UTF-8", None),
        ("POSIX", None),
        ("", None),
    ],
)
def test_a_locale_names_a_language(named: str, language: str | None) -> None:
    assert read_language(named) == language


def test_the_setting_decides_then_the_first_variable_that_is_set() -> None:
    environ = {"LC_ALL": "", "LC_MESSAGES": "zh_CN.UTF-8", "LANG": "zh_TW.UTF-8"}
    assert choose_language("zh-Hant", environ) == "zh-Hant"
    assert choose_language(None, environ) == "zh-Hans"
    assert choose_language(None, {"LC_ALL": "C", "LANG": "zh_TW"}) == "en"
    assert choose_language(None, {"LANG": "zh_TW"}) == "zh-Hant"
    assert choose_language("tlh", {"LANG": "zh_TW"}) == "zh-Hant"
    assert choose_language(None, {}) == "en"


@given(st.text())
def test_any_locale_gives_a_language_we_have(named: str) -> None:
    assert choose_language(named, {"LC_ALL": named}) in LANGUAGES


def test_every_language_has_a_name_of_its_own() -> None:
    assert tuple(NAMES) == LANGUAGES


def test_a_gauge_has_a_word_for_each_value() -> None:
    said = [words("en").phrase(gauge_word("anger", value)) for value in range(11)]
    assert said == ["low"] * 3 + ["tense"] * 3 + ["hot"] * 3 + ["boiling"] * 2
    assert words("en").phrase(gauge_word("trust", 3)) == "thin"
    assert words("en").phrase(gauge_word("energy", 6)) == "steady"


def test_a_gauge_that_closes_a_choice_says_why() -> None:
    assert words("en").phrase(too_far("energy", "low")) == "You are too drained for this."


def _refuse(lang: str) -> Path:
    message = f"a catalogue was asked for: {lang}"
    raise AssertionError(message)


@pytest.mark.parametrize(
    ("lang", "listed"), [("en", "ann, bob"), ("zh-Hant", "ann、bob"), ("zh-Hans", "ann、bob")]
)
def test_names_are_listed_as_the_language_sets_them(lang: str, listed: str) -> None:
    error = GameError("encounter-unknown", name="x", known=["ann", "bob"])
    assert listed in "".join(words(lang).error(error))
