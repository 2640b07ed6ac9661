"""Saves, packs and a player put together, as the options of a command ask for."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from game import places
from game.commands.voice import Voice
from game.errors import GameError, broken
from game.words import choose_language, words

if TYPE_CHECKING:
    from game.analysis.explore import Progress
    from game.saves import Profile, Store
    from game.session import Session
    from game.stories.library import Library
    from game.stories.packs import Story


def saves_of(options: Namespace) -> Path:
    """Where the saves are."""
    return places.saves_folder(options.saves, os.environ)


@contextmanager
def opened_store(options: Namespace, voice: Voice) -> Iterator[Store]:
    """The saves; what had to be mended is said on stderr."""
    from game.saves import open_store

    opened = open_store(saves_of(options))
    with opened.store:
        for notice in opened.notices:
            message, hint = voice.words.worded(notice.code, notice.values)
            voice.note(f"standtall: {message} {hint}".strip())
        yield opened.store


@contextmanager
def player_session(options: Namespace, voice: Voice) -> Iterator[Session]:
    """A player who plays: what is done is saved, backed up at the end, and an interruption is told."""
    with opened_store(options, voice) as store:
        try:
            yield session_of(store, store.profile(options.profile), options, voice)
        except KeyboardInterrupt:
            voice.note("\n" + voice.words.t("Interrupted. Every choice is saved."))
            raise
        finally:
            with suppress(
                GameError
            ):  # the saves are safe; “standtall backup” tells why the copy failed
                store.backup()


def shelf_of(options: Namespace) -> Library:
    """The packs asked for, the shipped one first; nothing is kept of what is read."""
    from game.stories.library import library

    return library(options.pack or (), None, places.content_folder())


def checked_story(
    shelf: Library, name: str, budget: int = 0, progress: Progress | None = None
) -> Story:
    """An encounter that `check` finds no fault with; raises `encounter-broken` with its problems.

    With a `budget` of states, what is too large for a check is visited as far as that: an analysis has no answer
    where a conversation goes round or is stuck.
    """
    from game.check import against, faults

    story = shelf.story(name)
    judged = against(story)
    if budget and faults(judged) != judged:
        judged = against(story, budget, progress)
    problems = faults((*shelf.told_of(name), *judged))
    if problems:
        command = shelf.check_command(shelf.index().find(name))
        raise broken(story.encounter.name, problems, command)
    return story


def session_of(store: Store, profile: Profile, options: Namespace, voice: Voice) -> Session:
    """One profile at these packs; from now on the voice speaks its language, unless `--lang` says otherwise."""
    from game.session import Session
    from game.stories.library import library

    kept = places.kept_folder(saves_of(options))
    shelf = library(options.pack or (), kept, places.content_folder())
    own = store.settings(profile.id).get("lang")
    voice.words = words(choose_language(options.lang or own, os.environ))
    return Session(store, shelf, profile)
