"""What can go wrong, as values: every error and every problem is a code, a place and a few values.

The wording of each code, in every language, lives in `game.words`; the exit codes live here alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

DONE = 0
CONTENT = 1  # content problems were found, or the encounter asked for is broken
USAGE = 2  # wrong usage, or an unknown encounter
CANNOT = 3  # it cannot be done here: missing file, damaged save, no terminal
INTERRUPTED = 130

NOTES = frozenset({"too-many-states"})  # codes that are no fault


class GameError(Exception):
    """Something a person can mend, named by `code`; `values` fill the sentence that words it.

    `exit_code` is what the process ends with if nobody handles it (one of the constants above).
    """

    def __init__(self, code: str, exit_code: int = USAGE, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.exit_code = exit_code
        self.values: Mapping[str, object] = values

    def __str__(self) -> str:
        """The code and its values, for logs and tests; people read the wording instead."""
        return f"{self.code} {dict(self.values)!r}" if self.values else self.code


class Place(NamedTuple):
    """A place in a file. `line` and `col` count from 1; 0 means the file as a whole."""

    file: str
    line: int
    col: int

    def __str__(self) -> str:
        """As editors understand it: `path:line:col`."""
        return f"{self.file}:{self.line}:{self.col}"


class Problem(NamedTuple):
    """One defect of the content, at one place, or a note of one. `values` fill the code's wording."""

    code: str
    place: Place
    values: Mapping[str, object] = {}

    @property
    def is_note(self) -> bool:
        """Whether it tells what was not looked at, and is no fault."""
        return self.code in NOTES


def reason(error: Exception) -> str:
    """What the system says of an error, in its own words; the kind of one that is not the system's."""
    return getattr(error, "strerror", None) or type(error).__name__


def cannot_write(path: str, error: Exception) -> GameError:
    """That a file or folder did not take what was to be written; `path` as people read it."""
    return GameError("cannot-write", CANNOT, path=path, why=reason(error))


def broken(name: str, problems: Sequence[Problem], command: str = "standtall check") -> GameError:
    """That an encounter is refused; `game.cli` says all problems, in the words and the order of `check`.

    `command` is what else tells them.
    """
    told = tuple(sorted(problems, key=lambda problem: problem.place))
    values = {"name": name, "count": len(told), "problems": told}
    return GameError("encounter-broken", CONTENT, **values, command=command)


def problems_of(error: GameError) -> tuple[Problem, ...]:
    """The problems for which an encounter was refused; none for any other error."""
    problems = error.values.get("problems")
    return problems if isinstance(problems, tuple) else ()


def unexpected(error: Exception, environ: Mapping[str, str]) -> GameError:
    """An error that no part of the game has told apart, as a sentence; raised as it is for developers."""
    if isinstance(error, OSError):
        where = f" ({error.filename})"[:300] if error.filename else ""
        return GameError("system-refused", CANNOT, why=f"{reason(error)}{where}")
    if environ.get("STANDTALL_DEBUG"):
        raise error
    what = f"{type(error).__name__}: {error}"[:200]
    return GameError("unexpected-error", CANNOT, what=what)
