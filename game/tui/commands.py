"""Commands: one value each, from which the key, the footer, the help and the list of everything follow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from textual.binding import Binding, BindingType

from game.words import N_


class Command(NamedTuple):
    """Something a key does. `label` is the footer's word, `help` a sentence; both are marked with `N_`."""

    key: str  # as Textual names it
    shown: str  # as people read it
    action: str
    label: str
    help: str
    always: bool = False  # in the footer even where it is narrow


BACK: Final = Command(
    "escape", "Esc", "close", N_("back"), N_("Back to where you were."), always=True
)
EVERYWHERE: Final = (
    Command(
        "ctrl+p",
        "Ctrl+P",
        "app.everything",
        N_("everything"),
        N_("All that can be done here, to search in."),
        always=True,
    ),
    Command(
        "f1", "F1", "app.help", N_("help"), N_("The keys of this screen, and how the game goes.")
    ),
    Command(
        "f2", "F2", "app.next_language", N_("language"), N_("The next language; the play goes on.")
    ),
    Command("f3", "F3", "app.next_theme", N_("colours"), N_("Dark, light or high contrast.")),
    Command(
        "ctrl+q",
        "Ctrl+Q",
        "app.quit",
        N_("leave"),
        N_("Leave the game; everything is saved."),
        always=True,
    ),
)


def bindings(commands: Sequence[Command], *, priority: bool = False) -> list[BindingType]:
    """The commands as Textual binds them; `app.` is cut off for the app itself."""
    return [
        Binding(
            command.key,
            command.action.removeprefix("app.") if priority else command.action,
            command.label,
            show=False,
            priority=priority,
        )
        for command in commands
    ]
