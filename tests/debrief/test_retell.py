"""What the retelling promises: true to the last point, and every sentence there in every language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.analyses import analyse_story, analyses_folder, keep_analysis
from game.analysis.whole import Analysis
from game.debrief import (
    Retelling,
    axis_line,
    report,
    retell,
    transcript,
    was_hard,
)
from game.session import Play, Session
from game.words import LANGUAGES, words
from tests.lines.playing import SHORT, SHORT_WAY, shelf, sitting
from tests.lines.test_every_ending import ENCOUNTERS, ways


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with sitting(tmp_path) as made:
        yield made


def played(session: Session, *path: str, name: str = SHORT) -> Play:
    play = session.start(name, fresh=True)
    for choice in path:
        play.choose(choice)
    return play


def told(play: Play, lang: str = "en") -> Retelling:
    shared = shelf().shared(play.record.name)
    return retell(play, play.score(), shared, words(lang))


def test_a_play_that_goes_on_cannot_be_retold(session: Session) -> None:
    with pytest.raises(ValueError, match="short"):
        told(played(session, "hear"))


def test_the_losses_told_and_the_scores_make_a_hundred(session: Session) -> None:
    for name in ENCOUNTERS:
        for path in ways(name).values():
            play = played(session, *path, name=name)
            story = told(play)
            for axis in story.axes:
                lost = sum(
                    loss.points
                    for one in story.decisions
                    for loss in one.losses
                    if loss.axis == axis.axis
                )
                if axis.score is None:
                    assert lost == 0
                else:
                    assert abs(100 - lost - axis.score) <= 0.5 + 1e-9


def test_a_debrief_tells_words_deeds_and_handing_over_apart(session: Session) -> None:
    passed = ("ask-sam", "on-its-way", "so-sorry", "hand-to-sam")
    seen = told(played(session, *passed, name="standtall/first-call"))
    assert seen.came == "You passed it on, to protect yourself."
    came = set()
    for path in ways("standtall/rain-refund").values():
        play = played(session, *path, name="standtall/rain-refund")
        last = told(play)
        came.add(last.came)
        if last.came == "It ended with what you did.":
            assert last.decisions[-1].done
    assert {"The conversation came to its own end.", "It ended with what you did."} <= came


def test_a_decision_names_the_situation_the_choice_and_the_better_line(session: Session) -> None:
    (gate, *_) = told(played(session, "limit", "sorry", "gate-stays")).decisions
    assert (gate.number, gate.keep) == (1, 0)
    assert gate.condition == "abusive"
    assert (gate.before_name, gate.before) == ("Pat", "Open up!")
    assert gate.text == "Not in that tone."
    assert gate.moves == ("A limit",)
    assert gate.because == "It says where you stand."
    assert {loss.name: loss.better for loss in gate.losses} == {
        "empathy": "“You are wet through.”",
        "self-protection": "(Wave at Sam.)",
    }
    assert gate.kept == ("boundaries",)
    assert gate.dilemma is True
    assert gate.dominated == ""


def test_what_was_told_before_a_choice_has_no_name(session: Session) -> None:
    play = played(session, "hear", *SHORT_WAY[1:])
    decisions = told(play).decisions
    assert (decisions[1].before_name, decisions[1].before) == ("Pat", "So?")


def test_a_blow_that_is_told_stands_before_the_choice_and_not_what_was_said_before_it(
    session: Session,
) -> None:
    meeting = (
        "ours",
        "drawer",
        "right-that-night",
        "tuesday-is-ours",
        "page-nine",
        "she-stays-a-person",
    )
    evening = ("just-noise", "breathe", "chips", "robust-then", "you-know-martin")
    play = played(session, *meeting, *evening, name="standtall/abusive-client")
    face, voice = told(play).decisions[4:6]
    assert (face.before_name, face.before) == ("Martin Sayle", "Well? Say something.")
    assert voice.before_name == ""
    assert "telephone voice" in voice.before  # not "So you'd like page nine.", said before it


def test_a_choice_worse_on_everything_is_told_with_the_better_one(session: Session) -> None:
    (gate, *_) = told(played(session, "bear", "sorry", "gate-stays")).decisions
    assert gate.dominated == "“You are wet through.”"


def test_a_critical_choice_is_quoted_where_it_holds_a_band(session: Session) -> None:
    story = told(played(session, "ask", "bear", "sorry", "gate-stays"))
    (protection,) = (axis for axis in story.axes if axis.axis == "self_protection")
    assert protection.band == 2
    assert "“As you say.”" in protection.capped
    assert protection.anchor == ""  # of what else is usual there, nothing was done
    assert [decision.critical for decision in story.decisions] == [False, True, False, False]


def test_parts_of_a_reply_tell_their_names(session: Session) -> None:
    parts = told(played(session, *SHORT_WAY)).decisions[1:]
    assert [(one.part, one.part_number) for one in parts] == [("First words", 1), ("Last words", 2)]


def test_an_axis_that_was_not_tested_says_so_and_hides_no_loss(session: Session) -> None:
    story = told(played(session, "shout"))
    assert {axis.score for axis in story.axes} == {None}
    assert (
        axis_line(story.axes[0], words("en")) == "empathy: not tested: too little was at stake here"
    )
    (only,) = story.decisions
    assert only.losses == ()
    assert "empathy" in only.untested
    assert "Nothing lost" not in report(story, words("en"))


def test_a_decision_that_lost_nothing_says_so(session: Session) -> None:
    found = 0
    for name in ENCOUNTERS:
        for path in ways(name).values():
            story = told(played(session, *path, name=name))
            best = [one for one in story.decisions if not one.losses and not one.untested]
            assert report(story, words("en")).count("Nothing lost: no reply was better.") == len(
                best
            )
            found += len(best)
    assert found


def test_the_curves_are_told_with_their_largest_step(session: Session) -> None:
    anger, trust, energy = told(played(session, "bear", "no-words", "come-in")).curves
    assert anger.values == (5, 5, 5, 5)
    assert anger.sentence == "Anger stayed at 5, tense."
    assert trust.values == (5, 5, 5, 6)
    assert trust.sentence == (
        "Trust went from 5, thin, to 6, growing. The largest step was up by 1, after decision 3."
    )
    assert energy.values == (8, 6, 6, 4)
    assert energy.sentence.endswith("The largest step was down by 2, after decision 1.")


def test_a_curve_that_comes_back_tells_how_far_it_went(session: Session) -> None:
    _, _, energy = told(played(session, "ask", "hear", "no-words", "gate-stays")).curves
    assert energy.sentence.startswith("Energy began and ended at 8, steady. Lowest 8, highest 9.")


def test_the_cause_is_told_with_what_the_source_supports(session: Session) -> None:
    play = played(session, *SHORT_WAY)
    play.answer("cause", "pat")
    cause = told(play).cause
    assert cause is not None
    assert (cause.answer, cause.right, cause.better) == ("Pat's.", False, "The roof's.")
    play.answer("cause", "taken-out-since")
    assert told(play).cause is None


def test_damaged_answers_do_no_harm(session: Session) -> None:
    play = played(session, *SHORT_WAY)
    for question, value in (("guess", [1]), ("coach", "often"), ("plan", None), ("cause", 3)):
        play.answer(question, value)
    story = told(play)
    assert (story.coached, story.plan, story.cause) == (0, "", None)
    assert {axis.guess for axis in story.axes} == {None}
    play.answer("plan", "If it\x1b[2J rains, I wait.")  # from a program
    assert told(play).plan == "If it?[2J rains, I wait."


def test_practice_is_told_beside_its_first_attempt(session: Session) -> None:
    first = played(session, "bear", "sorry", "gate-stays")
    scores = first.finish().scores
    practice = session.rewind(first, 2)
    practice.choose("come-in")
    story = told(practice)
    assert story.practice is True
    assert story.same == 2
    assert [axis.first for axis in story.axes] == list(scores.values())
    said = report(story, words("en"))
    assert "The first 2 decisions were those of your first attempt." in said
    assert "first attempt " in said


def test_a_quiet_word_is_due_only_where_somebody_was_abused(session: Session) -> None:
    assert was_hard(played(session, "hear")) is True
    assert was_hard(played(session, "say-it-back", name="first-call")) is False


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_ending_is_told_whole_in_every_language(session: Session, lang: str) -> None:
    w = words(lang)
    for name in ENCOUNTERS:
        for path in ways(name).values():
            play = played(session, *path, name=name)
            play.answer("guess", {"empathy": 50, "boundaries": 50, "self_protection": 50})
            play.answer("cause", play.encounter.cause[0].id)
            play.answer("plan", "if, then")
            said = report(told(play, lang), w)
            assert "{" not in said + transcript(play, w)
            assert "\n\n\n" not in said
            for line in said.splitlines():
                assert line == line.strip()
                assert "  " not in line
                assert "。。" not in line
                assert not line.endswith(("..", "?.", "!."))


def test_the_transcript_holds_every_line_in_order(session: Session) -> None:
    text = transcript(played(session, "ask", *SHORT_WAY), words("en"))
    assert text == (
        "The short one\n\nYou keep the yard. Pat is at the gate.\nYour aim: Pat goes home, and you are whole.\n\n"
        "It rains.\nPat: Pat says something about you. Open up!\nYou do this: Wave at Sam.\nSam: I am here.\n"
        "You: You are wet through.\nPat: Yes. So?\nYou: I am sorry. The gate stays shut until six.\n"
        "Pat: Thank you. Six it is.\n\nYou found something that both of you can live with.\n"
    )


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyse_story(shelf().story(SHORT), shelf().shared(SHORT).rubric.moves)


def test_without_an_analysis_nothing_is_said_of_other_ways(session: Session) -> None:
    story = told(played(session, *SHORT_WAY))
    assert {axis.standing for axis in story.axes} == {""}
    assert (story.counted, story.balanced) == ("", None)
    assert "counted" not in report(story, words("en"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_with_one_kept_each_score_stands_among_all_ways(
    session: Session, tmp_path: Path, analysis: Analysis, lang: str
) -> None:
    keep_analysis(analysis, analyses_folder(tmp_path))
    play = played(session, *SHORT_WAY)
    story = told(play, lang)
    for axis in story.axes:
        spread = analysis.spreads[axis.axis].ways
        assert axis.score is not None
        below = sum(count for value, count in spread.items() if value < axis.score)
        known = 100 * below // sum(spread.values())
        assert (str(known) in axis.standing) is (known > 0)
        assert axis.standing in report(story, words(lang))
    assert story.counted in report(story, words(lang))


def test_the_balanced_way_is_told_line_by_line(
    session: Session, tmp_path: Path, analysis: Analysis
) -> None:
    keep_analysis(analysis, analyses_folder(tmp_path))
    balanced = analysis.balanced
    assert balanced is not None
    went = played(session, *balanced.choices)
    there = told(went).balanced
    assert there is not None
    assert there.told.endswith("It is the way you went.")
    assert there.steps == ()
    other = next(path for path in ways(SHORT).values() if tuple(path) != balanced.choices)
    story = told(played(session, *other))
    assert story.balanced is not None
    texts = went.texts("en")
    said = [texts[line.text] for turn in went.turns for line in turn.said if line.who == "you"]
    assert [one.text for one in story.balanced.steps] == said
    assert all(one.text in report(story, words("en")) for one in story.balanced.steps)
    for score in balanced.scores.values():
        assert str(score) in story.balanced.told
