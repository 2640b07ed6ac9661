"""The JSON edition: one object a line out, one answer a line in. Other programs build on this.

    {"event":"briefing","v":1,"pack":…,"encounter":…,"digest":…,"title":…,"you":…,"aim":…,
     "people":{id:{"name":…,"role":…}},"note":…|null,"lang":…}
    {"event":"resumed","path":[…],"dropped":[…],"because":"story-changed"|null}     only where a play goes on
    {"event":"question","id":…,"text":…,"answers":[…]|null,"default":…|null,"labels":{answer:words}}
    {"event":"scene","scene":…,"turn":1…,"condition":…,"gauges":{…},"lines":[{"who","name","text"}],
     "choices":[{"id","text","kind":"reply|part|protect","part":…|null,"open":…,"why":…|null}]}
    {"event":"coach","text":…|null}                                                the answer to `:coach`
    {"event":"error","code":…,"message":…,"hint":…}
    {"event":"debrief","encounter","digest","ending","kind","path","lines","scores","bands","decisions",
     "guess","cause"}                                                              always the last one

The questions come as: note (where the encounter has one), intensity (where its words are graded),
confidence; then the play; then guess, cause, plan. Each is answered by one line, JSON or a bare word; an
empty line or `null` takes the default; what is not understood gets an error and the question again. A
choice is answered by its id, bare or as a JSON string; one that is not open or not known gets an error and
the same scene again. `:leave`, `:undo`, `:coach` and `:lang X` are answered in scenes, `:leave` and
`:lang X` at questions as well. `lines` holds everything said since the last scene event, also in the
debrief; after `:undo` nothing new was said. A deed of the player's is a line of `you` like their words.

More keys may come, so a reader should ignore those it does not know. Text is UTF-8 whatever the locale.
What ends the process with an exit code other than 0 is told as an `error` event first.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final, TextIO

from game.debrief import speak, why_locked
from game.engine.expressions import GAUGES
from game.engine.scoring import Decision, Score, points
from game.engine.story import Line, Option
from game.errors import GameError
from game.lines import answers, sentences
from game.lines.flow import InputEnded, Question
from game.session import Play
from game.stories.packs import Story
from game.stories.texts import Texts
from game.words import Words, words

VERSION: Final = 1
_LINE_ENDS: Final = {
    ord(end): f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"
}  # as some readers see them


class JsonDesk:
    """Writes events to `out`, reads answers from `lines`."""

    for_people = False

    def __init__(self, lines: Iterable[str], out: TextIO, lang: str) -> None:
        self._lines = iter(lines)
        self._out = out
        self.lang = lang

    @property
    def words(self) -> Words:
        """The interface in the present language."""
        return words(self.lang)

    def speak(self, lang: str) -> None:
        """Go on in another language, in this process alone."""
        self.lang = lang

    def briefing(self, story: Story, *, going_on: bool) -> None:  # noqa: ARG002 - programs get all of it
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
        text, labels = sentences.question(question, play, self.words)
        self._emit(
            "question",
            id=question.id,
            text=text,
            answers=question.answers,
            default=question.default,
            labels=labels,
        )
        return self._read()

    def stepped_away(self) -> None:
        """No event: the process ends."""

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

    def practising(self, play: Play) -> None:
        """Nothing: the scene that follows says where it goes on."""

    def coach(self, play: Play) -> None:
        """Event `coach`: the coach's line, or null where the scene has none."""
        coach = play.scene.coach
        self._emit("coach", text=None if coach is None else play.texts(self.lang)[coach])

    def commands(self, play: Play) -> Sequence[str]:  # noqa: ARG002 - the Desk's shape
        """The same in every scene."""
        return (":leave", ":undo", ":coach", ":lang X")

    def command(self, play: Play, line: str) -> Play | None:  # noqa: ARG002 - the Desk's shape
        """No commands of its own."""
        return None

    def choice(self, play: Play, line: str) -> str:  # noqa: ARG002 - the Desk's shape
        """A bare id, or a JSON string."""
        return (answers.word(line) or "") if line.startswith('"') else line

    def error(self, error: GameError, reason: str | None = None) -> None:
        """Event `error`."""
        message, hint = self.words.error(error)
        self._emit("error", code=error.code, message=reason or message, hint=hint)

    def ended(self, play: Play, said: Sequence[Line]) -> None:
        """No event: the last lines stand in the debrief."""

    def debrief(self, play: Play, result: Score, said: Sequence[Line]) -> None:
        """Event `debrief`."""
        ended = play.outcome()
        assert ended is not None  # a debrief comes after the end
        given = play.answers()
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
            guess=given.get("guess"),
            cause=given.get("cause"),
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
        told = json.dumps({"event": event, **values}, ensure_ascii=False)
        self._out.write(told.translate(_LINE_ENDS) + "\n")
        self._out.flush()

    def _read(self) -> str:
        for line in self._lines:
            return line
        raise InputEnded


def _decision(decision: Decision, texts: Texts) -> dict[str, Any]:
    choice = decision.choice
    return {
        "scene": decision.scene,
        "choice": choice.id,
        "moves": choice.moves,
        "because": None if choice.because is None else texts[choice.because],
        "axes": {
            axis: {
                "chosen": points(weight.chosen),
                "best": points(weight.best),
                "worst": points(weight.worst),
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
