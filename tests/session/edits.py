"""What an author does to a story between two sittings, and what the old ids are called afterwards."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.strategies import FACTS, Data, Dice, Plain


@dataclass
class Edited:
    """A story after some edits. `scenes` and `choices` give present ids by the first ones."""

    story: Data
    scenes: dict[str, str] = field(default_factory=dict)
    choices: dict[tuple[str, str], str] = field(default_factory=dict)  # by (scene or "kit", choice)
    count: int = 0  # for ids that nobody had before

    def scene(self, name: str) -> str:
        return self.scenes.get(name, name)

    def choice(self, scene: str, name: str, kit: bool) -> str:
        return self.choices.get(("kit" if kit else scene, name), name)

    def new(self, kind: str) -> str:
        self.count += 1
        return f"{kind}-new-{self.count}"


def begun(story: Data) -> Edited:
    return Edited(copy.deepcopy(story))


def choices_of(scene: Data) -> Iterator[Data]:
    """The maps of choices that a scene asks: its replies, or those of each part."""
    if "you" in scene:
        yield scene["you"]
    for part in scene.get("build", {}).values():
        yield part["you"]


def first_name(names: dict[Any, str], now: str) -> str | None:
    """The id that something had at first, if it was renamed before."""
    return next(
        (old[1] if isinstance(old, tuple) else old for old, new in names.items() if new == now),
        None,
    )


# --- edits that change no meaning ---


def words(edited: Edited, dice: Dice) -> None:
    """Every text is another one."""

    def reword(data: Any) -> Any:
        match data:
            case dict():
                return {
                    key: f"{value}!"
                    if key in {"say", "do", "because", "locked"} and isinstance(value, str)
                    else reword(value)
                    for key, value in data.items()
                }
            case list():
                return [reword(item) for item in data]
        return data

    edited.story = reword(edited.story)


def insert_choice(edited: Edited, dice: Dice) -> None:
    """A new reply among the others, wherever it leads."""
    asking = [scene for scene in edited.story["scenes"].values() if "you" in scene]
    scene = dice.pick(asking)
    if len(scene["you"]) >= 9:
        return
    ending = next(name for name, s in edited.story["scenes"].items() if "ending" in s)
    entries = list(scene["you"].items())
    new = {
        "say": "New",
        "moves": ["listen"],
        "set": {FACTS[0]: True, "anger": Plain("+3")},
        "next": ending,
        "because": "B",
    }
    entries.insert(dice.under(len(entries) + 1), (edited.new("say"), new))
    scene["you"] = dict(entries)


def insert_scene(edited: Edited, dice: Dice) -> None:
    """A scene that nobody comes to, first in the file; the opening is named."""
    ending = next(name for name, s in edited.story["scenes"].items() if "ending" in s)
    edited.story["scenes"] = {edited.new("scene"): {"next": ending}, **edited.story["scenes"]}


def reorder(edited: Edited, dice: Dice) -> None:
    """Scenes, replies and the kit in another order."""
    story = edited.story
    story["scenes"] = {name: story["scenes"][name] for name in dice.order(tuple(story["scenes"]))}
    story["kit"] = {name: story["kit"][name] for name in dice.order(tuple(story["kit"]))}
    for scene in story["scenes"].values():
        for choices in choices_of(scene):
            order = dice.order(tuple(choices))
            entries = {name: choices[name] for name in order}
            choices.clear()
            choices.update(entries)


def add_names(edited: Edited, dice: Dice) -> None:
    """New facts and counters before the old ones."""
    edited.story["facts"] = [f"fact_{edited.new('f')[-1]}", *edited.story["facts"]]
    counters = edited.story["counters"]
    edited.story["counters"] = {f"count_{edited.new('c')[-1]}": [0, 5], **counters}


def once_more(edited: Edited, dice: Dice) -> None:
    """A once-only reply before all others, which takes the first bit of what was used."""
    insert_choice(edited, dice)
    for scene in edited.story["scenes"].values():
        for name, choice in scene.get("you", {}).items():
            if "-new-" in name:
                choice["once"] = True


def rename_scene(edited: Edited, dice: Dice) -> None:
    story = edited.story
    now = dice.pick(tuple(story["scenes"]))
    new = edited.new("place")

    def follow(data: Any) -> Any:
        match data:
            case dict():
                return {
                    key: new if key in {"next", "to", "opening"} and value == now else follow(value)
                    for key, value in data.items()
                }
            case list():
                return [follow(item) for item in data]
        return data

    edited.story = follow(story)
    scenes = edited.story["scenes"]
    edited.story["scenes"] = {new if name == now else name: scene for name, scene in scenes.items()}
    edited.story.setdefault("renamed", {})[now] = new
    edited.scenes[first_name(edited.scenes, now) or now] = new


def rename_choice(edited: Edited, dice: Dice) -> None:
    """A reply or part; what read the pick follows."""
    name = dice.pick(
        [
            n
            for n, s in edited.story["scenes"].items()
            if "ending" not in s and ("you" in s or "build" in s)
        ]
    )
    scene = edited.story["scenes"][name]
    choices = dice.pick(list(choices_of(scene)))
    now, new = dice.pick(tuple(choices)), edited.new("say")
    entries = {new if choice == now else choice: data for choice, data in choices.items()}
    choices.clear()
    choices.update(entries)
    edited.story["scenes"][name] = _picks(scene, now.replace("-", "_"), new.replace("-", "_"))
    edited.story.setdefault("renamed", {})[f"{name}.{now}"] = new
    home = first_name(edited.scenes, name) or name
    mine = {key: value for key, value in edited.choices.items() if key[0] == home}
    edited.choices[home, first_name(mine, now) or now] = new


def _picks(data: Any, old: str, new: str) -> Any:
    match data:
        case dict():
            return {
                key: _worded(value, old, new) if key == "if" else _picks(value, old, new)
                for key, value in data.items()
            }
        case list():
            return [_picks(item, old, new) for item in data]
    return data


def _worded(expression: str, old: str, new: str) -> str:
    return " ".join(
        new if word.rstrip(")") == old else word
        for word in expression.replace(")", " )").split(" ")
    )


def rename_kit(edited: Edited, dice: Dice) -> None:
    kit = edited.story["kit"]
    if not kit:
        return
    now, new = dice.pick(tuple(kit)), edited.new("kit")
    edited.story["kit"] = {new if name == now else name: choice for name, choice in kit.items()}
    for scene in edited.story["scenes"].values():
        if isinstance(scene.get("kit"), list):
            scene["kit"] = [new if name == now else name for name in scene["kit"]]
    edited.story.setdefault("renamed", {})[f"kit.{now}"] = new
    mine = {key: value for key, value in edited.choices.items() if key[0] == "kit"}
    edited.choices["kit", first_name(mine, now) or now] = new


# --- edits that do ---


def delete_choice(edited: Edited, dice: Dice) -> None:
    """A reply less; two stay, one of them always open."""
    asking = [scene for scene in edited.story["scenes"].values() if len(scene.get("you", {})) > 2]
    if asking:
        scene = dice.pick(asking)
        gone = list(scene["you"])[-1]
        del scene["you"][gone]
        renamed = edited.story.get("renamed", {})
        while old := next(
            (key for key, new in renamed.items() if new == gone and "." in key), None
        ):
            del renamed[old]  # a rename must lead to something that is there
            gone = old.partition(".")[2]


def lead_elsewhere(edited: Edited, dice: Dice) -> None:
    """A reply leads straight to an ending."""
    asking = [scene for scene in edited.story["scenes"].values() if "you" in scene]
    choices = dice.pick(asking)["you"]
    ending = next(name for name, s in edited.story["scenes"].items() if "ending" in s)
    choices[dice.pick(tuple(choices))]["next"] = ending


def lock(edited: Edited, dice: Dice) -> None:
    """A reply closes as the other grows angry."""
    choices = dice.pick([scene for scene in edited.story["scenes"].values() if "you" in scene])[
        "you"
    ]
    choice = choices[dice.pick(tuple(choices))]
    choice["if"] = "anger <= 5"
    choice.pop("locked", None)


Edit = Callable[[Edited, Dice], None]
HARMLESS: tuple[Edit, ...] = (
    words, insert_choice, insert_scene, reorder, add_names, once_more, rename_scene, rename_choice, rename_kit,
)  # fmt: skip
HARMFUL: tuple[Edit, ...] = (delete_choice, lead_elsewhere, lock)
