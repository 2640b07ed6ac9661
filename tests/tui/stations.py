"""Every screen of the game, the shortest way onto it, and a hand that is as quick as the game itself."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from textual import events
from textual.errors import NoWidget
from textual.geometry import Size
from textual.pilot import Pilot
from textual.widget import Widget

from game.errors import CANNOT, GameError
from game.session import Play
from game.tui import journey
from game.tui.app import StandTall
from game.tui.screens.about import AboutScreen
from game.tui.screens.away import AwayScreen
from game.tui.screens.cards import CardsScreen
from game.tui.screens.cause import CauseScreen
from game.tui.screens.conversation import ConversationScreen
from game.tui.screens.debrief import DebriefScreen
from game.tui.screens.drills import DrillsScreen
from game.tui.screens.everything import EverythingScreen
from game.tui.screens.frame import Framed
from game.tui.screens.guess import GuessScreen
from game.tui.screens.help import HelpScreen
from game.tui.screens.language import LanguageScreen
from game.tui.screens.plan import PlanScreen
from game.tui.screens.progress import ProgressScreen
from game.tui.screens.quiet import QuietScreen
from game.tui.screens.settings import SettingsScreen
from game.tui.widgets.reader import Reader
from game.tui.widgets.sheet import Sheet
from game.words import LANGUAGES, Words

SIZES: Final = ((60, 20), (80, 24), (120, 40))
WINDOWS: Final = tuple((lang, size) for lang in LANGUAGES for size in SIZES)
# Each language once and each size once, where all nine would say nothing more.
DIAGONAL: Final = tuple(zip(LANGUAGES, SIZES, strict=True))

_ROUNDS: Final = 2  # a widget hears and tells its screen, then the screen hears and changes
SEED: Final = 7


@dataclass
class Visit:
    """A player on a screen. `play` is the one that the screen is about, where it is about one."""

    app: StandTall
    play: Play | None = None

    @property
    def words(self) -> Words:
        """The interface in the present language."""
        return self.app.sitting.words

    @property
    def screen(self) -> Framed:
        """The screen that is open."""
        assert isinstance(self.app.screen, Framed)
        return self.app.screen

    @property
    def where(self) -> str:
        """Its name."""
        return type(self.screen).__name__.removesuffix("Screen")

    @property
    def main(self) -> Sheet:
        """The sheet with the items."""
        return self.screen.query_one("#main", Sheet)

    @property
    def rows(self) -> list[str]:
        """What is on the screen, row by row, blanks at the end included."""
        return [strip.text for strip in self.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(row.rstrip() for row in self.rows)

    @property
    def here(self) -> Play:
        """The play that the screen is about."""
        assert self.play is not None
        return self.play

    @property
    def path(self) -> list[str]:
        """The choices made in the play that is open."""
        screen = self.screen
        play = screen.play if isinstance(screen, ConversationScreen) else self.play
        return list(play.path) if play else []

    def shows(self, text: str) -> bool:
        """Whether a text is on the screen, however it is broken into lines and columns."""
        return "".join(text.split()) in "".join(self.text.replace("|\n", "\n").split())

    # the hand

    async def press(self, *keys: str) -> None:
        """Press keys, each heard before the next."""
        for key in keys:
            self._send(key)
            await self.settle()

    async def hammer(self, keys: tuple[str, ...]) -> None:
        """Press keys faster than anything can answer."""
        for key in keys:
            self._send(key)
        await self.settle()

    async def paste(self, text: str) -> None:
        """Paste, as a terminal hands it over."""
        self._driver(events.Paste(text))
        await self.settle()

    async def click(self, x: int, y: int) -> None:
        """Press and release the left button."""
        widget = None
        with suppress(NoWidget):
            widget, _ = self.app.get_widget_at(x, y)
        for kind in (events.MouseMove, events.MouseDown, events.MouseUp, events.Click):
            event = kind(widget, x, y, 0, 0, 1, False, False, False, x, y)
            self.app.mouse_position = event.screen_offset
            self.screen._forward_event(event)
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Another size of the window."""
        size = Size(width, height)
        assert self.app._driver is not None
        self.app._driver._size = size
        self.app.post_message(events.Resize(size, size))
        await self.settle()
        self.app._check_resize()  # Textual gathers for a moment those that come at once
        await self.settle()

    async def settle(self) -> None:
        """Wait until everything asked for so far is done and painted: not a moment longer, on a busy machine too."""
        pilot = Pilot(self.app)
        for _ in range(_ROUNDS):
            for _ in range(3):
                await asyncio.sleep(0)  # a driver's message enters the queue by way of the loop
            await pilot._wait_for_screen()
            if self.app.failure is not None:
                raise self.app.failure
            if self.app.is_running:
                self.app.screen._on_timer_update()

    def _driver(self, event: events.Event) -> None:
        assert self.app._driver is not None
        event.set_sender(self.app)
        self.app._driver.send_message(event)

    def _send(self, key: str) -> None:
        character = key if len(key) == 1 else _CHARACTERS.get(key)
        self._driver(events.Key(_NAMES.get(key, key), character))

    # going somewhere

    async def go(self, station: str) -> None:
        """Onto a screen, by its name in `STATIONS`."""
        journey.home(self.screen)
        await self.settle()
        self.play = None
        STATIONS[station](self)
        await self.settle()


_NAMES: Final = {"?": "question_mark", " ": "space"}
_CHARACTERS: Final = {"question_mark": "?", "space": " ", "enter": "\r", "tab": "\t"}


def start(visit: Visit, encounter: str, *, until: Callable[[Play], bool]) -> Play:
    """A play of its own, on by the first open reply each time."""
    play = visit.app.sitting.session.start(f"standtall/{encounter}", seed=SEED, fresh=True)
    while not until(play):
        play.choose(next(option.choice.id for option in play.options() if option.open))
    return play


def ended(play: Play) -> bool:
    """Whether it came to its end."""
    return play.outcome() is not None


def finished(visit: Visit, encounter: str) -> Play:
    """A play with its result, and an answer to every question."""
    play = start(visit, encounter, until=ended)
    play.answer("guess", {"empathy": 70, "boundaries": 40, "self_protection": 55})
    if play.encounter.cause:
        play.answer("cause", play.encounter.cause[0].id)
    play.finish()
    return play


# the ways


def _language(visit: Visit) -> None:
    visit.app.push_screen(LanguageScreen(visit.app.sitting))


def _briefing(visit: Visit) -> None:
    _close_all(visit, "abusive-client")
    journey.brief(visit.app, visit.app.sitting, "abusive-client")


def _first_briefing(visit: Visit) -> None:
    _close_all(visit, "first-call")
    journey.brief(visit.app, visit.app.sitting, "first-call", first=True)


def _briefing_again(visit: Visit) -> None:
    visit.play = start(visit, "first-call", until=lambda play: bool(play.path))
    journey.brief(visit.app, visit.app.sitting, "first-call")


def _close_all(visit: Visit, encounter: str) -> None:
    session = visit.app.sitting.session
    while (found := session.unfinished(f"standtall/{encounter}")) is not None:
        visit.app.sitting.store.leave(found.id)


def _converse(visit: Visit, encounter: str, until: Callable[[Play], bool]) -> None:
    visit.play = start(visit, encounter, until=until)
    screen = ConversationScreen(visit.app.sitting, visit.play)
    screen._unread = False  # read so far, in the smallest window too
    visit.app.push_screen(screen)


def _conversation(visit: Visit) -> None:
    _converse(visit, "first-call", lambda play: len(play.path) == 1)


def _built(visit: Visit) -> None:
    _converse(visit, "rain-refund", lambda play: bool(play.state.picked))


def _abusive(visit: Visit) -> None:
    _converse(visit, "abusive-client", lambda play: play.scene.condition == "abusive")


def _ending(visit: Visit) -> None:
    _converse(visit, "first-call", ended)


def _reminder(visit: Visit) -> None:
    from game.tui.screens.briefing import ReminderScreen

    _conversation(visit)
    visit.app.push_screen(ReminderScreen(visit.app.sitting, visit.here.story))


def _away(visit: Visit) -> None:
    _conversation(visit)
    visit.app.push_screen(AwayScreen(visit.app.sitting, visit.here))


def _practice_away(visit: Visit) -> None:
    first = start(visit, "first-call", until=lambda play: len(play.path) == 2)
    visit.play = visit.app.sitting.session.undo(first)
    screen = ConversationScreen(visit.app.sitting, visit.play)
    screen._unread = False
    visit.app.push_screen(screen)
    visit.app.push_screen(AwayScreen(visit.app.sitting, visit.play))


def _guess(visit: Visit) -> None:
    visit.play = start(visit, "first-call", until=ended)
    visit.app.push_screen(GuessScreen(visit.app.sitting, visit.play))


def _cause(visit: Visit) -> None:
    visit.play = start(visit, "first-call", until=ended)
    visit.play.answer("guess", None)
    visit.app.push_screen(CauseScreen(visit.app.sitting, visit.play))


def _quiet(visit: Visit) -> None:
    visit.play = start(visit, "abusive-client", until=ended)
    visit.app.push_screen(QuietScreen(visit.app.sitting, visit.play))


def _debrief(visit: Visit) -> None:
    visit.play = finished(visit, "first-call")
    visit.app.push_screen(DebriefScreen(visit.app.sitting, visit.play))


def _plan(visit: Visit) -> None:
    _debrief(visit)
    visit.app.push_screen(PlanScreen(visit.app.sitting, visit.here))


def _progress(visit: Visit) -> None:
    visit.play = finished(visit, "first-call")
    visit.app.push_screen(ProgressScreen(visit.app.sitting))


def _cards(visit: Visit) -> None:
    visit.play = finished(visit, "first-call")
    visit.app.push_screen(CardsScreen(visit.app.sitting))


def _drills(visit: Visit) -> None:
    visit.play = finished(visit, "first-call")
    visit.app.push_screen(DrillsScreen(visit.app.sitting))


def _settings(visit: Visit) -> None:
    visit.app.push_screen(SettingsScreen(visit.app.sitting))


def _about(visit: Visit) -> None:
    visit.app.push_screen(AboutScreen(visit.app.sitting))


def _notice(visit: Visit) -> None:
    journey.tell(visit.app, visit.app.sitting, GameError("disk-full", CANNOT, path="/there"))


def _help(visit: Visit) -> None:
    visit.app.push_screen(HelpScreen(visit.app.sitting, visit.screen))


def _everything(visit: Visit) -> None:
    visit.app.push_screen(EverythingScreen(visit.app.sitting, visit.screen))


def _home(visit: Visit) -> None:
    """With something begun, so that there is something to go on with."""
    visit.play = start(visit, "first-call", until=lambda play: bool(play.path))
    visit.screen.retell()


STATIONS: Final[dict[str, Callable[[Visit], None]]] = {
    "Language": _language,
    "Home": _home,
    "Briefing": _briefing,
    "Briefing, the first": _first_briefing,
    "Briefing, once more": _briefing_again,
    "Reminder": _reminder,
    "Conversation": _conversation,
    "Conversation, a reply in parts": _built,
    "Conversation, abuse": _abusive,
    "Conversation, at its end": _ending,
    "Away": _away,
    "Away, from practice": _practice_away,
    "Guess": _guess,
    "Cause": _cause,
    "Quiet": _quiet,
    "Debrief": _debrief,
    "Plan": _plan,
    "Progress": _progress,
    "Cards": _cards,
    "Drills": _drills,
    "Settings": _settings,
    "Help": _help,
    "About": _about,
    "Notice": _notice,
    "Everything": _everything,
}


def readers(screen: Framed) -> Iterator[Reader]:
    """The pages that a screen shows."""
    yield from (widget for widget in shown(screen) if isinstance(widget, Reader))


def shown(screen: Framed) -> Iterator[Widget]:
    """The widgets that can be seen."""
    for widget in screen.walk_children(Widget):
        if widget.is_on_screen and widget.region.area and widget.children == []:
            yield widget
