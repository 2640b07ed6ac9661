"""The kept transcripts: what a program hears on the first walk of each encounter, to the letter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.lines.goldens import FOLDER, file_of, names, transcript


@pytest.mark.parametrize("name", names())
def test_a_program_hears_what_it_heard_before(tmp_path: Path, name: str) -> None:
    kept = [json.loads(line) for line in file_of(name).read_text("utf-8").splitlines()]
    found = transcript(name, tmp_path)
    for number, (before, now) in enumerate(zip(kept, found, strict=False), 1):
        assert now == before, f"event {number}; if it is meant: python -m tests.lines.goldens"
    assert len(found) == len(kept)


def test_there_is_one_for_each_encounter_and_none_besides() -> None:
    assert {path for path in FOLDER.iterdir() if path.suffix == ".jsonl"} == {
        file_of(name) for name in names()
    }
