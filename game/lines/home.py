"""The line edition's home: choose an encounter by number, play it, come back."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Final

from game.debrief import about, cheat_sheet, cheat_sheet_lines, codex, run_on, sentence_case
from game.errors import GameError
from game.export.progress import progress_lines, progress_order
from game.lines import answers
from game.lines.drilling import drill_at_home
from game.lines.flow import InputEnded, Leave, Wishes, look_back, play_through
from game.lines.plain_desk import PlainDesk
from game.saves import PlayRecord
from game.session import Session
from game.stories.library import Entry
from game.stories.texts import INTENSITIES, MILD
from game.words import N_, terms
from game.words.languages import NAMES
from game.words.visible import visible

_HELP: Final = (
    ("1, 2, 3", N_("play that encounter; one that was begun goes on")),
    (":anew 1", N_("begin that encounter anew; one that was begun is closed")),
    (":list", N_("the encounters")),
    (":cards", N_("what there is to practise, on cards; “:cards 2” reads the second")),
    (":cheatsheet", N_("your plans and cards in one piece, to keep beside you")),
    (":drills", N_("a few lines from calls that you have finished, to judge; “:leave” ends them")),
    (":progress", N_("what was played and how it went; “:progress 1” opens the first again")),
    (":settings", N_("language, and how hard words are told")),
    (":about", N_("what the game is, and whose ideas it is made of")),
    (":leave", N_("leave; everything is saved")),
)


def at_home(session: Session, desk: PlainDesk, wishes: Wishes) -> None:
    """The menu, until the person leaves or the input ends (`Leave`)."""
    w = desk.words
    desk.say(w.t("Stand Tall"), w.t("Practise hard conversations with customers."))
    if "lang" not in session.store.settings(session.profile.id):
        desk.say(_languages(desk))
    _list(session, desk)
    while True:
        line = answers.typed(desk.read())
        try:
            if line.startswith(":"):
                _command(session, desk, wishes, line)
            elif line:
                name = _chosen(session, line)
                play_at_home(session, desk, replace(wishes, name=name))
            else:
                _list(session, desk)
        except GameError as error:
            desk.error(error)


def play_at_home(
    session: Session, desk: PlainDesk, wishes: Wishes, record: PlayRecord | None = None
) -> None:
    """Play one encounter, or take up a play of it; whoever leaves it comes home. Raises InputEnded."""
    try:
        if record is None:
            play_through(session, desk, wishes)
        else:
            look_back(session, desk, wishes, record)
    except InputEnded:
        raise
    except Leave:
        farewell(session, desk, wishes.name)
    desk.say("", desk.words.t("You are at home. :list tells the encounters, :help the rest."))


def farewell(session: Session, desk: PlainDesk, name: str | None = None) -> None:
    """What is said to somebody who leaves, an encounter of that name or the game as a whole."""
    w = desk.words
    if name is None or session.unfinished(name) is None:
        desk.say("", w.t("Everything is saved."))
    else:
        desk.say("", w.t("Saved. It goes on where you left whenever you come back."))


def _command(session: Session, desk: PlainDesk, wishes: Wishes, line: str) -> None:
    w = desk.words
    command, _, rest = line.partition(" ")
    if command == ":leave":
        raise Leave
    if command == ":list":
        _list(session, desk)
    elif command == ":anew":
        entries = _entries(session)
        name = entries[answers.numbered(":anew", rest.strip(), len(entries)) - 1].name
        play_at_home(session, desk, replace(wishes, name=name, fresh=True))
    elif command == ":progress":
        _progress(session, desk, wishes, rest.strip())
    elif command == ":cards":
        desk.say("", *_cards(session, desk, rest.strip()))
    elif command == ":cheatsheet":
        desk.say("", *cheat_sheet_lines(cheat_sheet(session, w), w))
    elif command == ":drills":
        drill_at_home(session, desk)
    elif command == ":about":
        desk.say("", *about(session.library.shared(""), w))
    elif command == ":help":
        desk.say(*(w.t("{name}: {text}", name=name, text=w.t(text)) for name, text in _HELP))
    elif command == ":settings":
        _settings(session, desk)
    elif command == ":lang":
        desk.speak(answers.language(rest))
        _list(session, desk)
    elif command == ":intensity":
        if rest.strip() not in INTENSITIES:
            raise GameError("answer-unknown", answer=answers.echo(rest.strip()), known=INTENSITIES)
        session.store.set_setting(session.profile.id, "intensity", rest.strip())
        _settings(session, desk)
    else:
        known = [name for name, _ in _HELP if name.startswith(":")]
        raise GameError("command-unknown", command=answers.echo(command), known=known)


def _progress(session: Session, desk: PlainDesk, wishes: Wishes, wanted: str) -> None:
    """All plays, numbered, or one of them told again or gone on with."""
    w = desk.words
    past = progress_order(session)
    if wanted and past:
        record = past[answers.numbered(":progress", wanted, len(past)) - 1].record
        play_at_home(session, desk, replace(wishes, name=record.name), record)
        return
    desk.say("", *progress_lines(session, w, numbered=True))
    if past:
        told = w.t("“:progress 1” tells the debrief of the first again, or goes on with it.")
        desk.say("", told)


def _cards(session: Session, desk: PlainDesk, wanted: str) -> Iterator[str]:
    """The titles of all cards, numbered, or one card whole."""
    w = desk.words
    cards = codex(session, w)
    if not wanted:
        numbered = enumerate(cards, 1)
        for group, own in groupby(numbered, key=lambda one: one[1].group):
            yield w.t("{sentence}.", sentence=sentence_case(w.phrase(terms.CARDS[group])))
            yield from (w.t("{mark}. {text}", mark=mark, text=card.title) for mark, card in own)
        yield w.t("“:cards 2” reads the second.")
        return
    card = cards[answers.numbered(":cards", wanted, len(cards)) - 1]
    yield w.t("{sentence}.", sentence=card.title)
    yield from filter(None, (card.says, card.line, card.beware, card.source))
    if card.practise:
        titles = w.t(", ").join(title for _, title in card.practise)
        yield w.t("Practise it in: {titles}", titles=titles)


def _settings(session: Session, desk: PlainDesk) -> None:
    w = desk.words
    strong = session.store.settings(session.profile.id).get("intensity", MILD) != MILD
    desk.say(
        _languages(desk),
        w.t(
            "Hard words are said aloud unless you choose otherwise. “:intensity mild” changes that."
        )
        if strong
        else w.t(
            "Hard words are paraphrased unless you choose otherwise. “:intensity strong” changes that."
        ),
    )


def _languages(desk: PlainDesk) -> str:
    """How to change the language, each named in its own words."""
    w = desk.words
    others = [
        w.t("“:lang {lang}” for {name}", lang=lang, name=name)
        for lang, name in NAMES.items()
        if lang != desk.lang
    ]
    now = w.t("Language: {name}.", name=NAMES[desk.lang])
    return run_on(w, [now, w.t("{list}.", list=w.t(", ").join(others))])


def _entries(session: Session) -> list[Entry]:
    """The encounters that can be played, in the order of their numbers."""
    return [entry for entry in session.library.index().in_order() if not entry.left_out]


def _list(session: Session, desk: PlainDesk) -> None:
    w = desk.words
    index = session.library.index()
    own: dict[str, set[str]] = {}
    for play in session.store.plays(session.profile.id):
        own.setdefault(play.name, set()).add(play.status)
    rest = {
        entry.name: _listed(session, desk, entry, own.get(entry.name, set()))
        for entry in index.entries
    }
    numbers = {entry.name: number for number, entry in enumerate(_entries(session), 1)}
    for name, number in numbers.items():
        rest[name] = w.t("{mark}. {text}", mark=number, text=rest[name])
    for day in index.days:
        title, why = (day.words(key, desk.lang) for key in ("title", "why"))
        desk.say("", run_on(w, [w.t("{sentence}.", sentence=title), why]))
        desk.say(*(rest.pop(name) for name in day.encounters if name in rest))
    if rest:
        desk.say("", w.t("More encounters"), *rest.values())
    desk.say("", w.t("A number plays. :help tells what else there is."))


def _listed(session: Session, desk: PlainDesk, entry: Entry, own: Collection[str]) -> str:
    """An encounter in a line; `own` are the statuses of the player's plays of it."""
    w = desk.words
    if entry.left_out:
        return w.t(
            "{name}: left out, it has problems. “{command}” tells which.",
            name=entry.id,
            command=visible(session.library.check_command(entry)),
        )
    values = {
        "title": entry.words("title", desk.lang),
        "minutes": w.n("{count} minute", "{count} minutes", entry.minutes),
    }
    if "open" in own:
        return w.t("{title}, {minutes}, begun", **values)
    return (
        w.t("{title}, {minutes}, played", **values)
        if "finished" in own
        else w.t("{title}, {minutes}", **values)
    )


def _chosen(session: Session, line: str) -> str:
    entries = _entries(session)
    number = answers.number(line, len(entries))
    if number is not None:
        return entries[number - 1].name
    for entry in entries:
        if line in {entry.id, entry.name}:
            return entry.name
    known = [str(number) for number, _ in enumerate(entries, 1)]
    raise GameError("answer-unknown", answer=answers.echo(line), known=known)
