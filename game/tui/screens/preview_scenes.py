"""The scenes of a story that is being written: a tree to fold, and the way into any of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import BindingType

from game.engine.expressions import GAUGES
from game.engine.step import FULL
from game.export.analysis_report import percent
from game.tui.commands import BACK, Command, bindings
from game.tui.draft import jump_from
from game.tui.page import CURSOR, Page, Para, Piece
from game.tui.scene_tree import Branch, branches
from game.tui.screens.frame import Framed
from game.tui.sitting import Sitting
from game.tui.widgets.sheet import Sheet
from game.tui.wrapping import cells, pad
from game.words import C_, N_, Words, terms

if TYPE_CHECKING:
    from game.tui.screens.preview import PreviewScreen

_STEP: Final = 2  # cells that each level is set in
_DEEPEST: Final = 12  # levels that are still set in further
_ROOTS: Final = {
    "opening": "",
    "interrupt": N_("breaks in"),
    "loose": N_("nothing leads here"),
}
_FACT: Final = {True: C_("fact", "yes"), False: C_("fact", "no")}


class PreviewScenesScreen(Framed):
    """Gauges, facts and counters to begin with, then the tree. Left and right change a value, fold and unfold."""

    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = (BACK,)
    BINDINGS: ClassVar[list[BindingType]] = bindings(OWN_COMMANDS)

    def __init__(self, sitting: Sitting, preview: PreviewScreen) -> None:
        super().__init__(sitting)
        self._preview = preview
        play = preview.rehearsal
        self._jump = jump_from(play.encounter, play.state, play.scene.id)
        self._folded: set[str] = set()
        self._rows: dict[str, Branch] = {}

    def title_bar(self) -> tuple[str, Sequence[Piece]]:
        """Whose scenes they are."""
        play = self._preview.play
        return play.texts(self.sitting.lang)["title"], [
            Piece(self.sitting.words.t("preview"), "coach")
        ]

    def tell(self) -> None:
        """Point at the scene that the play stands in, at first."""
        first = not self.main.page.items
        here = f"scene:{self._preview.play.scene.id}"
        self.main.show(self.page(), keep=True, cursor=here if first else None)

    def page(self) -> Page:
        """What to begin with, and the tree."""
        words = self.sitting.words
        encounter = self._preview.play.encounter
        page = Page()
        page.head(words.t("Begin with"))
        for gauge, value in zip(GAUGES, self._jump.gauges, strict=True):
            _value(page, f"gauge:{gauge}", words.phrase(terms.GAUGES[gauge]), str(value), words)
        for fact in encounter.facts:
            told = words.phrase(_FACT[fact in self._jump.facts])
            _value(page, f"fact:{fact}", fact, told, words)
        for counter, (low, _) in encounter.counters.items():
            value = self._jump.counters.get(counter, low)
            _value(page, f"counter:{counter}", counter, str(value), words)
        page.head(words.t("Scenes: Enter begins there"), self._reach(words))
        if self._preview.draft.judgement.chances is not None:
            told = words.t(
                "How often somebody comes there who clicks at random among the open options"
            )
            page.text(told, "muted", margin=CURSOR)
        often = self._often(words)
        self._rows = {}
        for branch in branches(encounter, self._folded):
            item = f"again:{branch.above}:{branch.scene}" if branch.again else ""
            self._branch(page, item or f"scene:{branch.scene}", branch, often, words)
        page.gap()
        page.text(
            words.t("Left and right change a value, and fold or unfold a scene."), "muted", margin=2
        )
        return page

    def _reach(self, words: Words) -> str:
        draft = self._preview.draft
        if draft.visiting:
            return words.t("Every state is still being visited.")
        if draft.judgement.problems is None:
            return ""
        if draft.unreached is None:
            return words.t("too many states to visit them all")
        count = len(draft.unreached)
        if not count:
            return words.t("each can be reached")
        return words.n("{count} scene cannot be reached", "{count} scenes cannot be reached", count)

    def _often(self, words: Words) -> dict[str, str]:
        """How often somebody comes to each scene, all equally wide; while that is not known, where nobody does."""
        draft = self._preview.draft
        told = {name: percent(chance) for name, chance in (draft.judgement.chances or {}).items()}
        told |= dict.fromkeys(draft.unreached or (), words.t("not reached"))
        wide = max(map(cells, told.values()), default=0)
        return {name: pad(one, wide, right=True) for name, one in told.items()}

    def _branch(
        self, page: Page, item: str, branch: Branch, often: Mapping[str, str], words: Words
    ) -> None:
        scene = self._preview.play.encounter.scene(branch.scene)
        self._rows[item] = branch
        mark = ""
        if branch.folds:
            mark = "+ " if branch.scene in self._folded else "- "
        notes = [words.t(_ROOTS[branch.root])] if _ROOTS.get(branch.root) else []
        if branch.again:
            notes.append(words.t("as above"))
        elif scene.ending is not None:
            notes.append(words.phrase(terms.ENDINGS[scene.ending]))
        elif scene.condition is not None:
            notes.append(scene.condition)  # as the author wrote it
        lost = branch.scene in (self._preview.draft.unreached or ())
        if branch.scene in often:
            told = often[branch.scene]
            notes.append(" " * cells(told) if branch.again else told)
        page.items.append(item)
        page.blocks.append(
            Para(
                mark + branch.scene,
                "muted" if branch.again else "text",
                margin=CURSOR + _STEP * min(branch.depth, _DEEPEST),
                aside="   ".join(notes),
                aside_role="warn" if lost else "muted",
                item=item,
            )
        )

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        """Begin there, or the next value."""
        event.stop()
        branch = self._rows.get(event.item)
        if branch is None:
            self._change(event.item, 1, around=True)
            return
        self.go_back()
        self._preview.begin_at(replace(self._jump, scene=branch.scene))

    def on_sheet_turned(self, event: Sheet.Turned) -> None:
        """Fold, unfold; a value less or more."""
        event.stop()
        branch = self._rows.get(event.item)
        if branch is None:
            self._change(event.item, event.way)
        elif event.way < 0:
            self._folded.add(branch.scene)
        else:
            self._folded.discard(branch.scene)
        self.retell()

    def _change(self, item: str, way: int, *, around: bool = False) -> None:
        kind, _, name = item.partition(":")
        if kind == "gauge":
            gauges = list(self._jump.gauges)
            at = GAUGES.index(name)
            gauges[at] = _next(gauges[at] + way, 0, FULL, around=around)
            self._jump = replace(self._jump, gauges=(gauges[0], gauges[1], gauges[2]))
        elif kind == "fact":
            self._jump = replace(self._jump, facts=self._jump.facts ^ {name})
        else:
            low, high = self._preview.play.encounter.counters[name]
            value = _next(self._jump.counters.get(name, low) + way, low, high, around=around)
            self._jump = replace(self._jump, counters={**self._jump.counters, name: value})
        self.retell()


def _value(page: Page, item: str, name: str, value: str, words: Words) -> None:
    page.item(item, name, aside=words.t("< {value} >", value=value), aside_role="accent")


def _next(value: int, low: int, high: int, *, around: bool) -> int:
    if around and value > high:
        return low
    return min(max(value, low), high)
