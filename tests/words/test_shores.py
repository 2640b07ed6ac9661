"""Each Chinese is written for its own readers: no characters and words of the other shore."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.places import checkout
from tests.words.shores import foreign, main, shipped


def test_nothing_that_is_shipped_is_written_for_the_other_shore(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert (main(), capsys.readouterr().out) == (0, "")


def test_every_language_of_every_room_is_looked_at() -> None:
    root = checkout()
    assert root is not None
    names = {str(path.relative_to(root)): lang for path, lang in shipped(root)}
    for lang, locale in (("zh-Hant", "zh_Hant"), ("zh-Hans", "zh_Hans")):
        assert names[f"content/rubric.{lang}.yaml"] == lang
        assert names[f"content/encounters/late-report/{lang}.yaml"] == lang
        assert names[f"game/words/locale/{locale}/LC_MESSAGES/standtall.po"] == lang
        assert names[f"game/export/templates/{lang}.yaml"] == lang
    assert "README.zh.md" in names


def test_what_is_foreign_is_told_at_its_place_with_its_cure(tmp_path: Path) -> None:
    file = tmp_path / "zh-Hant.yaml"
    file.write_text("title: 退費\nyou: 請看屏幕里面的与\naim: 着急的人在裏面\n", "utf-8")
    assert [str(one).removeprefix(str(tmp_path)) for one in foreign(file, "zh-Hant")] == [
        "/zh-Hant.yaml:2:8 屏幕 is of the other shore (write 螢幕)",
        "/zh-Hant.yaml:2:13 与 is of the other shore (write 與)",
        "/zh-Hant.yaml:3:6 着 is of the other shore (write 著)",
        "/zh-Hant.yaml:3:11 裏 is of the other shore (write 裡)",
    ]
    file.write_text("title: 您的权限與資讯，资讯\n", "utf-8")
    assert [(one.line, one.col, one.found) for one in foreign(file, "zh-Hans")] == [
        (1, 12, "與"),
        (1, 13, "資"),
        (1, 16, "资讯"),
    ]


@pytest.mark.parametrize("lang", ["zh-Hant", "zh-Hans"])
def test_what_both_shores_write_and_names_are_let_through(tmp_path: Path, lang: str) -> None:
    file = tmp_path / "text"
    own = {
        "zh-Hant": "后里只有一台，简体中文，床、群、祕密",
        "zh-Hans": "皇后和里程，乾坤，著名，Gipi 電子報",
    }
    file.write_text(own[lang], "utf-8")
    assert list(foreign(file, lang)) == []


def test_the_chinese_readme_is_read_in_its_two_halves(tmp_path: Path) -> None:
    file = tmp_path / "README.zh.md"
    file.write_text('繁體与\n<a id="简体中文"></a>\n简体與\n', "utf-8")
    assert [(one.line, one.found) for one in foreign(file, "zh-Hant")] == [(1, "与"), (3, "與")]
