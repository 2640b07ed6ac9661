"""Where the files of a pack lie. Kept apart from the reader, so that a kept index is found without it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

STORY: Final = "story.yaml"
PACK: Final = "pack.yaml"


def encounter_ids(folder: Path) -> tuple[str, ...]:
    """The encounters of a pack folder: every folder under `encounters/` that holds a story."""
    try:
        names = sorted(entry.name for entry in (folder / "encounters").iterdir())
    except OSError:
        return ()
    return tuple(name for name in names if is_there(folder / "encounters" / name / STORY))


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
