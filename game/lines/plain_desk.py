"""The line edition: the whole game as plain lines, one thing after another, nothing by colour or place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TextIO

from game.debrief import QUESTIONS, quiet, report, retell, speak, transcript, why_locked
from game.engine.expressions import GAUGES
from game.engine.scoring import Score
from game.engine.state import State
from game.engine.story import PROTECT, Line
from game.errors import GameError
from game.lines.flow import Leave, Question
from game.session import Play, Session
from game.stories.packs import Story
from game.words import N_, Words, terms, words

Read = Callable[[str], str]  # a prompt -> the line that came; raises Leave at the end of input

_HELP: Final = (
    (":again", N_("hear the last lines again")),
    (":where", N_("the gauges and your aim")),
    (":coach", N_("a hint; it costs nothing")),
    (":undo", N_("go back one choice, as practice beside this play")),
    (":leave", N_("leave; everything is saved")),
    (":lang X", N_("another language: en, zh-Hant or zh-Hans")),
)


class PlainDesk:
    """Says lines to `out` and reads answers through `read`."""

    plan_first = False

    def __init__(self, session: Session, read: Read, out: TextIO, lang: str, save: Callable[[str, str], str]) -> None:
        self._session = session
        self._read = read
        self._out = out
        self._save = save  # (name, text) -> where it was put
        self._gauges: tuple[int, int, int] | None = None
        self._last: Sequence[Line] = ()
        self._order: list[str] = []
        self.lang = lang

    @property
    def words(self) -> Words:
        """The interface in the present language."""
        return words(self.lang)

    def say(self, *lines: str) -> None:
        """Write lines."""
        self._out.write("".join(f"{line}\n" for line in lines))
        self._out.flush()

    def briefing(self, story: Story) -> None:
        """Who you are, who the others are, what it is about."""
        texts = story.texts.texts(self.lang)
        w = self.words
        self.say("", texts["title"], "", texts["you"], w.t("Your aim: {aim}", aim=texts["aim"]))
        for person in story.encounter.people.values():
            self.say(w.t("{name}: {role}", name=texts[person.name], role=texts[person.role]))
        if story.encounter.noted:
            self.say(w.t("Note: {note}", note=texts["note"]))
        self.say(w.t("Answer with a number. :help tells what else there is."), "")

    def resumed(self, play: Play) -> None:
        """An unfinished play goes on."""
        w = self.words
        self.say(w.t("You were in the middle of this. It goes on where you left."))
        if play.resumed is not None and play.resumed.dropped:
            self.say(
                w.n(
                    "The encounter was changed since; your last choice is no longer in it.",
                    "The encounter was changed since; your last {count} choices are no longer in it.",
                    len(play.resumed.dropped),
                )
            )

    def ask(self, question: Question, play: Play | None) -> str:
        """A question, with numbered answers where there are some."""
        w = self.words
        text = play.texts(self.lang)["cause.ask"] if question.id == "cause" and play else ""
        self.say("", text or w.t(QUESTIONS[question.id]))
        if question.id == "confidence" or question.answers is None:
            self.say(w.t("(An empty line skips this.)"))
            return self._read("> ")
        answers = question.answers
        for number, answer in enumerate(answers, 1):
            label = question.labels.get(answer) or w.t(_ANSWERS.get(answer, answer))
            self.say(f"{number}. {label}")
        line = self._read("> ").strip()
        if line.isdecimal() and 1 <= int(line) <= len(answers):
            return answers[int(line) - 1]
        return line

    def scene(self, play: Play, said: Sequence[Line]) -> str:
        """What was said, and what can be chosen."""
        if said:
            self._last = said
        self.spoken(play, said)
        self.options(play)
        return self._read("> ")

    def spoken(self, play: Play, said: Sequence[Line]) -> None:
        """Lines of the conversation, then the gauges where they moved."""
        w = self.words
        for line in said:
            one = speak(play, line, self.lang, w)
            text = f"({one.text})" if one.done else one.text
            self.say(w.t("{name}: {text}", name=one.name, text=text) if one.name else text)
        state = play.state
        now = (state.anger, state.trust, state.energy)
        if now != self._gauges:
            self.say(self.gauges(state))
            self._gauges = now

    def gauges(self, state: State) -> str:
        """The gauges in a sentence."""
        w = self.words
        told = (
            w.t(
                "{gauge} {value} ({word})",
                gauge=w.phrase(terms.YOUR_GAUGE if gauge == "energy" else terms.GAUGES[gauge]),
                value=getattr(state, gauge),
                word=w.phrase(terms.gauge_word(gauge, getattr(state, gauge))),
            )
            for gauge in GAUGES
        )
        return f"[{w.t(', ').join(told)}]"

    def options(self, play: Play) -> None:
        """The numbered choices, protecting ones after the replies."""
        w = self.words
        options = play.options()
        texts = play.texts(self.lang)
        self._order = [option.choice.id for option in options]
        self.say("")
        part = play.scene.parts[len(play.state.picked)]
        if part.name is not None:
            picked = len(play.state.picked) + 1
            total = len(play.scene.parts)
            name = texts[part.name]
            self.say(w.t("Part {number} of {total}: {name}", number=picked, total=total, name=name))
        protecting = False
        for number, option in enumerate(options, 1):
            if option.choice.kind == PROTECT and not protecting:
                protecting = True
                self.say(w.t("Protect yourself:"))
            text = texts[option.choice.line.text]
            reason = why_locked(play, option, w)
            if reason is not None:
                text = w.t("(locked) {text} – {why}", text=text, why=reason)
            self.say(f"{number}. {text}")

    def coach(self, play: Play) -> None:
        """The coach's line."""
        coach = play.scene.coach
        self.say("" if coach is None else play.texts(self.lang)[coach])
        if coach is None:
            self.say(self.words.t("The coach has nothing to say here. You are doing it yourself."))

    def command(self, play: Play, line: str) -> bool:
        """`:again`, `:where` and `:help`."""
        w = self.words
        if line == ":again":
            self.spoken(play, self._last)
        elif line == ":where":
            self.say(w.t("Your aim: {aim}", aim=play.texts(self.lang)["aim"]), self.gauges(play.state))
        elif line == ":help":
            self.say(*(f"{name}  {w.t(text)}" for name, text in _HELP))
        else:
            return False
        return True

    def choice(self, play: Play, line: str) -> str:  # noqa: ARG002 - the Desk's shape
        """A number of the list, or an id."""
        if line.isdecimal() and 1 <= int(line) <= len(self._order):
            return self._order[int(line) - 1]
        if line not in self._order:
            raise GameError("answer-unknown", answer=line, known=f"1-{len(self._order)}")
        return line

    def error(self, error: GameError) -> None:
        """What could not be done, and what to do."""
        message, hint = self.words.error(error)
        self.say("", f"{message} {hint}".strip())

    def debrief(self, play: Play, result: Score, said: Sequence[Line]) -> None:
        """How it went; after an encounter with a content note, first a quiet word."""
        self.spoken(play, said)
        shared = self._session.library.shared(play.record.pack + "/" + play.record.encounter)
        if play.encounter.noted:
            self.say("", *quiet(shared, self.words))
        self.say("", report(retell(play, result, shared.rubric_texts, self.words), self.words))

    def after(self, play: Play) -> Play | None:
        """Rewind, save the transcript, or be done."""
        w = self.words
        while True:
            self.say("", w.t("Enter: done. :rewind N plays on from before decision N. :save keeps the transcript as a file."))
            try:
                line = self._read("> ").strip()
            except Leave:
                return None
            word, _, rest = line.partition(" ")
            if not word or word == ":leave":
                return None
            if word == ":save":
                result = play.score()
                shared = self._session.library.shared(f"{play.record.pack}/{play.record.encounter}")
                told = report(retell(play, result, shared.rubric_texts, w), w)
                where = self._save(play.encounter.id, transcript(play, w) + "\n" + told)
                self.say(w.t("Saved as {path}.", path=where))
                continue
            decisions = play.score().decisions
            if word == ":rewind" and rest.isdecimal() and 1 <= int(rest) <= len(decisions):
                self._gauges = None
                return self._session.rewind(play, decisions[int(rest) - 1].index)
            self.error(GameError("answer-unknown", answer=line, known=":rewind 1-" + str(len(decisions))))


_ANSWERS: Final = {
    "go-on": N_("Go on"),
    "step-away": N_("Step away"),
    "mild": N_("Mild: paraphrased"),
    "strong": N_("Strong: said aloud"),
}
