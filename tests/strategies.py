"""Random stories that are sound by construction, written as an author would write them.

A story is plain data (`Data`), the shape of `story.yaml`; `as_yaml` writes it down, so that every
generated story goes through the reader too. Scenes run from the opening towards the endings, and every
question has a reply that is always open: a sound story can be played to an end from every state.
`wild` ones may go round for ever, get stuck and hold scenes that nobody reaches.

Everything about a story is decided by throws of dice, which are bytes that Hypothesis draws in one go
(drawing each detail by itself takes ten times as long). A byte of zero always decides for the simplest.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import strategies as st

from game.engine import AXES, CONDITIONS, Encounter, Rubric, State, begin, options, outcome, step
from game.engine.expressions import GAUGES
from game.engine.story import ENDING_KINDS
from game.stories.choices import Around
from game.stories.decode import StorySheet
from game.stories.reader import read_text
from game.stories.rubric_file import RubricSheet

Data = dict[str, Any]
T = TypeVar("T")

MOVES = ("listen", "feel-with", "own-it", "say-no", "warn", "leave-it")
SYMPATHISING = ("listen", "feel-with")
FACTS = ("warned", "promised", "told")
COUNTERS = {"calls": (0, 3), "debt": (-2, 2)}
PEOPLE = ("marta", "sam")
WORDS = (
    "All right",
    "Where is it?",
    "[/b] {x} \\ %s",
    'He said: "no" # 1',
    "拜託——快一點……",
    "👩‍👧 \u202eabc",
    "no",
    "007",
    "- a\nb",
)


class Plain(str):
    """A scalar that is written without quotes, whatever it looks like: `+1`."""

    __slots__ = ()


class Made:
    """A generated story with the rubric it is judged by, as data and as the engine has it."""

    def __init__(self, rubric: Data, story: Data) -> None:
        self.rubric = rubric
        self.story = story
        self.encounter = read_story(story, read_rubric(rubric))

    def __repr__(self) -> str:
        """What a person needs in order to see why a test failed."""
        worths = {name: move["worth"] for name, move in self.rubric["moves"].items()}
        return f"{as_yaml(self.story)}\n{worths}"


class Walked:
    """A story, a way through it, and the states on that way, the first one included."""

    def __init__(self, made: Made, blob: bytes) -> None:
        self.made = made
        self.encounter = made.encounter
        self.path, self.states = walk(made.encounter, blob)

    def __repr__(self) -> str:
        return f"{self.made!r}\n{self.path}"


# --- writing it down ---

_SAFE = re.compile(r"[A-Za-z][A-Za-z0-9_-]*( [A-Za-z0-9_-]+)*")
_UNSAFE = {"yes", "no", "on", "off", "true", "false", "null"}


def as_yaml(data: Data) -> str:
    """A file with this content, a line for nearly every value."""
    return "".join(f"{line}\n" for line in _block(data, ""))


def scalar(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | Plain():
            return str(value)
        case str() if _SAFE.fullmatch(value) and value.lower() not in _UNSAFE:
            return value
        case str():
            return json.dumps(value, ensure_ascii=False)
    raise TypeError(value)


def _block(value: Any, indent: str) -> list[str]:
    lines = []
    entries = (
        [(f"{key}:", item) for key, item in value.items()]
        if isinstance(value, dict)
        else [("-", item) for item in value]
    )
    for head, item in entries:
        if isinstance(item, list) and all(not isinstance(i, dict | list) for i in item):
            lines.append(f"{indent}{head} [{', '.join(map(scalar, item))}]")
        elif item == {}:
            lines.append(f"{indent}{head} {{}}")
        elif isinstance(item, dict | list):
            lines.append(f"{indent}{head}")
            lines += _block(item, indent + "  ")
        else:
            lines.append(f"{indent}{head} {scalar(item)}")
    return lines


# --- reading it ---


def read_rubric(data: Data) -> Rubric:
    read = read_text(as_yaml(data), "rubric.yaml")
    sheet = RubricSheet("rubric.yaml")
    moves = sheet.moves(read.root, ("en",), ("A1",), complete=True)
    assert [*read.problems, *sheet.problems] == []
    return Rubric(moves)


def read_story(data: Data, rubric: Rubric) -> Encounter:
    """The encounter; that there is no problem is part of the promise of this module."""
    read = read_text(as_yaml(data), "story.yaml")
    sheet = StorySheet("story.yaml", Around("own", ("en",), rubric, ("A1",)))
    encounter = sheet.encounter(read.root, data["encounter"])
    assert [*read.problems, *sheet.problems] == []
    assert encounter is not None
    return encounter


def write_pack(folder: Path, rubric: Data, *stories: Data) -> Path:
    """A pack folder named `own` with these stories, in English alone."""
    head = {"pack": "own", "format": 1, "extends": None, "languages": ["en"]}
    sources = {"sources": "own", "lang": "en", "items": {"A1": {"title": "T", "says": "S"}}}
    for name, data in (("pack", head), ("sources", sources), ("rubric", rubric)):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.yaml").write_text(as_yaml(data), "utf-8")
    for story in stories:
        write_story(folder, story)
    return folder


def write_story(folder: Path, story: Data) -> None:
    path = folder / "encounters" / story["encounter"] / "story.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_yaml(story), "utf-8")


# --- deciding what stands in it ---


class Dice:
    """Decisions out of bytes; when they have run out, every throw is a zero."""

    def __init__(self, blob: bytes) -> None:
        self.blob = iter(blob)

    def under(self, sides: int) -> int:
        """0 to sides - 1."""
        throw = next(self.blob, 0)
        if sides > 256:
            throw = (throw << 16) + (next(self.blob, 0) << 8) + next(self.blob, 0)
        return throw % sides

    def between(self, low: int, high: int) -> int:
        return low + self.under(high - low + 1)

    def pick(self, among: Sequence[T]) -> T:
        return among[self.under(len(among))]

    def one_in(self, times: int) -> bool:
        return self.under(times) == times - 1

    def order(self, names: Sequence[T]) -> list[T]:
        left, found = list(names), []
        while left:
            found.append(left.pop(self.under(len(left))))
        return found


def rubric_from(dice: Dice) -> Data:
    """A rubric whose worths are anything that a rubric may say."""
    moves: Data = {}
    for name in MOVES:
        move: Data = {"name": name, "definition": "D", "why": "W", "from": ["A1"], "kit": True}
        if name in SYMPATHISING:
            move["sympathy"] = True
        if dice.one_in(3):
            move["critical"] = {"axis": dice.pick(AXES)}
            if dice.one_in(2):
                move["critical"]["under"] = ["abusive", "upset"]
        move["worth"] = {c: [dice.pick(_WORTHS) for _ in range(6)] for c in CONDITIONS}
        moves[name] = move
    bands = {axis: {str(band): "text" for band in range(1, 5)} for axis in AXES}
    return {"rubric": "own", "lang": "en", "moves": moves, "bands": bands}


_WORTHS = (0, 1, -1, 2, -2, 3, -3)


class Teller:
    """Makes up a story. `parts` are the parts of a reply picked so far, with their choices."""

    def __init__(self, dice: Dice, *, wild: bool) -> None:
        self.dice = dice
        self.wild = wild

    def story(self) -> Data:
        dice = self.dice
        kit = [f"kit-{i}" for i in range(dice.under(3))]
        endings = [f"end-{i}" for i in range(dice.between(1, 3))]
        scenes = self.scenes(kit, endings)
        opening = next(iter(scenes))
        for ending in endings:
            scenes[ending] = {"ending": dice.pick(ENDING_KINDS), "says": self.lines()}
        # An interrupt may go back: each fires once, so that there is an end to it.
        interrupts = [
            {"id": f"break-{i}", "if": self.expression(), "next": dice.pick(tuple(scenes))}
            for i in range(dice.under(3))
        ]
        cause = {name: {"text": "T", "because": "B", "right": name == "b"} for name in "abc"}
        return {
            "encounter": "made-up",
            "format": 1,
            "lang": "en",
            "from": ["A1"],
            "title": self.text(),
            "minutes": 2,
            "note": None,
            "you": "Y",
            "aim": "A",
            "people": {person: {"name": person.title(), "role": "R"} for person in PEOPLE},
            "customer": "marta",
            "start": {gauge: dice.between(0, 10) for gauge in GAUGES},
            "opening": opening,
            "facts": list(FACTS),
            "counters": {name: list(bounds) for name, bounds in COUNTERS.items()},
            "interrupts": interrupts,
            "kit": {name: self.kit_choice(endings) for name in kit},
            "scenes": {name: scenes[name] for name in dice.order(tuple(scenes))},
            "cause": {"ask": "Q", "answers": cause},
        }

    def scenes(self, kit: Sequence[str], endings: Sequence[str]) -> Data:
        dice = self.dice
        kinds = [dice.pick(("you", "build", "you", "silent")) for _ in range(dice.between(2, 6))]
        kinds.append("you")  # so that something is asked before every end
        names = [f"scene-{i}" for i in range(len(kinds))]
        found: Data = {}
        for i, kind in enumerate(kinds):
            later = [*names[i + 1 :], *endings]
            if kind == "silent":
                # Up to the first question there is one way alone: no play ends before it began.
                asked = any(k != "silent" for k in kinds[:i])
                scene: Data = {"next": self.ways(later) if asked else names[i + 1]}
            else:
                to = [*names, *endings] if self.wild else [*([later[0]] * 8), *later]
                scene = self.asking(to, kit, built=kind == "build")
            if dice.one_in(2):
                scene["says"] = self.lines()
            if dice.one_in(4):
                scene["who"] = dice.pick(("sam", "narrator"))
            if dice.one_in(3):
                scene["set"] = self.change()
            found[names[i]] = scene
        return found

    def asking(self, to: Sequence[str], kit: Sequence[str], *, built: bool) -> Data:
        """A scene with replies, or with one that is put together."""
        dice = self.dice
        found: Data = {"condition": dice.pick(CONDITIONS)}
        if kit and dice.one_in(2):
            found["kit"] = dice.pick((Plain("none"), list(kit[:1]), list(reversed(kit))))
        if built:
            parts: dict[str, list[str]] = {}
            found["build"] = {}
            for part in ("open", "relate", "offer")[: dice.between(2, 3)]:
                names = [f"{part}-{i}" for i in range(dice.between(2, 3))]
                you = {
                    name: self.choice(free=i == 0 and not self.wild, parts=dict(parts))
                    for i, name in enumerate(names)
                }
                found["build"][part] = {"name": part, "you": you}
                parts[part] = names
            if dice.one_in(2):
                found["answers"] = self.answers(parts)
            found["next"] = self.ways(to, parts)
            return found
        names = [f"say-{i}" for i in range(dice.between(2, 4))]
        found["you"] = {
            name: self.choice(free=name == "say-0" and not self.wild, to=to) for name in names
        }
        if dice.one_in(2):
            found["next"] = self.ways(to)
            del found["you"][names[-1]]["next"]
        return found

    def choice(
        self,
        *,
        free: bool,
        to: Sequence[str] = (),
        parts: dict[str, list[str]] | None = None,
    ) -> Data:
        """One choice; `free` ones can always be chosen. Those that lead nowhere get no `to`."""
        dice = self.dice
        verb = dice.pick(("say", "do"))
        found: Data = {
            verb: self.text(),
            "moves": [dice.pick(MOVES) for _ in range(dice.between(1, 3))],
        }
        if not free and dice.one_in(3):
            found["if"] = self.expression(parts)
            if dice.one_in(4):
                found["hidden"] = True
            else:
                found["locked"] = "Not now"
        if not free and dice.one_in(4):
            found["once"] = True
        if dice.one_in(3):
            found["set"] = self.change()
        found["because"] = "So it is"
        if to:
            found["next"] = self.ways(to)
            if dice.one_in(2):
                found["answers"] = self.answers()
        return found

    def kit_choice(self, endings: Sequence[str]) -> Data:
        """Something protective: it ends the conversation, or can be done once (if wild, for ever)."""
        leads = self.dice.one_in(3)
        found = self.choice(free=False, to=endings if leads else ())
        if not leads and not self.wild:
            found["once"] = True
        return found

    def lines(self) -> Any:
        """What `says` may be: one line or several, some of which depend on the state."""
        lines = [self.line() for _ in range(self.dice.between(1, 2))]
        return lines if len(lines) > 1 or self.dice.one_in(2) else lines[0]

    def line(self) -> Any:
        if not self.dice.one_in(3):
            return self.text()
        who = self.dice.pick((*PEOPLE, "narrator"))
        return {"if": self.expression(), "who": who, "say": self.text()}

    def answers(self, parts: dict[str, list[str]] | None = None) -> Any:
        found: list[Any] = []
        if self.dice.one_in(2):
            says = [self.text(), {"if": self.expression(parts), "say": "So"}]
            found.append({"if": self.expression(parts), "says": says})
        found.append(self.dice.pick((self.text(), {"who": "sam", "say": "Depot"})))
        return found if len(found) > 1 or self.dice.one_in(2) else found[0]

    def ways(self, to: Sequence[str], parts: dict[str, list[str]] | None = None) -> Any:
        if not self.dice.one_in(3):
            return self.dice.pick(to)
        first = {"if": self.expression(parts), "to": self.dice.pick(to)}
        return [first, {"to": self.dice.pick(to)}]

    def change(self) -> Data:
        found: Data = {}
        for _ in range(self.dice.between(1, 2)):
            kind = self.dice.under(3)
            if kind == 0:
                found[self.dice.pick(FACTS)] = not self.dice.one_in(3)
            elif kind == 1:
                to = self.dice.pick(("+1", "-1", "+2", "2"))
                found[self.dice.pick(tuple(COUNTERS))] = Plain(to)
            else:
                found[self.dice.pick(GAUGES)] = Plain(self.dice.pick(("+1", "-1", "+4", "-4")))
        return found

    def text(self) -> Any:
        if self.dice.one_in(6):
            return {"mild": self.dice.pick(WORDS), "strong": self.dice.pick(WORDS)}
        return self.dice.pick(WORDS)

    def expression(self, parts: dict[str, list[str]] | None = None) -> str:
        """A condition over gauges, facts and counters, and over what was picked of the parts."""
        whole = self.atom(parts or {})
        while self.dice.one_in(3):
            whole = f"({whole}) {self.dice.pick(('and', 'or'))} {self.atom(parts or {})}"
        return whole

    def atom(self, parts: dict[str, list[str]]) -> str:
        dice = self.dice
        match dice.under(7 if parts else 6):
            case 0:
                return dice.pick(FACTS)
            case 1:
                sign = dice.pick((">=", "<", "<=", ">", "==", "!="))
                return f"{dice.pick(GAUGES)} {sign} {dice.between(0, 10)}"
            case 2:
                sign = dice.pick((">=", "==", "<"))
                return f"{dice.pick(tuple(COUNTERS))} {sign} {dice.between(-1, 3)}"
            case 3:
                return f"{dice.between(0, 5)} <= trust < {dice.between(3, 10)}"
            case 4:
                return f"anger {dice.pick(('>=', '!='))} trust"
            case 5:
                return f"not ({self.atom(parts)})"
            case _:
                part = dice.pick(tuple(parts))
                choice = dice.pick(parts[part]).replace("-", "_")
                return f"picked.{part} {dice.pick(('==', '!='))} {choice}"


# --- what tests draw ---


def blobs(size: int, pieces: int = 1) -> st.SearchStrategy[bytes]:
    """Bytes for dice. Pieces let Hypothesis vary and simplify one without touching the others."""
    piece = st.binary(min_size=size // pieces, max_size=size // pieces)
    return piece if pieces == 1 else st.tuples(*[piece] * pieces).map(b"".join)


@st.composite
def rubrics(draw: st.DrawFn) -> Data:
    return rubric_from(Dice(draw(blobs(300, 3))))


@st.composite
def stories(draw: st.DrawFn, *, wild: bool = False) -> Data:
    """A whole story file."""
    return Teller(Dice(draw(blobs(400, 10))), wild=wild).story()


@st.composite
def made(draw: st.DrawFn, *, wild: bool = False) -> Made:
    """A story with its rubric, read."""
    rubric, story = draw(rubrics()), draw(stories(wild=wild))
    return Made(rubric, story)


def walk(
    encounter: Encounter, blob: bytes, most: int = 60
) -> tuple[tuple[str, ...], tuple[State, ...]]:
    """A way decided by dice among the open options: the path, and the states from the first on."""
    dice = Dice(blob)
    states = [begin(encounter).state]
    path: list[str] = []
    while outcome(encounter, states[-1]) is None and len(path) < most:
        open_now = [option.choice.id for option in options(encounter, states[-1]) if option.open]
        if not open_now:
            break
        path.append(dice.pick(open_now))
        states.append(step(encounter, states[-1], path[-1]).state)
    return tuple(path), tuple(states)


@st.composite
def walked(draw: st.DrawFn, *, wild: bool = False) -> Walked:
    """A story and a way through it, to its end if it is a sound one."""
    story = draw(made(wild=wild))
    return Walked(story, draw(blobs(30)))
