"""What is wrong with packs and story files: check."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game import places
from game.commands.ticker import Ticker
from game.commands.voice import PATIENCE, Voice
from game.commands.wiring import saves_of
from game.errors import CANNOT, CONTENT, DONE, GameError, Problem

if TYPE_CHECKING:
    from game.analysis.explore import Progress


def check(options: Namespace, voice: Voice) -> int:
    """Every problem and note of packs and story files; with `--coverage` also what the walks go through."""
    from game.check import check_pack, faults
    from game.export.problems import problem_json, problem_line

    begun = time.monotonic()
    w = voice.words

    ticker = Ticker(voice)

    def progress(name: str) -> Progress:
        ticker.clear()
        ticker.name = name
        if sys.stderr.isatty() and time.monotonic() - begun > PATIENCE:
            voice.note(w.t("checking {name} …", name=name))
        return ticker.tick

    named = (*(options.pack or ()), *options.paths)
    paths = [Path(path) for path in named] or [places.content_folder()]
    kept = places.kept_folder(saves_of(options))
    line = problem_json if options.json else problem_line
    found: list[Problem] = []
    for path in paths:
        if not path.exists():
            raise GameError("pack-missing", CANNOT, path=str(path))
        try:
            problems = check_pack(path, kept, progress, strict=options.strict)
        finally:
            ticker.clear()
        voice.say(*(line(problem, w) for problem in problems))
        found += problems
    count = len(faults(found))
    if options.coverage:
        _coverage(paths, voice, json=options.json)
    if not options.json:
        none = w.t("No problems in what was looked at.") if found else w.t("No problems.")
        voice.say(w.n("{count} problem.", "{count} problems.", count) if count else none)
    return CONTENT if count else DONE


def _coverage(paths: Sequence[Path], voice: Voice, *, json: bool) -> None:
    from game.check import belongs_to
    from game.export.coverage import coverage, coverage_json, coverage_lines
    from game.stories import load_pack

    for path in paths:
        for story in load_pack(belongs_to(path)).stories.values():
            found = coverage(story)
            voice.say(*([coverage_json(found)] if json else coverage_lines(found, voice.words)))
