"""Which screen follows which. The way of a play is read off the play itself, so a killed game finds its place again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.message import Message

from game.errors import GameError
from game.tui.sitting import Sitting

if TYPE_CHECKING:
    from textual.app import App

    from game.saves import PlayRecord
    from game.session import Play
    from game.tui.screens.frame import Framed


def tell(app: App[Any], sitting: Sitting, error: GameError) -> None:
    """Say what could not be done, and what to do."""
    from game.tui.screens.notice import NoticeScreen

    app.push_screen(NoticeScreen(sitting, error))


class Finished(Message):
    """A play came to its end and has its result."""


def brief(
    app: App[Any], sitting: Sitting, name: str, *, first: bool = False, fresh: bool = False
) -> None:
    """Open an encounter's briefing, or say why it cannot be played.

    `first` is the very first call of a new player, `fresh` closes an unfinished play.
    """
    from game.tui.screens.briefing import BriefingScreen

    try:
        story = sitting.session.story(name)
    except GameError as error:
        tell(app, sitting, error)
        return
    app.push_screen(BriefingScreen(sitting, story, first=first, fresh=fresh))


def take_up(screen: Framed, play: Play, *, instead: bool = False) -> None:
    """Open the conversation of a play, at its end too: its last words may not have been read yet.

    They have where the quiet word after them was. `instead` puts it in the place of this screen.
    """
    from game.tui.screens.conversation import ConversationScreen

    read = play.outcome() is not None and play.quieted
    following = _station(screen, play) if read else ConversationScreen(screen.sitting, play)
    if instead:
        screen.app.switch_screen(following)
    else:
        screen.app.push_screen(following)


def first_attempt(screen: Framed, practice: Play) -> None:
    """From practice back to the first attempt, where it was left."""
    play = screen.sitting.session.first_attempt(practice)
    home(screen)
    take_up(screen, play)


def look_back(screen: Framed, record: PlayRecord) -> None:
    """Open the debrief of a finished play, or go on with one that was begun.

    Raises `GameError` (`debrief-gone`) for a finished one that no longer folds to its end.
    """
    session = screen.sitting.session
    if record.status == "open":
        take_up(screen, session.resume(record))
        return
    from game.tui.screens.debrief import DebriefScreen

    screen.app.push_screen(DebriefScreen(screen.sitting, session.look_back(record)))


def onward(screen: Framed, play: Play) -> None:
    """Put the screen that the play has come to in the place of this one."""
    with screen.telling():
        screen.app.switch_screen(_station(screen, play))


def home(screen: Framed) -> None:
    """Back to the first screen, which says everything anew."""
    from game.tui.screens.home import HomeScreen

    while len(screen.app.screen_stack) > 1:
        screen.app.pop_screen()
    if isinstance(screen.app.screen, HomeScreen):
        screen.app.screen.retell()
    else:
        screen.app.switch_screen(HomeScreen(screen.sitting))


def _station(screen: Framed, play: Play) -> Framed:
    """The conversation, a quiet moment where one is due, the player's own guess, the cause, the debrief."""
    from game.debrief import was_hard

    sitting = screen.sitting
    if play.outcome() is None:
        from game.tui.screens.conversation import ConversationScreen

        return ConversationScreen(sitting, play)
    if play.record.status == "open":
        asked = play.asked()
        if was_hard(play) and not play.quieted:
            from game.tui.screens.quiet import QuietScreen

            return QuietScreen(sitting, play)
        if "guess" not in asked:
            from game.tui.screens.guess import GuessScreen

            return GuessScreen(sitting, play)
        if play.encounter.cause and "cause" not in asked:
            from game.tui.screens.cause import CauseScreen

            return CauseScreen(sitting, play)
        play.finish()
        screen.app.post_message(Finished())
    from game.tui.screens.debrief import DebriefScreen

    return DebriefScreen(sitting, play)
