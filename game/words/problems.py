"""What each error and problem code says, and what to do about it, in English (the catalogues hold the rest).

Codes are raised as `GameError(code, …)` or collected as `Problem(code, place, values)` anywhere in the game; the
values of either fill the `{names}` here. A message says what is wrong, a hint what to do; both are whole sentences. A
code that is raised and has no entry fails a test, as does an entry that nothing raises. The entries stand in the
`said_of_…` files, by who reads them: authors of files, authors of stories, players.
"""

from __future__ import annotations

from game.words import (
    C_,
    N_,
    said_of_authoring,
    said_of_files,
    said_of_plays,
    said_of_smells,
    said_of_stories,
)
from game.words.wording import Wording

_UNKNOWN = Wording(N_("Something is wrong here: {code}."), "")


def wording(code: str) -> Wording:
    """The wording of a code; one without an entry names itself, so that no person ever sees a traceback for it."""
    return WORDINGS.get(code, _UNKNOWN)


KINDS = {
    "map": C_("found", "a group of entries"),
    "list": C_("found", "a list"),
    "text": C_("found", "a text"),
    "null": C_("found", "empty"),
    "number": C_("found", "a number"),
    "decimal": C_("found", "a decimal number"),
    "boolean": C_("found", "true or false"),
}
"""What stands where something else belongs; the reader's own names for the kinds of YAML values."""

NEAR = N_("Did you mean “{near}”?")
"""The hint where a word is like one that would have been right."""

WORDINGS: dict[str, Wording] = {
    **said_of_files.WORDINGS,
    **said_of_stories.WORDINGS,
    **said_of_smells.WORDINGS,
    **said_of_plays.WORDINGS,
    **said_of_authoring.WORDINGS,
}
