"""The page of the content format says what the schemas say, and its example is sound."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from game.check import check_pack
from game.engine import begin, outcome, step
from game.export.format_page import EXAMPLE, format_page
from game.export.keys import KEYS
from game.export.schema import PREFIX, Known, schemas
from game.stories import load_pack

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack with the page's example in it."""
    story = tmp_path / EXAMPLE.splitlines()[0].removeprefix("# ")
    story.parent.mkdir(parents=True)
    story.write_text(EXAMPLE, "utf-8")
    folder = tmp_path / "mine"
    head = "pack: mine\nformat: 1\nextends: standtall\nlanguages: [en]\n"
    (folder / "pack.yaml").write_text(head, "utf-8")
    return folder


def grouped(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every map of a schema that belongs to a group of keys."""
    if isinstance(schema, dict):
        title = schema.get("title")
        if isinstance(title, str) and title.removeprefix(PREFIX) in KEYS:
            yield title.removeprefix(PREFIX), schema["properties"]
    inner = schema.values() if isinstance(schema, dict) else schema
    for one in inner if isinstance(schema, dict | list) else ():
        yield from grouped(one)


def test_the_page_is_what_the_code_writes() -> None:
    assert (ROOT / "docs/format.md").read_text("utf-8") == format_page(), "run `make docs`"


def test_the_example_is_sound_and_shows_what_breaks_in_and_a_built_reply(pack: Path) -> None:
    assert check_pack(pack) == ()
    encounter = load_pack(pack).encounters["late-taxi"]
    state = begin(encounter).state
    loud = step(encounter, state, "traffic").state
    assert encounter.scenes[loud.scene].id == "loud"
    for choice in ("breathe", "forty", "ours", "ten"):
        state = step(encounter, state, choice).state
    ended = outcome(encounter, state)
    assert ended is not None
    assert ended.ending == "fetched"


def test_every_key_of_a_group_is_told_and_none_that_is_not_there() -> None:
    found: dict[str, set[str]] = {}
    for group, properties in grouped(schemas()):
        found.setdefault(group, set()).update(properties)
        for key, schema in properties.items():
            assert schema["description"] == KEYS[group][key]
    assert found == {group: set(keys) for group, keys in KEYS.items()}
    page = format_page()
    assert all(said in page for keys in KEYS.values() for said in keys.values())


def test_moves_and_sources_are_offered_with_what_they_mean() -> None:
    known = Known({"paraphrase": "Says it back."}, {"A1": "Far beyond the job"})
    made = schemas(known)["story.schema.json"]["$defs"]
    assert made["move"]["anyOf"][0] == {"const": "paraphrase", "description": "Says it back."}
    assert made["source"]["anyOf"][0]["const"] == "A1"
