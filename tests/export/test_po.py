"""A pack's texts as a PO file, and back: what comes back whole goes in, what does not changes nothing."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from game.errors import GameError
from game.export.po import export_po, import_po
from game.places import content_folder
from game.stories import load_pack
from game.stories.packs import PackReader
from game.stories.translations import stamp, translated_files
from game.words import words
from tests.check.sound import CALL, files, write

LANG = "zh-Hant"
TITLE = "encounters/first-call:title"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the shipped pack with one encounter in it."""
    copied = tmp_path / "pack"
    shutil.copytree(content_folder(), copied)
    for encounter in (copied / "encounters").iterdir():
        if encounter.name not in {"abusive-client", "first-call"}:
            shutil.rmtree(encounter)
    for name in ("levels", "cards"):  # they name the others
        assert (copied / f"{name}.yaml").exists()
        for path in copied.glob(f"{name}*.yaml"):
            path.unlink()
    return copied


@pytest.fixture
def po(pack: Path, tmp_path: Path) -> Path:
    """Its export."""
    target = tmp_path / "out.po"
    export_po(pack, LANG, target, words("en"))
    return target


def contents(pack: Path) -> dict[str, str]:
    return {path.as_posix(): path.read_text("utf-8") for path in sorted(pack.rglob("*.yaml"))}


def replaced(po: Path, context: str, translation: str) -> None:
    """Put another translation under a context."""
    head, mark, tail = po.read_text("utf-8").partition(f'msgctxt "{context}"\n')
    assert mark
    before, _, after = tail.partition("msgstr ")
    _, _, rest = after.partition("\n")
    po.write_text(f'{head}{mark}{before}msgstr "{translation}"\n{rest}', "utf-8")


def put_entry(path: Path, text_id: str, entry: str) -> None:
    """Put another wording, as somebody wrote it, into a translation file."""
    head, mark, tail = path.read_text("utf-8").partition(f"\n  {text_id}:\n")
    digest, _, rest = tail.partition("\n")
    _, _, after = rest.partition("\n  ")
    while after.startswith("  "):
        _, _, after = after.partition("\n  ")
    path.write_text(f"{head}{mark}{digest}\n{entry}  {after}", "utf-8")


def test_an_export_that_nobody_touched_changes_nothing(pack: Path, po: Path) -> None:
    before = contents(pack)
    assert import_po(pack, po).changed == 0
    assert contents(pack) == before


def test_a_translators_change_goes_in_where_it_stands(pack: Path, po: Path) -> None:
    before = contents(pack)
    replaced(po, TITLE, "換一個標題")
    done = import_po(pack, po)
    assert (done.changed, done.problems) == (1, [])
    after = contents(pack)
    assert [path for path in after if after[path] != before[path]] == [
        (pack / "encounters/first-call/zh-Hant.yaml").as_posix()
    ]
    assert load_pack(pack).stories["first-call"].texts.texts(LANG)["title"] == "換一個標題"
    assert not load_pack(pack).problems


def test_both_wordings_of_a_graded_text_go_in(pack: Path, po: Path) -> None:
    story = load_pack(pack).stories["abusive-client"]
    graded = next(i for i, text in story.texts.source.items() if not isinstance(text, str))
    replaced(po, f"encounters/abusive-client:{graded}#mild", "輕的")
    replaced(po, f"encounters/abusive-client:{graded}#strong", "重的")
    assert import_po(pack, po).changed == 1
    table = load_pack(pack).stories["abusive-client"].texts
    assert table.texts(LANG, "mild")[graded] == "輕的"
    assert table.texts(LANG, "strong")[graded] == "重的"


@pytest.mark.parametrize(
    "entry",
    [
        '    is: "直說"\n',
        "    is: 直說\n    # a remark\n",
        "    is: >\n      直說\n      到底\n",
    ],
)
def test_two_wordings_take_the_place_of_one_where_the_original_has_got_two(
    pack: Path, tmp_path: Path, entry: str
) -> None:
    story = pack / "encounters/first-call/story.yaml"
    plain = load_pack(pack).stories["first-call"].texts.source["aim"]
    text = story.read_text("utf-8")
    assert f"aim: {plain}\n" in text
    story.write_text(
        text.replace(f"aim: {plain}\n", "aim: {mild: Soft., strong: Hard.}\n"), "utf-8"
    )
    theirs = story.with_name(f"{LANG}.yaml")
    put_entry(theirs, "aim", entry)
    target = tmp_path / "two.po"
    export_po(pack, LANG, target, words("en"))
    replaced(target, "encounters/first-call:aim#mild", "輕的")
    replaced(target, "encounters/first-call:aim#strong", "重的")
    assert import_po(pack, target).changed == 1
    table = load_pack(pack).stories["first-call"].texts
    assert [table.texts(LANG, grade)["aim"] for grade in ("mild", "strong")] == ["輕的", "重的"]
    assert ("# a remark" in theirs.read_text("utf-8")) == ("# a remark" in entry)


@pytest.mark.parametrize(
    "entry",
    [
        "    is: {mild: 輕的, strong: 重的}  # a remark\n",
        "    is:\n      mild: 輕的\n      strong: 重的\n    # a remark\n",
        "    is:\n      mild: 輕的\n      strong: |\n        重的\n",
    ],
)
def test_one_wording_takes_the_place_of_two_where_the_original_has_one(
    pack: Path, po: Path, entry: str
) -> None:
    theirs = pack / f"encounters/first-call/{LANG}.yaml"
    put_entry(theirs, "aim", entry)
    replaced(po, "encounters/first-call:aim", "一句話")
    assert import_po(pack, po).changed == 1
    read = load_pack(pack)
    assert read.stories["first-call"].texts.texts(LANG)["aim"] == "一句話"
    assert not [problem for problem in read.problems if problem.place.file.endswith(f"{LANG}.yaml")]
    assert ("# a remark" in theirs.read_text("utf-8")) == ("# a remark" in entry)


def test_a_missing_file_is_made_from_the_po(pack: Path, po: Path) -> None:
    (pack / "encounters/first-call/zh-Hant.yaml").unlink()
    import_po(pack, po)
    assert not load_pack(pack).problems


@pytest.mark.parametrize(
    ("context", "becomes", "code"),
    [
        ("no-such:text", None, "po-unknown-id"),
        (TITLE, "標題 {name}", "po-placeholders"),
        (TITLE, "標題\x1b[31m", "control-character"),
        (TITLE, "  ", "empty-text"),
    ],
)
def test_a_refused_entry_lets_nothing_in(
    pack: Path, po: Path, context: str, becomes: str | None, code: str
) -> None:
    before = contents(pack)
    replaced(po, "rubric:bands.empathy.1", "另一句話")
    if becomes is None:
        po.write_text(po.read_text("utf-8").replace(TITLE, context), "utf-8")
    else:
        replaced(po, context, becomes)
    done = import_po(pack, po)
    assert [problem.code for problem in done.problems] == [code]
    assert done.problems[0].place.line > 0
    assert contents(pack) == before


GRADED = "encounters/call:scenes.rings.you.listen.say"


@pytest.fixture
def graded(tmp_path: Path) -> tuple[Path, Path]:
    """A small pack with a text in two wordings, and its export; only that text is not as it was."""
    folder = write(tmp_path / "small", files())
    target = tmp_path / "small.po"
    export_po(folder, LANG, target, words("en"))
    replaced(target, f"{GRADED}#mild", "請講。")
    replaced(target, f"{GRADED}#strong", "全都講出來。")
    return folder, target


def line_of(po: Path, context: str) -> int:
    """The line of the original under a context."""
    return po.read_text("utf-8").partition(f'msgctxt "{context}"')[0].count("\n") + 2


@pytest.mark.parametrize(("lacking", "other"), [("mild", "strong"), ("strong", "mild")])
@pytest.mark.parametrize("how", ["empty", "fuzzy", "gone"])
def test_one_wording_of_two_is_refused(
    graded: tuple[Path, Path], lacking: str, other: str, how: str
) -> None:
    folder, po = graded
    replaced(po, "encounters/call:title", "另一通電話")
    mark = f'msgctxt "{GRADED}#{lacking}"\n'
    if how == "empty":
        replaced(po, f"{GRADED}#{lacking}", "")
    elif how == "fuzzy":
        po.write_text(po.read_text("utf-8").replace(mark, f"#, fuzzy\n{mark}"), "utf-8")
    else:
        head, _, tail = po.read_text("utf-8").partition(mark)
        po.write_text(head + tail.partition("\n\n")[2], "utf-8")
    before = contents(folder)
    (problem,) = import_po(folder, po).problems
    assert (problem.code, problem.values) == ("po-half", {"id": f"{GRADED}#{lacking}"})
    there = other if how == "gone" else lacking
    assert problem.place == (str(po), line_of(po, f"{GRADED}#{there}"), 1)
    assert contents(folder) == before


@pytest.mark.parametrize("how", ["empty", "fuzzy"])
def test_two_wordings_that_are_both_open_hold_nothing_up(
    graded: tuple[Path, Path], how: str
) -> None:
    folder, po = graded
    replaced(po, "encounters/call:title", "另一通電話")
    for grade in ("mild", "strong"):
        mark = f'msgctxt "{GRADED}#{grade}"\n'
        if how == "empty":
            replaced(po, f"{GRADED}#{grade}", "")
        else:
            po.write_text(po.read_text("utf-8").replace(mark, f"#, fuzzy\n{mark}"), "utf-8")
    done = import_po(folder, po)
    assert (done.changed, done.problems) == (1, [])
    assert done.fuzzy == (0 if how == "empty" else 2)


@pytest.mark.parametrize("first", ["另一個標題", "", "fuzzy"])
def test_a_second_entry_for_a_text_is_refused_at_its_line(pack: Path, po: Path, first: str) -> None:
    replaced(po, TITLE, "" if first == "fuzzy" else first)
    title = load_pack(pack).stories["first-call"].texts.texts("en")["title"]
    text = po.read_text("utf-8")
    if first == "fuzzy":
        text = text.replace(f'msgctxt "{TITLE}"', f'#, fuzzy\nmsgctxt "{TITLE}"')
    head, _, id_part = TITLE.partition(":")
    again = f'\nmsgctxt ""\n"{head}:"\n"{id_part}"\nmsgid "{title}"\nmsgstr "換一個標題"\n'
    po.write_text(text + again, "utf-8")
    before = contents(pack)
    (problem,) = import_po(pack, po).problems
    assert problem.code == "po-twice"
    assert problem.values == {"id": TITLE, "line": line_of(po, TITLE)}
    assert problem.place == (str(po), (text + again).count("\n") - 1, 1)
    assert contents(pack) == before


def test_entries_that_are_still_marked_fuzzy_are_counted(pack: Path, po: Path) -> None:
    before = contents(pack)
    for context in (TITLE, "rubric:bands.empathy.1"):
        replaced(po, context, "改好了，記號還在")
        mark = f'msgctxt "{context}"\n'
        po.write_text(po.read_text("utf-8").replace(mark, f"#, fuzzy\n{mark}"), "utf-8")
    empty = 'msgctxt "encounters/first-call:aim"\n'
    replaced(po, "encounters/first-call:aim", "")
    po.write_text(po.read_text("utf-8").replace(empty, f"#, fuzzy\n{empty}"), "utf-8")
    done = import_po(pack, po)
    assert (done.changed, done.fuzzy, done.problems) == (0, 2, [])
    assert contents(pack) == before


@pytest.mark.parametrize("unclosed", ['"一扇好門', '"', '"一扇好門"\n"好'])
def test_a_text_without_its_last_quote_is_refused_at_its_line(
    pack: Path, po: Path, unclosed: str
) -> None:
    before = contents(pack)
    replaced(po, "rubric:bands.empathy.1", "另一句話")
    replaced(po, TITLE, "MARK")
    whole = po.read_text("utf-8").replace('"MARK"', unclosed)
    po.write_text(whole, "utf-8")
    (problem,) = import_po(pack, po).problems
    last = unclosed.splitlines()[-1]
    lines = whole.splitlines()
    assert problem.code == "not-closed"
    assert lines[problem.place.line - 1][problem.place.col - 1 :] == last
    assert contents(pack) == before


def test_an_entry_whose_original_has_changed_is_refused(pack: Path, po: Path) -> None:
    story = pack / "encounters/first-call/story.yaml"
    title = load_pack(pack).stories["first-call"].texts.texts("en")["title"]
    story.write_text(story.read_text("utf-8").replace(f"title: {title}", "title: Another"), "utf-8")
    assert [problem.code for problem in import_po(pack, po).problems] == ["po-stale"]


def test_a_disk_that_fills_up_on_the_way_changes_no_file(
    pack: Path, po: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for context in (TITLE, "sources:items.A1.title"):
        replaced(po, context, "改過了")
    before = contents(pack)
    write = Path.write_text
    written: list[Path] = []

    def full(path: Path, *args: Any, **more: Any) -> int:
        if written:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        written.append(path)
        return write(path, *args, **more)

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(GameError, match="cannot-write"):
        import_po(pack, po)
    monkeypatch.undo()
    assert len(written) == 1
    assert contents(pack) == before
    assert not list(pack.rglob("*.new"))


def test_a_po_file_for_a_language_the_pack_does_not_have_is_refused(pack: Path, po: Path) -> None:
    po.write_text(po.read_text("utf-8").replace("Language: zh_Hant", "Language: fr"), "utf-8")
    with pytest.raises(GameError, match="language-not-in-pack"):
        import_po(pack, po)


def test_a_po_file_that_names_no_language_is_refused(pack: Path, po: Path) -> None:
    po.write_text(po.read_text("utf-8").replace('"Language: zh_Hant\\n"\n', ""), "utf-8")
    with pytest.raises(GameError, match="po-no-language"):
        import_po(pack, po)


def test_a_byte_order_mark_is_no_reason_to_refuse(pack: Path, po: Path) -> None:
    replaced(po, "rubric:bands.empathy.1", "另一句話")
    po.write_text(po.read_text("utf-8"), "utf-8-sig")
    assert import_po(pack, po).changed == 1


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b'msgid "a\n', b"msgstr"])
def test_what_is_no_po_file_is_told(pack: Path, tmp_path: Path, data: bytes) -> None:
    bad = tmp_path / "bad.po"
    bad.write_bytes(data)
    with pytest.raises(GameError):
        import_po(pack, bad)


def told(po: Path, context: str) -> list[str]:
    """The notes on an entry, a line each."""
    before, mark, _ = po.read_text("utf-8").partition(f'msgctxt "{context}"\n')
    assert mark
    return [line.removeprefix("#. ") for line in before.split("\n\n")[-1].splitlines()]


@pytest.fixture(scope="module")
def call(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The export of a small pack, where a reply has five answers that go on to the same scene."""
    folder = tmp_path_factory.mktemp("call")
    content = files()
    answers = """
        answers:
          - {if: trust >= 9, say: Well.}
          - {if: trust == 8, says: [{if: warned, say: So.}, {if: not warned, say: Oh.}, {if: warned, say: Now.}]}
          - {mild: Good., strong: About time.}
"""
    content[CALL] = content[CALL].replace(
        "        next: build-it\n", f"{answers[1:]}        next: build-it\n"
    )
    target = folder / "call.po"
    export_po(write(folder, content), LANG, target, words("en"))
    return target


ANN, YOU = "Speaks: Ann", "Speaks: You"
UPSET, ABUSIVE = "The other person is upset", "The other person is abusive"
LAST = ["Said before, if calls >= 1: Again.", "Said before: Where is it?"]


OTHERWISE = "Only if no answer above it fits"
NOTES = {
    "title": [],
    "kit.ask-bob.do": ["Something you do, not something you say"],
    "kit.ask-bob.answers.1": ["Speaks: Bob", "Said before: Ask Bob."],
    "scenes.rings.says.1": [ANN, UPSET, "The conversation begins here"],
    "scenes.rings.says.2": [ANN, UPSET, "Only if: calls >= 1", "Said before: Where is it?"],
    "scenes.rings.coach": ["The coach's hint to the player, before the reply", UPSET, *LAST],
    "scenes.rings.you.argue.say": [YOU, UPSET, *LAST],
    "scenes.rings.you.argue.answers.1": [
        ANN,
        UPSET,
        "Only if: trust >= 9",
        "Said before: It was delivered.",
    ],
    "scenes.rings.you.argue.answers.2": [ANN, UPSET, OTHERWISE, "Said before: It was delivered."],
    "scenes.rings.you.argue.because": [
        "Told to the player afterwards, about: It was delivered.",
        UPSET,
    ],
    # In an answer of several lines, what is said in the place of another line does not come after it.
    "scenes.rings.you.listen.answers.2.2": [
        ANN,
        UPSET,
        "Only if: trust == 8",
        "Only if: not warned",
        "Said before: Tell me.",
    ],
    "scenes.rings.you.listen.answers.2.3": [
        ANN,
        UPSET,
        "Only if: trust == 8",
        "Only if: warned",
        "Said before: So.",
    ],
    # An entry of a strong wording quotes strong ones.
    "scenes.rings.you.listen.answers.3#mild": [ANN, UPSET, OTHERWISE, "Said before: Tell me."],
    "scenes.rings.you.listen.answers.3#strong": [
        ANN,
        UPSET,
        OTHERWISE,
        "Said before: Tell me all.",
    ],
    # The scene before says nothing, so that the one before that was heard last.
    "scenes.shouts.says.1": [
        ANN,
        ABUSIVE,
        "Scenes before: again",
        "Said before: Fine.",
        "Said before: Is that all?",
    ],
    "scenes.shouts.you.leave.do": [
        "Something you do, not something you say",
        ABUSIVE,
        "Only if: warned",
        "Said before: You fool!",
    ],
    "scenes.shouts.you.leave.locked": [
        "Told to the player while this is locked: Hang up.",
        ABUSIVE,
        "It opens if: warned",
    ],
    # More lines than help.
    "scenes.build-it.build.open.you.own-it.say": [
        YOU,
        "The other person is listening",
        "Scenes before: rings, shouts",
        "Said before: Well.",
        "Said before: Now.",
        "Said before: Oh.",
        "Said before: So.",
        "Said before: or 4 other lines",
    ],
    # A reply that is put together: its second part comes after its first, the answer after its last.
    "scenes.build-it.build.offer.you.old-one.say": [
        YOU,
        "The other person is listening",
        "Only if: picked.open == own_it",
        "Said before: We lost it.",
        "Said before: So.",
    ],
    "scenes.build-it.answers.1": [
        ANN,
        "The other person is listening",
        "Said before: A new one.",
        "Said before: The old one.",
    ],
    "scenes.gone.says.1": [
        ANN,
        "Breaks into the conversation if: anger >= 10",
        "Scenes before: rings, shouts, build-it",
        "Said before: Fine.",
        "Said before: Is that all?",
        "Said before: Wait for more.",
        "Said before: All right.",
    ],
    "cause.answers.shop.because": ["Told to the player afterwards, about: The shop's."],
}


@pytest.mark.parametrize(("text", "notes"), NOTES.items())
def test_an_entry_tells_what_its_translator_needs(call: Path, text: str, notes: list[str]) -> None:
    assert told(call, f"encounters/call:{text}") == notes


def test_of_many_scenes_that_lead_to_one_a_few_are_named(po: Path) -> None:
    assert told(po, "encounters/first-call:scenes.sams-call.says.1") == [
        "Speaks: Sam",
        "Scenes before: rings, the-door, what-now, taxi …",
        "Said before: Tell her that Sam takes over, and pass on all you know.",
    ]


def test_notes_are_in_the_language_of_the_interface(pack: Path, tmp_path: Path) -> None:
    target = tmp_path / "zh.po"
    export_po(pack, LANG, target, words(LANG))
    notes = told(target, "encounters/first-call:scenes.so-when.you.short-legs.locked")
    assert notes[2] == "解鎖條件：dino"


def test_stamping_changes_digests_alone(pack: Path) -> None:
    path = pack / "encounters/first-call/zh-Hant.yaml"
    sound = path.read_text("utf-8")
    broken = sound.replace('of: "', 'of: "0', 1)
    path.write_text(broken, "utf-8")
    assert [len(f.stale()) for f in translated_files(PackReader(pack), LANG) if f.path == path] == [
        1
    ]
    assert stamp(path).changed == 1
    assert path.read_text("utf-8") == sound


def test_lines_keep_the_ends_they_have(pack: Path, po: Path) -> None:
    path = pack / "encounters/first-call/zh-Hant.yaml"
    windows = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(windows.replace(b'of: "', b'of: "0', 1))
    assert stamp(path).changed == 1
    assert path.read_bytes() == windows
    replaced(po, TITLE, "換一個標題")
    assert import_po(pack, po).changed == 1
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")


def test_a_translation_that_cannot_be_read_is_named_and_nothing_goes_in(
    pack: Path, po: Path
) -> None:
    broken = pack / "encounters/first-call/zh-Hant.yaml"
    broken.write_text(broken.read_text("utf-8") + "  [\n", "utf-8")
    po.write_text(po.read_text("utf-8").replace('msgstr "Gipi"', 'msgstr "Gipi!"'), "utf-8")
    before = {path: path.read_bytes() for path in pack.rglob("*.yaml")}
    with pytest.raises(GameError, match="translation-broken") as refused:
        import_po(pack, po)
    message, _ = words("en").error(refused.value)
    assert message == f"{broken} is not in order."
    assert {path: path.read_bytes() for path in pack.rglob("*.yaml")} == before
