"""A play as it stands on the screen: what was said, what can be said, what can be done to protect oneself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.debrief import speak, why_locked
from game.engine import Option
from game.engine.story import NARRATOR, PROTECT, YOU
from game.session import Play
from game.stories.packs import Shared
from game.tui.page import Page, Para, Piece, Row
from game.tui.palette import Role
from game.tui.widgets.gauges import GAUGES, Reading
from game.tui.widgets.kit import Tool
from game.tui.wrapping import cells, pad, wrap
from game.words import Words

_NAME_MOST = 16  # cells a name may take beside the words
_FIRST_KEY = 5  # the kit begins at F5


def transcript_page(
    play: Play, words: Words, hints: Mapping[int, str], width: int
) -> tuple[Page, int]:
    """All turns, and how many blocks of them are of earlier turns. `hints` are coach lines by turn."""
    texts = play.texts(words.lang)
    names = [words.t("You"), words.t("Coach")]
    names += [texts[person.name] for person in play.encounter.people.values()]
    fitting = [cells(name) for name in names if cells(name) <= min(_NAME_MOST, width // 4)]
    margin = max(fitting, default=4) + 2
    page = Page()
    past = 0
    for number, turn in enumerate(play.turns):
        if number and turn.said:
            page.gap()
        if number == len(play.turns) - 1:
            past = len(page.blocks)
        before = ""
        for line in turn.said:
            spoken = speak(play, line, words.lang, words)
            role = _role(spoken.who)
            mark = "" if spoken.who == before else spoken.name
            text = words.t("({deed})", deed=spoken.text) if spoken.done else spoken.text
            page.blocks.append(
                Para(text, role, mark=mark, mark_role=_name_role(role), margin=margin, right=True)
            )
            before = spoken.who
        if number in hints:
            page.gap()
            page.entry(
                words.t("Coach"), texts[hints[number]], "coach", margin=margin, mark_role="coach"
            )
    return page, past


def _role(who: str) -> Role:
    if who == YOU:
        return "you"
    return "narrator" if who == NARRATOR else "bright"


def _name_role(role: Role) -> Role:
    return "accent" if role == "bright" else role


def replies_page(play: Play, options: Sequence[Option], words: Words) -> Page:
    """The replies (or the next part of one), numbered in the session's order."""
    texts = play.texts(words.lang)
    page = Page()
    if play.scene.built:
        page.draw(lambda width: tray_rows(play, words, width))
    replies = [option for option in options if option.choice.kind != PROTECT]
    for number, option in enumerate(replies, 1):
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


def tray_rows(play: Play, words: Words, width: int) -> list[Row]:
    """The parts of a reply that is put together, side by side: what was picked, what comes now, what is to come."""
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
            box += [Piece(line, "you") for line in wrap(chosen, column)]
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
    """The kit actions of this moment, on F5 and the keys after it."""
    texts = play.texts(words.lang)
    moves = shared.rubric_texts.texts(words.lang)
    kit = [option for option in options if option.choice.kind == PROTECT]
    return [
        Tool(
            option.choice.id,
            f"F{number}",
            moves[f"moves.{option.choice.moves[0]}.name"],
            texts[option.choice.line.text],
            why_locked(play, option, words) or "",
        )
        for number, option in enumerate(kit, _FIRST_KEY)
    ]


def readings(play: Play) -> list[Reading]:
    """The gauges, each with its value before the last choice."""
    now = play.turns[-1].state
    before = play.turns[-2].state if len(play.turns) > 1 else now
    return [Reading(gauge, getattr(now, gauge), getattr(before, gauge)) for gauge in GAUGES]
