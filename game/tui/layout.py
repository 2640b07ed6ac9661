"""How a conversation shares a window: what is shown where, and in how many rows, as a play stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from textual.geometry import Size

from game.session import Play
from game.stories.packs import Shared
from game.tui.page import Page
from game.tui.talk import (
    Told,
    kit_title,
    moment_page,
    reading_page,
    readings,
    side_page,
    tools,
    transcript_page,
)
from game.tui.widgets.gauges import Reading, in_line
from game.tui.widgets.kit import Tool, flow
from game.words import Words

SIDE: Final = 36  # columns of the side panel

_WIDE: Final = 100  # columns of a window from which there is one
_SIDE_WORDS: Final = SIDE - 5  # cells of those for words
_SIDES: Final = (  # the aim in it, airy, folded: the first that fits
    (True, True, False),
    (False, True, False),
    (False, False, False),
    (False, False, True),
)
_EDGES: Final = 2  # columns beside the gauges, the kit and the replies
_TALK_AIR: Final = 4  # columns beside the words of the transcript
_LEAST_TALK: Final = 5  # rows of the transcript that stay in sight, the blank one above included
_READABLE_TALK: Final = 16  # rows of it from which the kit may take more than its names
_ROOMY_TALK: Final = 14  # rows of it from which the replies may stand apart
_LEAST_REPLIES: Final = 4  # rows
_LOW: Final = 24  # rows of a window below which no row stays blank under the replies


Bar = tuple[str, Sequence[Tool]]  # a title, and the tools after it


class Layout(NamedTuple):
    """What is shown where. Gauges and kit stand in the side panel of a `wide` window, else above and below the talk."""

    wide: bool
    low: bool  # no row stays blank under the replies
    gauges: Sequence[Reading]
    kit: Sequence[Tool]  # what there is to use
    folded: bool  # it shows its names alone
    side: Page
    bar: Bar  # below the replies
    said: Told
    replies: Page
    most: int  # rows that the replies may take
    reading: bool  # what the others said last does not fit beside the replies, which wait until it was read


def lay_out(
    play: Play,
    shared: Shared,
    words: Words,
    size: Size,
    room: int,
    hints: Mapping[int, str],
    proposed: Tool | None,
    *,
    unread: bool,
) -> Layout:
    """A play as it stands in a window of that size, of whose rows there is `room` for it.

    `proposed` is a tool whose words are shown in the place of the replies, `unread` whether the others said something
    that may not have been read.
    """
    options = play.options()
    gauges = readings(play, words)
    kit = tools(play, options, shared, words)
    wide = size.width >= _WIDE
    low = size.height < _LOW
    width = size.width - (SIDE if wide else 0)
    said = transcript_page(play, words, hints, width)
    newest = sum(
        len(list(block.rows(width - _TALK_AIR))) for block in said.page.blocks[said.heard :]
    )
    replies = moment_page(play, options, proposed, words, airy=False, low=low)
    rows = len(replies.rows(width - 2 * _EDGES)) + (1 if low else 2)
    side = Page()
    bar: Bar = ("", ())
    if wide:
        side, folded = _side(play, kit, words, room - 1)
    else:
        room -= len(in_line(gauges, words, width - _EDGES))
        bar = _bar(play, kit, words, low=low)
        whole = _bar_rows(bar, width, folded=False)
        folded = bool(play.state.picked) or whole > room - rows - _READABLE_TALK
        room -= _bar_rows(bar, width, folded=True) if folded else whole
    if room >= rows + len(replies.items) + _ROOMY_TALK:
        replies = moment_page(play, options, proposed, words, airy=True)
    most = max(room - _LEAST_TALK, _LEAST_REPLIES)
    reading = unread and newest > room - min(rows, most) - 1
    if reading and proposed is None:
        replies = reading_page(words)
    return Layout(
        wide=wide,
        low=low,
        gauges=gauges,
        kit=kit,
        folded=folded,
        side=side,
        bar=bar,
        said=said,
        replies=replies,
        most=most,
        reading=reading,
    )


def _side(play: Play, kit: Sequence[Tool], words: Words, rows: int) -> tuple[Page, bool]:
    """The side panel, and whether its tools are folded: where it is low without the aim, closer together, at last folded."""
    for aim, airy, folded in _SIDES:
        page = side_page(play, kit, words, aim=aim, airy=airy, folded=folded)
        if len(page.rows(_SIDE_WORDS)) <= rows:
            break
    return page, folded


def _bar(play: Play, kit: Sequence[Tool], words: Words, *, low: bool) -> Bar:
    """Where the kit waits anyhow, while a reply is put together, a low window shows that it does and no more."""
    title = kit_title(play, words) if kit else ""
    return title, () if play.state.picked and low else kit


def _bar_rows(bar: Bar, width: int, *, folded: bool) -> int:
    title, shown = bar
    return len(flow(title, shown, width - _EDGES, folded=folded)) if title else 0
