"""What each error and problem code says, and what to do about it, in English (the catalogues hold the rest).

Codes are raised as `GameError(code, …)` or collected as `Problem(code, place, values)` anywhere in the game; the
values of either fill the `{names}` here. A message says what is wrong, a hint what to do; both are whole sentences. A
code that is raised and has no entry here fails a test, as does an entry that nothing raises.
"""

from __future__ import annotations

from typing import NamedTuple

from game.words import C_, N_


class Wording(NamedTuple):
    """The message of a code, and its hint ("" where there is nothing to do)."""

    message: str
    hint: str


_UNKNOWN = Wording(N_("Something is wrong here: {code}."), "")


def wording(code: str) -> Wording:
    """The wording of a code; one without an entry names itself, so that no person ever sees a traceback for it."""
    return WORDINGS.get(code, _UNKNOWN)


KINDS = {
    "map": C_("found", "a group of entries"),
    "list": C_("found", "a list"),
    "text": C_("found", "a text"),
    "null": C_("found", "empty"),
    "number": C_("found", "a number"),
    "boolean": C_("found", "true or false"),
}
"""What stands where something else belongs; the reader's own names for the kinds of YAML values."""

NEAR = N_("Did you mean “{near}”?")
"""The hint where a word is like one that would have been right."""

WORDINGS: dict[str, Wording] = {
    # reading a file
    "file-missing": Wording(
        N_("There is no such file."),
        N_("Look at the name and the folder."),
    ),
    "file-unreadable": Wording(
        N_("This file cannot be read: {why}."),
        N_("Look at its permissions, and whether it is a file at all."),
    ),
    "file-too-large": Wording(
        N_("This file is larger than the {most} bytes that are read."),
        N_("Is it the right file? If it is, split it up."),
    ),
    "not-utf8": Wording(
        N_("From here on this is not UTF-8 text."),
        N_("Save the file as UTF-8 in your editor."),
    ),
    "byte-order-mark": Wording(
        N_("The file begins with a byte order mark, or is UTF-16."),
        N_("Save it as UTF-8 without BOM."),
    ),
    "control-character": Wording(
        N_("There is a control character here that no text has."),
        N_("Delete it; some editors show it only when asked to show invisible characters."),
    ),
    "tab": Wording(
        N_("There is a tab where YAML wants spaces."),
        N_("Indent with spaces."),
    ),
    "colon-in-text": Wording(
        N_("A colon followed by a space looks like a key here."),
        N_("Put the whole text into quotes."),
    ),
    "yaml-syntax": Wording(
        N_("This is not YAML that can be read: {why}."),
        N_("Look at the indentation, quotes and brackets here and on the line above."),
    ),
    "anchor-or-tag": Wording(
        N_("Anchors (&) and tags (!) are not used in packs."),
        N_("Write the value out; a text that begins with & or ! needs quotes."),
    ),
    "alias": Wording(
        N_("Aliases (*) are not used in packs, so reading stops here."),
        N_("Write the value out; a text that begins with * needs quotes."),
    ),
    "merge-key": Wording(
        N_("The merge key << is not used in packs."),
        N_("Write the entries out."),
    ),
    "duplicate-key": Wording(
        N_("“{key}” stands here a second time; the first is on line {line}."),
        N_("Give one of them another name, or delete it."),
    ),
    "boolean-lookalike": Wording(
        N_("It is not clear whether “{word}” is a word or a yes-or-no."),
        N_("Write true or false, or put the word into quotes."),
    ),
    "key-not-text": Wording(
        N_("The key of an entry must be a plain word, and reading stops here."),
        N_("A text that begins with a bracket or a brace needs quotes."),
    ),
    "too-deep": Wording(
        N_("Lists and entries lie more than {most} deep in each other; reading stops here."),
        N_("No pack needs that depth; look for brackets that were left open."),
    ),
    "several-documents": Wording(
        N_("A second document begins here, and a file holds one."),
        N_("Delete the line with --- or split the file."),
    ),
    # conditions that authors write
    "expression-too-long": Wording(
        N_("This condition is longer than {most} characters."),
        N_("Set a fact earlier in the story and ask for that fact here."),
    ),
    "expression-syntax": Wording(
        N_("This condition cannot be read: {source}"),
        N_("Write something like “anger >= 7 and not warned”."),
    ),
    "expression-needs-comparison": Wording(
        N_("“{name}” is a number, so it has to be compared with something."),
        N_("Write “{name} >= 1”, for example."),
    ),
    "expression-fact-compared": Wording(
        N_("“{name}” is a fact, true or false, and cannot be compared with a number."),
        N_("Write “{name}” or “not {name}”."),
    ),
    "expression-call": Wording(
        N_("A condition cannot call anything."),
        N_("Compare gauges and counters, name facts, and join them with and, or, not."),
    ),
    "expression-attribute": Wording(
        N_("The only thing with a dot in a condition is picked.PART == CHOICE."),
        N_("Write “picked.relate == own_story”, with _ for -."),
    ),
    "expression-arithmetic": Wording(
        N_("A condition cannot calculate."),
        N_("Compare one gauge or counter with a whole number; write ids with _ for -."),
    ),
    "expression-not-allowed": Wording(
        N_("A condition cannot contain this ({what})."),
        N_("Compare gauges and counters, name facts, and join them with and, or, not."),
    ),
    "unknown-name": Wording(
        N_("Nothing here is called “{name}”."),
        N_("A condition may name: {known}."),
    ),
    "unknown-part": Wording(
        N_("No part of this reply is called “{name}”."),
        N_("The parts that come before are: {known}."),
    ),
    "unknown-pick": Wording(
        N_("The part “{part}” has no choice called “{name}”."),
        N_("Its choices are: {known}."),
    ),
    "unknown-choice": Wording(
        N_("In “{scene}” there is no choice “{name}”."),
        N_("Its choices are: {known}."),
    ),
    # what stands where
    "file-empty": Wording(
        N_("There is nothing in this file."),
        N_("Fill it in, or delete it."),
    ),
    "expected-map": Wording(
        N_("Entries (key: value) belong here, and this is {found}."),
        N_("Write one “key: value” on each line, indented alike."),
    ),
    "expected-list": Wording(
        N_("A list belongs here, and this is {found}."),
        N_("Write [one, two], or one “- item” on each line."),
    ),
    "expected-text": Wording(
        N_("A text belongs here, and this is {found}."),
        N_(
            "Write the text; put it into quotes if it looks like a number or like true, false or null."
        ),
    ),
    "expected-number": Wording(
        N_("A whole number from {low} to {high} belongs here, and this is {found}."),
        N_("Write the number without quotes."),
    ),
    "expected-boolean": Wording(
        N_("Either true or false belongs here, and this is {found}."),
        N_("Write true or false, without quotes."),
    ),
    "expected-id": Wording(
        N_("An id belongs here, and this is {found}."),
        N_("Write one id: small letters, digits and hyphens, beginning with a letter."),
    ),
    "expected-expression": Wording(
        N_("A condition belongs here, and this is {found}."),
        N_("Write something like “anger >= 7 and not warned”."),
    ),
    "empty-text": Wording(
        N_("There is no text between these quotes."),
        N_("Write the text, or leave the entry out."),
    ),
    "out-of-range": Wording(
        N_("{value} lies outside of {low} to {high}."),
        N_("Write a number from {low} to {high}."),
    ),
    "bad-id": Wording(
        N_("“{id}” cannot be an id."),
        N_("Use up to 60 small letters, digits and hyphens, beginning with a letter."),
    ),
    "duplicate-id": Wording(
        N_("The id “{id}” is taken already where this one counts."),
        N_("Give one of the two another id."),
    ),
    "reserved-id": Wording(
        N_("“{id}” has a meaning of its own and cannot be a person."),
        N_("Give this person another id."),
    ),
    "bad-name": Wording(
        N_("Conditions cannot read the name “{name}”."),
        N_("Use small letters, digits and _, beginning with a letter."),
    ),
    "name-taken": Wording(
        N_("“{name}” is a gauge, fact or counter already."),
        N_("Give this one another name."),
    ),
    "unknown-key": Wording(
        N_("No entry called “{key}” is known here."),
        N_("Known here are: {known}."),
    ),
    "missing-key": Wording(
        N_("The entry “{key}” is missing."),
        N_("Add it."),
    ),
    "key-not-here": Wording(
        N_("The entry “{key}” means nothing in a scene of this kind."),
        N_("Delete it, or move it to the scene where it belongs."),
    ),
    "newer-format": Wording(
        N_("This is format {found}, and this version of the game reads up to {newest}."),
        N_("Update the game."),
    ),
    "id-not-folder": Wording(
        N_("“{id}” stands here, and by its name the file belongs to “{folder}”."),
        N_("Make the two the same."),
    ),
    "bad-date": Wording(
        N_("This is not a date."),
        N_("Write it as 2026-11-01, in quotes."),
    ),
    "bad-source-id": Wording(
        N_("“{id}” cannot name a source."),
        N_("Use a capital letter, with a number for an item of it: C, C10."),
    ),
    # naming what is not there
    "unknown-language": Wording(
        N_("“{name}” is not a language of this pack."),
        N_("Its languages are: {known}."),
    ),
    "wrong-language": Wording(
        N_("By its name this file should say lang: {known}, and it says “{name}”."),
        N_("Make the two the same."),
    ),
    "unknown-pack": Wording(
        N_("No pack called “{name}” can be extended."),
        N_("A pack can extend: {known}."),
    ),
    "unknown-encounter": Wording(
        N_("There is no encounter “{name}”."),
        N_("There are: {known}."),
    ),
    "unknown-person": Wording(
        N_("Nobody in this encounter is called “{name}”."),
        N_("Those who may speak are: {known}."),
    ),
    "unknown-scene": Wording(
        N_("There is no scene “{name}” to go to."),
        N_("Write the scene, or go to one of: {known}."),
    ),
    "unknown-kit": Wording(
        N_("Nothing in this encounter's kit is called “{name}”."),
        N_("In the kit are: {known}."),
    ),
    "unknown-move": Wording(
        N_("The rubric has no move “{name}”."),
        N_("Add it to rubric.yaml, or take one of: {known}."),
    ),
    "unsound-move": Wording(
        N_("The move “{name}” stands in the rubric, but is not in order there."),
        N_("Mend it in rubric.yaml first."),
    ),
    "unknown-condition": Wording(
        N_("“{name}” is not a condition that the rubric knows."),
        N_("The conditions are: {known}."),
    ),
    "unknown-ending": Wording(
        N_("“{name}” is not a kind of ending."),
        N_("The kinds are: {known}."),
    ),
    "unknown-axis": Wording(
        N_("“{name}” is not an axis."),
        N_("The axes are: {known}."),
    ),
    "unknown-source": Wording(
        N_("No source has the id “{name}”."),
        N_("Cite an item of sources.yaml, or add this one there."),
    ),
    "unknown-article": Wording(
        N_("No article has the id “{name}”."),
        N_("The articles are: {known}."),
    ),
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
    "translation-missing": Wording(
        N_("Not translated yet ({count}): {ids}."),
        N_("Add an entry for each; until then the original is shown."),
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
        N_("{path} translates a file that is not in order."),
        N_("Mend the original first; “standtall check” tells what is wrong with it."),
    ),
    "not-a-translation": Wording(
        N_("{path} is not a translation."),
        N_("Name files such as zh-Hant.yaml beside a story, or rubric.zh-Hans.yaml."),
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
            "The encounter has more than the {most} states that are looked at; most are in “{scene}” ({count})."
        ),
        N_("Use fewer facts and counters, or let ways join earlier."),
    ),
    "walk-step": Wording(
        N_("The walk “{walk}” stops here: “{choice}” cannot be chosen in “{scene}”."),
        N_("Mend the path, or open the choice."),
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
    # saves
    "saves-newer": Wording(
        N_(
            "The saves at {path} were made by a newer version of the game ({found}; this one knows {known})."
        ),
        N_("Update the game, or play with --saves and another folder. Nothing was changed."),
    ),
    "saves-folder": Wording(
        N_("The folder for the saves, {path}, cannot be made: {why}."),
        N_("Play with --saves and another folder."),
    ),
    "saves-set-aside": Wording(
        N_(
            "The saves were damaged. The damaged file was set aside, nothing was deleted: {folder}."
        ),
        N_("You can go on playing; keep that folder if you want somebody to look at it."),
    ),
    "saves-were-gone": Wording(
        N_("The saves at {path} were gone, though there had been some."),
        N_("What the backups hold has been brought back."),
    ),
    "saves-salvaged": Wording(
        N_("Read from the damaged file: plays: {plays}, choices: {choices}."),
        N_("They are where they were."),
    ),
    "saves-filled": Wording(
        N_("Filled in from the newest backup: plays: {plays}, choices: {choices}."),
        N_("They are where they were."),
    ),
    "saves-gap": Wording(
        N_(
            "In a play of {encounter} of {when}, choices kept: {kept}, choices lost after a gap: {lost}."
        ),
        N_("It goes on after the last choice before the gap."),
    ),
    "saves-lost": Wording(
        N_("Lost, because their beginnings could not be read: plays: {plays}, choices: {choices}."),
        N_("The damaged file is kept; you can begin these plays anew."),
    ),
    "saves-since": Wording(
        N_("The newest backup is of {when}; of what was played since, something may be missing."),
        N_("“standtall progress” shows what is there."),
    ),
    "saves-no-backup": Wording(
        N_("There was no backup to fill in what could not be read."),
        N_("“standtall progress” shows what is there."),
    ),
    "saves-begun-anew": Wording(
        N_("Nothing could be read and there was no backup, so the saves begin anew."),
        N_("The damaged file is kept; nothing was deleted."),
    ),
    "saves-aside-stay": Wording(
        N_(
            "Damaged saves that were set aside may still hold something about this profile: {folder}."
        ),
        N_("Delete that folder when you do not need it any more."),
    ),
    "saves-locked": Wording(
        N_("Another program holds the saves at {path}."),
        N_("Close the other window, or wait a moment; nothing is lost."),
    ),
    "saves-damaged": Wording(
        N_("The saves at {path} are damaged."),
        N_("Start the game again: it sets the file aside and brings back what can be read."),
    ),
    "saves-read-only": Wording(
        N_("The saves at {path} cannot be written."),
        N_("Allow writing there, or play with --saves and another folder."),
    ),
    "saves-unreadable": Wording(
        N_("The saves at {path} may not be read."),
        N_("Allow reading there, or play with --saves and another folder."),
    ),
    "saves-io": Wording(
        N_("The saves at {path} cannot be reached: {why}."),
        N_("Look at the disk and the folder, or play with --saves and another folder."),
    ),
    "saves-gone": Wording(
        N_("The saves at {path} were moved or replaced while the game ran."),
        N_("Leave the game and start it again."),
    ),
    "disk-full": Wording(
        N_("The disk is full: nothing more can be saved at {path}."),
        N_("Make room, or play with --saves and a folder on another disk. What was saved is safe."),
    ),
    "profile-name-empty": Wording(
        N_("A profile needs a name."),
        N_("Type at least one letter."),
    ),
    "profile-name-character": Wording(
        N_("The name “{name}” holds a character that cannot be shown."),
        N_("Use letters, digits, spaces and the usual signs."),
    ),
    "profile-name-long": Wording(
        N_("This name has {length} characters, and {most} are possible."),
        N_("Take a shorter one."),
    ),
    "profile-unknown": Wording(
        N_("There is no profile “{name}”."),
        N_("“standtall profiles” lists those there are."),
    ),
    "profile-gone": Wording(
        N_("This profile was deleted in another window."),
        N_("Start the game again and choose a profile."),
    ),
    "play-gone": Wording(
        N_("This play was deleted in another window."),
        N_("Begin a new one."),
    ),
    "play-closed": Wording(
        N_("This play of {encounter} is closed."),
        N_("Begin a new one."),
    ),
    "moved-on": Wording(
        N_("This play of {encounter} went on in another window."),
        N_("Open it again to go on from there."),
    ),
    # the command line
    "no-such-command": Wording(
        N_("There is no command “{name}”."),
        N_("“standtall --help” lists those there are."),
    ),
    "usage-wrong": Wording(
        N_("This is not understood: {why}."),
        N_("“{command} --help” tells what can be said."),
    ),
    "bad-seed": Wording(
        N_("“{text}” is not a seed."),
        N_("Write a whole number of at most 18 digits."),
    ),
    "system-refused": Wording(
        N_("The system does not let this be done: {why}."),
        N_("Look at the disk, the permissions and where the output goes. What was saved is safe."),
    ),
    "unexpected-error": Wording(
        N_("Something happened that the game did not expect: {what}."),
        N_("What was saved is safe. Please report this, with the same command run with STANDTALL_DEBUG=1."),
    ),
    # playing
    "encounter-needed": Wording(
        N_("Which encounter?"),
        N_("Name one: standtall play first-call."),
    ),
    "encounter-unknown": Wording(
        N_("There is no encounter “{name}”."),
        N_("There are: {known}."),
    ),
    "encounter-broken": Wording(
        N_("“{name}” cannot be played; its files have problems ({count})."),
        N_("“standtall check” names each with its place and a cure."),
    ),
    "language-unknown": Wording(
        N_("“{name}” is not a language of the game."),
        N_("Write en, zh-Hant or zh-Hans."),
    ),
    "answer-unknown": Wording(
        N_("“{answer}” is not one of the answers."),
        N_("Answer with one of: {known}."),
    ),
    "guess-unclear": Wording(
        N_("This cannot be read as a guess."),
        N_("Write three numbers from 0 to 100, such as 70 60 50, or nothing."),
    ),
    "command-unknown": Wording(
        N_("There is no command “{command}”."),
        N_(":help lists those there are."),
    ),
    "command-not-here": Wording(
        N_("“{command}” means nothing while a question is open."),
        N_("Answer it, or type :leave or :lang X."),
    ),
    "nothing-to-undo": Wording(
        N_("No choice has been made yet."),
        N_("Make one; then it can be taken back."),
    ),
    "not-confirmed": Wording(
        N_("Nothing was deleted: that was not the name."),
        N_("Type it exactly as it is listed, or pass --yes."),
    ),
    "graphviz-missing": Wording(
        N_("Drawing the graph needs Graphviz, and there is no “dot” here."),
        N_("Install Graphviz, or take the DOT text and draw it elsewhere."),
    ),
    "graphviz-failed": Wording(
        N_("Graphviz could not draw the graph: {why}."),
        N_("Take the DOT text and draw it elsewhere."),
    ),
    "babel-missing": Wording(
        N_("PO files are read and written by Babel, which is not installed."),
        N_("Install it: pip install Babel."),
    ),
    "po-unreadable": Wording(
        N_("{path} cannot be read as a PO file: {why}."),
        N_("Look at its name, or open it in the program that wrote it."),
    ),
    "po-unknown-id": Wording(
        N_("No text of this pack is called “{id}”."),
        N_("Export the PO file again; the content has changed since."),
    ),
    "po-stale": Wording(
        N_("The original of “{id}” is another one now."),
        N_("Export the PO file again, and look whether the translation still fits."),
    ),
    "po-placeholders": Wording(
        N_("The translation of “{id}” does not have the same placeholders as its original."),
        N_("Copy them from the original, letter by letter."),
    ),
    "cannot-write": Wording(
        N_("{path} cannot be written: {why}."),
        N_("Choose another folder, or make room in this one."),
    ),
    "play-over": Wording(
        N_("This play of {encounter} is already at its end."),
        N_("Begin a new one, or go back to a decision."),
    ),
    "choice-unknown": Wording(
        N_("There is no “{choice}” to choose here."),
        N_("Answer with one of the choices that are shown."),
    ),
    "choice-locked": Wording(
        N_("“{choice}” cannot be chosen now."),
        N_("Take another one."),
    ),
}
