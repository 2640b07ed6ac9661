"""Where things live: the shipped content, compiled catalogues, saves and kept results, and in whose name.

In a checkout everything stays in the checkout; installed, content and catalogues lie inside the package and saves in
the platform's data folder. Nothing here makes a folder: whoever writes into one does.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

PLAYER: Final = "player"
"""The profile of whoever names none."""

_PACKAGE = Path(__file__).resolve().parent


def checkout() -> Path | None:
    """The root of the checkout that the game runs from, or None where it is installed."""
    root = _PACKAGE.parent
    return root if (root / "pyproject.toml").is_file() and (root / "content").is_dir() else None


def content_folder() -> Path:
    """The shipped pack: `content/` of a checkout, else the copy that the wheel carries."""
    root = checkout()
    return root / "content" if root else _PACKAGE / "_content"


def catalogue_file(lang: str) -> Path:
    """The compiled message catalogue of a language such as `zh-Hant`; it exists once a build has run."""
    return _PACKAGE / "_built" / "locale" / lang.replace("-", "_") / "LC_MESSAGES" / "standtall.mo"


def built_analyses_folder() -> Path:
    """Analyses of the shipped encounters, made by a build; empty or absent where none has run."""
    return _PACKAGE / "_built" / "analyses"


def saves_folder(option: str | None, environ: Mapping[str, str]) -> Path:
    """Where saves go: `--saves DIR`, else STANDTALL_SAVES, else `saves/` of a checkout, else the platform's data folder.

    An empty option or variable counts as not given; `~` is the home folder.
    """
    named = option or environ.get("STANDTALL_SAVES")
    if named:
        return _from_home(Path(named))
    root = checkout()
    if root:
        return root / "saves"
    from platformdirs import user_data_path

    return user_data_path("standtall", appauthor=False)


def here() -> Path:
    """The current folder; where it was deleted under us a path that cannot be written to, which is told then."""
    try:
        return Path.cwd()
    except OSError:
        return Path()


def kept_folder(saves: Path) -> Path:
    """Where results that can be made again are kept (indexes, analyses), beside the saves they speed up."""
    return saves / "kept"


def _from_home(path: Path) -> Path:
    try:
        return path.expanduser()
    except RuntimeError:  # a user without a home folder: take the name as it stands
        return path
