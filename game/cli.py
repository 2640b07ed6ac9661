"""The entry of the program: it owns stdout, stderr and the exit code.

0 done, 1 content problems, 2 wrong usage, 3 cannot do it here, 130 interrupted. No traceback ever reaches a
person; with STANDTALL_DEBUG set, what nobody expected is raised as it is, so that tests and developers see it.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

from game.commands.command_line import command_line
from game.commands.voice import Command, Voice
from game.errors import CANNOT, DONE, INTERRUPTED, GameError, problems_of, unexpected
from game.words import choose_language, read_language, words


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    voice = Voice(words(_language_asked(given)))
    _make_streams_safe()
    try:
        code = _run(given, voice)
        sys.stdout.flush()
    except GameError as error:
        voice.complain(error)
        code = error.exit_code
    except BrokenPipeError:
        code = DONE  # nobody reads any more
    except SystemExit as stop:  # argparse has shown its help
        code = stop.code if isinstance(stop.code, int) else DONE
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last resort: a sentence instead of a traceback
        voice.complain(unexpected(error, os.environ))
        code = CANNOT
    return _let_go_of_stdout(code, voice)


def _run(given: list[str], voice: Voice) -> int:
    options = command_line(voice.words).parse_args(given, Namespace(encounter=None))
    if options.lang is not None and read_language(options.lang) is None:
        raise GameError("language-unknown", name=options.lang)
    command: Command = options.run
    try:
        return command(options, voice)
    except GameError as error:
        _say_problems(error, voice)
        raise


def _say_problems(error: GameError, voice: Voice) -> None:
    """What is wrong with an encounter, in the words of `check`, whichever command it was asked for by."""
    problems = problems_of(error)
    if problems:
        from game.export.problems import problem_line

        voice.say(*(problem_line(problem, voice.words) for problem in problems))


def _language_asked(given: Sequence[str]) -> str:
    """`--lang` is needed before the options can be read, because they are told in a language."""
    asked = None
    for i, word in enumerate(given):
        if word == "--lang" and i + 1 < len(given):
            asked = given[i + 1]
        elif word.startswith("--lang="):
            asked = word.partition("=")[2]
    return choose_language(asked, os.environ)


def _make_streams_safe() -> None:
    """A stream that was closed is an empty one; a letter that the locale does not have is shown as `?`."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            empty = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - open to the end
            setattr(sys, name, empty)
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _let_go_of_stdout(code: int, voice: Voice) -> int:
    """Write what is still held back; where that cannot be, keep Python from complaining at its end."""
    try:
        sys.stdout.flush()
    except OSError as error:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError) and code == DONE:
            voice.complain(unexpected(error, os.environ))
            return CANNOT
    return code
