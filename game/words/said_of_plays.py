"""What is said while somebody plays: of saves, the command line, and answers."""

from __future__ import annotations

from game.words import N_
from game.words.wording import Wording

WORDINGS: dict[str, Wording] = {
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
    "saves-log-damaged": Wording(
        N_(
            "The log of your newest choices was damaged. What could not be read is gone; the damaged log is kept at {path}."
        ),
        N_("An encounter may go on some choices earlier than you remember."),
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
    "saves-no-file": Wording(
        N_("The saves should be at {path}, and what stands there is not a file."),
        N_("Move it away and start again; what was saved then comes back from the newest backup."),
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
    "debrief-gone": Wording(
        N_(
            "The encounter was changed since; this play can no longer be told decision by decision."
        ),
        N_("Its result stays. Play the encounter again for a new debrief."),
    ),
    "play-closed": Wording(
        N_("This conversation was closed in another window."),
        N_("Begin a new one."),
    ),
    "moved-on": Wording(
        N_("This conversation went on in another window."),
        N_("It stands here now as it does there; what you chose just now was not said."),
    ),
    # the command line
    "no-such-command": Wording(
        N_("There is no command “{name}”."),
        N_("“standtall --help” lists those there are."),
    ),
    "code-unknown": Wording(
        N_("There is no problem, no move and no condition called “{name}”."),
        N_("“standtall explain” lists the problems, “standtall explain moves” the moves."),
    ),
    "usage-wrong": Wording(
        N_("This is not understood: {why}."),
        N_("“{command} --help” tells what can be said."),
    ),
    "preview-needs-terminal": Wording(
        N_("The preview needs a terminal that can show screens."),
        N_("“standtall check” tells the problems of a story anywhere."),
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
        N_(
            "What was saved is safe. Please report this, with the same command run with STANDTALL_DEBUG=1."
        ),
    ),
    # playing
    "encounter-needed": Wording(
        N_("Which encounter?"),
        N_("Name one, such as first-call."),
    ),
    "encounter-unknown": Wording(
        N_("There is no encounter “{name}”."),
        N_("There are: {known}. For those of a pack of your own, add --pack and its folder."),
    ),
    "encounter-broken": Wording(
        N_("“{name}” cannot be played; its files have problems ({count})."),
        N_("“{command}” names each with its place and a cure."),
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
        N_("There are: {known}."),
    ),
    "command-not-here": Wording(
        N_("“{command}” means nothing while a question is open."),
        N_("Answer it, or type :leave or :lang X."),
    ),
    "nothing-to-undo": Wording(
        N_("No choice has been made yet."),
        N_("Make one; then it can be taken back."),
    ),
    "no-first-attempt": Wording(
        N_("No unfinished first attempt waits here."),
        N_("Go on with this one."),
    ),
    "not-confirmed": Wording(
        N_("Nothing was deleted: that was not the name."),
        N_("Type it exactly as it is listed, or pass --yes."),
    ),
    "graphviz-missing": Wording(
        N_("Drawing the graph needs Graphviz, and there is no “dot” here."),
        N_("Install Graphviz, or take the DOT text (--format dot) and draw it elsewhere."),
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
    "po-no-language": Wording(
        N_("{path} does not say which language it is in."),
        N_("Its header needs a line such as “Language: zh_Hant”; an export has it."),
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
    "po-half": Wording(
        N_("“{id}” has no finished translation, and the other wording of this text has one."),
        N_("Translate both, mild and strong; take the fuzzy mark away from one that is right."),
    ),
    "po-twice": Wording(
        N_("“{id}” stands here a second time; the first is on line {line}."),
        N_("Keep the entry with the right translation, and delete the other."),
    ),
    "cannot-write": Wording(
        N_("{path} cannot be written: {why}."),
        N_("Choose another folder, or make room in this one."),
    ),
    "file-there": Wording(
        N_("{path} is there already, and may hold work that is nowhere else."),
        N_("Take another name, or move that file away first."),
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
