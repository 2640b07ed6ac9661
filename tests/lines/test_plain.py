"""The line edition as somebody hears it: everything there, nothing said twice, every answer understood."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.lines.sentences import mood_of, mood_told
from game.words import words
from tests.lines.playing import (
    END_ANSWERS,
    SHORT,
    SHORT_ANSWERS,
    SHORT_WAY,
    plain,
    sitting,
)

NUMBERED = ("", "", "", "hear", "sorry", "gate-stays")  # by id, so that the order does not matter


def short(saves: Path, *lines: str, **wishes: object) -> list[str]:
    """The tests' own encounter from its first scene on; the first piece is briefing and first scene."""
    return plain(saves, SHORT, lines, yes=True, seed=1, **wishes)  # type: ignore[arg-type]


def number_of(piece: str, text: str) -> str:
    """The number or letter under which a choice is told."""
    (line,) = (line for line in piece.splitlines() if text in line)
    return line.partition(".")[0]


def test_the_briefing_says_who_where_and_what_for(tmp_path: Path) -> None:
    (first, *_) = short(tmp_path)
    assert first.startswith(
        "\nThe short one\n\nYou keep the yard. Pat is at the gate.\n"
        "Your aim: Pat goes home, and you are whole.\n"
        "Pat: who wants in\nSam: who is near\nNote: Pat shouts at you.\n"
    )


def test_the_first_scene_tells_the_gauges_in_a_sentence_and_the_kit_in_full(tmp_path: Path) -> None:
    (first, *_) = short(tmp_path)
    assert (
        "It rains.\nPat: Pat says something about you. Open up!\n"
        "Pat is abusive. Anger 5, tense. Trust 5, thin. Your energy 8, steady.\n"
    ) in first
    assert "Protect yourself:\na. Wave at Sam.\n" in first
    assert "b. Locked: “Let Sam do it.” Sam has not seen you yet.\n" in first


def test_replies_are_numbered_and_chosen_by_number(tmp_path: Path) -> None:
    (first, *_) = short(tmp_path)
    heard = short(tmp_path, number_of(first, "Not in that tone."))
    assert "You: Not in that tone.\nPat: What tone? So?\n" in heard[1]


def test_the_kit_is_chosen_by_letter_and_keeps_its_letters(tmp_path: Path) -> None:
    heard = short(tmp_path, "A", "hear")
    assert "You do this: Wave at Sam.\nSam: I am here.\n" in heard[1]
    assert "a. Locked: “Wave at Sam.” You have done this already.\n" in heard[1]
    assert number_of(heard[2], "Let Sam do it.") == "b"  # the only one offered there


def test_what_a_chinese_input_method_sends_is_understood(tmp_path: Path) -> None:
    (first, *_) = short(tmp_path)
    wide = chr(ord(number_of(first, "You are wet through.")) + 0xFEE0)
    assert "You: You are wet through." in short(tmp_path, wide)[1]
    assert "Your aim" in short(tmp_path, "：ｗｈｅｒｅ")[1]


def test_the_coach_has_the_key_that_it_has_on_the_screen(tmp_path: Path) -> None:
    asked = short(tmp_path, ":coach")[1]
    assert short(tmp_path / "key", "?")[1] == asked
    assert short(tmp_path / "wide", "？")[1] == asked


def test_the_customer_s_gauges_carry_a_name_while_a_colleague_is_spoken_to(tmp_path: Path) -> None:
    with sitting(tmp_path) as session:
        play = session.start("rain-refund")
        assert "Lynne Hartley is upset. Anger 4" in mood_told(play, None, words("en"))
        before = mood_of(play)
        path = next(walk for walk in play.story.walks if walk.ending == "not-yours").path
        while play.scene.who == play.encounter.customer:
            before = mood_of(play)
            play.choose(path[len(play.path)])
        assert before.person == play.encounter.customer
        told = mood_told(play, None, words("en"))
        assert re.match(r"(Bethan|Gwen) is [a-z]+\. Anger of Lynne Hartley ", told)
        assert " Your energy " in told
        assert mood_told(play, mood_of(play), words("en")) == ""


def test_only_what_has_changed_is_told(tmp_path: Path) -> None:
    heard = short(tmp_path, "ask", "hear")
    assert heard[1].splitlines()[3] == "Your energy up to 9, fresh."
    assert (
        "Pat is upset. Anger down to 3, tense. Trust up to 7, growing. Your energy down to 8, steady.\n"
        in heard[2]
    )


def test_a_kit_that_has_not_changed_is_told_in_a_line(tmp_path: Path) -> None:
    heard = plain(tmp_path, "first-call", ["say-it-back", ":kit"], yes=True, seed=1)
    assert "Protect yourself, as before: a, b, c. :kit tells them.\n" in heard[1]
    assert heard[2].startswith("Protect yourself:\na. ")


@pytest.mark.parametrize("line", ["7", "0", "z", "nonsense", "９", "-1", "1.", "9" * 5000])
def test_after_a_wrong_answer_only_the_error_comes(tmp_path: Path, line: str) -> None:
    heard = short(tmp_path, line)
    assert len(heard[1].splitlines()) == 1
    assert "is not one of the answers. Answer with one of: 1, 2, 3, 4, 5, a, b." in heard[1]
    assert len(heard[1]) < 200


def test_a_locked_choice_gives_its_own_reason(tmp_path: Path) -> None:
    assert short(tmp_path, "b")[1] == "Sam has not seen you yet. Take another one.\n"


def test_an_empty_line_tells_the_choices_again_and_again_tells_all(tmp_path: Path) -> None:
    first, once, again = short(tmp_path, "", ":again")
    choices = first[first.index("\n1. ") :]
    assert once == choices
    assert again.endswith(choices)
    assert "Open up!" in again
    assert "Open up!" not in once


def test_where_tells_the_aim_and_all_gauges(tmp_path: Path) -> None:
    assert short(tmp_path, ":where")[1] == (
        "Your aim: Pat goes home, and you are whole.\n"
        "Pat is abusive. Anger 5, tense. Trust 5, thin. Your energy 8, steady.\n"
    )


def test_the_briefing_is_told_once_more_in_the_middle(tmp_path: Path) -> None:
    heard = short(tmp_path, "hear", ":briefing")
    assert heard[2] == (
        "You keep the yard. Pat is at the gate.\nYour aim: Pat goes home, and you are whole.\n"
        "Pat: who wants in\nSam: who is near\n"
    )


def test_the_transcript_tells_everything_so_far(tmp_path: Path) -> None:
    heard = short(tmp_path, "ask", "hear", ":transcript")
    assert heard[-1] == (
        "\nIt rains.\nPat: Pat says something about you. Open up!\nYou do this: Wave at Sam.\n"
        "Sam: I am here.\nYou: You are wet through.\nPat: Yes. So?\n"
    )


def test_the_coach_speaks_once_and_nothing_is_listed_again(tmp_path: Path) -> None:
    assert short(tmp_path, ":coach")[1] == "Coach: Who is getting wet?\n"
    assert "nothing to say" in short(tmp_path, "hear", ":coach")[-1]


def test_help_names_every_command_and_every_command_works(tmp_path: Path) -> None:
    told = short(tmp_path, ":help")[1]
    commands = [line.split(":")[1].split()[0] for line in told.splitlines()]
    assert " ".join(commands) == "again where briefing kit transcript save coach undo lang leave"
    for command in commands[:-2]:
        assert "There is no command" not in short(tmp_path, f":{command}")[1]
    assert "There is no command “:nope”" in short(tmp_path, ":nope")[1]


def test_undo_repeats_what_is_answered_now(tmp_path: Path) -> None:
    heard = short(tmp_path, "ask", "hear", ":undo", ":undo")
    assert heard[3].startswith(
        "Practice: your first attempt stays as it was. :first goes back to it.\n"
    )
    assert "Practice" not in heard[4]
    assert "You do this: Wave at Sam.\nSam: I am here.\n" in heard[3]
    assert "You are wet through." in heard[3]  # to be chosen again


def test_practice_goes_back_to_the_first_attempt_as_it_was_left(tmp_path: Path) -> None:
    heard = short(tmp_path, "ask", "hear", ":undo", "bear", ":first", "sorry", "gate-stays")
    assert heard[5].startswith(
        "Back to your first attempt, as you left it.\n\nYou: You are wet through.\nPat: Yes. So?\n"
        "Pat is upset. Anger 3, tense. Trust 7, growing. Your energy 8, steady.\n"
    )
    with sitting(tmp_path) as session:
        first, practice = session.store.plays(session.profile.id)
        assert [one.choice for one in session.store.steps(first.id)] == ["ask", *SHORT_WAY]
        assert (first.status, practice.status) == ("finished", "open")


def test_practice_that_goes_on_is_called_so_with_the_way_back(tmp_path: Path) -> None:
    short(tmp_path, "hear", ":undo", "bear")
    heard = short(tmp_path, ":first")
    assert "\nPractice: your first attempt stays as it was. :first goes back to it.\n" in heard[0]
    assert "You: You are wet through." in heard[1]


def test_the_way_back_is_listed_only_where_a_first_attempt_waits(tmp_path: Path) -> None:
    heard = short(tmp_path, ":help", ":nope", ":first", "hear", ":undo", ":help", ":nope")
    assert ":first" not in heard[1] + heard[2]
    assert heard[3] == "No unfinished first attempt waits here. Go on with this one.\n"
    assert "\n:first: back to your first attempt, as you left it\n" in heard[6]
    assert ":undo, :first, " in heard[7]


def test_after_a_debrief_of_practice_the_first_attempt_goes_on_and_is_asked_its_own(
    tmp_path: Path,
) -> None:
    practice = ["hear", "sorry", ":undo", "no-words", "gate-stays", "9 9 9", "you", ""]
    heard = plain(
        tmp_path,
        SHORT,
        [*SHORT_ANSWERS, *practice, ":help", ":first", "gate-stays", "70 60 50", "roof", "", ""],
    )
    assert heard[11].endswith(
        "Enter: done. :rewind 2 plays on from before decision 2, as practice. "
        ":first goes back to your first attempt. :help tells what else there is.\n"
    )
    assert "\n:first: " in heard[12]
    assert heard[13].startswith("Back to your first attempt, as you left it.\n")
    assert "Part 2 of 2" in heard[13]
    assert "Your own guess" in heard[14]
    assert "you guessed 70" in heard[16]
    assert ":first" not in heard[17]


def test_an_ended_first_attempt_goes_on_at_its_questions_with_its_last_words(
    tmp_path: Path,
) -> None:
    plain(tmp_path, SHORT, [*SHORT_ANSWERS, *SHORT_WAY])
    with sitting(tmp_path) as session:
        session.undo(session.start(SHORT))
    heard = plain(tmp_path, SHORT, [":first"])
    assert "Six it is." in heard[1]
    assert "Your own guess" in heard[1]


def test_a_reply_put_together_names_its_parts_and_is_said_at_the_end(tmp_path: Path) -> None:
    heard = short(tmp_path, *SHORT_WAY)
    assert "\nPart 1 of 2: First words\n1. " in heard[1]
    assert heard[2].startswith("\nPart 2 of 2: Last words\n1. ")
    assert (
        "You: I am sorry. The gate stays shut until six.\nPat: Thank you. Six it is.\n" in heard[3]
    )


def test_the_language_changes_in_the_middle_and_what_is_at_hand_is_said_again(
    tmp_path: Path,
) -> None:
    heard = plain(tmp_path, "first-call", ["say-it-back", ":lang zh-Hans"], yes=True, seed=1)
    assert "\n你：" in heard[2]
    assert "\n许女士现在：" in heard[2]
    assert "\n1. " in heard[2]


def test_a_language_chosen_in_the_middle_is_kept(tmp_path: Path) -> None:
    plain(tmp_path, "first-call", ["say-it-back", ":lang zh-Hant"], yes=True)
    with sitting(tmp_path) as session:
        assert session.store.settings(session.profile.id) == {"lang": "zh-Hant"}


def test_every_question_says_what_an_empty_line_means(tmp_path: Path) -> None:
    heard = plain(tmp_path, SHORT, [*SHORT_ANSWERS, *SHORT_WAY, *END_ANSWERS, ""])
    asked = [heard[0], heard[1], heard[2], heard[6], heard[7], heard[8]]
    assert [text.rstrip("\n").rsplit("\n", 1)[-1] for text in asked] == [
        "Enter means: Go on.",
        "Enter means: Mild.",
        "Enter skips this.",
        "Three numbers, such as 70 60 50. Enter skips this.",
        "Enter skips this.",
        "Enter skips this.",
    ]


def test_a_question_is_answered_by_number_or_by_its_word(tmp_path: Path) -> None:
    heard = plain(tmp_path, SHORT, ["1", "2", "4", ":leave"])
    assert "You are a gatepost!" in heard[3]
    heard = plain(tmp_path / "b", SHORT, ["go-on", "strong", "", ":leave"])
    assert "You are a gatepost!" in heard[3]
    heard = plain(tmp_path / "c", SHORT, ["3", "2"])
    assert "“3” is not one of the answers." in heard[1]
    assert "You stepped away." in heard[2]


def test_the_last_words_come_before_the_questions_and_a_quiet_word_before_both(
    tmp_path: Path,
) -> None:
    heard = plain(tmp_path, SHORT, [*SHORT_ANSWERS, *SHORT_WAY, *END_ANSWERS, ""])
    last = heard[6]
    order = [
        "Six it is.",
        "That is over.",
        "Nobody here has to bear insults.",
        "The porter: extension 7 (Mon-Fri 9-17)",
        "Your own guess",
    ]
    assert [last.index(text) for text in order] == sorted(last.index(text) for text in order)
    assert "old porter" not in last  # nobody has checked that number for years
    assert "警衛" not in last


def test_the_debrief_comes_once_and_the_plan_after_it(tmp_path: Path) -> None:
    heard = plain(
        tmp_path,
        SHORT,
        [*SHORT_ANSWERS, *SHORT_WAY, "70 60 50", "2", "If it rains, I fetch Sam.", ""],
    )
    debrief = heard[8]
    assert debrief.startswith(
        "\nHow it went: resolved. You found something that both of you can live with."
    )
    assert "you guessed 70" in debrief
    assert "Whose rain was it?\nYou said: The roof's. There is none.\n" in debrief
    assert debrief.rstrip("\n").endswith(
        "One plan for next time: if …, then I …\nEnter skips this."
    )
    with sitting(tmp_path) as session:
        (play,) = session.store.plays(session.profile.id)
        assert "fetch Sam" in session.store.notes(play.id)["plan"]


def test_a_rewind_goes_on_from_any_decision_as_practice(tmp_path: Path) -> None:
    heard = plain(
        tmp_path,
        SHORT,
        [
            *SHORT_ANSWERS,
            "bear",
            "sorry",
            "gate-stays",
            "9 9 9",
            "you",
            "",
            ":rewind 1",
            "hear",
            "no-words",
            "gate-stays",
            "",
            "",
        ],
    )
    rewound = heard[10]
    assert "Pat: Pat says something about you. Open up!" in rewound
    debrief = heard[13]
    assert "This was practice; your first attempt stays as it was." in debrief
    assert "Whose rain" not in debrief  # asked and told already
    assert "first attempt " in debrief
    with sitting(tmp_path) as session:
        first, second = session.store.plays(session.profile.id)
        assert second.practice_of == first.id
        assert (first.status, second.status) == ("finished", "finished")


def test_a_rewind_to_a_later_decision_does_not_tell_the_same_ones_again(tmp_path: Path) -> None:
    heard = plain(tmp_path, SHORT, ["hear", "sorry", "gate-stays"], yes=True)
    heard = plain(
        tmp_path, SHORT, [*SHORT_ANSWERS, *SHORT_WAY, *END_ANSWERS, ":rewind 3", "come-in", ""]
    )
    debrief = heard[-2]
    assert "The first 2 decisions were those of your first attempt." in debrief
    assert "Decision 3 of 3" in debrief
    assert "Decision 1" not in debrief


@pytest.mark.parametrize(
    "line", [":rewind", ":rewind 0", ":rewind 9", ":rewind x", "nonsense", ":undo"]
)
def test_a_wrong_word_after_the_debrief_is_asked_again(tmp_path: Path, line: str) -> None:
    heard = plain(tmp_path, SHORT, [*SHORT_ANSWERS, *SHORT_WAY, *END_ANSWERS, line, ""])
    assert len(heard) == 12
    assert heard[10].count("\n") == 1


def test_the_whole_is_kept_as_a_file_beside_earlier_ones(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    heard = plain(
        tmp_path,
        SHORT,
        [*SHORT_ANSWERS, *SHORT_WAY, *END_ANSWERS, ":save", ":save", ""],
        folder=folder,
    )
    assert f"Saved as {folder / 'short-transcript.txt'}." in heard[-3]
    assert f"Saved as {folder / 'short-transcript-2.txt'}." in heard[-2]
    text = (folder / "short-transcript.txt").read_text("utf-8")
    assert text.startswith("The short one\n")
    assert "Pat: Thank you. Six it is.\n" in text
    assert "Decision 3 of 3" in text


def test_what_was_said_so_far_is_kept_as_a_file_before_the_end(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    heard = short(tmp_path, "hear", ":save", "sorry", folder=folder)
    assert heard[2] == f"Saved as {folder / 'short-transcript.txt'}.\n"
    assert "Part 2 of 2" in heard[3]
    assert (folder / "short-transcript.txt").read_text("utf-8") == (
        "The short one\n\nYou keep the yard. Pat is at the gate.\n"
        "Your aim: Pat goes home, and you are whole.\n\n"
        "It rains.\nPat: Pat says something about you. Open up!\n"
        "You: You are wet through.\nPat: Yes. So?\n"
    )
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    heard = short(tmp_path, ":save", "come-in", folder=blocked)
    assert "cannot be written" in heard[1]
    assert "Pat drips on the floor." in heard[2]


def test_the_plan_can_be_changed_after_it_was_made(tmp_path: Path) -> None:
    done = [*SHORT_ANSWERS, *SHORT_WAY, "", "", "If it rains, I fetch\x1b[2J Sam."]
    changed = [":plan", "If Pat shouts, I breathe.", ":plan", "", ":again", ""]
    heard = plain(tmp_path, SHORT, [*done, *changed])
    assert heard[10] == (
        "So far: If it rains, I fetch?[2J Sam.\n\n"
        "One plan for next time: if …, then I …\nEnter skips this.\n"
    )
    assert heard[11] == "Your plan is kept.\n"
    assert heard[12].startswith("So far: If Pat shouts, I breathe.\n")
    assert heard[13] == ""
    assert "Your plan for next time: If Pat shouts, I breathe.\n" in heard[14]


def test_a_plan_that_was_passed_over_can_be_written_after_the_debrief(tmp_path: Path) -> None:
    done = [*SHORT_ANSWERS, *SHORT_WAY, *END_ANSWERS]
    heard = plain(tmp_path, SHORT, [*done, ":help", ":plan", "If Pat shouts, I breathe."])
    assert "\n:plan: write your plan for next time, or change it\n" in heard[10]
    assert heard[11].startswith("\nOne plan for next time")
    with sitting(tmp_path) as session:
        assert [past.plan for past in session.past()] == ["If Pat shouts, I breathe."]


def test_a_file_that_cannot_be_written_is_a_sentence_and_the_menu_stays(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    heard = plain(
        tmp_path, SHORT, [*SHORT_ANSWERS, *SHORT_WAY, *END_ANSWERS, ":save", ""], folder=blocked
    )
    assert "cannot be written" in heard[-2]


def test_an_unfinished_play_goes_on_from_its_last_exchange(tmp_path: Path) -> None:
    short(tmp_path, "ask", "hear")
    (first, *_) = short(tmp_path)
    assert "You were in the middle of this." in first
    assert "You keep the yard" not in first
    assert "It rains." not in first
    assert "Note: Pat shouts at you." in first
    assert "Pat: Yes. So?" in first


def test_what_was_taken_out_of_a_story_is_told_when_it_goes_on(tmp_path: Path) -> None:
    short(tmp_path, "hear", "sorry")
    with sitting(tmp_path) as session:
        (play,) = session.store.plays(session.profile.id)
        seen = session.store.steps(play.id)
        session.store.replace_tail(play.id, seen, 1, tail=[seen[1]._replace(choice="gone-since")])
    (first, *_) = short(tmp_path)
    assert "your last choice is no longer in it" in first
    assert "Part 1 of 2" in first


def test_an_ended_play_that_was_not_closed_goes_on_at_its_questions(tmp_path: Path) -> None:
    plain(tmp_path, SHORT, [*SHORT_ANSWERS, *SHORT_WAY, "70 60 50"])
    heard = plain(tmp_path, SHORT, ["", "", ""])
    assert "Six it is." in heard[0]
    assert "Whose rain was it?" in heard[0]
    assert "Your own guess" not in "".join(heard)
