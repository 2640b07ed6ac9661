"""For those who begin an encounter: `new` writes a small one that plays."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from game.commands.voice import Voice
from game.errors import CONTENT, DONE, GameError

_FOLDER = "my-pack"


def new(options: Namespace, voice: Voice) -> int:
    """Write a small, complete encounter into a pack; what is missing is asked for where a person types."""
    from game.export.new_encounter import new_encounter, require_id

    w = voice.words
    name, title = options.id, options.title
    if name is None:
        if not sys.stdin.isatty():
            raise GameError("new-id-needed")
        name = _asked(voice, w.t("The encounter's id, such as late-parcel: "))
    require_id(name)
    if title is None and sys.stdin.isatty():
        title = _asked(voice, w.t("Its title (empty: that of the example): "))
    folder = pack_folder(options.pack)
    written = new_encounter(folder, name, title, w.lang, asked=options.lang is not None)
    for path in written:
        voice.written(path)
    return _checked(written, folder, name, voice)


def pack_folder(given: Sequence[str] | None) -> Path:
    """The pack asked for last, else the one that the current folder is, else a new one in it."""
    from game.stories.folders import PACK

    if given:
        return Path(given[-1])
    return Path() if Path(PACK).is_file() else Path(_FOLDER)


def _asked(voice: Voice, question: str) -> str:
    voice.ask(question)
    return sys.stdin.readline().strip()


def _checked(written: list[Path], folder: Path, name: str, voice: Voice) -> int:
    """What `check` has to say, which is nothing unless the pack's own rubric or sources lack what is used."""
    from shlex import quote

    from game.check import check_pack
    from game.export.problems import problem_line
    from game.stories.folders import STORY
    from game.words.visible import visible

    w = voice.words
    story = next(path for path in written if path.name == STORY)
    problems = check_pack(story)
    for problem in problems:
        voice.say(problem_line(problem, w))
    if not problems:
        command = f"standtall play {name} --pack {quote(str(folder))}"
        voice.say(w.t("It can be played: {command}", command=visible(command)))
        command = command.replace(" play ", " edit ", 1)
        voice.say(w.t("Keep it open beside your editor: {command}", command=visible(command)))
        command = "standtall explain moves"
        voice.say(w.t("What a reply can do: {command}", command=command))
    return CONTENT if problems else DONE
