"""What the message catalogues promise: complete, tidy, and each written for its own readers."""

from __future__ import annotations

import re
import string

import pytest
from babel.messages.catalog import Message

from game import places
from game.words import catalogues_present, words
from game.words.collect import collect, missing, read_catalogue, unused

CHINESE = ("zh-Hant", "zh-Hans")


@pytest.mark.parametrize("lang", CHINESE)
def test_no_text_of_the_interface_lacks_its_translation(lang: str) -> None:
    assert missing(collect(), read_catalogue(lang)) == []


@pytest.mark.parametrize("lang", CHINESE)
def test_no_translation_outlives_its_text(lang: str) -> None:
    assert unused(collect(), read_catalogue(lang)) == []


@pytest.mark.parametrize("lang", CHINESE)
def test_every_translation_fills_in_the_same_values(lang: str) -> None:
    wrong = {
        english: translation
        for message in _messages(lang)
        for english in [_english(message)[-1]]
        for translation in _strings(message)
        if _names(translation) != _names(english)
    }
    assert wrong == {}


def test_texts_are_filled_with_plain_names_only() -> None:
    """A format or an attribute in a text could fail on a value; `{count}` cannot."""
    odd = [
        text
        for message in collect()
        for text in _english(message)
        for _, name, spec, conversion in string.Formatter().parse(text)
        if name is not None and (spec or conversion or not name.isidentifier())
    ]
    assert odd == []


@pytest.mark.parametrize("lang", CHINESE)
def test_punctuation_is_that_of_the_language(lang: str) -> None:
    other = "“”" if lang == "zh-Hant" else "「」"
    found = [
        translation
        for message in _messages(lang)
        for translation in _strings(message)
        if set(other) & set(translation)
    ]
    assert found == []


@pytest.mark.parametrize("lang", CHINESE)
def test_the_compiled_catalogue_says_what_its_source_says(lang: str) -> None:
    assert catalogues_present()
    w = words(lang)
    for message in _messages(lang):
        english = _english(message)[0]
        if message.context:
            said = w.c(message.context, english)
        elif isinstance(message.id, tuple):
            said = w.n(message.id[0], message.id[1], 2).replace("2", "{count}", 1)
        else:
            said = w.t(english)
        assert said == _strings(message)[0], (
            f"run `make words`: {places.catalogue_file(lang)} is old"
        )


def _messages(lang: str) -> list[Message]:
    """What is translated; `missing` finds the rest."""
    return [m for m in read_catalogue(lang) if m.id and all(_strings(m))]


def _english(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _strings(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def _names(text: str) -> set[str]:
    """The values that a text fills in: ours in braces, and argparse's own with a percent sign."""
    names = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    return names | set(re.findall(r"%(?:\(\w+\))?[srd]", text))
