"""How much of an encounter its walks go through: scenes, choices, lines, and each language's wordings."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from game.engine.step import begin, step
from game.engine.story import Answer, Choice, Encounter, Saying
from game.errors import GameError
from game.stories.packs import Story
from game.words import Words


@dataclass(frozen=True, slots=True)
class Share:
    """What was gone through, of how much, and what was not (ids in the order of the file)."""

    seen: int
    total: int
    missed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of one encounter by its walks.

    `languages` counts, of the lines that walks say, those with a wording of their own in a language.
    """

    encounter: str
    scenes: Share
    choices: Share
    lines: Share
    languages: Mapping[str, Share]


def coverage(story: Story) -> Coverage:
    """Walk all walks; one that stops before its end counts as far as it goes."""
    encounter = story.encounter
    scenes: set[int] = set()
    choices: set[str] = set()
    said: set[str] = set()
    for walk in story.walks:
        trail: list[int] = []
        turn = begin(encounter, trail)
        said.update(line.text for line in turn.said)
        for choice in walk.path:
            scene = encounter.scenes[turn.state.scene].id
            try:
                turn = step(encounter, turn.state, choice, trail)
            except GameError:
                break
            kit = any(choice == action.id for action in encounter.scene(scene).kit)
            choices.add(f"kit.{choice}" if kit else f"{scene}.{choice}")
            said.update(line.text for line in turn.said)
        scenes.update(trail)
    spoken = list(_lines(encounter))
    heard = [text for text in spoken if text in said]
    return Coverage(
        encounter.id,
        _share([s.id for s in encounter.scenes], {encounter.scenes[n].id for n in scenes}),
        _share(list(_choices(encounter)), choices),
        _share(spoken, said),
        {lang: _share(heard, set(own)) for lang, own in story.texts.languages.items()},
    )


def coverage_lines(found: Coverage, words: Words) -> list[str]:
    """The coverage of one encounter in lines, with what no walk goes through."""
    named = {
        words.t("scenes"): found.scenes,
        words.t("choices"): found.choices,
        words.t("lines"): found.lines,
        **{words.t("lines in {lang}", lang=lang): s for lang, s in found.languages.items()},
    }
    lines = [words.t("{encounter}: what its walks go through", encounter=found.encounter)]
    for name, share in named.items():
        far = f"{share.seen}/{share.total}"
        lines.append("  " + words.t("{name}: {text}", name=name, text=far))
        lines += [words.t("    not walked: {id}", id=missed) for missed in share.missed]
    return lines


def coverage_json(found: Coverage) -> str:
    """One object: `encounter`; `scenes`, `choices` and `lines`, each `seen`, `total` and `missed`; `languages` likewise."""
    return json.dumps(asdict(found), ensure_ascii=False)


def _share(everything: list[str], seen: set[str]) -> Share:
    missed = tuple(name for name in everything if name not in seen)
    return Share(len(everything) - len(missed), len(everything), missed)


def _choices(encounter: Encounter) -> Iterator[str]:
    for scene in encounter.scenes:
        for part in scene.parts:
            for choice in part.choices:
                yield f"{scene.id}.{choice.id}"
    yield from dict.fromkeys(f"kit.{c.id}" for scene in encounter.scenes for c in scene.kit)


def _lines(encounter: Encounter) -> Iterator[str]:
    """Every line that can be said, in the order of the file, each once."""
    found: dict[str, None] = {}

    def saying(says: tuple[Saying, ...]) -> None:
        found.update(dict.fromkeys(one.line.text for one in says))

    def answering(answers: tuple[Answer, ...]) -> None:
        for answer in answers:
            saying(answer.says)

    def choosing(choice: Choice) -> None:
        found[choice.line.text] = None
        answering(choice.answers)

    for scene in encounter.scenes:
        saying(scene.says)
        for part in scene.parts:
            for choice in part.choices:
                choosing(choice)
        for choice in scene.kit:
            choosing(choice)
        answering(scene.answers)
    return iter(found)
