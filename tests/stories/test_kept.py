"""What tells results apart that other code has made."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import game
from game.stories import kept
from game.stories.kept import made_by


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package with two rooms and a file beside them."""
    for name, body in {"a/one.py": "1", "a/two.py": "2", "b/one.py": "1", "top.py": "0"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(body)
    monkeypatch.setattr(kept, "_PACKAGE", tmp_path)
    made_by.cache_clear()
    yield tmp_path
    made_by.cache_clear()


def now(*rooms: str) -> str:
    """As at a new start."""
    made_by.cache_clear()
    return made_by(*rooms)


def test_the_same_code_is_the_same_wherever_and_whenever_it_was_put_there(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = now("a", "top.py")
    os.utime(package / "a" / "one.py", (1, 1))
    (package / "a" / "notes.txt").write_text("no code")
    (package / "b" / "one.py").write_text("another room")
    assert now("a", "top.py") == first
    copy = package / "copy"
    for name in ("a", "b"):
        shutil.copytree(package / name, copy / name)
    shutil.copy(package / "top.py", copy)
    monkeypatch.setattr(kept, "_PACKAGE", copy)
    assert now("a", "top.py") == first


def test_a_change_of_any_source_is_noticed(package: Path) -> None:
    found = [now("a", "top.py")]
    stat = (package / "a" / "one.py").stat()
    (package / "a" / "one.py").write_text("7")
    os.utime(package / "a" / "one.py", ns=(stat.st_atime_ns, stat.st_mtime_ns))
    found.append(now("a", "top.py"))
    (package / "a" / "two.py").rename(package / "a" / "new.py")
    found.append(now("a", "top.py"))
    (package / "a" / "more.py").write_text("")
    found.append(now("a", "top.py"))
    (package / "top.py").write_text("1")
    found.append(now("a", "top.py"))
    assert len(set(found)) == len(found)


def test_where_the_sources_are_not_there_the_version_has_to_do(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (package / "bare").mkdir()
    (package / "bare" / "one.pyc").write_bytes(b"compiled")
    (package / "bare" / "two.py").symlink_to(package / "nowhere")
    (package / "archive").write_bytes(b"PK")
    first = now("bare", "archive", "none", "none.py")
    assert now("bare", "archive", "none", "none.py") == first
    monkeypatch.setattr(kept, "__version__", game.__version__ + ".1")
    assert now("bare", "archive", "none", "none.py") != first
