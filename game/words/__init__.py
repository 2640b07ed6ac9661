"""What the interface says, in every language: English in the code, other languages in gettext catalogues.

    w = words("zh-Hant")
    w.t("Good morning, {name}.", name=player)           # a text with values
    w.n("{count} choice", "{count} choices", 3)         # singular and plural
    w.c("gauge", "trust")                               # a context, where one English word needs two translations
    QUESTION = N_("How sure are you?")                  # marked here, shown later with w.t(QUESTION)
    OPEN = C_("answer", "Open")                         # the same with a context, shown with w.phrase(OPEN)

Values are filled in once, after the translation was found, and never looked at again: a player called `{name}` stays
`{name}`. English needs no file; a catalogue is read at the first word that is asked for in its language. `python -m
game.words` collects the texts and updates the catalogues (CONTRIBUTING tells how).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from game import places
from game.errors import GameError, Problem
from game.words.languages import LANGUAGES, choose_language, read_language

if TYPE_CHECKING:
    from gettext import NullTranslations

__all__ = [
    "C_",
    "LANGUAGES",
    "N_",
    "Phrase",
    "Words",
    "catalogues_present",
    "choose_language",
    "read_language",
    "words",
]

_LISTED = 12  # more known ids than that help nobody
_LONGEST = 500  # characters of a value that a sentence takes
_WITHIN = {  # the quotation marks that texts use, and those that stand within others
    "en": str.maketrans('"', "'"),
    "zh-Hant": str.maketrans("「」『』", "『』「」"),
    "zh-Hans": str.maketrans("“”‘’", "‘’“”"),
}


class Phrase(NamedTuple):
    """An English text together with the context that decides its translation."""

    context: str
    english: str


def N_(english: str) -> str:  # gettext's own name for "mark, do not translate yet"
    """Mark a text for the catalogues where it is written down; `Words.t` translates it where it is shown."""
    return english


def C_(context: str, english: str) -> Phrase:
    """Mark a text with its context; `Words.phrase` translates it where it is shown."""
    return Phrase(context, english)


class Words:
    """The interface in one language. Ask `words` for one; it is made once for each language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._catalogue: NullTranslations | None = None

    def t(self, english: str, /, **values: object) -> str:
        """The text in this language, `{name}` replaced by `values["name"]`."""
        if not english:  # gettext keeps its header under the empty text
            return ""
        return _fill(self._texts().gettext(english), values)

    def n(self, singular: str, plural: str, count: int, /, **values: object) -> str:
        """The text for a number of things; `{count}` is the number."""
        return _fill(self._texts().ngettext(singular, plural, count), {"count": count, **values})

    def c(self, context: str, english: str, /, **values: object) -> str:
        """The text as it is said in this context (`C_` marks one for later)."""
        return _fill(self._texts().pgettext(context, english), values)

    def phrase(self, phrase: Phrase, /, **values: object) -> str:
        """A phrase that was marked with `C_`."""
        return self.c(phrase.context, phrase.english, **values)

    def within(self, text: str) -> str:
        """A text as it stands between quotation marks: the marks that it has of its own are the inner ones."""
        return text.translate(_WITHIN[self.lang])

    def problem(self, problem: Problem) -> str:
        """What is wrong, in a sentence without its place."""
        return self.worded(problem.code, problem.values)[0]

    def hint(self, problem: Problem) -> str:
        """What to do about a problem."""
        return self.worded(problem.code, problem.values)[1]

    def error(self, error: GameError) -> tuple[str, str]:
        """What happened and what to do: (message, hint); the hint may be empty."""
        return self.worded(error.code, error.values)

    def worded(self, code: str, values: Mapping[str, object]) -> tuple[str, str]:
        """(message, hint) of any code with its values: for notices, which are neither problems nor errors."""
        from game.words import problems, terms

        found = problems.wording(code)
        comma = self.t(", ")
        shown: dict[str, object] = {name: _shown(value, comma) for name, value in values.items()}
        if (kind := problems.KINDS.get(str(values.get("found")))) is not None:
            shown["found"] = self.phrase(kind)
        axes = values.get("axes")
        if isinstance(axes, Sequence) and not isinstance(axes, str):
            shown["axes"] = _shown([self.phrase(terms.AXES[axis]) for axis in axes], comma)
        shown["code"] = code
        hint = problems.NEAR if "near" in values else found.hint
        return self.t(found.message, **shown), self.t(hint, **shown)

    def _texts(self) -> NullTranslations:
        if self._catalogue is None:
            self._catalogue = _read_catalogue(self.lang)
        return self._catalogue


@cache
def words(lang: str) -> Words:
    """The interface in `lang`, one of `LANGUAGES`; anything else speaks English."""
    return Words(lang if lang in LANGUAGES else "en")


def catalogues_present() -> bool:
    """Whether every language's compiled catalogue is there; a raw checkout without an install has none."""
    return all(places.catalogue_file(lang).is_file() for lang in LANGUAGES if lang != "en")


def _read_catalogue(lang: str) -> NullTranslations:
    import struct
    from gettext import GNUTranslations, NullTranslations

    if lang == "en":
        return NullTranslations()
    try:
        with places.catalogue_file(lang).open("rb") as file:
            return GNUTranslations(file)
    except (OSError, ValueError, struct.error):  # absent or damaged: English is better than nothing
        return NullTranslations()


def _shown(value: object, comma: str) -> str:
    """A value as a sentence takes it: whoever chose it, it cannot steer the terminal."""
    listed = str(_listed(value, comma))
    if len(listed) > _LONGEST:
        listed = f"{listed[:_LONGEST]} …"
    if listed.isprintable():
        return listed
    from game.words.visible import visible

    return visible(listed)


def _listed(value: object, comma: str) -> object:
    """A value as people write it: lists joined, and cut where they get long."""
    if isinstance(value, str) or not isinstance(value, Sequence | AbstractSet | Mapping):
        return value
    items = [str(item) for item in value]
    return comma.join(items[:_LISTED]) + (" …" if len(items) > _LISTED else "")


class _Values(dict[str, object]):
    """Values for a template; one that is missing shows its own name instead of ending the game."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


def _fill(template: str, values: Mapping[str, object]) -> str:
    return template.format_map(_Values(values))
