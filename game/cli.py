"""The command line: the only place that wires parts together, each command's part imported lazily.

It owns stdout, stderr and the exit code: 0 done, 1 content problems, 2 wrong usage, 3 cannot do it
here, 130 interrupted. No traceback ever reaches a person.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from game import __version__, places
from game.errors import CANNOT, CONTENT, DONE, INTERRUPTED, USAGE, GameError
from game.words import N_, Words, choose_language, read_language, words

if TYPE_CHECKING:
    from game.errors import Problem
    from game.lines.flow import Wishes
    from game.session import Session

PLAYER = "player"
HOME = "home"
_PATIENCE = 1  # seconds after which a command says what it is doing

EXAMPLES = N_(
    """examples:
  standtall                            the game
  standtall play first-call            straight into the two-minute first call
  standtall play late-report --plain   as plain lines, for screen readers and pipes
  standtall play rain-refund --json    for other programs: one JSON object a line
  standtall check my-pack              every problem of a pack, with file, line and column
  standtall export --profile ana out/  everything about one profile as JSON and CSV"""
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    w = words(_language_asked(given))
    _any_encoding()
    try:
        return _run(given, w)
    except GameError as error:
        _complain(w, error)
        return error.exit_code
    except BrokenPipeError:
        # Nobody reads any more; keep Python from complaining when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(given: list[str], w: Words) -> int:
    if not given or (given[0].startswith("-") and given[0] not in {"-h", "--help", "--version"}):
        given = [HOME, *given]  # "standtall" alone, or with options, is the game
    try:
        options = _parser(w).parse_args(given)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE
    command: Callable[[Namespace, Words], int] = options.run
    return command(options, w)


def _language_asked(given: Sequence[str]) -> str:
    """`--lang` is needed before the options can be read, because they are told in a language."""
    asked = None
    for i, word in enumerate(given):
        if word == "--lang" and i + 1 < len(given):
            asked = given[i + 1]
        elif word.startswith("--lang="):
            asked = word.partition("=")[2]
    return choose_language(asked, os.environ)


def _any_encoding() -> None:
    """A letter that the locale does not have is shown as `?`, never a crash."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _complain(w: Words, error: GameError) -> None:
    message, hint = w.error(error)
    print(f"standtall: {message}", file=sys.stderr)
    if hint:
        print(hint, file=sys.stderr)


def _parser(w: Words) -> ArgumentParser:
    shared = ArgumentParser(add_help=False)
    shared.add_argument("--lang", metavar="X", help=w.t("en, zh-Hant or zh-Hans"))
    shared.add_argument("--saves", metavar="DIR", help=w.t("where saves are kept"))
    player = ArgumentParser(add_help=False)
    player.add_argument("--profile", metavar="NAME", default=PLAYER, help=w.t("whose saves (default: player)"))
    packs = ArgumentParser(add_help=False)
    packs.add_argument(
        "--pack", metavar="DIR", action="append", default=[], help=w.t("a pack of your own beside the shipped one")
    )
    playing = ArgumentParser(add_help=False)
    playing.add_argument("--plain", action="store_true", help=w.t("as plain lines"))
    playing.add_argument("--json", action="store_true", help=w.t("one JSON object a line"))
    playing.add_argument("--seed", type=int, metavar="N", help=w.t("the order of the replies"))
    playing.add_argument("--intensity", choices=("mild", "strong"), help=w.t("how hard words are told"))
    playing.add_argument("--fresh", action="store_true", help=w.t("begin anew, leaving an unfinished play"))
    playing.add_argument("--yes", action="store_true", help=w.t("answer every question with its default"))
    playing.add_argument("--no-mouse", action="store_true", help=w.t("leave the mouse to the terminal"))

    top = ArgumentParser(
        "standtall",
        description=w.t("Practise hard conversations with customers."),
        epilog=w.t(EXAMPLES),
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"standtall {__version__}")
    commands = top.add_subparsers(title=w.t("commands"), metavar="COMMAND", required=True)

    def command(
        name: str, run: Callable[[Namespace, Words], int], text: str, *parents: ArgumentParser
    ) -> ArgumentParser:
        made = commands.add_parser(name, help=text, description=text, parents=parents, allow_abbrev=False)
        made.set_defaults(run=run)
        return made

    made = command(HOME, _play, w.t("the game; “standtall” alone does the same"), shared, player, packs, playing)
    made.set_defaults(encounter=None)
    made = command("play", _play, w.t("play one encounter"), shared, player, packs, playing)
    made.add_argument("encounter", metavar="ENCOUNTER", help=w.t("its id, or pack/id"))
    made = command("check", _check, w.t("every problem of a pack or story file"), shared)
    made.add_argument("paths", metavar="PATH", nargs="*", help=w.t("pack folders or story files (default: the shipped pack)"))
    made.add_argument("--json", action="store_true", help=w.t("one JSON object a problem"))
    made = command("translate", _translate, w.t("tell translations that they fit their source as it is now"), shared)
    made.add_argument("action", choices=("stamp",), help=w.t("stamp: rewrite the digests after “of”"))
    made.add_argument("paths", metavar="FILE", nargs="+", help=w.t("translation files"))
    command("progress", _progress, w.t("what was played and how it went"), shared, player, packs)
    made = command("export", _export, w.t("everything about one profile as JSON and CSV"), shared, player)
    made.add_argument("folder", metavar="DIR", nargs="?", default=".", help=w.t("where to (default: here)"))
    made = command("profiles", _profiles, w.t("list the profiles, or delete one"), shared)
    made.add_argument("--delete", metavar="NAME", help=w.t("delete everything about this profile"))
    made.add_argument("--yes", action="store_true", help=w.t("delete without asking"))
    command("backup", _backup, w.t("copy the saves into the backups now"), shared)
    command("doctor", _doctor, w.t("look at terminal, colours, widths, locale and saves"), shared)
    return top


# --- playing ---


def _play(options: Namespace, w: Words) -> int:
    if options.json:
        return _play_json(options, w)
    terminal = sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    if options.plain or not terminal:
        if not options.plain:
            print(w.t("Not a terminal: this is the line edition."), file=sys.stderr)
        return _play_plain(options, w)
    from game.tui import TuiOptions, run

    return run(
        TuiOptions(
            saves=places.saves_folder(options.saves, os.environ),
            packs=tuple(options.pack),
            lang=options.lang,
            profile=options.profile,
            encounter=options.encounter,
            seed=options.seed,
            intensity=options.intensity,
            fresh=options.fresh,
            mouse=not options.no_mouse,
        )
    )


def _play_json(options: Namespace, w: Words) -> int:
    from game.lines.flow import Leave, play_through
    from game.lines.json_desk import JsonDesk

    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    desk = JsonDesk(sys.stdin, sys.stdout, w.lang)
    try:
        if options.encounter is None:
            raise GameError("encounter-needed")
        with _session(options) as session:
            desk.lang = _language(options, session)
            play_through(session, desk, _wishes(options))
            _back_up(session)
    except Leave:
        return DONE
    except GameError as error:
        desk.error(error)
        return error.exit_code
    return DONE


def _play_plain(options: Namespace, w: Words) -> int:
    from game.lines.flow import Leave, play_through
    from game.lines.home import at_home
    from game.lines.plain_desk import PlainDesk

    lines = iter(sys.stdin)

    def read(prompt: str) -> str:
        if sys.stdin.isatty():
            print(prompt, end="", flush=True)
        for line in lines:
            return line
        raise Leave

    with _session(options, w) as session:
        desk = PlainDesk(session, read, sys.stdout, _language(options, session), _save_transcript)
        try:
            if options.encounter is None:
                at_home(session, desk, read, _wishes(options))
            else:
                play_through(session, desk, _wishes(options))
        except Leave:
            desk.say("", desk.words.t("Saved. It goes on where you left whenever you come back."))
        _back_up(session)
    return DONE


def _wishes(options: Namespace) -> Wishes:
    from game.lines.flow import Wishes

    return Wishes(
        options.encounter or "", options.intensity, options.seed, options.fresh, options.yes
    )


def _save_transcript(name: str, text: str) -> str:
    """Put a transcript into the current folder, beside earlier ones, never over them."""
    from game.export.profile_data import file_stem

    stem = f"{file_stem(name)}-transcript"
    path = Path.cwd() / f"{stem}.txt"
    number = 2
    while path.exists():
        path = path.with_name(f"{stem}-{number}.txt")
        number += 1
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise GameError("cannot-write", CANNOT, path=str(path), why=why) from error
    return str(path)


@contextmanager
def _session(options: Namespace, told: Words | None = None) -> Iterator[Session]:
    """The player's session; what the store had to mend is said on stderr where somebody reads it."""
    from game.saves import open_store
    from game.session import Session
    from game.stories.library import library

    saves = places.saves_folder(options.saves, os.environ)
    opened = open_store(saves)
    with opened.store:
        for notice in opened.notices:
            message, hint = (told or words("en")).error(GameError(notice.code, CANNOT, **notice.values))
            print(f"standtall: {message} {hint}".strip(), file=sys.stderr)
        shelf = library(getattr(options, "pack", ()), places.kept_folder(saves), places.content_folder())
        yield Session(opened.store, shelf, opened.store.profile(options.profile))


def _language(options: Namespace, session: Session) -> str:
    """`--lang`, else the profile's setting, else the environment's."""
    if options.lang is not None:
        language = read_language(options.lang)
        if language is None:
            raise GameError("language-unknown", name=options.lang)
        return language
    return choose_language(session.store.settings(session.profile.id).get("lang"), os.environ)


def _back_up(session: Session) -> None:
    try:
        session.store.backup()
    except GameError:
        pass  # the saves are safe; “standtall backup” tells why the copy failed


# --- the other commands ---


def _check(options: Namespace, w: Words) -> int:
    import time

    from game.check import check_pack

    begun = time.monotonic()

    def progress(name: str) -> None:
        if sys.stderr.isatty() and time.monotonic() - begun > _PATIENCE:
            print(w.t("checking {name} …", name=name), file=sys.stderr)

    paths = [Path(path) for path in options.paths] or [places.content_folder()]
    kept = places.kept_folder(places.saves_folder(options.saves, os.environ))
    count = 0
    for path in paths:
        if not path.exists():
            raise GameError("pack-missing", CANNOT, path=str(path))
        for problem in check_pack(path, kept, progress):
            count += 1
            print(_problem_json(problem, w) if options.json else _problem_line(problem, w))
    if not options.json:
        print(w.n("{count} problem.", "{count} problems.", count) if count else w.t("No problems."))
    return CONTENT if count else DONE


def _problem_line(problem: Problem, w: Words) -> str:
    hint = w.hint(problem)
    line = f"{problem.place} {problem.code} {w.problem(problem)}"
    return f"{line} ({hint})" if hint else line


def _problem_json(problem: Problem, w: Words) -> str:
    import json

    place = problem.place
    return json.dumps(
        {
            "path": place.file,
            "line": place.line,
            "col": place.col,
            "code": problem.code,
            "message": w.problem(problem),
            "hint": w.hint(problem),
        },
        ensure_ascii=False,
    )


def _translate(options: Namespace, w: Words) -> int:
    from game.stories.stamping import stamp

    for path in options.paths:
        done = stamp(Path(path))
        changed = w.n("{count} entry stamped", "{count} entries stamped", done.changed)
        missing = w.n("{count} missing", "{count} missing", len(done.missing))
        print(f"{path}: {changed}, {missing}")
    return DONE


def _progress(options: Namespace, w: Words) -> int:
    from game.export.progress import progress_lines

    with _session(options, w) as session:
        print("\n".join(progress_lines(session, words(_language(options, session)))))
    return DONE


def _export(options: Namespace, w: Words) -> int:
    from game.export.profile_data import export_profile
    from game.saves import open_store

    with open_store(places.saves_folder(options.saves, os.environ)).store as store:
        for path in export_profile(store, options.profile, Path(options.folder)):
            print(w.t("Written: {path}", path=path))
    return DONE


def _profiles(options: Namespace, w: Words) -> int:
    from game.saves import open_store

    with open_store(places.saves_folder(options.saves, os.environ)).store as store:
        if options.delete is None:
            for profile in store.profiles():
                print(w.t("{name}, since {day}", name=profile.name, day=profile.made[:10]))
            return DONE
        if not options.yes:
            question = w.t("Delete everything about “{name}”, backups included? Type the name to confirm: ", name=options.delete)
            print(question, end="", flush=True)
            if sys.stdin.readline().strip() != options.delete.strip():
                raise GameError("not-confirmed", USAGE)
        for notice in store.delete_profile(options.delete):
            print(" ".join(w.error(GameError(notice.code, CANNOT, **notice.values))).strip())
        print(w.t("Deleted: {name}", name=options.delete))
    return DONE


def _backup(options: Namespace, w: Words) -> int:
    from game.saves import open_store

    with open_store(places.saves_folder(options.saves, os.environ)).store as store:
        print(w.t("The newest backup: {path}", path=store.backup()))
    return DONE


def _doctor(options: Namespace, w: Words) -> int:
    from game.doctor import examine

    found = examine(places.saves_folder(options.saves, os.environ), w)
    for finding in found:
        print(f"{'✓' if finding.fine else '!'} {finding.text}")
    return DONE if all(finding.fine for finding in found) else CANNOT
