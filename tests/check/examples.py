"""The examples of the catalogue's pages, each put into a sound pack in the place of what stands there.

Where the mended form of an example is a passage of the sound pack, word for word, the example replaces that passage.
Otherwise `INSTEAD` names the passage which both forms replace. An example that begins with `scenes:` is all the scenes
of a bare story; a listing is a pack of just those files. The examples of smells stand in the story of `fair.py`.
"""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import indent

from game.words.catalogue import PAGES
from game.words.page import FOLDER, PACK, PO, STORY, TRANSLATION
from game.words.pages import smells
from tests.check import fair
from tests.check.sound import CALL, WALKS, WALKS_TEXT, files, write

END = "\n"  # both forms are added at the end of the file
AGAIN = "- {if: calls >= 1, say: Again.}"
TITLED = """\
texts:
  title:
    of: cdab5e76
    is: "譯文"
"""
BUILDS_ON = """\
extends: null
languages: [en]
overrides: []
"""
ANSWERS = """\
answers:
  - {if: trust >= 9, say: Fine.}
  - Is that all?
"""
OFFER = """\
offer:
  name: Offer
  you:
    new-one: {say: A new one., moves: [hear], because: Good.}
    old-one: {say: The old one., moves: [push], if: picked.open == own_it, locked: Own it., because: Odd.}
"""
BUILD = """\
build:
  open:
    name: Open
    you:
      own-it: {say: We lost it., moves: [hear], because: True.}
      skip-it: {say: So., moves: [push], because: Rude.}
"""
KIT = """\
kit:
  ask-bob:
    do: Ask Bob.
    moves: [pause]
    once: true
    set: {warned: true}
    answers: {who: bob, say: Try the depot.}
"""
INSTEAD = {
    "too-many-states": KIT,
    "analysis-too-large": KIT,
    "not-utf8": "title: The call",
    "colon-in-text": "title: The call",
    "anchor-or-tag": "title: The call",
    "comma-in-text": "people:\n  ann: {name: Ann, role: a customer}",
    "quotes-needed": "title: The call",
    "hash-in-text": "title: The call",
    "expected-text": "title: The call",
    "boolean-lookalike": ANSWERS,
    "dash-without-space": ANSWERS,
    "never-reached": ANSWERS,
    "file-empty": WALKS_TEXT,
    "too-few-parts": BUILD + indent(OFFER, "  "),
    "too-few-choices": OFFER,
    "too-many-choices": OFFER,
    "say-or-says": "- {if: trust >= 9, say: Fine.}",
    "expression-too-long": f"says:\n  - Where is it?\n  {AGAIN}",
    "expression-attribute": AGAIN,
    "expected-expression": AGAIN,
    "unknown-choice": END,
    "unknown-smell": END,
    "unknown-kit": "condition: upset",
    "bad-id": "stay:\n  say: I stay.",
    "reserved-id": "bob: {name: Bob, role: the colleague}",
    "bad-name": "facts: [warned]",
    "name-taken": "facts: [warned]",
    "bad-bound": 'bands: {empathy: "== 4"}',
    "bad-date": '- {name: Somebody, reach: extension 1, hours: always, locale: any, checked: "2026-11-01"}',
    "bad-source-id": "items:\n  A1: {article: A, title: An item, says: It says so.}",
    "collides": BUILDS_ON,
    "unknown-override": BUILDS_ON,
    "unknown-pack": BUILDS_ON,
    "translation-not-there": "languages: [en]",
    "translation-missing": f'{TITLED}  you:\n    of: "11c1c27b"\n    is: "譯文"',
    "translation-left-over": TITLED,
    "translation-stale": TITLED,
    "translation-intensity": 'scenes.rings.you.listen.say:\n  of: e90bd37a\n  is:\n    mild: "輕"\n    strong: "重"',
    "rudeness-pays": "scold: {say: Please not in this tone., moves: [warn], because: It comes too early.}",
    "choice-changes-nothing": "hit-back: {say: Just look who is talking., moves: [insult], because: It heats.}",
    "choices-alike": "look: {say: Let me look for it first., moves: [explain], because: It moves on.}",
    "condition-unlike-anger": "asks:\n  condition: demanding",
    "text-too-long": "look: {say: Let me look for it first., moves: [explain], because: It moves on.}",
    "walk-expect": "path: [listen, own-it, new-one]",
}
FOLLOWING = {
    "file-missing": {"unknown-move"},
    "unknown-override": {"collides"},
    "unknown-pack": {"translation-not-there"},
    "bad-counter": {"unknown-name"},
    "worth-count": {"unsound-move"},
    "unsound-move": {"out-of-range"},
}
"""Codes that follow from an example's own."""

WHERE = {STORY: CALL, "walks.yaml": WALKS, TRANSLATION: f"encounters/call/{TRANSLATION}"}
PLACED = {page.file: WHERE.get(page.file, page.file) for page in PAGES.values()}
"""Where each file of the pages lies in the pack."""

_LISTED = re.compile(r"(\S+?)(/?)(?:  \((\d+) bytes\))?")
_BARE = re.compile(r"^(interrupts|kit|scenes):\n(?:[ ].*\n)+", re.MULTILINE)


def example(folder: Path, code: str, shown: str) -> Path:
    """A pack in which one form of a page's example stands, and nothing else is wrong."""
    page = PAGES[code]
    if page.file == FOLDER:
        return listed(folder, shown)
    content = dict(files()) if page.file in {TRANSLATION, PO} else in_english()
    if code in smells.PAGES:
        return fairly(folder, put(fair.STORY, INSTEAD.get(code, page.good), shown))
    if page.file == STORY and shown.startswith("scenes:"):
        del content[WALKS]
        content[CALL] = bare(content) + shown
    elif page.file == PO:
        for title in re.findall(r':title"\nmsgid "(.*)"', page.good):
            content[CALL] = content[CALL].replace("The call", title)
        content[PO] = f'msgid ""\nmsgstr "Language: zh_Hant\\n"\n\n{shown}'
    else:
        path = PLACED[page.file]
        content[path] = put(content[path], INSTEAD.get(code, page.good), shown)
    return write(folder, content)


def fairly(folder: Path, story: str) -> Path:
    """A pack with a story like that of `fair.py`, and the rubric there."""
    content = in_english()
    del content[WALKS]
    content[CALL] = bare(content) + story
    content["rubric.yaml"] = fair.rubric_text()
    return write(folder, content)


def bare(content: dict[str, str]) -> str:
    """The head of the sound pack's story, with nothing to play."""
    return _BARE.sub("", content[CALL])


def in_english() -> dict[str, str]:
    """The sound pack without its translations."""
    content = {path: text for path, text in files().items() if TRANSLATION not in path}
    content[PACK] = content[PACK].replace("[en, zh-Hant]", "[en]")
    return content


def put(text: str, old: str, new: str) -> str:
    """A file with some of its lines replaced, wherever they are indented alike."""
    old, new = old.strip("\n"), new.strip("\n")
    if not old:
        return f"{text}{new}\n"
    for margin in (" " * depth for depth in range(0, 14, 2)):
        at = re.search(f"^{re.escape(indent(old, margin))}$", text, re.MULTILINE)
        if at is not None:
            return text[: at.start()] + indent(new, margin) + text[at.end() :]
    raise AssertionError(old)


def listed(folder: Path, listing: str) -> Path:
    """A pack of the listed files: as they are in the sound pack, filled up with comments to the size that is told."""
    content = in_english()
    for line in listing.splitlines():
        match = _LISTED.fullmatch(line)
        assert match is not None, line
        name, is_folder, size = match.groups()
        path = folder / name
        if is_folder:
            path.mkdir(parents=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        text = content.get(name) or content[f"encounters/{name}"]
        path.write_text(text.ljust(int(size or 0), "#"), "utf-8")
    return folder
