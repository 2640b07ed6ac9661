"""Encounters from and to other tools: ink and Twee."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game import places
from game.commands.voice import Voice
from game.commands.wiring import checked_story, shelf_of
from game.errors import CANNOT, CONTENT, DONE, GameError
from game.words import LANGUAGES, read_language

if TYPE_CHECKING:
    from game.export.twee import Loss
    from game.export.twee_story import Around

_STDOUT = "-"
_PLACES = 6  # told of each kind of loss


def convert(options: Namespace, voice: Voice) -> int:
    """An encounter as ink or Twee, or a Twee file as a new encounter. What is not carried over is told beside it."""
    if options.from_twee is not None:
        return _from_twee(options, voice)
    if options.encounter is None:
        raise GameError("encounter-needed")
    story = checked_story(shelf_of(options), options.encounter)
    w = voice.words
    if options.ink is not None:
        from game.export.ink import ink, left_out

        _put(
            options.ink, ink(story.encounter, story.texts.texts(w.lang), w), voice, own="# title: "
        )
        _tell_losses(w.t("Not in the ink file:"), left_out(story.texts), voice)
        return DONE
    from game.export.twee import twee

    written = twee(story.encounter, story.texts, w.lang)
    _put(options.twee, written.text, voice)
    _tell_losses(w.t("Twee cannot hold:"), written.losses, voice)
    return DONE


def _tell_losses(heading: str, losses: Sequence[Loss], voice: Voice) -> None:
    from game.export.twee import LOST

    if losses:
        voice.note(heading)
    for loss in losses:
        shown = ", ".join(loss.places[:_PLACES]) + (" …" if len(loss.places) > _PLACES else "")
        voice.note(f"  {voice.words.t(LOST[loss.kind])} ({len(loss.places)}): {shown}")


def _from_twee(options: Namespace, voice: Voice) -> int:
    """Print the new `story.yaml`, or write it into a pack; exit code 1 where something had to be left out."""
    from game.export.new_encounter import pack_head, require_id, write_new
    from game.export.twee_reader import SAID, read_twee_file
    from game.export.twee_story import TODO, id_of, language_of, readable, story_of
    from game.stories.folders import STORY
    from game.words.visible import visible

    w = voice.words
    path = Path(options.from_twee)
    twee = read_twee_file(path)

    def told(lines: Sequence[str]) -> None:
        for line in lines:
            voice.note(visible(line))

    told([f"{path}:{f.line}: {w.t(SAID[f.code], **f.values)}" for f in twee.findings])
    if not readable(twee):
        raise GameError("twee-empty", CONTENT)
    name = options.encounter or id_of(twee.title or "") or id_of(path.stem)
    if name is None:
        raise GameError("twee-no-id")
    require_id(name)
    folder = Path(options.pack[-1]) if options.pack else None
    asked = read_language(options.lang) if options.lang else language_of(twee)
    lang = asked or w.lang
    head = pack_head(folder, lang) if folder else {}
    there = None if head else folder  # the pack, where there is one already
    lang = _fitting(lang, there, asked=bool(asked))
    made = story_of(twee, name, lang, _around(there))
    if folder is None:
        voice.say(made.text.rstrip("\n"))
    else:
        target = folder / "encounters" / name
        if target.exists():
            raise GameError("already-there", CANNOT, path=str(target))
        write_new({**head, target / STORY: made.text})
        voice.written(target / STORY)
    told([w.t("To look at and fill in:")])
    told([f"  {w.t(TODO[todo.kind], value=todo.value)}" for todo in made.todo])
    return CONTENT if twee.findings else DONE


def _fitting(lang: str, pack: Path | None, *, asked: bool) -> str:
    """A language of the pack: this one, else its first; raises `language-not-in-pack` where this one was asked for."""
    from game.export.new_encounter import languages_of

    known = languages_of(pack) if pack else LANGUAGES
    if lang not in known and asked:
        raise GameError("language-not-in-pack", name=lang, known=known)
    return lang if lang in known else known[0]


def _around(pack: Path | None) -> Around:
    """What a new story may cite in a pack, or in the shipped one; raises `pack-broken` where there is nothing."""
    from game.export.twee_story import Around
    from game.stories.packs import PackReader

    shared = PackReader(pack or places.content_folder()).shared
    moves = shared.rubric.moves
    if not shared.sources or not moves:
        raise GameError("pack-broken", CONTENT, path=str(pack))
    move = "open-question" if "open-question" in moves else next(iter(moves))
    return Around(next(iter(shared.sources)), move)


def _put(file: str, text: str, voice: Voice, own: str | None = None) -> None:
    from game.export.files import put

    if file == _STDOUT:
        voice.say(text.rstrip("\n"))
        return
    put(Path(file), text, own)
    voice.written(file)
