"""What is said of a pack's files: that they can be read, and that each thing stands where it belongs."""

from __future__ import annotations

from game.words import N_
from game.words.wording import Wording

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
    "comma-in-text": Wording(
        N_("Within braces a comma ends a text, so these words look like a key."),
        N_("Put the whole text into quotes."),
    ),
    "quotes-needed": Wording(
        N_("YAML reads the {sign} at the beginning of this text as a sign of its own."),
        N_("Put the whole text into quotes: '…', with '' for a single quote within."),
    ),
    "colon-missing": Wording(
        N_("A colon and a space belong after “{key}”."),
        N_(
            "Write “{key}: ” and then its value; if the line only goes on with a text from above, put that text into quotes."
        ),
    ),
    "full-width-sign": Wording(
        N_("To YAML the full-width “{sign}” is only a letter."),
        N_("Write “{meant}” and a space in its place, with the keyboard set to English."),
    ),
    "dash-without-space": Wording(
        N_("A dash that begins an item of a list has a space after it."),
        N_("Write “- ” and then the item."),
    ),
    "hash-in-text": Wording(
        N_("From this # on, the text is cut off: YAML takes the rest for a comment."),
        N_("Put the whole text into quotes; where you mean a comment, leave a space after #."),
    ),
    "indentation": Wording(
        N_("This line does not begin below those that it belongs to."),
        N_(
            "Let it begin exactly below them, or look for a colon that is missing on the line above."
        ),
    ),
    "not-closed": Wording(
        N_("What begins here is not closed; line {line} cannot be read any more."),
        N_("Look for a missing quote, bracket or brace from here on."),
    ),
    "yaml-syntax": Wording(
        N_("This is not YAML that can be read: {why}."),
        N_("Look at the indentation, colons, quotes and brackets here and on the line above."),
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
        N_("Write the number in digits, without quotes."),
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
    "unknown-smell": Wording(
        N_("No suspicion of check --strict is called “{name}”."),
        N_("They are called: {known}."),
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
}
