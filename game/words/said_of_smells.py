"""What is said of stories that are in order, and suspicious all the same: the smells of `check --strict`."""

from __future__ import annotations

from game.words import N_
from game.words.wording import Wording

WORDINGS: dict[str, Wording] = {
    # players who never read the scene
    "bot-does-well": Wording(
        N_(
            "“{bot}”, who never reads the scene, scores {empathy} / {boundaries} / {self_protection}: over {most} on all three axes."
        ),
        N_("Let what this player always takes be wrong somewhere: a good move at the wrong time."),
    ),
    "rudeness-pays": Wording(
        N_(
            "Always the rudest line, and still {score} of 100 on empathy; more than {most} is much."
        ),
        N_("Let the rude lines lose more, or stop standing beside worse ones."),
    ),
    "absorbing-pays": Wording(
        N_(
            "Bearing everything, and still {score} of 100 on self-protection; more than {most} is much."
        ),
        N_("Let bearing abuse cost what it costs: look at its moves where somebody is abusive."),
    ),
    # decisions that decide nothing, or give themselves away
    "one-option-best": Wording(
        N_(
            "In {share} % of the decisions one option is best on all three axes; more than {most} % is much."
        ),
        N_("Let the axes pull against each other in: {scenes}."),
    ),
    "best-is-first": Wording(
        N_(
            "In {share} % of the decisions the reply with the least loss stands first; more than {most} % is much."
        ),
        N_("Move some of the best replies away from the first place: {best}."),
    ),
    "best-is-longest": Wording(
        N_(
            "In {share} % of the decisions the reply with the least loss is the longest ({lang}); more than {most} % is much."
        ),
        N_("Shorten some of the best replies, or give the others there as many words: {best}."),
    ),
    "best-is-shortest": Wording(
        N_(
            "In {share} % of the decisions the reply with the least loss is the shortest ({lang}); more than {most} % is much."
        ),
        N_("Shorten some of the others, beside: {best}."),
    ),
    "longer-wins": Wording(
        N_(
            "In {share} % of the decisions the reply with the least loss is longer than the others by more than a fifth ({lang}); more than {most} % is much."
        ),
        N_("Bring the lengths within a fifth of each other, in: {best}."),
    ),
    "kindness-never-wrong": Wording(
        N_("In none of {decisions} decisions is the kindest line wrong."),
        N_("Write one moment in which kindness alone makes it worse."),
    ),
    "boundary-never-early": Wording(
        N_(
            "No boundary comes too early in any of the {decisions} decisions where nobody is abusive or threatening."
        ),
        N_(
            "Let a boundary there (a clear no, a warning, of the kit too) lose more than the middle one of the replies beside it, in at least {share} % of visits. Nearest, with its loss / the middle one's (visits in which it is too early): {nearest}."
        ),
    ),
    # choices and their effects
    "choice-changes-nothing": Wording(
        N_(
            "“{choice}” is worth nothing, sets nothing that a condition asks for, and leads where the others lead."
        ),
        N_("Give it a move that says what it does, let it set something, or delete it."),
    ),
    "choices-alike": Wording(
        N_("“{choice}” and “{other}” in “{scene}” have the same effect."),
        N_("Give one of them another move, or let it set something or lead elsewhere."),
    ),
    "leaving-costs": Wording(
        N_(
            "“{choice}” ends it rightly in “{scene}”, and on average loses {empathy} / {boundaries} / {self_protection} points."
        ),
        N_(
            "Add own-not-the-insult to its moves, and own-next-step beside it (never alone) where something is still lost; or let what else is open there be worth less."
        ),
    ),
    # what is never tested, reached or felt
    "axis-hardly-tested": Wording(
        N_("On {ways} of {of} ways an axis is at stake less than twice ({axes}), as on: {path}."),
        N_("Let something be decided before this way can be taken, or say why it may be: allow."),
    ),
    "ending-out-of-reach": Wording(
        N_(
            "Random players come to “{ending}” in {chance} % of plays without the kit, in {kit} % with it."
        ),
        N_("Open a second way there, or ask for less on the one there is."),
    ),
    "energy-never-matters": Wording(
        N_(
            "The player's energy never closes a choice and never decides where it goes on; the lowest that anybody comes to is {lowest}, for instance in “{scene}”."
        ),
        N_(
            "Close a demanding reply there (if: energy >= {bound}), or let an interrupt read it. A bound of 11 means that nothing here costs energy."
        ),
    ),
    "condition-unlike-anger": Wording(
        N_(
            "“{scene}” is called {condition}, but in {share} % of visits the anger there is not from {low} to {high}; at most {most} % should be."
        ),
        N_("Change the condition, or the anger on entering (set), or the scenes that lead there."),
    ),
    "text-too-long": Wording(
        N_("This text takes {seconds} seconds to read ({lang}); {most} are plenty."),
        N_("Cut it, or make two lines of it."),
    ),
    # what keeps an analysis from being told
    "analysis-too-large": Wording(
        N_("“{name}” has more than {budget} states; the analysis stopped after {states} of them."),
        N_("Facts, counters and gauges that are read late in the story are what makes it large."),
    ),
}
