"""The preview: the conversation over files that are being written, read again whenever one is saved."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from game.errors import GameError, unexpected
from game.saves import Step
from game.stories.packs import Story
from game.stories.texts import MILD, STRONG
from game.tui.commands import Command, bindings
from game.tui.draft import Draft, Jump, rehearse
from game.tui.judging import Judging
from game.tui.page import Page, Piece
from game.tui.screens.conversation import ConversationScreen
from game.tui.screens.frame import Framed
from game.tui.screens.preview_problems import PreviewProblemsScreen, list_problems
from game.tui.sitting import Sitting
from game.tui.watching import saves
from game.tui.widgets.reader import Reader
from game.words import N_

_SETTLED: Final = 0.3  # seconds after which a folder that came back is whole
_LEAST: Final = 4  # rows that problems may take in any window


class PreviewScreen(ConversationScreen):
    """One encounter as its files stand. What is broken is told, and the last sound version goes on."""

    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command(
            "g",
            "g",
            "scenes",
            N_("scenes"),
            N_("The scenes as a tree; begin in any of them, with any gauges and facts."),
            always=True,
        ),
        Command(
            "p",
            "p",
            "problems",
            N_("problems"),
            N_("All that is wrong with the files as they are now."),
            always=True,
        ),
        Command("u", "u", "rewind", N_("rewind"), N_("Back by one choice.")),
        Command("n", "n", "anew", N_("anew"), N_("From the beginning.")),
        Command(
            "question_mark",
            "?",
            "coach",
            N_("coach"),
            N_("A hint for this moment. It costs nothing."),
        ),
        Command(
            "i",
            "i",
            "intensity",
            N_("mild/strong"),
            N_("Hear hard words the other way: paraphrased, or said aloud."),
        ),
        Command(
            "b", "b", "briefing", N_("briefing"), N_("Who you are and what it is about, once more.")
        ),
        Command(
            "l",
            "l",
            "read_again",
            N_("read again"),
            N_("Read the files again; each save does that by itself."),
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(OWN_COMMANDS)

    DEFAULT_CSS = """
    PreviewScreen #problems { height: auto; display: none; }
    PreviewScreen.-problems #problems { display: block; }
    """

    def __init__(self, sitting: Sitting, draft: Draft, story: Story) -> None:
        """`story` is the draft's, which is sound at first."""
        self.rehearsal = rehearse(story, sitting.store)
        super().__init__(sitting, self.rehearsal)
        self.draft = draft
        self._judging = Judging(story, self)

    def parts(self) -> Iterator[Widget]:
        """The problems above the conversation."""
        yield Reader("problems", panel=True, hugs=True)
        yield from super().parts()

    def title_bar(self) -> tuple[str, Sequence[Piece]]:
        """That this is no play, and how the files are."""
        words = self.sitting.words
        title, right = super().title_bar()
        count = len(self.draft.problems)
        told = (
            words.n("{count} problem", "{count} problems", count)
            if count
            else words.t("nothing wrong")
        )
        state = Piece(told + "   ", "warn" if count else "good")
        return title, [Piece(words.t("preview") + "   ", "coach"), state, *right]

    # showing

    @property
    def framing(self) -> int:
        """The problems take rows as well."""
        return super().framing + self._problem_rows()

    def tell(self) -> None:
        """What is wrong, then the conversation."""
        self.set_class(bool(self.draft.problems), "-problems")
        reader = self.query_one("#problems", Reader)
        reader.styles.max_height = max(self._problem_rows(), 1)
        reader.show(self._problem_page(), keep=True)
        super().tell()

    def _problem_rows(self) -> int:
        if not self.draft.problems:
            return 0
        rows = len(self._problem_page().rows(max(self.size.width - 4, 1)))
        return min(rows, max(_LEAST, self.size.height // 4))

    def _problem_page(self) -> Page:
        words = self.sitting.words
        page = Page()
        if not self.draft.sound:
            page.text(
                words.t("This cannot be played; the last version that could goes on."), "bright"
            )
        list_problems(page, self.draft.problems, words)
        return page

    def _retell_all(self) -> None:
        """This screen, and whichever of the preview's lies over it."""
        self.retell()
        screen = self.app.screen
        if screen is not self and isinstance(screen, Framed):
            screen.retell()

    # reading

    def on_mount(self) -> None:
        """Watch the files from now on, and judge them."""
        self.run_worker(self._watch(), name="watch")
        self._judging.start()

    def on_unmount(self) -> None:
        """Nobody is left to hear what is found out."""
        self._judging.stop()

    async def _watch(self) -> None:
        async for save in saves(self.draft):
            self._read_again(pack=save.pack)
            if save.folders:
                self.set_timer(_SETTLED, self._read_again)
        self.say(self.sitting.words.t("The files cannot be watched; “l” reads them again."))

    def _read_again(self, *, pack: bool = True) -> None:
        """Read the files and stand at the same decision, as far as the story still has it; ids decide."""
        self._judging.stop()
        try:
            self.draft.read(pack=pack)
        except GameError as error:
            self._complain(error)
        else:
            if self.draft.sound and self.draft.story is not None:
                self._shared = self.draft.shared
                self._take(self.draft.story)
            self._retell_all()
        self._judge()

    def _complain(self, error: GameError) -> None:
        message, hint = self.sitting.words.error(error)
        self.say(f"{message} {hint}".strip())

    def _take(self, story: Story) -> None:
        """Play another version of the story by the same path."""
        old = self.rehearsal
        self._rehearse(story, jump=old.jump, steps=old.steps())
        scenes = [story.encounter.scenes[turn.state.scene] for turn in self.play.turns]
        self._hints = {
            number: hint
            for number in self._hints
            if number < len(scenes) and (hint := scenes[number].coach)
        }

    def _rehearse(
        self, story: Story, *, jump: Jump | None = None, steps: Sequence[Step] = ()
    ) -> None:
        self.play = self.rehearsal = rehearse(
            story,
            self.sitting.store,
            jump=jump,
            steps=steps,
            intensity=self.play.record.intensity,
        )
        self._proposed = None

    def _judge(self) -> None:
        """Judge the last sound version, unless all is known of it."""
        if self.draft.story is not None and not self.draft.judgement.done:
            self._judging = Judging(self.draft.story, self)
            self._judging.start()

    @on(Judging.Judged)
    def _judged(self, event: Judging.Judged) -> None:
        """Show what was found out, unless the files were read again since."""
        event.stop()
        if event.judging is self._judging:
            self.draft.judgement = event.judgement
            self._retell_all()
            if event.error is not None:
                self._complain(unexpected(event.error, os.environ))

    # commands

    def begin_at(self, jump: Jump) -> None:
        """Begin in a scene."""
        self._hints = {}
        self._rehearse(self.play.story, jump=jump)
        self.retell()

    def go_on(self) -> None:
        """After an ending one may want to be anywhere."""
        self.action_scenes()

    def action_scenes(self) -> None:
        """The scenes."""
        from game.tui.screens.preview_scenes import PreviewScenesScreen

        self.app.push_screen(PreviewScenesScreen(self.sitting, self))

    def action_problems(self) -> None:
        """The problems."""
        self.app.push_screen(PreviewProblemsScreen(self.sitting, self.draft))

    def action_rewind(self) -> None:
        """Back by one choice."""
        if not self.rehearsal.path:
            self.say(self.sitting.words.t("There is nothing to take back yet."))
            return
        self.rehearsal.take_back()
        self._proposed = None
        self._hints = {t: hint for t, hint in self._hints.items() if t < len(self.play.turns)}
        self.retell()

    def action_anew(self) -> None:
        """From the beginning."""
        self._hints = {}
        self._rehearse(self.play.story)
        self.retell()

    def action_intensity(self) -> None:
        """The other intensity."""
        record = self.play.record
        other = MILD if record.intensity == STRONG else STRONG
        self.play.record = record._replace(intensity=other)
        self.retell()

    def action_read_again(self) -> None:
        """Read the files."""
        self._read_again()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The conversation's keys for taking it along do nothing: a rehearsal is no play that could be told."""
        if action in {"save", "copy"}:
            return False
        return super().check_action(action, parameters)

    def action_away(self) -> None:
        """Nothing is kept here, so there is nothing to step away from but a tool that was proposed."""
        if self._proposed is not None:
            self._proposed = None
            self.retell()
        else:
            self.say(self.sitting.words.t("Ctrl+Q leaves the preview; nothing of it is kept."))
