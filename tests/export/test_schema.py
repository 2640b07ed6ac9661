"""The schemas say what the reader says about shape."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from game.export.schema import schemas
from game.places import content_folder
from game.stories import load_pack

VALIDATORS = {
    name.partition(".")[0]: Draft202012Validator(schema) for name, schema in schemas().items()
}
FILES = tuple(sorted(content_folder().rglob("*.yaml")))


def plain(value: Any) -> Any:
    """YAML as JSON knows it: keys are strings."""
    if isinstance(value, dict):
        return {str(key): plain(entry) for key, entry in value.items()}
    return [plain(entry) for entry in value] if isinstance(value, list) else value


def kind(path: Path) -> str:
    """Which schema a file of the pack has."""
    if path.parent.parent.name == "encounters":
        return path.stem if path.stem in {"story", "walks"} else "translation"
    return "translation" if "." in path.stem else path.stem


@pytest.mark.parametrize("name", VALIDATORS)
def test_every_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(VALIDATORS[name].schema)


@pytest.mark.parametrize(
    "path", FILES, ids=lambda path: path.relative_to(content_folder()).as_posix()
)
def test_every_shipped_file_fits_its_schema(path: Path) -> None:
    data = plain(yaml.safe_load(path.read_text("utf-8")))
    assert [error.message for error in VALIDATORS[kind(path)].iter_errors(data)] == []


def broken(change: str) -> dict[str, Any]:
    """The first call with one thing wrong with its shape."""
    path = content_folder() / "encounters/first-call/story.yaml"
    story: dict[str, Any] = copy.deepcopy(yaml.safe_load(path.read_text("utf-8")))
    first = next(iter(story["scenes"].values()))
    reply = next(iter(first["you"].values()))
    match change:
        case "unknown key":
            story["colour"] = "red"
        case "missing title":
            del story["title"]
        case "gauge out of range":
            story["start"]["anger"] = 11
        case "unknown condition":
            first["condition"] = "cross"
        case "one reply":
            first["you"] = dict([next(iter(first["you"].items()))])
        case "say and do":
            reply["do"] = "Wave."
        case "no because":
            del reply["because"]
        case "four moves":
            reply["moves"] = ["a", "b", "c", "d"]
        case "text is a number":
            reply["say"] = 7
        case "bad id":
            story["scenes"]["Not An Id"] = first
        case "unknown smell":
            story["allow"]["energy-never-maters"] = "A slip."
        case "next of nothing":
            reply["next"] = []
        case _:
            raise AssertionError(change)
    return story


CHANGES = (
    "unknown key",
    "missing title",
    "gauge out of range",
    "unknown condition",
    "one reply",
    "say and do",
    "no because",
    "four moves",
    "text is a number",
    "bad id",
    "unknown smell",
    "next of nothing",
)


@pytest.mark.parametrize("change", CHANGES)
def test_what_the_schema_refuses_the_reader_refuses(change: str, tmp_path: Path) -> None:
    story = broken(change)
    assert list(VALIDATORS["story"].iter_errors(plain(story)))
    path = tmp_path / "first-call.yaml"
    path.write_text(yaml.safe_dump(story, allow_unicode=True, sort_keys=False), "utf-8")
    pack = load_pack(path)
    assert not pack.encounters
    assert pack.problems


def test_what_the_schema_accepts_the_reader_accepts(tmp_path: Path) -> None:
    path = content_folder() / "encounters/first-call/story.yaml"
    copied = tmp_path / "first-call.yaml"
    copied.write_text(path.read_text("utf-8"), "utf-8")
    assert load_pack(copied).encounters
