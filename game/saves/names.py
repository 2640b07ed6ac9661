"""Names and texts as people type them, made fit to be kept and shown."""

from __future__ import annotations

from game.errors import GameError

LONGEST = 60

# Joiners stand inside words of some scripts; every other invisible character could make two names look alike.
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"


def tidy(name: str) -> str:
    """Trim and compose the name of a profile, 1 to 60 characters, none of them control characters.

    Raises GameError `profile-name-empty`, `profile-name-long` or `profile-name-character`.
    """
    name = name.strip()
    if not name.isascii():
        from unicodedata import normalize

        name = normalize("NFC", name)
    if not name.strip(_JOINERS):
        raise GameError("profile-name-empty")
    if not all(map(_is_plain, name)):
        raise GameError("profile-name-character", name=shown(name))
    if len(name) > LONGEST:
        raise GameError("profile-name-long", length=len(name), most=LONGEST)
    return name


def shown(name: str) -> str:
    """Make a name safe for a terminal: what could steer it or turn the text around becomes `?`."""
    return "".join(letter if _is_plain(letter) else "?" for letter in name[:LONGEST])


def storable(text: str) -> str:
    """Make any text fit for the file: UTF-8 whatever a terminal in the C locale passed through, and no NUL.

    A NUL in the file is thereby a sign of damage.
    """
    text = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    try:
        text.encode()
    except UnicodeEncodeError:
        pass
    else:
        return text
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()


def _is_plain(letter: str) -> bool:
    if letter.isprintable() or letter in _JOINERS:
        return True
    from unicodedata import category

    # Cn: a letter or emoji of a newer Unicode than this Python's
    return category(letter) in {"Zs", "Co", "Cn"}
