"""Analyses as one page that needs nothing beside itself: no script, no font, no picture from elsewhere.

The same numbers as in the terminal, in the same rounding, for somebody who leads a training and opens a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from html import escape
from typing import Final

from game.analysis.smells import Smell
from game.analysis.spread import Spread
from game.analysis.whole import Analysis, Path
from game.engine.rubric import AXES
from game.export.analysis_map import scene_map
from game.export.analysis_report import (
    Told,
    choice_named,
    dilemmas,
    ending_named,
    frontier_left_out,
    losses,
    nothing_suspicious,
    percent,
    quarters_told,
    results,
    spreads_left_out,
    ways_counted,
)
from game.export.html_page import html_page
from game.words import Words, terms

_STYLE: Final = """\
body{max-width:64rem}h1{font-size:1.7rem;margin:2.5rem 0 0}h2{font-size:1.15rem;margin:2.4rem 0 .5rem}h3{font-size:1rem;margin:1.2rem 0 .2rem}
p,li{max-width:46rem}code,td.id,th.id,summary{font-family:ui-monospace,monospace;font-size:.88em}
table{border-collapse:collapse;margin:.4rem 0}td,th{padding:.15rem .7rem .15rem 0;text-align:right;font-variant-numeric:tabular-nums;vertical-align:top}
td.id,th.id{text-align:left}th{font-weight:600;border-bottom:1px solid var(--line)}tr.path td{color:var(--soft);text-align:left;padding-bottom:.6rem}
td{white-space:nowrap}tr.path td{white-space:normal}.bar{display:inline-block;height:.75em;background:var(--mark);border-radius:2px}.barcell{width:18rem;min-width:18rem;text-align:left}@media (max-width:34rem){.barcell{width:7rem;min-width:7rem}}
th[colspan]{text-align:center}.wide{overflow-x:auto}.spread{max-width:100%;height:auto}.map path{fill:none;stroke:var(--mark);stroke-opacity:.45}.map path:hover{stroke-opacity:1}
.map rect{fill:var(--paper);stroke:var(--soft)}.map text{fill:var(--ink);font:12px ui-monospace,monospace;text-anchor:middle}.map text.small{fill:var(--soft);font-size:10px}
.map .end rect{stroke-width:2.5}.map .resolved rect{stroke:var(--ok)}.map .ugly rect{stroke:var(--bad)}.map .left-open rect{stroke:var(--warn)}
.spread rect{fill:var(--mark)}.spread line{stroke:var(--soft)}.spread text{fill:var(--soft);font:11px system-ui;text-anchor:middle}
.smell{border-left:3px solid var(--warn);padding-left:.8rem;margin:.8rem 0}.smell.kept{border-color:var(--line)}
"""
_WIDE: Final = 606  # of a distribution, in pixels: six for each score
_HIGH: Final = 110
_UNTESTED: Final = "–"  # in the place of a score


def page(told: Sequence[Told], words: Words) -> str:
    """The whole page."""
    title = words.t("Analysis: {title}", title=", ".join(one.title for one in told))
    body = "".join(piece for one in told for piece in _encounter(one, words))
    return html_page(title, _STYLE, body, words.lang)


def _encounter(told: Told, words: Words) -> Iterator[str]:
    analysis = told.analysis
    name = f"{analysis.pack}/{analysis.encounter}"
    yield f"<h1>{escape(told.title)}</h1>"
    yield f'<p class="soft"><code>{escape(name)} {escape(analysis.digest)}</code></p>'
    yield _p(*ways_counted(analysis, words))
    yield _h(words.t("What is suspicious"))
    yield from _smells(told, words)
    yield _h(words.t("The way that random plays take: the thicker a line, the more of them"))
    yield f'<div class="wide">{scene_map(analysis, told.kinds)}</div>'
    yield _h(words.t("Where somebody ends who clicks at random among the open options"))
    yield _bars(
        (ending_named(name, told.kinds, words), share)
        for name, share in sorted(analysis.endings.items(), key=lambda one: -one[1])
    )
    yield _h(words.t("Which scenes they come to"))
    yield _bars((n, s) for n, s in analysis.scenes.items() if n not in analysis.endings)
    yield _h(words.t("Scores over all ways (ways are counted, not people)"))
    yield from _scores(analysis, words)
    yield _h(words.t("The frontier: total losses that no other way beats on all three axes"))
    yield from _frontier(analysis, words)
    yield _h(words.t("Decisions, and how often each is a dilemma"))
    yield _bars(dilemmas(analysis))
    yield _h(
        words.t("Choices: in how many random plays they are open, and what they lose on average")
    )
    yield from _choices(analysis, words)
    yield _h(words.t("Players who never read the scene, and what they score"))
    yield _table(
        ["", *_axes(words)],
        [[name, *results(scores, _UNTESTED)] for name, scores in analysis.bots.items()],
    )


def _smells(told: Told, words: Words) -> Iterator[str]:
    if not told.analysis.smells:
        yield _p(nothing_suspicious(told.analysis, words))
    for smell in told.analysis.smells:
        yield _smell(smell, words)
    for smell in told.analysis.allowed:
        message, _ = words.worded(smell.code, smell.figures)
        reason = told.reasons.get(smell.code, "")
        text = words.t("{smell} It is kept: {reason}", smell=message, reason=reason)
        yield f'<div class="smell kept"><code>{escape(smell.code)}</code><br>{escape(text)}</div>'


def _smell(smell: Smell, words: Words) -> str:
    message, hint = words.worded(smell.code, smell.figures)
    where = f" <code>{escape(smell.where)}</code>" if smell.where else ""
    return (
        f'<div class="smell"><code>{escape(smell.code)}</code>{where}<br>{escape(message)}'
        f'<br><span class="soft">{escape(hint)}</span></div>'
    )


def _scores(analysis: Analysis, words: Words) -> Iterator[str]:
    if not analysis.spreads:
        yield _p(spreads_left_out(analysis, words))
    for axis, spread in analysis.spreads.items():
        yield f"<h3>{escape(words.phrase(terms.AXES[axis]))}</h3>"
        if not spread.tested:
            yield _p(words.t("not tested on any way"))
            continue
        yield _spread(spread)
        yield _p(*quarters_told(spread, words))


def _spread(spread: Spread) -> str:
    top = max(spread.ways.values())
    each = _WIDE / 101
    bars = []
    for score, ways in spread.ways.items():
        high = float(Fraction(ways * _HIGH, top))
        told = escape(f"{score}: {percent(spread.share(ways))}")
        bars.append(
            f'<rect x="{score * each:.1f}" y="{_HIGH - high:.2f}" width="{each - 1:.1f}" '
            f'height="{high:.2f}"><title>{told}</title></rect>'
        )
    marks = "".join(
        f'<text x="{(mark + 0.5) * each:.1f}" y="{_HIGH + 16}">{mark}</text>'
        for mark in range(0, 101, 20)
    )
    return (
        f'<svg class="spread" viewBox="-12 0 {_WIDE + 24} {_HIGH + 20}" width="{_WIDE + 24}" '
        f'height="{_HIGH + 20}" role="img">{"".join(bars)}'
        f'<line x1="0" x2="{_WIDE}" y1="{_HIGH}" y2="{_HIGH}"/>{marks}</svg>'
    )


def _frontier(analysis: Analysis, words: Words) -> Iterator[str]:
    if analysis.balanced is None:
        yield _p(frontier_left_out(words))
        return
    axes = list(_axes(words))
    head = "".join(f"<th>{escape(axis)}</th>" for axis in (*axes, *axes))
    rows = "".join(_point(path) for path in analysis.frontier)
    groups = "".join(
        f'<th colspan="{len(AXES)}">{escape(one)}</th>'
        for one in (words.t("lost, in rubric points"), words.t("scores"))
    )
    yield f'<div class="wide"><table><tr>{groups}</tr><tr>{head}</tr>{rows}</table></div>'
    yield f"<h3>{escape(words.t('The balanced way (smallest largest loss, then smallest sum; no critical move where that can be):'))}</h3>"
    scores = zip(axes, results(analysis.balanced.scores, _UNTESTED), strict=True)
    yield _p(", ".join(f"{axis} {score}" for axis, score in scores))
    yield f"<p><code>{escape(' > '.join(analysis.balanced.choices))}</code></p>"


def _point(path: Path) -> str:
    cells = "".join(
        f"<td>{one}</td>" for one in (*losses(path.lost.values()), *results(path.scores, _UNTESTED))
    )
    choices = escape(" > ".join(path.choices))
    return f'<tr>{cells}</tr><tr class="path"><td colspan="{2 * len(AXES)}"><code>{choices}</code></td></tr>'


def _choices(analysis: Analysis, words: Words) -> Iterator[str]:
    scenes: dict[str, list[list[str]]] = {}
    for one in analysis.choices:
        row = [
            choice_named(one.met),
            percent(one.met.open),
            *losses(one.met.lost),
            "★" if one.frontier else "",
        ]
        scenes.setdefault(one.met.scene, []).append(row)
    for scene, rows in scenes.items():
        head = ["", words.t("open"), *_axes(words), words.t("on the frontier")]
        yield f"<details><summary>{escape(scene)}</summary>{_table(head, rows)}</details>"


# --- pieces ---


def _axes(words: Words) -> Iterator[str]:
    return (words.phrase(terms.AXES[axis]) for axis in AXES)


def _h(text: str) -> str:
    return f"<h2>{escape(text)}</h2>"


def _p(*lines: str) -> str:
    return f"<p>{'<br>'.join(map(escape, lines))}</p>"


def _bars(shares: Iterable[tuple[str, Fraction]]) -> str:
    rows = "".join(
        f'<tr><td class="id">{escape(name)}</td><td>{escape(percent(share))}</td>'
        f'<td class="barcell"><span class="bar" style="width:{100 * float(share):.2f}%"></span></td></tr>'
        for name, share in shares
    )
    return f'<div class="wide"><table>{rows}</table></div>'


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    top = "".join(f"<th>{escape(one)}</th>" for one in head)
    lines = "".join(
        f'<tr><td class="id">{escape(first)}</td>{"".join(f"<td>{escape(one)}</td>" for one in rest)}</tr>'
        for first, *rest in rows
    )
    return f'<div class="wide"><table><tr>{top}</tr>{lines}</table></div>'
