"""Everything about one profile as files: `NAME.json` with all of it, `NAME.csv` with a row per play."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from game.engine.rubric import AXES
from game.errors import CANNOT, GameError
from game.saves import PlayRecord, Store

_COLUMNS: Final = (
    "play", "pack", "encounter", "started", "ended", "status", "practice_of", "ending", "kind", *AXES,
)  # fmt: skip
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def export_profile(store: Store, name: str, folder: Path) -> tuple[Path, Path]:
    """Write both files into a folder, made if need be; gives their paths.

    Raises `profile-unknown`, and `cannot-write` where the folder does not take them.
    """
    profile = store.find_profile(name)
    if profile is None:
        raise GameError("profile-unknown", name=name)
    whole = store.export(profile.id)
    stem = file_stem(profile.name)
    json_path, csv_path = folder / f"{stem}.json", folder / f"{stem}.csv"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        json_path.write_text(json.dumps(whole, ensure_ascii=False, indent=2) + "\n", "utf-8")
        with csv_path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(_COLUMNS)
            writer.writerows(_row(play) for play in store.plays(profile.id))
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise GameError("cannot-write", CANNOT, path=str(folder), why=why) from error
    return json_path, csv_path


def file_stem(name: str) -> str:
    """A name that any file system takes."""
    kept = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in name)
    return kept.strip("-") or "profile"


def _row(play: PlayRecord) -> list[Any]:
    scores: Mapping[str, int | None] = play.scores or {}
    row = [
        play.id, play.pack, play.encounter, play.started, play.ended, play.status,
        play.practice_of, play.ending, play.kind, *(scores.get(axis) for axis in AXES),
    ]  # fmt: skip
    return [_harmless(value) for value in row]


def _harmless(value: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
