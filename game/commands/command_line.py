"""What can be asked for on the command line, and the words argparse says it in."""

from __future__ import annotations

import argparse
import sys
from argparse import SUPPRESS, ArgumentParser, RawDescriptionHelpFormatter
from typing import Any, NoReturn, Protocol

from game import __version__
from game.commands import (
    analysing,
    authoring,
    checking,
    converting,
    editing,
    keeping,
    new,
    playing,
    translating,
)
from game.commands.terminal import columns
from game.commands.voice import Command
from game.errors import GameError
from game.places import PLAYER
from game.words import LANGUAGES, N_, Words

_SEED_DIGITS = 18

EXAMPLES = N_(
    """examples:
  standtall                            the game
  standtall --plain                    the game as plain lines, for screen readers and pipes
  standtall play first-call            straight into the two-minute first call
  standtall play late-report --lang zh-Hant
  standtall play rain-refund --json    for other programs: one JSON object a line
  standtall new late-parcel            an encounter of your own to start from
  standtall edit late-parcel --pack my-pack
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
    N_("not allowed with argument %s"),
    N_("one of the arguments %s is required"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
)


class _Help(RawDescriptionHelpFormatter):
    """Help as wide as the terminal; argparse's own way to find that out takes as long as all the rest."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=columns() - 2)


class CommandLine(ArgumentParser):
    """Argparse that complains the way the rest of the game does."""

    commands: argparse.Action | None = None

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **{"formatter_class": _Help, "allow_abbrev": False, **options})

    @property
    def parsers(self) -> dict[str, ArgumentParser]:
        """The parser of each command, by its name."""
        choices = None if self.commands is None else self.commands.choices
        return dict(choices) if isinstance(choices, dict) else {}

    def error(self, message: str) -> NoReturn:
        """Raise GameError `usage-wrong`; the caller says it."""
        raise GameError("usage-wrong", why=message, command=self.prog)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """What is not known to a command is told by that command, whose help lists what is."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(vars(argparse)["_"]("unrecognized arguments: %s") % " ".join(unknown))
        return found, unknown

    def _print_message(self, message: str, file: Any = None) -> None:
        # Argparse keeps it to itself where a text cannot be written.
        if message:
            (file or sys.stderr).write(message)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action is self.commands and value not in self.parsers:
            from difflib import get_close_matches

            near = get_close_matches(value, self.parsers, 1)
            raise GameError("no-such-command", name=value, **({"near": near[0]} if near else {}))
        if action.choices is not None and value not in action.choices:
            say = vars(argparse)["_"]
            choices = say(", ").join(repr(choice) for choice in action.choices)
            told = say("invalid choice: %(value)r (choose from %(choices)s)")
            raise argparse.ArgumentError(action, told % {"value": value, "choices": choices})


def _seed(text: str) -> int:
    """Any whole number that a player may type; raises GameError `bad-seed`."""
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= _SEED_DIGITS):
        raise GameError("bad-seed", text=text[:60])
    return int(text)


def command_line(w: Words) -> CommandLine:
    """The whole command line. Options may stand before the command as well as after it.

    Argparse speaks the language of `w` from now on: it asks its own name for gettext, which is set here.
    """
    vars(argparse)["_"] = w.t
    top = CommandLine(
        "standtall",
        usage=f"standtall [{w.t('options')}] [COMMAND …]",
        description=w.t("Practise hard conversations with customers."),
        epilog=w.t(EXAMPLES),
    )
    top.add_argument("--version", action="version", version=f"standtall {__version__}")
    for group in (_shared, _player, _packs, _a_play, _mouse):
        group(top, w)
    top.set_defaults(run=playing.play)
    commands = top.add_subparsers(title=w.t("commands"), metavar="COMMAND", prog="standtall")
    top.commands = commands

    def command(name: str, run: Command, text: str, *groups: _Group) -> ArgumentParser:
        made = commands.add_parser(name, help=text, description=text)
        for group in (_shared, *groups):
            group(made, w, default=SUPPRESS)  # so that what stood before the command is kept
        made.set_defaults(run=run)
        return made

    for some in (_playing, _judging, _translating, _keeping, _writing, _converting, _telling):
        some(command, w)
    return top


# --- what several commands take ---


class _Group(Protocol):
    def __call__(self, parser: ArgumentParser, w: Words, **default: Any) -> None: ...


def _shared(parser: ArgumentParser, w: Words, **default: Any) -> None:
    parser.add_argument("--lang", metavar="X", help=w.t("en, zh-Hant or zh-Hans"), **default)
    parser.add_argument("--saves", metavar="DIR", help=w.t("where saves are kept"), **default)


def _player(parser: ArgumentParser, w: Words, **default: Any) -> None:
    text = w.t("whose saves (default: player)")
    parser.add_argument("--profile", metavar="NAME", help=text, **{"default": PLAYER, **default})


def _packs(parser: ArgumentParser, w: Words, **default: Any) -> None:
    text = w.t("a pack of your own beside the shipped one")
    parser.add_argument("--pack", metavar="DIR", action="append", help=text, **default)


def _a_play(parser: ArgumentParser, w: Words, **default: Any) -> None:
    def switch(name: str, text: str) -> None:
        parser.add_argument(name, action="store_true", help=text, **default)

    switch("--plain", w.t("as plain lines"))
    switch("--json", w.t("one JSON object a line"))
    text = w.t("the order of the replies")
    parser.add_argument("--seed", type=_seed, metavar="N", help=text, **default)
    text = w.t("how hard words are told")
    parser.add_argument("--intensity", choices=("mild", "strong"), help=text, **default)
    switch("--fresh", w.t("begin anew, leaving an unfinished play"))
    switch("--yes", w.t("answer every question with its default (with --plain or --json)"))


def _mouse(parser: ArgumentParser, w: Words, **default: Any) -> None:
    text = w.t("leave the mouse to the terminal")
    parser.add_argument("--no-mouse", action="store_true", help=text, **default)


def _encounter(parser: ArgumentParser, w: Words) -> None:
    parser.add_argument("encounter", metavar="ENCOUNTER", help=w.t("its id, or pack/id"))


def _also_pack(parser: ArgumentParser) -> None:
    """Take `--pack` where help names another way to say which pack, because people will try it."""
    parser.add_argument("--pack", action="append", default=SUPPRESS, help=SUPPRESS)


def _one_pack(parser: ArgumentParser, w: Words, **default: Any) -> None:
    """The one pack that a command is about: `--pack DIR`, and as the last word, as it was named at first."""
    text = w.t("a pack folder (default: the shipped pack)")
    parser.add_argument("--pack", metavar="DIR", action="append", help=text, **default)
    parser.add_argument("pack_folder", nargs="?", default=None, help=SUPPRESS)


# --- the commands, in the order of the help ---


class _Add(Protocol):
    """Adds a command that takes what these groups take, and gives its parser for what it takes besides."""

    def __call__(self, name: str, run: Command, text: str, *groups: _Group) -> ArgumentParser: ...


def _playing(add: _Add, w: Words) -> None:
    groups = (_player, _packs, _a_play, _mouse)
    made = add("play", playing.play, w.t("play one encounter"), *groups)
    _encounter(made, w)


def _judging(add: _Add, w: Words) -> None:
    made = add("check", checking.check, w.t("every problem of a pack or story file"))
    text = w.t("pack folders or story files (default: the shipped pack)")
    made.add_argument("paths", metavar="PATH", nargs="*", help=text)
    _also_pack(made)
    text = w.t("one JSON object a problem, and with --coverage one an encounter")
    made.add_argument("--json", action="store_true", default=SUPPRESS, help=text)
    text = w.t("what is suspicious in the scoring as well")
    made.add_argument("--strict", action="store_true", help=text)
    text = w.t("what the walks go through, and what they do not")
    made.add_argument("--coverage", action="store_true", help=text)

    made = add("analyse", analysing.analyse, w.t("every way through an encounter"), _packs)
    made.add_argument("encounters", metavar="ENCOUNTER", nargs="*", help=w.t("its id, or pack/id"))
    made.add_argument("--all", action="store_true", help=w.t("all encounters"))
    text = w.t("one JSON object an encounter")
    made.add_argument("--json", action="store_true", default=SUPPRESS, help=text)
    made.add_argument("--html", metavar="FILE", help=w.t("a page that can be opened anywhere"))


def _translating(add: _Add, w: Words) -> None:
    text = w.t("translations of a pack: status, export, import, stamp")
    made = add("translate", translating.translate, text)
    _also_pack(made)
    actions = made.add_subparsers(dest="action", metavar="ACTION", required=True)

    def action(name: str, text: str) -> ArgumentParser:
        act = actions.add_parser(name, help=text, description=text)
        _shared(act, w, default=SUPPRESS)
        return act

    act = action("status", w.t("what is missing or stale in each language"))
    _one_pack(act, w, default=SUPPRESS)
    act = action("export", w.t("all texts as a PO file for translators"))
    text = w.t("en, zh-Hant or zh-Hans")
    act.add_argument("locale", metavar="LOCALE", choices=LANGUAGES, help=text)
    act.add_argument("file", metavar="FILE.po")
    _one_pack(act, w, default=SUPPRESS)
    act = action("import", w.t("take the translations of a PO file in"))
    act.add_argument("file", metavar="FILE.po")
    _one_pack(act, w, default=SUPPRESS)
    act = action("stamp", w.t("say that translations fit their source as it is now"))
    act.add_argument("paths", metavar="FILE", nargs="+", help=w.t("translation files"))


def _keeping(add: _Add, w: Words) -> None:
    add("progress", keeping.progress, w.t("what was played and how it went"), _player, _packs)
    text = w.t("your plans and cards, to hang beside the desk")
    made = add("cheatsheet", keeping.cheatsheet, text, _player, _packs)
    text = w.t("all cards, also those of calls not played yet")
    made.add_argument("--all", action="store_true", help=text)
    made.add_argument("--html", metavar="FILE", help=w.t("as a page to print"))
    text = w.t("everything about one profile as JSON and CSV")
    made = add("export", keeping.export, text, _player)
    text = w.t("where to (default: here)")
    made.add_argument("folder", metavar="DIR", nargs="?", default=".", help=text)
    made = add("profiles", keeping.profiles, w.t("list the profiles, or delete one"))
    made.add_argument("--delete", metavar="NAME", help=w.t("delete everything about this profile"))
    text = w.t("delete without asking")
    made.add_argument("--yes", action="store_true", default=SUPPRESS, help=text)
    add("backup", keeping.backup, w.t("copy the saves into the backups now"))


def _writing(add: _Add, w: Words) -> None:
    text = w.t("record a walk by playing, as a test of an encounter")
    made = add("walk", authoring.walk, text, _packs)
    _encounter(made, w)
    text = w.t("what the walk is called (default: recorded)")
    made.add_argument("--name", metavar="NAME", default="recorded", help=text)
    text = w.t("play one encounter while you write it: each save shows")
    _encounter(add("edit", editing.edit, text, _packs, _mouse), w)
    made = add("graph", authoring.graph, w.t("an encounter's scenes as a graph"), _packs)
    _encounter(made, w)
    text = w.t("what to write (default: mermaid; svg needs Graphviz)")
    formats = ("mermaid", "dot", "svg")
    made.add_argument("--format", choices=formats, default=formats[0], help=text)
    text = w.t("JSON Schemas of the content files, for your editor")
    made = add("schema", authoring.schema, text)
    text = w.t("where to (default: schemas)")
    made.add_argument("folder", metavar="DIR", nargs="?", default="schemas", help=text)
    text = w.t("write a small encounter to start from, with comments that explain it")
    made = add("new", new.new, text)
    text = w.t("what it is called in files: late-parcel")
    made.add_argument("id", metavar="ID", nargs="?", help=text)
    made.add_argument("--title", metavar="T", help=w.t("what it is called in the game"))
    text = w.t("the pack to write into, made if need be (default: this folder, else my-pack)")
    made.add_argument("--pack", metavar="DIR", action="append", default=SUPPRESS, help=text)


def _converting(add: _Add, w: Words) -> None:
    text = w.t("an encounter as ink or Twee, or from Twee")
    made = add("convert", converting.convert, text, _packs)
    text = w.t("its id, or pack/id; with --from-twee the id of the new one")
    made.add_argument("encounter", metavar="ENCOUNTER", nargs="?", help=text)
    ways = made.add_mutually_exclusive_group(required=True)
    ways.add_argument("--twee", metavar="FILE", help=w.t("write Twee 3 (- for the terminal)"))
    ways.add_argument("--ink", metavar="FILE", help=w.t("write ink (- for the terminal)"))
    text = w.t("read Twee 3, and print a story.yaml or write it into the pack")
    ways.add_argument("--from-twee", metavar="FILE", help=text)


def _telling(add: _Add, w: Words) -> None:
    made = add("explain", authoring.explain, w.t("what a problem, a move or a condition means"))
    text = w.t("a code as “check” tells it, a move, a condition, or “moves” (default: all codes)")
    made.add_argument("code", metavar="CODE", nargs="?", help=text)
    add("doctor", keeping.doctor, w.t("look at terminal, colours, widths, locale and saves"))
