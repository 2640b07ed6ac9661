"""The smallest Textual app that shows something and answers a key: what the game is measured against."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """Paints a line, and another number for every key."""

    BINDINGS: ClassVar = [("ctrl+q", "quit", "Leave")]
    presses = 0

    def compose(self) -> ComposeResult:
        """One widget."""
        yield Static("Hello, world: 0")

    def on_key(self) -> None:
        """Show that the key was heard."""
        self.presses += 1
        self.query_one(Static).update(f"Hello, world: {self.presses}")


if __name__ == "__main__":
    Hello().run()
