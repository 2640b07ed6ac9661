"""What the build says of a part that it has to leave out."""

from __future__ import annotations

from pathlib import Path

import pytest

from hatch_build import analyse_shipped


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("import a_module_that_nobody_has", "No module named 'a_module_that_nobody_has'"),
        ("raise SystemExit(7)", "it ended with 7"),
    ],
)
def test_why_the_encounters_could_not_be_analysed_is_told(
    tmp_path: Path, body: str, reason: str
) -> None:
    (tmp_path / "game").mkdir()
    (tmp_path / "game" / "__init__.py").touch()
    (tmp_path / "game" / "analyses.py").write_text(body)
    told = analyse_shipped(tmp_path)
    assert told is not None
    assert told.endswith(reason)
    assert "\n" not in told


def test_of_what_went_well_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "game").mkdir()
    (tmp_path / "game" / "__init__.py").touch()
    (tmp_path / "game" / "analyses.py").touch()
    assert analyse_shipped(tmp_path) is None
