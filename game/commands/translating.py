"""A pack's translations: what is missing, PO files for translators, and stamping."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from game import places
from game.commands.voice import Voice
from game.errors import CONTENT, DONE, GameError


def translate(options: Namespace, voice: Voice) -> int:
    """What is missing, PO files for translators, and stamping."""
    action = {
        "status": _status,
        "export": _export,
        "import": _import,
        "stamp": _stamp,
    }[options.action]
    return action(options, voice)


def _pack_folder(options: Namespace) -> Path:
    named = [*(options.pack or ()), *([options.pack_folder] if options.pack_folder else ())]
    return Path(named[-1]) if named else places.content_folder()


def _status(options: Namespace, voice: Voice) -> int:
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


def _export(options: Namespace, voice: Voice) -> int:
    from game.export.po import export_po

    w = voice.words
    count = export_po(_pack_folder(options), options.locale, Path(options.file), w)
    voice.written(options.file)
    voice.say(w.n("{count} entry", "{count} entries", count))
    return DONE


def _import(options: Namespace, voice: Voice) -> int:
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
    if done.fuzzy:
        voice.say(
            w.n(
                "{count} entry marked fuzzy was left out; where its translation is right, take the mark away and import again.",
                "{count} entries marked fuzzy were left out; where the translation is right, take the mark away and import again.",
                done.fuzzy,
            )
        )
    return DONE


def _stamp(options: Namespace, voice: Voice) -> int:
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
