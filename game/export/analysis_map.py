"""The scenes of an encounter as an SVG map: how often a random play goes each way is how thick the line is.

Laid out in layers, each scene below all that lead to it (lines that come back are left out of that), and
within a layer by the mean place of its neighbours (Sugiyama, Tagawa and Toda 1981, in its simplest form).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from html import escape
from itertools import pairwise
from typing import Final, NamedTuple

from game.analysis.whole import Analysis
from game.export.analysis_report import percent

_LETTER: Final = 7.3  # width of a letter of an id, in pixels
_HIGH: Final = 38  # of a scene
_GAP: Final = 18  # between scenes of a layer
_FALL: Final = 92  # from layer to layer
_THICKEST: Final = 12
_SWEEPS: Final = 8

_FREE: Final = "\0"  # before the name of a place that is kept free: no scene is called so

_Way = tuple[str, str]
Flows = Mapping[_Way, Fraction]


class _Box(NamedTuple):
    """Where a scene stands: its middle, its top, its width."""

    middle: float
    top: float
    wide: float


def scene_map(analysis: Analysis, kinds: Mapping[str, str]) -> str:
    """The map as one SVG element; `kinds` are the kinds of the endings, by scene id."""
    scenes = [name for name, chance in analysis.scenes.items() if chance]
    layers, chains = _layers(scenes, analysis.flows)
    boxes, width = _placed(layers)
    height = len(layers) * _FALL
    lines = [
        _line([boxes[name] for name in chains.get(way, way)], way, times)
        for way, times in analysis.flows.items()
    ]
    drawn = [_scene(name, boxes[name], analysis.scenes[name], kinds.get(name)) for name in scenes]
    return (
        f'<svg class="map" viewBox="0 0 {width:.0f} {height}" width="{width:.0f}" height="{height}" '
        f'role="img">{"".join(lines)}{"".join(drawn)}</svg>'
    )


def _layers(scenes: list[str], flows: Flows) -> tuple[list[list[str]], dict[_Way, list[str]]]:
    """What stands in each layer, and for each flow that leads on what it passes.

    A flow over several layers has a place kept free in each between, named with `_FREE` before it.
    """
    onward = _onward(scenes, flows)
    depth = dict.fromkeys(scenes, 0)
    for _ in scenes:  # no way is longer
        for start, end in onward:
            depth[end] = max(depth[end], depth[start] + 1)
    layers: list[list[str]] = [[] for _ in range(max(depth.values(), default=0) + 1)]
    for name in scenes:
        layers[depth[name]].append(name)
    chains: dict[_Way, list[str]] = {}
    for start, end in onward:
        between = range(depth[start] + 1, depth[end])
        free = [f"{_FREE}{start}>{end}>{layer}" for layer in between]
        for layer, name in zip(between, free, strict=True):
            layers[layer].append(name)
        chains[start, end] = [start, *free, end]
    steps = [step for chain in chains.values() for step in pairwise(chain)]
    for sweep in range(_SWEEPS):
        _sort(layers if sweep % 2 == 0 else layers[::-1], steps)
    return layers, chains


def _onward(scenes: list[str], flows: Flows) -> list[_Way]:
    """The flows without those that lead back to a scene still under way (depth first, from the opening)."""
    after: dict[str, list[str]] = {name: [] for name in scenes}
    for start, end in flows:
        after[start].append(end)
    found: list[_Way] = []
    seen: set[str] = set()
    for root in scenes:
        way = [root] if root not in seen else []
        rest = [iter(after[root])]
        seen.add(root)
        while way:
            for end in rest[-1]:
                if end in way:
                    continue
                found.append((way[-1], end))
                if end not in seen:
                    seen.add(end)
                    way.append(end)
                    rest.append(iter(after[end]))
                    break
            else:
                way.pop()
                rest.pop()
    return found


def _sort(layers: list[list[str]], steps: Iterable[_Way]) -> None:
    """Put each layer's scenes in the order of the mean place of those they are joined to above."""
    place = {name: i / len(layer) for layer in layers for i, name in enumerate(layer)}
    near: dict[str, list[str]] = {name: [] for name in place}
    for start, end in steps:
        near[start].append(end)
        near[end].append(start)
    done: set[str] = set()
    for layer in layers:
        mean = {}
        for i, name in enumerate(layer):
            above = [place[other] for other in near[name] if other in done]
            mean[name] = sum(above) / len(above) if above else i / len(layer)
        layer.sort(key=mean.__getitem__)
        place.update({name: i / len(layer) for i, name in enumerate(layer)})
        done.update(layer)


def _placed(layers: list[list[str]]) -> tuple[dict[str, _Box], float]:
    wide = {
        name: 0.0 if name.startswith(_FREE) else max(len(name), 8) * _LETTER + 16
        for layer in layers
        for name in layer
    }
    rows = [sum(wide[name] + _GAP for name in layer) for layer in layers]
    width = max(rows, default=0) + _GAP
    boxes = {}
    for number, (layer, row) in enumerate(zip(layers, rows, strict=True)):
        left = (width - row + _GAP) / 2
        for name in layer:
            boxes[name] = _Box(left + wide[name] / 2, number * _FALL + 10, wide[name])
            left += wide[name] + _GAP
    return boxes, width


def _line(stops: Sequence[_Box], way: _Way, times: Fraction) -> str:
    start, end = stops[0], stops[-1]
    if end.top <= start.top:  # back up, or to itself: round the side
        x1, y1 = start.middle + start.wide / 2, start.top + _HIGH / 2
        x2, y2 = end.middle + end.wide / 2, end.top + _HIGH / 2
        side = max(x1, x2) + 60
        path = f"M{x1:.0f} {y1:.0f}C{side:.0f} {y1:.0f} {side:.0f} {y2:.0f} {x2:.0f} {y2:.0f}"
    else:
        path = f"M{start.middle:.0f} {start.top + _HIGH:.0f}"
        for here, there in pairwise(stops):
            x1, y1, x2, y2 = here.middle, here.top + _HIGH, there.middle, there.top
            bend = (y2 - y1) / 2
            path += f"C{x1:.0f} {y1 + bend:.0f} {x2:.0f} {y2 - bend:.0f} {x2:.0f} {y2:.0f}"
            if there is not end:
                path += f"V{y2 + _HIGH:.0f}"
    thick = 0.6 + _THICKEST * min(float(times), 1)
    told = escape(f"{way[0]} > {way[1]}: {percent(times)}")
    return f'<path d="{path}" stroke-width="{thick:.1f}"><title>{told}</title></path>'


def _scene(name: str, box: _Box, chance: Fraction, kind: str | None) -> str:
    left = box.middle - box.wide / 2
    look = f' class="end {escape(kind)}"' if kind else ""
    shown, told = escape(name), escape(percent(chance))
    return (
        f"<g{look}><title>{shown}: {told}</title>"
        f'<rect x="{left:.0f}" y="{box.top:.0f}" width="{box.wide:.0f}" height="{_HIGH}" rx="6"/>'
        f'<text x="{box.middle:.0f}" y="{box.top + 16:.0f}">{shown}</text>'
        f'<text class="small" x="{box.middle:.0f}" y="{box.top + 31:.0f}">{told}</text></g>'
    )
