"""The quiet word and what the game says about itself."""

from __future__ import annotations

from datetime import date

import pytest

from game.debrief import about, quiet
from game.words import LANGUAGES, words
from tests.lines.playing import SHORT, shelf


def test_contacts_are_told_in_their_language_while_somebody_has_checked_them() -> None:
    told = "\n".join(quiet(shelf().shared(SHORT), words("en"), date(2026, 11, 21)))
    assert "Nobody here has to bear insults." in told
    assert "The porter: extension 7 (Mon-Fri 9-17)" in told
    assert "The old porter" not in told
    assert "警衛" not in told
    assert "警衛：分機 9" in "\n".join(
        quiet(shelf().shared(SHORT), words("zh-Hant"), date(2026, 11, 21))
    )


def test_a_contact_that_nobody_has_checked_for_a_year_is_not_shown() -> None:
    told = "\n".join(quiet(shelf().shared(SHORT), words("en"), date(2027, 11, 3)))
    assert "porter" not in told
    assert "Somebody you trust" in told


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_shipped_pack_names_nobody_and_says_what_to_do(lang: str) -> None:
    told = quiet(shelf().shared(""), words(lang))
    assert len(told) == 4
    assert (
        shelf().shared("").texts["support"].texts(lang)["guidance"] not in told
    )  # that is for the organisation


@pytest.mark.parametrize("lang", LANGUAGES)
def test_about_credits_every_article(lang: str) -> None:
    shared = shelf().shared("")
    told = "\n".join(about(shared, words(lang)))
    for article in {source.article for source in shared.sources.values()}:
        assert shared.texts["sources"].texts(lang)[f"articles.{article}.title"] in told
        assert shared.texts["sources"].texts(lang)[f"articles.{article}.author"] in told
