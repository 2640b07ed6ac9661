"""What is found when the interface's texts are collected."""

from __future__ import annotations

from game.words.collect import Text, texts_of


def _found(source: str) -> list[tuple[str, str | None, str | None]]:
    return [(text.english, text.plural, text.context) for text in texts_of(source, "x.py")]


def test_each_way_of_saying_something_is_found() -> None:
    source = """
w.t("shown", name=name)
w.n("{count} thing", "{count} things", 3)
w.c("gauge", "trust")
LATER = N_("later")
OPEN = C_("answer", "Open")
"""
    assert set(_found(source)) == {
        ("shown", None, None),
        ("{count} thing", "{count} things", None),
        ("trust", None, "gauge"),
        ("later", None, None),
        ("Open", None, "answer"),
    }


def test_nested_calls_and_either_side_of_a_condition_are_found() -> None:
    source = 'w.t("outer {x}", x=self.w.t("inner" if a else "other"))'
    assert {english for english, _, _ in _found(source)} == {"outer {x}", "inner", "other"}


def test_texts_put_together_by_the_parser_are_one() -> None:
    assert _found("w.t(\"one \" 'two')") == [("one two", None, None)]


def test_what_is_not_a_text_is_left_alone() -> None:
    assert _found('w.t(label); t("not ours"); w.t(""); re.sub("a", "b", c)') == []


def test_a_text_knows_its_file() -> None:
    assert list(texts_of('w.t("x")', "game/cli.py")) == [Text("x", None, None, "game/cli.py")]
