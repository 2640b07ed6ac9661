"""The race: the stories written for every engine, the same plays on all of them, then each measured in turn."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, NamedTuple

from game.analysis.graph import BUDGET
from game.analysis.reach import reach
from game.engine import Encounter
from game.engine.expressions import GAUGES
from game.engine.rubric import AXES
from game.engine.step import fold
from game.export.ink import ink
from tests.bench.field.ours import Player, loaded
from tests.bench.field.stories import SIZES, story, write
from tests.bench.field.yarn import yarn
from tests.strategies import Data

ROUNDS: Final = 5
SECONDS: Final = 0.4  # of playing
WARM: Final = 0.6  # seconds of playing before that
CAP: Final = 3.0  # seconds for random plays to see every scene
PATHS: Final = 20
_MORE: Final = 500
_PATIENCE: Final = 240.0  # seconds after which an engine is stopped
_HALF: Final = 10  # choices of the play that is saved
_SCORED: Final = 1_000  # scenes up to which the scored story is held against ours as well
_GAUGES: Final = [*GAUGES]
_TOTALS: Final = [f"{what}_{axis}" for what in ("lost", "stake") for axis in AXES]
_NODE: Final = Path(__file__).parents[2] / "interop"


class Engine(NamedTuple):
    """What runs tasks; `ours` and `bink` in Python, `inkjs` and `yarn-bound` in node."""

    name: str
    command: tuple[str, ...]
    folder: Path | None = None


OURS: Final = Engine("ours", (sys.executable, "-m", "tests.bench.field.ours"))
BINK: Final = Engine("bink", (sys.executable, "-m", "tests.bench.field.blade"))
INKJS: Final = Engine("inkjs", ("node", "inkjs.js"), _NODE)
YARN: Final = Engine("yarn-bound", ("node", "yarn-bound.js"), _NODE)

Rounds = dict[str, list[float]]
"""What was measured, by name; a value a round."""


@dataclass(frozen=True, slots=True)
class Entered:
    """A story as every engine finds it on disk, and what the race asks about it."""

    size: int
    encounter: Encounter
    files: dict[str, str]
    scenes: tuple[str, ...]  # that can be reached


@dataclass(slots=True)
class Race:
    """Everything measured, by size and engine."""

    entered: list[Entered] = field(default_factory=list)
    rounds: dict[tuple[int, str], Rounds] = field(default_factory=dict)
    choices: int = 0  # compared, after each of which all engines said the same

    def ratios(self, size: int, what: str, peer: str, *, more: str = "") -> list[float]:
        """Ours against a peer's, round by round; `more` is added to what the peer took."""
        ours, theirs = self.rounds[size, "ours"][what], self.rounds[size, peer][what]
        added = self.rounds[size, peer][more] if more else [0.0] * ROUNDS
        return [a / (b + c) for a, b, c in zip(ours, theirs, added, strict=True)]


def engines() -> list[Engine]:
    """Those that are installed here."""
    peers = [engine for engine in (INKJS, YARN) if _has(engine)]
    if INKJS in peers and find_spec("bink") is not None:
        peers.insert(0, BINK)
    return [OURS, *peers]


def _has(engine: Engine) -> bool:
    return (_NODE / "node_modules" / engine.name).is_dir()


def ask(engine: Engine, task: dict[str, Any]) -> Any:
    """A task done in a process of its own, which is ended if it takes too long."""
    done = subprocess.run(
        engine.command,
        cwd=engine.folder,
        input=json.dumps(task),
        capture_output=True,
        text=True,
        check=False,
        timeout=_PATIENCE,
    )
    if done.returncode:
        raise RuntimeError(f"{engine.name}: {done.stderr[-2000:]}")
    return json.loads(done.stdout)


def enter(folder: Path, given: Data, *, scored: bool = False) -> Entered:
    """Write a story in YAML, in ink, which inkjs compiles, and in Yarn."""
    name = given["encounter"]
    pack = write(folder / name, given)
    _, read = loaded(pack, name)
    texts = read.texts.texts("en")
    told = {what: folder / f"{name}-{scored}.{what}" for what in ("ink", "json", "yarn")}
    told["ink"].write_text(ink(read.encounter, texts, None, scored=scored), "utf-8")
    told["yarn"].write_text(yarn(read.encounter, texts, scored=scored), "utf-8")
    if _has(INKJS):
        compiled = ask(INKJS, {"do": "compile", "ink": str(told["ink"])})["json"]
        told["json"].write_text(compiled, "utf-8")
    files = {"pack": str(pack), "name": name, **{what: str(at) for what, at in told.items()}}
    found = reach(read.encounter, BUDGET).scenes
    scenes = tuple(scene.id for scene in read.encounter.scenes if scene.number in found)
    return Entered(len(read.encounter.scenes), read.encounter, files, scenes)


def drawn(player: Player) -> list[list[str]]:
    """Random plays, and of many more as many that something breaks into, which is rare in these stories."""
    plays = [player.play(random.Random(seed).random) for seed in range(PATHS + _MORE)]
    broken = [path for path in plays[PATHS:] if fold(player.encounter, path).state.fired]
    return [*plays[:PATHS], *broken[:PATHS]]


def equal(entered: Entered, rivals: Sequence[Engine], *, scored: bool = False) -> int:
    """Let all engines make the same choices; raises AssertionError where one says, opens or counts otherwise.

    Gives how many choices were compared.
    """
    player = Player(loaded(entered.files["pack"], entered.files["name"])[1])
    paths = drawn(player)
    values = [*_GAUGES, *_TOTALS] if scored else _GAUGES
    ours = [player.follow(path) for path in paths]
    for play in ours:
        for told in play:
            told["values"] = told["values"][: len(values)]
    for engine in rivals:
        task = {"do": "follow", **entered.files, "paths": paths, "values": values}
        for path, mine, theirs in zip(paths, ours, ask(engine, task), strict=True):
            assert mine == theirs, f"{engine.name} differs on {path}"
    return sum(map(len, paths))


def race(folder: Path) -> Race:
    """All engines on all stories: equal first, then measured in turns."""
    found, running = Race(), engines()
    for size in SIZES:
        given = story(size)
        if size <= _SCORED:
            found.choices += equal(enter(folder, given, scored=True), running[1:], scored=True)
        found.entered.append(enter(folder, given))
        found.choices += equal(found.entered[-1], running[1:])
    for entered in found.entered:
        for number in range(ROUNDS):
            for engine in running:
                task = {
                    **entered.files, "do": "race", "warm": WARM, "seconds": SECONDS, "seed": number + 1,
                    "half": _HALF, "scenes": entered.scenes, "cap": CAP,
                }  # fmt: skip
                answer = ask(engine, task)
                answer |= answer.pop("cover")
                rounds = found.rounds.setdefault((entered.size, engine.name), {})
                for what, value in answer.items():
                    rounds.setdefault(what, []).append(value)
    return found
