"""Twee both ways: what it can hold comes back as it was, what it cannot is told, and nothing is guessed."""

from __future__ import annotations

import json
import re
import string
import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.check import check_pack
from game.export.twee import ANSWER, LOST, ifid, twee
from game.export.twee_reader import SAID, Twee, read_twee
from game.export.twee_story import TODO, Around, Made, id_of, language_of, readable, story_of
from game.places import content_folder
from game.stories import Story, load_pack

AROUND = Around("A1", "open-question")
SOUND = """\
:: StoryTitle
The wall

:: StoryData
{"ifid": "D674C58C-DEFA-4F70-B7A2-27742230C0FC", "start": "A gate"}

:: A gate [forest] {"position":"600,400"}
A gate, and a keeper.
[[Knock->The keeper]]
[[Go home|Home]]

:: The keeper
"What is it?"

:: Home
You sleep well.
"""


@cache
def shipped() -> dict[str, Story]:
    return dict(load_pack(content_folder()).stories)


def made(text: str, name: str = "made", lang: str = "en") -> Made:
    return story_of(read_twee(text.encode()), name, lang, AROUND)


def loaded(tmp_path: Path, story: Made) -> Story:
    """The story that was made, in a pack of its own; it has nothing but scenes that nobody reaches."""
    folder = tmp_path / "p"
    path = folder / "encounters" / story.name / "story.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(story.text, "utf-8")
    head = f"pack: standtall\nformat: 1\nextends: standtall\nlanguages: [{story.lang}]\n"
    (folder / "pack.yaml").write_text(head, "utf-8")
    pack = load_pack(folder)
    assert pack.problems == ()
    assert {problem.code for problem in check_pack(folder)} <= {"scene-unreached"}
    return pack.stories[story.name]


def codes(read: Twee) -> list[tuple[int, str]]:
    return [(finding.line, finding.code) for finding in read.findings]


# --- from an encounter ---


@pytest.mark.parametrize("lang", ["en", "zh-Hant"])
@pytest.mark.parametrize("name", sorted(shipped()))
def test_what_twee_holds_comes_back_as_it_was(tmp_path: Path, name: str, lang: str) -> None:
    story = shipped()[name]
    written = twee(story.encounter, story.texts, lang).text
    read = read_twee(written.encode())
    assert read.findings == []
    assert language_of(read) == lang
    again = loaded(tmp_path, story_of(read, name, lang, AROUND))
    assert twee(again.encounter, again.texts, lang).text == written
    for scene in story.encounter.scenes:
        there = again.encounter.scene(scene.id)
        assert (there.ending, there.condition, there.who) == (
            scene.ending,
            scene.condition,
            scene.who,
        )
        if not scene.built and scene.parts:
            words, same = story.texts.texts(lang), again.texts.texts(lang)
            assert [words[c.line.text] for c in scene.parts[0].choices] == [
                same[c.line.text] for c in there.parts[0].choices
            ]


def test_every_link_leads_to_a_passage_and_the_start_is_there() -> None:
    story = shipped()["first-call"]
    written = twee(story.encounter, story.texts, "en").text
    passages = set(re.findall(r"^:: ([^\[\n]+?)(?: \[.*)?$", written, re.MULTILINE))
    assert set(re.findall(r"->([^\]]+)\]\]", written)) <= passages
    data = json.loads(written.partition(":: StoryData\n")[2].partition("\n\n")[0])
    assert data["start"] in passages
    assert re.fullmatch(r"[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}", data["ifid"])


def test_the_ifid_is_the_encounters_own_and_the_same_each_time() -> None:
    numbers = {ifid(story.encounter) for story in shipped().values()}
    assert len(numbers) == len(shipped())
    assert ifid(shipped()["first-call"].encounter) == "4804F17D-6857-5D9E-8913-26B439D53584"


def test_what_twee_cannot_hold_is_told_with_its_places() -> None:
    story = shipped()["first-call"]
    losses = twee(story.encounter, story.texts, "en").losses
    told = {loss.kind: loss.places for loss in losses}
    assert told["interrupts"] == ("hangs-up",)
    assert "what-now.two-ways" in told["conditions"]
    assert told["locked"] == ("so-when.short-legs",)
    assert "ask-sam" in told["kit"]
    assert set(told) <= set(LOST)


def test_signs_that_twine_would_read_are_kept_apart(tmp_path: Path) -> None:
    text = SOUND.replace("You sleep well.", "You sleep.").replace("The wall", "A $b [ [c")
    story = loaded(tmp_path, made(text))
    texts = dict.fromkeys(story.texts.source, "<<if [[a]] (set: $x) :: b <% {c} ]]")
    table = type(story.texts)("en", texts, {})
    written = twee(story.encounter, table, "en")
    assert "signs" in {loss.kind for loss in written.losses}
    read = read_twee(written.text.encode())
    assert codes(read) == []


# --- to an encounter ---


def test_a_plain_twee_file_becomes_a_story_that_loads(tmp_path: Path) -> None:
    story = made(SOUND, "wall")
    assert codes(read_twee(SOUND.encode())) == []
    assert "# IFID: D674C58C-DEFA-4F70-B7A2-27742230C0FC" in story.text
    there = loaded(tmp_path, story)
    words = there.texts.texts("en")
    gate = there.encounter.scene("a-gate")
    assert there.encounter.opening == gate.number
    assert words["title"] == "The wall"
    assert [(choice.id, words[choice.line.text]) for choice in gate.parts[0].choices] == [
        ("knock", "Knock"),
        ("go-home", "Go home"),
    ]
    assert words["scenes.the-keeper.says.1"] == '"What is it?"'


def test_what_twee_does_not_say_is_told_and_not_guessed() -> None:
    todo = dict(made(SOUND).todo)
    assert set(todo) <= set(TODO)
    assert todo["condition"] == "a-gate"
    assert todo["ending"] == "the-keeper, home"
    assert todo["moves"] == "open-question"
    assert todo["tags"] == "a-gate [forest]"
    assert {"from", "briefing", "people", "because", "cause", "lang"} <= set(todo)


SLIPS = {
    "not-utf8": (b":: Start\nbad \xff\n", 2),
    "utf-16": ("﻿:: Start".encode("utf-16-le"), 1),
    "control-character": (b":: Start\na\x1bb\n", 2),
    "before-first": (b"words\n:: Start\n", 1),
    "no-name": (b":: Start\n::  [tag]\n", 2),
    "duplicate": (b":: Start\na\n:: Start\nb\n", 3),
    "bad-header": (b":: Start [tag\n", 1),
    "bad-metadata": (b':: Start [tag] {"position"\n', 1),
    "no-story-data": (b":: Start\n", 0),
    "bad-story-data": (b":: Start\n:: StoryData\n[1]\n", 2),
    "no-ifid": (b':: Start\n:: StoryData\n{"ifid": "?"}\n', 2),
    "no-title": (b":: Start\n", 0),
    "no-start": (b':: Start\n:: StoryData\n{"start": "nope"}\n', 0),
    "special": (b":: Start\n:: StoryInit\n<<set $a to 1>>\n", 2),
    "macro": (b":: Start\na <<if $b>> c\n", 2),
    "variables": (b":: Start\na: 1\n--\nb\n", 3),
    "dangling": (b":: Start\n[[a->b]]\n", 2),
    "empty-link": (b":: Start\n[[->Start]]\n", 2),
}


def test_there_is_a_slip_for_every_finding() -> None:
    assert SLIPS.keys() == SAID.keys()


@pytest.mark.parametrize("code", SLIPS)
def test_each_slip_is_told_by_its_line(code: str) -> None:
    data, line = SLIPS[code]
    read = read_twee(data)
    assert (line, code) in codes(read)
    for finding in read.findings:
        asked = {name for _, name, _, _ in string.Formatter().parse(SAID[finding.code]) if name}
        assert asked <= finding.values.keys()


@pytest.mark.parametrize(
    "macro",
    ["<<link 'a'>>", "(set: $a to 1)", "<% s.a = 1 %>", "Hello, $name.", "{name}", "[if a > 1]"],
)
def test_a_line_with_a_macro_gives_its_links_and_no_text(macro: str) -> None:
    read = read_twee(f":: Start\nBefore.\n{macro}\n{macro} [[go->b]]\nAfter.\n:: b\n".encode())
    start = read.passages["Start"]
    assert [line for line, code in codes(read) if code == "macro"] == [3, 4]
    assert start.lines == ["Before.", "After."]
    assert [link.target for link in start.links] == ["b"]


def test_what_is_no_macro_is_text() -> None:
    text = "It costs $5 (five: no more), I said (really). Less < more. A_b. 《好》"
    read = read_twee(f":: Start\n{text.replace('five: no', 'five, no')}\n".encode())
    assert read.passages["Start"].lines == [text.replace("five: no", "five, no")]


@pytest.mark.parametrize(
    ("link", "text", "target"),
    [
        ("[[b]]", "b", "b"),
        ("[[go->b]]", "go", "b"),
        ("[[b<-go]]", "go", "b"),
        ("[[go|b]]", "go", "b"),
        ("[[a->c->b]]", "a->c", "b"),
        ("* [[go -> b]]", "go", "b"),
        ("[[[go]->b]]", "[go]", "b"),
        ("[[go|b][$a to 1]]", "go", "b"),
    ],
)
def test_links_are_read_in_every_way_they_are_written(link: str, text: str, target: str) -> None:
    start = read_twee(f":: Start\n{link}\n:: b\n".encode()).passages["Start"]
    assert [(one.text, one.target) for one in start.links] == [(text, target)]
    assert start.lines == []


def test_a_link_inside_a_sentence_stays_in_it() -> None:
    start = read_twee(b":: Start\nYou [[run->b]] now.\n:: b\n").passages["Start"]
    assert start.lines == ["You run now."]


def test_escaped_signs_of_a_header_are_read_as_the_specification_says() -> None:
    read = read_twee(b":: a \\[b\\] \\{c\\} \\\\ \\q [d e] {}\n")
    (passage,) = read.passages.values()
    assert (passage.name, passage.tags) == ("a [b] {c} \\ q", ("d", "e"))


def test_a_file_without_passages_for_readers_is_not_readable() -> None:
    for text in ("", "words", ":: StoryTitle\nx\n", f":: a [{ANSWER}]\n[[a]]\n"):
        assert not readable(read_twee(text.encode()))
    assert readable(read_twee(b":: a\n"))


@pytest.mark.parametrize("piece", ["[[", "<<", "(a", "{a ", "::\n", "[[a", "[[a->b]]"])
def test_files_made_to_hurt_are_read_in_a_moment(piece: str) -> None:
    begun = time.monotonic()
    read_twee(b":: Start\n" + (piece * (900_000 // len(piece))).encode())
    assert time.monotonic() - begun < 10


def test_many_links_with_one_text_get_names_in_a_moment() -> None:
    began = time.process_time()
    file = read_twee(b":: Start\n" + b"[[x->B]]\n" * 20_001 + b":: B\nEnd.\n")
    around = Around("A1", "open-question")
    text = story_of(file, "many", "en", around).text
    assert [f"\n      x{tail}:\n" in text for tail in ("", "-2", "-20001")] == [True] * 3
    assert time.process_time() - began < 10


def test_line_endings_and_a_byte_order_mark_do_not_matter() -> None:
    want = read_twee(SOUND.encode())
    for data in (SOUND.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + SOUND.encode()):
        assert read_twee(data) == want


def test_ids_are_made_of_what_letters_there_are() -> None:
    assert id_of("An overgrown path!") == "an-overgrown-path"
    assert id_of("3 days") == "p-3-days"
    assert id_of("門") is None
    story = made(SOUND.replace("Home", "門").replace("The keeper", "A gate?"))
    scenes = re.findall(r"^  ([a-z0-9-]+):$", story.text.partition("\ncause:")[0], re.MULTILINE)
    assert scenes == ["a-gate", "a-gate-2", "passage-3"]


PIECES = st.sampled_from(
    [
        ":: ",
        "Start",
        "a",
        " [tag]",
        " {}",
        "\n",
        "[[",
        "]]",
        "->",
        "|",
        "<<",
        ">>",
        "StoryData",
        "\\",
        '{"ifid": 1}',
        "\xff",
        "\x00",
        "門",
        "standtall-answer",
        ": ",
        "[standtall-people]",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_file_is_too_odd_to_be_read(text: str) -> None:
    for data in (text.encode("latin-1", "replace"), (":: Start\n" + text).encode()):
        read = read_twee(data)
        if readable(read):
            story_of(read, "odd", "en", AROUND)
