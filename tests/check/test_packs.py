"""What a check says against a pack as a whole, and what of a pack that is broken can still be played."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from game.check import check_pack
from game.engine import begin, options
from game.engine.rubric import CONDITIONS
from game.errors import GameError
from game.places import content_folder
from game.stories import load_pack
from game.stories.library import Library
from game.stories.packs import PackReader
from game.stories.translations import translated_files
from tests.check.sound import CALL, HEAD, STORY, edited, files, write
from tests.strategies import as_yaml

ZH = "encounters/call/zh-Hant.yaml"


def codes(folder: Path, kept: Path | None = None) -> list[str]:
    return [problem.code for problem in check_pack(folder, kept)]


def second(story: str = STORY) -> dict[str, str]:
    """Another encounter beside the first, sound in English."""
    return {"encounters/again/story.yaml": story.replace("encounter: call", "encounter: again", 1)}


# --- broken packs ---


def test_a_broken_story_is_left_out_and_the_sound_one_beside_it_is_played(tmp_path: Path) -> None:
    content = {**files(), **second(), "pack.yaml": HEAD.replace(", zh-Hant", "")}
    write(tmp_path, {**content, CALL: STORY.replace("moves: [hear]", "moves: [here]", 1)})
    pack = load_pack(tmp_path)
    assert (tuple(pack.encounters), pack.left_out) == (("again",), ("call",))
    library = Library([tmp_path])
    index = library.index()
    assert [(entry.id, entry.left_out) for entry in index.entries] == [
        ("again", False),
        ("call", True),
    ]
    assert len(pack.problems) == 1
    encounter = library.story("again").encounter
    assert options(encounter, begin(encounter).state)
    with pytest.raises(GameError) as refused:
        library.story("call")
    assert (refused.value.code, refused.value.exit_code) == ("encounter-broken", 1)
    assert refused.value.values["count"] == 1


def test_a_rubric_that_cannot_be_read_leaves_every_story_out(tmp_path: Path) -> None:
    write(tmp_path, {**files(), "rubric.yaml": "moves: ["})
    assert codes(tmp_path) == ["yaml-syntax"]  # and not that every move is unknown
    assert load_pack(tmp_path).left_out == ("call",)
    assert [entry.left_out for entry in Library([tmp_path]).index().entries] == [True]


def test_one_broken_move_leaves_out_only_the_stories_that_use_it(tmp_path: Path) -> None:
    gentle = STORY.replace("push", "hear")
    content, _ = edited("rubric.yaml", (("calm: [-2, 1, 0, 2, -1, 0]", "calm: [9]"),))
    write(tmp_path, {**content, **second(gentle), "pack.yaml": HEAD.replace(", zh-Hant", "")})
    assert tuple(load_pack(tmp_path).encounters) == ("again",)


def test_a_missing_translation_is_told_and_the_story_reads_in_its_own_language(
    tmp_path: Path,
) -> None:
    (write(tmp_path, files()) / ZH).unlink()
    assert codes(tmp_path) == ["translation-not-there"]
    story = load_pack(tmp_path).stories["call"]
    assert story.texts.texts("zh-Hant")["title"] == "The call"


def test_a_broken_translation_leaves_its_story_playable(tmp_path: Path) -> None:
    write(tmp_path, {**files(), ZH: "texts: ["})
    assert codes(tmp_path) == ["yaml-syntax"]
    assert load_pack(tmp_path).left_out == ()


def test_stale_and_missing_texts_are_told_and_left_over_ones_never_shown(tmp_path: Path) -> None:
    content, _ = edited(CALL, (("title: The call", "title: The long call"), ("aim:", "aims:")))
    write(tmp_path, {**content, CALL: content[CALL].replace("aims:", "aim:")})
    assert codes(tmp_path) == ["translation-stale"]
    texts = load_pack(tmp_path).stories["call"].texts
    assert texts.texts("zh-Hant")["title"] == "譯文"  # better stale than in another language
    content, _ = edited(CALL, (("coach: What did she say?", "says-not: x"),))
    write(tmp_path, {**files(), CALL: STORY.replace("    coach: What did she say?\n", "")})
    assert codes(tmp_path) == ["translation-left-over"]
    assert "scenes.rings.coach" not in load_pack(tmp_path).stories["call"].texts.texts("zh-Hant")


def test_a_story_that_cites_no_known_source_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, edited(CALL, (("from: [A1]", "from: [A2]"),))[0])
    assert codes(tmp_path) == ["unknown-source"]
    assert load_pack(tmp_path).left_out == ("call",)


def test_all_problems_of_all_files_are_told_at_once_in_the_order_of_places(tmp_path: Path) -> None:
    content = {
        **edited(CALL, (("minutes: 5", "minutes: 99"), ("ending: ugly", "ending: bad")))[0],
        "levels.yaml": files()["levels.yaml"].replace("[call]", "[bell, tell]"),
        ZH: files()[ZH].replace("lang: zh-Hant", "lang: zh"),
    }
    found = check_pack(write(tmp_path, content))
    assert [p.code for p in found] == [
        "out-of-range",
        "unknown-ending",
        "unknown-encounter",
        "unknown-encounter",
    ]
    assert [p.place for p in found] == sorted(p.place for p in found)


# --- packs that build on the shipped one ---


def extending(folder: Path, overrides: str = "[]") -> Path:
    head = f"pack: own\nformat: 1\nextends: standtall\nlanguages: [en]\noverrides: {overrides}\n"
    story = (
        STORY.replace("hear]", "listen-out]")
        .replace("push]", "clear-no]")
        .replace("pause]", "take-pause]")
    )
    return write(folder, {"pack.yaml": head, CALL: story})


def test_a_pack_that_extends_the_shipped_one_has_its_moves_sources_and_contacts(
    tmp_path: Path,
) -> None:
    assert codes(extending(tmp_path)) == []
    own, shipped = load_pack(tmp_path), load_pack(content_folder())
    assert own.shared.rubric.moves == shipped.shared.rubric.moves
    assert own.shared.sources == shipped.shared.sources
    assert own.shared.support == shipped.shared.support
    assert own.encounters["call"].pack == "own"
    name = own.shared.texts["rubric"].texts("zh-Hant")["moves.clear-no.name"]
    assert name == shipped.shared.texts["rubric"].texts("zh-Hant")["moves.clear-no.name"]


def own_rubric() -> str:
    """A rubric of one move, which the shipped one has too."""
    move = {"name": "Our no", "definition": "D", "why": "W", "from": ["A1"]}
    worth = {condition: [0, 1, 0, 2, -1, 0] for condition in CONDITIONS}
    return as_yaml({"rubric": "own", "lang": "en", "moves": {"clear-no": {**move, "worth": worth}}})


def test_an_id_that_collides_is_a_problem_until_it_is_listed_as_an_override(tmp_path: Path) -> None:
    write(extending(tmp_path), {"rubric.yaml": own_rubric()})
    (problem,) = check_pack(tmp_path)
    assert (problem.code, problem.values["id"]) == ("collides", "moves.clear-no")
    assert problem.place == (str(tmp_path / "rubric.yaml"), 5, 5)
    extending(tmp_path, "[moves.clear-no]")
    assert codes(tmp_path) == []


def test_what_is_overridden_reads_as_the_own_pack_words_it_in_every_language(
    tmp_path: Path,
) -> None:
    write(extending(tmp_path, "[moves.clear-no]"), {"rubric.yaml": own_rubric()})
    shared = load_pack(tmp_path).shared
    assert shared.rubric.moves["clear-no"].worth["calm"] == (0, 1, 0, 2, -1, 0)
    for lang in ("en", "zh-Hant", "zh-Hans"):
        assert shared.texts["rubric"].texts(lang)["moves.clear-no.name"] == "Our no"
    assert shared.texts["rubric"].texts("zh-Hans")["moves.take-pause.name"] != "A pause"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("rubric: own", "rubric: [", {"not-closed"}),
        ("worth:", "worths:", {"missing-key", "unknown-key", "unsound-move"}),
    ],
)
def test_an_own_move_that_cannot_be_read_is_not_taken_for_the_one_it_replaces(
    tmp_path: Path, old: str, new: str, told: set[str]
) -> None:
    rubric = own_rubric()
    assert old in rubric
    write(extending(tmp_path, "[moves.clear-no]"), {"rubric.yaml": rubric.replace(old, new)})
    other = (tmp_path / CALL).read_text("utf-8").replace("clear-no", "counter-attack")
    write(tmp_path, second(other))
    assert set(codes(tmp_path)) == told
    pack = load_pack(tmp_path)
    assert (tuple(pack.encounters), pack.left_out) == (("again",), ("call",))


def test_only_its_own_texts_are_to_be_translated(tmp_path: Path) -> None:
    write(extending(tmp_path, "[moves.clear-no]"), {"rubric.yaml": own_rubric()})
    head = tmp_path / "pack.yaml"
    head.write_text(head.read_text("utf-8").replace("[en]", "[en, zh-Hant]"), "utf-8")
    rubric, _ = translated_files(PackReader(tmp_path), "zh-Hant")
    assert rubric.missing() == tuple(
        f"moves.clear-no.{key}" for key in ("name", "definition", "why")
    )


def test_levels_of_a_pack_may_name_encounters_of_the_pack_it_extends(tmp_path: Path) -> None:
    levels = {
        "levels": "own",
        "lang": "en",
        "week": {"one": {"title": "T", "encounters": ["call", "first-call"]}},
    }
    write(extending(tmp_path), {"levels.yaml": as_yaml(levels)})
    assert codes(tmp_path) == []
    library = Library([content_folder(), tmp_path])
    day = next(day for day in library.index().days if day.id == "one")
    assert day.encounters == ("own/call", "standtall/first-call")
    for name in day.encounters:
        assert library.index().find(name).name == name


def test_cards_of_a_pack_stand_beside_those_of_the_pack_it_extends(tmp_path: Path) -> None:
    card = {"title": "Our card", "from": ["A1"], "says": "S", "practise": ["call", "first-call"]}
    cards = {"cards": "own", "lang": "en", "codex": {"ours": card, "listen-actively": card}}
    write(extending(tmp_path), {"cards.yaml": as_yaml(cards)})
    (problem,) = check_pack(tmp_path)
    assert (problem.code, problem.values["id"]) == ("collides", "codex.listen-actively")
    extending(tmp_path, "[codex.listen-actively]")
    assert codes(tmp_path) == []
    own, shipped = load_pack(tmp_path).shared, load_pack(content_folder()).shared
    assert set(own.cards) == {*shipped.cards, "ours"}
    assert own.cards["ours"].practise == ("call", "first-call")
    texts = own.texts["cards"].texts("en")
    assert texts["codex.ours.title"] == texts["codex.listen-actively.title"] == "Our card"
    kept = "codex.apologise-sincerely.title"
    assert texts[kept] == shipped.texts["cards"].texts("en")[kept]


def test_the_shipped_pack_cannot_extend_itself_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {**files(), "pack.yaml": HEAD.replace("extends: null", "extends: standtall")})
    monkeypatch.setattr("game.stories.packs.content_folder", lambda: tmp_path)
    assert codes(tmp_path) == []


# --- single files and odd folders ---


def test_a_story_file_that_stands_alone_is_read_with_the_shipped_rubric(tmp_path: Path) -> None:
    path = extending(tmp_path / "pack") / CALL
    alone = tmp_path / "call.yaml"
    alone.write_bytes(path.read_bytes())
    assert codes(alone) == []
    pack = load_pack(alone)
    assert (pack.id, tuple(pack.encounters)) == ("loose", ("call",))
    library = Library([content_folder(), alone])
    assert library.story("loose/call").encounter.id == "call"
    assert library.index().find("call").pack == "loose"


def test_a_story_file_inside_a_pack_is_read_with_that_packs_rubric(tmp_path: Path) -> None:
    assert codes(write(tmp_path, files()) / CALL) == []
    assert load_pack(tmp_path / CALL).encounters["call"].pack == "own"


def test_nothing_at_a_path_is_one_plain_error(tmp_path: Path) -> None:
    for path in (tmp_path / "none", tmp_path / "none.yaml"):
        with pytest.raises(GameError) as refused:
            load_pack(path)
        assert (refused.value.code, refused.value.exit_code) == ("pack-missing", 3)


def test_a_folder_that_may_not_be_looked_into_is_told_and_not_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As for somebody who may not search it (the one who runs the tests may)."""
    write(tmp_path, files())
    shut = str(tmp_path / "encounters" / "call")
    real = os.stat

    def stat(
        path: object, *, dir_fd: int | None = None, follow_symlinks: bool = True
    ) -> os.stat_result:
        if isinstance(path, str | os.PathLike) and os.fspath(path).startswith(shut + "/"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, dir_fd=dir_fd, follow_symlinks=follow_symlinks)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", stat)
    assert "file-unreadable" in codes(tmp_path)


# --- kept results ---


def test_a_kept_check_says_the_same_and_follows_every_edit(tmp_path: Path) -> None:
    pack, kept = tmp_path / "pack", tmp_path / "kept"
    write(pack, files())
    assert codes(pack, kept) == codes(pack, kept) == []
    edits = (
        (
            "        do: Wait for more.\n        if: anger >= 3",
            "        do: Wait for more.\n        if: anger < 3",
        ),
    )
    write(pack, edited(CALL, edits)[0])
    assert codes(pack, kept) == codes(pack, kept) == ["choice-never-open"]
    places = [problem.place for problem in check_pack(pack, kept)]
    (pack / CALL).write_text("# moved down\n" + (pack / CALL).read_text("utf-8"), "utf-8")
    assert [p.place.line for p in check_pack(pack, kept)] == [place.line + 1 for place in places]
    write(pack, edited("encounters/call/walks.yaml", (("== 100", "< 100"),))[0])
    assert codes(pack, kept) == ["walk-score"]


@pytest.mark.parametrize(
    "garbage",
    [b"", b"{}", b"[[1, 2, 3]]", b"\xff\x00", b"[" * 100_000, b'[["tab", ["a", 1, 1], {}]]'],
)
def test_garbage_among_kept_checks_is_made_again(tmp_path: Path, garbage: bytes) -> None:
    pack, kept = write(tmp_path / "pack", files()), tmp_path / "kept"
    assert codes(pack, kept) == []
    for file in (kept / "checks").iterdir():
        file.write_bytes(garbage)
    assert codes(pack, kept) == []
    assert codes(pack, kept) == []


def test_where_nothing_can_be_kept_a_check_is_none_the_worse(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file where a folder should be", "utf-8")
    assert codes(write(tmp_path / "pack", files()), tmp_path / "kept") == []


def test_what_ships_is_sound_as_far_as_reading_goes() -> None:
    pack = load_pack(content_folder())
    assert pack.problems == ()
    assert pack.left_out == ()


# --- parts of a pack ---


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("rubric.yaml", "axis: empathy", "axis: kindness", "unknown-axis"),
        ("levels.yaml", "[call]", "[bell]", "unknown-encounter"),
        ("rubric.zh-Hant.yaml", "lang: zh-Hant", "lang: zh", "wrong-language"),
        (ZH, "  aim:\n    of: ", "  aim:\n    of: x", "translation-stale"),
        ("encounters/call/walks.yaml", "== 100", "< 100", "walk-score"),
        ("pack.yaml", "format: 1", "format: 2", "newer-format"),
    ],
)
def test_a_file_of_a_pack_is_checked_as_what_it_is_and_alone(
    tmp_path: Path, file: str, old: str, new: str, code: str
) -> None:
    content, _ = edited(file, ((old, new),))
    content["sources.yaml"] = (
        content["sources.yaml"].replace("claim", "clam").replace("says:", "say:")
    )
    write(tmp_path, content)
    found = check_pack(tmp_path / file)
    assert [problem.code for problem in found] == [code]
    assert {problem.place.file for problem in found} == {str(tmp_path / file)}
    assert {p.code for p in check_pack(tmp_path / "sources.yaml")} == {"unknown-key", "missing-key"}


def test_an_encounters_folder_is_checked_as_its_story(tmp_path: Path) -> None:
    write(tmp_path, edited(CALL, (("minutes: 5", "minutes: 500"),))[0])
    assert codes(tmp_path / "encounters" / "call") == codes(tmp_path / CALL) == ["out-of-range"]


def test_every_scene_without_a_way_on_and_every_round_is_told(tmp_path: Path) -> None:
    reply = "moves: [hear], because: B"
    scenes = "".join(
        f"  {name}: {{condition: upset, says: X, kit: none, you: {{a: {{say: A, {reply}, {a}}}, b: {{say: B, {reply}, {b}}}}}}}\n"
        for name, a, b in (
            ("fork", "next: left", "next: right"),
            ("left", "next: no-way", "next: round"),
            ("right", "next: no-way-either", "next: another-round"),
            ("no-way", "if: trust > 10, locked: L, next: end", "if: trust > 10, next: end"),
            ("no-way-either", "if: trust > 10, locked: L, next: end", "if: trust > 10, next: end"),
            ("round", "next: back", "next: end"),
            ("back", "next: round", "next: end"),
            ("another-round", "next: another-round", "next: end"),
        )
    )
    before = STORY.partition("scenes:\n")[0].replace("gone}", "end}")
    cause = STORY[STORY.index("cause:\n") :]
    story = f"{before}scenes:\n{scenes}  end: {{ending: resolved, says: Bye.}}\n{cause}"
    write(tmp_path, {**files(), CALL: story})
    (tmp_path / "encounters/call/walks.yaml").unlink()
    told = {
        (problem.code, problem.values["scene"])
        for problem in check_pack(tmp_path)
        if problem.code in {"nothing-open", "goes-round"}
    }
    assert told == {
        ("nothing-open", "no-way"),
        ("nothing-open", "no-way-either"),
        ("goes-round", "round"),
        ("goes-round", "another-round"),
    }


@pytest.mark.parametrize("name", ["story.yml", "Story.yaml", "zh-Hant.yaml", "walks.yaml"])
def test_a_folder_that_wants_a_story_is_told(name: str, tmp_path: Path) -> None:
    write(tmp_path, {**files(), f"encounters/second/{name}": STORY})
    (tmp_path / "encounters" / "notes").mkdir()
    (tmp_path / "encounters" / "notes" / "ideas.txt").write_text("A call about boots.", "utf-8")
    (problem,) = check_pack(tmp_path)
    assert problem.code == "file-missing"
    assert problem.place.file.endswith("encounters/second/story.yaml")
    (entry,) = (e for e in Library((tmp_path,)).index().entries if e.id == "second")
    assert entry.left_out
