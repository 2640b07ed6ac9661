"""The reader and the decoder say what is wrong, at its place, and never fall over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine import score
from game.errors import Problem
from game.stories.fields import Text
from game.stories.reader import read_bytes, read_file, read_text
from game.stories.texts import COLUMNS
from game.words import words
from tests.stories.mutations import mutated, mutations_of
from tests.stories.sheets import CONTENT, decoded, inside, shipped_files, translated
from tests.strategies import Dice, as_yaml, blobs, stories, walk

YAMLISH = st.text(alphabet="[]{}:,-?&*!|>'\"%@`#~<= \n\r\tab0+_.é\u2028\x07", max_size=60)
THEIRS = {  # moves of made-up stories, and such as the shipped rubric has
    "feel-with": "paraphrase",
    "listen": "listen-out",
    "own-it": "own-next-step",
    "say-no": "clear-no",
    "warn]": "take-pause]",
    "leave-it": "cave-in",
}
STORY = CONTENT / "encounters" / "first-call" / "story.yaml"


def told(problems: Sequence[Problem]) -> None:
    """Each is a sentence in every language."""
    for lang in ("en", "zh-Hant", "zh-Hans"):
        for problem in problems[:20]:
            assert words(lang).problem(problem)
            words(lang).hint(problem)


@given(st.one_of(st.text(), YAMLISH, st.lists(YAMLISH, max_size=8).map("\n".join)))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    read = read_text(text, "file")
    inside(read.problems, text.encode())
    assert read.root is not None or read.problems or not has_content(text)


def has_content(text: str) -> bool:
    return any(
        line.strip() and not line.lstrip().startswith(("#", "%", "---", "..."))
        for line in text.splitlines()
    )


@given(st.binary())
def test_any_bytes_are_read_or_refused_with_a_place(data: bytes) -> None:
    inside(read_bytes(data, "file").problems, data)


@given(st.text(), st.sampled_from(shipped_files()))
def test_any_text_in_the_place_of_any_file_is_refused(text: str, path: Path) -> None:
    data = text.encode()
    encounter, problems = decoded(path, data)
    assert encounter is None
    assert problems or not has_content(text)
    inside(problems, data)
    told(problems)


@given(st.data(), st.sampled_from(shipped_files()))
def test_a_shipped_file_with_slips_in_it_is_read_or_refused_with_a_place(
    data: st.DataObject, path: Path
) -> None:
    changed = data.draw(mutations_of(path.read_bytes()))
    encounter, problems = decoded(path, changed)
    inside(problems, changed)
    told(problems)
    if encounter is not None and not problems:
        way, _ = walk(encounter, data.draw(blobs(30)))
        score(encounter, way)


@given(stories(wild=True), blobs(40), blobs(20))
def test_a_made_up_story_with_slips_in_it_is_read_or_refused_with_a_place(
    story: dict[str, object], slips: bytes, steps: bytes
) -> None:
    text = as_yaml(story).replace("made-up", "first-call")
    for ours, theirs in THEIRS.items():
        text = text.replace(ours, theirs)
    changed = mutated(text.encode(), Dice(slips))
    encounter, problems = decoded(STORY, changed)
    inside(problems, changed)
    if encounter is not None and not problems:
        path, _ = walk(encounter, steps)
        score(encounter, path)


TRANSLATIONS = [path for path in shipped_files() if "zh-" in path.stem]


@given(st.data(), st.sampled_from(TRANSLATIONS))
def test_a_translation_reads_the_same_as_a_table_and_entry_by_entry(
    data: st.DataObject, path: Path
) -> None:
    changed = data.draw(st.one_of(st.just(path.read_bytes()), mutations_of(path.read_bytes())))
    texts, problems = translated(path, changed, COLUMNS)
    assert (texts, sorted(problems, key=repr)) == _by_entries(path, changed)


@pytest.mark.parametrize(
    "slip",
    [
        "&a of: {}, is: {}", "of: &a {}, is: {}", "of: !!str {}, is: {}", "of: {}, &a is: {}",
        "of: {}, is: &a {}", "of: {}, is: !!str {}", "of: {}, is: *a", "is: {}, of: {}", "of: {}",
        "is: {}", "of: {}, is: {}, more: x", "of: {}, is: {}, is: {}", "of: [{}], is: {}",
        "of: {}, is: [{}]", "of: no, is: {}", "of: {}, is: no", "of: {}, is: 'no'", "of: {}, is: 12",
        "of: {}, is: null", "of: {}, is: {{mild: {}, strong: {}}}", "of: {}, is: {{mild: {}}}", "", "{}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", ["", "&a ", "!!map "])
def test_an_unusual_entry_of_a_table_is_told_as_it_is_anywhere(slip: str, before: str) -> None:
    path = next(path for path in TRANSLATIONS if path.stem == "levels.zh-Hant")
    head, entries = path.read_text("utf-8").split("texts:\n")
    odd = f"  odd: {before}{{{slip.format('abcd', 'efgh', 'ijkl')}}}\n"
    changed = f"{head}texts:\n{odd}{entries}".encode()
    texts, problems = translated(path, changed, COLUMNS)
    assert (texts, sorted(problems, key=repr)) == _by_entries(path, changed)


@pytest.mark.parametrize(
    "key", ["no", "<<", "&a x", "!!str x", "? x", "[x]", "*a", "week.monday.title", "texts"]
)
def test_an_unusual_key_of_a_table_is_told_as_it_is_anywhere(key: str) -> None:
    path = next(path for path in TRANSLATIONS if path.stem == "levels.zh-Hant")
    whole = path.read_text("utf-8")
    for more in (f"  {key}: {{of: abcd, is: efgh}}\n", f"{key}:\n  x: {{of: abcd, is: efgh}}\n"):
        changed = (whole + more).encode()
        texts, problems = translated(path, changed, COLUMNS)
        assert (texts, sorted(problems, key=repr)) == _by_entries(path, changed)


def test_what_is_wrong_before_a_slip_of_syntax_is_told_for_a_table_too() -> None:
    path = next(path for path in TRANSLATIONS if path.stem == "levels.zh-Hant")
    head = path.read_bytes().partition(b"texts:\n")[0]
    changed = head + b"texts:\n  one:\ntranslation: levels\n    of: abcd\n    is: efgh\n"
    texts, problems = translated(path, changed, COLUMNS)
    assert {problem.code for problem in problems} == {"duplicate-key", "indentation"}
    assert (texts, sorted(problems, key=repr)) == _by_entries(path, changed)


def _by_entries(path: Path, data: bytes) -> tuple[dict[str, Text], list[Problem]]:
    texts, problems = translated(path, data, None)
    return texts, sorted(problems, key=repr)


def test_what_ships_is_read_as_tables() -> None:
    for path in TRANSLATIONS:
        assert read_bytes(path.read_bytes(), "file", COLUMNS).rows, path


WORDS = ("rings", "upset", "carol", "clear-no", "anger >= 3", "ugly", "A1", "x", "")
KEYS = "if to say do says who next you build ending name text because moves mild strong set a b"
SIMPLE = st.one_of(st.none(), st.booleans(), st.integers(-5, 12), st.sampled_from(WORDS))
VALUES: st.SearchStrategy[object] = st.recursive(
    SIMPLE,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(KEYS.split()), inner, max_size=4),
    ),
    max_leaves=12,
)


@given(st.data())
def test_anything_in_the_place_of_any_value_is_taken_or_refused(data: st.DataObject) -> None:
    """What the author wrote is of another kind than what belongs there, at every level."""
    path = data.draw(st.sampled_from(shipped_files()))
    lines = path.read_text("utf-8").split("\n")
    keys = [i for i, line in enumerate(lines) if line.rstrip().endswith(":") or ": " in line]
    at = data.draw(st.sampled_from(keys))
    head, _, _ = lines[at].partition(":")
    value = (
        as_yaml({"x": data.draw(VALUES)})
        .rstrip("\n")
        .partition(":")[2]
        .replace("\n", "\n" + " " * 60)
    )
    deeper = len(lines[at]) - len(lines[at].lstrip())
    rest = at + 1
    while rest < len(lines) and (
        not lines[rest].strip() or len(lines[rest]) - len(lines[rest].lstrip()) > deeper
    ):
        rest += 1
    changed = "\n".join([*lines[:at], f"{head}:{value}", *lines[rest:]]).encode()
    _, problems = decoded(path, changed)
    inside(problems, changed)
    told(problems)


@pytest.mark.parametrize("path", shipped_files(), ids=lambda path: str(path.relative_to(CONTENT)))
def test_what_ships_is_sound(path: Path) -> None:
    _, problems = decoded(path, path.read_bytes())
    assert problems == []


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    assert [p.code for p in read_file(tmp_path, "file").problems] == ["file-unreadable"]
    assert [p.code for p in read_file(tmp_path / "no", "file").problems] == ["file-missing"]
