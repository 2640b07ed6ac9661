"""What all ways through an encounter come to: analyse, and the smells of check --strict."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands.terminal import columns
from game.commands.ticker import Ticker
from game.commands.voice import Voice
from game.commands.wiring import checked_story, saves_of, shelf_of
from game.errors import CANNOT, DONE, USAGE, GameError, problems_of

if TYPE_CHECKING:
    from game.analysis.whole import Analysis
    from game.engine.rubric import Move
    from game.export.analysis_report import Told
    from game.stories.library import Library
    from game.stories.packs import Story


def analyse(options: Namespace, voice: Voice) -> int:
    """Exact figures over all ways through encounters: as a report, as JSON, as a page."""
    code = DONE
    pages: list[Told] = []
    shelf = shelf_of(options)
    for name in _asked(options, shelf):
        told = _one(options, voice, shelf, name)
        if isinstance(told, int):
            code = max(code, told)
        else:
            pages.append(told)
    if options.html and pages:
        _write_page(Path(options.html), pages, voice)
    return code


def _asked(options: Namespace, shelf: Library) -> list[str]:
    """The full names of the encounters asked for."""
    if bool(options.encounters) is bool(options.all):
        raise GameError("encounter-needed", USAGE)
    index = shelf.index()
    if options.all:
        return [entry.name for entry in index.entries]
    return [index.find(name).name for name in options.encounters]


def _one(options: Namespace, voice: Voice, shelf: Library, name: str) -> Told | int:
    """Analyse one encounter and say it; the exit code where that cannot be."""
    from game.analyses import analyses_folder, keep_analysis
    from game.analysis.graph import BUDGET
    from game.export.analysis_report import Told
    from game.export.problems import problem_json, problem_line

    ticker = Ticker(voice, name.rpartition("/")[2])
    try:
        story = checked_story(shelf, name, BUDGET, ticker.tick)
    except GameError as error:
        ticker.clear()
        problems = problems_of(error)
        if not problems:
            raise
        line = problem_json if options.json else problem_line
        voice.say(*(line(problem, voice.words) for problem in problems))
        return error.exit_code
    finally:
        ticker.clear()
    analysis = _analysed(options, voice, story, shelf.shared(name).rubric.moves)
    if analysis is None:
        return CANNOT
    keep_analysis(analysis, analyses_folder(saves_of(options)))
    kinds = {scene.id: scene.ending for scene in story.encounter.scenes if scene.ending}
    title = story.texts.texts(voice.words.lang)["title"]
    told = Told(analysis, title, kinds, story.encounter.allow)
    _say(options, voice, told)
    return told


def _analysed(
    options: Namespace, voice: Voice, story: Story, moves: Mapping[str, Move]
) -> Analysis | None:
    """The analysis; None where it is too large and a program was told so; raises `analysis-too-large`."""
    from game.analyses import analyse_story
    from game.analysis.graph import TooLarge
    from game.export.analysis_json import stopped_json

    name = story.encounter.id
    ticker = Ticker(voice, name)
    try:
        return analyse_story(story, moves, ticker.tick)
    except TooLarge as stopped:
        ticker.clear()
        figures = {"budget": stopped.budget, "states": stopped.states}
        error = GameError("analysis-too-large", CANNOT, name=name, **figures)
        if not options.json:
            raise error from None
        message, _ = voice.words.error(error)
        digest = story.encounter.digest
        voice.say(stopped_json(name, digest, stopped.states, stopped.budget, message))
        return None
    finally:
        ticker.clear()


def _say(options: Namespace, voice: Voice, told: Told) -> None:
    from game.export.analysis_json import analysis_json
    from game.export.analysis_report import report_lines

    if options.json:
        voice.say(analysis_json(told.analysis, voice.words))
        return
    if options.html:
        return
    voice.say(*report_lines(told, voice.words, columns(), blocks=_draws_blocks()))


def _draws_blocks() -> bool:
    try:
        "▁█".encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _write_page(path: Path, told: list[Told], voice: Voice) -> None:
    from game.export.analysis_html import page
    from game.export.files import put
    from game.export.html_page import GENERATOR
    from game.words.visible import visible

    put(path, page(told, voice.words), GENERATOR)
    written = voice.words.t("Written: {path}", path=visible(str(path)))
    voice.note(written)
