"""What a story's scenes and choices used to be called: `renamed:`, which saves are folded again by."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from game.engine.story import Scene
from game.stories.fields import Sheet
from game.stories.reader import Map, Node

MOST_NAMES: Final = 50  # that a scene or a choice may have had


def renames(
    sheet: Sheet, node: Node | None, scenes: Collection[Scene], kit: Collection[str]
) -> dict[str, str]:
    """Ids that are no more and what means the same now: scenes, and choices as `scene now.choice`.

    A file may name them step by step, and a choice under any name that its scene once had.
    """
    given = sheet.pairs(node)
    if type(node) is not Map or not given:
        return {}
    ids = {s.id: {choice.id for part in s.parts for choice in part.choices} for s in scenes}
    offered = {s.id: {choice.id for choice in s.kit} for s in scenes}
    now = {old: _newest(given, old) for old in given if "." not in old}
    for old, new in now.items():
        if old in ids:
            sheet.problem("duplicate-id", node.keys[old], id=old)
        elif new not in ids:
            values = {"name": given[old], "known": tuple(ids), **sheet.near(given[old], ids)}
            sheet.problem("unknown-scene", node.entries[old], **values)
    found = dict(now)
    choices: dict[str, dict[str, str]] = {}  # those of each scene, under any of its names
    for old, new in given.items():
        where, dot, choice = old.partition(".")
        if dot:
            choices.setdefault(now.get(where, where), {})[choice] = new
    for old in (old for old in given if old not in now):
        where, _, choice = old.partition(".")
        place = now.get(where, where)
        if where != "kit" and place not in ids:
            meant = sheet.near(where, ids)
            sheet.problem("unknown-scene", node.keys[old], name=where, known=tuple(ids), **meant)
            continue
        names = kit if where == "kit" else ids[place]
        new = found[f"{place}.{choice}"] = _newest(choices[place], choice)
        # The kit and the replies beside it share their ids: a save would take the old one for either.
        beside = [ids[s] for s in ids if new in offered[s]] if where == "kit" else [offered[place]]
        if choice in names or any(choice in others for others in beside):
            sheet.problem("duplicate-id", node.keys[old], id=choice)
        elif new not in names:
            values = {"name": given[old], "scene": where, "known": tuple(names)}
            meant = sheet.near(given[old], names)
            sheet.problem("unknown-choice", node.entries[old], **values, **meant)
    return found


def _newest(names: Mapping[str, str], name: str) -> str:
    """The last of something's names. After MOST_NAMES it gives up, so that a circle is no trap."""
    for _ in range(MOST_NAMES):
        if name not in names:
            break
        name = names[name]
    return name
