"""The conversation: what was said, how it stands, what can be said next, and the kit always in sight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget

from game.errors import GameError
from game.session import Play
from game.tui import journey
from game.tui.commands import Command, bindings
from game.tui.page import Page, Piece
from game.tui.screens.frame import WIDE, Framed
from game.tui.sitting import Sitting
from game.tui.talk import readings, replies_page, tools, transcript_page
from game.tui.widgets.bars import Keys
from game.tui.widgets.gauges import Gauges, stacked
from game.tui.widgets.kit import KitBar, Tool, tool_words
from game.tui.widgets.sheet import Sheet
from game.words import N_, terms

_LEAST_TALK = 5  # rows of the transcript that stay in sight
_KIT_KEYS = 8  # F5 to F12
_SIDE = 36  # columns of the side panel

GO_ON = "go-on"
USE = "use-tool"
BACK = "back"


class ConversationScreen(Framed):
    """One play, from where it stands to its ending."""

    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command(
            "question_mark",
            "?",
            "coach",
            N_("coach"),
            N_("A hint for this moment. It costs nothing."),
        ),
        Command(
            "u",
            "u",
            "rewind",
            N_("rewind"),
            N_("Back by one choice, as practice beside your first attempt."),
        ),
        Command(
            "escape",
            "Esc",
            "away",
            N_("step away"),
            N_("Step away at once. Nothing is lost, nothing is counted."),
            always=True,
        ),
        Command(
            "b", "b", "briefing", N_("briefing"), N_("Who you are and what it is about, once more.")
        ),
        Command(
            "s",
            "s",
            "save",
            N_("save as file"),
            N_("Put the conversation so far into a text file."),
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(OWN_COMMANDS),
        *((f"f{number + 5}", f"kit({number})", "") for number in range(_KIT_KEYS)),
    ]

    DEFAULT_CSS = f"""
    ConversationScreen #talk {{ height: 1fr; }}
    ConversationScreen #side {{ dock: right; width: {_SIDE}; height: 1fr; background: $panel; padding: 1 1 0 2; display: none; }}
    ConversationScreen #said {{ height: 1fr; padding: 1 1 0 1; }}
    ConversationScreen #main {{ height: auto; max-height: 60%; padding: 1 1; }}
    ConversationScreen.-wide #side {{ display: block; }}
    ConversationScreen.-wide #gauges, ConversationScreen.-wide #kit {{ display: none; }}
    """

    def __init__(self, sitting: Sitting, play: Play) -> None:
        super().__init__(sitting)
        self.play = play
        self._shared = sitting.session.library.shared(f"{play.record.pack}/{play.record.encounter}")
        self._hints: dict[int, str] = {}
        self._tools: list[Tool] = []
        self._proposed: Tool | None = None

    def parts(self) -> Iterator[Widget]:
        """Gauges, transcript, replies, kit; the side panel takes gauges and kit where there is room."""
        yield Gauges()
        with Container(id="talk"):
            side = Sheet(id="side")
            side.can_focus = False
            yield side
            said = Sheet(id="said", ends=True)
            said.can_focus = False
            yield said
            yield Sheet(id="main", hugs=True)
        yield KitBar()

    def title_bar(self) -> tuple[str, Sequence[Piece]]:
        """The title; who it is, in what condition, and the turn."""
        words = self.sitting.words
        texts = self.play.texts(words.lang)
        customer = texts[self.play.encounter.people[self.play.encounter.customer].name]
        right = [Piece(words.t("practice") + "   ", "coach")] if self.play.practice else []
        right.append(Piece(customer, "text"))
        condition = self.play.scene.condition
        if condition is not None:
            right.append(Piece("   " + words.phrase(terms.CONDITIONS[condition]), "accent"))
            right.append(Piece("   " + words.t("turn {number}", number=self.play.turn), "muted"))
        return texts["title"], right

    # showing

    def tell(self) -> None:
        """Everything anew: at the start, and when the language changes."""
        words = self.sitting.words
        self._show_replies()
        page, past = transcript_page(self.play, words, self._hints, self._talk_width())
        self.query_one("#said", Sheet).show(page, keep=True, past=past)
        self.query_one(Gauges).show(readings(self.play), words)
        self._fit()

    def _show_replies(self) -> None:
        words = self.sitting.words
        options = self.play.options()
        self._tools = tools(self.play, options, self._shared, words)
        page = Page()
        if self._proposed is not None:
            page.text(self._proposed.name, "accent")
            page.item(USE, self._proposed.text, key="1")
            page.item(BACK, words.t("No, back to the replies"), key="2", role="muted")
        elif self.play.outcome() is not None:
            page.text(words.t("This is where it ends."), "muted")
            page.item(GO_ON, words.t("Go on"), key="1")
        else:
            page = replies_page(self.play, options, words)
        self.main.show(page)

    def _talk_width(self) -> int:
        return self.size.width - (_SIDE if self.size.width >= WIDE else 0)

    def _fit(self) -> None:
        """Give every part its room: the transcript keeps some rows, the kit folds to names where it must."""
        words = self.sitting.words
        wide = self.size.width >= WIDE
        self.set_class(wide, "-wide")
        title = words.t("Protect yourself")
        kit = self.query_one(KitBar)
        if wide:
            self._show_side()
            taken = 2
        else:
            width = self.size.width - 2
            kit.show(title, self._tools, folded=kit.folded)
            gauges = self.query_one(Gauges).get_content_height(self.size, self.size, width)
            replies = self.main.row_count(width) + 2
            free = self.size.height - 2 - gauges - _LEAST_TALK - 1 - replies
            folded = len(kit.rows(width, folded=False)) > free
            kit.show(title, self._tools, folded=folded)
            taken = 2 + gauges + len(kit.rows(width, folded=folded))
        most = max(self.size.height - taken - _LEAST_TALK - 1, 4)
        self.main.styles.max_height = most

    def _show_side(self) -> None:
        words = self.sitting.words
        page = Page()
        page.draw(lambda width: stacked(readings(self.play), words, width))
        if self._tools:
            page.text(words.t("Protect yourself"), "accent")
            page.gap()
        for tool in self._tools:
            page.item(
                tool.id,
                tool_words(tool, folded=False),
                key=tool.key.lower(),
                shown=tool.key,
                role="muted" if tool.closed else "text",
                margin=len(tool.key) + 1,
            )
            page.gap()
        page.text(words.t("Your aim"), "accent")
        page.text(self.play.texts(words.lang)["aim"], "muted")
        self.query_one("#side", Sheet).show(page, keep=True)

    def on_resize(self) -> None:
        """Fit again."""
        super().on_resize()
        if not self.small and self._told:
            self.tell()

    # choosing

    @on(Sheet.Chosen, "#main")
    def _chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        if event.item == GO_ON:
            journey.onward(self, self.play)
        elif event.item == USE and self._proposed is not None:
            self.choose(self._proposed.id)
        elif event.item == BACK:
            self._proposed = None
            self.retell()
        else:
            self.choose(event.item)

    @on(Sheet.Chosen, "#side")
    def _chosen_at_side(self, event: Sheet.Chosen) -> None:
        event.stop()
        self._use(event.item)

    @on(KitBar.Used)
    def _used(self, event: KitBar.Used) -> None:
        event.stop()
        self._use(event.tool)

    def action_kit(self, number: int) -> None:
        """Use the kit's tool of that number."""
        if number < len(self._tools):
            self._use(self._tools[number].id)

    def _use(self, tool_id: str) -> None:
        """A key acts at once on what can be read; of a folded kit it first shows the words."""
        tool = next(tool for tool in self._tools if tool.id == tool_id)
        if tool.closed:
            self.say(f"{tool.name}: {tool.closed}")
        elif (
            self.query_one(KitBar).folded and not self.has_class("-wide") and self._proposed != tool
        ):
            self._proposed = tool
            self.retell()
        else:
            self.choose(tool.id)

    def choose(self, choice: str) -> None:
        """Make a choice; it is on disk before anything changes on the screen."""
        words = self.sitting.words
        try:
            self.play.choose(choice)
        except GameError as error:
            if error.code == "choice-locked":
                self.say(words.t("That one is locked; the line below it says why."))
                return
            if error.code == "moved-on":
                with self.telling():
                    self.play = self.sitting.session.again(self.play)
            journey.tell(self.app, self.sitting, error)
        self._proposed = None
        self.retell()

    # commands

    def action_coach(self) -> None:
        """Show the coach's line, and remember that it was asked."""
        words = self.sitting.words
        hint = self.play.scene.coach
        if hint is None or self.play.outcome() is not None:
            self.say(words.t("The coach has nothing to say here. You are doing it yourself."))
            return
        turn = len(self.play.turns) - 1
        if turn not in self._hints:
            with self.telling():
                self.play.answer("coach", self.play.answers().get("coach", 0) + 1)
            self._hints[turn] = hint
        self.tell()

    def action_rewind(self) -> None:
        """Back by one choice, in a play of its own beside the first attempt."""
        words = self.sitting.words
        if not self.play.path:
            self.say(words.t("There is nothing to take back yet."))
            return
        first = not self.play.practice
        with self.telling():
            self.play = self.sitting.session.undo(self.play)
        self._proposed = None
        self._hints = {
            turn: hint for turn, hint in self._hints.items() if turn < len(self.play.turns)
        }
        self.retell()
        if first:
            self.say(words.t("Practice: your first attempt stays as it was."))

    def action_away(self) -> None:
        """Step away."""
        from game.tui.screens.away import AwayScreen

        if self._proposed is not None:
            self._proposed = None
            self.retell()
            return
        self.app.push_screen(AwayScreen(self.sitting, self.play))

    def action_briefing(self) -> None:
        """The briefing once more."""
        from game.tui.screens.briefing import ReminderScreen

        self.app.push_screen(ReminderScreen(self.sitting, self.play.story))

    def action_save(self) -> None:
        """The transcript so far, as a file."""
        from game.tui.keeping import keep_transcript

        with self.telling():
            self.say(keep_transcript(self.play, self.sitting))

    @on(Sheet.Edge)
    def _scroll_talk(self, event: Sheet.Edge) -> None:
        event.stop()
        self.query_one("#said", Sheet).scroll_rows(event.way, page=event.page)

    def on_key(self, event: object) -> None:
        """The next key takes back what was said."""
        self.query_one(Keys).say("")
