"""One whole JSON transcript for each encounter, kept so that a change of the contract or of the content is seen.

After a change that is meant, write them anew and read the difference: `python -m tests.lines.goldens`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.lines.playing import Event, events, shelf

FOLDER = Path(__file__).resolve().parent.parent / "goldens"
SEED = 1


def transcript(name: str, saves: Path) -> list[Event]:
    """The first of the author's walks, played by a program in English with every question at its default."""
    walk = shelf().story(name).walks[0]
    return events(saves, name, walk.path, yes=True, seed=SEED)


def file_of(name: str) -> Path:
    """Where the transcript of an encounter is kept."""
    return FOLDER / f"{name.rpartition('/')[2]}.jsonl"


def names() -> list[str]:
    """The shipped encounters."""
    return [entry.name for entry in shelf().index().entries if entry.pack == "standtall"]


def main() -> int:
    """Write every transcript anew."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.jsonl"):
        old.unlink()
    for name in names():
        with TemporaryDirectory() as saves:
            found = transcript(name, Path(saves))
        lines = (json.dumps(event, ensure_ascii=False) for event in found)
        file_of(name).write_text("\n".join(lines) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
