"""The schemas and the reader accept and refuse the same files.

Each kind of file is taken from a sound pack and changed at random places, as by somebody who types, deletes
and copies. What its schema refuses the reader must refuse; of what its schema accepts the reader may only
say what no schema can, by a code in `BEYOND`.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import shake_256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from game.engine import Rubric
from game.errors import Problem
from game.stories.choices import Around
from game.stories.decode import StorySheet
from game.stories.packs import Pack, load_pack
from game.stories.reader import Node, read_text
from game.stories.rubric_file import RubricSheet
from game.stories.shared_files import SharedSheet
from game.stories.texts import TranslationSheet
from game.stories.walks import WalksSheet
from game.words import LANGUAGES
from tests.check.sound import CALL, WALKS, files, write
from tests.export.test_schema import VALIDATORS, plain
from tests.strategies import Data, Dice, Teller, as_yaml, read_rubric, rubric_from

BEYOND: Final[dict[str, frozenset[str]]] = {
    "names that stand elsewhere in the story or in the pack": frozenset({
        "unknown-article", "unknown-choice", "unknown-encounter", "unknown-kit", "unknown-move", "unknown-name",
        "unknown-override", "unknown-person", "unknown-scene", "unknown-source",
    }),
    "what its path says of a file": frozenset({"id-not-folder", "wrong-language"}),
    "the texts that a translation is of": frozenset({
        "translation-intensity", "translation-left-over", "translation-missing", "translation-stale",
    }),
    "an id that is taken in another place": frozenset({"duplicate-id", "name-taken"}),
    "what stands before or after in a list": frozenset({"last-has-if", "never-reached"}),
    "how two numbers stand to each other": frozenset({"bad-counter"}),
    "the sign of a number: to a schema +1 is 1": frozenset({"bad-step"}),
    "what a condition says": frozenset({
        "expression-arithmetic", "expression-attribute", "expression-call", "expression-fact-compared",
        "expression-needs-comparison", "expression-not-allowed", "expression-syntax", "missing-locked",
        "unknown-part", "unknown-pick",
    }),
    "where a story leads, and what its moves are": frozenset({
        "ends-at-once", "no-ending", "no-right-cause", "not-for-kit", "silent-circle",
    }),
}  # fmt: skip
"""What only the reader can say of a file, by what it is about."""

PATHS: Final = {
    "pack": "pack.yaml",
    "story": CALL,
    "translation": "encounters/call/zh-Hant.yaml",
    "walks": WALKS,
    "rubric": "rubric.yaml",
    "sources": "sources.yaml",
    "levels": "levels.yaml",
    "cards": "cards.yaml",
    "support": "support.yaml",
}
MORE: Final = {
    "story": """\
encounter: call
format: 1
lang: en
from: [A1]
title: The call
minutes: 5
note: {mild: Words., strong: Hard words.}
you: You are new here.
aim: She knows more than before.
people: {ann: {name: Ann, role: a customer}}
customer: ann
start: {anger: 4, trust: 5, energy: 6}
opening: rings
facts: [warned]
counters: {calls: [0, 3]}
interrupts: [{id: boils-over, if: anger >= 10, next: gone}]
kit:
  wait: {do: Wait., moves: [pause], hidden: true, if: calls < 3, once: true, set: {calls: +1}, answers: Well?, next: hm}
scenes:
  rings:
    condition: upset
    who: ann
    kit: [wait]
    set: {anger: +1, warned: false, calls: 0}
    says: [Where is it?, {if: calls >= 1, who: ann, say: Again.}]
    coach: What did she say?
    you:
      listen:
        say: {mild: Tell me., strong: Tell me all.}
        moves: [hear]
        set: {warned: true, trust: +1, energy: -1}
        answers: [{if: trust >= 9, who: ann, says: [Fine., {say: Thank you.}]}, {say: Is that all?}]
        next: [{if: calls >= 2, to: gone}, {to: hm}]
        because: She is heard.
      argue: {say: It was delivered., moves: [push], if: warned, locked: Not yet., next: hm, because: She is not.}
  hm: {set: {trust: -1}, says: {say: Hm., who: ann}, next: build-it}
  build-it:
    condition: calm
    kit: none
    build:
      open:
        name: Open
        you: {own-it: {say: We lost it., moves: [hear], because: True.}, skip-it: {do: Cough., moves: [push], because: Rude.}}
      offer:
        name: Offer
        you: {new-one: {say: A new one., moves: [hear], because: Good.}, old-one: {say: The old one., moves: [push], because: Odd.}}
    answers: {says: All right., who: ann}
    next: gone
  gone: {ending: ugly, says: Goodbye!}
cause:
  ask: Whose was it?
  answers: {shop: {text: The shop's., because: It was lost., right: true}, hers: {text: Hers., because: It was not.}}
renamed: {went: gone}
allow: {bot-does-well: It is a short one.}
""",
    "walks": """\
walks:
  - name: what is so on the way
    path:
      - choose: listen
        expect:
          scene: build-it
          said: scenes.rings.says.1
          gauges: {anger: "<= 4", energy: ">= 2"}
          counters: {calls: "== 1"}
          facts: {warned: true}
          open: [own-it, skip-it]
          locked: []
      - own-it
      - {choose: new-one, expect: {said: [scenes.well.says.1]}}
    ending: well
    kind: resolved
    bands: {empathy: "== 4", boundaries: ">1"}
    scores: {self_protection: "<= 100"}
""",
    "sources": """\
sources: own
lang: en
articles:
  A: {title: An article, author: Somebody, publisher: A house, language: zh, note: Read it.}
items:
  A1: {article: A, title: An item, says: It says so.}
  B-2: {title: {mild: Another, strong: Another one}, says: It says so too., claim: true}
""",
}
"""Files with all there can be in them, each once where that will do: a small file is compared soon."""

TIMES: Final = {"story": 9, "walks": 3, "rubric": 2, "cards": 2, "support": 2, "sources": 2}
"""Of what Hypothesis tries of the other kinds."""

NUMBERS: Final = (0, -1, -10, 11, 99, 1_000, 100_000, 123_456_789_012, 1.5)
TEXTS: Final = (
    "",
    " ",
    "word",
    "two-words",
    "Not An Id",
    "yes",
    "null",
    "7",
    "anger",
    "call",
    "trust > 1 and " * 40,
)
VALUES: Final[tuple[Any, ...]] = (
    None, True, 7, 1.5, "", "word", "Not An Id", [], {}, [None], [7], [" "], ["word"], ["word"] * 12, [["word"]],
    {"a": 1}, {"mild": "Soft"}, {"mild": "Soft", "strong": ""}, {"say": "word"}, {"a": "word"},
)  # fmt: skip
KEYS: Final = ("word", "Not An Id", "", "null", "7", "you", "narrator", "picked", "not", "anger")


class Signed(int):
    """A number that is written with its sign: `+1`."""


class _Reads(yaml.CSafeLoader):
    pass


class _Writes(yaml.CSafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def _number(loader: yaml.CSafeLoader, node: yaml.ScalarNode) -> int:
    number = loader.construct_yaml_int(node)
    return Signed(number) if node.value.startswith("+") else number


_Reads.add_constructor("tag:yaml.org,2002:int", _number)
_Writes.add_representer(
    Signed, lambda dumper, n: dumper.represent_scalar("tag:yaml.org,2002:int", f"{n:+d}")
)


def loaded(text: str) -> Any:
    """What YAML 1.1 makes of a text."""
    return yaml.load(text, _Reads)  # noqa: S506 (it is a safe one)


@cache
def sound() -> Pack:
    with TemporaryDirectory() as folder:
        pack = load_pack(write(Path(folder), files()))
    assert not pack.problems
    return pack


@cache
def around() -> Around:
    shared = sound().shared
    made_up = read_rubric(rubric_from(Dice(b"")))
    moves = Rubric({**made_up.moves, **shared.rubric.moves})
    return Around("own", LANGUAGES, moves, shared.sources)


@cache
def written(kind: str) -> Data:
    found: Data = loaded(MORE.get(kind) or files()[PATHS[kind]])
    return found


def told(kind: str, text: str, name: str) -> Sequence[Problem]:
    """What the reader has against a text that is read as that kind of file."""
    read = read_text(text, "file")
    assert read.root is not None
    return [*read.problems, *_decoded(kind, read.root, name)]


def _decoded(kind: str, root: Node, name: str) -> Sequence[Problem]:
    shared = sound().shared
    small = SharedSheet("file")
    match kind:
        case "story":
            story = StorySheet("file", around())
            story.encounter(root, name)
            return story.problems
        case "translation":
            translation = TranslationSheet("file")
            source = sound().stories["call"].texts.source
            translation.translated(root, "call", "zh-Hant", source)
            return translation.problems
        case "walks":
            walks = WalksSheet("file")
            walks.walks(root)
            return walks.problems
        case "rubric":  # of a pack that builds on another, and so may leave out what that one has
            rubric = RubricSheet("file")
            rubric.moves(root, LANGUAGES, shared.sources, complete=False)
            return rubric.problems
        case "pack":
            small.head(root)
        case "sources":
            small.sources(root, LANGUAGES)
        case "levels":
            small.levels(root, LANGUAGES, ("call",))
        case "cards":
            small.cards(root, LANGUAGES, shared.sources, ("call",))
        case "support":
            small.support(root, LANGUAGES)
    return small.problems


NAMED: Final = frozenset({
    "answers", "articles", "bands", "build", "codex", "counters", "items", "kit", "moves", "people", "scenes",
    "texts", "week", "worth", "you",
})  # fmt: skip
"""What holds entries by id, or many of one kind."""


class Spot(NamedTuple):
    """Where a value stands: the map or list that holds it, and its key or number there."""

    holder: Any
    key: Any


def spots(value: Any) -> Iterator[tuple[str, Spot]]:
    """Every value inside, with words that tell what it is: `scenes.*`, `scenes.*.next`, `people.*.name`."""
    stack = [("", value)]
    while stack:
        path, holder = stack.pop()
        last = path.rpartition(".")[2]
        inner = holder.items() if isinstance(holder, dict) else enumerate(holder)
        for key, entry in inner:
            said = f"{path}.{key if isinstance(holder, dict) and last not in NAMED else '*'}"
            yield said, Spot(holder, key)
            if isinstance(entry, dict | list):
                stack.append((said, entry))


def changed(data: Data, dice: Dice) -> Data:
    """A copy of a file after a change, mostly; or after two, or none."""
    data = copy.deepcopy(data)
    for _ in range(dice.pick((1, 1, 1, 1, 1, 2, 2, 0))):
        _change(data, dice)
    return data


def _change(data: Data, dice: Dice) -> None:
    kinds: dict[str, list[Spot]] = {}
    for said, spot in spots(data):
        kinds.setdefault(said, []).append(spot)
    if not kinds:
        return
    said = dice.pick(tuple(kinds))
    holder, key = dice.pick(kinds[said])
    match dice.under(8):
        case 0 | 1 | 2:
            holder[key] = _otherwise(holder[key], dice)
        case 3:
            holder[key] = copy.deepcopy(dice.pick(VALUES))
        case 4 | 5:
            value = holder.pop(key)
            if isinstance(holder, dict) and dice.one_in(3):
                holder[dice.pick(KEYS)] = value
        case 6 if isinstance(holder, dict):  # an entry that others of its kind have
            like = [kind for kind in kinds if kind.rpartition(".")[0] == said.rpartition(".")[0]]
            other = dice.pick(kinds[dice.pick(like)])
            holder[other.key] = copy.deepcopy(other.holder[other.key])
        case _:
            other = dice.pick(kinds[dice.pick(tuple(kinds))])
            holder[key] = copy.deepcopy(other.holder[other.key])


def _otherwise(value: Any, dice: Dice) -> Any:
    """Another value of the same type: out of range, empty or overfull, mostly."""
    match value:
        case bool():
            return dice.pick((not value, None, "yes"))
        case int():
            return dice.pick(NUMBERS)
        case str():
            return dice.pick((None, *TEXTS))
        case [first, *_]:
            more = [copy.deepcopy(first) for _ in range(9)]
            return dice.pick(([], None, [*value, *more], value[:1], [*value, None]))
        case dict() if value:
            first = next(iter(value.values()))
            many = {f"more-{i}": copy.deepcopy(first) for i in range(9)}
            odd = {dice.pick(KEYS): first}
            return copy.deepcopy(
                dice.pick(
                    ({}, None, {**value, **many}, {**value, **odd}, dict([*value.items()][:1]))
                )
            )
    return copy.deepcopy(dice.pick(VALUES))


def numbered_facts(story: Data) -> bool:
    """Whether a `set` gives a fact a number: a schema does not know what is a fact and what a counter."""
    facts = story.get("facts")
    return isinstance(facts, list) and any(
        isinstance(spot.holder[spot.key], dict)
        and any(type(v) is not bool and name in facts for name, v in spot.holder[spot.key].items())
        for said, spot in spots(story)
        if said.endswith(".set")
    )


@pytest.mark.parametrize("kind", PATHS)
def test_the_files_that_are_changed_are_sound(kind: str) -> None:
    text = dumped(written(kind))
    assert list(VALIDATORS[kind].iter_errors(plain(loaded(text)))) == []
    assert told(kind, text, "call") == []


@pytest.mark.parametrize("kind", PATHS)
def test_schema_and_reader_agree(kind: str) -> None:
    @settings(
        max_examples=settings().max_examples * TIMES.get(kind, 1),
        phases=(Phase.reuse, Phase.generate, Phase.shrink),  # to explain as well takes minutes
    )
    @given(st.integers(0, 2**64 - 1))
    def agree(seed: int) -> None:
        dice = thrown(seed)
        data, name = written(kind), "call"
        if kind == "story" and dice.one_in(12):
            data, name = loaded(as_yaml(Teller(dice, wild=False).story())), "made-up"
        compare(kind, changed(data, dice), name)

    agree()


def thrown(seed: int) -> Dice:
    """Dice that fall evenly: bytes that Hypothesis draws are zeros and repetitions too often to reach all of a file."""
    return Dice(shake_256(seed.to_bytes(8)).digest(600))


def compare(kind: str, data: Data, name: str) -> None:
    text = dumped(data)
    problems = told(kind, text, name)
    seen = plain(loaded(text))
    if not VALIDATORS[kind].is_valid(seen):
        assert problems, [error.message for error in VALIDATORS[kind].iter_errors(seen)]
        return
    beyond = frozenset[str]().union(*BEYOND.values())
    if kind == "story" and numbered_facts(data):
        beyond |= {"expected-boolean"}
    assert [problem for problem in problems if problem.code not in beyond] == [], text


def dumped(data: Data) -> str:
    return yaml.dump(data, Dumper=_Writes, allow_unicode=True, sort_keys=False)
