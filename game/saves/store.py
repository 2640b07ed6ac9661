"""The store: profiles, and plays as journals to which choices are appended.

One connection of one thread; only `Store.backup` may be called from another one. Every call that writes is
one transaction and on disk when it returns. Any call may raise GameError (exit code 3) when the file cannot be
read or written: `saves-locked`, `saves-read-only`, `saves-unreadable`, `saves-io`, `saves-damaged`, `saves-gone`,
`disk-full`. Nothing is half done then, and the call may be made again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from game.errors import CANNOT, GameError
from game.saves import backups, files, names, records
from game.saves.records import Clock, Notice, PlayRecord, Profile, Step
from game.saves.savefile import SaveFile

_PROFILE = "SELECT id, name, made FROM profile"
_PLAY = """SELECT id, profile_id, pack, encounter, digest, seed, intensity, started, ended, status,
    practice_of, ending, kind, scores, bands FROM play"""
_OPEN = f"{_PLAY} WHERE profile_id = ? AND status = 'open'"
_LAST = (
    "coalesce((SELECT max(at) FROM step WHERE play_id = play.id), started) DESC, id DESC LIMIT 1"
)

# One statement, so that the comparison and the write cannot be torn apart by another window.
_APPEND = """INSERT INTO step (play_id, number, scene, choice, at) SELECT id, ?, ?, ?, ? FROM play
    WHERE id = ? AND status = 'open' AND rewrites = ?
    AND (SELECT coalesce(max(number) + 1, 0) FROM step WHERE play_id = play.id) = ?"""


class Store:
    """The saves of one folder. Made by `open_store`, which has checked the file; ended by `close`."""

    def __init__(self, db: sqlite3.Connection, path: Path, clock: Clock, wait: float) -> None:
        self.path = path
        self._file = SaveFile(db, path)
        self._clock = clock
        self._wait = wait
        self._rewrites: dict[int, int] = {}  # of each play, as of when its steps were last read

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; closing twice is fine."""
        self._file.close()

    def together(self) -> AbstractContextManager[None]:
        """Make several calls one transaction: what they read, no other window changes until it ends.

        An exception undoes all of them.
        """
        return self._file.together()

    # profiles

    def profiles(self) -> tuple[Profile, ...]:
        """List all profiles, oldest first."""
        return tuple(Profile(*row) for row in self._file.rows(f"{_PROFILE} ORDER BY id"))

    def find_profile(self, name: str) -> Profile | None:
        """Find the profile of that name, None where there is none; raises GameError as `profile` does."""
        rows = self._file.rows(f"{_PROFILE} WHERE name = ?", (names.tidy(name),))
        return Profile(*rows[0]) if rows else None

    def profile(self, name: str) -> Profile:
        """Find the profile of that name, or make it.

        The name is trimmed and put into Unicode's composed form; large and small letters differ. Raises
        GameError `profile-name-empty`, `profile-name-long` (more than 60 characters) or `profile-name-character`.
        """
        found = self.find_profile(name)
        while found is None:
            made = (names.tidy(name), self._clock())
            self._file.write("INSERT OR IGNORE INTO profile (name, made) VALUES (?, ?)", made)
            found = self.find_profile(name)
        return found

    def delete_profile(self, name: str) -> tuple[Notice, ...]:
        """Delete everything about a profile, from the backups as well; raises GameError `profile-unknown`.

        The notices name what this call does not touch: damaged files that were set aside.
        """
        found = self.find_profile(name)
        if found is None:
            raise GameError("profile-unknown", name=names.shown(name))
        # the backups first: killed in between, the profile is still listed and can be deleted again
        backups.forget_profile(self.path, found.id, self._wait)
        self._file.write("DELETE FROM profile WHERE id = ?", (found.id,))
        # and once more, for one that another window was just making
        backups.forget_profile(self.path, found.id, self._wait)
        # rows are overwritten with zeros (secure_delete); their older copies in the log go here
        self._file.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        aside = files.aside_folder(self.path)
        return (Notice("saves-aside-stay", {"folder": str(aside)}),) if aside.is_dir() else ()

    def settings(self, profile_id: int) -> dict[str, str]:
        """Read all settings of a profile."""
        return dict(
            self._file.rows("SELECT key, value FROM setting WHERE profile_id = ?", (profile_id,))
        )

    def set_setting(self, profile_id: int, key: str, value: str) -> None:
        """Keep one setting; raises GameError `profile-gone` where another window has deleted the profile."""
        with _owned("profile-gone"):
            self._file.write(
                """INSERT INTO setting (profile_id, key, value) VALUES (?, ?, ?)
                ON CONFLICT DO UPDATE SET value = excluded.value""",
                (profile_id, key, names.storable(value)),
            )

    # journals

    def begin_play(
        self,
        profile_id: int,
        *,
        pack: str,
        encounter: str,
        digest: str,
        seed: int,
        intensity: str,
        practice_of: int | None = None,
        steps: Iterable[Step] = (),
    ) -> PlayRecord:
        """Begin a journal, for a rewind with `practice_of` and the `steps` that stay.

        Raises GameError `profile-gone`, or `play-gone` where there is no play `practice_of` in this profile.
        """
        now = self._clock()
        with _owned("profile-gone"), self._file.together():
            if practice_of is not None and self.play(practice_of).profile_id != profile_id:
                raise GameError("play-gone", CANNOT)
            inserted = self._file.run(
                """INSERT INTO play (profile_id, pack, encounter, digest, seed, intensity, started, practice_of)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                (profile_id, pack, encounter, digest, str(seed), intensity, now, practice_of),
            )
            record = self.play(inserted.lastrowid or 0)
            self._put_steps(record.id, 0, steps, now)
        self._rewrites[record.id] = 0
        return record

    def append(self, play_id: int, index: int, scene: str, choice: str) -> None:
        """Put choice number `index` (from 0) at the end of a journal; it is on disk when this returns.

        Raises GameError `moved-on` where `index` is not the next one, because another window was quicker: read `steps`
        again, fold and go on. `play-closed` where the play was finished or left, `play-gone` where it was deleted.
        """
        run = self._rewrites.get(play_id, 0)
        if (
            self._file.write(_APPEND, (index, scene, choice, self._clock(), play_id, run, index))
            != 1
        ):
            record = self._open_record(play_id)
            raise GameError("moved-on", CANNOT, index=index, encounter=record.encounter)

    def steps(self, play_id: int) -> tuple[Step, ...]:
        """Read the choices of a play, in order; raises GameError `play-gone`."""
        rows = self._file.rows(  # one statement, so that the count belongs to the steps
            """SELECT rewrites, scene, choice FROM play LEFT JOIN step ON play_id = id
            WHERE id = ? ORDER BY number""",
            (play_id,),
        )
        if not rows:
            raise GameError("play-gone", CANNOT)
        self._rewrites[play_id] = rows[0][0]
        return tuple(Step(scene, choice) for _, scene, choice in rows if scene is not None)

    def replace_tail(
        self,
        play_id: int,
        seen: Iterable[Step],
        keep: int,
        *,
        tail: Iterable[Step] = (),
        digest: str | None = None,
    ) -> tuple[Step, ...]:
        """Take off what no longer folds after an edit of the story: all after the first `keep` steps.

        `seen` is the journal as the caller folded it; where another window has changed it since, GameError
        `moved-on` is raised and nothing changes. `tail` goes on from there (the same steps under new ids, say),
        `digest` is that of the story it folds on now. What is taken off is returned, and kept in the file.
        """
        seen = tuple(seen)
        with self._file.together():
            record = self._open_record(play_id)
            if self.steps(play_id) != seen:
                raise GameError("moved-on", CANNOT, index=len(seen), encounter=record.encounter)
            if seen[keep:]:
                self._file.run(
                    """INSERT INTO dropped SELECT play_id, rewrites + 1, number, scene, choice, at
                    FROM step JOIN play ON play.id = play_id WHERE play_id = ? AND number >= ?""",
                    (play_id, keep),
                )
                self._file.run(
                    "DELETE FROM step WHERE play_id = ? AND number >= ?", (play_id, keep)
                )
                self._file.run("UPDATE play SET rewrites = rewrites + 1 WHERE id = ?", (play_id,))
            self._put_steps(play_id, min(keep, len(seen)), tail, self._clock())
            if digest is not None:
                self._file.run("UPDATE play SET digest = ? WHERE id = ?", (digest, play_id))
        self._rewrites[play_id] += bool(seen[keep:])
        return seen[keep:]

    # plays

    def play(self, play_id: int) -> PlayRecord:
        """Read one play; raises GameError `play-gone` where it was deleted."""
        rows = self._file.rows(f"{_PLAY} WHERE id = ?", (play_id,))
        if not rows:
            raise GameError("play-gone", CANNOT)
        return _record(rows[0])

    def plays(self, profile_id: int) -> tuple[PlayRecord, ...]:
        """List all plays of a profile in the order they were begun, practice among them."""
        rows = self._file.rows(f"{_PLAY} WHERE profile_id = ? ORDER BY id", (profile_id,))
        return tuple(map(_record, rows))

    def open_play(self, profile_id: int, pack: str, encounter: str) -> PlayRecord | None:
        """Find the unfinished play of an encounter in which the newest choice was made; it may be a rewound one."""
        rows = self._file.rows(
            f"{_OPEN} AND pack = ? AND encounter = ? ORDER BY {_LAST}",
            (profile_id, pack, encounter),
        )
        return _record(rows[0]) if rows else None

    def last_open_play(self, profile_id: int) -> PlayRecord | None:
        """Find the unfinished play, of any encounter, practice too, in which the newest choice was made."""
        rows = self._file.rows(f"{_OPEN} ORDER BY {_LAST}", (profile_id,))
        return _record(rows[0]) if rows else None

    def note(self, play_id: int, question: str, value: str) -> None:
        """Keep an answer (confidence, guess, cause, plan, coach …) with a play, open or closed; the last one counts.

        Raises GameError `play-gone`.
        """
        with _owned("play-gone"):
            self._file.write(
                """INSERT INTO note (play_id, question, at, value) VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET at = excluded.at, value = excluded.value""",
                (play_id, question, self._clock(), names.storable(value)),
            )

    def notes(self, play_id: int) -> dict[str, str]:
        """Read the answers kept with a play, by question."""
        return dict(
            self._file.rows("SELECT question, value FROM note WHERE play_id = ?", (play_id,))
        )

    def finish(
        self,
        play_id: int,
        *,
        ending: str,
        kind: str,
        scores: Mapping[str, int | None],
        bands: Mapping[str, Mapping[str, object]],
    ) -> PlayRecord:
        """Close a play with its result, which no later call changes: a second one gets the first one's record.

        Raises GameError `play-closed` where the play was left, `play-gone` where it was deleted.
        """
        import json

        self._file.write(
            """UPDATE play SET status = 'finished', ended = ?, ending = ?, kind = ?, scores = ?, bands = ?
            WHERE id = ? AND status = 'open'""",
            (
                self._clock(),
                ending,
                kind,
                json.dumps(dict(scores)),
                json.dumps(dict(bands)),
                play_id,
            ),
        )
        record = self.play(play_id)
        if record.status != "finished":
            raise _closed(record)
        return record

    def leave(self, play_id: int) -> None:
        """Close an unfinished play without a result; one that is closed or gone stays so."""
        self._file.write(
            "UPDATE play SET status = 'left', ended = ? WHERE id = ? AND status = 'open'",
            (self._clock(), play_id),
        )

    # safety

    def backup(self) -> Path:
        """Copy the saves into `backups/` and return the newest copy; no new one where nothing has changed.

        The newest ten stay. Uses a connection of its own, so a thread may do it beside the game. Raises GameError; the
        saves themselves are not in danger then, and the older copies stay.
        """
        return backups.make(self.path, self._clock, self._wait)

    def export(self, profile_id: int) -> dict[str, Any]:
        """Gather everything that is kept about a profile, as JSON knows it; raises GameError `profile-gone`."""
        from game.saves.everything import everything

        with self._file.together(write=False):
            return everything(self._file.rows, profile_id, self._clock())

    # inside

    def _put_steps(self, play_id: int, first: int, steps: Iterable[Step], now: str) -> None:
        for number, (scene, choice) in enumerate(steps, first):
            self._file.run(
                "INSERT INTO step VALUES (?, ?, ?, ?, ?)", (play_id, number, scene, choice, now)
            )

    def _open_record(self, play_id: int) -> PlayRecord:
        record = self.play(play_id)
        if record.status != "open":
            raise _closed(record)
        return record


@contextmanager
def _owned(code: str) -> Iterator[None]:
    """Name by `code` that the row which a new one belongs to was deleted, the one constraint a caller can break."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise GameError(code, CANNOT) from error


def _closed(record: PlayRecord) -> GameError:
    return GameError("play-closed", CANNOT, encounter=record.encounter, status=record.status)


def _record(row: tuple[Any, ...]) -> PlayRecord:
    return PlayRecord._make(
        (
            *row[:5],
            records.whole(row[5]),
            *row[6:13],
            records.mapping(row[13]),
            records.mapping(row[14]),
        )
    )
