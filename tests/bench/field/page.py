"""The page `docs/benchmarks.md`: the bounds, the race table by table, and what was left out."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Final

from tests.bench.field.racing import CAP, INKJS, ROUNDS, YARN, Race, ask, engines
from tests.bench.table import Measured

_HEAD: Final = """\
# Benchmarks

Written by `make bench ARGS=field`; not edited by hand. Against other engines every number is the median of {rounds} rounds, with
the least and the most in brackets; all engines are taken in turns within one run, each in a process of its own. Ratios
are those of single rounds: what slows the machine down falls on both sides of them.

{machine}
"""
_RACE: Final = """
## The same stories on other engines

Generated stories with three gauges, eight facts, an interrupt, replies and ways that ask for gauges and facts, and
two once-only actions (`tests/bench/field/stories.py`). Ours are read from YAML and checked as any encounter is. The
others play the same stories without the scoring and without a word on locked choices, which costs them least: bink
and inkjs as `standtall convert --ink` writes all else of them, yarn-bound in Yarn as `tests/bench/field/yarn.py`
does, in the form that yarn-bound was quickest with of those tried; the bounds of a gauge are a function there, which
Yarn leaves to the game. For every choice everything said and every open choice is taken as text, as a front end does.
The story of 5,000 scenes is longer than a file of a pack may be; the run lifts that bound.

**Equal first.** Over {choices:,} choices of random plays of these stories, and of some that the interrupt breaks into,
every engine said the same words, had the same replies open and the same gauges after each of them, and on those of 25 and
1,000 scenes, with the scoring written out in ink and in Yarn, the same losses and stakes on each axis."""
_LEFT_OUT: Final = """
## Left out

- **ChoiceScript** is free for non-commercial use only, so that it cannot be part of a run that anybody may make.
- **Twine** (SugarCube, Harlowe) and **Ren'Py** play inside a browser or a window of their own, with no engine to call.
- **Yarn Spinner** and **inkle's** own compiler and runtime are C# libraries for game engines. yarn-bound plays Yarn in
  JavaScript, inkjs is the port of inkle's to it, and bink a runtime in Rust for what that compiles.

## What these numbers do not say

Ours are Python's; inkjs and yarn-bound run on node's compiler, bink is Rust behind a foreign function interface. Ink is a
language with threads, tunnels and lists, and pays for them here without using them; Stand Tall's format cannot hold what
they can. A play saved by ink is its whole state, one saved by us is the choices made, so that loading it costs more, and
survives an edit. yarn-bound reads the text of a node anew each time a play comes to it, and so pays for a choice what
others pay at loading.
"""


def page(race: Race, bounds: Sequence[Measured]) -> str:
    """The whole page."""
    return (
        "\n".join(
            [
                _HEAD.format(rounds=ROUNDS, machine=_machine()),
                *_bounds(bounds),
                _RACE.format(choices=race.choices),
                *_tables(race),
                _LEFT_OUT,
            ]
        ).rstrip()
        + "\n"
    )


def _machine() -> str:
    info = Path("/proc/cpuinfo").read_text("utf-8")
    model = next((line.partition(":")[2] for line in info.splitlines() if "model name" in line), "")
    told = [
        datetime.now(UTC).date().isoformat(),
        f"{model.strip() or platform.machine()}, {os.cpu_count()} cores",
        f"{platform.system()}, Python {platform.python_version()}, PyYAML {version('PyYAML')}",
    ]
    peers = [engine for engine in engines() if engine in {INKJS, YARN}]
    found = [ask(engine, {"do": "version"}) for engine in peers]
    if found:
        versions = (f"{peer.name} {one['version']}" for peer, one in zip(peers, found, strict=True))
        told.append(", ".join([f"node {found[0]['node'].removeprefix('v')}", *versions]))
    told.append(f"bink {version('bink')}" if find_spec("bink") else "without bink")
    return " · ".join(told)


def _bounds(bounds: Sequence[Measured]) -> Iterator[str]:
    yield "## Bounds\n"
    missed = [one.what for one in bounds if not one.met]
    yield f"Missed: {'; '.join(missed)}.\n" if missed else "All are met.\n"
    yield from _table(
        ["", "measured", "bound", "", ""],
        [
            [
                one.what,
                f"{one.value:,.3g} {one.unit}",
                f"{'≥' if one.at_least else '≤'} {one.bound:g} {one.unit}",
                "ok" if one.met else "**MISSED**",
                one.detail,
            ]
            for one in bounds
        ],
    )


def _tables(race: Race) -> Iterator[str]:
    names = ("bink", "inkjs", "yarn-bound")
    peers = [name for name in names if (race.entered[0].size, name) in race.rounds]
    for title, what in (("Choices a second", "choices"), ("Whole plays a second", "plays")):
        yield f"\n### {title}\n"
        yield from _speed(race, peers, what)
    yield "\n### Cold load, seconds\n"
    yield "From the text of the story to the first choice; starting the process and importing the engine not counted."
    yield "bink plays what inkjs compiled and has no compiler of its own; yarn-bound takes the text apart into nodes, and reads"
    yield "those only as they are played.\n"
    yield from _loading(race, peers)
    yield "\n### A play saved and loaded, microseconds\n"
    yield "A play of ten choices, to a text and back in memory. yarn-bound cannot save one: its variables can be kept, not the"
    yield "place in the story, which can be taken up only where a node begins.\n"
    yield from _saving(race, peers)
    yield "\n### Every scene seen, seconds\n"
    yield "Ours finds every state exactly, and with it each scene, choice and interrupt that any play can reach. The"
    yield f"others play at random until they have seen all of those scenes once; after {CAP:g} s they are stopped.\n"
    engines = ("ours", *peers)
    rows = [
        [f"{size:,}", *(_covered(race, size, name) for name in engines)] for size in _sizes(race)
    ]
    yield from _table(["scenes", *engines], rows)


def _sizes(race: Race) -> list[int]:
    return [one.size for one in race.entered]


def _speed(race: Race, peers: Sequence[str], what: str) -> Iterator[str]:
    rows = []
    for size in _sizes(race):
        rates = [_cell(race.rounds[size, name][what], ",.0f") for name in ("ours", *peers)]
        ratios = [_cell(race.ratios(size, what, peer), ".1f", "x") for peer in peers]
        rows.append([f"{size:,}", *rates, *ratios])
    return _table(["scenes", "ours", *peers, *(f"ours / {peer}" for peer in peers)], rows)


def _loading(race: Race, peers: Sequence[str]) -> Iterator[str]:
    engines = ("ours", *peers)
    columns = (
        ("ours", "load"), ("inkjs", "compile"), ("inkjs", "load"), ("bink", "load"), ("yarn-bound", "load"),
    )  # fmt: skip
    shown = [(name, what) for name, what in columns if name in engines]
    head = ["scenes", *(f"{name}: {'read' if name == 'ours' else what}" for name, what in shown)]
    if "inkjs" in peers:
        head.append("ours / inkjs, both")
    rows = []
    for size in _sizes(race):
        row = [f"{size:,}", *(_cell(race.rounds[size, name][what], ".3f") for name, what in shown)]
        if "inkjs" in peers:
            row.append(_cell(race.ratios(size, "load", "inkjs", more="compile"), ".3f", "x"))
        rows.append(
            [*row, *(f"{median(race.rounds[size, name]['memory']):.0f}" for name in engines)]
        )
    return _table([*head, *(f"{name}: MB" for name in engines)], rows)


def _saving(race: Race, peers: Sequence[str]) -> Iterator[str]:
    columns = (("save", "save", 1e6), ("load", "restore", 1e6), ("bytes", "bytes", 1))
    engines = ("ours", *peers)
    rows = []
    for size in _sizes(race):
        rounds = [race.rounds[size, name] for name in engines]
        cells = [
            _cell([value * unit for value in one[what]], ",.0f") if what in one else ""
            for one in rounds
            for _, what, unit in columns
        ]
        rows.append([f"{size:,}", *cells])
    head = [f"{name}: {title}" for name in engines for title, _, _ in columns]
    return _table(["scenes", *head], rows)


def _covered(race: Race, size: int, name: str) -> str:
    rounds = race.rounds[size, name]
    if name == "ours":
        return f"{_cell(rounds['seconds'], '.3f')}, exact"
    stopped = sum(1 for unseen in rounds["unseen"] if unseen)
    if stopped:
        return f"stopped in {stopped} of {ROUNDS} rounds, {median(rounds['unseen']):,.0f} scenes unseen"
    return f"{_cell(rounds['seconds'], '.3f')}, {median(rounds['needed']):,.0f} plays"


def _cell(values: Sequence[float], shape: str, unit: str = "") -> str:
    """The median, and the least and the most."""
    middle, least, most = (
        f"{value:{shape}}" for value in (median(values), min(values), max(values))
    )
    return f"{middle}{unit} ({least} to {most})" if least != most else f"{middle}{unit}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for row in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(row)} |"
