"""The briefing: who you are, what it is about, what to expect, and how sure you are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from game.saves import PlayRecord
from game.session import SURE
from game.stories.packs import Story
from game.stories.texts import INTENSITIES, MILD
from game.tui import journey
from game.tui.commands import BACK, Command, bindings
from game.tui.page import Page, Piece
from game.tui.screens.frame import Framed
from game.tui.sitting import Sitting
from game.tui.widgets.bars import Keys
from game.tui.widgets.reader import Reader
from game.tui.widgets.sheet import Sheet
from game.tui.wrapping import cells
from game.words import N_, Words

_READ_ON: Final = Command(
    "pagedown", "PgDn", "read_on(1)", N_("read on"), N_("The rest of the briefing.")
)
_SIDES: Final = 2  # columns beside the words, at either side
_FRAME: Final = 4  # rows of the bar and the keys, and those above and below what can be set
_KEYS: Final = 5  # cells for the keys beside the items
_INTENSITIES: Final = {"mild": N_("Mild: paraphrased"), "strong": N_("Strong: said aloud")}


def story_page(story: Story, words: Words, intensity: str) -> Page:
    """What a briefing tells."""
    texts = story.texts.texts(words.lang, intensity)
    encounter = story.encounter
    page = Page()
    page.gap()
    page.text(texts["you"])
    page.gap()
    aim = words.t("Your aim")
    names = [texts[person.name] for person in encounter.people.values()]
    margin = min(max(map(cells, [*names, aim])) + 2, 20)
    page.entry(aim, texts["aim"], margin=margin, mark_role="accent")
    page.gap()
    for person in encounter.people.values():
        page.entry(texts[person.name], texts[person.role], margin=margin, mark_role="text")
    return page


class BriefingScreen(Framed):
    """Before a play: read, set how hard words are told and how sure you are, and begin."""

    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = (BACK, _READ_ON)
    BINDINGS: ClassVar[list[BindingType]] = bindings(OWN_COMMANDS)

    DEFAULT_CSS = f"""
    BriefingScreen #story {{ height: 1fr; padding: 0 {_SIDES}; }}
    BriefingScreen #main {{ height: auto; padding: 1 {_SIDES}; }}
    """

    def __init__(
        self, sitting: Sitting, story: Story, *, first: bool = False, fresh: bool = False
    ) -> None:
        super().__init__(sitting)
        self._story = story
        self._first = first
        self._fresh = fresh
        wished = sitting.options.intensity or sitting.settings.get("intensity")
        self._intensity = wished if wished in INTENSITIES else MILD
        self._sure: int | None = None
        self._graded = story.texts.graded()
        self._unfinished: PlayRecord | None = None
        self._more = False  # than fits

    def parts(self) -> Iterator[Widget]:
        """What to read, and what to set."""
        yield Reader("story")
        yield Sheet("main", hugs=True, panel=True)

    def title_bar(self) -> tuple[str, Sequence[Piece]]:
        """The title, and how long it takes."""
        words = self.sitting.words
        minutes = words.n("{count} minute", "{count} minutes", self._story.encounter.minutes)
        title = self._story.texts.texts(words.lang)["title"]
        return title, (Piece(minutes, "muted"),)

    def commands(self) -> Sequence[Command]:
        """To read on is offered where there is more to read."""
        return [one for one in super().commands() if self._more or one is not _READ_ON]

    def _offer_more(self) -> None:
        width = self.size.width - 2 * _SIDES
        sheets = (self.query_one("#story", Reader), self.main)
        rows = sum(sheet.get_content_height(self.size, self.size, width) for sheet in sheets)
        self._more = rows > self.size.height - _FRAME
        self.query_one(Keys).show(self.commands(), self.sitting.words)

    def tell(self) -> None:
        """Both sheets anew."""
        words = self.sitting.words
        story = story_page(self._story, words, self._intensity)
        if self._first:
            story.gap()
            story.text(
                words.t("This call takes two minutes and shows you how everything works."), "muted"
            )
        self.query_one("#story", Reader).show(story, keep=True)
        encounter = self._story.encounter
        with self.telling():
            if not self._fresh:
                self._unfinished = self.sitting.session.unfinished(encounter.name)
        self.main.show(self._setting_page(), cursor=self.main.cursor or None)
        if not self.main.cursor or self.main.cursor not in self.main.page.items:
            self.main.point("begin")
        self._offer_more()

    def _setting_page(self) -> Page:
        words = self.sitting.words
        page = Page()
        if self._story.encounter.noted:
            texts = self._story.texts.texts(words.lang, self._intensity)
            page.text(words.t("Note: {note}", note=texts["note"]), "warn", margin=2)
            page.gap()
        if self._unfinished is not None:
            page.item(
                "begin",
                words.t("Go on where you left"),
                key="c",
                role="bright",
                aside="" if self._unfinished.practice_of is None else words.t("practice"),
                margin=_KEYS,
            )
            page.item("anew", words.t("Begin anew; the other one is closed"), key="n", margin=_KEYS)
        else:
            page.item("begin", words.t("Begin"), key="b", role="bright", margin=_KEYS)
        if self._unfinished is None or self._graded:
            page.gap()
        if self._graded:
            value = words.t("< {value} >", value=words.t(_INTENSITIES[self._intensity]))
            page.item(
                "intensity",
                words.t("How hard words are told"),
                key="i",
                aside=value,
                aside_role="text",
                margin=_KEYS,
            )
        sure = (
            words.t("not said")
            if self._sure is None
            else words.t("{number} of 5", number=self._sure)
        )
        page.item(
            "sure",
            words.t("How sure are you that you can handle this? 1 to 5"),
            shown="1-5",
            aside=words.t("< {value} >", value=sure),
            aside_role="text",
            margin=_KEYS,
        )
        page.keys.update({str(number): f"sure-{number}" for number in SURE})
        if self._first:
            page.item("around", words.t("Look around first"), key="l", margin=_KEYS)
        return page

    @on(Sheet.Chosen, "#main")
    def _chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        match event.item:
            case "begin":
                self._begin(fresh=self._fresh)
            case "anew":
                self._begin(fresh=True)
            case "around":
                self.go_back()
            case item if item.startswith("sure-"):
                self._sure = int(item.removeprefix("sure-"))
                self._set("begin")  # so that Enter goes on
            case item:
                self._turn(item, 1)

    @on(Sheet.Turned, "#main")
    def _turned(self, event: Sheet.Turned) -> None:
        event.stop()
        self._turn(event.item, event.way)

    def _turn(self, item: str, way: int) -> None:
        if item == "intensity":
            at = INTENSITIES.index(self._intensity)
            self._intensity = INTENSITIES[(at + way) % len(INTENSITIES)]
            self._set(item)
            self.query_one("#story", Reader).show(
                story_page(self._story, self.sitting.words, self._intensity), keep=True
            )
            self._offer_more()
        elif item == "sure":
            scale = (None, *SURE)
            self._sure = scale[(scale.index(self._sure) + way) % len(scale)]
            self._set(item)

    def _set(self, item: str) -> None:
        self.main.show(self._setting_page(), cursor=item)

    def _begin(self, *, fresh: bool) -> None:
        encounter = self._story.encounter
        with self.telling():
            play = self.sitting.session.start(
                encounter.name,
                intensity=self._intensity,
                seed=self.sitting.options.seed,
                fresh=fresh,
            )
            if self._sure is not None:
                play.answer("confidence", self._sure)
            journey.take_up(self, play, instead=True)

    @on(Sheet.Edge)
    def _read(self, event: Sheet.Edge) -> None:
        event.stop()
        self.query_one("#story", Reader).scroll_rows(event.way, page=event.page)

    def action_read_on(self, way: int) -> None:
        """Scroll what there is to read."""
        self.query_one("#story", Reader).scroll_rows(way, page=True)


class ReminderScreen(Framed):
    """The briefing once more, in the middle of a play."""

    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = (BACK,)
    BINDINGS: ClassVar[list[BindingType]] = bindings(OWN_COMMANDS)

    DEFAULT_CSS = """
    ReminderScreen #main { padding: 0 2; }
    """

    def __init__(self, sitting: Sitting, story: Story) -> None:
        super().__init__(sitting)
        self._story = story

    def title_bar(self) -> tuple[str, Sequence[Piece]]:
        """The title."""
        words = self.sitting.words
        title = self._story.texts.texts(words.lang)["title"]
        return title, (Piece(words.t("briefing"), "muted"),)

    def page(self) -> Page:
        """What the briefing said."""
        page = story_page(self._story, self.sitting.words, MILD)
        page.gap()
        page.item("back", self.sitting.words.t("Back"), key="1")
        return page

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        """Back."""
        event.stop()
        self.go_back()
