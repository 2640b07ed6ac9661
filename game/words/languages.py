"""The languages of the interface, and how one is chosen for a person."""

from __future__ import annotations

from collections.abc import Mapping

LANGUAGES = ("en", "zh-Hant", "zh-Hans")

NAMES = {"en": "English", "zh-Hant": "繁體中文", "zh-Hans": "简体中文"}
"""Each language in its own words, for a list to choose from."""

_TRADITIONAL = {"hant", "tw", "hk", "mo"}


def read_language(text: str) -> str | None:
    """The language that a person or a locale names (`zh-Hant`, `zh_TW.UTF-8`, `ZH`), or None where we have none.

    A script decides before a region does: `zh_Hans_HK` is simplified. Plain `zh` is simplified, as in CLDR.
    """
    name = text.partition(".")[0].partition("@")[0]
    parts = name.replace("_", "-").lower().split("-")
    if parts[0] == "en":
        return "en"
    if parts[0] != "zh":
        return None
    if "hans" in parts:
        return "zh-Hans"
    return "zh-Hant" if _TRADITIONAL.intersection(parts) else "zh-Hans"


def choose_language(setting: str | None, environ: Mapping[str, str]) -> str:
    """One of `LANGUAGES`: the player's setting, else the first of LC_ALL, LC_MESSAGES and LANG that is set, else English.

    As in POSIX, the first variable that is set and not empty decides, also where it names a language we do not have.
    """
    if setting and (chosen := read_language(setting)):
        return chosen
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return read_language(environ[name]) or "en"
    return "en"
