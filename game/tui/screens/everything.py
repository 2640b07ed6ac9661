"""Everything that can be done, to search in: this screen's commands, those that work everywhere, and every encounter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input

from game.tui import journey
from game.tui.commands import BACK, EVERYWHERE, Command, bindings
from game.tui.page import Page
from game.tui.screens.frame import Framed
from game.tui.screens.settings import COLOURS
from game.tui.sitting import THEMES, Sitting
from game.tui.widgets.sheet import Sheet
from game.words import LANGUAGES, N_
from game.words.languages import NAMES


class Deed(NamedTuple):
    """Something that can be done; `run` is called once this screen is gone."""

    text: str
    key: str
    run: Callable[[], object]


class EverythingScreen(Framed):
    """A field to type in and what fits, best first. Up, Down and Enter work while typing."""

    AUTO_FOCUS = "#search"
    NAME = N_("everything")
    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = (BACK,)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(OWN_COMMANDS),
        ("down", "point(1)", ""),
        ("up", "point(-1)", ""),
        ("pagedown", "page(1)", ""),
        ("pageup", "page(-1)", ""),
    ]

    DEFAULT_CSS = """
    EverythingScreen Input { border: none; height: 1; padding: 0 1; margin: 1 2; background: $chosen; }
    """

    def __init__(self, sitting: Sitting, behind: Framed) -> None:
        super().__init__(sitting, behind)
        self._behind = behind
        self._deeds: list[Deed] = []

    def parts(self) -> Iterator[Widget]:
        """The field and the list."""
        yield Input(id="search", compact=True)
        yield Sheet("main", served=True)

    def tell(self) -> None:
        """All deeds in the present language."""
        self._deeds = list(self._all())
        field = self.query_one(Input)
        field.placeholder = self.sitting.words.t("Type to search")
        field.cursor_blink = self.moving
        self._list(field.value, keep=True)

    def _all(self) -> Iterator[Deed]:
        words = self.sitting.words
        behind = self._behind
        for command in (*behind.OWN_COMMANDS, *EVERYWHERE):
            if command.action != "app.everything":
                yield Deed(
                    f"{words.t(command.label)}: {words.t(command.help)}",
                    command.shown,
                    partial(behind.run_action, command.action),
                )
        for entry in self.sitting.library.index().in_order():
            if not entry.left_out:
                title = words.t("Play: {title}", title=entry.words("title", words.lang))
                yield Deed(title, "", partial(self._play, entry.name))
        for lang in LANGUAGES:
            yield Deed(
                words.t("Language: {language}", language=NAMES[lang]),
                "",
                partial(self._speak, lang),
            )
        for theme in THEMES:
            yield Deed(
                words.t("Colours: {colours}", colours=words.phrase(COLOURS[theme])),
                "",
                partial(self._colour, theme),
            )

    def _list(self, search: str, *, keep: bool = False) -> None:
        wanted = search.casefold().split()
        page = Page()
        for number, deed in enumerate(self._deeds):
            text = f"{deed.text} {deed.key}".casefold()
            if all(word in text for word in wanted):
                page.item(str(number), deed.text, aside=deed.key, aside_role="accent")
        if not page.items:
            page.text(self.sitting.words.t("Nothing is called like that."), "muted", margin=2)
        self.main.show(page, keep=keep)

    @on(Input.Changed)
    def _searched(self, event: Input.Changed) -> None:
        event.stop()
        self._list(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.main.action_choose()

    @on(Sheet.Chosen)
    def _chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        deed = self._deeds[int(event.item)]
        self.go_back()
        self.app.call_later(deed.run)

    def _play(self, name: str) -> None:
        screen = self.app.screen
        if isinstance(screen, Framed):
            journey.home(screen)
        journey.brief(self.app, self.sitting, name)

    def _speak(self, lang: str) -> None:
        with self._behind.telling():
            self.sitting.set("lang", lang)
        self._behind.retell()

    def _colour(self, theme: str) -> None:
        with self._behind.telling():
            self.sitting.set("theme", theme)
        self.app.theme = theme

    def action_point(self, way: int) -> None:
        """The next one."""
        self.main.action_move(way)

    def action_page(self, way: int) -> None:
        """A page on."""
        self.main.action_page(way)
