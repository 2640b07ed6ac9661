"""How a conversation shares a window, told without one: in every window the transcript keeps rows of its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from random import Random

import pytest
from textual.geometry import Size

from game.doctor import SMALLEST
from game.session import Play
from game.tui import TuiOptions
from game.tui.layout import Layout, lay_out
from game.tui.sitting import Sitting, sit_down
from game.tui.talk import READ_ON
from game.tui.widgets.gauges import in_line
from game.tui.widgets.kit import flow
from game.words import LANGUAGES

_FRAME = 2  # rows of the bar and the keys
_TALK = 5  # rows that the transcript keeps at least
_SIZES = [Size(*size) for size in (SMALLEST, (80, 24), (99, 30), (100, 24), (120, 40))]


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Sitting]:
    sitting = sit_down(TuiOptions(tmp_path / "saves", lang="en", seed=7))
    yield sitting
    sitting.store.close()


def moments(sitting: Sitting) -> Iterator[Play]:
    """A play of each encounter at every decision of a way through it, whatever it leads to."""
    for entry in sitting.library.index().entries:
        play = sitting.session.start(entry.name, seed=7, fresh=True)
        random = Random(entry.name)  # noqa: S311 - any way will do, each time the same
        yield play
        while play.outcome() is None:
            play.choose(random.choice([one.choice.id for one in play.options() if one.open]))
            yield play


def laid_out(sitting: Sitting, play: Play, size: Size, *, unread: bool) -> Layout:
    shared = sitting.session.shared(play)
    room = size.height - _FRAME
    return lay_out(play, shared, sitting.words, size, room, {}, None, unread=unread)


def below(sitting: Sitting, shown: Layout, size: Size) -> int:
    """The rows that all but the transcript take."""
    if shown.wide:
        return 0
    title, kit = shown.bar
    bar = flow(title, kit, size.width - 2, folded=shown.folded) if title else []
    return len(in_line(shown.gauges, sitting.words, size.width - 2)) + len(bar)


def test_the_transcript_keeps_its_rows_in_every_window(sitting: Sitting) -> None:
    for play in moments(sitting):
        for size, lang in product(_SIZES, LANGUAGES):
            sitting.lang = lang
            shown = laid_out(sitting, play, size, unread=False)
            assert not shown.reading
            left = size.height - _FRAME - below(sitting, shown, size) - shown.most
            assert left >= _TALK, (play.encounter.id, play.path, size, lang)


def test_what_fits_beside_the_replies_need_not_be_read_first(sitting: Sitting) -> None:
    waiting = 0
    for play in moments(sitting):
        tall = laid_out(sitting, play, Size(80, 70), unread=True)
        assert not tall.reading
        low = laid_out(sitting, play, Size(*SMALLEST), unread=True)
        assert low.reading == (low.replies.items == [READ_ON])
        waiting += low.reading
    assert waiting
