from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.errors import GameError
from game.saves import Opened, Step, Store
from game.saves.names import shown, storable, tidy
from tests.saves.windows import begin, play_on


def test_a_profile_is_made_when_it_is_first_asked_for(store: Store) -> None:
    assert store.profiles() == ()
    anna = store.profile("anna")
    assert store.profile("anna") == anna
    assert store.profiles() == (anna,)


def test_looking_for_a_profile_makes_none(store: Store) -> None:
    assert store.find_profile("anna") is None
    assert store.profiles() == ()


@pytest.mark.parametrize("typed", ["  王 小明 ", "王 小明\n", "\N{IDEOGRAPHIC SPACE}王 小明"])
def test_a_name_is_trimmed(store: Store, typed: str) -> None:
    assert store.profile(typed).name == "王 小明"


def test_a_name_typed_with_combining_accents_is_the_same_name(store: Store) -> None:
    assert store.profile("Zoe\N{COMBINING DIAERESIS}") == store.profile("Zoë")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "profile-name-empty"),
        (" \t", "profile-name-empty"),
        ("\N{ZERO WIDTH JOINER}", "profile-name-empty"),
        ("x" * 61, "profile-name-long"),
        ("an\x1b[2Jna", "profile-name-character"),
        ("an\0na", "profile-name-character"),
        ("an\N{RIGHT-TO-LEFT OVERRIDE}na", "profile-name-character"),
        ("an\N{ZERO WIDTH SPACE}na", "profile-name-character"),
        ("an\N{LINE SEPARATOR}na", "profile-name-character"),
        ("an\udcffna", "profile-name-character"),
    ],
)
def test_a_name_that_cannot_be_shown_is_refused_with_the_reason(
    store: Store, typed: str, code: str
) -> None:
    for ask in (store.profile, store.find_profile, store.delete_profile):
        with pytest.raises(GameError) as refused:
            ask(typed)
        assert (refused.value.code, refused.value.exit_code) == (code, 2)
        assert "\x1b" not in str(refused.value.values)
    assert store.profiles() == ()


@pytest.mark.parametrize(
    "typed", ["x" * 60, "O'Brien", "👩‍💻", "a/../b", "'; DROP TABLE play", "%s {name}"]
)
def test_any_other_name_is_fine(store: Store, typed: str) -> None:
    assert store.profile(typed).name == typed
    assert store.find_profile(typed) is not None


@given(st.text())
def test_a_name_is_refused_or_tidy(typed: str) -> None:
    with suppress(GameError):
        tidied = tidy(typed)
        assert tidy(tidied) == tidied == shown(tidied)
        tidied.encode()
        assert 1 <= len(tidied) <= 60


@given(st.text(st.characters(codec=None)))
def test_any_text_can_be_stored(text: str) -> None:
    kept = storable(text)
    kept.encode()
    assert "\0" not in kept
    assert storable(kept) == kept


def test_bytes_that_the_c_locale_passed_through_come_out_as_the_text_they_were() -> None:
    assert storable("挺直腰桿".encode().decode("ascii", "surrogateescape")) == "挺直腰桿"


def test_settings_are_each_profiles_own(store: Store) -> None:
    anna, ben = store.profile("anna"), store.profile("ben")
    store.set_setting(anna.id, "lang", "en")
    store.set_setting(ben.id, "lang", "zh-Hant")
    store.set_setting(anna.id, "lang", "zh-Hans")
    assert store.settings(anna.id) == {"lang": "zh-Hans"}
    assert store.settings(ben.id) == {"lang": "zh-Hant"}


def test_deleting_a_profile_deletes_everything_about_it_and_nothing_else(store: Store) -> None:
    anna, ben = store.profile("anna"), store.profile("ben")
    for one in (anna, ben):
        store.set_setting(one.id, "lang", "en")
        play = begin(store, one.id)
        store.note(play.id, "plan", "breathe")
        play_on(store, play.id, "a", "b")
        store.replace_tail(play.id, store.steps(play.id), 1)
    before = store.export(ben.id)
    assert store.delete_profile("anna") == ()
    assert store.profiles() == (ben,)
    assert store.settings(anna.id) == {}
    assert store.plays(anna.id) == ()
    after = store.export(ben.id)
    assert {**after, "exported": None} == {**before, "exported": None}
    assert store._file.rows("SELECT count(*) FROM step") == [(1,)]
    assert store._file.rows("SELECT count(*) FROM note") == [(1,)]
    assert store._file.rows("SELECT count(*) FROM dropped") == [(1,)]


def test_nothing_of_a_deleted_profile_is_left_on_disk(
    folder: Path, opens: Callable[[], Opened]
) -> None:
    secret, kept = "Seldom-Seen-Anna", "my-plan-is-to-breathe-before-i-answer"
    store = opens().store
    anna, ben = store.profile(secret), store.profile("ben")
    for number in range(12):
        play = begin(store, anna.id, steps=[Step(f"{kept}-{n}", kept) for n in range(60)])
        store.note(play.id, "plan", kept * 200)
        store.note(begin(store, ben.id).id, "plan", f"bens own {number}")
        store.backup()
    store.delete_profile(secret)
    for file in folder.rglob("*"):
        if file.is_file():
            held = file.read_bytes()
            assert secret.encode() not in held, file
            assert kept.encode() not in held, file
    assert any(b"bens own 11" in file.read_bytes() for file in (folder / "backups").iterdir())


def test_deleting_names_the_damaged_files_that_it_leaves_alone(
    folder: Path, opens: Callable[[], Opened]
) -> None:
    opens().store.profile("anna")
    (folder / "damaged").mkdir()
    (notice,) = opens().store.delete_profile("anna")
    assert (notice.code, notice.values) == ("saves-aside-stay", {"folder": str(folder / "damaged")})


def test_deleting_a_profile_that_is_not_there_says_so(store: Store) -> None:
    with pytest.raises(GameError) as refused:
        store.delete_profile("anna")
    assert (refused.value.code, refused.value.values) == ("profile-unknown", {"name": "anna"})


def test_a_window_of_a_deleted_profile_is_told(opens: Callable[[], Opened]) -> None:
    one, other = opens().store, opens().store
    anna = one.profile("anna")
    play = begin(one, anna.id)
    other.delete_profile("anna")
    ben = other.profile("ben")
    assert ben.id != anna.id
    assert begin(other, ben.id).id != play.id
    for code, call in (
        ("play-gone", lambda: one.append(play.id, 0, "s", "c")),
        ("play-gone", lambda: one.note(play.id, "plan", "x")),
        ("play-gone", lambda: one.steps(play.id)),
        ("play-gone", lambda: one.replace_tail(play.id, (), 0)),
        ("play-gone", lambda: one.finish(play.id, ending="e", kind="ugly", scores={}, bands={})),
        ("profile-gone", lambda: one.set_setting(anna.id, "lang", "en")),
        ("profile-gone", lambda: begin(one, anna.id)),
        ("profile-gone", lambda: one.export(anna.id)),
    ):
        with pytest.raises(GameError) as refused:
            call()
        assert (refused.value.code, refused.value.exit_code) == (code, 3)
    one.leave(play.id)  # nothing to leave any more, and nothing to say
