"""Stories: content files read into engine objects, with every problem at its file, line and column.

from game.stories import load_pack

pack = load_pack("content")
pack.encounters["first-call"]       # what game.engine works on
pack.problems                       # everything wrong, each with its place
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from game.stories.packs import Pack, Story, load_pack

__all__ = ["Pack", "Story", "load_pack"]


def __getattr__(name: str) -> Any:
    """Import the reader when somebody reads: the home screen lists encounters without it."""
    if name not in __all__:
        raise AttributeError(name)
    from game.stories import packs

    return getattr(packs, name)
