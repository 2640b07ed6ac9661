"""An analysis as lines for a terminal: chances as bars, scores as curves, the rest as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from math import ceil
from typing import Final, NamedTuple

from game.analysis.bots import Scores
from game.analysis.frontier import WORK as FRONTIER_WORK
from game.analysis.smells import Smell
from game.analysis.spread import WORK as SPREAD_WORK
from game.analysis.spread import Spread
from game.analysis.visits import Visited
from game.analysis.whole import Analysis, Choosing
from game.engine.rubric import AXES
from game.export.table import table
from game.words import Words, terms
from game.words.folding import cells, fold

_WIDEST: Final = 100  # longer lines are hard to follow
_BAR: Final = 24  # cells of a whole bar
_GIGABYTE: Final = 10**9
_ROWS: Final = 6  # of a curve
_STEP: Final = 4  # scores in a column of a curve
_THICK: Final = 2  # cells of a column
_EIGHTHS: Final = " ▁▂▃▄▅▆▇█"
_PLAIN: Final = "    ####"  # where the terminal has no blocks: half a cell or more is one
_LARGE: Final = 10**15
_TINY: Final = Fraction(1, 1000)  # of a percent


class Told(NamedTuple):
    """An analysis with what only the story's words can say of it."""

    analysis: Analysis
    title: str
    kinds: Mapping[str, str]  # of the endings, by scene id
    reasons: Mapping[str, str]  # for the smells that are kept, by code


def report_lines(told: Told, words: Words, width: int, *, blocks: bool) -> Iterator[str]:
    """The whole report. `width` is the terminal's in cells; without `blocks` only ASCII draws."""
    analysis = told.analysis
    page = _Page(words, min(width, _WIDEST), blocks=blocks)
    yield from page.head(analysis, told.title)
    yield from page.chances(analysis, told.kinds)
    yield from page.scores(analysis)
    yield from page.frontier(analysis)
    yield from page.decisions(analysis)
    yield from page.choices(analysis)
    yield from page.bots(analysis)
    yield from page.smells(analysis, told.reasons)


def ending_named(name: str, kinds: Mapping[str, str], words: Words) -> str:
    """An ending's id with its kind in words."""
    kind = kinds.get(name)
    return name if kind is None else f"{name} ({words.phrase(terms.ENDINGS[kind])})"


def ways_counted(analysis: Analysis, words: Words) -> tuple[str, str]:
    """How many ways and states there are, in two sentences."""
    return (
        words.t(
            "{paths} ways lead through it, of {shortest} to {longest} choices. All were counted, none was sampled.",
            paths=count(analysis.paths),
            shortest=analysis.shortest,
            longest=analysis.longest,
        ),
        words.t(
            "{states} states differ in something that can still matter, {nodes} in what can still come.",
            states=count(analysis.states),
            nodes=count(analysis.nodes),
        ),
    )


def spreads_left_out(analysis: Analysis, words: Words) -> str:
    """Why the scores are not told, and how far that is from what is done."""
    return words.t(
        "Not told: {work} GB of counts would have to be added up, and at most {most} are.",
        work=ceil(analysis.spread_work / _GIGABYTE),
        most=SPREAD_WORK // _GIGABYTE,
    )


def frontier_left_out(words: Words) -> str:
    """Why the frontier is not told."""
    return words.t("Not told: given up after {most} comparisons.", most=count(FRONTIER_WORK))


def quarters_told(spread: Spread, words: Words) -> tuple[str, ...]:
    """The worst score and the quartiles in a sentence, and how many ways do not test the axis, if any."""
    first, second, third = (quantile(spread, Fraction(i, 4)) for i in (1, 2, 3))
    told = words.t(
        "The worst is {worst}; a quarter of the ways do not pass {first}, half {second}, three quarters {third}.",
        worst=spread.worst,
        first=first,
        second=second,
        third=third,
    )
    if not spread.untested:
        return (told,)
    return told, words.t("Not tested on {count} ways.", count=count(spread.untested))


def dilemmas(analysis: Analysis) -> list[tuple[str, Fraction]]:
    """Each decision by its scene, and its part if it has one, with how often it is a dilemma."""
    return [
        (f"{one.scene}.{one.part}" if one.part else one.scene, one.dilemma)
        for one in analysis.decisions
        if one.decision
    ]


def choice_named(met: Visited) -> str:
    """A choice's id, with its part before it if it has one."""
    return met.choice if met.part is None else f"{met.part}: {met.choice}"


def results(scores: Scores, untested: str = "-") -> tuple[str, ...]:
    """The scores in the order of the axes; `untested` stands for an axis that was not."""
    return tuple(untested if scores[axis] is None else str(scores[axis]) for axis in AXES)


def nothing_suspicious(analysis: Analysis, words: Words) -> str:
    """What is said where no smell is left, beside those that a story keeps."""
    if analysis.allowed:
        return words.t("Nothing but what is kept for a reason:")
    return words.t("Nothing.")


def count(number: int) -> str:
    """A number of any size, readable: 1,479,708,419,004, or 1.48e30 where nobody reads the digits."""
    if number < _LARGE:
        return f"{number:,}"
    digits = str(number)
    return f"{digits[0]}.{digits[1:3]}e{len(digits) - 1}"


def percent(share: Fraction) -> str:
    """A share in percent, with as many digits as tell it from nothing and from all."""
    value = 100 * share
    if value in {0, 100}:
        return f"{int(value)} %"
    if value < _TINY:
        return "< 0.001 %"
    if value > 100 - Fraction(1, 10):
        return "> 99.9 %"
    return f"{float(value):.{1 if value >= 1 else 3}f} %"


def quantile(spread: Spread, share: Fraction) -> int:
    """The score that so many of the tested ways do not pass; raises ValueError where none is tested."""
    seen = 0
    for score, ways in spread.ways.items():
        seen += ways
        if seen >= share * spread.tested:
            return score
    raise ValueError(share)


def losses(lost: Iterable[Fraction]) -> tuple[str, ...]:
    """Rubric points with one decimal."""
    return tuple(f"{float(one):.1f}" for one in lost)


class _Page:
    def __init__(self, words: Words, width: int, *, blocks: bool) -> None:
        self.words = words
        self.width = width
        self.signs = _EIGHTHS if blocks else _PLAIN.ljust(9, "#")

    def head(self, analysis: Analysis, title: str) -> Iterator[str]:
        yield title
        yield f"{analysis.pack}/{analysis.encounter}  {analysis.digest}"
        yield ""
        for sentence in ways_counted(analysis, self.words):
            yield from self.prose(sentence)

    def chances(self, analysis: Analysis, kinds: Mapping[str, str]) -> Iterator[str]:
        yield from self.section(
            self.words.t("Where somebody ends who clicks at random among the open options")
        )
        yield from self.bars(
            (ending_named(name, kinds, self.words), share)
            for name, share in sorted(analysis.endings.items(), key=lambda one: -one[1])
        )
        yield from self.section(self.words.t("Which scenes they come to"))
        yield from self.bars(
            (n, s) for n, s in analysis.scenes.items() if n not in analysis.endings
        )

    def scores(self, analysis: Analysis) -> Iterator[str]:
        yield from self.section(self.words.t("Scores over all ways (ways are counted, not people)"))
        if not analysis.spreads:
            yield from self.prose(spreads_left_out(analysis, self.words))
        for axis, spread in analysis.spreads.items():
            yield ""
            yield self.axis(axis)
            if not spread.tested:
                yield from self.prose("  " + self.words.t("not tested on any way"))
                continue
            yield from self.curve(spread)
            for sentence in quarters_told(spread, self.words):
                yield from self.prose(f"  {sentence}")

    def curve(self, spread: Spread) -> Iterator[str]:
        """The share of ways by score, as columns of block signs over a scale from 0 to 100."""
        columns = [0] * (100 // _STEP + 1)
        for score, ways in spread.ways.items():
            columns[score // _STEP] += ways
        top = max(columns)
        label = percent(spread.share(top))
        edge = max(cells(label), 8)
        eighths = [ceil(Fraction(column * _ROWS * 8, top)) for column in columns]
        for row in reversed(range(_ROWS)):
            left = label if row == _ROWS - 1 else ""
            signs = "".join(self.signs[min(max(h - 8 * row, 0), 8)] * _THICK for h in eighths)
            yield f"  {left:>{edge}} |{signs}".rstrip()
        yield f"  {'':>{edge}} +{'-' * len(columns) * _THICK}"
        scale = ""
        for mark in range(0, 101, 5 * _STEP):
            scale = scale.ljust(mark // _STEP * _THICK) + str(mark)
        yield f"  {'':>{edge}}  {scale}"

    def frontier(self, analysis: Analysis) -> Iterator[str]:
        yield from self.section(
            self.words.t("The frontier: total losses that no other way beats on all three axes")
        )
        if analysis.balanced is None:
            yield from self.prose(frontier_left_out(self.words))
            return
        axes = [self.axis(axis) for axis in AXES]
        yield from self.prose("  " + self.words.t("lost, in rubric points, and scores:"))
        rows = [("", *losses(p.lost.values()), *results(p.scores)) for p in analysis.frontier]
        head, *lines = table([("", *axes, *axes), *rows])
        yield head
        for line, path in zip(lines, analysis.frontier, strict=True):
            yield line
            yield from self.prose("      " + " > ".join(path.choices))
        yield ""
        yield from self.prose(
            self.words.t(
                "The balanced way (smallest largest loss, then smallest sum; no critical move where that can be):"
            )
        )
        scores = zip(axes, results(analysis.balanced.scores), strict=True)
        yield from self.prose("  " + ", ".join(f"{axis} {score}" for axis, score in scores))
        yield from self.prose("  " + " > ".join(analysis.balanced.choices))

    def decisions(self, analysis: Analysis) -> Iterator[str]:
        yield from self.section(self.words.t("Decisions, and how often each is a dilemma"))
        yield from self.bars(dilemmas(analysis))

    def choices(self, analysis: Analysis) -> Iterator[str]:
        yield from self.section(
            self.words.t(
                "Choices: in how many random plays they are open, and what they lose on average"
            )
        )
        rows: list[tuple[str, ...]] = [
            (
                "",
                self.words.t("open"),
                *(self.axis(axis) for axis in AXES),
                self.words.t("on the frontier"),
            )
        ]
        scene = ""
        for one in analysis.choices:
            if one.met.scene != scene:
                scene = one.met.scene
                rows.append((scene,))
            rows.append(self.choice(one))
        yield from table(rows)

    def choice(self, one: Choosing) -> tuple[str, ...]:
        mark = "*" if one.frontier else ""
        return (f"  {choice_named(one.met)}", percent(one.met.open), *losses(one.met.lost), mark)

    def bots(self, analysis: Analysis) -> Iterator[str]:
        yield from self.section(
            self.words.t("Players who never read the scene, and what they score")
        )
        rows = [(name, *results(scores)) for name, scores in analysis.bots.items()]
        yield from table([("", *(self.axis(axis) for axis in AXES)), *rows])

    def smells(self, analysis: Analysis, reasons: Mapping[str, str]) -> Iterator[str]:
        yield from self.section(self.words.t("What is suspicious"))
        if not analysis.smells:
            yield "  " + nothing_suspicious(analysis, self.words)
        for smell in analysis.smells:
            yield from self.smell(smell)
        for smell in analysis.allowed:
            message, _ = self.words.worded(smell.code, smell.figures)
            reason = reasons.get(smell.code, "")
            text = self.words.t("{smell} It is kept: {reason}", smell=message, reason=reason)
            yield from self.prose(f"  {smell.code}: {text}")

    def smell(self, smell: Smell) -> Iterator[str]:
        message, hint = self.words.worded(smell.code, smell.figures)
        yield from self.prose(f"  {smell.code}: {message}")
        yield from self.prose(f"    {hint}")

    # --- pieces ---

    def axis(self, axis: str) -> str:
        return self.words.phrase(terms.AXES[axis])

    def section(self, title: str) -> Iterator[str]:
        yield ""
        yield from fold(title, self.width)

    def prose(self, text: str) -> Iterator[str]:
        indent = " " * (len(text) - len(text.lstrip()))
        for line in fold(text.lstrip(), self.width - len(indent)):
            yield indent + line

    def bars(self, shares: Iterable[tuple[str, Fraction]]) -> Iterator[str]:
        named = list(shares)
        edge = max((cells(name) for name, _ in named), default=0)
        for name, share in named:
            whole, rest = divmod(int(share * _BAR * 8), 8)
            bar = self.signs[8] * whole + (self.signs[rest] if rest else "")
            gap = " " * (edge - cells(name))
            yield f"  {name}{gap}  {percent(share):>9}  {bar}".rstrip()
