"""Every command that a document shows is run as it stands there, and no command is without a document."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path

import pytest

from game.commands.command_line import command_line
from game.words import words

ROOT = Path(__file__).resolve().parent.parent.parent
DOCUMENTS = ("README.md", "README.zh.md", "CONTRIBUTING.md")

# What a person types into a command that asks: a way through the README's encounter.
TYPED = {"walk": "ask-ines\ntwo-lefts\npick-it-up\n"}


def text_of(document: str) -> str:
    return (ROOT / document).read_text("utf-8")


def blocks(document: str, language: str) -> list[str]:
    """The code blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", text_of(document), re.MULTILINE | re.DOTALL)


def shown(document: str) -> list[list[str]]:
    """For each shell block, its commands without comments."""
    found = []
    for block in blocks(document, "(?:sh|bash|console)"):
        lines = (line.partition(" #")[0].strip().removeprefix("$ ") for line in block.splitlines())
        found.append([line for line in lines if line and not line.startswith("#")])
    return found


BLOCKS = [(document, block) for document in DOCUMENTS for block in shown(document)]
PARSERS: dict[str, ArgumentParser] = command_line(words("en")).parsers


@pytest.fixture
def stage(tmp_path: Path) -> Path:
    """A folder as the documents suppose it: the command where they call it, and the README's own pack."""
    for place in (tmp_path / ".venv" / "bin", tmp_path / "bin"):
        place.mkdir(parents=True)
        command = place / "standtall"
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m game "$@"\n', "utf-8")
        command.chmod(0o755)
    for block in blocks("README.md", "yaml"):
        path = tmp_path / block.splitlines()[0].removeprefix("# ")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block, "utf-8")
    return tmp_path


def run(stage: Path, line: str) -> subprocess.CompletedProcess[str]:
    word = next((name for name in TYPED if f"standtall {name}" in line), "")
    return subprocess.run(
        ["bash", "-c", line],
        cwd=stage,
        env={
            "PATH": f"{stage / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "HOME": str(stage),
            "STANDTALL_SAVES": str(stage / "saves"),
            "STANDTALL_DEBUG": "1",
            "LC_ALL": "C.UTF-8",
        },
        input=TYPED.get(word, ""),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(("document", "block"), BLOCKS, ids=[f"{d}-{b[0]}" for d, b in BLOCKS])
def test_what_a_document_shows_runs(stage: Path, document: str, block: list[str]) -> None:
    targets = re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE)
    saved = [line for line in block if re.search(r"standtall (export|progress|profiles)", line)]
    if saved:
        run(stage, "standtall play first-call --json --yes")
    for line in block:
        if line.startswith("make "):
            assert line.split()[1] in targets, line
            arguments = re.search(r"ARGS='([^']*)'", line)
            if arguments is None or not line.startswith("make play"):
                continue
            line = f"standtall {arguments[1]}"  # noqa: PLW2901 - what the target would run
        if "standtall" not in line:
            continue
        done = run(stage, line)
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"


def test_every_command_is_in_the_readme() -> None:
    readme = text_of("README.md")
    assert [name for name in PARSERS if not re.search(rf"`(standtall )?{name}[` ]", readme)] == []


def test_no_document_names_a_command_that_is_not_there() -> None:
    for document in DOCUMENTS:
        for name in re.findall(r"standtall ([a-z][a-z-]+)", text_of(document)):
            assert name in PARSERS, f"{document}: standtall {name}"


def test_no_document_names_an_option_that_is_not_there() -> None:
    helps = [parser.format_help() for parser in (command_line(words("en")), *PARSERS.values())]
    known = {option for text in helps for option in re.findall(r"--[a-z-]+", text)}
    for document in DOCUMENTS:
        for line in re.findall(r"(?:standtall|`)[^`\n]*--[^`\n]*", text_of(document)):
            if line.startswith("`make test "):
                continue  # what pytest takes
            options = set(re.findall(r"(?<![\w-])--[a-z-]+", line))
            assert options <= known, f"{document}: {options - known}"
