"""One slip for every problem code, and where it should be told.

A `«` marks the place; a slip without one is about the file as a whole. `also` are codes that follow from
the slip in the same pack, wherever they stand.
"""

from __future__ import annotations

from typing import NamedTuple

from tests.check.sound import CALL, WALKS

ZH = "encounters/call/zh-Hant.yaml"
LOST = "          own-it: {say: We lost it., moves: [hear], because: True.}\n"
SO = "          skip-it: {say: So., moves: [push], because: Rude.}\n"
OFFER = """\
      offer:
        name: Offer
        you:
          new-one: {say: A new one., moves: [hear], because: Good.}
          old-one: {say: The old one., moves: [push], if: picked.open == own_it, locked: Own it., because: Odd.}
"""
STAY = "        say: I stay.\n        moves: [hear]\n"
CAUSES = (
    "    hers: {text: Hers., because: It was not.}\n    mine: {text: Mine., because: It was not.}\n"
)


class Slip(NamedTuple):
    code: str
    file: str
    edits: tuple[tuple[str, str], ...]
    also: frozenset[str]


def slip(code: str, file: str, *edits: tuple[str, str], also: str = "") -> Slip:
    return Slip(code, file, edits, frozenset(also.split()))


def when(code: str, expression: str) -> Slip:
    """A slip in a condition."""
    return slip(code, CALL, ("if: calls >= 1,", f"if: {expression},"))


READING = [
    slip("not-utf8", CALL, ("You are", "«\udcff are")),
    slip("not-utf8", CALL, ("The call", "請«\udce8\udcaa")),
    slip("byte-order-mark", CALL, ("encounter: call", "«\ufeffencounter: call")),
    slip("control-character", CALL, ("The call", "請幫忙«\x07")),
    slip("control-character", CALL, ("The call", "a «\u2028 b")),
    slip("control-character", CALL, ("The call", "a «\r b")),
    slip("control-character", CALL, ("The call", '«"red \\x1b[31m"')),
    slip("control-character", CALL, ("The call", '«"\\r{a}"')),
    slip("tab", CALL, ("    condition: upset", "«\tcondition: upset")),
    slip("colon-in-text", CALL, ("The call", "The call«: a play")),
    slip("colon-in-text", CALL, ("- Where is it?", "- «I said: where is it?")),
    slip("comma-in-text", CALL, ("role: a customer}", "role: a customer, «on foot}")),
    slip("quotes-needed", CALL, ("from: [A1]", "from: «@A1")),
    slip("quotes-needed", CALL, ("The call", '«"The" call')),
    slip("quotes-needed", CALL, ("The call", "«[sighs] The call")),
    slip("quotes-needed", CALL, ("The call", "«*sighs* The call")),
    slip("quotes-needed", CALL, ("The call", "«- The call")),
    slip("quotes-needed", CALL, ("The call", '«"Sure", I\'ll look')),
    slip("quotes-needed", CALL, ("- Where is it?", "- «'Sure', where is it?")),
    slip("quotes-needed", CALL, ("role: a customer}", 'role: «"客"，人}')),
    slip("full-width-sign", CALL, ("{name: Ann, ", '{name: "Ann"«，')),
    slip("colon-missing", CALL, ("encounter: call", "«encounter call")),
    slip("colon-missing", CALL, ("minutes: 5", "«minutes 5")),
    slip("colon-missing", CALL, ("minutes: 5", "«minutes:5")),
    slip("colon-missing", CALL, ("title: The call", '«title:"The call"')),
    slip("colon-missing", CALL, ("people:", "«people")),
    slip("colon-missing", CALL, ("    condition: upset", "    «condition upset")),
    slip("colon-missing", CALL, ("{name: Bob", "{«name:Bob")),
    slip("colon-missing", CALL, ("{say: We lost it., moves: [", "{say: We lost it., «moves:[")),
    slip("full-width-sign", CALL, ("encounter: call", "«encounter：call")),
    slip("full-width-sign", CALL, ("minutes: 5", "«minutes：5")),
    slip("full-width-sign", CALL, ("title: The call", '«title： "The call"')),
    slip("full-width-sign", CALL, ("people:", "«people：")),
    slip("full-width-sign", CALL, ("  ann: {name", "  «ann：{name")),
    slip("full-width-sign", CALL, ("  bob: {name", "  «bob：{name")),
    slip("full-width-sign", CALL, ("    condition: upset", "    «condition：upset")),
    slip("full-width-sign", CALL, ("    says: {who: ann", "    «says：{who: ann")),
    slip("full-width-sign", CALL, ("{name: Bob", "{«name：Bob")),
    slip("full-width-sign", CALL, ("{say: We lost it., moves: [", "{say: We lost it., «moves：[")),
    slip("full-width-sign", CALL, ("{name: Bob, role", "{name: Bob«，role")),
    slip(
        "full-width-sign",
        CALL,
        ("  well:\n    ending: resolved\n    says: ", "  well:\n    «says："),
    ),
    slip("full-width-sign", CALL, ("from: [A1]", "from: [A1«，A1]")),
    slip("full-width-sign", CALL, ("moves: [push]", "moves: [push«、hear]")),
    slip("full-width-sign", CALL, ("moves: [push]", 'moves: ["push«，hear"]')),
    slip("full-width-sign", CALL, ("facts: [warned]", "facts: [warned«，asked]")),
    slip("dash-without-space", CALL, ("      - {if: calls", "      «-{if: calls")),
    slip("dash-without-space", CALL, ("      - Where is it?", "      «-I said: where is it?")),
    slip("hash-in-text", CALL, ("The call", "The call «#44")),
    slip("not-closed", CALL, ("from: [A1]", "from: «[A1")),
    slip("not-closed", CALL, ("{name: Ann, role: a customer}", "«{name: Ann, role: a customer")),
    slip("not-closed", CALL, ("title: The call", 'title: «"The call'), ("You are new", '"New')),
    slip(
        "not-closed", CALL, ("- Where is it?", "- «'Where is it?"), ("coach: What", "coach: 'What")
    ),
    slip("indentation", CALL, ("The call", "The call\n«請稍等")),
    slip("indentation", CALL, ("from: [A1]", " «from: [A1]")),
    slip("indentation", CALL, ("    says:\n      - Where", "   «says:\n      - Where")),
    slip("yaml-syntax", CALL, ("from: [A1]", "from: [A1]«]")),
    slip("anchor-or-tag", CALL, ("The call", "«&a The call")),
    slip("anchor-or-tag", CALL, ("from: [A1]", "from: «!!seq [A1]")),
    slip("anchor-or-tag", CALL, ("title:", "«!x title:")),
    slip("alias", CALL, ("The call", "«*a")),
    slip("alias", CALL, ("title:", "«*a :")),
    slip("merge-key", CALL, ("title: The call", "title: The call\n«<<: {}")),
    slip("duplicate-key", CALL, ("minutes: 5", "minutes: 5\n«title: T")),
    slip("boolean-lookalike", CALL, ("The call", "«yes")),
    slip("boolean-lookalike", CALL, ("  bob:", "  «No:"), also="bad-id unknown-person"),
    slip("key-not-text", CALL, ("title:", "«[a]:")),
    slip("too-deep", CALL, ("title: The call", f"title: {'[' * 31}«[")),
    slip("several-documents", CALL, ("encounter: call", "encounter: call\n«---\na: b")),
    slip("file-empty", CALL, ("", "# nothing\n")),
    slip("file-empty", "sources.yaml", ("", "")),
    slip("file-empty", "levels.yaml", ("", "")),
    slip("file-empty", WALKS, ("", "")),
    slip("file-empty", ZH, ("", "")),
    slip("file-empty", "pack.yaml", ("", "")),
]

VALUES = [
    slip("expected-map", CALL, ("  ann: {name: Ann, role: a customer}", "  ann: «Ann")),
    slip("expected-map", CALL, ("{calls: [0, 3]}", "«[calls]")),
    slip("expected-map", CALL, ("set: {anger: +3}", "set: «anger")),
    slip("expected-map", CALL, (LOST, "          own-it: «[]\n"), also="unknown-pick"),
    slip("expected-map", CALL, ("\ncause:", "\nrenamed: «[]\ncause:")),
    slip(
        "expected-map",
        "sources.yaml",
        ("articles:", "articles: «5\narticle:"),
        also="unknown-key unknown-article translation-left-over",
    ),
    slip(
        "expected-map",
        CALL,
        ("  again:\n    set: {anger: +3}\n    next: shouts\n", "  again: «later\n"),
    ),
    slip("expected-list", CALL, ("from: [A1]", "from: «A1")),
    slip("expected-list", CALL, ("moves: [push]", "moves: «push")),
    slip("expected-list", CALL, ("facts: [warned]", "facts: «warned")),
    slip("expected-list", CALL, ("facts: [warned]", "facts:\n  «warned: false")),
    slip("expected-list", CALL, ("    coach:", "    kit:«\n    coach:")),
    slip("expected-list", "pack.yaml", ("[en, zh-Hant]", "«[]"), also="translation-not-there"),
    slip("expected-text", CALL, ("The call", "«12")),
    slip("expected-text", CALL, ("The call", "«null")),
    slip("expected-text", CALL, ("The call", "«1.5")),
    slip("expected-text", CALL, ("The call", "«+886212345678")),
    slip("expected-text", CALL, ("answers: All right.", "answers: «null")),
    slip("expected-text", CALL, ("The call", "«[a]")),
    slip("expected-text", ZH, ("  aim:\n    of: ", "  aim:\n    of: «[]\n    #")),
    slip("empty-text", CALL, ("The call", '«" "')),
    slip("expected-number", CALL, ("minutes: 5", 'minutes: «"5"')),
    slip("expected-number", CALL, ("minutes: 5", "minutes: «five")),
    slip("out-of-range", CALL, ("minutes: 5", "minutes: «61")),
    slip("out-of-range", CALL, ("minutes: 5", "minutes: «5000000")),
    slip("out-of-range", CALL, ("anger: 4", "anger: «11")),
    slip("expected-boolean", CALL, ("once: true", "once: «1")),
    slip("expected-id", CALL, ("customer: ann", "customer: «[ann]")),
    slip("expected-id", CALL, ("facts: [warned]", "facts: [warned, «{}]")),
    slip("expected-id", CALL, ("facts: [warned]", "facts: [warned, «true]")),
    slip("expected-id", "pack.yaml", ("pack: own", "pack: «null")),
    slip("expected-id", WALKS, ("ending: well", "ending: «true")),
    slip("expected-id", CALL, ("next: shouts", "next: «[]")),
    slip("expected-expression", CALL, ("if: calls >= 1,", "if: «[a],")),
    slip("bad-id", CALL, ("encounter: call", "encounter: «Call")),
    slip("bad-id", CALL, ("  bob: {", "  «b_b: {"), also="unknown-person"),
    slip("bad-name", CALL, ("facts: [warned]", "facts: [warned, «so-far]")),
    slip("bad-name", CALL, ("facts: [warned]", 'facts: [warned, «"not"]')),
    slip("bad-name", CALL, ("{calls: [0, 3]}", "{calls: [0, 3], «picked: [0, 1]}")),
    slip("name-taken", CALL, ("facts: [warned]", "facts: [warned, «anger]")),
    slip("bad-counter", CALL, ("{calls: [0, 3]}", "{calls: «[3, 0]}")),
    slip("bad-step", CALL, ("set: {anger: +3}", "set: {anger: «3}")),
    slip("bad-step", CALL, ("calls: +1", "calls: «many")),
    slip("bad-source-id", "sources.yaml", ("  A1:", "  «a2: {}\n  A1:")),
    slip("bad-date", "support.yaml", ('"2026-11-01"', "«soon")),
    slip("bad-bound", WALKS, ('"== 4"', "«four")),
    slip("unknown-key", CALL, ("minutes: 5", "minutes: 5\n«minute: 5")),
    slip(
        "missing-key",
        CALL,
        ("ann: {name: Ann, role: a customer}", "ann: «{name: Ann}"),
        also="translation-left-over",
    ),
    slip("missing-key", CALL, ("  rings:\n    condition: upset\n    says", "  rings:\n    «says")),
    slip(
        "missing-key", CALL, (f"{STAY}        because: It is kind.\n", f"        «{STAY.lstrip()}")
    ),
    slip("newer-format", CALL, ("format: 1", "format: «2")),
    slip("newer-format", "pack.yaml", ("format: 1", "format: «7"), also="translation-not-there"),
    slip(
        "worth-count",
        "rubric.yaml",
        ("calm: [-2, 1, 0, 2, -1, 0]", "calm: «[-2, 1]"),
        also="unsound-move",
    ),
]

NAMES = [
    slip(
        "unknown-smell", CALL, ("minutes: 5", "minutes: 5\nallow:\n  «best-is-frist: It is short.")
    ),
    slip("id-not-folder", CALL, ("encounter: call", "encounter: «bell")),
    slip("id-not-folder", ZH, ("translation: call", "translation: «bell")),
    slip(
        "duplicate-id",
        CALL,
        ("  - {id: boils", "  - {id: boils-over, if: anger >= 9, next: gone}\n  - «{id: boils"),
    ),
    slip(
        "duplicate-id", CALL, ("    coach: What", "    kit: «[ask-bob, ask-bob]\n    coach: What")
    ),
    slip(
        "duplicate-id",
        CALL,
        ("  rings:\n    cond", "  rings:\n    «cond"),
        ("      argue:\n", "      ask-bob:\n"),
    ),
    slip(
        "duplicate-id",
        CALL,
        ("        name: Offer", "        «name: Offer"),
        ("new-one:", "own-it:"),
    ),
    slip("duplicate-id", CALL, ("\ncause:", "\nrenamed: {«rings.argue: listen}\ncause:")),
    slip("duplicate-id", CALL, ("\ncause:", "\nrenamed: {«rings.ask-bob: listen}\ncause:")),
    slip("duplicate-id", CALL, ("\ncause:", "\nrenamed: {«kit.argue: ask-bob}\ncause:")),
    slip("reserved-id", CALL, ("  bob: {name", "  «you: {name"), also="unknown-person"),
    slip("unknown-language", CALL, ("lang: en", "lang: «fr")),
    slip(
        "unknown-language", "levels.yaml", ("lang: en", "lang: «fr"), also="translation-not-there"
    ),
    slip(
        "unknown-language", "support.yaml", ("lang: en", "lang: «7"), also="translation-not-there"
    ),
    slip("unknown-language", "pack.yaml", ("zh-Hant", "«fr"), also="translation-not-there"),
    slip("unknown-language", "support.yaml", ("locale: any", "locale: «all")),
    slip("wrong-language", ZH, ("lang: zh-Hant", "lang: «zh-Hans")),
    slip(
        "unknown-pack",
        "pack.yaml",
        ("extends: null", "extends: «ours"),
        also="translation-not-there",
    ),
    slip("unknown-override", "pack.yaml", ("overrides: []", "overrides: [«moves.hear]")),
    slip("unknown-encounter", "levels.yaml", ("[call]", "[«bell]")),
    slip("unknown-encounter", "cards.yaml", ("[call]", "[«bell]")),
    slip("unknown-person", CALL, ("customer: ann", "customer: «anne")),
    slip("unknown-person", CALL, ("who: bob", "who: «rob")),
    slip("unknown-scene", CALL, ("next: shouts", "next: «shout")),
    slip(
        "unknown-scene", CALL, ("    next: build-it\n  build-it", "    next: «bild-it\n  build-it")
    ),
    slip("unknown-scene", CALL, ("{to: again}", "{to: «agian}")),
    slip("unknown-scene", CALL, ("\ncause:", "\nrenamed: {old: «older}\ncause:")),
    slip("unknown-kit", CALL, ("    coach: What", "    kit: [«ask-rob]\n    coach: What")),
    slip("unknown-move", CALL, ("moves: [push]", "moves: [«shove]")),
    slip("unknown-condition", CALL, ("condition: abusive", "condition: «rude")),
    slip("unknown-condition", "rubric.yaml", ("under: [abusive]", "under: [«rude]")),
    slip("unknown-ending", CALL, ("ending: ugly", "ending: «bad")),
    slip("unknown-ending", WALKS, ("kind: resolved", "kind: «good")),
    slip("unknown-axis", "rubric.yaml", ("axis: empathy", "axis: «kindness")),
    slip("unknown-source", CALL, ("from: [A1]", "from: [A1, «C99]")),
    slip("unknown-source", "rubric.yaml", ("from: [A1]", "from: [«C99]")),
    slip("unknown-article", "sources.yaml", ("article: A,", "article: «B,")),
]

CONDITIONS = [
    when("expression-too-long", "«anger >= 1" + " and anger >= 1" * 40),
    when("expression-syntax", "calls >= «1and warned"),
    when("expression-syntax", "calls >=«"),
    when("expression-syntax", "calls and «>= 1"),
    when("expression-syntax", "«(calls >= 1"),
    when("expression-needs-comparison", "warned and «calls"),
    when("expression-fact-compared", "«warned >= 1"),
    when("expression-call", "warned and «len(calls)"),
    when("expression-attribute", "«calls.real"),
    when("expression-arithmetic", "«calls + 1 >= 2"),
    when("expression-not-allowed", "«1 == 1"),
    when("expression-not-allowed", "calls >= «2.5"),
    when("unknown-name", "warned and «worn"),
    when("unknown-name", '"  «worn"'),
    when("unknown-name", "ｗarned and «worn"),
    slip(
        "unknown-name",
        CALL,
        (
            "- {if: calls >= 1, say: Again.}",
            "- if: «>-\n          warned and\n          worn\n        say: Again.",
        ),
    ),
    slip("unknown-name", CALL, ("set: {anger: +3}", "set: {«ire: +3}")),
    when("unknown-part", "«picked.open == own_it"),
    slip("unknown-part", CALL, ("[{if: picked.open == own_it", "[{if: «picked.often == own_it")),
    slip("unknown-pick", CALL, ("[{if: picked.open == own_it", "[{if: «picked.open == own")),
]

BUILT = [
    slip(
        "no-scenes",
        CALL,
        ("\nscenes:\n", "\nscenes: «{}\nscene:\n"),
        also="unknown-key unknown-scene",
    ),
    slip(
        "no-ending",
        CALL,
        ("scenes:\n  rings", "scenes:\n  «rings"),
        ("ending: resolved", "next: rings"),
        ("ending: ugly", "next: rings"),
    ),
    slip("ends-at-once", CALL, ("scenes:\n", "opening: «well\nscenes:\n")),
    slip("no-source", CALL, ("from: [A1]", "from: «[]")),
    slip("no-source", CALL, ("from: [A1]", "from: «null")),
    slip("no-source", "cards.yaml", ("from: [A1]", "from: «[]")),
    slip(
        "scene-form",
        CALL,
        ("    next: build-it\n  build-it", "    next: build-it\n    ending: «ugly\n  build-it"),
        also="key-not-here",
    ),
    slip(
        "scene-goes-nowhere",
        CALL,
        ("    set: {anger: +3}\n    next: shouts\n", "    «set: {anger: +3}\n"),
    ),
    slip(
        "scene-goes-nowhere",
        CALL,
        ("    condition: calm\n", "    «condition: calm\n"),
        ("    next: [{if: picked.open == own_it, to: well}, {to: gone}]\n", ""),
    ),
    slip(
        "choice-goes-nowhere",
        CALL,
        ("        say: {mild", "        «say: {mild"),
        ("        next: build-it\n", ""),
    ),
    slip(
        "silent-circle",
        CALL,
        (
            "    set: {anger: +3}\n    next: shouts\n",
            "    «next: [{if: warned, to: again}, {to: shouts}]\n",
        ),
    ),
    slip(
        "never-reached",
        CALL,
        ("          - Is that all?", "          - No.\n          - «Is that all?"),
    ),
    slip("never-reached", CALL, ("{if: calls >= 2, to: gone}, {to", "{to: gone}, «{to")),
    slip("last-has-if", CALL, ("{to: again}]", "{if: «warned, to: again}]")),
    slip("last-has-if", CALL, ("{who: bob, say: Try", "{if: «warned, who: bob, say: Try")),
    slip("key-not-here", CALL, ("    ending: ugly\n", "    ending: ugly\n    coach: «Well.\n")),
    slip("key-not-here", CALL, ("    next: shouts\n", "    next: shouts\n    answers: «Well.\n")),
    slip("too-few-parts", CALL, ("      open:", "      «open:"), (OFFER, "")),
    slip("too-few-choices", CALL, (LOST + SO, f"          «{LOST.lstrip()}")),
    slip("too-few-choices", CALL, ("  ask: Whose", "  «ask: Whose"), (CAUSES, "")),
    slip(
        "too-many-choices",
        CALL,
        (
            "      stay:\n",
            "      «"
            + "".join(f"c{i}: {{say: S, moves: [hear], because: B}}\n      " for i in range(9))
            + "stay:\n",
        ),
    ),
    slip(
        "too-many-choices",
        CALL,
        (
            "  ask-bob:\n",
            "  «"
            + "".join(f"k{i}: {{do: S, moves: [pause], once: true}}\n  " for i in range(8))
            + "ask-bob:\n",
        ),
    ),
    slip("move-count", CALL, ("moves: [push]", "moves: «[push, push, push, push]")),
    slip("move-count", CALL, ("moves: [push]", "moves: «[]")),
    slip("not-for-kit", CALL, ("moves: [pause]", "moves: «[hear]")),
    slip("say-or-do", CALL, (STAY, f"        «do: Stay.\n{STAY}")),
    slip("say-or-says", CALL, ("{if: trust >= 9, say: Fine.}", "«{if: trust >= 9}")),
    slip(
        "missing-locked",
        CALL,
        ("        if: warned\n        locked: You have not warned her.\n", "        if: «warned\n"),
    ),
    slip(
        "locked-without-if",
        CALL,
        ("        if: warned\n        locked: You", "        locked: «You"),
    ),
    slip("no-right-cause", CALL, ("  ask: Whose", "  «ask: Whose"), (", right: true", "")),
    slip("unknown-choice", CALL, ("\ncause:", "\nrenamed: {rings.old: «olden}\ncause:")),
]

TRANSLATED = [
    slip(
        "translation-missing",
        ZH,
        ("texts:\n  title:\n", "texts:\n  «subject:\n"),
        also="translation-left-over",
    ),
    slip("translation-left-over", ZH, ("texts:\n", "texts:\n  «subtitle: {of: x, is: 譯}\n")),
    slip("translation-stale", ZH, ("  aim:\n    of: ", "  «aim:\n    of: x")),
    slip(
        "translation-intensity",
        ZH,
        ("  title:\n", "  «title:\n"),
        ('is: "譯文"', "is: {mild: 輕, strong: 重}"),
    ),
]

PLAYED = [
    slip("scene-unreached", CALL, ("  well:\n", "  nowhere:\n    «next: well\n  well:\n")),
    slip(
        "choice-never-open",
        CALL,
        (
            "        do: Wait for more.\n        if: anger >= 3",
            "        «do: Wait for more.\n        if: anger < 3",
        ),
    ),
    slip(
        "choice-never-open",
        CALL,
        ("    do: Ask Bob.\n", "    «do: Ask Bob.\n    if: anger > 10\n"),
        also="choice-never-open",
    ),
    slip(
        "interrupt-never",
        CALL,
        ("  - {id: boils-over, if: anger >= 10", "  - «{id: boils-over, if: anger > 10"),
    ),
    slip(
        "nothing-open",
        CALL,
        ("  shouts:\n    condition", "  shouts:\n    «condition"),
        ("        say: I stay.\n", "        say: I stay.\n        if: trust >= 10\n"),
        (
            "        say: Look who is talking.\n",
            "        say: Look who is talking.\n        if: trust >= 10\n",
        ),
        ("if: anger >= 3", "if: trust >= 10"),
        ("    says: {who: ann", "    kit: none\n    says: {who: ann"),
        also="choice-never-open interrupt-never",
    ),
    slip(
        "goes-round",
        CALL,
        ("  shouts:\n    condition", "  shouts:\n    «condition"),
        ("        say: I stay.\n", "        say: I stay.\n        next: shouts\n"),
    ),
    slip("walk-step", WALKS, ("[listen, own-it", "[listen, «owe-it")),
    slip("walk-expect", WALKS, ("[listen,", "[{choose: listen, expect: «{scene: again}},")),
    slip(
        "walk-expect",
        WALKS,
        ("[listen,", "[{choose: listen, expect: «{said: scenes.rings.you.argue.say}},"),
    ),
    slip(
        "walk-expect", WALKS, ("[listen,", "[{choose: listen, expect: «{gauges: {anger: '>= 4'}}},")
    ),
    slip(
        "walk-expect",
        WALKS,
        ("[listen,", "[{choose: listen, expect: «{counters: {calls: '== 0'}}},"),
    ),
    slip(
        "walk-expect", WALKS, ("[listen,", "[{choose: listen, expect: «{facts: {warned: false}}},")
    ),
    slip("walk-expect", WALKS, ("[listen,", "[{choose: listen, expect: «{locked: [own-it]}},")),
    slip("walk-unfinished", WALKS, ("  - name: well", "  - «name: well"), (", new-one]", "]")),
    slip(
        "walk-ending",
        WALKS,
        ("  - name: well", "  - «name: well"),
        ("ending: well", "ending: gone"),
    ),
    slip(
        "walk-ending",
        WALKS,
        ("  - name: well", "  - «name: well"),
        ("kind: resolved", "kind: ugly"),
    ),
    slip("walk-band", WALKS, ("  - name: well", "  - «name: well"), ("== 4", "<= 3")),
    slip("walk-score", WALKS, ("  - name: well", "  - «name: well"), ("== 100", "< 100")),
]

SLIPS = [*READING, *VALUES, *NAMES, *CONDITIONS, *BUILT, *TRANSLATED, *PLAYED]
