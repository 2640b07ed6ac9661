"""The command line: the only place that wires parts together, each command's part imported lazily.

It owns stdout, stderr and the exit code: 0 done, 1 content problems, 2 wrong usage, 3 cannot do it
here, 130 interrupted. No traceback ever reaches a person; with STANDTALL_DEBUG set, what nobody expected
is raised as it is, so that tests and developers see it.
"""

from __future__ import annotations

import argparse
import os
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from game import __version__, places
from game.errors import CANNOT, CONTENT, DONE, INTERRUPTED, USAGE, GameError
from game.words import LANGUAGES, N_, Words, choose_language, read_language, words

if TYPE_CHECKING:
    from game.lines.flow import Wishes
    from game.saves import Profile, Store
    from game.session import Session

PLAYER = "player"
_SEED_DIGITS = 18
_PATIENCE = 1  # seconds after which a command says what it is doing

EXAMPLES = N_(
    """examples:
  standtall                            the game
  standtall --plain                    the game as plain lines, for screen readers and pipes
  standtall play first-call            straight into the two-minute first call
  standtall play late-report --lang zh-Hant
  standtall play rain-refund --json    for other programs: one JSON object a line
  standtall check my-pack              every problem of a pack, with file, line and column
  standtall export --profile ana out/  everything about one profile as JSON and CSV"""
)

# What argparse says; it looks each up through its own name for gettext.
_ARGPARSE = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("expected one argument"),
    N_("ignored explicit argument %r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
)


class Voice:
    """Who speaks to the person, in a language that becomes the profile's own once the saves are open."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def note(self, text: str) -> None:
        """Say something beside the output."""
        with suppress(OSError):  # nobody listens on stderr
            print(text, file=sys.stderr, flush=True)

    def complain(self, error: GameError) -> None:
        """Say what could not be done, and what to do."""
        message, hint = self.words.error(error)
        self.note(f"standtall: {message}" + (f"\n{hint}" if hint else ""))


Command = Callable[[Namespace, Voice], int]


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
        voice.complain(_unexpected(error))
        code = CANNOT
    return _let_go_of_stdout(code, voice)


def _run(given: list[str], voice: Voice) -> int:
    vars(argparse)["_"] = voice.words.t
    options = _parser(voice.words).parse_args(given, Namespace(encounter=None))
    if options.lang is not None and read_language(options.lang) is None:
        raise GameError("language-unknown", name=options.lang)
    command: Command = options.run
    return command(options, voice)


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
            voice.complain(_unexpected(error))
            return CANNOT
    return code


def _unexpected(error: Exception) -> GameError:
    """An error that no part of the game has told apart, as a sentence; raised as it is for developers."""
    if isinstance(error, OSError):
        why = error.strerror or type(error).__name__
        where = f" ({error.filename})"[:300] if error.filename else ""
        return GameError("system-refused", CANNOT, why=f"{why}{where}")
    if os.environ.get("STANDTALL_DEBUG"):
        raise error
    what = f"{type(error).__name__}: {error}"[:200]
    return GameError("unexpected-error", CANNOT, what=what)


# --- what can be asked for ---


class _Help(RawDescriptionHelpFormatter):
    """Help as wide as the terminal; argparse's own way to find that out takes as long as all the rest."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    try:
        columns = os.get_terminal_size().columns
    except OSError:
        columns = 0
    return max(columns or 80, 40)


class _Parser(ArgumentParser):
    """Argparse that complains the way the rest of the game does."""

    commands: argparse.Action | None = None

    def error(self, message: str) -> NoReturn:
        raise GameError("usage-wrong", why=message, command=self.prog)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action is self.commands and value not in (action.choices or ()):
            from difflib import get_close_matches

            near = get_close_matches(value, list(action.choices or ()), 1)
            raise GameError("no-such-command", name=value, **({"near": near[0]} if near else {}))
        super()._check_value(action, value)


def _seed(text: str) -> int:
    """Any whole number that a player may type; raises GameError `bad-seed`."""
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= _SEED_DIGITS):
        raise GameError("bad-seed", text=text[:60])
    return int(text)


def _parser(w: Words) -> ArgumentParser:
    """The whole command line. Options may stand before the command as well as after it."""

    def shared(parser: ArgumentParser, **default: Any) -> None:
        parser.add_argument("--lang", metavar="X", help=w.t("en, zh-Hant or zh-Hans"), **default)
        parser.add_argument("--saves", metavar="DIR", help=w.t("where saves are kept"), **default)

    def player(parser: ArgumentParser, **default: Any) -> None:
        text = w.t("whose saves (default: player)")
        parser.add_argument(
            "--profile", metavar="NAME", help=text, **{"default": PLAYER, **default}
        )

    def packs(parser: ArgumentParser, **default: Any) -> None:
        text = w.t("a pack of your own beside the shipped one")
        parser.add_argument("--pack", metavar="DIR", action="append", help=text, **default)

    def playing(parser: ArgumentParser, **default: Any) -> None:
        def switch(name: str, text: str) -> None:
            parser.add_argument(name, action="store_true", help=text, **default)

        switch("--plain", w.t("as plain lines"))
        switch("--json", w.t("one JSON object a line"))
        parser.add_argument(
            "--seed", type=_seed, metavar="N", help=w.t("the order of the replies"), **default
        )
        text = w.t("how hard words are told")
        parser.add_argument("--intensity", choices=("mild", "strong"), help=text, **default)
        switch("--fresh", w.t("begin anew, leaving an unfinished play"))
        switch("--yes", w.t("answer every question with its default"))
        switch("--no-mouse", w.t("leave the mouse to the terminal"))

    top = _Parser(
        "standtall",
        usage=f"standtall [{w.t('options')}] [COMMAND …]",
        description=w.t("Practise hard conversations with customers."),
        epilog=w.t(EXAMPLES),
        formatter_class=_Help,
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"standtall {__version__}")
    for group in (shared, player, packs, playing):
        group(top)
    top.set_defaults(run=_play)
    commands = top.add_subparsers(title=w.t("commands"), metavar="COMMAND", prog="standtall")
    top.commands = commands

    def command(name: str, run: Command, text: str, *groups: Callable[..., None]) -> ArgumentParser:
        made = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
        for group in (shared, *groups):
            group(made, default=SUPPRESS)  # so that what stood before the command is kept
        made.set_defaults(run=run)
        return made

    made = command("play", _play, w.t("play one encounter"), player, packs, playing)
    made.add_argument("encounter", metavar="ENCOUNTER", help=w.t("its id, or pack/id"))
    made = command("check", _check, w.t("every problem of a pack or story file"))
    made.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        help=w.t("pack folders or story files (default: the shipped pack)"),
    )
    made.add_argument(
        "--json", action="store_true", default=SUPPRESS, help=w.t("one JSON object a problem")
    )
    made.add_argument(
        "--coverage",
        action="store_true",
        help=w.t("what the walks go through, and what they do not"),
    )
    made = command(
        "translate", _translate, w.t("translations of a pack: status, export, import, stamp")
    )
    actions = made.add_subparsers(dest="action", metavar="ACTION", required=True)
    act = actions.add_parser("status", help=w.t("what is missing or stale in each language"))
    act.add_argument(
        "pack_folder",
        metavar="PACK",
        nargs="?",
        help=w.t("a pack folder (default: the shipped pack)"),
    )
    act = actions.add_parser("export", help=w.t("all texts as a PO file for translators"))
    act.add_argument(
        "locale", metavar="LOCALE", choices=LANGUAGES, help=w.t("en, zh-Hant or zh-Hans")
    )
    act.add_argument("file", metavar="FILE.po")
    act.add_argument(
        "pack_folder",
        metavar="PACK",
        nargs="?",
        help=w.t("a pack folder (default: the shipped pack)"),
    )
    act = actions.add_parser("import", help=w.t("take the translations of a PO file in"))
    act.add_argument("file", metavar="FILE.po")
    act.add_argument(
        "pack_folder",
        metavar="PACK",
        nargs="?",
        help=w.t("a pack folder (default: the shipped pack)"),
    )
    act = actions.add_parser(
        "stamp", help=w.t("say that translations fit their source as it is now")
    )
    act.add_argument("paths", metavar="FILE", nargs="+", help=w.t("translation files"))
    command("progress", _progress, w.t("what was played and how it went"), player, packs)
    made = command("export", _export, w.t("everything about one profile as JSON and CSV"), player)
    made.add_argument(
        "folder", metavar="DIR", nargs="?", default=".", help=w.t("where to (default: here)")
    )
    made = command("profiles", _profiles, w.t("list the profiles, or delete one"))
    made.add_argument("--delete", metavar="NAME", help=w.t("delete everything about this profile"))
    made.add_argument(
        "--yes", action="store_true", default=SUPPRESS, help=w.t("delete without asking")
    )
    command("backup", _backup, w.t("copy the saves into the backups now"))
    made = command("walk", _walk, w.t("record a walk by playing, as a test of an encounter"), packs)
    made.add_argument("encounter", metavar="ENCOUNTER", help=w.t("its id, or pack/id"))
    made.add_argument(
        "--name",
        metavar="NAME",
        default="recorded",
        help=w.t("what the walk is called (default: recorded)"),
    )
    made = command("graph", _graph, w.t("an encounter's scenes as a graph"), packs)
    made.add_argument("encounter", metavar="ENCOUNTER", help=w.t("its id, or pack/id"))
    made.add_argument(
        "--format",
        choices=("mermaid", "dot", "svg"),
        default="mermaid",
        help=w.t("what to write (default: mermaid; svg needs Graphviz)"),
    )
    made = command("schema", _schema, w.t("JSON Schemas of the content files, for your editor"))
    made.add_argument(
        "folder",
        metavar="DIR",
        nargs="?",
        default="schemas",
        help=w.t("where to (default: schemas)"),
    )
    made = command("explain", _explain, w.t("what a problem means, with an example"))
    made.add_argument(
        "code", metavar="CODE", nargs="?", help=w.t("as “check” tells it (default: a list of all)")
    )
    command("doctor", _doctor, w.t("look at terminal, colours, widths, locale and saves"))
    return top


# --- playing ---


def _play(options: Namespace, voice: Voice) -> int:
    if options.json:
        return _play_json(options, voice)
    poor = os.environ.get("TERM") == "dumb"
    if options.plain or poor or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return _play_plain(options, voice, poor=poor)
    from game.tui import TuiOptions, run

    return run(
        TuiOptions(
            saves=places.saves_folder(options.saves, os.environ),
            packs=tuple(options.pack or ()),
            lang=options.lang,
            profile=options.profile,
            encounter=options.encounter,
            seed=options.seed,
            intensity=options.intensity,
            fresh=options.fresh,
            mouse=not options.no_mouse,
        )
    )


def _play_json(options: Namespace, voice: Voice) -> int:
    from game.lines.flow import Leave, play_through
    from game.lines.json_desk import JsonDesk

    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    desk = JsonDesk(sys.stdin, sys.stdout, voice.words.lang)
    try:
        if options.encounter is None:
            raise GameError("encounter-needed")
        with _session(options, voice) as session:
            desk.lang = voice.words.lang
            with suppress(Leave):
                play_through(session, desk, _wishes(options))
    except GameError as error:
        desk.error(error)
        return error.exit_code
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - a program is told in its own way
        told = _unexpected(error)
        desk.error(told)
        return told.exit_code
    return DONE


def _play_plain(options: Namespace, voice: Voice, *, poor: bool) -> int:
    from game.lines.flow import Leave, play_through
    from game.lines.home import at_home, farewell
    from game.lines.plain_desk import PlainDesk

    with _session(options, voice) as session:
        if options.encounter is not None:
            session.library.story(options.encounter)  # one that is unknown or broken is told alone
        if not options.plain:
            w = voice.words
            why = w.t("This terminal cannot show screens") if poor else w.t("Not a terminal")
            voice.note(w.t("{why}: this is the line edition.", why=why))
        desk = PlainDesk(session, _reader(), sys.stdout, voice.words.lang, _save_transcript)
        wishes = _wishes(options)
        try:
            if options.encounter is None:
                at_home(session, desk, wishes)
            else:
                play_through(session, desk, wishes)
        except Leave:
            farewell(session, desk, options.encounter)
    return DONE


def _reader() -> Callable[[str], str]:
    """Lines of stdin, one for each call, with a prompt where a person types; raises InputEnded."""
    from game.lines.flow import InputEnded

    lines = iter(sys.stdin)

    def read(prompt: str) -> str:
        if sys.stdin.isatty():
            print(prompt, end="", flush=True)
        for line in lines:
            return line
        raise InputEnded

    return read


def _wishes(options: Namespace) -> Wishes:
    from game.lines.flow import Wishes

    return Wishes(
        options.encounter or "", options.intensity, options.seed, options.fresh, options.yes
    )


def _save_transcript(name: str, text: str) -> str:
    from game.export.transcript_file import save_transcript

    try:
        folder = Path.cwd()
    except OSError:  # it was deleted under us; the file cannot be written either, and that is told
        folder = Path()
    return save_transcript(name, text, folder)


@contextmanager
def _store(options: Namespace, voice: Voice) -> Iterator[Store]:
    """The saves; what had to be mended is said on stderr."""
    from game.saves import open_store

    opened = open_store(places.saves_folder(options.saves, os.environ))
    with opened.store:
        for notice in opened.notices:
            message, hint = voice.words.worded(notice.code, notice.values)
            voice.note(f"standtall: {message} {hint}".strip())
        yield opened.store


@contextmanager
def _session(options: Namespace, voice: Voice) -> Iterator[Session]:
    """A player who plays: what is done is saved, backed up at the end, and an interruption is told."""
    with _store(options, voice) as store:
        try:
            yield _session_of(store, store.profile(options.profile), options, voice)
        except KeyboardInterrupt:
            voice.note("\n" + voice.words.t("Interrupted. Every choice is saved."))
            raise
        finally:
            with suppress(
                GameError
            ):  # the saves are safe; “standtall backup” tells why the copy failed
                store.backup()


def _session_of(store: Store, profile: Profile, options: Namespace, voice: Voice) -> Session:
    """One profile at these packs; from now on the voice speaks its language, unless `--lang` says otherwise."""
    from game.session import Session
    from game.stories.library import library

    kept = places.kept_folder(places.saves_folder(options.saves, os.environ))
    shelf = library(options.pack or (), kept, places.content_folder())
    own = store.settings(profile.id).get("lang")
    voice.words = words(choose_language(options.lang or own, os.environ))
    return Session(store, shelf, profile)


# --- the other commands ---


def _check(options: Namespace, voice: Voice) -> int:
    import time

    from game.check import check_pack
    from game.export.problems import problem_json, problem_line

    begun = time.monotonic()
    w = voice.words

    def progress(name: str) -> None:
        if sys.stderr.isatty() and time.monotonic() - begun > _PATIENCE:
            voice.note(w.t("checking {name} …", name=name))

    paths = [Path(path) for path in options.paths] or [places.content_folder()]
    if options.coverage:
        return _coverage(paths, w)
    kept = places.kept_folder(places.saves_folder(options.saves, os.environ))
    line = problem_json if options.json else problem_line
    count = 0
    for path in paths:
        if not path.exists():
            raise GameError("pack-missing", CANNOT, path=str(path))
        for problem in check_pack(path, kept, progress):
            count += 1
            print(line(problem, w))
    if not options.json:
        print(w.n("{count} problem.", "{count} problems.", count) if count else w.t("No problems."))
    return CONTENT if count else DONE


def _coverage(paths: Sequence[Path], w: Words) -> int:
    from game.export.coverage import coverage, coverage_lines
    from game.stories import load_pack

    for path in paths:
        for story in load_pack(path).stories.values():
            print("\n".join(coverage_lines(coverage(story), w)))
    return DONE


def _translate(options: Namespace, voice: Voice) -> int:
    action = {
        "status": _translate_status,
        "export": _translate_export,
        "import": _translate_import,
        "stamp": _translate_stamp,
    }[options.action]
    return action(options, voice)


def _pack_folder(options: Namespace) -> Path:
    return Path(options.pack_folder) if options.pack_folder else places.content_folder()


def _translate_status(options: Namespace, voice: Voice) -> int:
    from game.stories.packs import PackReader, shown
    from game.stories.translations import translated_files

    w = voice.words
    reader = PackReader(_pack_folder(options))
    behind = 0
    for lang in reader.shared.head.languages:
        for file in translated_files(reader, lang):
            missing, stale = file.missing(), file.stale()
            behind += len(missing) + len(stale)
            print(
                w.t(
                    "{path}: {total} texts, {missing} missing, {stale} stale",
                    path=shown(file.path),
                    total=len(file.table.source),
                    missing=len(missing),
                    stale=len(stale),
                )
            )
            for text_id in missing:
                print(w.t("  missing: {id}", id=text_id))
            for text_id in stale:
                print(w.t("  stale: {id}", id=text_id))
    return CONTENT if behind else DONE


def _translate_export(options: Namespace, voice: Voice) -> int:
    from game.export.po import export_po
    from game.words.visible import visible

    w = voice.words
    count = export_po(_pack_folder(options), options.locale, Path(options.file), w)
    print(w.t("Written: {path}", path=visible(options.file)))
    print(w.n("{count} entry", "{count} entries", count))
    return DONE


def _translate_import(options: Namespace, voice: Voice) -> int:
    from game.export.po import import_po
    from game.export.problems import problem_line

    w = voice.words
    done = import_po(_pack_folder(options), Path(options.file))
    for problem in done.problems:
        print(problem_line(problem, w))
    if done.problems:
        print(w.t("Nothing was changed."))
        return CONTENT
    print(w.n("{count} text changed", "{count} texts changed", done.changed))
    return DONE


def _translate_stamp(options: Namespace, voice: Voice) -> int:
    from game.stories.translations import stamp
    from game.words.visible import visible

    w = voice.words
    for path in options.paths:
        done = stamp(Path(path))
        changed = w.n("{count} entry stamped", "{count} entries stamped", done.changed)
        missing = w.n("{count} missing", "{count} missing", done.missing)
        print(f"{visible(path)}: {changed}, {missing}")
    return DONE


def _progress(options: Namespace, voice: Voice) -> int:
    from game.export.progress import progress_lines

    with _store(options, voice) as store:
        profile = store.find_profile(options.profile)
        if profile is None and options.profile != PLAYER:
            raise GameError("profile-unknown", name=options.profile)
        session = _session_of(store, profile or store.profile(PLAYER), options, voice)
        print("\n".join(progress_lines(session, voice.words)))
    return DONE


def _export(options: Namespace, voice: Voice) -> int:
    from game.export.profile_data import export_profile
    from game.words.visible import visible

    with _store(options, voice) as store:
        for path in export_profile(store, options.profile, Path(options.folder)):
            print(voice.words.t("Written: {path}", path=visible(str(path))))
    return DONE


def _profiles(options: Namespace, voice: Voice) -> int:
    w = voice.words
    with _store(options, voice) as store:
        if options.delete is None:
            for profile in store.profiles():
                print(w.t("{name}, since {day}", name=profile.name, day=profile.made[:10]))
            return DONE
        found = store.find_profile(options.delete)
        if found is None:
            raise GameError("profile-unknown", name=options.delete)
        if not options.yes:
            question = w.t(
                "Delete everything about “{name}”, backups included? Type the name to confirm: ",
                name=found.name,
            )
            print(question, end="", flush=True)
            if sys.stdin.readline().strip() != found.name:
                raise GameError("not-confirmed", USAGE)
        for notice in store.delete_profile(found.name):
            print(" ".join(w.worded(notice.code, notice.values)).strip())
        print(w.t("Deleted: {name}", name=found.name))
    return DONE


def _backup(options: Namespace, voice: Voice) -> int:
    from game.words.visible import visible

    with _store(options, voice) as store:
        print(voice.words.t("The newest backup: {path}", path=visible(str(store.backup()))))
    return DONE


def _walk(options: Namespace, voice: Voice) -> int:
    """Play in a saves folder that lasts as long as the play, and put the path into `walks.yaml`."""
    from tempfile import TemporaryDirectory

    from game.export.walk import append_walk
    from game.lines.flow import Leave, Wishes, play_through
    from game.lines.plain_desk import PlainDesk
    from game.saves import open_store
    from game.words.visible import visible

    with TemporaryDirectory() as folder, open_store(Path(folder)).store as store:
        profile = store.profile(PLAYER)
        session = _session_of(store, profile, options, voice)
        story = session.library.story(options.encounter)
        desk = PlainDesk(session, _reader(), sys.stdout, voice.words.lang, _save_transcript)
        with suppress(Leave):
            play_through(session, desk, Wishes(options.encounter, yes=True))
        plays = store.plays(profile.id)
        path = tuple(step.choice for step in store.steps(plays[-1].id)) if plays else ()
    if not path:
        raise GameError("walk-empty", CANNOT)
    where = append_walk(story, path, options.name)
    print(voice.words.t("Written: {path}", path=visible(str(where))))
    return DONE


def _graph(options: Namespace, voice: Voice) -> int:
    from game.export import graph
    from game.stories.library import library

    story = library(options.pack or (), None, places.content_folder()).story(options.encounter)
    write = {"mermaid": graph.mermaid, "dot": graph.dot, "svg": graph.svg}[options.format]
    print(write(story.encounter, story.texts.texts(voice.words.lang)), end="")
    return DONE


def _schema(options: Namespace, voice: Voice) -> int:
    from game.export.schema import write_schemas
    from game.words.visible import visible

    for path in write_schemas(Path(options.folder)):
        print(voice.words.t("Written: {path}", path=visible(str(path))))
    return DONE


def _explain(options: Namespace, voice: Voice) -> int:
    from game.export.explain import explain_lines, list_lines

    w = voice.words
    lines = explain_lines(options.code, w, _columns()) if options.code else list_lines(w)
    print("\n".join(lines))
    return DONE


def _doctor(options: Namespace, voice: Voice) -> int:
    from game.doctor import examine

    found = examine(places.saves_folder(options.saves, os.environ), voice.words)
    for finding in found:
        print("\n".join(finding.lines(voice.words)))
    return DONE if all(finding.fine for finding in found) else CANNOT
