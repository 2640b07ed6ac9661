from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from game.errors import GameError
from game.saves import migrate, open_store
from game.saves.salvage import SHAPES
from tests.saves.windows import begin, play_on, python

NEXT = (
    *migrate.VERSIONS,
    ("CREATE TABLE card (play_id INTEGER)", "INSERT INTO card SELECT id FROM play"),
)
BROKEN = (
    *migrate.VERSIONS,
    ("CREATE TABLE card (play_id INTEGER)", "INSERT INTO card SELECT no FROM play"),
)


@pytest.fixture
def saved(folder: Path) -> Path:
    with open_store(folder).store as store:
        play_on(store, begin(store, store.profile("anna").id).id, "a", "b")
    return folder


def test_old_saves_are_brought_up_to_date_after_a_backup(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate, "VERSIONS", NEXT)
    opened = open_store(saved)
    with opened.store as store:
        assert opened.notices == ()
        assert store._file.rows("SELECT play_id FROM card") == [(1,)]
        assert store._file.rows("PRAGMA user_version") == [(2,)]
        assert len(store.steps(1)) == 2
    (backup,) = (saved / "backups").iterdir()
    with closing(sqlite3.connect(backup)) as db:
        assert migrate.version_of(db) == 1
    with open_store(saved).store as store:
        assert store._file.rows("SELECT play_id FROM card") == [(1,)]


def test_a_migration_that_fails_leaves_the_saves_as_they_were(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(migrate, "VERSIONS", BROKEN)
        with pytest.raises(GameError) as refused:
            open_store(saved)
        assert refused.value.exit_code == 3
    with open_store(saved).store as store:
        assert store._file.rows("PRAGMA user_version") == [(1,)]
        assert store._file.rows("SELECT name FROM sqlite_master WHERE name = 'card'") == []
        assert len(store.steps(1)) == 2


def test_an_old_backup_fills_in_for_new_saves(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(saved).store as store:
        store.backup()
    monkeypatch.setattr(migrate, "VERSIONS", NEXT)
    (saved / "standtall.db").write_bytes(b"gone")
    with open_store(saved).store as store:
        assert len(store.steps(1)) == 2
        assert store._file.rows("PRAGMA user_version") == [(2,)]


def test_salvage_knows_every_table_and_tells_their_rows_apart() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        migrate.bring_up_to_date(db)
        tables = {
            name: sql
            for name, sql in db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
            if not name.startswith("sqlite_") and name != "untold"
        }
        assert set(tables) == set(SHAPES)
        for name, shape in SHAPES.items():
            columns = db.execute(f"PRAGMA table_info({name})").fetchall()
            letters = [
                ("i" if kind == "INTEGER" else "t")
                if required or key
                else ("I" if kind == "INTEGER" else "T")
                for _, _, kind, required, _, key in columns
            ]
            assert "".join(letters) == shape.kinds, name
            assert [column[5] for column in columns[: shape.key]] == list(range(1, shape.key + 1))
            assert ("WITHOUT ROWID" in tables[name]) != shape.rowid
    forms = [(shape.rowid, shape.kinds.lower()) for shape in SHAPES.values()]
    assert len(set(forms)) == len(forms)


def test_opening_the_saves_imports_nothing_heavy() -> None:
    heavy = python(
        """
        from __future__ import annotations
        import sys
        from pathlib import Path
        import sqlite3, typing
        import unicodedata  # compiling the source asks for it, running it does not
        before = set(sys.modules)
        import game.saves
        print(sorted(name for name in set(sys.modules) - before if not name.startswith("game")))
        """
    )
    assert heavy == "[]\n"
