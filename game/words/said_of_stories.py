"""What is said of an encounter as a whole, of packs and translations, and of what no play can reach."""

from __future__ import annotations

from game.words import N_
from game.words.wording import Wording

WORDINGS: dict[str, Wording] = {
    # how an encounter is built
    "no-scenes": Wording(
        N_("This encounter has no scene."),
        N_("Write at least one scene with replies and one with an ending."),
    ),
    "ends-at-once": Wording(
        N_("This encounter is over before anything is asked."),
        N_("Let the opening lead to a scene with replies."),
    ),
    "no-ending": Wording(
        N_("No scene of this encounter has an ending."),
        N_("Give the last scene an “ending”, such as resolved or parted."),
    ),
    "no-source": Wording(
        N_("This encounter does not say what it is drawn from."),
        N_("Cite at least one item of sources.yaml under “from”."),
    ),
    "bad-counter": Wording(
        N_("A counter needs its lowest and its highest value."),
        N_("Write it as “calls: [0, 3]”."),
    ),
    "bad-step": Wording(
        N_("“{name}” cannot be set to this."),
        N_("Write +1 or -1 for a gauge; a counter may also take a number."),
    ),
    "scene-form": Wording(
        N_("A scene has either “{one}” or “{other}”, not both."),
        N_("Keep one of them, or make two scenes of it."),
    ),
    "scene-goes-nowhere": Wording(
        N_("The scene “{scene}” asks nothing and goes nowhere."),
        N_("Give it replies (you), parts (build), a way on (next) or an ending."),
    ),
    "choice-goes-nowhere": Wording(
        N_("The choice “{choice}” leads nowhere."),
        N_("Give it a “next”, or give the scene one for all its replies."),
    ),
    "silent-circle": Wording(
        N_("From the scene “{scene}” the story runs in a circle without asking anything."),
        N_("Let one of these scenes end, or offer replies."),
    ),
    "never-reached": Wording(
        N_("This can never come to pass: what stands before it has no “if”."),
        N_("Move it up, or give the one before it an “if”."),
    ),
    "last-has-if": Wording(
        N_("The last one must hold in every other case, so it has no “if”."),
        N_("Take the “if” away, or add one without it."),
    ),
    "too-few-parts": Wording(
        N_("A reply that is put together has at least {least} parts."),
        N_("Add a part, or write plain replies under “you”."),
    ),
    "too-few-choices": Wording(
        N_("There are fewer than {least} choices here."),
        N_("Add one; without an alternative there is nothing to decide."),
    ),
    "too-many-choices": Wording(
        N_("There are more than the {most} choices that fit on a screen."),
        N_("Leave some out."),
    ),
    "move-count": Wording(
        N_("A choice has one to {most} moves."),
        N_("Name the moves that decide what the choice is worth."),
    ),
    "not-for-kit": Wording(
        N_("None of these moves protects, and the kit is for moves that do: {known}."),
        N_("Take one of them in, or make a reply of it."),
    ),
    "say-or-do": Wording(
        N_("The choice “{choice}” needs either “say” or “do”."),
        N_("Write what the player says, or what the player does."),
    ),
    "say-or-says": Wording(
        N_("An answer has either “say” or “says”."),
        N_("Write “say” for one line, “says” for several."),
    ),
    "missing-locked": Wording(
        N_("When “{choice}” is closed, nobody is told why."),
        N_("Add “locked” with the reason; “hidden: true” hides the choice instead."),
    ),
    "locked-without-if": Wording(
        N_("“{choice}” says why it is closed, but never is."),
        N_("Add an “if”, or take “locked” away."),
    ),
    "no-right-cause": Wording(
        N_("None of the causes is marked as one that the source supports."),
        N_("Add “right: true” to at least one answer."),
    ),
    "worth-count": Wording(
        N_("There are {found} numbers here, and a move's worth has {wanted}."),
        N_("Write empathy, boundaries, self_protection, anger, trust and energy, in this order."),
    ),
    "bad-bound": Wording(
        N_("“{text}” is not a bound."),
        N_("Write something like “>= 3” or “== 4”, in quotes."),
    ),
    # packs and translations
    "pack-missing": Wording(
        N_("There is no pack at {path}."),
        N_("Name a folder with a pack.yaml in it, or a story file."),
    ),
    "collides": Wording(
        N_("“{id}” stands in the pack “{base}” too."),
        N_("Take another id, or list it under “overrides” in pack.yaml."),
    ),
    "unknown-override": Wording(
        N_("The pack that this one builds on has no “{name}” to be replaced."),
        N_("Write moves.ID, items.ID or codex.ID of something that it has."),
    ),
    "translation-not-there": Wording(
        N_("This pack is to be there in {lang}, and this file is not translated yet."),
        N_(
            "“standtall translate export” writes its texts for a translator, and “import” makes this file; or take the language out of pack.yaml."
        ),
    ),
    "translation-missing": Wording(
        N_("Not translated yet ({count}): {ids}."),
        N_(
            "Add an entry for each, or use “standtall translate export”; until then the original is shown."
        ),
    ),
    "translation-left-over": Wording(
        N_("“{id}” is translated here, but the original has no such text."),
        N_("Delete the entry, or mend its id."),
    ),
    "translation-stale": Wording(
        N_("The original of “{id}” has changed since it was translated."),
        N_("Look whether the translation still fits, then run “standtall translate stamp FILE”."),
    ),
    "translation-broken": Wording(
        N_("{path} is not in order."),
        N_("Mend it first; “standtall check” tells what is wrong with it."),
    ),
    "not-a-translation": Wording(
        N_("{path} is not a translation."),
        N_("Name files such as zh-Hant.yaml beside a story, or rubric.zh-Hans.yaml."),
    ),
    "translation-not-begun": Wording(
        N_("There is no file {path}."),
        N_("Look at its name; “standtall translate export” and “import” begin a translation."),
    ),
    "translation-intensity": Wording(
        N_("“{id}” does not have the same intensities as the original."),
        N_("Write mild and strong where the original has both, one text where it has one."),
    ),
    # what the check finds by playing every way there is
    "no-encounters": Wording(
        N_("This pack has no encounter."),
        N_("Put one into encounters/ID/story.yaml."),
    ),
    "scene-unreached": Wording(
        N_("No play comes to the scene “{scene}”."),
        N_("Lead to it from somewhere, or delete it."),
    ),
    "choice-never-open": Wording(
        N_("“{choice}” ({scene}) is closed in every play."),
        N_("Loosen its “if”, or lead to it with other facts and gauges."),
    ),
    "interrupt-never": Wording(
        N_("The interrupt “{interrupt}” fires in no play."),
        N_("Loosen its “if”, or delete it."),
    ),
    "nothing-open": Wording(
        N_("In the scene “{scene}” a player can stand with nothing open, after: {path}."),
        N_("Offer one reply without “if”."),
    ),
    "goes-round": Wording(
        N_("At the scene “{scene}” the conversation can go round for ever: {path}."),
        N_("Use “once: true”, or a counter that leads on when it is full."),
    ),
    "too-many-states": Wording(
        N_(
            "Only {most} states were looked at, and there are more; most of them are in “{scene}” ({count})."
        ),
        N_(
            "“standtall check --strict” looks at ten million. Fewer facts and counters, or ways that join earlier, make an encounter smaller."
        ),
    ),
    "walk-step": Wording(
        N_("The walk “{walk}” stops here: “{choice}” cannot be chosen in “{scene}”."),
        N_("Mend the path, or record the walk anew by “standtall walk”; open there: {known}."),
    ),
    "walk-expect": Wording(
        N_("In the walk “{walk}”, after “{choice}”, “{what}” should be {wanted}, and is {found}."),
        N_("Mend the story, or what the walk expects."),
    ),
    "walk-not-whole": Wording(
        N_("This walk came to no ending, so nothing was written."),
        N_("Begin it again and play up to an ending; “:undo” takes a choice back."),
    ),
    "walk-unfinished": Wording(
        N_("The walk “{walk}” comes to no ending; it stops in “{scene}”."),
        N_("Go on with its path up to an ending."),
    ),
    "walk-ending": Wording(
        N_("The walk “{walk}” ends as {found}, and should end as {wanted}."),
        N_("Mend the path, the story, or what the walk expects."),
    ),
    "walk-band": Wording(
        N_("The walk “{walk}” comes to band {found} on {axis}, and {wanted} is expected."),
        N_("Mend the moves, the path, or what the walk expects."),
    ),
    "walk-score": Wording(
        N_("The walk “{walk}” scores {found} on {axis}, and {wanted} is expected."),
        N_("Mend the moves, the path, or what the walk expects."),
    ),
}
