"""Where things live."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from game import places


def test_a_checkout_keeps_content_and_saves_in_itself() -> None:
    root = places.checkout()
    assert root == Path(__file__).resolve().parent.parent
    assert places.content_folder() == root / "content"
    assert places.saves_folder(None, {}) == root / "saves"


def test_installed_the_content_is_in_the_package_and_saves_are_the_persons(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(places, "_PACKAGE", tmp_path / "site-packages" / "game")
    assert places.checkout() is None
    assert places.content_folder() == tmp_path / "site-packages" / "game" / "_content"
    assert places.saves_folder(None, {}).name == "standtall"


def test_an_option_goes_before_the_variable_and_both_before_the_usual_place(tmp_path: Path) -> None:
    environ = {"STANDTALL_SAVES": "/elsewhere"}
    assert places.saves_folder(str(tmp_path), environ) == tmp_path
    assert places.saves_folder(None, environ) == Path("/elsewhere")
    assert places.saves_folder("", {"STANDTALL_SAVES": ""}).name == "saves"


def test_home_is_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert places.saves_folder("~/plays", {}) == tmp_path / "plays"


def test_a_person_without_a_home_still_gets_a_folder() -> None:
    assert places.saves_folder("~nobody-of-this-name/plays", {}) == Path(
        "~nobody-of-this-name/plays"
    )


def test_kept_results_lie_beside_the_saves(tmp_path: Path) -> None:
    assert places.kept_folder(tmp_path) == tmp_path / "kept"


def test_nothing_is_made_by_asking_where_it_is(tmp_path: Path) -> None:
    places.kept_folder(places.saves_folder(str(tmp_path / "new"), {}))
    assert list(tmp_path.iterdir()) == []


def test_the_platform_is_asked_only_when_nothing_else_says_where(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "platformdirs", None)  # an import of it would fail
    assert places.saves_folder(None, {}).name == "saves"
