"""Profiles and plays on disk: one SQLite file, in which a choice shown as made is never lost.

opened = open_store(folder)         # makes, checks, mends; opened.notices say what a person should know
player = opened.store.profile("player")
play = opened.store.begin_play(player.id, pack="standtall", encounter="late-report", digest=…, seed=7, intensity="mild")
opened.store.append(play.id, 0, "rings", "look-it-up")      # on disk when it returns
"""

from __future__ import annotations

from game.saves.opening import Opened, open_store
from game.saves.records import Clock, Notice, PlayRecord, Profile, Status, Step, utc_now
from game.saves.store import Store

__all__ = [
    "Clock",
    "Notice",
    "Opened",
    "PlayRecord",
    "Profile",
    "Status",
    "Step",
    "Store",
    "open_store",
    "utc_now",
]
