from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from game.errors import GameError
from game.saves import Opened, open_store
from game.saves.backups import KEEP
from game.saves.migrate import PAGE
from tests.saves.windows import Ticking, begin, play_on


def test_a_backup_holds_everything_and_is_one_file(
    folder: Path, opens: Callable[[], Opened]
) -> None:
    store = opens().store
    play = begin(store, store.profile("anna").id)
    play_on(store, play.id, "a", "b")
    made = store.backup()
    assert list((folder / "backups").iterdir()) == [made]
    with closing(sqlite3.connect(f"file:{made}?mode=ro&immutable=1", uri=True)) as db:
        assert db.execute("SELECT choice FROM step").fetchall() == [("a",), ("b",)]
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_backup_put_in_place_by_hand_is_opened(folder: Path) -> None:
    with open_store(folder).store as store:
        play = begin(store, store.profile("ben").id)
        journal = play_on(store, play.id, "a", "b")
        made = store.backup()
        play_on(store, play.id, "c")
    (folder / "standtall.db").unlink()
    shutil.copy(made, folder / "standtall.db")
    with open_store(folder).store as store:
        assert store.steps(play.id) == journal


def test_no_backup_is_made_where_nothing_has_changed(folder: Path) -> None:
    clock = Ticking()
    with open_store(folder, clock=clock).store as store:
        begin(store, store.profile("anna").id)
        first = store.backup()
        assert store.backup() == first
    for _ in range(3):
        with open_store(folder, clock=clock).store as store:
            assert store.backup() == first
    with open_store(folder, clock=clock).store as store:
        store.set_setting(1, "lang", "en")
        second = store.backup()
        assert second.name > first.name
        store.set_setting(1, "lang", "zh")
        assert store.backup().name > second.name
    assert len(list((folder / "backups").iterdir())) == 3


def test_only_the_newest_backups_stay_and_their_names_sort_though_the_clock_goes_back(
    folder: Path,
) -> None:
    hours = iter(range(23, 0, -1))
    with open_store(folder, clock=lambda: f"2026-11-21T{next(hours):02}:00:00.000Z").store as store:
        pass
    made = []
    for number in range(KEEP + 3):
        with open_store(
            folder, clock=lambda: f"2026-11-21T{next(hours):02}:00:00.000Z"
        ).store as store:
            if number == 0:
                anna = store.profile("anna")
            store.set_setting(anna.id, "n", str(number))
            made.append(store.backup().name)
    assert sorted(path.name for path in (folder / "backups").iterdir()) == made[-KEEP:]


def test_other_files_among_the_backups_stay_and_do_not_count(
    folder: Path, opens: Callable[[], Opened]
) -> None:
    store = opens().store
    mine = [
        "notes.txt",
        "standtall-x-20261121T190400Z.db",
        "standtall-9-late.db",
        "standtall.db",
        "standtall-000001.db.gz",
    ]
    (folder / "backups").mkdir()
    for name in mine:
        (folder / "backups" / name).write_text("mine")
    for number in range(KEEP + 2):
        store.set_setting(store.profile("anna").id, "n", str(number))
        store.backup()
    names = {path.name for path in (folder / "backups").iterdir()}
    assert set(mine) <= names
    assert len(names) == KEEP + len(mine)
    (folder / "standtall.db").write_bytes(b"gone")
    assert opens().store.settings(1) == {"n": str(KEEP + 1)}


def test_leftovers_of_a_killed_backup_are_swept_once_they_are_old(
    folder: Path, opens: Callable[[], Opened]
) -> None:
    store = opens().store
    (folder / "backups").mkdir()
    old, new = folder / "backups" / "part-1-1", folder / "backups" / "part-2-2"
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    store.profile("anna")
    store.backup()
    assert not old.exists()
    assert new.exists()


def test_a_backup_can_be_made_by_a_thread_while_the_game_goes_on(
    folder: Path, opens: Callable[[], Opened]
) -> None:
    store = opens().store
    play = begin(store, store.profile("anna").id)
    made: list[Path] = []
    thread = threading.Thread(target=lambda: made.append(store.backup()))
    thread.start()
    play_on(store, play.id, *"abcdefghij")
    thread.join()
    assert made[0].is_file()
    assert len(store.steps(play.id)) == 10


def test_a_damaged_file_never_pushes_sound_backups_out(
    folder: Path, opens: Callable[[], Opened]
) -> None:
    store = opens().store
    for number in range(30):
        store.note(begin(store, store.profile("anna").id).id, "plan", "x" * 3000 + str(number))
    sound = store.backup()
    held = sound.read_bytes()
    store._file.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    with (folder / "standtall.db").open("r+b") as file:
        file.seek((folder / "standtall.db").stat().st_size // PAGE // 2 * PAGE)
        file.write(bytes(PAGE))
    with pytest.raises(GameError) as refused:
        store.backup()
    assert (refused.value.code, refused.value.exit_code) == ("saves-damaged", 3)
    assert list((folder / "backups").iterdir()) == [sound]
    assert sound.read_bytes() == held
