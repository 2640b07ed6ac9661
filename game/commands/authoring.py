"""For those who write encounters: check, translate, walk, graph, schema, explain."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from game import places
from game.commands.playing import keep_transcript, typed_lines
from game.commands.terminal import columns
from game.commands.voice import Voice
from game.commands.wiring import checked_story, saves_of, session_of, shelf_of
from game.errors import CANNOT, CONTENT, DONE, GameError, broken
from game.places import PLAYER

if TYPE_CHECKING:
    from game.stories.library import Library
    from game.stories.packs import Story

_PATIENCE = 1  # seconds after which a command says what it is doing


def check(options: Namespace, voice: Voice) -> int:
    """Every problem of packs and story files; with `--coverage` also what the walks go through."""
    from game.check import check_pack
    from game.export.problems import problem_json, problem_line

    begun = time.monotonic()
    w = voice.words

    def progress(name: str) -> None:
        if sys.stderr.isatty() and time.monotonic() - begun > _PATIENCE:
            voice.note(w.t("checking {name} …", name=name))

    named = (*(options.pack or ()), *options.paths)
    paths = [Path(path) for path in named] or [places.content_folder()]
    kept = places.kept_folder(saves_of(options))
    line = problem_json if options.json else problem_line
    count = 0
    for path in paths:
        if not path.exists():
            raise GameError("pack-missing", CANNOT, path=str(path))
        for problem in check_pack(path, kept, progress, strict=options.strict):
            count += 1
            voice.say(line(problem, w))
    if options.coverage and not options.json:
        _coverage(paths, voice)
    if not options.json:
        voice.say(
            w.n("{count} problem.", "{count} problems.", count) if count else w.t("No problems.")
        )
    return CONTENT if count else DONE


def _coverage(paths: Sequence[Path], voice: Voice) -> None:
    from game.check import belongs_to
    from game.export.coverage import coverage, coverage_lines
    from game.stories import load_pack

    for path in paths:
        for story in load_pack(belongs_to(path)).stories.values():
            voice.say(*coverage_lines(coverage(story), voice.words))


def translate(options: Namespace, voice: Voice) -> int:
    """What is missing, PO files for translators, and stamping."""
    action = {
        "status": _translate_status,
        "export": _translate_export,
        "import": _translate_import,
        "stamp": _translate_stamp,
    }[options.action]
    return action(options, voice)


def _pack_folder(options: Namespace) -> Path:
    named = [*(options.pack or ()), *([options.pack_folder] if options.pack_folder else ())]
    return Path(named[-1]) if named else places.content_folder()


def _translate_status(options: Namespace, voice: Voice) -> int:
    from game.stories.folders import PACK
    from game.stories.packs import PackReader, shown
    from game.stories.translations import translated_files

    w = voice.words
    reader = PackReader(_pack_folder(options))
    behind, seen = 0, 0
    for lang in reader.shared.head.languages:
        for file in translated_files(reader, lang):
            seen += 1
            if file.entries is None:
                behind += len(file.missing())
                total = len(file.table.source)
                path = shown(file.path)
                voice.say(w.t("{path}: {total} texts, not begun yet", path=path, total=total))
                continue
            missing, stale = file.missing(), file.stale()
            behind += len(missing) + len(stale)
            voice.say(
                w.t(
                    "{path}: {total} texts, {missing} missing, {stale} stale",
                    path=shown(file.path),
                    total=len(file.table.source),
                    missing=len(missing),
                    stale=len(stale),
                )
            )
            for text_id in missing:
                voice.say(w.t("  missing: {id}", id=text_id))
            for text_id in stale:
                voice.say(w.t("  stale: {id}", id=text_id))
    if not seen:
        known = w.t(", ").join(reader.shared.head.languages)
        head = shown(reader.shared.folder / PACK)
        voice.say(
            w.t("There is nothing to translate: {path} names {known}.", path=head, known=known)
        )
    return CONTENT if behind else DONE


def _translate_export(options: Namespace, voice: Voice) -> int:
    from game.export.po import export_po
    from game.words.visible import visible

    w = voice.words
    count = export_po(_pack_folder(options), options.locale, Path(options.file), w)
    voice.say(w.t("Written: {path}", path=visible(options.file)))
    voice.say(w.n("{count} entry", "{count} entries", count))
    return DONE


def _translate_import(options: Namespace, voice: Voice) -> int:
    from game.export.po import import_po
    from game.export.problems import problem_line

    w = voice.words
    done = import_po(_pack_folder(options), Path(options.file))
    for problem in done.problems:
        voice.say(problem_line(problem, w))
    if done.problems:
        voice.say(w.t("Nothing was changed."))
        return CONTENT
    voice.say(w.n("{count} text changed", "{count} texts changed", done.changed))
    return DONE


def _translate_stamp(options: Namespace, voice: Voice) -> int:
    from game.stories.translations import stamp
    from game.words.visible import visible

    w = voice.words
    for path in options.paths:
        if Path(path).is_dir():
            raise GameError("not-a-translation", path=path)
        done = stamp(Path(path))
        changed = w.n("{count} entry stamped", "{count} entries stamped", done.changed)
        missing = w.n("{count} missing", "{count} missing", done.missing)
        voice.say(f"{visible(path)}: {changed}, {missing}")
    return DONE


def walk(options: Namespace, voice: Voice) -> int:
    """Play in a saves folder that lasts as long as the play, and put the path into `walks.yaml`.

    A walk that came to no ending is not written (`walk-not-whole`): `check` would only find fault with it.
    """
    from tempfile import TemporaryDirectory

    from game.engine.step import fold, outcome
    from game.export.walk import append_walk
    from game.lines.flow import Leave, Wishes, play_through
    from game.lines.plain_desk import PlainDesk
    from game.saves import open_store
    from game.words.visible import visible

    with TemporaryDirectory() as folder, open_store(Path(folder)).store as store:
        profile = store.profile(PLAYER)
        session = session_of(store, profile, options, voice)
        story = session.story(options.encounter)
        _require_walks(session.library, options.encounter, story)
        desk = PlainDesk(session, typed_lines(voice), sys.stdout, voice.words.lang, keep_transcript)
        with suppress(Leave):
            play_through(session, desk, Wishes(options.encounter, yes=True))
        plays = store.plays(profile.id)
        path = tuple(step.choice for step in store.steps(plays[-1].id)) if plays else ()
    if outcome(story.encounter, fold(story.encounter, path).state) is None:
        raise GameError("walk-not-whole", CANNOT)
    where = append_walk(story, path, options.name)
    voice.say(voice.words.t("Written: {path}", path=visible(str(where))))
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
        voice.say(w.t("Written: {path}", path=visible(str(path))))
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
