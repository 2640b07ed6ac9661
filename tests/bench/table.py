"""What a measurement gives, and the table it is printed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Measured:
    """One bound and what was measured against it."""

    what: str
    value: float
    bound: float
    at_least: bool  # the bound is a floor; else a ceiling
    unit: str  # "x" for a ratio, else a unit
    detail: str

    @property
    def met(self) -> bool:
        """Whether the bound holds."""
        return self.value >= self.bound if self.at_least else self.value <= self.bound

    def __str__(self) -> str:
        sign = "≥" if self.at_least else "≤"
        verdict = "ok    " if self.met else "MISSED"
        return f"{verdict} {self.what:<52} {self.value:8.3f} {self.unit:<3} {sign} {self.bound:g}   {self.detail}"


def peak() -> float:
    """The most memory that this process ever had, in MB. (`ru_maxrss` begins with what its parent had.)"""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def in_turns(rounds: int, *measures: Callable[[], float]) -> list[float]:
    """The median of each measure, taken in turns so that noise falls on all of them alike."""
    taken: list[list[float]] = [[] for _ in measures]
    for _ in range(rounds):
        for measure, values in zip(measures, taken, strict=True):
            values.append(measure())
    return [median(values) for values in taken]
