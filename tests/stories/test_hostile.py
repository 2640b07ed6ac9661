"""Files that were made to hurt: refused or read, with places, each within seconds."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from game.check import check_pack
from game.errors import Problem
from game.stories.reader import LARGEST
from tests.check.sound import CALL, STORY, WALKS, files, write
from tests.stories.sheets import inside

BOUND = 10  # seconds of one core for the worst input there may be
SIZE = LARGEST // 2  # half of what is read: what takes the square of its time shows here as well


def room(text: str) -> int:
    """How many times a text fits into a file beside the rest of it."""
    return (SIZE - len(STORY) - 1_000) // len(text)


def many(made: Callable[[int], str]) -> str:
    """As many as fit, each by its number."""
    return "".join(made(i) for i in range(room(made(99_999))))


def scenes(more: str) -> str:
    return STORY.replace("  well:\n", f"{more}  well:\n", 1)


def silent(i: int) -> str:
    return f"  s{i}: {{next: s{i + 1}}}\n"


def asking(i: int) -> str:
    reply = "{say: S, moves: [hear], because: B}"
    return f"  s{i}: {{condition: calm, you: {{a: {reply}, b: {reply}}}, next: s{i + 1}}}\n"


def chain(link: Callable[[int], str]) -> str:
    """Scenes that lead one to the next, as many as fit, all of them to be gone through."""
    count = room(link(99_999))
    return (
        scenes("".join(link(i) for i in range(count)) + f"  s{count}: {{next: well}}\n")
        .replace("{to: well}, {to: gone}]", "{to: s0}, {to: gone}]")
        .replace("own_it, to: well}", "own_it, to: s0}")
    )


def counting() -> str:
    """Two scenes that lead to each other and count nine things each to nine: more states than grains of sand."""
    counters = "".join(f", c{i}: [0, 9]" for i in range(9))
    reply = "say: S, moves: [hear], because: B, locked: L"
    here = [
        f"      k{i}: {{{reply}, set: {{c{i}: +1}}, if: c{i} < 9, next: NEXT}}\n" for i in range(9)
    ]
    both = "".join(
        f"  loop{one}:\n    condition: upset\n    you:\n"
        + "".join(here).replace("NEXT", f"loop{1 - one}")
        for one in (0, 1)
    )
    story = STORY.replace("[0, 3]}", f"[0, 3]{counters}}}").replace(
        "  well:\n", f"{both}  well:\n", 1
    )
    return story.replace(
        "next: build-it\n        because: She is", "next: loop0\n        because: She is"
    )


def remembering() -> str:
    """Thirty questions in a row, each of whose answers is asked for at the end."""
    story = STORY.replace("[warned]", "[warned" + "".join(f", f{i}" for i in range(30)) + "]")
    made = ""
    for i in range(30):
        reply = f"say: S, moves: [hear], because: B, next: q{i + 1}"
        made += f"  q{i}:\n    condition: upset\n    you:\n      a: {{{reply}, set: {{f{i}: true}}}}\n      b: {{{reply}}}\n"
    last = "say: S, moves: [hear], because: B, next: well"
    every = " and ".join(f"f{i}" for i in range(30))
    made += f"  q30:\n    condition: upset\n    you:\n      a: {{{last}}}\n      b: {{{last}, locked: L, if: {every}}}\n"
    story = story.replace("  well:\n", f"{made}  well:\n", 1)
    return story.replace(
        "next: build-it\n        because: She is", "next: q0\n        because: She is"
    )


HURTING = {
    "states beyond counting": counting(),
    "states that remember everything": remembering(),
    "nesting 30,000 deep": STORY + "x: " + "[" * 30_000 + "]" * 30_000,
    "maps 30,000 deep": STORY + "x: " + "{a: " * 30_000 + "}" * 30_000,
    "nesting never closed": STORY + "x: " + "[" * 900_000,
    "dashes": STORY + "x:\n  " + "- " * 400_000,
    "question marks": STORY + "x:\n  " + "? " * 400_000,
    "one line of a megabyte": STORY.replace("The call", "a" * (LARGEST - len(STORY) - 10)),
    "one quoted line of a megabyte": STORY.replace("The call", '"' + "\\n" * room("\\n") + '"'),
    "a key of a megabyte": STORY + "a" * room("a") + ": 1",
    "a condition of a megabyte": STORY.replace("calls >= 1,", f"calls >= 1{' and warned' * room(' and warned')},"),
    "many anchors": STORY + "x:\n" + many(lambda i: f"  - &a{i} b\n"),
    "billion laughs": "a: &a [l, l, l, l, l, l, l, l, l]\n"
    + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
    "many unknown moves": STORY.replace("moves: [push]", f"moves: [{many(lambda i: f'm{i:x},')}]", 1),
    "many unknown keys": STORY + many(lambda i: f"k{i:x}: 1\n"),
    "many duplicate keys": STORY + "title: x\n" * room("title: x\n"),
    "many unknown scenes": STORY.replace("{to: again}", many(lambda i: f"{{if: warned, to: s{i:x}}}, ") + "{to: again}"),
    "many facts": STORY.replace("[warned]", f"[warned, {many(lambda i: f'f{i:x}, ')}]"),
    "many counters": STORY.replace("{calls: [0, 3]}", f"{{calls: [0, 3], {many(lambda i: f'c{i:x}: [0, 9], ')}}}"),
    "many silent scenes": chain(silent),
    "many asking scenes": chain(asking),
    "many interrupts": STORY.replace("interrupts:\n", "interrupts:\n" + many(lambda i: f"  - {{id: i{i}, if: trust >= 10, next: gone}}\n")),
    "many lines said": STORY.replace("      - Where is it?\n", many(lambda i: f"      - {{if: calls >= 1, say: L{i}}}\n")),
    "many causes": STORY + many(lambda i: f"    c{i}: {{text: T, because: B}}\n"),
    "many people": STORY.replace("  bob: {", many(lambda i: f"  p{i}: {{name: N, role: R}}\n") + "  bob: {"),
    "many renames": STORY + "renamed:\n" + many(lambda i: f"  r{i}: r{i + 1}\n"),
    "many control characters": STORY.replace("The call", "\x01" * room("\x01")),
    "many tabs": STORY + "\t" * room("\t"),
    "many colons": STORY.replace("The call", "a: " * room("a: ")),
    "many quotes": STORY + "'" * room("'"),
    "many braces": STORY + "x: " + "{}" * room("{}"),
    "many line ends": STORY + "\n" * room("\n"),
    "many comments": STORY + "#\n" * room("#\n"),
    "many documents": STORY + "---\n" * room("---\n"),
    "zeros": "\x00" * LARGEST,
}  # fmt: skip


@pytest.mark.parametrize("name", HURTING)
def test_a_story_made_to_hurt_is_told_in_seconds(name: str, tmp_path: Path) -> None:
    text = HURTING[name]
    assert len(text.encode()) <= LARGEST
    folder = write(tmp_path, {**files(), CALL: text})
    found = checked_in_time(folder)
    inside([p for p in found if p.place.file == str(folder / CALL)], text.encode())


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (WALKS, "walks:\n" + many(lambda i: f"  - {{name: w, path: [listen, x{i}]}}\n")),
        (WALKS, f"walks:\n  - {{name: w, path: [{'listen, ' * room('listen, ')}]}}\n"),
        ("encounters/call/zh-Hant.yaml", "translation: call\nlang: zh-Hant\ntexts:\n" + many(lambda i: f"  x{i}: {{of: a, is: b}}\n")),
        ("rubric.yaml", "rubric: own\nlang: en\nmoves:\n" + many(lambda i: f"  m{i}: {{name: x, worth: {{calm: [0]}}}}\n")),
        ("sources.yaml", "sources: own\nlang: en\nitems:\n" + many(lambda i: f"  A{i}: {{article: B{i}, title: T, says: S}}\n")),
        ("levels.yaml", f"levels: own\nlang: en\nweek:\n  monday: {{title: T, encounters: [{many(lambda i: f'e{i}, ')}]}}\n"),
        ("support.yaml", "support: own\nlang: en\nguidance: G\ncontacts:\n" + many(lambda i: f"  - {{name: N{i}}}\n")),
        ("pack.yaml", f"pack: own\nformat: 1\nlanguages: [{many(lambda i: f'l{i}, ')}]\n"),
        ("pack.yaml", f"pack: own\nformat: 1\nlanguages: [en]\noverrides: [{many(lambda i: f'moves.m{i}, ')}]\n"),
    ],
    ids=lambda value: value if value.endswith(".yaml") else "",
)  # fmt: skip
def test_any_file_made_to_hurt_is_told_in_seconds(file: str, text: str, tmp_path: Path) -> None:
    folder = write(tmp_path, {**files(), file: text})
    found = checked_in_time(folder)
    inside([p for p in found if p.place.file == str(folder / file)], text.encode())


def checked_in_time(folder: Path) -> tuple[Problem, ...]:
    began = time.process_time()
    found = check_pack(folder)
    assert time.process_time() - began < BOUND
    return found


def test_a_pipe_in_the_place_of_a_story_is_not_waited_for(tmp_path: Path) -> None:
    folder = write(tmp_path, files())
    (folder / CALL).unlink()
    os.mkfifo(folder / CALL)
    (folder / WALKS).unlink()
    os.mkfifo(folder / WALKS)
    codes = {problem.code for problem in checked_in_time(folder)}
    assert "file-unreadable" in codes


def test_a_link_that_leads_to_itself_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path, files())
    (folder / "levels.yaml").unlink()
    (folder / "levels.yaml").symlink_to("levels.yaml")
    (folder / "encounters" / "loop").symlink_to("loop")
    told = {problem.place.file: problem.code for problem in check_pack(folder)}
    assert told == {
        str(folder / "levels.yaml"): "file-unreadable",
        str(folder / "encounters" / "loop" / "story.yaml"): "file-unreadable",
    }


def test_a_folder_whose_name_is_no_text_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path, files())
    odd = os.fsdecode(b"o\xffd")
    (folder / "encounters" / "call").rename(folder / "encounters" / odd)
    assert {problem.code for problem in check_pack(folder)} >= {"id-not-folder"}
