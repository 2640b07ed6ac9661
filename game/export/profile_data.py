"""Everything about one profile as files: `NAME.json` with all of it, `NAME.csv` with a row per play."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from game.engine.rubric import AXES
from game.errors import GameError, cannot_write
from game.export.files import put
from game.saves import Store

_PLAY: Final = (
    "id", "pack", "encounter", "digest", "seed", "intensity", "started", "ended", "status", "practice_of",
    "ending", "kind",
)  # fmt: skip
_COLUMNS: Final = (
    "play", *_PLAY[1:],
    *AXES,
    *(f"{axis}_band" for axis in AXES),
    *(f"{axis}_guess" for axis in AXES),
    "confidence", "cause", "coach", "plan", "path",
)  # fmt: skip

# What a spreadsheet takes for the beginning of a formula (OWASP, "CSV injection"), full-width signs among them.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def export_profile(store: Store, name: str, folder: Path) -> tuple[Path, Path]:
    """Write both files into a folder, made if need be, over an earlier export of this profile; gives their paths.

    The CSV is UTF-8 with a byte order mark, without which spreadsheets garble Chinese. Raises
    `profile-unknown`, and `cannot-write` or `file-there` where the folder does not take the files.
    """
    profile = store.find_profile(name)
    if profile is None:
        raise GameError("profile-unknown", name=name)
    whole = store.export(profile.id)
    stem = file_stem(profile.name)
    json_path, csv_path = folder / f"{stem}.json", folder / f"{stem}.csv"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(str(folder), error) from error
    named = f'"name": {json.dumps(profile.name, ensure_ascii=False)}'
    put(json_path, json.dumps(whole, ensure_ascii=False, indent=2) + "\n", named)
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(_COLUMNS)
    writer.writerows(_row(play) for play in whole["plays"])
    put(csv_path, sheet.getvalue(), ",".join(_COLUMNS), "utf-8-sig")
    return json_path, csv_path


def file_stem(name: str) -> str:
    """A name that any file system takes."""
    kept = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in name)
    return kept.strip("-") or "profile"


def _row(play: Mapping[str, Any]) -> list[object]:
    """One play of `Store.export` as a row of the columns."""
    scores, bands = play["scores"] or {}, play["bands"] or {}
    notes = {question: _value(note["value"]) for question, note in play["notes"].items()}
    guess = notes.get("guess")
    guesses = guess if isinstance(guess, dict) else {}
    row = [
        *(play[key] for key in _PLAY),
        *(scores.get(axis) for axis in AXES),
        *(_band(bands.get(axis)) for axis in AXES),
        *(guesses.get(axis) for axis in AXES),
        *(notes.get(question) for question in ("confidence", "cause", "coach", "plan")),
        " ".join(step["choice"] for step in play["steps"]),
    ]
    return [_harmless(value) for value in row]


def _band(band: object) -> object:
    return band.get("band") if isinstance(band, dict) else None


def _value(text: str) -> object:
    """An answer as it was given; the text itself where a bad disk has damaged it."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def _harmless(value: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    if isinstance(value, str) and value.lstrip(" \u3000").startswith(_FORMULA):
        return f"'{value}"
    return value
