"""Joining what was read from a damaged save file with what the newest backup holds.

What never changes once written comes from the backup, which stood SQLite's check; for what does change the
damaged file is newer, except where its row of a play is older than the backup's because its log was lost. Journals
are joined only where both copies belong to the same run of choices, and go no further than the first gap: a
choice after a gap was made in a scene that nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from game.saves.records import Notice
from game.saves.salvage import Row, Rows, nothing

# columns of a play's row
_PROFILE, _ENCOUNTER, _STARTED, _STATUS, _REWRITES = 1, 3, 7, 9, 15

Journal = dict[int, Row]


class Merged(NamedTuple):
    """Rows that fit together, and what the player should know about them."""

    rows: Rows
    notices: tuple[Notice, ...]


class _Copy(NamedTuple):
    """One copy of a play: its row, where that could be read, and its steps by number."""

    play: Row | None
    journal: Journal


def merge(found: Rows, kept: Rows, now: str) -> Merged:
    """Join the rows `found` in a damaged file with those `kept` in a backup; `now` dates what has to be made up.

    Everything in the result fits together: each row's play and profile are there, and each journal begins at 0 without a
    gap. The steps beyond a gap go where `Store.replace_tail` puts what it takes off.
    """
    found = _sane(found)
    rows = nothing()
    gaps: list[Notice] = []
    salvaged = filled = 0
    copies, backups = _copies(found), _copies(kept)
    for key in sorted({**kept["play"], **found["play"]}, key=_number):
        copy, backup = copies.get(key, _NONE), backups.get(key, _NONE)
        play = _newer(copy.play, backup.play)
        journal = _join(copy, backup)
        length = next(number for number in range(len(journal) + 1) if number not in journal)
        if length < len(journal):
            play = (*play[:_REWRITES], _whole(play[_REWRITES]) + 1)
            rows["dropped"].update(_beyond((*key, play[_REWRITES]), journal, length))
            gaps.append(_gap(play, length, len(journal) - length))
        rows["play"][key] = play
        for number in range(length):
            rows["step"][*key, number] = journal[number]
        salvaged += sum(journal[number] == copy.journal.get(number) for number in range(length))
        filled += sum(journal[number] != copy.journal.get(number) for number in range(length))
    rows["note"] = _of(rows["play"], _newest_notes(found["note"], kept["note"]))
    rows["dropped"].update(_of(rows["play"], {**kept["dropped"], **found["dropped"]}))
    rows["setting"] = {**kept["setting"], **found["setting"]}
    rows["profile"] = _profiles(found, kept, rows, now)
    ours = len(rows["play"].keys() & found["play"].keys())
    others = len(rows["play"]) - ours
    lost = _lost(rows["play"], copies, backups)
    notices = (  # of what did not happen nothing is told
        Notice("saves-salvaged", {"plays": ours, "choices": salvaged}),
        Notice("saves-filled", {"plays": others, "choices": filled}),
        *gaps,
        Notice("saves-lost", {"plays": len(lost), "choices": sum(lost)}),
    )
    return Merged(rows, tuple(one for one in notices if any(one.values.values())))


def _beyond(rewrite: Row, journal: Journal, length: int) -> dict[Row, Row]:
    """The steps after a gap, as what a rewrite (a play's id and its number) takes off."""
    return {
        (*rewrite, number): (*rewrite, number, *journal[number][2:])
        for number in sorted(journal)[length:]
    }


def _gap(play: Row, kept: int, lost: int) -> Notice:
    when = str(play[_STARTED])[:10]
    values = {"encounter": play[_ENCOUNTER], "when": when, "kept": kept, "lost": lost}
    return Notice("saves-gap", values)


def _sane(rows: Rows) -> Rows:
    """Leave out what SQLite's own checks would refuse."""
    sane = {
        table: {
            key: row
            for key, row in of_table.items()
            if all(not isinstance(part, int) or part >= 0 for part in key)
        }
        for table, of_table in rows.items()
    }
    sane["play"] = {
        key: row
        for key, row in sane["play"].items()
        if row[_STATUS] in {"open", "finished", "left"}
    }
    return sane


def _copies(rows: Rows) -> dict[Row, _Copy]:
    copies = {key: _Copy(play, {}) for key, play in rows["play"].items()}
    for (play_id, number), step in rows["step"].items():
        copies.setdefault((play_id,), _Copy(None, {})).journal[_whole(number)] = step
    return copies


_NONE = _Copy(None, {})


def _newer(found: Row | None, kept: Row | None) -> Row:
    """Choose between two rows of a play: rewrites only grow, and what is closed stays closed."""
    if found is None or kept is None:
        return found or kept or ()
    return max(kept, found, key=lambda row: (_whole(row[_REWRITES]), row[_STATUS] != "open"))


def _join(copy: _Copy, backup: _Copy) -> Journal:
    if copy.play and backup.play:
        if copy.play[_REWRITES] == backup.play[_REWRITES]:
            return {**copy.journal, **backup.journal}
        return copy.journal if _newer(copy.play, backup.play) is copy.play else backup.journal
    if any(backup.journal.get(number, step) != step for number, step in copy.journal.items()):
        return copy.journal
    return {**backup.journal, **copy.journal}


def _of(plays: dict[Row, Row], rows: dict[Row, Row]) -> dict[Row, Row]:
    return {key: row for key, row in rows.items() if key[:1] in plays}


def _newest_notes(found: dict[Row, Row], kept: dict[Row, Row]) -> dict[Row, Row]:
    when = 2  # the column of the time it was written
    return {
        **kept,
        **{
            key: row
            for key, row in found.items()
            if str(row[when]) >= str(kept.get(key, row)[when])
        },
    }


def _profiles(found: Rows, kept: Rows, rows: Rows, now: str) -> dict[Row, Row]:
    """Gather the profiles, one made up for each that is asked for and lost, no name twice."""
    profiles = {**found["profile"], **kept["profile"]}
    for key in {(row[_PROFILE],) for row in rows["play"].values()} | {
        key[:1] for key in rows["setting"]
    }:
        profiles.setdefault(key, (*key, f"recovered {key[0]}", now))
    taken: set[int | str | None] = set()
    for key in sorted(profiles, key=_number):
        number, name, made = profiles[key]
        while name in taken:
            name = f"{name} {number}"
        taken.add(name)
        profiles[key] = (number, name, made)
    return profiles


def _lost(plays: Iterable[Row], *sides: dict[Row, _Copy]) -> list[int]:
    """For each play of which nothing is left but choices, how many."""
    journals: dict[Row, set[int]] = {}
    for side in sides:
        for key in side.keys() - set(plays):
            journals.setdefault(key, set()).update(side[key].journal)
    return [len(journal) for journal in journals.values()]


def _number(key: Row) -> int:
    return _whole(key[0])


def _whole(value: int | str | None) -> int:
    return value if isinstance(value, int) else 0
