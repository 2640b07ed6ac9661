"""Damaged saves: what can be read is kept, the newest backup fills in, nothing is deleted, the player is told."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.errors import GameError
from game.saves import Notice, Opened, Step, Store, open_store, salvage
from game.saves.migrate import PAGE
from tests.saves.windows import QUICK, Ticking, as_after_a_kill, begin, play_on

CHOICES = [f"choice-{number}" for number in range(12)]
JOURNAL = [Step(f"scene-{number}", choice) for number, choice in enumerate(CHOICES)]


def written(folder: Path, *, plays: int = 40, backup_after: int | None = None) -> None:
    """Write plays of two profiles, a backup on the way, and close."""
    clock = Ticking()
    with open_store(folder, clock=clock).store as store:
        owners = [store.profile("anna"), store.profile("ben")]
        store.set_setting(owners[0].id, "lang", "zh-Hant")
        for number in range(plays):
            if number == backup_after:
                store.backup()
            play = begin(store, owners[number % 2].id, steps=JOURNAL)
            store.note(play.id, "plan", f"plan {number} " + "x" * 3000)
            store.finish(play.id, ending="e", kind="resolved", scores={"empathy": number}, bands={})


def overwrite(path: Path, offset: int, held: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(held)


def codes(notices: tuple[Notice, ...]) -> list[str]:
    return [notice.code for notice in notices]


def values(notices: tuple[Notice, ...], code: str) -> dict[str, object]:
    return dict(next(notice for notice in notices if notice.code == code).values)


@contextmanager
def opened(folder: Path) -> Iterator[Opened]:
    found = open_store(folder, clock=Ticking())
    with found.store:
        yield found


def everything(store: Store) -> list[dict[str, object]]:
    return [{**store.export(profile.id), "exported": None} for profile in store.profiles()]


@pytest.fixture
def file(folder: Path) -> Path:
    return folder / "standtall.db"


def test_sound_saves_say_nothing(folder: Path) -> None:
    written(folder, plays=2)
    with opened(folder) as found:
        assert found.notices == ()


def test_without_its_header_every_row_is_still_read(folder: Path, file: Path) -> None:
    written(folder)
    with opened(folder) as found:
        before = everything(found.store)
    overwrite(file, 0, os.urandom(PAGE))
    with opened(folder) as found:
        assert everything(found.store) == before
        assert codes(found.notices) == ["saves-set-aside", "saves-salvaged", "saves-no-backup"]
        assert values(found.notices, "saves-salvaged") == {"plays": 40, "choices": 480}


@pytest.mark.parametrize("place", [*range(16, 60), *range(64, 100)])
def test_no_byte_of_the_header_keeps_the_saves_shut(folder: Path, file: Path, place: int) -> None:
    """44 to 47 tell the format of the tables; SQLite has no code for one it does not know. (60 to 63: whose version it is.)"""
    written(folder, plays=2)
    with opened(folder) as found:
        before = [play.id for p in found.store.profiles() for play in found.store.plays(p.id)]
    overwrite(file, place, b"\xff")
    with opened(folder) as found:
        assert [
            play.id for p in found.store.profiles() for play in found.store.plays(p.id)
        ] == before


def test_the_notices_come_once(folder: Path, file: Path) -> None:
    written(folder, plays=2)
    overwrite(file, 0, bytes(100))
    with opened(folder) as found:
        assert found.notices
    with opened(folder) as found:
        assert found.notices == ()


def test_the_damaged_file_is_set_aside_as_it_was(folder: Path, file: Path) -> None:
    written(folder, plays=2)
    overwrite(file, 0, b"not a database at all")
    held = file.read_bytes()
    with opened(folder) as found:
        (aside,) = (folder / "damaged").iterdir()
        assert values(found.notices, "saves-set-aside") == {"folder": str(aside)}
        assert (aside / "standtall.db").read_bytes() == held


def test_what_was_damaged_comes_back_from_the_newest_backup(folder: Path, file: Path) -> None:
    written(folder, backup_after=39)
    with opened(folder) as found:
        before = everything(found.store)
    size = file.stat().st_size
    overwrite(file, PAGE, bytes(size // 2))
    with opened(folder) as found:
        after = everything(found.store)
        assert "saves-filled" in codes(found.notices)
        assert values(found.notices, "saves-since")["when"] == "2026-11-21 09:02 UTC"
    plays = {play["id"]: play for one in after for play in one["plays"]}  # type: ignore[attr-defined]
    wanted = {play["id"]: play for one in before for play in one["plays"]}  # type: ignore[attr-defined]
    assert [one["settings"] for one in after] == [one["settings"] for one in before]
    for number in range(1, 40):
        assert plays[number] == wanted[number]


@pytest.mark.parametrize("left", [0, 1, 100, PAGE, PAGE + 1, 5 * PAGE])
def test_a_file_cut_short_comes_back_from_the_backup(folder: Path, file: Path, left: int) -> None:
    written(folder, backup_after=39)
    with opened(folder) as found:
        before = everything(found.store)
        found.store.backup()
    os.truncate(file, left)
    with opened(folder) as found:
        assert everything(found.store) == before
        assert codes(found.notices)[0] == "saves-set-aside"


def test_a_file_that_is_gone_comes_back_from_the_backup(folder: Path, file: Path) -> None:
    written(folder, plays=3, backup_after=2)
    file.unlink()
    with opened(folder) as found:
        assert codes(found.notices) == ["saves-were-gone", "saves-filled", "saves-since"]
        assert values(found.notices, "saves-filled") == {"plays": 2, "choices": 24}
        assert not (folder / "damaged").exists()


@pytest.mark.parametrize("how", ["gone", "emptied"])
def test_a_log_without_its_file_is_read(folder: Path, tmp_path: Path, how: str) -> None:
    with open_store(folder, clock=Ticking()).store as store:
        play = begin(store, store.profile("anna").id)
        play_on(store, play.id, *CHOICES)
        killed = as_after_a_kill(folder, tmp_path / "killed")
    if how == "gone":
        (killed / "standtall.db").unlink()
    else:
        os.truncate(killed / "standtall.db", 0)
    with opened(killed) as found:
        assert [step.choice for step in found.store.steps(play.id)] == CHOICES
        assert found.store.profiles()[0].name == "anna"


@pytest.mark.parametrize("place", [20, 32 + 30, 32 + 8, 32 + 3 * (24 + PAGE) + 500])
def test_a_log_that_is_damaged_is_read_as_far_as_it_goes_and_the_player_is_told(
    folder: Path, tmp_path: Path, place: int
) -> None:
    with opened(folder) as window:
        window.store._file.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        play = begin(window.store, window.store.profile("anna").id)
        made = play_on(window.store, play.id, *CHOICES)
        left = as_after_a_kill(folder, tmp_path / "left")
    log = left / "standtall.db-wal"
    overwrite(log, place, b"damaged")
    damaged = log.read_bytes()
    with opened(left) as after:
        assert codes(after.notices) == ["saves-log-damaged"]
        assert Path(str(values(after.notices, "saves-log-damaged")["path"])).read_bytes() == damaged
        for profile in after.store.profiles():
            for record in after.store.plays(profile.id):
                steps = after.store.steps(record.id)
                assert steps == made[: len(steps)]
    with opened(left) as again:
        assert again.notices == ()


def test_a_log_whose_last_writing_was_cut_off_is_whole(folder: Path, tmp_path: Path) -> None:
    with opened(folder) as window:
        play = begin(window.store, window.store.profile("anna").id)
        made = play_on(window.store, play.id, *CHOICES)
        left = as_after_a_kill(folder, tmp_path / "left")
    log = left / "standtall.db-wal"
    with log.open("r+b") as file:
        file.truncate(log.stat().st_size - PAGE // 2)
    with opened(left) as after:
        assert after.notices == ()
        assert after.store.steps(play.id) == made[:-1]


@pytest.mark.parametrize(
    "held",
    [b"", b"\0", b"hello\n", b"SQLite format 3\0", os.urandom(3 * PAGE), bytes(10 * PAGE), b"\x0d" * 4 * PAGE],
    ids=["empty", "one zero", "text", "only the magic", "noise", "zeros", "thirteens"],
)  # fmt: skip
def test_what_is_no_database_is_set_aside_and_the_saves_begin_anew(
    folder: Path, file: Path, held: bytes
) -> None:
    folder.mkdir()
    file.write_bytes(held)
    with opened(folder) as found:
        assert codes(found.notices) == ["saves-set-aside", "saves-begun-anew"]
        assert found.store.profiles() == ()
        play_on(found.store, begin(found.store, found.store.profile("anna").id).id, "a")
    assert next((folder / "damaged").rglob("standtall.db")).read_bytes() == held


def test_another_programs_database_is_not_written_into(folder: Path, file: Path) -> None:
    folder.mkdir()
    db = sqlite3.connect(file)
    db.execute("CREATE TABLE play (theirs TEXT)")
    db.close()
    with opened(folder) as found:
        assert codes(found.notices) == ["saves-set-aside", "saves-begun-anew"]
    db = sqlite3.connect(next((folder / "damaged").rglob("standtall.db")))
    assert db.execute("SELECT name FROM sqlite_master").fetchall() == [("play",)]
    db.close()


def test_a_file_damaged_again_and_again_is_set_aside_each_time(folder: Path, file: Path) -> None:
    written(folder, plays=2)
    for _ in range(3):  # at the same time of the clock, too
        overwrite(file, 0, bytes(100))
        with opened(folder) as found:
            assert len(found.store.plays(1)) == 1
    assert len(list((folder / "damaged").rglob("standtall.db*"))) == 3


def test_damaged_backups_are_passed_over(folder: Path, file: Path) -> None:
    written(folder, plays=3, backup_after=1)
    with opened(folder) as found:
        found.store.backup()
    overwrite(max((folder / "backups").iterdir()), 9 * PAGE, bytes(PAGE))
    file.write_bytes(b"gone")
    with opened(folder) as found:
        assert values(found.notices, "saves-filled") == {"plays": 1, "choices": 12}


@pytest.mark.parametrize("place", range(100, 3 * PAGE, 311))
def test_damage_to_the_schema_is_found_wherever_it_is(folder: Path, file: Path, place: int) -> None:
    written(folder, plays=2)
    held = file.read_bytes()
    for filling in (b"\xff" * 20, bytes(20), b"a" * 20):
        file.write_bytes(held)
        overwrite(file, place, filling)
        with opened(folder) as found:
            assert len(found.store.steps(1)) == len(CHOICES)
            found.store.finish(
                begin(found.store, 1).id, ending="e", kind="ugly", scores={}, bands={}
            )


@pytest.mark.parametrize(
    ("name", "damaged"), [(b"ended TEXT", b"ende\xff TEXT"), (b"'open'", b"'oden'")]
)
def test_a_damaged_name_in_the_schema_is_found_though_sqlite_is_content(
    folder: Path, file: Path, name: bytes, damaged: bytes
) -> None:
    written(folder, plays=2)
    file.write_bytes(file.read_bytes().replace(name, damaged))
    with opened(folder) as found:
        assert codes(found.notices)[0] == "saves-set-aside"
        assert len(found.store.plays(1)) == 1


def test_a_lock_file_that_is_none_does_not_stand_in_the_way(folder: Path, file: Path) -> None:
    written(folder, plays=2)
    overwrite(file, 0, bytes(100))
    (folder / "standtall.db.lock").write_bytes(b"what is this")
    with opened(folder) as found:
        assert len(found.store.plays(1)) == 1


def test_a_damaged_length_is_not_followed_beyond_what_there_is_to_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = b"\x9c\x9a\xec\x27\x01"  # claims 59,160,103 bytes, of which 103 stand here
    page = b"\x0d" + bytes(2) + b"\x00\x01" + bytes(3) + b"\x00\x10" + bytes(6)
    page += row + bytes(103) + b"\x00\x00\x00\x03"  # and goes on in page 3, which goes on in itself
    onward = b"\x00\x00\x00\x03".ljust(PAGE, b"\0")
    path = tmp_path / "standtall.db"
    path.write_bytes(bytes(PAGE) + page.ljust(PAGE, b"\0") + onward)
    asked: list[int] = []
    read = salvage._Pages.__getitem__

    def counted(pages: salvage._Pages, number: int) -> bytes:
        asked.append(number)
        return read(pages, number)

    monkeypatch.setattr(salvage._Pages, "__getitem__", counted)
    assert salvage.read_rows(path) == salvage.nothing()
    assert asked == [1, 2, 3]


def test_a_choice_after_a_gap_is_never_taken_for_the_next_one(folder: Path, file: Path) -> None:
    with open_store(folder, clock=Ticking()).store as store:
        play = begin(store, store.profile("anna").id)
        journal = play_on(store, play.id, *[f"choice-{number:060}" for number in range(100)])
    size = file.stat().st_size
    held = file.read_bytes()
    hit = next(
        page
        for page in range(size // PAGE)
        if b"%060d" % 50 in held[page * PAGE : (page + 1) * PAGE]
    )
    overwrite(file, hit * PAGE, bytes(PAGE))
    with opened(folder) as found:
        after = found.store.steps(play.id)
        assert after == journal[: len(after)]
        assert 0 < len(after) <= 50
        gap = values(found.notices, "saves-gap")
        assert (gap["encounter"], gap["when"], gap["kept"]) == (
            "late-report",
            "2026-11-21",
            len(after),
        )
        dropped = found.store.export(1)["plays"][0]["dropped"]
        assert len(dropped) == gap["lost"]
        assert {(step["scene"], step["choice"]) for step in dropped} <= set(journal)
        found.store.append(play.id, len(after), "scene", "on it goes")


def test_a_backup_never_brings_back_a_tail_that_was_taken_off(folder: Path, file: Path) -> None:
    with open_store(folder, clock=Ticking()).store as store:
        play = begin(store, store.profile("anna").id)
        seen = play_on(store, play.id, "a", "b", "c", "d")
        store.backup()
        store.replace_tail(play.id, seen, 1)
        now = play_on(store, play.id, "x")
    overwrite(file, 0, bytes(PAGE))
    with opened(folder) as found:
        assert found.store.steps(play.id) == now
        dropped = found.store.export(1)["plays"][0]["dropped"]
        assert [step["choice"] for step in dropped] == ["b", "c", "d"]


def test_a_deleted_profile_does_not_come_back(folder: Path, file: Path) -> None:
    written(folder, plays=6, backup_after=5)
    with opened(folder) as found:
        found.store.backup()
        found.store.delete_profile("anna")
    overwrite(file, 0, bytes(PAGE))
    with opened(folder) as found:
        assert [profile.name for profile in found.store.profiles()] == ["ben"]
        assert len(found.store.plays(2)) == 3


def test_plays_without_their_profile_are_given_one(folder: Path, file: Path) -> None:
    written(folder, plays=4)
    held = file.read_bytes()
    page = next(number for number in range(1, 99) if b"anna" in held[number * PAGE : (number + 1) * PAGE]
                and held[number * PAGE] == 13)  # fmt: skip
    overwrite(file, page * PAGE, bytes(PAGE))
    with opened(folder) as found:
        assert [profile.name for profile in found.store.profiles()] == [
            "recovered 1",
            "recovered 2",
        ]
        assert [len(found.store.plays(number)) for number in (1, 2)] == [2, 2]


def test_a_window_that_was_open_while_another_mended_is_told(folder: Path, file: Path) -> None:
    with open_store(folder, clock=Ticking()).store as store:
        play = begin(store, store.profile("anna").id)
        (folder / "standtall.db-wal").unlink()
        overwrite(file, 0, os.urandom(PAGE))
        with opened(folder):
            with pytest.raises(GameError) as refused:
                store.append(play.id, 0, "scene", "choice")
            assert (refused.value.code, refused.value.exit_code) == ("saves-gone", 3)


@pytest.mark.parametrize("how", ["moved", "deleted"])
def test_a_window_whose_folder_went_away_is_told(folder: Path, how: str) -> None:
    with open_store(folder, clock=Ticking()).store as store:
        anna = store.profile("anna")
        if how == "moved":
            folder.rename(folder.with_name("elsewhere"))
        else:
            shutil.rmtree(folder)
        for call in (
            lambda: store.set_setting(anna.id, "lang", "en"),
            lambda: begin(store, anna.id),
            store.backup,
        ):
            with pytest.raises(GameError) as refused:
                call()
            assert refused.value.exit_code == 3


def test_damage_during_play_is_told_without_a_traceback(folder: Path, file: Path) -> None:
    written(folder, plays=20)
    with opened(folder) as found:
        overwrite(file, PAGE, os.urandom(file.stat().st_size - PAGE))
        found.store._file.run("PRAGMA shrink_memory")  # so that it has to look at the disk
        with pytest.raises(GameError) as refused:
            found.store.export(1)
        assert (refused.value.code, refused.value.exit_code) == ("saves-damaged", 3)


class Blow(NamedTuple):
    """One damage to a file: `with_` is written over it from a place on, given as a share of its size."""

    place: float
    length: int
    filling: str
    seed: int

    def hit(self, path: Path, grain: int) -> None:
        size = path.stat().st_size
        first = int(self.place * size) // grain * grain
        length = min(self.length * grain, size - first)
        filling = {
            "zeros": bytes(length),
            "ones": b"\xff" * length,
            "noise": Random(self.seed).randbytes(length),  # noqa: S311 (noise, not a secret)
        }
        if self.filling == "cut":
            os.truncate(path, first)
        else:
            overwrite(path, first, filling[self.filling])


BLOWS = st.lists(
    st.builds(
        Blow,
        st.floats(0, 0.999),
        st.integers(1, 3),
        st.sampled_from(["zeros", "ones", "noise", "cut"]),
        st.integers(0, 99),
    ),
    min_size=1,
    max_size=3,
)


class Told(NamedTuple):
    """What a player had been shown: the journals of all plays, and those that a backup holds."""

    journals: dict[int, tuple[Step, ...]]
    backed_up: dict[int, tuple[Step, ...]]

    def __repr__(self) -> str:
        return f"{len(self.journals)} journals"


@pytest.fixture(scope="module", params=[False, True], ids=["closed", "killed"])
def wreckable(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Told]:
    root = tmp_path_factory.mktemp("wreckable")
    folder = root / "saves"
    with open_store(folder, clock=Ticking()).store as store:
        anna = store.profile("anna").id
        backed_up = {}
        for number in range(40):
            play = begin(store, anna, steps=JOURNAL[: number % 12])
            store.note(play.id, "plan", "x" * 200)
            if number == 20:
                store.backup()
                backed_up = {one.id: store.steps(one.id) for one in store.plays(anna)}
                store._file.rows("PRAGMA wal_checkpoint(PASSIVE)")
        journals = {one.id: store.steps(one.id) for one in store.plays(anna)}
        if request.param:
            folder = as_after_a_kill(folder, root / "killed")
    return folder, Told(journals, backed_up)


@given(blows=BLOWS)
@settings(max_examples=40, deadline=None)
def test_whatever_pages_are_hit_nothing_backed_up_is_lost_and_no_journal_changes_its_meaning(
    wreckable: tuple[Path, Told], blows: list[Blow]
) -> None:
    source, told = wreckable
    with tempfile.TemporaryDirectory(dir=QUICK) as name:
        folder = Path(shutil.copytree(source, Path(name) / "saves"))
        for blow in blows:
            if (folder / "standtall.db").stat().st_size:
                blow.hit(folder / "standtall.db", PAGE)
        with opened(folder) as found:
            for play in (
                one for profile in found.store.profiles() for one in found.store.plays(profile.id)
            ):
                journal = found.store.steps(play.id)
                assert journal == told.journals[play.id][: len(journal)]
            for play_id, journal in told.backed_up.items():
                assert found.store.steps(play_id)[: len(journal)] == journal
        with opened(folder) as found:
            assert found.notices == ()


@given(blows=BLOWS, file=st.sampled_from(["standtall.db", "standtall.db", "standtall.db-wal"]))
@settings(max_examples=40, deadline=None)
def test_whatever_bytes_are_hit_the_game_opens_and_everything_can_be_read(
    wreckable: tuple[Path, Told], blows: list[Blow], file: str
) -> None:
    source, _ = wreckable
    with tempfile.TemporaryDirectory(dir=QUICK) as name:
        folder = Path(shutil.copytree(source, Path(name) / "saves"))
        for blow in blows:
            if (folder / file).exists() and (folder / file).stat().st_size:
                blow.hit(folder / file, 7)
        with opened(folder) as found:
            everything(found.store)
            found.store.backup()
            play = begin(found.store, found.store.profile("ben").id)
            play_on(found.store, play.id, "a", "b")
