"""The small files that a pack's encounters share: its head, sources, levels, cards and support contacts."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from game.engine.rubric import AXES
from game.stories.fields import Sheet, is_null
from game.stories.likely import near_date, near_source
from game.stories.reader import Mark, Node, Scalar
from game.words import LANGUAGES

FORMAT: Final = 1
BASE: Final = "standtall"  # the pack that others may extend

_SOURCE: Final = re.compile(r"[A-Z][A-Z0-9-]{0,19}")
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Head:
    """`pack.yaml`: what the pack is called, what it builds on, and what of that it may replace."""

    id: str
    extends: str | None
    languages: tuple[str, ...]
    overrides: Mapping[str, Mark]  # paths such as `moves.listen-out`, with their places


@dataclass(frozen=True, slots=True)
class Source:
    """An item of the sources: texts `items.ID.title` and `items.ID.says`."""

    id: str
    article: str
    claim: bool  # what the article says, not checked history


@dataclass(frozen=True, slots=True)
class Level:
    """A day of the onboarding week: recommended encounters, never locked ones.

    Texts: `week.ID.title` and `week.ID.why`.
    """

    id: str
    encounters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A method, a practice or a claim of the sources, short enough to carry along.

    Texts: `codex.ID.title` and `.says`; with `.try` a line to say, with `.beware` where it goes wrong.
    """

    id: str
    axis: str | None  # on which it helps most
    sources: tuple[str, ...]
    practise: tuple[str, ...]  # encounters in which it can be
    claim: bool  # what an article says, not checked


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to turn to. Texts `contacts.N.name`, `.reach` and `.hours`; N is `number`."""

    number: int
    locale: str
    checked: str  # YYYY-MM-DD


@dataclass(frozen=True, slots=True)
class Support:
    """What an organisation says about abuse and whom to turn to; shipped empty, with guidance."""

    policy: bool  # whether the text `policy` is filled in
    warnings: int  # before a contact may be ended
    contacts: tuple[Contact, ...]


class SharedSheet(Sheet):
    """One of the shared files being decoded."""

    def head(self, root: Node | None) -> Head:
        """`pack.yaml`; where it is not sound, what lets the rest of the pack be read without blaming it for that."""
        if root is None:
            if not self.problems:
                self.problem("file-empty", None)
            return Head("unnamed", BASE, LANGUAGES, {})
        top = self.fields(root, ("pack", "format", "languages"), ("extends", "overrides"))
        self.format_is(top.get("format"), FORMAT)
        name = self.identifier(top.get("pack"))
        extends = top.get("extends")
        if extends is not None and not is_null(extends):
            self.one_of(extends, (BASE,), "unknown-pack")
        languages = self.some_of(top.get("languages"), LANGUAGES, "unknown-language")
        if not languages and "languages" in top and not self.problems:
            self.problem("expected-list", top["languages"], found="null")
        overrides = {
            text: node.start_mark
            for node in self.listed(top.get("overrides"))
            if (text := self.string(node)) is not None
        }
        alone = not self.problems if extends is None else is_null(extends)
        return Head(name or "unnamed", None if alone else BASE, languages or LANGUAGES, overrides)

    def sources(self, root: Node | None, languages: Collection[str]) -> dict[str, Source]:
        """`sources.yaml`: all items by id. An item that is not sound is still known."""
        top = self.fields(root, ("sources", "lang", "items"), ("articles",))
        self.identifier(top.get("sources"))
        self.one_of(top.get("lang"), languages, "unknown-language")
        articles = self.coded(top.get("articles"))
        for name, node in articles.items():
            given = self.fields(node, ("title", "author"), ("publisher", "language", "note"))
            for key, entry in given.items():
                self.text(entry, f"articles.{name}.{key}")
        found = {}
        for name, node in self.coded(top.get("items")).items():
            given = self.fields(node, ("title", "says"), ("article", "claim"))
            for key in ("title", "says"):
                self.text(given.get(key), f"items.{name}.{key}")
            article = self.one_of(given.get("article"), articles, "unknown-article") or ""
            found[name] = Source(name, article, self.boolean(given.get("claim")) or False)
        return found

    def coded(self, node: Node | None) -> Mapping[str, Node]:
        """A map whose keys are source ids such as `A` or `C10`."""
        return self.entries(node, _SOURCE, "bad-source-id", near_source)

    def levels(
        self, root: Node | None, languages: Collection[str], encounters: Collection[str]
    ) -> tuple[Level, ...]:
        """`levels.yaml`: the days in order."""
        top = self.fields(root, ("levels", "lang", "week"))
        self.identifier(top.get("levels"))
        self.one_of(top.get("lang"), languages, "unknown-language")
        found = []
        for name, node in self.entries(top.get("week")).items():
            given = self.fields(node, ("title", "encounters"), ("why",))
            for key in ("title", "why"):
                self.text(given.get(key), f"week.{name}.{key}")
            recommended = self.some_of(given.get("encounters"), encounters, "unknown-encounter")
            found.append(Level(name, recommended))
        return tuple(found)

    def cards(
        self,
        root: Node | None,
        languages: Collection[str],
        sources: Collection[str],
        encounters: Collection[str],
    ) -> dict[str, Card]:
        """`cards.yaml`: all cards that can be shown, by id in the order of the file."""
        top = self.fields(root, ("cards", "lang", "codex"))
        self.identifier(top.get("cards"))
        self.one_of(top.get("lang"), languages, "unknown-language")
        found = {}
        for name, node in self.entries(top.get("codex")).items():
            path = f"codex.{name}"
            self.places[path] = node.start_mark
            given = self.fields(
                node, ("title", "from", "says"), ("axis", "try", "beware", "practise", "claim")
            )
            for key in ("title", "says", "try", "beware"):
                self.text(given.get(key), f"{path}.{key}")
            whole = f"{path}.title" in self.texts and f"{path}.says" in self.texts
            cited = self.cited(given.get("from"), sources)
            practise = self.some_of(given.get("practise"), encounters, "unknown-encounter")
            claim = self.boolean(given.get("claim")) or False
            axis = self.one_of(given.get("axis"), AXES, "unknown-axis")
            if whole:
                found[name] = Card(name, axis, cited, practise, claim)
        return found

    def support(self, root: Node | None, languages: Collection[str]) -> Support:
        """`support.yaml`."""
        top = self.fields(root, ("support", "lang", "guidance"), ("policy", "warnings", "contacts"))
        self.identifier(top.get("support"))
        self.one_of(top.get("lang"), languages, "unknown-language")
        self.text(top.get("guidance"), "guidance")
        policy = top.get("policy")
        has_policy = policy is not None and not is_null(policy)
        if has_policy:
            self.text(policy, "policy")
        contacts = []
        for number, node in enumerate(self.listed(top.get("contacts")), 1):
            given = self.fields(node, ("name", "reach", "locale", "checked"), ("hours",))
            for key in ("name", "reach", "hours"):
                self.text(given.get(key), f"contacts.{number}.{key}")
            locale = self.one_of(given.get("locale"), (*LANGUAGES, "any"), "unknown-language")
            checked = given.get("checked")
            date = checked.value if type(checked) is Scalar else ""
            if checked is not None and not _DATE.fullmatch(date):
                self.problem("bad-date", checked, **near_date(date))
            elif locale is not None and checked is not None:
                contacts.append(Contact(number, locale, date))
        warnings = self.integer(top.get("warnings"), 0, 9)
        return Support(has_policy, 1 if warnings is None else warnings, tuple(contacts))
