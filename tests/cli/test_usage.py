"""Wrong usage gets a sentence in the person's language, a hint, and 2; nothing whatever gets a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from game.cli import main
from game.commands import keeping
from game.words import Words
from tests.cli.conftest import Run
from tests.lines.client import environ, standtall

HOSTILE = (
    "", " ", "-", "--", "nope", "/", "/dev/null", "/etc/passwd", "/proc/self/mem", "..", "~", "~nobody/x", "a\nb",
    "\x1b[2Jx", "\u202etxt", "x" * 5000, "1" * 6000, "\udcff\udcfe", "{0}", "%s", "NUL", "é" * 300,
)  # fmt: skip
TAKERS = (
    ("play",),
    ("play", "first-call", "--json", "--yes", "--pack"),
    ("play", "first-call", "--plain", "--yes", "--profile"),
    ("play", "first-call", "--json", "--yes", "--seed"),
    ("play", "first-call", "--json", "--yes", "--intensity"),
    ("play", "first-call", "--json", "--yes", "--lang"),
    ("check",),
    ("translate", "stamp"),
    ("progress", "--profile"),
    ("export", "--profile"),
    ("profiles", "--delete"),
    ("profiles", "--yes", "--delete"),
    ("--lang",),
    (),
)


@pytest.mark.parametrize("taker", TAKERS, ids=" ".join)
def test_hostile_arguments_get_a_sentence(run: Run, taker: tuple[str, ...]) -> None:
    for word in HOSTILE:
        told = run(*taker, word)
        said = told.out + told.err
        assert told.code in {0, 1, 2, 3}, word
        assert "Traceback" not in said
        assert not set(said) & {"\x1b", "\u202e"}, word
        assert all(len(line) < 12_000 for line in said.splitlines())


@pytest.mark.parametrize(
    "command",
    [
        ("backup",),
        ("doctor",),
        ("profiles",),
        ("export",),
        ("play", "first-call", "--json", "--yes"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize(
    "word", ["/dev/null", "/etc/passwd", "\x1b[2Jx", "\u202etxt", "x" * 5000, "a\nb", "é" * 100]
)
def test_hostile_places_for_saves_get_a_sentence(
    run: Run, command: tuple[str, ...], word: str
) -> None:
    told = run(*command, "--saves", word)
    said = told.out + told.err
    assert told.code in {0, 2, 3}
    assert not set(said) & {"\x1b", "\u202e"}


@pytest.mark.parametrize("word", ["/dev/null", "/etc/passwd", "x" * 5000, "\x1b[2Jx", "\u202etxt"])
def test_hostile_places_for_an_export_get_a_sentence(run: Run, word: str) -> None:
    run("play", "first-call", "--json", "--yes")
    told = run("export", word)
    assert told.code in {0, 3}
    assert not set(told.out + told.err) & {"\x1b", "\u202e"}


def test_a_folder_that_was_deleted_under_us_is_no_traceback(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    for arguments in (
        ("check",),
        ("export",),
        ("progress",),
        ("play", "first-call", "--plain", "--yes"),
    ):
        gone.mkdir()
        script = f"import os, sys; os.rmdir({str(gone)!r}); from game.cli import main; sys.exit(main({list(arguments)!r}))"
        from tests.lines.playing import YARD

        run = subprocess.run(
            [sys.executable, "-c", script],
            cwd=gone,
            env=environ(tmp_path, PYTHONPATH=str(YARD.parent.parent.parent)),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert b"Traceback" not in run.stderr, run.stderr
        assert run.returncode in {0, 2, 3}


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        (("play", "first-call", "--frobnicate"), "standtall play"),
        (("check", "--frobnicate"), "standtall check"),
        (("translate", "status", "--frobnicate"), "standtall translate status"),
        (("--frobnicate", "play", "first-call"), "standtall"),
    ],
)
def test_what_a_command_does_not_know_sends_to_its_own_help(
    run: Run, arguments: tuple[str, ...], command: str
) -> None:
    told = run(*arguments)
    assert told.code == 2
    assert told.err.endswith(f"\n“{command} --help” tells what can be said.\n")


def test_a_command_that_is_nearly_right_is_offered(run: Run) -> None:
    told = run("chekc")
    assert told == (2, "", "standtall: There is no command “chekc”.\nDid you mean “check”?\n")
    assert "“standtall --help” lists" in run("frobnicate").err


def test_an_encounter_that_is_nearly_right_is_offered(run: Run) -> None:
    told = run("play", "late-reprot", "--plain")
    assert told == (
        2,
        "",
        "standtall: There is no encounter “late-reprot”.\nDid you mean “late-report”?\n",
    )
    assert "There are: " in run("play", "zzz", "--plain").err


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            "standtall: This is not understood: the following arguments are required: ENCOUNTER.\n“standtall play --help” tells what can be said.\n",
        ),
        (
            "zh-Hant",
            "standtall: 看不懂這個指令：還少了 ENCOUNTER。\n「standtall play --help」會說明用法。\n",
        ),
        (
            "zh-Hans",
            "standtall: 看不懂这个命令：还缺少 ENCOUNTER。\n“standtall play --help”会说明用法。\n",
        ),
    ],
)
def test_argparse_speaks_the_persons_language(run: Run, lang: str, said: str) -> None:
    assert run("--lang", lang, "play") == (2, "", said)
    comma = ", " if lang == "en" else "、"
    assert f"'mild'{comma}'strong'" in run("--lang", lang, "play", "x", "--intensity", "no").err


@pytest.mark.parametrize(
    "arguments",
    [
        ("play",),
        ("play", "a", "b"),
        ("--frobnicate",),
        ("play", "first-call", "--seed"),
        ("play", "first-call", "--intensity", "hard"),
        ("check", "--json=1"),
        ("--lang", "fr"),
        ("play", "first-call", "--seed", "x"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_nothing_on_stdout(
    run: Run, arguments: tuple[str, ...]
) -> None:
    told = run(*arguments)
    assert told.code == 2
    assert told.out == ""
    assert told.err.startswith("standtall: ")


def test_the_language_of_the_locale_is_spoken(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_TW.UTF-8")
    assert "沒有「nope」這個指令" in run("nope").err


def test_any_seed_up_to_eighteen_digits_plays(run: Run) -> None:
    for seed in ("0", "-5", "9" * 18):
        assert run("play", "first-call", "--json", "--yes", "--fresh", "--seed", seed).code == 0
    assert run("play", "first-call", "--json", "--yes", "--seed", "9" * 19).code == 2


def test_one_seed_gives_one_order(run: Run) -> None:
    orders = {
        run("play", "first-call", "--json", "--yes", "--fresh", "--seed", str(n)).out
        for n in (1, 1, 2, 3, 4)
    }
    assert 1 < len(orders) < 5


def broken(*_: object) -> int:
    raise RuntimeError("a \x1b[2J bug " + "x" * 500)


def test_what_nobody_expected_is_a_sentence_and_3(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("STANDTALL_DEBUG")
    monkeypatch.setattr(keeping, "doctor", broken)
    assert main(["doctor"]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(
        "standtall: Something happened that the game did not expect: RuntimeError: a ?[2J bug xxx"
    )
    assert "STANDTALL_DEBUG=1" in said.err
    assert len(said.err) < 600


def test_a_program_hears_of_it_as_an_event(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.lines.flow.play_through", broken)
    monkeypatch.setenv("STANDTALL_DEBUG", "")
    told = run("play", "first-call", "--json", "--yes")
    assert told.code == 3
    assert '"code": "unexpected-error"' in told.out


def test_a_bug_is_not_hidden_from_tests(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "doctor", broken)
    with pytest.raises(RuntimeError):
        run("doctor")


def test_a_damaged_catalogue_speaks_english(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    torn = tmp_path / "torn.mo"
    torn.write_bytes(b"\xde\x12\x04\x95torn")
    monkeypatch.setattr("game.places.catalogue_file", lambda _: torn)
    assert Words("zh-Hant").t("No problems.") == "No problems."


def test_python_m_game_is_the_same_command(tmp_path: Path) -> None:
    told = standtall(tmp_path, "--version")
    assert told.stdout.startswith(b"standtall ")
    assert told.returncode == 0


@pytest.mark.parametrize("asked", ["--version", "--help"])
def test_help_that_cannot_be_written_is_told(tmp_path: Path, asked: str) -> None:
    for unbuffered in ("", "1"):
        with Path("/dev/full").open("wb") as full:
            ran = subprocess.run(
                [sys.executable, "-m", "game", asked],
                cwd=Path(__file__).parents[2],
                env={**environ(tmp_path), "PYTHONUNBUFFERED": unbuffered},
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert ran.returncode == 3
        assert b"No space left" in ran.stderr


def test_an_interruption_while_the_program_loads_is_no_traceback() -> None:
    script = """if True:
        import sys
        class Interrupted:
            def find_spec(self, name, path=None, target=None):
                if name == "game.words":
                    raise KeyboardInterrupt
        sys.meta_path.insert(0, Interrupted())
        from game.__main__ import main
        sys.exit(main())
    """
    command = [sys.executable, "-c", script, "--version"]
    run = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (130, b"", b"")


@pytest.mark.parametrize("kind", ["loop", "file"])
@pytest.mark.parametrize(
    "command",
    [
        ("new", "late-parcel", "--pack"),
        ("translate", "stamp"),
        ("check",),
        ("schema",),
        ("export",),
        ("cheatsheet", "--html"),
        ("convert", "first-call", "--ink"),
        ("progress", "--saves"),
    ],
)
def test_a_file_or_links_that_lead_to_each_other_in_the_place_of_a_pack_or_folder_get_a_sentence(
    run: Run, command: tuple[str, ...], kind: str
) -> None:
    run("play", "first-call", "--json", "--yes")  # so that there is a player
    place = Path(kind)
    if kind == "loop":
        place.symlink_to("loop")
    else:
        place.write_text("mine", "utf-8")
    told = run(*command, kind, "--lang", "en")
    assert told.code in {1, 2, 3}
    assert kind in told.out + told.err
    assert "did not expect" not in told.err
    assert place.is_symlink() or place.read_text("utf-8") == "mine"
