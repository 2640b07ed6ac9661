"""What a terminal sends, taken without believing that it is UTF-8 or that its key sequences make sense."""

from __future__ import annotations

import termios

from textual.drivers.linux_driver import LinuxDriver

from game.errors import CANNOT


class Keyboard(LinuxDriver):
    """Textual's driver, which would end the game with a traceback at the first byte that it does not understand."""

    def run_input_thread(self) -> None:
        """Read keys until the game ends; what cannot be read is passed over, with all that came along with it.

        The rest of a paste in another encoding must not be taken for keys. Where there is no terminal any more, the
        game leaves; every choice is on disk.
        """
        try:
            while not self.exit_event.is_set():
                try:
                    super().run_input_thread()
                except (ValueError, OverflowError):  # not UTF-8; a letter beyond Unicode
                    termios.tcflush(self.fileno, termios.TCIFLUSH)
        except (OSError, termios.error):
            self._app.call_later(self._app.exit, return_code=CANNOT)

    def resume_application_mode(self) -> None:
        """Take the terminal again, after giving it up where that has not been done.

        SIGCONT comes to a game that was stopped from outside, and to one whose terminal closes. Beginning twice would
        leave two threads that read keys, one of them for ever, and forget how the terminal was before.
        """
        if self._key_thread is not None and self._key_thread.is_alive():
            self.suspend_application_mode()
        super().resume_application_mode()
