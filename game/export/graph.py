"""An encounter's scenes as a graph: Mermaid, DOT, or SVG laid out by Graphviz.

Scenes are nodes, choices are edges under their ids, with the condition under which they lead there; what
breaks in is dashed, the kit is dotted.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from game.engine.story import PROTECT, Encounter, Scene, Way
from game.errors import CANNOT, GameError
from game.stories.texts import Texts

_PATIENCE: Final = 60  # seconds for Graphviz


class Label(NamedTuple):
    """Choices that lead somewhere under the same conditions: `tests` is empty where they always do."""

    names: tuple[str, ...]
    tests: tuple[str, ...]

    def told(self, apart: str) -> str:
        """The names and, below or behind them, when: as authors write conditions."""
        when = " or ".join(self.tests)
        return apart.join([*(name for name in self.names if name), *([when] if when else [])])


class Edge(NamedTuple):
    """From a scene to a scene, by the choices named; `kind` is `reply`, `protect`, `on` or `interrupt`."""

    start: str
    end: str
    labels: tuple[Label, ...]
    kind: str


def edges(encounter: Encounter) -> tuple[Edge, ...]:
    """All edges, choices that lead the same way joined; interrupts come from every scene that asks."""
    found: dict[tuple[str, str, str], dict[str, list[str]]] = {}
    for scene in encounter.scenes:
        for name, ways, kind in _out(scene):
            for way in ways:
                end = encounter.scenes[way.to].id
                tests = found.setdefault((scene.id, end, kind), {}).setdefault(name, [])
                if len(ways) > 1:
                    tests.append(f"if {way.test.source}" if way.test is not None else "else")
    return tuple(
        Edge(start, end, _labels(names), kind) for (start, end, kind), names in found.items()
    )


def _labels(names: Mapping[str, Sequence[str]]) -> tuple[Label, ...]:
    """Names that lead there under the same conditions stand together."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for name, tests in names.items():
        alike.setdefault(tuple(tests), []).append(name)
    return tuple(Label(tuple(together), tests) for tests, together in alike.items())


def _out(scene: Scene) -> Iterator[tuple[str, tuple[Way, ...], str]]:
    for part in scene.parts:
        if part.id is None:
            for choice in part.choices:
                yield choice.id, choice.ways, "reply"
    for choice in scene.kit:
        yield choice.id, choice.ways, PROTECT
    if scene.built or not scene.parts:
        name = " + ".join(part.id or "" for part in scene.parts)
        yield name, scene.ways, "reply" if scene.built else "on"


def mermaid(encounter: Encounter, texts: Texts) -> str:
    """A Mermaid flowchart."""
    arrows = {"reply": "-->", "on": "-->", PROTECT: "-.->", "interrupt": "-.->"}
    names = {scene.id: f"s{scene.number}" for scene in encounter.scenes}
    lines = [f"---\ntitle: {_quoted(texts['title'])}\n---", "flowchart TD"]
    for scene in encounter.scenes:
        label = _mermaid(_label(scene))
        left, right = ("([", "])") if scene.ending else ("[", "]")
        lines.append(f'  {names[scene.id]}{left}"{label}"{right}')
    for edge in edges(encounter):
        label = _mermaid("; ".join(label.told(", ") for label in edge.labels))
        text = f'|"{label}"|' if label else ""
        lines.append(f"  {names[edge.start]} {arrows[edge.kind]}{text} {names[edge.end]}")
    for number, interrupt in enumerate(encounter.interrupts):
        target = names[encounter.scenes[interrupt.to].id]
        label = _mermaid(f"{interrupt.id}\n{interrupt.test.source}")
        lines.append(f'  i{number}{{{{"{label}"}}}} -.-> {target}')
    return "\n".join(lines) + "\n"


def dot(encounter: Encounter, texts: Texts) -> str:
    """A DOT graph for Graphviz."""
    styles = {"reply": "solid", "on": "solid", PROTECT: "dotted", "interrupt": "dashed"}
    lines = [
        f"digraph {_quoted(encounter.id)} {{",
        f"  label={_quoted(texts['title'])}; labelloc=t; rankdir=TB; fontname=sans;",
        "  node [shape=box, style=rounded, fontname=sans]; edge [fontname=sans, fontsize=9];",
    ]
    for scene in encounter.scenes:
        shape = ", shape=doubleoctagon" if scene.ending else ""
        lines.append(f"  {_quoted(scene.id)} [label={_quoted(_label(scene))}{shape}];")
    for edge in edges(encounter):
        label = _quoted("\n".join(label.told("\n") for label in edge.labels))
        ends = f"{_quoted(edge.start)} -> {_quoted(edge.end)}"
        lines.append(f"  {ends} [label={label}, style={styles[edge.kind]}];")
    for interrupt in encounter.interrupts:
        source = _quoted(f"{interrupt.id}\n{interrupt.test.source}")
        target = _quoted(encounter.scenes[interrupt.to].id)
        lines.append(
            f"  {_quoted(interrupt.id + '!')} [label={source}, shape=hexagon, style=dashed];"
        )
        lines.append(f"  {_quoted(interrupt.id + '!')} -> {target} [style=dashed];")
    return "\n".join([*lines, "}"]) + "\n"


def svg(encounter: Encounter, texts: Texts) -> str:
    """The DOT graph laid out; raises `graphviz-missing`, `graphviz-failed`."""
    program = shutil.which("dot")
    if program is None:
        raise GameError("graphviz-missing", CANNOT)
    try:
        done = subprocess.run(  # noqa: S603 - the program found above, no shell
            [program, "-Tsvg"],
            input=dot(encounter, texts),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=_PATIENCE,
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise GameError("graphviz-failed", CANNOT, why=type(error).__name__) from error
    return done.stdout


def _label(scene: Scene) -> str:
    return f"{scene.id}\n{scene.ending or scene.condition or ''}".strip()


def _quoted(text: str) -> str:
    """A quoted string, as DOT and YAML read it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _mermaid(text: str) -> str:
    """A label as Mermaid reads it: entities for what it would take as syntax."""
    escaped = text.replace("&", "#amp;").replace('"', "#quot;")
    return escaped.replace("<", "#lt;").replace(">", "#gt;").replace("\n", "<br/>")
