"""`standtall` and `standtall play`: the screens, the line edition or the JSON edition."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from contextlib import suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING

from game.commands.voice import Voice
from game.commands.wiring import player_session, saves_of
from game.errors import DONE, GameError, unexpected

if TYPE_CHECKING:
    from game.lines.flow import Wishes


def play(options: Namespace, voice: Voice) -> int:
    """The game, or one encounter of it, in the edition that was asked for or that the terminal allows."""
    if options.json:
        return _play_json(options, voice)
    poor = os.environ.get("TERM") == "dumb"
    if options.plain or poor or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return _play_plain(options, voice, poor=poor)
    from game.tui import TuiOptions, run

    return run(
        TuiOptions(
            saves=saves_of(options),
            packs=tuple(options.pack or ()),
            lang=options.lang,
            profile=options.profile,
            encounter=options.encounter,
            seed=options.seed,
            intensity=options.intensity,
            fresh=options.fresh,
            mouse=not options.no_mouse,
        )
    )


def _play_json(options: Namespace, voice: Voice) -> int:
    from game.lines.flow import Leave, play_through
    from game.lines.json_desk import JsonDesk

    # some programs begin what they write with a byte order mark
    for stream, encoding in ((sys.stdin, "utf-8-sig"), (sys.stdout, "utf-8")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=encoding, errors="replace")
    desk = JsonDesk(sys.stdin, sys.stdout, voice.words.lang)
    try:
        if options.encounter is None:
            raise GameError("encounter-needed")
        with player_session(options, voice) as session:
            desk.lang = voice.words.lang
            with suppress(Leave):
                play_through(session, desk, _wishes(options))
    except GameError as error:
        desk.error(error)
        return error.exit_code
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - a program is told in its own way
        told = unexpected(error, os.environ)
        desk.error(told)
        return told.exit_code
    return DONE


def _play_plain(options: Namespace, voice: Voice, *, poor: bool) -> int:
    from game.export.transcript_file import save_transcript
    from game.lines.flow import Leave, play_through
    from game.lines.home import at_home, farewell
    from game.lines.plain_desk import PlainDesk

    with player_session(options, voice) as session:
        if options.encounter is not None:
            session.story(options.encounter)  # one that is unknown or broken is told alone
        if not options.plain:
            w = voice.words
            why = w.t("This terminal cannot show screens") if poor else w.t("Not a terminal")
            voice.note(w.t("{why}: this is the line edition.", why=why))
        desk = PlainDesk(session, typed_lines(voice), sys.stdout, voice.words.lang, save_transcript)
        wishes = _wishes(options)
        try:
            if options.encounter is None:
                at_home(session, desk, wishes)
            else:
                play_through(session, desk, wishes)
        except Leave:
            farewell(session, desk, options.encounter)
    return DONE


def typed_lines(voice: Voice) -> Callable[[str], str]:
    """Lines of stdin, one for each call, with a prompt where a person types; raises InputEnded."""
    from game.lines.flow import InputEnded

    lines = iter(sys.stdin)

    def read(prompt: str) -> str:
        if sys.stdin.isatty():
            voice.ask(prompt)
        for line in lines:
            return line
        raise InputEnded

    return read


def _wishes(options: Namespace) -> Wishes:
    from game.lines.flow import Wishes

    return Wishes(
        options.encounter or "", options.intensity, options.seed, options.fresh, options.yes
    )
