"""The very first screen: the choice of a language."""

from __future__ import annotations

from game.errors import GameError
from game.tui import journey
from game.tui.page import Page
from game.tui.screens.frame import Framed
from game.tui.widgets.sheet import Sheet
from game.words import LANGUAGES
from game.words.languages import NAMES

FIRST_CALL = "first-call"

# In all three languages at once: nobody has been asked yet.
_GREETINGS = ("Which language do you speak?", "您想用哪一種語言？", "您想用哪种语言？")


class LanguageScreen(Framed):
    """Chooses the language, then offers the two-minute first call."""

    def page(self) -> Page:
        """The three languages, each in its own words."""
        page = Page()
        page.gap()
        page.text("Stand Tall   挺直腰桿   挺直腰杆", "bright", margin=2)
        page.gap()
        for greeting in _GREETINGS:
            page.text(greeting, "muted", margin=2)
        page.gap()
        for number, lang in enumerate(LANGUAGES, 1):
            page.item(lang, NAMES[lang], key=str(number))
        return page

    def tell(self) -> None:
        """Point at the language of the terminal."""
        self.main.show(self.page(), cursor=self.sitting.lang)

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        """Keep the language and go on to the first call."""
        event.stop()
        sitting = self.sitting
        with self.telling():
            sitting.set("lang", event.item)
        self.go_back()
        try:
            sitting.library.index().find(FIRST_CALL)
        except GameError:
            return  # a pack of one's own may have none
        journey.brief(self.app, sitting, FIRST_CALL, first=True)
