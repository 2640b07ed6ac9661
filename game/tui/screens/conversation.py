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
from game.tui.layout import SIDE, lay_out
from game.tui.page import Piece
from game.tui.screens.frame import Framed
from game.tui.sitting import Sitting
from game.tui.talk import BACK, GO_ON, READ_ON, USE, turn_number
from game.tui.widgets.gauges import Gauges
from game.tui.widgets.kit import KitBar, Tool
from game.tui.widgets.reader import Reader
from game.tui.widgets.sheet import Sheet
from game.words import N_, terms

_FRAME = 2  # rows of the bar and the keys
_KIT_KEYS = 8  # F5 to F12


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
    ConversationScreen #side {{ dock: right; width: {SIDE}; height: 1fr; padding: 1 1 0 2; display: none; }}
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
        self._tools: Sequence[Tool] = ()
        self._folded = False  # the tools show their names alone
        self._proposed: Tool | None = None  # a tool whose words are shown before it is used
        self._fresh_turn = False  # the newest turn is not on the screen yet
        # What the others said last is still to be read, and the replies wait where it does not fit beside them. Of
        # the newest turn nobody has seen where it begins; whoever comes back may have left before reading it.
        self._unread = True
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
        shown = lay_out(
            self.play,
            self._shared,
            words,
            self.size,
            self.size.height - self.framing,
            self._hints,
            self._proposed,
            unread=self._unread,
        )
        self._tools, self._folded, self._unread = shown.kit, shown.folded, shown.reading
        self.set_class(shown.wide, "-wide")
        self.query_one(Gauges).show(shown.gauges, words)
        self.query_one("#side", Sheet).show(shown.side, keep=True, cursor="")
        self.query_one(KitBar).show(*shown.bar, folded=shown.folded)
        self.main.set_class(shown.low, "-low")
        self.main.styles.max_height = shown.most
        moment = (self.play.record.id, len(self.play.path), self._proposed, shown.reading)
        self.main.show(shown.replies, keep=moment == self._moment)
        self._moment = moment
        said = self.query_one("#said", Reader)
        arriving = self._fresh_turn and self.moving
        page, past, _ = shown.said
        said.show(page, keep=True, past=past, arriving=arriving, onward=shown.reading)
        self._fresh_turn = False

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
        self._fresh_turn = bool(self.play.turns[-1].said)
        self._unread |= self._fresh_turn
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
        self._unread = False
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
        self._proposed, self._unread = None, False
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
        if self._unread and event.way > 0 and (event.page or said.ended):
            self._read_on()
        else:
            said.scroll_rows(event.way, page=event.page)

    def _read_on(self) -> None:
        """The next page of what is new; after its end, the replies."""
        said = self.query_one("#said", Reader)
        if said.ended:
            self._unread = False
            self.tell()
        else:
            said.scroll_rows(1, page=True)
