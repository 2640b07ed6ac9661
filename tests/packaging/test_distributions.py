"""What the source distribution and the wheel carry, and that the game they install can be played."""

from __future__ import annotations

import json
import re
import subprocess
import tarfile
import zipfile
from pathlib import Path

import pytest

import game
from tests.packaging.conftest import ROOT, Installed

pytestmark = pytest.mark.xdist_group("distributions")  # built once, by one worker


def test_the_source_distribution_holds_all_that_is_tracked(sdist: Path) -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode != 0:  # not a clone: the names that make a distribution buildable
        tracked = {"pyproject.toml", "hatch_build.py", "Makefile", "content/pack.yaml"}
    else:
        tracked = {name for name in listed.stdout.decode().split("\0") if (ROOT / name).is_file()}
    with tarfile.open(sdist) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    assert tracked - held == set()


def test_the_wheel_holds_the_game_the_pack_and_the_catalogues_and_nothing_else(
    wheel: Path,
) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "game/cli.py",
        "game/_content/pack.yaml",
        "game/_content/encounters/first-call/story.yaml",
        "game/_built/locale/zh_Hant/LC_MESSAGES/standtall.mo",
        "game/_built/locale/zh_Hans/LC_MESSAGES/standtall.mo",
    } <= names
    built = [name for name in names if name.startswith("game/_built/analyses/")]
    assert len(built) == len(list((ROOT / "content" / "encounters").glob("*/story.yaml")))
    content = {f"game/_content/{p.relative_to(ROOT / 'content').as_posix()}" for p in _content()}
    assert content <= names
    assert {name.partition("/")[0] for name in names} == {
        "game",
        f"stand_tall-{game.__version__}.dist-info",
    }
    assert [name for name in names if name.endswith((".po", ".pot", ".pyc"))] == []
    assert "game/words/collect.py" not in names


def test_the_installed_game_is_the_wheels(installed: Installed) -> None:
    code = "import game, textual; from game import places; print(game.__file__, places.checkout())"
    said = subprocess.run(
        [installed.python, "-c", code],
        cwd=installed.folder,
        env=installed.environ(),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert said.stdout.startswith(str(installed.python.parent.parent))
    assert said.stdout.endswith(" None\n")


def test_the_installed_game_knows_how_a_score_stands_without_waiting(installed: Installed) -> None:
    code = """
from pathlib import Path
from game import places
from game.analyses import kept_analysis, standing
from game.stories import load_pack
for encounter in load_pack(places.content_folder()).encounters.values():
    kept = kept_analysis(encounter, Path("nowhere"))
    print(standing(kept, "empathy", 100) > 50, bool(kept.balanced_path))
"""
    said = subprocess.run(
        [installed.python, "-c", code],
        cwd=installed.folder,
        env=installed.environ(),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert set(said.stdout.splitlines()) == {"True True"}


def test_the_installed_game_says_its_version(installed: Installed) -> None:
    said = installed.run("--version")
    assert said.returncode == 0
    assert game.__version__ in said.stdout


def test_the_installed_pack_is_sound(installed: Installed) -> None:
    said = installed.run("check")
    assert (said.returncode, said.stderr) == (0, ""), said.stdout


def test_the_installed_game_is_played_to_the_end(installed: Installed) -> None:
    events, code = _play(installed, "play", "first-call", "--json", "--yes", "--fresh")
    assert code == 0
    assert events[0]["event"] == "briefing"
    assert events[-1]["event"] == "debrief"
    assert [event for event in events if event["event"] == "error"] == []


@pytest.mark.parametrize("lang", ["zh-Hant", "zh-Hans"])
def test_the_installed_game_speaks_chinese(installed: Installed, lang: str) -> None:
    events, code = _play(
        installed, "play", "first-call", "--json", "--yes", "--fresh", "--lang", lang
    )
    assert code == 0
    assert events[0]["lang"] == lang
    assert re.search("[\u4e00-\u9fff]", str(events[0]["title"]))
    refused = installed.run("play", "no-such-encounter", LC_ALL=lang.replace("-", "_"))
    assert refused.returncode == 2
    assert re.search("[\u4e00-\u9fff]", refused.stderr)


def _play(installed: Installed, *arguments: str) -> tuple[list[dict[str, object]], int]:
    """Play with the first open reply each time; every event, and the exit code."""
    events = []
    with subprocess.Popen(
        [installed.standtall, *arguments],
        cwd=installed.folder,
        env=installed.environ(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for line in process.stdout:
            event = json.loads(line)
            events.append(event)
            if event["event"] == "scene":
                replies = [c for c in event["choices"] if c["open"] and c["kind"] != "protect"]
                process.stdin.write(replies[0]["id"] + "\n")
                process.stdin.flush()
        process.stdin.close()
        return events, process.wait(timeout=60)


def _content() -> list[Path]:
    return [path for path in (ROOT / "content").rglob("*") if path.is_file()]
