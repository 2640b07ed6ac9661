"""The shape of the save file, version by version; `PRAGMA user_version` says which one a file has.

To change the shape, append a tuple of statements to `VERSIONS`; never edit one that was released. Old files
are brought up to date when they are opened, in one transaction, after a backup and with foreign keys off.
Never ALTER a table: copy it, drop its indexes and it, create them anew and copy back. Files are compared with the text of the
statements, and ALTER leaves a text that differs between SQLite's versions; it also leaves short rows, while
`salvage.SHAPES` knows rows by the number and kinds of their columns (a test holds that it knows every table).
"""

from __future__ import annotations

import sqlite3

APPLICATION = 0x5354414C  # "STAL" in the file's header: tells our saves from other programs' files
PAGE = 1024  # bytes; small, as each choice writes one; fixed, so that a file without a header can be salvaged

VERSIONS: tuple[tuple[str, ...], ...] = (
    (
        # ids are never used twice: a window that still shows a deleted play must not write into another one
        """CREATE TABLE profile (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            made TEXT NOT NULL)""",
        """CREATE TABLE setting (
            profile_id INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE,
            key TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (profile_id, key)) WITHOUT ROWID""",
        # seed is text because a seed may be any whole number; scores and bands are JSON;
        # rewrites counts how often the tail of the journal was taken off (see `dropped`)
        """CREATE TABLE play (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            profile_id INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE,
            pack TEXT NOT NULL,
            encounter TEXT NOT NULL,
            digest TEXT NOT NULL,
            seed TEXT NOT NULL,
            intensity TEXT NOT NULL,
            started TEXT NOT NULL,
            ended TEXT,
            status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'finished', 'left')),
            practice_of INTEGER,
            ending TEXT,
            kind TEXT,
            scores TEXT,
            bands TEXT,
            rewrites INTEGER NOT NULL DEFAULT 0)""",
        "CREATE INDEX play_by_profile ON play (profile_id)",
        # without rowid, so that one choice dirties one page
        """CREATE TABLE step (
            play_id INTEGER NOT NULL REFERENCES play ON DELETE CASCADE,
            number INTEGER NOT NULL,
            scene TEXT NOT NULL,
            choice TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (play_id, number)) WITHOUT ROWID""",
        """CREATE TABLE note (
            play_id INTEGER NOT NULL REFERENCES play ON DELETE CASCADE,
            question TEXT NOT NULL,
            at TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (play_id, question)) WITHOUT ROWID""",
        # steps that no longer fold after an edit of the story; `rewrite` is play.rewrites at the time
        """CREATE TABLE dropped (
            play_id INTEGER NOT NULL REFERENCES play ON DELETE CASCADE,
            rewrite INTEGER NOT NULL,
            number INTEGER NOT NULL,
            scene TEXT NOT NULL,
            choice TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (play_id, rewrite, number)) WITHOUT ROWID""",
        # notices of a mending that nobody has been told yet, values as JSON
        "CREATE TABLE untold (code TEXT NOT NULL, given TEXT NOT NULL)",
    ),
)


def newest() -> int:
    """Tell the version that this program writes."""
    return len(VERSIONS)


def version_of(db: sqlite3.Connection) -> int:
    """Tell the version of an open file; 0 is a file without tables."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def is_whole(db: sqlite3.Connection) -> bool:
    """Tell whether the tables are those of the file's version: SQLite's own check lets a damaged column name pass."""
    wanted = {("table", "sqlite_sequence"): "CREATE TABLE sqlite_sequence(name,seq)"}
    for statements in VERSIONS[: version_of(db)]:
        for statement in statements:
            verb, kind, name, *_ = statement.split(maxsplit=3)
            if verb == "CREATE" and kind != "TEMP":
                wanted[kind.lower(), name] = statement
            elif verb == "DROP":
                wanted.pop((kind.lower(), name), None)
    found = db.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {(kind, name): sql for kind, name, sql in found} == wanted


def bring_up_to_date(db: sqlite3.Connection) -> None:
    """Run the statements that the file lacks, all or none; two windows may try at the same time.

    The connection must be in autocommit mode. Raises sqlite3.Error, the file then being as it was.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        for statements in VERSIONS[version_of(db) :]:
            for statement in statements:
                db.execute(statement)
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        db.execute(f"PRAGMA user_version = {newest()}")
        db.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise
