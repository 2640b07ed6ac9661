"""What each key of each screen is to do: the table that the tests hold the game to."""

from __future__ import annotations

import string
from collections.abc import Callable
from pathlib import Path
from typing import Final

from game.session import Play
from game.tui.screens.conversation import ConversationScreen
from game.tui.screens.guess import GuessScreen
from game.tui.sitting import THEMES
from game.tui.talk import USE
from game.tui.widgets.bars import Keys
from game.tui.widgets.reader import Reader
from game.words import LANGUAGES
from tests.tui.stations import Visit

Check = Callable[[Visit, "Before"], bool]


class Before:
    """How it was before a key."""

    def __init__(self, visit: Visit) -> None:
        self.text = visit.text
        self.lang = visit.app.sitting.lang
        self.theme = visit.app.theme
        self.page = visit.main.page if visit.where != "Plan" else None
        self.top = _top(visit, "story")
        self.settings = {key: _setting(visit, key) for key in ("theme", "intensity", "animation")}
        self.where = visit.where
        self.path = visit.path
        screen = visit.screen
        self.tools = list(screen._tools) if isinstance(screen, ConversationScreen) else []
        self.folded = isinstance(screen, ConversationScreen) and screen._folded

    def left_by(self, visit: Visit) -> bool:
        """Whether it has become another screen or another moment of a play."""
        items = self.page.items if self.page else []
        return (
            visit.where != self.where
            or visit.path != self.path
            or (visit.where != "Plan" and visit.main.page.items != items)
        )


def _top(visit: Visit, name: str) -> int:
    found = visit.screen.query(f"#{name}").results(Reader)
    return next((reader._top for reader in found), 0)


def _setting(visit: Visit, key: str) -> str:
    return visit.app.sitting.settings.get(key, "")


def to(screen: str) -> Check:
    """It leads to another screen."""
    return lambda visit, _: visit.where == screen


# what keys do everywhere


def _next_language(visit: Visit, before: Before) -> bool:
    lang = visit.app.sitting.lang
    return (
        lang == LANGUAGES[(LANGUAGES.index(before.lang) + 1) % len(LANGUAGES)]
        and visit.text != before.text
    )


def _next_theme(visit: Visit, before: Before) -> bool:
    return visit.app.theme == THEMES[(THEMES.index(before.theme) + 1) % len(THEMES)]


EVERY: Final[dict[str, Check]] = {
    "ctrl+p": to("Everything"),
    "f1": to("Help"),
    "f2": _next_language,
    "f3": _next_theme,
}


# what they do on one screen


def _said(visit: Visit) -> str:
    return visit.screen.query_one(Keys).said


def _leaving_is_told(visit: Visit, before: Before) -> bool:
    return "Ctrl+Q" in _said(visit) and visit.where == "Home"


def _named(visit: Visit, before: Before) -> bool:
    return visit.shows(visit.words.t("What would you do first?")) and before.left_by(visit)


def _spoken(lang: str) -> Check:
    return lambda visit, _: visit.app.sitting.lang == lang and visit.where == "Briefing"


def _sure(number: int) -> Check:
    return lambda visit, before: (
        visit.shows(visit.words.t("{number} of 5", number=number)) and visit.text != before.text
    )


def _harder(visit: Visit, before: Before) -> bool:
    return visit.shows(visit.words.t("Strong: said aloud")) and visit.where == "Briefing"


def _read_on(visit: Visit, before: Before) -> bool:
    story = visit.screen.query_one("#story", Reader)
    return story._top > before.top or len(story._rows) <= story.content_size.height


def _saved(visit: Visit, before: Before) -> bool:
    found = list(Path.cwd().glob("*-transcript*.txt"))
    for file in found:
        file.unlink()
    return len(found) == 1 and bool(_said(visit))


def _sheet_saved(visit: Visit, before: Before) -> bool:
    file = Path("cheat-sheet.html")
    there = file.is_file()
    file.unlink(missing_ok=True)
    return there and bool(_said(visit))


def _copied(visit: Visit, before: Before) -> bool:
    text, visit.app._clipboard = visit.app.clipboard, ""
    return visit.here.texts(visit.app.sitting.lang)["title"] in text and bool(_said(visit))


def _played(visit: Visit) -> Play:
    screen = visit.screen
    assert isinstance(screen, ConversationScreen)
    return screen.play


def _coached(visit: Visit, before: Before) -> bool:
    hint = _played(visit).scene.coach
    if hint is None or _played(visit).outcome() is not None:
        return bool(_said(visit))
    told = _played(visit).texts(visit.app.sitting.lang)[hint]
    return visit.shows(told[-8:]) and _played(visit).answers()["coach"] == 1


def _taken_back(visit: Visit, before: Before) -> bool:
    play = _played(visit)
    return play.practice and play.path == before.path[:-1] and visit.here.path == before.path


def _replied(key: str) -> Check:
    def check(visit: Visit, before: Before) -> bool:
        assert before.page is not None
        chosen = before.page.keys[key]
        steps = visit.app.sitting.store.steps(visit.here.record.id)
        on_disk = [step.choice for step in steps] == [*before.path, chosen]
        return on_disk or (visit.here.path == before.path and bool(_said(visit)))

    return check


def _protected(number: int) -> Check:
    def check(visit: Visit, before: Before) -> bool:
        tool = next((tool for tool in before.tools if tool.key == f"F{number + 5}"), None)
        if tool is None:
            return visit.where == "Conversation" and not before.left_by(visit)
        if tool.closed:
            return bool(_said(visit)) and visit.here.path == before.path
        if before.folded:
            return USE in visit.main.page.items and visit.here.path == before.path
        return visit.here.path == [*before.path, tool.id]

    return check


KIT: Final = {f"f{number + 5}": _protected(number) for number in range(8)}


def _guessed(digit: str) -> Check:
    def check(visit: Visit, before: Before) -> bool:
        set_to = isinstance(visit.screen, GuessScreen) and visit.screen._guess.get("empathy")
        visit.main.point("empathy")
        return set_to == 10 * int(digit)

    return check


def _changed(key: str) -> Check:
    return lambda visit, before: (
        _setting(visit, key) != before.settings[key]
        and visit.where == "Settings"
        and visit.text != before.text
    )


def _mouse_changed(visit: Visit, before: Before) -> bool:
    return _setting(visit, "mouse") in {"on", "off"} and visit.text != before.text


CONVERSATION: Final[dict[str, Check]] = {
    "question_mark": _coached,
    "u": _taken_back,
    "escape": to("Away"),
    "b": to("Reminder"),
    "s": _saved,
    "y": _copied,
    **KIT,
}
BRIEFING: Final[dict[str, Check]] = {
    "escape": to("Home"),
    "pagedown": _read_on,
    **{str(number): _sure(number) for number in range(1, 6)},
}
HOME: Final = to("Home")
TABLE: Final[dict[str, dict[str, Check]]] = {
    "Language": {str(number): _spoken(lang) for number, lang in enumerate(LANGUAGES, 1)},
    "Home": {
        "p": to("Progress"),
        "k": to("Cards"),
        "d": to("Drills"),
        "s": to("Settings"),
        "a": to("About"),
        "c": to("Conversation"),
        **{str(number): to("Briefing") for number in range(1, 5)},
        "escape": _leaving_is_told,
        "ctrl+c": _leaving_is_told,
    },
    "Briefing": {**BRIEFING, "b": to("Conversation"), "i": _harder},
    "Briefing, the first": {**BRIEFING, "b": to("Conversation"), "l": HOME},
    "Briefing, once more": {**BRIEFING, "c": to("Conversation"), "n": to("Conversation")},
    "Reminder": {"escape": to("Conversation"), "1": to("Conversation")},
    "Conversation": CONVERSATION,
    "Conversation, a reply in parts": CONVERSATION,
    "Conversation, abuse": CONVERSATION,
    "Conversation, at its end": {**CONVERSATION, "1": to("Guess")},
    "Away": {"escape": to("Conversation"), "1": to("Conversation"), "2": HOME},
    "Away, from practice": {
        "escape": to("Conversation"),
        "1": to("Conversation"),
        "2": HOME,
        "3": lambda visit, _: visit.where == "Conversation" and not _played(visit).practice,
    },
    "Guess": {"escape": to("Cause"), **{digit: _guessed(digit) for digit in string.digits}},
    "Cause": {"escape": to("Debrief")},
    "Quiet": {"escape": HOME, "1": to("Guess"), "2": to("Briefing"), "3": HOME},
    "Debrief": {
        "p": to("Plan"),
        "k": to("Cards"),
        "s": _saved,
        "y": _copied,
        "escape": HOME,
        "h": HOME,
    },
    "Plan": {"escape": to("Debrief")},
    "Progress": {"escape": HOME},
    "Cards": {"escape": HOME, "s": _sheet_saved},
    "Drills": {"escape": HOME, **{str(number): _named for number in range(1, 8)}},
    "Settings": {
        "escape": HOME,
        "1": _next_language,
        "2": _next_theme,
        "3": _changed("intensity"),
        "4": _changed("animation"),
        "5": _mouse_changed,
    },
    "Help": {"escape": HOME, "1": HOME, "f1": HOME},
    "About": {"escape": HOME},
    "Notice": {"escape": HOME, "1": HOME},
    "Everything": {"escape": HOME, "ctrl+p": HOME},
}


def promises(visit: Visit, station: str) -> dict[str, Check]:
    """What each key of a station is to do."""
    told = {**EVERY, **TABLE[station]}
    if station.startswith("Conversation"):
        told = {**{key: _replied(key) for key in visit.main.page.keys}, **told}
    if station == "Cause":
        told |= dict.fromkeys(visit.main.page.keys, to("Debrief"))
    return told
