"""Home: the map of the week, what was begun, and everything else there is to play."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from game.saves import PlayRecord
from game.stories.library import Day, Entry
from game.tui import journey
from game.tui.commands import Command, bindings
from game.tui.glyphs import GLYPHS
from game.tui.page import Page
from game.tui.screens.frame import Framed
from game.tui.widgets.reader import Reader
from game.tui.widgets.sheet import Sheet
from game.tui.wrapping import pad
from game.words import C_, N_, Words, terms
from game.words.visible import visible

CONTINUE = "continue"
_BELOW = 5  # rows that the map never has: the bar, what there is to know of an encounter, the keys
_DAY = 15  # cells for the station and the name of a day

_DAYS = {
    "monday": C_("day", "Monday"),
    "tuesday": C_("day", "Tuesday"),
    "wednesday": C_("day", "Wednesday"),
    "thursday": C_("day", "Thursday"),
    "friday": C_("day", "Friday"),
    "saturday": C_("day", "Saturday"),
    "sunday": C_("day", "Sunday"),
}


class HomeScreen(Framed):
    """Lists what can be played. It reads the kept index and the saves, never a story."""

    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command(
            "p",
            "p",
            "progress",
            N_("progress"),
            N_("What you played, how it went, and your plans."),
        ),
        Command(
            "k",
            "k",
            "cards",
            N_("cards"),
            N_("What there is to practise, on cards: a line to say, and where it goes wrong."),
        ),
        Command(
            "d",
            "d",
            "drills",
            N_("drill"),
            N_(
                "A few lines from calls that you have finished: how is the person, what would you do?"
            ),
        ),
        Command(
            "s",
            "s",
            "settings",
            N_("settings"),
            N_("Language, colours, how hard words are told, and more."),
        ),
        Command("a", "a", "about", N_("about"), N_("What this is, and whose ideas it is made of.")),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(OWN_COMMANDS),
        Binding("escape", "app.help_quit", show=False),
    ]

    DEFAULT_CSS = """
    HomeScreen #detail { height: auto; max-height: 6; min-height: 3; padding: 0 1; }
    """

    def parts(self) -> Iterator[Widget]:
        """The map, and below it what there is to know of the encounter pointed at."""
        yield Sheet("main")
        yield Reader("detail", hugs=True, panel=True)

    def tell(self) -> None:
        """The map anew, from the saves."""
        with self.telling():
            self._plays = self.sitting.store.plays(self.sitting.profile.id)
            self._open = self.sitting.store.last_open_play(self.sitting.profile.id)
        super().tell()
        self._show_detail()

    _plays: tuple[PlayRecord, ...] = ()
    _open: PlayRecord | None = None

    def page(self) -> Page:
        """The map of the week, with air between the days where there is room for it."""
        page = self._map(airy=True)
        if len(page.rows(self.size.width)) > self.size.height - _BELOW:
            page = self._map(airy=False)
        return page

    def _map(self, *, airy: bool) -> Page:
        words = self.sitting.words
        index = self.sitting.library.index()
        known = {entry.name: entry for entry in index.entries}
        page = Page()
        page.gap()
        page.text(
            words.t("A film asks: stand, or earn money? Earn it standing."), "muted", margin=2
        )
        page.gap()
        if self._open is not None:
            self._continue(page, self._open, known, words)
        number = 0
        for day in index.days:
            last = day is index.days[-1]
            entries = [known.pop(name) for name in day.encounters if name in known]
            page.entry(
                f"  {self._station(entries)} {self._day(day, words)}",
                day.words("title", self.sitting.lang),
                "text",
                margin=_DAY,
                mark_role="muted",
            )
            for entry in entries:
                number += not entry.left_out
                self._entry(page, entry, number, " " if last else GLYPHS.path, words)
            if airy:
                path = " " if last else GLYPHS.path
                page.entry(f"  {path}", "", margin=_DAY, mark_role="faint")
        rest = list(known.values())
        if rest and index.days:
            page.head(words.t("More encounters"))
        for entry in rest:
            number += not entry.left_out
            self._entry(page, entry, number, " ", words)
        return page

    def _continue(
        self, page: Page, record: PlayRecord, known: dict[str, Entry], words: Words
    ) -> None:
        entry = known.get(record.name)
        if entry is None or entry.left_out:
            return
        page.item(
            CONTINUE,
            words.t("Go on with “{title}”", title=entry.words("title", self.sitting.lang)),
            key="c",
            role="bright",
            aside=words.t("practice") if record.practice_of is not None else "",
        )
        page.gap()

    def _day(self, day: Day, words: Words) -> str:
        return words.phrase(_DAYS[day.id]) if day.id in _DAYS else ""

    def _station(self, entries: list[Entry]) -> str:
        done = {p.name for p in self._plays if p.status == "finished"}
        return GLYPHS.done if entries and all(e.name in done for e in entries) else GLYPHS.todo

    def _entry(self, page: Page, entry: Entry, number: int, path: str, words: Words) -> None:
        title = entry.words("title", self.sitting.lang)
        if entry.left_out:
            left_out = words.t(
                "{name}: left out, it has problems; “{command}” tells which",
                name=entry.id,
                command=visible(self.sitting.library.check_command(entry)),
            )
            page.entry(f"  {path}", left_out, "warn", margin=_DAY)
            return
        key = str(number) if number < 10 else ""  # there are nine digits to press
        page.item(
            entry.name,
            title,
            key=key,
            shown=pad(path, _DAY - 2) + f"{key:<2}",
            role="bright",
            aside=self._state(entry, words),
            margin=_DAY + 1,
        )

    def _state(self, entry: Entry, words: Words) -> str:
        own = self._of(entry)
        begun = [play for play in own if play.status == "open"]
        played = any(play.status == "finished" for play in own)
        # Practice that waits takes nothing from a call that was played to its end.
        if played and all(play.practice_of is not None for play in begun):
            return words.t("played")
        if begun:
            return words.t("begun")
        return words.n("{count} minute", "{count} minutes", entry.minutes)

    def _of(self, entry: Entry) -> list[PlayRecord]:
        return [p for p in self._plays if p.name == entry.name]

    # the detail

    @on(Sheet.Pointed)
    def _show_detail(self) -> None:
        words = self.sitting.words
        index = self.sitting.library.index()
        entry = next((e for e in index.entries if e.name == self.main.cursor), None)
        page = Page()
        if entry is not None:
            day = next((d for d in index.days if entry.name in d.encounters), None)
            lang = self.sitting.lang
            page.text(entry.words("you", lang) if day is None else day.words("why", lang))
            if entry.note:
                page.text(words.t("Note: {note}", note=entry.words("note", lang)), "warn")
            result = self._result(entry, words)
            if result:
                page.text(result, "muted")
        elif self.main.cursor == CONTINUE and self._open is not None:
            page.text(words.t("It waits where you left, with every choice you made."))
        self.query_one("#detail", Reader).show(page)

    def _result(self, entry: Entry, words: Words) -> str:
        finished = [play for play in self._of(entry) if play.scores and play.practice_of is None]
        if not finished:
            return ""
        scores = finished[-1].scores or {}
        told = (
            f"{words.phrase(name)} {words.t('not tested') if scores.get(axis) is None else scores[axis]}"
            for axis, name in terms.AXES.items()
        )
        return words.t("Last time: {scores}", scores=words.t(", ").join(told))

    # going somewhere

    @on(Sheet.Chosen, "#main")
    def _chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        if event.item == CONTINUE and self._open is not None:
            with self.telling():
                play = self.sitting.session.resume(self._open)
                journey.take_up(self, play)
        else:
            journey.brief(self.app, self.sitting, event.item)

    def on_screen_resume(self) -> None:
        """Coming back: something may have been played."""
        if self.ready:
            self.retell()

    def action_progress(self) -> None:
        """What was played."""
        from game.tui.screens.progress import ProgressScreen

        self.app.push_screen(ProgressScreen(self.sitting))

    def action_cards(self) -> None:
        """The cards."""
        from game.tui.screens.cards import CardsScreen

        self.app.push_screen(CardsScreen(self.sitting))

    def action_drills(self) -> None:
        """The drills."""
        from game.tui.screens.drills import DrillsScreen

        self.app.push_screen(DrillsScreen(self.sitting))

    def action_settings(self) -> None:
        """The settings."""
        from game.tui.screens.settings import SettingsScreen

        self.app.push_screen(SettingsScreen(self.sitting))

    def action_about(self) -> None:
        """Whose ideas these are."""
        from game.tui.screens.about import AboutScreen

        self.app.push_screen(AboutScreen(self.sitting))
