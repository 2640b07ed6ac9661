"""All that the saves hold about one profile, as plain lists and dicts, for the export."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.errors import CANNOT, GameError
from game.saves.records import mapping, whole

FORMAT = 1

Rows = Callable[[str, tuple[object, ...]], list[Any]]


def everything(rows: Rows, profile_id: int, now: str) -> dict[str, Any]:
    """Gather a profile, its settings and its plays with steps, dropped steps and notes.

    `rows` runs a query in a transaction of the caller's, so that all of it is of one moment. Every text, time and
    number is as it was kept; scores and bands are None where a play has none. Raises GameError `profile-gone`.
    """
    found = rows("SELECT name, made FROM profile WHERE id = ?", (profile_id,))
    if not found:
        raise GameError("profile-gone", CANNOT)
    plays = {
        play["id"]: play
        for play in (
            _play(row)
            for row in rows(
                """SELECT id, pack, encounter, digest, seed, intensity, started, ended, status, practice_of,
                ending, kind, scores, bands FROM play WHERE profile_id = ? ORDER BY id""",
                (profile_id,),
            )
        )
    }
    mine = "JOIN play ON play.id = play_id WHERE profile_id = ?"
    for play_id, *step in rows(
        f"SELECT play_id, scene, choice, at FROM step {mine} ORDER BY play_id, number",  # noqa: S608 (`mine` is ours)
        (profile_id,),
    ):
        plays[play_id]["steps"].append(dict(zip(("scene", "choice", "at"), step, strict=True)))
    for play_id, *step in rows(
        f"""SELECT play_id, rewrite, number, scene, choice, at FROM dropped {mine}
        ORDER BY play_id, rewrite, number""",  # noqa: S608 (as above)
        (profile_id,),
    ):
        keys = ("rewrite", "number", "scene", "choice", "at")
        plays[play_id]["dropped"].append(dict(zip(keys, step, strict=True)))
    for play_id, question, at, value in rows(
        f"SELECT play_id, question, at, value FROM note {mine} ORDER BY play_id, question",  # noqa: S608 (as above)
        (profile_id,),
    ):
        plays[play_id]["notes"][question] = {"at": at, "value": value}
    name, made = found[0]
    return {
        "format": FORMAT,
        "exported": now,
        "profile": {"name": name, "made": made},
        "settings": dict(
            rows("SELECT key, value FROM setting WHERE profile_id = ? ORDER BY key", (profile_id,))
        ),
        "plays": list(plays.values()),
    }


def _play(row: tuple[Any, ...]) -> dict[str, Any]:
    keys = (
        "id", "pack", "encounter", "digest", "seed", "intensity", "started", "ended", "status", "practice_of",
        "ending", "kind", "scores", "bands",
    )  # fmt: skip
    play = dict(zip(keys, row, strict=True))
    play["seed"] = whole(play["seed"])
    for key in ("scores", "bands"):
        play[key] = mapping(play[key])
    return {**play, "steps": [], "dropped": [], "notes": {}}
