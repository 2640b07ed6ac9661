"""What each key of a pack's files means, in a line: shown by an editor, and in `docs/format.md`.

The groups are the maps in which the keys stand. A test holds them to the schemas, which hold them to the reader.
"""

from __future__ import annotations

from typing import Final

KEYS: Final[dict[str, dict[str, str]]] = {
    "story": {
        "encounter": "Its id: the name of its folder.",
        "format": "1: of this file.",
        "lang": "The language of the texts in this file; translations stand beside it.",
        "from": "What it is drawn from: items of sources.yaml.",
        "title": "What it is called in the game.",
        "minutes": "How long it takes, 1 to 60.",
        "note": "One factual line for somebody who may not want to meet this; or null.",
        "you": "Who the player is, and where: two to four sentences.",
        "aim": "What a good end would be.",
        "people": "Everybody who speaks, by id. “you” and “narrator” are there already.",
        "customer": "Whose anger and trust it is, and who speaks where nobody is named.",
        "start": "The gauges at the beginning, each 0 to 10.",
        "opening": "The scene that opens it; left out: the first of `scenes`.",
        "facts": "What can become true on the way. Each begins false; `set` changes it, `if` asks for it.",
        "counters": "What is counted: its lowest and highest number. Each begins at the lowest.",
        "interrupts": "What breaks in after a choice, wherever the talk is; each can happen once.",
        "kit": "What protects the player, offered in every scene with replies.",
        "scenes": "The scenes by id.",
        "cause": "The question asked before the debrief: whose problem was it?",
        "renamed": "Old ids and what they are called now: `old-scene: new-scene`, `scene.old-choice: new-choice`.",
        "allow": "Suspicions of `check --strict` that are meant to stay, each with the reason.",
    },
    "person": {"name": "What they are called.", "role": "Who they are, for the briefing."},
    "interrupt": {
        "id": "Its id.",
        "if": "It breaks in as soon as this holds after a choice that does not lead to an ending.",
        "next": "The scene that breaks in.",
    },
    "cause": {"ask": "The question.", "answers": "Three to five answers by id."},
    "answer": {
        "text": "The answer.",
        "because": "What is said of it, true or not.",
        "right": "true where the source supports it.",
    },
    "scene": {
        "condition": "How the other person is. It decides what a move is worth in this scene.",
        "who": "Who speaks in this scene where nobody is named.",
        "kit": "Which of the kit is offered here, by id; or `none`.",
        "set": "What changes on entering, before anything is said.",
        "says": "What is said on entering: a line, or a list of lines.",
        "coach": "A hint in a sentence or two, shown when asked for; better a question than an answer.",
        "you": "The replies by id, at least two.",
        "build": "One reply put together from parts, by id, picked one after another.",
        "answers": "What is answered to a reply put together; its `if` may ask for picked.PART.",
        "next": "Where it goes on: from replies that do not say so themselves, from a built reply, or by itself.",
        "ending": "It ends here: resolved, parted, handed-over, left-open or ugly.",
    },
    "part": {"name": "What the part is called.", "you": "What can be picked, by id."},
    "choice": {
        "say": "What the player says. Either this or `do`.",
        "do": "What the player does: “Cover the phone and ask Lena.”",
        "moves": "One to three moves: they decide what it is worth here. `standtall explain moves` lists them.",
        "if": "Open only while this holds.",
        "locked": "Why it is closed; a gauge has a wording of its own.",
        "hidden": "true: not shown while it is closed.",
        "once": "true: can be chosen once in a play.",
        "set": "What changes: a fact true or false; a counter or gauge +1, -2; a counter a number.",
        "answers": "What is answered: one, or a list of which the first whose `if` holds is said.",
        "next": "Where it goes on: a scene, or a list of `{if: …, to: scene}` with `{to: scene}` last.",
        "because": "Why it is worth what it is worth here, for the debrief.",
    },
    "line": {
        "say": "The words.",
        "if": "Said only while this holds.",
        "who": "Who says it: a person, `narrator` or `you`.",
    },
    "reaction": {
        "say": "The words. Either this or `says`.",
        "says": "Several lines.",
        "if": "Said if this holds and nothing before it did; the last has none.",
        "who": "Who says it.",
    },
    "way": {"if": "This way while it holds.", "to": "The scene."},
    "pack": {
        "pack": "Its id.",
        "format": "1: of this file.",
        "extends": "`standtall`: it uses the moves and sources of the shipped pack. `null`: it brings its own.",
        "languages": "The languages in which all its texts are there: en, zh-Hant, zh-Hans.",
        "overrides": "What of the other pack it means to replace: `moves.listen-out`, `items.A1`.",
    },
    "walk": {
        "name": "What it is called, in a few words.",
        "path": "The choices in order, up to an ending: ids, or steps that expect something.",
        "ending": "The id of the ending it should come to.",
        "kind": "The kind of that ending.",
        "bands": 'The band on each axis: `empathy: ">= 3"`.',
        "scores": 'The score on each axis: `boundaries: "<= 25"`.',
    },
    "step": {"choose": "The choice.", "expect": "What should be so after it."},
    "expect": {
        "scene": "Where it has come to.",
        "said": "Lines that were said, by text id: `scenes.rings.says.1`.",
        "gauges": 'Gauges: `energy: "<= 3"`.',
        "counters": "Counters, likewise.",
        "facts": "Facts: `asked: true`.",
        "open": "Choices that are open now.",
        "locked": "Choices that are not.",
    },
    "translation": {
        "translation": "The id of what is translated.",
        "lang": "Into which language.",
        "texts": "The texts by id: the path in the story, lists counted from 1.",
    },
    "entry": {
        "of": "Which wording of the original it translates; `standtall translate stamp` fills it in.",
        "is": "The translation; mild and strong where the original has both.",
    },
}
