"""The line edition's home: choose an encounter by number, play it, come back."""

from __future__ import annotations

from collections.abc import Callable

from game.debrief import about
from game.errors import GameError
from game.export.progress import progress_lines
from game.lines.flow import Leave, Wishes, play_through
from game.lines.plain_desk import PlainDesk
from game.session import Session
from game.stories.library import Entry
from game.words import read_language


def at_home(session: Session, desk: PlainDesk, ask: Callable[[str], str], wishes: Wishes) -> None:
    """The menu, until the person leaves (`Leave`)."""
    while True:
        entries = _menu(session, desk)
        line = ask("> ").strip()
        word, _, rest = line.partition(" ")
        try:
            if word == ":leave":
                raise Leave
            if word == ":lang":
                language = read_language(rest.strip())
                if language is None:
                    raise GameError("language-unknown", name=rest.strip())
                desk.lang = language
                session.store.set_setting(session.profile.id, "lang", language)
            elif word == ":progress":
                desk.say("", *progress_lines(session, desk.words))
            elif word == ":about":
                desk.say("", *about(session.library.shared(""), desk.words))
            elif line:
                name = _chosen(entries, line)
                play_through(
                    session,
                    desk,
                    Wishes(name, wishes.intensity, wishes.seed, wishes.fresh, wishes.yes),
                )
        except GameError as error:
            desk.error(error)


def _menu(session: Session, desk: PlainDesk) -> list[Entry]:
    w = desk.words
    index = session.library.index()
    desk.say("", w.t("Stand Tall"), w.t("Practise hard conversations with customers."), "")
    listed: list[Entry] = []
    seen: set[str] = set()
    for day in index.days:
        desk.say(day.title.get(desk.lang) or next(iter(day.title.values()), day.id))
        for name in day.encounters:
            entry = index.find(name)
            seen.add(entry.name)
            _list(session, desk, entry, listed)
    rest = [entry for entry in index.entries if entry.name not in seen]
    if rest:
        desk.say(w.t("More encounters"))
    for entry in rest:
        _list(session, desk, entry, listed)
    desk.say("", w.t("A number plays. :lang X, :progress, :about and :leave do what they say."))
    return listed


def _list(session: Session, desk: PlainDesk, entry: Entry, listed: list[Entry]) -> None:
    w = desk.words
    if entry.left_out:
        desk.say(w.t("   {name}: left out, it has problems. “standtall check” tells which.", name=entry.id))
        return
    listed.append(entry)
    minutes = w.n("{count} minute", "{count} minutes", entry.minutes)
    line = f"{len(listed)}. {entry.words('title', desk.lang)} ({minutes})"
    if session.unfinished(entry.name) is not None:
        line += w.t(" – begun")
    desk.say(line)


def _chosen(entries: list[Entry], line: str) -> str:
    if line.isdecimal() and 1 <= int(line) <= len(entries):
        return entries[int(line) - 1].name
    for entry in entries:
        if line in (entry.id, entry.name):
            return entry.name
    raise GameError("answer-unknown", answer=line, known=f"1-{len(entries)}")

