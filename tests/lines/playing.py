"""Playing in this process: a session over a fresh store, and both editions with their answers given beforehand."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

from game.lines.flow import InputEnded, Leave, Wishes, play_through
from game.lines.home import at_home
from game.lines.json_desk import JsonDesk
from game.lines.plain_desk import PlainDesk
from game.places import content_folder
from game.saves import open_store
from game.session import Session
from game.stories.library import Library

Event = dict[str, Any]

YARD = Path(__file__).with_name("yard")
SHORT = "yard/short"
SHORT_ANSWERS = ("", "", "")  # note, intensity, confidence
SHORT_WAY = ("hear", "sorry", "gate-stays")
END_ANSWERS = ("", "", "")  # guess, cause, plan


@cache
def shelf() -> Library:
    """The shipped pack and the tests' own, read once; stories do not change while tests run."""
    return Library((content_folder(), YARD))


@contextmanager
def sitting(saves: Path, profile: str = "player") -> Iterator[Session]:
    """A player at the saves in a folder."""
    with open_store(saves).store as store:
        yield Session(store, shelf(), store.profile(profile))


def events(
    saves: Path, name: str, lines: Iterable[str] = (), *, lang: str = "en", **wishes: Any
) -> list[Event]:
    """All events of one run of the JSON edition that is given these lines."""
    out = io.StringIO()
    with sitting(saves) as session:
        desk = JsonDesk((f"{line}\n" for line in lines), out, lang)
        with suppress(Leave):
            play_through(session, desk, Wishes(name, **wishes))
    return [json.loads(line) for line in out.getvalue().split("\n")[:-1]]


def short(saves: Path, lines: Iterable[str] = (), **wishes: Any) -> list[Event]:
    """The tests' own encounter in the JSON edition, every question answered with its default."""
    return events(saves, SHORT, lines, yes=True, **wishes)


def of(found: list[Event], kind: str) -> list[Event]:
    """The events of one kind, in order."""
    return [event for event in found if event["event"] == kind]


def kinds(found: list[Event]) -> list[str]:
    """What came, in order; questions by their id."""
    return [event["id"] if event["event"] == "question" else event["event"] for event in found]


class Heard(io.StringIO):
    """What the line edition says, cut where it was answered."""

    def __init__(self) -> None:
        super().__init__()
        self.cuts: list[int] = []

    def pieces(self) -> list[str]:
        """What was said before the first answer, between the first and the second, and so on."""
        whole = self.getvalue()
        return [whole[a:b] for a, b in zip((0, *self.cuts), (*self.cuts, len(whole)), strict=True)]


def plain(
    saves: Path,
    name: str | None,
    lines: Iterable[str],
    *,
    lang: str = "en",
    folder: Path | None = None,
    **wishes: Any,
) -> list[str]:
    """What the line edition says to these lines, piece by piece; `name` None is the home."""
    from game.export.transcript_file import save_transcript

    heard = Heard()
    given = iter(lines)

    def read(prompt: str) -> str:
        assert prompt
        for line in given:
            heard.cuts.append(len(heard.getvalue()))
            return f"{line}\n"
        raise InputEnded

    def save(stem: str, text: str) -> str:
        return save_transcript(stem, text, folder or saves)

    with sitting(saves) as session:
        desk = PlainDesk(session, read, heard, lang, save)
        with suppress(Leave):
            if name is None:
                at_home(session, desk, Wishes("", **wishes))
            else:
                play_through(session, desk, Wishes(name, **wishes))
    return heard.pieces()
