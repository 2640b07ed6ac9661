"""What a checkout promises: locked requirements, one version, a tidy top level."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import game
from tests.packaging.conftest import LOCKS, ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
TOP = {
    *(".ci", ".gitignore", "content", "game", "saves", "tests"),
    *("README.md", "README.zh.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "docs"),
    *("Makefile", "pyproject.toml", "hatch_build.py", *LOCKS),
}


def _pinned(lock: str) -> dict[str, str]:
    """Each package of a lock file and its version."""
    text = (ROOT / lock).read_text("utf-8").replace("\\\n", " ")
    entries = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return dict(entry[0].split("==") for entry in entries)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_versions_and_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        assert re.fullmatch(
            r"[a-z0-9._-]+==[^ ]+( ; [a-z_]+ [!=<>]+ '[A-Za-z0-9.]+')?( +--hash=sha256:[0-9a-f]{64})+",
            line,
        )


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.lock", PROJECT["project"]["dependencies"]),
        ("requirements-build.lock", PROJECT["build-system"]["requires"]),
        ("requirements-dev.lock", PROJECT["project"]["optional-dependencies"]["dev"]),
        ("requirements-bench.lock", PROJECT["project"]["optional-dependencies"]["bench"]),
    ],
)
def test_a_lock_fits_what_the_project_asks_for(lock: str, wanted: list[str]) -> None:
    pinned = _pinned(lock)
    for requirement in map(Requirement, wanted):
        version = pinned[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), f"run `make lock`: {requirement}"


def test_the_locks_agree_with_each_other() -> None:
    everything = _pinned("requirements-dev.lock")
    for lock in LOCKS[:2]:
        assert {name: everything.get(name) for name in _pinned(lock)} == _pinned(lock)


def test_the_changelog_begins_with_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    newest = re.search(r"^## \[?([0-9.]+|Unreleased)", changelog, re.MULTILINE)
    assert newest is not None
    assert newest[1] == game.__version__


def test_the_top_level_holds_nothing_unexpected() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    if listed.returncode == 0:
        top = {Path(name).parts[0] for name in listed.stdout.splitlines()}
        assert top - TOP == set()
    assert all((ROOT / name).exists() for name in ("README.md", "LICENSE", ".ci/run", "Makefile"))
