"""A play as it stands on the screen: what was said, what can be said, what can be done to protect oneself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from game.debrief import speak, why_locked
from game.engine import Option
from game.engine.story import NARRATOR, PART, PROTECT, YOU
from game.session import Play
from game.stories.packs import Shared
from game.tui.page import Page, Para, Piece, Row
from game.tui.palette import Role
from game.tui.widgets.gauges import GAUGES, OWN, Reading, stacked
from game.tui.widgets.kit import Tool, named
from game.tui.wrapping import cells, cut, pad, wrap
from game.words import Words

GO_ON: Final = "go-on"
USE: Final = "use-tool"
BACK: Final = "back"
READ_ON: Final = "read-on"

_NAME_SHARE = 0.22  # of the width that a name may take beside the words
_LOW_TRAY = 2  # rows that a picked part may take in a low window
_TELLING = (
    "*"  # in the place of a name: what is told and not said, so that nobody takes it for theirs
)
_FIRST_KEY = 5  # the kit begins at F5


class Told(NamedTuple):
    """The transcript: blocks before `past` are of earlier turns, those before `heard` the player has read or said."""

    page: Page
    past: int
    heard: int


def transcript_page(play: Play, words: Words, hints: Mapping[int, str], width: int) -> Told:
    """All turns. `hints` are coach lines by turn."""
    texts = play.texts(words.lang)
    names = [words.t("You"), words.t("Coach")]
    names += [texts[person.name] for person in play.encounter.people.values()]
    fitting = [cells(name) for name in names if cells(name) <= width * _NAME_SHARE]
    margin = max(fitting, default=4) + 2
    page = Page()
    past = heard = 0
    for number, turn in enumerate(play.turns):
        if number and turn.said:
            page.gap()
        if turn.said:
            past = heard = len(page.blocks)
        before = ""
        for line in turn.said:
            spoken = speak(play, line, words.lang, words)
            role = _role(spoken.who)
            mark = "" if spoken.who == before else spoken.name or _TELLING
            text = words.t("({deed})", deed=spoken.text) if spoken.done else spoken.text
            page.blocks.append(
                Para(text, role, mark=mark, mark_role=_name_role(role), margin=margin, right=True)
            )
            before = spoken.who
            if spoken.who == YOU and heard == len(page.blocks) - 1:
                heard += 1
        if number in hints:
            page.gap()
            coach, hint = words.t("Coach"), texts[hints[number]]
            page.blocks.append(
                Para(hint, "coach", mark=coach, mark_role="coach", margin=margin, right=True)
            )
    if (
        play.resumed is not None
        and play.resumed.dropped
        and len(play.resumed.path) == len(play.path)
    ):
        page.gap()
        dropped = words.n(
            "The encounter was changed since; your last choice is no longer in it.",
            "The encounter was changed since; your last {count} choices are no longer in it.",
            len(play.resumed.dropped),
        )
        page.text(dropped, "coach", margin=margin)
    return Told(page, past, heard)


def turn_number(play: Play) -> int:
    """Which reply comes next, from 1: one put together counts once, what protects does not count."""
    replies = 0
    for index, turn in enumerate(play.turns[:-1]):
        scene = play.encounter.scenes[turn.state.scene]
        kind = play.choice(index).kind
        last = kind != PART or len(turn.state.picked) == len(scene.parts) - 1
        replies += kind != PROTECT and last
    return replies + 1


def kit_title(play: Play, words: Words) -> str:
    """What stands before the tools."""
    if play.state.picked:
        return words.t("Protect yourself: once the reply is put together")
    return words.t("Protect yourself")


def reading_page(words: Words) -> Page:
    """What stands in the place of the replies while there is more to read than fits beside them."""
    page = Page()
    page.item(READ_ON, words.t("Read on"), key="1")
    return page


def _role(who: str) -> Role:
    if who == YOU:
        return "you"
    return "narrator" if who == NARRATOR else "bright"


def _name_role(role: Role) -> Role:
    return "accent" if role == "bright" else role


def moment_page(
    play: Play,
    options: Sequence[Option],
    proposed: Tool | None,
    words: Words,
    *,
    airy: bool,
    low: bool = False,
) -> Page:
    """What can be chosen now: the replies, a tool whose words are shown before it is used, or to go on after the end."""
    page = Page()
    if proposed is not None:
        page.text(proposed.name, "accent", margin=2)
        page.item(USE, proposed.text, key="1")
        page.item(BACK, words.t("No, back to the replies"), key="2", role="muted")
    elif play.outcome() is not None:
        page.text(words.t("This is where it ends."), "muted", margin=2)
        page.item(GO_ON, words.t("Go on"), key="1")
    else:
        page = replies_page(play, options, words, airy=airy, low=low)
    return page


def replies_page(
    play: Play, options: Sequence[Option], words: Words, *, airy: bool, low: bool
) -> Page:
    """The replies (or the next part of one), numbered in the session's order.

    `airy` sets them apart; in a `low` window what was picked of a reply is shortened.
    """
    texts = play.texts(words.lang)
    page = Page()
    if play.scene.built:
        if not play.state.picked:
            told = words.t(
                "One reply, put together from {count} parts. Once it is begun, the kit waits until it is whole.",
                count=len(play.scene.parts),
            )
            page.text(told, "narrator")
        page.draw(lambda width: tray_rows(play, words, width, most=_LOW_TRAY if low else None))
    replies = [option for option in options if option.choice.kind != PROTECT]
    for number, option in enumerate(replies, 1):
        if airy and number > 1:
            page.gap()
        text = texts[option.choice.line.text]
        if option.choice.line.done:
            text = words.t("({deed})", deed=text)
        closed = why_locked(play, option, words)
        page.item(
            option.choice.id,
            text,
            key=str(number),
            role="text" if closed is None else "muted",
            notes=() if closed is None else (words.t("locked: {why}", why=closed),),
        )
    return page


def tray_rows(play: Play, words: Words, width: int, most: int | None = None) -> list[Row]:
    """The parts of a reply that is put together, side by side: what was picked, what comes now, what is to come.

    What was picked takes `most` rows, and two dots where it is longer.
    """
    texts = play.texts(words.lang)
    parts = play.scene.parts
    picked = play.state.picked
    column = max((width - 2 * (len(parts) - 1)) // len(parts), 8)
    boxes: list[list[Piece]] = []
    for number, part in enumerate(parts):
        name = texts[part.name] if part.name else ""
        head: Role = "accent" if number == len(picked) else "muted"
        box = [Piece(line, head) for line in wrap(f"{number + 1}. {name}", column)]
        if number < len(picked):
            chosen = texts[part.choices[picked[number]].line.text]
            lines = list(wrap(chosen, column))
            if most is not None and len(lines) > most:
                lines[most - 1 :] = [cut(lines[most - 1] + "..", column)]
            box += [Piece(line, "you") for line in lines]
        else:
            box.append(Piece("..." if number == len(picked) else "", "accent"))
        boxes.append(box)
    rows = []
    for y in range(max(len(box) for box in boxes)):
        pieces: list[Piece] = []
        for number, box in enumerate(boxes):
            piece = box[y] if y < len(box) else Piece("")
            last = number == len(boxes) - 1
            pieces.append(Piece(piece.text if last else pad(piece.text, column + 2), piece.role))
        rows.append(Row(tuple(pieces)))
    return [*rows, Row(())]


def tools(play: Play, options: Sequence[Option], shared: Shared, words: Words) -> list[Tool]:
    """The kit actions of this moment. Each has its own key in all of an encounter: F5 is the first of its kit."""
    texts = play.texts(words.lang)
    moves = shared.texts["rubric"].texts(words.lang)
    kit = [
        (option.choice, why_locked(play, option, words) or "")
        for option in options
        if option.choice.kind == PROTECT
    ]
    waits = ""
    if play.state.picked:  # in the middle of a reply that is put together
        waits = words.t("waits until the reply is put together")
        kit = [(choice, waits) for choice in play.scene.kit if not choice.hidden]
    found = []
    for choice, why in sorted(kit, key=lambda one: one[0].position):
        name = moves[f"moves.{choice.moves[0]}.name"]
        text = texts[choice.line.text]
        told = words.t("{name}: {text}", name=name, text=why) if why and not waits else text
        found.append(
            Tool(choice.id, f"F{_FIRST_KEY + choice.position}", name, text, why, told, bool(waits))
        )
    return found


def side_page(
    play: Play, kit: Sequence[Tool], words: Words, *, aim: bool, airy: bool, folded: bool
) -> Page:
    """The side panel of a wide window: gauges, kit and, with `aim`, what the play is about.

    Where it is `airy` its parts stand apart; `folded` shows the tools' names alone.
    """
    page = Page()
    page.draw(lambda width: stacked(readings(play, words), words, width, airy=airy))
    if kit:
        page.gap()
        page.text(kit_title(play, words), "accent")
    for tool in kit:
        if airy:
            page.gap()
        page.item(
            tool.id,
            named(tool) if folded else tool.told,
            key=tool.key.lower(),
            shown=tool.key,
            role="muted" if tool.closed else "text",
            margin=len(tool.key) + 1,
        )
    if aim:
        page.gap()
        page.text(words.t("Your aim"), "accent")
        page.text(play.texts(words.lang)["aim"], "muted")
    return page


def readings(play: Play, words: Words) -> list[Reading]:
    """The gauges, each with its value before the last choice; the customer's are away while another is spoken to."""
    now = play.turns[-1].state
    before = play.turns[-2].state if len(play.turns) > 1 else now
    customer = play.encounter.customer
    away = ""
    if play.scene.who != customer:
        away = play.texts(words.lang)[play.encounter.people[customer].name]
    return [
        Reading(gauge, getattr(now, gauge), getattr(before, gauge), "" if gauge == OWN else away)
        for gauge in GAUGES
    ]
