"""A second engine, slow and plain: it plays a story as the author wrote it, straight from the data.

Written from what the rules are said to be, and not from the code, it shares nothing with the first but the
story's data: no bits, no closures, no numbers for ids. Where the two differ, one of them is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from tests.strategies import Data

AXES = ("empathy", "boundaries", "self_protection")
GAUGES = ("anger", "trust", "energy")


@dataclass(frozen=True)
class At:
    """Where a play stands. Its dictionaries are never changed once they are in here."""

    scene: str
    gauges: dict[str, int]
    facts: dict[str, bool]
    counters: dict[str, int]
    used: frozenset[tuple[str, str]] = frozenset()
    fired: frozenset[str] = frozenset()
    sympathised: int = 0
    picked: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Told:
    """What came of a choice: said are (who, text id), passed the scenes entered."""

    at: At
    said: tuple[tuple[str, str], ...]
    interrupt: str | None
    passed: tuple[str, ...]


@dataclass(frozen=True)
class Offer:
    """Something that could be chosen; `where` is its path in the file."""

    id: str
    choice: Data
    where: str
    protects: bool
    open: bool


@dataclass(frozen=True)
class Judged:
    """One decision: by axis what was chosen, the best and the worst, in rubric points."""

    index: int
    chosen: dict[str, Fraction]
    best: dict[str, Fraction]
    worst: dict[str, Fraction]
    dilemma: bool
    dominated: bool


class Naive:
    """The rules of the game over a story's data and its rubric's."""

    def __init__(self, story: Data, rubric: Data) -> None:
        self.story = story
        self.moves = rubric["moves"]

    # --- playing ---

    def begin(self) -> Told:
        at = At(
            self.story["opening"],
            dict(self.story["start"]),
            dict.fromkeys(self.story["facts"], False),
            {name: bounds[0] for name, bounds in self.story["counters"].items()},
        )
        return self.enter(at, self.story["opening"], (), None)

    def scene(self, at: At) -> Data:
        scene: Data = self.story["scenes"][at.scene]
        return scene

    def offers(self, at: At) -> list[Offer]:
        """All that stands to be chosen, open or not, hidden or not."""
        scene = self.scene(at)
        if "you" in scene:
            found = [
                (name, choice, f"scenes.{at.scene}.you") for name, choice in scene["you"].items()
            ]
        elif "build" in scene:
            part = list(scene["build"])[len(at.picked)]
            where = f"scenes.{at.scene}.build.{part}.you"
            found = [(name, choice, where) for name, choice in scene["build"][part]["you"].items()]
        else:
            return []
        kit = scene.get("kit", list(self.story["kit"]))
        if kit != "none" and not at.picked:
            found += [(name, self.story["kit"][name], "kit") for name in kit]
        return [
            Offer(name, choice, where, where == "kit", self.is_open(at, name, choice, where))
            for name, choice, where in found
        ]

    def is_open(self, at: At, name: str, choice: Data, where: str) -> bool:
        return (where, name) not in at.used and self.holds(choice.get("if"), at)

    def shows(self, offer: Offer, at: At) -> bool:
        """A hidden one is not shown while its `if` closes it; once used, it was seen."""
        hidden = offer.choice.get("hidden", False)
        return offer.open or not hidden or (offer.where, offer.id) in at.used

    def step(self, at: At, name: str) -> Told:
        offer = next(offer for offer in self.offers(at) if offer.id == name and offer.open)
        scene = self.scene(at)
        if "build" not in scene or offer.protects:
            made = [offer]
            answers, way = offer.choice.get("answers", []), offer.choice.get("next")
            answers_at = f"{offer.where}.{offer.id}.answers"
            if way is None and not offer.protects:
                way = scene["next"]
            if offer.protects:
                speaker = self.story["customer"]
            else:
                speaker = scene.get("who", self.story["customer"])
        else:
            part = list(scene["build"])[len(at.picked)]
            at = replace(at, picked={**at.picked, part: name})
            if offer.choice.get("once"):
                at = replace(at, used=at.used | {(offer.where, name)})
            if len(at.picked) < len(scene["build"]):
                return Told(at, (), None, ())
            made = [
                Offer(
                    c, scene["build"][p]["you"][c], f"scenes.{at.scene}.build.{p}.you", False, True
                )
                for p, c in at.picked.items()
            ]
            answers, way = scene.get("answers", []), scene["next"]
            answers_at = f"scenes.{at.scene}.answers"
            speaker = scene.get("who", self.story["customer"])
        said = []
        for one in made:
            said.append(("you", f"{one.where}.{one.id}.{'say' if 'say' in one.choice else 'do'}"))
            at = self.take_effect(at, one, scene)
        said += self.answered(answers, answers_at, speaker, at)
        to = at.scene if way is None else self.way(way, at)
        if "ending" not in self.story["scenes"][to]:
            for interrupt in self.story["interrupts"]:
                if interrupt["id"] not in at.fired and self.holds(interrupt["if"], at):
                    at = replace(at, fired=at.fired | {interrupt["id"]})
                    return self.enter(at, interrupt["next"], said, interrupt["id"])
        if way is None:
            return Told(at, tuple(said), None, ())
        return self.enter(at, to, said, None)

    def take_effect(self, at: At, offer: Offer, scene: Data) -> At:
        worth = self.worth(offer.choice, scene["condition"])
        moved = dict(zip(GAUGES, worth[3:], strict=True))
        if scene.get("who", "narrator") not in {"narrator", "you", self.story["customer"]}:
            moved["anger"] = moved["trust"] = 0  # the customer does not hear it
        gauges = {g: clamp(at.gauges[g] + moved[g], 0, 10) for g in GAUGES}
        sympathised = at.sympathised + self.sympathises(offer.choice)
        used = at.used | {(offer.where, offer.id)} if offer.choice.get("once") else at.used
        at = replace(at, gauges=gauges, sympathised=sympathised, used=used)
        return self.change(at, offer.choice.get("set", {}))

    def enter(
        self, at: At, to: str, said: Iterable[tuple[str, str]], interrupt: str | None
    ) -> Told:
        said, passed = list(said), []
        while True:
            passed.append(to)
            scene = self.story["scenes"][to]
            at = self.change(replace(at, scene=to, picked={}), scene.get("set", {}))
            speaker = scene.get("who", self.story["customer"])
            said += self.spoken(scene.get("says", []), f"scenes.{to}.says", speaker, at)
            if "you" in scene or "build" in scene or "ending" in scene:
                return Told(at, tuple(said), interrupt, tuple(passed))
            to = self.way(scene["next"], at)

    def change(self, at: At, given: Data) -> At:
        gauges, facts, counters = dict(at.gauges), dict(at.facts), dict(at.counters)
        for name, value in given.items():
            if name in facts:
                facts[name] = value
            elif name in gauges:
                gauges[name] = clamp(gauges[name] + int(value), 0, 10)
            else:
                before = counters[name] if value[0] in "+-" else 0
                counters[name] = clamp(before + int(value), *self.story["counters"][name])
        return replace(at, gauges=gauges, facts=facts, counters=counters)

    def way(self, given: Any, at: At) -> str:
        ways = [{"to": given}] if isinstance(given, str) else given
        to: str = next(way["to"] for way in ways if self.holds(way.get("if"), at))
        return to

    def holds(self, expression: str | None, at: At) -> bool:
        if expression is None:
            return True
        picked = {part: choice.replace("-", "_") for part, choice in at.picked.items()}
        parts = self.scene(at).get("build", {})
        names = {c.replace("-", "_"): c.replace("-", "_") for p in parts.values() for c in p["you"]}
        here = SimpleNamespace(**{**dict.fromkeys(parts), **picked})
        known = {**at.gauges, **at.facts, **at.counters, **names, "picked": here}
        return bool(eval(expression, {"__builtins__": {}}, known))  # noqa: S307 - our own words

    def spoken(self, given: Any, where: str, speaker: str, at: At) -> Iterator[tuple[str, str]]:
        for number, line in enumerate(given if isinstance(given, list) else [given], 1):
            if not isinstance(line, dict) or "mild" in line:
                yield speaker, f"{where}.{number}"
            elif self.holds(line.get("if"), at):
                yield line.get("who", speaker), f"{where}.{number}"

    def answered(self, given: Any, where: str, speaker: str, at: At) -> list[tuple[str, str]]:
        for number, answer in enumerate(given if isinstance(given, list) else [given], 1):
            if not isinstance(answer, dict) or "mild" in answer:
                return [(speaker, f"{where}.{number}")]
            if self.holds(answer.get("if"), at):
                who = answer.get("who", speaker)
                if "say" in answer:
                    return [(who, f"{where}.{number}")]
                return list(self.spoken(answer["says"], f"{where}.{number}", who, at))
        return []

    # --- judging ---

    def worth(self, choice: Data, condition: str) -> list[int]:
        rows = [self.moves[move]["worth"][condition] for move in choice["moves"]]
        return [clamp(sum(column), -3, 3) for column in zip(*rows, strict=True)]

    def sympathises(self, choice: Data) -> bool:
        return any(self.moves[move].get("sympathy", False) for move in choice["moves"])

    def points(self, at: At, offer: Offer) -> dict[str, Fraction]:
        """What an offer is worth now, on each axis, with the wear of sympathy."""
        scene = self.scene(at)
        before = at.sympathised + sum(
            self.sympathises(scene["build"][part]["you"][choice])
            for part, choice in at.picked.items()
        )
        worth = dict(
            zip(AXES, map(Fraction, self.worth(offer.choice, scene["condition"])), strict=False)
        )
        if self.sympathises(offer.choice) and worth["empathy"] > 0:
            if before == 2:
                worth["empathy"] /= 2
            elif before > 2:
                worth["empathy"] = Fraction(-1)
        if offer.protects and scene["condition"] not in {"abusive", "threatening"}:
            worth = {axis: min(value, Fraction(0)) for axis, value in worth.items()}
        return worth

    def judge(self, path: Iterable[str]) -> list[Judged]:
        """Every decision of a path."""
        at, found = self.begin().at, []
        for index, name in enumerate(path):
            attacked = self.scene(at)["condition"] in {"abusive", "threatening"}
            counting, barred = {}, set()
            for offer in self.offers(at):
                points = self.points(at, offer)
                due = attacked and any(points.values())
                harms = offer.id == name and any(points.values())
                if offer.open and (not offer.protects or due or harms):
                    counting[offer.id] = points
                    if self.capping(at, offer):
                        barred.add(offer.id)
            if name in counting and len(counting) > 1:
                found.append(judged(index, counting, name, barred))
            at = self.step(at, name).at
        return found

    def score(self, path: Iterable[str]) -> dict[str, Fraction | None]:
        decisions = self.judge(path)
        scores: dict[str, Fraction | None] = {}
        for axis in AXES:
            stakes = [d.best[axis] - d.worst[axis] for d in decisions]
            lost = sum((d.best[axis] - d.chosen[axis] for d in decisions), Fraction(0))
            tested = len([stake for stake in stakes if stake]) >= 2
            scores[axis] = 100 * (1 - lost / sum(stakes)) if tested else None
        return scores

    def critical(self, path: Iterable[str]) -> set[str]:
        """The axes whose bands are capped by a move of the path."""
        at, found = self.begin().at, set()
        for name in path:
            offer = next(offer for offer in self.offers(at) if offer.id == name)
            found |= self.capping(at, offer)
            at = self.step(at, name).at
        return found

    def capping(self, at: At, offer: Offer) -> set[str]:
        """The axes whose bands an offer caps here."""
        found = set()
        for move in offer.choice["moves"]:
            critical = self.moves[move].get("critical")
            condition = self.scene(at)["condition"]
            if critical and condition in critical.get("under", [condition]):
                found.add(critical["axis"])
        return found


def judged(
    index: int, counting: dict[str, dict[str, Fraction]], name: str, barred: set[str]
) -> Judged:
    best = {axis: max(points[axis] for points in counting.values()) for axis in AXES}
    worst = {axis: min(points[axis] for points in counting.values()) for axis in AXES}
    staked = [axis for axis in AXES if best[axis] > worst[axis]]
    chosen = counting[name]
    return Judged(
        index,
        chosen,
        best,
        worst,
        dilemma=best not in counting.values(),
        dominated=bool(staked)
        and any(
            all(points[axis] > chosen[axis] for axis in staked)
            for other, points in counting.items()
            if other not in barred
        ),
    )


def clamp(value: int, low: int, high: int) -> int:
    return max(low, min(high, value))
