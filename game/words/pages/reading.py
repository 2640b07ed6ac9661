"""Files that cannot be read, or not to their end."""

from __future__ import annotations

from game.words import N_
from game.words.page import FOLDER, STORY, WALKS, Page

PAGES: dict[str, Page] = {
    "file-missing": Page(
        N_(
            "A pack is a folder with certain files in it, and this one is not there. A pack that extends no other needs pack.yaml, sources.yaml and rubric.yaml."
        ),
        FOLDER,
        """\
pack.yaml
sources.yaml
encounters/call/story.yaml
""",
        """\
pack.yaml
rubric.yaml
sources.yaml
encounters/call/story.yaml
""",
    ),
    "file-unreadable": Page(
        N_(
            "Something has the name of one of the pack's files but cannot be opened as one: it is a folder, or you are not allowed to read it."
        ),
        FOLDER,
        """\
pack.yaml
rubric.yaml
sources.yaml
levels.yaml/
encounters/call/story.yaml
""",
        """\
pack.yaml
rubric.yaml
sources.yaml
levels.yaml
encounters/call/story.yaml
""",
    ),
    "file-too-large": Page(
        N_(
            "No file of a pack needs to be this large: a long encounter takes a hundredth of it. Most likely another file was saved under this name, or a text was pasted into it many times over."
        ),
        FOLDER,
        """\
pack.yaml
rubric.yaml
sources.yaml
encounters/call/story.yaml  (3000000 bytes)
""",
        """\
pack.yaml
rubric.yaml
sources.yaml
encounters/call/story.yaml  (9000 bytes)
""",
    ),
    "not-utf8": Page(
        N_(
            "Letters are stored as numbers, and packs use the list of numbers that is called UTF-8. This file was saved with another list, such as Latin-1, Big5 or GBK, so that from here on the letters cannot be told."
        ),
        STORY,
        "title: The caf\udce9",
        "title: The café",
    ),
    "byte-order-mark": Page(
        N_(
            "Some programs put an invisible mark before the first letter when they save a text, and here it gets in the way. A file that was saved as UTF-16 begins with such a mark as well."
        ),
        STORY,
        "\ufeffencounter: call",
        "encounter: call",
    ),
    "control-character": Page(
        N_(
            "Text copied from a chat or a word processor can carry characters that nobody sees: a bell, a page break, another kind of line end. They would end up in the conversation, so they are refused."
        ),
        STORY,
        "title: The\x07 call",
        "title: The call",
    ),
    "tab": Page(
        N_(
            "How far a line is indented says what it belongs to. A tab is as wide as each editor likes and cannot say that; spaces can."
        ),
        STORY,
        """\
rings:
\tcondition: upset
""",
        """\
rings:
  condition: upset
""",
    ),
    "colon-in-text": Page(
        N_(
            "A colon with a space after it makes what stands before it a key, and what follows its value. A text with such a colon inside stands in quotes, so that it is read as one text."
        ),
        STORY,
        "title: The call: a parcel",
        'title: "The call: a parcel"',
    ),
    "comma-in-text": Page(
        N_(
            "Within braces or brackets commas stand between the entries, so a text with a comma in it ends there. It stands in quotes, or the braces become lines below each other, where a comma is only a comma."
        ),
        STORY,
        "people:\n  ann: {name: Ann, role: a customer, not a patient one}",
        'people:\n  ann: {name: Ann, role: "a customer, not a patient one"}',
    ),
    "quotes-needed": Page(
        N_(
            "Some signs mean something in YAML where a text begins: quotes, brackets, braces, and @ ` % * & ! | > or a dash. A text that begins with one of them, and goes on after it, stands in quotes as a whole."
        ),
        STORY,
        'title: "Lost" is what they said',
        """title: '"Lost" is what they said'""",
    ),
    "colon-missing": Page(
        N_(
            "An entry is a key, a colon and a space, and then its value. Here the colon is missing, or the space after it, so that YAML takes the whole line for a text. A text of several lines that goes on at the left margin looks the same."
        ),
        STORY,
        """\
minutes 5
note: null
""",
        """\
minutes: 5
note: null
""",
    ),
    "full-width-sign": Page(
        N_(
            "The colon and the commas of a Chinese keyboard (：，、) are other signs than those that YAML knows. Between a key and its value stands a half-width colon with a space, between the items of a list a half-width comma with a space; within a text every sign stays as it is."
        ),
        STORY,
        "title: The call\nminutes：5",
        "title: The call\nminutes: 5",
    ),
    "dash-without-space": Page(
        N_(
            "Each item of a list stands on a line of its own, after a dash and a space. Without the space YAML takes the dash for the first letter of a text."
        ),
        STORY,
        """\
answers:
  - {if: trust >= 9, say: Fine.}
  -{say: No.}
""",
        """\
answers:
  - {if: trust >= 9, say: Fine.}
  - {say: No.}
""",
    ),
    "hash-in-text": Page(
        N_(
            "A # after a space begins a comment, and players never see what comes after it. A text with a number such as #44 in it stands in quotes; a comment is written with a space after its #."
        ),
        STORY,
        "title: The call about order #44",
        'title: "The call about order #44"',
    ),
    "indentation": Page(
        N_(
            "What belongs together begins at the same place in its line: how far to the right an entry stands says what it is a part of. This one stands between two places, or further to the right than the line above allows."
        ),
        STORY,
        """\
lang: en
 from: [A1]
""",
        """\
lang: en
from: [A1]
""",
    ),
    "not-closed": Page(
        N_(
            "Here a list in brackets, entries in braces or a text in quotes begins, and the file goes on in a way that cannot belong to it. Mostly the closing sign was forgotten."
        ),
        STORY,
        """\
from: [A1
title: The call
""",
        """\
from: [A1]
title: The call
""",
    ),
    "yaml-syntax": Page(
        N_(
            "From here on the file cannot be taken apart into keys, lists and texts. Mostly a quote, a bracket or a comma is missing, or there is one too many. What comes after this place has not been looked at yet."
        ),
        STORY,
        "from: [A1]]",
        "from: [A1]",
    ),
    "anchor-or-tag": Page(
        N_(
            "In YAML, & gives a name to a value and ! says of what kind it is. Packs do without both, so that everything can be read where it stands. A text that only begins with one of these signs needs quotes."
        ),
        STORY,
        "title: !Urgent call",
        'title: "!Urgent call"',
    ),
    "alias": Page(
        N_(
            "In YAML, * means “the same as above, where this name was given”. In packs everything is written out where it stands. A text that only begins with an asterisk needs quotes."
        ),
        STORY,
        "aim: *as-above",
        "aim: She knows more than before.",
    ),
    "merge-key": Page(
        N_(
            "In YAML, << copies entries from another place into this one. In packs each scene and each choice says for itself what it holds, so that it can be read and changed alone."
        ),
        STORY,
        """\
again:
  <<: {set: {anger: +3}}
  next: shouts
""",
        """\
again:
  set: {anger: +3}
  next: shouts
""",
    ),
    "duplicate-key": Page(
        N_(
            "The same name stands twice in one place, and only one of the two could count. Mostly a block was copied and its name was not changed."
        ),
        STORY,
        """\
title: The call
minutes: 5
title: The parcel
""",
        """\
title: The call
minutes: 5
""",
    ),
    "boolean-lookalike": Page(
        N_(
            "Some versions of YAML take a plain yes, no, on or off for true or false, and others do not. In quotes it is a text; true and false are never misunderstood."
        ),
        STORY,
        """\
answers:
  - {if: trust >= 9, say: Fine.}
  - No
""",
        """\
answers:
  - {if: trust >= 9, say: Fine.}
  - "No"
""",
    ),
    "key-not-text": Page(
        N_(
            "What stands before a colon names what follows, so it has to be a word. A bracket or a brace in its place opens a list or a group, and that cannot be a name."
        ),
        STORY,
        "[title]: The call",
        "title: The call",
    ),
    "too-deep": Page(
        N_(
            "Things lie inside each other, a choice in a scene and the scene among the scenes, but never this deep. Nearly always a bracket was typed many times over, or never closed."
        ),
        STORY,
        "title: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[The call",
        "title: The call",
    ),
    "several-documents": Page(
        N_(
            "Three hyphens on a line begin a second document, and what follows them would be lost. A file of a pack holds one thing: one encounter, or one translation."
        ),
        STORY,
        """\
note: null
---
you: You are new here.
""",
        """\
note: null
you: You are new here.
""",
    ),
    "file-empty": Page(
        N_(
            "The file is there, but nothing is in it, or only comments (lines that begin with #). Delete it if nobody needs it; otherwise it has to say something."
        ),
        WALKS,
        "# to be written",
        """\
walks:
  - name: well
    path: [listen, own-it, new-one]
""",
    ),
}
