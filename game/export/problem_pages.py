"""`docs/problems`: the catalogue of problems as Markdown, in English. `make docs` runs this file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from game.export.explain import hint, kept, message, shown, wrong_title
from game.words import words
from game.words.catalogue import CHAPTERS, PAGES
from game.words.page import FOLDER, Page
from game.words.pages import smells

CONTENTS = "README.md"
_ORIGIN = "<!-- `make docs` writes this file from game/words/pages; change it there. -->"


def write_pages(folder: Path) -> None:
    """Write every page and the list of them, and delete pages of codes that are no more."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = markdown_pages()
    for path in folder.glob("*.md"):
        if path.name not in pages:
            path.unlink()
    for name, text in pages.items():
        (folder / name).write_text(text, "utf-8")


def markdown_pages() -> dict[str, str]:
    """Every file of the folder by its name."""
    pages = {f"{code}.md": _lines(_page(code, page)) for code, page in PAGES.items()}
    return {CONTENTS: _lines(_contents()), **pages}


def _contents() -> Iterator[str]:
    w = words("en")
    yield _ORIGIN
    yield "# Problems"
    yield (
        "What `standtall check`, `standtall analyse` and `standtall translate import` say about the files of a pack. Each code has a page with what "
        "it means and an example; `standtall explain CODE` prints the same in the terminal, in English or Chinese."
    )
    for chapter in CHAPTERS:
        yield f"## {w.t(chapter.title)}"
        yield "\n".join(f"- [{code}]({code}.md): {message(code, w)}" for code in chapter.pages)


def _page(code: str, page: Page) -> Iterator[str]:
    w = words("en")
    yield _ORIGIN
    yield f"# {code}"
    yield f"> {message(code, w)}"
    yield w.t(page.meaning)
    yield hint(code, w)
    if code in smells.PAGES:
        yield kept(code, w)
    kind = "text" if page.file == FOLDER else Path(page.file).suffix.removeprefix(".")
    for title, example in ((wrong_title(page, w), page.bad), (w.t("Mended:"), page.good)):
        yield title
        yield f"```{kind}\n{shown(example)}\n```"
    yield f"[All problems]({CONTENTS})"


def _lines(paragraphs: Iterator[str]) -> str:
    return "\n\n".join(paragraphs) + "\n"


if __name__ == "__main__":
    write_pages(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/problems"))
