"""The JSON edition: one object a line out, one answer a line in. Other programs build on this."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any, Final, TextIO

from game.debrief import QUESTIONS, speak, why_locked
from game.engine.expressions import GAUGES
from game.engine.scoring import Decision, Score
from game.engine.story import Line, Option
from game.errors import GameError
from game.lines.flow import Leave, Question
from game.session import Play
from game.stories.packs import Story
from game.words import Words, words

VERSION: Final = 1


class JsonDesk:
    """Writes events to `out`, reads answers from `lines`."""

    plan_first = True

    def __init__(self, lines: Iterable[str], out: TextIO, lang: str) -> None:
        self._lines = iter(lines)
        self._out = out
        self.lang = lang

    @property
    def words(self) -> Words:
        """The interface in the present language."""
        return words(self.lang)

    def briefing(self, story: Story) -> None:
        """Event `briefing`."""
        encounter = story.encounter
        texts = story.texts.texts(self.lang)
        self._emit(
            "briefing",
            v=VERSION,
            pack=encounter.pack,
            encounter=encounter.id,
            digest=encounter.digest,
            title=texts["title"],
            you=texts["you"],
            aim=texts["aim"],
            people={
                person.id: {"name": texts[person.name], "role": texts[person.role]}
                for person in encounter.people.values()
            },
            note=texts["note"] if encounter.noted else None,
            lang=self.lang,
        )

    def resumed(self, play: Play) -> None:
        """Event `resumed`."""
        assert play.resumed is not None  # only a resumed play is told so
        self._emit(
            "resumed",
            path=play.resumed.path,
            dropped=play.resumed.dropped,
            because=play.resumed.because,
        )

    def ask(self, question: Question, play: Play | None) -> str:
        """Event `question`; the next line is its answer."""
        text = play.texts(self.lang)["cause.ask"] if question.id == "cause" and play else ""
        self._emit(
            "question",
            id=question.id,
            text=text or self.words.t(QUESTIONS[question.id]),
            answers=question.answers,
            default=question.default,
            labels=dict(question.labels),
        )
        return self._read()

    def scene(self, play: Play, said: Sequence[Line]) -> str:
        """Event `scene`; the next line is a choice or a command."""
        state = play.state
        self._emit(
            "scene",
            scene=play.scene.id,
            turn=play.turn,
            condition=play.scene.condition,
            gauges={gauge: getattr(state, gauge) for gauge in GAUGES},
            lines=self._spoken(play, said),
            choices=[self._option(play, option) for option in play.options()],
        )
        return self._read()

    def coach(self, play: Play) -> None:
        """Event `coach`: the coach's line, or null where the scene has none."""
        coach = play.scene.coach
        self._emit("coach", text=None if coach is None else play.texts(self.lang)[coach])

    def command(self, play: Play, line: str) -> bool:  # noqa: ARG002 - the Desk's shape
        """No commands of its own."""
        return False

    def choice(self, play: Play, line: str) -> str:  # noqa: ARG002 - the Desk's shape
        """A bare id, or a JSON string."""
        if line.startswith('"'):
            try:
                value = json.loads(line)
            except ValueError:
                return line
            return value if isinstance(value, str) else line
        return line

    def error(self, error: GameError) -> None:
        """Event `error`."""
        message, hint = self.words.error(error)
        self._emit("error", code=error.code, message=message, hint=hint)

    def debrief(self, play: Play, result: Score, said: Sequence[Line]) -> None:
        """Event `debrief`."""
        ended = play.outcome()
        assert ended is not None  # a debrief comes after the end
        answers = play.answers()
        texts = play.texts(self.lang)
        self._emit(
            "debrief",
            encounter=play.encounter.id,
            digest=play.encounter.digest,
            ending=ended.ending,
            kind=ended.kind,
            path=play.path,
            lines=self._spoken(play, said),
            scores=result.scores,
            bands={axis: band and band._asdict() for axis, band in result.bands.items()},
            decisions=[_decision(decision, texts) for decision in result.decisions],
            guess=answers.get("guess"),
            cause=answers.get("cause"),
        )

    def after(self, play: Play) -> Play | None:  # noqa: ARG002 - the Desk's shape
        """The process ends after the debrief."""
        return None

    def _option(self, play: Play, option: Option) -> dict[str, Any]:
        choice = option.choice
        return {
            "id": choice.id,
            "text": play.texts(self.lang)[choice.line.text],
            "kind": choice.kind,
            "part": choice.part,
            "open": option.open,
            "why": why_locked(play, option, self.words),
        }

    def _spoken(self, play: Play, said: Sequence[Line]) -> list[dict[str, str]]:
        spoken = (speak(play, line, self.lang, self.words) for line in said)
        return [{"who": one.who, "name": one.name, "text": one.text} for one in spoken]

    def _emit(self, event: str, **values: Any) -> None:
        self._out.write(json.dumps({"event": event, **values}, ensure_ascii=False) + "\n")
        self._out.flush()

    def _read(self) -> str:
        for line in self._lines:
            return line
        raise Leave


def _decision(decision: Decision, texts: Any) -> dict[str, Any]:
    choice = decision.choice
    return {
        "scene": decision.scene,
        "choice": choice.id,
        "moves": choice.moves,
        "because": None if choice.because is None else texts[choice.because],
        "axes": {
            axis: {
                "chosen": _number(weight.chosen),
                "best": _number(weight.best),
                "worst": _number(weight.worst),
                "lost": None if weight.lost is None else round(float(weight.lost), 6),
            }
            for axis, weight in decision.axes.items()
        },
        "better": {
            axis: {"choice": better.id, "text": texts[better.line.text]}
            for axis, better in decision.better.items()
        },
        "dominated": decision.dominated is not None,
    }


def _number(value: Fraction) -> int | float:
    """Rubric points are whole or halves."""
    return int(value) if value.denominator == 1 else float(value)
