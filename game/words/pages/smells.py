"""What the analysis finds suspicious in how a story is scored: smells, told by `check --strict`."""

from __future__ import annotations

from game.words import N_
from game.words.page import STORY, Page

PAGES: dict[str, Page] = {
    "bot-does-well": Page(
        N_(
            "A player who never reads what is said, but always takes, say, the first reply or the longest, comes out well on all three axes. People would find that out too, and learn that instead. Mostly one reply joins everything good; give each axis a reply of its own."
        ),
        STORY,
        """\
look: {say: Let me look for it first., moves: [explain, hear], because: It moves on.}
hear: {say: A whole day lost with waiting., moves: [hear], because: It is heard.}
scold: {say: Please not in this tone., moves: [warn], because: It comes too early.}
""",
        """\
look: {say: Let me look for it first., moves: [explain], because: It moves on.}
hear: {say: A whole day lost with waiting., moves: [hear], because: It is heard.}
scold: {say: Please not in this tone., moves: [warn], because: It comes too early.}
""",
    ),
    "rudeness-pays": Page(
        N_(
            "Whoever always takes the rudest line still keeps a good part of empathy. Mostly a rude line also names a kind move, or something worse stands beside it."
        ),
        STORY,
        """\
scold: {say: Please not in this tone., moves: [warn], because: It comes too early.}
mock: {say: Oh you poor dear thing., moves: [insult, hear, hear], because: It mocks.}
""",
        """\
scold: {say: Please not in this tone., moves: [warn], because: It comes too early.}
mock: {say: Oh you poor dear thing., moves: [insult], because: It mocks.}
""",
    ),
    "absorbing-pays": Page(
        N_(
            "Whoever bears all abuse with kind words still keeps a good part of self-protection. Where somebody is abused, bearing it has to cost more than setting a limit."
        ),
        STORY,
        "bear: {say: I understand you so well., moves: [hear, pause], because: It goes on.}",
        "bear: {say: I understand you so well., moves: [hear], because: It goes on.}",
    ),
    "one-option-best": Page(
        N_(
            "In too many decisions one reply is the best on all three axes at once. Then there is nothing to weigh, only to find. Let what is kind cost something elsewhere, and what is firm too, as it does in life."
        ),
        STORY,
        """\
asks:
  condition: demanding
  kit: none
  says: I want double the money.
  you:
    offer: {say: I can send you a new one., moves: [hear, warn, pause], because: All at once.}
    grant: {say: You shall have all of it., moves: [hear], because: It is not yours to give.}
    refuse: {say: I will not pay double., moves: [warn], because: It is clear.}
  next: shouts
shouts:
  condition: abusive
  says: You fool!
  you:
    bear: {say: That was the depot., moves: [explain], because: It goes on.}
    warn: {say: I will have to hang up if this goes on., moves: [warn], because: It is fair.}
    hit-back: {say: Just look who is talking., moves: [insult], because: It heats.}
""",
        """\
asks:
  condition: demanding
  kit: none
  says: I want double the money.
  you:
    offer: {say: I can send you a new one., moves: [explain], if: energy >= 6, because: Vague.}
    grant: {say: You shall have all of it., moves: [hear], because: It is not yours to give.}
    refuse: {say: I will not pay double., moves: [warn], because: It is clear.}
  next: shouts
shouts:
  condition: abusive
  says: You fool!
  you:
    bear: {say: I understand you so well., moves: [hear], because: It goes on.}
    warn: {say: I will have to hang up if this goes on., moves: [warn], because: It is fair.}
    hit-back: {say: Just look who is talking., moves: [insult], because: It heats.}
""",
    ),
    "best-is-first": Page(
        N_(
            "In more than half of the decisions the reply that loses least stands first. That is how authors write: the good one comes to mind first. Move it, so that its place says nothing."
        ),
        STORY,
        """\
warn: {say: I will have to hang up if this goes on., moves: [warn], because: It is fair.}
bear: {say: I understand you so well., moves: [hear], because: It goes on.}
hit-back: {say: Just look who is talking., moves: [insult], because: It heats.}
""",
        """\
bear: {say: I understand you so well., moves: [hear], because: It goes on.}
warn: {say: I will have to hang up if this goes on., moves: [warn], because: It is fair.}
hit-back: {say: Just look who is talking., moves: [insult], because: It heats.}
""",
    ),
    "best-is-longest": Page(
        N_(
            "In more than half of the decisions the reply that loses least is also the longest, and players notice. Shorten it, or let the others be as careful with words. Each language is looked at by itself."
        ),
        STORY,
        """\
look: {say: Let me look for your parcel first., moves: [explain], because: It moves on.}
hear: {say: A whole day lost with waiting., moves: [hear], because: It is heard.}
""",
        """\
look: {say: Let me look for it first., moves: [explain], because: It moves on.}
hear: {say: A whole day lost with waiting., moves: [hear], because: It is heard.}
""",
    ),
    "best-is-shortest": Page(
        N_(
            "In more than half of the decisions the reply that loses least is also the shortest, and players notice. Let another be as short. Each language is looked at by itself."
        ),
        STORY,
        """\
look: {say: Let me look., moves: [explain], because: It moves on.}
hear: {say: A whole day lost with waiting., moves: [hear], because: It is heard.}
""",
        """\
look: {say: Let me look for it first., moves: [explain], because: It moves on.}
hear: {say: A whole day lost with waiting., moves: [hear], because: It is heard.}
""",
    ),
    "longer-wins": Page(
        N_(
            "In more than a third of the decisions the reply that loses least is much longer than the others. Good answers tend to grow when they are written; bring the lengths nearer to each other."
        ),
        STORY,
        """\
look: {say: Give me a minute and I will look for your parcel., moves: [explain], because: Yes.}
hear: {say: A whole day lost with waiting., moves: [hear], because: It is heard.}
""",
        """\
look: {say: Let me look for it first., moves: [explain], because: It moves on.}
hear: {say: A whole day lost with waiting., moves: [hear], because: It is heard.}
""",
    ),
    "kindness-never-wrong": Page(
        N_(
            "In no decision is the kindest line a bad choice, so players may learn to be kind whatever happens. An encounter has at least one moment where kindness alone makes things worse, for instance under abuse."
        ),
        STORY,
        "bear: {say: I understand you so well., moves: [pause], because: It goes on.}",
        "bear: {say: I understand you so well., moves: [hear], because: It goes on.}",
    ),
    "boundary-never-early": Page(
        N_(
            "In no decision is a limit set too early, so players may learn to set one whatever happens. A boundary is a reply, or an action of the kit, with a move worth 2 or more on boundaries under some condition; it comes too early where nobody is abusive or threatening, and it loses more than the middle one of the replies beside it, in at least half of the visits. Write one such moment: a clear no, or a warning, that nobody has earned yet."
        ),
        STORY,
        "scold: {say: It was delivered yesterday., moves: [insult], because: It denies her day.}",
        "scold: {say: Please not in this tone., moves: [warn], because: It comes too early.}",
    ),
    "choice-changes-nothing": Page(
        N_(
            "Whoever takes this choice gains and loses nothing and comes to the same place as with the others. Give it a move that says what it is, let it change something, or leave it out."
        ),
        STORY,
        """\
hit-back: {say: Just look who is talking., moves: [insult], because: It heats.}
wait: {do: Say nothing., moves: [shrug], because: It waits.}
""",
        """\
hit-back: {say: Just look who is talking., moves: [insult], because: It heats.}
wait: {do: Say nothing., moves: [pause], because: It gives you a breath.}
""",
    ),
    "choices-alike": Page(
        N_(
            "Two choices of one decision have the same effect, or two actions of the kit wherever both are offered, so choosing between them is choosing between words. Let them differ in what they are worth, what they change or where they lead, or keep one."
        ),
        STORY,
        """\
look: {say: Let me look for it first., moves: [explain], because: It moves on.}
search: {say: I will search for it now., moves: [explain], because: It moves on.}
""",
        """\
look: {say: Let me look for it first., moves: [explain], because: It moves on.}
search: {say: I will search for it now., moves: [explain, pause], because: It takes its time.}
""",
    ),
    "leaving-costs": Page(
        N_(
            "An end that is right where it is open (end-contact under abuse, end-contact or safety-exit under a threat, and only after a warning if its “if” asks for one) loses points on some axis: so many on average, rounded up to a tenth, when players choose at random. Nobody should be taught to stay for the sake of a score, so any loss counts, however small. Under abuse own-not-the-insult mends it, in the moves and in the words: it gives back the empathy that ending costs and takes nothing elsewhere; where another reply buys empathy by bearing it, own-next-step beside it gives back the rest, and alone it would cost boundaries and self-protection; under a threat it mends an end by itself."
        ),
        STORY,
        """\
leave:
  say: I am ending this call.
  moves: [end-contact]
""",
        """\
leave:
  say: The mistake is ours, that word is not. I am ending this call.
  moves: [end-contact, own-not-the-insult]
""",
    ),
    "axis-hardly-tested": Page(
        N_(
            "On some ways through the encounter an axis is at stake in fewer than two decisions, and players who go there get no score on it. Let such a way come by one more decision that asks for it."
        ),
        STORY,
        "scold: {say: Please not in this tone., moves: [warn], next: gone, because: Too early.}",
        "scold: {say: Please not in this tone., moves: [warn], because: It comes too early.}",
    ),
    "ending-out-of-reach": Page(
        N_(
            "A player who clicks at random and leaves the kit alone comes to this ending less than once in ten thousand plays, so hardly anybody will ever see it. Where only the kit leads to it, those count who use the kit. Ask for less on the way there."
        ),
        STORY,
        "next: [{if: trust >= 10 and anger <= 0, to: calmer}, {to: gone}]",
        "next: [{if: trust >= 6, to: calmer}, {to: gone}]",
    ),
    "energy-never-matters": Page(
        N_(
            "The player's energy goes up and down, but nothing ever depends on it. Let a choice close when the player is drained, or a scene go another way; a bound no higher than the lowest energy that anybody comes to closes nothing."
        ),
        STORY,
        "offer: {say: I can send you a new one., moves: [explain], because: Vague.}",
        "offer: {say: I can send you a new one., moves: [explain], if: energy >= 6, because: Vague.}",
    ),
    "condition-unlike-anger": Page(
        N_(
            "The scene says how the other person is, but many players come there with an anger that does not fit: somebody called calm who boils, or somebody called upset who has long cooled down. It is told where the anger is off in more than a quarter of a random player's visits; a scene whose `who` is somebody other than the customer is with them, and not looked at. Call the condition by another name, lead elsewhere, or let the scene change the anger."
        ),
        STORY,
        """\
asks:
  condition: calm
  set: {anger: +3}
""",
        """\
asks:
  condition: demanding
  set: {anger: +3}
""",
    ),
    "text-too-long": Page(
        N_(
            "This takes longer to read than people listen: ten seconds for a reply, fifteen for a line, thirty for the rest. Say it in fewer words, or let somebody answer in between."
        ),
        STORY,
        """\
look:
  say: >-
    Before I say anything else I would like to look for your parcel in our system, and then I will
    call the depot, and the driver as well, and as soon as any one of them has told me where it is,
    I will call you back, today or tomorrow.
  moves: [explain]
  because: It moves on.
""",
        """\
look: {say: Let me look for it first., moves: [explain], because: It moves on.}
""",
    ),
}
