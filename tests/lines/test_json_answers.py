"""How the JSON edition takes answers: choices, commands, questions, and everything that is none of these."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.lines import answers
from tests.lines.playing import (
    END_ANSWERS,
    SHORT,
    SHORT_ANSWERS,
    SHORT_WAY,
    Event,
    events,
    kinds,
    of,
    short,
    sitting,
)


def test_a_choice_that_is_not_known_gets_an_error_and_the_same_scene_again(tmp_path: Path) -> None:
    found = short(tmp_path, ["come-in"])  # it exists, but not in this scene
    assert kinds(found) == ["briefing", "scene", "error", "scene"]
    assert found[2]["code"] == "choice-unknown"
    assert same(found[1], found[3])


@pytest.mark.parametrize(
    ("choice", "why"),
    [
        ("hand-over", "Sam has not seen you yet."),
        ("friend", "They do not trust you enough for this."),
    ],
)
def test_a_locked_choice_gives_its_own_reason_and_the_same_scene_again(
    tmp_path: Path, choice: str, why: str
) -> None:
    found = short(tmp_path, [choice])
    assert kinds(found) == ["briefing", "scene", "error", "scene"]
    assert (found[2]["code"], found[2]["message"]) == ("choice-locked", why)
    assert same(found[1], found[3])


def test_a_choice_that_was_used_up_says_so(tmp_path: Path) -> None:
    (error,) = of(short(tmp_path, ["ask", "ask"]), "error")
    assert (error["code"], error["message"]) == ("choice-locked", "You have done this already.")


def test_a_hidden_choice_is_not_given_away(tmp_path: Path) -> None:
    (error,) = of(short(tmp_path, ["secret"]), "error")
    assert error["code"] == "choice-unknown"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "   ",
        "1",
        "HEAR",
        "hear sorry",
        "{}",
        '"nope"',
        "[",
        "null",
        ":",
        ": leave",
        "\x00",
        "é" * 9000,
    ],
)
def test_what_is_no_choice_is_an_error_and_changes_nothing(tmp_path: Path, line: str) -> None:
    found = short(tmp_path, [line])
    assert kinds(found) == ["briefing", "scene", "error", "scene"]
    assert same(found[1], found[3])
    assert len(found[2]["message"]) < 200


@pytest.mark.parametrize("line", ["hear", '"hear"', "  hear  "])
def test_a_choice_is_an_id_bare_or_as_json(tmp_path: Path, line: str) -> None:
    assert of(short(tmp_path, [line]), "scene")[-1]["scene"] == "reply"


def test_leaving_saves_and_the_next_run_goes_on(tmp_path: Path) -> None:
    found = short(tmp_path, ["hear", ":leave", "sorry"])
    assert kinds(found) == ["briefing", "scene", "scene"]
    assert of(short(tmp_path), "resumed")[0]["path"] == ["hear"]


def test_the_input_may_end_anywhere(tmp_path: Path) -> None:
    whole = (*SHORT_ANSWERS, *SHORT_WAY, *END_ANSWERS)
    for cut in range(len(whole) + 1):
        found = events(tmp_path / str(cut), SHORT, whole[:cut])
        assert ("debrief" in kinds(found)) == (cut == len(whole))


def test_a_play_whose_input_ended_at_the_last_questions_goes_on_there(tmp_path: Path) -> None:
    events(tmp_path, SHORT, (*SHORT_ANSWERS, *SHORT_WAY, "1 2 3"))
    found = events(tmp_path, SHORT, ("", "roof", ""))
    assert kinds(found) == ["briefing", "resumed", "guess", "cause", "plan", "debrief"]
    assert found[-1]["guess"] == {"empathy": 1, "boundaries": 2, "self_protection": 3}
    assert found[-1]["lines"][0]["text"] == "It rains."


def test_undo_goes_back_one_choice_as_practice(tmp_path: Path) -> None:
    found = short(tmp_path, ["hear", ":undo", "limit", "sorry", "gate-stays"])
    scenes = of(found, "scene")
    assert [(scene["scene"], scene["turn"]) for scene in scenes] == [
        ("gate", 1), ("reply", 2), ("gate", 1), ("reply", 2), ("reply", 3),
    ]  # fmt: skip
    assert scenes[2]["lines"] == []  # nothing new was said
    assert found[-1]["path"] == ["limit", "sorry", "gate-stays"]
    with sitting(tmp_path) as session:
        first, second = session.store.plays(session.profile.id)
    assert (first.status, second.status) == ("open", "finished")
    assert second.practice_of == first.id


def test_undo_before_the_first_choice_is_an_error(tmp_path: Path) -> None:
    found = short(tmp_path, [":undo"])
    assert kinds(found) == ["briefing", "scene", "error", "scene"]
    assert found[2]["code"] == "nothing-to-undo"


def test_the_language_changes_in_the_middle(tmp_path: Path) -> None:
    found = events(
        tmp_path, "first-call", ["say-it-back", ":lang zh-Hant", ":lang zh_CN"], yes=True
    )
    english, traditional, simplified = of(found, "scene")[1:]
    assert len({scene["choices"][0]["text"] for scene in (english, traditional, simplified)}) == 3
    assert [c["id"] for c in english["choices"]] == [c["id"] for c in simplified["choices"]]
    assert traditional["lines"] == []
    with sitting(tmp_path) as session:
        assert (
            session.store.settings(session.profile.id) == {}
        )  # a program's choice is not the person's


@pytest.mark.parametrize("line", [":lang", ":lang fr", ":lang zz zz"])
def test_a_language_that_is_none_is_an_error(tmp_path: Path, line: str) -> None:
    found = short(tmp_path, [line])
    assert kinds(found) == ["briefing", "scene", "error", "scene"]
    assert found[2]["code"] == "language-unknown"


@pytest.mark.parametrize(
    "line", [":again", ":help", ":first", ":briefing", ":save", ":nonsense", ":LEAVE"]
)
def test_a_command_of_people_is_none_for_programs(tmp_path: Path, line: str) -> None:
    found = short(tmp_path, ["hear", ":undo", line])
    assert found[4]["code"] == "command-unknown"
    assert found[4]["hint"] == "There are: :leave, :undo, :coach, :lang X."


def test_stepping_away_at_the_note_begins_nothing(tmp_path: Path) -> None:
    assert kinds(events(tmp_path, SHORT, ["step-away"])) == ["briefing", "note"]
    with sitting(tmp_path) as session:
        assert session.store.plays(session.profile.id) == ()


def test_the_intensity_decides_how_hard_words_are_told(tmp_path: Path) -> None:
    found = events(tmp_path, SHORT, ["go-on", "strong", "3"])
    assert of(found, "scene")[0]["lines"][1]["text"] == "You are a gatepost!"
    found = short(tmp_path / "option", intensity="strong")
    assert of(found, "scene")[0]["lines"][1]["text"] == "You are a gatepost!"


def test_an_intensity_that_was_asked_for_is_not_asked_again(tmp_path: Path) -> None:
    found = events(tmp_path, SHORT, ["", ""], intensity="strong")
    assert kinds(found) == ["briefing", "note", "confidence", "scene"]


@pytest.mark.parametrize("line", ["", "null", " "])
def test_an_empty_line_and_null_take_the_default(tmp_path: Path, line: str) -> None:
    found = events(tmp_path, SHORT, [line] * 3)
    assert kinds(found)[-1] == "scene"


@pytest.mark.parametrize(("line", "kept"), [("3", 3), ('"4"', 4), ("5", 5)])
def test_an_answer_is_json_or_a_bare_word(tmp_path: Path, line: str, kept: int) -> None:
    events(tmp_path, SHORT, ["", "", line])
    assert notes(tmp_path) == {"confidence": kept}


def test_a_wrong_answer_gets_an_error_and_the_question_again(tmp_path: Path) -> None:
    found = events(tmp_path, SHORT, ["maybe", "go-on", "harsh", "mild", "7", "2"])
    assert kinds(found) == [
        "briefing",
        *("note", "error", "note"),
        *("intensity", "error", "intensity"),
        *("confidence", "error", "confidence"),
        "scene",
    ]
    assert {error["code"] for error in of(found, "error")} == {"answer-unknown"}


def test_the_language_changes_at_a_question_and_leaving_works_there(tmp_path: Path) -> None:
    found = events(tmp_path, "first-call", [":lang zh-Hant", ":coach", ":leave"])
    assert kinds(found) == ["briefing", "confidence", "confidence", "error", "confidence"]
    assert found[1]["text"] != found[2]["text"]
    assert found[3]["code"] == "command-not-here"


@pytest.mark.parametrize(
    "line",
    [
        "70 60 50",
        "[70, 60, 50]",
        '{"empathy": 70, "boundaries": 60, "self_protection": 50}',
        "70,60,50",
        "７０、６０、５０",
    ],
)
def test_a_guess_is_three_numbers(line: str) -> None:
    assert answers.guess(line) == {"empathy": 70, "boundaries": 60, "self_protection": 50}


@pytest.mark.parametrize(
    "line",
    [
        "70",
        "70 60 50 40",
        "70 60 101",
        "-1 2 3",
        "[1, 2]",
        "[1, 2, true]",
        "[1, 2, 3.5]",
        "a b c",
        "{}",
        "9" * 5000,
        "[" * 99999,
        "NaN 1 2",
        "² ² ²",
    ],
)
def test_anything_else_is_no_guess(line: str) -> None:
    assert answers.guess(line) is None


def test_a_guess_that_is_none_is_asked_for_again(tmp_path: Path) -> None:
    found = events(tmp_path, SHORT, (*SHORT_ANSWERS, *SHORT_WAY, "about half", "", "", ""))
    assert kinds(found)[-6:] == ["guess", "error", "guess", "cause", "plan", "debrief"]


def test_a_plan_is_kept_as_it_was_written_and_cut_where_it_is_endless(tmp_path: Path) -> None:
    plan = 'If "they" shout, then I {breathe} 呼吸 🙂.'
    events(tmp_path / "a", SHORT, (*SHORT_ANSWERS, *SHORT_WAY, "", "", plan))
    assert notes(tmp_path / "a")["plan"] == plan
    events(tmp_path / "b", SHORT, (*SHORT_ANSWERS, *SHORT_WAY, "", "", "if " * 9999))
    assert len(str(notes(tmp_path / "b")["plan"])) == 500


def test_a_plan_that_looks_like_a_command_is_one_unless_it_is_quoted(tmp_path: Path) -> None:
    found = events(
        tmp_path, SHORT, (*SHORT_ANSWERS, *SHORT_WAY, "", "", ":smile", json.dumps(":smile"))
    )
    assert kinds(found)[-4:] == ["plan", "error", "plan", "debrief"]
    assert notes(tmp_path)["plan"] == ":smile"


@settings(max_examples=60)
@given(
    lines=st.lists(
        st.one_of(
            st.text(max_size=20),
            st.sampled_from(["hear", "ask", ":undo", ":coach", ":lang en", "sorry", "70 60 50"]),
        ),
        max_size=12,
    )
)
def test_no_answers_whatever_break_the_stream(tmp_path: Path, lines: list[str]) -> None:
    found = events(tmp_path, SHORT, [line.replace("\n", " ").replace("\r", " ") for line in lines])
    assert found[0]["event"] == "briefing"
    assert kinds(found).count("debrief") <= 1


def notes(saves: Path) -> dict[str, object]:
    """The answers kept with the newest play."""
    with sitting(saves) as session:
        newest = session.store.plays(session.profile.id)[-1]
        return {name: json.loads(value) for name, value in session.store.notes(newest.id).items()}


def same(one: Event, other: Event) -> bool:
    """Whether two scene events are the same but for what was said before."""
    return {**one, "lines": []} == {**other, "lines": []} and other["lines"] == []
