"""What `check` says against an encounter, every other command says in the same words before it refuses it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.errors import GameError
from game.export.walk import append_walk
from game.stories import load_pack
from tests.check.sound import CALL, STORY, WALKS, files, write
from tests.cli.conftest import Run

ASKING = (
    ("analyse", "call"),
    ("graph", "call"),
    ("convert", "call", "--ink", "-"),
    ("convert", "call", "--twee", "-"),
)
PLAYING = (("walk", "call"), ("play", "call", "--plain", "--yes"))
BROKEN = {
    "a story that cannot be read": {CALL: STORY + "x: [\n"},
    "a story with a slip": {CALL: STORY.replace("[push]", "[psh]", 1)},
    "slips that are not read from above to below": {
        CALL: STORY.replace("next: build-it\n  build-it:", "next: bulid-it\n  build-it:").replace(
            "moves: [push]\n        next: gone", "moves: [psh]\n        next: gone"
        )
    },
    "no pack.yaml to speak of": {"pack.yaml": ""},
    "a pack that extends itself": {
        "pack.yaml": "pack: own\nformat: 1\nextends: own\nlanguages: [en, zh-Hant]\n"
    },
}
DEAD_ENDS = {
    "nothing to say any more": {
        CALL: STORY.replace("        say: I stay.\n", "        say: I stay.\n        if: trust >= 10\n")
        .replace("        say: Look who is talking.\n", "        say: Look who is talking.\n        if: trust >= 10\n")
        .replace("if: anger >= 3", "if: trust >= 10")
        .replace("    says: {who: ann", "    kit: none\n    says: {who: ann")
    },
    "a conversation that can go round for ever": {
        CALL: STORY.replace("        say: I stay.\n", "        say: I stay.\n        next: shouts\n")
    },
}  # fmt: skip
SUSPECT = {
    "walks that cannot be read": {WALKS: "walks: [\n"},
    "levels that cannot be read": {"levels.yaml": "levels: [\n"},
    "a translation with a slip": {"encounters/call/zh-Hant.yaml": "translation: call\n"},
    "a scene that nobody reaches": {
        CALL: STORY.replace("  gone:\n", "  lost: {ending: ugly, says: No.}\n  gone:\n", 1)
    },
}


def lines(out: str) -> list[str]:
    return [line for line in out.splitlines() if ".yaml:" in line]


def pack(changed: dict[str, str]) -> None:
    write(Path("own"), {**files(), **changed})


@pytest.mark.parametrize("name", [*BROKEN, *DEAD_ENDS, *SUSPECT])
def test_commands_refuse_in_the_words_of_check(name: str, run: Run) -> None:
    pack((BROKEN | DEAD_ENDS | SUSPECT)[name])
    checked = run("check", "own")
    assert checked.code == 1
    for command in (*ASKING, *(PLAYING if name in BROKEN else ())):
        ran = run(*command, "--pack", "own")
        assert ran.code == 1, command
        assert lines(ran.out) == lines(checked.out), command


@pytest.mark.parametrize("name", DEAD_ENDS)
def test_a_play_without_a_way_out_is_not_begun_and_one_begun_before_waits(
    name: str, run: Run
) -> None:
    pack({})
    assert run("play", "call", "--pack", "own", "--json", "--yes", given="listen\n").code == 0
    pack(DEAD_ENDS[name])
    for command in PLAYING:
        told = run(*command, "--pack", "own")
        assert told.code == 1
        assert lines(told.out)
        assert set(lines(told.out)) <= set(lines(run("check", "own").out)), command
    for command in (("play", "call", "--json", "--yes"), ("play", "call", "--json", "--fresh")):
        told = run(*command, "--pack", "own", "--lang", "en")
        assert told.code == 1
        (error,) = map(json.loads, told.out.splitlines())
        assert error["code"] == "encounter-broken"
        assert error["hint"] == "“standtall check own” names each with its place and a cure."
    pack({})
    assert '"path": ["listen"]' in run("play", "call", "--pack", "own", "--json").out


@pytest.mark.parametrize("name", SUSPECT)
def test_a_sound_story_plays_whatever_is_said_of_what_lies_beside_it(name: str, run: Run) -> None:
    pack(SUSPECT[name])
    assert run("play", "call", "--pack", "own", "--json", "--yes").code == 0


def test_a_pack_that_cannot_be_read_is_the_only_thing_said(run: Run) -> None:
    for head in (
        "",
        "pack: own\n",
        "- own",
        "pack: own\nformat: 1\nextends: nothing\nlanguages: [en]\n",
    ):
        pack({"pack.yaml": head})
        told = lines(run("check", "own").out)
        assert told
        assert all("pack.yaml" in line for line in told), told


def test_no_walk_is_put_where_the_walks_cannot_be_read(run: Run) -> None:
    for text in ("walks: [\n", "walks: nothing\n", "\0"):
        pack({WALKS: text})
        ran = run("walk", "call", "--pack", "own", given="1\n" * 30)
        assert ran.code == 1
        assert lines(ran.out) == lines(run("check", "own").out)
        assert (Path("own") / WALKS).read_text("utf-8") == text


@pytest.mark.usefixtures("run")
def test_no_walk_is_put_where_it_could_not_be_read_again() -> None:
    text = "walks: []\n"
    pack({WALKS: text})
    story = load_pack("own").stories["call"]
    with pytest.raises(GameError, match="walks-not-in-lines"):
        append_walk(story, ("listen",), "mine")
    assert (Path("own") / WALKS).read_text("utf-8") == text


@pytest.mark.parametrize("name", ["walks.yaml", "zh-Hant.yaml"])
def test_a_link_to_nowhere_is_told(name: str, run: Run) -> None:
    pack({})
    for there in ("nowhere", name):  # nowhere, and to itself
        path = Path("own/encounters/call") / name
        path.unlink()
        path.symlink_to(there)
        checked = run("check", "own")
        assert checked.code == 1
        assert name in checked.out
