"""The settings, kept with the profile."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.binding import BindingType

from game.places import PLAYER
from game.stories.texts import INTENSITIES
from game.tui.commands import BACK, Command, bindings
from game.tui.page import Page
from game.tui.screens.frame import Framed
from game.tui.sitting import THEMES
from game.tui.widgets.sheet import Sheet
from game.words import C_, LANGUAGES, N_, Phrase, Words
from game.words.languages import NAMES

_ON_OFF: Final = ("on", "off")
_VALUES: Final = {
    "lang": LANGUAGES,
    "theme": THEMES,
    "intensity": INTENSITIES,
    "animation": _ON_OFF,
    "mouse": _ON_OFF,
}
_NAMES: Final = {
    "lang": N_("Language"),
    "theme": N_("Colours"),
    "intensity": N_("How hard words are told"),
    "animation": N_("Answers arrive a moment later"),
    "mouse": N_("The game uses the mouse (from the next start on)"),
}
COLOURS: Final[dict[str, Phrase]] = {
    "dark": C_("colours", "dark"),
    "light": C_("colours", "light"),
    "contrast": C_("colours", "high contrast"),
}
_TOLD: Final[dict[str, Phrase]] = {
    **COLOURS,
    "mild": C_("intensity", "mild: paraphrased"),
    "strong": C_("intensity", "strong: said aloud"),
    "on": C_("switch", "on"),
    "off": C_("switch", "off"),
}


class SettingsScreen(Framed):
    """One item a setting; enter, left and right change it."""

    NAME = N_("settings")
    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = (BACK,)
    BINDINGS: ClassVar[list[BindingType]] = bindings(OWN_COMMANDS)

    def on_mount(self) -> None:
        """The colours can be changed from anywhere: this screen shows them as they are."""
        self.watch(self.app, "theme", self._recoloured, init=False)

    def _recoloured(self) -> None:
        if self.ready:
            self.retell()

    def page(self) -> Page:
        """All settings with their values."""
        words = self.sitting.words
        page = Page()
        page.gap()
        name = self.sitting.profile.name
        own = (
            words.t("Your settings") if name == PLAYER else words.t("Settings of {name}", name=name)
        )
        page.text(own, "bright", margin=2)
        page.gap()
        for number, key in enumerate(_VALUES, 1):
            value = _shown(self._now(key), words)
            page.item(
                key,
                words.t(_NAMES[key]),
                key=str(number),
                aside=words.t("< {value} >", value=value),
                aside_role="accent",
            )
            page.gap()
        page.text(
            words.t("Enter, left and right change a setting. It is kept at once."),
            "muted",
            margin=2,
        )
        return page

    def _now(self, key: str) -> str:
        if key == "lang":
            return self.sitting.lang
        values = _VALUES[key]
        found = self.sitting.settings.get(key, values[0])
        return found if found in values else values[0]

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        """The next value."""
        event.stop()
        self._change(event.item, 1)

    def on_sheet_turned(self, event: Sheet.Turned) -> None:
        """The next value, or the one before."""
        event.stop()
        self._change(event.item, event.way)

    def _change(self, key: str, way: int) -> None:
        with self.telling():
            value = self.sitting.next_value(key, _VALUES[key], self._now(key), way)
            if key == "theme":
                self.app.theme = value
        self.retell()


def _shown(value: str, words: Words) -> str:
    return NAMES[value] if value in NAMES else words.phrase(_TOLD[value])
