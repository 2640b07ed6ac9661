"""What raises each smell and what does not, in a small story of which one thing is changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.check import fair
from tests.check.examples import fairly


def figures(folder: Path, code: str, *edits: tuple[str, str]) -> list[Mapping[str, object]]:
    """The figures of every smell of that code, once the story is edited."""
    return [
        smell.figures for smell in fair.told(fairly(folder, edited(*edits))) if smell.code == code
    ]


def edited(*edits: tuple[str, str]) -> str:
    story = fair.STORY
    for old, new in edits:
        assert story.count(old) == 1
        story = story.replace(old, new)
    return story


def test_an_axis_that_is_hardly_tested_is_told_without_a_spread_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaves = "moves: [warn], next: gone, because: It comes too early.}"
    edit = ("moves: [warn], because: It comes too early.}", leaves)
    (told,) = figures(tmp_path, "axis-hardly-tested", edit)
    monkeypatch.setattr("game.analysis.spread.WORK", 1)
    assert figures(tmp_path, "axis-hardly-tested", edit) == [told]


SCOLD = "scold: {say: Please not in this tone., moves: [warn], because: It comes too early.}"
HEAR = "hear: {say: A whole day lost with waiting., moves: [hear], because: It is heard.}"
NOT_EARLY = (SCOLD, SCOLD.replace("[warn]", "[insult]"))


def test_where_everybody_is_abusive_no_boundary_comes_too_early(tmp_path: Path) -> None:
    edits = [(f"condition: {one}", "condition: abusive") for one in ("upset", "demanding")]
    (told,) = figures(tmp_path, "boundary-never-early", *edits)
    assert (told["decisions"], told["nearest"]) == (0, "-")


def test_a_boundary_of_the_kit_can_come_too_early(tmp_path: Path) -> None:
    assert figures(tmp_path, "boundary-never-early", NOT_EARLY)
    offered = ("condition: upset\n    kit: none", "condition: upset")
    assert not figures(tmp_path, "boundary-never-early", NOT_EARLY, offered)


def test_a_boundary_is_too_early_beside_a_reply_that_is_worse_by_far(tmp_path: Path) -> None:
    beside = SCOLD.replace(
        "[warn]", "[warn, explain]"
    )  # loses 4, as much as the mean of 1, 2, 4 and 9
    worse = "\n      mock: {say: Poor thing., moves: [insult], because: It mocks.}"
    assert not figures(tmp_path, "boundary-never-early", (SCOLD, beside + worse))


def test_the_boundary_that_is_nearest_to_too_early_is_told_with_its_loss(tmp_path: Path) -> None:
    (told,) = figures(
        tmp_path,
        "boundary-never-early",
        ("condition: demanding", "condition: abusive"),
        (HEAR, HEAR.replace("[hear]", "[insult]")),
        (SCOLD, SCOLD.replace("[warn]", "[warn, explain, hear]")),
    )
    assert told == {"decisions": 1, "share": 50, "nearest": "rings.scold 1.0 / 4.0 (0 %)"}


RARE = 9  # 3 ** -9 is less than one in ten thousand
RIGHT = "look: {say: Let me look for it first., moves: [explain], because: It moves on.}"


def seldom(folder: Path) -> list[Mapping[str, object]]:
    """What is told of endings where one asks for the same reply nine times over, and the kit leads there too."""
    story = edited(
        (RIGHT, RIGHT.replace("because", "next: AFTER, because")),
        ("next: gone\nscenes", "next: calmer\nscenes"),
        ("{if: trust >= 6, to: calmer}, {to: gone}", "{to: gone}"),
        ("    kit: none\n    says: Where", "    says: Where"),
    )
    start, end = story.index("  rings:"), story.index("  asks:")
    names = [f"rings-{at}" for at in range(RARE)]
    scenes = [
        story[start:end].replace("rings", name).replace("AFTER", after)
        for name, after in zip(names, [*names[1:], "calmer"], strict=True)
    ]
    found = fair.told(fairly(folder, "".join((story[:start], *scenes, story[end:]))))
    return [smell.figures for smell in found if smell.code == "ending-out-of-reach"]


def test_an_ending_is_out_of_reach_where_it_is_seldom_come_to_without_the_kit(
    tmp_path: Path,
) -> None:
    (told,) = seldom(tmp_path)
    assert (told["ending"], told["chance"]) == ("calmer", f"{100 / 3**RARE:.4f}")
    assert float(str(told["kit"])) > 10


def test_an_ending_to_which_only_the_kit_leads_is_asked_of_those_who_use_it(tmp_path: Path) -> None:
    only = ("{if: trust >= 6, to: calmer}, {to: gone}", "{to: calmer}")
    assert not figures(tmp_path, "ending-out-of-reach", only)


ENDS = "[end-contact, own-not-the-insult]"
LEAVE = fair.STORY[fair.STORY.index("  leave:\n") : fair.STORY.index("scenes:\n")]
BEAR = "      bear: {say"


def test_actions_of_the_kit_can_be_alike(tmp_path: Path) -> None:
    twin = LEAVE.replace("leave:", "hang-up:")
    (told,) = figures(tmp_path / "alike", "choices-alike", (LEAVE, LEAVE + twin))
    assert told == {"choice": "hang-up", "other": "leave", "scene": "kit"}
    other = twin.replace(ENDS, "[end-contact, insult]")
    assert not figures(tmp_path / "other", "choices-alike", (LEAVE, LEAVE + other))


def test_a_reply_and_an_action_of_the_kit_can_be_alike(tmp_path: Path) -> None:
    go = f"      go: {{say: I end this now., moves: {ENDS}, next: gone, because: It is due.}}\n"
    (told,) = figures(tmp_path / "alike", "choices-alike", (BEAR, go + BEAR))
    assert told == {"choice": "leave", "other": "go", "scene": "shouts"}
    on = go.replace(" next: gone,", "")  # goes on as the scene does
    assert not figures(tmp_path / "other", "choices-alike", (BEAR, on + BEAR))


@pytest.mark.parametrize("sets", ["warned: true", "warned: false", "calls: +1"])
def test_what_nothing_asks_for_is_no_effect(sets: str, tmp_path: Path) -> None:
    twin = HEAR + "\n      " + HEAR.replace("hear: {", f"nod: {{set: {{{sets}}}, ")
    shrug = HEAR + f"\n      mm: {{say: So., moves: [shrug], set: {{{sets}}}, because: It waits.}}"
    asks = ("    says: You fool!", "    says: [You fool!, {if: warned or calls >= 1, say: You!}]")
    for code, more in (("choices-alike", twin), ("choice-changes-nothing", shrug)):
        assert len(figures(tmp_path / code, code, (HEAR, more))) == 1
        assert not figures(tmp_path / f"{code}-asked", code, (HEAR, more), asks)


def test_a_part_of_a_reply_is_not_alike_to_an_action_of_the_kit(tmp_path: Path) -> None:
    _, replies = fair.STORY.split("  shouts:")
    replies = replies[replies.index("    you:") : replies.index("    next:")]
    twin = LEAVE.replace(f"{ENDS}\n    next: gone", "[pause]\n    once: true")
    part = """\
      {name}:
        name: Part
        you:
          {name}-one: {{say: One moment., moves: [pause], once: true, because: It waits.}}
          {name}-two: {{say: Two moments., moves: [hear], because: It goes on.}}
"""
    build = "    build:\n" + part.format(name="first") + part.format(name="second")
    assert not figures(
        tmp_path, "choices-alike", (replies, build), (LEAVE, LEAVE + twin.replace("leave", "rest"))
    )


@pytest.mark.parametrize(
    ("who", "heard"), [("narrator", True), ("ann", True), ("you", True), ("bob", False)]
)
def test_the_customer_s_anger_is_not_asked_where_somebody_else_is_spoken_to(
    who: str, heard: bool, tmp_path: Path
) -> None:
    found = figures(
        tmp_path,
        "condition-unlike-anger",
        ("condition: demanding\n", "condition: calm\n    set: {anger: +5}\n"),
        ("says: I want", f"who: {who}\n    says: I want"),
    )
    assert bool(found) is heard


@pytest.mark.parametrize(("waits", "shares"), [(1, [40]), (3, [29]), (4, [])])
def test_an_anger_may_be_off_in_a_quarter_of_visits(
    waits: int, shares: list[int], tmp_path: Path
) -> None:
    more = [
        f"\n      {name}: {{say: {name}., moves: [{moves}], because: Because.}}"
        for name, moves in (
            ("scorn", "warn, pause"),
            *((f"wait-{number}", "pause") for number in range(waits)),
        )
    ]
    calm = ("condition: demanding\n", "condition: calm\n    set: {anger: +1}\n")
    found = figures(tmp_path, "condition-unlike-anger", calm, (SCOLD, SCOLD + "".join(more)))
    assert [one["share"] for one in found] == shares


def test_the_lowest_energy_tells_the_bound_at_which_it_matters(tmp_path: Path) -> None:
    asked = "[explain], if: energy >= 6, because: Vague.}"
    (told,) = figures(tmp_path, "energy-never-matters", (asked, "[explain], because: Vague.}"))
    low, bound = told["lowest"], told["bound"]
    shouts = "moves: [hear], because: It goes on.}"
    assert told["scene"] == "shouts"
    for least, matters in ((low, False), (bound, True)):
        found = figures(
            tmp_path / str(least),
            "energy-never-matters",
            (asked, "[explain], because: Vague.}"),
            (shouts, shouts.replace("because", f"if: energy >= {least}, because")),
        )
        assert (not found) is matters
