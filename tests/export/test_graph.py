"""The graph of an encounter: every scene and every way, in a form that other programs read."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace

import pytest

from game.errors import GameError
from game.export.graph import dot, edges, mermaid, svg
from game.places import content_folder
from game.stories import Story, load_pack

STORIES = tuple(load_pack(content_folder()).stories.values())


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.encounter.id)
def test_every_scene_but_the_opening_is_led_to(story: Story) -> None:
    encounter = story.encounter
    led_to = {edge.end for edge in edges(encounter)}
    led_to |= {encounter.scenes[interrupt.to].id for interrupt in encounter.interrupts}
    assert led_to | {encounter.scenes[encounter.opening].id} == {s.id for s in encounter.scenes}


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.encounter.id)
def test_mermaid_names_every_node_it_uses(story: Story) -> None:
    text = mermaid(story.encounter, story.texts.texts("en"))
    declared = set(re.findall(r"^  ([\w-]+)[(\[{]", text, re.MULTILINE))
    used = set(re.findall(r"^  (s\d+) -", text, re.MULTILINE))
    used |= set(re.findall(r"(s\d+)$", text, re.MULTILINE))
    assert used <= declared


def test_no_id_of_a_story_is_one_of_mermaids() -> None:
    """`end` closes a subgraph to Mermaid, and `s1` is the second scene already."""
    story = next(s for s in STORIES if s.encounter.interrupts)
    first, *others = story.encounter.interrupts
    for name in ("end", "s1"):
        encounter = replace(story.encounter, interrupts=(replace(first, id=name), *others))
        text = mermaid(encounter, story.texts.texts("en"))
        nodes = re.findall(r"^  ([^\s(\[{]+)[(\[{]", text, re.MULTILINE)
        assert name in text
        assert len(set(nodes)) == len(nodes)
        assert all(re.fullmatch(r"[si]\d+", node) for node in nodes)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.encounter.id)
def test_dot_closes_every_quote_and_brace(story: Story) -> None:
    text = dot(story.encounter, story.texts.texts("zh-Hant"))
    assert text.replace('\\"', "").count('"') % 2 == 0
    assert text.startswith("digraph")
    assert text.rstrip().endswith("}")


def test_a_way_that_hangs_on_a_condition_tells_it() -> None:
    encounter = next(s.encounter for s in STORIES if s.encounter.id == "rain-refund")
    told = {
        (edge.start, edge.end): " / ".join(label.told(", ") for label in edge.labels)
        for edge in edges(encounter)
        if edge.kind == "reply"
    }
    assert told["week", "coat"] == "what-for, if trust >= 5"
    assert told["week", "key-card"].endswith(" / what-for, else")
    assert told["afterwards", "not-yours"].endswith(", if promised")
    assert told["afterwards", "letter"].endswith(", else")
    assert told["coat", "cove"] == "leave-it-quiet, why-the-coat"


def test_without_graphviz_the_player_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    story = STORIES[0]
    with pytest.raises(GameError, match="graphviz-missing"):
        svg(story.encounter, story.texts.texts("en"))
