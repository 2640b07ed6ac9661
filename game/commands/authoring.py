"""For those who write encounters: walk, graph, schema, explain."""

from __future__ import annotations

import sys
from argparse import Namespace
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from game import places
from game.commands.playing import typed_lines
from game.commands.terminal import columns
from game.commands.voice import Voice
from game.commands.wiring import checked_story, session_of, shelf_of
from game.errors import CANNOT, DONE, GameError, broken
from game.places import PLAYER

if TYPE_CHECKING:
    from game.stories.library import Library
    from game.stories.packs import Story


def walk(options: Namespace, voice: Voice) -> int:
    """Play in a saves folder that lasts as long as the play, and put the path into `walks.yaml`.

    A walk that came to no ending is not written (`walk-not-whole`): `check` would only find fault with it.
    """
    from tempfile import TemporaryDirectory

    from game.export.transcript_file import save_transcript
    from game.export.walk import append_walk
    from game.lines.flow import Leave, Wishes, play_through
    from game.lines.plain_desk import PlainDesk
    from game.saves import open_store

    with TemporaryDirectory() as folder, open_store(Path(folder)).store as store:
        profile = store.profile(PLAYER)
        session = session_of(store, profile, options, voice)
        story = session.story(options.encounter)
        _require_walks(session.library, options.encounter, story)
        desk = PlainDesk(session, typed_lines(voice), sys.stdout, voice.words.lang, save_transcript)
        with suppress(Leave):
            play_through(session, desk, Wishes(options.encounter, yes=True))
        whole = next((play for play in store.plays(profile.id) if play.status == "finished"), None)
        path = tuple(step.choice for step in store.steps(whole.id)) if whole is not None else ()
    if whole is None:
        raise GameError("walk-not-whole", CANNOT)
    where = append_walk(story, path, options.name)
    voice.written(where)
    return DONE


def _require_walks(library: Library, name: str, story: Story) -> None:
    """Refuse to record a walk beside some that cannot be read, before anybody plays it; raises `encounter-broken`."""
    from game.stories.packs import WALKS, shown

    file = shown(story.path.with_name(WALKS))
    problems = tuple(problem for problem in library.told_of(name) if problem.place.file == file)
    if problems:
        raise broken(name, problems)


def graph(options: Namespace, voice: Voice) -> int:
    """An encounter as Mermaid, DOT or SVG."""
    from game.export import graph

    story = checked_story(shelf_of(options), options.encounter)
    write = {"mermaid": graph.mermaid, "dot": graph.dot, "svg": graph.svg}[options.format]
    voice.say(write(story.encounter, story.texts.texts(voice.words.lang)).rstrip("\n"))
    return DONE


def schema(options: Namespace, voice: Voice) -> int:
    """JSON Schemas of the content files."""
    from game.export.schema import Known, write_schemas
    from game.stories.packs import PackReader
    from game.words.visible import visible

    w = voice.words
    shared = PackReader(places.content_folder()).shared
    moves, sources = shared.texts["rubric"].texts(w.lang), shared.texts["sources"].texts(w.lang)
    known = Known(
        {name: moves[f"moves.{name}.definition"] for name in shared.rubric.moves},
        {name: sources[f"items.{name}.title"] for name in shared.sources},
    )
    written = write_schemas(Path(options.folder), known)
    for path in written:
        voice.written(path)
    story = next(path for path in written if path.name.startswith("story."))
    voice.say(
        w.t(
            "An editor with a YAML language server completes and checks a story whose first line is this:"
        ),
        f"# yaml-language-server: $schema={visible(story.resolve().as_uri())}",
    )
    return DONE


def explain(options: Namespace, voice: Voice) -> int:
    """A problem code, a move or a condition at length, or a list of all."""
    from game.engine.rubric import CONDITIONS
    from game.export.explain import explain_lines, list_lines
    from game.export.moves import MOVES, condition_lines, list_moves, move_lines
    from game.stories.packs import PackReader

    w, code = voice.words, options.code
    if not code:
        voice.say(*list_lines(w))
        return DONE
    shared = PackReader(places.content_folder()).shared
    texts = shared.texts["rubric"].texts(w.lang)
    if code == MOVES:
        voice.say(*list_moves(shared.rubric, texts, w, columns()))
    elif code in shared.rubric.moves:
        voice.say(*move_lines(shared.rubric.moves[code], texts, w, columns()))
    elif code in CONDITIONS:
        voice.say(*condition_lines(code, shared.rubric, w, columns()))
    else:
        others = (MOVES, *shared.rubric.moves, *CONDITIONS)
        voice.say(*explain_lines(code, w, columns(), others))
    return DONE
