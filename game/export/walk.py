"""A play recorded as a walk: the author's own test, written by playing."""

from __future__ import annotations

from pathlib import Path

from game.engine.scoring import score
from game.engine.step import fold, outcome
from game.engine.story import Encounter
from game.errors import CANNOT, GameError, cannot_write
from game.stories.packs import WALKS, Story, shown
from game.stories.reader import read_bytes
from game.stories.rewriting import quoted, rewrite
from game.stories.walks import WalksSheet


def walk_yaml(encounter: Encounter, path: tuple[str, ...], name: str) -> str:
    """One entry of `walks.yaml`: the path, and after each choice the scene that it led to.

    Raises `GameError` as `step` does. A path that was broken off expects no ending.
    """
    lines = [f"  - name: {quoted(name)}", "    path:"]
    for number, choice in enumerate(path, 1):
        state = fold(encounter, path[:number]).state
        scene = encounter.scenes[state.scene].id
        lines.append(f"      - {{choose: {choice}, expect: {{scene: {scene}}}}}")
    ended = outcome(encounter, fold(encounter, path).state)
    if ended is not None:
        lines += [f"    ending: {ended.ending}", f"    kind: {ended.kind}"]
        bands = {a: b.band for a, b in score(encounter, path).bands.items() if b is not None}
        told = ", ".join(f'{axis}: "== {band}"' for axis, band in bands.items())
        lines.append(f"    bands: {{{told}}}")
    return "\n".join(lines) + "\n"


def append_walk(story: Story, path: tuple[str, ...], name: str) -> Path:
    """Put a recorded walk at the end of the story's `walks.yaml`, made if need be.

    A name that is taken gets a number. Raises `cannot-write`, and `walks-not-in-lines` where the end of the file is
    no place for one.
    """
    file = story.path.with_name(WALKS)
    taken = {walk.name for walk in story.walks}
    free, number = name, 2
    while free in taken:
        free, number = f"{name} {number}", number + 1
    try:
        before = file.read_text("utf-8") if file.exists() else "walks:\n"
        gap = "" if before.endswith("\n") else "\n"
        text = before + gap + walk_yaml(story.encounter, path, free)
        if not _reads_back(text):
            raise GameError("walks-not-in-lines", CANNOT, path=shown(file))
    except (OSError, UnicodeError) as error:
        raise cannot_write(shown(file), error) from error
    rewrite(file, text)
    return file


def _reads_back(text: str) -> bool:
    """Whether `walks.yaml` can be read: one written as `walks: [...]` cannot be gone on with."""
    sheet = WalksSheet(WALKS)
    root, problems, _ = read_bytes(text.encode(), WALKS)
    sheet.walks(root)
    return not problems and not sheet.problems
