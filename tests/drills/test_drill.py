"""One drill: which moments make one, and what keeps most."""

from __future__ import annotations

import pytest

from game.drills import Drill, drill_of, judge, keeping_most, told
from game.engine.rubric import AXES, CONDITIONS
from game.engine.story import Scene
from game.words import LANGUAGES, words
from tests.lines.playing import shelf

NAMES = ("abusive-client", "first-call", "late-report", "rain-refund")


def drill(name: str, scene: str) -> Drill | None:
    story = shelf().story(name)
    return drill_of(story, shelf().shared(name), story.encounter.scene(scene))


def drills() -> list[Drill]:
    found = [
        drill(name, scene.id) for name in NAMES for scene in shelf().story(name).encounter.scenes
    ]
    return [one for one in found if one is not None]


def test_most_moments_of_what_ships_make_a_drill() -> None:
    asking = [
        scene for name in NAMES for scene in shelf().story(name).encounter.scenes if scene.parts
    ]
    assert len(drills()) * 4 > len(asking) * 3
    assert {one.condition for one in drills()} >= {"calm", "upset", "demanding", "abusive"}


def test_what_is_said_in_some_plays_only_is_left_out() -> None:
    found = drill("late-report", "stands")
    assert found is not None
    assert [line.text for line in found.said] == ["scenes.stands.says.2"]
    assert drill("first-call", "taxi") is None  # all of it depends on how much she trusts you


@pytest.mark.parametrize("scene", ["put-together", "heard"])
def test_a_reply_in_parts_and_an_end_make_none(scene: str) -> None:
    assert drill("rain-refund", scene) is None


def test_the_moves_are_those_that_the_replies_begin_with() -> None:
    for one in drills():
        first = {choice.moves[0] for choice in one.scene.parts[0].choices}
        assert {move.id for move in one.moves} <= first
        assert len({move.id for move in one.moves}) == len(one.moves) >= 3
        assert 0 < len(keeping_most(one.moves, one.condition)) < len(one.moves)


def test_what_keeps_most_is_beaten_by_none_on_all_axes_and_is_never_critical() -> None:
    for one in drills():
        worths = {move.id: move.worth[one.condition][: len(AXES)] for move in one.moves}
        for best in keeping_most(one.moves, one.condition):
            better = [
                w
                for w in worths.values()
                if all(a > b for a, b in zip(w, worths[best], strict=True))
            ]
            assert better == []
            critical = shelf().shared(one.story.encounter.name).rubric.moves[best]
            assert critical.critical is None or one.condition not in critical.critical_under


def test_an_answer_is_judged_by_the_condition_and_by_what_keeps_most() -> None:
    found = drill("late-report", "liars")
    assert found is not None
    assert judge(found, "upset", "let-jab-pass") == (True, {"let-jab-pass"}, True)
    assert judge(found, "abusive", "counter-attack") == (False, {"let-jab-pass"}, False)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_drill_is_told_in_every_language(lang: str) -> None:
    w = words(lang)
    assert [key for key, _ in told.conditions(w)] == list(CONDITIONS)
    for one in drills():
        assert all(text for _, text in told.said(one, w))
        for move in told.moves(one, w):
            lines = told.verdict(one, move.id, judge(one, one.condition, move.id), w)
            assert move.name in lines[0]
            assert len(lines) >= 3  # the move, what keeps most, and why
    assert len({one.name for one in drills()}) == len(drills())


def test_hard_words_are_paraphrased() -> None:
    scene: Scene = shelf().story("rain-refund").encounter.scene("louder")
    found = drill("rain-refund", scene.id)
    assert found is not None
    mild = shelf().story("rain-refund").texts.texts("en")[scene.says[0].line.text]
    assert mild in [text for _, text in told.said(found, words("en"))]
