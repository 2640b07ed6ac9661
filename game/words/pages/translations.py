"""Packs that build on others, translations, and PO files."""

from __future__ import annotations

from game.words import N_
from game.words.page import PACK, PO, TRANSLATION, Page

PAGES: dict[str, Page] = {
    "collides": Page(
        N_(
            "This pack builds on another, and both have something with this id. If yours is meant to replace the other's, list it under “overrides”; otherwise give it an id of its own."
        ),
        PACK,
        """\
extends: standtall
languages: [en]
overrides: []
""",
        """\
extends: standtall
languages: [en]
overrides: [items.A1]
""",
    ),
    "translation-not-there": Page(
        N_(
            "Every language that pack.yaml names needs a translation beside each file with texts, and here there is none. Until it is there, players see the original."
        ),
        PACK,
        "languages: [en, zh-Hans]",
        "languages: [en]",
    ),
    "translation-missing": Page(
        N_(
            "These texts have no translation in this file yet. Until they have one the original is shown, and players see two languages mixed."
        ),
        TRANSLATION,
        """\
texts:
  you:
    of: "11c1c27b"
    is: "你是新來的。"
""",
        """\
texts:
  title:
    of: cdab5e76
    is: "來電"
  you:
    of: "11c1c27b"
    is: "你是新來的。"
""",
    ),
    "translation-left-over": Page(
        N_(
            "This entry translates a text that the original does not have. Mostly a scene or a choice was deleted or renamed, or the text moved to another place in its list."
        ),
        TRANSLATION,
        """\
texts:
  titel:
    of: cdab5e76
    is: "來電"
  title:
    of: cdab5e76
    is: "來電"
""",
        """\
texts:
  title:
    of: cdab5e76
    is: "來電"
""",
    ),
    "translation-stale": Page(
        N_(
            "Each entry remembers, under “of”, which wording of the original it translates. The original has changed since, so the two may say different things by now."
        ),
        TRANSLATION,
        """\
texts:
  title:
    of: "0badcafe"
    is: "來電"
""",
        """\
texts:
  title:
    of: cdab5e76
    is: "來電"
""",
    ),
    "translation-intensity": Page(
        N_(
            "Some texts have a mild and a strong wording, and players choose how hard they want to hear it. The translation has two where the original has two, and one where it has one."
        ),
        TRANSLATION,
        """\
scenes.rings.you.listen.say:
  of: e90bd37a
  is: "請說。"
""",
        """\
scenes.rings.you.listen.say:
  of: e90bd37a
  is:
    mild: "請說。"
    strong: "全部說出來。"
""",
    ),
    "po-unknown-id": Page(
        N_(
            "Each entry of a PO file tells, after msgctxt, which text of the pack it translates. The pack has no such text: it has changed since the file was made, or the line was edited."
        ),
        PO,
        """\
msgctxt "encounters/call:titel"
msgid "The call"
msgstr "來電"
""",
        """\
msgctxt "encounters/call:title"
msgid "The call"
msgstr "來電"
""",
    ),
    "po-stale": Page(
        N_(
            "This entry translates a wording that the pack no longer has. It is not taken in, so that no translation ends up beside an original it was not made for."
        ),
        PO,
        """\
msgctxt "encounters/call:title"
msgid "A call"
msgstr "來電"
""",
        """\
msgctxt "encounters/call:title"
msgid "The call"
msgstr "來電"
""",
    ),
    "po-placeholders": Page(
        N_(
            "A word in curly brackets stands for something that is filled in later, such as a name or a number. The translation has to have the same ones, spelt the same way."
        ),
        PO,
        """\
msgctxt "encounters/call:title"
msgid "Order {number}"
msgstr "訂單 {號碼}"
""",
        """\
msgctxt "encounters/call:title"
msgid "Order {number}"
msgstr "訂單 {number}"
""",
    ),
    "po-half": Page(
        N_(
            "A text with a mild and a strong wording is two entries of a PO file, and the pack takes both or neither. Here one of the two is translated and the other is empty, missing, or marked as fuzzy."
        ),
        PO,
        """\
msgctxt "encounters/call:scenes.rings.you.listen.say#mild"
msgid "Tell me."
msgstr "請說。"

msgctxt "encounters/call:scenes.rings.you.listen.say#strong"
msgid "Tell me all."
msgstr ""
""",
        """\
msgctxt "encounters/call:scenes.rings.you.listen.say#mild"
msgid "Tell me."
msgstr "請說。"

msgctxt "encounters/call:scenes.rings.you.listen.say#strong"
msgid "Tell me all."
msgstr "全部說出來。"
""",
    ),
    "po-twice": Page(
        N_(
            "Two entries of the PO file are for the same text of the pack, and only one translation could go in. Mostly an entry was copied, or two files were put together."
        ),
        PO,
        """\
msgctxt "encounters/call:title"
msgid "The call"
msgstr "來電"

msgctxt "encounters/call:title"
msgid "The call"
msgstr "一通電話"
""",
        """\
msgctxt "encounters/call:title"
msgid "The call"
msgstr "一通電話"
""",
    ),
}
