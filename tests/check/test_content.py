"""What the three encounters of the articles have to bring, as far as it can be told without playing them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.engine.rubric import UNDER_ATTACK
from game.engine.story import Choice, Scene
from game.places import content_folder
from game.stories import load_pack

STORIES = load_pack(content_folder()).stories
THREE = ("late-report", "rain-refund", "abusive-client")


def deciding(name: str) -> list[Scene]:
    """The scenes in which the player is asked."""
    return [scene for scene in STORIES[name].encounter.scenes if scene.parts]


def choices(scene: Scene) -> Iterator[Choice]:
    yield from scene.kit
    for part in scene.parts:
        yield from part.choices


def defends(choice: Choice) -> bool:
    """Whether it warns, or ends without asking for a warning first."""
    return "warn-once" in choice.moves or ("end-contact" in choice.moves and choice.test is None)


@pytest.mark.parametrize("name", THREE)
def test_each_of_the_three_has_the_scenes_endings_and_walks_that_are_asked_of_it(name: str) -> None:
    story = STORIES[name]
    scenes = story.encounter.scenes
    kinds = [scene.ending for scene in scenes if scene.ending is not None]
    assert 15 <= len(scenes) <= 30
    assert len(kinds) >= 5
    assert len(set(kinds)) >= 4
    assert any(answer.right for answer in story.encounter.cause)
    assert len(story.walks) >= 6
    assert [scene.id for scene in deciding(name) if scene.coach is None] == []


@pytest.mark.parametrize("name", THREE)
def test_nobody_who_is_insulted_is_without_a_way_to_warn_or_to_end(name: str) -> None:
    attacked = [scene for scene in deciding(name) if scene.condition in UNDER_ATTACK]
    assert attacked
    assert [scene.id for scene in attacked if not any(map(defends, choices(scene)))] == []
