"""Real processes, really killed: `kill -9` in a stream of choices, and a stop at every touch of a file."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from game.saves import Step, open_store
from tests.saves.windows import ROOT, as_after_a_kill, begin, play_on, python

CHOICES = [f"choice-{number}" for number in range(12)]

STREAM = """
import os, sys
from pathlib import Path
from game.saves import open_store
store = open_store(Path(sys.argv[1])).store
index = len(store.steps(1))
while True:
    store.append(1, index, f"scene-{index}", f"choice-{index}")
    os.write(1, b"%d\\n" % index)
    index += 1
"""

# Ends the process, as a kill would, at the n-th event in which it touches a file or a database.
TRAP = """
import os, sys
from pathlib import Path
import game.saves, game.saves.mending, game.saves.fresh, game.saves.everything, json
left, touches = int(sys.argv[2]), 0

def trap(event, arguments):
    global left
    if event in {"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.truncate", "sqlite3.connect"}:
        left -= 1
        if left == 0:
            os._exit(9)

folder = Path(sys.argv[1])
"""


def test_every_acknowledged_choice_survives_kill_9(folder: Path) -> None:
    with open_store(folder).store as store:
        begin(store, store.profile("anna").id)
    shown = 0
    for acknowledgements in (1, 2, 7, 40, 120, 3, 60):
        with subprocess.Popen(
            [sys.executable, "-c", STREAM, str(folder)], cwd=ROOT, stdout=subprocess.PIPE
        ) as player:
            assert player.stdout is not None
            for _ in range(acknowledgements):
                line = player.stdout.readline()
            player.send_signal(signal.SIGKILL)
            rest = [line, *player.stdout.read().splitlines()]
        shown = int(rest[-1]) + 1
        opened = open_store(folder)
        with opened.store as store:
            journal = store.steps(1)
        assert opened.notices == ()
        assert shown <= len(journal) <= shown + 1
        assert journal == tuple(
            Step(f"scene-{number}", f"choice-{number}") for number in range(len(journal))
        )
    assert shown > 200


def test_two_players_on_one_play_never_lose_or_double_a_choice(folder: Path) -> None:
    with open_store(folder).store as store:
        begin(store, store.profile("anna").id)
    script = """
    import sys
    from pathlib import Path
    from game.errors import GameError
    from game.saves import open_store
    store, name, mine = open_store(Path(sys.argv[1])).store, sys.argv[2], 0
    while mine < 100:
        index = len(store.steps(1))
        try:
            store.append(1, index, name, f"{name}-{mine}")
            mine += 1
        except GameError as error:
            assert error.code == "moved-on", error
    store.close()
    """
    players = [
        subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(script), str(folder), name], cwd=ROOT
        )
        for name in ("left", "right")
    ]
    assert [player.wait(timeout=60) for player in players] == [0, 0]
    with open_store(folder).store as store:
        journal = store.steps(1)
    for name in ("left", "right"):
        mine = [step.choice for step in journal if step.scene == name]
        assert mine == [f"{name}-{number}" for number in range(100)]
    assert len(journal) == 200


def stopped_at_each_touch(script: str, folder: Path, tmp_path: Path) -> list[Path]:
    """Run a script on copies of a folder, stopped at its first touch of a file, its second, and so on to its end."""
    copies = []
    for number in range(1, 99):
        copy = tmp_path / str(number)
        if folder.exists():
            shutil.copytree(folder, copy)
        done = subprocess.run(
            [sys.executable, "-c", TRAP + script, str(copy), str(number)],
            cwd=ROOT,
            capture_output=True,
            check=False,
            timeout=60,
        )
        assert done.returncode in {0, 9}, done.stderr
        copies.append(copy)
        if done.returncode == 0:
            break
    assert len(copies) > 2
    return copies


def test_stopped_anywhere_in_the_first_start_the_next_one_begins_normally(tmp_path: Path) -> None:
    script = "sys.addaudithook(trap)\ngame.saves.open_store(folder).store.profile('anna')\n"
    for copy in stopped_at_each_touch(script, tmp_path / "none", tmp_path):
        opened = open_store(copy)
        with opened.store as store:
            assert opened.notices == ()
            assert play_on(store, begin(store, store.profile("anna").id).id, "a")


@pytest.mark.parametrize("log", [False, True], ids=["without a log", "with a log"])
def test_stopped_anywhere_in_a_mending_the_next_start_finishes_it(
    folder: Path, tmp_path: Path, log: bool
) -> None:
    with open_store(folder).store as store:
        play = begin(store, store.profile("anna").id)
        play_on(store, play.id, *CHOICES[:6])
        store.backup()
        if log:
            store._file.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        journal = play_on(store, play.id, *CHOICES[6:])
        if log:
            folder = as_after_a_kill(folder, tmp_path / "killed")
    file = folder / "standtall.db"
    with file.open("r+b") as held:
        held.write(os.urandom(4096))
    script = "sys.addaudithook(trap)\ngame.saves.open_store(folder)\n"
    for copy in stopped_at_each_touch(script, folder, tmp_path)[:-1]:
        opened = open_store(copy)
        with opened.store as store:
            assert store.steps(play.id) == journal
            assert store.profiles()[0].name == "anna"
            assert (
                "saves-set-aside" in [notice.code for notice in opened.notices]
                or not opened.notices
            )
        aside = list((copy / "damaged").rglob("standtall.db"))
        assert [path.read_bytes()[4096:8192] for path in aside] == [file.read_bytes()[4096:8192]]


def test_stopped_anywhere_in_a_backup_the_backups_are_sound(folder: Path, tmp_path: Path) -> None:
    with open_store(folder).store as store:
        play = begin(store, store.profile("anna").id)
        store.backup()
        journal = play_on(store, play.id, *CHOICES)
    script = "store = game.saves.open_store(folder).store\nsys.addaudithook(trap)\nstore.backup()\nos._exit(0)\n"
    for copy in stopped_at_each_touch(script, folder, tmp_path):
        (copy / "standtall.db").write_bytes(b"gone")
        with open_store(copy).store as store:
            assert store.steps(play.id) in {(), journal}


def test_stopped_anywhere_in_a_deletion_the_profile_is_listed_or_gone_for_good(
    folder: Path, tmp_path: Path
) -> None:
    with open_store(folder).store as store:
        begin(store, store.profile("anna").id)
        store.backup()
        begin(store, store.profile("anna").id)
        store.backup()
        begin(store, store.profile("ben").id)
    script = "store = game.saves.open_store(folder).store\nsys.addaudithook(trap)\nstore.delete_profile('anna')\nos._exit(0)\n"
    for copy in stopped_at_each_touch(script, folder, tmp_path):
        with open_store(copy).store as store:
            if store.find_profile("anna"):
                store.delete_profile("anna")
            assert [profile.name for profile in store.profiles()] == ["ben"]
        (copy / "standtall.db").write_bytes(b"gone")
        with open_store(copy).store as store:
            assert store.find_profile("anna") is None


def test_two_windows_started_at_once_on_damaged_saves_mend_them_once(folder: Path) -> None:
    with open_store(folder).store as store:
        play = begin(store, store.profile("anna").id)
        journal = play_on(store, play.id, *CHOICES)
    with (folder / "standtall.db").open("r+b") as held:
        held.write(os.urandom(4096))
    script = """
    import sys
    from pathlib import Path
    from game.saves import open_store
    sys.stdin.read()
    opened = open_store(Path(sys.argv[1]), wait=20)
    print([notice.code for notice in opened.notices], len(opened.store.steps(1)))
    """
    windows = [
        subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(script), str(folder)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    said = []
    for window in windows:
        assert window.stdin is not None
        window.stdin.close()
    for window in windows:
        assert window.stdout is not None
        said.append(window.stdout.read())
        window.stdout.close()
        assert window.wait(timeout=60) == 0
    assert sorted(line.startswith("[]") for line in said) == [False, True, True]
    assert all(line.endswith(f" {len(journal)}\n") for line in said)
    assert len(list((folder / "damaged").iterdir())) == 1


def test_two_windows_started_at_once_in_a_new_folder_share_one_file(folder: Path) -> None:
    script = """
    import sys
    from pathlib import Path
    from game.saves import open_store
    sys.stdin.read()
    opened = open_store(Path(sys.argv[1]), wait=20)
    opened.store.profile(sys.argv[2])
    print(opened.notices)
    """
    windows = [
        subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(script), str(folder), name],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("anna", "ben", "caro")
    ]
    for window in windows:
        assert window.stdin is not None
        window.stdin.close()
    for window in windows:
        assert window.stdout is not None
        assert window.stdout.read() == "()\n"
        window.stdout.close()
        assert window.wait(timeout=60) == 0
    with open_store(folder).store as store:
        assert {profile.name for profile in store.profiles()} == {"anna", "ben", "caro"}


def test_a_process_that_ends_without_closing_leaves_everything(folder: Path) -> None:
    python(
        """
        import os, sys
        from pathlib import Path
        from game.saves import open_store
        store = open_store(Path(sys.argv[1])).store
        play = store.begin_play(store.profile("anna").id, pack="p", encounter="e", digest="d", seed=1, intensity="mild")
        store.append(play.id, 0, "rings", "a")
        store.note(play.id, "confidence", "3")
        os._exit(7)
        """,
        folder,
        code=7,
    )
    with open_store(folder).store as store:
        assert store.steps(1) == (Step("rings", "a"),)
        assert store.notes(1) == {"confidence": "3"}
