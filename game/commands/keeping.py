"""What is kept about a player, and the machine it is kept on: progress, cheat sheet, export, profiles, backup, doctor."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands.voice import Voice
from game.commands.wiring import opened_store, saves_of, session_of
from game.errors import CANNOT, DONE, USAGE, GameError
from game.places import PLAYER

if TYPE_CHECKING:
    from game.session import Session


def progress(options: Namespace, voice: Voice) -> int:
    """What was played; the default player is made where there is none yet."""
    from game.export.progress import progress_lines

    with _known_player(options, voice) as session:
        voice.say(*progress_lines(session, voice.words))
    return DONE


def cheatsheet(options: Namespace, voice: Voice) -> int:
    """The player's plans and cards, as lines or as a page to print."""
    from game.debrief import cheat_sheet, cheat_sheet_lines

    with _known_player(options, voice) as session:
        sheet = cheat_sheet(session, voice.words, everything=options.all)
    if options.html is None:
        voice.say(*cheat_sheet_lines(sheet, voice.words))
        return DONE
    from game.export.cheat_sheet_page import save_cheat_sheet

    voice.written(save_cheat_sheet(sheet, Path(options.html), voice.words))
    return DONE


@contextmanager
def _known_player(options: Namespace, voice: Voice) -> Iterator[Session]:
    """The player named, who must have played here; the default one is made where there is none."""
    with opened_store(options, voice) as store:
        profile = store.find_profile(options.profile)
        if profile is None and options.profile != PLAYER:
            raise GameError("profile-unknown", name=options.profile)
        yield session_of(store, profile or store.profile(PLAYER), options, voice)


def export(options: Namespace, voice: Voice) -> int:
    """Everything about one profile as files."""
    from game.export.profile_data import export_profile

    with opened_store(options, voice) as store:
        for path in export_profile(store, options.profile, Path(options.folder)):
            voice.written(path)
    return DONE


def profiles(options: Namespace, voice: Voice) -> int:
    """List the profiles, or delete one after its name was typed."""
    w = voice.words
    with opened_store(options, voice) as store:
        if options.delete is None:
            for profile in store.profiles():
                voice.say(w.t("{name}, since {day}", name=profile.name, day=profile.made[:10]))
            return DONE
        found = store.find_profile(options.delete)
        if found is None:
            raise GameError("profile-unknown", name=options.delete)
        if not options.yes:
            question = w.t(
                "Delete everything about “{name}”, backups included? Type the name to confirm: ",
                name=found.name,
            )
            voice.ask(question)
            if sys.stdin.readline().strip() != found.name:
                raise GameError("not-confirmed", USAGE)
        for notice in store.delete_profile(found.name):
            voice.say(" ".join(w.worded(notice.code, notice.values)).strip())
        voice.say(w.t("Deleted: {name}", name=found.name))
    return DONE


def backup(options: Namespace, voice: Voice) -> int:
    """Copy the saves now."""
    from game.words.visible import visible

    with opened_store(options, voice) as store:
        voice.say(voice.words.t("The newest backup: {path}", path=visible(str(store.backup()))))
    return DONE


def doctor(options: Namespace, voice: Voice) -> int:
    """What the machine offers; CANNOT where something is wrong."""
    from game.doctor import examine

    found = examine(saves_of(options), voice.words)
    for finding in found:
        voice.say(*finding.lines(voice.words))
    return DONE if all(finding.fine for finding in found) else CANNOT
