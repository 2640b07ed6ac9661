"""The list of encounters: kept from one start to the next, and never older than the files."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import game.stories.packs
from game.errors import GameError
from game.places import content_folder
from game.stories.library import Index, Library, library
from tests.check.sound import CALL, HEAD, STORY, files, write


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write(tmp_path / "pack", files())


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "kept"


def index(pack: Path, kept: Path | None) -> Index:
    """As at a new start."""
    return Library([pack], kept).index()


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From the call on, reading a pack fails the test."""

    class Unreadable:
        def __init__(self, path: Path) -> None:
            raise AssertionError(path)

    return lambda: monkeypatch.setattr(game.stories.packs, "PackReader", Unreadable)


def titles(found: Index) -> list[str]:
    return [entry.words("title", "en") for entry in found.entries]


def test_a_second_start_reads_no_story(pack: Path, kept: Path, unread: Callable[[], None]) -> None:
    first = index(pack, kept)
    unread()
    assert index(pack, kept) == first


def test_a_file_that_was_only_touched_is_compared_and_not_read_again(
    pack: Path, kept: Path, unread: Callable[[], None]
) -> None:
    first = index(pack, kept)
    os.utime(pack / CALL, (1, 1))
    unread()
    assert index(pack, kept) == first
    assert index(pack, kept) == first


def test_an_edit_that_keeps_size_and_time_is_noticed(pack: Path, kept: Path) -> None:
    assert titles(index(pack, kept)) == ["The call"]
    before = (pack / CALL).stat()
    (pack / CALL).write_text(STORY.replace("The call", "The bell"), "utf-8")
    os.utime(pack / CALL, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (pack / CALL).stat().st_size == before.st_size
    assert titles(index(pack, kept)) == ["The bell"]


def test_every_change_of_the_pack_is_noticed(pack: Path, kept: Path) -> None:
    index(pack, kept)
    again = pack / "encounters" / "again"
    write(
        pack, {"encounters/again/story.yaml": STORY.replace("encounter: call", "encounter: again")}
    )
    assert [entry.id for entry in index(pack, kept).entries] == ["again", "call"]
    (again / "story.yaml").unlink()
    assert [entry.id for entry in index(pack, kept).entries] == ["call"]
    write(pack, {"levels.yaml": files()["levels.yaml"].replace("First", "Second")})
    assert index(pack, kept).days[0].title["en"] == "Second"
    write(pack, {"rubric.yaml": "moves: {}"})
    assert [entry.left_out for entry in index(pack, kept).entries] == [True]
    write(pack, files())
    assert [entry.left_out for entry in index(pack, kept).entries] == [False]
    (pack / "encounters" / "call" / "zh-Hant.yaml").unlink()
    assert index(pack, kept).entries[0].title == {"en": "The call"}


def test_a_change_of_the_pack_that_is_built_on_is_noticed(
    tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = write(
        tmp_path / "base", {**files(), "pack.yaml": HEAD.replace("pack: own", "pack: standtall")}
    )
    for module in ("packs", "library"):
        monkeypatch.setattr(f"game.stories.{module}.content_folder", lambda: base)
    head = HEAD.replace("extends: null", "extends: standtall").replace(", zh-Hant", "")
    own = write(tmp_path / "pack", {"pack.yaml": head, CALL: STORY})
    assert [entry.left_out for entry in index(own, kept).entries] == [False]
    write(base, {"rubric.yaml": files()["rubric.yaml"].replace("  push:", "  shove:")})
    assert [entry.left_out for entry in index(own, kept).entries] == [True]


def test_a_list_that_another_version_of_the_code_made_is_made_again(
    pack: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index(pack, kept)
    write(pack, {CALL: STORY})  # the same words, read by a code that finds another title in them
    monkeypatch.setattr("game.stories.library.made_by", lambda *_: "new")
    monkeypatch.setattr("game.stories.library._by_language", lambda *_: {"en": "New"})
    assert titles(index(pack, kept)) == ["New"]


@pytest.mark.parametrize(
    "garbage",
    [b"", b"null", b"{}", b"[]", b"\xff\xfe", b"[" * 200_000, b'{"made_by": "", "stamps": []}', b"0" * 32 + b"\n{}"],
    ids=range(8),
)  # fmt: skip
def test_garbage_in_the_kept_file_is_no_worse_than_none(
    pack: Path, kept: Path, garbage: bytes
) -> None:
    first = index(pack, kept)
    (file,) = (kept / "index").iterdir()
    whole = file.read_bytes()
    file.write_bytes(garbage)
    assert index(pack, kept) == first
    assert file.read_bytes() == whole


def test_a_kept_file_with_any_byte_changed_or_cut_off_is_not_believed(
    pack: Path, kept: Path
) -> None:
    first = index(pack, kept)
    (file,) = (kept / "index").iterdir()
    whole = file.read_bytes()
    for at in range(0, len(whole), 397):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert index(pack, kept) == first
        file.write_bytes(whole[:at])
        assert index(pack, kept) == first


def test_where_nothing_can_be_kept_the_list_is_there(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    for nowhere in (None, tmp_path / "file", tmp_path / "file" / "kept"):
        assert titles(index(pack, nowhere)) == ["The call"]
    (tmp_path / "kept" / "index").mkdir(parents=True)
    for taken in range(2):
        assert titles(index(pack, tmp_path / "kept")) == ["The call"], taken


def test_a_pack_whose_name_is_no_text_is_listed(tmp_path: Path, kept: Path) -> None:
    odd = write(tmp_path / os.fsdecode(b"p\xffck"), files())
    assert titles(index(odd, kept)) == titles(index(odd, kept)) == ["The call"]


def test_the_week_comes_first_and_in_its_order_each_encounter_once(pack: Path) -> None:
    for name in ("again", "early"):
        story = STORY.replace("encounter: call", f"encounter: {name}")
        write(pack, {f"encounters/{name}/story.yaml": story})
    week = "  monday: {title: First, encounters: [early, call]}\n  friday: {title: Last, encounters: [early]}\n"
    write(pack, {"levels.yaml": f"levels: own\nlang: en\nweek:\n{week}"})
    found = index(pack, None)
    assert [entry.id for entry in found.in_order()] == ["early", "call", "again"]
    assert found.days[0].words("title", "zh-Hans") == "First"


def test_a_pipe_among_the_files_is_not_waited_for(pack: Path, kept: Path) -> None:
    os.mkfifo(pack / "pipe.yaml")
    assert titles(index(pack, kept)) == titles(index(pack, kept)) == ["The call"]


def test_of_two_packs_with_one_id_the_later_is_meant_unless_the_pack_is_named(
    pack: Path, tmp_path: Path
) -> None:
    other = write(
        tmp_path / "other",
        {
            **files(),
            "pack.yaml": HEAD.replace("own", "other"),
            CALL: STORY.replace("The call", "The other"),
        },
    )
    shelf = library([str(other)], None, pack)
    assert shelf.index().find("call").name == "other/call"
    assert shelf.story("call").texts.texts("en")["title"] == "The other"
    assert shelf.story("own/call").texts.texts("en")["title"] == "The call"
    assert shelf.shared("own/call").head.id == "own"
    assert shelf.shared("").head.id == "own"


def test_an_unknown_encounter_is_told_with_those_there_are(pack: Path) -> None:
    with pytest.raises(GameError) as refused:
        Library([pack]).story("cal")
    assert (refused.value.code, refused.value.exit_code) == ("encounter-unknown", 2)
    assert (refused.value.values["known"], refused.value.values["near"]) == (["call"], "call")


def test_a_pack_that_is_not_there_is_told_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(GameError) as refused:
        library([str(tmp_path)], None, content_folder())
    assert (refused.value.code, refused.value.exit_code) == ("pack-missing", 3)


def test_words_of_an_entry_are_those_of_the_language_or_else_of_the_source(pack: Path) -> None:
    entry = index(pack, None).find("own/call")
    assert entry.words("title", "zh-Hant") == "譯文"
    assert entry.words("title", "zh-Hans") == "The call"
    assert entry.words("note", "en") == ""
