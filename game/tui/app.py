"""The application: it holds the sitting, the themes and the commands that work everywhere. Screens do the rest."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.driver import Driver
from textual.screen import Screen

from game.errors import DONE, GameError
from game.tui import journey
from game.tui.commands import EVERYWHERE, bindings
from game.tui.palette import themes
from game.tui.screens.frame import Framed
from game.tui.sitting import THEMES, Sitting

_BACKUP_AFTER = 1.0  # seconds: the first screen stands long since


class StandTall(App[None]):
    """Stand Tall in a terminal. `failure` is what ended it, if something did that has a sentence."""

    TITLE = "Stand Tall"
    BINDINGS: ClassVar[list[BindingType]] = bindings(EVERYWHERE, priority=True)
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.failure: Exception | None = None
        for theme in themes():
            self.register_theme(theme)
        self.theme = sitting.theme
        self.animation_level = "none"

    def until_left(self) -> int:
        """Run until the player leaves, and give the exit code. Raises what went wrong inside."""
        self.run(mouse=self.sitting.mouse)
        if self.failure is not None:
            raise self.failure
        return self.return_code or 0

    def get_default_screen(self) -> Screen[Any]:
        """Home lies below everything else."""
        from game.tui.screens.home import HomeScreen

        return HomeScreen(self.sitting)

    def get_driver_class(self) -> type[Driver]:
        """Textual's own driver, on Unix with a thicker skin."""
        driver = super().get_driver_class()
        if driver.__name__ != "LinuxDriver":
            return driver
        from game.tui.keyboard import Keyboard

        return Keyboard

    def on_mount(self) -> None:
        """Go where the command line asked to go, tell what there is to tell, and back up in the background."""
        encounter = self.sitting.options.encounter
        if encounter is not None:
            journey.brief(self, self.sitting, encounter, fresh=self.sitting.options.fresh)
        elif self.sitting.first_time:
            from game.tui.screens.language import LanguageScreen

            self.push_screen(LanguageScreen(self.sitting))
        for notice in self.sitting.notices:
            journey.tell(self, self.sitting, GameError(notice.code, DONE, **dict(notice.values)))
        self.set_timer(_BACKUP_AFTER, self.back_up)
        self._heed_signals()

    def _heed_signals(self) -> None:
        """Give the terminal back in order when the system asks the game to end; everything is saved already."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP", "SIGQUIT"):
            number = getattr(signal, name, signal.SIGTERM)
            with suppress(
                NotImplementedError, RuntimeError, ValueError
            ):  # Windows, or not the main thread
                loop.add_signal_handler(number, partial(self.exit, return_code=128 + number))

    def back_up(self) -> None:
        """Copy the saves in a thread of its own; the saves themselves are safe without it."""
        self.run_worker(self._back_up, thread=True, exit_on_error=False)

    def _back_up(self) -> None:
        with suppress(
            GameError
        ):  # “standtall backup” tells why a copy fails; the play must not stop for it
            self.sitting.store.backup()

    def on_finished(self) -> None:
        """A play has its result: worth a copy."""
        self.back_up()

    async def action_quit(self) -> None:
        """Leave, unasked: every choice is on disk already."""
        self.exit()

    def action_help_quit(self) -> None:
        """Ctrl+C is no accident to be punished: say which key leaves."""
        if isinstance(self.screen, Framed):
            self.screen.say(self.sitting.words.t("Ctrl+Q leaves; everything is saved."))

    def action_next_language(self) -> None:
        """Speak the next language, wherever the player is."""
        self._keep(self.sitting.next_language)
        self.retell()

    def action_next_theme(self) -> None:
        """The next theme."""
        self._keep(lambda: self.sitting.next_value("theme", THEMES, self.theme))
        self.theme = self.sitting.theme

    def action_help(self) -> None:
        """The help for the screen that is open; once more closes it."""
        from game.tui.screens.help import HelpScreen

        self._lay_over(HelpScreen)

    def action_everything(self) -> None:
        """All that can be done, to search in; once more closes it."""
        from game.tui.screens.everything import EverythingScreen

        self._lay_over(EverythingScreen)

    def _lay_over(self, kind: Callable[[Sitting, Framed], Framed]) -> None:
        """Open a screen about another one; two of them never lie over each other."""
        screen = self.screen
        if not isinstance(screen, Framed) or screen.small:
            return
        behind = screen.behind or screen
        if behind is not screen:
            screen.go_back()
        if type(screen) is not kind:
            self.push_screen(kind(self.sitting, behind))

    def retell(self) -> None:
        """Let the open screen speak the present language; the ones below do so when they come back."""
        if isinstance(self.screen, Framed) and self.screen.ready:
            self.screen.retell()

    def _keep(self, change: Callable[[], object]) -> None:
        try:
            change()
        except GameError as error:
            journey.tell(self, self.sitting, error)

    def _handle_exception(self, error: Exception) -> None:
        """Keep what went wrong for whoever called `run`: one place words errors, and it is not here."""
        self.failure = self.failure or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Give the terminal back without a traceback on it."""
        self._close_messages_no_wait()
