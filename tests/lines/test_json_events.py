"""The JSON contract of the design, event by event and field by field."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from game.engine.rubric import AXES, CONDITIONS
from tests.lines.playing import (
    END_ANSWERS,
    SHORT,
    SHORT_ANSWERS,
    SHORT_WAY,
    Event,
    events,
    kinds,
    of,
    shelf,
    short,
)


def test_the_briefing_tells_everything_before_the_first_choice(tmp_path: Path) -> None:
    (briefing, *_) = short(tmp_path)
    encounter = shelf().story(SHORT).encounter
    assert briefing == {
        "event": "briefing",
        "v": 1,
        "pack": "yard",
        "encounter": "short",
        "digest": encounter.digest,
        "title": "The short one",
        "you": "You keep the yard. Pat is at the gate.",
        "aim": "Pat goes home, and you are whole.",
        "people": {
            "pat": {"name": "Pat", "role": "who wants in"},
            "sam": {"name": "Sam", "role": "who is near"},
        },
        "note": "Pat shouts at you.",
        "lang": "en",
    }


def test_a_briefing_without_a_content_note_says_null(tmp_path: Path) -> None:
    (briefing, *_) = events(tmp_path, "first-call", yes=True)
    assert briefing["note"] is None
    assert briefing["pack"] == "standtall"


def test_the_questions_come_in_their_order_and_the_plan_before_the_debrief(tmp_path: Path) -> None:
    found = events(tmp_path, SHORT, (*SHORT_ANSWERS, *SHORT_WAY, *END_ANSWERS))
    assert kinds(found) == [
        "briefing",
        *("note", "intensity", "confidence"),
        *("scene", "scene", "scene"),
        *("guess", "cause", "plan"),
        "debrief",
    ]


def test_a_question_tells_its_answers_and_its_default(tmp_path: Path) -> None:
    asked = {
        event["id"]: event
        for event in of(
            events(tmp_path, SHORT, (*SHORT_ANSWERS, *SHORT_WAY, *END_ANSWERS)), "question"
        )
    }
    shape = {name: (event["answers"], event["default"]) for name, event in asked.items()}
    assert shape == {
        "note": (["go-on", "step-away"], "go-on"),
        "intensity": (["mild", "strong"], "mild"),
        "confidence": (["1", "2", "3", "4", "5"], None),
        "guess": (None, None),
        "cause": (["pat", "roof", "you"], None),
        "plan": (None, None),
    }
    assert all(event["text"] for event in asked.values())
    assert asked["cause"]["text"] == "Whose rain was it?"
    assert asked["cause"]["labels"] == {"pat": "Pat's.", "roof": "The roof's.", "you": "Yours."}
    assert {tuple(event) for event in asked.values()} == {
        ("event", "id", "text", "answers", "default", "labels")
    }


def test_an_encounter_without_a_note_and_graded_words_asks_less(tmp_path: Path) -> None:
    found = events(tmp_path, "first-call")
    assert kinds(found) == ["briefing", "confidence"]


def test_yes_asks_nothing_and_invents_nothing(tmp_path: Path) -> None:
    found = short(tmp_path, SHORT_WAY)
    assert of(found, "question") == []
    assert found[-1]["guess"] is None
    assert found[-1]["cause"] is None
    assert "Pat says something about you." in str(found)  # mild


def test_a_scene_tells_where_the_play_stands(tmp_path: Path) -> None:
    (scene,) = of(short(tmp_path), "scene")
    assert list(scene) == [
        "event", "scene", "turn", "condition", "gauges", "lines", "choices",
    ]  # fmt: skip
    assert scene["scene"] == "gate"
    assert scene["turn"] == 1
    assert scene["condition"] == "abusive"
    assert scene["gauges"] == {"anger": 5, "trust": 5, "energy": 8}


def test_lines_name_who_said_them(tmp_path: Path) -> None:
    found = of(short(tmp_path, ["ask", "hear"]), "scene")
    assert found[0]["lines"] == [
        {"who": "narrator", "name": "", "text": "It rains."},
        {"who": "pat", "name": "Pat", "text": "Pat says something about you."},
        {"who": "pat", "name": "Pat", "text": "Open up!"},
    ]
    assert found[1]["lines"] == [
        {"who": "you", "name": "You", "text": "Wave at Sam."},
        {"who": "sam", "name": "Sam", "text": "I am here."},
    ]
    assert [line["text"] for line in found[2]["lines"]] == ["You are wet through.", "Yes.", "So?"]


def test_choices_tell_what_they_are_and_why_they_are_closed(tmp_path: Path) -> None:
    (scene,) = of(short(tmp_path, seed=1), "scene")
    choices = {choice["id"]: choice for choice in scene["choices"]}
    assert choices["hear"] == {
        "id": "hear",
        "text": "You are wet through.",
        "kind": "reply",
        "part": None,
        "open": True,
        "why": None,
    }
    assert choices["ask"]["kind"] == "protect"
    assert choices["hand-over"]["open"] is False
    assert choices["hand-over"]["why"] == "Sam has not seen you yet."
    assert choices["friend"]["open"] is False
    assert choices["friend"]["why"] == "They do not trust you enough for this."
    assert "secret" not in choices
    assert [choice["kind"] for choice in scene["choices"]] == ["reply"] * 5 + ["protect"] * 2


def test_a_hidden_choice_shows_itself_when_it_opens_and_one_used_up_says_so(tmp_path: Path) -> None:
    scene = of(short(tmp_path, ["ask"]), "scene")[-1]
    choices = {choice["id"]: choice for choice in scene["choices"]}
    assert choices["secret"]["open"] is True
    assert choices["ask"]["why"] == "You have done this already."
    assert scene["turn"] == 2


def test_a_reply_put_together_comes_part_by_part_and_is_said_as_a_whole(tmp_path: Path) -> None:
    found = short(tmp_path, SHORT_WAY)
    _, first, last = of(found, "scene")
    assert {choice["part"] for choice in first["choices"] if choice["kind"] == "part"} == {"first"}
    assert {choice["kind"] for choice in first["choices"]} == {"part", "protect"}
    assert {choice["part"] for choice in last["choices"]} == {"last"}  # the kit waits
    assert last["lines"] == []
    assert last["gauges"] == first["gauges"]
    assert [line["text"] for line in found[-1]["lines"]] == [
        "I am sorry.", "The gate stays shut until six.", "Thank you.", "Six it is.",
    ]  # fmt: skip


def test_the_debrief_is_whole(tmp_path: Path) -> None:
    debrief = short(tmp_path, ["ask", *SHORT_WAY])[-1]
    assert list(debrief) == [
        "event", "encounter", "digest", "ending", "kind", "path", "lines", "scores", "bands", "decisions",
        "guess", "cause",
    ]  # fmt: skip
    assert (debrief["encounter"], debrief["ending"], debrief["kind"]) == (
        "short",
        "six",
        "resolved",
    )
    assert debrief["path"] == ["ask", *SHORT_WAY]
    assert set(debrief["scores"]) == set(debrief["bands"]) == set(AXES)
    assert debrief["bands"]["boundaries"] == {"band": 3, "capped": None}
    assert [decision["choice"] for decision in debrief["decisions"]] == ["ask", *SHORT_WAY]


def test_a_decision_tells_what_it_was_worth_and_what_was_better(tmp_path: Path) -> None:
    debrief = short(tmp_path, ["bear", "no-words", "come-in"])[-1]
    decision = debrief["decisions"][0]
    assert list(decision) == [
        "scene", "choice", "moves", "because", "axes", "better", "dominated",
    ]  # fmt: skip
    assert decision["scene"] == "gate"
    assert decision["moves"] == ["bear"]
    assert decision["because"] == "It teaches Pat that this works."
    assert decision["axes"]["self_protection"].keys() == {"chosen", "best", "worst", "lost"}
    assert decision["axes"]["self_protection"]["chosen"] == -2
    assert decision["axes"]["self_protection"]["best"] == 3
    assert decision["better"]["self_protection"] == {"choice": "ask", "text": "Wave at Sam."}
    assert decision["dominated"] is True  # hearing was better on all three
    assert debrief["bands"]["self_protection"] == {"band": 1, "capped": None}
    trade = short(tmp_path, ["limit", "sorry", "gate-stays"])[-1]["decisions"][0]
    assert trade["dominated"] is False


def test_a_critical_move_is_named_where_it_caps_a_band(tmp_path: Path) -> None:
    debrief = short(tmp_path, ["ask", "bear", "sorry", "gate-stays"])[-1]
    assert debrief["scores"]["self_protection"] >= 50
    assert debrief["bands"]["self_protection"] == {"band": 2, "capped": "bear"}


@pytest.mark.parametrize(
    "way", [SHORT_WAY, ("bear", "no-words", "come-in"), ("ask", "hear", "no-words", "gate-stays")]
)
def test_what_was_lost_and_the_score_make_a_hundred(tmp_path: Path, way: tuple[str, ...]) -> None:
    assert_sums(short(tmp_path, way)[-1])


def test_an_axis_with_too_little_at_stake_is_null_and_loses_nothing(tmp_path: Path) -> None:
    debrief = short(tmp_path, ["ask", "hand-over"])[-1]
    untested = [axis for axis in AXES if debrief["scores"][axis] is None]
    for axis in untested:
        assert debrief["bands"][axis] is None
        assert all(decision["axes"][axis]["lost"] is None for decision in debrief["decisions"])
    one = short(tmp_path, ["shout"])[-1]
    assert one["kind"] == "ugly"
    assert set(one["scores"].values()) == {None}


def test_the_answers_come_back_in_the_debrief(tmp_path: Path) -> None:
    lines = (*SHORT_ANSWERS, *SHORT_WAY, "70 60 50", "roof", "If it rains, I fetch Sam.")
    debrief = events(tmp_path, SHORT, lines)[-1]
    assert debrief["guess"] == {"empathy": 70, "boundaries": 60, "self_protection": 50}
    assert debrief["cause"] == "roof"


def test_an_error_tells_its_code_what_happened_and_what_to_do(tmp_path: Path) -> None:
    (error,) = of(short(tmp_path, ["nonsense"]), "error")
    assert error == {
        "event": "error",
        "code": "choice-unknown",
        "message": "There is no “nonsense” to choose here.",
        "hint": "Answer with one of the choices that are shown.",
    }


def test_an_unfinished_play_goes_on_and_says_so(tmp_path: Path) -> None:
    before = short(tmp_path, ["hear"])
    found = short(tmp_path, ["sorry", "gate-stays"])
    assert kinds(found) == ["briefing", "resumed", "scene", "scene", "debrief"]
    assert found[1] == {"event": "resumed", "path": ["hear"], "dropped": [], "because": None}
    said = [line for event in before for line in event.get("lines", ())]
    assert found[2]["lines"] == said  # everything since this process began
    assert found[-1]["path"] == list(SHORT_WAY)


def test_a_finished_play_is_never_resumed(tmp_path: Path) -> None:
    short(tmp_path, SHORT_WAY)
    assert kinds(short(tmp_path)) == ["briefing", "scene"]


def test_fresh_leaves_the_unfinished_play_and_begins_anew(tmp_path: Path) -> None:
    short(tmp_path, ["hear"])
    assert kinds(short(tmp_path, fresh=True)) == ["briefing", "scene"]
    assert of(short(tmp_path), "resumed")[0]["path"] == []  # the left one does not come back


def test_the_coach_is_asked_and_the_scene_comes_again(tmp_path: Path) -> None:
    found = short(tmp_path, [":coach", "hear", ":coach"])
    assert kinds(found) == ["briefing", "scene", "coach", "scene", "scene", "coach", "scene"]
    first, second = of(found, "coach")
    assert first == {"event": "coach", "text": "Who is getting wet?"}
    assert second["text"] is None


def test_every_condition_of_the_contract_is_one_the_rubric_knows(tmp_path: Path) -> None:
    found = of(short(tmp_path, SHORT_WAY), "scene")
    assert {event["condition"] for event in found} <= set(CONDITIONS)


def assert_sums(debrief: Event) -> None:
    """Score and losses make 100 on every tested axis, to the rounding of the six decimals."""
    for axis, score in debrief["scores"].items():
        lost: list[Any] = [decision["axes"][axis]["lost"] for decision in debrief["decisions"]]
        if score is None:
            assert set(lost) <= {None}
            continue
        whole = 100 - sum(lost)
        assert abs(whole - score) <= 0.5 + 1e-4
        assert all(value == round(value, 6) for value in lost)
