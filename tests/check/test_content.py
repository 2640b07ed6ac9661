"""What the three encounters of the articles have to bring, as far as it can be told without playing them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.analysis.graph import Edge, graph_of
from game.engine.rubric import AXES, UNDER_ATTACK, together
from game.engine.scoring import HALVES, ZERO, Decision, score
from game.engine.story import Choice, Scene
from game.places import content_folder
from game.stories import load_pack

PACK = load_pack(content_folder())
STORIES = PACK.stories
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


def ends(name: str) -> Iterator[tuple[Scene, Edge]]:
    """Every end of a contact, in every state in which it is open, with what it loses there."""
    rows = {node.row.number: node.row for node in graph_of(STORIES[name].encounter).nodes}
    for row in rows.values():
        for edge in row.edges:
            if "end-contact" in edge.choice.moves:
                yield row.moment.scene, edge


@pytest.mark.parametrize("name", THREE)
def test_a_right_end_loses_nothing_on_any_axis_and_a_wrong_one_loses_much_empathy(
    name: str,
) -> None:
    found = list(ends(name))
    right = [(scene.id, edge) for scene, edge in found if scene.condition in UNDER_ATTACK]
    wrong = [(scene.id, edge) for scene, edge in found if scene.condition not in UNDER_ATTACK]
    assert right
    assert wrong
    assert [(scene, edge.lost) for scene, edge in right if edge.lost != ZERO] == []
    assert min(edge.lost[0] for _, edge in wrong) >= 2 * HALVES


def test_under_a_threat_an_end_can_be_written_that_loses_nothing() -> None:
    moves = PACK.shared.rubric.moves
    end = together([moves["safety-exit"], moves["own-next-step"]], "threatening")
    better = [
        (name, axis)
        for name, move in moves.items()
        for number, axis in enumerate(AXES)
        if name not in {"end-contact", "safety-exit"}
        and move.worth["threatening"][number] > end[number]
    ]
    assert better == []


def last(name: str, path: str) -> Decision:
    return score(STORIES[name].encounter, path.split()).decisions[-1]


TO_STRAND = "own-it hand-in-the-air name-under-it from-here can-find-things five-today nothing-in-hand first-thing"
TO_THE_LOBBY = "not-ours only-a-name same-boat"


@pytest.mark.parametrize(
    ("name", "path", "better"),
    [
        ("late-report", f"{TO_STRAND} give-me-joanne", "breathe"),
        ("late-report", f"{TO_STRAND} warn give-me-joanne", "end-call"),
        ("rain-refund", f"{TO_THE_LOBBY} swallow-it yes-get-gwen", "ask-priya"),
        ("rain-refund", f"{TO_THE_LOBBY} draw-a-line hand-to-gwen", "end-it"),
        ("rain-refund", f"{TO_THE_LOBBY} swallow-it stop-or-i-go gwen-now", "end-it"),
    ],
)
def test_who_is_insulted_is_never_told_that_bearing_it_would_have_been_better(
    name: str, path: str, better: str
) -> None:
    assert last(name, path).better["empathy"].id == better
