"""The colours, by what they stand for. No meaning hangs on a colour alone: words, numbers and marks carry it too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from rich.style import Style
from textual.theme import Theme

Role = Literal[
    "text",  # prose
    "bright",  # the other person's words, titles
    "muted",  # what may be overlooked
    "faint",  # empty parts of bars, rules
    "accent",  # keys, the cursor, headings
    "you",  # the player's own words
    "narrator",
    "coach",
    "anger",
    "trust",
    "energy",
    "warn",  # losses, notes
    "good",
]

_ITALIC: Final = frozenset({"narrator", "coach"})
_BOLD: Final = frozenset({"bright"})


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme: `roles` on `ground`; bars and panels stand on `panel`, the chosen item on `chosen`."""

    name: str
    dark: bool
    ground: str
    panel: str
    chosen: str
    chosen_text: str | None  # None keeps the role's own colour
    past: float  # how far words of earlier turns fade into the ground, 0..1
    roles: Mapping[Role, str]


DARK: Final = Palette(
    "dark",
    dark=True,
    ground="#14171c",
    panel="#1c2128",
    chosen="#2a3742",
    chosen_text=None,
    past=0.3,
    roles={
        "text": "#d3d8df",
        "bright": "#f5f3ee",
        "muted": "#9099a6",
        "faint": "#4b545f",
        "accent": "#7fc8c2",
        "you": "#93b7dd",
        "narrator": "#a9a3bd",
        "coach": "#d9bd7c",
        "anger": "#e68a6e",
        "trust": "#84c39d",
        "energy": "#dcbc6e",
        "warn": "#e68a6e",
        "good": "#84c39d",
    },
)

LIGHT: Final = Palette(
    "light",
    dark=False,
    ground="#faf8f3",
    panel="#f0ece3",
    chosen="#d9e8e6",
    chosen_text=None,
    past=0.25,
    roles={
        "text": "#2b2f35",
        "bright": "#0d0f12",
        "muted": "#5f666e",
        "faint": "#b9b5aa",
        "accent": "#0c6660",
        "you": "#1d5490",
        "narrator": "#5e5478",
        "coach": "#7a5600",
        "anger": "#a8371c",
        "trust": "#1d6e43",
        "energy": "#7a5600",
        "warn": "#a8371c",
        "good": "#1d6e43",
    },
)

CONTRAST: Final = Palette(
    "contrast",
    dark=True,
    ground="#000000",
    panel="#000000",
    chosen="#ffff00",
    chosen_text="#000000",
    past=0.0,
    roles={
        "text": "#ffffff",
        "bright": "#ffffff",
        "muted": "#ffffff",
        "faint": "#9a9a9a",
        "accent": "#ffff00",
        "you": "#7fffff",
        "narrator": "#ffffff",
        "coach": "#ffff00",
        "anger": "#ff9d85",
        "trust": "#8dffa8",
        "energy": "#ffe066",
        "warn": "#ff9d85",
        "good": "#8dffa8",
    },
)

PALETTES: Final[Mapping[str, Palette]] = {p.name: p for p in (DARK, LIGHT, CONTRAST)}


def palette_of(theme: str) -> Palette:
    """The palette of a theme's name; the dark one for a name that is none of ours."""
    return PALETTES.get(theme, DARK)


def themes() -> list[Theme]:
    """The palettes as Textual knows themes, for the styles in CSS."""
    return [
        Theme(
            palette.name,
            primary=palette.roles["accent"],
            accent=palette.roles["accent"],
            foreground=palette.roles["text"],
            background=palette.ground,
            surface=palette.ground,
            panel=palette.panel,
            warning=palette.roles["warn"],
            error=palette.roles["warn"],
            success=palette.roles["good"],
            dark=palette.dark,
            variables={"chosen": palette.chosen, "faint": palette.roles["faint"]},
        )
        for palette in PALETTES.values()
    ]


@lru_cache(maxsize=256)
def style(
    theme: str, role: Role, *, panel: bool = False, past: bool = False, chosen: bool = False
) -> Style:
    """How a role looks: faded where it belongs to an earlier turn, raised where it is the chosen item."""
    palette = palette_of(theme)
    colour = palette.roles[role]
    if chosen and palette.chosen_text is not None:
        colour = palette.chosen_text
    elif past and palette.past:
        colour = _mixed(colour, palette.ground, palette.past)
    return Style(
        color=colour,
        bgcolor=palette.chosen if chosen else palette.panel if panel else palette.ground,
        bold=(role in _BOLD or chosen) and not past,
        italic=role in _ITALIC,
    )


def _mixed(one: str, other: str, share: float) -> str:
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
