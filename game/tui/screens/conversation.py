"""The conversation: what was said, how it stands, what can be said next, and the kit always in sight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget

from game.engine import Option
from game.errors import GameError
from game.session import Play
from game.tui import journey
from game.tui.commands import Command, bindings
from game.tui.page import Piece
from game.tui.screens.frame import WIDE, Framed
from game.tui.sitting import Sitting
from game.tui.talk import (
    BACK,
    GO_ON,
    READ_ON,
    USE,
    kit_title,
    moment_page,
    reading_page,
    readings,
    side_page,
    tools,
    transcript_page,
    turn_number,
)
from game.tui.widgets.gauges import Gauges
from game.tui.widgets.kit import KitBar, Tool, flow
from game.tui.widgets.reader import Reader
from game.tui.widgets.sheet import Sheet
from game.words import N_, terms

_TALK_AIR = 4  # columns beside the words of the transcript
_FRAME = 2  # rows of the bar and the keys
_LEAST_TALK = 5  # rows of the transcript that stay in sight, the blank one above included
_READABLE_TALK = 16  # rows of the transcript from which the kit may take more than its names
_LOW = 24  # rows of a window below which no row stays blank under the replies
_ROOMY_TALK = 14  # rows of the transcript from which the replies may stand apart
_KIT_KEYS = 8  # F5 to F12
_SIDE = 36  # columns of the side panel
_SIDE_WORDS = _SIDE - 5  # cells of those for words
_SIDES = (  # the aim in it, airy, folded: the first that fits
    (True, True, False),
    (False, True, False),
    (False, False, False),
    (False, False, True),
)


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
        Command(
            "y",
            "y",
            "copy",
            N_("copy"),
            N_("Copy the conversation so far, where the terminal allows it."),
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(OWN_COMMANDS),
        *((f"f{number + 5}", f"kit({number})", "") for number in range(_KIT_KEYS)),
    ]

    DEFAULT_CSS = f"""
    ConversationScreen #talk {{ height: 1fr; }}
    ConversationScreen #side {{ dock: right; width: {_SIDE}; height: 1fr; padding: 1 1 0 2; display: none; }}
    ConversationScreen #said {{ height: 1fr; padding: 1 1 0 1; }}
    ConversationScreen #main {{ height: auto; max-height: 60%; padding: 1 1; }}
    ConversationScreen #main.-low {{ padding: 1 1 0 1; }}
    ConversationScreen.-wide #side {{ display: block; }}
    ConversationScreen.-wide #gauges, ConversationScreen.-wide #kit {{ display: none; }}
    """

    def __init__(self, sitting: Sitting, play: Play) -> None:
        super().__init__(sitting)
        self.play = play
        self._shared = sitting.session.shared(play)
        self._hints: dict[int, str] = {}  # coach lines by turn
        self._tools: list[Tool] = []
        self._folded = False  # the tools show their names alone
        self._proposed: Tool | None = None  # a tool whose words are shown before it is used
        self._fresh_turn = False  # the newest turn is not on the screen yet
        # Nobody has seen where the newest turn begins; whoever comes back may have left before reading it.
        self._unread = True
        self._reading = False  # it does not fit beside the replies, which wait until it was read
        self._moment: object = (
            None  # what the replies shown are about; they keep the cursor while it lasts
        )

    def parts(self) -> Iterator[Widget]:
        """Gauges, transcript, replies, kit; the side panel takes gauges and kit where there is room."""
        yield Gauges()
        with Container(id="talk"):
            yield Sheet("side", panel=True, served=True)
            yield Reader("said", ends=True)
            yield Sheet("main", hugs=True)
        yield KitBar()

    def title_bar(self) -> tuple[str, Sequence[Piece]]:
        """The title; who it is, in what condition, and the turn."""
        words = self.sitting.words
        encounter, texts = self.play.encounter, self.play.texts(words.lang)
        other = texts[encounter.people[self.play.scene.who].name]
        right = [Piece(words.t("practice") + "   ", "coach")] if self.play.practice else []
        right.append(Piece(other, "text"))
        condition = self.play.scene.condition
        if condition is not None:
            right.append(Piece("   " + words.phrase(terms.CONDITIONS[condition]), "accent"))
            right.append(
                Piece("   " + words.t("turn {number}", number=turn_number(self.play)), "muted")
            )
        return texts["title"], right

    @property
    def framing(self) -> int:
        """The rows that conversation, gauges and kit do not have."""
        return _FRAME

    def go_on(self) -> None:
        """On from the end."""
        journey.onward(self, self.play)

    # showing

    def tell(self) -> None:
        """Everything anew: after each choice, when the language changes, and for another window."""
        words = self.sitting.words
        options = self.play.options()
        wide = self.size.width >= WIDE
        self.set_class(wide, "-wide")
        self._tools = tools(self.play, options, self._shared, words)
        gauges = self.query_one(Gauges)
        gauges.show(readings(self.play, words), words)
        room = self.size.height - self.framing
        if wide:
            self._show_side()
        else:
            room -= gauges.get_content_height(self.size, self.size, self.size.width - 2)
        width = self.size.width - (_SIDE if wide else 0)
        page, past, heard = transcript_page(self.play, words, self._hints, width)
        newest = sum(len(list(block.rows(width - _TALK_AIR))) for block in page.blocks[heard:])
        self._show_replies(options, room, newest)
        said = self.query_one("#said", Reader)
        arriving = self._fresh_turn and self.moving
        said.show(page, keep=True, past=past, arriving=arriving, onward=self._reading)
        self._fresh_turn = False

    def _show_replies(self, options: Sequence[Option], room: int, newest: int) -> None:
        """The replies, the kit below them, and how much each may take of the rows there are.

        Where what the others said last, of that many rows, would not fit as well, it is read first.
        """
        words = self.sitting.words
        wide = self.has_class("-wide")
        width = self.size.width - (_SIDE if wide else 0) - 2
        low = self.size.height < _LOW
        page = moment_page(self.play, options, self._proposed, words, airy=False, low=low)
        self.main.set_class(low, "-low")
        rows = len(page.rows(width - 2)) + (1 if low else 2)
        if not wide:
            room -= self._show_kit(room - rows, width)
        if room >= rows + len(page.items) + _ROOMY_TALK:
            page = moment_page(self.play, options, self._proposed, words, airy=True)
        most = max(room - _LEAST_TALK, 4)
        self._reading = (self._unread or self._reading) and newest > room - min(rows, most) - 1
        self._unread = False
        if self._reading and self._proposed is None:
            page = reading_page(words)
        self.main.styles.max_height = most
        moment = (self.play.record.id, len(self.play.path), self._proposed, self._reading)
        self.main.show(page, keep=moment == self._moment)
        self._moment = moment

    def _show_kit(self, room: int, width: int) -> int:
        """The kit below the replies, and the rows it takes of those that they leave.

        Where it waits anyhow, while a reply is put together, a low window shows that it does and no more.
        """
        title = kit_title(self.play, self.sitting.words) if self._tools else ""
        waits = bool(self.play.state.picked)
        shown = [] if waits and self.size.height < _LOW else self._tools
        whole = flow(title, shown, width, folded=False) if title else []
        self._folded = waits or len(whole) > room - _READABLE_TALK
        self.query_one(KitBar).show(title, shown, folded=self._folded)
        return len(flow(title, shown, width, folded=True) if self._folded and title else whole)

    def _show_side(self) -> None:
        """Gauges and kit in the side panel: where it is low without the aim, closer together, and at last folded."""
        words = self.sitting.words
        for aim, airy, folded in _SIDES:
            page = side_page(self.play, self._tools, words, aim=aim, airy=airy, folded=folded)
            self._folded = folded
            if len(page.rows(_SIDE_WORDS)) <= self.size.height - self.framing - 1:
                break
        self.query_one("#side", Sheet).show(page, keep=True, cursor="")

    # choosing

    @on(Sheet.Chosen, "#main")
    async def _chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        if event.item == GO_ON:
            self.go_on()
        elif event.item == READ_ON:
            self._read_on()
        elif event.item == USE and self._proposed is not None:
            await self.choose(self._proposed.id)
        elif event.item == BACK:
            self._proposed = None
            self.retell()
        else:
            await self.choose(event.item)

    @on(Sheet.Chosen, "#side")
    async def _chosen_at_side(self, event: Sheet.Chosen) -> None:
        event.stop()
        await self._use(event.item)

    @on(KitBar.Used)
    async def _used(self, event: KitBar.Used) -> None:
        event.stop()
        await self._use(event.tool)

    async def action_kit(self, number: int) -> None:
        """Use the tool of that number in the encounter's kit, where this scene has it."""
        key = f"F{number + 5}"
        tool = next((tool for tool in self._tools if tool.key == key), None)
        if tool is not None:
            await self._use(tool.id)

    async def _use(self, tool_id: str) -> None:
        """A key acts at once on what can be read; of a folded kit it first shows the words."""
        tool = next(tool for tool in self._tools if tool.id == tool_id)
        if tool.closed:
            self.say(tool.told if not self.play.state.picked else tool.closed)
        elif self._folded and self._proposed != tool:
            self._proposed = tool
            self.retell()
        else:
            await self.choose(tool.id)

    async def choose(self, choice: str) -> None:
        """Make a choice; it is on disk before anything changes on the screen."""
        words = self.sitting.words
        try:
            self.play.choose(choice)
        except GameError as error:
            if error.code == "choice-locked":
                self.say(words.t("That one is locked; the line below it says why."))
                self.main.refresh()
                return
            if error.code == "moved-on":
                with self.telling():
                    self.play = self.sitting.session.again(self.play)
            journey.tell(self.app, self.sitting, error)
        self._proposed = None
        # A part of a reply says nothing yet: what was read before it need not be read again.
        self._fresh_turn = self._unread = bool(self.play.turns[-1].said)
        self.retell()
        await self.gather()

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
                self.play.count_coach()
            self._hints[turn] = hint
        self._reading = False
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
        self._proposed, self._reading = None, False
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

        keep_transcript(self, self.play)

    def action_copy(self) -> None:
        """The transcript so far, into the clipboard."""
        from game.tui.keeping import copy_transcript

        copy_transcript(self, self.play)

    @on(Sheet.Edge)
    def _scroll_talk(self, event: Sheet.Edge) -> None:
        event.stop()
        said = self.query_one("#said", Reader)
        if self._reading and event.way > 0 and (event.page or said.ended):
            self._read_on()
        else:
            said.scroll_rows(event.way, page=event.page)

    def _read_on(self) -> None:
        """The next page of what is new; after its end, the replies."""
        said = self.query_one("#said", Reader)
        if said.ended:
            self._reading = False
            self.tell()
        else:
            said.scroll_rows(1, page=True)
