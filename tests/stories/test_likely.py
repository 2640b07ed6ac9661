"""Where a slip has a usual cure, the hint names it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.check import check_pack
from game.engine.expressions import Names, parse
from game.stories.likely import (
    near,
    near_bound,
    near_condition,
    near_date,
    near_id,
    near_name,
    near_source,
)
from game.words import words
from tests.check.examples import in_english
from tests.check.sound import CALL, WALKS, write
from tests.check.test_codes import told

NAMES = Names({"warned": 0, "so_far": 1}, {"calls": 0}, {"open": ("own-it", "skip-it")})


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "meant"),
    [
        (CALL, "next: shouts", "next: Shouts", "unknown-scene", "shouts"),
        (CALL, "next: shouts", "next: shuots", "unknown-scene", "shouts"),
        (CALL, "minutes: 5", "Minutes: 5", "unknown-key", "minutes"),
        (CALL, "lang: en", "lang: en_US", "unknown-language", "en"),
        (CALL, "      stay:", "      Stay Here:", "bad-id", "stay-here"),
        (CALL, "encounter: call", "encounter: Call", "bad-id", "call"),
        (CALL, "facts: [warned]", "facts: [warned, so-far]", "bad-name", "so_far"),
        (CALL, "set: {anger: +3}", "set: {anger: 3}", "bad-step", "+3"),
        (CALL, "once: true", "once: True", "expected-boolean", "true"),
        (CALL, "{if: calls >= 1,", "{if: calls => 1,", "expression-syntax", "calls >= 1"),
        (CALL, "{if: calls >= 1,", "{if: calls = 1,", "expression-syntax", "calls == 1"),
        (CALL, "{if: calls >= 1,", "{if: call >= 1,", "unknown-name", "calls"),
        (
            CALL,
            "[{if: picked.open == own_it",
            "[{if: picked.open == own-it",
            "expression-attribute",
            "picked.open == own_it",
        ),
        (CALL, "\ncause:", "\nrenamed: {old: agian}\ncause:", "unknown-scene", "again"),
        (CALL, "\ncause:", "\nrenamed: {rings.old: lisen}\ncause:", "unknown-choice", "listen"),
        (CALL, "\ncause:", "\nrenamed: {ring.old: listen}\ncause:", "unknown-scene", "rings"),
        ("sources.yaml", "  A1:", "  a2: {}\n  A1:", "bad-source-id", "A2"),
        ("support.yaml", '"2026-11-01"', "2026/11/1", "bad-date", "2026-11-01"),
        (WALKS, '"== 4"', '"= 4"', "bad-bound", "== 4"),
        (WALKS, "[listen,", "[lisen,", "walk-step", "listen"),
        (WALKS, "[listen,", "[{choose: listen, expect: {scene: bulid-it}},", "walk-expect", "build-it"),
        (WALKS, "[listen,", "[{choose: listen, expect: {facts: {wanred: true}}},", "walk-expect", "warned"),
        (WALKS, "[listen,", "[{choose: listen, expect: {counters: {call: '== 1'}}},", "walk-expect", "calls"),
        (WALKS, "[listen,", "[{choose: listen, expect: {open: [own-itt]}},", "walk-expect", "own-it"),
        (WALKS, "ending: well", "ending: wel", "walk-ending", "well"),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_its_cure(
    file: str, old: str, new: str, code: str, meant: str, tmp_path: Path
) -> None:
    content = in_english()
    assert old in content[file]
    content[file] = content[file].replace(old, new, 1)
    found = check_pack(write(tmp_path, content))
    hints = [words("en").hint(problem) for problem in found if problem.code == code]
    assert hints == [f"Did you mean “{meant}”?"], told(found)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("calls => 1 && !warned", "calls >= 1 and not warned"),
        ("calls >= 1 AND warned", "calls >= 1 and warned"),
        ("calls >= 1 || warned", "calls >= 1 or warned"),
        ("anger ≥ 7", "anger >= 7"),
        ("trust ＜ 3", "trust < 3"),
        ("so-far", "so_far"),
        ("not so-far and calls == 2", "not so_far and calls == 2"),
    ],
)
def test_a_condition_in_other_signs_is_put_into_ours(written: str, meant: str) -> None:
    assert near_condition(written, NAMES) == {"near": meant}
    parse(meant, NAMES)


@pytest.mark.parametrize("written", ["calls >= ", "len(calls) => 1", "nobody => 1", "calls + 1"])
def test_a_condition_that_stays_wrong_is_not_guessed_at(written: str) -> None:
    assert near_condition(written, NAMES) == {}


def test_what_cannot_be_guessed_is_left_alone() -> None:
    assert near("zzz", ["call", "again"]) == {}
    assert near_id("遲到的報告") == {}
    assert near_id("-") == {}
    assert near_id("1st") == {}
    assert near_name("not") == {}
    assert near_source("?") == {}
    assert near_date("soon") == {}
    assert near_bound("some") == {}


def test_a_language_is_known_by_its_region() -> None:
    assert near("zh_TW", ["en", "zh-Hant"]) == {"near": "zh-Hant"}
    assert near("zh-CN", ["en", "zh-Hant", "zh-Hans"]) == {"near": "zh-Hans"}


@given(st.text(max_size=60))
def test_anything_may_be_asked_about(written: str) -> None:
    for meant in (near_id(written), near_name(written)):
        assert meant == {} or meant["near"] != written
    for value in near_condition(written, NAMES).values():
        parse(value, NAMES)
    near(written, ["call", "again"])
    near_bound(written)
    near_date(written)
    near_source(written)
