"""A small, complete encounter to start from, in the author's language, with comments that teach the format.

A pack in several languages gets the others as translations beside it, so that `check` has nothing to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from game.errors import CANNOT, CONTENT, USAGE, GameError, cannot_write
from game.places import content_folder
from game.stories.choices import Around
from game.stories.decode import StorySheet
from game.stories.fields import ID, Text
from game.stories.folders import PACK, STORY, real
from game.stories.likely import near_id
from game.stories.packs import WALKS, PackReader, shown, translation_path
from game.stories.reader import read_bytes
from game.stories.rewriting import quoted
from game.stories.texts import TextTable
from game.stories.translations import Translated, rewritten
from game.words import N_, words
from game.words.visible import visible

_TEMPLATES: Final = Path(__file__).parent / "templates"
_NAMED: Final = "example"  # what the templates call themselves
_WALKS: Final = {
    "intro": N_(
        "Your own tests: “standtall check” plays these ways and says what came out otherwise."
    ),
    "both": N_("his point first, then a no with a way in it"),
    "word": N_("kind today, sorry on Saturday"),
    "tired": N_("no strength left, so a breath and a colleague first"),
}


def new_encounter(
    folder: Path, name: str, title: str | None, lang: str, *, asked: bool = False
) -> list[Path]:
    """Write a new encounter into a pack folder, which is made if need be; the files, in the order written.

    `lang` is the language of its texts; where the pack has it not, its first one is taken, unless it was
    `asked` for. Raises `encounter-id-wrong`, `already-there`, `language-not-in-pack`, `pack-broken`,
    `cannot-write`.
    """
    require_id(name)
    target = folder / "encounters" / name
    if target.exists():
        raise GameError("already-there", CANNOT, path=shown(target))
    files = pack_head(folder, lang)
    languages = languages_of(folder) if not files else (lang,)
    if lang not in languages:
        if asked:
            raise GameError("language-not-in-pack", name=lang, known=languages)
        lang = languages[0]
    source = _template(lang, name, title)
    files[target / STORY] = source
    texts = _texts(source, name, lang)
    for other in languages:
        if other != lang:
            path = translation_path(target / STORY, other)
            file = Translated(name, other, path, TextTable(lang, texts, {}), None)
            files[path] = rewritten(file, _texts(_template(other, name, title), name, other))
    files[target / WALKS] = _walks(lang)
    write_new(files)
    return list(files)


def require_id(name: str) -> None:
    """Raise `encounter-id-wrong` for what cannot be an encounter's id."""
    if not ID.fullmatch(name):
        raise GameError("encounter-id-wrong", USAGE, name=name, **near_id(name))


def pack_head(folder: Path, lang: str) -> dict[Path, str]:
    """The `pack.yaml` that a new pack folder needs; empty where it has one."""
    path = folder / PACK
    if path.exists():
        return {}
    name = near_id(real(folder).name).get("near") or real(folder).name
    if not ID.fullmatch(str(name)):
        name = "my-pack"
    text = f"pack: {name}\nformat: 1\nextends: standtall\nlanguages: [{lang}]\n"
    return {path: text}


def languages_of(folder: Path) -> tuple[str, ...]:
    """The languages of a pack; raises `pack-broken` where its head cannot be read."""
    reader = PackReader(folder)
    head = shown(folder / PACK)
    if any(problem.place.file == head for problem in reader.problems):
        raise GameError("pack-broken", CONTENT, path=head)
    return reader.shared.head.languages


def write_new(files: Mapping[Path, str]) -> None:
    """Write files that are not there yet, folders included; raises `already-there`, `cannot-write`."""
    for path, text in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise cannot_write(shown(path.parent), error) from error
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError as error:
            raise GameError("already-there", CANNOT, path=shown(path)) from error
        except OSError as error:
            raise cannot_write(shown(path), error) from error


def _template(lang: str, name: str, title: str | None) -> str:
    text = (_TEMPLATES / f"{lang}.yaml").read_text("utf-8")
    text = text.replace(f"encounter: {_NAMED}\n", f"encounter: {name}\n", 1)
    if title is None or not visible(title).strip():
        return text
    told = quoted(visible(title).strip())
    before, _, rest = text.partition("\ntitle: ")
    return f"{before}\ntitle: {told}\n{rest.partition(chr(10))[2]}"


def _texts(source: str, name: str, lang: str) -> dict[str, Text]:
    """The texts of a template by id. They do not depend on what is around it."""
    shared = PackReader(content_folder()).shared
    sheet = StorySheet(STORY, Around("new", (lang,), shared.rubric, shared.sources))
    sheet.encounter(read_bytes(source.encode(), STORY).root, name)
    return sheet.texts


def _walks(lang: str) -> str:
    text = (_TEMPLATES / WALKS).read_text("utf-8")
    w = words(lang)
    for key, english in _WALKS.items():
        told = w.t(english)
        put = told if key == "intro" else quoted(told)
        text = text.replace(f"@{key}@", put)
    return text
