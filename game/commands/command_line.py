"""What can be asked for on the command line, and the words argparse says it in."""

from __future__ import annotations

import argparse
import sys
from argparse import SUPPRESS, ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable
from typing import Any, NoReturn

from game import __version__
from game.commands import analysing, authoring, converting, editing, keeping, new, playing
from game.commands.terminal import columns
from game.commands.voice import Command
from game.commands.wiring import PLAYER
from game.errors import GameError
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

    def a_play(parser: ArgumentParser, **default: Any) -> None:
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

    top = CommandLine(
        "standtall",
        usage=f"standtall [{w.t('options')}] [COMMAND …]",
        description=w.t("Practise hard conversations with customers."),
        epilog=w.t(EXAMPLES),
    )
    top.add_argument("--version", action="version", version=f"standtall {__version__}")
    for group in (shared, player, packs, a_play):
        group(top)
    top.set_defaults(run=playing.play)
    commands = top.add_subparsers(title=w.t("commands"), metavar="COMMAND", prog="standtall")
    top.commands = commands

    def command(name: str, run: Command, text: str, *groups: Callable[..., None]) -> ArgumentParser:
        made = commands.add_parser(name, help=text, description=text)
        for group in (shared, *groups):
            group(made, default=SUPPRESS)  # so that what stood before the command is kept
        made.set_defaults(run=run)
        return made

    made = command("play", playing.play, w.t("play one encounter"), player, packs, a_play)
    made.add_argument("encounter", metavar="ENCOUNTER", help=w.t("its id, or pack/id"))
    made = command("check", authoring.check, w.t("every problem of a pack or story file"))
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
        "--strict", action="store_true", help=w.t("what is suspicious in the scoring as well")
    )
    made.add_argument(
        "--coverage",
        action="store_true",
        help=w.t("what the walks go through, and what they do not"),
    )
    made = command("analyse", analysing.analyse, w.t("every way through an encounter"), packs)
    made.add_argument("encounters", metavar="ENCOUNTER", nargs="*", help=w.t("its id, or pack/id"))
    made.add_argument("--all", action="store_true", help=w.t("all encounters"))
    made.add_argument(
        "--json",
        action="store_true",
        default=SUPPRESS,
        help=w.t("one JSON object an encounter"),
    )
    made.add_argument("--html", metavar="FILE", help=w.t("a page that can be opened anywhere"))
    made = command(
        "translate",
        authoring.translate,
        w.t("translations of a pack: status, export, import, stamp"),
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
    command("progress", keeping.progress, w.t("what was played and how it went"), player, packs)
    made = command(
        "export", keeping.export, w.t("everything about one profile as JSON and CSV"), player
    )
    made.add_argument(
        "folder", metavar="DIR", nargs="?", default=".", help=w.t("where to (default: here)")
    )
    made = command("profiles", keeping.profiles, w.t("list the profiles, or delete one"))
    made.add_argument("--delete", metavar="NAME", help=w.t("delete everything about this profile"))
    made.add_argument(
        "--yes", action="store_true", default=SUPPRESS, help=w.t("delete without asking")
    )
    command("backup", keeping.backup, w.t("copy the saves into the backups now"))
    made = command(
        "walk", authoring.walk, w.t("record a walk by playing, as a test of an encounter"), packs
    )
    made.add_argument("encounter", metavar="ENCOUNTER", help=w.t("its id, or pack/id"))
    made.add_argument(
        "--name",
        metavar="NAME",
        default="recorded",
        help=w.t("what the walk is called (default: recorded)"),
    )
    made = command(
        "edit", editing.edit, w.t("play one encounter while you write it: each save shows"), packs
    )
    made.add_argument("encounter", metavar="ENCOUNTER", help=w.t("its id, or pack/id"))
    made = command("graph", authoring.graph, w.t("an encounter's scenes as a graph"), packs)
    made.add_argument("encounter", metavar="ENCOUNTER", help=w.t("its id, or pack/id"))
    made.add_argument(
        "--format",
        choices=("mermaid", "dot", "svg"),
        default="mermaid",
        help=w.t("what to write (default: mermaid; svg needs Graphviz)"),
    )
    made = command(
        "schema", authoring.schema, w.t("JSON Schemas of the content files, for your editor")
    )
    made.add_argument(
        "folder",
        metavar="DIR",
        nargs="?",
        default="schemas",
        help=w.t("where to (default: schemas)"),
    )
    made = command(
        "new", new.new, w.t("write a small encounter to start from, with comments that explain it")
    )
    made.add_argument(
        "id", metavar="ID", nargs="?", help=w.t("what it is called in files: late-parcel")
    )
    made.add_argument("--title", metavar="T", help=w.t("what it is called in the game"))
    made.add_argument(
        "--pack",
        dest="pack_folder",
        metavar="DIR",
        help=w.t("the pack to write into, made if need be (default: this folder, else my-pack)"),
    )
    made = command(
        "convert", converting.convert, w.t("an encounter as ink or Twee, or from Twee"), packs
    )
    made.add_argument(
        "encounter",
        metavar="ENCOUNTER",
        nargs="?",
        help=w.t("its id, or pack/id; with --from-twee the id of the new one"),
    )
    ways = made.add_mutually_exclusive_group(required=True)
    ways.add_argument("--twee", metavar="FILE", help=w.t("write Twee 3 (- for the terminal)"))
    ways.add_argument("--ink", metavar="FILE", help=w.t("write ink (- for the terminal)"))
    ways.add_argument(
        "--from-twee",
        metavar="FILE",
        help=w.t("read Twee 3, and print a story.yaml or write it into the pack"),
    )
    made = command("explain", authoring.explain, w.t("what a problem, a move or a condition means"))
    made.add_argument(
        "code",
        metavar="CODE",
        nargs="?",
        help=w.t(
            "a code as “check” tells it, a move, a condition, or “moves” (default: all codes)"
        ),
    )
    command("doctor", keeping.doctor, w.t("look at terminal, colours, widths, locale and saves"))
    return top
