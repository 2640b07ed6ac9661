"""Words for text ids, by language and intensity.

A text's id is its path in the file that holds it (`scenes.rings.says.1`). The file's own language
is the source; other languages stand in `<locale>.yaml` beside it, each entry with a digest of the
source text it translates, so that missing, left over and stale ones can be named. A text that is
missing in a language is shown in the source's.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from game.stories.fields import Sheet, Text, kind_of
from game.stories.reader import Columns, Map, Node, Row, Scalar

MILD: Final = "mild"
STRONG: Final = "strong"
INTENSITIES: Final = (MILD, STRONG)

_ENTRY: Final = ("of", "is")
COLUMNS: Final = Columns("texts", *_ENTRY)
"""What a translation file holds."""

_LENGTH: Final = 4  # bytes of a text's digest


Texts = Mapping[str, str]
"""The words of one file by text id, as they read in one language at one intensity."""


@dataclass(frozen=True, slots=True)
class TextTable:
    """All texts of one file: the source's, and each language's own."""

    lang: str
    source: Mapping[str, Text]
    languages: Mapping[str, Mapping[str, Text]]
    _read: dict[tuple[str, str], Texts] = field(default_factory=dict, repr=False, compare=False)

    def texts(self, lang: str, intensity: str = MILD) -> Texts:
        """The texts in a language, or the source's where that has none, at an intensity."""
        found = self._read.get((lang, intensity))
        if found is None:
            own = self.languages.get(lang, {})
            at = intensity == STRONG
            found = {}
            for text_id, text in {**self.source, **own}.items():
                found[text_id] = text if isinstance(text, str) else text[at]
            self._read[lang, intensity] = found
        return found

    def graded(self) -> bool:
        """Whether any text reads differently at the strong intensity."""
        return any(not isinstance(text, str) for text in self.source.values())


@lru_cache(maxsize=4096)  # each text is asked for once for every language
def text_digest(text: Text) -> str:
    """What a translation remembers of the text it translates: eight hexadecimal digits."""
    whole = text if isinstance(text, str) else "\0".join(text)
    return blake2b(whole.encode(), digest_size=_LENGTH).hexdigest()


class TranslationSheet(Sheet):
    """A translation file being decoded against the source's texts."""

    def translated(
        self,
        root: Node | None,
        expected: str,
        lang: str,
        source: Mapping[str, Text],
        rows: Mapping[str, Row] | None = None,
    ) -> dict[str, Text]:
        """The texts of this language; says what is missing, left over or stale.

        `rows` are the entries where the reader made a table of them.
        """
        if root is None:
            self.problem("file-empty", None)
            return {}
        top = self.fields(root, ("translation", "lang", "texts"))
        name = self.identifier(top.get("translation"))
        if name is not None and name != expected:
            self.problem("id-not-folder", top["translation"], id=name, folder=expected)
        self.one_of(top.get("lang"), (lang,), "wrong-language")
        texts = top.get("texts")
        if texts is None:
            return {}
        if type(texts) is not Map:
            self.fields(texts, ())
            return {}
        if rows is None:
            rows = {text_id: self.row(texts, text_id) for text_id in texts.entries}
        found: dict[str, Text] = {}
        for text_id, row in rows.items():
            wording = self.entry(text_id, row, rows, source)
            if wording is not None:
                found[text_id] = wording
        missing = [text_id for text_id in source if text_id not in rows]
        if missing:
            self.problem("translation-missing", texts, ids=missing, count=len(missing))
        return found

    def row(self, texts: Map, text_id: str) -> Row:
        """An entry out of a map; says what is wrong with it."""
        given = self.fields(texts.entries[text_id], _ENTRY)
        words = given.get("is") if len(given) == len(_ENTRY) else None
        return Row(texts.keys[text_id], given.get("of"), words)

    def entry(
        self, text_id: str, row: Row, rows: Collection[str], source: Mapping[str, Text]
    ) -> Text | None:
        """One entry's wording; says where it does not fit its source."""
        at, of, words = row
        original = source.get(text_id)
        if original is None:
            left = (other for other in source if other not in rows)
            self.problem("translation-left-over", at, id=text_id, **self.near(text_id, left))
            return None
        if of is not None and type(of) is not Scalar:
            self.problem("expected-text", of, found=kind_of(of))
        elif of is not None and of.value != text_digest(original):
            self.problem("translation-stale", at, id=text_id, now=text_digest(original))
        wording = None if words is None else self.wording(words)
        if wording is not None and (type(wording) is str) is not (type(original) is str):
            self.problem("translation-intensity", at, id=text_id)
            return None
        return wording
