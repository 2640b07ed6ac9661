"""Each Chinese is written for its own readers: no characters and words of the other shore."""

from __future__ import annotations

import pytest

from game.places import content_folder
from game.stories import load_pack
from game.stories.fields import Text
from game.words.characters import unfit

PACK = load_pack(content_folder())
KEPT = {
    "zh-Hant": {"articles.C.author"},  # a name, as its bearer writes it
    "zh-Hans": {"articles.A.title", "articles.A.publisher"},  # likewise
}


def wordings(text: Text) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else text


@pytest.mark.parametrize("lang", KEPT)
def test_no_text_of_the_pack_is_written_for_the_other_shore(lang: str) -> None:
    shared = PACK.shared
    tables = {name: story.texts for name, story in PACK.stories.items()}
    tables |= {
        "rubric": shared.rubric_texts,
        "sources": shared.sources_texts,
        "levels": shared.levels_texts,
        "support": shared.support_texts,
    }
    found = {
        f"{name}:{text_id}": odd
        for name, table in tables.items()
        for text_id, text in table.languages[lang].items()
        if text_id not in KEPT[lang] and (odd := unfit(" ".join(wordings(text)), lang))
    }
    assert found == {}
