"""Collect the interface's texts from the code and bring the catalogues up to date (for translators; needs Babel).

Texts are found in the syntax tree, so that nested calls and conditional texts are seen: the string arguments of
`w.t`, `w.n`, `w.c`, `N_` and `C_`. The wheel leaves this file out.
"""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from game.words.languages import LANGUAGES

DOMAIN = "standtall"
_HERE = Path(__file__).resolve().parent
_NAMED = {"N_": "t", "C_": "c"}
_METHODS = {"t", "n", "c"}
_HEADER = (
    "# Interface words of Stand Tall. CONTRIBUTING.md tells how to add or change a translation."
)


class Text(NamedTuple):
    """One text of the interface: `plural` and `context` are None where it has none."""

    english: str
    plural: str | None
    context: str | None
    file: str


class Update(NamedTuple):
    """What an update of one catalogue found; each list holds English texts."""

    lang: str
    missing: list[str]
    unused: list[str]


def texts_of(source: str, file: str) -> Iterator[Text]:
    """Every text that a Python source marks or shows, in order."""
    for node in ast.walk(ast.parse(source, file)):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Name(id=name) if name in _NAMED:
                kind = _NAMED[name]
            case ast.Attribute(attr=name) if name in _METHODS:
                kind = name
            case _:
                continue
        arguments = [list(_strings(argument)) for argument in node.args]
        match kind, arguments:
            case "t", [found, *_]:
                yield from (Text(english, None, None, file) for english in found)
            case "n", [[singular], [plural], *_]:
                yield Text(singular, plural, None, file)
            case "c", [[context], found, *_]:
                yield from (Text(english, None, context, file) for english in found)


def _strings(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)) if text:
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from _strings(body)
            yield from _strings(orelse)


def collect(package: Path = _HERE.parent) -> Catalog:
    """A template of all texts in the package, each with the files it stands in."""
    template = Catalog(domain=DOMAIN, fuzzy=False)
    for path in sorted(package.rglob("*.py")):
        shown = path.relative_to(package.parent).as_posix()
        for text in texts_of(path.read_text("utf-8"), shown):
            key = (text.english, text.plural) if text.plural else text.english
            known = template.get(text.english, text.context)
            locations = [] if known and (shown, 0) in known.locations else [(shown, 0)]
            template.add(key, locations=locations, context=text.context)
    return template


def catalogue_source(lang: str) -> Path:
    """The .po file of a language such as `zh-Hant`."""
    return _HERE / "locale" / lang.replace("-", "_") / "LC_MESSAGES" / f"{DOMAIN}.po"


def read_catalogue(lang: str) -> Catalog:
    """A language's catalogue as it stands in the source; empty where there is none yet."""
    path = catalogue_source(lang)
    if not path.is_file():
        return Catalog(locale=lang.replace("-", "_"), domain=DOMAIN, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=lang.replace("-", "_"), domain=DOMAIN)


def missing(template: Catalog, catalogue: Catalog) -> list[str]:
    """English texts that the catalogue does not translate, or only guesses at."""
    found = []
    for message in template:
        if not message.id:
            continue
        there = catalogue.get(_english(message.id), message.context)
        strings = (
            []
            if there is None
            else there.string
            if isinstance(there.string, tuple)
            else [there.string]
        )
        if not strings or not all(strings) or (there and there.fuzzy):
            found.append(_english(message.id))
    return found


def unused(template: Catalog, catalogue: Catalog) -> list[str]:
    """English texts that the catalogue translates and nothing in the code says any more."""
    there = [m for m in catalogue if m.id and template.get(_english(m.id), m.context) is None]
    return [_english(message.id) for message in there] + [str(key) for key in catalogue.obsolete]


def update(lang: str, template: Catalog) -> Update:
    """Bring one .po file in line with the code: new texts added empty, unused ones dropped, none guessed."""
    catalogue = read_catalogue(lang)
    dropped = unused(template, catalogue)
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    write_catalogue(lang, catalogue)
    return Update(lang, missing(template, catalogue), dropped)


def write_catalogue(lang: str, catalogue: Catalog) -> None:
    """Write a language's .po file, always in the same shape, without what nothing uses any more."""
    catalogue.obsolete.clear()
    catalogue.header_comment = _HEADER
    catalogue.fuzzy = False
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=100, sort_by_file=True, include_lineno=False)
    path = catalogue_source(lang)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_without_noise(buffer.getvalue()))


def update_all() -> list[Update]:
    """Update every language's catalogue from the code of this checkout."""
    template = collect()
    return [update(lang, template) for lang in LANGUAGES if lang != "en"]


def _english(key: str | list[str] | tuple[str, ...]) -> str:
    return key if isinstance(key, str) else key[0]


_NOISE = (
    b'"Generated-By',
    b'"Language-Team',
    b'"Last-Translator',
    b'"PO-Revision-Date',
    b'"POT-Creation-Date',
    b'"Project-Id-Version',
    b'"Report-Msgid-Bugs-To',
)


def _without_noise(data: bytes) -> bytes:
    """Header lines that change by themselves or say nothing would stand in the way of every change."""
    return b"".join(line for line in data.splitlines(keepends=True) if not line.startswith(_NOISE))
