"""What is said to those who begin an encounter, or bring one from another tool."""

from __future__ import annotations

from game.words import N_
from game.words.wording import Wording

WORDINGS: dict[str, Wording] = {
    "new-id-needed": Wording(
        N_("A new encounter needs an id."),
        N_("Name it: standtall new late-parcel."),
    ),
    "encounter-id-wrong": Wording(
        N_("“{name}” cannot be an encounter's id."),
        N_("Use up to 60 small letters, digits and hyphens, beginning with a letter."),
    ),
    "already-there": Wording(
        N_("{path} is there already, and nothing is written over it."),
        N_("Take another id, or move what is there away."),
    ),
    "walks-not-in-lines": Wording(
        N_("The walk cannot be put at the end of {path}; the file is as it was."),
        N_("Begin each walk there on a line of its own, with “- name:”, and record it again."),
    ),
    "language-not-in-pack": Wording(
        N_("The pack has no texts in “{name}”."),
        N_("Its languages are: {known}. Add one in its pack.yaml."),
    ),
    "nothing-to-translate": Wording(
        N_("There is nothing to translate into {name}: the pack is written in it."),
        N_("Name the language of the translation; pack.yaml lists those of the pack."),
    ),
    "pack-broken": Wording(
        N_("{path} is not in order, so nothing was written."),
        N_("“standtall check” tells what is wrong with it."),
    ),
    "twee-unreadable": Wording(
        N_("{path} cannot be read as a Twee file: {why}."),
        N_("Look at its name and its size."),
    ),
    "twee-empty": Wording(
        N_("There is no passage in this file that readers would see."),
        N_("A passage begins with a line such as “:: Start”."),
    ),
    "twee-no-id": Wording(
        N_("Neither the title nor the file's name can be an id."),
        N_("Name the new encounter: standtall convert late-parcel --from-twee FILE."),
    ),
}
