"""Ids that name something that is not there."""

from __future__ import annotations

from game.words import N_
from game.words.page import LEVELS, RUBRIC, SOURCES, STORY, TRANSLATION, Page

PAGES: dict[str, Page] = {
    "unknown-scene": Page(
        N_(
            "The story leads to a scene that it does not have. The scene has another name now, is misspelt, or was not written yet."
        ),
        STORY,
        """\
again:
  set: {anger: +3}
  next: shuots
""",
        """\
again:
  set: {anger: +3}
  next: shouts
""",
    ),
    "unknown-choice": Page(
        N_(
            "“renamed” tells older saves what a scene or a choice is called now. The new id has to be one that the scene, or the kit, really has."
        ),
        STORY,
        "renamed: {rings.hear-her: lisen}",
        "renamed: {rings.hear-her: listen}",
    ),
    "unknown-person": Page(
        N_(
            "Whoever speaks stands under “people”, with a name and a role; “you” and “narrator” are always there. Nobody has this id."
        ),
        STORY,
        "says: {who: anne, say: You fool!}",
        "says: {who: ann, say: You fool!}",
    ),
    "unknown-kit": Page(
        N_(
            "A scene can say which of the kit's actions it offers. This one is not in the kit, which stands near the top of the story under “kit”."
        ),
        STORY,
        """\
condition: upset
kit: [ask-rob]
""",
        """\
condition: upset
kit: [ask-bob]
""",
    ),
    "unknown-smell": Page(
        N_(
            "Under “allow” stand the suspicions of check --strict that are meant to stay, each by its code and with the reason. This code is none of theirs, so it would hold nothing back."
        ),
        STORY,
        """\
allow:
  energy-never-maters: Two minutes are too short for it.
""",
        """\
allow:
  energy-never-matters: Two minutes are too short for it.
""",
    ),
    "unknown-move": Page(
        N_(
            "Moves are named ways to behave, such as naming a feeling or setting a limit, and rubric.yaml tells what each is worth. A choice can only be made of moves that stand there."
        ),
        STORY,
        """\
say: It was delivered.
moves: [pusch]
""",
        """\
say: It was delivered.
moves: [push]
""",
    ),
    "unsound-move": Page(
        N_(
            "A choice uses a move that stands in rubric.yaml, but something is wrong with it there, so nobody knows what it is worth. When the rubric is mended, this goes away by itself."
        ),
        RUBRIC,
        """\
push:
  name: push
  definition: What it is
  why: What it does
  from: [A1]
  kit: true
  worth:
    calm: [-20, 1, 0, 2, -1, 0]
""",
        """\
push:
  name: push
  definition: What it is
  why: What it does
  from: [A1]
  kit: true
  worth:
    calm: [-2, 1, 0, 2, -1, 0]
""",
    ),
    "unknown-condition": Page(
        N_(
            "“condition” tells how the other person is at this moment, and that decides what each move is worth. It is calm, confused, mistaken, upset, demanding, abusive or threatening."
        ),
        STORY,
        "condition: angry",
        "condition: upset",
    ),
    "unknown-ending": Page(
        N_(
            "There are five kinds of ending: resolved, parted (without agreement and without harm), handed-over, left-open and ugly. Players and reports are told by these."
        ),
        STORY,
        """\
well:
  ending: happy
""",
        """\
well:
  ending: resolved
""",
    ),
    "unknown-axis": Page(
        N_(
            "A play is scored on three axes: empathy, boundaries and self_protection (with _ in files). There are no others."
        ),
        RUBRIC,
        """\
critical:
  axis: kindness
""",
        """\
critical:
  axis: empathy
""",
    ),
    "unknown-source": Page(
        N_(
            "Every encounter and every move says where it comes from, by the id of an item in sources.yaml. No item has this id."
        ),
        STORY,
        "from: [A11]",
        "from: [A1]",
    ),
    "unknown-article": Page(
        N_(
            "Each item in sources.yaml belongs to an article, and the articles are listed in the same file under “articles”. None has this id."
        ),
        SOURCES,
        "A1: {article: B, title: An item, says: It says so.}",
        "A1: {article: A, title: An item, says: It says so.}",
    ),
    "unknown-encounter": Page(
        N_(
            "levels.yaml recommends encounters by their ids, which are the names of their folders. There is no such folder under “encounters”."
        ),
        LEVELS,
        "monday: {title: First, why: Begin here., encounters: [cal]}",
        "monday: {title: First, why: Begin here., encounters: [call]}",
    ),
    "unknown-language": Page(
        N_(
            "pack.yaml tells in which languages a pack comes: en, zh-Hant (Chinese as written in Taiwan), zh-Hans (as written on the mainland). This one is not among them."
        ),
        STORY,
        "lang: english",
        "lang: en",
    ),
    "wrong-language": Page(
        N_(
            "A translation says its language twice, in the name of its file and after “lang”. The two differ, so nobody can tell which one is meant."
        ),
        TRANSLATION,
        """\
translation: call
lang: zh-Hans
""",
        """\
translation: call
lang: zh-Hant
""",
    ),
}
