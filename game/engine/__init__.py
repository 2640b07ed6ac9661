"""The pure core: an encounter is a frozen graph, a play is a fold of `step` over choice ids.

    from game.stories import load_pack
    from game.engine import begin, options, step, outcome, score

    encounter = load_pack("content").encounters["first-call"]
    turn = begin(encounter)
    while outcome(encounter, turn.state) is None:
        choice = next(o.choice for o in options(encounter, turn.state) if o.open)
        turn = step(encounter, turn.state, choice.id)

It knows no terminal, clock, file, language or random generator.
"""

from game.engine.rubric import AXES, CONDITIONS, Move, Rubric
from game.engine.scoring import Band, Decision, Score, Weight, score
from game.engine.state import Outcome, State, Turn
from game.engine.step import begin, fold, options, outcome, step
from game.engine.story import Choice, Encounter, Line, Option, Person, Scene, Why

__all__ = [
    "AXES",
    "CONDITIONS",
    "Band",
    "Choice",
    "Decision",
    "Encounter",
    "Line",
    "Move",
    "Option",
    "Outcome",
    "Person",
    "Rubric",
    "Scene",
    "Score",
    "State",
    "Turn",
    "Weight",
    "Why",
    "begin",
    "fold",
    "options",
    "outcome",
    "score",
    "step",
]
