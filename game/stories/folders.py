"""Where the files of a pack lie. Kept apart from the reader, so that a kept index is found without it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

STORY: Final = "story.yaml"
PACK: Final = "pack.yaml"


def encounter_ids(folder: Path) -> tuple[str, ...]:
    """The encounters of a pack folder: every folder under `encounters/` with a story, or with other YAML that wants one."""
    try:
        folders = sorted((folder / "encounters").iterdir())
    except OSError:
        return ()
    return tuple(one.name for one in folders if is_there(one / STORY) or _wants_story(one))


def _wants_story(folder: Path) -> bool:
    """Whether a folder holds YAML: a translation, walks, or a story under a slightly wrong name."""
    try:
        return any(file.suffix in {".yaml", ".yml"} for file in folder.iterdir())
    except OSError:
        return False


def is_there(path: Path) -> bool:
    """Whether there is something to read; of a link that leads nowhere, reading it will say why."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def real(path: Path) -> Path:
    """A path without links. Never raises, as `Path.resolve` does in some Pythons for links that lead to each other."""
    return Path(os.path.realpath(path))


def pack_of(path: Path) -> Path | None:
    """The pack folder that a file belongs to, or None for a story that stands alone."""
    for folder in real(path).parents:
        if (folder / PACK).is_file():
            return folder
    return None
