"""How the decisions of a debrief are told on the screen."""

from __future__ import annotations

from dataclasses import replace

from game.debrief import DecisionTold, Loss, Retelling
from game.tui.curves import curve_rows
from game.tui.decisions import tell_decisions
from game.tui.page import Page
from game.words import words

FIRST = DecisionTold(
    number=1,
    keep=0,
    condition="upset",
    before="Where is it?",
    text="It was delivered.",
    done=False,
    moves=("Facts first", "Owning the fault, not the insult"),
    because="She rang because it was not.",
    losses=(),
    kept=(),
    before_name="Carol",
    other="Carol",
)
LOST = (
    Loss("empathy", "empathy", 25.0, "“Where was it left?”"),
    Loss("boundaries", "boundaries", 4.3, "“I can search for it.”", ("empathy",)),
    Loss("self_protection", "self-protection", 6.7, "“Where was it left?”"),
)


def _told(*decisions: DecisionTold, width: int = 130) -> list[str]:
    retelling = Retelling("", "", "", "", (), decisions, (), None, 0, practice=False, key="")
    page = Page()
    tell_decisions(page, retelling, words("en"))
    rows = page.rows(width)
    return ["".join(piece.text for piece in row.pieces).rstrip() for row in rows]


def _changed(**changes: object) -> DecisionTold:
    return replace(FIRST, **changes)  # type: ignore[arg-type]


def test_a_better_reply_is_told_once_beside_all_that_it_would_have_kept() -> None:
    rows = _told(_changed(losses=LOST))
    text = "\n".join(rows)
    assert text.count("Where was it left?") == 1
    at = next(number for number, row in enumerate(rows) if "Where was it left?" in row)
    assert rows[at].split()[:2] == ["empathy", "-25.0"]
    assert rows[at + 1].split()[:2] == ["self-protection", "-6.7"]
    assert "would have kept more, at the price of empathy: “I can" in text
    assert "better there: “I can" not in text


def test_where_nothing_is_to_be_recommended_the_loss_is_told_without_a_line() -> None:
    (row,) = [
        row
        for row in _told(_changed(losses=(Loss("empathy", "empathy", 8.1, ""),)))
        if "8.1" in row
    ]
    assert " ".join(row.split()) == "empathy -8.1 no line to recommend would have kept more"


def test_a_quotation_within_what_was_said_has_the_inner_marks() -> None:
    text = "\n".join(_told(_changed(before='And don\'t say "soon".')))
    assert "Carol, upset: “And don't say 'soon'.”" in text


def test_what_was_better_on_everything_is_told_as_such_and_is_no_dilemma() -> None:
    text = "\n".join(_told(_changed(losses=LOST, dilemma=True, dominated="“Where was it left?”")))
    assert "better on everything at stake: “Where was it left?”" in text
    assert "dilemma" not in text
    other = "\n".join(_told(_changed(losses=LOST, dominated="“One moment.”")))
    assert "better on everything at stake: “One moment.”" in other


def test_a_dilemma_is_explained_once() -> None:
    text = "\n".join(_told(_changed(dilemma=True), _changed(number=2, keep=1, dilemma=True)))
    assert text.count("a dilemma\n") == 2
    assert text.count("nothing you could say was best on all three") == 1


def test_moves_with_a_comma_in_them_stay_apart() -> None:
    assert "Facts first; Owning the fault, not the insult" in "\n".join(_told(FIRST))


def test_parts_of_one_reply_answer_the_same_words_once() -> None:
    parts = (
        _changed(part="Acknowledge", part_number=1),
        _changed(number=2, keep=1, part="Offer", part_number=2),
    )
    text = "\n".join(_told(*parts))
    assert text.count("Where is it?") == 1
    assert "Part 1, Acknowledge." in text
    assert "Part 2, Offer." in text


def test_in_a_narrow_window_words_stand_below_what_they_are_about() -> None:
    rows = _told(_changed(losses=LOST), width=56)
    at = next(number for number, row in enumerate(rows) if "self-protection" in row)
    assert rows[at + 1].strip() == "better there: “Where was it left?”"
    assert "  Your decisions" in rows  # what stands beside it elsewhere stands below it
    assert "  Enter plays on from before one, as practice" in rows


def test_what_was_told_is_no_quotation() -> None:
    told = _changed(before="She looks at the door.", before_name="")
    assert "Carol, upset: She looks at the door." in "\n".join(_told(told))


def test_below_a_curve_stand_the_decisions() -> None:
    rows = curve_rows([3, 4, 5], "anger", 47, {1: "1", 2: "2"})
    marks = rows[-1].pieces[-1].text
    assert marks.rstrip().endswith("2")
    assert marks.index("1") in range(24, 28)  # below the middle
    many = curve_rows([5] * 60, "anger", 30, {index: str(index) for index in range(1, 60)})
    assert len(many[-1].pieces[-1].text) <= 30
    assert "  " in many[-1].pieces[-1].text  # where there is no room, one is left out
