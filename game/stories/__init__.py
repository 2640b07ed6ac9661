"""Stories: content files read into engine objects, with every problem at its file, line and column.

    from game.stories import load_pack

    pack = load_pack("content")
    pack.encounters["first-call"]       # what game.engine works on
    pack.problems                       # everything wrong, each with its place
"""

from game.stories.packs import Pack, Story, load_pack

__all__ = ["Pack", "Story", "load_pack"]
