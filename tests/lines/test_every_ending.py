"""A scripted client plays every shipped encounter to every ending that it can find."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import pytest

from game.engine import begin, options, outcome, step
from game.stories.packs import Story
from tests.lines.playing import Event, events, of, plain, shelf
from tests.lines.test_json_events import assert_sums

ENCOUNTERS = [entry.name for entry in shelf().index().entries if entry.pack == "standtall"]
TRIES = 50_000


@cache
def ways(name: str) -> dict[str, tuple[str, ...]]:
    """A path to every ending of an encounter, found by clicking about."""
    encounter = shelf().story(name).encounter
    wanted = {scene.id for scene in encounter.scenes if scene.ending is not None}
    found: dict[str, tuple[str, ...]] = {}
    luck = random.Random(name)  # noqa: S311 - a way about, not a secret
    for _ in range(TRIES):
        state, path = begin(encounter).state, []
        while (ended := outcome(encounter, state)) is None:
            choice = luck.choice([one.choice.id for one in options(encounter, state) if one.open])
            state = step(encounter, state, choice).state
            path.append(choice)
        found.setdefault(ended.ending, tuple(path))
        if len(found) == len(wanted):
            return found
    pytest.fail(f"never reached: {wanted - found.keys()}")


def test_there_are_encounters_to_play() -> None:
    assert len(ENCOUNTERS) >= 4


@pytest.mark.parametrize("name", ENCOUNTERS)
def test_every_ending_can_be_played_to_its_debrief(tmp_path: Path, name: str) -> None:
    story = shelf().story(name)
    for ending, path in ways(name).items():
        found = events(tmp_path, name, path, yes=True, lang="zh-Hant")
        debrief = found[-1]
        assert debrief["event"] == "debrief"
        assert debrief["ending"] == ending
        assert debrief["path"] == list(path)
        assert debrief["kind"] == story.encounter.scene(ending).ending
        assert of(found, "error") == []
        assert len(of(found, "scene")) == len(path)
        assert_sums(debrief)
        assert_choices_were_offered(story, found_choices(found), path)


@pytest.mark.parametrize("lang", ["en", "zh-Hant", "zh-Hans"])
@pytest.mark.parametrize("name", ENCOUNTERS)
def test_every_ending_can_be_heard(tmp_path: Path, name: str, lang: str) -> None:
    for path in ways(name).values():
        heard = plain(tmp_path, name, path, yes=True, lang=lang)
        assert len(heard) == len(path) + 1
        whole = "".join(heard)
        assert "{" not in whole  # no value was left out of a sentence
        assert "\n\n\n" not in whole
        assert whole.endswith("\n")


def found_choices(found: list[Event]) -> list[dict[str, bool]]:
    """For each scene event, what was offered and whether it was open."""
    return [
        {choice["id"]: choice["open"] for choice in event["choices"]}
        for event in of(found, "scene")
    ]


def assert_choices_were_offered(
    story: Story, offered: list[dict[str, bool]], path: tuple[str, ...]
) -> None:
    assert len(offered) == len(path), story.encounter.id
    for choices, made in zip(offered, path, strict=True):
        assert choices[made] is True
