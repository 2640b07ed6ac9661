"""The line edition: the whole game as plain lines, one thing after another, nothing by colour or place.

Made to be heard. What has been said is not said again unless somebody asks (`:again`, `:transcript`): after
a wrong answer only the error comes, the gauges are told where they moved, the kit in full where it changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TextIO

from game.debrief import (
    as_file,
    paragraphs,
    quiet,
    report,
    retell,
    run_on,
    was_hard,
)
from game.engine.scoring import Score
from game.engine.story import PROTECT, Encounter, Line, Option
from game.errors import GameError
from game.lines import answers, sentences
from game.lines.flow import Leave, Question, ask_plan
from game.lines.sentences import Mood
from game.session import Play, Session
from game.stories.packs import Story
from game.stories.texts import Texts
from game.words import N_, Words, words
from game.words.visible import visible

Read = Callable[[str], str]  # a prompt -> the line that came; raises InputEnded at the end of input
Save = Callable[
    [str, str], str
]  # (name, text) -> where it was put; raises GameError `cannot-write`

_FIRST: Final = ":first"
_HELP: Final = (
    (":again", N_("the last lines and all choices again")),
    (":where", N_("where you are: your aim and the gauges")),
    (":briefing", N_("who you are, who the others are, and what it is about")),
    (":kit", N_("what you can do to protect yourself")),
    (":transcript", N_("everything that was said so far")),
    (":save", N_("keep what was said so far as a file")),
    (":coach", N_("a hint; it costs nothing")),
    (":undo", N_("go back one choice, as practice beside this play")),
    (_FIRST, N_("back to your first attempt, as you left it")),
    (":lang X", N_("another language: en, zh-Hant or zh-Hans")),
    (":leave", N_("leave; everything is saved, and it goes on where you left")),
)
_AFTERWARDS: Final = (
    (":rewind 2", N_("play on from before decision 2, as practice")),
    (_FIRST, N_("back to your first attempt, as you left it")),
    (":plan", N_("write your plan for next time, or change it")),
    (":save", N_("keep the conversation and this debrief as a file")),
    (":again", N_("the debrief again")),
    (":transcript", N_("everything that was said")),
    (":lang X", N_("another language: en, zh-Hant or zh-Hans")),
    (":leave", N_("done, as Enter alone")),
)


class PlainDesk:
    """Says lines to `out` and reads answers through `read`."""

    for_people = True

    def __init__(self, session: Session, read: Read, out: TextIO, lang: str, save: Save) -> None:
        self._session = session
        self._read = read
        self._out = out
        self._save = save
        self._mood: Mood | None = None  # as last told
        self._kit: list[str] = []  # as last told in full
        self._moment: tuple[object, ...] = ()  # whose choices were last told
        self._replies: list[str] = []  # ids, in the order of their numbers
        self._letters: dict[str, str] = {}  # letter -> id, of what is offered now
        self.lang = lang

    @property
    def words(self) -> Words:
        """The interface in the present language."""
        return words(self.lang)

    def speak(self, lang: str) -> None:
        """Go on in another language, and begin with it next time."""
        self.lang = lang
        self._session.store.set_setting(self._session.profile.id, "lang", lang)

    def say(self, *lines: str) -> None:
        """Write lines."""
        self._out.write("".join(f"{line}\n" for line in lines))
        self._out.flush()

    def read(self) -> str:
        """The next line; raises InputEnded."""
        return self._read(self.words.t("Your answer: "))

    # before the conversation

    def briefing(self, story: Story, *, going_on: bool) -> None:
        """Who you are, who the others are, what it is about."""
        texts = story.texts.texts(self.lang)
        w = self.words
        self._forget()
        self.say("", texts["title"])
        if not going_on:
            self.say("")
            self._brief(story.encounter, texts)
        if story.encounter.noted:
            self.say(w.t("Note: {note}", note=texts["note"]))
        if not going_on:
            self.say(w.t("Answer with a number or a letter. :help tells what else there is."))

    def _brief(self, encounter: Encounter, texts: Texts) -> None:
        """The situation, the aim, the people."""
        w = self.words
        self.say(texts["you"], w.t("Your aim: {aim}", aim=texts["aim"]))
        for person in encounter.people.values():
            self.say(w.t("{name}: {role}", name=texts[person.name], role=texts[person.role]))

    def resumed(self, play: Play) -> None:
        """An unfinished play goes on."""
        w = self.words
        self.say(
            w.t(
                "You were in the middle of this. It goes on where you left; :transcript tells what was said."
            )
        )
        if play.practice:
            self.practising(play)
        self._dropped(play)

    def _dropped(self, play: Play) -> None:
        """What no longer fits the story, where it was changed."""
        if play.resumed is not None and play.resumed.dropped:
            self.say(
                self.words.n(
                    "The encounter was changed since; your last choice is no longer in it.",
                    "The encounter was changed since; your last {count} choices are no longer in it.",
                    len(play.resumed.dropped),
                )
            )

    def stepped_away(self) -> None:
        """Nothing was begun."""
        self.say(self.words.t("You stepped away. Nothing was begun, and nothing is counted."))

    def ask(self, question: Question, play: Play | None) -> str:
        """A question, with numbered answers where there are some."""
        w = self.words
        text, labels = sentences.question(question, play, w)
        self.say("", text)
        known = question.answers or ()
        for number, answer in enumerate(known, 1):
            if labels:
                self.say(w.t("{mark}. {text}", mark=number, text=labels[answer]))
        if question.id == "guess":
            self.say(w.t("Three numbers, such as 70 60 50. Enter skips this."))
        elif question.default is None:
            self.say(w.t("Enter skips this."))
        else:
            self.say(w.t("Enter means: {answer}.", answer=labels[question.default]))
        line = self.read()
        if labels:
            number_given = answers.number(answers.typed(line), len(known))
            return line if number_given is None else known[number_given - 1]
        return answers.typed(line) if known else line

    # the conversation

    def scene(self, play: Play, said: Sequence[Line]) -> str:
        """What was said, and what can be chosen; after an error or a hint neither again."""
        moment = (play.record.id, self.lang, play.turn)
        if moment != self._moment:
            onward = (*moment[:2], play.turn - 1) == self._moment
            if self.lang not in self._moment:
                self._mood = None
            # taken back, in another language or asked for again, the last words are what is answered now
            self._exchange(play, said if said or onward else _last_said(play))
            self._moment = moment
            self._options(play)
        while not (line := self.read()).strip():
            self._kit = []
            self._options(play)
        return ":coach" if answers.typed(line) == "?" else line  # the key it has on the screen

    def _forget(self) -> None:
        """Tell everything the next time, as if nothing had been told."""
        self._mood, self._kit, self._moment = None, [], ()

    def _exchange(self, play: Play, said: Sequence[Line]) -> None:
        """Lines of the conversation, then how things stand where that has changed."""
        if said:
            self.say("", *paragraphs(play, said, self.words))
        told = sentences.mood_told(play, self._mood, self.words)
        self._mood = sentences.mood_of(play)
        if told:
            self.say(told)

    def _options(self, play: Play) -> None:
        """The numbered replies, then what protects."""
        w = self.words
        options = play.options()
        replies = [option for option in options if option.choice.kind != PROTECT]
        kit = [option for option in options if option.choice.kind == PROTECT]
        letters = sentences.kit_letters(play.encounter)
        self._replies = [option.choice.id for option in replies]
        self._letters = {letters[option.choice.id]: option.choice.id for option in kit}
        texts = play.texts(self.lang)
        part = play.scene.parts[len(play.state.picked)]
        if part.name is not None:
            place = {"number": len(play.state.picked) + 1, "total": len(play.scene.parts)}
            self.say("", w.t("Part {number} of {total}: {name}", name=texts[part.name], **place))
        else:
            self.say("")
        for number, option in enumerate(replies, 1):
            self.say(sentences.option_told(str(number), play, option, w))
        if kit:
            self._tell_kit(play, kit, letters)

    def _tell_kit(self, play: Play, kit: Sequence[Option], letters: dict[str, str]) -> None:
        """The kit in full where it has changed, else in a line."""
        w = self.words
        told = [sentences.option_told(letters[one.choice.id], play, one, w) for one in kit]
        if told != self._kit:
            self._kit = told
            self.say(w.t("Protect yourself:"), *told)
            return
        open_now = [letters[option.choice.id] for option in kit if option.open]
        if open_now:
            comma = w.t(", ")
            self.say(
                w.t(
                    "Protect yourself, as before: {letters}. :kit tells them.",
                    letters=comma.join(open_now),
                )
            )

    def practising(self, play: Play) -> None:
        """A first attempt was rewound."""
        w = self.words
        back = w.t(":first goes back to it.") if play.first_waits else ""
        self.say(run_on(w, [w.t("Practice: your first attempt stays as it was."), back]))

    def _first(self, play: Play) -> Play:
        """Back to the first attempt."""
        first = self._session.first_attempt(play)
        w = self.words
        self._forget()
        self.say(w.t("{sentence}.", sentence=w.t("Back to your first attempt, as you left it")))
        self._dropped(first)
        return first

    def coach(self, play: Play) -> None:
        """The coach's line."""
        w = self.words
        coach = play.scene.coach
        if coach is None:
            self.say(w.t("The coach has nothing to say here. You are doing it yourself."))
        else:
            self.say(w.t("Coach: {text}", text=play.texts(self.lang)[coach]))

    def commands(self, play: Play) -> Sequence[str]:
        """Those of `:help`."""
        return [name for name, _ in _usable(_HELP, play)]

    def command(self, play: Play, line: str) -> Play | None:
        """What only people need: hearing things again, and the way back from practice."""
        w = self.words
        if line == ":again":
            self._forget()
        elif line == ":where":
            everything = sentences.mood_told(play, None, w)
            self.say(w.t("Your aim: {aim}", aim=play.texts(self.lang)["aim"]), everything)
        elif line == ":briefing":
            self._brief(play.encounter, play.texts(self.lang))
        elif line == ":kit":
            self._kit = []
            self._say_kit(play)
        elif line == ":transcript":
            self._transcript(play)
        elif line == ":save":
            self._keep(play)
        elif line == ":help":
            self._help(_HELP, play)
        elif line == _FIRST:
            return self._first(play)
        else:
            return None
        return play

    def _help(self, commands: Iterable[tuple[str, str]], play: Play) -> None:
        w = self.words
        told = _usable(commands, play)
        self.say(*(w.t("{name}: {text}", name=name, text=w.t(text)) for name, text in told))

    def _transcript(self, play: Play) -> None:
        self.say("", *paragraphs(play, play.lines(), self.words))

    def _keep(self, play: Play) -> None:
        """The play as a file; where that cannot be written, the play goes on all the same."""
        text = as_file(play, self._session.shared(play), self.words)
        try:
            path = self._save(play.encounter.id, text)
        except GameError as error:
            self.error(error)
        else:
            self.say(self.words.t("Saved as {path}.", path=path))

    def _say_kit(self, play: Play) -> None:
        kit = [option for option in play.options() if option.choice.kind == PROTECT]
        if kit:
            self._tell_kit(play, kit, sentences.kit_letters(play.encounter))
        else:
            self.say(self.words.t("Nothing of the kit can be used here."))

    def choice(self, play: Play, line: str) -> str:
        """A number of the replies, a letter of the kit, or an id."""
        given = answers.typed(line).lower()
        number = answers.number(given, len(self._replies))
        if number is not None:
            return self._replies[number - 1]
        if given in self._letters:
            return self._letters[given]
        if any(given == option.choice.id for option in play.options()):
            return given
        raise GameError("answer-unknown", answer=answers.echo(line), known=self._known())

    def _known(self) -> list[str]:
        return [*(str(number) for number, _ in enumerate(self._replies, 1)), *self._letters]

    def error(self, error: GameError, reason: str | None = None) -> None:
        """What could not be done, and what to do."""
        message, hint = self.words.error(error)
        self.say(run_on(self.words, [reason or message, hint]))

    # after the conversation

    def ended(self, play: Play, said: Sequence[Line]) -> None:
        """The last words, and a quiet one before anything else where somebody was abused."""
        self._exchange(play, said)
        if was_hard(play):
            self.say("", *quiet(self._session.shared(play), self.words))

    def debrief(self, play: Play, result: Score, said: Sequence[Line]) -> None:  # noqa: ARG002 - they are said
        """How it went."""
        told = retell(play, result, self._session.shared(play), self.words)
        self.say("", report(told, self.words).rstrip("\n"))

    def after(self, play: Play) -> Play | None:
        """Rewind, go back to the first attempt, write the plan, save the transcript, or be done."""
        self._what_next(play)
        while True:
            try:
                line = answers.typed(self.read())
            except Leave:
                return None
            command, _, rest = line.partition(" ")
            try:
                if command in ("", ":leave"):
                    return None
                if command == ":rewind":
                    return self._rewound(play, rest)
                if command == _FIRST:
                    return self._first(play)
                self._after(play, command, rest)
            except GameError as error:
                self.error(error)

    def _after(self, play: Play, command: str, rest: str) -> None:
        if command == ":plan":
            self._plan(play)
        elif command == ":save":
            self._keep(play)
        elif command == ":again":
            self.debrief(play, play.score(), ())
        elif command == ":transcript":
            self._transcript(play)
        elif command == ":lang":
            self.speak(answers.language(rest))
            self.debrief(play, play.score(), ())
            self._what_next(play)
        elif command == ":help":
            self._help(_AFTERWARDS, play)
        else:
            known = [name for name, _ in _usable(_AFTERWARDS, play)]
            raise GameError("command-unknown", command=answers.echo(command), known=known)

    def _plan(self, play: Play) -> None:
        w = self.words
        plan = play.answers().get("plan")
        if isinstance(plan, str):
            self.say(w.t("So far: {plan}", plan=visible(plan)))
        if ask_plan(self, play):
            self.say(w.t("Your plan is kept."))

    def _what_next(self, play: Play) -> None:
        w = self.words
        told = [w.t("Enter: done."), w.t(":rewind 2 plays on from before decision 2, as practice.")]
        if play.first_waits:
            told.append(w.t(":first goes back to your first attempt."))
        self.say("", run_on(w, [*told, w.t(":help tells what else there is.")]))

    def _rewound(self, play: Play, rest: str) -> Play:
        decisions = play.score().decisions
        number = answers.numbered(":rewind", rest.strip(), len(decisions))
        self._forget()
        return self._session.rewind(play, decisions[number - 1].index)


def _usable(commands: Iterable[tuple[str, str]], play: Play) -> list[tuple[str, str]]:
    """Those of some commands that have a use now."""
    return [(name, text) for name, text in commands if name != _FIRST or play.first_waits]


def _last_said(play: Play) -> Sequence[Line]:
    """What was said last; a reply that is being put together says nothing yet."""
    return next((turn.said for turn in reversed(play.turns) if turn.said), ())
