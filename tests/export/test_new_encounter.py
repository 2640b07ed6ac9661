"""`standtall new`: an encounter that plays, has no problem and no smell, in every language of its pack."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.analyses import analyse_story
from game.check import check_pack
from game.errors import GameError
from game.export.new_encounter import new_encounter
from game.stories import load_pack
from game.words import LANGUAGES
from tests.words.shores import foreign


def names(folder: Path) -> set[str]:
    return {path.name for path in (folder / "encounters" / "late-parcel").iterdir()}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_written_has_no_problem_and_no_smell(tmp_path: Path, lang: str) -> None:
    folder = tmp_path / "My first pack"
    new_encounter(folder, "late-parcel", None, lang)
    assert check_pack(folder) == ()
    pack = load_pack(folder)
    assert (pack.id, pack.shared.head.languages) == ("my-first-pack", (lang,))
    found = analyse_story(pack.stories["late-parcel"], pack.shared.rubric.moves)
    assert found.smells == ()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_comments_explain_in_the_language_of_the_texts(tmp_path: Path, lang: str) -> None:
    for path in new_encounter(tmp_path / "p", "late-parcel", None, lang)[1:]:
        text = path.read_text("utf-8")
        assert text.startswith("# ")
        assert lang == "en" or not list(foreign(path, lang))


def test_a_pack_in_several_languages_gets_them_all(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text(
        "pack: mine\nformat: 1\nextends: standtall\nlanguages: [zh-Hans, en, zh-Hant]\n", "utf-8"
    )
    new_encounter(tmp_path, "late-parcel", 'The "late" parcel: #1', "zh-Hant")
    assert names(tmp_path) == {"story.yaml", "walks.yaml", "en.yaml", "zh-Hans.yaml"}
    assert check_pack(tmp_path) == ()
    story = load_pack(tmp_path).stories["late-parcel"]
    assert story.texts.lang == "zh-Hant"
    assert story.texts.texts("en")["title"] == 'The "late" parcel: #1'
    assert story.texts.texts("en")["people.lena.name"] == "Lena"


def test_a_language_that_the_pack_does_not_have_is_refused_where_it_was_asked_for(
    tmp_path: Path,
) -> None:
    new_encounter(tmp_path / "p", "one", None, "zh-Hans")
    with pytest.raises(GameError, match="language-not-in-pack"):
        new_encounter(tmp_path / "p", "late-parcel", None, "en", asked=True)
    new_encounter(tmp_path / "p", "late-parcel", None, "en")
    assert load_pack(tmp_path / "p").stories["late-parcel"].texts.lang == "zh-Hans"


def test_nothing_is_written_over(tmp_path: Path) -> None:
    new_encounter(tmp_path, "late-parcel", "Mine", "en")
    story = tmp_path / "encounters" / "late-parcel" / "story.yaml"
    before = story.read_bytes()
    with pytest.raises(GameError, match="already-there"):
        new_encounter(tmp_path, "late-parcel", "Another", "en")
    assert story.read_bytes() == before


@pytest.mark.parametrize("name", ["", "Late Parcel", "9", "../x", "a" * 61, "包裹"])
def test_what_is_no_id_writes_nothing(tmp_path: Path, name: str) -> None:
    with pytest.raises(GameError, match="encounter-id-wrong"):
        new_encounter(tmp_path / "p", name, None, "en")
    assert not (tmp_path / "p").exists()


def test_a_pack_that_is_not_in_order_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("pack: [", "utf-8")
    with pytest.raises(GameError, match="pack-broken"):
        new_encounter(tmp_path, "late-parcel", None, "en")
    assert not (tmp_path / "encounters").exists()


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "p").write_text("a file", "utf-8")
    with pytest.raises(GameError, match="cannot-write"):
        new_encounter(tmp_path / "p" / "q", "late-parcel", None, "en")
