"""One player's sitting at the terminal: the saves, the packs, the settings. It knows no widget."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from game import places
from game.errors import GameError
from game.saves import Notice, Profile, Store, open_store
from game.stories.library import Library, library
from game.tui import TuiOptions
from game.words import LANGUAGES, Words, choose_language, read_language, words

if TYPE_CHECKING:
    from game.session import Session

THEMES = ("dark", "light", "contrast")


@dataclass(slots=True)
class Sitting:
    """What all screens share. `notices` is what the saves have to tell the player."""

    options: TuiOptions
    store: Store
    library: Library
    profile: Profile
    settings: dict[str, str]
    lang: str
    notices: tuple[Notice, ...] = ()
    plans: dict[int, tuple[str, str]] = field(default_factory=dict)  # typed, not kept; by play
    _session: Session | None = field(default=None)

    @property
    def words(self) -> Words:
        """The interface in the present language."""
        return words(self.lang)

    @property
    def session(self) -> Session:
        """The use cases; made when the first encounter is opened, because reading stories takes a while."""
        if self._session is None:
            from game.session import Session

            self._session = Session(self.store, self.library, self.profile)
        return self._session

    @property
    def first_time(self) -> bool:
        """Whether nobody has chosen a language in this profile yet."""
        return "lang" not in self.settings and self.options.lang is None

    def set(self, key: str, value: str) -> None:
        """Keep a setting; raises `GameError` where it cannot be kept."""
        self.settings[key] = value
        if key == "lang":
            self.lang = value
        self.store.set_setting(self.profile.id, key, value)

    def next_value(self, key: str, values: tuple[str, ...], now: str, way: int = 1) -> str:
        """Step a setting to its next value and keep it."""
        at = values.index(now) if now in values else -1
        value = values[(at + way) % len(values)]
        self.set(key, value)
        return value

    def next_language(self) -> None:
        """The next of the languages."""
        self.next_value("lang", LANGUAGES, self.lang)

    @property
    def theme(self) -> str:
        """The theme's name."""
        found = self.settings.get("theme", THEMES[0])
        return found if found in THEMES else THEMES[0]

    @property
    def mouse(self) -> bool:
        """Whether the game uses the mouse; else the terminal keeps it, to select text with."""
        return self.options.mouse and self.settings.get("mouse") != "off"

    @property
    def moving(self) -> bool:
        """Whether answers may arrive a beat later than they are given."""
        return self.settings.get("animation") != "off"


def sit_down(options: TuiOptions) -> Sitting:
    """Open the saves and the packs; raises `GameError` where that cannot be done."""
    lang = None
    if options.lang is not None:
        lang = read_language(options.lang)
        if lang is None:
            raise GameError("language-unknown", name=options.lang)
    opened = open_store(options.saves)
    try:
        shelf = library(options.packs, places.kept_folder(options.saves), places.content_folder())
        profile = opened.store.profile(options.profile)
        settings = opened.store.settings(profile.id)
        sitting = Sitting(
            options,
            opened.store,
            shelf,
            profile,
            settings,
            lang or choose_language(settings.get("lang"), os.environ),
            opened.notices,
        )
        if options.encounter is not None:
            shelf.story(
                options.encounter
            )  # an unknown or broken one is told before the screen is taken
    except BaseException:
        opened.store.close()
        raise
    return sitting
