"""What a build adds to the source: the compiled message catalogues and, in a wheel, the shipped pack with its analyses.

Hatchling runs this for wheels and for editable installs; `python hatch_build.py` compiles the catalogues
alone, which is what `make` does after a translation changed. Babel is needed here and never at run time.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DOMAIN = "standtall"


def compile_catalogues(root: Path) -> list[Path]:
    """Write `game/_built/locale/<lang>/LC_MESSAGES/standtall.mo` for every .po file; return what was written.

    Each file is written aside and renamed, so that a game that is just starting never reads half of one.
    """
    written = []
    for source in sorted(root.glob(f"game/words/locale/*/LC_MESSAGES/{DOMAIN}.po")):
        language = source.parent.parent.name
        target = root / "game" / "_built" / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
        target.parent.mkdir(parents=True, exist_ok=True)
        with source.open("rb") as file:
            catalogue = read_po(file, locale=language, domain=DOMAIN)
        aside = target.with_suffix(".new")
        with aside.open("wb") as file:
            write_mo(file, catalogue)
        aside.replace(target)
        written.append(target)
    return written


def analyse_shipped(root: Path) -> str | None:
    """Write the analyses of the shipped encounters into `game/_built/analyses`, which takes some seconds.

    The reason where that cannot be done, such as the want of PyYAML: the game then makes them when it is asked for
    them.
    """
    run = [sys.executable, "-m", "game.analyses", str(root / "game" / "_built" / "analyses")]
    done = subprocess.run(run, cwd=root, check=False, capture_output=True, text=True)  # noqa: S603 - our own
    if done.returncode == 0:
        return None
    told = done.stderr.strip().splitlines()  # the last line of a traceback is the error
    return told[-1] if told else f"it ended with {done.returncode}"


class Build(BuildHookInterface):  # type: ignore[type-arg]  # generic in the builder's configuration, unused here
    """Compile the catalogues before any build; put `content/` into a wheel as `game/_content`, and analyse it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Hatchling calls this before it collects files; `version` is "standard" or "editable"."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        compile_catalogues(root)
        if version == "standard":
            build_data["artifacts"].append("game/_built/locale/**/*.mo")
            reason = analyse_shipped(root)
            if reason is None:
                build_data["artifacts"].append("game/_built/analyses/*.json")
            else:
                self.app.display_warning(f"The shipped encounters could not be analysed: {reason}")
            build_data["force_include"][str(root / "content")] = "game/_content"


if __name__ == "__main__":
    compile_catalogues(Path(__file__).parent)
