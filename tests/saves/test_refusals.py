"""What cannot go on says what happened, with exit code 3, and has changed nothing."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from game.errors import GameError
from game.saves import Opened, open_store
from game.saves.migrate import newest
from tests.saves.windows import begin, play_on, python

# Tells in one line how opening the saves in the present folder went, for a user who is not the superuser.
OPEN_HERE = """
import os, sys
from pathlib import Path
import game.saves, game.saves.fresh, game.saves.mending
from game.errors import GameError
os.chdir(sys.argv[1])
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    store = game.saves.open_store(Path(sys.argv[2])).store
    store.profile("ben")
except GameError as error:
    print(error.code, error.exit_code)
else:
    print("opened")
"""


@pytest.fixture
def saved(folder: Path) -> Path:
    """Saves with one play, readable by everybody."""
    with open_store(folder).store as store:
        play_on(store, begin(store, store.profile("anna").id).id, "a", "b")
        store.backup()
    folder.chmod(0o755)
    (folder / "standtall.db").chmod(0o644)
    return folder


@pytest.fixture
def unharmed(saved: Path) -> Iterator[None]:
    held = (saved / "standtall.db").read_bytes()
    yield
    saved.chmod(0o755)
    (saved / "standtall.db").chmod(0o644)
    assert (saved / "standtall.db").read_bytes() == held
    assert {path.name for path in saved.iterdir()} == {"standtall.db", "backups"}
    opened = open_store(saved)
    with opened.store as store:
        assert opened.notices == ()
        assert len(store.steps(1)) == 2


def give_to_nobody(*paths: Path) -> None:
    if os.geteuid() == 0:
        for path in paths:
            os.chown(path, 65534, 65534)


@pytest.mark.usefixtures("unharmed")
def test_saves_of_a_newer_version_are_left_alone(saved: Path) -> None:
    file = saved / "standtall.db"
    known = file.read_bytes()
    with closing(sqlite3.connect(file)) as db:
        db.execute(f"PRAGMA user_version = {newest() + 1}")
    newer = file.read_bytes()
    with pytest.raises(GameError) as refused:
        open_store(saved)
    assert (refused.value.code, refused.value.exit_code) == ("saves-newer", 3)
    assert (refused.value.values["found"], refused.value.values["known"]) == (
        newest() + 1,
        newest(),
    )
    assert file.read_bytes() == newer
    file.write_bytes(known)


@pytest.mark.usefixtures("unharmed")
def test_a_read_only_folder_is_named(saved: Path) -> None:
    saved.chmod(0o555)
    give_to_nobody(saved / "standtall.db")
    assert python(OPEN_HERE, saved, ".") == "saves-read-only 3\n"


@pytest.mark.usefixtures("unharmed")
def test_a_read_only_file_is_named(saved: Path) -> None:
    (saved / "standtall.db").chmod(0o444)
    give_to_nobody(saved, saved / "standtall.db")
    assert python(OPEN_HERE, saved, ".") == "saves-read-only 3\n"


@pytest.mark.usefixtures("unharmed")
def test_a_file_that_may_not_be_read_is_named(saved: Path) -> None:
    (saved / "standtall.db").chmod(0o000)
    give_to_nobody(saved)
    assert python(OPEN_HERE, saved, ".") == "saves-unreadable 3\n"


@pytest.mark.parametrize("name", ["standtall.db", "standtall.db-wal", "standtall.db-shm"])
@pytest.mark.parametrize("put", [Path.mkdir, os.mkfifo], ids=["folder", "pipe"])
def test_what_is_no_file_is_not_waited_for(
    saved: Path, name: str, put: Callable[[Path], None]
) -> None:
    (saved / name).unlink(missing_ok=True)
    put(saved / name)
    with pytest.raises(GameError) as refused:
        open_store(saved)
    assert (refused.value.code, refused.value.exit_code) == ("saves-no-file", 3)
    assert refused.value.values["path"] == str(saved / name)


def test_what_was_saved_comes_back_once_what_is_no_file_is_gone(saved: Path) -> None:
    (saved / "standtall.db").unlink()
    (saved / "standtall.db").mkdir()
    with pytest.raises(GameError):
        open_store(saved)
    (saved / "standtall.db").rmdir()
    with open_store(saved).store as store:
        assert len(store.steps(1)) == 2


def test_a_new_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    assert python(OPEN_HERE, tmp_path, "new/saves") == "saves-folder 3\n"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_behind_a_closed_door_is_named(tmp_path: Path) -> None:
    (tmp_path / "closed" / "saves").mkdir(parents=True)
    (tmp_path / "closed").chmod(0o000)
    assert python(OPEN_HERE, tmp_path, "closed/saves") == "saves-folder 3\n"
    (tmp_path / "closed").chmod(0o755)


def test_a_first_start_in_a_read_only_folder_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    assert python(OPEN_HERE, tmp_path, ".") == "saves-read-only 3\n"


def test_damaged_saves_in_a_read_only_folder_stay_as_they_are(saved: Path) -> None:
    (saved / "standtall.db").write_bytes(b"not a database")
    saved.chmod(0o555)
    assert python(OPEN_HERE, saved, ".") == "saves-read-only 3\n"
    assert (saved / "standtall.db").read_bytes() == b"not a database"
    saved.chmod(0o755)


def test_a_file_where_the_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "saves").write_text("mine")
    for folder in (tmp_path / "saves", tmp_path / "saves" / "deeper"):
        with pytest.raises(GameError) as refused:
            open_store(folder)
        assert (refused.value.code, refused.value.exit_code) == ("saves-folder", 3)
    assert (tmp_path / "saves").read_text() == "mine"


def test_a_folder_where_the_file_should_be_is_named(folder: Path) -> None:
    (folder / "standtall.db").mkdir(parents=True)
    with pytest.raises(GameError) as refused:
        open_store(folder)
    assert refused.value.exit_code == 3
    assert (folder / "standtall.db").is_dir()


@pytest.mark.parametrize("lock", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
@pytest.mark.usefixtures("unharmed")
def test_saves_that_another_window_locks_are_named_when_opened(saved: Path, lock: str) -> None:
    with closing(sqlite3.connect(saved / "standtall.db", isolation_level=None)) as other:
        other.execute(lock)
        with pytest.raises(GameError) as refused:
            open_store(saved, wait=0.05)
        assert (refused.value.code, refused.value.exit_code) == ("saves-locked", 3)
        other.rollback()


@pytest.mark.usefixtures("unharmed")
def test_saves_that_another_program_has_to_itself_are_named(saved: Path) -> None:
    with closing(sqlite3.connect(saved / "standtall.db", isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(GameError) as refused:
            open_store(saved, wait=0.05)
        assert (refused.value.code, refused.value.exit_code) == ("saves-locked", 3)
        other.rollback()


def test_a_choice_that_met_a_lock_can_be_made_again(
    folder: Path, opens: Callable[[], Opened]
) -> None:
    store = opens().store
    play = begin(store, store.profile("anna").id)
    with closing(sqlite3.connect(folder / "standtall.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for call in (
            lambda: store.append(play.id, 0, "rings", "a"),
            lambda: begin(store, 1),
            lambda: store.replace_tail(play.id, (), 0),
            lambda: store.finish(play.id, ending="e", kind="ugly", scores={}, bands={}),
        ):
            with pytest.raises(GameError) as refused:
                call()
            assert (refused.value.code, refused.value.exit_code) == ("saves-locked", 3)
        other.rollback()
    store.append(play.id, 0, "rings", "a")
    assert len(store.plays(1)) == 1


def test_a_mending_that_another_window_holds_up_says_so(folder: Path) -> None:
    folder.mkdir()
    (folder / "standtall.db").write_bytes(b"not a database")
    with closing(sqlite3.connect(folder / "standtall.db.lock", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(GameError, match="saves-locked"):
            open_store(folder, wait=0.05)
        other.rollback()
    assert (folder / "standtall.db").read_bytes() == b"not a database"


FILL_IT_UP = """
import resource, signal, sys
from pathlib import Path
from game.errors import GameError
from game.saves import open_store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
folder, how = Path(sys.argv[1]), sys.argv[2]
full = folder / "full"
if how == "limit":
    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, resource.RLIM_INFINITY))
store = open_store(folder / "saves").store
play = store.begin_play(store.profile("anna").id, pack="p", encounter="e", digest="d", seed=1, intensity="mild")
if how == "disk":
    with full.open("wb", buffering=0) as held:
        try:
            while True:
                held.write(bytes(512))
        except OSError:
            pass
made, said = 0, set()
while not said:
    try:
        store.append(play.id, made, "s" * 2000, "c")
        made += 1
    except GameError as error:
        said.add((error.code, error.exit_code))
for call in (lambda: store.note(play.id, "plan", "x" * 9000), store.backup):
    try:
        call()
    except GameError as error:
        said.add((error.code, error.exit_code))
print(sorted(said))
assert len(store.steps(play.id)) == made
full.unlink(missing_ok=True)
if how == "limit":
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
store.append(play.id, made, "room again", "c")
store.backup()
store.close()
opened = open_store(folder / "saves")
assert opened.notices == ()
assert len(opened.store.steps(play.id)) == made + 1
assert not list((folder / "saves").rglob("*part-*"))
opened.store.close()
"""


def test_a_choice_that_finds_the_disk_full_says_so_and_can_be_made_again(tmp_path: Path) -> None:
    # a limit on the size of files stands for a full disk where no small disk can be mounted
    said = python(FILL_IT_UP, tmp_path, "limit")
    assert said in {"[('disk-full', 3)]\n", "[('saves-io', 3)]\n"}


def small_disk(tmp_path: Path, script: str, *arguments: str, size: str = "400k") -> str:
    """Run a script with a disk of its own mounted at tmp_path, which only its process sees."""
    shell = 'mount -t tmpfs -o size="$1" small "$2" && shift 2 && exec "$@"'
    prefix = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-Urm"]
    if (
        not shutil.which("unshare")
        or subprocess.run(
            [*prefix, "sh", "-c", shell, "sh", "400k", str(tmp_path), "true"],
            check=False,
            capture_output=True,
        ).returncode
    ):
        pytest.skip("no disk can be mounted here")
    done = subprocess.run(
        [
            *prefix,
            "sh",
            "-c",
            shell,
            "sh",
            size,
            str(tmp_path),
            sys.executable,
            "-c",
            script,
            str(tmp_path),
            *arguments,
        ],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_full_disk_is_named_and_play_goes_on_when_there_is_room(tmp_path: Path) -> None:
    assert small_disk(tmp_path, FILL_IT_UP, "disk") == "[('disk-full', 3)]\n"


OPEN_ON_A_FULL_DISK = """
import sys
from pathlib import Path
from game.errors import GameError
from game.saves import open_store
folder = Path(sys.argv[1])
if sys.argv[2] != "nothing":
    store = open_store(folder / "saves").store
    store.profile("anna")
    store.close()
if sys.argv[2] == "damaged":
    with (folder / "saves" / "standtall.db").open("r+b") as held:
        held.write(bytes(100))
with (folder / "full").open("wb", buffering=0) as held:
    try:
        while True:
            held.write(bytes(512))
    except OSError:
        pass
try:
    store = open_store(folder / "saves").store
    store.profile("ben")
except GameError as error:
    print(error.code, error.exit_code)
(folder / "full").unlink()
opened = open_store(folder / "saves")
print([profile.name for profile in opened.store.profiles()], len(opened.notices))
"""


@pytest.mark.parametrize(
    ("there", "then"),
    [("nothing", "[] 0"), ("saves", "['anna'] 0"), ("damaged", "['anna'] 2")],
)
def test_a_start_on_a_full_disk_is_named_and_loses_nothing(
    tmp_path: Path, there: str, then: str
) -> None:
    said = small_disk(tmp_path, OPEN_ON_A_FULL_DISK, there).splitlines()
    assert said == ["disk-full 3", then]
